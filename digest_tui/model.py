"""The values that all packages share: papers, digests and problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, overload

FAILED_SUMMARIES: Final = frozenset(
    {
        "Summary generation failed",
        "Motivation analysis unavailable",
        "Method extraction failed",
        "Result analysis unavailable",
        "Conclusion extraction failed",
        "Processing failed",
        "Error",
        "None",
        "N/A",
        "错误：AI分析失败。",
    }
)
"""The texts of a field for which the generator could not make a summary."""

SUMMARY_FIELDS: Final = ("tldr", "motivation", "method", "result", "conclusion")
"""The summary fields of a paper, in the order of the digest."""

_LONGEST_NAME: Final = 120
"""The maximum length of the start of a text that names a paper, in characters."""

_ID_MONTH: Final = r"(?:[a-z-]+(?:\.[A-Za-z]{2})?/)?(\d\d)(\d\d)[.\d]"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a digest; a field that the digest does not have is None.

    Attributes:
        number: The number printed before the title, else the number of the paper in the file.
        arxiv_id: The id without version, as in `2601.20881` or `hep-th/9901001`; may be empty.
        category: The main category; may be empty.
        abs_url: The address of the abstract page, as in the file; may be empty.
        abstract: The English abstract with its newlines.
        translated_title: The title in another language; may be empty.
        categories: All categories, with the main one, if the digest names more than one.
        comment: The authors' comment; may be empty.
        code_url: The address of the code; may be empty.
        extra: The names and texts of labels that the template does not know, in file order.
    """

    number: int
    arxiv_id: str
    title: str
    authors: tuple[str, ...]
    category: str
    abs_url: str
    tldr: str | None = None
    motivation: str | None = None
    method: str | None = None
    result: str | None = None
    conclusion: str | None = None
    abstract: str | None = None
    translated_title: str = ""
    categories: tuple[str, ...] = ()
    comment: str = ""
    code_url: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The identity of the paper in all digests: its arXiv id, else its address or name."""
        return self.arxiv_id or self.abs_url or self.name

    @property
    def name(self) -> str:
        """The title, another title, or the start of its text; empty if only an id names it."""
        title = self.title or self.translated_title
        return title if title or self.arxiv_id or self.abs_url else self._start

    @property
    def heading(self) -> str:
        """The name, else the id or the address."""
        return self.name or self.arxiv_id or self.abs_url

    @property
    def _start(self) -> str:
        """The start of the first text of the paper that is not blank."""
        summary = (getattr(self, name) for name in SUMMARY_FIELDS)
        texts = (*summary, self.abstract, ", ".join(self.authors), self.category)
        text = next((text.strip() for text in texts if text and text.strip()), "")
        return text[:_LONGEST_NAME].partition("\n")[0]

    @property
    def all_categories(self) -> tuple[str, ...]:
        """The main category and all others, each once."""
        return tuple(dict.fromkeys((self.category, *self.categories)))

    @property
    def pdf_url(self) -> str:
        """The address of the PDF; empty if there is no arXiv id."""
        return f"https://arxiv.org/pdf/{self.arxiv_id}" if self.arxiv_id else ""

    @property
    def month(self) -> str:
        """The month of the arXiv id, as in `2026-01`; empty if there is none.

        Source: https://info.arxiv.org/help/arxiv_identifier.html
        """
        match = re.match(_ID_MONTH, self.arxiv_id)
        if not match or not 1 <= int(match[2]) <= 12:
            return ""
        year = int(match[1])
        return f"{year + (1900 if year > 90 else 2000)}-{match[2]}"

    @property
    def has_summary(self) -> bool:
        """Whether a summary field contains more than a placeholder of a failed summary."""
        return any(summary_text(getattr(self, name)) for name in SUMMARY_FIELDS)

    def with_summary_of(self, older: Paper) -> Paper:
        """Return the paper with the summary that an older digest has of it."""
        return replace(self, **{name: getattr(older, name) for name in SUMMARY_FIELDS})

    def texts(self) -> Iterator[str]:
        """Yield all texts of the paper; a word of a filter matches within one of them."""
        texts = (
            self.arxiv_id,
            self.title,
            "\n".join(self.authors),
            self.category,
            self.tldr,
            self.motivation,
            self.method,
            self.result,
            self.conclusion,
            self.abstract,
            self.translated_title,
            "\n".join(self.categories),
            self.comment,
            self.code_url,
            *(part for entry in self.extra for part in entry),
        )
        return (text for text in texts if text)

    @property
    def summary_failed(self) -> bool:
        """Whether the digest has only placeholders of a failed summary."""
        fields = (getattr(self, name) for name in SUMMARY_FIELDS)
        return not self.has_summary and any(field and field.strip() for field in fields)


class LazyPapers(Sequence[Paper]):
    """A sequence of papers that are built on each access; subclasses define `__len__`."""

    @overload
    def __getitem__(self, index: int) -> Paper: ...
    @overload
    def __getitem__(self, index: slice) -> list[Paper]: ...
    def __getitem__(self, index: int | slice) -> Paper | list[Paper]:
        found = range(len(self))[index]
        return self.build(found) if isinstance(found, int) else list(map(self.build, found))

    def build(self, index: int) -> Paper:
        """Build the paper at an index, from 0."""
        raise NotImplementedError

    def has_summary(self, index: int) -> bool:
        """Return whether the paper at an index has a summary; faster than to build most papers."""
        return self[index].has_summary


def summary_text(value: str | None) -> str:
    """Return a summary field without blanks at its ends; empty if it is a placeholder."""
    stripped = (value or "").strip()
    return "" if stripped in FAILED_SUMMARIES else stripped


class ProblemKind(Enum):
    """What a reader found wrong; in brackets the fields of `Problem` that are set."""

    REPLACED_BYTES = auto()
    """Bytes that the encoding does not allow were replaced (`encoding`)."""
    CUT_OFF_RECORD = auto()
    """The file ends within a record."""
    NO_RECORD = auto()
    """A line is no record of a paper."""
    UNLINKED_HEADING = auto()
    """A heading of the level of papers links to no paper."""
    CUT_OFF_PAPER = auto()
    """The details of a paper have no end, so its text is probably incomplete (`paper`)."""
    MISSING_FIELDS = auto()
    """A paper lacks what the template or most others have (`paper`, `fields`)."""
    COUNT_MISMATCH = auto()
    """The file has another number of papers than promised (`category`, `promised`, `count`)."""
    UNREAD_CATEGORIES = auto()
    """The table of contents has more categories than are read (`count`)."""
    MORE_PROBLEMS = auto()
    """More problems were found than are kept (`count`)."""
    UNREADABLE_FILE = auto()
    """One of several files of a digest cannot be read (`error`)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not read, as data; `digest_tui.messages` has the words.

    Attributes:
        line: The number of the line, from 1; 0 for a whole file.
        file: The name of the file, as the user knows it.
        paper: The number of the paper.
        fields: The names of attributes of `Paper`.
        category: The category; empty for papers without one.
        promised: The number of papers that the table of contents promises.
        count: The number of papers, categories or problems there are.
        encoding: The name of the encoding.
        error: The error for which the file cannot be read.
    """

    kind: ProblemKind
    line: int
    file: str = ""
    paper: int = 0
    fields: tuple[str, ...] = ()
    category: str = ""
    promised: int = 0
    count: int = 0
    encoding: str = ""
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Text of a digest outside of its papers, such as an introduction or a footer.

    Attributes:
        line: The number of its first line, from 1.
        text: The text as in the file, with its newlines.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest, as read from one file or merged from the files of one day.

    Attributes:
        name: The name of the file, as the user knows it.
        papers: The papers in file order; the sequence may build each paper on access.
        categories: The main category of each paper, in the same order.
        keys: The key of each paper, in the same order.
        promised: The number of papers of each category, according to the table of contents.
        problems: What could not be read, by line.
        cut_off: Whether the file seems to end within a paper.
        path: The full path of the file; empty for standard input.
        date: `2026-01-30`; `2026-01` if only the papers' ids give it; else empty.
        summarised: Whether papers may have summaries; the first records of a day have none.
        asides: The text outside of the papers, by line; without what the template prints.
    """

    name: str
    papers: Sequence[Paper]
    categories: Sequence[str]
    keys: Sequence[str]
    promised: Mapping[str, int] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    cut_off: bool = False
    path: str = ""
    date: str = ""
    summarised: bool = True
    asides: Sequence[Aside] = ()

    def has_summary(self, index: int) -> bool:
        """Return whether the paper at an index has a summary."""
        papers = self.papers
        if isinstance(papers, LazyPapers):
            return papers.has_summary(index)
        return papers[index].has_summary

    @property
    def lacking(self) -> Counter[str]:
        """How many papers of each category are promised but missing."""
        return Counter(self.promised) - Counter(self.categories)
