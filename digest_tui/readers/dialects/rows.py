"""Recognise rows of tables that are heads of papers.

The header of the table names their columns, which are read as labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.blocks import is_table_rule
from digest_tui.readers.dialects.bylines import read_byline
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.heads import ROW, Head, find_link
from digest_tui.readers.dialects.labels import field_of, key_of
from digest_tui.readers.dialects.titles import read_title
from digest_tui.readers.lines import line_end
from digest_tui.readers.patterns import compiled

_LONGEST: Final = 8000
_MOST_COLUMNS: Final = 30
_NUMBERS: Final = frozenset(
    ["", "no", "nr", "id", "rank", "number", "序号", "编号", "排名", "번호", "番号"]
)

_TITLES: Final = frozenset(["paper", "name", "论文", "名称"])
"""The names of the column of titles, besides those of a label."""


def tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the header and of the end of each table."""
    rule = compiled(r"^[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$", re.MULTILINE)
    end = -1
    for match in rule.finditer(text):
        header = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        if header > end and match.start() > 0 and "|" in text[header : match.start()][:_LONGEST]:
            end = text.find("\n\n", match.end())
            end = len(text) if end < 0 else end
            yield header, end


def row_head(text: str, start: int, header: int) -> Head | None:
    """Return the row at `start` of the table with a header as a head, if it is one."""
    end = line_end(text, start)
    line = text[start:end]
    if "|" not in line or len(line) > _LONGEST or is_table_rule(line.strip()):
        return None
    names = cells(text[header : line_end(text, header)])
    values = cells(line)
    if len(names) > _MOST_COLUMNS or len(values) < 2:
        return None
    column = _title_column(names, values)
    if column < 0:
        return None
    link = find_link(values[column])
    title_text, url, number = (link.text, link.url, None) if link else (values[column], "", None)
    title = read_title(title_text, linked=link is not None)
    beside = read_byline(f"{link.before} {link.after}" if link else "")
    labelled: list[tuple[str, str]] = []
    for index, cell in enumerate(values):
        name = names[index] if index < len(names) else ""
        if index == column or not cell:
            continue
        if key_of(name) in _NUMBERS and cell.strip("#. ").isdecimal():
            number = int(cell.strip("#. ")[:9])
            continue
        other = find_link(cell)
        if other and arxiv_id(other.url) and is_generic(other.text, other.url):
            url = url or other.url
        labelled.append((name, cell))
    if not arxiv_id(url) or not title.text:
        return None
    return Head(
        start,
        end + 1,
        ROW,
        number if number is not None else title.number,
        title.text,
        url,
        rest=beside.rest,
        authors=beside.authors,
        category=", ".join(filter(None, (title.category, beside.marks.category))),
        extra=(*title.extra, *beside.marks.extra),
        labelled=tuple(labelled),
    )


def cells(line: str) -> list[str]:
    """Return the cells of a row, without emphasis that marks a whole cell."""
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    found = re.split(r"(?<!\\)\|", bare, maxsplit=2 * _MOST_COLUMNS)
    return [re.sub(r"<br ?/?>", "\n", cell.replace("\\|", "|")).strip() for cell in found]


def _title_column(names: list[str], values: list[str]) -> int:
    """Return the index of the cell with the title: a link to a paper, or named so; -1 if none."""
    linked = -1
    for index, cell in enumerate(values):
        link = find_link(cell)
        if link and arxiv_id(link.url):
            if not is_generic(link.text, link.url):
                return index
            linked = index
    if linked < 0:
        return -1
    for index, name in enumerate(names[: len(values)]):
        is_title = field_of(name)[0] == "title" or key_of(name) in _TITLES
        if is_title and index != linked and values[index]:
            return index
    return -1
