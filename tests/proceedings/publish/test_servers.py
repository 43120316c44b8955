"""The printed configurations in the real servers, behind a proxy that ends TLS: what a reader gets is what was built."""

from __future__ import annotations

import functools
import http.client
import http.server
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from proceedings.publish.headers import configuration
from proceedings.publish.verify import verify

HOP = {"connection", "transfer-encoding", "content-length"}
START: dict[str, Callable[[Path, int], list[str]]] = {
    "nginx": lambda folder, _: ["nginx", "-p", str(folder), "-c", str(folder / "configuration"), "-g", "daemon off;" + " user root;" * (os.geteuid() == 0)],
    "caddy": lambda folder, _: ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "configuration")],
}


class Proxy(http.server.BaseHTTPRequestHandler):
    """Hands requests on to a server without TLS, as a CDN or a load balancer does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, behind: int) -> None:
        self.behind = behind
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Ask the server behind, with the name under which readers know the site."""
        headers = {name: value for name, value in self.headers.items() if name.lower() not in {"host", "connection"}}
        with closing(http.client.HTTPConnection("127.0.0.1", self.behind, timeout=30)) as connection:
            connection.request("GET", self.path, headers={**headers, "Host": "record.example", "X-Forwarded-Proto": "https"})
            answer = connection.getresponse()
            body = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def adapted(server: str, folder: Path, port: int) -> str:
    """Return the printed configuration with the folder and the port of this test, which a user corrects too."""
    text = configuration(server, "https://record.example/a/").replace("/srv/record", str(folder / "root"))
    if server == "caddy":
        return "{\n\tadmin off\n\tauto_https off\n}\n" + text.replace("record.example {", f"http://record.example:{port} {{", 1)
    served = text.replace("listen 80;", f"listen 127.0.0.1:{port};", 1)
    return f"pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ }}\nhttp {{\naccess_log off;\nclient_body_temp_path {folder};\n{served}}}\n"


@contextmanager
def running(server: str, site: Path, folder: Path) -> Generator[int]:
    """Serve a site under /a/ with a real server, and yield its port."""
    port = free_port()
    shutil.copytree(site, folder / "root" / "a")
    (folder / "configuration").write_text(adapted(server, folder, port), encoding="utf-8")
    with subprocess.Popen(START[server](folder, port), cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(600):  # a minute
                assert process.poll() is None, process.communicate()[1]
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.communicate(timeout=30)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the proxy, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate of the proxy, and is not installed")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, "-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run(command, check=True, capture_output=True)
    file.write_text(file.read_text(encoding="ascii") + Path(f"{file}.crt").read_text(encoding="ascii"), encoding="ascii")
    return file


@pytest.fixture(scope="module", params=START)
def served(request: pytest.FixtureRequest, other_site: Path, certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of the site as a reader has it, a proxy with TLS before a real server; and the site."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    folder = tmp_path_factory.mktemp(request.param)
    site = Path(shutil.copytree(other_site, folder / "site"))
    (site / "data" / "proceedings.pdf").write_bytes(b"%PDF-1.7\n")
    (site / "data" / "proceedings.epub").write_bytes(b"PK")
    with running(request.param, site, folder) as port, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Proxy, behind=port)) as proxy:
            proxy.socket = context.wrap_socket(proxy.socket, server_side=True)
            threading.Thread(target=proxy.serve_forever, daemon=True).start()
            yield f"https://127.0.0.1:{proxy.server_port}/a/", site
            proxy.shutdown()


def test_a_server_with_the_printed_configuration_behind_tls_sends_what_was_built(served: tuple[str, Path]) -> None:
    address, site = served
    faults, count = verify(site, address)
    assert faults == []
    assert count > 100


def test_the_pages_work_in_a_browser_under_the_policy_of_a_real_server(served: tuple[str, Path], browser: Browser) -> None:
    address, _ = served
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.extend([message.text] if message.type == "error" else []))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}en/search/?q=reading")
    page.locator("[data-search-status=done]").wait_for()
    assert page.locator("[data-search-result]").count() > 0
    page.goto(f"{address}sessions")
    assert page.url == f"{address}sessions/"
    context.close()
    assert faults == []
