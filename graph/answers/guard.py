"""What may be asked: queries only read, reach no other place, and end in time.

A query is looked at token by token, after its Unicode escapes are undone (an engine undoes them too).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from graph.errors import PlanGraphError

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z][\w-]*)
    | (?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<other>\S)""",
    re.X | re.S,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])
_FORMS = frozenset(["SELECT", "CONSTRUCT", "ASK", "DESCRIBE"])
_POSITION = re.compile(r"(?:error )?at (\d+):(\d+)")


class QueryRefused(PlanGraphError):
    """A query asks for more than reading the graph it is given."""


class QueryMalformed(PlanGraphError):
    """A query is no SPARQL; the message shows line, column and a mark under the spot."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may hold and how long (seconds) it may take; what is left out is said."""

    rows: int = 10_000
    seconds: float = 30.0
    service: bool = False  # let SERVICE and FROM through


class Token(NamedTuple):
    """A piece of a query that is neither blank nor comment, with its offset in the text."""

    kind: str  # iri string variable language name word other
    text: str
    start: int


def unescaped(text: str) -> str:
    r"""Undo \uXXXX escapes, as SPARQL does before it reads anything else."""
    try:
        return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
    except (ValueError, OverflowError):
        raise QueryMalformed(
            "查询中有无效的 Unicode 转义 · a Unicode escape in the query stands for no character"
        ) from None


def tokens(text: str) -> Iterator[Token]:
    """Cut a query into tokens."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start())


def check(text: str, limits: Limits) -> None:
    """Let only reading queries pass.

    Raises QueryRefused for an Update, and for SERVICE and FROM unless ``limits.service`` allows them.
    """
    for token in tokens(unescaped(text)):
        if token.kind != "word":
            continue
        word = token.text.upper()
        if word in _UPDATES:
            raise QueryRefused(
                f"这里只能查询,不能改动图谱:{word} 被拒绝(改动请用 plan-graph build、load 或 drop)"
                f" · queries only read: {word} is refused; change the graph with build, load or drop"
            )
        if word in ("SERVICE", "FROM") and not limits.service:
            raise QueryRefused(
                f"查询只读本图谱:{word} 会去读别处,因此被拒绝(确需时加 --allow-service)"
                f" · {word} would read another place and is refused; --allow-service lets it through"
            )


def with_prefixes(text: str, known: Mapping[str, str]) -> tuple[str, int]:
    """Put the known prefixes that a query uses but doesn't declare before it.

    Returns the text and the number of lines put before it. Raises QueryMalformed for a prefix that
    is neither declared nor known.
    """
    declared: set[str] = set()
    used: dict[str, int] = {}
    previous = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.split(":", 1)[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix != "_":
                used.setdefault(prefix, token.start)
        previous = token.text.upper()
    missing = [prefix for prefix in used if prefix not in declared]
    for prefix in missing:
        if prefix not in known:
            near = get_close_matches(prefix, known, 1, 0.5)
            hint = f";是否想写 {near[0]}: (did you mean {near[0]}:?)" if near else ""
            raise QueryMalformed(
                f"前缀 {prefix}: 没有声明 · prefix {prefix}: is not declared{hint}\n"
                + _marked(text, *_position(text, used[prefix]))
            )
    lines = "".join(f"PREFIX {prefix}: <{known[prefix]}>\n" for prefix in missing)
    return lines + text, len(missing)


def malformed(text: str, message: str, before: int = 0) -> QueryMalformed:
    """Make an engine's complaint about a query readable.

    ``before`` lines were put in front of the user's ``text``; they are not counted.
    """
    found = _POSITION.search(message)
    if not found:
        return QueryMalformed(
            f"查询不是有效的 SPARQL · not valid SPARQL: {message.splitlines()[0] if message else '?'}"
        )
    line, column = max(1, int(found[1]) - before), int(found[2])
    if not any(token.kind == "word" and token.text.upper() in _FORMS for token in tokens(text)):
        why = "找不到 SELECT、CONSTRUCT、ASK 或 DESCRIBE · no SELECT, CONSTRUCT, ASK or DESCRIBE"
    elif "contains a variable that is unbound" in message or "GROUP BY" in message:
        why = "SELECT 中的变量没有在 WHERE 或 GROUP BY 中出现 · a selected variable is bound nowhere"
    else:
        why = "这里读不下去 · can't be read from here on"
    return QueryMalformed(
        f"SPARQL 有误,第 {line} 行第 {column} 列:{why} (line {line}, column {column})\n"
        + _marked(text, line, column)
    )


def _position(text: str, offset: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def _marked(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    lead = "".join("\u3000" if ord(char) > 0x2E7F else " " for char in shown[: column - 1])
    return f"{shown}\n{lead}^"
