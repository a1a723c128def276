"""Papers are exported as tab-separated values."""

from __future__ import annotations

from digest_tui.exporters import tsv
from digest_tui.model import Digest, Paper
from tests.support.papers import paper


def test_a_paper_is_three_values_separated_by_tabs() -> None:
    assert tsv.export(paper(1)) == "2601.00001\tcs.CV\tPaper number 1"
    assert tsv.export(Paper(3, "", "Title", (), "", "")) == "\t\tTitle"


def test_every_paper_of_the_demo_is_a_row(demo: Digest) -> None:
    for each in demo.papers:
        assert tsv.export(each).split("\t") == [each.arxiv_id, each.category, each.title]
