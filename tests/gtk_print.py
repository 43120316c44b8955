"""Prints pages to PDF with WebKitGTK, by the system's own Python. Its WebDriver cannot print.

Each line of its input is an address and a file, with a space between them. It answers with a line: what went wrong, or nothing.
It needs the Debian packages python3-gi and gir1.2-webkit2-4.1, and a display. The paper is A4; the margins are GTK's own, as a reader has them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402 the versions come first

PATIENCE = 60  # seconds
SCRIPTS_START = 300  # milliseconds


def print_page(view: Any, address: str, file: Path) -> str:
    """Print the page of an address into a file; return what went wrong, in words."""
    problems: list[str] = []
    paper, settings = Gtk.PageSetup(), Gtk.PrintSettings()
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    settings.set_printer("Print to File")
    settings.set("output-uri", file.as_uri())
    settings.set("output-file-format", "pdf")
    operation = WebKit2.PrintOperation.new(view)
    operation.set_page_setup(paper)
    operation.set_print_settings(settings)

    def start(_view: Any, event: Any) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            GLib.timeout_add(SCRIPTS_START, operation.print_)

    def give_up(*problem: Any) -> bool:
        problems.append(str(problem[-1] if problem else "the time is up"))
        Gtk.main_quit()
        return True  # the clock is stopped below

    loading = view.connect("load-changed", start)
    operation.connect("failed", give_up)
    operation.connect("finished", Gtk.main_quit)
    clock = GLib.timeout_add_seconds(PATIENCE, give_up)
    view.load_uri(address)
    Gtk.main()
    GLib.source_remove(clock)
    view.disconnect(loading)
    return "; ".join(problems)


def main() -> None:
    """Print one page after another, in one window."""
    view, window = WebKit2.WebView(), Gtk.OffscreenWindow()
    window.set_default_size(1200, 900)
    window.add(view)
    window.show_all()
    for line in sys.stdin:
        address, file = line.split()
        print(print_page(view, address, Path(file)), flush=True)


if __name__ == "__main__":
    main()
