"""The line breaking class of each character: the classes of UAX #14 that `breaks` distinguishes.

A class is named by one ASCII character, so that rules are short. The classes in brackets are those
of Unicode 16: https://www.unicode.org/Public/16.0.0/ucd/LineBreak.txt. A character that is not
listed has the class `x`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

# How many characters are cached: more than there are beside the breaks of any real text.
_MOST_CACHED: Final = 1 << 13
_MEMBERS: Final = {
    # Blanks that are not shown at a break (SP, BA).
    " ": " ",
    "b": "\t\u2002-\u2006\u2008\u2009\u200a\u3000",
    # Han and kana that may begin a line (ID); counters, which stay with a number before them.
    "H": (
        "\u3003\u3004\u3006\u3007\u3012\u3013\u3020-\u3029\u3030-\u3034\u3036-\u303a"
        "\u3041-\u3094\u309f\u30a1-\u30fa\u30ff\u4e00-\u9fff"
    ),
    "N": "百千万亿兆倍个种项次类层维步帧张组轮条篇名位元岁年月日天小时分秒",
    # Other wide characters (ID), and Hangul syllables (H2, H3).
    "I": (
        "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u2fff\u3105-\u312f\u3131-\u318e"
        "\u3190-\u31e3\u3200-\u321e\u3220-\u3247\u3250-\u4dbf\ua000-\ua014\ua016-\ua48c"
        "\uf900-\ufaff\uff66\uff71-\uff9d\U00020000-\U0002fffd\U00030000-\U0003fffd"
    ),
    "K": "\uac00-\ud7a3",
    # Emoji (EB, ID); wide signs that no U+FE0F follows (ID); emoji of AL and AI, which break like
    # the first if U+FE0F follows.
    "E": (
        "\u2600-\u2603\u2614\u2615\u2618\u261a-\u261f\u2639-\u263b\u2668\u267f\u26bd-\u26c8\u26cd"
        "\u26cf-\u26d1\u26d3\u26d4\u26d8\u26d9\u26dc\u26df-\u26e1\u26ea\u26f1-\u26f5\u26f7-\u26fa"
        "\u26fd-\u2704\u2708-\u270d\u2764\U0001f200-\U0001f3fa\U0001f400-\U0001f4ff"
        "\U0001f507-\U0001f516\U0001f525-\U0001f531\U0001f54a-\U0001f5d3\U0001f5dc-\U0001f5f3"
        "\U0001f5fa-\U0001f64f\U0001f680-\U0001f6ff\U0001f90c-\U0001f9ff\U0001fa54-\U0001faff"
    ),
    "M": "\u231a\u231b\u23f0-\u23f3\U0001f000-\U0001f0ff",
    "e": (
        "\u2616\u2617\u2619\u263c-\u2667\u26c9-\u26cc\u26ce\u26d2\u26d5-\u26d7\u26da\u26db"
        "\u26dd\u26de\u26e2-\u26e9\u26eb-\u26f0\u26f6\u26fb\u26fc\U0001f39c\U0001f39d\U0001f3b5"
        "\U0001f3b6\U0001f3bc\U0001f4a0\U0001f4a2\U0001f4a4\U0001f4b1\U0001f4b2"
        "\U0001f517-\U0001f524\U0001f532-\U0001f549\U0001f5d4-\U0001f5db\U0001f5f4-\U0001f5f9"
        "\U0001f900-\U0001f90b\U0001fa00-\U0001fa53"
    ),
    # Letters of ASCII, other letters, digits (AL, NU).
    "a": "A-Za-z",
    "l": "\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0386\u0388-\u0481\u048a-\u052f",
    "0": "0-9",
    # Signs that break like letters (AL, AI); those that may be emoji; full-width ones (ID).
    "w": (
        "#&*<=>@^_`~\xa6-\xaa\xac\xae\xaf\xb2\xb3\xb5\xb6\xb8-\xba\xbc-\xbe\xd7\xf7\u02b0-\u02c7"
        "\u0370-\u0377\u037a-\u037d\u0384\u0385\u0387\u0482\u1d00-\u1dbf\u1e00-\u1ffc"
        "\u2020-\u2023\u2070-\u207c\u2080-\u208c\u2100-\u218f\u2214-\u2307\u2776-\u27a0"
        "\u27c0-\u27c4\u27c7-\u27e5\u27f0-\u2982\u2999-\u29d7\u29dc-\u29fb\u29fe-\u2b73"
        "\U0001d400-\U0001d7ff"
    ),
    "s": (
        "\u2190-\u2211\u2460-\u25ff\u2604-\u2613\u2620-\u2638\u2669-\u267e\u2680-\u26bc"
        "\u2705-\u2707\u270e-\u275a\u27a1-\u27bf\U0001f4af\U0001f500-\U0001f506"
    ),
    "f": "＂＃＆＇＊＋－\uff10-\uff19＜＝＞\uff20-\uff3a＼\uff3e-\uff5a｜",
    # Opening marks (OP): any; `[`; full-width; the full-width one that Chinese does not use.
    "(": "({¡¿‚„⁅⁽₍⌈⌊\u2329❨❪❬❮❰❲❴⟦⟨⟪⟬⟮⦃⦅⦇⦉｢",
    "[": "[",
    "{": "〈《「『【〔〖〘〚〝（［｛",
    "u": "｟",
    # Quotation marks (QU): curly ones that open; curly ones that close; others that open.
    "`": "“‘",
    "'": "”’",
    "<": "«‛‟‹",
    # Signs before a number (PR), and the full-width one.
    "$": "$+\\£¤¥±\u20a0-\u20a6\u20a8-\u20ac№−∓￥",
    "d": "＄",
    # Signs after a number (PO), and the full-width one.
    "%": "%¢°\u2030-\u2037℃℉￠",
    "p": "％",
    # Closing marks that any word may follow (CL, NS, CJ, EX, IN, B2): those that a quotation may
    # follow too; other full-width ones; those that are not full-width beside a curly quote.
    ".": "、。，：；！？）》」』】",
    ":": (
        "々〉〕〗〙〛〜〞〟〻ぁぃぅぇぉっゃゅょゎゕゖ\u309b-\u309e゠ァィゥェォッャュョヮヵヶ"
        "・ーヽヾ．］｝｠"
    ),
    "!": ("—‥…‼‽⁇⁈⁉\u31f0-\u31ff﹔﹕｡｣､･\uff67-\uff70ﾞﾟ"),
    # Closing marks that only Han or a full-width bracket may follow (CL, CP, EX, IS, SY, HY, BA).
    ")": "!),.:;?]}⌉⌋⟧⟩⟫",
    "|": "|",
    "/": "/",
    "-": "-",
    "~": "\u2010",
    "=": "\u2013",
    # Other characters that never begin a line: glue, closing marks (GL, WJ, CL, EX, QU, BA, BK, IN)
    # and combining marks (CM); those of full width.
    ",": (
        "\n-\r\x85\xa0\xad·»\u037e\u0483-\u0489\u0589\u0591-\u05bd\u05c6\u060c\u060d\u0610-\u061b"
        "\u061d-\u061f\u064b-\u065f\u06d4\u07f8\u07f9\u0f0d-\u0f11\u0f14\u0f3b\u0f3d\u169c"
        "\u1802\u1803\u1808\u1809\u1944\u1945\u1ab0-\u1aff\u1dc0-\u1dff\u2007\u200c\u2011\u2024"
        "\u2028\u2029\u202f›⁄⁆\u2060⁾₎\u20d0-\u20ff⋯\u232a❢❣❩❫❭❯❱❳❵⟆⟭⟯⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘⧙⧛⧽"
        "\u2cf9\u2cfe\u2e03\u2e05\u2e0a\u2e0d\u2e1d\u2e21\u2e23\u2e25\u2e27\u2e29\u2e2e"
        "\u2e53-\u2e5c\ua60e\ua876\ua877\ufd3e\ufe00-\ufe0e\ufe10-\ufe16\ufe18\ufe19"
        "\ufe20-\ufe2f\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44\ufe48\ufe50-\ufe52"
        "\ufe56\ufe57\ufe5a\ufe5c\ufe5e\ufeff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
    ),
    "y": "\u302a-\u302f\u3099\u309a／～",
    # Marks that combine with an opening mark too (CM, GL, ZWJ); U+FE0F (CM); the zero-width blank
    # (ZW).
    "c": "\u0300-\u036f\u200d",
    "v": "\ufe0f",
    "z": "\u200b",
    # Skin tones (EM); flag letters (RI); full-width characters without a rule of their own.
    "m": "\U0001f3fb-\U0001f3ff",
    "r": "\U0001f1e6-\U0001f1ff",
    "q": "〵〼〽〾\u3097\u3098",
}


class _Classes(dict[str, str]):
    """The class of each character, found in the ranges of `_MEMBERS` and cached on first use.

    A character that is listed alone takes precedence over a range that contains it.
    """

    def __init__(self) -> None:
        self.ranges: list[tuple[str, str, str]] = []
        for letter, members in _MEMBERS.items():
            for first, last in re.findall("(?s)(.)(?:-(.))?", members):
                if last:
                    self.ranges.append((first, last, letter))
                else:
                    self[first] = letter
        self.ranges.sort()

    def __missing__(self, character: str) -> str:
        index = bisect_right(self.ranges, (character, "\U0010ffff")) - 1
        _, last, letter = self.ranges[max(index, 0)]
        if index < 0 or character > last:
            letter = "x"
        if len(self) < _MOST_CACHED:
            self[character] = letter
        return letter


CLASSES: Final = _Classes()
"""The class of each character: `CLASSES["a"]` is `"a"`, `CLASSES["文"]` is `"H"`."""
