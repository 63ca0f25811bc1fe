"""What a report says of itself, from invented heads and from the reports that lie beside the repository."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders.documents import describe
from loaders.errors import SourceError
from loaders.records import Document
from loaders.sources import read_source, shipped_reports
from loaders.text import Source

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"
SESSION = "成都市第十七届人民代表大会第六次会议"
PLAN = "国民经济和社会发展计划"
BODY = "一、经济运行\n(一)总量。全区地区生产总值增长5%。\n"


def described(text: str, region: str = "", year: int = 0) -> Document:
    return describe(Source("x", text), region, year)


def test_the_shipped_report() -> None:
    (source,) = shipped_reports()
    document = describe(source)
    assert document.title == source.title
    assert (document.genre, document.region, document.short, document.code) == (
        "plan", "广州市番禺区", "番禺区", "440113",
    )  # fmt: skip
    assert (document.year, document.review_year) == (2025, 2024)
    assert document.delivered == "2025-02-26"
    assert document.session == "广州市番禺区第十八届人民代表大会第五次会议"
    assert document.issuer == "广州市番禺区发展和改革局"
    assert (document.published, document.publisher) == ("2025-03-21", "广州市番禺区人民政府")


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"no reports of other regions at {REPORTS}")
def test_region_year_and_genre_of_other_reports() -> None:
    with (REPORTS / "INDEX.tsv").open(encoding="utf-8") as index:
        rows = list(csv.DictReader(index, delimiter="\t"))
    assert len(rows) > 10
    for row in rows:
        document = describe(read_source(REPORTS / row["file"]))
        assert (document.region, document.year, document.genre) == (
            row["region"], int(row["year"]), row["genre"],
        ), row["file"]  # fmt: skip
        assert document.review_year == document.year - ("h1" not in row["file"])
        assert len(document.code) == 6, row["file"]


@pytest.mark.parametrize(
    ("head", "genre", "region", "year", "review_year"),
    [
        (f"关于海珠区2021年{PLAN}执行情况与2022年计划草案的报告\n", "plan", "广州市海珠区", 2022, 2021),
        (f"昆山市2023年{PLAN}\n", "plan", "昆山市", 2023, 2022),
        (f"关于义乌市2023年{PLAN}上半年执行情况的报告\n", "plan", "义乌市", 2023, 2023),
        ("2022年成都市政府工作报告\n", "work", "成都市", 2022, 2021),
        ("政府工作报告\n——2023年1月2日在陕西省第十四届人大第一次会议上\n", "work", "陕西省", 2023, 2022),
        ("2021年宁波市国民经济和社会发展统计公报\n", "bulletin", "宁波市", 2022, 2021),
        ("现在,我代表昆山市人民政府,向大会报告工作。\n一、2020年工作回顾\n", "work", "昆山市", 2021, 2020),
        (f"吉林市船营区2021年{PLAN}执行情况\n与2022年计划草案的报告\n", "plan", "吉林市船营区", 2022, 2021),
    ],
)
def test_heads(head: str, genre: str, region: str, year: int, review_year: int) -> None:
    document = described(head + BODY)
    assert (document.genre, document.region) == (genre, region)
    assert (document.year, document.review_year) == (year, review_year)


@pytest.mark.parametrize(
    ("text", "review_year"),
    [
        ("上半年,全区实现地区生产总值62.1亿元,增长5.2%。\n", 2025),
        ("加快修路,确保上半年3个项目开工。\n", 2024),
        ("现将上半年计划执行情况报告如下。产值增长5%。\n", 2025),
    ],
)
def test_what_reviews_half_of_its_own_year(text: str, review_year: int) -> None:
    assert described(text, "海珠区", 2025).review_year == review_year


@pytest.mark.parametrize(
    ("text", "year", "planned"),
    [
        (f"昆山市2024年{PLAN}执行情况与2025年计划草案的报告\n", 2024, 2025),
        ("政府工作报告\n各位代表:\n一、2024年工作回顾\n", 2024, 2025),
        ("政府工作报告\n各位代表:\n2024年政府工作及“十四五”发展回顾\n", 2024, 2025),
        ("2024年昆山市国民经济和社会发展统计公报\n", 2024, 2025),
        ("政府工作报告\n各位代表:\n一、2024年工作回顾\n", 2025, 2025),
        (f"昆山市2024年{PLAN}上半年执行情况的报告\n", 2024, 2024),
        ("2024年昆山市政府工作报告\n", 2024, 2024),
    ],
)
def test_what_is_delivered_as_its_year_ends_plans_the_next(text: str, year: int, planned: int) -> None:
    assert described(text + BODY, "昆山市", year).year == planned


def test_a_broken_title_is_put_together() -> None:
    document = described(f"关于海珠区2021年{PLAN}\n执行情况与2022年计划草案的报告\n" + BODY)
    assert document.title == f"关于海珠区2021年{PLAN}执行情况与2022年计划草案的报告"


def test_a_name_that_two_cities_share_is_settled_by_the_text() -> None:
    head = f"关于白云区2021年{PLAN}执行情况与2022年计划草案的报告\n"
    assert described(head + BODY + "与贵阳市同步。").region == "贵阳市白云区"
    open_ = described(head + BODY)
    assert (open_.region, open_.code) == ("白云区", "")


def test_a_region_that_no_table_holds_is_taken_as_printed() -> None:
    document = described("雄安新区2022年政府工作报告\n" + BODY)
    assert (document.region, document.short, document.code) == ("雄安新区", "雄安新区", "")


def test_options_go_before_the_text() -> None:
    head = "2022年成都市政府工作报告\n"
    assert described(head + BODY, "海珠区", 2019).region == "广州市海珠区"
    assert described(head + BODY, year=2019).year == 2019
    assert described(BODY, "番禺", 2020).short == "番禺区"


@pytest.mark.parametrize(
    ("text", "region", "year", "says"),
    [
        (BODY, "", 0, "文中没有写明地区和年份,请用选项注明,如 --region 海珠区 --year 2025"),
        (BODY, "海珠区", 0, "doesn't tell its year of delivery; give it as an option: --year 2025"),
        (BODY, "", 2025, "doesn't tell its region; give it as an option: --region 海珠区"),
        ("我区2024年新建学校3所。", "", 2025, "文中没有写明地区,"),
        ("食谱:先洗菜,后切菜。", "海珠区", 2025, "neither a heading"),
    ],
)
def test_what_nobody_tells_is_asked_for(text: str, region: str, year: int, says: str) -> None:
    with pytest.raises(SourceError) as error:
        described(text, region, year)
    assert says in str(error.value)


def test_publication_is_taken_from_the_page_but_not_from_the_session() -> None:
    head = "2022年成都市政府工作报告\n来源:成都日报 发布时间:2022年2月8日 浏览次数:5423\n"
    document = described(f"{head}——2022年1月20日在{SESSION}上\n{BODY}")
    assert (document.published, document.publisher) == ("2022-02-08", "成都日报")
    assert document.delivered == "2022-01-20"
    assert described(f"政府工作报告\n——2022年1月在{SESSION}上\n{BODY}").delivered == "2022-01"


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("政府工作报告", "2025年梧桐市青禾县政府工作报告"),
        ("青禾县政府工作报告", "2025年青禾县政府工作报告"),
        ("2025年政府工作报告", "梧桐市青禾县2025年政府工作报告"),
        ("青禾县二〇二四年国民经济和社会发展统计公报", "青禾县二〇二四年国民经济和社会发展统计公报"),
        ("", "2025年梧桐市青禾县报告"),
    ],
)
def test_a_report_is_called_by_title_region_and_year(title: str, called: str) -> None:
    source = Source("test", "一、")
    assert Document(source, title, "work", "梧桐市青禾县", "青禾县", "", 2025, 2024).called == called
