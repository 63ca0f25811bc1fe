"""Which figure of last year a target is held against: decided once at build, for every engine to look up.

Both stand in one report: figures of several documents are never paired. What is written is the pair, what it
was matched by, and whether it compares; the arithmetic is left to who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.triples.observations import area_of, indicator_of, number, observed, quantity_key
from graph.triples.periods import period
from graph.triples.roster import Roster
from graph.triples.triples import Triples, iri
from graph.triples.units import unit
from loaders.records import Figure
from ontology.terms import Pg, Rdf, code

# What the end of a name says of how it is measured, not of what is.
_MEASURE = re.compile("(?:数|数量|面积|里程|长度|金额)$")
# Names that end so are of whatever kind stands before it: 龙头企业 and 上市企业 have nothing in common.
_ANY = ("企业", "项目", "公司", "单位")


@dataclass(frozen=True, slots=True)
class _Side:
    """A figure as far as it matters for what it may be compared with."""

    node: str
    indicator: str
    quantity: str
    kind: str
    base: str
    area: str
    about: frozenset[str]
    one: bool  # a single number, no range


def describe_comparisons(out: Triples, roster: Roster) -> None:
    """Write for each target of the plan year the nearest figures of last year, or that there is none."""
    document = roster.reading.document
    actuals = list(_sides(roster, "actual", document.review_year))
    for target in _sides(roster, "target", document.year):
        found = _nearest(target, actuals)
        for actual, match in found:
            node = _describe(out, roster, target, _key(actual.node), comparability(target, actual, match))
            out.add(node, Pg.comparedWith, iri(actual.node))
            out.add(node, Pg.matchedBy, iri(code("match", match)))
        if not found:
            _describe(out, roster, target, "", "no_figure")


def _describe(out: Triples, roster: Roster, target: _Side, other: str, verdict: str) -> str:
    node = roster.part("comparison", "_".join(filter(None, (_key(target.node), other))))
    out.add(node, Rdf.type, iri(Pg.Comparison))
    out.add(node, Pg.report, iri(roster.report))
    out.add(node, Pg.compares, iri(target.node))
    out.add(node, Pg.comparability, iri(code("comparability", verdict)))
    return node


def _key(node: str) -> str:
    return node.rsplit("/", 1)[1]


def _sides(roster: Roster, nature: str, year: int) -> Iterator[_Side]:
    """Yield the figures of a nature and a year; what is quoted from earlier has a nature of its own."""
    outline = roster.reading.outline
    for figure, nodes in observed(roster):
        section = outline.section_of(outline.sentences[figure.sentence])
        if figure.nature == nature and period(figure.period, section.year).year == year:
            yield from _each(roster, figure, nodes)


def _each(roster: Roster, figure: Figure, nodes: tuple[str, ...]) -> Iterator[_Side]:
    name = indicator_of(roster, figure)
    one = number(figure.value) is not None and number(figure.low) is None and number(figure.high) is None
    for node, subject in zip(nodes, figure.each or (figure.subject,), strict=True):
        area, about = area_of(roster, figure, subject)
        base = unit(figure.unit).base
        yield _Side(node, name, quantity_key(name), figure.role, base, area, frozenset(about), one)


def _nearest(target: _Side, actuals: list[_Side]) -> list[tuple[_Side, str]]:
    """Return the nearest that there is, with the code of the match.

    Figures of the same quantity and area go first, of the target's own kind before those of another;
    only where there is none, those whose names are alike.
    """
    same = [a for a in actuals if a.area == target.area and a.quantity == target.quantity]
    if same := [a for a in same if a.kind == target.kind] or same:
        return [(a, "same_name" if a.indicator == target.indicator else "same_quantity") for a in same]
    kin = [a for a in actuals if (a.area, a.kind, a.base) == (target.area, target.kind, target.base)]
    return [(a, "similar_name") for a in kin if similar(a.indicator, target.indicator)]


def similar(name: str, other: str) -> bool:
    """Say whether two indicators' names, without their measure, begin and end alike (新增…学位)."""
    one, two = _MEASURE.sub("", name), _MEASURE.sub("", other)
    long = len(one) > 3 and len(two) > 3
    return long and (one[:2], one[-2:]) == (two[:2], two[-2:]) and not two.endswith(_ANY)


def comparability(target: _Side, actual: _Side, match: str) -> str:
    """Return the code that says that two figures compare, or the first reason why they don't."""
    if match == "similar_name":
        return "not_comparable_definition"
    if target.kind != actual.kind:
        return "not_comparable_kind"
    if target.base != actual.base:
        return "not_comparable_unit"
    if target.about != actual.about:
        return "not_comparable_scope"
    return "comparable" if target.one and actual.one else "not_comparable_range"
