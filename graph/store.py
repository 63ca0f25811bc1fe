"""The embedded store: a folder that is always whole, whatever happens to a build.

Each build writes a new generation beside the last and then swaps a pointer file, so a reader never waits
and a build that fails or is killed changes nothing. The generation that was current stays until the next
build, for those who have it open. Layout::

    STORE/plan-graph.json     the pointer: {"format": 1, "generation": "000007"}
    STORE/lock                held (flock) by the process that builds, with its pid
    STORE/generations/000007  an Oxigraph database, never written again

Named graphs hold the documents, the default graph their merge: questions ask the default graph alone.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from graph.build import triples
from graph.errors import (
    NoStoreError,
    NotValidError,
    OtherTextError,
    StoreBusyError,
    StoreWriteError,
    UnknownDocumentError,
)
from graph.files import write_whole
from graph.findings import Report
from graph.identity import BASE, Identity
from graph.integrity import check_integrity
from graph.validate import gate
from graph.vocabulary import vocabulary
from loaders.records import Reading
from ontology.terms import Pg, Rdf

if TYPE_CHECKING:
    from rdflib import Dataset

POINTER = "plan-graph.json"
GENERATIONS = "generations"
ONTOLOGY = "ontology"  # name of the graph that holds the vocabulary
FORMAT = 1

Check = Callable[[bytes], Report]
"""Takes a document's triples and reports what doesn't conform."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document of a store: the name of its graph, its report, and the hash of its text."""

    name: str
    report: str
    sha256: str
    triples: int


@dataclass(frozen=True, slots=True)
class Load:
    """A document to be loaded: the name of its graph and its triples as sorted N-Triples."""

    name: str
    triples: bytes


def load_of(reading: Reading, name: str = "", identity: Identity | None = None) -> Load:
    """Return what a reading brings into a store; its graph is named like the report or as ``name`` says."""
    data = triples(reading, identity)
    return Load(name or _report_of(data).rsplit("/", 1)[1], data)


def conformity(data: bytes) -> Report:
    """Report what is wrong with a document's triples: by the shapes, then by the integrity checks."""
    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    store.load(vocabulary(), format=RdfFormat.N_TRIPLES)
    return gate(data) + check_integrity(store)


def open_store(path: Path) -> Store:
    """Open the current generation for reading; never waits for a build.

    Raises NoStoreError where the path holds none.
    """
    while True:
        generation = _current(path)
        try:
            return Store.read_only(str(path / GENERATIONS / generation))
        except OSError as error:
            if _current(path) == generation:  # else it was swapped away while we looked
                raise NoStoreError(path, str(error)) from error


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
        name = graph.value.rsplit("/graph/", 1)[-1] if isinstance(graph, NamedNode) else ""
        reports = list(store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(Pg.Report), graph))
        for quad in reports:
            texts = store.quads_for_pattern(None, NamedNode(Pg.sha256), None, graph)
            sha = next((text.object.value for text in texts), "")  # type: ignore[union-attr]
            size = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
            found.append(Loaded(name, quad.subject.value, sha, size))  # type: ignore[union-attr]
    return tuple(sorted(found, key=lambda document: document.name))


def build_store(
    path: Path, loads: Iterable[Load], check: Check | None = conformity, base: str = BASE
) -> None:
    """Build a store of these documents and nothing else, swapped in whole.

    ``check`` sees each document's triples; raises NotValidError with what it finds, StoreBusyError while
    another process builds, StoreWriteError where the folder can't be written.
    """
    wanted = list(loads)
    _refuse_contradictions(wanted)
    _validate(wanted, check)
    with _building(path) as folder:
        store = Store(str(folder))
        _put(store, Identity(base).graph(ONTOLOGY), vocabulary())
        for load in wanted:
            _put(store, Identity(base).graph(load.name), load.triples)
        store.flush()


