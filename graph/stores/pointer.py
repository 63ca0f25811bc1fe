"""Which generation of a store is the current one.

Layout::

    STORE/plan-graph.store    the pointer: format and current generation, "3 000007"
    STORE/lock                held (flock) by the process that builds, with its pid
    STORE/generations/000007  an Oxigraph database, never written again
"""

from __future__ import annotations

from pathlib import Path

from graph.errors import NoStoreError

POINTER = "plan-graph.store"
GENERATIONS = "generations"
FORMAT = "3"  # counts up when questions need what older builds didn't write: 3 has comparisons


def current(path: Path) -> str:
    """Return the name of the current generation; raises NoStoreError where the path holds no store."""
    form, generation = pointed(path)
    if form != FORMAT:
        raise NoStoreError(path, f"格式 format {form}")
    return generation


def pointed(path: Path) -> tuple[str, str]:
    """Return format and generation of a store of any format; raises NoStoreError where there is none."""
    try:
        form, generation = (path / POINTER).read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise NoStoreError(path) from error
    return form, generation
