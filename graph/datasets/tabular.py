"""Tables read by CSV on the Web metadata: each cell a figure of a place, or a statement about a thing.

The standard's own words carry the mapping (https://www.w3.org/TR/tabular-metadata/): a column with
``propertyUrl`` pg:value holds figures, and what they measure stands in annotations of the column or the
table (pg:indicator, pg:unit, pg:period, pg:kind) or in another column with that ``propertyUrl``; pg:area
is the place, its ``valueUrl`` says by which system of codes. Any other ``propertyUrl`` states something
about the row's ``aboutUrl``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.datasets.metadata import Record, annotated, read_schema, record_of
from graph.errors import DataError
from graph.triples.observations import number
from loaders.sheets import Cell, Row, read_rows
from loaders.text import Source
from ontology.terms import CODES, PG, Pg, Rdf, Rdfs

if TYPE_CHECKING:
    from csvw.metadata import Column
    from csvw.metadata import Table as Schema

_MEASURED = (Pg.indicator, Pg.unit, Pg.period, Pg.kind)
VINTAGE = PG + "vintage"  # annotation of a code column: the year whose code table it uses


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a table: ``area`` is an IRI, ``name`` what the row calls the place."""

    row: Row
    cell: Cell
    value: Decimal
    area: str
    name: str
    vintage: str
    indicator: str
    unit: str
    period: str
    kind: str
    column: int  # from 1


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a row says of a thing; ``object`` is an IRI if ``is_iri``, else a literal."""

    row: Row
    subject: str
    predicate: str
    object: str
    datatype: str = ""
    language: str = ""
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its stored text with what it says."""

    source: Source
    media_type: str
    record: Record
    rows: tuple[Row, ...]
    values: tuple[Value, ...]
    statements: tuple[Statement, ...]


def read_table(source: Source, metadata: Path, media_type: str = "text/csv") -> Table:
    """Read a table by its metadata.

    Raises DataError, with row and column, where a cell doesn't fit: type, required value, key, code.
    """
    schema = read_schema(metadata, Path(source.origin).name)
    rows = tuple(read_rows(source, "\t" if media_type.endswith("separated-values") else ","))
    if not rows:
        raise DataError(source.origin, "表格是空的,请重新保存", "the table is empty; save it again")
    reader = _Reader(source, schema, metadata, _columns(source, schema, rows[0]))
    body = rows[1:]
    cells = [reader.read(row) for row in body]
    reader.check_keys(body, cells)
    values = tuple(v for row, read in zip(body, cells, strict=True) for v in reader.values(row, read))
    told = tuple(s for row, read in zip(body, cells, strict=True) for s in reader.statements(row, read))
    return Table(source, media_type, record_of(schema, Path(source.origin).stem), rows, values, told)


def _columns(source: Source, schema: Schema, head: Row) -> tuple[Column, ...]:
    columns = tuple(c for c in schema.tableSchema.columns if not c.virtual)
    printed = [cell.value.strip() for cell in head.cells]
    for place, (column, name) in enumerate(zip(columns, printed, strict=False), 1):
        if not column.has_title(name):
            raise DataError(
                f"{source.origin} 第 {head.line} 行第 {place} 列",
                f"表头是“{name}”,元数据写的是“{column.header}”,请改成一致",
                f"line {head.line} column {place}: the head is {name!r}, its metadata says {column.header!r}",
            )
    if len(columns) != len(printed):
        raise DataError(
            f"{source.origin} 第 {head.line} 行",
            f"表头有 {len(printed)} 列,元数据写了 {len(columns)} 列,请改成一致",
            f"line {head.line}: the head has {len(printed)} columns, the metadata {len(columns)}",
        )
    return columns


