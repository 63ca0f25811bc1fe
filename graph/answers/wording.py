"""A question cut into what it speaks of: names of the graph, words with a meaning, years, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from queries.phrasings import IGNORED, LIGHT, concepts

_YEAR = re.compile(r"((?:19|20)\d\d)(?!\d)(?:年度|年)?")
_GROUP = re.compile(r"\d+\s*(?:家|个|名|人|项)(?!百分点)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LATIN = re.compile(r"[a-z0-9'’]+")
_HALF = {0xFF01 + i: 0x21 + i for i in range(94)}
_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]+)[”\"」』’]")
_LONGEST_WORD = 20
_LONGEST_PLAIN = 8
_SHORTEST_PART = 3  # characters of a name that stand for it where no other name holds them
_SILENT = frozenset([IGNORED, LIGHT])
WORD, OFFSET, GROUP, REGION, NOT = "{word}", "{offset}", "GROUP", "REGION", "NOT"


@dataclass(frozen=True, slots=True)
class Name:
    """A thing as it is called: ``rank`` 0 for its label, 1 for an alias; ``slots`` are what it may fill."""

    iri: str
    label: str
    slots: frozenset[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a question. ``meanings`` are concepts, slots in braces or values (status=completed).

    ``part`` says that only a part of the things' names was given.
    """

    text: str
    start: int
    meanings: frozenset[str]
    things: tuple[Name, ...] = ()
    year: int = 0
    part: bool = False
    quoted: bool = False

    @property
    def known(self) -> bool:
        """Whether something is meant by it at all."""
        return self.meanings != frozenset([WORD])


