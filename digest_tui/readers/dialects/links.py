"""Recognise links and addresses in the lines of a paper."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.patterns import compiled

LINK: Final = (
    r"\[((?:[^\[\]]{1,300}+|\[[^\[\]]{0,100}\]){0,6})\]"
    r"\(<?(https?://[^\s()<>\"]{1,500})>?(?:[ \t]+\"[^\"\n]{0,200}\")?\)"
)
"""A link: its text, which may contain brackets, and its address."""

ADDRESS: Final = r"https?://[^\s<>()\[\]\"`，。；、）】]{1,500}(?<![',.;:])"
_IMAGE: Final = r"!\[([^\[\]]{0,100})\]\([^()\n]{0,500}\)"
"""An image with its text, such as a badge within a link."""

_CODE: Final = r"https?://(?:www\.)?(?:git(?:hub|lab)\.com|gitee\.com|bitbucket\.org)/"
_BEFORE: Final = r"[^\w\[<]{0,12}"
"""What may stand before the links of a line: list markers, emoji, emphasis, `>`."""

_LONGEST: Final = 4000
"""The maximum length of a value that is only links."""


class Link(NamedTuple):
    """A link; the text of a bare address is empty."""

    text: str
    url: str

    @property
    def is_code(self) -> bool:
        """Whether the address is that of a repository."""
        return re.match(_CODE, self.url) is not None

    @property
    def is_generic(self) -> bool:
        """Whether the text, such as `PDF` or an id, says nothing that the address does not."""
        bare = self.text.strip("*_ \t[]`").casefold()
        return (
            not any(map(str.isalnum, bare))
            or _has_word(self.url.casefold(), bare)
            or is_generic(bare, self.url)
        )

    @property
    def markdown(self) -> str:
        """The link as text."""
        return f"[{self.text.strip('*_ ')}]({self.url})" if self.text else self.url


def _has_word(text: str, word: str) -> bool:
    """Return whether a text contains a word that is not a part of a longer one."""
    offset = text.find(word)
    while offset >= 0:
        end = offset + len(word)
        if not (text[offset - 1 : offset].isalnum() or text[end : end + 1].isalnum()):
            return True
        offset = text.find(word, offset + 1)
    return False


def links_in(text: str) -> tuple[list[Link], str]:
    """Return the links and addresses of a text, and the text without them."""
    found = [Link(*link) for link in re.findall(LINK, text)]
    rest = re.sub(LINK, " ", text)
    found += [Link("", url) for url in re.findall(ADDRESS, rest)]
    return found, re.sub(ADDRESS, " ", rest)


def only_links(value: str) -> list[Link] | None:
    """Return the links of a value that is only links; None for any other value."""
    if "http" not in value or len(value) > _LONGEST:
        return None
    found, rest = links_in(value)
    return None if any(map(str.isalnum, rest)) else found


def is_own_link(line: str, own: str) -> bool:
    """Return whether a line begins with a link to the paper itself, and is no sentence.

    Args:
        line: The line.
        own: The arXiv id of the paper; empty if it is not known yet.
    """
    if "http" not in line or len(line) > _LONGEST:
        return False
    match = compiled(rf"{_BEFORE}\[?(?:{LINK}|<?({ADDRESS})>?)[\]*_ \t]*").match(line)
    if match is None:
        return False
    link = Link(re.sub(_IMAGE, r"\1", match[1] or ""), match[2] or match[3])
    found = arxiv_id(link.url)
    if not (found and link.is_generic and own in ("", found)):
        return False
    rest = line[match.end() :]
    return rest[:1] in ("|", "｜", "·", "•") or not any(map(str.isalnum, links_in(rest)[1]))
