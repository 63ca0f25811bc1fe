"""Which figure of last year a target is held against, and why two don't compare. All names are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import QuerySolutions

from graph.triples.comparisons import similar
from loaders.records import Reading
from ontology.terms import PREFIXES
from tests.conftest import stored

_PAIRS = """SELECT ?target ?actual ?match ?found WHERE {
  ?c a pg:Comparison ; pg:compares/pg:printedValue ?target ; pg:comparability/skos:notation ?found .
  OPTIONAL { ?c pg:comparedWith/pg:printedValue ?actual } OPTIONAL { ?c pg:matchedBy/skos:notation ?match }
} ORDER BY ?target ?actual"""


def pairs(*readings: Reading) -> list[tuple[str, ...]]:
    rows = stored(*readings).query(_PAIRS, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    return [tuple("" if cell is None else cell.value for cell in row) for row in rows]


@pytest.fixture
def pair(invented: Callable[..., Reading]) -> Callable[..., Reading]:
    """A reading of two figures: 12.5万平方米 of last year and a target of 1.5公顷, one of them changed."""

    def made(actual: dict[str, object] | None = None, **target: object) -> Reading:
        reading = invented()
        last, plan = reading.figures[0], reading.figures[5]
        plan = replace(plan, low="", **target)  # type: ignore[arg-type]
        return replace(reading, figures=(replace(last, **actual or {}), plan))  # type: ignore[arg-type]

    return made


Pair = Callable[..., Reading]


def test_the_same_name_and_unit_compare(pair: Pair) -> None:
    assert pairs(pair()) == [("1.5", "12.5", "same_name", "comparable")]


def test_other_words_of_one_quantity_are_matched_by_inference(pair: Pair) -> None:
    found = pairs(pair({"indicator": "新增公共停车位"}, indicator="新增公共停车场泊位数"))
    assert found == [("1.5", "12.5", "same_quantity", "comparable")]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ({"role": "share"}, "not_comparable_kind"),
        ({"unit": "公里"}, "not_comparable_unit"),
        ({"subject": "东湖公园"}, "not_comparable_scope"),
        ({"high": "2"}, "not_comparable_range"),
    ],
)
def test_why_two_figures_of_one_quantity_do_not_compare(
    pair: Pair, target: dict[str, object], why: str
) -> None:
    assert pairs(pair(**target)) == [("1.5", "12.5", "same_name", why)]


def test_a_similar_name_is_another_definition(pair: Pair) -> None:
    found = pairs(pair({"indicator": "新增湖滨绿地面积"}, indicator="新增城区绿地"))
    assert found == [("1.5", "12.5", "similar_name", "not_comparable_definition")]


def test_a_figure_of_its_own_kind_goes_before_one_of_another(invented: Callable[..., Reading]) -> None:
    (found,) = (row for row in pairs(invented()) if row[0] == "1.5")
    assert found == ("1.5", "12.5", "same_name", "not_comparable_range")  # the growth of 3% is left aside


@pytest.mark.parametrize("actual", [{"period": "2028"}, {"nature": "prior"}, {"indicator": "常住人口"}])
def test_what_is_of_another_year_quoted_or_unlike_is_no_figure_of_last_year(
    pair: Pair, actual: dict[str, object]
) -> None:
    assert pairs(pair(actual)) == [("1.5", "", "", "no_figure")]


@pytest.mark.parametrize("target", [{"period": "2031"}, {"nature": "prior"}])
def test_only_targets_of_the_plan_year_are_compared(pair: Pair, target: dict[str, object]) -> None:
    assert pairs(pair(**target)) == []


def test_figures_of_two_reports_never_meet(pair: Pair) -> None:
    first, second = pair(), pair()
    plan = replace(first, figures=first.figures[1:])
    other = replace(second.document, year=2031, review_year=2030)
    review = replace(second, document=other, figures=second.figures[:1])
    assert pairs(plan, review) == [("1.5", "", "", "no_figure")]


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("新增公园绿地面积", "新增道路绿地", True),
        ("新增绿道里程", "新增碧道里程", False),  # too short without their measure to say anything
        ("培育龙头企业数", "培育上市企业数", False),  # whatever firms, of whatever kind
        ("新增公园绿地", "新增道路绿道", False),
    ],
)
def test_names_are_similar_if_they_begin_and_end_alike(name: str, other: str, alike: bool) -> None:
    assert similar(name, other) is similar(other, name) is alike


def test_each_of_several_things_is_compared(pair: Pair) -> None:
    both = ("第1届东湖灯会", "第2届东湖灯会")
    found = pairs(pair({"each": both}, each=both))
    assert sorted(row[3] for row in found) == ["comparable", "comparable", *["not_comparable_scope"] * 2]
