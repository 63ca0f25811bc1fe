"""What figures of several documents say against each other: sums that don't add up, tables that disagree.

Nothing is corrected: a finding names the figures, the gap, and the document that the words stand in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode, QuerySolutions, Store

from graph.triples.identity import digest
from graph.triples.triples import Triples, iri, words
from loaders.gazetteer import units_within
from ontology.terms import PREFIXES, Pg, Prov, Rdf, code

_FIGURES = """SELECT DISTINCT ?figure ?quantity ?label ?area ?place ?period ?unit ?printed ?value ?base
  ?factor ?document ?title ?table ?own ?sentence ?passage WHERE {
  ?figure pg:kind kind:level ; a pg:Actual ; pg:indicator ?indicator ; pg:qualifier qualifier:exact ;
    pg:area ?area ; pg:period ?period ; pg:unit ?u ; pg:printedValue ?printed ; pg:value ?value ;
    pg:sentence ?sentence ; pg:passage ?passage .
  ?indicator pg:measures ?quantity . ?quantity a pg:Quantity ; rdfs:label ?label . FILTER(lang(?label) = "zh")
  ?u rdfs:label ?unit ; pg:baseUnit ?base ; pg:factor ?factor . FILTER(lang(?unit) = "zh")
  ?area rdfs:label ?place . FILTER(lang(?place) = "zh")
  ?sentence pg:report ?document . ?document rdfs:label ?title .
  OPTIONAL { ?document pg:region ?region }
  FILTER NOT EXISTS { ?figure pg:about ?thing } FILTER NOT EXISTS { ?figure pg:quoted true }
  BIND(EXISTS { ?document a pg:Dataset } AS ?table) BIND(COALESCE(?region = ?area, false) AS ?own)
}"""
# What no sum is made of: rates, averages, prices.
_NO_SUM = re.compile(r"人均|每|率|比|价格|指数|强度|均|户均")
_PLACE = re.compile(r"/place/(\d{6})$")


@dataclass(frozen=True, slots=True)
class _Figure:
    node: str
    quantity: str
    label: str
    area: str
    place: str
    period: str
    unit: str
    printed: str
    value: Decimal
    base: str
    factor: Decimal
    document: str
    title: str
    table: bool
    own: bool  # a report's figure of its own region
    sentence: str
    passage: str

    @property
    def subject(self) -> tuple[str, str, str, str]:
        """What two figures must have in common to be compared."""
        return self.quantity, self.area, self.period, self.base

    @property
    def step(self) -> Decimal:
        """The smallest difference that the printed number can show, in the base unit."""
        places = len(self.printed.partition(".")[2])
        return self.factor * Decimal(1).scaleb(-places)

    @property
    def amount(self) -> Decimal:
        """The value in the base unit."""
        return self.value * self.factor

    def __str__(self) -> str:
        return f"{self.printed}{self.unit}"


@dataclass(frozen=True, slots=True)
class _Gap:
    """Parts that don't add up: ``difference`` is their sum less the total, in the base unit."""

    total: _Figure
    parts: tuple[_Figure, ...]
    difference: Decimal


def quality_triples(store: Store) -> bytes:
    """Return the findings of a store's default graph as sorted triples; b"" where there is nothing."""
    if not next(store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(Pg.Dataset), None), None):
        return b""  # contradictions between reports stand in indicator-series, figure by figure
    figures = list(_figures(store))
    gaps = list(_gaps(figures))
    out = Triples()
    for gap in gaps:
        _describe_gap(out, gap)
    for row, told in _disagreements(figures):
        _describe_disagreement(out, row, told, gaps)
    return out.sorted()


