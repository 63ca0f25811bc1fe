"""Ask: a saved question with its parameters, or SPARQL of one's own, answered by any engine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from graph.engines import Engine, Result, Row, Term
from graph.errors import PlanGraphError
from graph.guard import Limits, QueryRefused, check, malformed, tokens, with_prefixes
from graph.names_index import Candidate, choices, codes, resolve
from queries.catalog import ANY, EVIDENCE, Column, Parameter, SavedQuery, Words, find, prefixes
from queries.errors import WrongValue

_DEFAULT = Limits()
_CLAIM_COLUMNS = (
    "subjectLabel",
    "predicate",
    "objectLabel",
    "basis",
    "quote",
    "section",
    "start",
    "end",
    "report",
)


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
    terms = {
        name: [
            _term(engine, query.parameter(name), value)
            for value in ([given] if isinstance(given, str) else given)
        ]
        for name, given in (values or {}).items()
    }
    text = query.filled(terms)
    start = time.perf_counter()
    form, variables, rows, truncated, truth = _collect(engine, text, limits)
    seconds = time.perf_counter() - start
    if not rows and not truncated:
        require_report(engine)
    triples, notes = rows if form == "graph" else (), _empty(query, terms) if not rows else ()
    if form == "graph":
        variables, rows = _CLAIM_COLUMNS, _claims(rows)
    columns = _worded(engine, query, variables)
    return Answer(columns, rows, text, seconds, query, terms, truncated, triples, form, truth, notes)


def sparql(engine: Engine, text: str, limits: Limits = _DEFAULT) -> Answer:
    """Answer SPARQL of one's own; known prefixes that it doesn't declare are filled in.

    Raises QueryRefused for an Update, SERVICE or FROM, QueryMalformed with line, column and mark, NoGraph.
    """
    check(text, limits)
    full, before = with_prefixes(text, prefixes())
    start = time.perf_counter()
    try:
        form, variables, rows, truncated, truth = _collect(engine, full, limits)
    except SyntaxError as error:
        raise malformed(text, str(error), before) from error
    seconds = time.perf_counter() - start
    notes: tuple[str, ...] = ()
    if not rows and form != "ask" and not truncated:
        require_report(engine)
        notes = tuple(_unknown_terms(engine, full))
    triples = rows if form == "graph" else ()
    if form == "graph":
        variables = ("subject", "predicate", "object")
    columns = tuple(Column(name, Words(name, name), {}) for name in variables)
    return Answer(columns, rows, full, seconds, None, {}, truncated, triples, form, truth, notes)


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
    return resolve(engine, value, parameter.of)


def _collect(
    engine: Engine, text: str, limits: Limits
) -> tuple[str, tuple[str, ...], tuple[Row, ...], str, bool]:
    """Run a query in a thread of its own, so that a slow one can be left behind with the rows so far."""
    rows: list[Row] = []
    found: list[Result] = []
    failed: list[BaseException] = []
    cut: list[str] = []

    def work() -> None:
        try:
            found.append(engine.run(text))
            for row in found[0].rows:
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
    result = found[0] if found else Result("select", iter(()))
    return result.form, result.variables, tuple(rows), late or "".join(cut), result.truth


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


def _claims(triples: Iterable[Row]) -> tuple[Row, ...]:
    """Lay the claims of a constructed graph out as rows: who, what, whom, and the words that say so."""
    facts: dict[str, dict[str, Term]] = {}
    for subject, predicate, object_ in triples:
        if subject and predicate and object_:
            facts.setdefault(subject.value, {})[predicate.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]] = (
                object_
            )

    def label(term: Term | None) -> Term | None:
        return facts.get(term.value, {}).get("label", term) if term else None

    rows = []
    for fact in facts.values():
        if not {"subject", "predicate", "object"} <= fact.keys():
            continue
        passage = facts.get(fact["passage"].value, {}) if "passage" in fact else {}
        sentence = facts.get(fact["sentence"].value, {}) if "sentence" in fact else {}
        relation = label(fact["predicate"]) or fact["predicate"]
        ends = (
            label(fact["subject"]),
            relation._replace(value=relation.value.rsplit("#", 1)[-1]),
            label(fact["object"]),
        )
        evidence = (
            passage.get("exact"),
            label(sentence.get("section")),
            passage.get("start"),
            passage.get("end"),
        )
        rows.append((*ends, label(fact.get("basis")), *evidence, sentence.get("report")))
    return tuple(
        sorted(
            rows,
            key=lambda row: (int(row[6].value) if row[6] else 0, *(t.value if t else "" for t in row[:3])),
        )
    )


def _empty(query: SavedQuery, terms: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    given = "、".join(f"{name}={' '.join(values)}" for name, values in terms.items())
    asked = f"(按 {given})" if given else ""
    return (
        f"没有符合的内容{asked}:报告中没有读到,不等于事实上没有"
        f" · nothing found{' for these parameters' if given else ''}: not read in the report, which is not the same as not so",
    )


def _unknown_terms(engine: Engine, text: str) -> Iterable[str]:
    """Say which constants of a query occur nowhere in the graph, and what comes near."""
    spaces, previous = dict(prefixes()), Term("")
    for token in tokens(text):
        if token.kind == "iri" and ":" in previous.value:
            spaces[previous.value.split(":", 1)[0]] = token.text[1:-1]
        previous = Term(token.text)
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


__all__ = [
    "Answer",
    "Limits",
    "NoGraph",
    "QueryRefused",
    "answer",
    "parameter_choices",
    "sparql",
    "sparql_file",
]
