"""Tables as rows whose cells know where they stand."""

from __future__ import annotations

import pytest

from loaders.errors import SourceError
from loaders.sheets import read_rows
from loaders.text import Source

TEXT = '区,产值\n"东湖区, 含园区","1,200"\n\n西岭区,"他说""好"""\n'


def test_every_cell_is_where_it_says() -> None:
    source = Source("t", TEXT)
    rows = list(read_rows(source))
    assert [row.line for row in rows] == [1, 2, 4]
    assert [cell.value for cell in rows[1].cells] == ["东湖区, 含园区", "1,200"]
    assert rows[2].cells[1].value == '他说"好"'
    for row in rows:
        assert row.span.of(TEXT) == TEXT.split("\n")[row.line - 1]
        for cell in row.cells:
            quoted = '"' + cell.value.replace('"', '""') + '"'
            assert cell.span.of(TEXT) in (cell.value, quoted)


def test_a_line_break_inside_quotes_counts() -> None:
    rows = list(read_rows(Source("t", 'a,b\n"1\n2",3\nx,y\n')))
    assert [row.line for row in rows] == [1, 2, 4]


def test_tabs_and_an_offset_to_begin_at() -> None:
    rows = list(read_rows(Source("t", "#note\na\tb\n1\t2"), "\t", begin=6))
    assert [[c.value for c in row.cells] for row in rows] == [["a", "b"], ["1", "2"]]
    assert rows[0].line == 2


@pytest.mark.parametrize(
    "text, place", [('a,b\n"1,2\n', "line 2, column 1"), ('a,"b"c\n', "line 1, column 5")]
)
def test_a_quote_without_partner_is_pointed_at(text: str, place: str) -> None:
    with pytest.raises(SourceError, match=place):
        list(read_rows(Source("t", text)))
