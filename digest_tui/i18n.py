"""Translate what people read, by the gettext catalogue of the user's language.

A catalogue is `locale/LANGUAGE/LC_MESSAGES/digest-tui.mo` below the package. Without one for the
user's language every message is shown as it stands in the code, in English.
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
    """Return the catalogue, looked for when the first message is shown."""
    return catalogues.translation(DOMAIN, LOCALES, fallback=True)


def install() -> None:
    """Translate what the standard library writes, as argparse does, by the same catalogue."""
    catalogues.bindtextdomain(DOMAIN, LOCALES)
    catalogues.textdomain(DOMAIN)


def _(message: str) -> str:
    """Return a message in the user's language."""
    return catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message that a count needs in the user's language."""
    return catalogue().ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for the catalogue where it is defined; `_` translates it where it is shown."""
    return message
