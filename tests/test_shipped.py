"""Shipped tables: rows by column name, a bad row told with its table and line."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import pytest

from loaders.errors import GazetteerError
from loaders.shipped import GAZETTEERS, LEXICONS, cells, rows


def test_a_row_comes_by_the_names_in_the_head_line() -> None:
    assert list(cells("t.tsv", ["name\tscope", "青禾节\t"])) == [{"name": "青禾节", "scope": ""}]


@pytest.mark.parametrize("line", ["青禾节", "青禾节\t440999\t多"])
def test_a_row_of_another_length_is_told_with_its_line(line: str) -> None:
    with pytest.raises(GazetteerError, match=r"t\.tsv 第3行应有 2 列"):
        list(cells("t.tsv", ["name\tscope", "云岭展\t", line]))


@pytest.mark.parametrize(
    "table",
    [t for f in (GAZETTEERS, LEXICONS) for t in f.iterdir() if t.name.endswith(".tsv")],
    ids=lambda table: str(table.name),
)
def test_every_shipped_table_has_whole_rows(table: Traversable) -> None:
    assert sum(1 for _ in rows(table)) > 5
