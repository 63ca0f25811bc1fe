"""Delimited text as rows whose cells know where they stand, after RFC 4180."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.errors import SourceError
from loaders.text import Source, Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its value with quotes undone, and where it stands in the stored text, quotes included."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ``line`` (from 1) is the one that it begins on; ``span`` leaves out the line end."""

    line: int
    span: Span
    cells: tuple[Cell, ...]


def read_rows(source: Source, delimiter: str = ",", begin: int = 0) -> Iterator[Row]:
    """Yield the rows of a table from an offset on, blank lines left out.

    Raises SourceError, with line and column, for a quote that isn't closed or that closes within a cell.
    """
    text, position, line = source.text, begin, source.position(begin)[0]
    while position < len(text):
        start, cells = position, []
        while True:
            cell = _cell(source, position, delimiter)
            cells.append(cell)
            position = cell.span.end
            if position >= len(text) or text[position] != delimiter:
                break
            position += 1
        if len(cells) > 1 or cells[0].span:
            yield Row(line, Span(start, position), tuple(cells))
        line += text.count("\n", start, position) + 1
        position += 1


def _cell(source: Source, start: int, delimiter: str) -> Cell:
    text = source.text
    if text[start : start + 1] != '"':
        ends = [end for mark in (delimiter, "\n") if (end := text.find(mark, start)) >= 0]
        span = Span(start, min(ends, default=len(text)))
        return Cell(span.of(text), span)
    end = start + 1
    while (end := text.find('"', end)) >= 0 and text[end + 1 : end + 2] == '"':
        end += 2
    if end < 0 or text[end + 1 : end + 2] not in ("", delimiter, "\n"):
        raise _stray_quote(source, start if end < 0 else end)
    span = Span(start, end + 1)
    return Cell(text[start + 1 : end].replace('""', '"'), span)


def _stray_quote(source: Source, offset: int) -> SourceError:
    line, column = source.position(offset)
    return SourceError(
        f"{source.origin or source.id}:第 {line} 行第 {column} 个字符的引号没有配对,请补上或写成两个引号。"
        f" The quote at line {line}, column {column} has no partner; close it or double it."
        f"\n{source.mark(Span(offset, offset + 1))}"
    )
