"""Names that only a table can know: one longest-match scan over all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.errors import GazetteerError
from loaders.names.finds import TYPES, Find

TABLES = ("programmes", "events", "bodies", "companies", "industries", "zones", "landmarks", "policies", "awards")


@dataclass(frozen=True, slots=True)
class Known:
    """A row: a name with its type and other wordings; ``when`` says where it counts as a name.

    ``when``: "" anywhere · "figure" only beside a figure · "quoted" only in quotation marks.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    when: str
    source: str


class Scanner:
    """Finds the longest known wording at each position; linear in the text."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self._by_head: dict[str, list[tuple[str, Known]]] = {}
        for row in rows:
            for words in (row.name, *row.aliases):
                self._by_head.setdefault(words[:2], []).append((words, row))
        for wordings in self._by_head.values():
            wordings.sort(key=lambda pair: -len(pair[0]))

    def scan(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Yield (start, end, row) from left to right, never overlapping."""
        at = 0
        while at < len(text) - 1:
            hit = self._longest(text, at)
            if hit is None:
                at += 1
                continue
            words, row = hit
            yield at, at + len(words), row
            at += len(words)

    def _longest(self, text: str, at: int) -> tuple[str, Known] | None:
        for words, row in self._by_head.get(text[at : at + 2], ()):
            if text.startswith(words, at):
                return words, row
        return None


def read_known(table: str, lines: Iterable[str]) -> list[Known]:
    """Read the rows of one table; raises GazetteerError for a row that can't stand."""
    rows = []
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, 2):
        if cells["type"] not in TYPES or len(cells["name"]) < 2 or not cells["source"]:
            raise GazetteerError(
                f"{table}.tsv 第{number}行: 名称、类型或出处不对,请补正 · "
                f"line {number}: name, type or source is wrong: {cells}"
            )
        aliases = tuple(a for a in cells["aliases"].split("|") if a)
        rows.append(Known(cells["name"], cells["type"], aliases, cells["when"], cells["source"]))
    return rows


@cache
def scanner() -> Scanner:
    """Return the scanner over all shipped tables."""
    folder = files("loaders") / "data" / "gazetteers"
    rows: list[Known] = []
    for table in TABLES:
        rows += read_known(table, (folder / f"{table}.tsv").read_text(encoding="utf-8").splitlines())
    return Scanner(rows)


def known_finds(text: str) -> Iterator[Find]:
    """Yield the finds of the tables in a sentence."""
    for start, end, row in scanner().scan(text):
        if row.when == "quoted" and text[start - 1 : start] != "“":
            continue
        yield Find(row.type, start, end, f"known:{row.when or 'name'}", row.name, rank=5, nested=True)
