"""Where the nodes of a page stand: computed at build, seeded, the same picture each time.

Coordinates are pixels at zoom 1, so that what is laid out here without overlap is drawn without overlap
at the first sight of the page.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import networkx as nx
import numpy as np

from graph.pages.clusters import Cluster
from graph.pages.picture import Picture
from graph.pages.spacing import FONT, Boxes, Floats, Point, apart, fonts_that_fit, pack

WIDTH = 960.0  # of a picture of FEW to MANY nodes, which a laptop shows whole; fewer take less, more more
FEW, MANY = 420, 650
NAMED = 30  # nodes whose labels are readable at first sight
_SPREADS = (2.4, 2.0, 1.6, 1.3, 1.05)  # how many times their boxes' area the clusters take
_SHELF = (44.0, 19.0)  # room of a node that is tied to nothing
# From whole to part, left to right.
RANKS = (("Programme",), ("Project", "Platform", "Event"), ("Policy", "Company", "Organization"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Points by IRI, the font of each label, captions (x, y, word key, text) and the size of the whole."""

    points: Mapping[str, Point]
    fonts: Mapping[str, float]
    captions: tuple[tuple[float, float, str, str], ...]
    width: float
    height: float


def leading(picture: Picture) -> list[str]:
    """Return the most connected nodes, those whose labels are shown at once."""
    degrees = picture.degrees()
    ranked = sorted((n.iri for n in picture.nodes), key=lambda iri: (-degrees[iri], iri))
    return ranked[:NAMED]


def marks(picture: Picture) -> dict[str, float]:
    """Return half the size of each node's mark: it grows with what the node is tied to."""
    degrees = picture.degrees()
    return {
        n.iri: min(16.0, 5.5 + 1.6 * math.sqrt(degrees[n.iri])) if degrees[n.iri] else 4.0
        for n in picture.nodes
    }


def layouts(picture: Picture) -> dict[str, Layout]:
    """Return the three layouts by name: force, levels and sections."""
    return {"force": force(picture), "levels": levels(picture), "sections": sections(picture)}


def force(picture: Picture) -> Layout:
    """Let relations pull: programmes keep their projects near; what has none stands on a shelf below."""
    tied = _graph(picture)
    wide = _width(picture)
    loose = [n.iri for n in picture.nodes if n.iri not in tied]
    shelf = _shelf_height(len(loose), wide)
    named = set(leading(picture))
    measure = _Measure(picture, named)
    kinds = {n.iri: n.type for n in picture.nodes}
    groups = sorted((sorted(c) for c in nx.connected_components(tied)), key=lambda c: (-len(c), c[0]))
    clusters = [Cluster(tied.subgraph(group), kinds, measure.boxes(group)) for group in groups]
    moved, wide, floor = _packed(clusters, wide, max(wide - shelf, 300.0))
    points = {
        iri: (float(x), float(y))
        for at, group in zip(moved, groups, strict=True)
        for iri, (x, y) in zip(group, at, strict=True)
    }
    points |= _shelf(picture, loose, floor + 34, wide)
    shelf = _shelf_height(len(loose), wide)
    captions = ((14.0, floor + 14, "shelf", str(len(loose))),) if loose else ()
    return _laid(picture, points, captions, wide, floor + shelf)


def _packed(clusters: Sequence[Cluster], wide: float, high: float) -> tuple[list[Floats], float, float]:
    """Pack the clusters as loosely as the canvas allows; where even the tightest don't fit, it grows."""
    if not clusters:
        return [], wide, 0.0

    @cache
    def laid(spread: float) -> list[tuple[Floats, Boxes]]:
        return [(cluster.laid(spread), cluster.boxes) for cluster in clusters]

    fits = bisect_left(_SPREADS, True, key=lambda spread: pack(laid(spread), wide, high) is not None)
    spread = _SPREADS[min(fits, len(_SPREADS) - 1)]
    while (moved := pack(laid(spread), wide, high)) is None:
        wide, high = wide * 1.05, high * 1.07
    return moved, wide, high


