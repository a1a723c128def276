"""Wrapped and truncated text: `uniseg` is the oracle for UAX #14, examples show each rule."""

from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from uniseg.graphemecluster import (  # type: ignore[import-untyped]
    grapheme_cluster_boundaries,
)
from uniseg.linebreak import line_break_boundaries  # type: ignore[import-untyped]

from digest_tui.text.breaks import URL_BREAK, between_clusters, kept_stretches, next_line
from digest_tui.text.wrap import Line, truncate, wrap

BLANKS = " \t\u3000\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
NEVER_FIRST = "，。、；：？！）】》”’…—％%,.;?!)]}·"
NEVER_LAST = "（【《“‘([{"
HAN = r"\u4e00-\u9fff"
# Breaks that `wrap` must use; it may use others too.
REQUIRED = re.compile(
    rf"(?<=[{HAN}])(?=[{HAN}A-Za-z（《])"
    rf"|(?<=[A-Za-z])(?=[{HAN}（《])"
    rf"|(?<=[{HAN}A-Za-z])(?<![_^])[，。；：？！）》]()(?=[{HAN}A-Za-z（《])"
    rf"|(?<=[A-Za-z])[,.;:]?[ ]()(?=[A-Za-z{HAN}])"
    r"|(?<=[A-Za-z]{2})-()(?=[A-Za-z]{2})"
)
WORDS = """
    图像去噪 模型 …… —— カメラ しゃしん 한국어 word a state-of-the-art Transformer naïve альфа Ωμέγα
    GPT-4 -5 1-2% 83.2% 3 12 [12] x_{t+1} and/or encoder/decoder # * ~ ° 2) （3） -- 😀 👍🏽 🇨🇳 𝔽
    https://example.org/papers/2601/abs example.org/a/b
"""
PIECES = [
    *"的，。；：（）《》“”‘’、？！…—％·～ー「」々글１℃．()[]{},.;:?!-–/%$+±=→≤×∈|",
    *WORDS.split(),
    *("10 GB", "[1, 2]", "'", '"', "\\", "e\u0301", "中\u0304", "⚠\ufe0f", "❤\ufe0f", "\u200b"),
    *("👩\u200d👩\u200d👧", "\u200d", "\ufe0f", "\u00a0", "\u2060", "\u3000"),
    *(" ", " ", " ", " ", "  "),
]
mixed = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
widths = st.integers(1, 120)


def shown(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width)]


def check_slices(text: str, width: int, lines: list[Line]) -> None:
    """Check that lines are slices in order, with only blanks between them, and not too wide."""
    assert lines
    done = 0
    for start, end in lines:
        assert done <= start <= end
        assert not text[done:start].strip(BLANKS)
        line = text[start:end]
        assert cell_len(line) <= width or (width == 1 and cell_len(line) == 2), line
        done = end
    assert not text[done:].strip(BLANKS)
    assert all(start < end for start, end in lines) or lines == [Line(0, 0)]


def check_rules(text: str, allowed: set[int]) -> None:
    """Check that the rules allow no break in a text that UAX #14 forbids."""
    for index in range(1, len(text)):
        start = next_line(text, index)
        assert start is None or start in allowed, text[index - 1 : start + 1]
    for start, end in kept_stretches(text):
        for found in URL_BREAK.finditer(text, start + 1, end):
            assert found.start() in allowed


def required_breaks(text: str, allowed: set[int]) -> set[int]:
    """Return the offsets at which both UAX #14 and `REQUIRED` have a break.

    Addresses, TeX scripts, citations and numbers with units are not broken.
    """
    required = {found.end() for found in REQUIRED.finditer(text)} & allowed
    for whole in re.finditer(r"[!-~]*(?:/|[_^]\{)[!-~]*|[0-9] [A-Za-z]|" + rf"[{HAN}]\[", text):
        required -= set(range(whole.start() + 1, whole.end()))
    return required


def check_breaks(text: str, width: int, lines: list[Line], allowed: set[int]) -> None:
    """Check that every break is allowed by UAX #14, and that no later required break fits.

    Only a line that contains no required break, but is too wide, may be cut elsewhere.
    """
    required = required_breaks(text, allowed)
    for line, following in pairwise(lines):
        good = following.start in allowed and not (
            text[following.start] in NEVER_FIRST or text[line.end - 1] in NEVER_LAST
        )
        missed = [
            offset
            for offset in required
            if line.start < offset < following.end
            and (not good or offset > following.start)
            and split_graphemes(text[line.start : offset].rstrip(BLANKS))[1] <= width
        ]
        if good and following is lines[-1]:
            continue  # The last two lines are balanced.
        assert not missed


