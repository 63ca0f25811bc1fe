"""What leaves the store comes back as the same graph, in every format, with the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, Store

from graph.errors import OutputError, UnknownDocumentError
from graph.files import write_whole
from graph.stores.export import FORMATS, export, rdf_format
from graph.stores.loads import load_of
from graph.stores.store import build_store, open_store
from loaders.records import Reading
from ontology.terms import ID, PREFIXES

Make = Callable[..., Reading]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, invented: Make) -> Store:
    path = tmp_path_factory.mktemp("export") / "store"
    build_store(path, [load_of(invented()), load_of(invented("\n后一年。\n", year=2031))])
    return open_store(path)


def loaded(data: bytes, name: str) -> Store:
    store = Store()
    store.load(data, format=FORMATS[name])
    return store


@pytest.mark.parametrize("name", ["trig", "nq", "jsonld"])
def test_a_dataset_comes_back_whole(store: Store, name: str) -> None:
    assert set(loaded(export(store, name), name)) == set(store)


@pytest.mark.parametrize("name", ["ttl", "nt"])
def test_a_graph_comes_back_as_the_merge(store: Store, name: str) -> None:
    found = {quad.triple for quad in loaded(export(store, name), name)}
    assert found == {quad.triple for quad in store}


@pytest.mark.parametrize("name", list(FORMATS))
def test_one_document_comes_back_alone(store: Store, name: str) -> None:
    found = loaded(export(store, name, document="440105-2031-plan"), name)
    reports = found.query("SELECT ?r WHERE { ?r a pg:Report }", prefixes=PREFIXES)
    assert isinstance(reports, QuerySolutions)
    assert [row["r"].value for row in reports] == [f"{ID}report/440105-2031-plan"]


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, invented: Make, store: Store, name: str) -> None:
    build_store(tmp_path / "again", [load_of(invented("\n后一年。\n", year=2031)), load_of(invented())])
    assert export(open_store(tmp_path / "again"), name) == export(store, name)


def test_n_quads_are_sorted(store: Store) -> None:
    lines = export(store, "nq").splitlines()
    assert lines == sorted(set(lines))


def test_turtle_is_readable(store: Store) -> None:
    turtle = export(store, "ttl", document="440105-2030-plan").decode()
    assert "schema:Report , pg:Report" in turtle
    assert '"东湖公园"@zh' in turtle


def test_json_ld_is_json(store: Store) -> None:
    assert json.loads(export(store, "jsonld", document="440105-2030-plan"))


@pytest.mark.parametrize(
    ("word", "name"), [("Turtle", "ttl"), (".nq", "nq"), ("json-ld", "jsonld"), ("TTL", "ttl")]
)
def test_formats_have_their_usual_names(word: str, name: str) -> None:
    assert rdf_format(word) == FORMATS[name]


def test_an_unknown_format_names_the_known(store: Store) -> None:
    with pytest.raises(OutputError, match="ttl, trig, nq, nt, jsonld"):
        export(store, "docx")


def test_an_unknown_document_names_the_loaded(store: Store) -> None:
    with pytest.raises(UnknownDocumentError, match="440105-2030-plan、440105-2031-plan"):
        export(store, "ttl", document="nothing")


# Integrity constraints of the W3C recommendation (RDF Data Cube Vocabulary, 11.1); a row is a fault.
CONSTRAINTS = {
    "IC-1 one data set": """{ SELECT ?o (COUNT(?d) AS ?n) WHERE {
        ?o a qb:Observation OPTIONAL { ?o qb:dataSet ?d } } GROUP BY ?o } FILTER(?n != 1)""",
    "IC-2 one structure": """?d a qb:DataSet
        FILTER NOT EXISTS { ?d qb:structure ?s . ?s a qb:DataStructureDefinition }""",
    "IC-3 a measure": """?s a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?s qb:component/qb:measure ?m }""",
    "IC-4 ranges": "?p a qb:DimensionProperty FILTER NOT EXISTS { ?p rdfs:range ?r }",
    "IC-5 code lists": """?p a qb:DimensionProperty ; rdfs:range skos:Concept
        FILTER NOT EXISTS { ?p qb:codeList ?l }""",
    "IC-11 all dimensions": """?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p
        FILTER NOT EXISTS { ?o ?p ?v }""",
    "IC-12 no duplicates": """?a qb:dataSet ?d . ?b qb:dataSet ?d FILTER(STR(?a) < STR(?b))
        FILTER NOT EXISTS { ?d qb:structure/qb:component/qb:dimension ?p .
            ?a ?p ?v . ?b ?p ?w FILTER(?v != ?w) }""",
    "IC-14 all measures": """?o qb:dataSet/qb:structure/qb:component/qb:measure ?m
        FILTER NOT EXISTS { ?o ?m ?v }""",
    "IC-19 codes of the list": """?o a qb:Observation ; ?p ?v . ?p qb:codeList ?l
        FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?l }""",
}


@pytest.fixture(scope="module")
def cube(store: Store) -> Store:
    return loaded(export(store, "ttl", cube=True), "ttl")


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_cube_is_well_formed(cube: Store, constraint: str) -> None:
    answer = cube.query(f"ASK {{ {CONSTRAINTS[constraint]} }}", prefixes=PREFIXES)
    assert isinstance(answer, QueryBoolean)
    assert not answer


def test_the_cube_holds_comparable_figures_alone(cube: Store) -> None:
    rows = cube.query("SELECT ?v WHERE { ?o a qb:Observation ; pg:baseValue ?v }", prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    # 12.5万平方米 and +3% of either year's report: not the fairs' turnover, no quoted goal, no target
    assert sorted(row["v"].value for row in rows) == ["187.5", "187.5", "3", "3"]


def test_the_cube_can_be_written_as_a_dataset_too(store: Store) -> None:
    assert loaded(export(store, "nq", cube=True), "nq").query("ASK { ?d a qb:DataSet }", prefixes=PREFIXES)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.ttl"
    write_whole(target, "一\n")
    assert target.read_bytes() == "一\n".encode()
    with pytest.raises(OutputError, match="无法写入.*can't be written"):
        write_whole(target / "below", "x")
    (tmp_path / "new" / "b").mkdir()
    with pytest.raises(OutputError):
        write_whole(tmp_path / "new" / "b", "x")
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["a.ttl", "b"]


def test_rdflib_reads_what_is_exported(store: Store) -> None:
    from rdflib import Graph

    data = export(store, "ttl", document="440105-2030-plan")
    assert len(Graph().parse(data=data, format="turtle")) == len(loaded(data, "ttl"))
