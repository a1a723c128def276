"""Open an address in the reader's browser, be it a window or a program in the terminal."""

from __future__ import annotations

import subprocess
import sys
import webbrowser

from textual.app import App, SuspendNotSupported


def open_in_browser(app: App[None], url: str, *, new_tab: bool) -> None:
    """Open a web address; a browser that needs the terminal gets it until it ends."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        app.notify(f"No browser was found for {url}", severity="warning", markup=False)
        return
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    if in_terminal:
        try:
            with app.suspend():
                opened = browser.open(url)
        except SuspendNotSupported:
            opened = False
        if not opened:
            app.notify(f"No browser could open {url}", severity="warning", markup=False)
        return
    # A process of its own: some browsers take seconds to answer, and write to the terminal. It is
    # isolated, so that no file of the current directory stands in for a module.
    subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-m", "webbrowser", "-t" if new_tab else "-n", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
