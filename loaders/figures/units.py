"""Units of measure as they are printed right after a number, read from data/lexicons/units.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.shipped import LEXICONS, rows

_MULTIPLIER = "(?:[十万亿]|百(?!分点)|千(?![米克瓦伏分])){0,3}"


@dataclass(slots=True)
class Unit:
    """A printed unit: ``kind`` says what it counts, ``measured`` the noun that a name of it ends in."""

    text: str
    kind: str = ""
    measured: str = ""
    length: int = 0  # characters that it takes in the text
    more: bool = False  # 3万余场次

    @property
    def countable(self) -> bool:
        """Say whether it is a measure word that a noun follows (个, 家, 名)."""
        return self.kind in {"count", "body", "people", "visits", "times"}


_ROWS = {row["unit"]: row for row in rows(LEXICONS / "units.tsv")}


def _alternatives() -> str:
    ordered = sorted(_ROWS, key=len, reverse=True)
    return "|".join(
        re.escape(unit) + (f"(?![{_ROWS[unit]['not_before']}])" if _ROWS[unit]["not_before"] else "")
        for unit in ordered
    )


_BASES = _alternatives()
# 元/平方米, 万吨/日, 毫克/立方米, 件/万人: one unit per another.
_UNIT = re.compile(
    rf"(?P<many>{_MULTIPLIER})(?P<more>(?<=[十百千万亿])[多余])?(?P<base>{_BASES})(?:[/每](?:[万千百]?(?:{_BASES})"
    rf"|日|月|季|年|公里|人|千瓦时))?|(?P<bare>[十百千万亿]{{1,3}})"
)


def unit_at(text: str, position: int) -> Unit | None:
    """Return the unit printed at ``position`` of ``text``, the longest, or None."""
    found = _UNIT.match(text, position)
    if found is None:
        return None
    if found["base"] is None:
        return Unit(found.group(), "number", "", len(found.group()))
    row = _ROWS[found["base"]]
    if row["kind"] == "none":
        return Unit(found["many"], "number", "", len(found["many"])) if found["many"] else None
    printed = found.group()
    text = printed.replace(found["more"], "", 1) if found["more"] else printed
    per = "/" in text or "每" in text  # a price or rate, not an amount
    return Unit(text, row["kind"], "" if per else row["measured"], len(printed), bool(found["more"]))
