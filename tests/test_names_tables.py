"""The tables and lexicons of the names reading hold what they must."""

from __future__ import annotations

import pytest

from loaders.errors import GazetteerError
from loaders.names.classes import class_of, classed
from loaders.names.finds import TYPES
from loaders.names.known import Known, Scanner, known_names, read_known
from loaders.names.words import is_group, lexicon

HEAD = "name\ttype\taliases\twhen\tsource"


def test_every_row_has_a_source_and_a_known_type() -> None:
    for row in known_names():
        assert row.source and row.type in TYPES
        assert row.name not in row.aliases


@pytest.mark.parametrize(
    "row",
    ["青禾\trobot\t\t\t测试", "青\tplace\t\t\t测试", "青禾\tplace\t\t\t", "青禾\tplace\t\talways\t测试"],
)
def test_an_unsound_row_is_named(row: str) -> None:
    with pytest.raises(GazetteerError, match="第2行.*Line 2"):
        read_known("test", [HEAD, row])


def test_the_longest_wording_counts() -> None:
    table = Scanner([Known("青禾", "place"), Known("青禾大学城", "place", ("青大城",))])
    assert [(s, e) for s, e, _ in table.scan("青禾大学城和青禾、青大城")] == [(0, 5), (6, 8), (9, 12)]


def test_suffixes_tell_types() -> None:
    for suffix, kind, sort, _ in lexicon("name-classes"):
        assert kind in TYPES and sort in ("", "ground", "built", "placed"), suffix
        assert class_of(f"青禾云岭{suffix}") is not None, suffix


def test_what_follows_a_name_is_left_out() -> None:
    found = classed("云岭隧道建设")
    assert found is not None and found[0] == "云岭隧道"
    assert classed("云岭速度") is None


@pytest.mark.parametrize(("words", "group"), [("重点民生项目", True), ("云岭民生项目", False)])
def test_common_words_make_a_group(words: str, group: bool) -> None:
    assert is_group(words) is group
