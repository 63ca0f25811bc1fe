"""However a page prints a report, the same is read in it: blanks, line ends and widths say nothing."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from loaders.extract import read
from loaders.records import Reading
from loaders.sources import shipped_reports
from loaders.text import Source, plain

Print = Callable[[str], str]
_WIDE = str.maketrans("0123456789.%,():;", "０１２３４５６７８９．％，（）：；")
_NARROW = str.maketrans("，：；（）％", ",:;()%")
_WIDTH = 38


def wide(text: str) -> str:
    return text.translate(_WIDE)


def narrow(text: str) -> str:
    return text.translate(_NARROW)


def wrapped(text: str) -> str:
    """Cut lines at a width wherever that is, inside a number too."""
    lines = (re.findall(f".{{1,{_WIDTH}}}", line) for line in text.split("\n"))
    return "\n".join("\n".join(pieces) for pieces in lines)


def set_off(text: str) -> str:
    """Put a blank on either side of a number, as word processors do."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text)


def torn(text: str) -> str:
    """Leave blanks inside words, as pages made from paper do."""
    chance = random.Random(3)
    return "".join(c + " " * ("\u4e00" <= c <= "\u9fff" and chance.random() < 0.05) for c in text)


def close(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)


def loose(text: str) -> str:
    return text.replace("\n", "\n\n")


def indented(text: str) -> str:
    return "\n".join("\u3000\u3000" + line for line in text.split("\n"))


def on_a_page(text: str) -> str:
    """Put what a site prints around a report before and behind it."""
    head = "首页 > 政务公开\n索引号:11440999/2025-00012\n发布日期:2025-03-05 浏览次数:1234次\n"
    foot = "\n附件:1.主要指标表.pdf\n上一篇:2024年预算执行情况\n版权所有 粤ICP备12345678号\n"
    return head + text + foot


def facts(reading: Reading) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Return figures and relations as they are counted here: all that they say but for where they stand."""
    figures: Counter[tuple[str, ...]] = Counter(
        (plain(f.number), f.role, f.value, f.unit, f.direction, f.indicator, f.subject, f.period, f.nature)
        for f in reading.figures
    )
    relations: Counter[tuple[str, ...]] = Counter(
        (plain(r.subject[1]), r.predicate, plain(r.object[1]), r.period, r.manner) for r in reading.relations
    )
    return figures, relations


@pytest.fixture(scope="module")
def as_kept() -> Reading:
    return read(shipped_reports()[0])


@pytest.mark.parametrize("form", [wide, narrow, wrapped, set_off, torn, close, loose, indented, on_a_page])
def test_a_report_reads_the_same_in_every_print(as_kept: Reading, form: Print) -> None:
    document = as_kept.document
    printed = read(Source("printed", form(document.source.text)), document.region, document.year)
    for kept, found in zip(facts(as_kept), facts(printed), strict=True):
        assert not kept - found
        assert not found - kept


def test_a_sentence_with_blanks_around_its_numbers_is_no_row_of_a_table() -> None:
    title = "青禾县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告\n\n一、2024年计划执行情况\n"
    text = title + "财政收入 83.65 亿元、增长 2.45%。\n税收收入 56 亿元、增长 2%。"
    found = read(Source("test", text), "青禾县", 2025).figures
    assert [(f.number, f.indicator) for f in found] == [
        ("83.65", "财政收入"), ("2.45", "财政收入"), ("56", "税收收入"), ("2", "税收收入"),
    ]  # fmt: skip
