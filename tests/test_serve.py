"""The server: reconciliation as its specifications say, SPARQL by the protocol, and what is refused."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.answers.guard import Limits
from graph.cli import main
from graph.serving.protocol import preferred
from graph.serving.reconcile_requests import BATCH, BadRequest, extension_of, queries_02, queries_10
from graph.serving.requests import BODY
from graph.serving.serve import application
from graph.stores.loads import load_of
from graph.stores.store import build_store
from ontology.terms import Pg, Rdf, Rdfs, Skos
from tests.conftest import make_reading
from tests.serving import Reply, ask, served

PROGRAMME = "programme/440000/bai-qian-wan-gong-cheng-cc2d"
TOWN = "place/nbs/440113007"
SPECS = Path(
    os.environ.get("RECONCILIATION_SPECS")
    or Path(__file__).parents[1].parent / "shared" / "reconciliation-specs"
)


@pytest.fixture(scope="module")
def site(shipped: Store) -> Iterator[str]:
    with served(application(shipped, reconcile=True)) as address:
        yield address


@pytest.fixture(scope="module")
def root(site: str) -> str:
    return f"{site}/reconcile"


def batch_02(root: str, **queries: object) -> Any:
    reply = ask(root, form={"queries": json.dumps(queries)})
    assert reply.status == 200, reply.text
    return reply.json


# Version by version: every kind of answer, checked by the schemas that the specifications publish.

_CONDITIONS = [
    {"matchType": "name", "propertyValue": "沙湾街"},
    {
        "matchType": "property",
        "propertyId": "schema:containedInPlace",
        "propertyValue": {"id": "place/440113"},
    },
    {
        "matchType": "property",
        "propertyId": "pg:serves",
        "propertyValue": ["甲", 1, True],
        "matchQuantifier": "none",
    },
]
_QUERY_02 = {
    "query": "沙湾街",
    "type": "Place",
    "limit": 3,
    "properties": [{"pid": "pg:NBS", "v": "440113017"}],
}
_EXTEND = {
    "ids": [PROGRAMME, TOWN, "nothing/there"],
    "properties": [
        {"id": "^pg:serves"}, {"id": "schema:latitude"}, {"id": "pg:status"}, {"id": "pg:NBS"},
        {"id": "skos:altLabel", "settings": {"limit": 1}}, {"id": "pg:unheardOf"},
    ],
}  # fmt: skip


def answers(root: str, version: str) -> dict[str, Reply]:
    base = f"{root}/{version}"
    asked = {
        "manifest": ask(base),
        "suggest-entities-response": ask(f"{base}/suggest/entity", {"prefix": "沙"}),
        "suggest-types-response": ask(f"{base}/suggest/type", {"prefix": "P"}),
        "suggest-properties-response": ask(f"{base}/suggest/property", {"prefix": "l"}),
        "data-extension-property-proposal": ask(f"{base}/extend/propose", {"type": "Place", "limit": "5"}),
    }
    if version == "0.2":
        queries = {"q0": _QUERY_02, "q1": {"query": "桥"}, "q2": {"query": "没有的"}}
        asked["reconciliation-result-batch"] = ask(base, form={"queries": json.dumps(queries)})
        asked["data-extension-response"] = ask(base, form={"extend": json.dumps(_EXTEND)})
    else:
        several = [{"conditions": _CONDITIONS, "type": "Place", "limit": 3}, {"conditions": _CONDITIONS[:1]}]
        asked["reconciliation-result-batch"] = ask(f"{base}/match", body={"queries": several})
        asked["data-extension-response"] = ask(f"{base}/extend", body=_EXTEND)
    return asked


@pytest.mark.parametrize("version", ["0.2", "1.0-draft"])
def test_answers_are_valid_by_the_published_schemas(root: str, version: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
    referencing = pytest.importorskip("referencing", reason="needs jsonschema")
    folder = SPECS / version / "schemas"
    if not folder.is_dir():
        pytest.skip(
            f"needs github.com/reconciliation-api/specs at {SPECS}, or where RECONCILIATION_SPECS says"
        )
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema, referencing.jsonschema.DRAFT7))
        for schema in schemas.values()
    )
    for name, reply in answers(root, version).items():
        assert reply.status == 200, (name, reply.text)
        jsonschema.Draft7Validator(schemas[name], registry=registry).validate(reply.json)


def test_the_manifests_say_what_the_versions_want(root: str) -> None:
    old, new = ask(root).json, ask(f"{root}/1.0-draft").json
    assert old["versions"] == ["0.2"] and new["versions"] == ["1.0-draft"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(old) and "{{id}}" in old["view"]["url"]
    assert {"name", "view"} <= set(new) and new["standardizedScore"] is True
    for service in old["suggest"].values():
        reply = ask(service["service_url"] + service["service_path"], {"prefix": "p"})
        assert set(reply.json) == {"result"} and reply.json["result"]
    preview = old["preview"]["url"].replace("{{id}}", "place%2F440113")
    assert "番禺区" in ask(preview).text
    assert "番禺区" in ask(new["view"]["url"].replace("{id}", "place%2F440113")).text
    proposing = old["extend"]["propose_properties"]
    assert ask(proposing["service_url"] + proposing["service_path"], {"type": "Place"}).json["properties"]


def test_a_batch_of_0_2_is_answered_by_get_and_post(root: str) -> None:
    by_post = batch_02(root, a=_QUERY_02, b={"query": "市桥街"})
    by_get = ask(root, {"queries": json.dumps({"a": _QUERY_02, "b": {"query": "市桥街"}})}).json
    assert by_post == by_get and list(by_post) == ["a", "b"]
    (first, *_) = by_post["a"]["result"]
    assert first["id"] == "place/nbs/440113017" and first["match"] is True and 0 <= first["score"] <= 100
    assert {"Place", "Division"} == {type_["id"] for type_ in first["type"]}
    ids = [feature["id"] for feature in first["features"]]
    assert ids and len(ids) == len(set(ids))


def test_a_single_query_is_answered(root: str) -> None:
    for query in ("市桥街", json.dumps({"query": "市桥街", "limit": 1})):
        assert ask(root, {"query": query}).json["result"][0]["id"] == TOWN


def test_a_batch_of_1_0_keeps_its_order(root: str) -> None:
    names = ["市桥街", "没有的", "沙湾街", "大石街"]
    asked = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": name}]} for name in names]}
    results = ask(f"{root}/match", body=asked).json["results"]
    found = [each["candidates"][0]["name"] if each["candidates"] else "" for each in results]
    assert found == ["市桥街道", "", "沙湾街道", "大石街道"]


def test_extension_gives_things_numbers_and_words(root: str) -> None:
    rows = ask(root, form={"extend": json.dumps(_EXTEND)}).json["rows"]
    assert all(set(value) == {"id", "name"} for value in rows[PROGRAMME]["^pg:serves"])
    assert isinstance(rows[TOWN]["schema:latitude"][0]["float"], float)
    assert rows[TOWN]["pg:NBS"] == [{"str": "440113007"}]
    assert len(rows[TOWN]["skos:altLabel"]) == 1
    assert rows[TOWN]["pg:unheardOf"] == [] and not any(rows["nothing/there"].values())
    newer = ask(f"{root}/extend", body=_EXTEND).json["rows"]
    assert [row["id"] for row in newer] == _EXTEND["ids"]


def test_suggestions_go_on_where_they_ended(root: str) -> None:
    first = ask(f"{root}/suggest/entity", {"prefix": "村"}).json["result"]
    more = ask(f"{root}/suggest/entity", {"prefix": "村", "cursor": str(len(first))}).json["result"]
    assert first and more and not {each["id"] for each in first} & {each["id"] for each in more}
    assert ask(f"{root}/suggest/colour", {"prefix": "x"}).status == 404


def test_labels_are_escaped() -> None:
    iri, words = "https://w3id.org/plan-graph/id/programme/440105/x-0000", "<script>alert(1)</script>&amp;"
    store = Store()
    store.add(Quad(NamedNode(iri), NamedNode(Rdf.type), NamedNode(Pg.Programme)))
    for predicate in (Rdfs.label, Skos.altLabel):
        store.add(Quad(NamedNode(iri), NamedNode(predicate), Literal(words, language="zh")))
    with served(application(store, reconcile=True)) as site:
        for path in ("/reconcile/preview", "/thing"):
            html = ask(site + path, {"id": "programme/440105/x-0000"}, Accept="text/html").text
            assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;") >= 2 and "<script" not in html


def test_every_answer_may_be_read_from_other_pages(site: str, root: str) -> None:
    for address in (root, f"{root}/suggest/type?prefix=P", f"{site}/sparql?query=ASK%7B%7D"):
        assert ask(address, Origin="http://elsewhere.example").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("queries", "where"),
    [
        ("{", "queries"), ("[]", "queries"), ('{"a": 1}', "queries.a"), ('{"a": {}}', "queries.a"),
        ('{"a": {"query": 3}}', "queries.a.query"), ('{"a": {"query": "x", "limit": 0}}', "queries.a.limit"),
        ('{"a": {"query": "x", "limit": "9"}}', "queries.a.limit"),
        ('{"a": {"query": "x", "type_strict": "x"}}', "queries.a.type_strict"),
        ('{"a": {"query": "x", "properties": [{"pid": 1}]}}', r"queries.a.properties\[0\].pid"),
        ('{"a": {"query": "x", "properties": [{"pid": "p", "v": null}]}}', r"queries.a.properties\[0\].v"),
        ("[" * 100_000, "queries"),
    ],
)  # fmt: skip
def test_a_request_that_is_none_is_told_with_its_place(root: str, queries: str, where: str) -> None:
    reply = ask(root, form={"queries": queries})
    assert reply.status == 400 and re.match(where + ":", reply.json["error"])


def test_bad_requests_of_1_0() -> None:
    bad: tuple[object, ...] = (
        {}, {"queries": {}}, {"queries": [{}]}, {"queries": [{"conditions": []}]},
        {"queries": [{"conditions": [{"matchType": "colour", "propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "property", "propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "name"}]}]},
        {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "x"}]}] * (BATCH + 1)},
    )  # fmt: skip
    for asked in bad:
        with pytest.raises(BadRequest):
            queries_10(asked)
    with pytest.raises(BadRequest):
        queries_02({str(n): {"query": "x"} for n in range(BATCH + 1)})
    wrong: tuple[object, ...] = (None, {}, {"ids": []}, {"ids": [1], "properties": []})
    for wanted in (*wrong, {"ids": [], "properties": [{}]}):
        with pytest.raises(BadRequest):
            extension_of(wanted)


def test_a_request_that_is_too_large_is_refused(root: str) -> None:
    assert ask(f"{root}/match", body=b" " * (BODY + 1)).status == 413


def test_what_is_not_there(site: str, root: str) -> None:
    assert ask(f"{root}/preview", {"id": "x<script>"}).status == 404
    assert ask(f"{site}/thing", {"id": "place/0"}).status == 404
    assert ask(f"{site}/nowhere").status == 404


# SPARQL 1.1 Protocol: query by GET, by a form and directly; formats; refusals.

_LABELS = "SELECT ?l { ?p a pg:Programme ; rdfs:label ?l } ORDER BY ?l LIMIT 2"


def test_a_query_comes_three_ways(site: str) -> None:
    address = f"{site}/sparql"
    ways = (
        ask(address, {"query": _LABELS}),
        ask(address, form={"query": _LABELS}),
        ask(address, body=_LABELS.encode(), content_type="application/sparql-query"),
    )
    assert len({reply.body for reply in ways}) == 1
    assert len(ways[0].json["results"]["bindings"]) == 2
    assert ways[0].headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("query", "accept", "media", "begin"),
    [
        (_LABELS, "text/csv", "text/csv", "l\r\n"),
        (_LABELS, "text/tab-separated-values", "text/tab-separated-values", "?l\n"),
        (_LABELS, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (_LABELS, "text/html, */*;q=0.1", "application/sparql-results+json", "{"),
        (
            "ASK { ?p a pg:Programme }",
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            "<?xml",
        ),
        ("DESCRIBE id:place\\/440113", "application/n-triples", "application/n-triples", "<https://w3id.org"),
        ("CONSTRUCT WHERE { ?p a pg:Report }", "*/*", "text/turtle", "@prefix"),
        ("CONSTRUCT WHERE { ?p a pg:Report }", "application/rdf+xml", "application/rdf+xml", "<?xml"),
        ("CONSTRUCT WHERE { ?p a pg:Report }", "application/ld+json", "application/ld+json", "[{"),
    ],
)
def test_the_format_is_what_is_accepted(site: str, query: str, accept: str, media: str, begin: str) -> None:
    reply = ask(f"{site}/sparql", {"query": query}, Accept=accept)
    assert reply.status == 200, reply.text
    assert reply.headers["content-type"].partition(";")[0] == media
    assert reply.text.startswith(begin)


def test_formats_that_are_not_offered(site: str) -> None:
    assert ask(f"{site}/sparql", {"query": _LABELS}, Accept="image/png").status == 406
    assert ask(f"{site}/sparql", {"query": "ASK {}"}, Accept="text/csv").status == 406


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (403, {"query": "INSERT DATA { <a:a> <a:a> <a:a> }"}),
        (403, {"update": "CLEAR ALL"}),
        (403, {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
        (403, {"query": "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }"}),
        (403, {"query": "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
        (400, {"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": "http://127.0.0.1:9/"}),
        (400, {"query": "SELECT * { ?s ?p"}),
        (400, {"query": "SELECT * { ?s unheard:of ?o }"}),
        (400, {"query": ""}),
        (400, {}),
    ],
)
def test_what_is_no_reading_of_this_graph_is_refused(site: str, status: int, asked: dict[str, str]) -> None:
    for reply in (ask(f"{site}/sparql", asked), ask(f"{site}/sparql", form=asked)):
        assert reply.status == status, reply.text
        assert " · " in reply.text and "Traceback" not in reply.text


def test_an_update_sent_directly_is_refused(site: str) -> None:
    assert ask(f"{site}/sparql", body=b"CLEAR ALL", content_type="application/sparql-update").status == 403
    assert ask(f"{site}/sparql", body=b"ASK {}", content_type="text/plain").status == 415


def test_answers_are_capped_and_say_so() -> None:
    store = Store()
    nodes = [NamedNode(f"http://example.org/{n}") for n in range(400)]
    store.extend(Quad(node, node, node) for node in nodes)
    with served(application(store, limits=Limits(rows=3, seconds=0.3))) as site:
        reply = ask(f"{site}/sparql", {"query": "SELECT * { ?s ?p ?o }"})
        assert len(reply.json["results"]["bindings"]) == 3 and reply.headers["x-truncated"] == "rows"
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i) }"
        assert ask(f"{site}/sparql", {"query": endless}).status == 503
        assert ask(f"{site}/sparql", {"query": "ASK {}"}).json["boolean"] is True


def test_the_page_and_things(site: str) -> None:
    assert "百千万工程" in ask(site + "/").text
    html = ask(f"{site}/thing", {"id": TOWN}, Accept="text/html,*/*;q=0.8")
    assert (
        html.text.startswith("<!doctype html>")
        and "default-src 'none'" in html.headers["content-security-policy"]
    )
    turtle = ask(f"{site}/thing", {"id": TOWN}, Accept="text/turtle")
    assert "市桥街道" in turtle.text and turtle.headers["content-type"].startswith("text/turtle")


def test_without_reconciliation_there_is_none(shipped: Store) -> None:
    with served(application(shipped)) as site:
        assert ask(f"{site}/reconcile").status == 404


def test_the_command_serves_until_it_is_ended(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build_store(store, [load_of(make_reading())], check=None)
    command = [sys.executable, "-m", "graph", "serve", "--reconcile", "--port", "0", "--store", str(store)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout is not None
        page, sparql, reconcile = (server.stdout.readline().split()[-1] for _ in range(3))
        assert page.startswith("http://127.0.0.1:")
        assert ask(sparql, {"query": "ASK { ?p a pg:Report }"}).json["boolean"] is True
        assert ask(reconcile, {"query": "东湖公园"}).json["result"][0]["match"] is True
    finally:
        server.terminate()
        assert server.wait(10) in (0, -signal.SIGTERM)
        if server.stdout:
            server.stdout.close()


def test_the_command_says_why_it_can_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    assert main(["serve", "--store", str(store)]) == 2
    assert "plan-graph build" in capsys.readouterr().err
    build_store(store, [load_of(make_reading())], check=None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", "--store", str(store), "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
    for number in ("99999", "-1"):
        assert main(["serve", "--store", str(store), f"--port={number}"]) == 2
        assert "不能使用" in capsys.readouterr().err
    assert main(["serve", "--store", "http://127.0.0.1:9/"]) == 2


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "a/b"), ("*/*", "a/b"), ("c/d", "c/d"), ("a/b;q=0.1, c/d;q=0.2", "c/d"), ("c/*", "c/d"),
        ("a/b;q=0, */*;q=0.1", "c/d"), ("x/y", None), ("a/b;q=no", None), ("C/D", "c/d"),
    ],
)  # fmt: skip
def test_the_media_type_that_is_liked_best(accept: str, best: str | None) -> None:
    assert preferred(accept, ["a/b", "c/d"]) == best
