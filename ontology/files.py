"""The only readers of the room's files; the ``.ttl`` is the truth, these hand it out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # rdflib costs 0.2 s to import; a build reads bytes and does without
    from rdflib import Graph

PLAN = "plan.ttl"
UNITS = "units.ttl"
SHAPES = "shapes.ttl"


@cache
def turtle(name: str) -> bytes:
    """Return a file of the ontology (PLAN, UNITS or SHAPES) as it stands, in Turtle.

    Raises FileNotFoundError for another name.
    """
    return files("ontology").joinpath(name).read_bytes()


@cache
def graph(*names: str) -> Graph:
    """Return files of the ontology as one rdflib graph, parsed once: treat it as read-only.

    Without names, the vocabulary: classes, properties, code lists and units.
    """
    from rdflib import Graph

    whole = Graph()
    for name in names or (PLAN, UNITS):
        whole.parse(data=turtle(name), format="turtle")
    return whole
