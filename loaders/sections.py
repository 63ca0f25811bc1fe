"""Cut a report into parts, chapters, sub-sections and sentences, all as spans of the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.headings import PLAN, REVIEW, Heading, counts_anew, find_headings
from loaders.paragraphs import read_body, read_paragraphs, split_sentences
from loaders.records import Document, Outline, Section, Sentence
from loaders.text import Span, plain

# Where no heading says so, a paragraph that opens with a year tells what is spoken of from there.
_YEAR_OPENS = re.compile(
    r"(20\d\d)年(?:,|[^。,]{0,16}(?:目标|重点工作|总体要求)(?:任务)?(?:是|为|:))|今年,(?:我们)?[将要]"
)
_TURN = 9  # its level within a chapter
_LATER = re.compile(r"下一步|下一阶段|下半年|明年|20\d\d\s*年")  # a low heading that may leave its part
# An excerpt may have no heading that tells looking back from looking ahead; its words do, and looking back
# it counts: not days and editions, and not what a clause aims at.
_BACKWARD = re.compile(r"同比|完成|实现|获评|获批|入选|累计|超额|去年|已|成功")
_COUNTED = re.compile(
    r"\d\s*(?:[%％‰]|个百分点|[百千万亿]|[元个家项件处宗所座台套亩吨户名位倍]|人(?!大)|平方|公[里顷]|立方)"
)
_AIMED = re.compile(r"力争|确保|目标|预期|争取|计划|不低于|不少于|不超过|控制在|达到|左右|以上|将")
_CLAUSE = re.compile(r"[^，,。；;：:\n]+")
_FORWARD = re.compile(
    r"将|力争|争创|不少于|不低于|确保|计划|谋划|预期|争取|努力|进一步|加快|推进|推动|加强|着力|聚力|全力|健全|完善"
    r"|强化|优化|深化|开展|启动|构建|打造|聚焦|提升|实施|拓展|促进|引导|鼓励|支持|统筹|积极|抓好"
)


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
    if turns := tuple(_turns(document, paragraphs, sections)):
        headings = tuple(sorted((*headings, *turns), key=lambda heading: heading.span.start))
        sections = tuple(_sections(document, body, headings))
    return Outline(body, sections, tuple(_sentences(source.text, paragraphs, headings, sections)))


def _turns(
    document: Document, paragraphs: tuple[Span, ...], sections: tuple[Section, ...]
) -> Iterator[Heading]:
    """Yield where a paragraph's first words turn to the plan year, or back, in a text whose headings don't.

    The turn holds up to the next heading; where the chapters are counted anew below it, for all of them.
    """
    text, year = document.source.text, document.year
    told = any(s.label and s.part == "plan" and PLAN.search(s.label) for s in sections)
    if told or document.genre == "bulletin" or year == document.review_year:
        return
    turn: Heading | None = None
    for index, paragraph in enumerate(paragraphs):
        opened = _YEAR_OPENS.match(plain(paragraph.of(text)[:60]))
        around = [s for s in sections if s.heading.start <= paragraph.start][-1]
        if opened is None or around.heading.start == paragraph.start and around.label:
            continue
        if turn and turn.level == _TURN and turn.span.start < around.heading.start:
            turn = None
        part = "plan" if int(opened[1] or year) >= year else "review"
        if part != (turn.part if turn else around.part):
            level = _TURN if around.label and not counts_anew(text, paragraphs[index + 1 :]) else 0
            turn = Heading(level, 0, "", Span(paragraph.start, paragraph.start), paragraph.start, part)
            yield turn


def _sections(document: Document, body: Span, headings: tuple[Heading, ...]) -> Iterator[Section]:
    first = headings[0].span.start if headings else body.end
    front = Span(body.start, first)
    part = _front(document, front)
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
            part = _part(document, heading.label, stack[-1][2] if stack else before) or _tense(document, span)
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
    """Say what stands before the first heading: the front, or text of an excerpt that begins in a part."""
    words = span.of(document.source.text)
    if "。" not in words or re.search(r"各位(?:代表|委员)|委托|审议|报告工作|印发", words):
        return "front"
    return _tense(document, span)


def _part(document: Document, label: str, before: str) -> str:
    """Say what a top heading opens, "" if neither it nor what was before tells."""
    if REVIEW.search(label) or document.genre == "bulletin":
        return "review"
    if re.search(rf"{document.year}|{document.year + 1}", label) or PLAN.search(label):
        return "plan"
    return "" if before == "front" else before


def _tense(document: Document, span: Span) -> str:
    if document.genre == "bulletin":
        return "review"
    words = span.of(document.source.text)
    counted = sum(
        len(_COUNTED.findall(clause)) for clause in _CLAUSE.findall(words) if not _AIMED.search(clause)
    )
    back = 2 * len(_BACKWARD.findall(words)) + 2 * counted + 2 * words.count(f"{document.review_year}年")
    ahead = len(_FORWARD.findall(words)) + 2 * words.count(f"{document.year}年")
    return "plan" if ahead > back else "review"


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
