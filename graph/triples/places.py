"""Divisions and local places: what contains what, closed, so that no query needs a path."""

from __future__ import annotations

from functools import cache

from graph.triples.identity import Identity
from graph.triples.kinds import Thing
from graph.triples.roster import Roster
from graph.triples.triples import Triples, integer, iri, typed, words
from loaders.gazetteer import Division, ancestors, division, units_within
from loaders.scopes import COUNTRY
from ontology.terms import Dct, Pg, Rdf, Rdfs, Schema, Skos, Xsd, code

_LEVELS = {
    "country": "national",
    "province": "provincial",
    "city": "municipal",
    "county": "county",
    "town": "town",
    "village": "village",
    "community": "village",
}
_DATATYPES = {"GBT2260": Pg.GBT2260, "NBS": Pg.NBS}
_CHINA = Division(COUNTRY, "全国", "country", "")


def describe_divisions(out: Triples, roster: Roster) -> None:
    """Write the divisions of the report's region, those that it names, and everything above them."""
    digits = [code_.rpartition(":")[2] for code_ in roster.divisions.values()]
    digits += [unit.code for unit in below(roster.reading.document.code)] + scopes(roster)
    wanted = {unit.code: unit for each in digits for unit in chain(each)}
    for unit in wanted.values():
        describe_division(out, roster.identity, unit)
    if not roster.reading.document.code:
        _unregistered(out, roster)


def _unregistered(out: Triples, roster: Roster) -> None:
    """Write a region that no table holds: it lies in the country, that is all that is known."""
    out.add(roster.region, Rdf.type, iri(Pg.Place))
    out.add(roster.region, Rdfs.label, words(roster.reading.document.region or "(地区不明)", "zh"))
    contain(out, roster.region, [roster.region, roster.identity.shared("place", COUNTRY)])


@cache
def below(region: str) -> tuple[Division, ...]:
    """Return the units of a region: all of a county's, of a city or province those down to counties."""
    if not region:
        return ()
    units = units_within(region)
    newest = max((unit.last for unit in units), default="")  # a retired code stays in the table only
    county = not region.endswith("00")
    return tuple(u for u in units if len(u.code) == 6 or (county and u.last == newest))


def chain(digits: str) -> tuple[Division, ...]:
    """Return a division and everything above it up to the country, nearest first; () for an unknown code."""
    if digits == COUNTRY:
        return (_CHINA,)
    try:
        unit = division(digits)
    except KeyError:
        return ()
    return (unit, *ancestors(unit), _CHINA)


def describe_division(out: Triples, identity: Identity, unit: Division) -> None:
    """Write a division: names, codes, level, and everything above it."""
    node = place_of(identity, unit)
    out.add(node, Rdf.type, iri(Pg.Place), iri(Pg.Division))
    out.add(node, Rdfs.label, words(unit.label, "zh"))
    out.add(node, Skos.altLabel, *(words(name, "zh") for name in unit.forms if name != unit.label))
    out.add(node, Skos.notation, typed(unit.code, _DATATYPES[unit.scheme]))
    if unit.mca:
        out.add(node, Skos.notation, typed(unit.mca, Pg.MCA))
    if unit.geonames:
        out.add(node, Skos.notation, typed(unit.geonames, Pg.GeoNames))
    if unit.point:  # WGS 84
        out.add(node, Schema.latitude, typed(unit.point[0], Xsd.decimal))
        out.add(node, Schema.longitude, typed(unit.point[1], Xsd.decimal))
    if unit.first:
        out.add(node, Pg.firstVintage, integer(int(unit.first)))
        out.add(node, Pg.lastVintage, integer(int(unit.last)))
    if unit.became:
        later, *above = chain(unit.became)
        out.add(node, Dct.isReplacedBy, iri(place_of(identity, later)))
        for each in (later, *above):
            describe_division(out, identity, each)
    out.add(node, Pg.divisionLevel, iri(code("level", _LEVELS[unit.level])))
    out.add(node, Pg.placeKind, iri(code("place", "division")))
    contain(out, node, [place_of(identity, above) for above in chain(unit.code)])


def label(digits: str) -> str:
    """Return the label of a division by its code, or "" where no table holds it."""
    units = chain(digits)
    return units[0].label if units else ""


def place_of(identity: Identity, unit: Division) -> str:
    """Return the IRI of a division."""
    return identity.place(f"{unit.scheme}:{unit.code}")


def contain(out: Triples, node: str, nodes: list[str]) -> None:
    """Say what a place lies within (itself first, then everything above) and what contains it."""
    out.add(node, Pg.within, *map(iri, nodes))
    if len(nodes) > 1:
        out.add(node, Schema.containedInPlace, iri(nodes[1]))


def describe_local(out: Triples, roster: Roster, thing: Thing) -> None:
    """Write a place that no code list holds: it lies in the region that it belongs to."""
    out.add(thing.iri, Rdf.type, iri(Pg.Place))
    above = chain(thing.scope)
    nodes = [place_of(roster.identity, unit) for unit in above]
    if not nodes:
        nodes = [roster.region, roster.identity.shared("place", COUNTRY)]
    contain(out, thing.iri, [thing.iri, *nodes])


def scopes(roster: Roster) -> list[str]:
    """Return the codes of the regions that the places of a reading lie in."""
    return [thing.scope for thing in roster.things.values() if thing.kind == "place" and chain(thing.scope)]
