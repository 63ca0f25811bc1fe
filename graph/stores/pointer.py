"""Which generation of a store is the current one.

Layout::

    STORE/plan-graph.store    the pointer: format and current generation, "2 000007"
    STORE/lock                held (flock) by the process that builds, with its pid
    STORE/generations/000007  an Oxigraph database, never written again
"""

from __future__ import annotations

from pathlib import Path

from graph.errors import NoStoreError

POINTER = "plan-graph.store"
GENERATIONS = "generations"
FORMAT = "2"


def current(path: Path) -> str:
    """Return the name of the current generation; raises NoStoreError where the path holds no store."""
    try:
        form, generation = (path / POINTER).read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise NoStoreError(path) from error
    if form != FORMAT:
        raise NoStoreError(path, f"格式 format {form}")
    return generation
