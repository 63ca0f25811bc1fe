"""The numbers of a text that were not read as quantities, and which rule took them for something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.figures.claims import contest
from loaders.records import QUANTITIES, Entity, Reading, Sentence
from loaders.text import Span, View

_DIGITS = re.compile(r"[0-9０-９](?:[0-9０-９.,:．，：]*[0-9０-９])?")
_NAMELESS = frozenset({"challenge", "award", "industry"})  # named by what they are; their numbers may count


@dataclass(frozen=True, slots=True)
class Leftover:
    """A number that is no quantity: ``kind`` is date, ordinal, name, outside (the body) or unread.

    ``rule`` took it, "" where none did.
    """

    span: Span
    kind: str
    rule: str = ""


def leftovers(reading: Reading) -> Iterator[Leftover]:
    """Yield the numbers of the whole text that are no figures of the reading, in text order."""
    text, outline = reading.document.source.text, reading.outline
    taken = [figure.span for figure in reading.figures if figure.role in QUANTITIES]
    starts = [sentence.span.start for sentence in outline.sentences]
    named = _named(reading.entities)
    claims: dict[int, list[Leftover]] = {}
    for match in _DIGITS.finditer(text):
        span = Span(*match.span())
        at = bisect_right(starts, span.start) - 1
        inside = at >= 0 and outline.sentences[at].span.covers(span)
        if not inside or outline.section_of(outline.sentences[at]).part == "back":
            yield Leftover(span, "outside")
        elif not _overlapped(span, taken):
            if at not in claims:
                claims[at] = list(_claims(text, outline.sentences[at], named.get(at, [])))
            said = next((c for c in claims[at] if c.span.overlaps(span)), None)
            yield Leftover(span, said.kind, said.rule) if said else Leftover(span, "unread")


def _overlapped(span: Span, taken: list[Span]) -> bool:
    at = bisect_right(taken, Span(span.end, span.end))
    return any(span.overlaps(other) for other in taken[max(0, at - 2) : at])


def _named(entities: tuple[Entity, ...]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for entity in entities:
        if entity.type not in _NAMELESS:
            for mention in entity.mentions:
                found.setdefault(mention.sentence, []).append(mention.span)
    return found


def _claims(text: str, sentence: Sentence, named: list[Span]) -> Iterator[Leftover]:
    """Yield what the number rules claim in a sentence, the stronger first; quantities claim nothing here."""
    view = View.over(text, sentence.span)
    ready = [("named thing", "name", view.at(span.start), view.at(span.end)) for span in named]
    for claim in contest(view.text, ready):
        if claim.kind not in QUANTITIES and claim.won:
            yield Leftover(view.span(claim.start, claim.end), claim.kind, claim.rule)
