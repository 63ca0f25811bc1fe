"""How near a question comes to the phrasings of the saved questions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.answers.naming import Names
from graph.answers.wording import NOT, REGION, WORD, Piece, cut
from queries.catalog import find
from queries.phrasings import Phrasing, phrasings

_SLOT = re.compile(r"\{(\w+)\}")
_NAMED = frozenset(
    f"{{{slot}}}" for slot in ("quantity", "programme", "project", "company", "place", "industry")
)
_ELSEWHERE = frozenset(["ELSEWHERE", "DISTRICTS"])
_TELLING = {  # what turns a phrasing round → what says the same
    NOT: frozenset([NOT, "MISSING", "COUNTED", "ISOLATED", "DROPPED", "APPROXIMATE", "PARTYEAR", "INFERRED"]),
    "ELSEWHERE": _ELSEWHERE,
    "DISTRICTS": _ELSEWHERE,
}
_SIGN = 0.5  # the weight of a single character that means nothing
_LOOSE = 0.6  # what is left where a word to be looked for isn't in quotes
_UNTOLD = 0.5  # what is left of a likeness where the question doesn't say that
_BODY = frozenset(["organizationLabel", "holder", "who"])
_COLUMNS = {  # slot → the columns that show names of its kind
    "quantity": frozenset(["indicator", "moneyIndicator"]),
    "place": frozenset(["placeLabel", "townLabel", "places", "holder", "who"]),
    "programme": frozenset(["programmeLabel"]),
    "project": frozenset(["projectLabel"]),
    "organization": _BODY,
    "company": _BODY,
}
_UNNAMED = 0.6  # what is left of a likeness for each name that the phrasing has and the question lacks


@cache
def read_phrasings() -> tuple[tuple[Phrasing, tuple[frozenset[str], ...]], ...]:
    """Return the phrasings of the table with what their parts mean, slots in braces among them."""
    return tuple((phrasing, tuple(_meanings(phrasing.text))) for phrasing in phrasings())


@cache
def _patterns() -> tuple[tuple[Phrasing, tuple[frozenset[str], ...]], ...]:
    return tuple((phrasing, (*meanings, *_lacking(meanings))) for phrasing, meanings in read_phrasings())


def _meanings(text: str) -> Iterator[frozenset[str]]:
    for i, part in enumerate(_SLOT.split(text)):
        if i % 2:
            yield frozenset([f"{{{part}}}"])
        else:
            yield from (piece.meanings - {WORD} for piece in cut(part, Names(())))


@cache
def slots_of() -> Mapping[str, frozenset[str]]:
    """Return question → the slots that its phrasings have."""
    found: dict[str, set[str]] = {}
    for phrasing in phrasings():
        found.setdefault(phrasing.question, set()).update(
            f"{{{slot}}}" for slot in _SLOT.findall(phrasing.text)
        )
    return {question: frozenset(slots) for question, slots in found.items()}


@cache
def shown_by(question: str) -> frozenset[str]:
    """Return the slots whose names the rows of an answer show: one is found there, though it isn't given."""
    columns = {column.name for column in find(question).columns}
    return frozenset(f"{{{slot}}}" for slot, named in _COLUMNS.items() if named & columns)


def columns_showing(column: str) -> frozenset[str]:
    """Return the slots, in braces, whose names a column shows."""
    return frozenset(f"{{{slot}}}" for slot, named in _COLUMNS.items() if column in named)


@cache
def _weights() -> Mapping[str, float]:
    """Weigh a meaning by how few questions are asked with it."""
    asked: dict[str, set[str]] = {}
    for phrasing, meanings in _patterns():
        for meaning in {m for each in meanings for m in each}:
            asked.setdefault(meaning, set()).add(phrasing.question)
    total = len(slots_of())
    return {meaning: math.log(1 + total / len(named)) for meaning, named in asked.items()}


def weight(meanings: frozenset[str], length: int = 2) -> float:
    """Weigh a piece by its most telling meaning; what no phrasing uses weighs as much as is left unsaid."""
    known = [_weights()[meaning] for meaning in meanings if meaning in _weights()]
    if meanings == frozenset([WORD]):
        return 1.0 + 0.3 * min(length, 4) if length > 1 else _SIGN
    return max(known, default=1.5)


def likenesses(pieces: Sequence[Piece]) -> list[tuple[float, Phrasing]]:
    """Compare a question with all phrasings: for each saved question its best one, the best first.

    1.0 is a question all of whose pieces are in the phrasing, and the reverse.
    """
    best: dict[str, tuple[float, Phrasing]] = {}
    lacking = _lacking([piece.meanings for piece in pieces])
    pieces = [*pieces, *(Piece("", 0, meanings) for meanings in lacking)]
    for phrasing, meanings in _patterns():
        likeness = _likeness(pieces, meanings, phrasing.question)
        if likeness > best.get(phrasing.question, (0.0, phrasing))[0]:
            best[phrasing.question] = (likeness, phrasing)
    return sorted(best.values(), key=lambda found: (-found[0], found[1].question))


def _likeness(pieces: Sequence[Piece], meanings: Sequence[frozenset[str]], question: str) -> float:
    slots = slots_of()[question]
    left = [True] * len(meanings)
    whole = sum(weight(each) for each in meanings)
    met, only_word = 0.0, frozenset([WORD]) in meanings and any(piece.known for piece in pieces)
    for piece in pieces:
        heavy = weight(piece.meanings, len(piece.text))
        found = next((i for i, each in enumerate(meanings) if left[i] and each & piece.meanings), None)
        if found is not None:
            left[found] = False
            only_word = only_word and meanings[found] == frozenset([WORD])
            heavy = max(heavy, weight(meanings[found]))
            loose = meanings[found] == frozenset([WORD]) and not piece.quoted and not piece.part
            met += (heavy + weight(meanings[found])) * (_LOOSE if loose else 1.0)
        elif any(each & piece.meanings for each in meanings) or slots & piece.meanings - {WORD}:
            met += 0.0 if REGION in piece.meanings else heavy
        elif REGION in piece.meanings or (piece.things and shown_by(question) & piece.meanings):
            continue
        whole += heavy
    said = {meaning for piece in pieces for meaning in piece.meanings}
    for telling, alike in _TELLING.items():
        if any(telling in each for each in meanings) and not alike & said:
            met *= _UNTOLD
    unnamed = sum(1 for i, each in enumerate(meanings) if left[i] and each & _NAMED)
    return met / whole * _UNNAMED**unnamed if whole and not only_word else 0.0


def _lacking(meanings: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield what is said not to be: a figure without a target is no target without a figure."""
    telling = [each for each in meanings if "WHICH" not in each]
    for first, second in zip(telling, telling[1:], strict=False):
        if NOT in first:
            yield frozenset(f"{NOT} {meaning}" for meaning in second - {WORD})
