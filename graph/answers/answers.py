"""Ask: a saved question with its parameters, or SPARQL of one's own, answered by any engine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.answers.claim_rows import CLAIM_COLUMNS, claim_rows
from graph.answers.engines import Engine, Row
from graph.answers.guard import Limits, check, malformed, with_prefixes
from graph.answers.hints import empty, too_few, unknown_terms
from graph.answers.names_index import codes
from graph.answers.narrowing import Wanted, narrow
from graph.answers.values import term_of
from graph.errors import PlanGraphError
from queries.catalog import EVIDENCE, Column, SavedQuery, Words, find, prefixes

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
    A column may be given like a parameter: only rows that show one of its values stay. Raises UnknownQuery,
    UnknownParameter, WrongValue, UnknownName, AmbiguousName, NoGraph.
    """
    query = find(question) if isinstance(question, str) else question
    given = {
        name: (value,) if isinstance(value, str) else tuple(value) for name, value in (values or {}).items()
    }
    wanted = {name: given.pop(name) for name in tuple(given) if query.narrows(name)}
    terms = {
        name: [term_of(engine, query.parameter(name), value) for value in listed]
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
    found = Answer(columns, rows, text, seconds, query, given, truncated, triples, form, truth, notes)
    return narrowed(found, wanted) if wanted else found


def narrowed(found: Answer, wanted: Wanted) -> Answer:
    """Keep the rows of an answer that show one of the values ``wanted`` in each of its columns."""
    rows, notes = narrow(found.columns, found.rows, wanted)
    parameters = {**found.parameters, **wanted}
    return replace(found, rows=rows, parameters=parameters, notes=(*found.notes, *notes))


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


def require_report(engine: Engine) -> None:
    """Make sure that the default graph holds a report. Raises NoGraph."""
    if not engine.run("ASK { ?report a <https://w3id.org/plan-graph/ontology#Report> }").truth:
        raise NoGraph


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
