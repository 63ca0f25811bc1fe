"""Cut a report into parts, chapters, sub-sections and sentences, all as spans of the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.paragraphs import BARE_PART, read_body, read_paragraphs, split_sentences
from loaders.records import Document, Outline, Section, Sentence
from loaders.text import Source, Span

_HAN = "一二三四五六七八九十"
_TITLE_LIMIT = 60  # a longer "title" is a numbered sentence, not a heading

# Heading levels of the genre (GB/T 9704-2012, 7.3.3: 一、 then (一) then 1. then (1)), the part above all.
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第(?P<n>[{_HAN}]+)部分[\s:：、]*")),
    (1, re.compile(rf"(?P<n>[{_HAN}]{{1,3}})、\s*")),
    (2, re.compile(rf"[(（](?P<n>[{_HAN}]{{1,3}})[)）][、.．]?\s*")),
    (3, re.compile(r"(?P<n>[1-9１-９]\d?)[.．、](?![\d０-９])\s*")),
    (4, re.compile(r"[(（](?P<n>\d{1,2})[)）]\s*")),
)
_BACK = re.compile(
    r"附[件表录][\s\d一二三四五六七八九十]*(?:[:：].{0,40})?$|(?:有关|部分)?(?:名词|术语|名词术语)(?:解释|注释|说明)[:：]?$|注释[:：]?$"
)
# Where no heading says so, a paragraph that opens with a year tells what is spoken of from there.
_YEAR_OPENS = re.compile(
    r"(20\d\d)\s*年(?:[,，]|[^。,，]{0,16}(?:目标|重点工作|总体要求)(?:任务)?(?:是|为|[:：]))|今年[,，](?:我们)?[将要]"
)
_TURN = 9  # its level within a chapter
_LATER = re.compile(r"下一步|下一阶段|下半年|明年|20\d\d\s*年")  # a low heading that may leave its part
_GREETING = re.compile(r"各位(?:代表|委员)|主任[、,，]")
# Where a title runs on into its text without a mark, these words end it.
_TITLE_END = re.compile(
    r"[^。]{2,40}?(?:执行情况|计划草案|工作回顾|回顾|工作安排|主要任务|重点工作|主要工作|成就|主要目标|总体要求)"
    r"(?![与和及、的])"
)
_MEASURED = re.compile(r"\d\s*(?:%|％|个百分点|[万亿]|元)")
_REVIEW = re.compile(r"回顾|执行情况|完成情况|成就|成绩|总结|成效|主要工作和|进展情况|运行情况")
_PLAN = re.compile(r"计划|安排|任务|目标|要求|重点|打算|建议|思路|考虑|措施|展望|下半年|下一步|今后")
# An excerpt may have no heading that tells looking back from looking ahead; its words do, and looking back
# it counts.
_BACKWARD = re.compile(r"同比|完成|实现|获评|获批|入选|累计|超额|去年|已|成功|\d[\d.]*")
_FORWARD = re.compile(
    r"将|力争|争创|不少于|不低于|确保|计划|谋划|预期|争取|努力|进一步|加快|推进|推动|加强|着力|聚力|全力|健全|完善"
    r"|强化|优化|深化|开展|启动|构建|打造|聚焦|提升|实施|拓展|促进|引导|鼓励|支持|统筹|积极|抓好"
)


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    number: int
    label: str
    span: Span
    end: int  # where the heading sentence ends, its mark included
    part: str = ""  # what a turn says that has no words of its own


def read_outline(document: Document) -> Outline:
    """Return the outline of a document.

    The body goes from the title to the last line before the page's footer. What stands before the first
    heading is the front; a glossary or an annexe is the back. Sentences end at 。！？ and with the paragraph.
    """
    source = document.source
    body = read_body(source.text)
    paragraphs = tuple(read_paragraphs(source.text, body))
    headings = tuple(_headings(source, paragraphs))
    sections = tuple(_sections(document, body, headings))
    if turns := tuple(_turns(document, paragraphs, sections)):
        headings = tuple(sorted((*headings, *turns), key=lambda heading: heading.span.start))
        sections = tuple(_sections(document, body, headings))
    return Outline(body, sections, tuple(_sentences(source.text, paragraphs, headings, sections)))


def _headings(source: Source, paragraphs: tuple[Span, ...]) -> Iterator[_Heading]:
    text = source.text
    # Where a numbered heading says 回顾 or 计划, a line that says so too is the title of a table, unless the
    # chapters are counted anew below it.
    alone = not any(_split(p.of(text)) for p in paragraphs)
    greeting = _greeting(text, paragraphs)
    back = False
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].of(text) if index + 1 < len(paragraphs) else ""
        bare = BARE_PART.match(paragraph.of(text)) and (alone or _counts_anew(text, paragraphs[index + 1 :]))
        found = _heading(text, paragraph, following, bool(bare))
        back = back or (found is not None and found.level < 0)
        if found is None or (back and found.level > 2):  # a glossary's entries are no sections
            continue
        if index >= greeting:  # what comes before is a table of contents
            yield found


def _turns(
    document: Document, paragraphs: tuple[Span, ...], sections: tuple[Section, ...]
) -> Iterator[_Heading]:
    """Yield where a paragraph's first words turn to the plan year, or back, in a text whose headings don't.

    The turn holds up to the next heading; where the chapters are counted anew below it, for all of them.
    """
    text, year = document.source.text, document.year
    told = any(s.label and s.part == "plan" and _PLAN.search(s.label) for s in sections)
    if told or document.genre == "bulletin" or year == document.review_year:
        return
    turn: _Heading | None = None
    for index, paragraph in enumerate(paragraphs):
        opened = _YEAR_OPENS.match(paragraph.of(text))
        around = [s for s in sections if s.heading.start <= paragraph.start][-1]
        if opened is None or around.heading.start == paragraph.start and around.label:
            continue
        if turn and turn.level == _TURN and turn.span.start < around.heading.start:
            turn = None
        part = "plan" if int(opened[1] or year) >= year else "review"
        if part != (turn.part if turn else around.part):
            level = _TURN if around.label and not _counts_anew(text, paragraphs[index + 1 :]) else 0
            turn = _Heading(level, 0, "", Span(paragraph.start, paragraph.start), paragraph.start, part)
            yield turn


def _greeting(text: str, paragraphs: tuple[Span, ...]) -> int:
    """Return the index of the greeting, 0 if there is none or if prose comes before it."""
    for index, paragraph in enumerate(paragraphs[:80]):
        words = paragraph.of(text)
        if _GREETING.match(words):
            return index
        if "。" in words:
            return 0
    return 0


def _heading(text: str, paragraph: Span, following: str, bare: bool) -> _Heading | None:
    words = paragraph.of(text)
    if len(words) < 20 and _BACK.match(words):
        return _Heading(-1, 0, _label(words), paragraph, paragraph.end)
    if bare:
        return _Heading(0, 0, _label(words), paragraph, paragraph.end)
    for level, mark in _LEVELS:
        match = mark.match(words)
        if match is None:
            continue
        length = _title_length(words[match.end() :], level)
        if length is None or (level >= 3 and not _leads_prose(words[match.end() + length :], following)):
            return None
        end = match.end() + length
        stop = end + len(re.match(r"[。:：;；]?", words[end:]).group())  # type: ignore[union-attr]
        span = Span(paragraph.start, paragraph.start + end)
        return _Heading(level, _number(match["n"]), _label(words[:end]), span, paragraph.start + stop)
    return None


def _counts_anew(text: str, following: tuple[Span, ...]) -> bool:
    """Say whether the next chapter is number one and doesn't tell its part itself."""
    chapters = ((words, mark) for p in following if (mark := _LEVELS[1][1].match(words := p.of(text))))
    words, mark = next(chapters, ("", None))
    return mark is not None and mark["n"] == "一" and not _split(words)


