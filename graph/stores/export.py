"""A store's graph as files: Turtle, TriG, N-Quads, JSON-LD, and a data cube of the comparable figures."""

from __future__ import annotations

from importlib.resources import files

from pyoxigraph import (
    DefaultGraph,
    Quad,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from graph.errors import OutputError
from graph.stores.store import graph_of
from ontology.terms import PREFIXES

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
_WORDS = {"turtle": "ttl", "nquads": "nq", "n-quads": "nq", "ntriples": "nt", "json-ld": "jsonld"}


def export(store: Store, format: str = "ttl", document: str = "", cube: bool = False) -> bytes:
    """Return the graph in a format, always the same bytes for the same graph.

    TriG, N-Quads and JSON-LD hold the whole dataset, the default graph with it, so that another store
    answers the same questions; Turtle and N-Triples hold the default graph. With ``document`` it is that
    document's graph alone, with ``cube`` an RDF data cube of the comparable figures.

    Raises OutputError for an unknown format, UnknownDocumentError for a document that isn't loaded.
    """
    shape = rdf_format(format)
    if cube:
        return written(_triples(_cube(store)), shape)
    if document:
        return written(_document(store, document), shape)
    if shape.supports_datasets:
        return written(list(store), shape)
    return written(_triples(store.quads_for_pattern(None, None, None, DefaultGraph())), shape)


def rdf_format(name: str) -> RdfFormat:
    """Return the format of a name or file ending; raises OutputError for one that isn't offered."""
    plain = name.lower().lstrip(".")
    if (known := _WORDS.get(plain, plain)) not in FORMATS:
        offered = ", ".join(FORMATS)
        raise OutputError(name, f"没有这种格式,可选 {offered}", f"no such format; choose from {offered}")
    return FORMATS[known]


def written(statements: list[Quad] | list[Triple], shape: RdfFormat) -> bytes:
    """Return statements in a format, in code point order of their N-Quads lines."""
    lines = serialize(statements, format=RdfFormat.N_QUADS) or b""
    ordered = b"".join(sorted(lines.splitlines(keepends=True)))
    if shape == RdfFormat.N_QUADS:
        return ordered
    quads = parse(ordered, format=RdfFormat.N_QUADS)
    content = quads if shape.supports_datasets else (quad.triple for quad in quads)
    return serialize(content, format=shape, prefixes=PREFIXES) or b""


def _triples(statements: object) -> list[Triple]:
    return [s if isinstance(s, Triple) else s.triple for s in statements]  # type: ignore[attr-defined]


def _document(store: Store, name: str) -> list[Triple]:
    return _triples(store.quads_for_pattern(None, None, None, graph_of(store, name)))


def _cube(store: Store) -> QueryTriples:
    query = files("graph.stores").joinpath("cube.rq").read_text(encoding="utf-8")
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, QueryTriples)
    return result
