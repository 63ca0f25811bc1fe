"""Which rows' words a sentence holds, whether or not they made a relation: for those who mend the reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.records import Reading
from loaders.relations import events, firsts, issuing, locating, partners, serving, stages, titles
from loaders.relations.rows import REACH, Row
from loaders.text import Span, View

# The rows by what the names of their rules begin with.
ROWS: dict[str, tuple[Row, ...]] = {
    "serves": serving.EXPLICIT,
    "located": locating.EXPLICIT,
    "status": (*stages.BEFORE, *stages.AFTER),
    "operated": partners.OPERATING,
    "award": titles.VERBS,
    "document": (*issuing.BEFORE, *issuing.AFTER),
    "hosted": events.HOLDING,
    "distinction": firsts.ROWS,
}
_JOINING = ("serves", "located")  # their words fill the gap between two names


@dataclass(frozen=True, slots=True)
class Trace:
    """A row whose words stand near a name; ``used`` says that a relation was read by it there."""

    rule: str
    makes: str
    span: Span
    used: bool


def trace_relations(reading: Reading, sentence: int) -> list[Trace]:
    """Tell which rows' words stand near the names of a sentence, and which of them made a relation.

    In text order, the longer first.
    """
    text, spoken = reading.document.source.text, reading.outline.sentences[sentence].span
    view = View.over(text, spoken)
    spans = [m.span for e in reading.entities for m in e.mentions if m.sentence == sentence]
    names = [(view.at(span.start), view.at(span.end)) for span in spans]
    made = [relation for relation in reading.relations if relation.sentence == sentence]
    found = []
    for family, row, start, end in _hits(view.text):
        rule, span = f"{family}-{row.name}", view.span(start, end)
        used = any(r.rule in (rule, family) and r.span.overlaps(span) for r in made)
        if used or _beside(names, start, end, family in _JOINING):
            found.append(Trace(rule, row.makes or family, span, used))
    return sorted(found, key=lambda t: (t.span.start, -t.span.end, not t.used, t.rule))


def _hits(text: str) -> Iterator[tuple[str, Row, int, int]]:
    for family, rows in ROWS.items():
        for row in rows:
            for match in row.words.finditer(text):
                if match.end() > match.start():
                    yield family, row, match.start(), match.end()


def _beside(names: list[tuple[int, int]], start: int, end: int, joining: bool) -> bool:
    reach = 0 if joining else REACH
    behind = any(0 <= start - e <= reach for _, e in names)
    ahead = any(0 <= s - end <= reach for s, _ in names)
    return behind and ahead if joining else behind or ahead
