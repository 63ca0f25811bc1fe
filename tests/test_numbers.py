from __future__ import annotations

import pytest

from loaders.figures.chinese import RULES as CHINESE
from loaders.figures.chinese import ChineseRule, chinese_numbers
from loaders.figures.claims import contest
from loaders.figures.numbers import RULES, NumberRule
from loaders.figures.tokens import tokens_of


@pytest.mark.parametrize(
    ("rule", "phrase"), [(r, p) for r in RULES for p in r.yes], ids=lambda v: getattr(v, "name", v)
)
def test_a_row_wins_its_examples(rule: NumberRule, phrase: str) -> None:
    assert rule.name in {claim.rule for claim in contest(phrase) if claim.won}


@pytest.mark.parametrize(
    ("rule", "phrase"), [(r, p) for r in RULES for p in r.no], ids=lambda v: getattr(v, "name", v)
)
def test_a_row_leaves_its_counterexamples(rule: NumberRule, phrase: str) -> None:
    assert rule.name not in {claim.rule for claim in contest(phrase) if claim.won}


@pytest.mark.parametrize(
    ("text", "number", "qualifier", "unit"),
    [
        ("产值超30亿元", "30", "over", "亿元"),
        ("约5万株", "5", "about", "万株"),
        ("近1.2万家", "1.2", "nearly", "万家"),
        ("不低于900亩", "900", "at_least", "亩"),
        ("项目40个以上", "40", "at_least", "个"),
        ("增长6%左右", "6", "about", "%"),
        ("失业率5%以内", "5", "at_most", "%"),
        ("300多家", "300", "over", "家"),
        ("最快0.5天", "0.5", "at_most", "天"),
        ("2小时内", "2", "at_most", "小时"),
        ("项目签约35亿元", "35", "exact", "亿元"),
    ],
)
def test_hedges_and_units(text: str, number: str, qualifier: str, unit: str) -> None:
    token = next(t for t in tokens_of(text) if t.number == number)
    assert (token.qualifier, token.unit.text) == (qualifier, unit)


def test_a_hedge_before_a_list_holds_for_all() -> None:
    assert [t.qualifier for t in tokens_of("分别超过8万元、4.5万元")] == ["over", "over"]


def test_a_number_without_a_unit_takes_that_of_the_next() -> None:
    assert [t.unit.text for t in tokens_of("客运量分别达120万、95万人次")] == ["万人次", "万人次"]


@pytest.mark.parametrize(
    ("rule", "phrase"), [(r, p) for r in CHINESE for p in r.yes], ids=lambda v: getattr(v, "name", v)
)
def test_a_chinese_row_finds_its_examples(rule: ChineseRule, phrase: str) -> None:
    assert rule.name in {number.rule for number in chinese_numbers(phrase)}


@pytest.mark.parametrize(
    ("rule", "phrase"), [(r, p) for r in CHINESE for p in r.no], ids=lambda v: getattr(v, "name", v)
)
def test_a_chinese_row_leaves_its_counterexamples(rule: ChineseRule, phrase: str) -> None:
    assert rule.name not in {number.rule for number in chinese_numbers(phrase)}


def test_a_chinese_numeral_inside_a_name_is_no_figure() -> None:
    assert chinese_numbers("甲乙两家园活动", [(0, 7)]) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("产值突破千亿元", "1000", "亿元"), ("连续两年上榜", "2", "年"), ("占全省三分之一", "0.333333", "")],
)
def test_chinese_numerals_have_values_and_units(text: str, value: str, unit: str) -> None:
    token = next(t for t in tokens_of(text) if t.quantity)
    assert (token.value, token.unit.text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "number"), [("居全市第二", "二"), ("产量翻一番", "一"), ("占全县七成以上", "七")]
)
def test_chinese_numerals_that_are_figures(text: str, number: str) -> None:
    assert [t.number for t in tokens_of(text) if t.quantity] == [number]


@pytest.mark.parametrize("text", ["第三届大会", "打造“全省第三极”", "三大片区", "一批项目"])
def test_chinese_numerals_that_are_none(text: str) -> None:
    assert [t.number for t in tokens_of(text) if t.quantity] == []
