"""The query part of the SPARQL 1.1 Protocol: what may be sent, and in which format the answer goes back.

https://www.w3.org/TR/sparql11-protocol/. Update is no part of it here, and a query reads the default graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from graph.answers.answers import Answer, collect
from graph.answers.engines import Engine
from graph.answers.formats import results_json, turtle
from graph.answers.guard import Limits, QueryRefused, check, malformed, with_prefixes
from graph.errors import PlanGraphError
from queries.catalog import Column, Words, prefixes

JSON = "application/sparql-results+json"
TABLES = {
    JSON: ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")


class NotOurs(PlanGraphError):
    """A request of the protocol that isn't answered; ``status`` is its HTTP status."""

    def __init__(self, status: int, chinese: str, english: str) -> None:
        self.status = status
        super().__init__(f"{chinese} · {english}")


def query_of(parameters: Sequence[tuple[str, str]]) -> str:
    """Return the one query among the parameters of a request. Raises NotOurs."""
    names = [name for name, _ in parameters]
    if "update" in names:
        raise NotOurs(403, "这里只能查询,不能改动图谱", "this endpoint answers queries only, no updates")
    if any(name in names for name in _DATASET):
        raise NotOurs(400, "这里只查询默认图,不能另选数据集", "only the default graph is queried here")
    found = [value for name, value in parameters if name == "query"]
    if len(found) != 1 or not found[0].strip():
        raise NotOurs(400, "请给出一个 query 参数", "give exactly one query")
    return found[0]


def ask(engine: Engine, text: str, limits: Limits) -> Answer:
    """Answer a query. Raises QueryMalformed, NotOurs for one that reads elsewhere or takes too long."""
    try:
        check(text, limits)
    except QueryRefused as error:
        raise NotOurs(
            403,
            "这里只查询本图谱的默认图,不改动它,也不读别处(UPDATE、SERVICE、FROM)",
            "queries read this graph only: no update, no SERVICE, no FROM",
        ) from error
    full, before = with_prefixes(text, prefixes())
    try:
        form, variables, rows, truncated, truth = collect(engine, full, limits)
    except SyntaxError as error:
        raise malformed(text, str(error), before) from error
    if truncated == "time" and not (form == "select" and rows):
        raise NotOurs(
            503, f"{limits.seconds:g} 秒内没有答完,请把问题问窄些", "the query takes too long; narrow it down"
        )
    triples = rows if form == "graph" else ()
    columns = tuple(Column(name, Words(name, name), {}) for name in variables)
    return Answer(columns, rows, full, 0.0, None, {}, truncated, triples, form, truth)


def written(answer: Answer, accept: str) -> tuple[bytes, str]:
    """Return an answer in the best format that is accepted, and its media type. Raises NotOurs (406)."""
    graph = answer.form == "graph"
    offered: Mapping[str, ox.QueryResultsFormat | ox.RdfFormat] = GRAPHS if graph else TABLES
    media = preferred(accept, list(offered))
    if media is None or (answer.form == "ask" and media.startswith("text/")):
        names = "、".join(offered)
        raise NotOurs(406, f"没有这种格式,可选 {names}", f"not offered; choose from {', '.join(offered)}")
    if graph:
        triples = (quad.triple for quad in ox.parse(turtle(answer), format=ox.RdfFormat.N_TRIPLES))
        rdf = offered[media]
        assert isinstance(rdf, ox.RdfFormat)
        return ox.serialize(triples, format=rdf, prefixes=dict(prefixes())) or b"", media
    told = results_json(answer).encode()
    if offered[media] == ox.QueryResultsFormat.JSON:
        return told, media
    found = ox.parse_query_results(told, format=ox.QueryResultsFormat.JSON)
    table = offered[media]
    assert isinstance(table, ox.QueryResultsFormat)
    return found.serialize(format=table) or b"", media


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type that an Accept header likes best, of equals the first; None for none of them."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, liked = None, 0.0
    for media in offered:
        fitting = [(len(name.rstrip("*")), q) for name, q in ranges if _covers(name, media)]
        quality = max(fitting)[1] if fitting else 0.0
        if quality > liked:
            best, liked = media, quality
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().casefold() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _covers(name: str, media: str) -> bool:
    return name in ("*/*", media) or (name.endswith("/*") and media.startswith(name[:-1]))
