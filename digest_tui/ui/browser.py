"""Open an address in the user's browser, be it a window or a program in the terminal."""

from __future__ import annotations

import subprocess
import sys
import webbrowser

from textual.app import App, SuspendNotSupported

from digest_tui.ui.messages import notes


def open_in_browser(app: App[None], url: str, *, new_tab: bool) -> notes.Note | None:
    """Open a web address; return what went wrong, or None.

    A browser that needs the terminal gets it until it ends.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return notes.no_browser(url)
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    if in_terminal:
        try:
            with app.suspend():
                opened = browser.open(url)
        except SuspendNotSupported:
            opened = False
        return None if opened else notes.browser_failed(url)
    # A process of its own: some browsers take seconds to answer, and write to the terminal. It is
    # isolated, so that no file of the current directory stands in for a module.
    subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-m", "webbrowser", "-t" if new_tab else "-n", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return None
