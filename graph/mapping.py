"""Where things lie on the ground: towns with known points, the district's outline, what stands in which town.

Nothing is guessed: a thing stands in a town only if a stated place of it lies within that town; what has
no such place is listed instead. Points are WGS 84. An outline whose file says GCJ-02 is converted: the
published approximation of that datum is inverted to below a metre, it is itself true to some metres.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np

from graph.layout import Layout, marks
from graph.picture import Node, Picture
from graph.spacing import FONT, Boxes, Point, apart, fonts_that_fit

_WIDE = 960.0
_EDGE = 70.0
_AXIS, _SQUARE = 6378245.0, 0.00669342162296594323  # Krasovsky 1940, which GCJ-02 is reckoned on
_PLACING = ("locatedIn", "heldIn")


@dataclass(frozen=True, slots=True)
class Ground:
    """A map: rings and towns in pixels, who stands in which town, and who nowhere that is known."""

    rings: tuple[tuple[Point, ...], ...]
    towns: tuple[tuple[str, Point], ...]  # label, point
    seats: Mapping[str, str]  # thing → label of its town
    adrift: tuple[tuple[str, tuple[str, ...]], ...]  # thing, the places that it is said to lie in
    width: float
    height: float


def survey(picture: Picture) -> Ground | None:
    """Return the map of a picture, or None where no place has a point."""
    towns = {node.label: node.point for node in picture.towns if node.point}
    if not towns:
        return None
    rings = [ring for code in _counties(picture) for ring in outline(code)]
    every = [point for ring in rings for point in ring] + list(towns.values())
    low, high = np.min(every, axis=0), np.max(every, axis=0)
    squeeze = math.cos(math.radians(float(low[1] + high[1]) / 2))
    scale = (_WIDE - 2 * _EDGE) / max((high[0] - low[0]) * squeeze, high[1] - low[1], 1e-6)

    def at(point: Point) -> Point:
        x, y = (point[0] - low[0]) * squeeze * scale, (high[1] - point[1]) * scale
        return round(float(x) + _EDGE, 1), round(float(y) + _EDGE, 1)

    seats, adrift = _seats(picture, set(towns))
    width = float((high[0] - low[0]) * squeeze * scale) + 2 * _EDGE
    height = float((high[1] - low[1]) * scale) + 2 * _EDGE
    placed = tuple((label, at(point)) for label, point in sorted(towns.items()))
    return Ground(
        tuple(tuple(map(at, ring)) for ring in rings), placed, seats, adrift, round(width), round(height)
    )


def _counties(picture: Picture) -> list[str]:
    """Return the codes of the counties whose towns have points: the first six digits of a town's nine."""
    codes = (code for node in picture.towns for scheme, code in node.identifiers if scheme == "NBS")
    return sorted({code[:6] for code in codes})


def _seats(
    picture: Picture, towns: set[str]
) -> tuple[dict[str, str], tuple[tuple[str, tuple[str, ...]], ...]]:
    nodes = {node.iri: node for node in picture.nodes}
    seats = {iri: town for iri, node in nodes.items() if (town := _town(node, towns))}
    stated: dict[str, list[Node]] = defaultdict(list)
    for fact in picture.facts:
        if fact.predicate in _PLACING and fact.subject in nodes and fact.object in nodes:
            stated[fact.subject].append(nodes[fact.object])
    adrift = []
    for iri, places in stated.items():
        town = next(filter(None, (_town(place, towns) for place in places)), "")
        if town:
            seats.setdefault(iri, town)
        else:
            adrift.append((iri, tuple(dict.fromkeys(place.label for place in places))))
    return seats, tuple(adrift)


def _town(node: Node, towns: set[str]) -> str:
    if node.type != "Place":
        return ""
    return node.label if node.label in towns else node.town if node.town in towns else ""


