"""Generations of a store: a folder each, a pointer to the current one, and a lock for who builds.

A build writes a new generation beside the last and then swaps the pointer, so a reader never waits and a
build that fails or is killed changes nothing. The generation that was current stays until the next build,
for those who have it open.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store

from graph.errors import StoreBusyError, StoreWriteError
from graph.files import write_whole
from graph.stores.pointer import FORMAT, GENERATIONS, POINTER, current, pointed


def rebuild(path: Path, fill: Callable[[Store], None], from_current: bool = False) -> None:
    """Make a new generation by ``fill``, from nothing or from a copy of the current one, and swap it in.

    If ``fill`` raises, nothing has changed. Raises NoStoreError where there is no current generation to
    copy, StoreBusyError while another process builds, StoreWriteError where the folder can't be written.
    """
    if path.exists() and not (path / POINTER).exists() and _is_foreign(path):
        raise StoreWriteError(path, "里面有别的文件 it holds other files")
    if from_current:
        current(path)
    with _lock(path):
        kept = pointed(path)[1] if (path / POINTER).exists() else ""  # of an older format too: it is replaced
        folder = _next_folder(path, kept)
        try:
            if from_current:
                _clone(path / GENERATIONS / kept, folder)
            _write(folder, fill)
            write_whole(path / POINTER, f"{FORMAT} {folder.name}\n")
        except BaseException as error:
            traceback.clear_frames(error.__traceback__)  # closes the database, which would write on
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise StoreWriteError(path, error.strerror or str(error)) from error
            raise
        _sweep(path, {kept, folder.name})


def _write(folder: Path, fill: Callable[[Store], None]) -> None:
    store = Store(str(folder))
    fill(store)
    store.optimize()  # one table instead of many to look through: questions take a quarter less
    store.flush()


def _is_foreign(path: Path) -> bool:
    """Say whether a path without a pointer holds something that isn't the rest of a first, killed build."""
    if not path.is_dir():
        return True
    names = (entry.name for entry in path.iterdir())
    return any(name not in ("lock", GENERATIONS) and not name.startswith(f".{POINTER}.") for name in names)


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
