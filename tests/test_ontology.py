"""The vocabulary and the units, as they stand in the ``.ttl``."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from rdflib import (
    FOAF,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.namespace import DCTERMS, DefinedNamespace

from ontology.files import PLAN, SHAPES, UNITS, graph, turtle
from ontology.terms import CODES, ID, ONTOLOGY, PG

T = Namespace(PG)
UNIT = Namespace(ID + "unit/")
_NAMES = """Report Dataset Text Section Sentence Mention Passage Programme Project Company PublicBody
    Organization Place Division Zone Policy Designation Event Platform Industry Challenge Indicator
    Quantity Observation Actual Target Unit Period Claim Comparison Finding"""
CLASSES = set(_NAMES.split())
# rdflib's copy of schema.org is older than these
NEWER = {URIRef(SDO._NS + name) for name in ("Certification", "StatisticalVariable")}
# The words of the tables (docs) and of the code lists are the same.
TABLE_WORDS = {
    "status": "completed in_operation under_construction started approved planned advancing",
    "qualifier": "exact over nearly about at_least at_most",
    "kind": "level change share index ratio rank completion duration",
    "direction": "up down better worse",
    "manner": "issued drafted planned",
    "level": "national provincial municipal district international",
    "basis": "explicit section",
}


def own(g: Graph) -> set[URIRef]:
    return {s for s in g.subjects() if isinstance(s, URIRef) and s.startswith(ONTOLOGY)}


def test_every_class_of_the_model_is_there() -> None:
    assert {str(c).removeprefix(PG) for c in graph(PLAN).subjects(RDF.type, OWL.Class)} == CLASSES


def test_every_term_has_a_label_in_both_languages() -> None:
    for node in own(graph(PLAN)):
        languages = sorted(
            str(v.language) for v in graph(PLAN).objects(node, RDFS.label) if isinstance(v, Literal)
        )
        assert languages == ["en", "zh"], node


def test_every_term_but_a_list_itself_is_defined_in_both_languages() -> None:
    lists = set(graph(PLAN).subjects(RDF.type, SKOS.ConceptScheme))
    for node in own(graph(PLAN)) - lists:
        told = [v for v in graph(PLAN).objects(node, SKOS.definition) if isinstance(v, Literal)]
        assert sorted(str(v.language) for v in told) == ["en", "zh"], node


@pytest.mark.parametrize("name", [PLAN, UNITS])
def test_there_is_no_blank_node(name: str) -> None:
    assert not [node for triple in graph(name) for node in triple if isinstance(node, BNode)]


def test_every_class_has_a_shape() -> None:
    targets = {
        str(c).removeprefix(PG)
        for c in graph(SHAPES).objects(None, URIRef("http://www.w3.org/ns/shacl#targetClass"))
    }
    assert targets == CLASSES


def test_properties_say_where_they_lead_from_and_to() -> None:
    g = graph(PLAN)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for p in g.subjects(RDF.type, kind):
            assert (p, RDFS.domain, None) in g or (p, SDO.domainIncludes, None) in g, p
            assert (p, RDFS.range, None) in g or (p, SDO.rangeIncludes, None) in g, p


def test_own_terms_that_are_pointed_to_are_defined() -> None:
    g = graph(PLAN)
    pointed = {o for o in g.objects() if isinstance(o, URIRef) and o.startswith(ONTOLOGY)}
    assert pointed <= own(g)


def test_terms_of_others_that_are_aligned_with_exist() -> None:
    published: list[type[DefinedNamespace]] = [FOAF, ORG, PROV, QB, SDO, SKOS, TIME, DCTERMS, RDF, RDFS]
    aligned = {
        term
        for property_ in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
        for term in graph(PLAN).objects(None, property_)
    }
    for namespace in published:
        ours = {term for term in aligned - NEWER if str(term).startswith(str(namespace._NS))}
        assert [term for term in ours if URIRef(str(term)) not in namespace] == []


def test_a_figure_in_one_class_of_both() -> None:
    assert (T.Actual, RDFS.subClassOf, T.Observation) in graph(PLAN)
    assert (T.Target, RDFS.subClassOf, T.Observation) in graph(PLAN)


@pytest.mark.parametrize("scheme", TABLE_WORDS)
def test_codes_hold_the_words_of_the_tables(scheme: str) -> None:
    assert set(TABLE_WORDS[scheme].split()) <= set(CODES[scheme])


def factor(key: str) -> Decimal:
    return Decimal(str(graph(UNITS).value(UNIT[key], T.factor)))


def base(key: str) -> str:
    return str(graph(UNITS).value(UNIT[key], T.baseUnit)).removeprefix(UNIT)


def by_wording(wording: str) -> str:
    g = graph(UNITS)
    (unit,) = {
        *g.subjects(RDFS.label, Literal(wording, "zh")),
        *g.subjects(SKOS.altLabel, Literal(wording, "zh")),
    }
    return str(unit).removeprefix(UNIT)


@pytest.mark.parametrize(
    ("wording", "to", "times"),
    [
        ("亿元", "yuan", "100000000"),
        ("万元", "yuan", "10000"),
        ("平方米", "mu", "0.0015"),
        ("万平方米", "mu", "15"),
        ("公顷", "mu", "15"),
        ("平方公里", "mu", "1500"),
        ("公里", "m", "1000"),
        ("亿千瓦时", "kwh", "100000000"),
        ("万吨", "t", "10000"),
        ("小时", "s", "3600"),
        ("年", "month", "12"),
        ("万人次", "count", "10000"),
        ("万标箱", "count", "10000"),
        ("家", "count", "1"),
        ("‰", "percent", "0.1"),
    ],
)
def test_a_unit_leads_to_its_base(wording: str, to: str, times: str) -> None:
    assert (base(by_wording(wording)), factor(by_wording(wording))) == (to, Decimal(times))


def test_land_is_exact_in_mu_and_comes_to_the_same_by_every_way() -> None:
    assert factor("km2") == 1_000_000 * factor("m2") == 100 * factor("ha")
    assert factor("wan-m2") == 10_000 * factor("m2")


def test_a_percentage_point_is_not_a_percent() -> None:
    assert base(by_wording("个百分点")) != base(by_wording("%"))


def test_base_units_are_their_own_base() -> None:
    for key in {base(str(u).removeprefix(UNIT)) for u in graph(UNITS).subjects(RDF.type, T.Unit)}:
        assert (base(key), factor(key)) == (key, Decimal(1)), key


def test_no_wording_means_two_units() -> None:
    g = graph(UNITS)
    wordings = Counter(
        str(o)
        for p in (RDFS.label, SKOS.altLabel)
        for o in g.objects(None, p)
        if getattr(o, "language", "") == "zh"
    )
    assert [wording for wording, n in wordings.items() if n > 1] == []


def test_a_scaled_count_is_its_classifier_times_the_scale() -> None:
    g = graph(UNITS)
    for unit in g.subjects(T.baseUnit, UNIT["count"]):
        scale, _, rest = str(unit).removeprefix(UNIT).partition("-")
        if scale in ("wan", "yi"):
            assert factor(f"{scale}-{rest}") == {"wan": 10**4, "yi": 10**8}[scale] * factor(rest), unit


def test_a_file_that_is_not_there_is_no_silence() -> None:
    with pytest.raises(FileNotFoundError):
        turtle("plans.ttl")
