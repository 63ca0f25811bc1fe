"""Excerpts of invented reports: which part they are of; nature, period and subject of their figures.

Each row of data/excerpts.tsv is a passage as a county's report, bulletin, budget or half-year report has it,
mostly without the heading that tells its part. ``told`` lists the numbers as printed with nature (actual,
target, prior), the years of the period and, after @, whose figure it is.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from loaders.extract import read
from loaders.records import Figure
from loaders.text import Source


def rows() -> list[dict[str, str]]:
    path = Path(__file__).parent / "data" / "excerpts.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def figures(text: str, year: int = 2025) -> tuple[Figure, ...]:
    return read(Source("x", text), "海珠区", year).figures


def said(figure: Figure, subject: bool) -> str:
    years = "-".join(re.findall(r"\d{4}", figure.period)[:2])
    return f"{figure.number}={figure.nature[0]}{years}" + (f"@{figure.subject}" if subject else "")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_an_excerpt_tells_by_its_words_what_it_speaks_of(row: dict[str, str]) -> None:
    found = list(figures(row["text"].replace("\\n", "\n") + "\n", int(row["year"])))
    for told in row["told"].split():
        number = told.split("=")[0]
        figure = next((f for f in found if f.number == number), None)
        assert figure is not None, told
        found.remove(figure)
        assert said(figure, "@" in told) == told


def test_a_year_amid_a_five_year_review_holds_for_its_sentence() -> None:
    text = "这五年，茶业稳步发展。新增茶园4.2万亩。2024年茶叶产值12.6亿元。承接项目48个。\n"
    assert [f.period for f in figures(text)] == ["2020..2024", "2024", "2020..2024"]
    text += "2024年，我们修路12.5公里。建桥2座。"
    assert [f.period for f in figures(text)][3:] == ["2024", "2024"]
