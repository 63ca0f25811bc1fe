"""The room on top: records become triples, a store, answers, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.notebook import PlanGraph


def open_graph(store: str | Path = "store") -> PlanGraph:
    """Open the graph of a store's folder or of an endpoint, for programs and notebooks.

    ``graph.answers.notebook.PlanGraph`` says what it can do. Nothing is imported before it is called.
    Raises NoStoreError.
    """
    from graph.answers.notebook import open_graph

    return open_graph(store)
