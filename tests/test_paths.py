"""Paths: the shortest links between two things, each step with its sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pyoxigraph import Store

from graph.answers.describing import meant
from graph.answers.engines import Embedded, Engine
from graph.answers.paths import Links, links, network
from graph.answers.profiles import steps
from graph.answers.render import WIDTH, width


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    return Embedded(shipped)


def _links(engine: Engine, start: str, end: str, limit: int = 3) -> Links:
    return links(engine, meant(engine, start), meant(engine, end), limit)


def test_two_things_are_linked_by_claims_with_their_sentences(small: Store) -> None:
    found = _links(Embedded(small), "碧波工程", "省级样板公园")
    ((first, second),) = found.paths
    assert (first.subject, first.relation, first.object, first.forward) == (
        "东湖公园",
        "服务于",
        "碧波工程",
        False,
    )
    assert (second.subject, second.relation, second.object, second.forward) == (
        "东湖公园", "获得", "省级样板公园", True,
    )  # fmt: skip
    assert "建成东湖公园" in first.evidence.quote and "省林业局" in second.evidence.quote


def test_the_way_back_is_as_long(engine: Engine) -> None:
    there, back = _links(engine, "百千万工程", "石楼镇"), _links(engine, "石楼镇", "百千万工程")
    assert len(there.paths[0]) == len(back.paths[0]) == 2


def test_codes_link_nothing(engine: Engine) -> None:
    """Two projects that are both finished have nothing to do with each other for that."""
    claims = network(engine)
    assert not any("/ontology" in node for node in claims)


def test_no_path_is_said_with_sentences_that_name_both(engine: Engine) -> None:
    found = _links(engine, "用电量", "用水量")
    assert found.paths == ()
    assert "没有陈述" in steps(found, ("用电量", "用水量"))


def test_a_thing_is_no_step_from_itself(engine: Engine) -> None:
    assert _links(engine, "石楼镇", "石楼镇").paths in ((), ((),))


def test_the_gazetteer_helps_out_and_says_so(engine: Engine) -> None:
    found = _links(engine, "百千万工程", "石壁一村")
    said = steps(found, ("百千万工程", "石壁一村"))
    assert found.paths and "据名录" in said
    assert all(width(line) <= WIDTH for line in said.splitlines())


def test_no_more_paths_than_asked_for(engine: Engine) -> None:
    assert len(_links(engine, "石楼镇", "番禺区", 1).paths) <= 1


def test_networkx_is_loaded_when_it_is_needed() -> None:
    modules = "graph.answers.paths, graph.answers.describing, graph.answers.asking"
    code = f"import sys, {modules}; print('networkx' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
