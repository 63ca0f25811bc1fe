"""One thing, many wordings: what is merged and what stays apart."""

from __future__ import annotations

import pytest

from loaders.documents import describe
from loaders.names import read_entities
from loaders.records import Entity
from loaders.sections import read_outline
from loaders.text import Source


def read(body: str, region: str = "杭州市余杭区") -> dict[tuple[str, str], Entity]:
    document = describe(Source("test", f"各位代表:\n一、去年工作\n{body}\n"), region, 2031)
    return {(e.type, e.name): e for e in read_entities(document, read_outline(document))}


@pytest.mark.parametrize(
    ("body", "key", "mentions"),
    [
        ("推进“百社联百村”工程。百社联百村工程提质。", ("programme", "“百社联百村”工程"), 2),
        ("余杭区青禾医院启用。区青禾医院获奖。", ("organization", "余杭区青禾医院"), 2),
        ("举办2031年青禾音乐节。青禾音乐节吸引游客。", ("event", "2031年青禾音乐节"), 2),
        ("依托云岭创新园招商。加快云岭创新园(一、二期)建设。", ("project", "云岭创新园(一、二期)"), 2),
        ("落实省委部署。中共浙江省委要求提质。", ("organization", "中共浙江省委"), 2),
        ("深入实施“六进六送”活动。“六进六送”活动惠及群众。", ("programme", "“六进六送”活动"), 2),
    ],
)
def test_wordings_of_one_thing(body: str, key: tuple[str, str], mentions: int) -> None:
    assert len(read(body)[key].mentions) == mentions


def test_a_village_and_its_renewal_are_two() -> None:
    found = read("推进城中村改造,青禾村、云岭村2个在建项目开工。")
    village, renewal = found["place", "青禾村"], found["project", "青禾村城中村改造"]
    assert village.mentions[0].span == renewal.mentions[0].span
    assert "青禾村" in renewal.aliases


def test_aliases_are_surface_forms() -> None:
    body = "获国家发改委批复,国家发展和改革委员会支持。"
    (entity,) = [e for e in read(body).values() if e.type == "organization"]
    assert entity.aliases == ("国家发改委",)


def test_divisions_carry_their_code() -> None:
    found = read("高铁直达宁波,绍兴市通勤便利,余杭加快发展。")
    assert {e.name: e.code for e in found.values()} == {
        "宁波市": "GBT2260:330200",
        "绍兴市": "GBT2260:330600",
        "余杭区": "GBT2260:330110",
    }


def test_a_namesake_village_is_settled_by_its_town() -> None:
    found = read("大石街推进涌口村道路建设。", "广州市番禺区")
    assert found["place", "涌口村"].code == "NBS:440113012200"


def test_a_namesake_village_without_its_town_stays_open() -> None:
    place = read("推进涌口村道路建设。", "广州市番禺区")["place", "涌口村"]
    assert place.code == ""
    assert "NBS:440113012200" in place.note and "NBS:440113017210" in place.note


def test_the_heads_of_bodies_come_from_the_region() -> None:
    assert ("organization", "四川省人民政府") in read("省政府出台措施。", "四川省")
    assert ("organization", "中共北京市委") in read("落实市委要求。", "北京市朝阳区")
