"""How a passage was read: its sentence, the rules that saw something in it, what they made, and what lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.errors import PassageError
from loaders.figures import trace_figures
from loaders.names import trace_names
from loaders.records import Entity, Figure, Mention, Reading, Relation, Section, Sentence
from loaders.relations import trace_relations
from loaders.text import Source, Span, View, plain


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule saw in a passage.

    ``made`` is the kind of number, the type of name or the code that the words stand for; ``lost_to`` names
    the rule that stands where this one doesn't, "" where none does.
    """

    step: str  # figures names relations
    rule: str
    made: str
    span: Span
    stands: bool
    lost_to: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence with all that was read in it; ``unread`` are its numbers that no rule took for anything."""

    index: int
    sentence: Sentence
    path: tuple[Section, ...]
    figures: tuple[Figure, ...]
    names: tuple[tuple[Entity, Mention], ...]
    relations: tuple[Relation, ...]
    candidates: tuple[Candidate, ...]
    unread: tuple[Span, ...]


_DIGITS = re.compile(r"\d[\d.,]*(?<![.,])")


def explain(reading: Reading, offset: int) -> Explanation:
    """Explain how the sentence at an offset was read.

    Raises PassageError where the offset lies outside the text or in no sentence of the body.
    """
    index = sentence_at(reading, offset)
    sentence = reading.outline.sentences[index]
    candidates = tuple(
        candidate
        for step in (_number_candidates, _name_candidates, _relation_candidates)
        for candidate in step(reading, index)
    )
    return Explanation(
        index,
        sentence,
        _path(reading, sentence),
        tuple(figure for figure in reading.figures if figure.sentence == index),
        tuple((e, m) for e in reading.entities for m in e.mentions if m.sentence == index),
        tuple(relation for relation in reading.relations if relation.sentence == index),
        candidates,
        tuple(_unread(reading, sentence, candidates)),
    )


def sentence_at(reading: Reading, offset: int) -> int:
    """Return the index of the sentence at an offset.

    Raises PassageError where there is none; it says where the nearest one stands.
    """
    source = reading.document.source
    if not 0 <= offset < len(source.text):
        raise PassageError(
            f"{source.id}:位置 {offset} 在文本之外,全文是 0 到 {len(source.text) - 1}。"
            f" Offset {offset} lies outside the text, which has 0 to {len(source.text) - 1}."
        )
    spans = [sentence.span for sentence in reading.outline.sentences]
    for index, span in enumerate(spans):
        if span.start <= offset < span.end:
            return index
    pointer = _pointer(source, Span(offset, offset + 1))
    near = min(spans, key=lambda s: min(abs(s.start - offset), abs(s.end - 1 - offset)), default=None)
    hint = f",最近的句子从 {near.start} 起" if near else ""
    english = f"; the nearest sentence begins at {near.start}" if near else ""
    raise PassageError(
        f"{source.id}:位置 {offset} 不在正文的句子里(标题行、导航或空行){hint}。"
        f" Offset {offset} lies in no sentence of the body{english}.{pointer}"
    )


def find(source: Source, words: str) -> tuple[Span, ...]:
    """Return where words stand in a text, blanks and the width of characters left aside.

    Raises PassageError where they don't; it shows the place that shares the longest piece with them.
    """
    view = View.over(source.text, Span(0, len(source.text)))
    wanted = plain(words)
    if not wanted:
        raise PassageError("--find 后面没有字,请给出要找的原文。 Nothing to find; give words of the text.")
    if spans := tuple(_places(view, wanted)):
        return spans
    piece = next((p for p in _pieces(wanted) if p in view.text), "")
    if not piece:
        raise PassageError(f"{source.id}:原文里没有“{words}”。 The text doesn't hold these words.")
    near = next(_places(view, piece))
    raise PassageError(
        f"{source.id}:原文里没有“{words}”,最近的是“{piece}”,在 {near.start}。"
        f" The text doesn't hold these words; the nearest are at {near.start}.{_pointer(source, near)}"
    )


def _places(view: View, words: str) -> Iterator[Span]:
    at = view.text.find(words)
    while at >= 0:
        yield view.span(at, at + len(words))
        at = view.text.find(words, at + len(words))


def _pieces(words: str) -> Iterator[str]:
    """Yield the pieces of words from long to short, down to two characters."""
    for length in range(len(words) - 1, 1, -1):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def _pointer(source: Source, span: Span) -> str:
    line, column = source.position(span.start)
    return f"\n第{line}行第{column}列 line {line}, column {column}:\n{source.mark(span)}"


def _path(reading: Reading, sentence: Sentence) -> tuple[Section, ...]:
    inner = reading.outline.section_of(sentence)
    by_path = {section.path: section for section in reading.outline.sections}
    return tuple(by_path[p] for n in range(len(inner.path)) if (p := inner.path[: n + 1]) in by_path)


def _number_candidates(reading: Reading, index: int) -> Iterator[Candidate]:
    """Yield the claims on numbers, then what the figures were made by; a claim on no number is none."""
    text = reading.document.source.text
    made = {figure.span: figure for figure in reading.figures if figure.sentence == index}
    claims = trace_figures(reading.document, reading.outline, reading.entities, index)
    won = [(claim.rule, Span(claim.start, claim.end)) for claim in claims if claim.won]
    for claim in claims:
        span = Span(claim.start, claim.end)
        figure = made.get(span)
        if figure is not None and claim.won:
            yield Candidate("figures", figure.rule, figure.role, span, True)
        elif _DIGITS.search(span.of(text)) or claim.won:
            rival = "" if claim.won else next((rule for rule, place in won if place.overlaps(span)), "")
            yield Candidate("figures", claim.rule, claim.kind, span, claim.won, rival)


def _name_candidates(reading: Reading, index: int) -> Iterator[Candidate]:
    traces = trace_names(reading.document, reading.outline, index)
    stand = [(find.rule, place) for find, place, stands in traces if stands]
    for found, place, stands in traces:
        rival = "" if stands else next((rule for rule, other in stand if other.overlaps(place)), "")
        made = f"{found.type} {found.name}".strip()
        yield Candidate("names", found.rule, made, place, stands, rival)


def _relation_candidates(reading: Reading, index: int) -> Iterator[Candidate]:
    traces = trace_relations(reading, index)
    for trace in traces:
        rivals = (t.rule for t in traces if t.used and t.span.overlaps(trace.span))
        rival = "" if trace.used else next(rivals, "")
        yield Candidate("relations", trace.rule, trace.makes, trace.span, trace.used, rival)


def _unread(reading: Reading, sentence: Sentence, candidates: tuple[Candidate, ...]) -> Iterator[Span]:
    taken = [c.span for c in candidates if c.step == "figures" and c.stands]
    view = View.over(reading.document.source.text, sentence.span)
    for match in _DIGITS.finditer(view.text):
        span = view.span(match.start(), match.end())
        if not any(span.overlaps(other) for other in taken):
            yield span
