"""Tables with a field of one paper in each row."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers


@pytest.mark.parametrize(
    "first", ["| arXiv | [2601.0000@](%) |", "| 链接 | % |", "| **arXiv ID** | @ |"]
)
def test_the_first_row_of_a_table_is_data_if_its_first_cell_is_a_known_label(first: str) -> None:
    form = f"### Title @\n\n{first}\n| --- | --- |\n| 作者 | A、B |\n| 方法 | m |\n"
    text = three_papers(form.replace("@ |", "2601.0000@ |"))
    for number, found in enumerate(parse_dialect(text).papers, 1):
        assert found.arxiv_id == f"2601.{number:05}"
        assert (found.authors, found.method, found.extra) == (("A", "B"), "m", ())


@pytest.mark.parametrize("header", ["| Field | Value |", "| 项目 | 内容 |", "| Title | Method |"])
def test_the_first_row_of_a_table_names_its_columns(header: str) -> None:
    form = f"## [T](%)\n\n{header}\n| --- | --- |\n| 作者 | A、B |\n| 方法 | m |\n"
    for found in parse_dialect(three_papers(form)).papers:
        assert (found.title, found.method, found.extra) == ("T", "m", ())
