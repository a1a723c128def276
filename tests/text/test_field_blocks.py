"""Fields are split into paragraphs and the items of lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest_tui.model import SUMMARY_FIELDS
from digest_tui.text.events import Kind
from digest_tui.text.field_blocks import Block, split_blocks
from digest_tui.text.markup import Styled, paragraphs
from tests.support.template import read_file

PIECES = [
    *("1)", "2）", "3)", "(1)", "（2）", "(3) ", "1. ", "2. ", "3. ", "1、", "2、", "①", "②"),
    *("i)", "(ii)", "(i)", "a)", "(b) ", "- ", "* ", "• ", "\n", "\n", "\n\n", "\n  ", "；", "; "),
    *(
        "。",
        ". ",
        "：",
        ": ",
        "，",
        ", ",
        " and ",
        "以及",
        "(",
        ")",
        "[",
        "“",
        "”",
        " ",
        "　",
        "<br>",
    ),
    *(
        "词语一二",
        "Some words",
        "e.g.",
        "a",
        "**",
        "*",
        "$x_1$",
        "`c`",
        "\\emph{",
        "}",
        "https://a.b ",
    ),
]
made_of_markers = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
sources = made_of_markers | st.text()


def shown(source: str) -> list[str]:
    """Return the blocks of a field: `>` begins an indented one, `|` follows a marker."""
    return [
        ">" * (block.indent > 0)
        + (f"{text[: block.marker].strip()}|" if block.marker else "")
        + text[block.marker :]
        for block in split_blocks(source)
        for text in [block.text.text]
    ]


def unspaced(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("分两步：1) 采集数据；2) 训练模型。", ["分两步：", "1)|采集数据；", "2)|训练模型。"]),
        ("1）采集数据；2) 训练模型", ["1）|采集数据；", "2)|训练模型"]),
        ("包括（1）采集数据；（2）训练模型", ["包括", "（1）|采集数据；", "（2）|训练模型"]),
        ("1. 采集数据。2. 训练模型。", ["1.|采集数据。", "2.|训练模型。"]),
        ("1、采集数据；2、训练模型", ["1、|采集数据；", "2、|训练模型"]),
        ("发现：①数据有限；②模型有效。", ["发现：", "①|数据有限；", "②|模型有效。"]),
        ("It (i) walks to the hill; and (ii) rests there.",
         ["It", "(i)|walks to the hill; and", "(ii)|rests there."]),
        ("We do this: a) count them; b) weigh them.",
         ["We do this:", "a)|count them;", "b)|weigh them."]),
        ("Two parts: (1) a boat that is built of wood, and (2) a sail that is made of linen.",
         ["Two parts:", "(1)|a boat that is built of wood, and",
          "(2)|a sail that is made of linen."]),
    ],
)  # fmt: skip
def test_items_on_one_line_are_separated(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("步骤：\n1. 采集\n2. 训练\n3. 评测", ["步骤：", "1.|采集", "2.|训练", "3.|评测"]),
        ("- one\n- two", ["-|one", "-|two"]),
        ("Found:\n* one\n* two\nSo it is.", ["Found:", "*|one", "*|two", "So it is."]),
        ("1. 采集\n\n2. 训练\n\n完成。", ["1.|采集", "2.|训练", "完成。"]),
        ("1. 采集\n\n细节。\n\n2. 训练", ["1.|采集", ">细节。", "2.|训练"]),
        ("1. 采集\n   - 细节\n2. 训练\n   - 要点\n\n完成。",
         ["1.|采集", ">-|细节", "2.|训练", ">-|要点", "完成。"]),
        ("1. 采集\n   - 细节\n2. 训练\n   - 要点\n   - 难点",
         ["1.|采集", ">-|细节", "2.|训练", ">-|要点", ">-|难点"]),
        ("1. 采集\n\n细节。\n2. 训练\n   - 要点", ["1.|采集", ">细节。", "2.|训练", "- 要点"]),
        ("(1) a line\nthat goes on; (2)\nanother line",
         ["(1)|a line that goes on;", "(2)|another line"]),
        ("- one<br>- two", ["-|one", "-|two"]),
        ("- one\n- two\n\nWords.\n\n- three\n- four",
         ["-|one", "-|two", "Words.", "-|three", "-|four"]),
    ],
)  # fmt: skip
def test_items_on_separate_lines_are_recognised(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("分两步：1) 采集；2) 训练。效果好。", ["分两步：", "1)|采集；", "2)|训练。", "效果好。"]),
        ("1. Plan it, e.g. at home. 2. Drive, cf. Kant et al. 2020. Nobody was hurt.",
         ["1.|Plan it, e.g. at home.", "2.|Drive, cf. Kant et al. 2020.", "Nobody was hurt."]),
        ("1. 采集。花费很久。2. 训练模型。", ["1.|采集。花费很久。", "2.|训练模型。"]),
        ("甲：1) 一种词；2) 两种词。乙：1) 三种词；2) 四种词。",
         ["甲：", "1)|一种词；", "2)|两种词。", "乙：", "1)|三种词；", "2)|四种词。"]),
    ],
)  # fmt: skip
def test_a_list_ends_with_its_last_item(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. 场景：(i) 山地；(ii) 海边；2. 数据。",
         ["1.|场景：", ">(i)|山地；", ">(ii)|海边；", "2.|数据。"]),
        ("1. 场景：\n- 山地\n- 海边\n2. 数据", ["1.|场景：", ">-|山地", ">-|海边", "2.|数据"]),
    ],
)  # fmt: skip
def test_a_list_within_an_item_is_nested(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "只有一项：1) 采集数据。",
        "缺一项：1) 采集数据；3) 训练模型。",
        "缺一项：1) 采集数据；2) 训练模型；4) 评测模型。",
        "从二开始：2) 采集数据；3) 训练模型。",
        "遗漏标点：1) 采集数据；2) 训练模型与3) 评测模型。",
        "形状不同：1) 采集数据；(2) 训练模型。",
        "没有内容：1)；2)；3)。",
        "任务：1) 检索，2) 问答，3) 摘要。",
        "遗忘分为（1）数据和（2）概念。",
        "实验（含1) 采集数据；2) 训练模型）完成。",
        "取 (n, 1), 再取 (n, 2), 结束。",
        "版本1. 发布新版；2. 修订旧版。",
        "提升4.1、3.2、2.9；2.3个点，见表1。2. 5节。",
        "模型 $f: 1) a; 2) b$ 与 `x: 1) a; 2) b` 不同。",
        "统一、高效；二、三。",
        "It walks (1) to the hill and (2) to the sea.",
        "The tool that (i) walks along the river, (ii) rests under the tree.",
        "Within plus or minus 1. A run of five. 2. Another run.",
        "As Table 1. shows; 2. follows.",
        "(1) We measure. It is slow. (2) We write. Then (all of us) rest. All was well.",
        "boats - built for rivers\n- sink at sea\n- as they must",
        "a step - once",
        "- one",
    ],
)
def test_a_text_without_a_certain_list_is_not_split(source: str) -> None:
    assert split_blocks(source) == [Block(text) for text in paragraphs(source)]


def test_items_follow_each_other_without_a_blank_line() -> None:
    source = "前文。\n\n两点：\n\n1. 采集\n\n2. 训练\n\n后文。"
    assert [(block.text.text, block.is_close) for block in split_blocks(source)] == [
        ("前文。", False),
        ("两点：", False),
        ("1. 采集", True),
        ("2. 训练", True),
        ("后文。", False),
    ]


def test_text_after_a_list_in_its_paragraph_is_close() -> None:
    assert [block.is_close for block in split_blocks("两点：1) 采集；2) 训练。效果好。")] == [
        False, True, True, True,
    ]  # fmt: skip


def test_a_nested_item_is_indented_by_the_cells_of_the_outer_marker() -> None:
    nested = split_blocks("(1) 场景：a) 山地；b) 海边；(2) 数据。")
    assert [(block.marker, block.indent) for block in nested] == [(4, 0), (3, 4), (3, 4), (4, 0)]


def test_spans_are_those_of_the_same_words() -> None:
    first, second, rest = split_blocks("1. *甲词* $x_1$；2. **乙词** `c`。见 https://a.org 页。")
    assert [(span.kind, first.text.text[span.start : span.end]) for span in first.text.spans] == [
        ("emphasis", "甲词"), ("math", "x₁"),
    ]  # fmt: skip
    assert [span.kind for span in second.text.spans] == ["strong", "code"]
    assert [span.target for span in rest.text.spans] == ["https://a.org"]


def test_emphasis_may_begin_at_a_marker() -> None:
    assert shown("**1) 采集**：数据；**2) 训练**：模型。") == ["1)|采集：数据；", "2)|训练：模型。"]


@given(sources)
@example("1) 词语；2) 词语。 \n\n 3) 词语")
def test_blocks_contain_the_text_of_the_paragraphs(source: str) -> None:
    assert unspaced("".join(block.text.text for block in split_blocks(source))) == unspaced(
        "".join(text.text for text in paragraphs(source))
    )


@given(sources)
def test_every_character_keeps_its_spans(source: str) -> None:
    def spans(texts: list[Styled]) -> list[tuple[str, set[tuple[Kind, str]]]]:
        return [
            (character, {(s.kind, s.target) for s in styled.spans if s.start <= offset < s.end})
            for styled in texts
            for offset, character in enumerate(styled.text)
            if not character.isspace()
        ]

    assert spans([block.text for block in split_blocks(source)]) == spans(paragraphs(source))


@given(sources)
def test_a_block_is_one_line_that_begins_with_its_marker(source: str) -> None:
    made = split_blocks(source)
    assert not made or not made[0].is_close
    for text, marker, indent, _, _ in made:
        assert text.text.strip()
        assert "\n" not in text.text
        assert all(0 <= span.start < span.end <= len(text.text) for span in text.spans)
        assert indent >= 0
        assert marker == 0 or (
            unspaced(text.text[:1]) and any(map(str.isalpha, text.text[marker:]))
        )


@given(st.text(alphabet=st.characters(exclude_characters="2②ib-*•●·")))
def test_without_markers_the_blocks_are_the_paragraphs(source: str) -> None:
    assert split_blocks(source) == [
        Block(text) for text in paragraphs(source) if unspaced(text.text)
    ]


@pytest.mark.parametrize(
    "unit", ["1) 甲乙；2) 丙丁；", "- a\n", "(1)", ")2)", "1. a\n\n", "①", "\\emph{2) "]
)
def test_long_hostile_texts_are_read(unit: str) -> None:
    source = unit * (100_000 // len(unit))
    assert unspaced("".join(block.text.text for block in split_blocks(source))) == unspaced(
        "".join(text.text for text in paragraphs(source))
    )


def test_real_digests_contain_lists(corpus: Path) -> None:
    papers = read_file(corpus / "seed.txt").papers
    fields = [
        getattr(paper, name) or "" for paper in papers for name in (*SUMMARY_FIELDS, "abstract")
    ]
    made = [split_blocks(field) for field in fields]
    for field, each in zip(fields, made, strict=True):
        assert unspaced("".join(block.text.text for block in each)) == unspaced(
            "".join(text.text for text in paragraphs(field))
        )
    assert sum(any(block.marker for block in each) for each in made) > len(papers) / 10
