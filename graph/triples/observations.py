"""Figures as observations: one for each number and thing, with its printed and its comparable value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from graph.triples.evidence import Unread, describe_evidence
from graph.triples.identity import Identity, canonical
from graph.triples.roster import Roster
from graph.triples.texts import period_of
from graph.triples.triples import TRUE, Triples, decimal, iri, words
from graph.triples.units import Unit, describe_unit, unit
from loaders.moneys import money_of
from loaders.quantities import Quantity, quantities, quantity_of
from loaders.records import Figure
from ontology.terms import CODES, Pg, Rdf, Rdfs, Skos, code

KINDS = frozenset(CODES["kind"])  # other roles (date, ordinal, name) are no quantities
_NAMELESS = "(未写明)"


def observations(roster: Roster) -> dict[int, tuple[str, ...]]:
    """Return the IRIs of the observations by the start offset of their number."""
    found: dict[int, tuple[str, ...]] = {}
    for figure in roster.reading.figures:
        if _why_not(roster, figure) is None:
            start, several = figure.span.start, len(figure.each)
            keys = [f"{start}-{n}" for n in range(1, several + 1)] if several > 1 else [str(start)]
            found.setdefault(start, tuple(roster.part("observation", key) for key in keys))
    return found


def describe_observations(out: Triples, roster: Roster) -> list[Unread]:
    """Write all figures that are quantities; return those that can't be written, and why."""
    for row in quantities():
        if row.headline:  # known in every graph, so that a report's silence on one can be asked about
            describe_quantity(out, roster.identity, row)
    nodes = observations(roster)
    for figure, own in observed(roster):
        _describe(out, roster, figure, own, nodes)
    left = (_why_not(roster, figure) for figure in roster.reading.figures if figure.role in KINDS)
    return [why for why in left if why is not None]


def observed(roster: Roster) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    """Yield the figures that are written, one for each number, with the IRIs of their observations."""
    left = observations(roster)
    for figure in roster.reading.figures:
        if figure.span.start in left and _why_not(roster, figure) is None:
            yield figure, left.pop(figure.span.start)


def _why_not(roster: Roster, figure: Figure) -> Unread | None:
    rule = figure.rule or "figure"
    if figure.role not in KINDS:
        return Unread(figure.span, "不是数量", "is no quantity", rule)
    if roster.holding(figure.span, figure.sentence) is None:
        return Unread(figure.span, "数字不在任何一句话中", "the number stands in no sentence", rule)
    if figure.role != "ratio" and number(figure.value) is None:
        return Unread(figure.span, "数值不是十进制数", "the value is no decimal number", rule)
    return None


def _describe(
    out: Triples, roster: Roster, figure: Figure, own: tuple[str, ...], nodes: dict[int, tuple[str, ...]]
) -> None:
    shared = _shared(out, roster, figure)
    sentence = roster.holding(figure.span, figure.sentence)
    assert sentence is not None  # else it would be unread
    for node, subject in zip(own, figure.each or (figure.subject,), strict=True):
        area, about = area_of(roster, figure, subject)
        out.add(node, Pg.area, iri(area))
        out.add(node, Pg.about, *map(iri, about))
        for predicate, term in shared:
            out.add(node, predicate, term)
        describe_evidence(out, roster, node, figure.span, sentence, figure.basis, figure.rule or "figure")
        if pair := _pair(nodes, figure, node):
            out.add(node, Pg.pairedWith, iri(pair))


def _pair(nodes: dict[int, tuple[str, ...]], figure: Figure, node: str) -> str:
    if figure.pair is None or figure.pair not in nodes:
        return ""
    own, partners = nodes[figure.span.start], nodes[figure.pair]
    if own == partners:
        return ""
    return partners[own.index(node)] if len(own) == len(partners) else partners[0]


def area_of(roster: Roster, figure: Figure, subject: str) -> tuple[str, tuple[str, ...]]:
    """Return of which area a figure is, and about which things; a division is itself the area."""
    covered = roster.covered(figure, subject)
    if len(covered) == 1 and covered[0] in roster.divisions:
        return covered[0], ()
    return roster.region, tuple(thing for thing in covered if thing != roster.region)


