"""A relation rule is a row: words, what they make of a name beside them, and examples of both kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from loaders.seeking import Sought, Table

REACH = 18  # characters that may stand between a verb and the first name of its list


@dataclass(frozen=True, eq=False)
class Row:
    """Words that say something of the names beside them.

    ``yes`` and ``no`` are invented sentences in which names stand as ``{type name}``: the first must be
    read by this row, the second must not. ``makes`` is the code or the manner that the words stand for.
    """

    name: str
    pattern: str
    makes: str
    yes: str
    no: str

    @cached_property
    def words(self) -> Sought:
        """The pattern, to be searched with."""
        return Sought(self.pattern)


@dataclass(slots=True)
class Hit:
    """A row that matched, and where (view positions)."""

    row: Row
    start: int
    end: int


class Rows(tuple[Row, ...]):
    """Rows that are searched for together."""

    def __new__(cls, *rows: Row) -> Rows:
        return super().__new__(cls, rows)

    @cached_property
    def table(self) -> Table[Row]:
        """The rows with their patterns."""
        return Table((row, row.words) for row in self)

    def hits(self, text: str, start: int, end: int) -> list[Hit]:
        """Return the matches in ``text[start:end]``, row by row."""
        return [
            Hit(row, match.start(), match.end())
            for row, pattern in self.table.possible(text)
            for match in pattern.finditer(text, start, end)
        ]


def before(rows: Rows, text: str, start: int, end: int, reach: int = REACH) -> Hit | None:
    """Return the row whose words stand nearest before ``end``, where a list of names begins.

    The longer words win where two begin together or one ends in the other (推进建设, 建设).
    """
    hits = [hit for hit in rows.hits(text, start, end) if end - hit.end <= reach]
    return max(hits, key=lambda hit: (hit.end, hit.end - hit.start), default=None)


def after(rows: Rows, text: str, start: int, end: int) -> Hit | None:
    """Return the row whose words come first after ``start``; the longer, then the earlier row, wins."""
    return min(rows.hits(text, start, end), key=lambda hit: (hit.start, -hit.end), default=None)
