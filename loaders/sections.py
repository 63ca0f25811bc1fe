"""Cut a report into parts, chapters, sub-sections and sentences, all as spans of the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.headings import PLAN, REVIEW, Heading, counts_anew, find_headings
from loaders.paragraphs import read_body, read_paragraphs, split_sentences
from loaders.records import Document, Outline, Section, Sentence
from loaders.tenses import OPENING, tell_parts
from loaders.text import Span, plain

_TURN = 9  # its level within a chapter
_LATER = re.compile(r"下一步|下一阶段|下半年|明年|20\d\d\s*年")  # a low heading that may leave its part
_SESSION = re.compile(
    r"各位(?:代表|委员)[,，:：]|(?:我|现)[^。]{0,12}受[^。]{2,16}委托|提?请[^。]{0,6}审[议查]|报告工作|印发给"
)
_GREETED = 300  # characters within which a report comes to its greeting


def read_outline(document: Document) -> Outline:
    """Return the outline of a document.

    The body goes from the title to the last line before the page's footer. What stands before the first
    heading is the front; a glossary or an annexe is the back. Sentences end at 。！？ and with the paragraph.
    """
    source = document.source
    body = read_body(source.text)
    paragraphs = tuple(read_paragraphs(source.text, body))
    headings = tuple(find_headings(source, paragraphs))
    sections = tuple(_sections(document, body, headings))
    front = ""
    if not all(section.part for section in sections):
        front, told = _told_by_words(document, paragraphs, headings, sections)
    else:
        told = tuple(sorted((*headings, *_turns(document, paragraphs, sections)), key=_start))
    if front or told != headings:
        paragraphs = tuple(_parted(paragraphs, told))
        sections = tuple(_sections(document, body, told, front))
    return Outline(body, sections, tuple(_sentences(source.text, paragraphs, told, sections)))


def _start(heading: Heading) -> int:
    return heading.span.start


def _told_by_words(
    document: Document,
    paragraphs: tuple[Span, ...],
    headings: tuple[Heading, ...],
    sections: tuple[Section, ...],
) -> tuple[str, tuple[Heading, ...]]:
    """Return the front's part and the headings with theirs, as the words of the sections without one tell.

    Where the words turn from one part to the other within a section, there is a heading without words.
    """
    text = document.source.text
    found = [s for s in _sentences(text, paragraphs, headings, sections) if not sections[s.section].part]
    opens = {paragraph.start for paragraph in paragraphs}
    kinds = ["heading" if s.heading else "paragraph" if s.span.start in opens else "later" for s in found]
    kinds = [
        "headed" if before == "heading" != kind else kind
        for before, kind in zip(["", *kinds], kinds, strict=False)
    ]
    said = [(sentence.span.of(text), kind) for sentence, kind in zip(found, kinds, strict=True)]
    parts = tell_parts(said, document.year, document.review_year)
    made = list(headings)
    front, turns, before = "", [], (-1, "")  # the last sentence's section and part
    for sentence, part in zip(found, parts, strict=True):
        if sentence.section != before[0]:
            if sentence.section:
                made[sentence.section - 1] = replace(headings[sentence.section - 1], part=part)
            else:
                front = part
        elif part != before[1]:
            turns.append(_turn(text, paragraphs, sentence.span.start, sections[sentence.section], part))
        before = sentence.section, part
    return front, tuple(sorted((*made, *turns), key=_start))


def _turn(text: str, paragraphs: tuple[Span, ...], at: int, around: Section, part: str) -> Heading:
    """Make the heading without words of a turn: it holds up to the next heading.

    Where there is none before it, or where the chapters are counted anew below it, for all that follow.
    """
    following = tuple(paragraph for paragraph in paragraphs if paragraph.start > at)
    level = _TURN if around.label and not counts_anew(text, following) else 0
    return Heading(level, 0, "", Span(at, at), at, part)


def _parted(paragraphs: tuple[Span, ...], headings: tuple[Heading, ...]) -> Iterator[Span]:
    """Yield the paragraphs, parted where the text turns within one."""
    starts = [heading.span.start for heading in headings]
    for paragraph in paragraphs:
        cuts = [start for start in starts if paragraph.start < start < paragraph.end]
        for start, end in pairwise((paragraph.start, *cuts, paragraph.end)):
            yield Span(start, end)


def _turns(
    document: Document, paragraphs: tuple[Span, ...], sections: tuple[Section, ...]
) -> Iterator[Heading]:
    """Yield where a paragraph's first words turn to the plan year, or back, as no heading does."""
    text, year = document.source.text, document.year
    told = any(s.label and s.part == "plan" and PLAN.search(s.label) for s in sections)
    if told or document.genre == "bulletin" or year == document.review_year:
        return
    turn: Heading | None = None
    for paragraph in paragraphs:
        opened = OPENING.match(plain(paragraph.of(text)[:60]))
        around = [s for s in sections if s.heading.start <= paragraph.start][-1]
        if opened is None or around.heading.start == paragraph.start and around.label:
            continue
        if turn and turn.level == _TURN and turn.span.start < around.heading.start:
            turn = None
        part = "plan" if int(opened[1] or year) >= year else "review"
        if part != (turn.part if turn else around.part):
            turn = _turn(text, paragraphs, paragraph.start, around, part)
            yield turn


