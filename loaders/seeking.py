"""Patterns that are tried only where a text holds what they can't match without.

A report is read by hundreds of patterns, and most sentences hold the words of very few. So what each needs is
derived from the pattern itself: clauses, of each of which one character or pair must stand in the text. Every
clause is one bit; a text is looked through once for all patterns, and then one look at two integers says
whether a pattern may match. A pattern is compiled when it first may.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache, reduce
from itertools import chain
from operator import add, or_
from typing import Any, Generic, NamedTuple, TypeVar

_WIDEST = 120  # members of a clause; a wider one tells nothing
_ATOM = re.compile(
    r"(\\u[0-9a-fA-F]{4}|\\.|\[\^?(?:\\.|[^\]\\])+\]|\(\?P<\w+>|\(\?<?[:=!]|\(\?>?|.)([*+?]|\{\d*,?\d*\})?[?+]?",
    re.S,
)
_MEMBER = re.compile(r"(\\u[0-9a-fA-F]{4}|\\.|.)(?:-(\\u[0-9a-fA-F]{4}|\\.|[^\]]))?", re.S)
_FEW = 8  # first characters that need not be looked for
_OPTIONAL = ("*", "?", "{0", "{,")
_KEPT = 4096  # texts of which it is kept what they lack
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")  # rare; \d finds them too

_Row = TypeVar("_Row")
_Clause = frozenset[str]
_bits: dict[_Clause, int] = {}
_masks: dict[str, int] = {}  # the clauses that a character or pair satisfies


class Sought:
    """A regular expression without flags, searched only in texts that hold what it needs."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        read = _branches(_ATOM.finditer(pattern), None)
        self.clauses = read.needs
        self.need = _bits_of(read.needs)
        self._quick = _begun(pattern, read)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._quick)

    def may(self, text: str) -> bool:
        """Say whether the pattern may match in a text; if not, it surely doesn't."""
        return not self.need & LACKING[text]

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """Return the matches in ``text[start:end]``, as ``re`` does."""
        if self.need & LACKING[text]:
            return ()
        return self.compiled.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``, as ``re`` does."""
        if self.need & LACKING[text]:
            return None
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at ``start``, as ``re`` does."""
        if self.need & LACKING[text]:
            return None
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match of all of ``text[start:end]``, as ``re`` does."""
        if self.need & LACKING[text]:
            return None
        return self.compiled.fullmatch(text, start, end)


class Ended:
    """A regular expression at a text's end, searched only where it may end in the last character."""

    def __init__(self, pattern: str) -> None:
        self.pattern = f"(?:{pattern})$"
        read = _branches(_ATOM.finditer(pattern), None)
        known = read.last and not read.empty and read.last.isdisjoint("0123456789")  # \d takes foreign ones
        self._last = read.last if known else None
        self._compiled = re.compile(_begun(self.pattern, read))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that closes ``text[start:end]``, as ``re`` does."""
        if self._last is not None and text[:end][-1:] not in self._last:
            return None
        return self._compiled.search(text, start, end)

    def cut(self, text: str) -> str:
        """Return the text without the match that closes it."""
        if self._last is not None and text[-1:] not in self._last:
            return text
        return self._compiled.sub("", text)


class Either:
    """Several patterns, of which a text that holds the words of none is passed over at once."""

    def __init__(self, *patterns: Sought | Table[Any] | Either) -> None:
        self.patterns = patterns
        self.clauses: list[_Clause] = _either([list(pattern.clauses) for pattern in patterns])
        self.need = _bits_of(self.clauses)

    def may(self, text: str) -> bool:
        """Say whether one of the patterns may match in a text; if not, surely none does."""
        return not self.need & LACKING[text]

    def among(self, texts: Iterable[str]) -> list[int]:
        """Return the places of the texts in which one of the patterns may match."""
        need = self.need
        return [place for place, text in enumerate(texts) if not need & LACKING[text]]


class Table(Generic[_Row]):
    """The rows of a table with the pattern of each, searched together."""

    def __init__(self, rows: Iterable[tuple[_Row, Sought]]) -> None:
        self._rows = tuple((sought.need, sought, row) for row, sought in rows)
        self._any = Either(*(sought for _, sought, _ in self._rows))
        self.clauses = self._any.clauses
        self.possible = lru_cache(maxsize=256)(self._possible)
        """The rows that may match in a text, with their compiled patterns."""

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[_Row, re.Match[str]]]:
        """Yield the matches in ``text[start:end]`` with their rows, row by row."""
        for row, pattern in self.possible(text):
            for match in pattern.finditer(text, start, end):
                yield row, match

    def _possible(self, text: str) -> list[tuple[_Row, re.Pattern[str]]]:
        if not self._any.may(text):
            return []
        lacks = LACKING[text]
        return [(row, sought.compiled) for need, sought, row in self._rows if not need & lacks]


def begun(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that is tried only where one of the characters stands that it may begin with."""
    return re.compile(_begun(pattern, _branches(_ATOM.finditer(pattern), None)))


