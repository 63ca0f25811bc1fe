"""Contradictions between documents: shown with their gap, and gone with the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from graph.answers.answers import answer
from graph.answers.engines import Embedded
from graph.datasets.loading import loads_of
from graph.datasets.quality import agree
from graph.stores.loads import load_of
from graph.stores.store import add_documents, build_store, drop_document, open_store
from loaders.records import Figure, Reading

PARTS, TOTAL = "guangzhou-district-gdp-2024", "guangzhou-gdp-2024"


def report_of(make: Callable[..., Reading], value: str, code: str, region: str) -> Reading:
    """Return the invented report as one of ``region`` that prints ``value`` 亿元 as its product of 2024."""
    reading = make(year=2025, review_year=2024, code=code, region=f"广州市{region}", short=region, title="")
    first = next(figure for figure in reading.figures if figure.role == "level")
    told: Figure = replace(
        first, value=value, number=value, unit="亿元", indicator="地区生产总值", period="2024", subject=region
    )
    return replace(reading, figures=(told,), entities=(), relations=())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    build_store(path, [*loads_of(PARTS), *loads_of(TOTAL)])
    return path


def reasons(path: Path) -> list[tuple[str, str]]:
    found = answer(Embedded(open_store(path)), "data-quality").dicts()
    return [(row["rule"], row["reason"]) for row in found]


def test_parts_that_do_not_add_up_are_shown_with_their_gap(store: Path) -> None:
    ((rule, reason),) = reasons(store)
    assert rule == "sum-of-parts"
    assert "合计31132.50亿元" in reason and "31032.50亿元" in reason and "相差100.00亿元" in reason
    assert "照录不改" in reason


def test_the_contradiction_goes_with_either_document(store: Path) -> None:
    drop_document(store, TOTAL)
    assert not [graph for graph in open_store(store).named_graphs() if graph.value.endswith("/findings")]


def test_the_row_that_explains_the_gap_is_named(store: Path, invented: Callable[..., Reading]) -> None:
    """A report of an invented figure: just the gap less than the table's row."""
    add_documents(store, [load_of(report_of(invented, "3056.37", "440111", "白云区"))])
    told = dict(reasons(store))
    assert "白云区地区生产总值" in told["table-against-report"]
    assert "这一行很可能就是原因" in told["table-against-report"]
    rows = answer(Embedded(open_store(store)), "tables-against-reports").dicts()
    assert [(row["tableValue"], row["reportValue"], row["agreement"]) for row in rows] == [
        ("3156.37", "3056.37", "disagrees")
    ]


def test_another_gap_is_told_but_explains_nothing(store: Path, invented: Callable[..., Reading]) -> None:
    add_documents(store, [load_of(report_of(invented, "3150.37", "440111", "白云区"))])
    told = dict(reasons(store))
    assert "相差6.00亿元" in told["table-against-report"]
    assert "很可能" not in told["table-against-report"]


@pytest.mark.parametrize(
    "value, said",
    [
        ("3156.37", "agrees"),
        ("3156", "rounding"),
        ("3156.4", "rounding"),
        ("3156.3685", "rounding"),
        ("3156.38", "contradicts"),
        ("3157", "contradicts"),
    ],
)
def test_findings_and_both_questions_have_one_rule_of_rounding(
    store: Path, invented: Callable[..., Reading], value: str, said: str
) -> None:
    """It stands in each of them, for SPARQL has no functions of one's own that every engine knows."""
    add_documents(store, [load_of(report_of(invented, value, "440111", "白云区"))])
    engine = Embedded(open_store(store))
    (row,) = answer(engine, "tables-against-reports").dicts()
    assert row["agreement"] == said.replace("contradicts", "disagrees")
    series = answer(engine, "indicator-series", {"region": "白云区"}).dicts()
    assert {row["check"] for row in series if row["value"] in (value, "3156.37")} == {said}
    assert ("table-against-report" in dict(reasons(store))) is (said == "contradicts")


def test_districts_are_ranked_with_their_documents(store: Path, invented: Callable[..., Reading]) -> None:
    add_documents(store, [load_of(report_of(invented, "3056.37", "440111", "白云区"))])
    rows = answer(Embedded(open_store(store)), "compare-districts", {"year": "2024"}).dicts()
    ranked = [(row["rank"], row["regionLabel"], row["value"], row["comparable"]) for row in rows]
    assert ranked[1] == ("1", "天河区", "6614.69", "comparable")
    assert ("4", "白云区", "3156.37", "disagrees") in ranked
    assert ("4", "白云区", "3056.37", "disagrees") in ranked or (
        "5",
        "白云区",
        "3056.37",
        "disagrees",
    ) in ranked
    assert all(row["quote"] and row["reportLabel"] for row in rows)


@pytest.mark.parametrize(
    "a, step, b, other, same",
    [
        ("2867", "1", "2867.12", "0.01", True),
        ("2867", "1", "2868.12", "0.01", False),
        ("2301.29", "0.01", "2301.30", "0.01", False),
        ("2301.3", "0.1", "2301.29", "0.01", True),
    ],
)
def test_rounding_is_no_disagreement(a: str, step: str, b: str, other: str, same: bool) -> None:
    assert agree(Decimal(a), Decimal(step), Decimal(b), Decimal(other)) is same
