"""Scan a text that may follow the template, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest_tui.model import Digest, Paper, Problem, ProblemKind
from digest_tui.readers import contents
from digest_tui.readers.lines import line_end, offsets
from digest_tui.readers.problems import ProblemCollector
from digest_tui.readers.template import foreign, irregular, regular
from digest_tui.readers.template.gaps import GapReader
from digest_tui.readers.template.papers import TemplatePapers
from digest_tui.text.sanitize import clean_line

_BELOW_ABSTRACT: Final = len(regular.CLOSING) + len("\n\n\n")
"""Characters between the abstract of a paper and the head of the next one in its section."""


class TemplateScan:
    """Locates the papers of a text, from one paper's head to the next."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._problems = ProblemCollector(text, name)
        self._papers = TemplatePapers(text)
        self._categories: list[str] = []
        self._keys: list[str] = []
        # One byte for each paper: whether it contains text that the template does not print, and
        # whether it has a problem.
        self._foreign = bytearray()
        self._faulty = bytearray()
        self._unnumbered_heads = 0
        self._cleaned: dict[str, str] = {}  # categories
        # The papers above which the template prints a section, or there is any other text.
        self._gaps = offsets(text, [0])
        self._sections = irregular.Sections(text)
        offset = regular.next_heading(text, 0)
        while offset < len(text):
            offset = self._add_paper(offset)

    def digest(self, problems: Sequence[Problem]) -> Digest | None:
        """Return the digest, or None if there is neither a paper nor a table of contents.

        Args:
            problems: Problems found before, which come first.
        """
        heads = self._papers.heads
        promises = contents.of_template(self._text, heads[0] if heads else len(self._text))
        if not (heads or promises.promised or contents.is_empty_template(self._text, promises)):
            return None
        below = dict.fromkeys([*self._gaps, len(self._papers)])
        gaps = GapReader(self._text, map(self._papers.gap, below), promises)
        self._papers.set_sections(gaps.sections, self._categories)
        sections = self._papers.sections()
        contents.compare(promises, self._categories, self._problems, sections)
        return Digest(
            self._name,
            self._papers,
            self._categories,
            self._keys,
            contents.of_categories(promises, self._categories, sections),
            self._problems.by_line(problems),
            cut_off=self._problems.cut_off,
            asides=gaps.asides,
        )

    def is_foreign(self) -> bool:
        """Return whether most papers contain text that the template does not print."""
        papers = len(self._papers)
        if papers and not self._foreign[-1] and not self._papers.is_regular(-1):
            papers -= 1  # A last paper that is cut off is no evidence.
        others = self._unnumbered_heads
        return not self._papers or 2 * (sum(self._foreign) + others) > papers + others

    def exact_papers(self) -> dict[int, Paper]:
        """Return the papers without foreign text or problems, by the line of their head from 0."""
        exact: dict[int, Paper] = {}
        line = counted = 0
        for index, head in enumerate(self._papers.heads):
            line += self._text.count("\n", counted, head)
            counted = head
            if not (self._foreign[index] or self._faulty[index]):
                exact[line] = self._papers[index]
        return exact

    def _next_head(self, offset: int) -> int:
        """Return the offset of the first head from a heading, or of the end of the text."""
        text = self._text
        while offset < len(text) and not regular.is_head(text, offset):
            end = line_end(text, offset)
            self._problems.add(offset, ProblemKind.UNLINKED_HEADING)
            self._unnumbered_heads += foreign.is_unnumbered_head(text[offset:end])
            offset = regular.next_heading(text, end + 1)
        return offset

    def _add_paper(self, head: int) -> int:
        """Add the paper of a heading, if it is a head; return the offset of the next heading."""
        text = self._text
        match = regular.match_paper(text, head)
        end = regular.abstract_end(text, match.end()) if match else -1
        if match is None or end < 0:
            following = self._next_head(head)
            if following == head:
                following = self._add_irregular(head)
            self._gaps.append(len(self._papers))
            return following
        start = match.end()
        self._papers.add(head, end)
        category = match[regular.CATEGORY]
        self._categories.append(self._cleaned.get(category) or self._clean_category(category))
        self._keys.append(regular.key(match))
        # An abstract can contain labels of another template only after a blank line.
        self._foreign.append(
            text.find("\n", start) < end
            and text.find("\n\n", start, end + 1) >= 0
            and foreign.has_foreign_labels(text[start : end + 1])
        )
        self._faulty.append(False)
        usual = end + _BELOW_ABSTRACT
        following = regular.next_heading(text, usual)
        if following != usual:
            self._gaps.append(len(self._papers))
        return following

    def _add_irregular(self, head: int) -> int:
        """Add a paper that does not follow the template exactly; return the offset of the next."""
        text = self._text
        following = self._next_head(regular.next_heading(text, line_end(text, head) + 1))
        last = following == len(text)
        block = text[head : following - (not last)]
        problems = len(self._problems)
        paper, end = irregular.parse(block, head, self._sections, self._problems, last=last)
        self._papers.add(head, head + end, paper)
        self._categories.append(paper.category)
        self._keys.append(paper.key)
        self._foreign.append(foreign.is_foreign(block))
        self._faulty.append(len(self._problems) > problems)
        return following

    def _clean_category(self, category: str) -> str:
        self._cleaned[category] = clean_line(category.strip())
        return self._cleaned[category]
