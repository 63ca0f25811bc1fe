"""Named things with their classes (superclasses written out) and labels."""

from __future__ import annotations

from graph.triples.kinds import Thing
from graph.triples.places import describe_divisions, describe_local, label
from graph.triples.roster import Roster
from graph.triples.triples import Triples, iri, words
from ontology.terms import Rdf, Rdfs, Skos


def describe_things(out: Triples, roster: Roster) -> None:
    """Write every named thing, then the divisions that they and the report lie in.

    A division's label is its name in the gazetteer; what the report calls it stands beside as an alias.
    """
    labels: dict[str, str] = {}  # two spellings of one name are one thing: the first is its label
    for thing in roster.things.values():
        shown = label(roster.divisions.get(thing.iri, "").rpartition(":")[2])
        if not shown and thing.iri != roster.region:
            shown = labels.setdefault(thing.iri, thing.name)
            _classify(out, roster, thing)
            out.add(thing.iri, Rdfs.label, words(shown, "zh"))
        names = (thing.name, *thing.aliases)
        out.add(thing.iri, Skos.altLabel, *(words(name, "zh") for name in names if name != shown))
    describe_divisions(out, roster)


def _classify(out: Triples, roster: Roster, thing: Thing) -> None:
    out.add(thing.iri, Rdf.type, *map(iri, thing.classes))
    if thing.kind == "place":
        describe_local(out, roster, thing)
