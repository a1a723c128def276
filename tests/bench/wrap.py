"""Compare the time to wrap a paper with Textual's own wrap.

python -m tests.bench.wrap
"""

from __future__ import annotations

from collections.abc import Callable
from timeit import repeat

from textual.content import Content

from digest_tui.page.layout import lay_out
from digest_tui.sources import read_demo
from digest_tui.text.wrap import truncate, wrap

CHINESE = (
    "本文提出一种基于Transformer的图像去噪方法，在COCO与ImageNet上取得83.2%的准确率；"
    "实验表明，该方法（简称ABC）在低光照条件下仍优于已有方法，且推理速度提高了12倍。"
)
ENGLISH = (
    "We study how a small encoder, trained on state-of-the-art features (see [12]), reaches "
    "83.2% accuracy on 1-2% of the data; code is at https://example.org/papers/code. "
)
PAPER = [(CHINESE * 9)[:140] for _ in range(5)] + [(ENGLISH * 10)[:1500]]
MIXED = (CHINESE + ENGLISH) * 6
SIGNS = (CHINESE + ENGLISH.replace("see", "“voilà” → ❤️")) * 6
MEGABYTES = {
    "(": "(" * 1_000_000,
    "a": "a" * 1_000_000,
    "blank": " " * 1_000_000,
    "mark": "a" + "\u0301" * 1_000_000,
    "中": "中" * 1_000_000,
    "a/": "a/" * 500_000,
    "jamo": "ᄀ" * 1_000_000,
}


def best(action: Callable[[], object], number: int, rounds: int = 5) -> float:
    """Return the least time of one call, in milliseconds."""
    return min(repeat(action, number=number, repeat=rounds)) / number * 1000


def main() -> None:
    """Print every figure."""
    print("a paper of 700 Chinese and 1,500 English characters")
    for width in (20, 40, 60, 80, 120):

        def own(width: int = width) -> None:
            for field in PAPER:
                wrap(field, width)

        def textual(width: int = width) -> None:
            for field in PAPER:
                Content(field).wrap(width)

        mine, theirs = best(own, 50), best(textual, 50)
        print(f"  width {width:3}: {mine:.3f} ms, {mine / theirs:.2f} x Textual's {theirs:.3f} ms")
    page = max(read_demo().papers, key=lambda paper: len(paper.abstract or ""))
    print(f"one page of the demo laid out: {best(lambda: lay_out(page, 120), 50):.2f} ms")
    for name, text in (("mixed", MIXED), ("mixed with emoji", SIGNS)):
        cost = best(lambda text=text: wrap(text, 60), 50) / len(text) * 1000  # type: ignore[misc]
        print(f"{name}: {cost:.3f} ms per 1,000 characters at width 60")
    print(f"truncate to 70: {best(lambda: truncate(CHINESE, 70), 2000) * 1000:.1f} µs Chinese,")
    print(f"                {best(lambda: truncate(ENGLISH, 70), 2000) * 1000:.1f} µs English")
    for name, text in MEGABYTES.items():
        full = best(lambda text=text: wrap(text, 80), 1, 2)  # type: ignore[misc]
        half = best(lambda text=text: wrap(text[: len(text) // 2], 80), 1, 2)  # type: ignore[misc]
        print(f"1 MB of {name}: {full:.0f} ms, {full / max(half, 1e-6):.1f} x the half of it")


if __name__ == "__main__":
    main()
