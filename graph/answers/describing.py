"""Everything about one thing: type, names, identifiers, relations in words, figures, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.answers.claim_rows import bare
from graph.answers.engines import Engine
from graph.answers.names_index import AmbiguousName, resolve, search
from graph.answers.rows import rows_of

_ABOUT = """SELECT ?p ?value ?label (LANG(?value) AS ?language) (STR(DATATYPE(?value)) AS ?scheme) WHERE {
  VALUES ?p { rdf:type rdfs:label skos:altLabel skos:notation skos:exactMatch skos:closeMatch
    schema:containedInPlace pg:placeKind pg:divisionLevel pg:topic pg:priceBasis pg:measures }
  <%s> ?p ?value . OPTIONAL { ?value rdfs:label ?label . FILTER(lang(?label) = "zh") }
} ORDER BY ?p ?value"""
_CLAIMS = """SELECT DISTINCT ?claim ?forward ?relation ?other ?otherIri ?basis
  ?quote ?section ?start ?end ?report ?words ?opens ?closes WHERE {
  { ?claim rdf:subject <%s> ; rdf:object ?otherIri . BIND("yes" AS ?forward) }
  UNION { ?claim rdf:object <%s> ; rdf:subject ?otherIri . BIND("" AS ?forward) }
  ?claim rdf:predicate ?p ; pg:basis/rdfs:label ?basis ; pg:passage ?passage ; pg:sentence ?s .
  ?passage oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?s pg:report ?report ; pg:section/pg:sectionPath ?section ; oa:exact ?words ; oa:start ?opens ;
    oa:end ?closes .
  ?p rdfs:label ?relation . FILTER(lang(?relation) = "zh" && lang(?basis) = "zh")
  OPTIONAL { ?otherIri rdfs:label ?other . FILTER(lang(?other) = "zh") }
} ORDER BY ?start ?claim"""
_NOTES = """SELECT ?claim ?said WHERE {
  VALUES ?p { pg:period pg:level pg:awardedBy pg:manner pg:scope pg:role }
  { ?claim rdf:subject <%s> } UNION { ?claim rdf:object <%s> }
  ?claim ?p ?note . ?note rdfs:label ?said . FILTER(lang(?said) = "zh")
} ORDER BY ?claim ?said"""
_FIGURES = """SELECT DISTINCT ?o ?indicator ?qualifier ?value ?unit ?kind ?period ?nature
  ?quote ?section ?start ?end ?report WHERE {
  { ?o pg:about <%s> } UNION { ?o pg:indicator <%s> } UNION { ?i pg:measures <%s> . ?o pg:indicator ?i }
  ?o pg:indicator/rdfs:label ?indicator ; pg:printedValue ?value ; pg:unit/rdfs:label ?unit ; a ?nature ;
    pg:kind/rdfs:label ?kind ; pg:qualifier/rdfs:label ?qualifier ;
    pg:period/rdfs:label ?period ; pg:sentence ?s .
  VALUES ?nature { pg:Actual pg:Target }
  ?s pg:report ?report ; oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?s pg:section/pg:sectionPath ?section .
  FILTER(lang(?indicator) = "zh" && lang(?unit) = "zh" && lang(?kind) = "zh")
  FILTER(lang(?period) = "zh" && lang(?qualifier) = "zh")
} ORDER BY ?start ?o"""
_MENTIONS = """SELECT DISTINCT ?quote ?section ?start ?end ?report WHERE {
  ?m a pg:Mention ; pg:refersTo <%s> ; pg:sentence ?s .
  ?s pg:report ?report ; oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?s pg:section/pg:sectionPath ?section .
} ORDER BY ?report ?start"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say so; offsets are code points of the stored text, half-open."""

    quote: str
    section: str
    start: int
    end: int
    report: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation; ``forward`` where the thing is its subject, ``notes`` qualify it (period, level …)."""

    relation: str
    other: str
    other_iri: str
    forward: bool
    basis: str
    notes: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the thing, as printed; ``target`` for one that is aimed at."""

    indicator: str
    qualifier: str
    value: str
    unit: str
    kind: str
    period: str
    target: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Description:
    """One thing with all that the graph says of it; ``types`` and ``within`` are labels."""

    iri: str
    label: str
    english: str
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]  # (scheme, value)
    within: tuple[str, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Measure, ...]
    mentions: tuple[Evidence, ...]


