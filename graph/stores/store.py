"""The embedded store: a folder that is always whole, whatever happens to a build.

Named graphs hold the documents, the default graph their merge: questions ask the default graph alone.
What only a build needs is imported where a build begins, for a question must be quick from cold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from graph.errors import NoStoreError, NotValidError, OtherTextError, SameTextError, UnknownDocumentError
from graph.stores.loads import Load, refuse_contradictions, repeats
from graph.stores.pointer import GENERATIONS, current
from ontology.terms import ID, PREFIXES, Pg, Rdf

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph.stores.findings import Report

VOCABULARY = "ontology"  # names of the graphs that hold what is no document
FINDINGS = "findings"
_SMALL = 500_000  # triples of all graphs that are read into memory: some ten reports, in about a second

Check = Callable[[bytes], "Report"]
"""Takes a document's triples and reports what doesn't conform."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document of a store: the name of its graph, its report or dataset, and the hash of its text."""

    name: str
    report: str
    sha256: str


def conformity(data: bytes) -> Report:
    """Report what is wrong with a document's triples: by the shapes, then by the integrity checks."""
    from graph.stores.integrity import check_integrity
    from graph.stores.validate import gate
    from graph.triples.vocabulary import vocabulary

    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    store.load(vocabulary(), format=RdfFormat.N_TRIPLES)
    return gate(data) + check_integrity(store)


def open_store(path: Path) -> Store:
    """Open the current generation for reading; never waits for a build.

    Raises NoStoreError where the path holds none.
    """
    while True:
        generation = current(path)
        try:
            return Store.read_only(str(path / GENERATIONS / generation))
        except OSError as error:
            if current(path) == generation:  # else it was swapped away while we looked
                raise NoStoreError(path, str(error)) from error


def open_for_many(path: Path) -> Store:
    """Open what questions read, for a program that asks many: in memory, where the store is a small one.

    A lookup in memory takes a third of one in a file; reading a report's graph costs as much as a few
    questions. The named graphs stay in the file. Raises NoStoreError.
    """
    kept = open_store(path)
    if len(kept) > _SMALL:
        return kept
    held = Store()
    held.extend(kept.quads_for_pattern(None, None, None, DefaultGraph()))
    return held


def rdflib_dataset(path: Path) -> Dataset:
    """Open the current generation as an rdflib dataset for notebooks, read-only in effect.

    Give it queries as text: prepared ones would be answered by rdflib itself.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=open_store(path)), default_union=False)


def documents(store: Store) -> tuple[Loaded, ...]:
    """Return the documents of a store by the names of their graphs: reports, tables, RDF, links."""
    found = []
    for graph in store.named_graphs():
        if main := _main_node(store, graph):
            text = next(store.quads_for_pattern(main, NamedNode(Pg.text), None, graph), None)
            if text is None or not isinstance(text.object, NamedNode):
                continue
            sha = next(store.quads_for_pattern(text.object, NamedNode(Pg.sha256), None, graph), None)
            if sha is not None and isinstance(sha.object, Literal):
                found.append(Loaded(_name(graph), main.value, sha.object.value))
    return tuple(sorted(found, key=lambda document: document.name))


def _main_node(store: Store, graph: NamedNode | BlankNode) -> NamedNode | None:
    """Return what a graph is the document of: its dataset, or else its report; the vocabulary has neither."""
    for kind in (Pg.Dataset, Pg.Report):
        for quad in store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(kind), graph):
            if isinstance(quad.subject, NamedNode):
                return quad.subject
    return None


_RECORD = """SELECT ?title ?publisher ?licence ?source ?date WHERE {
  BIND(%s AS ?d) ?d rdfs:label ?title .
  OPTIONAL { ?d dct:publisher/foaf:name ?agent } OPTIONAL { ?d pg:publisher ?site }
  OPTIONAL { ?d dct:license ?licence_ } OPTIONAL { ?d dct:rights ?rights }
  OPTIONAL { ?d dct:source ?source } OPTIONAL { ?d dct:date ?on } OPTIONAL { ?d pg:publishedOn ?published }
  BIND(COALESCE(?agent, ?site) AS ?publisher) BIND(COALESCE(?licence_, ?rights) AS ?licence)
  BIND(COALESCE(?on, ?published) AS ?date)
} LIMIT 1"""
_RECORD_TITLES = {
    "title": "标题 title",
    "publisher": "发布 publisher",
    "licence": "许可 licence",
    "source": "来源 source",
    "date": "日期 date",
}


def record(store: Store, document: Loaded) -> dict[str, str]:
    """Return what is known of a document under bilingual titles: title, publisher, licence, source, date."""
    prefixes = {**PREFIXES, "foaf": "http://xmlns.com/foaf/0.1/"}
    found = store.query(_RECORD % NamedNode(document.report), prefixes=prefixes)
    assert isinstance(found, QuerySolutions)
    row = next(iter(found), None)
    told = {title: row[key] for key, title in _RECORD_TITLES.items()} if row else {}
    return {title: term.value for title, term in told.items() if isinstance(term, Literal | NamedNode)}


def size(store: Store, document: Loaded) -> int:
    """Return the number of a document's triples."""
    graph = graph_of(store, document.name)
    counted = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    assert isinstance(counted, QuerySolutions)
    return int(next(iter(counted))["n"].value)


