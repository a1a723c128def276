"""NO_COLOR; `test_terminal` reads what the program writes with it."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.filter import ANSIToTruecolor, Monochrome, NoColor

from digest_tui.ui.compat.empty_no_color import unset_empty_no_color
from digest_tui.ui.compat.no_color import WritesNoColor


def filters(app: App[None]) -> set[type]:
    return {type(each) for each in app.get_line_filters()}


def test_all_colours_are_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert filters(WritesNoColor()) == {NoColor}


def test_without_no_color_the_filters_are_textuals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert filters(WritesNoColor()) == filters(App()) == {ANSIToTruecolor}


def test_textual_writes_greys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert Monochrome in filters(App())


@pytest.mark.parametrize(
    ("environ", "left"),
    [({}, {}), ({"NO_COLOR": ""}, {}), ({"NO_COLOR": "1"}, {"NO_COLOR": "1"})],
)
def test_only_an_empty_no_color_is_unset(environ: dict[str, str], left: dict[str, str]) -> None:
    unset_empty_no_color(environ)
    assert environ == left


def test_textual_takes_an_empty_no_color_for_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert App().no_color
