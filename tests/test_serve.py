"""The server: SPARQL by the protocol, the page and things, a store that is built anew, what is refused."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph.answers.guard import Limits
from graph.cli import main
from graph.serving.following import Following
from graph.serving.protocol import preferred
from graph.serving.serve import application
from graph.stores.loads import load_of
from graph.stores.pointer import POINTER
from graph.stores.store import build_store
from tests.conftest import make_reading
from tests.serving import ask, served

TOWN = "place/nbs/440113007"


def test_every_answer_may_be_read_from_other_pages(site: str, root: str) -> None:
    for address in (root, f"{root}/suggest/type?prefix=P", f"{site}/sparql?query=ASK%7B%7D"):
        assert ask(address, Origin="http://elsewhere.example").headers["access-control-allow-origin"] == "*"


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


def test_a_store_that_is_built_anew_is_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    build_store(store, [load_of(make_reading())], check=None)
    with served(Following(store, reconcile=True, looks=0.0)) as site:
        named = {"query": "SELECT ?t { ?d a pg:Report ; dct:title ?t }"}
        assert ask(f"{site}/sparql", named).json["results"]["bindings"][0]["t"]["value"].startswith("海珠区")
        again = load_of(make_reading("\n后一年。\n", year=2040, title="又一份报告"))
        build_store(store, [again], check=None)
        assert "又一份报告" in ask(f"{site}/sparql", named).text
        assert ask(f"{site}/reconcile", {"query": "东湖公园"}).json["result"][0]["match"] is True
        (store / POINTER).write_text("9 nothing", encoding="ascii")
        assert "又一份报告" in ask(f"{site}/sparql", named).text
    assert "仍用旧的图谱库" in capsys.readouterr().err


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
