"""Which division a mention means: with a reason and how sure, or open."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from graph.triples.build import triples
from graph.triples.identity import scope
from loaders.extract import read
from loaders.gazetteer import division
from loaders.names.places import settle
from loaders.names.towns import SEVERAL
from loaders.records import Entity, Reading
from loaders.sources import read_source
from loaders.text import Source, Span
from ontology.terms import PREFIXES
from tests.scores import SHARED

# Two villages of one name in two towns, and one that only the second town has.
HERE, THERE, BESIDE = "NBS:440113012200", "NBS:440113017210", "NBS:440113017206"
TWINS = (HERE, THERE)
SHEET = Path(__file__).parent / "data" / "places"


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


def test_villages_told_apart_by_numbers_are_each_meant(
    said: Callable[..., list[tuple[str, ...]]],
) -> None:
    rows = said(Entity("place", "甲(一二)村", note=SEVERAL + ", ".join(TWINS)))
    assert sorted(what.rsplit("/", 1)[1] for what, _, _ in rows) == [each[4:] for each in TWINS]
    assert {why for _, _, why in rows} == {"一次提到的几个区划之一"}


def test_a_division_says_when_its_code_held_and_what_came_after(invented: Callable[..., Reading]) -> None:
    reading = invented()
    old = replace(
        next(e for e in reading.entities if e.mentions), type="place", name="沙湾镇", code="NBS:440113118"
    )
    store = Store()
    store.load(triples(replace(reading, entities=(old,), relations=())), format=RdfFormat.N_TRIPLES)
    rows = store.query(
        """SELECT ?first ?last ?later ?since WHERE {
          ?old skos:notation "440113118"^^pg:NBS ; pg:firstVintage ?first ; pg:lastVintage ?last ;
            dct:isReplacedBy ?new . ?new rdfs:label ?later ; pg:firstVintage ?since }""",
        prefixes=PREFIXES,
    )
    assert isinstance(rows, QuerySolutions)
    assert [tuple(cell.value for cell in row) for row in rows] == [("2016", "2020", "沙湾街道", "2021")]


def named(text: str) -> dict[str, tuple[str, str]]:
    """Return code and note of each 涌口村, which two towns of the district have, in a report of that text."""
    source = Source("r", f"番禺区2030年计划报告\n一、2029年工作回顾\n{text}\n")
    places = (e for e in read(source).entities if e.name.startswith("涌口村") and e.type == "place")
    return {place.name: (place.code, place.note) for place in places}


def test_a_name_decided_anywhere_in_a_report_says_by_what() -> None:
    ((code, note),) = named("涌口村完成改造3处。\n大石街涌口村建成公园1个。").values()
    assert code == HERE and note.startswith("0.95 ")


def test_a_village_named_with_its_town_is_that_towns() -> None:
    source = Source("r", "番禺区2030年计划报告\n一、2029年工作回顾\n石楼镇沙南村完成改造3处。\n")
    found = {e.name: e.code for e in read(source).entities if e.type == "place" and e.name.endswith("村")}
    assert set(found.values()) == {"NBS:440113105202"}


def test_namesakes_in_one_report_are_two_places_and_what_is_open_stays_so() -> None:
    found = named("大石街涌口村完成改造3处。\n沙湾街涌口村建成公园1个。\n涌口村新增绿地2公顷。")
    assert {name: code for name, (code, _) in found.items()} == {
        "涌口村(大石街道)": HERE, "涌口村(沙湾街道)": THERE, "涌口村": ""
    }  # fmt: skip
    assert HERE in found["涌口村"][1] and THERE in found["涌口村"][1]


def sheet(own: bool) -> list[dict[str, str]]:
    """Return the mentions judged by hand: those in the invented texts, or those in published reports."""
    with (SHEET / "mentions.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["text"].startswith("own-") == own]


@cache
def reading(text: str) -> Reading:
    path = SHEET / f"{text}.txt"
    return read(read_source(path if path.is_file() else SHARED / "reports" / f"{text}.txt"))


def asserted(row: dict[str, str]) -> set[str]:
    """Return the codes that a reading gives to a mention, to what lies in it, else to what lies across it."""
    places = [entity for entity in reading(row["text"]).entities if entity.type == "place"]
    span = Span(int(row["start"]), int(row["start"]) + len(row["mention"]))
    inside = [e for e in places if any(span.covers(m.span) for m in e.mentions)]
    exact = any(m.span == span for e in inside for m in e.mentions)
    across = [e for e in places if any(span.overlaps(m.span) for m in e.mentions)]
    there = inside if exact else across
    several = [e.note.removeprefix(SEVERAL).split(", ") for e in there if e.note.startswith(SEVERAL)]
    codes = [e.code for e in there if e.code] + [code for codes in several for code in codes]
    return {code.rpartition(":")[2] for code in codes}


@pytest.mark.parametrize("own", [True, False], ids=["invented", "published"])
def test_mentions_judged_by_hand_get_their_codes_or_none(own: bool) -> None:
    rows = sheet(own)
    if not own and not (SHARED / "reports").is_dir():
        pytest.skip("the reports lie beside the repository, in ../shared")
    found = [(set(row["codes"].split()), asserted(row)) for row in rows]
    told = [wanted == codes for wanted, codes in found if codes]
    meant = [wanted == codes for wanted, codes in found if wanted]
    assert len(rows) >= 70 and sum(not wanted for wanted, _ in found) >= 10
    assert sum(told) / len(told) >= 0.97
    assert sum(meant) / len(meant) >= 0.95


def test_mentions_stand_where_the_sheet_says() -> None:
    for row in sheet(own=True):
        text = read_source(SHEET / f"{row['text']}.txt").text
        assert text.startswith(row["mention"], int(row["start"])), row


@pytest.fixture
def said(invented: Callable[..., Reading]) -> Callable[..., list[tuple[str, ...]]]:
    def ask(entity: Entity, **more: str) -> list[tuple[str, ...]]:
        reading = invented(**more)
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


def test_reasons_stand_in_the_graph(said: Callable[..., list[tuple[str, ...]]]) -> None:
    ((what, sure, why),) = said(Entity("place", "甲村", code=THERE, note="0.85 与同镇街的地名并列"))
    assert (what.rsplit("/", 1)[1], sure, why) == (THERE[4:], "0.85", "与同镇街的地名并列")
    ((_, sure, _),) = said(Entity("place", division(BESIDE[4:]).label, code=BESIDE))
    assert sure == "0.98"


def test_open_names_are_findings(said: Callable[..., list[tuple[str, ...]]]) -> None:
    ((_, _, why),) = said(Entity("place", "甲乙丙村"))
    assert "区划表没有这里的镇街和村居" in why
    ((_, _, why),) = said(Entity("place", "甲乙丙村"), code="440113")
    assert "各年区划表中都没有" in why
    ((_, _, why),) = said(Entity("place", "甲村", note="同名区划: " + ", ".join(TWINS)))
    assert HERE in why
    assert said(Entity("place", "甲乙湖")) == []  # no division's name, so nothing is missing
