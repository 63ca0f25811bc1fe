"""The reference page of the vocabulary, made from the ``.ttl`` by ``python -m ontology.reference``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.files import graph
from ontology.terms import ID, ONTOLOGY, PG

PAGE = Path(__file__).with_name("reference.md")
SCHEMA = Namespace("https://schema.org/")
TERMS = Namespace(PG)

_HEAD = """# 本体参考 · reference of the vocabulary

由 `python -m ontology.reference` 从 `plan.ttl` 与 `units.ttl` 生成,请勿手改。
Made from `plan.ttl` and `units.ttl` by `python -m ontology.reference`: don't edit by hand.

`pg:` = `{}` · 代码 codes: `{}/<list>/<code>` · 单位 units: `{}unit/<key>`
"""
_KINDS = {
    OWL.ObjectProperty: "对象属性 · object properties",
    OWL.DatatypeProperty: "数据属性 · data properties",
    OWL.AnnotationProperty: "注释属性 · annotation properties",
}


def page() -> str:
    """Return the reference page in Markdown."""
    vocabulary = graph()
    parts = [_HEAD.format(PG, ONTOLOGY, ID), *_classes(vocabulary)]
    for kind, title in _KINDS.items():
        parts += _properties(vocabulary, kind, title)
    parts += [*_datatypes(vocabulary), *_lists(vocabulary), *_units(vocabulary)]
    return "\n".join(parts) + "\n"


def _classes(g: Graph) -> Iterator[str]:
    yield "## 类 · classes\n"
    header = ("类 class", "名称 label", "含义 meaning", "上级 broader", "相近 close to")
    yield _table(
        header,
        (
            (
                _code(g, c),
                _label(g, c),
                _meaning(g, c),
                _names(g, c, RDFS.subClassOf),
                _names(g, c, SKOS.closeMatch),
            )
            for c in _in_order(g, OWL.Class)
        ),
    )


def _properties(g: Graph, kind: URIRef, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    header = ("属性 property", "名称 label", "从 from", "到 to", "含义 meaning", "对应 aligned with")
    yield _table(
        header,
        (
            (
                _code(g, p),
                _label(g, p),
                _names(g, p, RDFS.domain, SCHEMA.domainIncludes),
                _names(g, p, TERMS.codeList) or _names(g, p, RDFS.range, SCHEMA.rangeIncludes),
                _meaning(g, p),
                _names(g, p, RDFS.subPropertyOf, SKOS.closeMatch),
            )
            for p in _in_order(g, kind)
        ),
    )


def _datatypes(g: Graph) -> Iterator[str]:
    yield "## 代码的数据类型 · datatypes of codes\n"
    rows = ((_code(g, d), _label(g, d), _meaning(g, d)) for d in _in_order(g, RDFS.Datatype))
    yield _table(("类型 datatype", "名称 label", "含义 meaning"), rows)


def _lists(g: Graph) -> Iterator[str]:
    yield "## 代码表 · code lists\n"
    for scheme in _in_order(g, SKOS.ConceptScheme):
        yield f"### {str(scheme).removeprefix(ONTOLOGY).strip('/')} · {_label(g, scheme)}\n"
        codes = sorted(g.subjects(SKOS.inScheme, scheme), key=str)
        rows = ((f"`{g.value(c, SKOS.notation)}`", _label(g, c), _meaning(g, c)) for c in codes)
        yield _table(("代码 code", "名称 label", "含义 meaning"), rows)


def _units(g: Graph) -> Iterator[str]:
    yield "## 单位 · units\n"
    units = sorted(g.subjects(RDF.type, TERMS.Unit), key=lambda u: (str(g.value(u, TERMS.baseUnit)), str(u)))
    header = ("单位 unit", "键 key", "别的写法 also", "折算 factor", "基本单位 base", "QUDT")
    yield _table(
        header,
        (
            (
                _label(g, u),
                f"`{_key(u)}`",
                "、".join(sorted(map(str, g.objects(u, SKOS.altLabel)))),
                str(g.value(u, TERMS.factor)),
                f"`{_key(g.value(u, TERMS.baseUnit))}`",
                _names(g, u, SKOS.exactMatch),
            )
            for u in units
        ),
    )


def _in_order(g: Graph, kind: Node) -> list[Node]:
    own = (node for node in g.subjects(RDF.type, kind) if str(node).startswith(ONTOLOGY))
    return sorted(own, key=str)


def _key(unit: Node | None) -> str:
    return str(unit).removeprefix(ID + "unit/")


def _code(g: Graph, node: Node) -> str:
    return f"`{_short(g, node)}`"


def _short(g: Graph, node: Node) -> str:
    iri = str(node)
    if iri.startswith(ONTOLOGY + "/"):
        return iri.removeprefix(ONTOLOGY + "/").rstrip("/")
    if iri.startswith("http://qudt.org/vocab/unit/"):  # the prefix of the instances, not of the schema
        return "unit:" + iri.rpartition("/")[2]
    return URIRef(iri).n3(g.namespace_manager)


def _names(g: Graph, node: Node, *properties: URIRef) -> str:
    found = {_short(g, value) for p in properties for value in g.objects(node, p)}
    return " ".join(f"`{name}`" for name in sorted(found))


def _label(g: Graph, node: Node) -> str:
    return _both(g.objects(node, RDFS.label), " ")


def _meaning(g: Graph, node: Node) -> str:
    return _both(g.objects(node, SKOS.definition), "<br>")


def _both(values: Iterable[Node], between: str) -> str:
    told = {value.language or "": str(value) for value in values if isinstance(value, Literal)}
    return between.join(told[language] for language in ("zh", "en") if language in told)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return (
        "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        + "\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="")
