"""A reading becomes triples: all of it, with evidence, and the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from graph.stores.store import conformity
from graph.triples.build import triples
from graph.triples.identity import Identity
from graph.triples.periods import period
from graph.triples.triples import canonical_decimal
from graph.triples.units import registry, unit
from graph.triples.vocabulary import vocabulary
from loaders.records import Entity, Reading, Relation, Skipped
from loaders.text import Span
from ontology.terms import ID, PREFIXES, Pg

Make = Callable[..., Reading]


def graph_of(reading: Reading) -> Store:
    store = Store()
    store.load(triples(reading), format=RdfFormat.N_TRIPLES)
    store.load(vocabulary(), format=RdfFormat.N_TRIPLES)
    return store


def ask(store: Store, pattern: str) -> list[tuple[str, ...]]:
    result = store.query(f"SELECT * WHERE {{ {pattern} }}", prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    names = sorted(variable.value for variable in result.variables)
    return sorted(tuple("" if row[n] is None else row[n].value for n in names) for row in result)


@pytest.fixture(scope="module")
def store(invented: Make) -> Store:
    return graph_of(invented())


def test_the_graph_conforms_to_shapes_and_checks(invented: Make) -> None:
    assert conformity(triples(invented())).conforms


def test_every_quote_is_the_text_at_its_offsets(invented: Make, store: Store) -> None:
    text = invented().document.source.text
    rows = ask(store, "?p oa:start ?a ; oa:end ?b ; oa:exact ?c")
    assert len(rows) > 15
    assert all(text[int(a) : int(b)] == words for a, b, words, _ in rows)


def test_a_rebuild_gives_the_same_bytes_whatever_the_hash_seed(invented: Make) -> None:
    root = Path(__file__).parents[1]
    script = (
        "import hashlib, runpy\n"
        "from graph.triples.build import triples\n"
        "make = runpy.run_path('tests/conftest.py')['make_reading']\n"
        "print(hashlib.sha256(triples(make())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert triples(invented()) == triples(invented())


def test_lines_are_sorted_and_each_once(invented: Make) -> None:
    lines = triples(invented()).decode().splitlines()
    assert lines == sorted(set(lines))


def test_no_blank_node(invented: Make) -> None:
    assert b"_:" not in triples(invented())


def test_land_is_compared_in_mu(store: Store) -> None:
    rows = ask(store, '?o pg:printedValue "12.5" ; pg:value ?a ; pg:baseValue ?b ; pg:unit/pg:baseUnit ?c')
    assert [row[:3] for row in rows] == [("12.5", "187.5", f"{ID}unit/mu")]


def test_level_and_change_are_two_figures_that_belong_together(store: Store) -> None:
    rows = ask(store, "?change pg:pairedWith ?level ; pg:direction direction:up . ?level pg:kind kind:level")
    assert len(rows) == 1


def test_one_number_over_two_things_is_two_figures_with_one_passage(store: Store) -> None:
    rows = ask(store, "?o pg:qualifier qualifier:over ; pg:about/rdfs:label ?name ; pg:passage ?p")
    assert [name for name, _, _ in rows] == ["第1届东湖灯会", "第2届东湖灯会"]
    assert len({passage for _, _, passage in rows}) == 1
    assert {node.rsplit("-", 1)[1] for _, node, _ in rows} == {"1", "2"}


def test_a_quoted_goal_is_a_target_of_its_own_period(store: Store) -> None:
    assert ask(store, '?o pg:quoted true ; a pg:Target ; pg:period/rdfs:label ?p . FILTER(lang(?p) = "zh")')[
        0
    ][1] == ("2029年")


def test_both_ends_of_a_range_know_the_range(store: Store) -> None:
    rows = ask(store, "?o pg:minValue ?a ; pg:maxValue ?b ; pg:value ?c")
    assert [(a, b, c) for a, b, c, _ in rows] == [("1", "1.5", "1"), ("1", "1.5", "1.5")]


def test_dates_are_no_figures(store: Store) -> None:
    assert not ask(store, '?o a pg:Observation ; pg:printedValue "2030"')


def test_a_figure_has_the_region_as_area_and_is_about_nothing_narrower(store: Store) -> None:
    assert not ask(store, '?o pg:printedValue "12.5" ; pg:about ?x')
    assert ask(store, f'?o pg:printedValue "12.5" ; pg:area <{ID}place/440105>')


def test_a_division_that_a_figure_speaks_of_is_its_area(invented: Make) -> None:
    reading = invented(code="440113", region="广州市番禺区", short="番禺区")
    figure = replace(reading.figures[0], subject="沙湾")
    store = graph_of(replace(reading, figures=(figure,)))
    assert ask(store, f"?o pg:area <{ID}place/nbs/440113017>")
    assert not ask(store, "?o pg:about ?x")


def test_a_village_in_a_sentence_on_its_renewal_is_the_renewal(invented: Make) -> None:
    reading = invented(code="440113", region="广州市番禺区", short="番禺区")
    park, *others = reading.entities
    village = Entity("place", "东湖公园", code="NBS:440113104201")
    renewal = replace(park, name="东湖公园改造", aliases=("东湖公园",))
    figures = tuple(replace(figure, subject="东湖公园") for figure in reading.figures[:1])
    figures += tuple(replace(figure, subject="东湖公园") for figure in reading.figures[3:4])
    graph = graph_of(replace(reading, entities=(village, renewal, *others), figures=figures, relations=()))
    assert [n for n, _ in ask(graph, "?o pg:about/rdfs:label ?n")] == ["东湖公园改造"]
    assert len(ask(graph, f"?o pg:area <{ID}place/nbs/440113104201>")) == 1


def test_a_figure_of_something_unlisted_is_not_taken_for_the_regions_own(invented: Make) -> None:
    reading = invented()
    figure = replace(reading.figures[0], subject="东湖观测点")
    store = graph_of(replace(reading, figures=(figure,)))
    assert ask(store, '?o pg:indicator ?i . ?i rdfs:label "东湖观测点新增绿地"@zh ; pg:measures ?i')


def test_an_indicator_without_a_shared_quantity_measures_itself(store: Store) -> None:
    assert ask(store, '?i rdfs:label "成交额"@zh ; pg:measures ?i')
    assert ask(store, '?i rdfs:label "新增绿地"@zh ; pg:measures ?q . ?q a pg:Quantity')


def test_a_status_is_said_by_claims_alone_and_dated(store: Store) -> None:
    assert not ask(store, "?s pg:status ?o")
    rows = ask(store, "?c rdf:predicate pg:status ; rdf:object/skos:notation ?s ; pg:period ?p")
    found = {(period_.rsplit("/", 1)[1], state) for _, period_, state in rows}
    assert found == {("2029-end", "completed"), ("2030", "advancing")}


def test_what_is_only_planned_has_no_plain_triple(store: Store) -> None:
    assert not ask(store, "?s pg:locatedIn ?o")
    assert ask(store, "?c rdf:predicate pg:locatedIn ; pg:manner manner:planned")


def test_a_title_stands_alone_and_the_claim_says_who_gave_it(store: Store) -> None:
    assert ask(store, "?s pg:received ?o")
    rows = ask(
        store, "?c rdf:predicate pg:received ; pg:level level:provincial ; pg:awardedBy/rdfs:label ?by"
    )
    assert [by for by, _ in rows] == ["省林业局"]


def test_a_section_is_headed_by_the_programme_in_its_heading(store: Store) -> None:
    assert ask(
        store, '?s pg:headedBy/rdfs:label "碧波工程"@zh . ?c pg:viaSection ?s ; pg:basis basis:section'
    )


def test_a_section_carries_its_headings_from_the_part_down(store: Store) -> None:
    paths = {path for path, _ in ask(store, "?s a pg:Section ; pg:sectionPath ?path")}
    assert {"一、去年工作", "一、去年工作 / (一)“碧波工程”见成效", "二、今年安排"} <= paths


def test_a_relation_that_the_vocabulary_cannot_say_is_a_finding(store: Store) -> None:
    assert not ask(store, "?s pg:partOf ?o")
    rows = ask(store, '?f a pg:Finding ; pg:reason ?why ; pg:rule "part-of" . FILTER(lang(?why) = "zh")')
    assert "东湖公园 partOf 海珠区" in rows[0][1]


def test_a_relation_outside_every_sentence_is_a_finding(invented: Make) -> None:
    reading = invented()
    stray = Relation(
        ("project", "东湖公园"), "status", ("status", "started"), "part1", Span(0, 3), 0, "stray"
    )
    store = graph_of(replace(reading, relations=(stray,)))
    assert not ask(store, "?c a pg:Claim")
    assert ask(store, '?f a pg:Finding ; pg:rule "stray" ; pg:passage ?p')


def test_what_was_skipped_in_reading_is_a_finding(invented: Make) -> None:
    reading = replace(invented(), skipped=(Skipped(Span(14, 16), "看不懂", "unclear"),))
    assert ask(graph_of(reading), '?f pg:reason "看不懂"@zh ; pg:findingKind finding:unread')


@pytest.mark.parametrize(
    "empty", [("figures",), ("relations",), ("entities", "relations"), ("entities", "figures", "relations")]
)
def test_a_partial_reading_makes_a_graph_that_conforms(invented: Make, empty: Iterable[str]) -> None:
    reading = replace(invented(), **dict.fromkeys(empty, ()))  # type: ignore[arg-type]
    assert conformity(triples(reading)).conforms


def test_a_region_that_no_table_holds_makes_a_graph_that_conforms(invented: Make) -> None:
    data = triples(invented(code="", region="东岭县", short="东岭县"))
    assert conformity(data).conforms
    assert "place/dong-ling-xian-" in data.decode()


def test_a_county_brings_its_towns_and_villages_a_city_only_its_counties(invented: Make) -> None:
    towns = "?t pg:divisionLevel level:town"
    assert len(ask(graph_of(invented(code="440113")), towns)) == 16
    assert not ask(graph_of(invented(code="440100")), towns)
    assert len(ask(graph_of(invented(code="440100")), "?t pg:divisionLevel level:county")) >= 11


def test_a_town_lies_within_everything_above_it(invented: Make) -> None:
    store = graph_of(invented(code="440113"))
    rows = ask(store, f"<{ID}place/nbs/440113017> pg:within ?p")
    assert [p.rsplit("/", 1)[1] for (p,) in rows] == ["100000", "440000", "440100", "440113", "440113017"]


def test_the_codes_of_a_town_name_their_system(invented: Make) -> None:
    rows = graph_of(invented(code="440113")).query(
        f"SELECT (DATATYPE(?n) AS ?d) WHERE {{ <{ID}place/nbs/440113017> skos:notation ?n }}",
        prefixes=PREFIXES,
    )
    assert isinstance(rows, QuerySolutions)
    assert NamedNode(Pg.NBS) in [row["d"] for row in rows]


def test_another_base_names_everything_else_anew(invented: Make) -> None:
    data = triples(invented(), Identity("https://example.org/"))
    assert ID.encode() not in data
    assert conformity(data).conforms


@pytest.mark.parametrize(
    ("printed", "key", "first", "last"),
    [
        ("2030", "2030", "2030-01-01", "2030-12-31"),
        ("2030-end", "2030-end", "2030-12-31", "2030-12-31"),
        ("2030-H1", "2030-H1", "2030-01-01", "2030-06-30"),
        ("2030-Q1..Q3", "2030-Q1..Q3", "2030-01-01", "2030-09-30"),
        ("2028-02", "2028-02", "2028-02-01", "2028-02-29"),
        ("2030-01..11", "2030-01..2030-11", "2030-01-01", "2030-11-30"),
        ("2026..2030", "2026..2030", "2026-01-01", "2030-12-31"),
        ("2026-2030", "2026..2030", "2026-01-01", "2030-12-31"),
        ("累计", "2029-end", "2029-12-31", "2029-12-31"),
        ("", "2029", "2029-01-01", "2029-12-31"),
    ],
)
def test_periods(printed: str, key: str, first: str, last: str) -> None:
    row = period(printed, 2029)
    assert (row.key, row.first, row.last) == (key, first, last)


def test_the_first_three_quarters_are_never_called_the_year() -> None:
    assert period("2030-Q1..Q3", 2030).chinese == "2030年前三季度"


@pytest.mark.parametrize(
    ("printed", "key", "base", "factor"),
    [
        ("亿元", "yiyuan", "yuan", "100000000"),
        ("万平方米", "wan-m2", "mu", "15"),
        ("%", "percent", "percent", "1"),
        ("个百分点", "percentage-point", "percentage-point", "1"),
        ("", "one", "one", "1"),
        ("万粒", "wan-li-", "count", "10000"),
    ],
)
def test_units(printed: str, key: str, base: str, factor: str) -> None:
    row = unit(printed)
    assert row.key.startswith(key)
    assert (row.base, row.factor) == (base, Decimal(factor))


def test_an_unlisted_rate_is_its_own_base_even_behind_a_scale(invented: Make) -> None:
    assert "元/瓶" not in registry()
    assert unit("万元/瓶").base == unit("元/瓶").key
    reading = invented()
    figures = (replace(reading.figures[0], unit="万元/瓶"),)
    assert conformity(triples(replace(reading, figures=figures))).conforms


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        ("3.50", "3.5"),
        ("4000.0", "4000"),
        ("0.00000049", "0"),
        ("-0.0", "0"),
        ("1E+3", "1000"),
        ("0.1234567", "0.123457"),
    ],
)
def test_decimals_are_canonical(value: str, spelt: str) -> None:
    assert canonical_decimal(Decimal(value)) == spelt


def test_nothing_on_the_way_of_a_build_imports_rdflib() -> None:
    names = ("store", "generations", "validate", "integrity")
    modules = ", ".join(("graph.triples.build", *(f"graph.stores.{name}" for name in names)))
    script = f"import sys, {modules}; assert 'rdflib' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[1], check=True)
