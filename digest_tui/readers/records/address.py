"""The address and the arXiv id of a record's paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from digest_tui.readers.arxiv import ID, arxiv_id
from digest_tui.readers.records import keys
from digest_tui.readers.records.values import Values, text_of
from digest_tui.text.sanitize import clean_line

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_BARE_ID: Final = re.compile(
    rf"(?:10\.48550/)?(?:arxiv\s?[:.]?\s?)?({ID})(v\d+)?(?:\.pdf)?", re.IGNORECASE
)
_ARXIV: Final = re.compile(
    r"https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/([^\s?#]+?)(v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_LONGEST: Final = 2000
"""The maximum length of an address or id."""


class Address:
    """What names a record's paper; takes the values that say nothing else.

    Attributes:
        arxiv_id: The arXiv id without version; may be empty.
        url: The address of the abstract page; may be empty.
    """

    def __init__(self, values: Values) -> None:
        texts = _texts(values, keys.ID)
        pages = _texts(values, keys.PAGE)
        files = _texts(values, keys.PDF)
        ids = [found for text in texts.values() if (found := _id_of(text))]
        page = pages.get("abs", "")
        self.url = _best(pages.values())
        if not self.url and page and " " not in page:
            self.url = page  # The generator's key, so it may be an address of another kind.
        elif not self.url and ids:
            self.url = f"https://arxiv.org/abs/{''.join(ids[0])}"
        elif not self.url:
            self.url = _best((*texts.values(), *files.values()))
        self.arxiv_id = arxiv_id(self.url) or next((bare for bare, _ in ids), "")
        if not self.arxiv_id:
            self.arxiv_id = arxiv_id(_best((*texts.values(), *files.values())))
        for key, text in (*texts.items(), *pages.items(), *files.items()):
            if self._gives(text):
                values.mark(key)

    def _gives(self, text: str) -> bool:
        """Return whether the address and the arXiv id say all that a text does."""
        if text in (self.url, self.arxiv_id):
            return True
        link = _ARXIV.fullmatch(text)
        found, version = (link[1], link[2]) if link else (_id_of(text) or ("", ""))
        return found != "" and found == self.arxiv_id and self.url.endswith(version or "")


def _best(pages: Iterable[str]) -> str:
    """Return the first address of an arXiv paper, else the first address; empty if none is."""
    addresses = list(filter(is_address, pages))
    return next(filter(arxiv_id, addresses), addresses[0]) if addresses else ""


def is_address(text: str) -> bool:
    """Return whether a text is an address of the web and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def _texts(values: Values, names: keys.Names) -> dict[str, str]:
    """Return the texts of some names, on one line, by their keys."""
    found = {key: _text(value) for key, value in values.named(names)}
    return {key: text for key, text in found.items() if text and len(text) <= _LONGEST}


def _text(value: Any) -> str:
    return clean_line(text_of(value).strip()).strip()


def _id_of(text: str) -> tuple[str, str] | None:
    """Return the arXiv id and the version that a text is; None for any other text."""
    match = _BARE_ID.fullmatch(text)
    return (match[1], match[2] or "") if match else None
