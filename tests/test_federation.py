"""Joining with remote endpoints: two real servers, and some that are dead, slow, or lie."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.answers.answers import answer
from graph.answers.endpoint import Endpoint
from graph.answers.engines import Embedded, Engine, Term
from graph.answers.federation import Joined, NothingToJoin, Remote, federate
from graph.answers.keeping import Kept
from graph.answers.recipes import RecipeError, recipe, recipes
from graph.cli import main
from graph.stores.export import export
from graph.stores.loads import load_of
from graph.stores.store import build_store
from queries.catalog import names
from tests.conftest import make_reading
from tests.servers import Handler, misbehaving, oxigraph, virtuoso

ID = "https://w3id.org/plan-graph/id/"
MATCH = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
# What the other side knows: the invented report's district by code, its park by a link.
REMOTE = """
<http://other.example/hz> <http://www.w3.org/2004/02/skos/core#notation> "440105"^^<https://w3id.org/plan-graph/ontology#GBT2260> .
<http://other.example/hz> <http://www.w3.org/2000/01/rdf-schema#label> "海珠"@zh .
<http://other.example/hz> <http://www.w3.org/2000/01/rdf-schema#label> "Haizhu"@en .
<http://other.example/code> <http://www.w3.org/2004/02/skos/core#notation> "440105" .
<http://other.example/park> <http://www.w3.org/2000/01/rdf-schema#label> "东湖公园(他处)"@zh .
<http://other.example/park> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://other.example/Park> .
""".encode()  # noqa: E501


@pytest.fixture(scope="module")
def local() -> Engine:
    store = Store()
    store.load(load_of(make_reading()).triples, format=RdfFormat.N_TRIPLES)
    from graph.triples.vocabulary import vocabulary

    store.load(vocabulary(), format=RdfFormat.N_TRIPLES)
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    named = store.quads_for_pattern(None, label, Literal("东湖公园", language="zh"))
    park = next(quad.subject for quad in named)
    store.add(Quad(park, MATCH, NamedNode("http://other.example/park")))
    return Embedded(store)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ExitStack() as stack:
        if request.param == "oxigraph":
            yield stack.enter_context(oxigraph(REMOTE, "application/n-triples"))
        else:
            yield stack.enter_context(virtuoso(REMOTE, tmp_path_factory.mktemp("virtuoso")))


def joined(
    engine: Engine, address: str, folder: Path, by: str = "links", on: str = "", **more: float
) -> Joined:
    endpoint = Endpoint(address, seconds=more.get("seconds", 10.0), tries=int(more.get("tries", 2)))
    kept = Kept(folder, days=more.get("days", 30.0))
    return federate(
        engine, "projects-by-status", {}, Remote(endpoint, recipe(by), kept, int(more.get("batch", 100))), on
    )


def test_links_lead_to_what_a_server_says(local: Engine, remote: str, tmp_path: Path) -> None:
    found = joined(local, remote, tmp_path)
    rows = found.answer.dicts()
    assert not found.failure
    by_name = {row["projectLabel"]: row for row in rows}
    assert by_name["东湖公园"]["label"] == "东湖公园(他处)"
    assert by_name["东湖公园"]["type"] == "http://other.example/Park"
    assert by_name["西岭隧道"]["label"] == ""  # stays, though nobody there knows it
    assert [row["projectLabel"] for row in rows] == [
        row["projectLabel"] for row in answer(local, "projects-by-status").dicts()
    ]


def test_a_server_says_yes_and_no(remote: str) -> None:
    endpoint = Endpoint(remote)
    assert endpoint.run("ASK { <http://other.example/hz> ?p ?o }").truth
    assert not endpoint.run("ASK { <http://other.example/nobody> ?p ?o }").truth


def test_codes_are_joined_with_their_scheme(local: Engine, remote: str, tmp_path: Path) -> None:
    endpoint = Endpoint(remote, seconds=10.0)
    found = federate(local, "place-profile", {}, Remote(endpoint, recipe("codes"), Kept(tmp_path)))
    rows = [row for row in found.answer.dicts() if row["remote_thing"]]
    assert {row["remote_thing"] for row in rows} == {"http://other.example/hz"}  # not the code of no scheme
    assert {row["remote_label"] for row in rows} == {"海珠", "Haizhu"}
    assert {row["label"] for row in rows} == {"海珠区"}


def test_a_report_is_joined_by_its_region_if_asked(local: Engine, remote: str, tmp_path: Path) -> None:
    with pytest.raises(NothingToJoin):
        joined(local, remote, tmp_path, by="codes")
    rows = joined(local, remote, tmp_path, by="codes", on="report").answer.dicts()
    assert rows and {row["thing"] for row in rows} == {"http://other.example/hz"}


def test_what_was_answered_is_kept_with_its_date(local: Engine, remote: str, tmp_path: Path) -> None:
    first = joined(local, remote, tmp_path)
    (file,) = tmp_path.glob("*.json")
    told = json.loads(file.read_text("utf-8"))
    assert told["endpoint"] == remote and told["date"][:4] >= "2025"
    assert any(told["date"] in note for note in first.answer.notes)
    told["rows"][0] = [
        cell if cell is None or "other" in cell[0] else ["留存的", *cell[1:]] for cell in told["rows"][0]
    ]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert "留存的" in str(joined(local, remote, tmp_path).answer.dicts())
    assert "留存的" not in str(joined(local, remote, tmp_path, days=-1.0).answer.dicts())


def test_keys_are_pushed_in_batches_by_post(shipped: Store, tmp_path: Path) -> None:
    empty = b'{"head": {"vars": ["key", "thing", "label"]}, "results": {"bindings": []}}'
    with misbehaving(lambda handler: handler.reply(empty)) as (address, seen):
        endpoint = Endpoint(address)
        remote = Remote(endpoint, recipe("codes"), Kept(tmp_path), batch=5)
        found = federate(Embedded(shipped), "places-by-mention", {}, remote)
        queries = [parse_qs(body)["query"][0] for body in seen]
        assert not found.failure and len(queries) > 1
        assert all(1 <= query.count("^^<") <= 5 for query in queries)
        asked = len(seen)
        federate(Embedded(shipped), "places-by-mention", {}, remote)
        assert len(seen) == asked  # nobody is asked twice for the same


def _json(handler: Handler, variables: list[str], *bindings: dict[str, object]) -> None:
    told = {"head": {"vars": variables}, "results": {"bindings": bindings}}
    handler.reply(json.dumps(told).encode())


_KEY: object = {"type": "uri", "value": "http://other.example/park"}
_WRONG: dict[str, Callable[[Handler], None]] = {
    "html": lambda handler: handler.reply(b"<html>login</html>", media="text/html"),
    "no results": lambda handler: handler.reply(b"[]"),
    "deep": lambda handler: handler.reply(b"[" * 200_000),
    "other variables": lambda handler: _json(handler, ["a", "b", "c"]),
    "too few variables": lambda handler: _json(handler, ["key"]),
    "other key": lambda h: _json(h, ["key", "label", "type"], {"key": {"type": "uri", "value": "http://x/"}}),
    "no key": lambda h: _json(h, ["key", "label", "type"], {"label": {"type": "literal", "value": "x"}}),
    "broken cell": lambda h: _json(h, ["key", "label", "type"], {"key": {"value": "x"}}),
    "cell of text": lambda h: _json(h, ["key", "label", "type"], {"key": "x"}),
    "too many rows": lambda h: _json(h, ["key", "label", "type"], *[{"key": _KEY}] * 10_001),
    "boolean": lambda handler: handler.reply(b'{"head": {}, "boolean": true}'),
    "malformed": lambda handler: handler.reply(b"Parse error: line 1", 400, "text/plain"),
    "forbidden": lambda handler: handler.reply(b"", 403),
    "down": lambda handler: handler.reply(b"", 503),
}


@pytest.mark.parametrize("case", _WRONG)
def test_an_endpoint_that_lies_costs_one_sentence(local: Engine, tmp_path: Path, case: str) -> None:
    with misbehaving(_WRONG[case]) as (address, _):
        found = joined(local, address, tmp_path)
    assert address in found.failure and "\n" not in found.failure and " · " in found.failure
    assert [row["projectLabel"] for row in found.answer.dicts()] == [
        row["projectLabel"] for row in answer(local, "projects-by-status").dicts()
    ]
    assert not any(row["label"] for row in found.answer.dicts())
    assert not list(tmp_path.iterdir())  # nothing of it is kept


def test_a_dead_endpoint_and_a_slow_one(local: Engine, tmp_path: Path) -> None:
    with misbehaving(lambda handler: time.sleep(3)) as (address, _):
        began = time.monotonic()
        found = joined(local, address, tmp_path, seconds=1.0, tries=1)
        assert "1 秒" in found.failure and found.answer.rows and time.monotonic() - began < 3
    found = joined(local, address, tmp_path)
    assert "连不上" in found.failure and found.answer.rows


def test_an_old_answer_is_better_than_none(local: Engine, tmp_path: Path) -> None:
    label = {"type": "literal", "value": "从前的", "xml:lang": "zh"}
    with misbehaving(lambda h: _json(h, ["key", "label", "type"], {"key": _KEY, "label": label})) as (
        address,
        _,
    ):
        assert "从前的" in str(joined(local, address, tmp_path).answer.dicts())
    late = joined(local, address, tmp_path, days=-1.0)
    assert "连不上" in late.failure and "从前的" in str(late.answer.dicts())
    (file,) = tmp_path.glob("*.json")
    file.write_text("{", encoding="utf-8")  # damaged: as if there were none
    assert "从前的" not in str(joined(local, address, tmp_path).answer.dicts())


def test_what_can_not_be_joined_is_said(local: Engine, tmp_path: Path) -> None:
    for on, match in (("nothing", "没有 nothing 这一列"), ("quote", "先用 plan-graph link")):
        with pytest.raises(NothingToJoin, match=match):
            joined(local, "http://127.0.0.1:9/", tmp_path, on=on)


def test_recipes_run_as_they_stand() -> None:
    assert recipes() == ["codes", "links", "wikidata"]
    for name in recipes():
        found = recipe(name)
        assert "key" in found.variables and " · " in found.summary
        Store().query(found.text)
        Store().query(found.filled(['"1"', "<http://a.example/>"]))
    assert recipe("wikidata").plain and not recipe("codes").plain


@pytest.mark.parametrize(
    "text",
    [
        "ASK {}",
        "SELECT ?key { ?key ?p ?o }",
        "SELECT ?o { VALUES ?key { UNDEF } ?key ?p ?o }",
        "SELECT ?key { VALUES ?key { UNDEF } ?key ?p",
        "#+ key: colour\nSELECT ?key { VALUES ?key { UNDEF } ?key ?p ?o }",
    ],
)
def test_a_recipe_that_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.rq"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RecipeError, match="own.rq"):
        recipe(str(file))
    with pytest.raises(RecipeError, match="可选"):
        recipe("unheard-of")


def test_a_recipe_of_ones_own(local: Engine, remote: str, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text("SELECT ?key (1 AS ?there) { VALUES ?key { UNDEF } ?key a ?t }", encoding="utf-8")
    rows = joined(local, remote, tmp_path / "kept", by=str(file)).answer.dicts()
    assert [row["projectLabel"] for row in rows if row["there"] == "1"] == ["东湖公园"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    build_store(store, [load_of(make_reading())], check=None)
    command = ["federate", "place-profile", "--store", str(store), "--cache", str(tmp_path / "kept")]
    with oxigraph(REMOTE, "application/n-triples") as address:
        assert main([*command, "--endpoint", address, "--by", "codes", "--format", "csv"]) == 0
        assert "http://other.example/hz" in capsys.readouterr().out
        assert main([*command, "--endpoint", address]) == 2  # no links there
        assert "没有 exactMatch" in capsys.readouterr().err
    assert main([*command, "--endpoint", address, "--by", "codes", "--refresh", "--format", "json"]) == 1
    told = capsys.readouterr()
    assert "连不上" in told.err and json.loads(told.out)["results"]["bindings"]


# Saved questions on a remote store: filled from an export, it answers as the embedded one does.


@pytest.fixture(scope="module")
def exported(shipped: Store) -> Iterator[Engine]:
    quads = export(shipped, "nq")
    assert sum(1 for _ in parse(quads, format=RdfFormat.N_QUADS)) == len(shipped)
    with oxigraph(quads) as address:
        yield Endpoint(address, seconds=60.0)


@pytest.mark.parametrize("name", names())
def test_saved_questions_on_a_remote_store(shipped: Store, exported: Engine, name: str) -> None:
    ours, theirs = (answer(engine, name) for engine in (Embedded(shipped), exported))
    assert sorted(map(_cells, ours.rows)) == sorted(map(_cells, theirs.rows))
    assert [column.name for column in ours.columns] == [column.name for column in theirs.columns]


def _cells(row: tuple[Term | None, ...]) -> list[str]:
    return [str(tuple(cell)) if cell else "" for cell in row]