def on_map(picture: Picture, ground: Ground) -> Layout:
    """Stand things round the point of their town; towns keep their places, and room for their names."""
    labels = {node.iri: node.label for node in picture.nodes}
    drawn = {labels[iri]: iri for iri, town in ground.seats.items() if labels[iri] == town}
    spots = {drawn.get(town, town): point for town, point in ground.towns}
    turns: dict[str, int] = defaultdict(int)
    around: dict[str, Point] = {}
    for iri, town in sorted(ground.seats.items()):
        if iri in spots:
            continue
        x, y = spots[drawn.get(town, town)]
        turns[town] += 1
        turn, reach = turns[town] * 2.399963, 30 + 14 * math.sqrt(turns[town])
        around[iri] = (x + reach * math.cos(turn), y + reach * math.sin(turn))
    sizes = marks(picture) | {town: 4.0 for town in spots if town not in labels}
    labels |= {town: town for town in spots if town not in labels}
    iris = [*spots, *around]
    fonts = [FONT] * len(spots) + [11.0] * len(around)
    boxes = Boxes.of([labels[iri] for iri in iris], [sizes[iri] for iri in iris], fonts)
    at = apart(np.array(list((spots | around).values())), boxes, still=len(spots))
    points = {iri: (float(x), float(y)) for iri, (x, y) in zip(iris, at, strict=True)}
    sized = fonts_that_fit(points, labels, sizes, list(spots))
    captions = tuple(
        (x, y + (-13 if _crowded(town, spots) else 13), "", town)
        for town, (x, y) in spots.items()
        if town in labels and labels[town] == town
    )
    seated = {iri: point for iri, point in points.items() if iri in ground.seats}
    return Layout(seated, sized, captions, ground.width, ground.height)


def _crowded(town: str, spots: Mapping[str, Point]) -> bool:
    """Tell whether another town's name would be in the way below: then this one's stands above its point."""
    x, y = spots[town]
    near = [p for name, p in spots.items() if name != town and abs(p[0] - x) < 70 and abs(p[1] - y) < 26]
    return any(other[0] < x for other in near)


def outline(code: str) -> tuple[tuple[Point, ...], ...]:
    """Return the rings of a county's outline in WGS 84, or () where there is no file of it."""
    file = resources.files("loaders") / "data" / "gazetteers" / f"{code}.outline.geojson"
    if not file.is_file():
        return ()
    return rings_of(json.loads(file.read_text(encoding="utf-8")))


def rings_of(shape: Mapping[str, object]) -> tuple[tuple[Point, ...], ...]:
    """Return the outer rings of a GeoJSON Feature or FeatureCollection of (Multi)Polygons (RFC 7946).

    A property ``datum`` of GCJ-02 has the points converted.
    """
    features = shape["features"] if shape.get("type") == "FeatureCollection" else [shape]
    rings = []
    for feature in features:  # type: ignore[attr-defined]
        geometry, shifted = feature["geometry"], "GCJ" in str(feature["properties"].get("datum", ""))
        polygons = geometry["coordinates"]
        for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
            ring = ((float(p[0]), float(p[1])) for p in polygon[0])
            rings.append(tuple(to_wgs84(point) if shifted else point for point in ring))
    return tuple(rings)


def to_wgs84(point: Point) -> Point:
    """Convert a point (longitude, latitude) from GCJ-02 to WGS 84 by inverting the known approximation."""
    x, y = point
    for _ in range(4):
        east, north = _shift(x, y)
        x, y = point[0] - east, point[1] - north
    return round(x, 6), round(y, 6)


def _shift(lon: float, lat: float) -> Point:
    """Return by how many degrees GCJ-02 lies off WGS 84 at a point."""
    x, y, turn = lon - 105, lat - 35, math.pi
    waves = 20 * math.sin(6 * x * turn) + 20 * math.sin(2 * x * turn)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += (waves + 20 * math.sin(y * turn) + 40 * math.sin(y / 3 * turn)) * 2 / 3
    north += (160 * math.sin(y / 12 * turn) + 320 * math.sin(y * turn / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += (waves + 20 * math.sin(x * turn) + 40 * math.sin(x / 3 * turn)) * 2 / 3
    east += (150 * math.sin(x / 12 * turn) + 300 * math.sin(x / 30 * turn)) * 2 / 3
    slant = math.radians(lat)
    magic = 1 - _SQUARE * math.sin(slant) ** 2
    deep = _AXIS * (1 - _SQUARE) / (magic * math.sqrt(magic))
    round_ = _AXIS / math.sqrt(magic) * math.cos(slant)
    return math.degrees(east / round_), math.degrees(north / deep)
