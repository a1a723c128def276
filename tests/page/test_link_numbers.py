"""Links of a page have numbers in the order of the page."""

from __future__ import annotations

from rich.cells import cell_len

from digest_tui.page.layout import lay_out
from digest_tui.page.link_numbers import number_links
from tests.support.papers import paper

CODE = "https://github.com/example/spoons"


def test_each_url_has_one_number_in_reading_order() -> None:
    made = paper(1, code_url=CODE, abstract=f"See {CODE} and https://spoons.example/a.")
    numbers = number_links(lay_out(made, 60).rows)
    assert dict(numbers.urls) == {
        "1": made.abs_url,
        "2": made.pdf_url,
        "3": CODE,
        "4": "https://spoons.example/a",
    }


def test_a_number_stands_in_the_blank_before_its_link() -> None:
    rows = lay_out(paper(1, code_url=CODE), 60).rows
    text = {y: "".join(run.text for run in row) for y, row in enumerate(rows)}
    for y, cells in number_links(rows).cells.items():
        for cell, number in cells:
            assert cell_len(text[y][:cell]) == cell
            assert text[y][cell] == " "
            assert number.isdecimal()


def test_more_than_nine_links_have_numbers_of_two_digits() -> None:
    addresses = " ".join(f"https://spoons.example/{number}" for number in range(12))
    urls = number_links(lay_out(paper(1, abstract=addresses), 60).rows).urls
    assert list(urls) == [f"{number:02}" for number in range(1, 15)]


def test_a_page_without_links_has_no_numbers() -> None:
    assert not number_links(lay_out(paper(1, abs_url="", arxiv_id=""), 60).rows).urls