def _sections(
    document: Document, body: Span, headings: tuple[Heading, ...], front_part: str = ""
) -> Iterator[Section]:
    """Yield the sections; the part of one is "" where neither its heading nor those before it tell.

    ``front_part`` is what the words before the first heading belong to, if they are known to be text.
    """
    first = headings[0].span.start if headings else body.end
    front = Span(body.start, first)
    part = front_part or _front(document, front)
    yield Section((), "", Span(body.start, body.start), front, part, _year(document, part))
    stack: list[tuple[int, int, str]] = []  # level, number, part of the open sections
    used: set[tuple[int, ...]] = set()
    before = part
    for index, heading in enumerate(headings):
        end = next((h.span.start for h in headings[index + 1 :] if h.level <= heading.level), body.end)
        span = Span(heading.span.start, end)
        while stack and stack[-1][0] >= heading.level:
            stack.pop()
        if heading.part:
            part = heading.part
        elif heading.level < 0 or (stack and stack[0][2] == "back"):
            part = "back"
        elif not stack or _LATER.search(heading.label):
            part = _part(document, heading, stack[-1][2] if stack else before)
        else:
            part = stack[-1][2]
        before = before if stack else part  # what a sub-section turns to ends with its chapter
        parents = tuple(number for _, number, _ in stack)
        number = _free(parents, heading.number, used)
        stack.append((heading.level, number, part))
        used.add((*parents, number))
        yield Section((*parents, number), heading.label, heading.span, span, part, _year(document, part))


def _year(document: Document, part: str) -> int:
    return document.review_year if part in ("front", "review") else document.year


def _free(parents: tuple[int, ...], number: int, used: set[tuple[int, ...]]) -> int:
    """Return the heading's number, or the next free one where it has none or where it comes twice."""
    siblings = [path[-1] for path in used if path[:-1] == parents]
    return number if number and number not in siblings else max(siblings, default=0) + 1


def _front(document: Document, span: Span) -> str:
    """Say what stands before the first heading: the front, or text, whose part ("") isn't known yet."""
    words = span.of(document.source.text)
    opened = span.end < len(document.source.text.rstrip()) and _SESSION.search(words[:_GREETED])
    if opened or "。" not in words:
        return "front"
    return "review" if document.genre == "bulletin" else ""


def _part(document: Document, heading: Heading, before: str) -> str:
    """Say what a top heading opens, "" if neither it nor what was before tells.

    What (一) or a chapter with two halves (突出重点,…) says of plans or results is no part's title.
    """
    label = heading.label
    titled = heading.level < 2 and not re.search("[,，]", label)
    if document.genre == "bulletin" or (titled and REVIEW.search(label)):
        return "review"
    ahead = re.search(rf"{document.year}|{document.year + 1}|下一步|下一阶段|下半年|明年|今后", label)
    if ahead or (titled and PLAN.search(label)):
        return "plan"
    return "" if before == "front" else before


def _sentences(
    text: str, paragraphs: tuple[Span, ...], headings: tuple[Heading, ...], sections: tuple[Section, ...]
) -> Iterator[Sentence]:
    by_start = {heading.span.start: heading for heading in headings}
    starts = [section.heading.start for section in sections]
    section = 0
    for paragraph in paragraphs:
        rest = paragraph
        if heading := by_start.get(paragraph.start):
            section = starts.index(paragraph.start, 1)
            if heading.end > paragraph.start:
                yield Sentence(Span(paragraph.start, heading.end), section, True)
            rest = Span(heading.end, paragraph.end)
        for span in split_sentences(text, rest):
            yield Sentence(span, section)
