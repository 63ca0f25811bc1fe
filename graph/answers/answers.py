"""Ask: a saved question with its parameters, or SPARQL of one's own, answered by any engine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from graph.answers.claim_rows import CLAIM_COLUMNS, claim_rows
from graph.answers.engines import Engine, Row
from graph.answers.guard import Limits, check, malformed, with_prefixes
from graph.answers.hints import empty, too_few, unknown_terms
from graph.answers.names_index import Candidate, UnknownName, choices, codes, resolve, search
from graph.errors import PlanGraphError
from queries.catalog import ANY, EVIDENCE, Column, Parameter, SavedQuery, Words, find, prefixes
from queries.errors import WrongValue

_DEFAULT = Limits()


class NoGraph(PlanGraphError):
    """The store holds no report, so that no question has an answer."""

    def __init__(self) -> None:
        super().__init__(
            "图谱是空的,先用 plan-graph build 建图"
            " · the graph holds no report; build it first with plan-graph build"
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered with; ``rows`` hold terms in the order of ``columns``.

    ``truncated`` is "" or says which cap cut the answer: rows, time. A graph answer also has its triples
    (three terms each); its rows are the claims among them. ``notes`` are sentences for the reader.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    text: str
    seconds: float
    query: SavedQuery | None = None
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    truncated: str = ""
    triples: tuple[Row, ...] = ()
    form: str = "select"
    truth: bool = False
    notes: tuple[str, ...] = ()

    def dicts(self) -> list[dict[str, str]]:
        """Return the rows as plain dictionaries, unbound as empty strings."""
        names = [column.name for column in self.columns]
        return [
            dict(zip(names, ("" if t is None else t.value for t in row), strict=True)) for row in self.rows
        ]


def answer(
    engine: Engine,
    question: str | SavedQuery,
    values: Mapping[str, str | Sequence[str]] | None = None,
    limits: Limits = _DEFAULT,
) -> Answer:
    """Answer a saved question.

    ``values`` are names, IRIs, codes, numbers or words as people type them; a parameter may have several.
    Raises UnknownQuery, UnknownParameter, WrongValue, UnknownName, AmbiguousName, NoGraph.
    """
    query = find(question) if isinstance(question, str) else question
    given = {
        name: (value,) if isinstance(value, str) else tuple(value) for name, value in (values or {}).items()
    }
    terms = {
        name: [_term(engine, query.parameter(name), value) for value in listed]
        for name, listed in given.items()
    }
    text = query.filled(terms)
    start = time.perf_counter()
    form, variables, rows, truncated, truth = collect(engine, text, limits)
    seconds = time.perf_counter() - start
    if not rows and not truncated:
        require_report(engine)
    triples = rows if form == "graph" else ()
    notes = (*too_few(engine, query), *(() if rows else empty(given)))
    if form == "graph":
        columns, rows = CLAIM_COLUMNS, claim_rows(rows)
    else:
        columns = _worded(engine, query, variables)
    return Answer(columns, rows, text, seconds, query, given, truncated, triples, form, truth, notes)


def sparql(engine: Engine, text: str, limits: Limits = _DEFAULT) -> Answer:
    """Answer SPARQL of one's own; known prefixes that it doesn't declare are filled in.

    Raises QueryRefused for an Update, SERVICE or FROM, QueryMalformed with line, column and mark, NoGraph.
    """
    check(text, limits)
    full, before = with_prefixes(text, prefixes())
    start = time.perf_counter()
    try:
        form, variables, rows, truncated, truth = collect(engine, full, limits)
    except SyntaxError as error:
        raise malformed(text, str(error), before) from error
    seconds = time.perf_counter() - start
    notes: tuple[str, ...] = ()
    if not rows and form != "ask" and not truncated:
        require_report(engine)
        notes = tuple(unknown_terms(engine, full)) or tuple(_empty_parts(engine, full))
    triples = rows if form == "graph" else ()
    if form == "graph":
        variables = ("subject", "predicate", "object")
    columns = tuple(Column(name, Words(name, name), {}) for name in variables)
    return Answer(columns, rows, full, seconds, None, {}, truncated, triples, form, truth, notes)


def _empty_parts(engine: Engine, text: str) -> Iterator[str]:
    from graph.answers.emptiness import empty_parts  # brings rdflib, which an answer with rows does without

    yield from empty_parts(engine, text)


def sparql_file(engine: Engine, path: Path, limits: Limits = _DEFAULT) -> Answer:
    """Answer the query that a file holds. Raises OSError, UnicodeDecodeError and what ``sparql`` raises."""
    return sparql(engine, path.read_text(encoding="utf-8-sig"), limits)


def parameter_choices(engine: Engine, query: SavedQuery, name: str) -> list[Candidate]:
    """Return what a parameter may be given: things of its classes, or the codes of its list.

    Raises UnknownParameter, WrongValue where the parameter takes any number or words.
    """
    parameter = query.parameter(name)
    if parameter.type == "code":
        return [
            Candidate(iri, zh or code, code) for code, (iri, zh, _) in codes(engine, parameter.of[0]).items()
        ]
    if parameter.type != "iri":
        raise parameter.wrong("--choices")
    return choices(engine, parameter.of)


def require_report(engine: Engine) -> None:
    """Make sure that the default graph holds a report. Raises NoGraph."""
    if not engine.run("ASK { ?report a <https://w3id.org/plan-graph/ontology#Report> }").truth:
        raise NoGraph


def _term(engine: Engine, parameter: Parameter, value: str) -> str:
    if parameter.type == "iri" and value.strip() != ANY:
        return f"<{_thing(engine, parameter, value)}>"
    if parameter.type == "code" and value.strip() != ANY:
        listed = codes(engine, parameter.of[0])
        for code, (iri, zh, en) in listed.items():
            if value.strip() in (code, zh, en, iri):
                return f"<{iri}>"
        given = tuple(f"{zh}" for _, zh, _ in listed.values())
        near = get_close_matches(value, [*listed, *given], 2, 0.3)
        raise WrongValue(parameter.name, value, f"代码({'、'.join(given)})", near or parameter.examples)
    return parameter.term(value)


def _thing(engine: Engine, parameter: Parameter, value: str) -> str:
    if "pg:Report" in parameter.of and "/" not in value:
        reports = {c.id.removeprefix("report/"): c.iri for c in choices(engine, ("pg:Report",))}
        if value.strip() in reports:
            return reports[value.strip()]
        examples = tuple(reports)[:2]
    else:
        examples = ()
    try:
        if value.strip():
            return resolve(engine, value, parameter.of)
    except UnknownName as unknown:
        others = search(engine, value)
        if unknown.candidates or not (others or examples):
            raise
        value = f"{value}({'、'.join(sorted({other.kind for other in others}))})" if others else value
    labels = sorted(
        {each.label for each in choices(engine, parameter.of)}, key=lambda label: (len(label), label)
    )
    expected = parameter.help.zh.split(",")[0]
    raise WrongValue(parameter.name, value, expected, examples or labels[:2] or parameter.examples)


def collect(
    engine: Engine, text: str, limits: Limits
) -> tuple[str, tuple[str, ...], tuple[Row, ...], str, bool]:
    """Run a query in a thread of its own, so that a slow one can be left behind with the rows so far.

    An engine's solutions live and end in that thread: Oxigraph's may not be dropped in another one.
    """
    rows: list[Row] = []
    found: list[tuple[str, tuple[str, ...], bool]] = []
    failed: list[BaseException] = []
    cut: list[str] = []

    def work() -> None:
        try:
            result = engine.run(text)
            found.append((result.form, result.variables, result.truth))
            for row in result.rows:
                if len(rows) == limits.rows:
                    cut.append("rows")
                    return
                rows.append(row)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(limits.seconds)
    if failed:
        raise failed[0]
    late = "time" if thread.is_alive() else ""
    form, variables, truth = found[0] if found else ("select", (), False)
    return form, variables, tuple(rows), late or "".join(cut), truth


def _worded(engine: Engine, query: SavedQuery, variables: Sequence[str]) -> tuple[Column, ...]:
    declared = {column.name: column for column in query.columns}
    columns = []
    for name in variables:
        column = declared.get(name) or Column(name, EVIDENCE.get(name, Words(name, name)), {})
        if column.scheme:
            worded = {
                code: Words(zh, en or code) for code, (_, zh, en) in codes(engine, column.scheme).items()
            }
            column = Column(column.name, column.title, worded, column.scheme)
        columns.append(column)
    return tuple(columns)