def describe(engine: Engine, name: str) -> Description:
    """Return everything about the one thing of a name: label, alias, beginning, pinyin, initials or IRI.

    Raises UnknownName with the nearest names, AmbiguousName with the candidates.
    """
    return description(engine, meant(engine, name))


def meant(engine: Engine, name: str) -> str:
    """Return the IRI of the one thing that is meant; a quantity stands for the indicators that measure it.

    Raises UnknownName, AmbiguousName.
    """
    try:
        return resolve(engine, name)
    except AmbiguousName as error:
        candidates = {c.iri: c for c in search(engine, name)}
        measured = {_measured(engine, iri) for iri in candidates}
        if len(measured) == 1 and "" not in measured:
            return measured.pop()
        raise AmbiguousName(name, [*candidates.values()]) from error


def _measured(engine: Engine, iri: str) -> str:
    found = [row["q"] for row in rows_of(engine, f"SELECT ?q WHERE {{ <{iri}> pg:measures ?q }}")]
    return found[0] if found else iri if "/quantity/" in iri else ""


def description(engine: Engine, iri: str) -> Description:
    """Return everything about the thing of an IRI."""
    said: dict[str, list[dict[str, str]]] = {}
    for row in rows_of(engine, _ABOUT % iri):
        said.setdefault(row["p"].replace("#", "/").rsplit("/", 1)[-1], []).append(row)
    labels = {row.get("language", ""): row["value"] for row in said.get("label", ())}
    return Description(
        iri=iri,
        label=labels.get("zh") or labels.get("") or iri,
        english=labels.get("en", ""),
        types=tuple(dict.fromkeys(_labels(said, "type", "placeKind", "divisionLevel"))),
        aliases=tuple(row["value"] for row in said.get("altLabel", ())),
        identifiers=tuple(
            (row.get("scheme", "").rsplit("#", 1)[-1] or "IRI", row["value"])
            for key in ("notation", "exactMatch", "closeMatch")
            for row in said.get(key, ())
        ),
        within=tuple(_labels(said, "containedInPlace")),
        statements=tuple(_statements(engine, iri, labels.get("zh", ""))),
        figures=tuple(_figures(engine, iri)),
        mentions=tuple(_evidence(row) for row in rows_of(engine, _MENTIONS % iri)),
    )


def _labels(said: dict[str, list[dict[str, str]]], *keys: str) -> Iterator[str]:
    for key in keys:
        yield from (row["label"] for row in said.get(key, ()) if "label" in row)


def _statements(engine: Engine, iri: str, label: str) -> Iterator[Statement]:
    notes: dict[str, list[str]] = {}
    for row in rows_of(engine, _NOTES % (iri, iri)):
        notes.setdefault(row["claim"], []).append(row["said"])
    for row in rows_of(engine, _CLAIMS % (iri, iri)):
        yield Statement(
            row["relation"], row.get("other", row["otherIri"].rsplit("/", 1)[-1]), row["otherIri"],
            bool(row["forward"]), row["basis"], tuple(notes.get(row["claim"], ())), _told(row, label),
        )  # fmt: skip


def _figures(engine: Engine, iri: str) -> Iterator[Measure]:
    for row in rows_of(engine, _FIGURES % (iri, iri, iri)):
        yield Measure(
            row["indicator"], row["qualifier"], row["value"], row["unit"], row["kind"], row["period"],
            row["nature"].endswith("Target"), _evidence(row),
        )  # fmt: skip


def _told(row: dict[str, str], label: str) -> Evidence:
    """Return the words of a claim, or their sentence where a name alone was read."""
    if bare(row["quote"], label, row.get("other", "")):
        row = row | {"quote": row["words"], "start": row["opens"], "end": row["closes"]}
    return _evidence(row)


def _evidence(row: dict[str, str]) -> Evidence:
    return Evidence(row["quote"], row["section"], int(row["start"]), int(row["end"]), row["report"])