class Names:
    """The names of a graph, found in a text: the longest first."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self.by_name: dict[str, list[Name]] = {}
        for spelled, name in names:
            self.by_name.setdefault(_plain(spelled), []).append(name)
        self._lengths: dict[str, list[int]] = {}
        for spelled in self.by_name:
            self._lengths.setdefault(spelled[:1], []).append(len(spelled))
        for first, lengths in self._lengths.items():
            self._lengths[first] = sorted(set(lengths), reverse=True)
        self._joined = "\n".join(self.by_name)

    def at(self, text: str, start: int) -> str:
        """Return the longest name that begins at ``start``, or ""."""
        for length in self._lengths.get(text[start : start + 1], ()):
            if (found := text[start : start + length]) in self.by_name and _whole(text, start, found):
                return found
        return ""

    def holding(self, text: str) -> list[Name]:
        """Return the things with a name that holds ``text``."""
        return [name for spelled, named in self.by_name.items() if text in spelled for name in named]

    def part_at(self, text: str, start: int) -> str:
        """Return the longest text from ``start`` on that stands in some name."""
        end = start + _SHORTEST_PART
        if text[start:end] not in self._joined:
            return ""
        while end < len(text) and text[start : end + 1] in self._joined:
            end += 1
        return text[start:end]


def cut(text: str, names: Names, said: str = "") -> tuple[Piece, ...]:
    """Cut a question into pieces; what says nothing is left out.

    ``said`` is the text of the reports, by which a word is known as one that no table holds.
    """
    plain = _plain(text)
    quoted = {m.start(1): m.end(1) for m in _QUOTED.finditer(plain) if not _GROUP.search(m[1])}
    pieces: list[Piece] = []
    at = 0
    while at < len(plain):
        piece, at = _next(plain, at, names, quoted)
        if piece is not None:
            pieces.append(piece)
    telling = (piece for piece in _whole_words(pieces, said) if not piece.meanings <= _SILENT)
    return tuple(_with_parts(plain, list(telling), names))


def _next(text: str, at: int, names: Names, quoted: Mapping[int, int]) -> tuple[Piece | None, int]:
    end = quoted.get(at, at)
    word = text[at:end] if end > at else max(names.at(text, at), _word_at(text, at), key=len)
    if end > at or (word in names.by_name and len(word) > 1):
        return _named(word, at, names, quoted=end > at), at + len(word)
    if match := _YEAR.match(text, at):
        year = int(match[1])
        return Piece(match[0], at, frozenset(["YEAR"]), year=year), match.end()
    if word:
        meanings = concepts()[word]
        worded = Piece(word, at, meanings | _also_word(meanings))
        return worded, at + len(word)
    if match := _GROUP.match(text, at):
        return Piece(match[0], at, frozenset([GROUP])), match.end()
    if match := _NUMBER.match(text, at):
        return Piece(match[0], at, frozenset([OFFSET])), match.end()
    if match := _LATIN.match(text, at):
        return Piece(match[0], at, frozenset([WORD])), match.end()
    if text[at].isalnum():
        return Piece(text[at], at, frozenset([WORD])), at + 1
    return None, at + 1


def _named(word: str, at: int, names: Names, quoted: bool) -> Piece:
    things = tuple(sorted(names.by_name.get(word, ()), key=lambda name: (name.rank, name.iri)))
    slots = {f"{{{slot}}}" for name in things for slot in name.slots}
    meanings = (
        ({WORD} if quoted or not slots else set()) | slots | (concepts().get(word, frozenset()) - _SILENT)
    )
    return Piece(word, at, frozenset(meanings), things, quoted=quoted)


def _also_word(meanings: frozenset[str]) -> frozenset[str]:
    """A value of a code list (status=completed) fills its slot, and may be a word that is looked for."""
    values = [meaning.split("=")[0] for meaning in meanings if "=" in meaning]
    return frozenset([*(f"{{{slot}}}" for slot in values), *([WORD] if values else [])])


def _whole_words(pieces: Sequence[Piece], said: str) -> Iterator[Piece]:
    """Put together what the table tears apart: characters that mean nothing, and single ones beside them that
    the reports write as one word with them (the first of 新能源 is a word of the table)."""
    at = 0
    while at < len(pieces):
        end = max(_word_end(pieces, at, said), at + 1)
        if end == at + 1:
            yield pieces[at]
        else:
            yield Piece("".join(p.text for p in pieces[at:end]), pieces[at].start, frozenset([WORD]))
        at = end


def _word_end(pieces: Sequence[Piece], start: int, said: str) -> int:
    """Return where the longest word that begins with the piece at ``start`` ends, counted in pieces."""
    end, text, unknown, plain = start, "", True, 0
    found = start
    while end < len(pieces) and len(text) < _LONGEST_PLAIN and _single(pieces[end]):
        if end > start and pieces[end - 1].start + len(pieces[end - 1].text) != pieces[end].start:
            break
        text += pieces[end].text
        plain += not pieces[end].known
        unknown = unknown and not pieces[end].known
        end += 1
        if (unknown or (plain and text in said)) and end > start + 1:
            found = end
    return found


def _single(piece: Piece) -> bool:
    plain = len(piece.text) < 3 and not piece.text.isascii()
    return plain and not piece.things and not piece.quoted and IGNORED not in piece.meanings


def _with_parts(text: str, pieces: list[Piece], names: Names) -> Iterator[Piece]:
    """Read what is part of the name of one thing only as that thing: 东湖 of 东湖公园."""
    done = 0
    for piece in pieces:
        if piece.start < done:
            continue
        rest = not piece.known and not piece.things and len(piece.text) > 1 and not piece.text.isascii()
        found = names.part_at(text, piece.start) if rest else ""
        things = (
            {name.iri: name for name in names.holding(found)}
            if len(found) >= max(len(piece.text), _SHORTEST_PART)
            else {}
        )
        if len(things) == 1:
            (name,) = things.values()
            done = piece.start + len(found)
            slots = frozenset(f"{{{slot}}}" for slot in name.slots)
            yield Piece(found, piece.start, slots | {WORD}, (name,), part=True)
        else:
            yield piece


def _plain(text: str) -> str:
    """Half-width, small letters, blanks kept: every character keeps its place."""
    half = text.translate(_HALF)
    low = half.lower()
    return low if len(low) == len(half) else half


def _whole(text: str, start: int, found: str) -> bool:
    """Latin words are found whole: no as in also."""
    end = start + len(found)
    before = start > 0 and _latin(text[start - 1]) and _latin(found[0])
    after = end < len(text) and _latin(text[end]) and _latin(found[-1])
    return not before and not after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _word_at(text: str, start: int) -> str:
    for length in range(min(_LONGEST_WORD, len(text) - start), 0, -1):
        if (found := text[start : start + length]) in concepts() and _whole(text, start, found):
            return found
    return ""
