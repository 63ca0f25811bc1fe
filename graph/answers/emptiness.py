"""Why a query has no answer: the first of its patterns that matches nothing, alone or after the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.answers.engines import Engine
from queries.catalog import prefixes


def empty_parts(engine: Engine, text: str) -> Iterator[str]:
    """Yield sentences that say which patterns of a query match nothing.

    First each pattern by itself; where all match, the first that leaves nothing after those before it.
    OPTIONAL, UNION and sub-queries are left alone: there it can't be told.
    """
    patterns = _patterns(text)
    lonely = [pattern for pattern in patterns if not _matches(engine, [pattern])]
    for pattern in lonely:
        yield f"没有匹配的部分:{pattern} · nothing matches {pattern}"
    if lonely or not patterns:
        return
    for length in range(2, len(patterns) + 1):
        if not _matches(engine, patterns[:length]):
            last, before = patterns[length - 1], " . ".join(patterns[: length - 1])
            yield (
                f"单独都有匹配,合起来到这一条就没有了:{last}(前面是 {before})"
                f" · each part matches, but none is left once {last} is added"
            )
            return
    yield (
        "各部分合起来有匹配,是 FILTER、VALUES 或分组把它们都排除了"
        " · the patterns match; a FILTER, VALUES or grouping leaves nothing"
    )


def _matches(engine: Engine, patterns: list[str]) -> bool:
    lines = "".join(f"PREFIX {name}: <{space}>\n" for name, space in prefixes().items())
    return engine.run(f"{lines}ASK {{ {' . '.join(patterns)} }}").truth


def _patterns(text: str) -> list[str]:
    """Return the triple patterns that all must match, in the order of the query."""
    from rdflib import Graph
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    names = Graph(bind_namespaces="none").namespace_manager
    for name, space in prefixes().items():
        names.bind(name, space)
    try:
        algebra = translateQuery(parseQuery(text)).algebra
    except Exception:  # rdflib refuses what the engine took: then nothing is said
        return []
    return [" ".join(_n3(term, names) for term in triple) for triple in _required(algebra)]


def _n3(term: Any, names: Any) -> str:
    return str(term.n3(names))


def _required(part: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Walk what must match; rdflib's algebra knows joins as p1 and p2, everything else as p."""
    name = getattr(part, "name", "")
    if name == "BGP":
        yield from part.triples
    elif name == "Join":
        yield from _required(part.p1)
        yield from _required(part.p2)
    elif name == "LeftJoin":
        yield from _required(part.p1)
    elif name not in ("Union", "Minus", "ToMultiSet") and getattr(part, "p", None) is not None:
        yield from _required(part.p)
