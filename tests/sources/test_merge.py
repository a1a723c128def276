"""The files of one day are merged to one digest."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers, sources
from digest_tui.messages import describe
from digest_tui.model import SUMMARY_FIELDS, Digest, Paper
from digest_tui.sources import merge
from tests.support.papers import digest, paper
from tests.support.records import records
from tests.support.template import markdown, read_file

MORE: dict[str, Any] = {
    "categories": ("cs.CV", "cs.RO"),
    "comment": "12 pages",
    "code_url": "https://github.com/a/b",
}
DAY = "2026-01-26"
TEXT, RAW, ENHANCED = f"{DAY}.md", f"{DAY}.jsonl", f"{DAY}_AI_enhanced_Chinese.jsonl"


pytestmark = pytest.mark.usefixtures("cwd")


def write(**texts: str) -> None:
    """Write the files of one day: `text`, `raw` and `enhanced`."""
    names = {"text": TEXT, "raw": RAW, "enhanced": ENHANCED}
    for kind, text in texts.items():
        Path(names[kind]).write_text(text, "utf-8", newline="\n")


def the_digest() -> Digest:
    (source,) = sources.discover(["."])
    return sources.read(source)


def test_markdown_and_all_records_of_a_day_are_one_source() -> None:
    write(text="a", raw="bc", enhanced="def")
    Path(f"{DAY}-more.md").write_text("g", "utf-8")
    Path("other").mkdir()
    Path("other", RAW).write_text("h", "utf-8")
    day, more, other = sources.discover(["."])
    assert [path.name for path in day.paths] == [TEXT, RAW, ENHANCED]
    assert sum(day.sizes) == 6
    assert len(day.changed) == 3
    assert [path.name for path in more.paths] == [f"{DAY}-more.md"]
    assert [path.name for path in other.paths] == [RAW]


def test_named_files_of_a_day_are_one_source() -> None:
    write(text="a", raw="b", enhanced="c")
    (source,) = sources.discover([ENHANCED, f"./{TEXT}"])
    assert [path.name for path in source.paths] == [TEXT, ENHANCED]
    assert source.explicit


def test_files_without_a_day_are_separate_sources() -> None:
    Path("seed.md").write_text("a", "utf-8")
    Path("seed.jsonl").write_text("b", "utf-8")
    assert [len(source.paths) for source in sources.discover(["."])] == [1, 1]


def test_records_complete_the_papers_of_the_markdown(cwd: Path) -> None:
    shown = [paper(1), paper(2, tldr="改过的。"), paper(3)]
    write(
        text=markdown(*shown),
        raw=records(paper(9), *(paper(number, **MORE) for number in (2, 1)), raw=True),
        enhanced=records(paper(1, tldr="另一句。", comment="Accepted"), paper(4)),
    )
    made = the_digest()
    assert (made.name, made.date, made.path) == (TEXT, DAY, str(cwd / TEXT))
    assert list(made.papers) == [
        replace(shown[0], **MORE | {"comment": "Accepted"}),
        replace(shown[1], **MORE),
        shown[2],
    ]
    assert made.papers[-1] == made.papers[2]
    assert made.papers[:2] == list(made.papers)[:2]
    assert list(made.categories) == [each.category for each in shown]
    assert made.problems == ()


def test_completed_papers_are_built_on_access() -> None:
    class Counting(list[Paper]):
        accesses = 0

        def __getitem__(self, offset: Any) -> Any:
            self.accesses += 1
            return super().__getitem__(offset)

    papers = Counting([paper(1), paper(2)])
    base = replace(digest(), papers=papers, categories=("cs.CV", "cs.CV"))
    made = merge.complete(base, [digest(paper(2, **MORE))])
    assert papers.accesses == 0
    assert made.papers[1] == paper(2, **MORE)
    assert papers.accesses == 1


def test_missing_fields_come_from_the_records() -> None:
    gaps = replace(paper(1), motivation=None, abstract=None)
    text = markdown(gaps).replace("Motivation: None\n\n", "").replace("Abstract: None\n\n", "")
    write(text=text, enhanced=records(paper(1)))
    (made,) = the_digest().papers
    assert (made.motivation, made.abstract) == (paper(1).motivation, paper(1).abstract)


def test_records_without_markdown_are_combined_and_those_with_summaries_come_first() -> None:
    write(
        raw=records(paper(3, **MORE), paper(1, **MORE), paper(1, title="Again"), raw=True),
        enhanced=records(paper(2), paper(1)),
    )
    made = the_digest()
    assert (made.name, made.date) == (ENHANCED, DAY)
    assert [each.arxiv_id[-1] for each in made.papers] == ["2", "1", "3"]
    assert [each.number for each in made.papers] == [1, 2, 3]
    assert made.papers[1] == replace(paper(1, **MORE), number=2)
    assert [each.has_summary for each in made.papers] == [True, True, False]
    assert list(made.categories) == [each.category for each in made.papers]


_fields = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys((*SUMMARY_FIELDS, "abstract"), st.sampled_from([None, "", "词"])),
        "category": st.sampled_from(["", "cs.CV", "cs.LG"]),
        "comment": st.sampled_from(["", "12 pages"]),
        "categories": st.sampled_from([(), ("cs.CV", "cs.RO")]),
        "code_url": st.sampled_from(["", "https://a"]),
    },
)
_papers = st.lists(
    st.builds(lambda number, fields: paper(number, **fields), st.integers(1, 4), _fields)
)


@given(_papers, st.lists(_papers.map(lambda papers: digest(*papers)), min_size=1, max_size=3))
def test_no_field_of_the_markdown_is_lost_or_changed(
    shown: list[Paper], others: list[Digest]
) -> None:
    base = digest(*shown)
    made = merge.complete(base, others)
    assert len(made.papers) == len(shown)
    known = {each.key for other in others for each in other.papers}
    for before, after in zip(shown, made.papers, strict=True):
        said = {name: getattr(before, name) for name in Paper.__slots__ if getattr(before, name)}
        assert {name: getattr(after, name) for name in said} == said
        assert after == before or before.key in known


@given(st.lists(_papers.map(lambda papers: digest(*papers)), min_size=1, max_size=3))
def test_combined_records_contain_every_paper_once(several: list[Digest]) -> None:
    made = merge.combine(several)
    keys = [each.key for each in made.papers]
    assert keys == list(made.keys)
    assert [each.category for each in made.papers] == list(made.categories)
    assert len(keys) == len(set(keys))
    assert set(keys) == {each.key for other in several for each in other.papers}
    for each in made.papers:
        entries = [one for other in several for one in other.papers if one.key == each.key]
        for name in ("category", "comment", "categories", "code_url", *SUMMARY_FIELDS):
            assert bool(getattr(each, name)) == any(getattr(one, name) for one in entries)


def test_a_file_that_cannot_be_read_is_a_problem_of_the_digest_of_the_others() -> None:
    write(text="", raw=records(paper(1), raw=True) + "words\n")
    made = the_digest()
    assert made.name == RAW
    assert len(made.papers) == 1
    assert [problem.line for problem in made.problems] == [2, 0]
    assert describe(made.problems[1]).startswith(f"{TEXT}: is empty")
    write(text=markdown(paper(1)))
    Path(f"{ENHANCED}.gz").write_bytes(gzip.compress(b"{}")[:-5])
    made = the_digest()
    assert made.name == TEXT
    assert describe(made.problems[0]) == (
        f"{RAW}, line 2: This line is no record of a paper and was left out."
    )
    assert "not whole" in describe(made.problems[1])
    write(text="", raw="")
    with pytest.raises(readers.ReadError, match=r"\.md: empty"):
        the_digest()


def test_every_paper_of_a_real_day_has_the_fields_of_its_record(corpus: Path) -> None:
    days = [source for source in sources.discover([str(corpus)]) if len(source.paths) > 1]
    assert len(days) == 11
    added = 0
    for source in days:
        lines = source.paths[1].read_text("utf-8").split("\n")
        by_id = {record["id"]: record for record in map(json.loads, filter(None, lines))}
        plain = read_file(source.paths[0])
        made = sources.read(source)
        assert made.date == source.paths[0].stem
        assert list(made.categories) == list(plain.categories)
        assert made.problems == plain.problems
        for each, before in zip(made.papers, plain.papers, strict=True):
            record = by_id[each.arxiv_id]
            categories = tuple(record["categories"])
            assert each.comment == (record["comment"] or "").replace("\n", " ")
            assert each.categories == (categories if len(categories) > 1 else ())
            assert each.code_url == record.get("code_url", "")
            assert replace(each, comment="", categories=(), code_url="") == before
            added += each != before
    assert added == 1962


def test_records_add_papers_that_the_contents_promise_and_the_markdown_lacks(
    tmp_path: Path,
) -> None:
    papers = [paper(number) for number in range(1, 6)]
    whole = markdown(*papers)
    cut = whole[: whole.index("[4]")]
    (tmp_path / "2026-01-30.md").write_text(cut, "utf-8", newline="\n")
    text = records(*papers, paper(7), paper(8, category="math.NT"))
    (tmp_path / "2026-01-30.jsonl").write_text(text, "utf-8", newline="\n")
    (source,) = sources.discover([str(tmp_path)])
    made = sources.read(source)
    assert sorted(made.keys) == sorted(each.key for each in papers)
    assert [each.number for each in made.papers] == [1, 2, 3, 4, 5]
    assert made.papers[-1].abstract == papers[-1].abstract


def test_records_replace_markdown_without_papers_and_contents(tmp_path: Path) -> None:
    (tmp_path / "2026-01-30.md").write_text("<div id=toc></div>\n\n# Table of Contents\n", "utf-8")
    (tmp_path / "2026-01-30.jsonl").write_text(records(paper(1), paper(2)), "utf-8")
    (source,) = sources.discover([str(tmp_path)])
    assert len(sources.read(source).papers) == 2


def test_records_complete_the_paper_in_which_the_markdown_is_cut_off() -> None:
    papers = [paper(1), paper(2, category="cs.LG", **MORE)]
    whole = markdown(*papers)
    head = whole.index("### [2]")
    for cut in range(whole.index("\n\nTL;DR", head), len(whole)):
        write(text=whole[:cut], enhanced=records(*papers))
        assert list(the_digest().papers) == papers, whole[cut - 20 : cut]


def test_all_categories_include_the_main_one_in_any_order_of_records() -> None:
    raw = paper(1, category="cs.LG", categories=("cs.LG", "cs.AI"), tldr=None)
    enhanced = paper(1, category="cs.CV", categories=("cs.CV", "cs.RO"))
    for several in ([digest(raw), digest(enhanced)], [digest(enhanced), digest(raw)]):
        (made,) = merge.combine(several).papers
        assert made.category in made.categories
