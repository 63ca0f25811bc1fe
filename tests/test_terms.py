"""The constants are the vocabulary: nothing more, nothing less, and no RDF library to have them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, SKOS, XSD, URIRef
from rdflib.namespace import DefinedNamespace

from ontology import terms
from ontology.files import PLAN, graph
from ontology.terms import CODES, ONTOLOGY, PG, PREFIXES, Pg, code

EXTERNAL: list[tuple[type, type[DefinedNamespace]]] = [
    (terms.Rdf, RDF),
    (terms.Rdfs, RDFS),
    (terms.Xsd, XSD),
    (terms.Skos, SKOS),
    (terms.Dct, DCTERMS),
    (terms.Prov, PROV),
    (terms.Schema, SDO),
]


def constants(namespace: type) -> dict[str, str]:
    return {
        name: value for name, value in vars(namespace).items() if not name.startswith("_") and name != "NS"
    }


def test_constants_and_vocabulary_are_equal_both_ways() -> None:
    defined = {str(subject) for subject in graph(PLAN).subjects() if str(subject).startswith(PG)}
    assert set(constants(Pg).values()) == defined


def test_a_constant_is_named_like_its_term() -> None:
    assert all(value == PG + name for name, value in constants(Pg).items())


def test_the_code_lists_are_equal_in_their_order() -> None:
    stored: dict[str, list[str]] = {}
    for scheme in graph(PLAN).subjects(RDF.type, SKOS.ConceptScheme):
        key = str(scheme).removeprefix(ONTOLOGY).strip("/")
        stored[key] = sorted(str(c).rpartition("/")[2] for c in graph(PLAN).subjects(SKOS.inScheme, scheme))
    assert stored == {scheme: sorted(notations) for scheme, notations in CODES.items()}


def test_a_code_has_its_notation_in_its_iri() -> None:
    for scheme, notations in CODES.items():
        for notation in notations:
            assert str(graph(PLAN).value(URIRef(code(scheme, notation)), SKOS.notation)) == notation


@pytest.mark.parametrize(("scheme", "notation"), [("status", "finished"), ("moods", "planned")])
def test_an_unknown_code_is_refused(scheme: str, notation: str) -> None:
    with pytest.raises(KeyError):
        code(scheme, notation)


@pytest.mark.parametrize(("own", "published"), EXTERNAL, ids=lambda namespace: namespace.__name__)
def test_terms_of_others_exist(own: type, published: type[DefinedNamespace]) -> None:
    assert all(URIRef(value) in published for value in constants(own).values())


def test_prefixes_are_those_of_the_vocabulary() -> None:
    declared = {prefix: str(namespace) for prefix, namespace in graph(PLAN).namespaces()}
    assert {prefix: declared.get(prefix) for prefix in PREFIXES} == PREFIXES


def test_relations_are_properties_of_the_vocabulary() -> None:
    assert set(terms.RELATIONS) <= set(constants(Pg).values())


def test_the_constants_need_the_standard_library_only() -> None:
    code = "import sys; import ontology.terms, ontology.files; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