def _split(words: str) -> bool:
    marked = any(mark.match(words) for _, mark in _LEVELS[:2])
    return marked and len(words) < _TITLE_LIMIT and bool(_REVIEW.search(words) or _PLAN.search(words))


def _title_length(rest: str, level: int) -> int | None:
    """Return how many characters of ``rest`` are title: up to 。, in a low level a colon, or all."""
    ends = "。" if level < 2 else "。：:"
    stop = next((i for i, c in enumerate(rest) if c in ends), len(rest))
    title = re.sub(r"\s", "", rest[:stop])
    if 1 < len(title) <= _TITLE_LIMIT and not re.search(r"[！!？?；;]", title):
        return None if level >= 2 and _MEASURED.search(title) else stop
    run_on = _TITLE_END.match(rest) if level < 2 else None
    return run_on.end() if run_on else None


def _leads_prose(rest: str, following: str) -> bool:
    """Say whether prose comes after a low heading: 1.地区生产总值 in a table is followed by bare cells."""
    return len(rest) > 10 or ("。" in following and len(following) > 25)


def _label(words: str) -> str:
    return re.sub(r"[ \t\u3000\u00a0\u2003]+", " ", re.sub(r"\s*\n\s*", "", words)).strip(" :：")


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, found, ones = digits.rpartition("十")
    head = (_HAN.index(tens) + 1 if tens else 1) * 10 if found else 0
    return head + (_HAN.index(ones) + 1 if ones else 0)


def _sections(document: Document, body: Span, headings: tuple[_Heading, ...]) -> Iterator[Section]:
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
            part = _part(document, heading.label, before) or _tense(document, span)
        else:
            part = stack[-1][2]
        before = part if heading.level != _TURN else before  # such a turn ends with its chapter
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
    if _REVIEW.search(label) or document.genre == "bulletin":
        return "review"
    if re.search(rf"{document.year}|{document.year + 1}", label) or _PLAN.search(label):
        return "plan"
    return "" if before == "front" else before


def _tense(document: Document, span: Span) -> str:
    if document.genre == "bulletin":
        return "review"
    words = span.of(document.source.text)
    back = 2 * len(_BACKWARD.findall(words)) + 2 * words.count(f"{document.review_year}年")
    ahead = len(_FORWARD.findall(words)) + 2 * words.count(f"{document.year}年")
    return "plan" if ahead > back else "review"


def _sentences(
    text: str, paragraphs: tuple[Span, ...], headings: tuple[_Heading, ...], sections: tuple[Section, ...]
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
