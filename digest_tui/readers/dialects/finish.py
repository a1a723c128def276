"""Complete a paper by what its head and its section say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from digest_tui.model import SUMMARY_FIELDS, Paper
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.draft import Draft, LabelledText
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.heads import Head, find_link
from digest_tui.readers.dialects.labels import Label, key_of
from digest_tui.readers.dialects.marks import DATE, MarkKind, mark_of
from digest_tui.readers.dialects.sections import Section
from digest_tui.readers.dialects.structure import Structure
from digest_tui.readers.dialects.titles import read_title
from digest_tui.readers.dialects.values import is_east_asian
from digest_tui.readers.extra import NOTE, SECTION
from digest_tui.readers.lines import LineBuilder

_NO_TEXT: Final = frozenset({DATE, SECTION})
"""The names of extra fields that are no text about a paper."""


def draft_of(head: Head) -> Draft:
    """Return the draft of a paper with what its head says."""
    draft = Draft(head, "")
    draft.authors = head.authors
    draft.category = head.category.partition(",")[0]
    for name, text in head.labelled:
        label = Label(key_of(name), name, text)
        draft.values.append(LabelledText(label, LineBuilder(text), head.start))
    return draft


def use_linked_titles(draft: Draft) -> None:
    """Replace the links in the values of labels for the title by their texts."""
    for value in draft.values:
        link = find_link(value.value) if value.label.field == "title" else None
        if link and not is_generic(link.text, link.url):
            if arxiv_id(link.url):
                draft.add_links([link.url])
            value.lines = LineBuilder(f"{link.before}{link.text}{link.after}".strip())


def with_head(paper: Paper, draft: Draft) -> Paper:
    """Return a paper with the title, the categories and the extra fields that its head gives."""
    head = draft.head
    extra = [*head.extra]
    title, translated = head.title, paper.translated_title
    named = draft.fields.get("title")
    in_label = ""
    if named:
        read = read_title(named.value.replace("\n", " "), linked=True)
        extra += read.extra
        in_label = read.category
        if not title:
            title = read.text
        elif key_of(read.text) != key_of(title):
            if not translated and is_east_asian(read.text) != is_east_asian(title):
                original, translated = title, read.text
                if is_east_asian(title):
                    original, translated = translated, original
                title = original
            else:
                extra.append((named.label.name, read.text))
    if head.authors and not _contains(" ".join(paper.authors), head.authors):
        extra.append((NOTE, head.authors))
    category, categories = _categories(paper, ", ".join(filter(None, (head.category, in_label))))
    return replace(
        paper,
        title=title or head.unnamed,
        translated_title=translated,
        category=category,
        categories=categories,
        extra=(*extra, *paper.extra),
    )


def _contains(text: str, part: str) -> bool:
    """Return whether a text contains all words of another."""
    return {*re.findall(r"\w+", part)} <= {*re.findall(r"\w+", text), "and", "et", "al"}


def _categories(paper: Paper, in_head: str) -> tuple[str, tuple[str, ...]]:
    """Return the main category and all categories of a paper, with those in its head."""
    further = in_head.split(", ") if in_head else []
    main = paper.category or (further[0] if further else "")
    every = tuple(dict.fromkeys([*(paper.categories or (main,)), *further]))
    return main, every if len(every) > 1 else paper.categories


def has_text(paper: Paper) -> bool:
    """Return whether a paper has more than a title, an address and a date."""
    return bool(
        paper.authors
        or paper.category
        or paper.abstract
        or paper.translated_title
        or paper.comment
        or any(getattr(paper, name) for name in SUMMARY_FIELDS)
        or any(name not in _NO_TEXT and not _is_date(text) for name, text in paper.extra)
    )


def _is_date(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.kind is MarkKind.DATE


def add_sections(papers: list[Paper], structure: Structure) -> list[str]:
    """Add its section to each paper, as its category or as an extra field; return their names.

    There are no names if no paper is in a section. A section is the category of the papers in it,
    unless one of them has a category of its own.
    """
    others: set[str] = set()
    for index, paper in enumerate(papers):
        section = structure.section(index)
        if paper.category and not (section.category or _is_section_of(section, paper)):
            others.add(section.name)
    for index, paper in enumerate(papers):
        section = structure.section(index)
        if not section.name:
            continue
        if not paper.category and section.name not in others:
            papers[index] = replace(paper, category=section.category or section.name)
        elif not _is_section_of(section, paper):
            extra = (SECTION, section.name), *paper.extra
            papers[index] = replace(paper, extra=extra)
    names = (structure.section(index).name for index in range(len(papers)))
    return [*names] if structure.has_sections else []


def _is_section_of(section: Section, paper: Paper) -> bool:
    """Return whether a section is one of the categories of a paper."""
    keys = {*map(key_of, paper.all_categories)} - {""}
    return key_of(section.name) in keys or key_of(section.category) in keys
