"""Names told in one sentence and merely said in another: quoted once, then without marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.names.finds import Find
from loaders.names.identity import YEAR, bare
from loaders.names.known import Known, Scanner
from loaders.names.words import is_group

_LEAST = 5  # characters; shorter words say other things too
# What a list restores, what a title's noun tells, and what the tables find wherever it counts.
_SEEN = ("list", "award", "table:programme")
# A firm that only its list tells is known again by three characters.
_FIRMS = ("list:company", "list:holder", "firm:role")
_TYPES = frozenset(("programme", "policy", "project", "platform", "organization", "event", "award"))


def echoes_of(sentences: Iterable[tuple[str, Sequence[Find]]]) -> Scanner:
    """Return a scanner over the names that the report has told."""
    rows: dict[str, Known] = {}
    for text, finds in sentences:
        for find in finds:
            firm = find.type == "company" and find.rule in _FIRMS
            told = find.type in _TYPES and not find.rule.startswith(_SEEN)
            printed = YEAR.sub("", bare(find.core or find.of(text))) if firm or told else ""
            if firm and len(printed) > 2 and not is_group(printed):
                rows.setdefault(printed, Known(printed, "company", (printed,)))
            if told and len(printed) >= _LEAST:
                rows.setdefault(printed, Known(find.name or find.of(text), find.type, (printed,)))
    return Scanner(rows.values())


def echo_finds(text: str, echoes: Scanner, finds: Sequence[Find]) -> Iterator[Find]:
    """Yield the sayings of told names that no rule found in this sentence."""
    for start, end, row in echoes.scan(text):
        rank = 1 if row.type == "company" else 6
        echo = Find(row.type, start, end, "echo", row.name, row.aliases[0], rank=rank)
        if not any(find.type == row.type and find.covers(echo) for find in finds):
            yield replace(echo, closed=row.type in ("organization", "event"))
