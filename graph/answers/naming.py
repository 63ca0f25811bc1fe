"""Names as questions give them: whole, or short where only one thing can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

UNPRINTED = 9  # the rank of a quantity's name that no report has a figure of
_HALF = {0xFF01 + i: 0x21 + i for i in range(94)}
_QUANTITY = frozenset(["quantity"])
_MARKS = re.compile(r"[“”\"'‘’《》〈〉]")
_BRACKETED = re.compile(r"\([^()]*\)")
_SHORT = 2  # characters of a name that may stand for it where they are half of it
_PART = 3  # characters that may stand for it however long it is
_FIGURES = 4  # at most so many figures of one thing are asked at once
_SPREAD = 3  # an abbreviation leaves out two characters of three at most


@dataclass(frozen=True, slots=True)
class Name:
    """A thing as it is called: ``rank`` 0 for its label, 1 for an alias; ``slots`` are what it may fill."""

    iri: str
    label: str
    slots: frozenset[str]
    rank: int


class Names:
    """The names of a graph, found in a text: the longest first."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self.by_name: dict[str, list[Name]] = {}
        for spelled, name in names:
            self.by_name.setdefault(plain(spelled), []).append(name)
        self._joined = "\n".join(self.by_name)
        self._begun: dict[str, list[str]] = {}
        for spelled in self.by_name:
            self._begun.setdefault(spelled[:1], []).append(spelled)
        self._lengths = {
            first: sorted({len(spelled) for spelled in named}, reverse=True)
            for first, named in self._begun.items()
        }

    def at(self, text: str, start: int) -> str:
        """Return the longest name that begins at ``start``, or ""."""
        for length in self._lengths.get(text[start : start + 1], ()):
            if (found := text[start : start + length]) in self.by_name and whole(text, start, found):
                return found
        return ""

    def holding(self, text: str) -> list[Name]:
        """Return the things with a name that holds ``text``."""
        return [name for spelled in self._spelled(text) for name in self.by_name[spelled]]

    def beside(self, text: str) -> Iterator[str]:
        """Yield the names as long as a text that begin or end with the same character."""
        for alike in (self._begun.get(text[:1], ()), self._ended.get(text[-1:], ())):
            yield from (spelled for spelled in alike if len(spelled) == len(text))

    @cached_property
    def _ended(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for spelled in self.by_name:
            found.setdefault(spelled[-1:], []).append(spelled)
        return found

    def meant(self, text: str) -> tuple[Name, ...]:
        """Return what a part of a name, or a name with characters left out, can mean: one thing of a kind.

        How a name begins outweighs how it ends, and that what stands within it. Where several things fit, it
        is the one whose name is part of all the others: 碧波 is 碧波工程, not 碧波工程二期. Several figures
        of one thing (碧道 built, 碧道 mended) are all meant.
        """
        holding = [spelled for spelled in self._spelled(text) if _enough(text, spelled)]
        begun = [spelled for spelled in holding if spelled.startswith(text)]
        ending = [spelled for spelled in holding if spelled.endswith(text)]
        short = (name for name in self._begun.get(text[:1], ()) if _abbreviates(text, name))
        groups = (
            [(begun, ending)]
            if begun or ending
            else [(holding if len(text) >= _PART else [],), (list(short),)]
        )
        for fitting in groups:
            if found := self._only(text, *fitting):
                return found
        return ()

    def nearly(self, text: str) -> tuple[Name, ...]:
        """Return what a text names that is at least half of a name, at its beginning or its end."""
        close = [spelled for spelled in self._spelled(text) if len(spelled) <= 2 * len(text)]
        begun = [spelled for spelled in close if spelled.startswith(text)]
        return self._only(text, begun, [spelled for spelled in close if spelled.endswith(text)])

    def held(self, text: str, start: int) -> int:
        """Return where the longest text ends that begins at ``start`` and stands in some name."""
        end = start + _PART
        if text[start:end] not in self._joined:
            return start
        while end < len(text) and text[start : end + 1] in self._joined:
            end += 1
        return end

    def _spelled(self, text: str) -> list[str]:
        return [spelled for spelled in self.by_name if text in spelled] if text in self._joined else []

    def _only(self, text: str, *groups: Iterable[str]) -> tuple[Name, ...]:
        """Return the only thing of each kind: among the names of the first group that has any of the kind.

        Names of quantities are one group. Two characters only end such a name, that of a quantity which
        reports share: what a single report counts may end like much else.
        """
        kinds: dict[frozenset[str], dict[str, list[Name]]] = {}
        left: dict[frozenset[str], int] = {}
        for i, group in enumerate(groups):
            for spelled in group:
                for name in self.by_name[spelled]:
                    figure = name.slots == _QUANTITY
                    shared = "/quantity/" in name.iri and spelled.endswith(text)
                    if name.rank == UNPRINTED or (figure and len(text) == _SHORT and not shared):
                        continue
                    if figure or left.setdefault(name.slots, i) == i:
                        kinds.setdefault(name.slots, {}).setdefault(spelled, []).append(name)
        if len(kinds) > 1 and len(text) == _SHORT:  # too short to tell kinds apart
            return ()
        return tuple(thing for of_kind in kinds.values() for thing in _of_one_kind(of_kind))


def _of_one_kind(named: dict[str, list[Name]]) -> list[Name]:
    """Return the only thing of some names, or the one whose name all the others hold."""
    things = {thing.iri: thing for found in named.values() for thing in reversed(found)}
    if len(things) > 1:
        shortest = min(named, key=len)
        inmost = {thing.iri: thing for thing in named[shortest]}
        things = inmost if all(shortest in name for name in named) else things
    figures = all(thing.slots == _QUANTITY for thing in things.values())
    return list(things.values()) if len(things) == 1 or (figures and len(things) <= _FIGURES) else []


def forms(spelled: str) -> Iterator[str]:
    """Yield a name without its quotes, and without what stands in brackets."""
    bare = _MARKS.sub("", spelled)
    for form in (bare, _BRACKETED.sub("", bare)):
        if form != spelled and len(form) > 1:
            yield form


def _enough(text: str, spelled: str) -> bool:
    return len(text) >= _PART or (len(text) == _SHORT and len(spelled) <= 2 * len(text))


def _abbreviates(text: str, name: str) -> bool:
    """Whether a text has the characters of a name in their order, from its first to its last: 固投总额."""
    if len(text) < _PART or text[0] != name[0] or text[-1] != name[-1]:
        return False
    if not len(text) < len(name) <= _SPREAD * len(text):
        return False
    rest = iter(name)
    return all(character in rest for character in text)


def plain(text: str) -> str:
    """Half-width, small letters, blanks kept: every character keeps its place."""
    half = text.translate(_HALF)
    low = half.lower()
    return low if len(low) == len(half) else half


def whole(text: str, start: int, found: str) -> bool:
    """Latin words are found whole: no as in also."""
    end = start + len(found)
    before = start > 0 and _latin(text[start - 1]) and _latin(found[0])
    after = end < len(text) and _latin(text[end]) and _latin(found[-1])
    return not before and not after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
