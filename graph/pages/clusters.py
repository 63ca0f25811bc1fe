"""Clusters of tied things: each laid out by springs, tighter or looser as room allows."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from graph.pages.spacing import Boxes, Floats, Point, apart

_BUNCH = 4  # leaves of one kind on one hub that stand together
_TURN = 2.399963  # the golden angle: near things don't line up


class Cluster:
    """Things that are tied to each other, however far; ``kinds`` are their types.

    Many leaves of one kind on one hub stand together as a bunch, whose place the springs find as one.
    """

    def __init__(self, tied: nx.Graph[str], kinds: Mapping[str, str], boxes: Boxes) -> None:
        self.names, self.boxes = sorted(tied), boxes
        hub = max(self.names, key=lambda name: tied.degree(name))
        self._star = len(tied) > 3 and tied.degree(hub) == tied.number_of_edges() == len(tied) - 1
        self._hub = hub
        self._bunches = {} if self._star else _bunches(tied, kinds)
        inside = {name for bunch in self._bunches.values() for name in bunch}
        reduced = _ordered(tied, [name for name in self.names if name not in inside])
        for (centre, kind), bunch in sorted(self._bunches.items()):
            reduced.add_edge(centre, f"{centre} {kind}", weight=1.0 + math.sqrt(len(bunch)) / 2)
        self._shape = {} if self._star else _shape(reduced)

    def laid(self, spread: float) -> Floats:
        """Return the points of the names; ``spread`` is its area over that of its boxes."""
        if self._star:
            return apart(self._ring(spread), self.boxes)
        room = float(np.maximum(self.boxes.half.prod(axis=1) * 4, 30.0**2).sum())
        side = math.sqrt(spread * room) if len(self._shape) > 2 else 60.0
        at = {name: (x * side, y * side) for name, (x, y) in self._shape.items()}
        for (centre, kind), bunch in sorted(self._bunches.items()):
            x, y = at.pop(f"{centre} {kind}")
            for i, name in enumerate(bunch):
                reach = 15 * math.sqrt(i + 0.3)
                at[name] = (x + reach * math.cos(i * _TURN), y + reach * math.sin(i * _TURN))
        return apart(np.array([at[name] for name in self.names]), self.boxes)

    def _ring(self, spread: float) -> Floats:
        """Set a hub among its leaves: on one ring, or from a dozen on in a spiral disc."""
        leaves = [name for name in self.names if name != self._hub]
        few, at = len(leaves) <= 12, {self._hub: (0.0, 0.0)}
        for i, name in enumerate(leaves):
            turn = 2 * math.pi * (i + 0.5) / len(leaves) if few else i * _TURN
            reach = 26 + 4 * spread * len(leaves) if few else 24 * math.sqrt(i + 3)
            at[name] = (reach * 1.25 * math.cos(turn), reach * math.sin(turn))
        return np.array([at[name] for name in self.names])


def _ordered(tied: nx.Graph[str], names: Sequence[str]) -> nx.Graph[str]:
    """Copy the part of a graph that holds some names, in their order: a subgraph knows none."""
    kept = set(names)
    copied: nx.Graph[str] = nx.Graph()
    copied.add_nodes_from(names)
    for name in names:
        copied.add_edges_from((name, other, tied[name][other]) for other in sorted(kept & set(tied[name])))
    return copied


def _bunches(tied: nx.Graph[str], kinds: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    if len(tied) > 3:
        for name in sorted(tied):
            if tied.degree(name) == 1:
                found[next(iter(tied.neighbors(name))), kinds[name]].append(name)
    return {key: leaves for key, leaves in found.items() if len(leaves) >= _BUNCH}


def _shape(tied: nx.Graph[str]) -> dict[str, Point]:
    """Return a spring layout round the origin whose longer side is 1."""
    names = sorted(tied)
    if len(names) <= 2:  # beside each other: their names have room below
        return {name: (float(i), 0.15 * i) for i, name in enumerate(names)}
    start = {name: (math.cos(i * _TURN) * i, math.sin(i * _TURN) * i) for i, name in enumerate(names)}
    if len(names) > 8:
        start = _by_community(tied)
    spots = _springs(tied, names, np.array([start[name] for name in names]))
    shape = (spots - spots.mean(axis=0)) / max(float(np.ptp(spots, axis=0).max()), 1e-9)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, shape, strict=True)}


def _springs(tied: nx.Graph[str], names: Sequence[str], at: Floats) -> Floats:
    """Let ties pull and everything push (Fruchterman and Reingold 1991), cooling down to rest.

    The pushes of all pairs are one product of matrices: Σj (pi - pj) wij = pi Σj wij - (W p)i.
    """
    index = {name: i for i, name in enumerate(names)}
    ends = np.array([(index[a], index[b]) for a, b in tied.edges]).reshape(-1, 2)
    pull = np.array([float(told["weight"]) for _, _, told in tied.edges(data=True)])[:, None]
    rest, rounds = 1.6 / math.sqrt(len(names)), 120 if len(names) < 600 else 45
    for turn in range(rounds):
        square = (at**2).sum(axis=1)
        apart_by = np.maximum(square[:, None] + square[None, :] - 2 * at @ at.T, 1e-4)
        push = rest**2 / apart_by
        np.fill_diagonal(push, 0)
        step = at * push.sum(axis=1)[:, None] - push @ at
        line = at[ends[:, 0]] - at[ends[:, 1]]
        drawn = line * np.linalg.norm(line, axis=1)[:, None] / rest * pull
        np.add.at(step, ends[:, 0], -drawn)
        np.add.at(step, ends[:, 1], drawn)
        length = np.maximum(np.linalg.norm(step, axis=1), 1e-9)[:, None]
        moved = at + step / length * np.minimum(length, 0.1 * (1 - turn / rounds))
        # Processors add up in different orders: unrounded, the last bits would grow into another picture.
        at = moved.round(9)
    return at


def _by_community(tied: nx.Graph[str]) -> dict[str, Point]:
    """Start from communities on a spiral, so that few rounds are needed and the end is always the same."""
    start: dict[str, Point] = {}
    parts = nx.community.louvain_communities(tied, seed=7)
    for number, part in enumerate(sorted((sorted(p) for p in parts), key=lambda p: (-len(p), p[0]))):
        angle = _TURN * number
        radius = math.sqrt(number / len(parts))
        for i, iri in enumerate(part):
            turn = 2 * math.pi * i / len(part)
            start[iri] = (
                radius * math.cos(angle) + 0.15 * math.cos(turn),
                radius * math.sin(angle) + 0.15 * math.sin(turn),
            )
    return start
