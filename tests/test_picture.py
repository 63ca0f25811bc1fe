"""What a page draws is what the graph says, with the exact words."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from graph.answers.engines import Embedded
from graph.errors import PlanGraphError
from graph.pages.picture import Fact, Number, Picture, read_picture
from graph.pages.views import answered, of_section, of_types


@pytest.fixture(scope="module")
def tiny(small: Store) -> Picture:
    return read_picture(Embedded(small))


@pytest.fixture(scope="module")
def whole(shipped: Store) -> Picture:
    return read_picture(Embedded(shipped))


def labels(picture: Picture) -> set[str]:
    return {node.label for node in picture.nodes}


def test_things_relations_and_figures_are_read(tiny: Picture) -> None:
    assert {"东湖公园", "西岭隧道", "碧波工程", "省级样板公园"} <= labels(tiny)
    names = {node.iri: node.label for node in tiny.nodes}
    said = {(names[f.subject], f.predicate, names.get(f.object, f.value), f.basis) for f in tiny.facts}
    assert ("东湖公园", "serves", "碧波工程", "section") in said
    assert {"12.5", "3", "20"} <= {number.printed for number in tiny.numbers}


def test_only_what_the_report_speaks_of_is_drawn(tiny: Picture) -> None:
    spoken = {end for f in tiny.facts for end in (f.subject, f.object)} | {m[0] for m in tiny.mentions}
    spoken |= {iri for number in tiny.numbers for iri in number.about}
    assert {node.iri for node in tiny.nodes} <= spoken


def test_every_fact_lies_in_its_sentence(whole: Picture) -> None:
    lines = {line.iri: line for line in whole.lines}
    items: list[Fact | Number] = [*whole.facts, *whole.numbers]
    for item in items:
        line = lines[item.sentence]
        assert line.start <= item.start < item.end <= line.end
        assert len(line.text) == line.end - line.start


def test_places_have_points(whole: Picture) -> None:
    assert len(whole.points) >= 16
    assert all(113 < lon < 114 and 22 < lat < 24 for lon, lat in (p.point for p in whole.points if p.point))


def test_what_surrounds_a_thing_grows_with_the_steps(tiny: Picture) -> None:
    park = next(node.iri for node in tiny.nodes if node.label == "东湖公园")
    near, far = labels(tiny.around(park, 1)), labels(tiny.around(park, 2))
    assert "碧波工程" in near and "西岭隧道" not in near and near <= far


def test_types_are_named_in_either_language(tiny: Picture) -> None:
    assert of_types(tiny, ["项目"]) == of_types(tiny, ["project"])
    assert labels(of_types(tiny, ["项目"])) == {"东湖公园", "西岭隧道"}


def test_an_unknown_type_or_section_says_what_is_near(tiny: Picture) -> None:
    with pytest.raises(PlanGraphError, match="did you mean project"):
        of_types(tiny, ["projcet"])
    with pytest.raises(PlanGraphError, match="今年安排"):
        of_section(tiny, "今年的安排")


def test_a_section_shows_what_it_names(tiny: Picture) -> None:
    assert labels(of_section(tiny, "今年安排")) == {"西岭隧道"}


def test_an_answer_is_drawn_with_the_sentence_of_each_row(shipped: Store, whole: Picture) -> None:
    nodes = {node.iri: node for node in whole.nodes}
    serving = (f for f in whole.facts if f.predicate == "serves" and nodes[f.subject].type == "Project")
    name = nodes[next(serving).object].label
    part, question = answered(Embedded(shipped), whole, "projects-serving-programme", {"programme": [name]})
    (_, chinese), (_, english) = question.tables
    assert len(chinese) == len(english) == len(question.evidence) + 1 > 1
    assert {row[1] for row in chinese[1:]} <= labels(part)
    lines = {line.iri: line for line in whole.lines}
    assert all(lines[s].start <= start < end <= lines[s].end for s, start, end in question.evidence)