def _begun(pattern: str, read: _Read) -> str:
    """Return the pattern with its first characters looked for, but where ``re`` does so itself."""
    if not read.first or len(read.first) <= _FEW or read.empty or (read.alone and pattern[0] in "^["):
        return pattern
    digit = "" if read.first.isdisjoint("0123456789") else r"\d"  # of any script
    return f"(?=[{re.escape(''.join(sorted(read.first)))}{digit}])(?:{pattern})"


@lru_cache(maxsize=1024)
def pairs(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbours in a text, by the place of the first."""
    return tuple(map(add, text, text[1:]))


class _Lacking(dict[str, int]):
    """The clauses that a text doesn't satisfy, as bits: looked through once, then only looked up."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        every = 0 if _FOREIGN_DIGIT.search(text) else (1 << len(_bits)) - 1
        self[text] = lacks = every & ~reduce(or_, filter(None, map(_masks.get, chain(text, pairs(text)))), 0)
        return lacks


LACKING = _Lacking()


def _bits_of(clauses: list[_Clause]) -> int:
    return reduce(or_, map(_bit, clauses), 0)


def _bit(clause: _Clause) -> int:
    if clause not in _bits:
        _bits[clause] = 1 << len(_bits)
        for part in clause:
            _masks[part] = _masks.get(part, 0) | _bits[clause]
        LACKING.clear()  # what was lacking before this clause was known
    return _bits[clause]


class _Read(NamedTuple):
    """What is read of a piece of a pattern."""

    needs: list[_Clause]
    first: _Clause | None  # the characters that it may begin with, where they are known
    last: _Clause | None  # those that it may end with
    empty: bool  # whether it may take no character
    many: str  # the quantifier of its closing bracket
    alone: bool  # whether it is one branch


def _branches(atoms: Iterator[re.Match[str]], before: _Clause | None) -> _Read:
    """Read alternatives up to their closing bracket; ``before`` is what may stand right before them."""
    branches: list[list[_Clause]] = [[]]
    firsts: list[_Clause | None] = []
    lasts: list[_Clause | None] = []
    last, many, begun, empty = before, "", False, False
    for atom in atoms:
        token, many = atom[1], atom[2] or ""
        clauses = branches[-1]
        if token == ")":
            break
        if token == "|":
            branches.append([])
            lasts.append(last)
            last, begun, empty = before, False, empty or not begun
        elif token == "(?":
            raise ValueError(f"flags and references are not looked into: {atom.string}")
        elif token[0] == "(":
            inner = _branches(atoms, None if token.startswith("(?<") else last)
            many, optional = inner.many, inner.many.startswith(_OPTIONAL)
            if token[-1] != "!" and not optional:
                clauses += inner.needs
            if token[-1] not in "=!":  # looking around takes no characters
                last = _any_of(last, inner.last) if optional else inner.last
                if not begun:
                    firsts.append(inner.first)
                begun = begun or not (optional or inner.empty)
        elif token not in ("^", "$", r"\b"):
            one, optional = _members(token), many.startswith(_OPTIONAL)
            if not begun:
                firsts.append(one)
            begun = begun or not optional
            if optional:
                last = _any_of(last, one)
                continue
            if one and last and len(one) * len(last) <= _WIDEST:
                if clauses and clauses[-1] is last:
                    clauses.pop()
                clauses.append(frozenset(a + b for a in last for b in one))
            elif one:
                clauses.append(one)
            last = one
    first, after, empty = _any_of(*firsts), _any_of(*lasts, last), empty or not begun
    return _Read(_either(branches), first, after, empty, many, len(branches) == 1)


def _any_of(*choices: _Clause | None) -> _Clause | None:
    return None if None in choices else frozenset().union(*filter(None, choices))


def _either(branches: list[list[_Clause]]) -> list[_Clause]:
    """Return what alternatives need in common: one of their strongest clauses, one of their last."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    strongest = (max(branch, key=_strength) if len(branch) > 1 else branch[0] for branch in branches)
    return [frozenset().union(*strongest), frozenset().union(*(branch[-1] for branch in branches))]


def _strength(clause: _Clause) -> tuple[int, int]:
    """Return how much a clause tells: pairs more than characters, few more than many."""
    return min(map(len, clause)), -len(clause)


@cache
def _members(token: str) -> _Clause | None:
    """Return the characters that one atom stands for, None where they are many."""
    if token[0] != "[":
        return _expanded(token)
    if token[1] == "^":
        return None
    found: set[str] = set()
    for first, last in _MEMBER.findall(token[1:-1]):
        one = _expanded(first) if not last else _between(_expanded(first), _expanded(last))
        if one is None:
            return None
        found |= one
    return frozenset(found)


def _between(first: _Clause | None, last: _Clause | None) -> _Clause | None:
    a, b = ord(min(first or "\0")), ord(min(last or "\uffff"))
    return frozenset(map(chr, range(a, b + 1))) if b - a < _WIDEST else None


def _expanded(token: str) -> _Clause | None:
    if token == ".":
        return None
    if token == r"\d":
        return frozenset("0123456789")
    if token[0] != "\\":
        return frozenset(token)
    if token[1] == "u":
        return frozenset(chr(int(token[2:], 16)))
    return None if token[1].isalnum() else frozenset(token[1])
