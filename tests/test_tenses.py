"""Which part an excerpt belongs to, as its words tell: invented sentences all."""

from __future__ import annotations

import pytest

from loaders.documents import describe
from loaders.sections import read_outline
from loaders.tenses import RULES, TenseRule, tell_parts
from loaders.text import Source


@pytest.mark.parametrize(
    ("rule", "clause"), [(r, c) for r in RULES for c in r.yes], ids=lambda v: getattr(v, "name", v)
)
def test_a_row_counts_its_examples(rule: TenseRule, clause: str) -> None:
    assert rule.count(clause)


@pytest.mark.parametrize(
    ("rule", "clause"), [(r, c) for r in RULES for c in r.no], ids=lambda v: getattr(v, "name", v)
)
def test_a_row_leaves_its_counterexamples(rule: TenseRule, clause: str) -> None:
    assert not rule.count(clause)


def test_what_is_listed_after_goals_is_not_reached() -> None:
    (part,) = tell_parts(
        [("主要预期目标是:产值增长5%,规模突破20亿元,占全市比重达到3%。", "later")], 2025, 2024
    )
    assert part == "plan"


def test_what_both_parts_begin_with_says_nothing() -> None:
    creed = "坚持以新思想为指导,深入贯彻上级精神,统筹推进改革发展各项重点任务,"
    for words, part in (("实现产值12.3亿元、增长8.1%。", "review"), ("力争产值突破12亿元。", "plan")):
        assert tell_parts([(creed + words, "later")], 2025, 2024) == [part]


def test_a_turn_has_its_price_and_a_year_pays_it() -> None:
    back, ahead = "产值12.3亿元、增长8.1%。", "力争产值突破12亿元。"
    assert (
        tell_parts([(back, "later"), (back, "later"), (ahead, "later"), (back, "later")], 2025, 2024)
        == ["review"] * 4
    )
    assert tell_parts([(back, "later"), ("2025年,建桥2座。", "paragraph")], 2025, 2024)[1] == "plan"


def parts(text: str, year: int = 2025) -> list[str]:
    return [s.part for s in read_outline(describe(Source("x", text), "海珠区", year)).sections]


def test_an_excerpt_turns_within_a_paragraph() -> None:
    back = "青石河治理完成投资3.26亿元,建成堤防126公里。茶业产值达到12.5亿元、增长8.4%,位居全市第二。"
    ahead = "要加快推进青石河治理,确保年底前开工。大力支持茶业发展,力争产值突破15亿元。加强管护,完善机制。"
    assert parts(back + ahead) == ["review", "plan"]
    assert parts(f"(三)水利。{back}{ahead}") == ["front", "review", "plan"]


def test_the_title_of_a_section_in_an_excerpt_is_no_title_of_a_part() -> None:
    back = "(三)突出重点任务,计划执行有力。\n新建学校3所,新增学位1260个,获评教育强县。\n"
    assert parts(back)[-1] == "review"
    assert parts("二、2025年重点工作\n新建学校3所。\n")[-1] == "plan"


def test_a_notice_that_was_issued_makes_no_front() -> None:
    assert (
        parts("印发了茶业方案,新增茶园1260亩,产值12.5亿元。\n(二)水利。建成堤防126公里。\n") == ["review"] * 2
    )
