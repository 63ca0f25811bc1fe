"""Names that are told by their last words: …隧道, …中学, …规划, alone or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.names.classes import Class, class_of
from loaders.names.finds import Find
from loaders.names.lists import list_finds
from loaders.names.phrases import Phrase, phrases
from loaders.names.region import Region
from loaders.names.words import TAILS, is_group

_TAILS = sorted(TAILS, key=len, reverse=True)
_PARENS = re.compile(r"(?<!^)\([^()，。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》")
# (...) after a name says which of several: X二期(Y)
_PLACED = re.compile(r"\([^()]{1,12}\)$")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?")
_NUMBERED = re.compile(r"\d+千伏|\d+号线|[A-Z]+\d+|第\d+届|\d{4}-\d{4}年|\d+项重点工作|\d+小时|(?<=[\u4e00-\u9fff])[—-](?=[\u4e00-\u9fff])")


def noun_finds(text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class, and the members of its lists."""
    atoms = [(f.start, f.end) for f in sure]
    for pattern in (_PARENS, _YEARS, _NUMBERED):
        atoms += [m.span() for m in pattern.finditer(text)]
    runs = phrases(text, atoms)
    for before, phrase in zip([None, *runs], runs, strict=False):
        if find := _name(phrase, sure, region):
            yield _widened(find, before, region)
    yield from list_finds(text, runs, sure)


def _name(phrase: Phrase, sure: Sequence[Find], region: Region) -> Find | None:
    words = phrase.words
    while words:
        plain = _PLACED.sub("", words)
        if (kind := class_of(plain)) and len(plain) > len(kind.suffix) + 1:
            return _checked(phrase, words, kind, sure)
        if words.endswith("段") and any(words.endswith(head + "段") for head in region.heads()):
            return Find("place", phrase.start, phrase.start + len(words), "noun:section", rank=2)
        tail = next((t for t in _TAILS if words.endswith(t)), None)
        if tail is None:
            return None
        words = words[: -len(tail)]
    return None


def _checked(phrase: Phrase, words: str, kind: Class, sure: Sequence[Find]) -> Find | None:
    """Return the find unless its words are of the common sort only."""
    end = phrase.start + len(words)
    rest = words
    for find in sure:
        if phrase.start <= find.start and find.end <= end:
            rest = rest.replace(find.of(phrase.text), "")
            if (find.start, find.end) == (phrase.start, end):
                return None
    if rest == words and is_group(words) and not _singular(words, kind):
        return None
    return Find(kind.type, phrase.start, end, f"noun:{kind.type}", rank=2)


def _singular(words: str, kind: Class) -> bool:
    """A phase of works or a platform with a long name is one thing though all its words are common."""
    return kind.suffix[-1] == "期" or (kind.type == "platform" and len(words) >= 8)


def _widened(find: Find, before: Phrase | None, region: Region) -> Find:
    """Take in what an 与 or 和 inside the name cut off: its head names the region and no class of its own."""
    if before is None or before.text[before.end : find.start] not in ("与", "和"):
        return find
    if class_of(before.words) is None and before.words.startswith(region.heads()) and len(before.words) > 3:
        return replace(find, start=before.start, rule=f"{find.rule}:joined")
    return find
