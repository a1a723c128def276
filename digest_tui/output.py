"""What `--print` and `--check` write, digest after digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from digest_tui.exporters import FORMATS
from digest_tui.index import Index
from digest_tui.messages import describe_problem
from digest_tui.model import Digest, Problem
from digest_tui.query import Query
from digest_tui.sources.repeats import Repeats
from digest_tui.text.counts import counted


def papers(
    digests: Iterable[Digest], form: str, asked: Query, repeats: Repeats
) -> Iterator[Iterable[str]]:
    """Yield for each digest its papers that match and came in none before, one a line."""
    export = FORMATS[form].exporter()
    for digest in digests:
        places = frozenset(Index([digest]).matching(asked)) if asked else range(len(digest.papers))
        yield map(export, repeats.distinct(digest, places))


def report(digests: Iterable[Digest], problems: list[Problem]) -> Iterator[Iterable[str]]:
    """Yield what each digest holds, promises, and could not be read of it; then the sums of many.

    Args:
        digests: What to tell of.
        problems: Takes every problem told.
    """
    repeats = Repeats()
    count = 0
    for digest in digests:
        count += 1
        problems += digest.problems
        repeats.note(digest)
        yield _told(digest)
    if count > 1:
        yield "", _sums(count, repeats)


def _told(digest: Digest) -> Iterator[str]:
    """Yield what one digest holds, what it promises, and what could not be read."""
    counts = Counter(digest.categories)
    yield f"{digest.name}: {counted(len(digest.papers), 'paper')}"
    for category in {**counts, **digest.promised}:
        promised = digest.promised.get(category)
        told = "not in the contents" if promised is None else f"promised {promised}"
        yield f"  {category or '(no category)'}: {counts[category]} ({told})"
    for problem in digest.problems:
        yield f"  {describe_problem(problem, within=digest.name)}"


def _sums(count: int, repeats: Repeats) -> str:
    """Return how many papers several digests hold, and why that is not the sum of their counts."""
    held = f"{count} digests: {repeats.entries} entries, {repeats.papers} papers"
    if not repeats.returning:
        return f"{held}; none of them returns."
    return (
        f"{held}; {repeats.returning} of them return in several digests and are shown once: "
        "that is why the counts of all together differ from the tables of contents."
    )
