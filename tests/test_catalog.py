"""The catalogue: every saved question is whole, and a wrong one is told where it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from queries import catalog
from queries.catalog import EVIDENCE, SavedQuery, find, literal, names, prefixes, read
from queries.errors import BadHeader, UnknownParameter, UnknownQuery, WrongValue

PROMISED = """
amounts-of-money challenges company-profile compare-districts completion-of-targets data-quality
designations-by-level dropped-and-new due-in-plan-year entities-without-links events
facts-from-sentence figures-by-topic figures-not-of-the-full-year firsts groups-counted-not-named
guiding-strategies headline-indicators hedged-figures identifiers indicator-series
indicators-without-target industry-profile inferred-facts largest-changes money-and-beneficiaries
organization-network organizations-by-role place-profile places-by-mention policies
programme-network programmes-by-size programmes-without-projects project-profile project-progress
projects-by-status projects-in-place projects-in-several-programmes projects-missing-data
projects-serving-programme report-outline same-programme-elsewhere tables-against-reports targets
targets-against-actuals targets-without-actual titles-aimed-at towns-not-mentioned
word-in-both-parts
"""

HEAD = """#+ summary: {zh: 问, en: asked}
#+ description: {zh: 说明, en: told}
#+ parameters:
#+   report: {type: iri, of: pg:Report}
#+ view: table
"""
BODY = "SELECT ?report WHERE {\n  VALUES ?report { UNDEF }\n  ?report a pg:Report .\n}\n"


def test_all_promised_questions_are_saved() -> None:
    assert set(PROMISED.split()) <= set(names())


@pytest.mark.parametrize("name", names())
def test_a_question_is_whole(name: str) -> None:
    query = find(name)
    assert query.tags and query.view in catalog.VIEWS
    assert "report" in [parameter.name for parameter in query.parameters]
    assert query.text.isprintable() or "\n" in query.text
    ox.Store().query(query.filled({}))  # it is SPARQL


@pytest.mark.parametrize("name", [n for n in names() if find(n).form == "SELECT"])
def test_every_row_carries_its_evidence_and_every_column_is_declared(name: str) -> None:
    query = find(name)
    found = ox.Store().query(query.filled({}))
    assert isinstance(found, ox.QuerySolutions)
    projected = {variable.value for variable in found.variables}
    assert set(EVIDENCE) <= projected
    assert projected - set(EVIDENCE) == {column.name for column in query.columns}


def test_no_question_names_a_graph_or_uses_an_optional_path_step() -> None:
    for name in names():
        text = find(name).text
        assert not re.search(r"\b(GRAPH|FROM|SERVICE|LATERAL)\b", text), name
        assert not re.search(r"\w:\w+\?", text), name


def test_a_file_runs_as_it_stands_and_terms_replace_defaults() -> None:
    query = find("word-in-both-parts")
    assert 'VALUES ?word { "项目" }' in query.filled({})
    assert 'VALUES ?word { "甲" "乙" }' in query.filled({"word": [literal("甲"), literal("乙")]})
    assert query.filled({}).startswith("PREFIX ")


def test_a_value_stays_a_value() -> None:
    query = find("word-in-both-parts")
    tricky = query.parameter("word").term('"} ?s ?p ?o . {"\n\\')
    assert tricky == r'"\"} ?s ?p ?o . {\"\n\\"'
    ox.Store().query(query.filled({"word": [tricky]}))


@pytest.mark.parametrize(
    ("name", "parameter", "value", "term"),
    [
        ("facts-from-sentence", "offset", "0012", "12"),
        ("facts-from-sentence", "offset", "any", "UNDEF"),
        ("facts-from-sentence", "words", "停车", '"停车"'),
        ("targets", "report", "report/x", "<https://w3id.org/plan-graph/id/report/x>"),
        ("targets", "report", "<https://a.example/b>", "<https://a.example/b>"),
    ],
)
def test_values_become_terms(name: str, parameter: str, value: str, term: str) -> None:
    assert find(name).parameter(parameter).term(value) == term


@pytest.mark.parametrize("value", ["", "12.5", "十", "1 2", "1}"])
def test_no_integer(value: str) -> None:
    with pytest.raises(WrongValue, match="offset=600、offset=1200"):
        find("facts-from-sentence").parameter("offset").term(value)


@pytest.mark.parametrize("value", ["a b:c", "http://x/>}", "名称"])
def test_no_iri(value: str) -> None:
    with pytest.raises(WrongValue):
        find("targets").parameter("report").term(value)


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UnknownQuery, match="projects-by-status") as caught:
        find("project-by-status")
    assert caught.value.nearest[0] == "projects-by-status"


def test_an_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(UnknownParameter, match="programme、report.*programme"):
        find("projects-serving-programme").filled({"program": ["UNDEF"]})


def _file(folder: Path, text: str) -> SavedQuery:
    path = folder / "topic" / "asked.rq"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_whole_header_is_read(tmp_path: Path) -> None:
    query = _file(tmp_path, HEAD + BODY)
    assert (query.name, query.topic, query.form, query.documents) == ("asked", "topic", "SELECT", 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BODY, "no `#[+]` lines"),
        (HEAD.replace("view: table", "view: map") + BODY, "view must be"),
        (HEAD.replace(", en: asked", "") + BODY, "summary needs zh and en"),
        (HEAD + BODY.replace("VALUES ?report { UNDEF }", ""), "declared .'report'., but used .."),
        (HEAD + BODY.replace("{\n", "{\n  VALUES ?x { UNDEF }\n"), "used .'report', 'x'."),
        (HEAD + BODY.replace("UNDEF", "1"), "default UNDEF, in the body 1"),
        (HEAD.replace("type: iri", "type: number") + BODY, "type must be"),
        (HEAD + "?report a pg:Report", "no SELECT"),
        (HEAD.replace("{zh: 问", "{zh: [问") + BODY, "asked.rq"),
        (HEAD.replace("zh: 问", "zh: 问,再问") + BODY, "quote words that hold a comma"),
    ],
)
def test_a_bad_header_is_told(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadHeader, match=why):
        _file(tmp_path, text)


def test_prefixes_are_those_of_the_ontology() -> None:
    assert prefixes()["pg"] == "https://w3id.org/plan-graph/ontology#"
    assert prefixes()["status"] == "https://w3id.org/plan-graph/ontology/status/"
