"""Names that only a table can know, and the one longest-match scan over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import compress

from loaders.errors import GazetteerError
from loaders.names.finds import TYPES
from loaders.seeking import pairs
from loaders.shipped import GAZETTEERS, cells

TABLES = (
    *("programmes", "events", "bodies", "companies", "industries", "zones", "landmarks", "nature"),
    *("policies", "awards"),
)
WHEN = ("", "figure", "quoted")


@dataclass(slots=True)
class Known:
    """A row: a name with its type and other wordings; ``when`` says where it counts as a name.

    ``when``: "" anywhere · "figure" only where a figure follows · "quoted" only in quotation marks.
    ``codes`` are those of the divisions that it may mean.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    when: str = ""
    source: str = ""
    codes: tuple[str, ...] = ()


class Scanner:
    """Finds the longest known wording at each position; its time grows with the text, not with the tables.

    ``others`` are words that name nothing: no name begins inside one of them (迁安 in 征迁安置).
    """

    def __init__(self, rows: Iterable[Known], others: Iterable[str] = ()) -> None:
        self._rows: dict[str, Known | None] = {}
        for row in rows:
            for words in (row.name, *row.aliases):
                self._rows.setdefault(words, row)
        for words in others:
            self._rows.setdefault(words, None)
        self._lengths: dict[str, list[int]] = {}
        for words in self._rows:
            self._lengths.setdefault(words[:2], []).append(len(words))
        for head, lengths in self._lengths.items():
            self._lengths[head] = sorted(set(lengths), reverse=True)

    def get(self, words: str) -> Known | None:
        """Return the row of a wording."""
        return self._rows.get(words)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Known]]:
        """Yield (start, end, row) from left to right, never overlapping."""
        rows, lengths = self._rows, self._lengths
        heads = pairs(text)
        stop = len(heads) if end is None else end - 1
        inside = heads[start:stop]
        if lengths.keys().isdisjoint(inside):  # as in most, of the names that one report tells
            return
        text = text if end is None else text[:end]
        free = start  # where the last one ended
        for at in compress(range(start, stop), map(lengths.__contains__, inside)):
            if at < free:
                continue
            for length in lengths[heads[at]]:
                words = text[at : at + length]  # cut off at the end they are a shorter name at most
                if words in rows and len(words) == length:
                    free = at + length
                    if row := rows[words]:
                        yield at, free, row
                    break


def read_known(table: str, lines: Iterable[str]) -> list[Known]:
    """Read the rows of one table; raises GazetteerError for a row that can't stand."""
    rows = []
    for number, row in enumerate(cells(f"{table}.tsv", lines), 2):
        told = row["type"] in TYPES and row["when"] in WHEN
        if not (told and len(row["name"]) > 1 and row["source"]):
            raise GazetteerError(
                f"{table}.tsv 第{number}行: 名称、类型、条件或出处不对,请补正。"
                f" Line {number} of {table}.tsv: name, type, condition or source is wrong; mend it."
            )
        aliases = tuple(a for a in row["aliases"].split("|") if a)
        rows.append(Known(row["name"], row["type"], aliases, row["when"], row["source"]))
    return rows


@cache
def known_names() -> tuple[Known, ...]:
    """Return the rows of all shipped tables."""
    rows: list[Known] = []
    for table in TABLES:
        rows += read_known(table, (GAZETTEERS / f"{table}.tsv").read_text(encoding="utf-8").splitlines())
    return tuple(rows)