class _Measure:
    """The boxes of a picture's nodes."""

    def __init__(self, picture: Picture, named: set[str]) -> None:
        self.labels = {n.iri: n.label for n in picture.nodes}
        self.marks = marks(picture)
        self.named = named

    def boxes(self, iris: Sequence[str]) -> Boxes:
        """Return the boxes of some nodes; only the named ones have a label."""
        return Boxes.of(
            [self.labels[iri] for iri in iris],
            [self.marks[iri] for iri in iris],
            [FONT if iri in self.named else 0.0 for iri in iris],
        )


def _laid(
    picture: Picture,
    points: Mapping[str, Point],
    captions: Iterable[tuple[float, float, str, str]],
    width: float,
    height: float,
) -> Layout:
    labels = {n.iri: n.label for n in picture.nodes}
    told = tuple(captions)
    blocked = [(x, y - 9, x + 14 * max(len(text), 8), y + 9) for x, y, _, text in told]
    blocked += [(0.0, y - 15, width, y - 13) for _, y, key, _ in told if key == "shelf"]  # its line
    blocked += [(-200, -200, 2, height), (width - 2, -200, width + 200, height)]
    fonts = fonts_that_fit(points, labels, marks(picture), leading(picture), blocked)
    return Layout(points, fonts, told, round(width), round(height))


def _graph(picture: Picture) -> nx.Graph[str]:
    drawn = {n.iri for n in picture.nodes}
    tied: nx.Graph[str] = nx.Graph()
    for fact in picture.facts:
        if fact.subject in drawn and fact.object in drawn and fact.subject != fact.object:
            weight = 3.0 if fact.predicate in ("serves", "partOf") else 1.0
            tied.add_edge(fact.subject, fact.object, weight=weight)
    return tied


def _width(picture: Picture) -> float:
    count = len(picture.nodes)
    return WIDTH * max(0.42, min(1.0, math.sqrt(count / FEW)), math.sqrt(count / MANY))


def _shelf_height(count: int, wide: float) -> float:
    return (34 + 14 + math.ceil(count / max(1, int((wide - 28) / _SHELF[0]))) * _SHELF[1]) if count else 0.0


