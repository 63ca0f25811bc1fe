"""Which saved question the words of a text speak for, counted over all phrasings (naive Bayes).

The second opinion beside ``likeness``: that one looks for one phrasing that says the same; this one adds up
what each word, and each pair of characters that no table holds, says for and against every question.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from graph.answers.likeness import read_phrasings
from graph.answers.naming import plain
from graph.answers.wording import WORD, Piece

_SLOT = re.compile(r"\{(\w+)\}")
_NAME = "\0"  # stands for a name, so that its characters speak for nothing
_PAIR = 0.5  # what a pair of characters says, against a concept: pairs overlap and repeat the concepts
_SEEN_MORE = 0.1  # added to each count, so that what was never seen excludes nothing
_OTHERS = 20  # features that a question may be asked with beside those of its phrasings
_TEMPERATURE = 3.0  # words aren't independent: their odds are taken to the power of 1/3


def odds(text: str, pieces: Sequence[Piece]) -> Mapping[str, float]:
    """Return question → its share of what the words of a text speak for; the shares add up to 1."""
    counted = _counted()
    sums = dict.fromkeys(counted, 0.0)
    known = _known()
    for feature in {
        *_concepts(piece.meanings for piece in pieces),
        *_pairs(_without_names(text, pieces)),
    } & known:
        weight = 1.0 if isinstance(feature, tuple) else _PAIR
        for question, counts in counted.items():
            share = (counts[feature] + _SEEN_MORE) / (_totals()[question] + _SEEN_MORE * _OTHERS)
            sums[question] += weight * math.log(share)
    most = max(sums.values())
    powers = {question: math.exp((value - most) / _TEMPERATURE) for question, value in sums.items()}
    whole = sum(powers.values())
    return {question: power / whole for question, power in powers.items()}


Feature = str | tuple[str]  # a pair of characters, or a concept


@cache
def _counted() -> Mapping[str, Counter[Feature]]:
    """Count the features of each question's phrasings."""
    found: dict[str, Counter[Feature]] = {}
    for phrasing, meanings in read_phrasings():
        counts = found.setdefault(phrasing.question, Counter())
        counts.update(_concepts(meanings))
        counts.update(_pairs(_SLOT.sub(_NAME, plain(phrasing.text))))
    return found


@cache
def _totals() -> Mapping[str, int]:
    return {question: counts.total() for question, counts in _counted().items()}


@cache
def _known() -> frozenset[Feature]:
    return frozenset(feature for counts in _counted().values() for feature in counts)


def _concepts(meanings: Iterable[frozenset[str]]) -> Iterator[Feature]:
    return ((meaning,) for each in meanings for meaning in each - {WORD})


def _pairs(text: str) -> Iterator[Feature]:
    for first, second in zip(text, text[1:], strict=False):
        if _says(first) and _says(second):
            yield first + second


def _says(character: str) -> bool:
    return character.isalnum() or character == _NAME


def _without_names(text: str, pieces: Sequence[Piece]) -> str:
    left = plain(text)
    for piece in sorted((piece for piece in pieces if piece.things), key=lambda piece: -piece.start):
        left = left[: piece.start] + _NAME + left[piece.start + len(piece.text) :]
    return left
