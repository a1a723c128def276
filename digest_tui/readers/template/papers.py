"""The papers of one digest, built when they are accessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from digest_tui.model import LazyPapers, Paper
from digest_tui.readers.extra import SECTION
from digest_tui.readers.lines import offsets
from digest_tui.readers.template import regular
from digest_tui.readers.template.gaps import Gap

_MIN_SPACED: Final = 5
"""The minimum number of papers that show that a blank follows each comma between authors."""


class TemplatePapers(LazyPapers):
    """The papers of one digest; a regular one is built from its text on each access.

    The first access to the last paper encodes the text of all papers in UTF-8, which takes half
    the memory of a string with Chinese. Encoding takes a third of the time of a scan, so it is
    delayed until all papers are likely to be accessed.

    Attributes:
        heads: The offset of each paper's head.
    """

    def __init__(self, text: str) -> None:
        self.heads = offsets(text)
        self._ends = offsets(text)
        self._text = text
        self._encoded = b""
        self._bounds = offsets(text)
        self._irregular: list[Paper | None] = []
        self._strips_authors: bool | None = None
        self._sections: dict[int, str] = {}  # of papers whose category has another name

    def set_sections(self, sections: Mapping[int, str], categories: Sequence[str]) -> None:
        """Set the sections, so that each paper names its own if that is not its category.

        Args:
            sections: The name of each section, by the index of its first paper.
            categories: The category of each paper.
        """
        starts = [*sections, len(self)]
        for (start, name), stop in zip(sections.items(), starts[1:], strict=True):
            if categories[start:stop].count(name) != stop - start:
                self._sections.update(dict.fromkeys(range(start, stop), name))

    def sections(self) -> Sequence[str]:
        """Return the section of each paper, empty if it is the category; or none if all are."""
        return [self._sections.get(index, "") for index in range(len(self) * bool(self._sections))]

    def add(self, head: int, end: int, paper: Paper | None = None) -> None:
        """Add a paper.

        Args:
            head: The offset of its head.
            end: The offset of the end of its abstract; of an irregular paper, of its end.
            paper: The paper if it is irregular.
        """
        self.heads.append(head)
        self._ends.append(end)
        self._irregular.append(paper)

    def gap(self, index: int) -> Gap:
        """Return the gap above a paper, or below the last one, between the papers' own texts."""
        stop = self.heads[index] if index < len(self) else len(self._text)
        if not index:
            return Gap(0, stop, 0)
        is_closed = self.is_regular(index - 1)
        return Gap(self._ends[index - 1] + is_closed * len(regular.CLOSING), stop, index)

    def is_regular(self, index: int) -> bool:
        """Return whether a paper follows the template exactly."""
        return self._irregular[index] is None

    def __len__(self) -> int:
        return len(self._irregular)

    def build(self, index: int) -> Paper:
        """Return a paper, built from its text if it is regular."""
        if self._strips_authors is None:
            self._strips_authors = self._are_authors_spaced()
        if index == len(self) - 1 and self._text:
            self._encode()
        paper = self._irregular[index] or regular.parse(self._block(index))
        section = self._sections.get(index) if self._sections else None
        if section not in (None, paper.category):
            paper = replace(paper, extra=((SECTION, section), *paper.extra))
        if self._strips_authors:
            return replace(paper, authors=tuple(name.strip() for name in paper.authors))
        return paper

    def has_summary(self, index: int) -> bool:
        """Return whether a paper has a summary; most papers have a TL;DR, so it is enough."""
        if self.is_regular(index) and regular.has_tldr(self._block(index)):
            return True
        return self[index].has_summary

    def _block(self, index: int) -> str:
        """Return the text of a regular paper."""
        if self._text:
            return self._text[self.heads[index] : self._ends[index]]
        start, end = self._bounds[index : index + 2]
        return self._encoded[start:end].decode("utf-8", "surrogatepass")

    def _encode(self) -> None:
        """Replace the text by the encoded text of the regular papers."""
        blocks = [
            self._block(index).encode("utf-8", "surrogatepass") if paper is None else b""
            for index, paper in enumerate(self._irregular)
        ]
        self._bounds.extend(accumulate(map(len, blocks), initial=0))
        self._encoded = b"".join(blocks)
        self._text = ""

    def _are_authors_spaced(self) -> bool:
        """Return whether a blank follows every comma between two authors."""
        spaced = 0
        for index, paper in enumerate(self._irregular):
            if paper is not None:
                authors = ",".join(paper.authors)
            else:
                authors = regular.authors_line(self._text, self.heads[index])
            if "," in authors:
                if authors.count(",") != authors.count(", "):
                    return False
                spaced += 1
        return spaced >= _MIN_SPACED
