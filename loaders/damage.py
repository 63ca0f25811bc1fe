"""Damaged characters: what stands in words that a text has lost is left out and reported, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.records import Entity, Figure, Outline, Relation, Skipped
from loaders.text import Span

# U+FFFD stands for lost bytes; control characters and private ones (but for a bullet that opens a line)
# are what a conversion leaves where it knew no better.
_LOST = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff](?:(?<![\ue000-\uf8ff])|(?<!^.))", re.MULTILINE)
_CLAUSE = re.compile(r"[^,，。;；:：!！?？\n]+")


class Damage:
    """The damaged clauses of a text; without any, everything is sound."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._clauses: dict[int, list[Span]] = {}  # by sentence
        for number, sentence in enumerate(outline.sentences if _LOST.search(text) else ()):
            start, end = sentence.span.start, sentence.span.end
            if _LOST.search(text, start, end):
                clauses = (clause.span() for clause in _CLAUSE.finditer(text, start, end))
                self._clauses[number] = [Span(*span) for span in clauses if _LOST.search(text, *span)]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The clauses that were not read for figures, in text order."""
        spans = (span for spans in self._clauses.values() for span in spans)
        return tuple(Skipped(span, "有损坏的字符", "damaged characters") for span in spans)

    def entities(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities without mentions that a lost character is part of or may be part of."""
        if not self._clauses:
            return tuple(entities)
        sound = (replace(e, mentions=tuple(m for m in e.mentions if self._whole(m.span))) for e in entities)
        return tuple(e for e in sound if e.mentions and not _LOST.search(e.name))

    def figures(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Return the figures outside damaged clauses, and without those that took their head across one."""
        if not self._clauses:
            return tuple(figures)
        kept = [figure for figure in figures if self._sound(figure)]
        starts = {figure.span.start for figure in kept}
        return tuple(f if f.pair in starts else replace(f, pair=None) for f in kept)

    def relations(self, relations: Sequence[Relation]) -> tuple[Relation, ...]:
        """Return the relations whose evidence is undamaged."""
        if not self._clauses:
            return tuple(relations)
        return tuple(r for r in relations if not _LOST.search(r.span.of(self._text)))

    def _whole(self, span: Span) -> bool:
        around = Span(max(0, span.start - 1), min(len(self._text), span.end + 1))
        return not _LOST.search(around.of(self._text))

    def _sound(self, figure: Figure) -> bool:
        clauses = self._clauses.get(figure.sentence, ())
        if any(clause.overlaps(figure.span) for clause in clauses) or _LOST.search(figure.indicator):
            return False
        behind = any(clause.start < figure.span.start for clause in clauses)
        return not (behind and figure.borrowed)
