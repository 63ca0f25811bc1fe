"""How Chinese names are read: the syllables that IRIs are spelled with."""

from __future__ import annotations

import re
from functools import cache

from loaders.shipped import GAZETTEERS, rows

_LONGEST = 4  # characters of a word in the table
_LATIN = re.compile(r"[0-9A-Za-z]+")


def pinyin(name: str) -> tuple[str, ...]:
    """Return the syllables of a name, without tones, ü as v: ("chang", "long").

    A word of the table goes before its characters, the longest first. Latin letters and digits that stand
    together are one syllable, in small letters; full-width ones count as half-width. Other characters are
    passed over.
    """
    characters, words = _characters(), _words()
    name = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in name)
    syllables: list[str] = []
    at = 0
    while at < len(name):
        length = next((n for n in range(_LONGEST, 1, -1) if name[at : at + n] in words), 1)
        if length > 1:
            syllables.extend(words[name[at : at + length]])
        elif latin := _LATIN.match(name, at):
            syllables.append(latin.group().lower())
            length = len(latin.group())
        elif syllable := characters.get(name[at]):
            syllables.append(syllable)
        at += length
    return tuple(syllables)


def initials(name: str) -> str:
    """Return the first letters of the syllables: 番禺区 is pyq."""
    return "".join(syllable[0] for syllable in pinyin(name))


@cache
def _characters() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows(GAZETTEERS / "readings.tsv"):
        table.update(dict.fromkeys(row["characters"], row["reading"]))
    return table


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["reading"].split("-")) for row in rows(GAZETTEERS / "readings-words.tsv")}
