"""Open a URL in the user's browser, which may be a graphical or a terminal program."""

from __future__ import annotations

import subprocess
import sys
import webbrowser

from textual.app import App, SuspendNotSupported

from digest_tui.ui.messages import notes


def open_in_browser(app: App[None], url: str, *, new_tab: bool) -> notes.Note | None:
    """Open a URL in the browser.

    The program is suspended while a browser runs in its terminal.

    Returns:
        A note of what went wrong, or None.
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
    # A separate process, because some browsers take seconds to start and write to the terminal.
    # With -I, Python does not import modules from the current directory.
    subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-m", "webbrowser", "-t" if new_tab else "-n", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return None
