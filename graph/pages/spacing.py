"""Room on a page: boxes of marks and labels, pushed apart, packed together, labels as large as fits.

Everything is in pixels at zoom 1; a label hangs under its mark, as vis-network draws it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

LINE = 8  # full-width characters a label line
FONT = 14.0  # of the nodes that are named at first sight
SMALLER = (FONT, 11.0, 8.5, 6.5, 5.0, 3.8)  # what other labels may have: the largest without overlap
_CELL = 10.0
_MARGIN = 10.0
_SKIN = 40.0  # how far apart boxes may be that are looked at together
_ROUNDS = 150  # of pushing; more of them bring less than moving all boxes outwards
_GROWTHS = 24  # how often they move so, at most
_FEW = 1000  # boxes, which one looks at whole: they are kept closer together

Point = tuple[float, float]
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def wrap(label: str) -> str:
    """Break a long name into lines of nearly equal length, at most LINE characters, three lines at most."""
    count = math.ceil(len(label) / LINE)
    if count > 3:
        label, count = label[: 3 * LINE - 1] + "…", 3
    length = math.ceil(len(label) / max(count, 1)) or 1
    lines = "\n".join(label[i : i + length] for i in range(0, len(label), length))
    return re.sub(r"\n([”》)）、])", r"\1\n", lines).rstrip("\n")  # a closing mark begins no line


@cache
def label_size(label: str, font: float) -> Point:
    """Return width and height of a wrapped label: a full-width character is one font size wide."""
    lines = wrap(label).split("\n")
    width = max(sum(0.6 if char.isascii() else 1.0 for char in line) for line in lines)
    return width * font + 4, len(lines) * font * 1.2 + 6


@dataclass(frozen=True, slots=True)
class Boxes:
    """What nodes take up: ``half`` of width and height, and how far the middle lies below the mark's."""

    half: Floats
    below: Floats

    @classmethod
    def of(cls, labels: Sequence[str], marks: Sequence[float], fonts: Sequence[float]) -> Boxes:
        """Measure nodes by label, half mark size and font size (0: no label)."""
        half, below = [], []
        for label, mark, font in zip(labels, marks, fonts, strict=True):
            wide, high = label_size(label, font) if font else (0.0, 0.0)
            half.append((max(mark + 2, wide / 2), mark + 2 + high / 2))
            below.append((0.0, high / 2))
        return cls(np.array(half, float).reshape(-1, 2), np.array(below, float).reshape(-1, 2))

    def around(self, at: Floats) -> tuple[Floats, Floats]:
        """Return the corners of the boxes of nodes at some points: left top, right bottom."""
        return at + self.below - self.half, at + self.below + self.half


def apart(at: Floats, boxes: Boxes, still: int = 0) -> Floats:
    """Push boxes apart until none touch; of a pair the smaller gives way more, the first ``still`` never.

    Pushing alone may go in circles where boxes stand close: then all of them move a little outwards first.
    """
    if len(at) < 2:
        return at
    free = (np.arange(len(at)) >= still)[:, None]
    at, settled = _pushed(at + _nudge(len(at)) * free, boxes, still)
    share = 0.04 if len(at) < _FEW else 0.15
    for _ in range(_GROWTHS):
        if settled:
            break
        at, settled = _pushed(at + (at - at.mean(axis=0)) * share * free, boxes, still)
    return at


def _pushed(at: Floats, boxes: Boxes, still: int) -> tuple[Floats, bool]:
    """Push for some rounds; return the points and whether none touch.

    The pairs that may touch are looked for anew only when a box has moved as far as they were looked for.
    """
    size = boxes.half.prod(axis=1)
    size[:still] = 1e12
    since = np.full_like(at, np.inf)  # where the boxes stood at the last look
    for _ in range(_ROUNDS):
        middle = at + boxes.below
        if np.abs(at - since).max() > _SKIN / 2:
            (i, j), since = _close(middle, boxes), at.copy()
        gap = middle[i] - middle[j]
        over = boxes.half[i] + boxes.half[j] - np.abs(gap)
        clash = (over > 0.01).all(axis=1) & ((i >= still) | (j >= still))
        if not clash.any():
            return at, True
        first, second, gap, over = i[clash], j[clash], gap[clash], over[clash]
        step = np.where(gap < 0, -1.0, 1.0) * over * 0.55
        across = over[:, 0] < over[:, 1]
        step[across, 1] = 0
        step[~across, 0] = 0
        share = (size[second] / (size[first] + size[second]))[:, None]
        np.add.at(at, first, step * share)
        np.add.at(at, second, -step * (1 - share))
    return at, False


def _nudge(count: int) -> Floats:
    """Equal points must part in some direction, the same one each time."""
    turn = np.arange(count) * 2.399963
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * 0.5


