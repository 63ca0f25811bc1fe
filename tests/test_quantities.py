"""Several wordings, one quantity: the table is sound and its lookup neither too narrow nor too wide."""

from __future__ import annotations

import pytest

from loaders.errors import GazetteerError
from loaders.quantities import quantities, quantity_of, read_quantities
from ontology.terms import CODES

HEADER = "key\tname\tenglish\twordings\theadline\ttopic\tprice\tsource"


@pytest.mark.parametrize(
    ("indicator", "key"),
    [
        ("地区生产总值", "gdp"),
        ("全区地区生产总值", "gdp"),
        ("GDP", "gdp"),
        ("地区生产总值(GDP)", "gdp"),
        ("地区生产总值(初步核算数)", "gdp"),
        ("新增公共停车位", "new-parking-spaces"),
        ("新增公共停车场泊位数", "new-parking-spaces"),
        ("新增公共停车场数", "new-car-parks"),
        ("用电", "electricity-use"),
        ("用电量", "electricity-use"),
        ("工业用电量", "industrial-electricity-use"),
        ("PM2.5年均浓度", "pm25"),
        ("新建绿道里程", "new-greenway"),
        ("提升绿道", "upgraded-greenway"),
        ("城镇登记失业率", "registered-unemployment-rate"),
    ],
)
def test_wordings_lead_to_their_quantity(indicator: str, key: str) -> None:
    row = quantity_of(indicator)
    assert row is not None
    assert row.key == key


@pytest.mark.parametrize(
    "indicator",
    [
        "",
        "数",
        "增加值",
        "新建东岭大道南侧绿道里程",
        "农业用电量",
        "人均一般公共预算收入",
        "地区生产总值(不含开发区)",
    ],
)
def test_what_is_another_quantity_stays_apart(indicator: str) -> None:
    assert quantity_of(indicator) is None


def test_rows_are_sound() -> None:
    rows = quantities()
    assert len({row.key for row in rows}) == len(rows)
    assert {row.topic for row in rows} <= set(CODES["topic"])
    assert {row.price for row in rows} <= {"", *CODES["price"]}
    assert 10 <= sum(row.headline for row in rows) <= 40
    assert all(row.english and row.source and row.key.replace("-", "").isalnum() for row in rows)


def test_two_rows_that_claim_one_wording_are_refused() -> None:
    one = "a\t绿地面积\tgreen\t\t\tland\t\t表"
    other = "b\t绿地\tgreen\t\t\tland\t\t表"
    with pytest.raises(GazetteerError, match="第3行.*绿地.*Line 3"):
        read_quantities([HEADER, one, other])


def test_a_row_without_a_source_is_refused() -> None:
    with pytest.raises(GazetteerError, match="缺出处"):
        read_quantities([HEADER, "a\t绿地面积\tgreen\t\t\tland\t\t"])
