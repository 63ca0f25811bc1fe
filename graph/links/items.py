"""The things of a loaded document, of a table file or of the table of divisions, as linking compares them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph.errors import DataError
from graph.links.linking import Item
from graph.stores.store import graph_of
from graph.triples.identity import WORLD, Identity
from graph.triples.places import place_of
from loaders.gazetteer import Division, divisions
from loaders.names.known import known_names
from loaders.scopes import COUNTRY
from loaders.sheets import read_rows
from loaders.sources import read_source
from ontology.terms import RELATIONS, Pg, Rdf, Rdfs, Schema, Skos

DIVISIONS = "divisions"  # names the table of divisions in the place of a document
COLUMNS = ("id", "name", "type", "aliases", "within", "codes")
_TYPES = {
    Pg.Company: "company",
    Pg.Organization: "organization",
    Pg.Programme: "programme",
    Pg.Project: "project",
    Pg.Place: "place",
    Pg.Policy: "policy",
    Pg.Designation: "award",
    Pg.Event: "event",
    Pg.Platform: "platform",
    Pg.Industry: "industry",
    Pg.Quantity: "quantity",
    Schema.NS + "Place": "place",
    Schema.NS + "AdministrativeArea": "place",
    Schema.NS + "Organization": "organization",
    "http://www.geonames.org/ontology#Feature": "place",
}
_SCHEMES = {Pg.GBT2260: "GBT2260", Pg.NBS: "NBS", Pg.MCA: "MCA", Pg.GeoNames: "GeoNames"}
_CODE = re.compile(r"place/(?:nbs/)?(\d+)$")
_SCOPE = re.compile(r"/id/\w+/(\d{3,12})/")


def items_of(source: str, store: Store) -> tuple[Item, ...]:
    """Return the things of a document of the store, of a .tsv file, or all divisions.

    Raises UnknownDocumentError for a name that is neither, DataError for a file that doesn't fit.
    """
    if source == DIVISIONS:
        return tuple(_division(unit) for unit in divisions())
    if source.endswith(".tsv") or Path(source).is_file():
        return tuple(_table(Path(source)))
    return tuple(_things(store.quads_for_pattern(None, None, None, graph_of(store, source))))


def merged_items(store: Store) -> tuple[Item, ...]:
    """Return the things of all documents of a store, each with what any of them says of it."""
    return tuple(_things(store.quads_for_pattern(None, None, None, DefaultGraph())))


def _division(unit: Division) -> Item:
    codes = {f"{unit.scheme}:{unit.code}"}
    codes |= {f"MCA:{unit.mca}"} if unit.mca else set()
    codes |= {f"GeoNames:{unit.geonames}"} if unit.geonames else set()
    iri = place_of(Identity(), unit)
    return Item(iri, "place", unit.label, unit.forms, frozenset(codes), trimmed(unit.parent))


def _table(path: Path) -> Iterator[Item]:
    source = read_source(path)
    rows = list(read_rows(source, "\t"))
    heads = [cell.value for cell in rows[0].cells]
    if missing := [name for name in COLUMNS[:3] if name not in heads]:
        raise DataError(
            f"{path} 第 1 行",
            f"缺少列 {'、'.join(missing)}(应有 {' '.join(COLUMNS)},后三列可空)",
            f"lacks {', '.join(missing)}; the columns are {' '.join(COLUMNS)}, the last three may be empty",
        )
    for row in rows[1:]:
        told = dict(zip(heads, (cell.value for cell in row.cells), strict=False))
        aliases, codes = (tuple(filter(None, told.get(key, "").split("|"))) for key in ("aliases", "codes"))
        within = trimmed(told.get("within", "").rpartition(":")[2])
        yield Item(told["id"], told["type"], told["name"], aliases, frozenset(codes), within)


def trimmed(code: str) -> str:
    """Return a division code without the zeros that say nothing, the country's as it is: 440000 → 44."""
    if code in (COUNTRY, WORLD):
        return code if code == COUNTRY else ""
    return re.sub(r"(?:00)+$", "", code) if len(code) == 6 else code


@dataclass
class _Told:
    """What a graph tells of its nodes, each by its IRI."""

    types: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parents: dict[str, str] = field(default_factory=dict)
    related: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def _told(quads: Iterable[Quad]) -> _Told:
    told = _Told()
    ranks = list(_TYPES)
    for quad in quads:
        subject, predicate, object_ = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode):
            continue
        node = subject.value
        if predicate == Rdf.type and isinstance(object_, NamedNode):
            if object_.value in _TYPES:
                told.types[node] = min(told.types.get(node, object_.value), object_.value, key=ranks.index)
        elif predicate == Rdfs.label and isinstance(object_, Literal):
            (told.names if object_.language != "en" else told.aliases)[node].append(object_.value)
        elif predicate == Skos.altLabel and isinstance(object_, Literal):
            told.aliases[node].append(object_.value)
        elif predicate == Skos.notation and isinstance(object_, Literal):
            if scheme := _SCHEMES.get(object_.datatype.value):
                told.codes[node].add(f"{scheme}:{object_.value}")
        elif predicate == Schema.containedInPlace and isinstance(object_, NamedNode):
            told.parents[node] = object_.value
        elif predicate in RELATIONS and isinstance(object_, NamedNode):
            told.related[node].add(object_.value)
            told.related[object_.value].add(node)
    return told


def _things(quads: Iterable[Quad]) -> Iterator[Item]:
    told = _told(quads)
    for node, class_ in sorted(told.types.items()):
        names = told.names[node] or told.aliases[node]
        if not names:
            continue
        type_, aliases = _TYPES[class_], sorted(told.aliases[node])
        near = frozenset(told.names[other][0] for other in told.related[node] if told.names[other])
        yield Item(
            node,
            type_,
            names[0],
            tuple(dict.fromkeys((*names[1:], *aliases, *_wordings(type_, names[0])))),
            frozenset(told.codes[node]),
            _within(node, told.parents.get(node, "")),
            near,
        )


def _wordings(type_: str, name: str) -> tuple[str, ...]:
    """Return what else the tables of known names call a thing: a report may use one wording only."""
    return _known().get((type_, name), ())


@cache
def _known() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row.type, row.name): row.aliases for row in known_names()}


def _within(node: str, parent: str) -> str:
    """Return the code of what contains a thing: the gazetteer's word, or the scope in its IRI."""
    if match := _CODE.search(parent):
        return trimmed(match[1])
    scope = _SCOPE.search(node)
    return trimmed(scope[1]) if scope else ""
