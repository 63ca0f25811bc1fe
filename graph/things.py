"""Named things with their classes (superclasses written out) and labels."""

from __future__ import annotations

import re

from graph.places import describe_divisions, describe_local, label
from graph.roster import Roster, Thing
from graph.triples import Triples, iri, words
from ontology.terms import Pg, Rdf, Rdfs, Skos

_CLASSES: dict[str, tuple[str, ...]] = {
    "programme": (Pg.Programme,),
    "project": (Pg.Project,),
    "company": (Pg.Company, Pg.Organization),
    "organization": (Pg.Organization,),
    "policy": (Pg.Policy,),
    "award": (Pg.Designation,),
    "event": (Pg.Event,),
    "platform": (Pg.Platform,),
    "industry": (Pg.Industry,),
    "challenge": (Pg.Challenge,),
}
# Bodies of state and Party by the last word of their names.
_PUBLIC = re.compile(
    r"(?:政府|委员会|委|局|厅|部|办|办公室|法院|检察院|海关|人大|政协|国务院|党组|专班|指挥部|街道办事处)$"
)
_ZONE = re.compile(
    r"(?:开发区|园区|产业园|科技园|创新城|商务区|保税区|试验区|示范区|集聚区|高新区|基地|片区)$"
)


def describe_things(out: Triples, roster: Roster) -> None:
    """Write every named thing, then the divisions that they and the report lie in.

    A division's label is its name in the gazetteer; what the report calls it stands beside as an alias.
    """
    for thing in roster.things.values():
        shown = label(roster.divisions.get(thing.iri, "").rpartition(":")[2])
        if not shown and thing.iri != roster.region:
            shown = thing.name
            _classify(out, roster, thing)
            out.add(thing.iri, Rdfs.label, words(shown, "zh"))
        names = (thing.name, *thing.aliases)
        out.add(thing.iri, Skos.altLabel, *(words(name, "zh") for name in names if name != shown))
    describe_divisions(out, roster)


def _classify(out: Triples, roster: Roster, thing: Thing) -> None:
    if thing.kind == "place":
        describe_local(out, roster, thing.iri)
        if _ZONE.search(thing.name):
            out.add(thing.iri, Rdf.type, iri(Pg.Zone))
        return
    out.add(thing.iri, Rdf.type, *map(iri, _CLASSES[thing.kind]))
    if thing.kind == "organization" and _PUBLIC.search(thing.name):
        out.add(thing.iri, Rdf.type, iri(Pg.PublicBody))
