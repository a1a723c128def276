"""The command line is translated by the catalogue of the user's language."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest_tui import i18n
from digest_tui.cli import main
from tests.support.catalogue import write_catalogue
from tests.support.papers import paper
from tests.support.template import markdown

MESSAGES = {
    "usage: ": "aufruf: ",
    "show this help message and exit": "zeige diese Hilfe",
    "expected one argument": "ein Argument fehlt",
    "%(prog)s: error: %(message)s\n": "%(prog)s: Fehler: %(message)s\n",
    "read a digest": "lies einen Auszug",
    "open the packaged demo digest": "öffne den mitgelieferten Auszug",
    "{n} paper\0{n} papers": "{n} Artikel (einer)\0{n} Artikel",
    "--watch needs a directory to look at; name one.": "--watch braucht ein Verzeichnis.",
    "{name}: no such file; {expected}.": "{name}: fehlt.",
}


@pytest.fixture(autouse=True)
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the language to German, with a catalogue of a few messages."""
    domain = gettext.textdomain()
    write_catalogue(tmp_path / "locale", "de", MESSAGES)
    monkeypatch.setattr(i18n, "LOCALES", tmp_path / "locale")
    monkeypatch.setenv("LANGUAGE", "de")
    i18n.catalogue.cache_clear()
    yield
    i18n.catalogue.cache_clear()
    gettext.textdomain(domain)


def test_the_help_is_translated_with_the_messages_of_argparse(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("aufruf: digest-tui ")
    assert "zeige diese Hilfe" in out
    assert "öffne den mitgelieferten Auszug" in out
    assert "  lies einen Auszug\n" in out
    assert main(["--filter"]) == 2
    err = capsys.readouterr().err
    assert err.splitlines()[1] == "digest-tui: Fehler: argument -f/--filter: ein Argument fehlt"


def test_reports_and_errors_are_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count in (1, 2):
        path = tmp_path / f"{count}.md"
        path.write_text(markdown(*map(paper, range(1, count + 1))), "utf-8", newline="\n")
        assert main(["--check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "1.md: 1 Artikel (einer)\n" in out
    assert "2.md: 2 Artikel\n" in out
    assert main([str(tmp_path / "absent.md")]) == 2
    assert main(["--watch", "absent.md"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"digest-tui: {tmp_path / 'absent.md'}: fehlt.",
        "digest-tui: --watch braucht ein Verzeichnis.",
    ]


def test_a_message_without_a_translation_is_english() -> None:
    assert i18n._("examples:") == "examples:"
