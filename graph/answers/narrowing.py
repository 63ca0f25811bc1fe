"""Rows that show what is asked for: a column of an answer is given like a parameter and narrows its rows.

So a question of one parameter takes a second condition: the projects of a programme, those that are finished.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from graph.answers.engines import Engine, Row, Term
from graph.answers.likeness import columns_showing
from graph.answers.names_index import codes
from graph.answers.rows import rows_of
from graph.answers.wording import NOT, Piece
from queries.catalog import Column

Wanted = Mapping[str, Sequence[str]]
_ROWS = frozenset(["direction", "verdict"])  # what tells rows apart and is no parameter
_PERIOD = "period"
_BETWEEN = "、"  # what stands between several things in one cell
_SHOWN = 6  # values that are named where none is the wanted one
_ALSO = """SELECT DISTINCT ?label WHERE { VALUES ?x { %s } ?also %s ?x ; rdfs:label ?label .
  FILTER(lang(?label) IN ("zh", "")) }"""
_SHOWN_AS = {  # a slot → the property of what stands in a column for a thing: parts, other wordings
    "{place}": "pg:within",
    "{quantity}": "pg:measures",
}


def narrow(
    columns: Sequence[Column], rows: Sequence[Row], wanted: Wanted
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows that show one of the values ``wanted`` in each of its columns, and what to say of it.

    Where there is none, a note says so and what is shown instead.
    """
    notes = []
    kept = tuple(rows)
    for name, values in wanted.items():
        at = next(i for i, column in enumerate(columns) if column.name == name)
        met = tuple(row for row in kept if shows(columns[at], row[at], values))
        if kept and not met:
            notes.append(_none(columns[at], [row[at] for row in kept], values))
        kept = met
    return kept, tuple(notes)


def shows(column: Column, cell: Term | None, values: Sequence[str]) -> bool:
    """Whether a cell is, or has among several, one of some values: as it stands, or in words."""
    return bool(cell) and bool(_parts(column, cell) & set(values))


def _parts(column: Column, cell: Term | None) -> set[str]:
    said = cell.value if cell else ""
    parts = {part for part in (said, *said.split(_BETWEEN)) if part}
    words = [column.codes[part] for part in parts if part in column.codes]
    return parts | {word.zh for word in words} | {word.en for word in words}


def _none(column: Column, cells: Sequence[Term | None], values: Sequence[str]) -> str:
    found = dict.fromkeys(part for cell in cells if cell for part in cell.value.split(_BETWEEN) if part)
    words = [column.codes.get(part) for part in found]
    zh = [word.zh if word else part for word, part in zip(words, found, strict=True)]
    en = [word.en if word else part for word, part in zip(words, found, strict=True)]
    more = "…" if len(zh) > _SHOWN else ""
    asked, shown, seen = _BETWEEN.join(values), _BETWEEN.join(zh[:_SHOWN]), ", ".join(en[:_SHOWN])
    return (
        f"{len(cells)} 行里没有一行的“{column.title.zh}”是“{asked}”;写的是:{shown or '(都没有写)'}{more}"
        f" · none of {len(cells)} rows has {asked} as {column.title.en}; it is {seen or 'never said'}{more}"
    )


def wanted_by(
    engine: Engine, columns: Sequence[Column], rows: Sequence[Row], pieces: Sequence[Piece], planned: bool
) -> tuple[Wanted, list[str]]:
    """Return which columns show what pieces of a question mean, and the words that none shows.

    What is ``planned`` is looked for in the column of plans.
    """
    wanted: dict[str, tuple[str, ...]] = {}
    left = []
    for piece in pieces:
        shown = _wanted_of(engine, columns, rows, piece, planned)
        for column, values in shown.items():
            wanted[column] = (*wanted.get(column, ()), *values)
        if not shown and not _of_rows(piece):
            left.append(piece.text)
    return wanted, left


def of_years(columns: Sequence[Column], rows: Sequence[Row], years: Collection[int]) -> Wanted:
    """Return the periods that some rows have of these years; {} where none has, or all have."""
    at = next((i for i, column in enumerate(columns) if column.name == _PERIOD), -1)
    cells = [cell.value for row in rows if at >= 0 and (cell := row[at])]
    met = [value for value in cells if any(value.startswith(f"{year}年") for year in years)]
    return {_PERIOD: tuple(dict.fromkeys(met))} if 0 < len(met) < len(cells) else {}


def _of_rows(piece: Piece) -> bool:
    """Whether a piece says which rows are wanted where an answer tells them apart, and else nothing new."""
    schemes = {meaning.split("=")[0] for meaning in piece.meanings if "=" in meaning}
    return bool(schemes) and schemes <= _ROWS and NOT not in piece.meanings


def _wanted_of(
    engine: Engine, columns: Sequence[Column], rows: Sequence[Row], piece: Piece, planned: bool
) -> Wanted:
    """Return the column that shows what a piece of a question means, with the values; {} if none does.

    Of several columns it is the one that shows it in most rows; what is ``planned`` stands in its own.
    """
    best: tuple[int, str, Sequence[str]] = (-1, "", ())
    for at, column in enumerate(columns):
        if values := _values(engine, column, piece):
            cells = [row[at] for row in rows]
            met = sum(shows(column, cell, values) for cell in cells)
            seen = {part for cell in cells for part in _parts(column, cell)}
            fitting = [value for value in values if value in seen] or values[:1]
            rank = met + (planned and column.name == "planned") * len(cells)
            best = max(best, (rank, column.name, fitting), key=lambda found: found[0])
    return {best[1]: best[2]} if best[1] else {}


def _values(engine: Engine, column: Column, piece: Piece) -> Sequence[str]:
    """Return what a column may show for a piece: the words of a code, or names; the thing's own first."""
    for meaning in sorted(piece.meanings):
        scheme, _, code = meaning.partition("=")
        of_column = scheme in (column.scheme, column.name)
        if code in column.codes and (of_column or code in codes(engine, scheme)):
            return [column.codes[code].zh]
    slots = columns_showing(column.name)
    things = {name.iri: name.label for name in piece.things if slots & {f"{{{slot}}}" for slot in name.slots}}
    if not things:
        return ()
    found = dict.fromkeys(things.values())
    for slot in sorted(slots & _SHOWN_AS.keys()):
        listed = " ".join(f"<{iri}>" for iri in things)
        found |= dict.fromkeys(row["label"] for row in rows_of(engine, _ALSO % (listed, _SHOWN_AS[slot])))
    return list(found)
