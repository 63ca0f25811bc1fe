"""Relations as claims, and the plain triples that are true when read alone."""

from __future__ import annotations

from collections.abc import Iterator

from graph.triples.evidence import Unread, describe_evidence
from graph.triples.identity import digest
from graph.triples.observations import observations
from graph.triples.roster import Roster
from graph.triples.texts import period_of
from graph.triples.triples import Triples, iri
from graph.triples.vocabulary import may_join
from loaders.records import Relation
from ontology.terms import CODES, PG, Pg, Rdf, Skos, code

DATED = "status"
"""The predicate that never stands as a plain triple: it is true of a period only."""

_DISTINCTIONS = {"首个": "first", "首创": "first", "唯一": "only", "率先": "pioneer"}


def describe_claims(out: Triples, roster: Roster) -> list[Unread]:
    """Write every relation as a claim, one per statement and passage, and the plain triple that may stand.

    Returns the relations that the vocabulary can't say, and why.
    """
    goals, done, unread = _goals(roster), set[str](), list[Unread]()
    for relation in roster.reading.relations:
        subject, _ = roster.ends(relation)
        sentence = roster.holding(relation.span, relation.sentence)
        objects = _objects(roster, relation, goals)
        fitting = [each for each in objects if _fits(roster, relation, subject, each)]
        if sentence is None or (objects and not fitting):
            unread.append(_misfit(relation))
            continue
        for object_ in fitting:
            qualifiers = tuple(_qualifiers(out, roster, relation))
            node = _node(roster, relation, subject, object_, qualifiers)
            if node in done:
                continue
            done.add(node)
            _describe(out, node, relation, subject, object_, qualifiers)
            rule = relation.rule or relation.predicate
            describe_evidence(out, roster, node, relation.span, sentence, relation.basis, rule)
    return unread


def _node(
    roster: Roster, relation: Relation, subject: str, object_: str, qualifiers: tuple[tuple[str, str], ...]
) -> str:
    said = (subject, relation.predicate, object_, str(relation.span.end), *(term for _, term in qualifiers))
    return roster.part("claim", f"{relation.span.start}-{digest(' '.join(said), 8)}")


def _describe(
    out: Triples,
    node: str,
    relation: Relation,
    subject: str,
    object_: str,
    qualifiers: tuple[tuple[str, str], ...],
) -> None:
    predicate = PG + relation.predicate
    out.add(node, Rdf.type, iri(Pg.Claim))
    out.add(node, Rdf.subject, iri(subject))
    out.add(node, Rdf.predicate, iri(predicate))
    out.add(node, Rdf.object, iri(object_))
    for qualifier, term in qualifiers:
        out.add(node, qualifier, term)
    if relation.predicate != DATED and _manner(relation) in ("", "issued"):
        out.add(subject, predicate, iri(object_))


def _fits(roster: Roster, relation: Relation, subject: str, object_: str) -> bool:
    if relation.predicate in ("status", "distinction"):
        classes: tuple[str, ...] = (Skos.Concept,)
    else:
        classes = (Pg.Target,) if relation.predicate == "targets" else roster.classes.get(object_, ())
    mine = roster.classes.get(subject, ())
    if not may_join(PG + relation.predicate, mine, classes) or subject == object_:
        return False
    # partOf joins places or programmes, never one of each.
    return relation.predicate != "partOf" or not set(mine).isdisjoint(classes)


def _misfit(relation: Relation) -> Unread:
    said = f"{relation.subject[1]} {relation.predicate} {relation.object[1]}"
    return Unread(
        relation.span,
        f"这条关系不合词汇表的定义域、值域,或不在一句话中:{said}",
        f"the vocabulary can't say this relation, or its words lie in no sentence: {said}",
        relation.rule or relation.predicate,
    )


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
    if relation.via and relation.via in roster.section_at:
        yield Pg.viaSection, iri(roster.section_at[relation.via])


def _implied_period(roster: Roster, relation: Relation) -> str:
    """A status is that of the end of the review year, or of the plan year where the plan part says it."""
    if relation.predicate not in ("status", "received", "aimsAt", "issued", "targets"):
        return ""
    outline, document = roster.reading.outline, roster.reading.document
    part = outline.section_of(outline.sentences[relation.sentence]).part
    if part == "plan" or relation.basis == "part2":
        return str(document.year)
    return f"{document.review_year}-end" if relation.predicate == "status" else str(document.review_year)
