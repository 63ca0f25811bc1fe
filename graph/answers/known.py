"""What questions are read by: the names of a graph, its reports with their years, and their text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.answers.answers import require_report
from graph.answers.engines import Engine
from graph.answers.naming import UNPRINTED, Name, Names, forms
from graph.answers.rows import rows_of
from graph.answers.wording import REGION, WORD, Piece, cut
from ontology.terms import PG
from queries.catalog import ID
from queries.phrasings import concepts, spoken

AS_WORDED = frozenset(["WRITES", "SENTENCE", "WORD"])  # concepts by which a text's wording is asked for
SLOTS = {
    "Programme": "programme", "Project": "project", "Company": "company", "Organization": "organization",
    "Place": "place", "Industry": "industry", "Quantity": "quantity", "Indicator": "quantity",
    "Policy": "policy", "Designation": "designation", "Event": "event", "Platform": "platform",
    "Challenge": "challenge",
}  # fmt: skip
_NAMES = """SELECT ?thing ?class ?name ?rank (LANG(?name) AS ?language) WHERE {
  VALUES ?class { %s } ?thing a ?class .
  { ?thing rdfs:label ?name BIND(0 AS ?rank) } UNION { ?thing skos:altLabel ?name BIND(1 AS ?rank) }
}"""
MEASURED = (
    'SELECT ?i ?q ?label WHERE { ?i pg:measures ?q . ?q rdfs:label ?label . FILTER(lang(?label) = "zh") }'
)
_REPORTS = """SELECT ?report ?region ?review ?plan WHERE {
  ?report a pg:Report ; pg:region ?region .
  OPTIONAL { ?report pg:reviewPeriod/pg:year ?review } OPTIONAL { ?report pg:planPeriod/pg:year ?plan }
} ORDER BY ?report"""
_ABOVE = "SELECT ?above WHERE { VALUES ?region { %s } ?region pg:within ?above }"
_IN_ENGLISH = {
    "街道": ("street", "subdistrict", "sub-district"), "镇": ("town", "township"), "乡": ("township", "town"),
}  # fmt: skip
_DISTRICTS = "DISTRICTS"
_TOWNS = tuple(_IN_ENGLISH)
_OF_REGIONS = ("district", "county", "city", "province")
_TEXT = "SELECT ?words WHERE { ?s a pg:Sentence ; oa:exact ?words }"


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that can be asked: its IRI and region, and the years of its review and its plan."""

    iri: str
    region: str
    review: int
    plan: int


@dataclass(frozen=True, slots=True)
class Known:
    """What questions are read by: the names of a graph, its reports and their text."""

    names: Names
    reports: tuple[Reported, ...]
    text: str


def read_known(engine: Engine) -> Known:
    """Read the names, reports and text of a graph, once for many questions. Raises NoGraph."""
    reports = tuple(_reports(engine))
    if not reports:
        require_report(engine)
    text = "\n".join(row["words"] for row in rows_of(engine, _TEXT)).lower()
    return Known(Names(_names(engine, {report.region for report in reports})), reports, text)


def pieces_of(engine: Engine, text: str, known: Known) -> tuple[tuple[Piece, ...], tuple[Reported, ...]]:
    """Cut a question into pieces; return them with the reports that it asks, by the regions it names."""
    pieces = _placed(engine, cut(text, known.names, known.text), known.reports)
    named = {name.iri for piece in pieces for name in piece.things}
    reports = tuple(report for report in known.reports if report.region in named) or known.reports
    return tuple(_dated(piece, reports) for piece in _worded(pieces)), reports


def _reports(engine: Engine) -> Iterator[Reported]:
    for row in rows_of(engine, _REPORTS):
        yield Reported(row["report"], row["region"], int(row.get("review", 0)), int(row.get("plan", 0)))


def _dated(piece: Piece, reports: Sequence[Reported]) -> Piece:
    """Say what a year is to the reports: one's plan, another's review, or a year that none speaks of."""
    if not piece.year:
        return piece
    meanings = {"THISYEAR" for report in reports if report.plan == piece.year}
    meanings |= {"LASTYEAR" for report in reports if report.review == piece.year}
    return replace(piece, meanings=frozenset(meanings or {"OTHERYEAR"}))


