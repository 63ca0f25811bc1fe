"""Quantities that several wordings measure: a table of names, never of values."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.errors import GazetteerError
from loaders.text import Span, View

# What a report may put before or after an indicator without changing what is measured.
_AROUND = re.compile(r"^(?:全区|全市|全省|全县|全年|实现|完成)?(?P<core>.+?)(?:总量|总额)?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A row: ``key`` ends its IRI; ``wordings`` are the printed names that mean it, its own name first.

    ``headline``: one of the genre's main indicators. ``topic``: code of the topic list. ``price``: real,
    nominal or "" where no money is meant or the basis isn't fixed.
    """

    key: str
    name: str
    english: str
    wordings: tuple[str, ...]
    headline: bool
    topic: str
    price: str
    source: str


def read_quantities(lines: Iterable[str]) -> tuple[Quantity, ...]:
    """Read the rows of the table; raises GazetteerError where two rows claim one wording."""
    rows, owners = [], dict[str, str]()
    for number, cells in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
        wordings = (cells["name"], *(w for w in cells["wordings"].split("|") if w))
        for wording in wordings:
            if owners.setdefault(wording, cells["key"]) != cells["key"] or not cells["source"]:
                raise GazetteerError(
                    f"quantities.tsv 第{number}行:“{wording}”已属于 {owners[wording]},或缺出处 · "
                    f"line {number}: {wording} already belongs to {owners[wording]}, or the source is missing"
                )
        rows.append(
            Quantity(
                cells["key"], cells["name"], cells["english"], wordings, cells["headline"] == "yes",
                cells["topic"], cells["price"], cells["source"],
            )
        )  # fmt: skip
    return tuple(rows)


@cache
def quantities() -> tuple[Quantity, ...]:
    """Return the shipped table."""
    table = files("loaders") / "data" / "gazetteers" / "quantities.tsv"
    return read_quantities(table.read_text(encoding="utf-8").splitlines())


@cache
def _by_wording() -> dict[str, Quantity]:
    return {wording: row for row in quantities() for wording in row.wordings}


def quantity_of(indicator: str) -> Quantity | None:
    """Return the shared quantity that a printed indicator measures, or None where no row knows it."""
    plain = View.over(indicator, Span(0, len(indicator))).text
    known = _by_wording()
    if row := known.get(plain):
        return row
    core = _AROUND.match(plain)
    return known.get(core["core"]) if core else None
