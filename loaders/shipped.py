"""The shipped tables of names and words, read in one way: tab-separated, a head line, nothing quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from loaders.errors import GazetteerError

GAZETTEERS = files("loaders") / "data" / "gazetteers"
LEXICONS = files("loaders") / "data" / "lexicons"


def rows(table: Traversable) -> Iterator[dict[str, str]]:
    """Yield the rows of a shipped table by its column names; raises GazetteerError as `cells` does."""
    return cells(table.name, table.read_text(encoding="utf-8").splitlines())


def cells(table: str, lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by the names in its head line.

    Raises GazetteerError, with table and line, for a row that has more or fewer columns than the head line.
    """
    numbered = enumerate(lines, 1)
    columns = next(numbered)[1].split("\t")
    for number, line in numbered:
        row = line.split("\t")
        if len(row) != len(columns):
            raise GazetteerError(
                f"{table} 第{number}行应有 {len(columns)} 列,实有 {len(row)} 列,请补正。"
                f" Line {number} of {table} has {len(row)} columns, not {len(columns)}; mend it."
            )
        yield dict(zip(columns, row, strict=True))
