"""Describing a thing: found by any of its names, with everything that is said of it, on one screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.answers.describing import Description, describe
from graph.answers.engines import Embedded, Engine
from graph.answers.names_index import AmbiguousName, UnknownName
from graph.answers.profiles import one_screen
from graph.answers.render import WIDTH, width
from graph.cli import main


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    return Embedded(shipped)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("百千万工程", "百千万工程"), ("“百千万工程”", "百千万工程"), ("bqwgc", "百千万工程"),
        ("baiqianwangongcheng", "百千万工程"), ("shilouzhen", "石楼镇"), ("slz", "石楼镇"),
        ("地区生产总值", "地区生产总值"), ("楚庭第二", "楚庭第二通道工程"), ("place/440113", "番禺区"),
        ("https://w3id.org/plan-graph/id/place/440113", "番禺区"),
    ],
)  # fmt: skip
def test_a_thing_is_found_by_any_of_its_names(engine: Engine, name: str, label: str) -> None:
    assert describe(engine, name).label == label


def test_a_wrong_name_leads_to_the_nearest(engine: Engine) -> None:
    with pytest.raises(UnknownName, match="百千万工程"):
        describe(engine, "百千万工成")


def test_one_name_of_several_things_lists_them(engine: Engine) -> None:
    with pytest.raises(AmbiguousName) as error:
        describe(engine, "隧道")
    assert {"金光隧道", "新光隧道改造"} <= {candidate.label for candidate in error.value.candidates}


def test_a_place_has_its_codes_and_what_it_lies_in(engine: Engine) -> None:
    town = describe(engine, "石楼镇")
    assert ("NBS", "440113105") in town.identifiers
    assert town.within == ("番禺区",) and "乡镇级" in town.types and "石楼" in town.aliases
    assert town.mentions and all("石楼镇" in mention.quote for mention in town.mentions)


def test_relations_run_both_ways_with_their_words(small: Store) -> None:
    park = describe(Embedded(small), "东湖公园")
    said = {(s.forward, s.relation, s.other) for s in park.statements}
    assert {(True, "服务于", "碧波工程"), (True, "获得", "省级样板公园")} <= said
    works = describe(Embedded(small), "碧波工程")
    assert [(s.forward, s.other, s.basis) for s in works.statements] == [
        (False, "东湖公园", "由所在小节标题推定")
    ]
    assert all(s.evidence.quote and s.evidence.end > s.evidence.start for s in park.statements)


def test_a_quantity_gathers_the_figures_of_its_indicators(engine: Engine) -> None:
    found = describe(engine, "土地收储面积")
    assert {(f.value, f.target) for f in found.figures} >= {("7479.42", False), ("4000", True)}


def _screen(engine: Engine, name: str) -> tuple[Description, list[str]]:
    found = describe(engine, name)
    return found, one_screen(found).splitlines()


@pytest.mark.parametrize("name", ["百千万工程", "番禺区", "石楼镇", "土地收储面积", "广汽集团"])
def test_the_screen_is_a_hundred_columns_wide_and_short(engine: Engine, name: str) -> None:
    found, lines = _screen(engine, name)
    assert max(map(width, lines)) <= WIDTH
    assert len(lines) < 90
    assert lines[0].startswith(found.label)


def test_what_is_left_out_is_said_and_can_be_had(engine: Engine) -> None:
    found, lines = _screen(engine, "番禺区")
    assert any("--all" in line for line in lines)
    assert "--all" not in one_screen(found, whole=True)


def test_the_command_speaks_json_and_ends_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "store")
    assert main(["build", "--store", store]) == 0
    capsys.readouterr()
    assert main(["describe", "jgsd", "--format", "json", "--store", store]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "金光隧道"
    assert main(["describe", "没有这个东西啊", "--store", store]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert main(["describe", "", "--store", store]) == 2
    assert main(["ask", "石楼镇有什么项目", "--store", store]) == 0
    assert "理解为" in capsys.readouterr().out
    assert main(["ask", "区长是谁", "--store", store]) == 1
    assert main(["path", "百千万工程", "石楼镇", "--store", store]) == 0
    assert "服务于" in capsys.readouterr().out