def _figures(store: Store) -> Iterator[_Figure]:
    rows = store.query(_FIGURES, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        cells = {v.value: row[v].value for v in rows.variables}
        yield _Figure(
            node=cells.pop("figure"),
            value=Decimal(cells.pop("value")),
            factor=Decimal(cells.pop("factor")),
            table=cells.pop("table") == "true",
            own=cells.pop("own") == "true",
            **cells,
        )


def _gaps(figures: Iterable[_Figure]) -> Iterator[_Gap]:
    """Yield each total that the figures of all its counties in one document don't add up to."""
    tables: dict[tuple[str, str, str, str], dict[str, _Figure]] = defaultdict(dict)
    totals = []
    for figure in sorted(figures, key=lambda f: f.node):
        match = _PLACE.search(figure.area)
        if match and not _NO_SUM.search(figure.label):
            tables[figure.document, figure.quantity, figure.period, figure.base].setdefault(match[1], figure)
            totals += [figure] if match[1].endswith("00") else []
    for total in totals:
        counties = [u.code for u in units_within(total.area[-6:]) if u.level == "county"]
        for (_, *key), by_code in tables.items():
            if key != [total.quantity, total.period, total.base] or not counties:
                continue
            if all(county in by_code for county in counties):
                parts = tuple(by_code[county] for county in counties)
                difference = sum((part.amount for part in parts), Decimal(0)) - total.amount
                rounding = (sum((part.step for part in parts), Decimal(0)) + total.step) / 2
                if abs(difference) > rounding:
                    yield _Gap(total, parts, difference)


def _disagreements(figures: Iterable[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield (table's figure, the area's own report's figure) where both are printed differently."""
    own: dict[tuple[str, str, str, str], list[_Figure]] = defaultdict(list)
    for figure in figures:
        if figure.own:
            own[figure.subject].append(figure)
    for figure in figures:
        for other in own.get(figure.subject, ()) if figure.table else ():
            if not agree(figure.amount, figure.step, other.amount, other.step):
                yield figure, other


def agree(a: Decimal, step: Decimal, b: Decimal, other: Decimal) -> bool:
    """Say whether two amounts are the same once both are rounded to the coarser of their last places."""
    return abs(a - b) <= max(step, other) / 2 if step != other else a == b


def _describe_gap(out: Triples, gap: _Gap) -> None:
    total, first = gap.total, gap.parts[0]
    figures = (total, *gap.parts)
    summed = _shown(sum((part.amount for part in gap.parts), Decimal(0)), figures)
    gap_words = _shown(abs(gap.difference), figures)
    chinese = (
        f"{total.place}{len(gap.parts)}个区县的{total.label}合计{summed}"
        f"(《{first.title}》),与{total.place}{total}(《{total.title}》)相差{gap_words};"
        "可能有一行或总数有误,照录不改"
    )
    english = (
        f"the {len(gap.parts)} parts of {total.place} add up to {summed}, the"
        f" total is {total}: a gap of {gap_words}; a row or the total may be wrong, nothing is corrected"
    )
    _finding(out, "sum-of-parts", figures, chinese, english, total)


def _shown(amount: Decimal, figures: tuple[_Figure, ...]) -> str:
    """Return an amount in the first figure's unit, with as many places as the figures have at most."""
    first = figures[0]
    places = max(len(figure.printed.partition(".")[2]) for figure in figures)
    return f"{amount / first.factor:.{places}f}{first.unit}"


def _describe_disagreement(out: Triples, row: _Figure, told: _Figure, gaps: Iterable[_Gap]) -> None:
    difference = row.amount - told.amount
    gap_words = _shown(abs(difference), (row, told))
    chinese = (
        f"{row.place}{row.label}:《{row.title}》为{row},《{told.title}》为{told},相差{gap_words};照录不改"
    )
    english = (
        f"{row.place} {row.label}: the table says {row}, the report {told}, a gap of {gap_words};"
        " nothing is corrected"
    )
    if any(row in gap.parts and gap.difference == difference for gap in gaps):
        chinese += ";差额正等于各区合计与总数之差,这一行很可能就是原因"
        english += "; it is just what the parts exceed the total by, so this row is probably the cause"
    _finding(out, "table-against-report", (row, told), chinese, english, row)


def _finding(
    out: Triples, rule: str, figures: Iterable[_Figure], chinese: str, english: str, at: _Figure
) -> None:
    figures = tuple(figures)
    node = f"{at.document}/finding/{digest(' '.join((rule, *(f.node for f in figures))), 12)}"
    out.add(node, Rdf.type, iri(Pg.Finding))
    out.add(node, Pg.findingKind, iri(code("finding", "contradictory")))
    out.add(node, Pg.reason, words(chinese, "zh"), words(english, "en"))
    out.add(node, Pg.rule, words(rule))
    out.add(node, Pg.report, iri(at.document))
    out.add(node, Pg.sentence, iri(at.sentence))
    out.add(node, Pg.passage, iri(at.passage))
    out.add(node, Pg.about, iri(at.area))
    out.add(node, Prov.wasDerivedFrom, *(iri(figure.node) for figure in figures))
