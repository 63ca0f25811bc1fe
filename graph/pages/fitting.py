"""Whether a thing fits what a row says of it beside its name: containing place, codes, other properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.answers.names_index import folded
from graph.links.extending import Knowledge, Property, Value, expanded, whole
from graph.links.items import trimmed
from graph.links.linking import Item
from graph.links.lookup import Lookup
from graph.links.spellings import official, simplified
from ontology.terms import PREFIXES, Pg

_SCHEMES = {Pg.NBS: "NBS", Pg.MCA: "MCA", Pg.GBT2260: "GBT2260", Pg.GeoNames: "GeoNames"}
PARENTS = (PREFIXES["schema"] + "containedInPlace", Pg.within, Pg.partOf)
NAME, ID = "name", "id"  # what a condition is about, if it isn't a property
_PLACE = re.compile(r"place/(?:nbs/)?(\d+)$")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a candidate is to have.

    ``about`` is NAME, ID or a property; ``values`` are words or identifiers.
    """

    about: str
    values: tuple[str, ...]
    required: bool = False
    quantifier: str = "any"  # any all none


class Fitting:
    """Compares the values of conditions with what a store knows."""

    def __init__(self, knowledge: Knowledge, lookup: Lookup) -> None:
        self.knowledge, self.lookup = knowledge, lookup
        self.numbers = {item.iri: number for number, item in enumerate(lookup.items)}

    def fits(self, item: Item, condition: Condition) -> bool | None:
        """Tell whether a thing fits; None if nothing is known of it there, or the property is unknown."""
        wanted = self.knowledge.find(condition.about)
        if wanted is None:
            return None
        known = [*self.knowledge.values(item.iri, wanted)]
        if wanted.iri in PARENTS:
            known += [Value(self.knowledge.label(short_), short_) for short_ in self._above(item)]
        if not known:
            return condition.quantifier == "none" or None
        has = [any(self._equal(value, own) for own in known) for value in condition.values]
        if condition.quantifier == "none":
            return not any(has)
        return all(has) if condition.quantifier == "all" else any(has)

    def _equal(self, value: str, own: Value) -> bool:
        if value in (own.text, own.id) or (own.id and whole(value) == whole(own.id)):
            return True
        key = folded(simplified(value))
        if own.id and (item := self.knowledge.items.get(whole(own.id))):
            number = self.numbers[item.iri]
            return key in self.lookup.names[number] or folded(official(key)) in self.lookup.names[number]
        return key == folded(own.text) or (own.text.partition("(")[0] == value)

    def _above(self, item: Item) -> list[str]:
        within = self.knowledge.find("pg:within")
        return [value.id for value in self.knowledge.values(item.iri, within)] if within else []

    def hint(self, conditions: Sequence[Condition]) -> Item:
        """Put codes and the containing place of a query where linking looks for them."""
        codes, within = set(), ""
        for condition in conditions:
            if condition.quantifier == "none":
                continue
            iri = self._iri(condition.about)
            if iri in _SCHEMES:
                codes |= {f"{_SCHEMES[iri]}:{value.strip()}" for value in condition.values}
            elif iri in PARENTS:
                within = next(filter(None, map(self._code, condition.values)), within)
        return Item("", "", "", (), frozenset(codes), within)

    def _iri(self, about: str) -> str:
        wanted: Property | None = self.knowledge.find(about)
        return wanted.iri if wanted else expanded(about)

    def weighed(self, condition: Condition) -> bool:
        """Tell whether linking has weighed a condition already."""
        iri = self._iri(condition.about)
        return iri in _SCHEMES or (iri in PARENTS and any(map(self._code, condition.values)))

    def _code(self, value: str) -> str:
        """Return the code of the division that a value means, without zeros at its end, or ""."""
        if place := _PLACE.search(whole(value.strip())):
            return trimmed(place[1])
        key = folded(simplified(value))
        for number in self.lookup.exact.get(key, ()):
            if (item := self.lookup.items[number]).type == "place" and (place := _PLACE.search(item.iri)):
                return trimmed(place[1])
        return _division_codes().get(key, "")


@cache
def _division_codes() -> dict[str, str]:
    """The code of each county and above by its names, "" where two share one."""
    from loaders.gazetteer import divisions

    found: dict[str, str] = {}
    for unit in divisions():
        if len(unit.code) == 6:
            for form in {unit.label, *unit.forms}:
                found[folded(form)] = "" if folded(form) in found else trimmed(unit.code)
    return found
