"""The short names of the region's towns, which count only inside the name of works (X净水厂, 二期(X))."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.gazetteer import Division, units_within
from loaders.names.finds import Find
from loaders.names.region import Region, shortened


@cache
def _stems(region: Region) -> dict[str, Division]:
    towns = units_within(region.code) if region.county else ()
    return {shortened(t.name): t for t in towns if t.level == "town" and len(shortened(t.name)) > 1}


def town_finds(works: Find, text: str, region: Region) -> Iterator[Find]:
    """Yield the town that the name of works begins with, or has in parentheses at its end."""
    for stem, town in _stems(region).items():
        start = works.start
        if works.of(text).endswith(f"({stem})"):
            start = works.end - len(stem) - 1
        elif not text.startswith(stem, works.start) or text[start + len(stem)] in "街镇村":
            continue
        yield Find("place", start, start + len(stem), "town:stem", stem, code=f"{town.scheme}:{town.code}")
