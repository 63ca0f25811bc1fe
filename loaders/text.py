"""Spans and sources: the one place that knows that offsets are code points."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_AROUND = 36  # characters shown before what a message points at


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words of ``text`` that lie in the span."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Source:
    """A report's text as stored: UTF-8, LF, otherwise untouched; all offsets count in ``text``.

    The other fields are what is known beside the text, from a page's head or a source.toml; ``curation``
    holds a person's corrections as TOML, as loaders/curation describes them.
    """

    id: str
    text: str
    origin: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    licence: str = ""
    curation: str = field(default="", repr=False)

    @cached_property
    def sha256(self) -> str:
        """The hash of the stored text's UTF-8 bytes: names the text that offsets refer to."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1) of a code point offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def mark(self, span: Span) -> str:
        """Return the line that holds the span's start, a long one cut, with a mark under the span."""
        line, column = self.position(span.start)
        words = self.text[self._line_starts[line - 1] :].split("\n", 1)[0]
        left = max(0, column - 1 - _AROUND) if len(words) > 2 * _AROUND else 0
        right = max(column - 1 + len(span), left + 2 * _AROUND)
        shown = ("…" if left else "") + words[left:right] + ("…" if right < len(words) else "")
        at = column - 1 - left + bool(left)
        width = max(1, min(len(span), len(shown) - at))
        blank = "".join("\u3000" if ord(c) > 0x2E7F else " " for c in shown[:at])
        wide = "".join("^" * (2 if ord(c) > 0x2E7F else 1) for c in shown[at : at + width])
        return f"{shown}\n{blank}{wide or '^'}"


_HALF = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | dict(
    zip("﹪•・―︰﹙﹚﹐﹔﹕", "%··—:(),;:", strict=True)
)
# What a page may leave blank with, by width and by none at all.
# The marks of a list's items part them like blanks.
BLANKS = frozenset(
    "●■◆◇▪▲△★☆▶►◎ \t\r\n\v\f\u00a0\u2002\u2003\u2009\u202f\u2028\u2029\u3000\u200b\u2060\ufeff"
)
_SOLID = re.compile(f"[^{''.join(BLANKS)}]+")
# The number of a note at the end of a report, behind a word or its quotes; a note's own line begins with it.
_NOTE = re.compile(
    r"(?<=[”》。%\u4e00-\u9fff])\^?"
    r"(?:[\[［〔【] ?\d{1,3} ?[\]］〕】]|(?<=[”》\u4e00-\u9fff])[(（] ?\d{1,2} ?[)）])"
    # of a note at the foot of a page, and the page's own number where a line was copied across it
    r"|(?<=[\d%])\*(?![\d*])|(?<=[\u4e00-\u9fff])\s+([-－—–]) ?\d{1,3} ?\1\s+(?=[\u4e00-\u9fff])"
)
# without one of these there is none, and they are soon looked for
_BRACKET = re.compile(
    r"[\[［〔【(（－—–\d%-](?:(?<=[\[［〔【(（]) ?\d|(?<=[-－—–]) ?\d{1,3} ?[-－—–]|(?<=[\d%])\*)"
)


@dataclass(frozen=True)
class View:
    """A text made easy to read by rules, each character still knowing where it stands.

    Full-width digits, letters and punctuation are halved one to one and blanks are left out
    (hard-wrapped texts break words: 增 长, 亿 元), and so are the numbers of notes (“一网两微”[3]), so rules
    see one form; ``span`` leads back.
    """

    text: str
    offsets: Sequence[int] = field(repr=False)

    @classmethod
    def over(cls, source: str, span: Span) -> View:
        """Look at ``span`` of ``source``.

        Blanks between two ASCII letters or digits stay (as one), for they part words there; but a line that
        ends inside a number goes on, for a printed line is cut at any character.
        """
        return view_of(source, span.start, span.end)

    def span(self, start: int, end: int) -> Span:
        """Return the source span of ``text[start:end]`` (both in view positions, half-open)."""
        if start == end:
            at = self.offsets[start] if start < len(self.offsets) else self.offsets[-1] + 1
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """Return the view position of the first kept character at or after a source offset."""
        return bisect_left(self.offsets, offset)


def plain(words: str) -> str:
    """Return words as rules see them: half-width and without blanks."""
    return view_of(words, 0, len(words)).text


@lru_cache(maxsize=4096)  # every step of a reading looks at the same sentences
def view_of(source: str, start: int, end: int) -> View:
    """Return the view of ``source[start:end]``, as ``View.over`` describes it."""
    if _BRACKET.search(source, start, end):
        runs = [run for piece in _unnoted(source, start, end) for run in _SOLID.finditer(source, *piece)]
    else:
        runs = list(_SOLID.finditer(source, start, end))
    half = _halved(source)
    if len(runs) == 1:  # most sentences: nothing to leave out
        start, end = runs[0].span()
        return View(half[start:end], range(start, end))
    words = ""
    offsets: list[int] = []
    for run in runs:
        solid, gap = half[run.start() : run.end()], offsets[-1] + 1 if offsets else run.start()
        if words and _parts(words[-1], source[gap : run.start()], solid[0]):
            words += " "
            offsets.append(gap)
        words += solid
        offsets.extend(range(*run.span()))
    return View(words, tuple(offsets))


@lru_cache(maxsize=256)  # a whole report at once, for its sentences
def _halved(source: str) -> str:
    """Return a text with what is full-width made half-width, one to one."""
    for wide in _HALF.keys() & set(source):
        source = source.replace(wide, _HALF[wide])
    return source


def _unnoted(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of ``source[start:end]`` between the numbers of notes; mostly it is one."""
    for note in _NOTE.finditer(source, start, end):
        yield start, note.start()
        start = note.end()
    yield start, end


def _parts(before: str, blanks: str, after: str) -> bool:
    """Say whether blanks part two words: between ASCII letters or digits, but for a line end in a number."""
    inside = blanks == "\n" and before.isdecimal() and after.isdecimal()
    return _latin(before) and _latin(after) and not inside


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