def _names(engine: Engine, regions: Container[str]) -> Iterator[tuple[str, Name]]:
    """Yield all names of the graph: quantities by all their wordings, regions in Latin letters too."""
    from loaders.quantities import core

    measured = {row["i"]: (row["q"], row["label"]) for row in rows_of(engine, MEASURED)}
    classes: dict[tuple[str, str, int], set[str]] = {}
    labels: dict[str, str] = {}
    for row in rows_of(engine, _NAMES % " ".join(f"pg:{name}" for name in SLOTS)):
        key = (row["thing"], row["name"], int(row["rank"]))
        classes.setdefault(key, set()).add(SLOTS[row["class"].removeprefix(PG)])
        if row["rank"] == "0" and row["language"] == "zh":
            labels.setdefault(row["thing"], row["name"])
    for (thing, spelled, rank), slots in classes.items():
        iri, label = (
            measured.get(thing, (thing, labels.get(thing, thing)))
            if "quantity" in slots
            else (thing, labels.get(thing, thing))
        )
        name = Name(iri, label, frozenset(slots), rank)
        for form in {spelled, core(spelled)} if "quantity" in slots else {spelled}:
            if len(form) > 1 and (form == spelled or form not in concepts()):
                yield form, name
        for form in set(forms(spelled)):
            yield form, replace(name, rank=rank + 1)
        if "industry" in slots and spelled.endswith("产业"):
            yield f"{spelled}链", name
        if "place" in slots and spelled == label and (thing in regions or label.endswith(_TOWNS)):
            yield from ((form, name) for form in _in_latin(label))
    firms = {labels[thing]: thing for (thing, _, _), slots in classes.items() if "company" in slots}
    yield from _firms(firms)
    yield from _quantities({iri for iri, _ in measured.values()})


def _firms(firms: Mapping[str, str]) -> Iterator[tuple[str, Name]]:
    """Yield what the table of companies calls firms of the graph besides what reports print: SHEIN."""
    from loaders.shipped import GAZETTEERS, rows

    for row in rows(GAZETTEERS / "companies.tsv"):
        if row["aliases"] and row["name"] in firms:
            name = Name(firms[row["name"]], row["name"], frozenset(["company", "organization"]), 1)
            for alias in row["aliases"].split("|"):
                yield from ((form, name) for form in (alias, *forms(alias)))


def _in_latin(place: str) -> Iterator[str]:
    """Yield a division's name as English texts write it: Yuexiu, Yuexiu District, Nancun Town."""
    from loaders.readings import pinyin

    kind = next((kind for kind in _TOWNS if place.endswith(kind)), place[-1])
    latin = "".join(pinyin(place.removesuffix(kind)))
    spoken = (*_IN_ENGLISH.get(kind, _OF_REGIONS), "".join(pinyin(kind)))
    yield from (latin, *(f"{latin} {word}" for word in spoken))


def _quantities(printed: Container[str]) -> Iterator[tuple[str, Name]]:
    """Yield the table's quantities by all that they are called; ``printed`` are those that have figures."""
    from loaders.quantities import core, quantities

    for quantity in quantities():
        iri = f"{ID}quantity/{quantity.key}"
        name = Name(iri, quantity.name, frozenset(["quantity"]), 0 if iri in printed else UNPRINTED)
        wordings = {*quantity.wordings, *spoken().get(quantity.key, ()), quantity.english}
        for form in {core(w) for w in quantity.wordings if core(w) not in concepts()} | wordings:
            if len(form) > 1:
                yield form, name


def _placed(engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported]) -> tuple[Piece, ...]:
    """Mark what names a report's region, or what that lies in: it may only say whose report is meant."""
    regions = " ".join(f"<{report.region}>" for report in reports)
    wide = {report.region for report in reports} | {row["above"] for row in rows_of(engine, _ABOVE % regions)}
    named = [piece for piece in pieces if piece.things]
    others = any(name.iri not in wide for piece in named for name in piece.things)
    gone = {WORD, "{place}"} if others else {WORD}  # beside another name it says nothing of its own
    asked = {report.region for report in reports} & {name.iri for piece in named for name in piece.things}
    role = {REGION, _DISTRICTS} if len(asked) > 1 else {REGION}  # regions beside each other are compared
    return tuple(
        Piece(piece.text, piece.start, (piece.meanings | role) - gone, piece.things)
        if piece.things and all(name.iri in wide for name in piece.things)
        else piece
        for piece in pieces
    )


def _worded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Take a quantity without figures, and words from a name's middle, for words whose wording is asked."""
    if not any(piece.meanings & AS_WORDED for piece in pieces):
        return tuple(pieces)
    plain = frozenset([WORD])
    return tuple(Piece(p.text, p.start, plain) if _wordlike(p) else p for p in pieces)


def _wordlike(piece: Piece) -> bool:
    if not piece.things:
        return False
    names = [form for name in piece.things for form in (name.label, *forms(name.label))]
    whole = not piece.part or any(n.startswith(piece.text) or n.endswith(piece.text) for n in names)
    return not whole or all(name.rank == UNPRINTED for name in piece.things)
