"""Names that people type lead to things, and to nothing else than they say."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from graph.answers.engines import Embedded
from graph.answers.names_index import (
    AmbiguousName,
    UnknownName,
    choices,
    codes,
    folded,
    resolve,
    search,
    spelling,
)

DATA = """
@prefix pg: <https://w3id.org/plan-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix place: <https://w3id.org/plan-graph/id/place/nbs/> .
@prefix prog: <https://w3id.org/plan-graph/id/programme/440000/> .
@prefix proj: <https://w3id.org/plan-graph/id/project/440105/> .
@prefix status: <https://w3id.org/plan-graph/ontology/status/> .
place:1 a pg:Place ; rdfs:label "东村镇"@zh .
place:2 a pg:Place ; rdfs:label "西村镇"@zh .
place:11 a pg:Place ; rdfs:label "柳树村"@zh ; schema:containedInPlace place:1 .
place:21 a pg:Place ; rdfs:label "柳树村"@zh ; schema:containedInPlace place:2 .
proj:liu-shu-cun-gai-zao-ab12 a pg:Project ; rdfs:label "柳树村改造"@zh ; skos:altLabel "柳树村"@zh .
prog:bi-bo-gong-cheng-12ab a pg:Programme ; skos:altLabel "碧波行动"@zh ;
  rdfs:label "“碧波工程”"@zh , "Clear Waters"@en .
prog:bi-bo-xing-dong-34cd a pg:Programme ; rdfs:label "碧波行动"@zh .
prog:qing-feng-ji-hua-77aa a pg:Programme ; rdfs:label "清风计划"@zh .
pg:amount a pg:Quantity ; rdfs:label "绿地面积"@zh .
pg:wording a pg:Indicator ; rdfs:label "绿地规模"@zh ; pg:measures pg:amount .
pg:own a pg:Indicator ; rdfs:label "绿道规模"@zh ; pg:measures pg:own .
status:completed skos:inScheme <https://w3id.org/plan-graph/ontology/status/> ; skos:notation "completed" ;
  rdfs:label "已完成"@zh , "completed"@en .
"""
ID = "https://w3id.org/plan-graph/id/"


@pytest.fixture(scope="module")
def engine() -> Embedded:
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.TURTLE)
    return Embedded(store)


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ("碧波行动", "pg:Programme", "programme/440000/bi-bo-xing-dong-34cd"),  # a label outweighs an alias
        ("“碧波工程”", "pg:Programme", "programme/440000/bi-bo-gong-cheng-12ab"),
        ("碧波工程", "pg:Programme", "programme/440000/bi-bo-gong-cheng-12ab"),  # marks don't matter
        ("clear waters", "pg:Programme", "programme/440000/bi-bo-gong-cheng-12ab"),
        ("清风", "pg:Programme", "programme/440000/qing-feng-ji-hua-77aa"),  # beginning
        ("风计划", "pg:Programme", "programme/440000/qing-feng-ji-hua-77aa"),  # part
        ("qfjh", "pg:Programme", "programme/440000/qing-feng-ji-hua-77aa"),
        ("qingfengjihua", "pg:Programme", "programme/440000/qing-feng-ji-hua-77aa"),
        ("柳树村", "pg:Project", "project/440105/liu-shu-cun-gai-zao-ab12"),
        ("programme/440000/qing-feng-ji-hua-77aa", "pg:Programme", "programme/440000/qing-feng-ji-hua-77aa"),
        (ID + "place/nbs/21", "pg:Place", "place/nbs/21"),
    ],
)
def test_a_name_leads_to_its_thing(engine: Embedded, name: str, kind: str, id: str) -> None:
    assert resolve(engine, name, (kind,)) == ID + id


def test_a_wording_leads_to_the_quantity_that_it_measures(engine: Embedded) -> None:
    kinds = ("pg:Quantity", "pg:Indicator")
    assert resolve(engine, "绿地规模", kinds) == "https://w3id.org/plan-graph/ontology#amount"
    assert resolve(engine, "绿道规模", kinds) == "https://w3id.org/plan-graph/ontology#own"
    assert resolve(engine, "绿地规模", ("pg:Indicator",)).endswith("#wording")


def test_an_ambiguous_name_lists_type_and_place(engine: Embedded) -> None:
    with pytest.raises(AmbiguousName, match="东村镇") as caught:
        resolve(engine, "柳树村", ("pg:Place",))
    assert [(c.id, c.place) for c in caught.value.candidates] == [
        ("place/nbs/11", "东村镇"),
        ("place/nbs/21", "西村镇"),
    ]


def test_an_unknown_name_lists_the_nearest(engine: Embedded) -> None:
    with pytest.raises(UnknownName, match="清风计划"):
        resolve(engine, "青风计划", ("pg:Programme",))


@pytest.mark.parametrize("name", ["", "   ", "“”", 'a" } ; {', "甲\\", "place/nbs/99"])
def test_nothing_is_made_of_nothing(engine: Embedded, name: str) -> None:
    assert search(engine, name, ("pg:Place",)) == []


def test_choices_and_codes(engine: Embedded) -> None:
    assert [c.label for c in choices(engine, ("pg:Programme",))] == ["“碧波工程”", "清风计划", "碧波行动"]
    assert choices(engine, ("pg:Programme",))[0].aliases == ("碧波行动",)
    iri = "https://w3id.org/plan-graph/ontology/status/completed"
    assert codes(engine, "status") == {"completed": (iri, "已完成", "completed")}


def test_folding_and_spelling() -> None:
    assert folded(" “碧波” 工程(A)") == "碧波工程a"
    assert spelling(ID + "programme/440000/bi-bo-gong-cheng-12ab", "碧波工程") == "bi-bo-gong-cheng"
    assert spelling(ID + "place/440113", "柳树") == "liu-shu"
