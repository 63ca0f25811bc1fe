"""The graph for programs: light to import, the same answers, everything on demand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.answers.emptiness import empty_parts
from graph.answers.engines import Embedded
from graph.answers.notebook import NoPandas, PlanGraph, open_graph
from graph.errors import NoStoreError, PlanGraphError
from graph.stores.schema import classes, properties


@pytest.fixture(scope="module")
def opened(small: Store) -> PlanGraph:
    return PlanGraph(Embedded(small), None)


def test_importing_graph_loads_nothing() -> None:
    heavy = {"rdflib", "pyoxigraph", "yaml", "networkx", "pandas"}
    code = f"import sys, graph; print(sorted(set(sys.modules) & {heavy}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_rows_are_dictionaries_and_a_table(opened: PlanGraph) -> None:
    rows = opened.query("projects-serving-programme", programme="碧波工程")
    assert [row["projectLabel"] for row in rows] == ["东湖公园"] and len(rows) == 1
    assert rows[0]["quote"].startswith("建成东湖公园,") and rows[-1:] == [rows[0]]
    assert "东湖公园" in str(rows) and rows.answer.columns


def test_a_data_frame_has_numbers_where_the_graph_has(opened: PlanGraph) -> None:
    pytest.importorskip("pandas", reason="needs pandas")
    frame = opened.query("projects-serving-programme").dataframe()
    assert frame["start"].dtype == "int64" and frame["projectLabel"].tolist() == ["东湖公园"]


def test_without_pandas_the_message_says_what_to_do(
    opened: PlanGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(NoPandas, match="pip install pandas"):
        opened.query("targets").dataframe()


def test_ask_describe_and_networkx(opened: PlanGraph) -> None:
    reply = opened.ask("碧波工程有哪些项目")
    assert reply.question and reply.question.name == "projects-serving-programme"
    assert opened.ask("东湖公园的情况").named == {"project": ("东湖公园",)}
    assert opened.describe("dhgy").label == "东湖公园"
    edges = [edge for *_, edge in opened.networkx().edges(data=True)]
    assert edges and all(edge["quote"] and edge["end"] > edge["start"] for edge in edges)


def test_an_endpoint_has_no_graph_here(opened: PlanGraph) -> None:
    with pytest.raises(PlanGraphError, match="sparql"):
        opened.rdflib()


def test_no_store_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="plan-graph build"):
        open_graph(tmp_path / "none")


def test_the_schema_is_what_is_there(small: Store) -> None:
    found = {term.name: term for term in classes(Embedded(small))}
    assert found["pg:Project"].count == 2 and found["pg:Project"].label == "项目"
    assert found["pg:Project"].example in ("东湖公园", "西岭隧道")
    assert {term.name for term in classes(Embedded(small), "pg:P")} >= {"pg:Project", "pg:Place"}
    assert [term.name for term in classes(Embedded(small), "没有这一类")] == []
    serves = next(term for term in properties(Embedded(small), "pg:serves"))
    assert (serves.count, serves.example) == (1, "东湖公园 → 碧波工程")


_PG = "PREFIX pg: <https://w3id.org/plan-graph/ontology#> "


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?x a pg:Challenge }", "没有匹配的部分:?x rdf:type pg:Challenge"),
        ("SELECT * { ?x a pg:Programme ; pg:received ?t }", "合起来到这一条就没有了"),
        ('SELECT * { ?x a pg:Project . FILTER(STR(?x) = "?") }', "FILTER"),
        ("SELECT * { ?x a pg:Project OPTIONAL { ?x a pg:Challenge } FILTER(!BOUND(?x)) }", "FILTER"),
    ],
)
def test_an_empty_answer_says_which_part_matches_nothing(small: Store, query: str, said: str) -> None:
    (line,) = empty_parts(Embedded(small), _PG + query)
    assert said in line


def test_an_empty_answer_to_ones_own_query_carries_the_note(opened: PlanGraph) -> None:
    rows = opened.sparql("SELECT * { ?x a pg:Programme ; pg:received ?t }")
    assert len(rows) == 0 and "合起来" in rows.answer.notes[0]