def _shelf(picture: Picture, loose: Sequence[str], top: float, wide: float) -> dict[str, Point]:
    """Stand what is tied to nothing in rows, type by type."""
    kinds = {n.iri: n.type for n in picture.nodes}
    ordered = sorted(loose, key=lambda iri: (kinds[iri], iri))
    columns = max(1, int((wide - 28) / _SHELF[0]))
    across = (wide - 28) / columns
    return {
        iri: (14 + across * (i % columns + 0.5), top + _SHELF[1] * (i // columns))
        for i, iri in enumerate(ordered)
    }


def levels(picture: Picture) -> Layout:
    """Stand types in columns, programme → project → body → place, each near what it is tied to."""
    tied = _graph(picture)
    rank_of = {kind: rank for rank, kinds in enumerate(RANKS) for kind in kinds}
    columns: dict[int, list[str]] = defaultdict(list)
    for node in picture.nodes:
        if node.iri in tied:
            columns[rank_of.get(node.type, len(RANKS))].append(node.iri)
    wide = _width(picture)
    loose = [n.iri for n in picture.nodes if n.iri not in tied]
    shelf = _shelf_height(len(loose), wide)
    deep, band = max(wide - shelf - 30, 300.0), wide / (len(RANKS) + 1)
    height_of: dict[str, float] = {}
    points: dict[str, Point] = {}
    for rank in sorted(columns):
        ordered = sorted(columns[rank], key=lambda iri: (_pull(tied, iri, height_of, deep), iri))
        lanes = max(1, math.ceil(len(ordered) * 30 / deep))
        for i, iri in enumerate(ordered):
            y = 50 + (deep - 60) * (i + 0.5) / len(ordered)
            points[iri] = (band * (rank + 0.5 + 0.7 * ((i % lanes + 0.5) / lanes - 0.5)), y)
            height_of[iri] = y
    points, right, floor = _settled(picture, points)
    wide, floor = max(wide, right), max(floor, deep + 30)
    points |= _shelf(picture, loose, floor + 34, wide)
    captions = [(band * rank + 14, 14.0, f"rank.{rank}", "") for rank in sorted(columns)]
    captions += [(14.0, floor + 14, "shelf", str(len(loose)))] if loose else []
    return _laid(picture, points, captions, wide, floor + shelf)


def _pull(tied: nx.Graph[str], iri: str, height_of: Mapping[str, float], last: float) -> float:
    around = [height_of[n] for n in tied.neighbors(iri) if n in height_of]
    return sum(around) / len(around) if around else last


def _settled(picture: Picture, points: Mapping[str, Point]) -> tuple[dict[str, Point], float, float]:
    """Push placed nodes apart, inside the page, below y = 36; return them, the right and the low edge."""
    if not points:
        return {}, 0.0, 0.0
    measure = _Measure(picture, set(leading(picture)))
    iris = list(points)
    boxes = measure.boxes(iris)
    at = apart(np.array([points[iri] for iri in iris]), boxes)
    at += np.maximum(0.0, np.array([2.0, 36.0]) - boxes.around(at)[0].min(axis=0))
    right, lowest = (float(edge) for edge in boxes.around(at)[1].max(axis=0))
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(iris, at, strict=True)}, right + 2, lowest


def sections(picture: Picture) -> Layout:
    """Give each section a field in reading order; a thing stands where it is named first."""
    section_of = {line.iri: line.section for line in picture.lines}
    first: dict[str, str] = {}
    for thing, sentence, _, _ in picture.mentions:
        first.setdefault(thing, section_of.get(sentence, ""))
    fields: dict[str, list[str]] = defaultdict(list)
    for node in picture.nodes:
        fields[first.get(node.iri, "")].append(node.iri)
    order = {h.iri: (i, h.label) for i, h in enumerate(picture.headings)}
    names = sorted(fields, key=lambda s: order.get(s, (len(order), "")))
    count = max(2, round(2 + math.sqrt(max(1.0, len(picture.nodes) / MANY))))
    band, measure = 320.0, _Measure(picture, set(leading(picture)))
    heights = [0.0] * count
    points: dict[str, Point] = {}
    captions = []
    total = sum(_field_height(len(fields[name])) for name in names)
    column = 0
    for name in names:
        if heights[column] > total / count and column < count - 1:
            column += 1
        captions.append((column * band + 10, heights[column] + 12, "", order.get(name, (0, ""))[1][:22]))
        corner = (column * band + 10, heights[column] + 34)
        placed, high = _field(sorted(fields[name]), measure, corner, band - 40)
        points |= placed
        heights[column] += high + 44
    return _laid(picture, points, captions, band * count, max(heights, default=0.0))


def _field_height(count: int) -> float:
    return 60 + math.ceil(count / 6) * 34.0


def _field(
    iris: Sequence[str], measure: _Measure, corner: Point, wide: float
) -> tuple[dict[str, Point], float]:
    """Set nodes in lines like words: each as wide as its label, or its mark."""
    boxes = measure.boxes(iris)
    points: dict[str, Point] = {}
    left, top = corner
    x, y, deep = 0.0, top, 0.0
    for i, iri in enumerate(iris):
        half_wide, half_high = (float(v) for v in boxes.half[i])
        room = max(half_wide * 2, 44.0)
        if x and x + room > wide:
            x, y, deep = 0.0, y + deep + 6, 0.0
        mark = measure.marks[iri]
        points[iri] = (left + x + room / 2, y + mark)
        x, deep = x + room + 4, max(deep, half_high * 2, 24.0)
    return points, y + deep - top
