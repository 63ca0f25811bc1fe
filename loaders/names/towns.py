"""Towns and counties by short names, which count only where the context says so; villages by numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from loaders.gazetteer import Division, units_within
from loaders.names.finds import Find
from loaders.names.known import Scanner
from loaders.names.phrases import Phrase
from loaders.names.places import WORDS
from loaders.names.region import Region, shortened
from loaders.names.words import any_of, is_group
from loaders.seeking import Either, Sought, begun

# A row of bare names that its closing words tell to be counties (A、B等5个县区, A、B2县, A、B分别入选).
_ROW = Sought(
    r"(?<![\u4e00-\u9fff])(?P<list>[\u4e00-\u9fff]{2,3}?(?:[、和][\u4e00-\u9fff]{2,3}?)*)"
    r"(?=(?:等(?:\d+个?)?|\d+个?)(?:县|区|市|旗|地)(?![场级])|(?:分别|先后|成功|双双|均|连续\d+年)*(?:入选|获评|获批|被命名|荣获|跻身|位居|创成))"
)

# Several villages or communities that only a number tells apart, named at once: 甲乙(一二三)村.
_NUMBERED = Sought(
    r"(?P<stem>[\u4e00-\u9fff]{2,4})\((?P<numbers>[一二三四五六七八九十、]{2,})\)(?P<kind>村|社区)"
)
NUMBERED = Either(_NUMBERED)
# Behind a county's short name these make another name of it: 青禾路, 青禾江, 青禾产业集团.
_NAMED = re.compile(
    r"[路街巷桥弄里苑峡江河湖溪山岭岛湾洋洲关村镇乡国人速]|港(?!区)|大[道桥]|花园|广场|小区|公园"
)
_HAN = "[\u4e00-\u9fff]"
_JOINS = ("、", "和", "与", "—", "-", "至")
SEVERAL = "一次提到的区划: "  # opens the note of a mention that means more than one


def numbered_finds(text: str, table: Scanner) -> Iterator[Find]:
    """Yield rows of numbered villages as one place whose note names the divisions."""
    for match in _NUMBERED.finditer(text):
        stem, numbers = match["stem"], match["numbers"].replace("、", "")
        for cut in range(len(stem) - 1):
            rows = [table.get(stem[cut:] + number + match["kind"]) for number in numbers]
            codes = [row.codes[0] for row in rows if row and len(row.codes) == 1]
            if len(codes) == len(numbers):
                note = SEVERAL + ", ".join(codes)
                yield Find("place", match.start() + cut, match.end(), "table:numbered", rank=5, note=note)
                break


def far_finds(text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the county or city behind the short name of the province that holds it (浙江|余姚)."""
    for find in sure:
        if find.rule != "table:division" or not find.code.endswith("0000") or text[find.end - 1] in "省市区":
            continue
        units = _counties(find.code[-6:-4])
        words = (text[find.end : find.end + length] for length in (3, 2))
        short = next((w for w in words if w in units), "")
        named = not short or short in WORDS or _NAMED.match(text, find.end + len(short))
        if not named and units[short].name[-1] != "区":
            yield _county(units[short], find.end, short)


def county_finds(text: str, sure: Sequence[Find], works: Iterable[Find], region: Region) -> Iterator[Find]:
    """Yield the counties and cities of the own province by their short names, where the context says so.

    They count in a row that tells it, and in the report of a province or a city also beside a known place
    in a list, and inside the names of works.
    """
    units = _counties(region.code[:2])
    for row in _ROW.finditer(text):
        for part in re.finditer(r"[^、和]+", row["list"]):
            if unit := units.get(part.group()):
                yield _county(unit, row.start("list") + part.start(), part.group())
    pattern = None if region.county else _pattern(region.code[:2])
    if pattern is None:
        return
    spans = [(f.start, f.end) for f in works]
    ends = {f.end for f in sure if f.type == "place"}
    starts = {f.start for f in sure if f.type == "place"}
    for match in pattern.finditer(text):
        start, end = match.span()
        listed = start - 1 in ends and text[start - 1] in _JOINS
        listed = listed or (end + 1 in starts and text[end] in _JOINS)
        whole = start in ends and match.group()[-1] == "县"  # 青禾县|云县
        inside = match.group() not in WORDS and any(at <= start and end <= to for at, to in spans)
        if inside and match.group()[-1] in "山河江湖海溪" and re.match(_HAN, text[start - 1 : start]):
            continue  # 大|青河治理工程
        if (listed or whole or inside) and not _NAMED.match(text, end):
            ends.add(end)
            yield _county(units[match.group()], start, match.group())


