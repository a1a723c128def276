"""Sections of digests, tables of contents, and digests without papers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest_tui import readers
from digest_tui.readers.dialects.nothing import says_no_papers
from digest_tui.readers.dialects.sections import Section, read_section
from tests.support.dialect import parse_dialect, three_papers
from tests.support.template import read_file


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "匹配论文：2 篇",
            "5 papers",
            "Total: 3",
            "今日论文 (12)",
            "Papers",
            "论文列表",
            "全部论文",
        ),
        *(
            "Today's papers (7)",
            "Matched papers: 7",
            "오늘의 논문 3편",
            "論文一覧",
            "12 new articles",
        ),
        *("2026-01-01", "Papers of 2026/01/01", "2026年1月1日", "08/21/2026", "August 21, 2026"),
        *("Paper 3", "Item 2 (Score: 9)", "📚 详细论文列表"),
    ],
)
def test_a_heading_that_counts_or_dates_is_no_section(heading: str) -> None:
    assert read_section(heading) == Section()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Computer Vision [cs.CV]", Section("Computer Vision", "cs.CV")),
        ("Computer Vision (cs.CV) [3]", Section("Computer Vision", "cs.CV")),
        ("cs.CV - Computer Vision", Section("cs.CV - Computer Vision", "cs.CV")),
        ("cs.CV (12)", Section("cs.CV", "cs.CV")),
        ("physics.chem-ph", Section("physics.chem-ph", "physics.chem-ph")),
        ("🤖 Robots: 12 papers", Section("Robots")),
        ("机器人（3篇） [[Back]](#toc)", Section("机器人")),
        ("必读", Section("必读")),
    ],
)
def test_a_section_has_a_name_and_perhaps_a_category(heading: str, section: Section) -> None:
    assert read_section(heading) == section


@pytest.mark.parametrize(
    "entry",
    [
        *("[Vision (3)](#v)", "[Vision [3]](#v)", "[Vision - 3 papers](#v)", "[Vision（3篇）](#v)"),
        *("[**Vision**: 3](#v)", "[Vision](#v) [Total: 3]", "[All of it (3)](#vision)"),
        *("[cs.CV (3)](#x)", "[All of it (3)](#cs-cv)", "[Vision 3 papers](#v)"),
    ],
)
@pytest.mark.parametrize("category", ["", "**Category:** cs.CV\n\n"])
def test_counts_within_the_links_of_contents_are_compared(entry: str, category: str) -> None:
    form = f"### [T@](%)\n\n{category}**TL;DR:** a\n"
    text = three_papers(form, f"- {entry}\n\n## <a id='cs-cv'></a>Vision [cs.CV]\n\n")
    assert parse_dialect(text).problems == ()
    (problem,) = parse_dialect(text.replace("3", "5", 1)).problems
    assert (problem.line, problem.promised, problem.count) == (1, 5, 3)


def test_a_section_that_is_no_category_is_an_extra_field() -> None:
    form = "### [T@](%)\n\n**Category:** cs.C@, cs.X\n\n**TL;DR:** a\n"
    text = three_papers(form, "- [Must read](#x) [4]\n\n## Must read\n\n").replace("cs.C", "cs.A")
    digest = parse_dialect(text)
    assert {each.extra for each in digest.papers} == {(("Section", "Must read"),)}
    assert digest.promised == {}
    (problem,) = digest.problems
    assert (problem.category, problem.promised, problem.count) == ("Must read", 4, 3)


def test_the_section_of_papers_is_kept_and_counted(corpus: Path) -> None:
    path = corpus.parent / "faults" / "section-names-lost.md"
    digest = read_file(path)
    assert digest.problems == ()
    assert [each.extra[0] for each in digest.papers] == [
        *[("Section", "主要方向详细摘要")] * 2,
        ("Section", "辅助方向精选摘要"),
    ]
    wrong = path.read_text("utf-8").replace("[Total: 2]", "[Total: 3]")
    (problem,) = readers.read(wrong.encode(), "x.md").problems
    assert (problem.line, problem.promised, problem.count) == (5, 3, 2)


@pytest.mark.parametrize(
    "sentence",
    [
        *("No trajectory and large model papers found today", "No papers today.", "0 papers"),
        *("There are no new submissions matching your criteria.", "Found 0 new papers in cs.CV."),
        *("**No relevant papers were found.**", "Total: 0", "Papers: none", "📭 No new papers"),
        *(
            "今天没有新论文。",
            "今日没有符合条件的论文",
            "暂无相关论文",
            "未找到相关论文。",
            "共 0 篇论文",
        ),
        *(
            "오늘은 새로운 논문이 없습니다.",
            "本日の新着論文はありません。",
            "Keine neuen Artikel heute.",
        ),
    ],
)
def test_a_digest_may_say_that_there_are_no_papers(sentence: str) -> None:
    for text in (f"# {sentence}\n", f"# Spoons 2026-01-01\n\n{sentence}\n\n---\n*Made by a bot*\n"):
        assert says_no_papers(text)
        assert list(readers.read(text.encode(), "x.md").papers) == []


@pytest.mark.parametrize(
    "text",
    [
        "If no papers are found today, the tool waits.\n",
        f"# Tool\n\n{'It reads files, and writes others. ' * 9}\n\nNo papers found today.\n",
        "# Tool\n\nThere is no manual.\n",
        "没有人读这个文件。\n",
        "# 工具\n\n本工具没有论文下载功能。\n",
        "# Motto\n\nNo results without effort.\n",
        "No papers were left on the table, and nobody knows where the spoons of the house went.\n",
        "",
    ],
)
def test_prose_does_not_say_that_there_are_no_papers(text: str) -> None:
    assert not says_no_papers(text)


def test_a_sentence_without_papers_makes_a_digest(corpus: Path) -> None:
    digest = read_file(corpus.parent / "faults" / "no-papers-refused.md")
    assert (list(digest.papers), digest.problems) == ([], ())


@pytest.mark.parametrize(
    "form",
    [
        "- [T@](%)",
        "@. **[T@](%)**",
        "- A title of words [arXiv](%)",
        "<details><summary><b>T of words</b> [pdf](%)</summary>\n</details>",
    ],
)
def test_a_list_of_links_is_no_digest(form: str) -> None:
    text = three_papers(form, "# Papers\n\n- [Part](#part)\n\n## Part\n\n")
    with pytest.raises(readers.ReadError) as raised:
        readers.read(text.encode(), "x.md", "shown.md")
    assert raised.value.kind is readers.ReadErrorKind.ONLY_LINKS
    assert raised.value.name == "shown.md"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("| Title | Date |", "| [T@](%) | 2026-01-01 |"),
        ("| # | Paper | Link |", "| @ | T@ | [pdf](%) |"),
        ("标题 | 链接", "T@ | [论文](%)"),
    ],
)
def test_a_table_of_links_is_no_digest(header: str, row: str) -> None:
    rule = re.sub(r"[^|\s]+", "---", header)
    rows = three_papers(row).replace("\n\n", "\n")
    text = f"# Papers\n\n- [Part](#part)\n\n## Part\n\n{header}\n{rule}\n{rows}\n"
    with pytest.raises(readers.ReadError) as raised:
        readers.read(text.encode(), "x.md")
    assert raised.value.kind is readers.ReadErrorKind.ONLY_LINKS
    with_text = text.replace(header, f"{header} | Summary".replace("| | ", "| "))
    with_text = with_text.replace(rule, f"{rule} | ---".replace("| | ", "| "))
    for line in rows.split("\n"):
        with_text = with_text.replace(line, f"{line} | Words.".replace("| | ", "| "))
    papers = readers.read(with_text.encode(), "x.md").papers
    assert [each.tldr for each in papers] == ["Words."] * 3


@pytest.mark.parametrize("count", [1, 2])
def test_a_list_of_few_papers_is_a_digest_if_it_is_all_and_says_so(count: int) -> None:
    item = "- [Spoons](https://arxiv.org/abs/2601.0000{}) - Ann Example, Bob Sample\n"
    items = "".join(item.format(number) for number in range(count))
    assert len(readers.read(f"# Daily papers\n\n{items}".encode(), "x.md").papers) == count
    for text in (f"# Spoons\n\n{items}", f"# Daily papers\n\n{items}\n## Install\n\nRun it.\n"):
        with pytest.raises(readers.ReadError):
            readers.read(text.encode(), "x.md")
