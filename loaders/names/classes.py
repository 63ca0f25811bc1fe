"""What the last words of a name say that it is: ``data/lexicons/name-classes.tsv``, one suffix a row.

Sort ``ground``: a park or building, a project where the report builds it, else a place; ``built``: a
school or the like, a project where the report builds it, else what the row says. ``placed``: tells a
type only behind a division's name. A ``firm`` suffix ends a name whatever follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.names.words import any_of, by_last, lexicon, tail_of

_ROWS = lexicon("name-classes")
_TYPES = {suffix: kind for suffix, kind, *_ in _ROWS}
GROUNDS = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "ground")
BUILT = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "built")
PLACED = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "placed")
_FIRM = re.compile(any_of(suffix for suffix, _, _, firm in _ROWS if firm))
_LENGTHS = by_last(_TYPES)
# Words that end like a class and are none.
_NOT = re.compile(
    r"(?:格局|布局|结局|全局|大局|开局|新局|当局|时局|变局|提出意见|列席会议|民意|主意|满意|家族|流域|一河"
    r"|潮涌|奔涌|泉涌|(?:管理|工作|保障)制度|人民代表大会|体系|重大创新平台|生态系统|电力系统|能源系统|整村|全村|政府系统|行业系统|新通道|新基地|新高地|新平台|新走廊)$"
)
# (...) after a name says which of several: X二期(Y)
PLACING = re.compile(r"\([^()]{1,16}\)$")
_AFTER = 8  # characters that may follow a firm suffix in its phrase


@dataclass(frozen=True, slots=True)
class Class:
    """A type with the suffix that told it."""

    type: str
    suffix: str


@lru_cache(maxsize=8192)
def class_of(words: str) -> Class | None:
    """Return the type that the last words tell, by the longest suffix; None where they tell none."""
    for length in _LENGTHS.get(words[-1:], ()):
        if length <= len(words) and (kind := _TYPES.get(words[-length:])):
            return None if _NOT.search(words) else Class(kind, words[-length:])
    return None


@lru_cache(maxsize=8192)
def classed(words: str) -> tuple[str, Class] | None:
    """Return the words up to their class word, without what may follow a name, and the class."""
    phrase = words
    while words:
        plain = PLACING.sub("", words)
        if (kind := class_of(plain)) and len(plain) > len(kind.suffix) + 1:
            return words, kind
        tail = tail_of(words)
        if not tail:
            break
        words = words.removesuffix(tail)
    return _firmly(phrase)


def _firmly(words: str) -> tuple[str, Class] | None:
    """Return the words up to their last firm suffix, whatever follows, unless it stands in quoted words."""
    for match in reversed(list(_FIRM.finditer(words))):
        core = words[: match.end()]
        kind = class_of(core)
        whole = core.count("“") == core.count("”")
        if kind and whole and len(core) > len(kind.suffix) + 1 and len(words) - match.end() <= _AFTER:
            return core, kind
    return None
