"""What is really in the graph: classes and properties with counts and an example each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.engines import Engine
from queries.catalog import prefix_lines, prefixes

_CLASSES = """SELECT ?term (COUNT(?x) AS ?count) (MIN(?x) AS ?example) WHERE { ?x a ?term }
GROUP BY ?term ORDER BY DESC(?count) ?term"""
_PROPERTIES = """SELECT ?term (COUNT(*) AS ?count) (MIN(STR(?o)) AS ?example) WHERE { ?s ?term ?o }
GROUP BY ?term ORDER BY DESC(?count) ?term"""
_LABELS = 'SELECT ?term ?label WHERE { ?term rdfs:label ?label . FILTER(lang(?label) = "zh") }'


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property as used: its short name, Chinese label, count and one example."""

    name: str
    label: str
    count: int
    example: str


def classes(engine: Engine) -> Iterator[Term]:
    """Yield the classes present, most used first."""
    return _terms(engine, _CLASSES)


def properties(engine: Engine) -> Iterator[Term]:
    """Yield the properties present, most used first."""
    return _terms(engine, _PROPERTIES)


def _terms(engine: Engine, query: str) -> Iterator[Term]:
    labels = {
        row[0].value: row[1].value for row in engine.run(prefix_lines() + _LABELS).rows if row[0] and row[1]
    }
    for term, count, example in engine.run(prefix_lines() + query).rows:
        if term and count:
            said = example.value.replace("\n", " ") if example else ""
            yield Term(_short(term.value), labels.get(term.value, ""), int(count.value), said[:60])


def _short(iri: str) -> str:
    for prefix, space in prefixes().items():
        if iri.startswith(space) and prefix != "id":
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
