"""Where things lie on the ground: towns with known points, the district's outline, what stands in which town.

Nothing is guessed: a thing stands at a stated place of it that has a point, or in the town that this place
lies within; what has no such place is listed instead. Points and outlines are WGS 84.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np

from graph.pages.layout import Layout, marks
from graph.pages.picture import Node, Picture
from graph.pages.spacing import FONT, Boxes, Point, apart, fonts_that_fit

_WIDE = 960.0
_EDGE = 70.0
_PLACING = ("locatedIn", "heldIn")


@dataclass(frozen=True, slots=True)
class Ground:
    """A map in pixels: rings, towns by label, and drawn places that have a point of their own."""

    rings: tuple[tuple[Point, ...], ...]
    towns: tuple[tuple[str, Point], ...]
    spots: Mapping[str, Point]  # drawn place → its point
    seats: Mapping[str, str]  # thing → label of its town
    anchors: Mapping[str, str]  # thing → the drawn place or the label of the town that it stands beside
    adrift: tuple[tuple[str, tuple[str, ...]], ...]  # thing, the places that it is said to lie in
    width: float
    height: float


def survey(picture: Picture) -> Ground | None:
    """Return the map of a picture, or None where no town has a point."""
    towns = {node.label: node.point for node in picture.points if node.point and _is_town(node)}
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

    drawn = {node.iri for node in picture.nodes}
    spots = {node.iri: at(node.point) for node in picture.points if node.point and node.iri in drawn}
    width, height = (
        float(side) + 2 * _EDGE for side in ((high[0] - low[0]) * squeeze * scale, (high[1] - low[1]) * scale)
    )
    return Ground(
        tuple(tuple(map(at, ring)) for ring in rings),
        tuple((label, at(point)) for label, point in sorted(towns.items())),
        spots,
        *_seats(picture, set(towns), set(spots)),
        round(width),
        round(height),
    )


def _is_town(node: Node) -> bool:
    return any(scheme == "NBS" and len(code) == 9 for scheme, code in node.identifiers)


def _counties(picture: Picture) -> list[str]:
    """Return the codes of the counties whose towns have points: the first six digits of a town's nine."""
    codes = (code for node in picture.points for scheme, code in node.identifiers if scheme == "NBS")
    return sorted({code[:6] for code in codes})


def _seats(
    picture: Picture, towns: set[str], spots: set[str]
) -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, tuple[str, ...]], ...]]:
    nodes = {node.iri: node for node in picture.nodes}
    seats = {iri: town for iri, node in nodes.items() if (town := _town(node, towns))}
    anchors = {iri: iri if iri in spots else town for iri, town in seats.items()}
    stated: dict[str, list[Node]] = defaultdict(list)
    for fact in picture.facts:
        if fact.predicate in _PLACING and fact.subject in nodes and fact.object in nodes:
            stated[fact.subject].append(nodes[fact.object])
    adrift = []
    for iri, places in stated.items():
        place = next((p for p in sorted(places, key=lambda p: p.iri not in spots) if p.iri in seats), None)
        if place is None:
            adrift.append((iri, tuple(dict.fromkeys(place.label for place in places))))
        elif iri not in seats:
            seats[iri], anchors[iri] = seats[place.iri], anchors[place.iri]
    return seats, anchors, tuple(adrift)


def _town(node: Node, towns: set[str]) -> str:
    """Return the town that a place is or lies in, or ""."""
    if node.type != "Place":
        return ""
    return node.label if node.label in towns else node.town if node.town in towns else ""


def on_map(picture: Picture, ground: Ground) -> Layout:
    """Stand things round the point of their place or town; points keep still, towns have room for names."""
    labels = {node.iri: node.label for node in picture.nodes}
    named = {labels[iri] for iri in ground.spots}
    spots: dict[str, Point] = {town: point for town, point in ground.towns if town not in named}
    spots |= ground.spots
    byname = {labels[iri]: iri for iri in ground.spots}
    turns: dict[str, int] = defaultdict(int)
    around: dict[str, Point] = {}
    for iri, anchor in sorted(ground.anchors.items()):
        if iri in spots:
            continue
        x, y = spots[byname.get(anchor, anchor)]
        turns[anchor] += 1
        turn, reach = turns[anchor] * 2.399963, 30 + 14 * math.sqrt(turns[anchor])
        around[iri] = (x + reach * math.cos(turn), y + reach * math.sin(turn))
    sizes = marks(picture) | {town: 4.0 for town in spots if town not in labels}
    labels |= {town: town for town in spots if town not in labels}
    iris = [*spots, *around]
    fonts = [FONT] * len(spots) + [5.0] * len(around)
    boxes = Boxes.of([labels[iri] for iri in iris], [sizes[iri] for iri in iris], fonts)
    at = apart(np.array(list((spots | around).values())), boxes, still=len(spots))
    points = {iri: (float(x), float(y)) for iri, (x, y) in zip(iris, at, strict=True)}
    sized = fonts_that_fit(points, labels, sizes, list(spots))
    captions = tuple(
        (x, y + (-13 if _crowded(town, spots) else 13), "", town)
        for town, (x, y) in spots.items()
        if town not in ground.spots
    )
    seated = {iri: point for iri, point in points.items() if iri in ground.anchors}
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

    A feature that names another datum than WGS 84 is left out rather than drawn in the wrong place.
    """
    features = shape["features"] if shape.get("type") == "FeatureCollection" else [shape]
    rings = []
    for feature in features:  # type: ignore[attr-defined]
        geometry = feature["geometry"]
        if feature["properties"].get("datum", "WGS 84") != "WGS 84":
            continue
        for polygon in (
            [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        ):
            rings.append(tuple((float(lon), float(lat)) for lon, lat, *_ in polygon[0]))
    return tuple(rings)
