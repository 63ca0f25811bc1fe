"""What stands where: only in towns that a stated place lies in, the rest listed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from pyoxigraph import Store

from graph.answers.engines import Embedded
from graph.pages.mapping import on_map, rings_of, survey
from graph.pages.picture import Fact, Node, Picture, read_picture


def placed() -> Picture:
    towns = (
        Node("t1", "Place", "东镇", identifiers=(("NBS", "999999001"),), point=(113.3, 22.9)),
        Node("t2", "Place", "西镇", identifiers=(("NBS", "999999002"),), point=(113.4, 23.0)),
    )
    nodes = (
        towns[0], Node("v", "Place", "山村", town="西镇"), Node("lake", "Place", "南湖"),
        *(Node(iri, "Project", iri.upper()) for iri in "abcd"),
    )  # fmt: skip
    where = (("a", "t1"), ("b", "v"), ("c", "lake"))
    facts = tuple(Fact(f"f{s}", s, "locatedIn", o, "", "name", "s", 0, 1) for s, o in where)
    return Picture("图", nodes, facts, points=towns)


def test_things_stand_in_the_town_of_their_place() -> None:
    ground = survey(placed())
    assert ground is not None
    assert ground.seats == {"t1": "东镇", "v": "西镇", "a": "东镇", "b": "西镇"}


def test_what_has_no_known_town_is_listed_with_its_places() -> None:
    ground = survey(placed())
    assert ground is not None and ground.adrift == (("c", ("南湖",)),)


def test_north_is_up_and_east_is_right() -> None:
    ground = survey(placed())
    assert ground is not None
    east, west = dict(ground.towns)["西镇"], dict(ground.towns)["东镇"]
    assert east[0] > west[0] and east[1] < west[1]


def test_towns_keep_their_points_on_the_page() -> None:
    picture = placed()
    ground = survey(picture)
    assert ground is not None
    laid = on_map(picture, ground)
    assert set(laid.points) == {"t1", "v", "a", "b"}
    assert math.dist(laid.points["t1"], dict(ground.towns)["东镇"]) < 0.1
    assert [text for *_, text in laid.captions] == ["西镇"]


def test_without_points_there_is_no_map() -> None:
    assert survey(Picture("图", placed().nodes, ())) is None


@pytest.mark.parametrize(("datum", "drawn"), [("WGS 84", True), ("GCJ-02", False)])
def test_an_outline_of_another_datum_is_not_drawn(datum: str, drawn: bool) -> None:
    ring = [[113.2, 22.8], [113.5, 22.8], [113.5, 23.1], [113.2, 22.8]]
    shape = {
        "type": "Feature",
        "properties": {"datum": datum},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }
    assert rings_of(shape) == ((tuple(map(tuple, ring)),) if drawn else ())


def test_a_village_with_a_point_stands_at_it() -> None:
    village = Node("v", "Place", "山村", town="西镇", point=(113.45, 23.05))
    picture = placed()
    nodes = tuple(village if node.iri == "v" else node for node in picture.nodes)
    picture = replace(picture, nodes=nodes, points=(*picture.points, village))
    ground = survey(picture)
    assert ground is not None and ground.anchors["b"] == "v" and ground.seats["b"] == "西镇"
    laid = on_map(picture, ground)
    assert math.dist(laid.points["v"], ground.spots["v"]) < 0.1
    assert math.dist(laid.points["b"], laid.points["v"]) < 120


def test_the_shipped_district_has_an_outline_round_its_towns(shipped: Store) -> None:
    ground = survey(read_picture(Embedded(shipped)))
    assert ground is not None and len(ground.towns) == 16 and len(ground.rings) == 1
    xs, ys = zip(*ground.rings[0], strict=True)
    assert all(min(xs) < x < max(xs) and min(ys) < y < max(ys) for _, (x, y) in ground.towns)
