"""What a report says of itself: title, genre, region, years, session, delivery, issuer, publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.errors import SourceError
from loaders.gazetteer import Division, ancestors, find_division, full_name, lookup
from loaders.records import Document
from loaders.text import Source, plain

_HEAD = 3000  # characters: a page's navigation, the title lines and the first sentences
_N = "[一二三四五六七八九十]+"
_HEADING = re.compile(rf"第{_N}部分|(?:^|[\n。\s]){_N}、|[(（]{_N}[)）]")
_FIGURE = re.compile(
    r"\d\s*(?:%|％|[十百千万亿]|[元个家宗件人户亩吨项所处条次公里平米度天名位间套倍场座台辆批起株例张份])"
)
_NOT_A_TITLE = rf"(?!第{_N}部分|{_N}、|[(（《])"
# In the order of the genres' strength: a plan's text mentions 政府工作报告, hardly the other way round.
_TITLES = (
    ("plan", re.compile(rf"^{_NOT_A_TITLE}[^>。,:]{{0,30}}国民经济(?:和|与)社会发展计划[^。,]{{0,40}}$")),
    ("work", re.compile(rf"^{_NOT_A_TITLE}[^>。,:]{{0,24}}政府工作报告(?:\(.{{3,40}}\))?$")),
    ("bulletin", re.compile(rf"^{_NOT_A_TITLE}[^>。,:]{{0,24}}国民经济和社会发展统计公报$")),
)
_SESSION = re.compile(
    r"(?P<date>20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)在?(?P<session>[\u4e00-\u9fff]{2,24}?"
    rf"(?:人民代表大会|人大)(?:常务委员会|常委会)?第?{_N}次会议)"
)
_REGION = re.compile(
    r"(?P<region>[\u4e00-\u9fff]{1,20}(?:[省市区县旗州盟镇乡]|街道))"
    rf"(?=第?{_N}届|人民代表大会|人民政府|政府工作|20\d\d年|国民经济|发展和?改革|代?[省市区县旗州盟镇乡]长)"
)
_PUBLISHED = re.compile(
    r"(?:发布|发表|发稿|更新)?(?:时间|日期)?:?(20\d\d)(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
)
_PUBLISHER = re.compile(
    r"来源:?([\u4e00-\u9fff]{2,24}?)(?=发布|发表|时间|日期|作者|浏览|阅读|字体|字号|分享|[^\u4e00-\u9fff]|$)"
)
# A report on the first half of its own year: where no title says so, not any 上半年 (确保上半年开工).
_HALF_YEAR = re.compile(
    r"上半年[^,。]{0,20}(?:执行|运行|完成|进展|工作)?(?:情况|报告)|(?:^|[。:])(?:今年|20\d\d年)?上半年,(?:全|我)[省市区县旗州]"
)
# The first chapter's heading: 一、2024年工作回顾.
_LOOKS_BACK = re.compile(r"(?:第一部分|一、)?(20\d\d)年[^。,至—-]{0,24}(?:执行情况|回顾|总结)(?!的报告)")
_ISSUER = re.compile(r"([\u4e00-\u9fff]{0,16}(?:人民政府|发展和?改革(?:委员会|局|委)))")


@dataclass(frozen=True, slots=True)
class _Head:
    lines: tuple[str, ...]  # half-width, without blanks
    words: str  # everything in one


def describe(source: Source, region: str = "", year: int = 0) -> Document:
    """Describe a report from its title, session line and first sentences.

    ``region`` (番禺区, or with its city) and ``year`` (of delivery) go before what the text says. The plan
    year is the year of delivery and the review year the one before it; a half-year report reviews its own,
    and one delivered in December on the year that ends plans the next.
    Raises SourceError if the text holds neither a heading nor a figure, or if neither it nor the options
    tell region and year.
    """
    _require_report(source)
    head = _read_head(source)
    title, genre = _title(head)
    session = _SESSION.search(head.words)
    name, unit = _region(source, region, (title, session["session"] if session else "", *head.lines[:30]))
    year = year or _year(head, title, genre, session)
    half = _HALF_YEAR.search(title or head.words[:400]) is not None
    year += not half and year in _years_reviewed(head, title, genre)
    if not name or not year:
        raise _untold(source, name, year)
    return Document(
        source,
        title or source.title,
        genre,
        region=name,
        short=unit.label if unit else name,
        code=unit.code if unit else "",
        year=year,
        review_year=year if half else year - 1,
        delivered=_iso(session["date"]) if session else "",
        session=session["session"] if session else "",
        issuer=_issuer(head),
        published=source.published or _published(head),
        url=source.url,
        publisher=source.publisher or _publisher(head),
    )


def _require_report(source: Source) -> None:
    if not _HEADING.search(source.text) and not _FIGURE.search(source.text):
        raise SourceError(
            f"{source.origin or source.id}:既没有标题(第一部分,一、,(一)),也没有带单位的数字(3.5%,20亿元),"
            "不像报告,请换一个文件。 It holds neither a heading (第一部分, 一、, (一)) nor a number with"
            " a unit (3.5%, 20亿元), so it is no report; give another file."
        )


def _untold(source: Source, region: str, year: int) -> SourceError:
    asked = [("地区", "region", "--region 海珠区")] if not region else []
    asked += [("年份", "year of delivery", "--year 2025")] if not year else []
    chinese, english, options = zip(*asked, strict=True)
    return SourceError(
        f"{source.origin or source.id}:文中没有写明{'和'.join(chinese)},请用选项注明,如 {' '.join(options)}。"
        f" The text doesn't tell its {' and '.join(english)}; give it as an option: {' '.join(options)}."
    )


def _read_head(source: Source) -> _Head:
    text = source.text[:_HEAD]
    lines = map(plain, re.findall(r"[^\n]+", text))
    return _Head(tuple(line for line in lines if line), plain(text))


def _title(head: _Head) -> tuple[str, str]:
    """Return the title as printed, "" where only the text is there, and the genre."""
    for genre, pattern in _TITLES:
        for line in _joined(head.lines[:40]):
            if len(line) < 80 and pattern.match(line):
                return line, genre
    if "统计公报" in head.words[:200]:
        return "", "bulletin"
    return "", "work" if re.search(r"向大会报告工作|政府工作报告", head.words[:600]) else "plan"


def _joined(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield each line, before it what it makes with the next one or two where a title was broken there."""
    for index, line in enumerate(lines):
        for count in (3, 2):
            words = "".join(lines[index : index + count])
            begun = re.match(r"关于|20\d\d年|[^:>】]*国民经济", line) and line[-2:] not in ("报告", "公报")
            if begun and words.endswith("报告"):
                yield words
        yield line


