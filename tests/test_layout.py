"""Where nodes stand: always the same, named ones legible, programmes with their projects."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from pyoxigraph import Store

from graph.answers.engines import Embedded
from graph.pages import clusters
from graph.pages.layout import NAMED, force, layouts, leading, levels, marks, sections
from graph.pages.picture import Fact, Node, Picture, read_picture
from graph.pages.spacing import FONT, Boxes, apart, wrap

LAYOUTS = (force, levels, sections)


@pytest.fixture(scope="module")
def picture(shipped: Store) -> Picture:
    return read_picture(Embedded(shipped))


def hub(leaves: int) -> Picture:
    nodes = [Node("hub", "Programme", "中心")] + [Node(f"n{i}", "Project", f"项目{i}") for i in range(leaves)]
    facts = [Fact(f"c{i}", f"n{i}", "serves", "hub", "", "explicit", "s", 0, 1) for i in range(leaves)]
    return Picture("星", tuple(nodes), tuple(facts))


def test_the_same_picture_is_laid_out_the_same_each_time(picture: Picture) -> None:
    assert layouts(picture) == layouts(picture)


def web(count: int) -> Picture:
    """Make up things of which each is tied to two others."""
    nodes = tuple(Node(f"n{i}", "Project", f"云岭{i}") for i in range(count))
    ends = {(f"n{i}", f"n{i * step % count}") for i in range(count) for step in (3, 7)}
    facts = tuple(
        Fact(f"f{a}{b}", a, "serves", b, "", "explicit", "l", 0, 1) for a, b in sorted(ends) if a != b
    )
    return Picture("云岭", nodes, facts)


def test_every_run_draws_the_same_picture() -> None:
    """Sets of words are gone through in another order in each process."""
    code = "from graph.pages.layout import *; from tests.test_layout import web; print(force(web(60)).points)"
    drawn = set()
    for seed in "12":
        told = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=told,
            cwd=Path(__file__).parents[1],
            check=True,
            capture_output=True,
        )
        drawn.add(done.stdout)
    assert len(drawn) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_node_has_a_place_on_the_canvas(picture: Picture, layout: object) -> None:
    laid = layout(picture)  # type: ignore[operator]
    assert set(laid.points) == {node.iri for node in picture.nodes} == set(laid.fonts)
    assert all(0 <= x <= laid.width and 0 <= y <= laid.height for x, y in laid.points.values())


@pytest.mark.parametrize("layout", (force, levels))
def test_named_labels_touch_neither_each_other_nor_a_mark(picture: Picture, layout: object) -> None:
    laid = layout(picture)  # type: ignore[operator]
    labels, sizes, named = {n.iri: n.label for n in picture.nodes}, marks(picture), leading(picture)
    assert len(named) == NAMED and all(laid.fonts[iri] == FONT for iri in named)
    order = [*named, *(iri for iri in laid.points if iri not in set(named))]
    fonts = [FONT if i < NAMED else 0.0 for i in range(len(order))]
    boxes = Boxes.of([labels[i] for i in order], [sizes[i] - 2 for i in order], fonts)
    for i in range(NAMED):
        for j in range(i + 1, len(order)):
            a, b = laid.points[order[i]], laid.points[order[j]]
            gap = [abs(a[k] + boxes.below[i][k] - b[k] - boxes.below[j][k]) for k in (0, 1)]
            room = boxes.half[i] + boxes.half[j]
            assert gap[0] >= room[0] - 1 or gap[1] >= room[1] - 1, (labels[order[i]], labels[order[j]])


def test_a_programme_keeps_its_projects_near(picture: Picture) -> None:
    points = force(picture).points
    serving = [f for f in picture.facts if f.predicate == "serves" and f.object in points]
    own = mean(math.dist(points[f.subject], points[f.object]) for f in serving)
    projects = [f.subject for f in serving]
    others = mean(math.dist(points[a], points[f.object]) for a in projects for f in serving)
    assert own < others / 2


def test_what_is_tied_to_nothing_stands_below_with_a_caption(picture: Picture) -> None:
    laid, degrees = force(picture), picture.degrees()
    loose = [n.iri for n in picture.nodes if not degrees[n.iri]]
    lowest = max(y for iri, (_, y) in laid.points.items() if degrees[iri])
    assert loose and min(laid.points[iri][1] for iri in loose) > lowest
    assert [(key, text) for _, _, key, text in laid.captions] == [("shelf", str(len(loose)))]


@pytest.mark.parametrize("leaves", [0, 1, 2, 5, 40, 700])
def test_pictures_of_any_size_are_laid_out(leaves: int) -> None:
    for laid in layouts(hub(leaves)).values():
        assert len(laid.points) == leaves + 1
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in laid.points.values())


def test_equal_points_part() -> None:
    boxes = Boxes.of(["甲", "乙"], [5, 5], [0, 0])
    at = apart(boxes.half * 0, boxes)
    assert abs(at[0] - at[1]).max() >= 13.9


@pytest.mark.parametrize("seed", range(6))
def test_however_close_boxes_stand_in_the_end_none_touch(seed: int) -> None:
    random = np.random.default_rng(seed)
    boxes = Boxes.of(["青石大道改造工程"] * 60, [6] * 60, [FONT, 0.0] * 30)
    middle = apart(random.normal(0, 20, (60, 2)), boxes) + boxes.below
    for i in range(60):
        room = boxes.half[i] + boxes.half[i + 1 :]
        assert (np.abs(middle[i] - middle[i + 1 :]) > room - 0.1).any(axis=1).all()


def test_another_order_of_adding_up_gives_the_same_picture(
    picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What processors do differently is the last bits."""
    springs, first = clusters._springs, force(picture)
    noise = np.random.default_rng(7)
    monkeypatch.setattr(
        clusters,
        "_springs",
        lambda tied, names, at: springs(tied, names, at + noise.normal(0, 1e-14, at.shape)),
    )
    assert force(picture).points == first.points


@pytest.mark.parametrize(
    ("label", "lines"),
    [("东湖公园", 1), ("东湖公园西岭隧道", 1), ("东湖公园西岭隧道连接线", 2), ("山" * 60, 3)],
)
def test_long_names_are_wrapped(label: str, lines: int) -> None:
    wrapped = wrap(label).split("\n")
    assert len(wrapped) == lines and max(map(len, wrapped)) <= 8
    assert "".join(wrapped) == label or wrapped[-1].endswith("…")
