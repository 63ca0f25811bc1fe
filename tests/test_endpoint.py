"""A real SPARQL server on loopback, and one that misbehaves."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from graph.answers.answers import NoGraph, answer, sparql
from graph.answers.endpoint import AGENT, Endpoint, EndpointError
from graph.answers.engines import Embedded, Engine, Row
from graph.answers.guard import QueryMalformed
from graph.answers.render import worded
from queries.catalog import Column, Words, names
from tests.servers import virtuoso
from tests.serving import free_port


@contextmanager
def _oxigraph(data: bytes) -> Iterator[str]:
    program = shutil.which("oxigraph", path=str(Path(__import__("sys").executable).parent))
    if program is None:
        pytest.skip("oxigraph (the server) is not installed")
    base = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([program, "serve", "--bind", base], stderr=subprocess.DEVNULL)
    try:
        request = urllib.request.Request(
            f"http://{base}/store?default", data, {"Content-Type": "application/n-triples"}, method="POST"
        )
        for _ in range(100):
            try:
                urllib.request.urlopen(request, timeout=5).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{base}/query"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def address(small: Store) -> Iterator[str]:
    with _oxigraph(small.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"") as found:
        yield found


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("projects-serving-programme", {"programme": "碧波工程"}),
        ("programme-network", {"programme": "碧波工程"}),
        ("report-outline", {}),
        ("targets-against-actuals", {}),
    ],
)
def test_a_server_gives_the_same_answer(
    small: Store, address: str, name: str, values: dict[str, str]
) -> None:
    ours, theirs = (answer(each, name, values) for each in (Embedded(small), Endpoint(address)))
    assert ours.rows and ours.dicts() == theirs.dicts()


@pytest.fixture(scope="module")
def on_virtuoso(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    data = shipped.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    with virtuoso(data, tmp_path_factory.mktemp("virtuoso")) as address:
        yield Endpoint(address, tries=1)


# What Virtuoso 7 once failed on: a report that all branches of a group fix, two parameters before a pattern.
_NARROWED = [
    ("projects-missing-data", {"report": "440113-2025-plan"}),
    ("headline-indicators", {"report": "440113-2025-plan"}),
    ("targets-against-actuals", {"report": "440113-2025-plan"}),
    ("facts-from-sentence", {"words": "停车"}),
    ("facts-from-sentence", {"words": "停车", "report": "440113-2025-plan"}),
]


@pytest.mark.parametrize(("name", "values"), [*((name, {}) for name in names()), *_NARROWED])
def test_virtuoso_gives_the_same_rows(
    shipped: Store, on_virtuoso: Engine, name: str, values: dict[str, str]
) -> None:
    ours = answer(Embedded(shipped), name, values)
    theirs = list(on_virtuoso.run(ours.text).rows)
    assert ours.rows or not values
    assert sorted(map(_words, theirs)) == sorted(map(_words, ours.triples or ours.rows))


def _words(row: Row) -> list[str]:
    """The words of a row; how numbers are spelled and Chinese is sorted differs among engines."""
    return [worded(Column("", Words("", ""), {}), term) for term in row]


def test_own_sparql_on_a_server(address: str) -> None:
    assert sparql(Endpoint(address), "ASK { ?p a pg:Programme }").truth
    with pytest.raises(QueryMalformed, match="第 1 行"):
        sparql(Endpoint(address), "SELECT ?l { ?p rdfs:label }")


def test_an_empty_server_says_how_to_fill_it() -> None:
    with _oxigraph(b"") as address, pytest.raises(NoGraph):
        answer(Endpoint(address), "targets")


class _Handler(http.server.BaseHTTPRequestHandler):
    behave: Callable[[_Handler], None]
    seen: list[tuple[str, str, str]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.command, self.headers["User-Agent"], self.headers["Accept"]))
        type(self).behave(self)

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


@contextmanager
def _server(behave: Callable[[_Handler], None]) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    seen: list[tuple[str, str, str]] = []
    handler = type("Handler", (_Handler,), {"behave": behave, "seen": seen})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", seen
    finally:
        server.shutdown()
        server.server_close()


def _answer(handler: _Handler, status: int, body: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/sparql-results+json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def test_a_busy_server_is_asked_again_by_post_under_our_name() -> None:
    answers = iter([(503, b""), (200, b'{"head": {}, "boolean": true}')])
    with _server(lambda handler: _answer(handler, *next(answers))) as (address, seen):
        assert Endpoint(address).run("ASK { ?s ?p ?o }").truth
    assert [(method, agent) for method, agent, _ in seen] == [("POST", AGENT)] * 2
    assert seen[0][2] == "application/sparql-results+json"


def test_a_refusal_is_not_repeated() -> None:
    with (
        _server(lambda handler: _answer(handler, 403, b"no")) as (address, seen),
        pytest.raises(EndpointError),
    ):
        Endpoint(address).run("ASK { ?s ?p ?o }")
    assert len(seen) == 1


def test_what_is_no_result_is_told() -> None:
    html = _server(lambda handler: _answer(handler, 200, b"<html>"))
    with html as (address, _), pytest.raises(EndpointError, match="不是 SPARQL 结果"):
        Endpoint(address).run("ASK { ?s ?p ?o }")


def test_a_trickle_ends_in_time() -> None:
    def trickle(handler: _Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/sparql-results+json")
        handler.end_headers()
        for _ in range(40):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    with _server(trickle) as (address, _):
        start = time.monotonic()
        with pytest.raises(EndpointError, match="1 秒内没有答完"):
            Endpoint(address, seconds=1, tries=1).run("ASK { ?s ?p ?o }")
        assert time.monotonic() - start < 3


def test_an_address_that_is_none() -> None:
    with pytest.raises(EndpointError, match="连不上"):
        Endpoint(f"http://127.0.0.1:{free_port()}/", tries=1).run("ASK { ?s ?p ?o }")
    with pytest.raises(EndpointError, match="http"):
        Endpoint("file:///etc/passwd")
