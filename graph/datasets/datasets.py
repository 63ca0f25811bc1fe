"""A table or RDF file becomes triples: its record after DCAT, its figures with the cells that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Dataset as Quads

from graph.datasets.metadata import Record
from graph.datasets.tabular import Statement, Table, Value, place_in
from graph.errors import DataError
from graph.triples.identity import Identity, levels, slug
from graph.triples.observations import describe_indicator
from graph.triples.periods import describe_period, period
from graph.triples.places import chain, contain, describe_division
from graph.triples.texts import describe_licence
from graph.triples.triples import Triples, date, decimal, integer, iri, typed, words
from graph.triples.units import describe_unit, unit
from loaders.gazetteer import Division, divisions
from loaders.text import Source, Span
from ontology.terms import Dcat, Dct, Oa, Pg, Rdf, Rdfs, Skos, code

FOAF_AGENT, FOAF_NAME = "http://xmlns.com/foaf/0.1/Agent", "http://xmlns.com/foaf/0.1/name"
RDF_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}
_RECORD = (Dct.title, Dct.description, Dct.publisher, Dct.license, Dct.source, Dct.NS + "issued")
# Codes that the NBS puts where counties stand, for development zones: in GB/T 2260 they are none.
_DEVELOPMENT_ZONE = re.compile(r"\d{4}7\d")
_SYSTEMS = {"": "GB/T 2260", "nbs": "NBS 统计用区划代码", "mca": "MCA 地名库代码"}
_VINTAGES = frozenset(map(str, range(2000, 2024)))


def table_triples(name: str, table: Table) -> bytes:
    """Return the triples of a table, sorted: record, rows as sentences, figures, statements.

    Raises DataError for a place whose code no table of divisions holds.
    """
    made = _TableMaker(name, table, Identity())
    for value in table.values:
        made.figure(value)
    for statement in table.statements:
        made.statement(statement)
    return made.out.sorted()


def rdf_triples(name: str, source: Source, suffix: str, record: Record | None = None) -> bytes:
    """Return the triples of an RDF file, sorted, with its record; blank nodes get IRIs of the file's.

    Without a ``record`` it is what the file says of its one dcat:Dataset. A document that was exported
    comes back as it was. Raises DataError with the line
    of a syntax error, or where the file holds nothing.
    """
    shape = RDF_FORMATS[suffix]
    identity, out = Identity(), Triples()
    try:
        quads = Quads(parse(source.text, format=shape, base_iri=f"{identity.base}dataset/{name}/"))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"{source.origin} 第 {line} 行 line {line}" if line else source.origin
        raise DataError(where, f"RDF 语法错误({error})", f"RDF syntax error ({error})") from error
    if not len(quads):
        raise DataError(source.origin, "没有三元组,请检查格式", "holds no triple; check its format")
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    for quad in quads:
        subject, predicate, object_ = (_named(name, t) for t in (quad.subject, quad.predicate, quad.object))
        out.update([f"{subject} {predicate} {object_} .\n"])
    if _is_document(quads):
        return out.sorted()
    describe_record(out, name, record or _own_record(quads, source), source, shape.media_type, identity)
    return out.sorted()


def _is_document(quads: Quads) -> bool:
    """Say whether a file is an exported document: it has its own record then."""
    kinds = {NamedNode(Pg.Report), NamedNode(Pg.Dataset)}
    return any(quad.object in kinds for quad in quads if quad.predicate.value == Rdf.type)


def _named(name: str, term: object) -> object:
    """Return a term, a blank node under an IRI of its own (RDF 1.1, skolemization)."""
    if isinstance(term, BlankNode):
        return NamedNode(f"{Identity().base}dataset/{name}/.well-known/genid/{term.value}")
    return term


def _own_record(quads: Iterable[Quad], source: Source) -> Record:
    told: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value == Rdf.type and quad.object == NamedNode(Dcat.Dataset):
            told.setdefault(getattr(quad.subject, "value", ""), {})
    for quad in quads:
        if (row := told.get(getattr(quad.subject, "value", ""))) is not None:
            row.setdefault(quad.predicate.value, getattr(quad.object, "value", ""))
    row = next(iter(told.values())) if len(told) == 1 else {}
    title, *rest = (row.get(key, "") for key in _RECORD)
    return Record(title or source.id, *rest)


def describe_record(
    out: Triples, name: str, record: Record, source: Source, media_type: str, identity: Identity
) -> str:
    """Write what is known of a dataset, and its stored text; return its IRI."""
    node = f"{identity.base}dataset/{name}"
    text = identity.text(name, source.sha256)
    out.add(node, Rdf.type, iri(Pg.Dataset), iri(Dcat.Dataset))
    out.add(node, Rdfs.label, words(record.title, "zh"))
    out.add(node, Dct.title, words(record.title, "zh"))
    if record.description:
        out.add(node, Dct.description, words(record.description, "zh"))
    if record.publisher:
        agent = f"{identity.base}agent/{slug(record.publisher)}"
        out.add(node, Dct.publisher, iri(agent))
        out.add(agent, Rdf.type, iri(FOAF_AGENT))
        out.add(agent, FOAF_NAME, words(record.publisher, "zh"))
    describe_licence(out, node, record.licence)
    if record.source:
        is_iri = record.source.startswith(("http://", "https://"))
        out.add(node, Dct.source, iri(record.source) if is_iri else words(record.source, "zh"))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", record.date):
        out.add(node, Dct.date, date(record.date))
    out.add(node, Pg.text, iri(text))
    out.add(text, Rdf.type, iri(Pg.Text))
    out.add(text, Dct.format, words(media_type))
    out.add(text, Pg.length, integer(len(source.text)))
    out.add(text, Pg.sha256, words(source.sha256))
    return node


class _TableMaker:
    """The triples of one table as they grow."""

    def __init__(self, name: str, table: Table, identity: Identity) -> None:
        self.table, self.identity, self.out = table, identity, Triples()
        self.node = describe_record(self.out, name, table.record, table.source, table.media_type, identity)
        self.text = identity.text(name, table.source.sha256)
        self.section = f"{self.node}/section/1"
        self.areas: dict[str, str] = {}
        self.described: set[str] = set()  # codes of divisions
        self.out.add(self.section, Rdf.type, iri(Pg.Section))
        self.out.add(self.section, Rdfs.label, words(table.record.title, "zh"))
        self.out.add(self.section, Pg.sectionPath, words(table.record.title))
        self.out.add(self.section, Pg.report, iri(self.node))
        self.out.add(self.section, Pg.order, integer(1))
        self.out.add(self.section, Pg.depth, integer(1))

    def figure(self, value: Value) -> None:
        """Write a cell as an observation."""
        out, node = self.out, f"{self.node}/observation/{value.cell.span.start}"
        printed = unit(value.unit)
        out.add(node, Rdf.type, iri(Pg.Observation), iri(Pg.Actual))
        out.add(node, Pg.indicator, iri(describe_indicator(out, self.identity, value.indicator)))
        out.add(node, Pg.area, iri(self.area(value)))
        out.add(node, Pg.period, iri(self.period(value)))
        out.add(node, Pg.kind, iri(code("kind", value.kind)))
        out.add(node, Pg.printedValue, words(value.cell.value))
        out.add(node, Pg.value, decimal(value.value))
        out.add(node, Pg.baseValue, decimal(value.value * printed.factor))
        out.add(node, Pg.unit, iri(describe_unit(out, self.identity, printed)))
        out.add(node, Pg.qualifier, iri(code("qualifier", "exact")))
        out.add(node, Pg.basis, iri(code("basis", "explicit")))
        out.add(node, Pg.rule, words("table-cell"))
        sentence = self.passage(value.row.span)
        out.add(sentence, Rdf.type, iri(Pg.Sentence))
        out.add(sentence, Pg.section, iri(self.section))
        out.add(sentence, Pg.report, iri(self.node))
        out.add(node, Pg.sentence, iri(sentence))
        out.add(node, Pg.passage, iri(self.passage(value.cell.span)))

    def statement(self, told: Statement) -> None:
        """Write what a row says of a thing."""
        literal = typed(told.object, told.datatype) if told.datatype else words(told.object, told.language)
        self.out.add(told.subject, told.predicate, iri(told.object) if told.is_iri else literal)
        self.out.add(told.subject, Dct.isPartOf, iri(self.node))

    def passage(self, span: Span) -> str:
        """Write a passage of the table's text and return its IRI."""
        node = self.identity.passage(self.text, span)
        self.out.add(node, Rdf.type, iri(Pg.Passage))
        self.out.add(node, Oa.start, integer(span.start))
        self.out.add(node, Oa.end, integer(span.end))
        self.out.add(node, Oa.exact, words(span.of(self.table.source.text)))
        return node

    def period(self, value: Value) -> str:
        """Describe a figure's period and return its IRI. Raises DataError for one without a year."""
        year = re.match(r"(?:19|20)\d\d", value.period)
        if not year:
            raise self.error(value, f"时期“{value.period}”没有年份", f"period {value.period!r} has no year")
        row = period(value.period, int(year[0]))
        node = self.identity.shared("period", row.key)
        describe_period(self.out, node, row)
        return node

    def area(self, value: Value) -> str:
        """Describe a figure's place and return its IRI. Raises DataError for a code that is unknown."""
        if value.area not in self.areas:
            self.areas[value.area] = self._describe_area(value)
        return self.areas[value.area]

    def _describe_area(self, value: Value) -> str:
        system, digits = self._code(value)
        if value.vintage and value.vintage not in _VINTAGES:
            raise self.error(value, f"没有 {value.vintage} 年版的代码表", f"no code table of {value.vintage}")
        units = chain(_by_mca().get(digits, "")) if system == "mca" else chain(digits)
        if units and (system == "mca" or _listed(units[0], value.vintage)):
            self._describe(units)
            return self.identity.place(f"{units[0].scheme}:{units[0].code}")
        if len(digits) == 6 and value.vintage and value.name and chain(levels(digits)["provincial"]):
            return self._retired(value, digits)
        raise self.error(
            value,
            f"代码 {digits} 不在 {_SYSTEMS[system]}{f' {value.vintage} 年版' if value.vintage else ''}中,"
            "请核对体系和年份",
            f"code {digits} isn't in {_SYSTEMS[system]}; check system and vintage",
        )

    def _code(self, value: Value) -> tuple[str, str]:
        place = re.fullmatch(re.escape(self.identity.base) + r"place/(?:(\w+)/)?(\d+)", value.area)
        bare = re.fullmatch(r"(?:(GBT2260|NBS|MCA):)?(\d+)", value.area)
        found = place or bare
        lengths = {"": (6,), "gbt2260": (6,), "nbs": (9, 12), "mca": (9,)}
        system = (found[1] or "").lower() if found else "?"
        if found is None or len(found[2]) not in lengths.get(system, ()):
            raise self.error(
                value,
                f"“{value.area}”不属于任何代码体系(GB/T 2260 六位,NBS 九位或十二位,MCA 九位,须注明体系)",
                f"{value.area!r} is a code of no system; name the system (GBT2260, NBS, MCA)",
            )
        return "" if system == "gbt2260" else system, found[2]

    def _retired(self, value: Value, digits: str) -> str:
        """Describe a county by the table's own name: a code of the vintage it states, since given up."""
        zone = bool(_DEVELOPMENT_ZONE.fullmatch(digits))
        node = self.identity.place(f"NBS:{digits}") if not zone else f"{self.identity.base}place/nbs/{digits}"
        self.out.add(node, Rdf.type, iri(Pg.Place), iri(Pg.Division))
        self.out.add(node, Rdfs.label, words(value.name, "zh"))
        self.out.add(node, Skos.notation, typed(digits, Pg.NBS if zone else Pg.GBT2260))
        self.out.add(node, Pg.divisionLevel, iri(code("level", "county")))
        self.out.add(node, Pg.placeKind, iri(code("place", "zone" if zone else "division")))
        above = chain(levels(digits).get("municipal", "")) or chain(levels(digits)["provincial"])
        self._describe(above)
        codes = [self.identity.place(f"{each.scheme}:{each.code}") for each in above]
        contain(self.out, node, [node, *codes])
        return node

    def _describe(self, units: Iterable[Division]) -> None:
        """Describe divisions, each once: every county has the same ones above it."""
        for each in units:
            if each.code not in self.described:
                self.described.add(each.code)
                describe_division(self.out, self.identity, each)

    def error(self, value: Value, chinese: str, english: str) -> DataError:
        """Say what is wrong with a figure's cell."""
        return DataError(place_in(self.table.source, value.row, value.column), chinese, english)


@cache
def _by_mca() -> dict[str, str]:
    """The code of each town by the nine digits that the Ministry of Civil Affairs gives it."""
    return {unit.mca: unit.code for unit in divisions() if unit.mca}


def _listed(unit: Division, vintage: str) -> bool:
    return not vintage or not unit.first or unit.first <= vintage <= unit.last
