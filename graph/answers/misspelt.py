"""A word typed with a character that sounds the same: 推近中 for 推进中, as input by pinyin slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from graph.answers.naming import Names
from graph.answers.wording import Piece
from queries.phrasings import concepts

_LENGTHS = range(8, 2, -1)  # characters of words that are looked at; shorter ones sound like too much else


class Slip(NamedTuple):
    """What was typed, and the word or name that sounds the same."""

    typed: str
    meant: str


def slip_in(text: str, pieces: Sequence[Piece], names: Names) -> Slip | None:
    """Return the longest slip about a piece that isn't understood, or None."""
    for length in _LENGTHS:
        for piece in pieces:
            if piece.known or piece.quoted or piece.text.isascii():
                continue
            for start in range(max(0, piece.start + len(piece.text) - length), piece.start + 1):
                typed = text[start : start + length]
                if len(typed) == length and (meant := _alike(typed, names)):
                    return Slip(typed, meant)
    return None


def _alike(typed: str, names: Names) -> str:
    """Return the word of the same sound that one character is different in, or ""."""
    for word in _near(typed, names):
        other = [pair for pair in zip(typed, word, strict=True) if pair[0] != pair[1]]
        if len(other) == 1 and _sound(other[0][0]) == _sound(other[0][1]) != ():
            return word
    return ""


def _near(typed: str, names: Names) -> Iterator[str]:
    """Yield words and names as long that begin or end the same: one of both holds where one differs."""
    yield from _by_ends().get(_first(typed), ())
    yield from _by_ends().get(_last(typed), ())
    yield from names.beside(typed)


def _sound(character: str) -> Sequence[str]:
    from loaders.readings import pinyin

    return pinyin(character)


def _first(word: str) -> tuple[int, str, str]:
    return len(word), word[0], ""


def _last(word: str) -> tuple[int, str, str]:
    return len(word), "", word[-1]


@cache
def _by_ends() -> Mapping[tuple[int, str, str], Iterable[str]]:
    found: dict[tuple[int, str, str], list[str]] = {}
    for word in concepts():
        if len(word) in _LENGTHS and not word.isascii():
            found.setdefault(_first(word), []).append(word)
            found.setdefault(_last(word), []).append(word)
    return found
