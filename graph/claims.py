"""Relations as claims, and the plain triples that are true when read alone."""

from __future__ import annotations

from collections.abc import Iterator

from graph.identity import digest
from graph.observations import basis_of, observations
from graph.roster import Roster
from graph.texts import evidence, period_of
from graph.triples import Triples, iri
from loaders.records import Relation
from ontology.terms import CODES, PG, Pg, Rdf, code

PLAIN = frozenset(
    """serves locatedIn operatedBy received aimsAt issued partOf heldIn hostedBy cooperatesWith targets
    distinction inIndustry""".split()
)
"""Predicates that stand as plain triples too; status never does, for it is dated."""

_DISTINCTIONS = {"首个": "first", "首创": "first", "唯一": "only", "率先": "pioneer"}


def describe_claims(out: Triples, roster: Roster) -> None:
    """Write every relation as a claim, one per statement and passage, and the plain triple that may stand."""
    goals = _goals(roster)
    for relation in roster.reading.relations:
        predicate = PG + relation.predicate
        subject, _ = roster.ends(relation)
        for object_ in _objects(roster, relation, goals):
            if not subject:
                continue
            qualifiers = list(_qualifiers(out, roster, relation))
            key = digest(
                " ".join((subject, predicate, object_, str(relation.span.end), *map(str, qualifiers))), 8
            )
            node = roster.part("claim", f"{relation.span.start}-{key}")
            out.add(node, Rdf.type, iri(Pg.Claim))
            out.add(node, Rdf.subject, iri(subject))
            out.add(node, Rdf.predicate, iri(predicate))
            out.add(node, Rdf.object, iri(object_))
            for qualifier, term in qualifiers:
                out.add(node, qualifier, term)
            evidence(
                out, roster, node, relation.span, relation.sentence, basis_of(relation.basis), relation.rule
            )
            if relation.predicate in PLAIN and _manner(relation) in ("", "issued"):
                out.add(subject, predicate, iri(object_))


def _goals(roster: Roster) -> list[tuple[int, str]]:
    nodes = observations(roster)
    return [
        (figure.span.start, node)
        for figure in roster.reading.figures
        if figure.nature == "target"
        for node in nodes.get(figure.span.start, ())
    ]


def _objects(roster: Roster, relation: Relation, goals: list[tuple[int, str]]) -> list[str]:
    """Return what a relation leads to: a code, the targets whose numbers its words hold, or a thing."""
    name = relation.object[1]
    if relation.predicate == "status":
        return [code("status", name)]
    if relation.predicate == "distinction":
        return [code("distinction", _DISTINCTIONS.get(name, name))]
    if relation.predicate == "targets":
        return [node for start, node in goals if relation.span.start <= start < relation.span.end]
    _, object_ = roster.ends(relation)
    return [object_] if object_ else []


def _manner(relation: Relation) -> str:
    manners = CODES["manner"]
    return relation.manner or (relation.basis if relation.basis in manners else "")


def _qualifiers(out: Triples, roster: Roster, relation: Relation) -> Iterator[tuple[str, str]]:
    period = relation.period or _implied_period(roster, relation)
    if period:
        section = roster.reading.outline.section_of(roster.reading.outline.sentences[relation.sentence])
        yield Pg.period, iri(period_of(out, roster, period, section.year))
    if relation.level:
        yield Pg.level, iri(code("level", relation.level))
    if relation.awarded_by and (body := roster.find(relation.awarded_by, "organization")):
        yield Pg.awardedBy, iri(body)
    if manner := _manner(relation):
        yield Pg.manner, iri(code("manner", manner))
    if relation.scope and (area := roster.wider(relation.scope)):
        yield Pg.scope, iri(area)
    if relation.role:
        yield Pg.role, iri(code("role", relation.role))
    if relation.via:
        paths = [section.path for section in roster.reading.outline.sections]
        if relation.via in paths:
            yield Pg.viaSection, iri(roster.sections[paths.index(relation.via)])


def _implied_period(roster: Roster, relation: Relation) -> str:
    """A status is that of the end of the review year, or of the plan year where the plan part says it."""
    if relation.predicate not in ("status", "received", "aimsAt", "issued", "targets"):
        return ""
    outline, document = roster.reading.outline, roster.reading.document
    part = outline.section_of(outline.sentences[relation.sentence]).part
    if part == "plan" or relation.basis == "part2":
        return str(document.year)
    return f"{document.review_year}-end" if relation.predicate == "status" else str(document.review_year)
