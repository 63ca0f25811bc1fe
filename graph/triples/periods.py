"""Periods: the guide's words (2024, 2024-end, 2024-Q1..Q3, 2021..2025, 累计) as dated nodes."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from graph.triples.triples import Triples, date, integer, iri, words
from ontology.terms import Pg, Rdf, Rdfs

_POINT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?P<part>end|H[12]|Q[1-4]|\d\d(?!\d))(?:-(?P<day>\d\d(?!\d)))?)?"
)
_PARTS = {
    "H1": ("01-01", "06-30", "上半年", "first half of {}"),
    "H2": ("07-01", "12-31", "下半年", "second half of {}"),
    "Q1": ("01-01", "03-31", "第一季度", "first quarter of {}"),
    "Q2": ("04-01", "06-30", "第二季度", "second quarter of {}"),
    "Q3": ("07-01", "09-30", "第三季度", "third quarter of {}"),
    "Q4": ("10-01", "12-31", "第四季度", "fourth quarter of {}"),
    "end": ("12-31", "12-31", "年末", "end of {}"),
    "": ("01-01", "12-31", "年", "{}"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with the key that its IRI ends in; both days belong to it."""

    key: str
    first: str  # ISO dates
    last: str
    chinese: str
    english: str

    @property
    def year(self) -> int:
        """The year of the period, its last if it spans several."""
        return int(self.last[:4])


def period(printed: str, year: int) -> Period:
    """Return the period that a record's period word means.

    ``year`` is the one that the text speaks of: it stands in where the word says none
    (累计 is the state at that year's end).
    """
    points = [m for m in _POINT.finditer(printed)]
    if not points:
        return _single(str(year), "end" if "累计" in printed else "")
    first = points[0]
    years, part = first["year"], first["part"] or ""
    if len(points) > 1:
        return _range(_single(years, part, first["day"]), _single(points[1]["year"], points[1]["part"] or ""))
    quarter = re.search(r"\.\.(Q[2-4])$", printed)
    if quarter and part.startswith("Q"):
        return _quarters(years, part, quarter[1])
    last = re.search(r"\.\.(\d\d)$", printed)
    if last and part.isdigit():
        return _range(_single(years, part), _single(years, last[1]))
    return _single(years, part, first["day"])


def _single(year: str, part: str, day: str | None = None) -> Period:
    if part.isdigit():
        month = min(max(int(part), 1), 12)
        if day:
            key = f"{year}-{part}-{day}"
            return Period(key, key, key, f"{year}年{month}月{int(day)}日", key)
        end = calendar.monthrange(int(year), month)[1]
        first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-{end}"
        english = f"{calendar.month_name[month]} {year}"
        return Period(first[:7], first, last, f"{year}年{month}月", english)
    begin, end_day, chinese, english = _PARTS[part]
    label = f"{year}{chinese}" if chinese.startswith("年") else f"{year}年{chinese}"
    key = f"{year}-{part}" if part else year
    return Period(key, f"{year}-{begin}", f"{year}-{end_day}", label, english.format(year))


def _quarters(year: str, first: str, last: str) -> Period:
    a, b = _single(year, first), _single(year, last)
    chinese = "前三季度" if (first, last) == ("Q1", "Q3") else f"第{first[1]}至{last[1]}季度"
    english = f"{first} to {last} of {year}"
    return Period(f"{year}-{first}..{last}", a.first, b.last, f"{year}年{chinese}", english)


def _range(a: Period, b: Period) -> Period:
    if a.key == b.key:
        return a
    if b.first < a.first:
        a, b = b, a
    chinese, english = f"{a.chinese}—{b.chinese}", f"{a.english} to {b.english}"
    return Period(f"{a.key}..{b.key}", a.first, b.last, chinese, english)


def describe_period(out: Triples, node: str, row: Period) -> None:
    """Write the description of a period under its IRI."""
    out.add(node, Rdf.type, iri(Pg.Period))
    out.add(node, Rdfs.label, words(row.chinese, "zh"), words(row.english, "en"))
    out.add(node, Pg.start, date(row.first))
    out.add(node, Pg.end, date(row.last))
    out.add(node, Pg.year, integer(row.year))
