"""Sentences of the genre, invented, with what each number measures: what one rule alone doesn't show."""

from __future__ import annotations

import pytest

from loaders.figures import read_figures
from loaders.records import Document, Figure, Outline, Section, Sentence
from loaders.text import Source, Span

# sentence; then number, role, value, indicator of each figure
READINGS: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "茶叶产值7亿元，同比（下同）增长4%，竹业产值（9%）、药材产值（8%）增速居前。",
        (
            ("7", "level", "7", "茶叶产值"),
            ("4", "change", "4", "茶叶产值"),
            ("9", "change", "9", "竹业产值"),
            ("8", "change", "8", "药材产值"),
        ),
    ),
    (
        "价格上涨的有：蔬菜3%、水果2%；下降的有：衣着1%。",
        (
            ("3", "change", "3", "蔬菜"),
            ("2", "change", "2", "水果"),
            ("1", "change", "-1", "衣着"),
        ),
    ),
    (
        "茶叶产值增长3%，塌年度目标2个百分点；竹业产值增长4%，与计划差5个百分点。",
        (
            ("3", "change", "3", "茶叶产值"),
            ("2", "change", "-2", "茶叶产值"),
            ("4", "change", "4", "竹业产值"),
            ("5", "change", "-5", "竹业产值"),
        ),
    ),
    (
        "登记失业率3%，低于5%的控制目标2个百分点。",
        (
            ("3", "share", "3", "登记失业率"),
            ("5", "share", "5", "登记失业率控制目标"),
            ("2", "change", "-2", "登记失业率"),
        ),
    ),
    (
        "新增茶企9家、竹企6家，累计分别达41家、35家。",
        (
            ("9", "level", "9", "新增茶企数"),
            ("6", "level", "6", "新增竹企数"),
            ("41", "level", "41", "茶企数"),
            ("35", "level", "35", "竹企数"),
        ),
    ),
    (
        "茶叶产值、竹业产值分别居全省第四和第三。",
        (("四", "rank", "4", "茶叶产值排名"), ("三", "rank", "3", "竹业产值排名")),
    ),
    (
        "第一、二、三产业分别拉动经济增长0.2个、2.1个和3.4个百分点。",
        (
            ("0.2", "change", "0.2", "第一产业拉动经济"),
            ("2.1", "change", "2.1", "第二产业拉动经济"),
            ("3.4", "change", "3.4", "第三产业拉动经济"),
        ),
    ),
    (
        "实际使用内资7亿元、外资3万美元。",
        (("7", "level", "7", "实际使用内资金额"), ("3", "level", "3", "实际使用外资")),
    ),
    (
        "茶叶产值7亿元，是上年的1.3倍。",
        (("7", "level", "7", "茶叶产值"), ("1.3", "level", "1.3", "茶叶产值")),
    ),
    (
        "城乡低保标准分别提高到每人每月700元、每人每月500元。",
        (("700", "level", "700", "城镇低保标准"), ("500", "level", "500", "农村低保标准")),
    ),
    (
        "茶园由42个整合为13个。",
        (("42", "level", "42", "茶园数"), ("13", "level", "13", "茶园数")),
    ),
    (
        "绿地率提升4个百分点至38%。",
        (("4", "change", "4", "绿地率"), ("38", "share", "38", "绿地率")),
    ),
    (
        "茶叶产值增长5%以上，力争达到6%。",
        (("5", "change", "5", "茶叶产值"), ("6", "change", "6", "茶叶产值")),
    ),
    (
        "货运量、客运量分别完成8万吨和6万人次，增长3%、-2%。",
        (
            ("8", "level", "8", "货运量"),
            ("6", "level", "6", "客运量"),
            ("3", "change", "3", "货运量"),
            ("2", "change", "-2", "客运量"),
        ),
    ),
    (
        "茶叶增加值增速在全省9个县中排名第3位。",
        (("9", "level", "9", "县数"), ("3", "rank", "3", "茶叶增加值增速排名")),
    ),
    ("茶企零售额5亿元。按经营地分，城镇3亿元。", (
        ("5", "level", "5", "茶企零售额"), ("3", "level", "3", "城镇茶企零售额"),
    )),
)  # fmt: skip


def figures(text: str) -> tuple[Figure, ...]:
    document = Document(Source("t", text), "", "plan", "丁市戊区", "戊区", "", 2024, 2023)
    body, sentences, start = Span(0, len(text)), [], 0
    for piece in text.split("。")[:-1]:
        sentences.append(Sentence(Span(start, start + len(piece) + 1), 0))
        start += len(piece) + 1
    section = Section((1,), "一、", Span(0, 0), body, "review", 2023)
    return read_figures(document, Outline(body, (section,), tuple(sentences)), ())


@pytest.mark.parametrize(("text", "wanted"), READINGS, ids=[text for text, _ in READINGS])
def test_each_number_is_named(text: str, wanted: tuple[tuple[str, str, str, str], ...]) -> None:
    assert tuple((f.number, f.role, f.value, f.indicator) for f in figures(text)) == wanted


def test_the_members_of_a_list_own_what_each_achieves() -> None:
    found = figures("甲山、乙河和丙岭三个镇分别实现茶叶产值8亿元、3亿元和1亿元。")
    assert [(f.subject, f.indicator) for f in found] == [
        ("甲山", "茶叶产值"), ("乙河", "茶叶产值"), ("丙岭", "茶叶产值"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["坚持安全第一、预防为主。", "近5年累计造林。", "浏览次数：1203。"])
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()
