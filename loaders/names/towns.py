"""The short names of the region's towns: common words too, they count only where the context says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loaders.gazetteer import Division, units_within
from loaders.names.finds import Find
from loaders.names.region import Region, shortened


@cache
def _towns(region: Region) -> dict[str, Division]:
    towns = [u for u in units_within(region.code) if u.level == "town"] if region.county else []
    newest = max((t.last for t in towns), default="")
    return {shortened(t.name): t for t in towns if t.last == newest and len(shortened(t.name)) > 1}


def town_finds(text: str, sure: Sequence[Find], works: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield towns by their short names.

    They count in parentheses, behind the region's name, in a row with a known place, and at the head of
    works (X净水厂): elsewhere the same characters may be any word.
    """
    places = [f for f in sure if f.type == "place"]
    for stem, town in _towns(region).items():
        start = text.find(stem)
        while start >= 0:
            end = start + len(stem)
            if _counts(text, start, end, places, region) or _heads(text, start, end, works):
                code = f"{town.scheme}:{town.code}"
                yield Find("place", start, end, "town:stem", town.label, stem, code=code)
            start = text.find(stem, end)


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