def _region(source: Source, given: str, places: tuple[str, ...]) -> tuple[str, Division | None]:
    """Return the region's full name and its division, which stays open if the name could be several."""
    printed = [given] if given else [match["region"] for words in places for match in _REGION.finditer(words)]
    for words in printed:
        for start in range(len(words) - 1):
            if units := lookup(words[start:]):
                unit = find_division(words[start:]) or _likeliest(units, source.text)
                return (full_name(unit), unit) if unit else (words[start:], None)
    named = [words for words in printed if given or not re.search(r"[我本全各].$", words)]
    return (named[0] if named else ""), None


def _likeliest(units: tuple[Division, ...], text: str) -> Division | None:
    """Return the unit whose superiors the text names most; 北京 tells which 朝阳区 it is."""
    named = {u: sum(text.count(form) for s in ancestors(u) for form in s.forms[-1:]) for u in units}
    best = max(named.values())
    likely = [u for u, count in named.items() if count == best]
    return likely[0] if best and len(likely) == 1 else None


def _year(head: _Head, title: str, genre: str, session: re.Match[str] | None) -> int:
    titled = [int(y) for y in re.findall(r"(20\d\d)年", title)]
    if titled and genre == "plan":
        return max(titled)
    if session:
        return int(session["date"][:4])
    if titled:
        return max(titled) + (genre == "bulletin")  # a bulletin is named after the year that it looks back on
    said = re.search(r"20\d\d年[^。]{0,30}执行情况[与和及](20\d\d)年", head.words)
    planned = re.search(r"[一二三四]、(20\d\d)年[^。]{0,20}(?:安排|任务|计划草案|工作)", head.words)
    reviewed = re.search(r"一、(20\d\d)年[^。]{0,20}(?:回顾|执行情况)", head.words)
    if reviewed:
        return int(reviewed[1]) + 1
    return int((said or planned)[1]) if said or planned else 0  # type: ignore[index]


def _years_reviewed(head: _Head, title: str, genre: str) -> set[int]:
    """Return the year that the title or the first chapter says the report looks back on, if they do."""
    named = re.findall(r"(20\d\d)年" + ("" if genre == "bulletin" else "[^。]{0,30}执行情况"), title)
    chapters = (_LOOKS_BACK.match(line) for line in head.lines[:60])
    return {int(y) for y in (*named, *(m[1] for m in chapters if m))}


def _iso(date: str) -> str:
    year, *rest = re.findall(r"\d+", date)
    return "-".join([year, *(f"{int(n):02d}" for n in rest)])


def _published(head: _Head) -> str:
    for line in head.lines[:40]:
        labelled = re.search(r"时间|日期|来源|^·?20\d\d[-年]", line)
        if labelled and len(line) < 80 and not _SESSION.search(line) and (match := _PUBLISHED.search(line)):
            return _iso("-".join(n for n in match.groups() if n))
    return ""


def _publisher(head: _Head) -> str:
    match = _PUBLISHER.search(head.words[:1200])
    return match[1] if match else ""


def _issuer(head: _Head) -> str:
    return next((m[1] for line in head.lines[:30] if len(line) < 60 and (m := _ISSUER.match(line))), "")
