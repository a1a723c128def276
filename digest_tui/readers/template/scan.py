"""Read Markdown digests, those of the generator's template exactly and at once.

The template escapes nothing, so a field ends where the template's next line stands, and nowhere
else. A paper whose lines stand where the template puts them is only noted while scanning and built
when asked for (`template`); any other is read at once (`irregular`). A file most of whose papers
hold what the template does not know goes to `dialects`, but for the papers read exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from digest_tui.model import BuiltPapers, Digest, Paper, Problem, ProblemKind
from digest_tui.readers import contents
from digest_tui.readers.lines import line_end, offsets
from digest_tui.readers.problems import ProblemCollector
from digest_tui.readers.template import foreign, irregular, regular
from digest_tui.text.sanitize import clean_line

_HABIT: Final = 5
"""Papers that have to do a thing alike, and none otherwise, to call it a habit of the file."""


def parse(text: str, name: str, problems: Sequence[Problem] = ()) -> Digest | None:
    """Read a digest.

    Args:
        text: The whole file; lines end in a newline.
        name: What the digest is called.
        problems: What was found before, to stand first.

    Returns:
        The digest, or None where there is neither a paper nor the template's table of contents.
    """
    scan = _Scan(text, name)
    if scan.is_foreign():
        from digest_tui.readers import dialects

        exact = scan.exact_papers()
        # What is read twice must not be held twice.
        del scan
        digest = dialects.parse(text, name, problems, exact)
        if digest is not None:
            return digest
        scan = _Scan(text, name)
    promises = contents.of_template(text, scan.first)
    if not (scan.categories or promises.promised or contents.are_empty(text, promises)):
        return None
    contents.compare(promises, scan.categories, scan.problems)
    return Digest(
        name,
        scan.papers,
        scan.categories,
        scan.keys,
        promises.promised,
        scan.problems.by_line(problems),
        cut_off=scan.problems.cut_off,
    )


class _Papers(BuiltPapers):
    """The papers of one digest, those that follow the template built when asked for.

    Once the last one is asked for, as whoever wants all does in the end, their texts are held in
    UTF-8, one behind the other: half as large as a string with Chinese. Encoding takes a third of
    the time of a scan, so that it waits until then.
    """

    def __init__(self, text: str) -> None:
        self.heads = offsets(text)
        self._ends = offsets(text)
        self._text = text
        self._blocks = b""
        self._edges = offsets(text)
        self._read: list[Paper | None] = []
        self._spaced: bool | None = None

    def add(self, head: int, end: int, paper: Paper | None = None) -> None:
        """Add the paper whose text stands between two offsets, or one that was read already."""
        self.heads.append(head)
        self._ends.append(head if paper else end)
        self._read.append(paper)

    def is_regular(self, place: int) -> bool:
        """Tell whether a paper follows the template."""
        return self._read[place] is None

    def __len__(self) -> int:
        return len(self._read)

    def build(self, place: int) -> Paper:
        """Build a paper from its text, unless it was read already."""
        if self._spaced is None:
            self._spaced = self._are_spaced()
        if place == len(self) - 1 and self._text:
            self._encode()
        paper = self._read[place] or regular.paper(self._block(place))
        if self._spaced:
            return replace(paper, authors=tuple(name.strip() for name in paper.authors))
        return paper

    def _block(self, place: int) -> str:
        """Return the text of a paper that follows the template."""
        if self._text:
            return self._text[self.heads[place] : self._ends[place]]
        start, end = self._edges[place : place + 2]
        return self._blocks[start:end].decode("utf-8", "surrogatepass")

    def _encode(self) -> None:
        """Let the text go for the blocks of it."""
        blocks = [self._block(place).encode("utf-8", "surrogatepass") for place in range(len(self))]
        self._edges.extend(accumulate(map(len, blocks), initial=0))
        self._blocks = b"".join(blocks)
        self._text = ""

    def _are_spaced(self) -> bool:
        """Tell whether it is the file's habit to put a blank after each comma between authors."""
        habit = 0
        for place, read in enumerate(self._read):
            if isinstance(read, Paper):
                authors = ",".join(read.authors)
            else:
                authors = regular.authors(self._text, self.heads[place])
            if "," in authors:
                if authors.count(",") != authors.count(", "):
                    return False
                habit += 1
        return habit >= _HABIT


