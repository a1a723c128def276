"""The search for a query in the casefolded texts of papers."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from digest_tui.index.rows import Rows
from digest_tui.model import Paper
from digest_tui.query import Query
from digest_tui.text.casefold import casefold_lines

_STEP: Final = 50
"""Papers that one step of a search casefolds, which takes 1 ms."""
_STEP_BYTES: Final = 400_000
"""Bytes after which a step ends before its last paper: twice as many as papers have."""
_LONG_WORD: Final = 256
"""The minimum length in bytes of a word that `bytes.find` finds, in linear time for all texts."""


class Search:
    """The search for one query, digest by digest; first in those that are casefolded.

    Digests are numbered from 0 in the order of their texts. A row is that of a paper in its digest.

    Args:
        query: The query.
        texts: The texts of each digest; more may be appended during the search.
        starts: The position at which each digest begins.
        candidates: The only rows that can match, by the number of the digest; a digest without an
            entry is searched in full.

    Attributes:
        query: The query.
        found: The rows that match, by the number of the digest, of all digests searched so far.
    """

    def __init__(
        self,
        query: Query,
        texts: Sequence[CasefoldedTexts],
        starts: Sequence[int],
        candidates: Mapping[int, Sequence[int]],
    ) -> None:
        self.query = query
        self.found: dict[int, Sequence[int]] = {}
        self._texts = texts
        self._starts = starts
        self._candidates = candidates
        self._next = 0
        self._postponed: deque[int] = deque()  # digests that must be casefolded first
        self._matches = Rows(is_sorted=True)
        self._merged = 0  # the number of digests of `found` whose rows are in the matches
        # Begin with the longest word, which is likely to be the rarest.
        words = sorted(query.words, key=len, reverse=True)
        self._words = [word.encode("utf-8", "surrogatepass") for word in words]

    @property
    def is_done(self) -> bool:
        """Whether all digests were searched."""
        return len(self.found) == len(self._texts)

    @property
    def matches(self) -> Rows:
        """The positions found so far, in ascending order."""
        if self._merged < len(self.found):
            self._merged = len(self.found)
            positions = [
                self._starts[number] + row
                for number in sorted(self.found)
                for row in self.found[number]
            ]
            self._matches = Rows(positions, is_sorted=True)
        return self._matches

    def step(self) -> None:
        """Search one more digest, or casefold some papers of a digest before it is searched."""
        while self._next < len(self._texts):
            number = self._next
            self._next += 1
            if self._texts[number].remaining:
                self._postponed.append(number)
            elif number not in self.found:
                self._search(number)
                return
        if self._postponed:
            number = self._postponed[0]
            self._texts[number].casefold(_STEP)
            if not self._texts[number].remaining:
                self._postponed.popleft()
                self._search(number)

    def resumed_in(self, texts: Sequence[CasefoldedTexts], starts: Sequence[int]) -> Search:
        """Return the search for the same query in other texts; keep the matches in shared ones."""
        found = {id(self._texts[number]): rows for number, rows in self.found.items()}
        search = Search(self.query, texts, starts, {})
        kept = ((number, found.get(id(text))) for number, text in enumerate(texts))
        search.found |= {number: rows for number, rows in kept if rows is not None}
        return search

    def _search(self, number: int) -> None:
        texts, candidates = self._texts[number], self._candidates.get(number)
        # To search the whole text at once is faster than to search half of its papers one by one.
        if candidates is not None and 2 * len(candidates) > len(texts):
            candidates = None
        self.found[number] = texts.rows_with(self._words, candidates)


class CasefoldedTexts:
    """The casefolded texts of the papers of one digest, concatenated.

    Args:
        papers: The papers.
        known: The casefolded texts of some of them, as `text_of` returns them, by row.

    Attributes:
        summaries: The rows of papers that have the summary of an older digest, as for
            `with_summaries`.
    """

    def __init__(self, papers: Sequence[Paper], known: Mapping[int, bytes] | None = None) -> None:
        self._papers = papers
        self._known = known or {}
        self.summaries: Mapping[int, tuple[Sequence[Paper], int]] = {}
        # Once all papers are casefolded this is bytes, which frees the memory reserved for more.
        self._text: bytes | bytearray = bytearray() if papers else b""
        # The offset at which the text of each paper begins, and that at which the last ends.
        self._offsets = array("I", [0])

    def __len__(self) -> int:
        return len(self._papers)

    @property
    def remaining(self) -> int:
        """How many papers are not casefolded yet."""
        return len(self) + 1 - len(self._offsets)

    def casefold(self, limit: int | None = None) -> int:
        """Casefold up to `limit` more papers, or all; return how many were casefolded.

        With a limit, stop after the paper that exceeds `_STEP_BYTES`.
        """
        most = self.remaining if limit is None else min(self.remaining, limit)
        start = len(self._offsets) - 1
        end = None if limit is None else len(self._text) + _STEP_BYTES
        for row in range(start, start + most):
            if end is not None and len(self._text) > end:
                break
            known = self._known.get(row)
            self._text += self._casefolded(row) if known is None else known
            self._offsets.append(len(self._text))
        count = len(self._offsets) - 1 - start
        if count and not self.remaining:
            self._text = bytes(self._text)
            self._known = {}
        return count

    def with_summaries(
        self, summaries: Mapping[int, tuple[Sequence[Paper], int]]
    ) -> CasefoldedTexts:
        """Return texts in which some papers have the summaries of older digests.

        Args:
            summaries: For each row of such a paper, the papers of the older digest and the row in
                it; all other papers have their own.

        Returns:
            These texts, unless those of other rows are casefolded already.
        """
        changed = {
            row
            for row in {*summaries, *self.summaries}
            if summaries.get(row) != self.summaries.get(row)
        }
        texts = self
        if any(self.text_of(row) is not None for row in changed):
            known = {row: self.text_of(row) for row in range(len(self)) if row not in changed}
            texts = CasefoldedTexts(
                self._papers, {row: text for row, text in known.items() if text is not None}
            )
        texts.summaries = summaries
        return texts

    def _casefolded(self, row: int) -> bytes:
        """Return the casefolded text of a paper, with the summary that it shows."""
        paper = self._papers[row]
        if row in self.summaries:
            papers, older = self.summaries[row]
            paper = paper.with_summary_of(papers[older])
        return casefold_lines(paper.texts()) + b"\n"

    def text_of(self, row: int) -> bytes | None:
        """Return the casefolded text of a paper; None if it is not known yet."""
        if row + 1 < len(self._offsets):
            return bytes(self._text[self._offsets[row] : self._offsets[row + 1]])
        return self._known.get(row)

    def rows_with(self, words: Sequence[bytes], candidates: Sequence[int] | None) -> Sequence[int]:
        """Return the rows of the papers that contain all words; all papers must be casefolded.

        Args:
            words: Casefolded words.
            candidates: The only rows that can match; None for all.
        """
        rows = candidates
        for word in words:
            rows = self._rows_with(word) if rows is None else self._narrow(rows, word)
        return range(len(self)) if rows is None else rows

    def _rows_with(self, word: bytes) -> list[int]:
        text, offsets, find = self._text, self._offsets, _find_for(word)
        rows: list[int] = []
        row = 0
        hit = find(text, word, 0)
        while hit >= 0:
            if hit >= offsets[row + 1]:
                row = bisect_right(offsets, hit, row + 2) - 1
            rows.append(row)
            row += 1
            hit = find(text, word, offsets[row])
        return rows

    def _narrow(self, rows: Sequence[int], word: bytes) -> list[int]:
        text, offsets, find = self._text, self._offsets, _find_for(word)
        return [row for row in rows if find(text, word, offsets[row], offsets[row + 1]) >= 0]


def _find_for(word: bytes) -> Callable[..., int]:
    """Return the function that finds a word in bytes; its arguments are those of `bytes.find`."""
    if len(word) >= _LONG_WORD:
        return bytes.find
    import stringzilla  # takes 1 ms, which would delay the first paint

    find: Callable[..., int] = stringzilla.find
    return find
