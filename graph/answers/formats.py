"""Answers as files and programs read them: md, csv, tsv, json, N-Triples."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping

from graph.answers.answers import Answer
from graph.answers.engines import Term
from graph.answers.render import Table, heading, remarks, table, title, worded
from queries.catalog import Column, literal

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")  # full-width ones too: spreadsheets in Chinese read them
_NUMBER = re.compile(r"^[+-]?[\d.]+%?$")


def markdown(answer: Answer, language: str = "zh") -> str:
    """Write an answer as a Markdown table with its evidence below."""
    if answer.form == "ask":
        return table(answer, language)
    view = Table(answer, language)
    rows = list(view.lines())
    titles = view.titles()
    out = [f"**{_escaped(heading(answer, language))}**", ""] if answer.query else []
    out += ["| " + " | ".join(map(_escaped, titles)) + " |", "|" + " --- |" * len(titles)]
    out += ["| " + " | ".join(map(_escaped, row)) + " |" for row in rows]
    out += [
        "",
        *(f"{_escaped(note)}  " for note in view.notes()),
        "",
        *map(_escaped, remarks(answer, language)),
    ]
    return "\n".join(out) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", text)


def comma_separated(answer: Answer, language: str = "zh") -> str:
    """Write an answer whole as CSV (RFC 4180) under readable headings, for a spreadsheet.

    A text that a spreadsheet would run as a formula gets an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if answer.form == "ask":
        writer.writerows([["ask"], [str(answer.truth).lower()]])
        return out.getvalue()
    writer.writerow([title(column, language) for column in answer.columns])
    for row in answer.rows:
        writer.writerow(
            [_cell(column, term, language) for column, term in zip(answer.columns, row, strict=True)]
        )
    return out.getvalue()


def _cell(column: Column, term: Term | None, language: str) -> str:
    if term is not None and term.kind == "uri":
        return term.value
    text = worded(column, term, language)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def tab_separated(answer: Answer) -> str:
    """Write an answer as SPARQL 1.1 TSV: variables and terms as they are."""
    if answer.form == "ask":
        return f"?ask\n{str(answer.truth).lower()}\n"
    lines = ["\t".join(f"?{column.name}" for column in answer.columns)]
    lines += ["\t".join(_n3(term) for term in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def _n3(term: Term | None) -> str:
    if term is None:
        return ""
    if term.kind != "literal":
        return f"<{term.value}>" if term.kind == "uri" else f"_:{term.value}"
    quoted = literal(term.value).replace("\t", "\\t")
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def results_json(answer: Answer) -> str:
    """Write an answer as SPARQL 1.1 results in JSON; ``truncated`` is said beside the results."""
    if answer.form == "ask":
        return json.dumps({"head": {}, "boolean": answer.truth}) + "\n"
    names = [column.name for column in answer.columns]
    bindings = [
        {name: _json(term) for name, term in zip(names, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    found: dict[str, object] = {"head": {"vars": names}, "results": {"bindings": bindings}}
    if answer.truncated:
        found["truncated"] = answer.truncated
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _json(term: Term) -> dict[str, str]:
    cell = {"type": term.kind, "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype:
        cell["datatype"] = term.datatype
    return cell


def turtle(answer: Answer) -> str:
    """Write the triples of a graph answer as N-Triples, which is Turtle, in a fixed order."""
    return "".join(sorted(f"{' '.join(_n3(term) for term in triple)} .\n" for triple in answer.triples))


FORMATS: Mapping[str, Callable[[Answer, str], str]] = {
    "table": table,
    "md": markdown,
    "csv": comma_separated,
    "tsv": lambda answer, _: tab_separated(answer),
    "json": lambda answer, _: results_json(answer),
    "ttl": lambda answer, _: turtle(answer),
}
