"""What a place is part of: what its name begins with, or what stands written out before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.places import DIVISION, WIDE, Places
from loaders.relations.scenes import Name, Report, Scene, relate

NATURE = re.compile(r"(?<!\d)[山河江湖海原洋]$")
"""Ends the name of a mountain or a water."""

FACILITY = ("机场", "口岸")
"""Ends the name of a place that stands in a city and is no part of it."""

_LONGEST = 8  # characters of a division that stands before another
# What of a mountain or a water can be part of it; 青湖科学城 is only called after the lake.
_OF_NATURE = re.compile(r"(?:流域|[上中下]游|沿岸|沿线|片区|景区|风景区|湿地|公园|段\)?|[东西南北]岸)")
_CITYWIDE = re.compile(r"(?:都市圈|经济圈)$")  # wider than the city that it is called by
_COUNTIES = re.compile(r"[县旗]$")
_LINE = re.compile(r"(?:高速|高速公路|铁路|高铁|城际)$")  # leads away from where it is called after
_NO_PART = re.compile(r"[县旗江河湖水]$")  # 云县青县, 云县青河: neither is part of the other
_TOWN = re.compile(r"(?:镇|乡|街道|街)$")
_SEAT = (*DIVISION, "镇", "乡", "街道", "街")
# What is named after a road or a river is no part of it.
_COURSE = re.compile(r"(?:路|线|大道|公路|高速|河|江|涌|水道|隧道|桥)$")


def part_of(report: Report, scene: Scene, name: Name, places: Places) -> Iterator[Relation]:
    """Yield the place that a place's name begins with, or that stands right before it (石溪镇沙埠村).

    The division above the report's own is only a brand in a name (云州新轴), unless it is written out before
    a division (云州市临溪区).
    """
    where = (name.start, name.end)
    forms = dict.fromkeys((name.entity.name, scene.text[name.start : name.end]))
    wider = [place for form in forms for place in places.around(form)]
    ahead = places.ending(scene.text[max(0, name.start - _LONGEST) : name.start])
    above = [place for place in wider if _above(report, place)]
    wider = [place for place in wider if place not in above]
    division = name.entity.name.endswith(DIVISION)
    written = scene.text[name.start - 1 : name.start] if division else ahead[1] if ahead else ""
    if ahead and written.endswith(_SEAT) and not WIDE.fullmatch(name.entity.name):
        wider.append(ahead)
    for place in dict.fromkeys(wider):
        if place != name.key and not _only_called(name.entity.name, place[1]):
            yield relate(scene, name.key, "partOf", place, where, "part-of-name", basis="name")


def _only_called(called: str, wider: str) -> bool:
    """Say whether a place is beside or only called after what its name begins with."""
    towns = _TOWN.search(wider) and _TOWN.search(called)
    counties = _COUNTIES.search(wider) and _NO_PART.search(called)
    lake = NATURE.search(wider) and not _OF_NATURE.search(called)
    return any((towns, counties, lake, _CITYWIDE.search(called), _LINE.search(called), _COURSE.search(wider)))


def _above(report: Report, place: tuple[str, str]) -> bool:
    """Say whether a place is a division that the report's own region lies in."""
    whole = report.document.region
    return place != report.region and place[1].endswith(DIVISION) and place[1] in whole
