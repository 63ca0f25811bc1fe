"""What a page draws: things, facts, figures and sentences, read from the default graph by plain SPARQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.answers.engines import Engine
from ontology.terms import PG
from queries.catalog import prefix_lines

Row = Mapping[str, str]

# The types that stand as nodes, most telling first: a thing of two types is drawn as the first.
TYPES = (
    "Programme", "Project", "Company", "PublicBody", "Organization", "Division", "Zone", "Place",
    "Policy", "Designation", "Event", "Platform", "Industry", "Challenge",
)  # fmt: skip
# Organization and Place are drawn under one name with their kinds.
DRAWN_AS = {"PublicBody": "Organization", "Division": "Place", "Zone": "Place"}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its IRI, drawn type, label, aliases, typed identifiers and town."""

    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # (scheme, value)
    town: str = ""
    point: tuple[float, float] | None = None  # longitude, latitude (WGS-84)


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated relation with its words: ``object`` is an IRI of a node, or ``value`` says it."""

    claim: str
    subject: str
    predicate: str
    object: str
    value: str
    basis: str
    sentence: str
    start: int
    end: int
    notes: tuple[tuple[str, str], ...] = ()  # period, level, awardedBy, manner, scope


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as a reader sees it; ``about`` are IRIs of the things that it covers."""

    iri: str
    indicator: str
    quantity: str
    printed: str
    unit: str
    kind: str
    nature: str  # actual target
    quoted: bool
    qualifier: str
    direction: str
    period: str
    outcome: str
    area: str
    paired: str
    base: float | None
    sentence: str
    start: int
    end: int
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report: its offsets, words and section."""

    iri: str
    start: int
    end: int
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as shown in paths and in the reading pane."""

    iri: str
    label: str
    depth: int
    order: int
    report: str
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a page shows, in a stable order."""

    title: str
    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    numbers: tuple[Number, ...] = ()
    lines: tuple[Line, ...] = ()
    headings: tuple[Heading, ...] = ()
    mentions: tuple[tuple[str, str, int, int], ...] = ()  # node, sentence, start, end
    points: tuple[Node, ...] = ()  # every place with a point, spoken of or not

    def degrees(self) -> Counter[str]:
        """Count for each node the facts that tie it to another drawn node."""
        drawn = {node.iri for node in self.nodes}
        count: Counter[str] = Counter()
        for fact in self.facts:
            if fact.subject in drawn and fact.object in drawn:
                count[fact.subject] += 1
                count[fact.object] += 1
        return count

    def only(self, iris: Iterable[str]) -> Picture:
        """Keep the nodes named, with what is said of them; the text stays whole."""
        kept = set(iris)
        return replace(
            self,
            nodes=tuple(n for n in self.nodes if n.iri in kept),
            facts=tuple(f for f in self.facts if f.subject in kept and (not f.object or f.object in kept)),
            numbers=tuple(n for n in self.numbers if not n.about or kept & set(n.about)),
            mentions=tuple(m for m in self.mentions if m[0] in kept),
        )

    def around(self, iri: str, hops: int) -> Picture:
        """Keep what lies within ``hops`` steps of a node, whichever way the relations point."""
        reached = {iri}
        for _ in range(hops):
            touching = (f for f in self.facts if f.object and reached & {f.subject, f.object})
            reached |= {end for fact in touching for end in (fact.subject, fact.object)}
        return self.only(reached)


_NAMES = """SELECT ?thing ?type ?label WHERE {
  VALUES ?type { %s } ?thing a ?type ; rdfs:label ?label . FILTER(lang(?label) = "zh")
} ORDER BY ?thing"""
_ALIASES = """SELECT ?thing ?alias WHERE {
  ?thing skos:altLabel ?alias . FILTER(lang(?alias) = "zh")
} ORDER BY ?thing ?alias"""
_NOTATIONS = """SELECT ?thing ?code ?scheme WHERE {
  { ?thing a pg:Place ; skos:notation ?code . BIND(DATATYPE(?code) AS ?scheme) }
  UNION {
    VALUES ?scheme { skos:exactMatch skos:closeMatch skos:broadMatch owl:sameAs }
    ?link owl:annotatedSource ?thing ; owl:annotatedTarget ?to . ?thing ?scheme ?to . BIND(STR(?to) AS ?code)
  }
} ORDER BY ?thing ?scheme ?code"""
_TOWNS = """SELECT ?thing ?town WHERE {
  ?level skos:notation "town" . ?t pg:divisionLevel ?level ; rdfs:label ?town . ?thing pg:within ?t
} ORDER BY ?thing"""
_POINTS = "SELECT ?thing ?lat ?long WHERE { ?thing schema:latitude ?lat ; schema:longitude ?long }"
_FACTS = """SELECT ?claim ?s ?p ?o ?olabel ?basis ?sentence ?start ?end WHERE {
  ?claim a pg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
    pg:passage ?passage ; pg:sentence ?sentence ; pg:basis/skos:notation ?basis .
  ?passage oa:start ?start ; oa:end ?end .
  OPTIONAL { ?o rdfs:label ?olabel . FILTER(lang(?olabel) = "zh") }
} ORDER BY ?start ?claim"""
_NOTES = """SELECT ?claim ?note ?label WHERE {
  VALUES ?p { pg:period pg:level pg:awardedBy pg:manner pg:scope pg:role }
  ?claim a pg:Claim ; ?p ?value . OPTIONAL { ?value rdfs:label ?name . FILTER(lang(?name) = "zh") }
  BIND(COALESCE(?name, STR(?value)) AS ?label) BIND(STRAFTER(STR(?p), "#") AS ?note)
} ORDER BY ?claim ?note ?label"""
_NUMBERS = """SELECT * WHERE {
  VALUES ?type { pg:Actual pg:Target }
  ?o a pg:Observation ; a ?type ; pg:indicator ?i ; pg:printedValue ?printed ; pg:kind/skos:notation ?kind ;
    pg:period/rdfs:label ?period ; pg:sentence ?sentence ; pg:passage ?passage ; pg:area/rdfs:label ?area ;
    pg:qualifier/skos:notation ?qualifier ; pg:unit/rdfs:label ?unit .
  ?i rdfs:label ?indicator ; pg:measures ?quantity . ?passage oa:start ?start ; oa:end ?end .
  FILTER(lang(?area) = "zh" && lang(?indicator) = "zh" && lang(?unit) = "zh" && lang(?period) = "zh")
  OPTIONAL { ?o pg:quoted ?quoted } OPTIONAL { ?o pg:direction/skos:notation ?direction }
  OPTIONAL { ?o pg:outcome/skos:notation ?outcome } OPTIONAL { ?o pg:pairedWith ?paired }
  OPTIONAL { ?o pg:baseValue ?base }
} ORDER BY ?start ?o"""
_ABOUT = "SELECT ?o ?thing WHERE { ?o pg:about ?thing } ORDER BY ?o ?thing"
_LINES = """SELECT ?s ?start ?end ?text ?section WHERE {
  ?s a pg:Sentence ; pg:report ?report ; pg:section ?section ; oa:start ?start ; oa:end ?end ; oa:exact ?text
} ORDER BY ?report ?start"""
_HEADINGS = """SELECT ?section ?label ?depth ?order ?report ?programme ?heading WHERE {
  ?section a pg:Section ; rdfs:label ?label ; pg:depth ?depth ; pg:order ?order ; pg:report ?report .
  OPTIONAL { ?section pg:headedBy ?programme } OPTIONAL { ?section pg:heading ?heading }
} ORDER BY ?report ?order ?section"""
_MENTIONS = """SELECT ?thing ?sentence ?start ?end WHERE {
  ?m a pg:Mention ; pg:refersTo ?thing ; pg:sentence ?sentence ; oa:start ?start ; oa:end ?end
} ORDER BY ?start ?end ?thing"""
_TITLES = "SELECT ?label WHERE { ?r a pg:Report ; rdfs:label ?label } ORDER BY ?r"


def read_picture(engine: Engine) -> Picture:
    """Read everything that a page can show from a store's default graph.

    Of the gazetteer only what the documents speak of is drawn: the rest would be dots without words.
    """
    facts, numbers = tuple(_facts(engine)), tuple(_numbers(engine))
    mentions = tuple(
        (row["thing"], row["sentence"], int(row["start"]), int(row["end"]))
        for row in _select(engine, _MENTIONS)
    )
    spoken = {end for fact in facts for end in (fact.subject, fact.object)}
    spoken |= {thing for number in numbers for thing in number.about} | {thing for thing, *_ in mentions}
    known = tuple(_nodes(engine))
    return Picture(
        title=" · ".join(row["label"] for row in _select(engine, _TITLES)),
        nodes=tuple(node for node in known if node.iri in spoken),
        facts=facts,
        numbers=numbers,
        lines=tuple(
            Line(row["s"], int(row["start"]), int(row["end"]), row["text"], row["section"])
            for row in _select(engine, _LINES)
        ),
        headings=tuple(_headings(engine)),
        mentions=mentions,
        points=tuple(node for node in known if node.point),
    )


def _select(engine: Engine, query: str) -> Iterator[Row]:
    """Answer a SELECT with rows of plain strings; what is unbound is left out."""
    found = engine.run(prefix_lines() + query)
    for row in found.rows:
        yield {name: term.value for name, term in zip(found.variables, row, strict=True) if term}


def _gathered(rows: Iterable[Row], key: str, *values: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(tuple(row.get(value, "") for value in values))
    return found


def _nodes(engine: Engine) -> Iterator[Node]:
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    wanted = " ".join(f"<{PG}{name}>" for name in TYPES)
    for row in _select(engine, _NAMES % wanted):
        kind = row["type"].rpartition("#")[2]
        names[row["thing"]] = row["label"]
        held = types.setdefault(row["thing"], kind)
        types[row["thing"]] = min(held, kind, key=TYPES.index)
    aliases = _gathered(_select(engine, _ALIASES), "thing", "alias")
    codes = _gathered(_select(engine, _NOTATIONS), "thing", "scheme", "code")
    towns = {row["thing"]: row["town"] for row in _select(engine, _TOWNS)}
    points = {row["thing"]: (float(row["long"]), float(row["lat"])) for row in _select(engine, _POINTS)}
    for iri, name in sorted(names.items()):
        yield Node(
            iri,
            DRAWN_AS.get(types[iri], types[iri]),
            name,
            tuple(alias for (alias,) in aliases.get(iri, ()) if alias != name),
            tuple((scheme.rpartition("#")[2], code) for scheme, code in codes.get(iri, ())),
            towns.get(iri, ""),
            points.get(iri),
        )


def _facts(engine: Engine) -> Iterator[Fact]:
    notes = _gathered(_select(engine, _NOTES), "claim", "note", "label")
    for row in _select(engine, _FACTS):
        yield Fact(
            row["claim"], row["s"], row["p"].rpartition("#")[2], row["o"], row.get("olabel", ""),
            row["basis"], row["sentence"], int(row["start"]), int(row["end"]),
            tuple((note, label) for note, label in notes.get(row["claim"], ())),
        )  # fmt: skip


def _numbers(engine: Engine) -> Iterator[Number]:
    about = _gathered(_select(engine, _ABOUT), "o", "thing")
    for row in _select(engine, _NUMBERS):
        yield Number(
            row["o"], row["indicator"], row["quantity"], row["printed"], row["unit"], row["kind"],
            row["type"].rpartition("#")[2].lower(), row.get("quoted") == "true", row["qualifier"],
            row.get("direction", ""), row["period"], row.get("outcome", ""), row["area"],
            row.get("paired", ""), float(row["base"]) if "base" in row else None, row["sentence"],
            int(row["start"]), int(row["end"]),
            tuple(thing for (thing,) in about.get(row["o"], ())),
        )  # fmt: skip


def _headings(engine: Engine) -> Iterator[Heading]:
    for row in _select(engine, _HEADINGS):
        label = row["label"] if "heading" in row else ""  # what stands before the first heading has none
        yield Heading(
            row["section"], label, int(row["depth"]), int(row["order"]), row["report"],
            row.get("programme", ""),
        )  # fmt: skip
