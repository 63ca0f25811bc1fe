"""A question cut into what it speaks of: names of the graph, words with a meaning, years, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.naming import UNPRINTED, Name, Names, plain, whole
from queries.phrasings import IGNORED, LIGHT, concepts

_YEAR = re.compile(r"((?:19|20)\d\d)(?!\d)(?:年度|年)?")
_GROUP = re.compile(r"(?<!第)\d+(?:\.\d+)?万?\s*(?:家|个|名|人|项|所|座|宗|套|辆|艘)(?!百分点)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LATIN = re.compile(r"[a-z0-9'’]+")
_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]+)[”\"」』’]")
_LONGEST_WORD = 20
_LONGEST_PLAIN = 8
_PIECES_OF_A_NAME = 12
_SHORT_NAME = 3  # characters up to which known words are no short name by themselves
_OF_WORDS = frozenset(["quantity", "programme", "project"])  # whose names are made of the table's words
_SILENT = frozenset([IGNORED, LIGHT])
_WORDING = frozenset(["WRITES", "MENTION", "SENTENCE", "EXTRACT", "WORD", "BOTHPARTS"])  # of what is quoted
WORD, OFFSET, GROUP, REGION, NOT = "{word}", "{offset}", "GROUP", "REGION", "NOT"


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

    @property
    def light(self) -> bool:
        """Whether it is a single character that by itself says nothing, and may be torn from a name."""
        return len(self.text) == 1 and LIGHT in self.meanings


def cut(text: str, names: Names, said: str = "") -> tuple[Piece, ...]:
    """Cut a question into pieces; what says nothing is left out.

    ``said`` is the text of the reports, by which a word is known as one that no table holds.
    """
    half = plain(text)
    quoted = {m.start(1): m.end(1) for m in _QUOTED.finditer(half) if not _GROUP.search(m[1])}
    pieces = _cut(half, names, said, quoted)
    if quoted and not any(piece.meanings & _WORDING for piece in pieces):
        plainly = {at: end for at, end in quoted.items() if not _understood(half[at:end])}
        return _cut(half, names, said, plainly)
    return pieces


def _cut(text: str, names: Names, said: str, quoted: Mapping[int, int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        piece, at = _next(text, at, names, quoted)
        if piece is not None:
            pieces.append(piece)
    read = _whole_words(list(_with_parts(text, pieces, names)), said)
    return tuple(piece for piece in read if not piece.meanings <= _SILENT)


def _understood(text: str) -> bool:
    """Whether a text is made of words that say what is asked: quotes then only stress them."""
    pieces = _cut(text, Names(()), "", {})
    return bool(pieces) and all(piece.known for piece in pieces)


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
    if things and things[0].rank == 0:  # what a thing is called outweighs what others are also called
        things = tuple(name for name in things if name.rank in (0, UNPRINTED))
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
    short = len(piece.text) < 3 and not piece.text.isascii() and GROUP not in piece.meanings
    return short and not piece.things and not piece.quoted and IGNORED not in piece.meanings


def _with_parts(text: str, pieces: Sequence[Piece], names: Names) -> Iterator[Piece]:
    """Read what is a short name of one thing only as that thing: 东湖 of 东湖公园."""
    at = 0 if names.by_name else len(pieces)
    yield from pieces[:at]
    while at < len(pieces):
        for end in range(min(len(pieces), at + _PIECES_OF_A_NAME), at, -1):
            if (piece := _short(text, pieces[at:end], names)) is not None:
                yield piece
                at = end
                break
        else:
            held = names.held(text, pieces[at].start) if not pieces[at].known else 0
            yield pieces[at]
            at += 1
            while at < len(pieces) and pieces[at].start < held:  # a name's middle is no short name
                yield pieces[at]
                at += 1


def _short(text: str, pieces: Sequence[Piece], names: Names) -> Piece | None:
    """Return pieces that stand side by side as what their words are a short name of, or nothing.

    One of them isn't understood, or is the name of a place that the short name goes on from; or else they are
    most of a name that is made of such words.
    """
    first, last = pieces[0], pieces[-1]
    spelled = text[first.start : last.start + len(last.text)]
    if len(spelled) < 2 or spelled.isascii() or any(piece.quoted for piece in pieces):
        return None
    things = _meant(spelled, pieces, names)
    if "PROJECT" in last.meanings:  # projects are asked for, not how many there are
        things = tuple(name for name in things if "quantity" not in name.slots)
    if not things:
        return None
    slots = {f"{{{slot}}}" for name in things for slot in name.slots}
    return Piece(spelled, first.start, frozenset([*slots, WORD]), things, part=True)


def _meant(spelled: str, pieces: Sequence[Piece], names: Names) -> tuple[Name, ...]:
    if any(not p.known or (p.light and len(spelled) > _SHORT_NAME) for p in pieces if not p.things):
        return names.meant(spelled)
    if _local(pieces[0]) and len(spelled) - len(pieces[0].text) > 1:
        return tuple(name for name in names.meant(spelled) if "quantity" not in name.slots)
    if len(pieces) == 1 or len(spelled) <= _SHORT_NAME or any(_speaks(piece) for piece in pieces):
        return ()
    return tuple(name for name in names.nearly(spelled) if name.slots & _OF_WORDS)


def _speaks(piece: Piece) -> bool:
    """Whether a piece stands for itself: a name, or the word for projects, which many names end with."""
    return bool(piece.things) or "PROJECT" in piece.meanings


def _local(piece: Piece) -> bool:
    """Whether a piece names a place by more than the short name of a district."""
    return "{place}" in piece.meanings and len(piece.text) > 2


def _word_at(text: str, start: int) -> str:
    for length in range(min(_LONGEST_WORD, len(text) - start), 0, -1):
        if (found := text[start : start + length]) in concepts() and whole(text, start, found):
            return found
    return ""
