"""What a report says of itself: title, genre, region, years, session, delivery, issuer, publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.errors import SourceError
from loaders.records import Document
from loaders.text import Source, Span, View

_HEAD = 3000  # characters: a page's navigation, the title lines and the first sentences
_DIVISION = r"[\u4e00-\u9fff]{2,12}?(?:特别行政区|自治区|自治州|自治县|新区|省|市|区|县|旗)"
_REGION = rf"(?P<region>(?:{_DIVISION}){{1,3}})"
_TITLES = (
    (
        "plan",
        re.compile(r"^(?!第[一二三]部分|[一二三]、|《)(?:关于)?[^>。,，:：]{0,30}国民经济(?:和|与)社会发展(?:第十[一二三四五六]个五年)?计划[^。,，]{0,40}$"),
    ),
    ("work", re.compile(r"^[^>。,，:：]{0,24}政府工作报告(?:[(（].{3,24}[)）])?$")),
    ("bulletin", re.compile(r"^[^>。,，:：]{0,24}国民经济和社会发展统计公报$")),
)
_SESSION = re.compile(
    rf"(?P<date>20\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)在(?P<session>{_REGION}?(?:第?[一二三四五六七八九十]+届)?人民代表大会"
    r"(?:常务委员会)?第?[一二三四五六七八九十]+次会议)"
)
_TITLE_REGION = re.compile(rf"^(?:20\d\d年)?(?:关于)?(?:20\d\d年)?{_REGION}(?=20\d\d|人民政府|政府|国民经济|上半年)")
_SPEAKER_REGION = re.compile(rf"{_REGION}(?:人民政府|发展和改革|发展改革|代?(?:省|市|区|县)长)")
_PUBLISHED = re.compile(r"(?:发布(?:时间|日期)|发表时间|时间|日期)[:：]?(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_ISSUER = re.compile(rf"({_DIVISION}*(?:人民政府|发展和改革(?:委员会|局)|发展改革(?:委员会|局|委)))")


@dataclass(frozen=True, slots=True)
class _Head:
    lines: tuple[str, ...]
    words: str  # everything in one, without blanks


def describe(source: Source, region: str = "", year: int = 0) -> Document:
    """Describe a report from its title, session line and first sentences.

    ``region`` and ``year`` (of delivery) override what the text says.
    Raises SourceError if neither the text nor the options tell them.
    """
    head = _read_head(source)
    title, genre = _title(head)
    session = _SESSION.search(head.words)
    full = region or _region(head, title, session)
    if not full:
        raise SourceError(
            f"{source.id}:正文没有写明地区,请用 --region 注明(如 --region 海珠区)。"
            f" The text names no region; give it with --region, e.g. --region 海珠区."
        )
    year = year or _year(head, title, genre, session)
    if not year:
        raise SourceError(
            f"{source.id}:正文没有写明报告年份,请用 --year 注明(如 --year 2025)。"
            f" The text names no year; give the year of delivery with --year, e.g. --year 2025."
        )
    half = "上半年" in (title or head.words[:400])
    return Document(
        source, title, genre, full, _short(full), "", year, year if half else year - 1,
        delivered=_iso(session["date"]) if session else "",
        session=session["session"] if session else "",
        issuer=_issuer(head, full),
        published=_published(head),
    )  # fmt: skip


def _read_head(source: Source) -> _Head:
    text = source.text[:_HEAD]
    lines = (View.over(text, Span(m.start(), m.end())).text for m in re.finditer(r"[^\n]+", text))
    return _Head(tuple(line for line in lines if line), View.over(text, Span(0, len(text))).text)


def _title(head: _Head) -> tuple[str, str]:
    for genre, pattern in _TITLES:
        for line in head.lines[:40]:
            if len(line) < 80 and pattern.match(line):
                return line, genre
    if "统计公报" in head.words[:200]:
        return "", "bulletin"
    return "", "work" if re.search(r"向大会报告工作|政府工作报告", head.words[:600]) else "plan"


def _region(head: _Head, title: str, session: re.Match[str] | None) -> str:
    found = [m["region"] for m in (_TITLE_REGION.match(title), session) if m and m["region"]]
    found += [m["region"] for line in head.lines[:30] if (m := _SPEAKER_REGION.match(line))]
    return max(found, key=len, default="")


def _short(region: str) -> str:
    return re.sub(r"^.*?[省市](?=.{2,}[省市区县旗]$)", "", region)


def _year(head: _Head, title: str, genre: str, session: re.Match[str] | None) -> int:
    titled = [int(y) for y in re.findall(r"(20\d\d)年", title)]
    if titled and genre == "plan":
        return max(titled)
    if session:
        return int(session["date"][:4])
    if titled:
        return max(titled) + (genre == "bulletin")
    said = re.search(r"(20\d\d)年[^。]{0,30}执行情况[与和及](20\d\d)年", head.words)
    if said:
        return int(said[2])
    reviewed = re.search(r"一、(20\d\d)年[^。]{0,20}(?:回顾|执行情况)", head.words)
    return int(reviewed[1]) + 1 if reviewed else 0


def _iso(date: str) -> str:
    year, *rest = re.findall(r"\d+", date)
    return "-".join([year, *(f"{int(n):02d}" for n in rest)])


def _published(head: _Head) -> str:
    match = _PUBLISHED.search(head.words)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def _issuer(head: _Head, region: str) -> str:
    for line in head.lines[:30]:
        if match := re.match(rf"({_DIVISION}{{1,3}}(?:人民政府|发展和改革(?:委员会|局)|发展改革(?:委员会|局)))", line):
            return match[1]
    return ""
