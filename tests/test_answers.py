"""Answers: filled from the graph's names, capped, cited, and honest when there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graph.answers.answers import Answer, NoGraph, answer, sparql, sparql_file
from graph.answers.engines import Embedded, Engine, InMemory
from graph.answers.guard import Limits, QueryMalformed, QueryRefused
from graph.answers.names_index import UnknownName
from graph.answers.values import NoChoices, parameter_choices
from queries.catalog import find
from queries.errors import UnknownParameter, WrongValue


@pytest.fixture(scope="module")
def asked(small: Store) -> Engine:
    return Embedded(small)


def _column(found: Answer, name: str) -> list[str]:
    return [row[name] for row in found.dicts()]


def test_a_programme_is_found_by_name_and_every_row_cites(asked: Engine) -> None:
    found = answer(asked, "projects-serving-programme", {"programme": "碧波"})
    sentence = "建成东湖公园,新增绿地12.5万平方米,增长3%。"  # little more than the name was read
    assert found.dicts() == [
        {
            "programmeLabel": "碧波工程",
            "projectLabel": "东湖公园",
            "places": "",
            "state": "completed",
            "planned": "",
            "basis": "section",
            "quote": sentence,
            "section": "一、去年工作 / (一)“碧波工程”见成效",
            "start": found.dicts()[0]["start"],
            "end": found.dicts()[0]["end"],
            "project": found.dicts()[0]["project"],
            "programme": found.dicts()[0]["programme"],
            "report": "https://w3id.org/plan-graph/id/report/440105-2030-plan",
        }
    ]
    assert int(found.dicts()[0]["end"]) - int(found.dicts()[0]["start"]) == len(sentence)
    assert not found.truncated and not found.notes


def test_codes_are_taken_in_words_and_as_codes(asked: Engine) -> None:
    for value in ("completed", "已完成", "https://w3id.org/plan-graph/ontology/status/completed"):
        found = answer(asked, "projects-by-status", {"status": value})
        assert _column(found, "projectLabel") == ["东湖公园"]
    both = answer(asked, "projects-by-status", {"status": ["completed", "advancing"]})
    assert sorted(_column(both, "projectLabel")) == ["东湖公园", "西岭隧道"]


def test_a_report_is_found_by_its_id(asked: Engine) -> None:
    assert answer(asked, "targets", {"report": "440105-2030-plan"}).rows
    with pytest.raises(WrongValue, match="例如 report=440105-2030-plan"):
        answer(asked, "targets", {"report": "440105-2031-plan"})


def test_a_thing_of_another_kind_is_told(asked: Engine) -> None:
    with pytest.raises(WrongValue, match=r"碧波工程\(行动\)' 不对,应为地点,例如 place="):
        answer(asked, "projects-in-place", {"place": "碧波工程"})
    with pytest.raises(WrongValue, match="应为地点"):
        answer(asked, "projects-in-place", {"place": " "})


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"programm": "碧波"}, UnknownParameter),
        ({"programme": "黄沙工程"}, UnknownName),
    ],
)
def test_a_wrong_parameter_is_told(asked: Engine, values: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        answer(asked, "projects-serving-programme", values)


def test_a_wrong_code_names_the_codes(asked: Engine) -> None:
    with pytest.raises(WrongValue, match="已完成"):
        answer(asked, "projects-by-status", {"status": "完工了"})


def test_an_empty_answer_is_no_proof(asked: Engine) -> None:
    found = answer(asked, "challenges")
    assert found.rows == () and "不等于" in found.notes[0]


def test_a_question_across_documents_says_what_it_needs(asked: Engine) -> None:
    assert "plan-graph load" in answer(asked, "compare-districts").notes[0]


def test_an_empty_graph_says_how_to_build_one() -> None:
    with pytest.raises(NoGraph, match="plan-graph build"):
        answer(Embedded(Store()), "targets")
    with pytest.raises(NoGraph):
        sparql(Embedded(Store()), "SELECT * { ?s ?p ?o }")


def test_rows_are_capped_and_it_is_said(asked: Engine) -> None:
    found = sparql(asked, "SELECT * { ?s ?p ?o }", Limits(rows=7))
    assert len(found.rows) == 7 and found.truncated == "rows"


def test_time_is_capped_and_it_is_said(asked: Engine) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?i && ?f != ?c) }"
    found = sparql(asked, slow, Limits(seconds=0.05))
    assert found.rows == () and found.truncated == "time" and found.seconds < 5


def test_a_graph_answer_has_its_claims_as_rows(asked: Engine) -> None:
    found = answer(asked, "programme-network", {"programme": "碧波工程"})
    assert found.form == "graph" and len(found.triples) > 10
    assert [row["objectLabel"] for row in found.dicts()] == ["碧波工程"]
    assert found.dicts()[0]["section"] == "一、去年工作 / (一)“碧波工程”见成效"


def test_own_sparql_gets_its_prefixes(asked: Engine, tmp_path: Path) -> None:
    text = "SELECT ?l { ?p a pg:Programme ; rdfs:label ?l }"
    assert _column(sparql(asked, text), "l") == ["碧波工程"]
    path = tmp_path / "own.rq"
    path.write_text("\ufeff" + text, encoding="utf-8")
    assert _column(sparql_file(asked, path), "l") == ["碧波工程"]
    assert sparql(asked, "ASK { ?p a pg:Programme }").truth


def test_own_sparql_that_is_wrong_is_marked(asked: Engine) -> None:
    with pytest.raises(QueryMalformed) as caught:
        sparql(asked, "SELECT ?l {\n  ?p a pg:Programme ; rdfs:label }")
    assert "第 2 行" in str(caught.value) and str(caught.value).splitlines()[-1].strip() == "^"
    with pytest.raises(QueryRefused):
        sparql(asked, "INSERT DATA { <a:b> <a:b> <a:c> }")


def test_own_sparql_without_a_match_says_which_part_has_none(asked: Engine) -> None:
    found = sparql(asked, 'SELECT ?s { ?s pg:serve ?o ; rdfs:label "x" }')
    assert found.rows == ()
    assert [note.split(" · ")[0] for note in found.notes] == ["图谱中没有 pg:serve"]
    assert "did you mean pg:serves" in found.notes[0]


def test_a_column_narrows_the_rows(asked: Engine) -> None:
    for value in ("已完成", "completed"):
        found = answer(asked, "projects-serving-programme", {"programme": "碧波工程", "state": value})
        assert _column(found, "projectLabel") == ["东湖公园"] and found.parameters["state"] == (value,)
    none = answer(asked, "projects-serving-programme", {"state": "在建"})
    assert not none.rows and "没有一行的“上年末”是“在建”;写的是:已完成" in none.notes[-1]
    with pytest.raises(UnknownParameter, match="也可按列筛选"):
        answer(asked, "projects-serving-programme", {"town": "南村镇"})


def test_choices(asked: Engine) -> None:
    assert [c.label for c in parameter_choices(asked, find("projects-serving-programme"), "programme")] == [
        "碧波工程"
    ]
    assert "已完成" in [c.label for c in parameter_choices(asked, find("projects-by-status"), "status")]
    with pytest.raises(NoChoices, match="文字或数字"):
        parameter_choices(asked, find("facts-from-sentence"), "offset")
    labels = [c.label for c in parameter_choices(asked, find("indicator-series"), "quantity")]
    assert len(set(labels)) == len(labels)


def test_rdflib_gives_the_same_answer(asked: Engine, small: Store) -> None:
    from pyoxigraph import DefaultGraph
    from rdflib import Graph

    data = Graph()
    data.parse(data=small.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"", format="nt")
    other = InMemory(data)
    values = {"programme": "碧波工程"}
    ours, theirs = (answer(each, "projects-serving-programme", values) for each in (asked, other))
    assert ours.dicts() == theirs.dicts()
    with pytest.raises(QueryMalformed, match="SPARQL 有误"):
        sparql(other, "SELECT ?l { ?p rdfs:label }")
