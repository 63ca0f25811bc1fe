"""What explain tells of a passage, and what it says where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from graph.pages.explaining import told
from loaders.errors import PassageError
from loaders.explain import Candidate, explain, find, sentence_at
from loaders.extract import read
from loaders.records import Reading
from loaders.text import Source

TEXT = """丁市戊区2030年国民经济和社会发展计划执行情况与2031年计划草案的报告
一、2030年计划执行情况
(一)深化“碧波工程”。第12届青石音乐节成交 12.5亿元，增长3%。建成东湖公园，推进西岭隧道建设。
二、2031年计划安排
(一)扩大投资。推进西岭隧道建设，力争10月投用。
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Source("invented", TEXT), "海珠区", 2031)


def candidates(reading: Reading, words: str) -> list[Candidate]:
    return list(explain(reading, TEXT.index(words)).candidates)


def test_the_sentence_and_its_sections_are_told(reading: Reading) -> None:
    found = explain(reading, TEXT.index("成交"))
    assert found.sentence.span.of(TEXT).startswith("第12届")
    assert [section.label for section in found.path] == ["一、2030年计划执行情况", "(一)深化“碧波工程”"]


def test_every_record_of_the_sentence_is_there(reading: Reading) -> None:
    found = explain(reading, TEXT.index("成交"))
    assert [figure.number for figure in found.figures] == ["12.5", "3"]
    assert all(figure.span.of(TEXT) == figure.number for figure in found.figures)
    built = explain(reading, TEXT.index("建成东湖"))
    assert {entity.name for entity, _ in built.names} >= {"东湖公园", "西岭隧道"}
    assert {relation.predicate for relation in built.relations} >= {"status"}


def test_a_number_that_is_no_quantity_says_which_rule_took_it(reading: Reading) -> None:
    taken = {c.span.of(TEXT): c.made for c in candidates(reading, "成交") if c.step == "figures" and c.stands}
    assert taken.keys() & {"第12届", "第12"} and set(taken.values()) & {"ordinal", "name"}
    assert taken["12.5"] == "level"


def test_what_lost_the_overlap_names_the_winner(reading: Reading) -> None:
    lost = [c for c in candidates(reading, "第12届") + candidates(reading, "深化") if c.lost_to]
    assert lost
    for candidate in lost:
        assert not candidate.stands
        rivals = {
            c.rule for c in candidates(reading, TEXT[candidate.span.start : candidate.span.end]) if c.stands
        }
        assert candidate.lost_to in rivals


def test_words_of_relations_say_whether_they_were_used(reading: Reading) -> None:
    seen = {c.rule: c.stands for c in candidates(reading, "建成东湖") if c.step == "relations"}
    assert any(rule.startswith("status-") and used for rule, used in seen.items())


def test_an_offset_outside_says_how_long_the_text_is(reading: Reading) -> None:
    with pytest.raises(PassageError, match=f"0 到 {len(TEXT) - 1}"):
        sentence_at(reading, len(TEXT))
    with pytest.raises(PassageError, match="在文本之外"):
        sentence_at(reading, -1)


def test_an_offset_between_sentences_names_the_nearest(reading: Reading) -> None:
    heading = TEXT.index("\n二、")
    with pytest.raises(PassageError, match=r"最近的句子从 \d+ 起"):
        sentence_at(reading, heading)


def test_words_are_found_across_widths_and_blanks() -> None:
    source = Source("s", TEXT)
    assert [span.of(TEXT) for span in find(source, "成交12.5亿元,增长")] == ["成交 12.5亿元，增长"]
    assert len(find(source, "西岭隧道")) == 2


def test_words_that_are_not_there_lead_to_the_nearest() -> None:
    with pytest.raises(PassageError) as caught:
        find(Source("s", TEXT), "建成西湖公园")
    assert "最近的是“湖公园”" in str(caught.value)
    assert "^" in str(caught.value)
    with pytest.raises(PassageError, match="原文里没有"):
        find(Source("s", TEXT), "xyz")


def test_told_shows_records_in_words(reading: Reading) -> None:
    shown = told(reading, explain(reading, TEXT.index("成交")))
    assert "章节 section: 一、2030年计划执行情况 › (一)深化“碧波工程”" in shown
    assert "性质 nature: 实绩 actual" in shown
    assert "时期 period: 2030" in shown
    assert "✓ 数字 figures" in shown


def test_the_command_lists_several_hits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8")
    given = ["explain", str(path), "--region", "海珠区", "--year", "2031"]
    assert main([*given, "--find", "西岭隧道"]) == 2
    listed = capsys.readouterr().out
    assert listed.count("--at ") == 3 and "【西岭隧道】" in listed
    assert main([*given, "--find", "东湖公园"]) == 0
    assert "东湖公园" in capsys.readouterr().out
    assert main([*given, "--at", "99999"]) == 2
    assert "在文本之外" in capsys.readouterr().err
