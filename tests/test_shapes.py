"""Every shape has an example that meets it and examples that break it, and both engines say the same.

The valid examples make up one small document; an invalid one adds something wrong to it and says in its
first lines what is expected: shape, constraint component, focus.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SH, BNode, Graph, URIRef

from graph.stores.validate import SHAPE, Result, run_gate, run_reference
from ontology.files import SHAPES, graph
from ontology.terms import RELATIONS

EXAMPLES = Path(__file__).parent / "shapes"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


@cache
def prefixes() -> str:
    return (EXAMPLES / "prefixes.ttl").read_text(encoding="utf-8")


def ntriples(*paths: Path) -> bytes:
    """Return examples as N-Triples."""
    store = Store()
    for path in paths:
        store.load((prefixes() + path.read_text(encoding="utf-8")).encode(), format=RdfFormat.TURTLE)
    return "".join(f"{quad.triple} .\n" for quad in store).encode()


def expected(path: Path) -> list[str]:
    """Return the lines of what an invalid example expects, with the focus in full."""
    spaces = dict(re.findall(r"^@prefix (\S+): <(.+)> \.$", prefixes(), re.M))
    lines = re.findall(r"^# expects: (\S+ \S+) (\S*?):(\S*)$", path.read_text(encoding="utf-8"), re.M)
    return sorted(
        f"{rule} {spaces.get(prefix, '')}{local.replace(chr(92), '')}" for rule, prefix, local in lines
    )


def said(result: Result) -> str:
    focus = result.focus if result.focus.startswith("http") else ""
    return f"{result.shape.removeprefix(SHAPE)} {result.component} {focus}"


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_example_holds_a_target_of_its_shape(path: Path) -> None:
    shape = URIRef(SHAPE + path.stem)
    data = Graph().parse(data=prefixes() + path.read_text(encoding="utf-8"), format="turtle")
    class_ = graph(SHAPES).value(shape, SH.targetClass)
    property_ = graph(SHAPES).value(shape, SH.targetSubjectsOf)
    types = set(data.objects(None, RDF.type))
    assert class_ in types or (None, property_, None) in data or path.stem == "ActualOrTarget"


def test_the_valid_examples_conform() -> None:
    assert run_gate(ntriples(*VALID)) == []
    assert run_reference(ntriples(*VALID)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_is_found_out_and_nothing_else(path: Path) -> None:
    assert expected(path), "an invalid example says what it expects"
    found = {said(result) for result in run_gate(ntriples(*VALID, path))}
    assert sorted(found) == expected(path)


def test_both_engines_find_the_same_in_all_examples() -> None:
    everything = ntriples(*VALID, *INVALID)
    fast, reference = ({said(r) for r in run(everything)} for run in (run_gate, run_reference))
    assert fast == reference
    assert len(fast) > len(INVALID)


def targeted() -> set[str]:
    shapes = graph(SHAPES)
    with_target = {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}
    return {str(shape).removeprefix(SHAPE) for shape in with_target}


def told() -> set[str]:
    """The shapes that speak to people: all with a target, and their properties."""
    shapes = graph(SHAPES)
    properties = {p for shape in targeted() for p in shapes.objects(URIRef(SHAPE + shape), SH.property)}
    with_message = set(shapes.subjects(SH.message))
    return {str(shape).removeprefix(SHAPE) for shape in properties | with_message}


def test_every_shape_has_a_valid_and_an_invalid_example() -> None:
    assert {path.stem for path in VALID} == targeted()
    assert {path.stem.split("-")[0] for path in INVALID} >= targeted() - {"Anything"}


def test_every_rule_is_broken_by_some_example() -> None:
    broken = {line.split()[0] for path in INVALID for line in expected(path)}
    assert broken == told()


def test_every_rule_speaks_chinese_and_english() -> None:
    shapes = graph(SHAPES)
    silent = {
        shape
        for shape in told()
        if sorted(str(getattr(m, "language", "")) for m in shapes.objects(URIRef(SHAPE + shape), SH.message))
        != ["en", "zh"]
    }
    assert silent == set()


def test_shapes_are_named_and_blank_nodes_only_stand_in_lists() -> None:
    shapes = graph(SHAPES)
    blank = {node for node in shapes.subjects() if isinstance(node, BNode)}
    assert all((node, RDF.first, None) in shapes for node in blank)
    assert all(isinstance(shape, URIRef) for shape in shapes.subjects(RDF.type))


def test_a_claim_may_say_the_relations_of_the_vocabulary() -> None:
    shapes = graph(SHAPES)
    listed = shapes.value(URIRef(SHAPE + "claim-predicate"), SH["in"])
    assert listed is not None
    assert tuple(map(str, shapes.items(listed))) == RELATIONS


def test_the_shapes_are_well_formed_shacl() -> None:
    import pyshacl

    answer = pyshacl.validate(Graph(), shacl_graph=graph(SHAPES), meta_shacl=True)
    assert answer[0], answer[2]