def alone_finds(phrases: Iterable[Phrase], region: Region) -> Iterator[Find]:
    """Yield counties whose short name is a phrase of its own, in the report of their province or city."""
    units = _counties(region.code[:2]) if region.code and not region.county else {}
    for phrase in phrases if units else ():
        unit = units.get(phrase.words)
        if unit and unit.name[-1] != "区" and phrase.words not in WORDS and not is_group(phrase.words):
            yield _county(unit, phrase.start, phrase.words)


def _county(unit: Division, start: int, words: str) -> Find:
    code = f"{unit.scheme}:{unit.code}"
    return Find("place", start, start + len(words), "county:stem", unit.label, rank=4, code=code)


def county_of(words: str, region: Region) -> tuple[str, str]:
    """Return name and code of the own province's county or city of that short name, or "" twice."""
    unit = _counties(region.code[:2]).get(words)
    return (unit.label, f"{unit.scheme}:{unit.code}") if unit else ("", "")


@cache
def _counties(province: str) -> dict[str, Division]:
    """Return the counties and cities of a province by their short names; of namesakes, the city."""
    units = units_within(f"{province}0000") if province else ()
    ranked = sorted((u for u in units if u.level in ("city", "county")), key=lambda u: u.level == "city")
    return {shortened(u.name): u for u in ranked}


@cache
def _pattern(province: str) -> re.Pattern[str] | None:
    """Return what finds counties by short names; those of districts are as often a lake's or a hill's."""
    units = _counties(province).items()
    shorts = [w for w, u in units if u.name[-1] != "区" and (u.level == "county" or w in WORDS)]
    return re.compile(any_of(shorts)) if shorts else None


@cache
def _towns(county: str) -> tuple[dict[str, Division], re.Pattern[str] | None]:
    towns = [u for u in units_within(county) if u.level == "town"] if county else []
    newest = max((t.last for t in towns), default="")
    stems = {shortened(t.name): t for t in towns if t.last == newest and len(shortened(t.name)) > 1}
    return stems, begun(any_of(stems)) if stems else None


def town_finds(text: str, sure: Sequence[Find], works: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield towns by their short names.

    They count in parentheses, behind the region's name, in a row with a known place, and at the head of
    works (X净水厂): elsewhere the same characters may be any word.
    """
    towns, pattern = _towns(region.code if region.county else "")
    matches = list(pattern.finditer(text)) if pattern else []
    if not matches:
        return
    places = [f for f in sure if f.type == "place"]
    divisions = [f for f in places if f.rule == "table:division"]
    for match in matches:
        start, end = match.span()
        if any(f.start <= start and end <= f.end for f in divisions):
            continue  # a village's or community's name holds the town's: 沙南村, 南村
        if _counts(text, start, end, places, region) or _heads(text, start, end, works):
            town = towns[match.group()]
            code = f"{town.scheme}:{town.code}"
            yield Find("place", start, end, "town:stem", town.label, match.group(), code=code)


def _counts(text: str, start: int, end: int, places: Sequence[Find], region: Region) -> bool:
    if text[end : end + 1] in ("街", "镇", "村") or text.startswith(("水道", "涌", "河"), end):
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    if text[:start].endswith(region.heads):
        return True
    row = ("、", "和", "与")
    left = text[start - 1 : start] in row and any(f.end == start - 1 for f in places)
    return left or (text[end : end + 1] in row and any(f.start == end + 1 for f in places))


def _heads(text: str, start: int, end: int, works: Sequence[Find]) -> bool:
    """Say whether works begin with the town's name."""
    follows = text[end : end + 1]
    return follows not in ("街", "镇", "村") and any(f.start == start and f.end > end for f in works)
