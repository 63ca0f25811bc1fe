"""Towns and counties by short names, which count only where the context says so; villages by numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.gazetteer import Division, units_within
from loaders.names.finds import Find
from loaders.names.known import Scanner
from loaders.names.region import Region, shortened
from loaders.names.words import any_of
from loaders.seeking import Sought

# A row of bare names that its closing words tell to be counties (A、B等5个县区, A、B分别入选).
_ROW = Sought(
    r"(?<![\u4e00-\u9fff])(?P<list>[\u4e00-\u9fff]{2,3}?(?:[、和][\u4e00-\u9fff]{2,3}?)*)"
    r"(?=等(?:\d+个)?(?:县|区|市|地)(?![场级])|(?:分别|先后|成功|双双|均|连续\d+年)*(?:入选|获评|获批|被命名|荣获|跻身|位居|创成))"
)

# Several villages or communities that only a number tells apart, named at once: 甲乙(一二三)村.
_NUMBERED = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,4})\((?P<numbers>[一二三四五六七八九十、]{2,})\)(?P<kind>村|社区)"
)
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


def county_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield the counties and cities of the own province by their short names, in a row that says so."""
    for row in _ROW.finditer(text):
        for part in re.finditer(r"[^、和]+", row["list"]):
            if unit := _counties(region.code[:2]).get(part.group()):
                start = row.start("list") + part.start()
                code = f"{unit.scheme}:{unit.code}"
                yield Find("place", start, start + len(part.group()), "county:stem", unit.label, code=code)


@cache
def _counties(province: str) -> dict[str, Division]:
    units = units_within(f"{province}0000") if province else ()
    return {shortened(u.name): u for u in units if u.level in ("city", "county")}


@cache
def _towns(region: Region) -> tuple[dict[str, Division], re.Pattern[str] | None]:
    towns = [u for u in units_within(region.code) if u.level == "town"] if region.county else []
    newest = max((t.last for t in towns), default="")
    stems = {shortened(t.name): t for t in towns if t.last == newest and len(shortened(t.name)) > 1}
    return stems, re.compile(any_of(stems)) if stems else None


def town_finds(text: str, sure: Sequence[Find], works: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield towns by their short names.

    They count in parentheses, behind the region's name, in a row with a known place, and at the head of
    works (X净水厂): elsewhere the same characters may be any word.
    """
    towns, pattern = _towns(region)
    places = [f for f in sure if f.type == "place"]
    divisions = [f for f in places if f.rule == "table:division"]
    for match in pattern.finditer(text) if pattern else ():
        start, end = match.span()
        if any(f.start <= start and end <= f.end for f in divisions):
            continue  # a village's or community's name holds the town's: 沙南村, 南村
        if _counts(text, start, end, places, region) or _heads(text, start, end, works):
            town = towns[match.group()]
            code = f"{town.scheme}:{town.code}"
            yield Find("place", start, end, "town:stem", town.label, match.group(), code=code)


def _counts(text: str, start: int, end: int, places: Sequence[Find], region: Region) -> bool:
    if text[end : end + 1] in ("街", "镇", "村"):
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    if text[:start].endswith(region.heads()):
        return True
    row = ("、", "和", "与")
    left = text[start - 1 : start] in row and any(f.end == start - 1 for f in places)
    return left or (text[end : end + 1] in row and any(f.start == end + 1 for f in places))


def _heads(text: str, start: int, end: int, works: Sequence[Find]) -> bool:
    """Say whether works begin with the town's name."""
    follows = text[end : end + 1]
    return follows not in ("街", "镇", "村") and any(f.start == start and f.end > end for f in works)
