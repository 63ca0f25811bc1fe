"""The store is whole whatever happens: builds that are killed, fail or collide, readers in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, QuerySolutions, RdfFormat, Store

from graph.errors import (
    NoStoreError,
    NotValidError,
    OtherTextError,
    PlanGraphError,
    StoreBusyError,
    StoreWriteError,
    UnknownDocumentError,
)
from graph.stores.loads import Load, load_of
from graph.stores.pointer import GENERATIONS, POINTER, current
from graph.stores.store import (
    add_documents,
    build_store,
    documents,
    drop_document,
    open_for_many,
    open_store,
    rdflib_dataset,
)
from loaders.records import Reading
from ontology.terms import ID, PREFIXES, Pg

ROOT = Path(__file__).parents[1]
Make = Callable[..., Reading]

# A build in a process of its own that stops inside, after writing the new generation but before the swap.
STOPPED_BUILD = """
import runpy, sys, time
from pathlib import Path
import graph.stores.generations
from graph.stores.loads import load_of
from graph.stores.store import build_store

def wait(path, content):
    print("written", flush=True)
    time.sleep(60)

graph.stores.generations.write_whole = wait
make = runpy.run_path("tests/conftest.py")["make_reading"]
build_store(Path(sys.argv[1]), [load_of(make("\\n后来。\\n", year=2040))])
"""


def merged(store: Store) -> list[bytes]:
    data = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    assert data is not None
    return sorted(data.splitlines())


@pytest.fixture(scope="module")
def one(invented: Make) -> Load:
    return load_of(invented())


@pytest.fixture(scope="module")
def two(invented: Make) -> Load:
    return load_of(invented("\n后一年。\n", year=2031, title="海珠区2031年计划报告"))


@pytest.fixture
def path(tmp_path: Path, one: Load) -> Path:
    build_store(tmp_path / "store", [one])
    return tmp_path / "store"


@contextmanager
def stopped_build(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a build in another process up to the moment before the swap; kill it in the end."""
    command = [sys.executable, "-c", STOPPED_BUILD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def test_the_default_graph_is_the_merge_of_the_named_ones(path: Path, two: Load) -> None:
    add_documents(path, [two])
    store = open_store(path)
    named = {quad.triple for quad in store if quad.graph_name != DefaultGraph()}
    assert named == {quad.triple for quad in store if quad.graph_name == DefaultGraph()}
    assert [loaded.name for loaded in documents(store)] == ["440105-2030-plan", "440105-2031-plan"]


def test_a_small_store_is_held_in_memory_and_a_large_one_is_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = open_for_many(path)
    assert merged(held) == merged(open_store(path)) and not list(held.named_graphs())
    monkeypatch.setattr("graph.stores.store._SMALL", 10)
    assert list(open_for_many(path).named_graphs())


def test_a_report_under_two_names_changes_no_answer(path: Path, one: Load) -> None:
    before = merged(open_store(path))
    add_documents(path, [replace(one, name="again")])
    assert len(documents(open_store(path))) == 2
    assert merged(open_store(path)) == before
    drop_document(path, "again")
    assert merged(open_store(path)) == before


def test_dropping_equals_a_build_without(path: Path, tmp_path: Path, one: Load, two: Load) -> None:
    add_documents(path, [two])
    drop_document(path, one.name)
    build_store(tmp_path / "other", [two])
    assert merged(open_store(path)) == merged(open_store(tmp_path / "other"))
    assert documents(open_store(path)) == documents(open_store(tmp_path / "other"))


def test_adding_equals_a_build_with(path: Path, tmp_path: Path, one: Load, two: Load) -> None:
    add_documents(path, [two])
    build_store(tmp_path / "other", [two, one])
    assert merged(open_store(path)) == merged(open_store(tmp_path / "other"))


def test_other_text_of_a_report_is_refused_with_what_to_do(path: Path, invented: Make) -> None:
    corrected = load_of(invented(suffix="完。\n"))
    before = merged(open_store(path))
    with pytest.raises(OtherTextError, match=r"文本不同.*--replace.*other text"):
        add_documents(path, [corrected])
    assert merged(open_store(path)) == before
    add_documents(path, [corrected], replace=True)
    (loaded,) = documents(open_store(path))
    assert loaded.sha256 == invented(suffix="完。\n").document.source.sha256


def test_another_report_under_a_taken_name_is_refused(path: Path, one: Load, two: Load) -> None:
    with pytest.raises(OtherTextError):
        add_documents(path, [replace(two, name=one.name)])


def test_two_texts_of_one_report_are_no_build(tmp_path: Path, one: Load, invented: Make) -> None:
    other = load_of(invented(suffix="完。\n"), name="corrected")
    with pytest.raises(OtherTextError):
        build_store(tmp_path / "store", [one, other])
    assert not (tmp_path / "store").exists()


def test_one_text_has_one_reading_in_a_store(path: Path, invented: Make) -> None:
    """Read again by other rules, the report changes under each of its names."""
    again = load_of(replace(invented(), figures=()), name="again")
    add_documents(path, [again])
    rows = open_store(path).query("ASK { ?o a pg:Observation }", prefixes=PREFIXES)
    assert not rows


def test_an_unknown_document_is_named_beside_the_known(path: Path) -> None:
    with pytest.raises(UnknownDocumentError, match="440105-2030-plan"):
        drop_document(path, "nothing")


def test_what_does_not_conform_is_not_stored(path: Path, two: Load) -> None:
    before = merged(open_store(path))
    broken = Load("broken", two.triples.replace(b'"2031-12-31"', b'"2001-12-31"'))
    with pytest.raises(NotValidError, match="没有写入.*nothing was stored"):
        add_documents(path, [broken])
    with pytest.raises(NotValidError):
        build_store(path, [broken])
    assert merged(open_store(path)) == before


@pytest.mark.parametrize("make", ["missing", "empty", "file", "foreign", "future"])
def test_a_path_that_is_no_store(tmp_path: Path, make: str) -> None:
    path = tmp_path / "place"
    if make == "file":
        path.write_text("x")
    elif make != "missing":
        path.mkdir()
    if make == "foreign":
        (path / "notes.txt").write_text("x")
    if make == "future":
        (path / POINTER).write_text("99 000001\n")
    with pytest.raises(NoStoreError, match="plan-graph build"):
        open_store(path)


def test_a_store_of_an_older_format_is_refused_and_built_anew(tmp_path: Path, one: Load) -> None:
    path = tmp_path / "store"
    build_store(path, [one], check=None)
    pointer = path / POINTER
    pointer.write_text(pointer.read_text("ascii").replace("3 ", "2 ", 1), encoding="ascii")
    for ask in (lambda: open_store(path), lambda: add_documents(path, [one])):
        with pytest.raises(NoStoreError, match="format 2"):
            ask()
    build_store(path, [one], check=None)
    assert documents(open_store(path))


@pytest.mark.parametrize("make", ["file", "foreign", "below a file"])
def test_nothing_is_built_over_what_is_no_store(tmp_path: Path, make: str, one: Load) -> None:
    path = tmp_path / "place"
    if make == "foreign":
        path.mkdir()
        (path / "notes.txt").write_text("x")
    else:
        path.write_text("x")
    before = sorted(p.name for p in tmp_path.rglob("*"))
    with pytest.raises(StoreWriteError):
        build_store(path / "below" if make == "below a file" else path, [one])
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_a_killed_build_leaves_the_last_store_usable(path: Path, two: Load) -> None:
    before = merged(open_store(path))
    with stopped_build(path):
        pass
    assert len(list((path / GENERATIONS).iterdir())) == 2
    assert merged(open_store(path)) == before
    add_documents(path, [two])
    assert len(documents(open_store(path))) == 2
    assert len(list((path / GENERATIONS).iterdir())) == 2


def test_a_first_build_that_is_killed_can_be_made_again(tmp_path: Path, one: Load) -> None:
    with stopped_build(tmp_path / "store"):
        pass
    with pytest.raises(NoStoreError):
        open_store(tmp_path / "store")
    build_store(tmp_path / "store", [one])
    assert len(documents(open_store(tmp_path / "store"))) == 1


def test_a_second_builder_is_told_who_builds_and_readers_read_on(path: Path, two: Load) -> None:
    before = current(path)
    with stopped_build(path) as process:
        with pytest.raises(StoreBusyError, match=str(process.pid)):
            add_documents(path, [two])
        assert len(documents(open_store(path))) == 1
        assert current(path) == before  # who had waited for the build would see its generation


def test_a_reader_keeps_its_generation_through_a_build(path: Path, one: Load, two: Load) -> None:
    reader = open_store(path)
    build_store(path, [two])
    assert [loaded.name for loaded in documents(reader)] == [one.name]
    assert [loaded.name for loaded in documents(open_store(path))] == [two.name]


def test_a_failed_build_leaves_nothing_behind(path: Path, two: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(store: Store, graph: str, data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    before = sorted(p.name for p in (path / GENERATIONS).iterdir())
    monkeypatch.setattr("graph.stores.store._put", full)
    with pytest.raises(StoreWriteError, match=os.strerror(28)):
        add_documents(path, [two])
    assert sorted(p.name for p in (path / GENERATIONS).iterdir()) == before


def test_a_clone_never_changes_what_it_came_from(path: Path, two: Load) -> None:
    reader = open_store(path)
    before = merged(reader)
    generation = path / GENERATIONS / "000001"
    sizes = {file.name: file.stat().st_size for file in generation.glob("*.sst")}
    add_documents(path, [two])
    assert {file.name: file.stat().st_size for file in generation.glob("*.sst")} == sizes
    assert merged(Store.read_only(str(generation))) == before


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib of itself
def test_rdflib_reads_the_same_store(path: Path) -> None:
    dataset = rdflib_dataset(path)
    (row,) = dataset.query(f"SELECT ?r WHERE {{ ?r a <{Pg.Report}> }}")
    assert str(row[0]) == f"{ID}report/440105-2030-plan"  # type: ignore[index]


def test_opening_needs_nothing_of_a_build() -> None:
    rooms = "('loaders', 'rdflib', 'shacl')"
    script = f"import sys, graph.stores.store; print(*(m for m in sys.modules if m.split('.')[0] in {rooms}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_every_error_says_it_in_two_languages_and_ends_with_two(path: Path) -> None:
    with pytest.raises(PlanGraphError) as caught:
        open_store(path / "nowhere")
    assert caught.value.exit_code == 2
    chinese, _, english = str(caught.value).partition(" · ")
    assert "图谱库" in chinese and "store" in english


def test_questions_ask_the_default_graph(path: Path) -> None:
    rows = open_store(path).query("SELECT ?r WHERE { ?r a pg:Report }", prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    assert len(list(rows)) == 1
