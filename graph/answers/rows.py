"""Rows of plain strings, for those who read the graph with queries of their own."""

from __future__ import annotations

from collections.abc import Iterator

from graph.answers.engines import Engine
from queries.catalog import prefix_lines


def rows_of(engine: Engine, query: str) -> Iterator[dict[str, str]]:
    """Answer a SELECT (the shared prefixes are added) with variable → value; what is unbound is left out."""
    found = engine.run(prefix_lines() + query)
    for row in found.rows:
        yield {name: term.value for name, term in zip(found.variables, row, strict=True) if term}
