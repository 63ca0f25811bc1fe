"""What is said beside an answer: why it is empty, and what would make it fuller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from graph.answers.engines import Engine
from graph.answers.guard import tokens
from queries.catalog import SavedQuery, prefixes


def too_few(engine: Engine, query: SavedQuery) -> Iterator[str]:
    """Say that a question across documents needs more of them than the graph holds."""
    if query.documents < 2:
        return
    count = "SELECT (COUNT(DISTINCT ?r) AS ?n) WHERE { ?r a <https://w3id.org/plan-graph/ontology#Report> }"
    held = next((int(row[0].value) for row in engine.run(count).rows if row[0]), 0)
    if held < query.documents:
        yield (
            f"这个问题要 {query.documents} 份报告才能对照,图谱中只有 {held} 份;"
            "用 plan-graph load 报告文件 再加一份"
            f" · needs {query.documents} reports, the graph holds {held}; add one with plan-graph load FILE"
        )


def empty(given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Say that an empty answer is no proof, and what was asked about."""
    said = ((name, " ".join(values)) for name, values in given.items())
    asked = "、".join(f"{name}={value}" for name, value in said if "://" not in value)  # the heading names it
    return (
        f"没有符合的内容{f'(按 {asked})' if asked else ''}:报告中没有读到,不等于事实上没有"
        " · nothing found: not read in the report, which is not the same as not so",
    )


def unknown_terms(engine: Engine, text: str) -> Iterable[str]:
    """Say which constants of a query occur nowhere in the graph, and what comes near."""
    spaces, previous = dict(prefixes()), ""
    for token in tokens(text):
        if token.kind == "iri" and ":" in previous:
            spaces[previous.split(":", 1)[0]] = token.text[1:-1]
        previous = token.text
    seen: set[str] = set()
    body = text[text.find("{") :]
    for token in tokens(body):
        prefix, _, local = token.text.partition(":")
        iri = (
            token.text[1:-1]
            if token.kind == "iri"
            else spaces.get(prefix, "") + local
            if token.kind == "name"
            else ""
        )
        if not iri or iri in seen or iri.startswith("http://www.w3.org/2001/XMLSchema#"):
            continue
        seen.add(iri)
        ask = f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} }}"
        if not engine.run(ask).truth:
            near = (
                get_close_matches(local, _local_names(engine, spaces.get(prefix, "")), 1, 0.6)
                if local
                else []
            )
            hint = f",是否想写 {prefix}:{near[0]}? did you mean {prefix}:{near[0]}?" if near else ""
            yield f"图谱中没有 {token.text} · {token.text} occurs nowhere in the graph{hint}"


def _local_names(engine: Engine, space: str) -> list[str]:
    text = """SELECT DISTINCT ?n WHERE { { ?s ?n ?o } UNION { ?s a ?n } }"""
    found = {row[0].value for row in engine.run(text).rows if row[0]}
    return sorted(name.removeprefix(space) for name in found if space and name.startswith(space))
