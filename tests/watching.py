"""A script on every page that is served, which notes what goes wrong on it in `faults`."""

from __future__ import annotations

WATCH = b"""window.faults = [];
const isNotice = (words) => words.startsWith("ResizeObserver loop"); // sizes change once more in the next frame: nothing is wrong
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => isNotice(String(event.message)) || faults.push(String(event.message || event.reason)));
}
addEventListener("securitypolicyviolation", (event) => faults.push(`violation: ${event.violatedDirective} ${event.blockedURI}`));
const report = console.error;
console.error = (...words) => { faults.push(words.join(" ")); report(...words); };"""


def watched(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
    """Let every page load a script that notes what goes wrong."""
    if path == "watch.js":
        return {**headers, "Content-Type": "text/javascript; charset=utf-8"}, 200, WATCH
    if path.endswith(".html"):
        return headers, status, body.replace(b'<meta name="viewport"', b'<script src="/rec/watch.js"></script><meta name="viewport"', 1)
    return headers, status, body
