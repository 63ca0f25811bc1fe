"""A known name belongs to one region in every report."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from loaders.gazetteer import division
from loaders.scopes import bare, known_scope


def test_rows_are_sound() -> None:
    table = files("loaders").joinpath("data", "gazetteers", "scopes.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    names = [bare(row["name"]) for row in rows]
    assert len(names) == len(set(names)) > 100
    assert all(row["source"] for row in rows)
    for code in {row["scope"] for row in rows} - {"100000", "001"}:
        assert division(code).code == code


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("programme", "乡村振兴", "100000"),
        ("programme", "“乡村振兴”", "100000"),
        ("organization", "联合国", "001"),
        ("event", "第一百五十届广交会", "100000"),
        ("event", "2030年广州国际美食节", "440100"),
        ("place", "珠三角", "440000"),
        ("programme", "碧波工程", ""),
        ("organization", "东湖公园管理处", ""),
    ],
)
def test_known_scopes(kind: str, name: str, expected: str) -> None:
    assert known_scope(kind, name) == expected
