"""The divisions: hierarchy, names with and without superiors, two code schemes, and how fast they load."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from loaders.gazetteer import ancestors, division, divisions, find_division, full_name, lookup, units_within
from loaders.readings import initials, pinyin


def test_every_division_hangs_on_a_known_one() -> None:
    codes = {unit.code for unit in divisions()}
    assert len(codes) == len(divisions())
    assert not [unit for unit in divisions() if unit.parent and unit.parent not in codes]
    assert Counter(unit.level for unit in divisions() if unit.scheme == "GBT2260") == {
        "province": 34,
        "city": 333,
        "county": 2847,
    }


def test_the_county_has_the_units_that_the_newest_vintage_lists() -> None:
    current = Counter(unit.level for unit in units_within("440113") if unit.last == "2023")
    assert current["town"] == 16
    assert current["village"] + current["community"] == 276


def test_the_two_nine_digit_schemes_stay_apart() -> None:
    town = division("440113007")
    assert (town.name, town.scheme, town.mca) == ("市桥街道", "NBS", "440113005")
    (other,) = (unit for unit in divisions() if unit.mca == "440113007")
    assert other.name == "东环街道"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("番禺", "440113"),
        ("番禺区", "440113"),
        ("广州市番禺区", "440113"),
        ("广东省广州市番禺区", "440113"),
        ("广州番禺", "440113"),
        ("北京市朝阳区", "110105"),
        ("上海", "310000"),
        ("内蒙古", "150000"),
        ("吉林市", "220200"),
        ("凉山州", "513400"),
        ("连南", "441826"),
        ("仙桃市", "429004"),
        ("东莞", "441900"),
        ("浦东新区", "310115"),
        ("香港", "810000"),
        ("石楼镇", "440113105"),
        ("沙湾街", "440113017"),
        ("番禺区沙湾街道", "440113017"),
        ("石基镇", "440113120"),
        ("沙湾镇", "440113118"),
        ("东郊村", "440113007200"),
        ("石楼镇沙南村", "440113105202"),
    ],
)
def test_a_name_finds_its_division(name: str, code: str) -> None:
    unit = find_division(name)
    assert unit and unit.code == code


@pytest.mark.parametrize("name", ["朝阳区", "南山区", "吉林", "沙南村", "大富村", "上海市番禺区", "区", ""])
def test_a_name_that_is_unknown_or_could_be_several_finds_none(name: str) -> None:
    assert find_division(name) is None


def test_a_name_is_looked_up_within_a_region() -> None:
    assert {unit.code for unit in lookup("朝阳区")} == {"110105", "220104"}
    assert [unit.code for unit in lookup("朝阳区", within="220000")] == ["220104"]
    found = find_division("白云区", within="440100")
    assert found and found.code == "440111"


def test_full_names_go_up_to_the_city() -> None:
    codes = ("440113", "110105", "440100", "440000", "320583", "429004", "440113105", "440113007200")
    assert [full_name(division(code)) for code in codes] == [
        "广州市番禺区", "北京市朝阳区", "广州市", "广东省", "昆山市", "仙桃市", "广州市番禺区石楼镇",
        "广州市番禺区市桥街道东郊村",
    ]  # fmt: skip
    assert [unit.name for unit in ancestors(division("440113105"))] == ["番禺区", "广州市", "广东省"]


def test_a_code_that_was_given_up_names_the_one_that_came_after() -> None:
    """A town became a sub-district: another code, the same units below it."""
    given_up = [unit for unit in divisions() if unit.last and unit.last != "2023"]
    assert len(given_up) == 20 and {division(unit.became).last for unit in given_up} == {"2023"}
    town, later = division("440113118"), division("440113017")
    assert (town.name, town.first, town.last, town.became) == ("沙湾镇", "2016", "2020", "440113017")
    assert (later.name, later.first, later.became) == ("沙湾街道", "2021", "")
    assert all(division(u.became).label == u.label for u in given_up if u.code != town.code)


def test_towns_have_points_near_each_other() -> None:
    towns = [unit for unit in units_within("440113") if unit.level == "town" and unit.last == "2023"]
    for town in towns:
        assert town.point and town.geonames.isdigit()
        latitude, longitude = map(float, town.point)
        assert 22.8 < latitude < 23.1 and 113.2 < longitude < 113.6


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("长隆", "chang-long"),
        ("番禺区长隆大道", "pan-yu-qu-chang-long-da-dao"),
        ("重庆银行", "chong-qing-yin-hang"),
        ("三年行动", "san-nian-xing-dong"),
        ("石碁镇上涌", "shi-qi-zhen-shang-chong"),
        ("新建绿道", "xin-jian-lv-dao"),
        ("BIM技术2.0", "bim-ji-shu-2-0"),
        ("ＡＩ＋制造", "ai-zhi-zao"),
        ("“百企”", "bai-qi"),
        ("成都", "cheng-du"),
        ("……", ""),
    ],
)
def test_names_are_read_as_people_say_them(name: str, slug: str) -> None:
    assert "-".join(pinyin(name)) == slug


def test_initials() -> None:
    assert initials("番禺区") == "pyq"


def test_every_division_can_be_read() -> None:
    for unit in divisions():
        assert len(pinyin(unit.name)) == len(unit.name), unit.name


def test_tables_load_lazily() -> None:
    code = (
        "import loaders.gazetteer as g, loaders.readings as r\n"
        "assert not g._by_code.cache_info().currsize and not r._characters.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
