"""Names of authors are separated."""

from __future__ import annotations

import pytest

from digest_tui.readers.names import split_names
from tests.support.papers import paper
from tests.support.template import markdown, parse_template


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Example, Bob Sample", ["Ann Example", "Bob Sample"]),
        ("Ann Example", ["Ann Example"]),
        ("Henry Example, Jr., Ann Sample", ["Henry Example, Jr.", "Ann Sample"]),
        ("Ann Sample, Henry Example, III", ["Ann Sample", "Henry Example, III"]),
        ("Ann Sample, PhD, Bob Example, M.D.", ["Ann Sample, PhD", "Bob Example, M.D."]),
        ("Example, Ann; Sample, Bob", ["Example, Ann", "Sample, Bob"]),
        ("Ann Example, Bob Sample and Cat Word", ["Ann Example", "Bob Sample", "Cat Word"]),
        ("Ann Example, and Bob Sample", ["Ann Example", "Bob Sample"]),
        ("安一、鲍二，曹三", ["安一", "鲍二", "曹三"]),
        ("Jr., Ann", ["Jr.", "Ann"]),
        ("Ann Sample, MD, PhD, Bob Example, Sr", ["Ann Sample, MD, PhD", "Bob Example, Sr"]),
        ("Henry Example， Jr.，安一", ["Henry Example, Jr.", "安一"]),
        ("Ann, Ii, Iv", ["Ann", "Ii", "Iv"]),
        ("Ann Example & Bob Sample, Jr.", ["Ann Example", "Bob Sample, Jr."]),
        (
            "Ann Example; Bob Sample, Cat Word, Dan Some",
            ["Ann Example", "Bob Sample", "Cat Word", "Dan Some"],
        ),
        ("Ann Example; Bob Sample", ["Ann Example", "Bob Sample"]),
        ("Ann Example (Lab A, Town), Bob Sample", ["Ann Example (Lab A, Town)", "Bob Sample"]),
        ("Ann Example, Team for Search and Rescue", ["Ann Example", "Team for Search and Rescue"]),
        ("['Ann Example', \"Bob O'Sample\"]", ["Ann Example", "Bob O'Sample"]),
        ("and", ["and"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_text_is_split_into_names(text: str, names: list[str]) -> None:
    assert split_names(text, 100) == names


@pytest.mark.parametrize(
    "authors",
    [
        ("Henry Example, Jr.", "Ann Sample"),
        ("Ann Sample", "Henry Example, III"),
        ("Ann Sample", "Jr."),
    ],
)
def test_a_suffix_belongs_to_the_name_before_it_in_the_template(authors: tuple[str, ...]) -> None:
    (found,) = parse_template(markdown(paper(1, authors=authors))).papers
    assert found.authors == authors


def test_a_suffix_belongs_to_the_name_before_it_where_blanks_follow_commas() -> None:
    papers = [paper(number, authors=("Ann Sample", " Bob Example, Jr.")) for number in range(1, 7)]
    for found in parse_template(markdown(*papers)).papers:
        assert found.authors == ("Ann Sample", "Bob Example, Jr.")
