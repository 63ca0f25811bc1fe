"""Damaged characters: what is sound is read, what isn't is told, nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from loaders.extract import read
from loaders.records import Reading
from loaders.text import Source

TITLE = "青禾县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告\n\n一、2024年计划执行情况\n"


def reading_of(words: str) -> Reading:
    return read(Source("test", TITLE + words), "青禾县", 2025)


def numbers(reading: Reading) -> list[str]:
    return [figure.number for figure in reading.figures]


@pytest.mark.parametrize(
    "words",
    [
        "规上工业增加值增长\ufffd.5%",
        "固定资产投资增长1\ufffd.3%",
        "进出口总额3\ufffd2亿元",
        "社会消费品零售总额12\ufffd0.5亿元",
        "地区生产总值\x07120亿元",
        "地区生产总值达\ue0051\ue0050亿元",
    ],
)
def test_a_damaged_clause_gives_no_number_and_is_told(words: str) -> None:
    reading = reading_of(f"财政收入增长4.2%,{words},税收收入增长3.1%。")
    assert numbers(reading) == ["4.2", "3.1"]
    assert [s.span.of(reading.document.source.text) for s in reading.skipped] == [words]


def test_a_number_whose_head_is_lost_is_not_given_the_one_before() -> None:
    assert numbers(reading_of("财政收入40亿元,进出口总额3\ufffd亿元,增长5.5%。")) == ["40"]


def test_a_name_that_a_lost_character_may_belong_to_is_no_name() -> None:
    reading = reading_of("青\ufffd湾医院建成投用,云岭大桥\ufffd开工,石湾水厂开工建设。")
    named = {entity.name for entity in reading.entities}
    assert "石湾水厂" in named
    assert not {name for name in named if "医院" in name or "大桥" in name}
    assert {claim.subject[1] for claim in reading.relations} <= named


def test_a_bullet_of_a_private_font_damages_nothing() -> None:
    reading = reading_of("\uf06c财政收入增长4.2%。")
    assert numbers(reading) == ["4.2"]
    assert not reading.skipped


def test_a_command_says_what_it_skipped_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TITLE + "财政收入增长4.\ufffd%,税收收入增长3.1%。\n", encoding="utf-8")
    assert (
        main(["extract", str(report), "--region", "青禾县", "--year", "2025", "-o", str(tmp_path / "t")]) == 0
    )
    printed = capsys.readouterr().out
    assert "跳过 skipped: 1 处\n第4行第1列 有损坏的字符" in printed
    assert printed.count("^") > 10
