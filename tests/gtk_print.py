"""Prints pages to PDF with WebKitGTK, by the system's own Python: `python3 gtk_print.py ADDRESS FILE`. Its WebDriver cannot print.

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


def print_page(address: str, file: Path) -> None:
    """Print the page of an address into a file. Raises SystemExit where it cannot be printed in time."""
    problems: list[str] = []
    view, window = WebKit2.WebView(), Gtk.OffscreenWindow()
    window.set_default_size(1200, 900)
    window.add(view)
    window.show_all()
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

    def give_up(*problem: Any) -> None:
        problems.append(str(problem[-1] if problem else "the time is up"))
        Gtk.main_quit()

    view.connect("load-changed", start)
    operation.connect("failed", give_up)
    operation.connect("finished", Gtk.main_quit)
    GLib.timeout_add_seconds(PATIENCE, give_up)
    view.load_uri(address)
    Gtk.main()
    if problems:
        sys.exit("; ".join(problems))


if __name__ == "__main__":
    print_page(sys.argv[1], Path(sys.argv[2]).resolve())
