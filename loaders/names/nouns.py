"""Names that are told by their last words: …隧道, …中学, …规划, alone or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import Class, class_of
from loaders.names.finds import Find
from loaders.names.phrases import Phrase, joined, phrases
from loaders.names.region import Region
from loaders.names.words import TAILS, is_group

_TAILS = sorted(TAILS, key=len, reverse=True)
_PARENS = re.compile(r"\([^()，。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?")
_NUMBERED = re.compile(r"\d+千伏|\d+号线|[A-Z]+\d+|第\d+届|\d{4}-\d{4}年")


def noun_finds(text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class."""
    atoms = [(f.start, f.end) for f in sure]
    for pattern in (_PARENS, _YEARS, _NUMBERED):
        atoms += [m.span() for m in pattern.finditer(text)]
    for phrase in phrases(text, atoms):
        if find := _name(phrase, sure):
            yield find


def _name(phrase: Phrase, sure: Sequence[Find]) -> Find | None:
    words = phrase.words
    while words:
        if (kind := class_of(words)) and len(words) > len(kind.suffix) + 1:
            return _checked(phrase, words, kind, sure)
        tail = next((t for t in _TAILS if words.endswith(t)), None)
        if tail is None:
            return None
        words = words[: -len(tail)]
    return None


def _checked(phrase: Phrase, words: str, kind: Class, sure: Sequence[Find]) -> Find | None:
    """Return the find unless its words are of the common sort only."""
    end = phrase.start + len(words)
    inside = [f for f in sure if phrase.start <= f.start and f.end <= end]
    if not inside and is_group(words):
        return None
    return Find(kind.type, phrase.start, end, f"noun:{kind.type}", rank=2)
