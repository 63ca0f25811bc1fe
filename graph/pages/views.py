"""Which part of the graph a page shows: a question's answer, some types, a section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from graph.answers import render
from graph.answers.answers import Answer, answer
from graph.answers.engines import Engine
from graph.answers.render import Table
from graph.errors import PlanGraphError
from graph.pages.draw import Question
from graph.pages.pagedata import legend
from graph.pages.picture import Picture


def answered(
    engine: Engine, picture: Picture, name: str, values: Mapping[str, Sequence[str]]
) -> tuple[Picture, Question]:
    """Return what a saved question's answer names, and its rows as a table.

    Raises what ``graph.answers.answers.answer`` raises.
    """
    found = answer(engine, name, values)
    assert found.query is not None
    cells = {t.value for row in (*found.rows, *found.triples) for t in row if t and t.kind == "uri"}
    given = {term.strip("<>") for terms in found.parameters.values() for term in terms}
    where = {f.object for f in picture.facts if f.predicate == "locatedIn" and f.subject in cells}
    return picture.only(cells | given | where), asked(found, picture)


def asked(found: Answer, picture: Picture) -> Question:
    """Return an answer as a page shows it: a table in each language, with the sentence of each row.

    Of rows with several quotes the first leads to the text.
    """
    assert found.query is not None
    tables = []
    for language in ("zh", "en"):
        table = Table(found, language)
        width = len(table.shown)
        rows = (tuple(table.titles()[:width]), *(tuple(line[:width]) for line in table.lines()))
        tables.append((language, rows))
    remarks = [(lang, text) for lang in ("zh", "en") for text in render.remarks(found, lang)[:1]]
    return Question(
        found.query.summary, tuple(tables), _evidence(found, picture), found.query.may_say, tuple(remarks)
    )


def _evidence(found: Answer, picture: Picture) -> tuple[tuple[str, int, int], ...]:
    reports = {heading.iri: heading.report for heading in picture.headings}
    lines = [(reports[line.section], line.start, line.end, line.iri) for line in picture.lines]
    sentences = {}
    evidence = []
    for row in found.dicts():
        start = next((v for k, v in row.items() if k in ("start",) or k.endswith("Start") if v), "")
        end = next((v for k, v in row.items() if k in ("end",) or k.endswith("End") if v), "")
        if not (start.isdigit() and end.isdigit()):
            evidence.append(("", 0, 0))
            continue
        key = row.get("report", ""), int(start)
        if key not in sentences:
            sentences[key] = next(
                (iri for report, low, high, iri in lines
                 if low <= key[1] < high and key[0] in ("", report)), ""
            )  # fmt: skip
        evidence.append((sentences[key], int(start), int(end)))
    return tuple(evidence)


def of_types(picture: Picture, types: Iterable[str]) -> Picture:
    """Keep the nodes of some types, named as in the page's legend in either language.

    Raises PlanGraphError for a type that no node has, with the nearest.
    """
    words = legend()
    present = {node.type for node in picture.nodes}
    known = {name.lower(): kind for kind in sorted(present) for name in (kind, *words[kind])}
    wanted = set()
    for name in types:
        if name.lower() not in known:
            near = get_close_matches(name.lower(), known, 1, 0.5)
            hint = f",是否想写 {near[0]}? did you mean {near[0]}?" if near else ""
            there = "、".join(words[kind][0] for kind in sorted(present))
            raise PlanGraphError(f"图中没有这一类:{name}{hint};有 {there} · no such type here")
        wanted.add(known[name.lower()])
    return picture.only(node.iri for node in picture.nodes if node.type in wanted)


def of_section(picture: Picture, words: str) -> Picture:
    """Keep what is named in the sections whose heading holds some words.

    Raises PlanGraphError if no heading does.
    """
    sections = {heading.iri for heading in picture.headings if words and words in heading.label}
    if not sections:
        near = get_close_matches(words, [heading.label for heading in picture.headings], 1, 0.2)
        hint = f"最近的是“{near[0]}”" if near else "见 plan-graph query report-outline"
        raise PlanGraphError(f"没有标题含“{words}”的章节,{hint} · no heading holds these words")
    sentences = {line.iri for line in picture.lines if line.section in sections}
    return picture.only(thing for thing, sentence, _, _ in picture.mentions if sentence in sentences)