def _shared(out: Triples, roster: Roster, figure: Figure) -> list[tuple[str, str]]:
    printed_unit = unit(figure.unit)
    outline = roster.reading.outline
    year = outline.section_of(outline.sentences[figure.sentence]).year
    pairs = [
        (Rdf.type, iri(Pg.Observation)),
        (Rdf.type, iri(_nature(roster, figure))),
        (Pg.indicator, iri(describe_indicator(out, roster.identity, indicator_of(roster, figure)))),
        (Pg.period, iri(period_of(out, roster, figure.period, year))),
        (Pg.kind, iri(code("kind", figure.role))),
        (Pg.printedValue, words(figure.number)),
        (Pg.unit, iri(describe_unit(out, roster.identity, printed_unit))),
        (Pg.qualifier, iri(code("qualifier", figure.qualifier or "exact"))),
    ]
    pairs += _numbers(figure, printed_unit)
    if figure.direction:
        pairs.append((Pg.direction, iri(code("direction", figure.direction))))
    if figure.outcome:
        pairs.append((Pg.outcome, iri(code("outcome", figure.outcome))))
    if printed_unit.base == "yuan" and figure.role == "level" and (money := money_of(figure.indicator)):
        pairs.append((Pg.moneyKind, iri(code("money", money))))
    total = figure.cumulative or "累计" in figure.period
    flags = (
        (Pg.cumulative, total),
        (Pg.quoted, figure.nature == "prior"),
        (Pg.aim, figure.nature == "target" and _striven_for(roster, figure)),
    )
    return pairs + [(predicate, TRUE) for predicate, holds in flags if holds]


def _nature(roster: Roster, figure: Figure) -> str:
    """A quoted figure is an actual or a target of its own period: a target if it speaks of a goal."""
    if figure.nature == "prior":
        return Pg.Target if _quoted_goal(roster, figure) else Pg.Actual
    return Pg.Target if figure.nature == "target" else Pg.Actual


def _striven_for(roster: Roster, figure: Figure) -> bool:
    """Say whether the clause before a number only strives for it (力争), which is less than a target."""
    text = roster.reading.document.source.text
    clause = re.split("[,,;;。]", text[max(0, figure.span.start - 40) : figure.span.start])[-1]
    return any(word in clause for word in ("力争", "争取", "力求"))


def _quoted_goal(roster: Roster, figure: Figure) -> bool:
    text = roster.reading.document.source.text
    after = text[figure.span.end : figure.span.end + 16]
    return any(word in after.split("。")[0] for word in ("目标", "任务", "计划"))


def _numbers(figure: Figure, printed_unit: Unit) -> list[tuple[str, str]]:
    value = number(figure.value)
    if value is None:
        return []
    pairs = [(Pg.value, decimal(value)), (Pg.baseValue, decimal(value * printed_unit.factor))]
    low, high = number(figure.low), number(figure.high)
    if low is not None or high is not None:
        ends = sorted(end for end in (low, value, high) if end is not None)
        pairs += [(Pg.minValue, decimal(ends[0])), (Pg.maxValue, decimal(ends[-1]))]
    return pairs


def number(printed: str) -> Decimal | None:
    """Return a record's value as a decimal (a fraction as its quotient), or None for no number (17:19:64)."""
    whole, _, part = printed.replace(",", "").partition("/")
    try:
        value = Decimal(whole) / Decimal(part or 1)
    except (InvalidOperation, ZeroDivisionError):
        return None
    return value if value.is_finite() else None


def indicator_of(roster: Roster, figure: Figure) -> str:
    """Return the indicator's normalised name; with its subject where that is no listed thing.

    So a figure of something narrower is never taken for the region's own.
    """
    bare = figure.each or not figure.subject or roster.covered(figure) or figure.subject in figure.indicator
    return canonical(figure.indicator if bare else figure.subject + figure.indicator) or _NAMELESS


def describe_indicator(out: Triples, identity: Identity, printed: str) -> str:
    """Describe an indicator by its normalised name; without a shared quantity it measures itself."""
    name = canonical(printed) or _NAMELESS
    node = identity.indicator(name)
    out.add(node, Rdf.type, iri(Pg.Indicator), iri(Skos.Concept))
    out.add(node, Rdfs.label, words(name, "zh"))
    row = quantity_of(name)
    if row is None:
        out.add(node, Pg.measures, iri(node))
        return node
    out.add(node, Pg.measures, iri(describe_quantity(out, identity, row)))
    return node


def quantity_key(indicator: str) -> str:
    """Return what a normalised name measures: the key of a shared quantity, else the name itself."""
    row = quantity_of(indicator)
    return row.key if row else indicator


def describe_quantity(out: Triples, identity: Identity, row: Quantity) -> str:
    """Describe what several wordings measure and return its IRI."""
    quantity = identity.shared("quantity", row.key)
    out.add(quantity, Rdf.type, iri(Pg.Quantity), iri(Skos.Concept))
    out.add(quantity, Rdfs.label, words(row.name, "zh"), words(row.english, "en"))
    out.add(quantity, Pg.topic, iri(code("topic", row.topic)))
    if row.headline:
        out.add(quantity, Pg.headline, TRUE)
    if row.price:
        out.add(quantity, Pg.priceBasis, iri(code("price", row.price)))
    return quantity
