"""Quantities that several wordings measure: a table of names, never of values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from loaders import shipped
from loaders.errors import GazetteerError
from loaders.text import plain

# What may stand around an indicator without changing what is measured: 全区…, …数, …面积. An area stays apart
# from a count where both are counted, for the units of the figures tell them apart.
_BEFORE = re.compile(r"^(?:全区|全市|全省|全县|全年|我区|我市|实现|完成|计划|累计)(?=.{2})")
_AFTER = re.compile(
    r"(?<=..)(?:总数|数量|个数|户数|人数|套数|起数|数|面积|长度|里程|总量|总额|总值|金额|额|量)$"
)
# What brackets say of how far the count or its prices are settled: the quantity is the same. Which part of
# the whole is counted (城镇, 不含…) is said in brackets too, and is another.
_REMARK = re.compile(
    r"\((?:初步(?:核算|统计)数?|快报数?|预计数?|年报数?|现价|当年价格?|可比价格?|不变价格?|可比口径|同口径|GDP)\)$"
)


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


def core(name: str) -> str:
    """Return the part of a printed indicator that says what is measured."""
    left = _REMARK.sub("", plain(name))
    while (shorter := _BEFORE.sub("", left)) != left:
        left = shorter
    return _AFTER.sub("", left)


def read_quantities(lines: Iterable[str]) -> tuple[Quantity, ...]:
    """Read the rows of the table; raises GazetteerError where two rows claim one wording."""
    rows: list[Quantity] = []
    owners: dict[str, str] = {}
    for number, cells in enumerate(shipped.cells("quantities.tsv", lines), 2):
        row = _row(cells)
        for wording in row.wordings:
            owner = owners.setdefault(core(wording), row.key)
            if owner != row.key or not row.source:
                raise GazetteerError(
                    f"quantities.tsv 第{number}行:“{wording}”已属于 {owner},或缺出处,请补正。"
                    f" Line {number}: {wording} already belongs to {owner}, or has no source; mend it."
                )
        rows.append(row)
    return tuple(rows)


def _row(cells: dict[str, str]) -> Quantity:
    wordings = (cells["name"], *(word for word in cells["wordings"].split("|") if word))
    return Quantity(
        cells["key"],
        cells["name"],
        cells["english"],
        wordings,
        cells["headline"] == "yes",
        cells["topic"],
        cells["price"],
        cells["source"],
    )


@cache
def quantities() -> tuple[Quantity, ...]:
    """Return the shipped table."""
    table = shipped.GAZETTEERS / "quantities.tsv"
    return read_quantities(table.read_text(encoding="utf-8").splitlines())


@cache
def _by_core() -> dict[str, Quantity]:
    return {core(wording): row for row in quantities() for wording in row.wordings}


def quantity_of(indicator: str) -> Quantity | None:
    """Return the shared quantity that a printed indicator measures, or None where no row knows it."""
    return _by_core().get(core(indicator))