def _close(middle: Floats, boxes: Boxes) -> tuple[Whole, Whole]:
    """Return the pairs of boxes that are less than ``_SKIN`` apart, found by width, the widest first."""
    reach = boxes.half.max(axis=1)
    rank = np.argsort(np.argsort(-reach, kind="stable"))
    around = (2 * reach + _SKIN) * 2**0.5
    near = cKDTree(middle).query_ball_point(middle, around, return_sorted=True)
    counts = np.fromiter(map(len, near), dtype=np.int64, count=len(near))
    i, j = np.repeat(np.arange(len(middle)), counts), np.concatenate([np.array(n, np.int64) for n in near])
    wider = rank[i] < rank[j]  # each pair once, from its wider box, whose circle reaches the other
    i, j = i[wider], j[wider]
    close = (np.abs(middle[i] - middle[j]) < boxes.half[i] + boxes.half[j] + _SKIN).all(axis=1)
    return i[close], j[close]


def pack(groups: Sequence[tuple[Floats, Boxes]], width: float, height: float) -> list[Floats] | None:
    """Lay groups out beside each other, the first in the middle, each next as near to it as there is room.

    Returns the moved points, or None where the groups don't fit.
    """
    columns, rows = math.ceil(width / _CELL), math.ceil(height / _CELL)
    taken = np.zeros((rows, columns), dtype=np.int64)
    placed = []
    for at, boxes in groups:
        low, high = _extent(at, boxes)
        size = np.maximum(1, np.ceil((high - low + _MARGIN) / _CELL)).astype(int)
        corner = _free(taken, int(size[0]), int(size[1]))
        if corner is None:
            return None
        moved = at - low + np.array(corner, float) * _CELL + _MARGIN / 2
        _take(taken, moved + boxes.below, boxes.half)
        placed.append(moved)
    return placed


def _extent(at: Floats, boxes: Boxes) -> tuple[Floats, Floats]:
    low, high = boxes.around(at)
    return low.min(axis=0), high.max(axis=0)


def _take(taken: Whole, middle: Floats, half: Floats) -> None:
    low = np.maximum(0, np.floor((middle - half - _MARGIN / 2) / _CELL)).astype(int)
    high = np.ceil((middle + half + _MARGIN / 2) / _CELL).astype(int)
    for (left, top), (right, bottom) in zip(low, high, strict=True):
        taken[top:bottom, left:right] = 1


def _free(taken: Whole, wide: int, high: int) -> tuple[int, int] | None:
    """Return the free corner (column, row) whose box lies nearest to the middle, by a summed-area table."""
    rows, columns = taken.shape
    if high > rows or wide > columns:
        return None
    sums = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    sums[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    down, right = np.nonzero(inside == 0)
    if not len(down):
        return None
    far = (right + wide / 2 - columns / 2) ** 2 / columns**2 + (down + high / 2 - rows / 2) ** 2 / rows**2
    best = int(np.argmin(far))
    return int(right[best]), int(down[best])


def fonts_that_fit(
    at: Mapping[str, Point],
    labels: Mapping[str, str],
    marks: Mapping[str, float],
    named: Sequence[str],
    blocked: Sequence[tuple[float, float, float, float]] = (),
) -> dict[str, float]:
    """Return for each node the largest font whose label touches nothing; ``named`` come first, with FONT.

    Labels of what is near the front of ``at`` are placed before those behind it. ``blocked`` are boxes
    (left, top, right, bottom) that hold something else.
    """
    first = [iri for iri in named if iri in at]
    order = list(dict.fromkeys([*first, *at]))
    spots = np.array([at[iri] for iri in order]).reshape(-1, 2)
    texts, sizes = [labels[iri] for iri in order], [marks[iri] for iri in order]
    choice = {font: Boxes.of(texts, sizes, [font] * len(order)).around(spots) for font in (0.0, *SMALLER)}
    low, high = (edges.copy() for edges in choice[0.0])
    low[: len(first)], high[: len(first)] = (edges[: len(first)] for edges in choice[FONT])
    wall = np.array(blocked, float).reshape(-1, 4)
    near = cKDTree(spots).query_ball_point(spots, 150) if len(order) else []
    fonts = [FONT] * len(first)
    for turn in range(len(first), len(order)):
        others = [i for i in near[turn] if i != turn]
        lows, highs = np.concatenate([low[others], wall[:, :2]]), np.concatenate([high[others], wall[:, 2:]])
        for font in SMALLER:
            left, right = choice[font][0][turn], choice[font][1][turn]
            if font == SMALLER[-1] or not ((lows < right) & (highs > left)).all(axis=1).any():
                fonts.append(font)
                low[turn], high[turn] = left, right
                break
    return dict(zip(order, fonts, strict=True))
