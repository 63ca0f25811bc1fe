"""Which part of the graph a page shows: a question's answer, some types, a section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.answers import answer
from graph.draw import Question
from graph.engines import Engine
from graph.errors import PlanGraphError
from graph.picture import Picture
from graph.render import Table


def answered(
    engine: Engine, picture: Picture, name: str, values: Mapping[str, Sequence[str]]
) -> tuple[Picture, Question]:
    """Return what a saved question's answer names, and its rows as a table.

    Raises what ``graph.answers.answer`` raises.
    """
    found = answer(engine, name, values)
    assert found.query is not None
    cells = (
        term.value for row in (*found.rows, *found.triples) for term in row if term and term.kind == "uri"
    )
    given = (term.strip("<>") for terms in found.parameters.values() for term in terms)
    part = picture.only({*cells, *given})
    table = Table(found)
    rows = (tuple(table.titles()), *(tuple(line) for line in table.lines()))
    may_say = found.query.may_say.zh if found.query.may_say else ""
    return part, Question(found.query.summary.zh, rows, may_say)


def of_types(picture: Picture, types: Iterable[str]) -> Picture:
    """Keep the nodes of some types, named as in the ontology or in the page's legend.

    Raises PlanGraphError for a type that no node has.
    """
    present = {node.type.lower(): node.type for node in picture.nodes}
    wanted = set()
    for name in types:
        if name.lower() not in present:
            known = "、".join(sorted(present.values()))
            raise PlanGraphError(f"没有这一类:{name};图中有 {known} · no such type; there are {known}")
        wanted.add(present[name.lower()])
    return picture.only(node.iri for node in picture.nodes if node.type in wanted)


def of_section(picture: Picture, words: str) -> Picture:
    """Keep what is named in the sections whose heading holds some words.

    Raises PlanGraphError if no heading does.
    """
    sections = {heading.iri for heading in picture.headings if words in heading.label}
    if not sections:
        raise PlanGraphError(
            f"没有标题含“{words}”的章节,见 plan-graph query report-outline · no heading holds these words"
        )
    sentences = {line.iri for line in picture.lines if line.section in sections}
    return picture.only(thing for thing, sentence, _, _ in picture.mentions if sentence in sentences)
