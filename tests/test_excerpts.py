"""Whole excerpts of invented reports: which part they are of, and nature and period of their figures."""

from __future__ import annotations

from loaders.extract import read
from loaders.records import Figure
from loaders.text import Source


def figures(text: str, year: int = 2025) -> tuple[Figure, ...]:
    return read(Source("x", text), "海珠区", year).figures


def test_a_year_amid_a_five_year_review_holds_for_its_sentence() -> None:
    text = "这五年，茶业稳步发展。新增茶园4.2万亩。2024年茶叶产值12.6亿元。承接项目48个。\n"
    assert [f.period for f in figures(text)] == ["2020..2024", "2024", "2020..2024"]
    text += "2024年，我们修路12.5公里。建桥2座。"
    assert [f.period for f in figures(text)][3:] == ["2024", "2024"]