class _Scan:
    """One pass over a text, from one head of a paper to the next.

    Attributes:
        first: The offset of the first head, or the length of the text.
    """

    def __init__(self, text: str, name: str) -> None:
        self.problems = ProblemCollector(text, name)
        self.papers = _Papers(text)
        self.categories: list[str] = []
        self.keys: list[str] = []
        self._text = text
        self._strange = bytearray()  # of each paper, whether it holds what the template does not
        self._inexact = bytearray()  # and whether anything is amiss with it
        self._unnumbered = 0  # heads that have a link but no number
        self._names: dict[str, str] = {}  # of categories, each cleaned once
        self._sections = irregular.Sections(text)
        place = regular.next_heading(text, 0)
        while place < len(text):
            place = self._take(place)
        self.first = self.papers.heads[0] if self.papers else len(text)

    def _next_head(self, place: int) -> int:
        """Return where the first head is from the heading at an offset on, else the text's end."""
        text = self._text
        while place < len(text) and not regular.is_head(text, place):
            end = line_end(text, place)
            self.problems.add(place, ProblemKind.UNLINKED_HEADING)
            self._unnumbered += foreign.is_unnumbered_head(text[place:end])
            place = regular.next_heading(text, end + 1)
        return place

    def _take(self, head: int) -> int:
        """Take the paper whose head may be the heading at an offset; return the next heading's."""
        text = self._text
        lines = regular.lines(text, head)
        end = regular.abstract_end(text, lines.end()) if lines else -1
        if lines is None or end < 0:
            following = self._next_head(head)
            return self._take_irregular(head) if following == head else following
        start = lines.end()
        self.papers.add(head, end)
        category = lines[regular.CATEGORY]
        self.categories.append(self._names.get(category) or self._named(category))
        self.keys.append(regular.key(lines))
        # A blank line in the abstract may part it from what another template adds.
        self._strange.append(
            text.find("\n", start) < end
            and text.find("\n\n", start, end + 1) >= 0
            and foreign.holds_foreign_labels(text[start : end + 1])
        )
        self._inexact.append(False)
        return regular.next_heading(text, end + len(regular.CLOSING) + 3)

    def _take_irregular(self, head: int) -> int:
        """Take a paper whose lines do not stand so; return the next one's head."""
        text = self._text
        following = self._next_head(regular.next_heading(text, line_end(text, head) + 1))
        last = following == len(text)
        block = text[head : following - (not last)]
        told = len(self.problems)
        paper = irregular.read(block, head, self._sections, self.problems, last=last)
        self.papers.add(head, following, paper)
        self.categories.append(paper.category)
        self.keys.append(paper.key)
        self._strange.append(foreign.is_strange(block))
        self._inexact.append(len(self.problems) > told)
        return following

    def _named(self, category: str) -> str:
        self._names[category] = clean_line(category.strip())
        return self._names[category]

    def is_foreign(self) -> bool:
        """Tell whether most papers hold what the template does not know."""
        whole = len(self.papers)
        if whole and not self._strange[-1] and not self.papers.is_regular(-1):
            whole -= 1  # A last paper that may break off tells nothing of the template.
        others = self._unnumbered
        return not self.papers or 2 * (sum(self._strange) + others) > whole + others

    def exact_papers(self) -> dict[int, Paper]:
        """Return the papers that follow the template to the letter, by the line of their head."""
        exact: dict[int, Paper] = {}
        line = counted = 0
        for index, head in enumerate(self.papers.heads):
            line += self._text.count("\n", counted, head)
            counted = head
            if not (self._strange[index] or self._inexact[index]):
                exact[line] = self.papers[index]
        return exact
