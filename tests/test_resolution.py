"""Which division a mention means: with a reason and how sure, or open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from graph.triples.build import triples
from graph.triples.identity import scope
from loaders.gazetteer import division
from loaders.names.places import settle
from loaders.records import Entity, Reading
from ontology.terms import PREFIXES

# Two villages of one name in two towns, and one that only the second town has.
HERE, THERE, BESIDE = "NBS:440113012200", "NBS:440113017210", "NBS:440113017206"
TWINS = (HERE, THERE)


def test_a_programme_of_another_province_is_another_of_the_same_name() -> None:
    """Names that a table knows as the province's are so in its own districts only."""
    assert (
        scope("programme", "百千万工程", "440113") == scope("programme", "百千万工程", "440114") == "440000"
    )
    assert scope("programme", "百千万工程", "510107") == "510107"


def test_the_town_in_the_sentence_decides() -> None:
    code, note = settle(TWINS, "推进大石街甲村改造")
    assert code == HERE and note.startswith("0.95 ")


def test_a_neighbour_in_the_list_decides_where_no_town_is_named() -> None:
    code, note = settle(TWINS, "推进甲村、乙村改造", [(BESIDE,)])
    assert code == THERE and note.startswith("0.85 ")


@pytest.mark.parametrize("beside", [[], [("NBS:440113007200",)], [(BESIDE, "NBS:440113105202")]])
def test_what_nothing_decides_stays_open(beside: list[tuple[str, ...]]) -> None:
    code, note = settle(TWINS, "推进甲村改造", beside)
    assert code == "" and all(each in note for each in TWINS)


def test_no_name_decides_by_itself_where_two_towns_are_named() -> None:
    assert settle(TWINS, "大石街、沙湾街的甲村")[0] == ""


@pytest.fixture
def said(invented: Callable[..., Reading]) -> Callable[[Entity], list[tuple[str, ...]]]:
    def ask(entity: Entity) -> list[tuple[str, ...]]:
        reading = invented()
        first = next(each for each in reading.entities if each.mentions)
        placed = replace(entity, mentions=first.mentions)
        store = Store()
        store.load(triples(replace(reading, entities=(placed,), relations=())), format=RdfFormat.N_TRIPLES)
        rows = store.query(
            """SELECT ?what ?sure ?why WHERE {
              { ?m a sssom:Mapping ; owl:annotatedTarget ?what ; sssom:confidence ?sure ; rdfs:comment ?why }
              UNION { ?f pg:rule "place-resolution" ; pg:reason ?why FILTER(lang(?why) = "zh") }
            }""",
            prefixes=PREFIXES,
        )
        assert isinstance(rows, QuerySolutions)
        return [tuple(row[v].value if row[v] else "" for v in rows.variables) for row in rows]

    return ask


def test_reasons_stand_in_the_graph(said: Callable[[Entity], list[tuple[str, ...]]]) -> None:
    ((what, sure, why),) = said(Entity("place", "甲村", code=THERE, note="0.85 与同镇街的地名并列"))
    assert (what.rsplit("/", 1)[1], sure, why) == (THERE[4:], "0.85", "与同镇街的地名并列")
    ((_, sure, _),) = said(Entity("place", division(BESIDE[4:]).label, code=BESIDE))
    assert sure == "0.98"


def test_open_names_are_findings(said: Callable[[Entity], list[tuple[str, ...]]]) -> None:
    ((_, _, why),) = said(Entity("place", "甲乙丙村"))
    assert "各年区划表中都没有" in why
    ((_, _, why),) = said(Entity("place", "甲村", note="同名区划: " + ", ".join(TWINS)))
    assert HERE in why
    assert said(Entity("place", "甲乙湖")) == []  # no division's name, so nothing is missing
