"""Which division a mention means, how surely and why; what stays open says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from graph.triples.identity import digest
from graph.triples.roster import Roster
from graph.triples.texts import passage
from graph.triples.triples import Triples, decimal, iri, words
from loaders.gazetteer import division, units_within
from loaders.names.towns import SEVERAL
from loaders.records import Entity, Mention
from ontology.terms import Owl, Pg, Rdf, Rdfs, Sssom, code

# A name or short name that only one division of the report's region, city or province has.
_SURE = Decimal("0.98")
_OTHER = Decimal("0.9")  # another or former name, as the table has it
_ALONE = "同级或上级地区内只有一个区划叫这个名字"
_SEMAPV = "https://w3id.org/semapv/vocab/"
_COUNTY = len("440113")  # longer codes are those of towns and villages
_LIKE_A_DIVISION = re.compile(r"(?:村|社区|街道)$")


def describe_resolution(out: Triples, roster: Roster) -> None:
    """Write the reasons for the divisions that the reading names, at their first mention in a sentence.

    They are mappings in the words of SSSOM, from the passage to the division; an unresolved name that could
    be a division's is a finding.
    """
    for entity in roster.reading.entities:
        if entity.type != "place":
            continue
        held = [m for m in entity.mentions if roster.holding(m.span, m.sentence) is not None]
        if not held:
            continue
        first = held[0]
        if entity.code:
            confidence, why = _reading_of(entity)
            _describe(out, roster, first, roster.things[entity.type, entity.name].iri, confidence, why)
        elif entity.note.startswith(SEVERAL):
            _describe_several(out, roster, entity.note.removeprefix(SEVERAL).split(", "), held)
        elif entity.note or _LIKE_A_DIVISION.search(entity.name):
            _leave_open(out, roster, entity, first)


def _describe_several(out: Triples, roster: Roster, codes: Iterable[str], held: Sequence[Mention]) -> None:
    """Write mentions that mean more than one division: they refer to each, with a mapping for the first."""
    for scheme_and_code in codes:
        place = roster.identity.place(scheme_and_code)
        part = "-" + scheme_and_code.rpartition(":")[2]
        for mention in held:
            out.add(passage(out, roster, mention.span), Pg.refersTo, iri(place))
        _describe(out, roster, held[0], place, _SURE, "一次提到的几个区划之一", part)


def _describe(
    out: Triples, roster: Roster, mention: Mention, place: str, confidence: Decimal, why: str, part: str = ""
) -> None:
    settled = confidence != _SURE
    node = roster.part("resolution", f"{mention.span.start}{part}")
    out.add(node, Rdf.type, iri(Sssom.Mapping))
    out.add(node, Owl.annotatedSource, iri(passage(out, roster, mention.span)))
    out.add(node, Owl.annotatedProperty, iri(Pg.refersTo))
    out.add(node, Owl.annotatedTarget, iri(place))
    matching = "CompositeMatching" if settled else "LexicalMatching"
    out.add(node, Sssom.mapping_justification, iri(_SEMAPV + matching))
    out.add(node, Sssom.confidence, decimal(confidence))
    out.add(node, Rdfs.comment, words(why, "zh"))


def _reading_of(entity: Entity) -> tuple[Decimal, str]:
    sure, _, why = entity.note.partition(" ")
    try:
        return Decimal(sure), why
    except InvalidOperation:  # nothing had to be decided
        pass
    known = division(entity.code.rpartition(":")[2])
    return (_OTHER, "区划表所记的别名或曾用名") if entity.name in known.former else (_SURE, _ALONE)


def _open_for(entity: Entity, roster: Roster) -> tuple[str, str]:
    """Return why a name stays open, in Chinese and English: namesakes, no such name, or no table."""
    if entity.note:
        return entity.note, "several bear it and the context doesn't decide"
    if any(len(unit.code) > _COUNTY for unit in units_within(roster.reading.document.code)):
        return "各年区划表中都没有这个名称", "no vintage lists it"
    return "所附的区划表没有这里的镇街和村居", "the tables hold no towns and villages of this region"


def _leave_open(out: Triples, roster: Roster, entity: Entity, mention: Mention) -> None:
    node = roster.part("finding", f"{mention.span.start}-{digest(entity.name, 8)}")
    sentence = roster.holding(mention.span, mention.sentence)
    assert sentence is not None  # only mentions in sentences are asked for
    reason, why = _open_for(entity, roster)
    chinese, english = f"“{entity.name}”没有对应到区划:{reason}", f"no division for this name: {why}"
    out.add(node, Rdf.type, iri(Pg.Finding))
    out.add(node, Pg.report, iri(roster.report))
    out.add(node, Pg.findingKind, iri(code("finding", "ambiguous")))
    out.add(node, Pg.reason, words(chinese, "zh"), words(english, "en"))
    out.add(node, Pg.rule, words("place-resolution"))
    out.add(node, Pg.passage, iri(passage(out, roster, mention.span)))
    out.add(node, Pg.sentence, iri(roster.sentence(sentence)))
