"""Translate messages by the gettext catalogue of the user's language.

A catalogue is `locale/LANGUAGE/LC_MESSAGES/digest-tui.mo` below the package. If there is none for
the user's language, messages are shown in English, as in the code.
"""

from __future__ import annotations

import gettext as catalogues
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "digest-tui"
LOCALES: Final = Path(__file__).with_name("locale")
"""The directory of the catalogues."""


@cache
def catalogue() -> catalogues.NullTranslations:
    """Return the catalogue; it is loaded on first use."""
    return catalogues.translation(DOMAIN, LOCALES, fallback=True)


def install() -> None:
    """Use the same catalogue for the messages of the standard library, such as argparse's."""
    catalogues.bindtextdomain(DOMAIN, LOCALES)
    catalogues.textdomain(DOMAIN)


def _(message: str) -> str:
    """Return a message in the user's language."""
    return catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message for a count, in the user's language."""
    return catalogue().ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802
    """Return a message unchanged; xgettext extracts it, and `_` translates it where it is shown."""
    return message
