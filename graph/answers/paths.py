"""The shortest links between two things: steps from claim to claim, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.answers.describing import Evidence
from graph.answers.engines import Engine
from graph.answers.rows import rows_of

if TYPE_CHECKING:
    from networkx import MultiGraph

_MANY = 1000  # shortest paths looked at before the most telling are chosen
_EDGES = """SELECT ?s ?sLabel ?relation ?o ?oLabel ?basis ?quote ?section ?start ?end ?report WHERE {
  ?claim a pg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
    pg:basis/rdfs:label ?basis ; pg:sentence ?sentence .
  ?s rdfs:label ?sLabel . ?o rdfs:label ?oLabel . ?p rdfs:label ?relation .
  FILTER(lang(?sLabel) = "zh" && lang(?oLabel) = "zh" && lang(?relation) = "zh" && lang(?basis) = "zh")
  FILTER NOT EXISTS { ?o skos:inScheme ?scheme }
  ?sentence oa:exact ?quote ; oa:start ?start ; oa:end ?end ;
    pg:report ?report ; pg:section/pg:sectionPath ?section .
} ORDER BY ?start ?claim"""
_WITHIN = """SELECT ?s ?sLabel ?o ?oLabel WHERE {
  ?s schema:containedInPlace ?o ; rdfs:label ?sLabel . ?o rdfs:label ?oLabel .
  FILTER(lang(?sLabel) = "zh" && lang(?oLabel) = "zh")
} ORDER BY ?s ?o"""
_TOGETHER = """SELECT DISTINCT ?quote ?section ?start ?end ?report WHERE {
  ?m pg:refersTo <%s> ; pg:sentence ?s . ?n pg:refersTo <%s> ; pg:sentence ?s .
  ?s oa:exact ?quote ; oa:start ?start ; oa:end ?end ; pg:report ?report .
  ?s pg:section/pg:sectionPath ?section .
} ORDER BY ?report ?start"""


@dataclass(frozen=True, slots=True)
class Step:
    """One claim on the way: who stands in which relation to whom; ``forward`` if walked as it is said."""

    subject: str
    relation: str
    object: str
    forward: bool
    basis: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Links:
    """How two things hang together.

    ``paths`` are shortest, those through the least connected things first; ``together`` are sentences that
    name both, for want of a path that a report speaks of.
    """

    start: str
    end: str
    paths: tuple[tuple[Step, ...], ...]
    together: tuple[Evidence, ...] = ()


def network(engine: Engine) -> MultiGraph[str]:
    """Return the claims as an undirected multigraph of networkx.

    Nodes are IRIs with ``label``; edges have subject, relation, object, basis and the evidence's fields.
    """
    from networkx import MultiGraph

    graph: MultiGraph[str] = MultiGraph()
    for row in rows_of(engine, _EDGES):
        graph.add_node(row["s"], label=row["sLabel"])
        graph.add_node(row["o"], label=row["oLabel"])
        graph.add_edge(
            row["s"], row["o"], subject=row["s"], relation=row["relation"], object=row["o"],
            basis=row["basis"], quote=row["quote"], section=row["section"],
            start=int(row["start"]), end=int(row["end"]), report=row["report"],
        )  # fmt: skip
    return graph


def links(engine: Engine, start: str, end: str, limit: int = 3) -> Links:
    """Return up to ``limit`` shortest paths between the things of two IRIs."""
    graph = network(engine)
    found = _shortest(graph, start, end)
    if not found:
        _add_places(engine, graph)
        found = _shortest(graph, start, end)
    # What everything hangs on (a whole district) says little: paths through rarer things go first.
    found.sort(key=lambda path: (sum(graph.degree(node) for node in path[1:-1]), path))
    paths = tuple(tuple(_steps(graph, path)) for path in found[:limit])
    said = start == end or any(step.evidence.quote for path in paths for step in path)
    return Links(start, end, paths, () if said else tuple(_together(engine, start, end)))


def _shortest(graph: MultiGraph[str], start: str, end: str) -> list[list[str]]:
    from networkx import NetworkXNoPath, all_shortest_paths

    if start not in graph or end not in graph:
        return []
    try:
        return list(islice(all_shortest_paths(graph, start, end), _MANY))
    except NetworkXNoPath:
        return []


def _add_places(engine: Engine, graph: MultiGraph[str]) -> None:
    """Add which place lies in which by the gazetteer: no report says so, so these steps have no sentence."""
    for row in rows_of(engine, _WITHIN):
        graph.add_node(row["s"], label=row["sLabel"])
        graph.add_node(row["o"], label=row["oLabel"])
        graph.add_edge(
            row["s"], row["o"], subject=row["s"], relation="位于", object=row["o"], basis="据名录,非报告所写",
            quote="", section="", start=0, end=0, report="",
        )  # fmt: skip


def _steps(graph: MultiGraph[str], path: list[str]) -> Iterator[Step]:
    for here, there in zip(path, path[1:], strict=False):
        edge = min(graph[here][there].values(), key=lambda e: (e["basis"], e["start"]))
        yield Step(
            graph.nodes[edge["subject"]]["label"], edge["relation"], graph.nodes[edge["object"]]["label"],
            edge["subject"] == here, edge["basis"],
            Evidence(edge["quote"], edge["section"], edge["start"], edge["end"], edge["report"]),
        )  # fmt: skip


def _together(engine: Engine, start: str, end: str) -> Iterator[Evidence]:
    for row in rows_of(engine, _TOGETHER % (start, end)):
        yield Evidence(row["quote"], row["section"], int(row["start"]), int(row["end"]), row["report"])