def corpus_fields(corpus: Path, limit: int) -> list[str]:
    records = [
        json.loads(line)
        for path in sorted(corpus.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]
    fields = []
    size = 0
    for record in random.Random(14).sample(records, len(records)):
        for field in (record["title"], *record["AI"].values(), record["summary"]):
            for line in str(field).split("\n"):
                fields.append(line)
                size += len(line)
        if size > limit:
            break
    return fields


@settings(max_examples=600, deadline=None)
@given(mixed, widths)
def test_lines_are_slices_that_fit(text: str, width: int) -> None:
    check_slices(text, width, wrap(text, width))


@pytest.mark.parametrize("text", ["", "a", "中", "中文，English。"])
def test_trailing_blanks_are_not_part_of_a_line(text: str) -> None:
    assert shown(text + "  ", 40) == [text]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_characters="\n")), widths)
def test_any_text_is_wrapped(text: str, width: int) -> None:
    check_slices(text, width, wrap(text, width))


def test_each_character_of_the_scripts_fits() -> None:
    for code in range(0x20, 0x3400):
        text = chr(code) * 6
        check_slices(text, 4, wrap(text, 4))
        assert cell_len(truncate(text, 4)) <= 4


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(mixed, st.integers(4, 40))
def test_mixed_text_breaks_as_in_uax14(text: str, width: int) -> None:
    allowed = set(line_break_boundaries(text))
    check_rules(text, allowed)
    check_breaks(text, width, wrap(text, width), allowed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(0, 0x3400, 0x400))
def test_rules_allow_only_breaks_of_uax14(block: int) -> None:
    around = ["中{}中", "a{}中", "中{}a", "5{}中", "，{}a", "中 {}中", "a {}a"]
    for code in range(max(block, 0x21), block + 0x400, 11):
        text = "\u3000".join(around).replace("{}", chr(code))
        check_rules(text, set(line_break_boundaries(text)))


@settings(max_examples=300, deadline=None)
@given(mixed)
def test_boundaries_of_clusters_are_those_of_uax29(text: str) -> None:
    boundaries = set(grapheme_cluster_boundaries(text))
    for index in range(1, len(text)):
        assert index in boundaries or not between_clusters(text, index, 0)


@settings(max_examples=300, deadline=None)
@given(mixed, st.integers(2, 40))
def test_no_line_cuts_a_cluster(text: str, width: int) -> None:
    boundaries = set(grapheme_cluster_boundaries(text))
    for line in wrap(text, width)[1:]:
        assert line.start in boundaries or text[line.start - 1] in BLANKS


@pytest.mark.slow
def test_real_fields_break_as_in_uax14(corpus: Path) -> None:
    for number, field in enumerate(corpus_fields(corpus, 15_000)):
        allowed = set(line_break_boundaries(field))
        check_rules(field, allowed)
        for width in {8 + number % 113, 8 + number * 7 % 33, 40}:
            lines = wrap(field, width)
            check_slices(field, width, lines)
            check_breaks(field, width, lines, allowed)


RULES = [
    # Chinese punctuation stays with its word.
    ("我们先看一个例子，再谈方法。", 16, "我们先看一个例|子，再谈方法。"),
    ("这是旧的方法（简称基线）的结果", 12, "这是旧的方法|（简称基线）|的结果"),
    ("他说“可以这样做”然后就走了", 10, "他说“可以|这样做”然|后就走了"),
    ("模型能学会吗？答案是肯定的", 12, "模型能学会|吗？答案是肯|定的"),
    ("事情还没有完……我们继续", 12, "事情还没有|完……我们继续"),
    ("只有一个条件——数据要足够", 12, "只有一个条|件——数据要|足够"),
    ("准确率达到了９８％以上", 16, "准确率达到了|９８％以上"),
    # A line may break between Han and Latin; a blank there is not shown.
    ("我们使用Transformer来编码", 11, "我们使用|Transformer|来编码"),
    ("我们使用 Transformer 来编码", 11, "我们使用|Transformer|来编码"),
    ("基于GPT-4的评测很快", 8, "基于|GPT-4的|评测很快"),
    ("结果提升了83.2%左右", 14, "结果提升了|83.2%左右"),
    ("速度提高了12倍以上", 12, "速度提高了|12倍以上"),
    ("已有工作[12]表明如此", 9, "已有工|作[12]表|明如此"),
    ("先做采样；2) 再做去噪", 12, "先做采样；|2) 再做去噪"),
    ("先采样；2) 再去噪吧", 11, "先采样；|2) 再去噪吧"),
    ("先采样（1）再去噪", 14, "先采样（1）再|去噪"),
    # English words, and numbers with their signs and units.
    ("a state-of-the-art model", 14, "a state-of-|the-art model"),
    ("we test t-SNE maps", 10, "we test|t-SNE maps"),
    ("drops by -5 points", 10, "drops by|-5 points"),
    ("about 1-2% of it all", 9, "about|1-2% of|it all"),
    ("it takes 10 GB of disk", 11, "it takes|10 GB of|disk"),
    ("the state x_{t+1} is known", 14, "the state|x_{t+1} is|known"),
    ("see [1, 2] for the proof", 6, "see|[1, 2]|for|the|proof"),
    ("one\u00a0two three", 8, "one\u00a0two|three"),
    ("it works (mostly) for us", 11, "it works|(mostly)|for us"),
    ("so — after all — it holds", 6, "so —|after|all —|it|holds"),
    ("so -- after it", 5, "so --|after|it"),
    ("an encoder/decoder pair", 12, "an encoder/|decoder pair"),
    ("and/or both", 7, "and/or|both"),
    # Addresses break after slashes, not at hyphens.
    ("see https://example.org/ab-cd/ef now", 26, "see https://example.org/|ab-cd/ef now"),
    ("code: example.org/my-tool/src", 20, "code: example.org/|my-tool/src"),
    # A word wider than the line is cut: after a hyphen or slash if possible, else anywhere.
    ("Donaudampfschifffahrt", 8, "Donaudam|pfschiff|fahrt"),
    ("vocabulary2-x", 12, "vocabulary2-|x"),
    ("word", 1, "w|o|r|d"),
    ("中文", 1, "中|文"),
    # Blanks at the end are removed; those at the start are kept if they fit.
    ("one   two", 5, "one|two"),
    ("  one two", 5, "  one|two"),
    ("      one two", 5, "one|two"),
    ("one  ", 10, "one"),
    ("　中文字", 6, "　中|文字"),
    ("카메라로 사진을 찍었다", 9, "카메라로|사진을|찍었다"),
    ("カメラーを使う", 6, "カメ|ラーを|使う"),
    ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, "👩‍👩‍👧👩‍👩‍👧|👩‍👩‍👧"),
    ("🇨🇳🇨🇳🇨🇳", 4, "🇨🇳🇨🇳|🇨🇳"),
]


