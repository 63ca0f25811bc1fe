"""IRIs are made from names alone: stable, readable, apart where names differ."""

from __future__ import annotations

import pytest

from graph.triples.identity import Identity, canonical, levels, report_id, scope, slug
from loaders.text import Span


def test_slug_reads_a_name_and_ends_in_its_hash() -> None:
    assert slug("碧波工程") == "bi-bo-gong-cheng-9558"


def test_homophones_stay_apart() -> None:
    one, other = slug("石碁村"), slug("石旗村")
    assert one.rsplit("-", 1)[0] == other.rsplit("-", 1)[0] == "shi-qi-cun"
    assert one != other


@pytest.mark.parametrize("name", ["“碧波工程”", "碧波 工程", "碧波工程"])
def test_spellings_of_one_name_are_one_identity(name: str) -> None:
    assert slug(name) == slug("碧波工程")


def test_full_width_letters_and_brackets_are_halved() -> None:
    assert canonical("样板(A区)") == "样板(A区)"


@pytest.mark.parametrize(
    ("kind", "name", "level", "expected"),
    [
        ("organization", "国家林业局", "", "100000"),
        ("organization", "省林业局", "", "440000"),
        ("organization", "市园林局", "", "440100"),
        ("organization", "区园林局", "", "440105"),
        ("award", "样板公园", "national", "100000"),
        ("award", "省级样板公园", "national", "440000"),
        ("award", "样板公园", "international", "001"),
        ("award", "样板公园", "", "440105"),
        ("programme", "碧波工程", "", "440105"),
        ("project", "国家级渔港", "", "440105"),
        ("company", "区块链公司", "", "440105"),
        ("event", "市场大会", "", "440105"),
        ("organization", "广东省林业局", "", "440000"),
        ("organization", "中共广州市委", "", "440100"),
        ("policy", "《广州市海珠区绿地规划》", "", "440105"),
        ("policy", "《广州市绿地规划》", "", "440100"),
        ("programme", "区第五次全国花卉普查", "", "440105"),
        ("programme", "“花卉事项”国家级标准化试点", "", "100000"),
        ("programme", "乡村振兴", "", "100000"),
        ("organization", "商务部", "", "100000"),
        ("event", "第150届广交会", "", "100000"),
        ("place", "珠三角", "", "440000"),
        ("place", "东湖岛", "", "440105"),
        ("industry", "金融业", "", "100000"),
    ],
)
def test_scope(kind: str, name: str, level: str, expected: str) -> None:
    assert scope(kind, name, "440105", level) == expected


def test_a_municipality_is_province_and_city_in_one() -> None:
    assert levels("110105")["provincial"] == levels("110105")["municipal"] == "110000"
    assert levels("310000")["municipal"] == "310000"


def test_a_province_has_no_city_above_it() -> None:
    assert "municipal" not in levels("440000")


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("GBT2260:440113", "place/440113"),
        ("NBS:440113017", "place/nbs/440113017"),
        ("NBS:440113104201", "place/nbs/440113104201"),
    ],
)
def test_places_by_code(code: str, path: str) -> None:
    assert Identity("https://example.org/").place(code) == f"https://example.org/{path}"


def test_the_base_can_be_another_one() -> None:
    assert (
        Identity("https://example.org/id/")
        .thing("award", "440105", "样板")
        .startswith("https://example.org/id/designation/440105/yang-ban-")
    )


def test_a_passage_names_its_text_by_hash_and_its_characters() -> None:
    names = Identity("https://example.org/")
    text = names.text("440105-2030-plan", "0123456789abcdef")
    assert names.passage(text, Span(3, 9)) == "https://example.org/text/440105-2030-plan/01234567#char=3,9"


def test_a_region_without_a_code_is_named_by_its_name() -> None:
    assert report_id("", "东岭县", 2030, "plan").startswith("dong-ling-xian-")
    assert report_id("440105", "广州市海珠区", 2030, "work") == "440105-2030-work"
