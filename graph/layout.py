"""Where the nodes of a page stand: computed at build, seeded, the same picture each time.

Coordinates are pixels at zoom 1 on a canvas of WIDTH × HEIGHT, so that what is laid out here
without overlap is drawn without overlap at the first sight of the page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.picture import Picture

WIDTH, HEIGHT = 1000.0, 900.0
NAMED = 30  # nodes whose labels are readable at first sight
LINE = 8  # characters a label line
_FONT = 16.0
# From whole to part, left to right.
_RANK = {
    "Programme": 0,
    "Project": 1,
    "Platform": 1,
    "Event": 1,
    "Policy": 2,
    "Company": 2,
    "Organization": 2,
}

Point = tuple[float, float]
Spots = npt.NDArray[np.float64]


def wrap(label: str) -> str:
    """Break a long Chinese name into lines of LINE characters, three at most."""
    lines = [label[i : i + LINE] for i in range(0, len(label), LINE)]
    if len(lines) > 3:
        lines = [*lines[:2], lines[2][: LINE - 1] + "…"]
    return "\n".join(lines)


def leading(picture: Picture) -> list[str]:
    """Return the most connected nodes, those whose labels are shown at once."""
    degrees = picture.degrees()
    ranked = sorted((n.iri for n in picture.nodes), key=lambda iri: (-degrees[iri], iri))
    return ranked[:NAMED]


def layouts(picture: Picture) -> dict[str, dict[str, Point]]:
    """Return the three layouts by name: force, levels and sections."""
    return {"force": force(picture), "levels": levels(picture), "sections": sections(picture)}


def force(picture: Picture) -> dict[str, Point]:
    """Let relations pull: programmes keep their projects near; what has none stands on a shelf below."""
    tied = _graph(picture)
    loose = sorted(n.iri for n in picture.nodes if n.iri not in tied)
    share = len(loose) / max(len(picture.nodes), 1)
    floor = HEIGHT * (1 - 0.35 * share) if loose else HEIGHT
    placed = _pulled(tied, floor)
    placed |= _shelf(picture, loose, floor)
    return _apart(placed, picture, leading(picture))


def _graph(picture: Picture) -> nx.Graph[str]:
    drawn = {n.iri for n in picture.nodes}
    tied: nx.Graph[str] = nx.Graph()
    for fact in picture.facts:
        if fact.subject in drawn and fact.object in drawn and fact.subject != fact.object:
            weight = 3.0 if fact.predicate in ("serves", "partOf") else 1.0
            tied.add_edge(fact.subject, fact.object, weight=weight)
    return tied


def _pulled(tied: nx.Graph[str], floor: float) -> dict[str, Point]:
    if not tied:
        return {}
    count = len(tied)
    start = _by_community(tied)
    moved = nx.spring_layout(
        tied,
        pos=start,
        seed=7,
        iterations=60 if count < 1200 else 25,
        k=2.2 / math.sqrt(count),
        method="force",
    )
    names = sorted(moved)
    spots = np.array([moved[name] for name in names])
    return dict(zip(names, _spread(spots, floor), strict=True))


def _by_community(tied: nx.Graph[str]) -> dict[str, Point]:
    """Start from communities on a circle, so that the force layout needs few rounds and always the same."""
    groups = sorted((sorted(c) for c in nx.connected_components(tied)), key=lambda c: (-len(c), c[0]))
    start: dict[str, Point] = {}
    for number, group in enumerate(groups):
        parts = (
            nx.community.louvain_communities(tied.subgraph(group), seed=7) if len(group) > 8 else [set(group)]
        )
        for part_number, part in enumerate(sorted((sorted(p) for p in parts), key=lambda p: (-len(p), p[0]))):
            angle = 2.399963 * (number + part_number)  # golden angle: near things don't line up
            radius = 0.12 + 0.8 * math.sqrt((number + part_number) / (len(groups) + len(parts)))
            for i, iri in enumerate(part):
                turn = 2 * math.pi * i / len(part)
                start[iri] = (
                    radius * math.cos(angle) + 0.1 * math.cos(turn),
                    radius * math.sin(angle) + 0.1 * math.sin(turn),
                )
    return start


def _spread(spots: Spots, floor: float) -> list[Point]:
    """Fill the canvas evenly: each axis partly by value, partly by rank, so that no crowd hides inside."""
    filled = []
    for axis, length in ((0, WIDTH), (1, floor)):
        values = spots[:, axis]
        span = float(np.ptp(values)) or 1.0
        linear = (values - values.min()) / span
        rank = values.argsort(kind="stable").argsort(kind="stable") / max(len(values) - 1, 1)
        filled.append((0.35 * linear + 0.65 * rank) * (length - 80) + 40)
    return [(float(x), float(y)) for x, y in zip(*filled, strict=True)]


def _shelf(picture: Picture, loose: Sequence[str], top: float) -> dict[str, Point]:
    """Stand the unrelated in rows, type by type."""
    kinds = {n.iri: n.type for n in picture.nodes}
    ordered = sorted(loose, key=lambda iri: (kinds[iri], iri))
    return _grid(ordered, 30, top + 15, WIDTH - 60, HEIGHT - top - 20)


def _grid(ordered: Sequence[str], left: float, top: float, width: float, height: float) -> dict[str, Point]:
    if not ordered:
        return {}
    columns = max(1, math.ceil(math.sqrt(len(ordered) * width / max(height, 1.0))))
    rows = math.ceil(len(ordered) / columns)
    return {
        iri: (left + width * (i % columns + 0.5) / columns, top + height * (i // columns + 0.5) / rows)
        for i, iri in enumerate(ordered)
    }


def levels(picture: Picture) -> dict[str, Point]:
    """Stand types in columns, programme → project → body → place, each near what it is tied to."""
    columns: dict[int, list[str]] = defaultdict(list)
    for node in picture.nodes:
        columns[_RANK.get(node.type, 3)].append(node.iri)
    tied = _graph(picture)
    height_of: dict[str, float] = {}
    placed: dict[str, Point] = {}
    band = WIDTH / 4
    for rank in sorted(columns):
        ordered = sorted(columns[rank], key=lambda iri: (_pull(tied, iri, height_of), iri))
        lanes = max(1, math.ceil(len(ordered) / 45))
        for i, iri in enumerate(ordered):
            x = band * rank + 50 + (band - 60) * (i % lanes) / lanes
            y = 30 + (HEIGHT - 60) * (i + 0.5) / len(ordered)
            placed[iri], height_of[iri] = (x, y), y
    return _apart(placed, picture, leading(picture))


def _pull(tied: nx.Graph[str], iri: str, height_of: dict[str, float]) -> float:
    around = [height_of[n] for n in tied.neighbors(iri) if n in height_of] if iri in tied else []
    return sum(around) / len(around) if around else HEIGHT


def sections(picture: Picture) -> dict[str, Point]:
    """Give each section a field in reading order; a thing stands where it is named first."""
    section_of = {line.iri: line.section for line in picture.lines}
    order = {h.iri: (h.report, h.order, h.iri) for h in picture.headings}
    first: dict[str, str] = {}
    for thing, sentence, _, _ in picture.mentions:
        first.setdefault(thing, section_of.get(sentence, ""))
    fields: dict[str, list[str]] = defaultdict(list)
    for node in picture.nodes:
        fields[first.get(node.iri, "")].append(node.iri)
    names = sorted(fields, key=lambda s: order.get(s, ("~", 0, s)))
    return _apart(_fields(names, fields), picture, leading(picture))


def _fields(names: Sequence[str], fields: dict[str, list[str]]) -> dict[str, Point]:
    columns = max(1, round(math.sqrt(len(names))))
    rows = math.ceil(len(names) / columns)
    wide, high = WIDTH / columns, HEIGHT / rows
    placed: dict[str, Point] = {}
    for i, name in enumerate(names):
        left, top = wide * (i % columns), high * (i // columns)
        placed |= _grid(sorted(fields[name]), left + 8, top + 8, wide - 16, high - 16)
    return placed


def _apart(placed: dict[str, Point], picture: Picture, named: Sequence[str]) -> dict[str, Point]:
    """Push the labelled nodes apart until no two of their labels touch.

    A label hangs under its node; its box is wide as its longest line, a full-width character a font size.
    """
    labels = {n.iri: wrap(n.label) for n in picture.nodes}
    keep = [iri for iri in named if iri in placed]
    if not keep:
        return placed
    at = np.array([placed[iri] for iri in keep])
    sizes = np.array([_box(labels[iri]) for iri in keep])
    half = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(400):
        gap = at[:, None, :] - at[None, :, :]
        over = half - np.abs(gap)
        clash = (over > 0).all(axis=2) & ~np.eye(len(keep), dtype=bool)
        if not clash.any():
            break
        at = np.clip(at + _push(gap, over, clash), sizes / 2, np.array([WIDTH, HEIGHT]) - sizes / 2)
    return placed | {iri: (float(x), float(y)) for iri, (x, y) in zip(keep, at, strict=True)}


def _box(label: str) -> Point:
    lines = label.split("\n")
    return max(len(line) for line in lines) * _FONT + 14, len(lines) * _FONT * 1.25 + 34


def _push(gap: Spots, over: Spots, clash: npt.NDArray[np.bool_]) -> Spots:
    """Move each pair apart along the axis on which less is needed; equals part by their order."""
    count = len(gap)
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :])
    side = np.where(gap == 0, order[:, :, None], np.sign(gap))
    across = over[:, :, 0] < over[:, :, 1]
    step = np.zeros_like(gap)
    step[:, :, 0] = np.where(clash & across, side[:, :, 0] * over[:, :, 0], 0)
    step[:, :, 1] = np.where(clash & ~across, side[:, :, 1] * over[:, :, 1], 0)
    return np.asarray(step.sum(axis=1) * 0.3)