@pytest.mark.parametrize(("text", "width", "lines"), RULES)
def test_lines_break_by_the_rules(text: str, width: int, lines: str) -> None:
    assert "|".join(shown(text, width)) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五六七", 12, "一二三四五|六七"),
        ("一二三四五六七。", 12, "一二三四五|六七。"),
        ("we know that it is so *", 21, "we know that it is|so *"),
        # A last character stays alone if the line before it would become half empty.
        ("用Transformer的", 12, "用|Transformer|的"),
        ("一二", 2, "一|二"),
    ],
)
def test_the_last_line_has_more_than_one_letter_if_possible(
    text: str, width: int, lines: str
) -> None:
    assert "|".join(shown(text, width)) == lines


han_words = st.lists(st.sampled_from(["图", "像", "去", "噪", "的，", "了。", "在……"]), min_size=1)


@given(han_words.map("".join), st.integers(8, 60))
def test_the_last_line_has_two_han_characters(text: str, width: int) -> None:
    lines = shown(text, width)
    assert len(lines) == 1 or len(re.findall(rf"[{HAN}]", lines[-1])) > 1


@pytest.mark.parametrize("text", ["", " ", "   \u3000"])
def test_a_blank_text_has_one_empty_line(text: str) -> None:
    assert wrap(text, 10) == [Line(0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 100_000, "a" * 100_000, " " * 100_000, "a" + "\u0301" * 100_000, "中" * 100_000),
        *(
            "_{" * 50_000,
            "a/" * 50_000,
            "a." * 50_000,
            "🇨🇳" * 30_000,
            "ᄀ" * 100_000,
            "a )" * 30_000,
        ),
        *(
            "1, " * 30_000 + "]",
            "中 —" * 30_000,
            "-" * 100_000,
            "\u200d" * 100_000,
            "\ufe0f" * 100_000,
        ),
    ],
    ids=lambda text: ascii(text[:3]),
)
def test_long_hostile_texts_are_wrapped(text: str) -> None:
    check_slices(text, 40, wrap(text, 40))
    assert cell_len(truncate(text, 40)) <= 40


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Attention", 9, "Attention"),
        ("Attention", 8, "Attenti…"),
        ("see it now", 8, "see it…"),
        ("图像去噪", 8, "图像去噪"),
        ("图像去噪", 7, "图像去…"),
        ("图像去噪", 6, "图像…"),
        ("图像", 1, "…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301s are", 5, "cafe\u0301…"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, "👩‍👩‍👧…"),
        ("🇨🇳🇨🇳", 3, "🇨🇳…"),
        ("", 3, ""),
        ("word", 0, ""),
    ],
)
def test_a_long_text_is_truncated(text: str, width: int, expected: str) -> None:
    assert truncate(text, width) == expected


def test_truncate_cuts_a_text_of_characters_without_cells() -> None:
    assert truncate("e" + "\u0301" * 20, 4) == "e" + "\u0301" * 20
    assert truncate("e" + "\u0301" * 100_000, 4) == "…"


@settings(max_examples=400, deadline=None)
@given(mixed, st.integers(1, 60))
@example("\u200d\u200d的", 1)
def test_a_truncated_text_fits_and_is_a_prefix(text: str, width: int) -> None:
    cut = truncate(text, width)
    # Rich's two functions disagree after two U+200D, which `sanitize` removes.
    assert min(cell_len(cut), split_graphemes(cut)[1]) <= width
    if cut != text:
        assert split_graphemes(text)[1] > width  # `cell_len` counts no character after U+200D
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])
        boundaries = set(grapheme_cluster_boundaries(text))
        assert cut == "…" or len(cut) - 1 in boundaries