@dataclass(frozen=True)
class _Reader:
    source: Source
    schema: Schema
    metadata: Path
    columns: tuple[Column, ...]

    def read(self, row: Row) -> dict[str, Any]:
        """Return the values of a row by the names of its columns, as the metadata types them."""
        if len(row.cells) != len(self.columns):
            raise self.error(
                row,
                None,
                f"有 {len(row.cells)} 格,应有 {len(self.columns)} 格",
                f"has {len(row.cells)} cells, not {len(self.columns)}",
            )
        found = {}
        for column, cell in zip(self.columns, row.cells, strict=True):
            try:
                found[column.name] = column.read(cell.value)
            except (ValueError, ArithmeticError) as error:
                typed = column.inherit("datatype")
                wanted = (typed.format or typed.base) if typed else "有值"
                raise self.error(
                    row,
                    column,
                    f"“{cell.value}”不符合元数据({wanted}),请改正",
                    f"{cell.value!r} doesn't fit its metadata ({wanted})",
                ) from error
        return found

    def check_keys(self, rows: tuple[Row, ...], cells: list[dict[str, Any]]) -> None:
        """Refuse a primary key that occurs twice."""
        seen: dict[tuple[Any, ...], int] = {}
        keys = self.schema.tableSchema.primaryKey or []
        for row, read in zip(rows, cells, strict=True) if keys else ():
            key = tuple(read[name] for name in keys)
            if (first := seen.setdefault(key, row.line)) != row.line:
                shown = "、".join(map(str, key))
                raise self.error(
                    row, None, f"主键 {shown} 与第 {first} 行重复", f"key {shown} is that of line {first} too"
                )

    def values(self, row: Row, read: Mapping[str, Any]) -> Iterator[Value]:
        """Yield the figures of a row; an empty cell says nothing."""
        area, name, vintage = self._area(row)
        for place, (column, cell) in enumerate(zip(self.columns, row.cells, strict=True), 1):
            if _property(column) != Pg.value or read[column.name] is None:
                continue
            value = number(str(read[column.name]))
            told = {key: self._told(key, column, read) for key in _MEASURED}
            told[Pg.kind] = told[Pg.kind] or "level"
            self._check(row, column, area, told, value)
            assert value is not None
            indicator, unit, period, kind = (told[key] for key in _MEASURED)
            yield Value(row, cell, value, area, name, vintage, indicator, unit, period, kind, place)

    def _check(
        self, row: Row, column: Column, area: str, told: Mapping[str, str], value: Decimal | None
    ) -> None:
        named = {"地区 area": area, "指标 indicator": told[Pg.indicator], "时期 period": told[Pg.period]}
        if missing := [key for key, found in named.items() if not found]:
            raise self.error(
                row,
                column,
                f"元数据没有写明{'、'.join(missing)}",
                f"the metadata doesn't tell {', '.join(missing)}",
            )
        if told[Pg.kind] not in CODES["kind"] or value is None:
            raise self.error(
                row, column, f"不是数字,或类别“{told[Pg.kind]}”未定义", "is no number, or of an unknown kind"
            )

    def statements(self, row: Row, read: Mapping[str, Any]) -> Iterator[Statement]:
        """Yield what a row says about the thing of its ``aboutUrl``."""
        texts = self._texts(row)
        kind = self.schema.common_props.get("rdf:type")
        abouts = dict.fromkeys(filter(None, (_about(column, texts) for column in self.columns)))
        for about in abouts if kind else ():
            yield Statement(row, about, Rdf.type, kind["@id"], is_iri=True)
        for column, cell in zip(self.columns, row.cells, strict=True):
            predicate, about = _property(column), _about(column, texts)
            if not predicate or not about or predicate.startswith(PG) or read[column.name] is None:
                continue
            if template := column.inherit("valueUrl"):
                yield Statement(row, about, predicate, str(template.expand(**texts)), is_iri=True)
            else:
                yield Statement(row, about, predicate, cell.value, *_literal(column))

    def _area(self, row: Row) -> tuple[str, str, str]:
        texts = self._texts(row)
        column = next((c for c in self.columns if _property(c) == Pg.area), None)
        names = [texts[c.name] for c in self.columns if _property(c) == Rdfs.label]
        if column is None:
            return annotated(self.schema.common_props.get(Pg.area)), "", ""
        template = column.inherit("valueUrl")
        area = template.expand(**texts) if template else texts[column.name]
        return area, (names or [""])[0], annotated(column.common_props.get(VINTAGE))

    def _told(self, key: str, column: Column, read: Mapping[str, Any]) -> str:
        """Return what a figure's column, its table or another column of its row says."""
        for said in (column.common_props.get(key), self.schema.common_props.get(key)):
            if said is not None:
                return annotated(said)
        other = next((c for c in self.columns if _property(c) == key), None)
        return str(read[other.name]) if other and read[other.name] is not None else ""

    def _texts(self, row: Row) -> dict[str, str]:
        return {c.name: cell.value for c, cell in zip(self.columns, row.cells, strict=True)}

    def error(self, row: Row, column: Column | None, chinese: str, english: str) -> DataError:
        """Say what is wrong with a cell or a row."""
        places = (place for place, each in enumerate(self.columns, 1) if each is column)
        return DataError(place_in(self.source, row, next(places, 0)), chinese, english)


def place_in(source: Source, row: Row, column: int = 0) -> str:
    """Say where a row or one of its cells (counted from 1) stands in its file."""
    chinese, english = f"第 {row.line} 行", f"line {row.line}"
    if column:
        chinese, english = f"{chinese}第 {column} 列", f"{english} column {column}"
    return f"{source.origin} {chinese} {english}"


def _property(column: Column) -> str:
    return str(column.propertyUrl) if column.propertyUrl else ""


def _about(column: Column, texts: Mapping[str, str]) -> str:
    template = column.inherit("aboutUrl")
    return str(template.expand(**texts)) if template else ""


def _literal(column: Column) -> tuple[str, str]:
    """Return datatype and language of a column's literals."""
    datatype = column.inherit("datatype")
    named = datatype.at_props.get("id") if datatype else None
    if datatype is None or (datatype.base == "string" and not named):
        return "", column.inherit("lang") or ""
    return str(named or f"http://www.w3.org/2001/XMLSchema#{datatype.base}"), ""
