"""How people ask: phrasings of the saved questions, the words they are made of, and what isn't answered.

Three tables of words, never of facts. A phrasing holds slots: ``{programme}`` stands for the name of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from queries.catalog import ROOT, Words

IGNORED = "-"  # the concept of words that say nothing about what is asked
_SPOKEN = "quantity:"  # before the key of a quantity, in the column of concepts
LIGHT = "~"  # of those that say nothing alone, but are part of longer words


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask a saved question."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not answered: all of ``needs`` (concepts and slots) are spoken of, and none of ``but``.

    ``unless`` is a graph pattern over the named thing ``?x``: where it matches, there is an answer after all.
    ``question`` is a saved question that comes near and can be answered, or "".
    """

    reason: str
    needs: frozenset[str]
    but: frozenset[str]
    unless: str
    question: str
    said: Words


@cache
def phrasings() -> tuple[Phrasing, ...]:
    """Return all phrasings in the order of the table."""
    return tuple(Phrasing(row["question"], row["phrasing"]) for row in _rows("phrasings.tsv"))


@cache
def times() -> Mapping[str, str]:
    """Return the questions that speak of one part of a report: its ``review`` or its ``plan``."""
    return {row["question"]: row["time"] for row in _rows("phrasings.tsv") if row["time"]}


@cache
def concepts() -> Mapping[str, frozenset[str]]:
    """Return word → the concepts that it may stand for, in small letters.

    A concept ``status=completed`` is a value of the slot ``{status}``.
    """
    found: dict[str, set[str]] = {}
    for row in _rows("words.tsv"):
        if row["concept"].startswith(_SPOKEN):
            continue
        for word in row["words"].split("|"):
            found.setdefault(word.casefold(), set()).add(row["concept"])
    return {word: frozenset(named) for word, named in found.items()}


@cache
def spoken() -> Mapping[str, tuple[str, ...]]:
    """Return key of a quantity → what people call it, though no report prints it so."""
    rows = (row for row in _rows("words.tsv") if row["concept"].startswith(_SPOKEN))
    return {row["concept"].removeprefix(_SPOKEN): tuple(row["words"].split("|")) for row in rows}


@cache
def refusals() -> tuple[Refusal, ...]:
    """Return what is not answered, in the order in which it is looked at."""
    return tuple(
        Refusal(
            row["reason"],
            frozenset(word for word in row["needs"].split() if word[0] != "!"),
            frozenset(word[1:] for word in row["needs"].split() if word[0] == "!"),
            row["unless"],
            row["question"],
            Words(row["zh"], row["en"]),
        )
        for row in _rows("refusals.tsv")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    head, *lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))
