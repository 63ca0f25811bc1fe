"""Is a document's graph what the shapes ask for?

``gate`` stands in the way of every build and must be quick: it runs the Rust engine ``shacl``.
``validate_shapes`` is the reference, pySHACL. The tests hold both to the same results on every example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from graph.stores.findings import Finding, Report, Words, evident, label, literals, report
from ontology.files import PLAN, SHAPES, UNITS, turtle
from ontology.terms import ONTOLOGY

if TYPE_CHECKING:  # both engines are imported where they run: a query needs neither
    from rdflib import Graph
    from rdflib.term import Node
    from shacl import Shapes

SH = "http://www.w3.org/ns/shacl#"
SHAPE = ONTOLOGY + "/shape/"

REMEDIES: Mapping[str, Words] = {
    "MinCount": Words("补上缺少的值", "add the missing value"),
    "MaxCount": Words("只留一个值", "keep one value only"),
    "Class": Words("改指该类的事物,或写明其类", "point to a thing of that class, or state its class"),
    "Datatype": Words("改用规定的数据类型", "use the datatype asked for"),
    "In": Words("改用列出的值", "use one of the listed values"),
    "Node": Words("改用代码表中的代码", "use a code of the list (ontology/reference.md)"),
    "Or": Words("满足其中一项", "meet one of the alternatives"),
    "Xone": Words("只满足其中一项", "meet exactly one of the alternatives"),
    "NodeKind": Words("改用 IRI", "use an IRI"),
    "Pattern": Words("改成规定的写法", "write it in the form asked for"),
    "HasValue": Words("改用规定的值", "use the value asked for"),
    "UniqueLang": Words("每种语言只留一个,其余作别名", "keep one a language, the others as aliases"),
    "LanguageIn": Words("标明语言 zh 或 en", "tag it with the language zh or en"),
    "QualifiedMinCount": Words("补上该语言的名称", "add a label in that language"),
    "LessThan": Words("检查两个值的先后", "check which of the two comes first"),
    "LessThanOrEquals": Words("检查两个值的先后", "check which of the two comes first"),
}
"""What to do, by constraint component; any other is a bound or a length."""

_OTHERWISE = Words("检查取值的范围", "check the range of the value")


@dataclass(frozen=True, slots=True)
class Result:
    """What a SHACL engine says, in plain strings: the part in which two engines must agree."""

    focus: str
    shape: str
    component: str  # local name without ConstraintComponent
    path: str = ""
    value: str = ""


def gate(ntriples: bytes) -> Report:
    """Validate the triples of one document: quick, for every build.

    ``ntriples`` is the document flattened, with its part of the gazetteer; vocabulary and units are
    added here. Raises ValueError if it isn't N-Triples.
    """
    run = run_gate if find_spec("shacl") else run_reference  # no wheel for every machine (Linux on ARM)
    return _worded(ntriples, run(ntriples))


def validate_shapes(data: Graph | bytes) -> Report:
    """Validate one document with pySHACL, the reference.

    ``data`` is a graph or its N-Triples or N-Quads (flattened); vocabulary and units are added here.
    """
    ntriples = data if isinstance(data, bytes) else data.serialize(format="nt").encode()
    ntriples = _flattened(ntriples)
    return _worded(ntriples, run_reference(ntriples))


@cache
def _compiled() -> Shapes:
    from shacl import Shapes

    return Shapes.from_turtle(turtle(SHAPES).decode())


def run_gate(ntriples: bytes) -> list[Result]:
    """Return what the Rust engine finds."""
    whole = b"\n".join((turtle(PLAN), turtle(UNITS), ntriples)).decode()  # N-Triples is Turtle
    results = _compiled().validate_turtle(whole).results
    return [
        Result(
            _plain(result.focus_node),
            _plain(result.source_shape or ""),
            result.component.removesuffix("ConstraintComponent"),
            _plain(result.path or ""),
            result.value_plain or "",
        )
        for result in results
    ]


def _plain(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")


def run_reference(ntriples: bytes) -> list[Result]:
    """Return what pySHACL finds."""
    import pyshacl
    from rdflib import RDF, Graph, URIRef

    from ontology.files import graph

    data = Graph().parse(data=ntriples, format="nt") + graph()
    _, answer, _ = pyshacl.validate(data, shacl_graph=graph(SHAPES), inference="none")
    assert isinstance(answer, Graph)
    parts = set(answer.objects(None, URIRef(SH + "detail")))  # reasons below a result, no results

    def cell(node: Node, name: str) -> str:
        found = answer.value(node, URIRef(SH + name))
        return "" if found is None else str(found)

    return [
        Result(
            cell(node, "focusNode"),
            cell(node, "sourceShape"),
            cell(node, "sourceConstraintComponent").removeprefix(SH).removesuffix("ConstraintComponent"),
            cell(node, "resultPath"),
            cell(node, "value"),
        )
        for node in answer.subjects(RDF.type, URIRef(SH + "ValidationResult"))
        if node not in parts
    ]


def _flattened(lines: bytes) -> bytes:
    store = Store()
    store.load(lines, format=RdfFormat.N_QUADS)
    triples = {str(quad.triple) for quad in store}
    return "".join(f"{line} .\n" for line in sorted(triples)).encode()


def _worded(ntriples: bytes, results: list[Result]) -> Report:
    if not results:
        return Report()
    store = Store()
    for name in (PLAN, UNITS, SHAPES):
        store.load(turtle(name), format=RdfFormat.TURTLE)
    store.load(ntriples, format=RdfFormat.N_TRIPLES)
    return report(_finding(store, result) for result in results)


def _finding(store: Store, result: Result) -> Finding:
    told = {lang: value for value, lang in literals(store, result.shape, SH + "message")}
    message = Words(told.get("zh", ""), told.get("en", ""))
    rule = f"{result.shape.removeprefix(SHAPE)} {result.component}"
    remedy = REMEDIES.get(result.component, _OTHERWISE)
    path = label(store, result.path) if result.path else ""
    value = label(store, result.value)
    return evident(store, Finding(rule, result.focus, "", message, remedy, path, value))
