"""Figures read in the cells of a table: row and column say what a bare number is."""

from __future__ import annotations

import re

from loaders.figures.cells import Cell
from loaders.figures.drafts import Draft, Passage
from loaders.figures.naming import clean
from loaders.figures.natures import STOCK
from loaders.figures.periods import Time
from loaders.figures.units import Unit

_POINTS = re.compile("百分点|千分点")


def as_entry(draft: Draft, cell: Cell, passage: Passage, headed: list[Time], year: int) -> Draft:
    """Read a draft as the value of a table's cell.

    ``headed`` are the times that its column names, ``year`` the year that targets aim at where the column
    doesn't say: the running one in a report on half a year.
    """
    unit = draft.token.unit
    if not unit.text:
        draft.token.unit = unit = Unit(cell.unit_of(cell.growth and not cell.aimed))
    if unit.text in {"%", "‰"}:
        grows = draft.role == "change" or (cell.growth or not cell.rate) and not cell.portion
        draft.role = "change" if grows else "share"
    elif not _POINTS.search(unit.text) and draft.role != "change":
        draft.role = "level"
    if draft.role == "level" and (STOCK.search(cell.label) or re.search("[年期][末底]", cell.header)):
        draft.period = draft.period[:4] + "-end"
    if draft.role == "change" and not draft.direction:
        draft.direction = "down" if draft.value.startswith("-") else "up"
    _date(draft, cell, passage, headed, year)
    draft.name = clean(cell.label) + cell.measure
    draft.rule = draft.rule.rsplit("; ", 1)[0] + "; cell"
    draft.pair = None
    return draft


def _date(draft: Draft, cell: Cell, passage: Passage, headed: list[Time], year: int) -> None:
    """Set period and nature from the column; a target of a year that is over is an earlier one."""
    said = next((t for t in headed if t.kind in {"year", "part", "last"}), None)
    if said and not draft.period.endswith("end"):
        draft.period = said.period
    if not cell.aimed:
        draft.nature = "actual" if not said or int(said.last_year) <= passage.review_year else draft.nature
        return
    draft.period = said.period if said else str(year)
    over = int(draft.period[:4]) <= passage.review_year and not (said and passage.part == "plan")
    draft.nature = "prior" if over else "target"
