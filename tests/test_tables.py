from __future__ import annotations

from loaders.figures import read_figures
from loaders.records import Document, Figure, Outline, Section, Sentence
from loaders.text import Source, Span


def figures(*lines: str, part: str = "review") -> tuple[Figure, ...]:
    text = "\n".join(lines)
    document = Document(Source("t", text), "", "plan", "丁市戊区", "戊区", "", 2024, 2023)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(Span(start, start + len(line)), 0))
        start += len(line) + 1
    body = Span(0, len(text))
    section = Section((1,), "一、", Span(0, 0), body, part, 2024 if part == "plan" else 2023)
    return read_figures(document, Outline(body, (section,), tuple(sentences)), ())


def rows(found: tuple[Figure, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(f.indicator, f.role, f.value, f.unit, f.nature) for f in found]


def test_columns_between_bars_under_two_lines_of_headers() -> None:
    found = figures(
        "指标 | 年度目标 | 完成情况 | |",
        "绝对值 | 增幅 ||",
        "1.茶叶产值 | 5%以上 | 41.3亿元 | 6.1% |",
        "2.登记失业人数 | 560人以内 | 512人 | |",
    )
    assert rows(found) == [
        ("茶叶产值", "change", "5", "%", "prior"),
        ("茶叶产值", "level", "41.3", "亿元", "actual"),
        ("茶叶产值", "change", "6.1", "%", "actual"),
        ("登记失业人数", "level", "560", "人", "prior"),
        ("登记失业人数", "level", "512", "人", "actual"),
    ]
    assert found[2].pair == found[1].span.start
    assert [f.qualifier for f in found[::3]] == ["at_least", "at_most"]


def test_the_years_of_the_columns_date_what_stands_under_them() -> None:
    found = figures("指标\t单位\t2023年实绩\t2024年预期", "茶叶产值\t亿元\t41.3\t增长5%左右", part="plan")
    assert [(f.period, f.nature, f.role, f.unit) for f in found] == [
        ("2023", "actual", "level", "亿元"), ("2024", "target", "change", "%"),
    ]  # fmt: skip


def test_bare_targets_take_the_unit_of_what_they_are_nearer_to() -> None:
    found = figures(
        "单位：亿元、%",
        "指标\t2023年目标\t2023年完成\t\t2024年预期目标",
        "\t\t总量\t增速\t",
        "茶叶产值\t6\t412.3\t5.8\t5.5左右",
        "登记失业率\t4以内\t3.1\t\t4以内",
    )
    assert rows(found)[:4] == [
        ("茶叶产值", "change", "6", "%", "prior"),
        ("茶叶产值", "level", "412.3", "亿元", "actual"),
        ("茶叶产值", "change", "5.8", "%", "actual"),
        ("茶叶产值", "change", "5.5", "%", "target"),
    ]
    assert {(f.role, f.unit) for f in found[4:]} == {("share", "%")}


def test_columns_parted_by_single_blanks_measure_their_labels() -> None:
    found = figures("产品名称 产量(万吨) 比上年增长(%)", "春茶 51.2 -4.1", "竹笋 8.0 2.5")
    assert rows(found)[:2] == [
        ("春茶产量", "level", "51.2", "万吨", "actual"), ("春茶产量", "change", "-4.1", "%", "actual"),
    ]  # fmt: skip


def test_groups_under_a_population_are_parts_of_it() -> None:
    found = figures(
        "指标 | 年末数(万人) | 比重(%)", "全区常住人口 | 31.2 | 100.0", "其中：城镇 | 20.1 | 64.4"
    )
    assert [(f.indicator, f.period) for f in found[2:]] == [
        ("城镇常住人口", "2023-end"), ("城镇常住人口比重", "2023"),
    ]  # fmt: skip


def test_ages_are_labels_and_parts_are_told_by_a_colon() -> None:
    found = figures("指标 | 年末数(万人) |", "户籍总人口 | 31.2 |", "其中:0-17岁 | 6.1 |", "60岁以上 | 4.4 |")
    assert [f.indicator for f in found] == ["户籍总人口", "0-17岁户籍人口", "60岁以上户籍人口"]


def test_prose_with_bars_is_no_table() -> None:
    assert figures("来源：某报 | 发布时间：2024-05-06 | 浏览：1234") == ()