def graph_of(store: Store, name: str) -> NamedNode:
    """Return the graph of the document that bears a name. Raises UnknownDocumentError."""
    known = [document.name for document in documents(store)]
    named = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode) and _name(graph) == name)
    found = next(named, None)
    if found is None or name not in known:
        raise UnknownDocumentError(name, known)
    return found


def _name(graph: object) -> str:
    return graph.value.rsplit("/graph/", 1)[-1] if isinstance(graph, NamedNode) else str(graph)


def build_store(path: Path, loads: Iterable[Load], check: Check | None = conformity) -> None:
    """Build a store of these documents and nothing else, swapped in whole.

    ``check`` sees each document's triples; raises NotValidError with what it finds, StoreBusyError while
    another process builds, StoreWriteError where the folder can't be written.
    """
    from graph.stores.generations import rebuild
    from graph.triples.vocabulary import vocabulary

    wanted = list(loads)
    refuse_contradictions(wanted)
    _validate(wanted, check)

    def fill(store: Store) -> None:
        _put(store, _graph(VOCABULARY), vocabulary())
        for load in wanted:
            _put(store, _graph(load.name), load.triples)
        _compare(store)

    rebuild(path, fill)


def add_documents(path: Path, loads: Sequence[Load], replace: bool = False) -> None:
    """Load more documents, or the same ones under other names, in one swap: all or, if one can't be, none.

    Raises OtherTextError where a report is loaded with other text and ``replace`` isn't set, SameTextError
    where a text is loaded as another document, and what ``build_store`` raises.
    """
    from graph.stores.generations import rebuild

    refuse_contradictions(loads)
    _validate(list(loads), conformity)

    def fill(store: Store) -> None:
        for load in loads:
            _add(store, load, replace)
        _compare(store)

    rebuild(path, fill, from_current=True)


def _add(store: Store, load: Load, replace: bool) -> None:
    names = {load.name}
    for loaded in documents(store):
        if loaded.name != load.name and loaded.report != load.report:
            _refuse_repetition(store, loaded, load, replace)
            continue
        if (loaded.report, loaded.sha256) == (load.report, load.sha256):
            names.add(loaded.name)  # read by other rules, maybe: one text has one reading in a store
        elif not replace:
            raise OtherTextError(loaded.name, loaded.sha256, load.sha256)
        _drop(store, _graph(loaded.name))
    for name in sorted(names):
        _put(store, _graph(name), load.triples)


def _refuse_repetition(store: Store, loaded: Loaded, load: Load, replace: bool) -> None:
    """Refuse a text that is loaded as another document, or drop that one; raises SameTextError."""
    if loaded.sha256 != load.sha256:
        return
    figures = store.quads_for_pattern(None, NamedNode(Pg.indicator), None, NamedNode(_graph(loaded.name)))
    measures = frozenset(q.object.value for q in figures if isinstance(q.object, NamedNode))
    if repeats(measures, load.measures):
        if not replace:
            raise SameTextError(loaded.name, load.name, load.sha256)
        _drop(store, _graph(loaded.name))


def drop_document(path: Path, name: str) -> None:
    """Drop a document: the default graph loses what no other graph holds, as if it had never been loaded.

    Raises UnknownDocumentError where no graph bears the name.
    """
    from graph.stores.generations import rebuild

    def fill(store: Store) -> None:
        _drop(store, graph_of(store, name).value)
        _compare(store)

    rebuild(path, fill, from_current=True)


def _compare(store: Store) -> None:
    """Write anew what the documents say against each other, as they are now."""
    from graph.datasets.quality import quality_triples

    graph = _graph(FINDINGS)
    _drop(store, graph)
    if found := quality_triples(store):
        _put(store, graph, found)


def _graph(name: str) -> str:
    return f"{ID}graph/{name}"


def _put(store: Store, graph: str, data: bytes) -> None:
    store.bulk_load(data, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(graph))
    store.bulk_load(data, format=RdfFormat.N_TRIPLES)


def _drop(store: Store, graph: str) -> None:
    node, default = NamedNode(graph), DefaultGraph()
    gone = []
    for quad in store.quads_for_pattern(None, None, None, node):
        holders = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name in (node, default) for other in holders):
            gone.append(Quad(quad.subject, quad.predicate, quad.object, default))
    for quad in gone:
        store.remove(quad)
    store.remove_graph(node)


def _validate(loads: list[Load], check: Check | None) -> None:
    for load in loads if check else ():
        found = check(load.triples)  # type: ignore[misc]
        if not found.conforms:
            raise NotValidError(load.name, found)
