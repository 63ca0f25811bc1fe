"""What is really in the graph: classes and properties with counts and an example each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.answers.engines import Engine
from queries.catalog import prefix_lines, prefixes

_CLASSES = """SELECT ?term (COUNT(?x) AS ?count) (MIN(?x) AS ?example) WHERE { ?x a ?term }
GROUP BY ?term ORDER BY DESC(?count) ?term"""
_PROPERTIES = """SELECT ?term (COUNT(*) AS ?count) (MIN(?s) AS ?example) WHERE { ?s ?term ?o }
GROUP BY ?term ORDER BY DESC(?count) ?term"""
_OBJECTS = (
    """SELECT ?term (MIN(?o) AS ?object) WHERE { VALUES (?term ?s) { %s } ?s ?term ?o } GROUP BY ?term"""
)
_LABELS = """SELECT ?thing ?label (LANG(?label) AS ?language) WHERE {
  VALUES ?thing { %s } ?thing rdfs:label ?label } ORDER BY ?thing ?label"""
_LONGEST = 60  # characters of an example


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property as used: its short name, Chinese label, count and one example by its label.

    The example of a property is a subject and one of its objects.
    """

    name: str
    label: str
    count: int
    example: str


def classes(engine: Engine, part: str = "") -> Iterator[Term]:
    """Yield the classes present, most used first; only those whose name or label holds ``part``."""
    rows = list(_counted(engine, _CLASSES))
    labels = _labels(engine, [iri for term, _, example in rows for iri in (term, example)])
    for term, count, example in rows:
        yield from _kept(part, Term(_short(term), labels.get(term, ""), count, _named(example, labels)))


def properties(engine: Engine, part: str = "") -> Iterator[Term]:
    """Yield the properties present, most used first; only those whose name or label holds ``part``."""
    rows = list(_counted(engine, _PROPERTIES))
    pairs = " ".join(f"(<{term}> <{example}>)" for term, _, example in rows)
    objects = {
        row[0].value: row[1]
        for row in engine.run(prefix_lines() + _OBJECTS % pairs).rows
        if row[0] and row[1]
    }
    named = [term.value for term in objects.values() if term.kind == "uri"]
    labels = _labels(engine, [*named, *(iri for term, _, example in rows for iri in (term, example))])
    for term, count, example in rows:
        value = objects[term].value if term in objects else ""
        said = f"{_named(example, labels)} → {_named(value, labels)}"
        yield from _kept(part, Term(_short(term), labels.get(term, ""), count, said))


def _counted(engine: Engine, query: str) -> Iterator[tuple[str, int, str]]:
    for term, count, example in engine.run(prefix_lines() + query).rows:
        if term and count and example:
            yield term.value, int(count.value), example.value


def _labels(engine: Engine, iris: Iterable[str]) -> dict[str, str]:
    listed = " ".join(f"<{iri}>" for iri in dict.fromkeys(iris))
    found: dict[str, str] = {}
    for thing, label, language in engine.run(prefix_lines() + _LABELS % listed).rows:
        if thing and label and ((language and language.value == "zh") or thing.value not in found):
            found[thing.value] = label.value
    return found


def _named(value: str, labels: dict[str, str]) -> str:
    said = labels.get(value) or _short(value).replace("\n", " ")
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"


def _kept(part: str, term: Term) -> Iterator[Term]:
    if part.casefold() in term.name.casefold() or part in term.label:
        yield term


def _short(iri: str) -> str:
    for prefix, space in sorted(prefixes().items(), key=lambda item: -len(item[1])):
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
