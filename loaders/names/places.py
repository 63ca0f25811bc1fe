"""The divisions that a report may name, and which of several namesakes it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.gazetteer import Division, ancestors, division, divisions, units_within
from loaders.names.known import Known, Scanner, known_names
from loaders.names.region import Region, shortened
from loaders.names.words import lexicon

WORDS = frozenset(row[0] for row in lexicon("place-words"))
_OVERLAPS = tuple(row[0] for row in lexicon("place-overlaps"))
_NEVER = frozenset(("日照", "白银"))  # words of other use even in a report of their own province
"""Short names of divisions that are words of other use, and county names that are common nouns."""
_MUNICIPAL = ("11", "12", "31", "50")  # 北京石景山, 上海浦东: said so everywhere


# How sure a namesake is once its context has decided.
NAMESAKES = "同名区划: "  # opens the note of a name that nothing decides
SURE_BY_TOWN, SURE_BY_LIST = "0.95", "0.85"


@cache
def scanner(region: Region) -> Scanner:
    """Return the scanner over all tables and the divisions that matter in a report of this region."""
    return Scanner([*_divisions(region), *_known(region)], others=_OVERLAPS)


def _known(region: Region) -> Iterator[Known]:
    """Yield the rows of the tables; what one city calls so (大学城, 创新城) means its own there only."""
    for row in known_names():
        local = row.source.startswith("广州市") and not region.code.startswith("4401")
        yield replace(row, aliases=()) if local else row


def _divisions(region: Region) -> Iterator[Known]:
    wordings: dict[str, dict[str, Division]] = {}
    for unit, words in _wordings(region):
        if len(words) > 1:
            wordings.setdefault(words, {})[unit.code] = unit
    for words, units in wordings.items():
        if chosen := _nearest(list(units.values()), region):
            codes = tuple(f"{u.scheme}:{u.code}" for u in chosen)
            # Another name of it, and 香港 for 香港特别行政区, stays as printed.
            other = words in chosen[0].former or chosen[0].name.endswith("特别行政区")
            yield Known(words if other else chosen[0].label, "place", (words,), codes=codes)


def _wordings(region: Region) -> Iterator[tuple[Division, str]]:
    near = _near(region)
    higher = {shortened(u.name): u for u in divisions() if u.level in ("province", "city")}
    for unit in divisions():
        if unit.level in ("province", "city"):
            yield unit, unit.name
            yield from ((unit, form) for form in unit.forms if form[-1] == "州")
            own = unit.level == "province" or not (region.county or shortened(unit.name) in _NEVER)
            own = own and unit.code[:2] == region.code[:2]
            if (short := shortened(unit.name)) not in WORDS or own:
                yield unit, short
        elif unit.level == "county" and unit.name not in WORDS and (len(unit.name) > 2 or unit.code in near):
            yield unit, unit.name
            short = shortened(unit.name)
            if unit.code[:2] in _MUNICIPAL or (region.code and unit.code[:2] == region.code[:2]):
                yield from ((unit, shortened(division(unit.parent).name) + w) for w in (short, unit.name))
            if short not in WORDS and (unit.code in near or _county_city(unit, region)):
                # A far city of that name yields to the own region, no province ever does.
                own = unit.code == region.code and higher.get(short, unit).level != "province"
                if own or short not in higher:
                    yield unit, short
            if unit.code == region.code:
                yield unit, region.full
    for unit in units_within(region.code) if region.county else ():
        for form in unit.forms:
            if form[-1] in "街镇乡村" or form.endswith(("街道", "社区")):
                yield unit, form


def _county_city(unit: Division, region: Region) -> bool:
    """A county-level city of the own province goes by its short name too."""
    return bool(region.code) and unit.code[:2] == region.code[:2] and unit.name[-1] == "市"


def _near(region: Region) -> frozenset[str]:
    """Return the codes of the counties whose short names a report of this region uses."""
    if not region.code:
        return frozenset()
    own = division(region.code)
    centre = own.parent if own.level == "county" else own.code
    if division(centre).level == "province" and own.level != "county" and own.name[-1] != "市":
        return frozenset()
    return frozenset(u.code for u in units_within(centre) if u.level == "county")


def _nearest(units: list[Division], region: Region) -> list[Division]:
    """Of namesakes, prefer those that the own city, then the province holds; of far ones all may be meant."""
    if len(units) == 1:
        return units
    newest = max(u.last for u in units)
    units = [u for u in units if u.last == newest]
    for code in (region.code, region.code[:4] + "00", region.code[:2] + "0000") if region.code else ():
        if exact := [u for u in units if u.code == code]:
            return exact
        inside = [u for u in units if u.code == code or any(a.code == code for a in ancestors(u))]
        if inside:
            return inside
    return units


def settle(codes: Sequence[str], sentence: str, beside: Sequence[Sequence[str]] = ()) -> tuple[str, str]:
    """Return (code, note) of a place that may be several divisions: its context decides, or nothing.

    The town that the sentence names goes first, then that of the places ``beside`` it in a list, each given
    by the codes that it may mean. The note says how it was decided and how sure that is, or what stays open.
    """
    if len(codes) < 2:
        return (codes[0] if codes else "", "")
    named = [c for c in codes if _town_named(c, sentence)]
    if len(named) == 1:
        return named[0], f"{SURE_BY_TOWN} 句中写明上级"
    towns = {division(each[0].split(":")[1]).parent for each in beside if len(each) == 1}
    near = [c for c in codes if division(c.split(":")[1]).parent in towns]
    if len(near) == 1:
        return near[0], f"{SURE_BY_LIST} 与同镇街的地名并列"
    return "", NAMESAKES + ", ".join(codes)


def _town_named(code: str, sentence: str) -> bool:
    superiors = ancestors(division(code.split(":")[1]))
    return bool(superiors) and any(form in sentence for form in superiors[0].forms)
