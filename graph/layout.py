"""Where the nodes of a page stand: computed at build, seeded, the same picture each time.

Coordinates are pixels at zoom 1, so that what is laid out here without overlap is drawn without overlap
at the first sight of the page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.picture import Picture
from graph.spacing import FONT, Boxes, Floats, Point, apart, fonts_that_fit, pack

WIDTH = 960.0  # of a picture of MANY nodes; fewer take less, more take more
MANY = 420
NAMED = 30  # nodes whose labels are readable at first sight
_BUNCH = 4  # leaves of one kind on one hub that stand together
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
    groups = sorted((sorted(c) for c in nx.connected_components(tied)), key=lambda c: (-len(c), c[0]))
    clusters = [_cluster(tied.subgraph(group), group, picture, measure) for group in groups]
    least = max(wide - shelf, 300.0)
    moved, floor = pack([(at, measure.boxes(group)) for at, group in zip(clusters, groups, strict=True)],
                        wide, least) if groups else ([], 0.0)  # fmt: skip
    points = {
        iri: (float(x), float(y))
        for at, group in zip(moved, groups, strict=True)
        for iri, (x, y) in zip(group, at, strict=True)
    }
    points |= _shelf(picture, loose, floor + 34, wide)
    captions = ((14.0, floor + 14, "shelf", str(len(loose))),) if loose else ()
    return _laid(picture, points, captions, wide, floor + shelf)


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
    return WIDTH * max(0.42, math.sqrt(len(picture.nodes) / MANY))


def _cluster(tied: nx.Graph[str], group: Sequence[str], picture: Picture, measure: _Measure) -> Floats:
    """Lay out one component; many leaves of one kind on one hub stand together as a bunch."""
    bunches = _bunches(tied, group, {n.iri: n.type for n in picture.nodes})
    in_bunch = {iri for bunch in bunches.values() for iri in bunch}
    reduced: nx.Graph[str] = nx.Graph(tied.subgraph(iri for iri in group if iri not in in_bunch))
    for (hub, kind), bunch in sorted(bunches.items()):
        reduced.add_edge(hub, f"{hub} {kind}", weight=1.0 + math.sqrt(len(bunch)) / 2)
    boxes = measure.boxes(group)
    if len(group) > 3 and max(dict(tied.degree()).values()) == tied.number_of_edges() == len(group) - 1:
        return apart(_star(tied, group), boxes)
    room = float(np.maximum(boxes.half.prod(axis=1) * 4, 30.0**2).sum())
    at = _pulled(reduced, math.sqrt(2.2 * room))
    for (hub, kind), bunch in sorted(bunches.items()):
        x, y = at.pop(f"{hub} {kind}")
        for i, iri in enumerate(bunch):
            turn, reach = i * 2.399963, 15 * math.sqrt(i + 0.3)
            at[iri] = (x + reach * math.cos(turn), y + reach * math.sin(turn))
    return apart(np.array([at[iri] for iri in group]), boxes)


def _star(tied: nx.Graph[str], group: Sequence[str]) -> Floats:
    """Set a hub among its leaves: on one ring, or from a dozen on in a spiral disc."""
    hub = max(group, key=lambda iri: tied.degree(iri))
    leaves = [iri for iri in group if iri != hub]
    at = {hub: (0.0, 0.0)}
    for i, iri in enumerate(leaves):
        few = len(leaves) <= 12
        turn = 2 * math.pi * (i + 0.5) / len(leaves) if few else i * 2.399963
        reach = 26 + 9 * len(leaves) if few else 24 * math.sqrt(i + 3)
        at[iri] = (reach * 1.25 * math.cos(turn), reach * math.sin(turn))
    return np.array([at[iri] for iri in group])


def _bunches(
    tied: nx.Graph[str], group: Sequence[str], kinds: Mapping[str, str]
) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    if len(group) > 3:
        for iri in group:
            if tied.degree(iri) == 1:
                found[next(iter(tied.neighbors(iri))), kinds[iri]].append(iri)
    return {key: leaves for key, leaves in found.items() if len(leaves) >= _BUNCH}


def _pulled(tied: nx.Graph[str], side: float) -> dict[str, Point]:
    """Return a spring layout whose longer side is ``side`` pixels."""
    count = len(tied)
    start = {iri: (math.cos(i * 2.4) * i, math.sin(i * 2.4) * i) for i, iri in enumerate(sorted(tied))}
    if count > 8:
        start = _by_community(tied)
    moved = nx.spring_layout(
        tied,
        pos=start,
        seed=7,
        iterations=80 if count < 600 else 30,
        k=1.6 / math.sqrt(count),
        method="force",
    )
    spots = np.array([moved[name] for name in sorted(moved)])
    span = np.ptp(spots, axis=0)
    if count == 2:  # beside each other: their names have room below
        spots, span, side = np.array([[0.0, 0.0], [1.0, 0.15]]), np.array([1.0, 0.15]), 60.0
    scaled = (spots - spots.mean(axis=0)) * side / max(float(span.max()), 1e-9)
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(sorted(moved), scaled, strict=True)}


def _by_community(tied: nx.Graph[str]) -> dict[str, Point]:
    """Start from communities on a spiral, so that few rounds are needed and the end is always the same."""
    start: dict[str, Point] = {}
    parts = nx.community.louvain_communities(tied, seed=7)
    for number, part in enumerate(sorted((sorted(p) for p in parts), key=lambda p: (-len(p), p[0]))):
        angle = 2.399963 * number  # golden angle: near things don't line up
        radius = math.sqrt(number / len(parts))
        for i, iri in enumerate(part):
            turn = 2 * math.pi * i / len(part)
            start[iri] = (
                radius * math.cos(angle) + 0.15 * math.cos(turn),
                radius * math.sin(angle) + 0.15 * math.sin(turn),
            )
    return start


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
    points, floor = _settled(picture, points)
    floor = max(floor, deep + 30)
    points |= _shelf(picture, loose, floor + 34, wide)
    captions = [(band * rank + 14, 14.0, f"rank.{rank}", "") for rank in sorted(columns)]
    captions += [(14.0, floor + 14, "shelf", str(len(loose)))] if loose else []
    return _laid(picture, points, captions, wide, floor + shelf)


def _pull(tied: nx.Graph[str], iri: str, height_of: Mapping[str, float], last: float) -> float:
    around = [height_of[n] for n in tied.neighbors(iri) if n in height_of]
    return sum(around) / len(around) if around else last


def _settled(picture: Picture, points: Mapping[str, Point]) -> tuple[dict[str, Point], float]:
    """Push placed nodes apart and return them with the lowest edge, none above y = 36."""
    if not points:
        return {}, 0.0
    measure = _Measure(picture, set(leading(picture)))
    iris = list(points)
    boxes = measure.boxes(iris)
    at = apart(np.array([points[iri] for iri in iris]), boxes)
    at[:, 1] += max(0.0, 36 - float((at + boxes.below - boxes.half)[:, 1].min()))
    lowest = float((at + boxes.below + boxes.half)[:, 1].max())
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(iris, at, strict=True)}, lowest


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
