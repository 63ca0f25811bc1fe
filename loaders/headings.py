"""The headings of a report: numbered ones of five levels, parts without a number, the back's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.paragraphs import BARE_PART
from loaders.text import Source, Span

_HAN = "一二三四五六七八九十"
_TITLE_LIMIT = 60  # a longer "title" is a numbered sentence, not a heading

# Heading levels of the genre (GB/T 9704-2012, 7.3.3: 一、 then (一) then 1. then (1)), the part above all.
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第\s*(?P<n>[{_HAN}]+)\s*部\s*分[\s:：、]*")),
    (1, re.compile(rf"(?P<n>[{_HAN}]{{1,3}})\s*、\s*")),
    (2, re.compile(rf"[(（]\s*(?P<n>[{_HAN}]{{1,3}})\s*[)）][、.．]?\s*")),
    (3, re.compile(r"(?P<n>[1-9１-９]\d?)[.．、](?![\d０-９])\s*")),
    (4, re.compile(r"[(（](?P<n>\d{1,2})[)）]\s*")),
)
_BACK = re.compile(
    r"附[件表录][\s\d一二三四五六七八九十]*(?:[:：].{0,40})?$"
    r"|[※*＊【\[]*(?:附[:：])?(?:(?:有关|部分)?(?:名词|术语|名词术语|短语|用语|缩略语)(?:解释|注释|说明)|注释)[※*＊】\]]*[:：]?$"
)
_GREETING = re.compile(r"各位(?:代表|委员)|主任[、,，]")
# Where a title runs on into its text without a mark, these words end it.
_TITLE_END = re.compile(
    r"[^。]{2,40}?(?:执行情况|计划草案|工作回顾|回顾|工作安排|主要任务|重点工作|主要工作|成就|主要目标|总体要求)"
    r"(?![与和及、的])"
)
_MEASURED = re.compile(r"\d\s*(?:%|％|个百分点|[万亿]|元)")
_SENTENCE_MARK = re.compile(r"[！!？?；;]")
_CLOSES = frozenset("。:：;；")  # what may stand between a title and the text
_LINE_END = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[ \t\u3000\u00a0\u2003]+")
_INNER_BLANK = re.compile(r"(?<=[\u4e00-\u9fff])(?<!部分) (?=[\u4e00-\u9fff])")
_CELL = re.compile(r"[-−+]?\d[\d,.]*[%％]?")
# What headings say of looking back and of looking ahead.
REVIEW = re.compile(r"回顾|执行情况|完成情况|成就|成绩|总结|成效|主要工作和|进展情况|运行情况")
PLAN = re.compile(r"计划|安排|任务|目标|要求|重点|打算|建议|思路|考虑|措施|展望|下半年|下一步|今后")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or a turn of the text that is as good as one; the back's has level -1."""

    level: int
    number: int
    label: str
    span: Span
    end: int  # where the heading sentence ends, its mark included
    part: str = ""  # what a turn says that has no words of its own


def find_headings(source: Source, paragraphs: tuple[Span, ...]) -> Iterator[Heading]:
    """Yield the headings among a body's paragraphs, run-in titles too, those of a table of contents not."""
    text = source.text
    # Where a numbered heading says 回顾 or 计划, a line that says so too is the title of a table, unless the
    # chapters are counted anew below it.
    alone = not any(_split(p.of(text)) for p in paragraphs)
    greeting = _greeting(text, paragraphs)
    back = False
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].of(text) if index + 1 < len(paragraphs) else ""
        bare = BARE_PART.match(paragraph.of(text)) and (alone or counts_anew(text, paragraphs[index + 1 :]))
        found = _heading(text, paragraph, following, bool(bare))
        back = back or (found is not None and found.level < 0)
        if found is None or (back and found.level > 2):  # a glossary's entries are no sections
            continue
        if index >= greeting:  # what comes before is a table of contents
            yield found


def _greeting(text: str, paragraphs: tuple[Span, ...]) -> int:
    """Return the index of the greeting, 0 if there is none or if prose comes before it."""
    for index, paragraph in enumerate(paragraphs[:80]):
        words = paragraph.of(text)
        if _GREETING.match(words):
            return index
        if "。" in words:
            return 0
    return 0


def _heading(text: str, paragraph: Span, following: str, bare: bool) -> Heading | None:
    words = paragraph.of(text)
    if len(words) < 20 and _BACK.match(words):
        return Heading(-1, 0, _label(words), paragraph, paragraph.end)
    if bare:
        return Heading(0, 0, _label(words), paragraph, paragraph.end)
    for level, mark in _LEVELS:
        match = mark.match(words)
        if match is None:
            continue
        if _CELL.fullmatch(following.strip()):  # 一、收入总计 in a table is followed by its value
            return None
        length = _title_length(words[match.end() :], level)
        if length is None or (level >= 3 and not _leads_prose(words[match.end() + length :], following)):
            return None
        end = match.end() + length
        stop = end + (words[end : end + 1] in _CLOSES)
        span = Span(paragraph.start, paragraph.start + end)
        return Heading(level, _number(match["n"]), _label(words[:end]), span, paragraph.start + stop)
    return None


def counts_anew(text: str, following: tuple[Span, ...]) -> bool:
    """Say whether the next chapter is number one and doesn't tell its part itself."""
    chapters = ((words, mark) for p in following if (mark := _LEVELS[1][1].match(words := p.of(text))))
    words, mark = next(chapters, ("", None))
    return mark is not None and mark["n"] == "一" and not _split(words)


def _split(words: str) -> bool:
    marked = any(mark.match(words) for _, mark in _LEVELS[:2])
    return marked and len(words) < _TITLE_LIMIT and bool(REVIEW.search(words) or PLAN.search(words))


def _title_length(rest: str, level: int) -> int | None:
    """Return how many characters of ``rest`` are title: up to 。, in a low level a colon, or all."""
    ends = "。" if level < 2 else "。：:"
    stop = next((i for i, c in enumerate(rest) if c in ends), len(rest))
    title = "".join(rest[:stop].split())
    if 1 < len(title) <= _TITLE_LIMIT and not _SENTENCE_MARK.search(title):
        return None if level >= 2 and _MEASURED.search(title) else stop
    run_on = _TITLE_END.match(rest) if level < 2 else None
    return run_on.end() if run_on else None


def _leads_prose(rest: str, following: str) -> bool:
    """Say whether prose comes after a low heading: 1.地区生产总值 in a table is followed by bare cells."""
    return len(rest) > 10 or ("。" in following and len(following) > 25)


def _label(words: str) -> str:
    """Return a heading in one line, without the blanks that a page leaves inside words (执行 情况)."""
    line = _BLANKS.sub(" ", _LINE_END.sub("", words))
    return _INNER_BLANK.sub("", line).strip(" :：")


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, found, ones = digits.rpartition("十")
    head = (_HAN.index(tens) + 1 if tens else 1) * 10 if found else 0
    return head + (_HAN.index(ones) + 1 if ones else 0)
