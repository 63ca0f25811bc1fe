"""The embedded store: a folder that is always whole, whatever happens to a build.

Layout::

    STORE/plan-graph.store    the pointer: format and current generation, "1 000007"
    STORE/lock                held (flock) by the process that builds, with its pid
    STORE/generations/000007  an Oxigraph database, never written again

Named graphs hold the documents, the default graph their merge: questions ask the default graph alone.
What only a build needs is imported where a build begins, for a question must be quick from cold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from graph.errors import NoStoreError, NotValidError, OtherTextError, UnknownDocumentError
from ontology.terms import ID, Pg, Rdf

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph.findings import Report
    from graph.identity import Identity
    from loaders.records import Reading

POINTER = "plan-graph.store"
GENERATIONS = "generations"
FORMAT = "1"
VOCABULARY = "ontology"  # name of the graph that holds it

Check = Callable[[bytes], "Report"]
"""Takes a document's triples and reports what doesn't conform."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document of a store: the name of its graph, its report, and the hash of its text."""

    name: str
    report: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Load:
    """A document to be loaded: the name of its graph and its triples as sorted N-Triples."""

    name: str
    triples: bytes


def load_of(reading: Reading, name: str = "", identity: Identity | None = None) -> Load:
    """Return what a reading brings into a store; its graph is named like the report or as ``name`` says."""
    from graph.build import triples

    data = triples(reading, identity)
    return Load(name or _report_of(data).rsplit("/", 1)[1], data)


def conformity(data: bytes) -> Report:
    """Report what is wrong with a document's triples: by the shapes, then by the integrity checks."""
    from graph.integrity import check_integrity
    from graph.validate import gate
    from graph.vocabulary import vocabulary

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


def current(path: Path) -> str:
    """Return the name of the current generation; raises NoStoreError where the path holds no store."""
    try:
        form, generation = (path / POINTER).read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise NoStoreError(path) from error
    if form != FORMAT:
        raise NoStoreError(path, f"格式 format {form}")
    return generation


def rdflib_dataset(path: Path) -> Dataset:
    """Open the current generation as an rdflib dataset for notebooks, read-only in effect.

    Give it queries as text: prepared ones would be answered by rdflib itself.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=open_store(path)), default_union=False)


def documents(store: Store) -> tuple[Loaded, ...]:
    """Return the documents of a store by the names of their graphs."""
    found = []
    for graph in store.named_graphs():
        reports = store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(Pg.Report), graph)
        hashes = store.quads_for_pattern(None, NamedNode(Pg.sha256), None, graph)
        for report, sha in zip(reports, hashes, strict=False):  # the vocabulary's graph has neither
            if isinstance(report.subject, NamedNode) and isinstance(sha.object, Literal):
                found.append(Loaded(_name(graph), report.subject.value, sha.object.value))
    return tuple(sorted(found, key=lambda document: document.name))


def size(store: Store, document: Loaded) -> int:
    """Return the number of a document's triples."""
    graph = next(each for each in store.named_graphs() if _name(each) == document.name)
    counted = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    assert isinstance(counted, QuerySolutions)
    return int(next(iter(counted))["n"].value)


def _name(graph: object) -> str:
    return graph.value.rsplit("/graph/", 1)[-1] if isinstance(graph, NamedNode) else str(graph)


def build_store(path: Path, loads: Iterable[Load], check: Check | None = conformity, base: str = ID) -> None:
    """Build a store of these documents and nothing else, swapped in whole.

    ``check`` sees each document's triples; raises NotValidError with what it finds, StoreBusyError while
    another process builds, StoreWriteError where the folder can't be written.
    """
    from graph.generations import rebuild
    from graph.vocabulary import vocabulary

    wanted = list(loads)
    _refuse_contradictions(wanted)
    _validate(wanted, check)

    def fill(store: Store) -> None:
        _put(store, _graph(base, VOCABULARY), vocabulary())
        for load in wanted:
            _put(store, _graph(base, load.name), load.triples)

    rebuild(path, fill)


def add_document(
    path: Path, load: Load, replace: bool = False, check: Check | None = conformity, base: str = ID
) -> None:
    """Load one more document, or the same one under another name.

    Raises OtherTextError where the report is loaded with other text and ``replace`` isn't set.
    """
    from graph.generations import rebuild

    _validate([load], check)

    def fill(store: Store) -> None:
        names = {load.name}
        for loaded in documents(store):
            if loaded.name != load.name and loaded.report != _report_of(load.triples):
                continue
            if _same_text(loaded, load):
                names.add(loaded.name)  # read by other rules, maybe: one text has one reading in a store
            elif not replace:
                raise OtherTextError(loaded.name, loaded.sha256, _text_of(load.triples))
            _drop(store, _graph(base, loaded.name))
        for name in sorted(names):
            _put(store, _graph(base, name), load.triples)

    rebuild(path, fill, from_current=True)


def drop_document(path: Path, name: str, base: str = ID) -> None:
    """Drop a document: the default graph loses what no other graph holds, as if it had never been loaded.

    Raises UnknownDocumentError where no graph bears the name.
    """
    from graph.generations import rebuild

    def fill(store: Store) -> None:
        known = [document.name for document in documents(store)]
        if name not in known:
            raise UnknownDocumentError(name, known)
        _drop(store, _graph(base, name))

    rebuild(path, fill, from_current=True)


def _same_text(loaded: Loaded, load: Load) -> bool:
    return (loaded.report, loaded.sha256) == (_report_of(load.triples), _text_of(load.triples))


def _graph(base: str, name: str) -> str:
    return f"{base}graph/{name}"


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


def _refuse_contradictions(loads: list[Load]) -> None:
    texts: dict[str, tuple[str, str]] = {}
    for load in loads:
        report, sha = _report_of(load.triples), _text_of(load.triples)
        name, known = texts.setdefault(report, (load.name, sha))
        if known != sha:
            raise OtherTextError(name, known, sha)


def _report_of(data: bytes) -> str:
    return _line_with(data, f" <{Rdf.type}> <{Pg.Report}> .").split(" ", 1)[0].strip("<>")


def _text_of(data: bytes) -> str:
    return _line_with(data, f" <{Pg.sha256}> ").split('"')[1]


def _line_with(data: bytes, words: str) -> str:
    at = data.index(words.encode())
    return data[data.rfind(b"\n", 0, at) + 1 : data.index(b"\n", at)].decode()
