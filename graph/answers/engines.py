"""The engines that answer a query: the embedded store, rdflib, or any SPARQL 1.1 endpoint.

What comes back is the same for all: variables with rows of terms, triples, or yes and no.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyoxigraph as ox

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Term(NamedTuple):
    """An RDF term in plain strings; ``kind`` is uri, literal or bnode, as in SPARQL's JSON."""

    value: str
    kind: str = "literal"
    datatype: str = ""  # left out for strings
    language: str = ""


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine gives back, read lazily.

    A SELECT has ``variables`` and rows in that order; a graph has rows of three terms; an ASK has ``truth``.
    """

    form: str  # select graph ask
    rows: Iterator[Row]
    variables: tuple[str, ...] = ()
    truth: bool = False


class Engine(Protocol):
    """Whatever answers SPARQL 1.1 queries over a default graph."""

    def run(self, text: str) -> Result:
        """Answer a query. Raises SyntaxError with ``at line:column`` if it is malformed."""
        ...


def is_address(store: str) -> bool:
    """Whether a store is named by the address of an endpoint, not by a folder."""
    return store.startswith(("http://", "https://"))


class Embedded:
    """The embedded store (pyoxigraph)."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def run(self, text: str) -> Result:
        """Answer a query; Oxigraph reads nothing but its default graph."""
        found = self.store.query(text)
        if isinstance(found, ox.QuerySolutions):
            variables = tuple(variable.value for variable in found.variables)
            width = range(len(variables))
            rows = (tuple(_ox_term(solution[i]) for i in width) for solution in found)
            return Result("select", rows, variables)
        if isinstance(found, ox.QueryTriples):
            triples = ((_ox_term(t.subject), _ox_term(t.predicate), _ox_term(t.object)) for t in found)
            return Result("graph", triples)
        return Result("ask", iter(()), truth=bool(found))


class InMemory:
    """A dataset or graph of rdflib; questions go to its default graph."""

    def __init__(self, data: Dataset | Graph) -> None:
        self.data = data

    def run(self, text: str) -> Result:
        """Answer a query; FROM never loads anything."""
        import rdflib.plugins.sparql
        from pyparsing import ParseException

        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        try:
            found = self.data.query(text)
        except ParseException as error:
            raise SyntaxError(f"at {error.lineno}:{error.column}: {error.msg}") from error
        if found.type == "SELECT":
            variables = tuple(map(str, found.vars or ()))
            rows = (tuple(_rdflib_term(value) for value in row) for row in found)  # type: ignore[union-attr]
            return Result("select", rows, variables)
        if found.type == "ASK":
            return Result("ask", iter(()), truth=bool(found.askAnswer))
        return Result("graph", (tuple(_rdflib_term(value) for value in row) for row in found))  # type: ignore[union-attr]


def _ox_term(term: object) -> Term | None:
    if isinstance(term, ox.Literal):
        if term.language:
            return Term(term.value, language=term.language)
        datatype = term.datatype.value
        return Term(term.value, datatype="" if datatype == _STRING else datatype)
    if isinstance(term, ox.NamedNode):
        return Term(term.value, "uri")
    return Term(term.value, "bnode") if isinstance(term, ox.BlankNode) else None


def _rdflib_term(node: Node | None) -> Term | None:
    from rdflib import BNode, Literal, URIRef

    if isinstance(node, Literal):
        datatype = str(node.datatype or "")
        return Term(
            str(node), "literal", "" if datatype in (_STRING, _LANG_STRING) else datatype, node.language or ""
        )
    if isinstance(node, URIRef):
        return Term(str(node), "uri")
    return Term(str(node), "bnode") if isinstance(node, BNode) else None
