"""From a document's sentences to its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from loaders.figures.cells import Cell
from loaders.figures.chinese import HINT
from loaders.figures.claims import Claim, contest
from loaders.figures.drafts import Draft, Passage
from loaders.figures.entries import as_entry
from loaders.figures.memory import Memory
from loaders.figures.periods import Calendar, Time
from loaders.figures.reader import read_passage
from loaders.figures.subjects import Named
from loaders.figures.tables import read_cells
from loaders.figures.tokens import tokens_of
from loaders.records import Document, Entity, Figure, Outline, Section, Sentence
from loaders.seeking import Either, Sought, begun
from loaders.text import Span, View

_DIGIT = begun(f"[0-9０-９]|{HINT}")
_COUNTS = re.compile("\\d+万?[个家项座所名户件处批宗](?!字)")  # 20个村建设 is no name
# 省定20项民心工程: so many, whatever they are called.
_SEVERAL = re.compile("[省市县区]定?\\d+[项件个][\u4e00-\u9fff]{2,6}$")
# Counted, not named.
_MEASURES = Sought(
    "(?<![“《\\d])\\d+[条项][\u4e00-\u9fff]{0,4}(?:措施|举措|政策)$|(?:措施|举措|政策)\\d+[条项]$"
)
_SPANNING = Sought(
    "[^,。]{0,8}?(?:(?:五年[来间]|“?十[一二三四五六]五”?(?:时期|期间))(?:$|[:是我全])|这五年|过去的?五年)"
    "|“?十[一二三四五六]五”?(?:时期|期间)[^,。;:\\d和及与]{2,10}$"  # a line that says no more
)
# What the outline of a five-year plan sets is for its five years: 《纲要(草案)》明确了主要指标.
_OUTLINE = Sought("纲要(?:[(]?草案[)]?)?》?(?:深入|全面|充分|提出|明确|安排|确定|设定|设置)")
_COMING = Sought("[^,。]{0,4}?(?:今后|未来)[一二三四五]年")
_GREETING = re.compile("^各位(?:代表|委员)[,:!]")
_PAUSE = re.compile("[,。]")
_ONE_YEAR = Sought(r"一年来|过去一年|^[^,。]{0,2}这一年")
_THE_YEAR = Sought(r"[^,。]{0,6}20\d\d年(?![—\-–])")  # of a paragraph; within one it holds for the sentence

_TIMED = Either(_SPANNING, _OUTLINE, _COMING, _ONE_YEAR, _THE_YEAR)


def read_figures(document: Document, outline: Outline, entities: Sequence[Entity]) -> tuple[Figure, ...]:
    """Return the figures of a report in text order, dates, ordinals and names left out."""
    return tuple(figure for reading in _read(document, outline, entities) for figure in reading)


def _read(document: Document, outline: Outline, entities: Sequence[Entity]) -> Iterator[list[Figure]]:
    text = document.source.text
    calendar = Calendar(document)
    mentions = _Mentions(entities)
    row: Figure | None = None  # the last level of a table, and its label
    label = ""
    cells = read_cells(text, outline)
    standings = list(_standings(document, outline, calendar))
    passages = dict(_passages(document, outline, cells, calendar, standings, mentions))
    memory, section, end = Memory(), -1, 0
    for index, sentence in enumerate(outline.sentences):
        if sentence.section != section or "\n" in text[end : sentence.span.start]:
            section, memory = sentence.section, Memory()
        elif text[end - 1 : end] not in "；;":
            memory.rest()
        end = sentence.span.end
        if outline.section_of(sentence).part == "back":  # glossaries and annexes are no body
            continue
        if index in cells:
            memory = Memory()
            same = row is not None and row.sentence == index - 1 and label == cells[index][0].label
            standing, before = standings[index][0], row if same else None
            made = _entries(document, outline, index, cells[index], calendar, standing, mentions, before)
            row = next((f for f in reversed(made) if f.role == "level"), None)
            label = cells[index][-1].label
            yield made
        elif index in passages:
            passage, view = passages[index]
            yield _figures(document, index, view, read_passage(passage, memory))


def _passages(
    document: Document,
    outline: Outline,
    cells: Container[int],
    calendar: Calendar,
    standings: Sequence[tuple[Time, Time | None]],
    mentions: _Mentions,
) -> Iterator[tuple[int, tuple[Passage, View]]]:
    """Yield the sentences that hold a number and are no row of a table, by their index.

    All are made before the first is read: what one step needs stays at hand, which is quicker.
    """
    for index, sentence in enumerate(outline.sentences):
        section = outline.section_of(sentence)
        told = index not in cells and section.part != "back"
        if told and _DIGIT.search(View.over(document.source.text, sentence.span).text):
            standing, average = standings[index]
            passage, view = _passage(document, section, sentence.span, calendar, standing, mentions)
            passage.average = average
            yield index, (passage, view)


def _standings(
    document: Document, outline: Outline, calendar: Calendar
) -> Iterator[tuple[Time, Time | None]]:
    """Yield the time that holds in each sentence, and the years that its averages are taken over."""
    text = document.source.text
    section, standing, average, end = -1, Time(0, 0, str(document.review_year), "year"), None, 0
    place, kept = 0, None  # of a sentence in its paragraph; what held before a paragraph on five years
    opened: tuple[int, ...] | None = None  # the section whose own words opened or ended a span of years
    for sentence in outline.sentences:
        opens = "\n" in text[end : sentence.span.start]
        place = 0 if opens or not end else place + 1
        end = sentence.span.end
        around = outline.section_of(sentence)
        if sentence.section != section:
            section = sentence.section
            first, average = calendar.headed(outline, around)
            within = opened is not None and around.path[: len(opened)] == opened
            if not within or around.part == "plan":
                standing, opened = first, None
            kept = None
        if opens and kept:
            standing, kept = kept, None
        before = standing
        standing = _standing(text, sentence, standing, calendar, outline, opens)
        if standing is not before:
            opened = around.path if standing.kind == "span" or opened is None else opened
        elif standing.kind != "span" and around.part != "plan" and place < 2:
            spans = calendar.five_years(_GREETING.sub("", View.over(text, sentence.span).text[:60]))
            kept = standing if spans else kept
            standing = spans or standing
        yield standing, average


def _entries(
    document: Document,
    outline: Outline,
    sentence: int,
    cells: Sequence[Cell],
    calendar: Calendar,
    standing: Time,
    mentions: _Mentions,
    before: Figure | None,
) -> list[Figure]:
    """Read the cells of a table's row, a growth paired with the level before it.

    ``before`` is the level of the same row that stood in the line above, where each cell has its own.
    """
    section = outline.section_of(outline.sentences[sentence])
    figures: list[Figure] = []
    for cell in cells:
        passage, view = _passage(document, section, cell.span, calendar, standing, mentions, True)
        headed = calendar.times(cell.header, section)
        drafts = [
            as_entry(d, cell, passage, headed, calendar.aimed_year(section))
            for d in read_passage(passage, Memory())
        ]
        for figure in _figures(document, sentence, view, drafts):
            level = next((f for f in reversed(figures) if f.role == "level"), before)
            grows = figure.role == "change" and not cell.aimed and level and level.nature == figure.nature
            if grows and level:
                name = level.indicator if level.indicator.startswith(figure.indicator) else figure.indicator
                figure = replace(figure, pair=level.span.start, indicator=name)
            figures.append(figure)
    return figures


def _standing(
    text: str, sentence: Sentence, standing: Time, calendar: Calendar, outline: Outline, opens: bool
) -> Time:
    """Return the time that holds from this sentence on in its section.

    One that names a year and ``opens`` a paragraph speaks for it, another one for itself.
    """
    section = outline.section_of(sentence)
    view = View.over(text, sentence.span).text if section.part != "back" else ""
    if not _TIMED.may(view):
        return standing
    opening = _PAUSE.split(_GREETING.sub("", view[:40]), 1)[0]
    if opens and section.part == "plan" and _OUTLINE.compiled.search(opening):
        return calendar.outlook
    if _COMING.compiled.match(opening) or (section.part != "plan" and _SPANNING.compiled.match(opening)):
        spans = [t for t in calendar.times(opening, section) if t.kind == "span"]
        return spans[0] if spans else standing
    one_year = _ONE_YEAR.compiled.search(opening) or (opens and _THE_YEAR.compiled.match(opening))
    if standing.kind == "span" and one_year:
        return calendar.default(section)
    return standing


class _Mentions:
    """The named things of a report by where they stand."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        rows = sorted((m.span.start, m.span.end, e.name, e.type) for e in entities for m in e.mentions)
        self._rows, self._starts = rows, [r[0] for r in rows]

    def within(self, span: Span) -> list[tuple[int, int, str, str]]:
        """Return the mentions that begin inside a span."""
        return self._rows[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _passage(
    document: Document,
    section: Section,
    span: Span,
    calendar: Calendar,
    standing: Time,
    mentions: _Mentions,
    table: bool = False,
) -> tuple[Passage, View]:
    view = View.over(document.source.text, span)
    named = [Named(view.at(s), view.at(e), n, t) for s, e, n, t in mentions.within(span)]
    taken = [
        ("named thing", "name", n.start, n.end)
        for n in named
        if n.type not in {"challenge", "award", "industry"} and not _counted(view.text, n)
    ]
    tokens = tokens_of(view.text, taken, table)
    times = calendar.times(view.text, section)
    return Passage(
        view.text,
        tokens,
        times,
        named,
        section.part,
        standing,
        document.short or document.region,
        document.year - 1 if section.part == "plan" else calendar.latest,
    ), view


def _counted(text: str, thing: Named) -> bool:
    """Say whether the words of a name count something, and so name nothing."""
    start, end = thing.start, thing.end
    if _MEASURES.search(text, 0, end):
        return True
    numbered = not text[start:end].isalpha()
    return numbered and bool(_COUNTS.match(text, start) or _SEVERAL.search(text, start, end))


def _figures(document: Document, sentence: int, view: View, drafts: Sequence[Draft]) -> list[Figure]:
    starts = {id(d): view.span(d.token.start, d.token.end) for d in drafts}
    return [
        _figure(document, sentence, starts[id(d)], starts.get(id(d.pair)) if d.pair else None, d)
        for d in drafts
    ]


def _figure(document: Document, sentence: int, span: Span, pair: Span | None, draft: Draft) -> Figure:
    return Figure(
        span=span,
        number=span.of(document.source.text),
        role=draft.role,
        value=draft.value,
        unit=draft.token.unit.text,
        direction=draft.direction,
        indicator=draft.name,
        subject=draft.subject,
        period=draft.period,
        nature=draft.nature,
        qualifier=draft.token.qualifier,
        pair=pair.start if pair else None,
        sentence=sentence,
        rule=draft.rule,
        outcome=draft.outcome,
        cumulative=draft.cumulative,
        each=draft.each,
        low=draft.low,
        high=draft.high,
        borrowed=draft.borrowed,
    )


def trace_figures(
    document: Document, outline: Outline, entities: Sequence[Entity], sentence: int
) -> list[Claim]:
    """Tell which rules read a sentence: first the claims on its numbers, then what each figure was made by.

    A number rule that claimed something and lost the overlap says so (``won``). A figure's rules are one
    claim "number; role; head" over its number. The offsets are those of the stored text.
    """
    found = outline.sentences[sentence]
    view = View.over(document.source.text, found.span)
    named = [(view.at(s), view.at(e)) for s, e, _, _ in _Mentions(entities).within(found.span)]
    claims = contest(view.text, [("named thing", "name", s, e) for s, e in named])
    spans = [(c, view.span(c.start, c.end)) for c in claims]
    figures = [f for f in read_figures(document, outline, entities) if f.sentence == sentence]
    return [
        *(Claim(c.rule, c.kind, span.start, span.end, c.won) for c, span in spans),
        *(Claim(f.rule, f.role, f.span.start, f.span.end, True) for f in figures),
    ]
