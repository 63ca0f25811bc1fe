"""What may be asked, and what is told to those who ask for more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.answers.guard import Limits, QueryMalformed, QueryRefused, check, malformed, tokens, with_prefixes
from graph.cli import main
from graph.stores.loads import load_of
from graph.stores.store import build_store
from loaders.records import Reading
from ontology.terms import ID

KNOWN = {"pg": "https://w3id.org/plan-graph/ontology#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:b> <a:c> }",
        "delete where { ?s ?p ?o }",
        "LOAD <http://a.example/>",
        "CLEAR ALL",
        "PREFIX a: <b:> DROP SILENT GRAPH a:c",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * FROM <http://a.example/> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <a:b> WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
        r"SELECT * \U00000046ROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { ?s ?p 'it''s' } #\nFROM <a:b>",
        "SELECT((?a<?b)AS?c)FROM<http://a.example/>WHERE{?s?p?o}",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(QueryRefused):
        check(text, Limits())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from ?service { ?from pg:service ?service } # FROM here",
        'SELECT * { ?s ?p "DELETE FROM x" }',
        "SELECT * { ?s ?p '''INSERT\n' SERVICE''' }",
        "SELECT * { ?s <http://a.example/FROM> from:to }",
        "SELECT * { ?s ?p 'x'@from }",
        "ASK { ?a ?b ?c FILTER(?a < ?b && ?c > ?a) }",
        "DESCRIBE <a:b>",
    ],
)
def test_let_through(text: str) -> None:
    check(text, Limits())


def test_service_may_be_allowed() -> None:
    check("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", Limits(service=True))
    with pytest.raises(QueryRefused):
        check("DROP ALL", Limits(service=True))


def test_the_command_lets_from_through_when_told(
    tmp_path: Path, invented: Callable[..., Reading], capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = load_of(invented()), load_of(invented("\n后一年。\n", year=2031, title="海珠区2031年计划报告"))
    build_store(tmp_path / "store", [one, two])
    text = f"SELECT ?report FROM <{ID}graph/{two.name}> {{ ?report a pg:Report }}"
    command = ["query", "-e", text, "--format", "csv", "--store", str(tmp_path / "store")]
    assert main(command) == 2
    assert "--allow-service" in capsys.readouterr().err
    assert main([*command, "--allow-service"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [f"{ID}report/{two.name}"]


def test_tokens_know_where_they_stand() -> None:
    text = "ASK { ?s pg:a '值' } # end"
    assert [(t.kind, t.text) for t in tokens(text)][:4] == [
        ("word", "ASK"),
        ("other", "{"),
        ("variable", "?s"),
        ("name", "pg:a"),
    ]
    assert all(text[t.start :].startswith(t.text) for t in tokens(text))


def test_known_prefixes_are_filled_in_and_counted() -> None:
    text, before = with_prefixes("PREFIX rdfs: <b:>\nASK { ?s pg:a ?o ; rdfs:label ?l ; a pg:C }", KNOWN)
    assert before == 1
    assert text.startswith("PREFIX pg: <https://w3id.org/plan-graph/ontology#>\nPREFIX rdfs: <b:>")


def test_an_unknown_prefix_is_marked() -> None:
    with pytest.raises(QueryMalformed) as caught:
        with_prefixes("ASK {\n  ?甲 pgg:a ?o }", KNOWN)
    assert str(caught.value).splitlines() == [
        "前缀 pgg: 没有声明 · prefix pgg: is not declared;是否想写 pg: (did you mean pg:?)",
        "  ?甲 pgg:a ?o }",
        "   \u3000 ^",
    ]


def test_a_complaint_is_given_in_the_lines_of_the_user() -> None:
    told = malformed("SELECT ?s {\n  ?s ?p }", "error at 4:8: expected one of …", before=2)
    assert "第 2 行第 8 列" in str(told) and "line 2, column 8" in str(told)
    assert str(told).splitlines()[-2:] == ["  ?s ?p }", "       ^"]


def test_a_text_without_a_form_is_told_so() -> None:
    assert "no SELECT" in str(malformed("hello", "error at 1:1: expected CONSTRUCT"))