def add_document(
    path: Path, load: Load, replace: bool = False, check: Check | None = conformity, base: str = BASE
) -> None:
    """Load one more document, or the same one under another name.

    Raises OtherTextError where the report is loaded with other text and ``replace`` isn't set.
    """
    _validate([load], check)
    with _building(path, start_from_current=True) as folder:
        store = Store(str(folder))
        report, sha = _report_of(load.triples), _text_of(load.triples)
        names = {load.name}
        for loaded in documents(store):
            clash = (loaded.report == report) != (loaded.sha256 == sha) and (
                loaded.report == report or loaded.name == load.name
            )
            if clash and not replace:
                raise OtherTextError(loaded.name, loaded.sha256, sha)
            if loaded.report == report or loaded.name == load.name:
                _drop(store, Identity(base).graph(loaded.name))
                if not clash:
                    names.add(loaded.name)  # read by other rules, maybe: one text has one reading in a store
        for name in sorted(names):
            _put(store, Identity(base).graph(name), load.triples)
        store.flush()


def drop_document(path: Path, name: str, base: str = BASE) -> None:
    """Drop a document: the default graph loses what no other graph holds, as if it had never been loaded.

    Raises UnknownDocumentError where no graph bears the name.
    """
    with _building(path, start_from_current=True) as folder:
        store = Store(str(folder))
        known = [document.name for document in documents(store)]
        if name not in known:
            raise UnknownDocumentError(name, known)
        _drop(store, Identity(base).graph(name))
        store.flush()


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


def _current(path: Path) -> str:
    pointer = path / POINTER
    try:
        found = json.loads(pointer.read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise NoStoreError(path, f"格式 format {found['format']}")
        return str(found["generation"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoStoreError(path) from error


@contextmanager
def _building(path: Path, start_from_current: bool = False) -> Iterator[Path]:
    """Yield the folder of a new generation; swap it in if all went well, else leave no trace of it."""
    if path.exists() and not (path / POINTER).exists() and _is_foreign(path):
        raise NoStoreError(path)
    if start_from_current:
        _current(path)
    with _lock(path):
        kept = _current(path) if (path / POINTER).exists() else ""
        folder = _next_folder(path, kept)
        try:
            if start_from_current:
                _clone(path / GENERATIONS / kept, folder)
            yield folder
            write_whole(path / POINTER, json.dumps({"format": FORMAT, "generation": folder.name}) + "\n")
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise StoreWriteError(path, error.strerror or str(error)) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _sweep(path, {kept, folder.name})


def _is_foreign(path: Path) -> bool:
    """Say whether a path without a pointer holds something that isn't the rest of a first, killed build."""
    return not path.is_dir() or any(entry.name not in ("lock", GENERATIONS) for entry in path.iterdir())


def _next_folder(path: Path, kept: str) -> Path:
    generations = path / GENERATIONS
    _sweep(path, {kept} | {_previous(path, kept)})
    taken = [int(entry.name) for entry in generations.iterdir() if entry.name.isdigit()]
    return generations / f"{max(taken, default=0) + 1:06d}"


def _previous(path: Path, kept: str) -> str:
    names = sorted(entry.name for entry in (path / GENERATIONS).iterdir() if entry.name < kept)
    return names[-1] if names else ""


def _sweep(path: Path, keep: set[str]) -> None:
    for entry in (path / GENERATIONS).iterdir():
        if entry.name not in keep:
            shutil.rmtree(entry, ignore_errors=True)


def _clone(source: Path, target: Path) -> None:
    """Copy a closed database; its tables are never changed once written, so they are linked."""
    target.mkdir(parents=True)
    for file in source.iterdir():
        if file.suffix == ".sst":
            os.link(file, target / file.name)
        elif file.name != "LOCK":
            shutil.copy2(file, target / file.name)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the builder's lock; it goes with the process, so a killed build leaves none behind."""
    try:
        (path / GENERATIONS).mkdir(parents=True, exist_ok=True)
        handle = open(path / "lock", "a+", encoding="ascii")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise StoreWriteError(path, error.strerror or str(error)) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            raise StoreBusyError(path, handle.read().strip()) from error
        handle.seek(0)
        handle.truncate()
        handle.write(str(os.getpid()))
        handle.flush()
        yield
