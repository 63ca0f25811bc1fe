"""Where things were read: the evidence of facts, mentions of names, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.triples.identity import digest
from graph.triples.roster import Roster
from graph.triples.texts import passage
from graph.triples.triples import Triples, iri, words
from loaders.text import Span
from ontology.terms import CODES, Pg, Rdf, code


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that a rule couldn't turn into a fact, with the reason."""

    span: Span
    chinese: str
    english: str
    rule: str


def describe_evidence(
    out: Triples, roster: Roster, node: str, span: Span, sentence: int, basis: str, rule: str
) -> None:
    """Write where a fact was read: passage, sentence, basis and rule.

    ``basis`` is a record's word; the guide's other ones (part1, national) say something else than how a
    fact was come by, so they count as explicit.
    """
    out.add(node, Pg.passage, iri(passage(out, roster, span)))
    out.add(node, Pg.sentence, iri(roster.sentence(sentence)))
    out.add(node, Pg.basis, iri(code("basis", basis if basis in CODES["basis"] else "explicit")))
    out.add(node, Pg.rule, words(rule))


def describe_mentions(out: Triples, roster: Roster) -> None:
    """Write every place where a thing is named; one passage may name two (a village and its renewal)."""
    rules: dict[str, tuple[str, str]] = {}
    for entity in roster.reading.entities:
        thing = roster.things[entity.type, entity.name]
        for mention in entity.mentions:
            sentence = roster.holding(mention.span, mention.sentence)
            if sentence is None:  # named in the title or a heading that is no sentence
                continue
            node = passage(out, roster, mention.span)
            out.add(node, Rdf.type, iri(Pg.Mention))
            out.add(node, Pg.refersTo, iri(thing.iri))
            out.add(node, Pg.sentence, iri(roster.sentence(sentence)))
            said = (mention.basis, mention.rule or "name")
            rules[node] = max(rules.get(node, said), said, key=lambda s: (s[0] == "curated", s[1]))
    for node, (basis, rule) in rules.items():
        out.add(node, Pg.basis, iri(code("basis", basis)))
        out.add(node, Pg.rule, words(rule))


def describe_unread(out: Triples, roster: Roster, unread: Iterable[Unread]) -> None:
    """Write what could not be read as findings of the report."""
    for each in unread:
        key = digest(f"{each.span.end} {each.rule} {each.chinese}", 8)
        node = roster.part("finding", f"{each.span.start}-{key}")
        out.add(node, Rdf.type, iri(Pg.Finding))
        out.add(node, Pg.report, iri(roster.report))
        out.add(node, Pg.findingKind, iri(code("finding", "unread")))
        out.add(node, Pg.reason, words(each.chinese, "zh"), words(each.english, "en"))
        out.add(node, Pg.rule, words(each.rule))
        if len(each.span):
            out.add(node, Pg.passage, iri(passage(out, roster, each.span)))
            if (sentence := roster.holding(each.span, -1)) is not None:
                out.add(node, Pg.sentence, iri(roster.sentence(sentence)))
