"""Who is who in one reading: names to IRIs, decided once so that every part of the build agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graph.triples.identity import Identity, canonical, levels, region_key, report_id, scope
from graph.triples.kinds import CLASSES, Thing
from loaders.gazetteer import Division, lookup
from loaders.records import Entity, Figure, Reading, Relation
from loaders.scopes import COUNTRY
from loaders.text import Span
from ontology.terms import Pg

SELVES = ("我区", "我市", "我省", "我县", "全区", "全市", "全省", "全县", "本区", "本市", "本省", "本县")
_REGION_WORDS = {
    "全国": "national",
    "全省": "provincial",
    "全市": "municipal",
    "全区": "county",
    "全县": "county",
}


@dataclass(frozen=True)
class Roster:
    """The things, sections and passages of one reading with their IRIs."""

    reading: Reading
    identity: Identity = field(default_factory=Identity)

    @cached_property
    def report_id(self) -> str:
        """The id of the report: region, year, genre."""
        document = self.reading.document
        return report_id(document.code, document.region, document.year, document.genre)

    @cached_property
    def report(self) -> str:
        """The IRI of the report."""
        return self.identity.report(self.report_id)

    @cached_property
    def text(self) -> str:
        """The IRI of the stored text."""
        return self.identity.text(self.report_id, self.reading.document.source.sha256)

    @cached_property
    def region_key(self) -> str:
        """What names the report's region as a scope."""
        return region_key(self.reading.document.code, self.reading.document.region)

    @cached_property
    def region(self) -> str:
        """The IRI of the report's region."""
        return self.identity.shared("place", self.region_key)

    def passage(self, span: Span) -> str:
        """Return the IRI of a passage of the report's text."""
        return self.identity.passage(self.text, span)

    def sentence(self, index: int) -> str:
        """Return the IRI of a sentence by its place in the outline."""
        return self.passage(self.reading.outline.sentences[index].span)

    def part(self, kind: str, key: str) -> str:
        """Return the IRI of a section, observation or claim of the report."""
        return self.identity.part(self.report_id, kind, key)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The IRIs of the outline's sections, in their order: number paths, or the part's name."""
        found: dict[str, None] = {}
        for section in self.reading.outline.sections:
            node = self.part("section", "-".join(map(str, section.path)) or section.part)
            found[node if node not in found else f"{node}-{len(found)}"] = None
        return tuple(found)

    @cached_property
    def section_at(self) -> dict[tuple[int, ...], str]:
        """The IRIs of the sections by their number paths."""
        return {s.path: node for s, node in zip(self.reading.outline.sections, self.sections, strict=True)}

    @cached_property
    def said_heads(self) -> dict[tuple[int, ...], set[str]]:
        """The programmes that relations say a section is headed by, by its number path."""
        found: dict[tuple[int, ...], set[str]] = {}
        for relation in self.reading.relations:
            programme = self.find(relation.object[1], "programme")
            if relation.predicate == "serves" and relation.via and programme:
                found.setdefault(relation.via, set()).add(programme)
        return found

    @cached_property
    def things(self) -> dict[tuple[str, str], Thing]:
        """Everything that is named, by (type, name): the entities, then what only a relation names."""
        found = {(entity.type, entity.name): self._thing(entity) for entity in self.reading.entities}
        named = {canonical(words) for thing in found.values() for words in (thing.name, *thing.aliases)}
        for kind, name in self._unlisted():
            if kind in CLASSES and not self._is_region(name) and canonical(name) not in named:
                found.setdefault((kind, name), self._thing(Entity(kind, name)))
        return found

    def _unlisted(self) -> Iterator[tuple[str, str]]:
        for relation in self.reading.relations:
            yield relation.subject
            yield relation.object
            if relation.awarded_by:
                yield "organization", relation.awarded_by

    def _thing(self, entity: Entity) -> Thing:
        belongs_to = self._scope(entity)
        return Thing(
            self._iri(entity, belongs_to), entity.type, entity.name, entity.aliases, entity.code, belongs_to
        )

    def _scope(self, entity: Entity) -> str:
        level = self._award_levels.get(entity.name, "") if entity.type == "award" else ""
        return scope(entity.type, entity.name, self.region_key, level)

    def _iri(self, entity: Entity, belongs_to: str) -> str:
        if entity.type == "place" and self._is_region(entity.name):
            return self.region
        if entity.type == "place" and entity.code:
            return self.identity.place(entity.code)
        return self.identity.thing(entity.type, belongs_to, entity.name)

    @cached_property
    def _award_levels(self) -> dict[str, str]:
        rows = [
            row for row in self.reading.relations if row.predicate in ("received", "aimsAt") and row.level
        ]
        return {row.object[1]: row.level for row in reversed(rows)}

    def _is_region(self, name: str) -> bool:
        document = self.reading.document
        return bool(name) and (name in (document.region, document.short) or name in SELVES)

    @cached_property
    def _names(self) -> dict[str, list[Thing]]:
        found: dict[str, list[Thing]] = {}
        for thing in self.things.values():
            for words in dict.fromkeys((thing.name, *thing.aliases)):
                found.setdefault(canonical(words), []).append(thing)
        return found

    def find(self, name: str, *kinds: str) -> str:
        """Return the IRI of what a name means, or "" for none; things of the ``kinds`` come first."""
        for kind in kinds:
            if thing := self.things.get((kind, name)):
                return thing.iri
        if self._is_region(name):
            return self.region
        candidates = self._names.get(canonical(name), [])
        ordered = sorted(candidates, key=lambda thing: (thing.kind not in kinds, thing.name != name))
        return ordered[0].iri if ordered else ""

    def covered(self, figure: Figure, subject: str = "") -> tuple[str, ...]:
        """Return the IRIs of the things that a figure's subject names: one, or a list joined by 、.

        ``subject`` is one of several that the figure holds for each.
        """
        words = subject or figure.subject
        if whole := self._subject(words, figure.sentence):
            return (whole,)
        parts = [self._subject(part, figure.sentence) for part in words.split("、")]
        return tuple(dict.fromkeys(part for part in parts if part))

    def _subject(self, words: str, sentence: int) -> str:
        """A sentence that names a village's renewal by the village's name speaks of the renewal."""
        project = self._called.get((canonical(words), sentence), "")
        return project or self.find(words) or self._lying_in.get(words, ("", ""))[0]

    @cached_property
    def _called(self) -> dict[tuple[str, int], str]:
        """The projects that a sentence calls by an alias, by alias and sentence."""
        found: dict[tuple[str, int], str] = {}
        for entity in self.reading.entities:
            if entity.type == "project":
                for mention in entity.mentions:
                    called = canonical(mention.span.of(self.reading.document.source.text))
                    found.setdefault((called, mention.sentence), self.things["project", entity.name].iri)
        return found

    @cached_property
    def _lying_in(self) -> dict[str, tuple[str, str]]:
        """IRI and code of the divisions of the region that figures speak of and no entity names (市桥)."""
        found: dict[str, tuple[str, str]] = {}
        for words in {part for figure in self.reading.figures for part in figure.subject.split("、")}:
            unit = _division(words, self.reading.document.code)
            if unit and not self.find(words):
                code = f"{unit.scheme}:{unit.code}"
                found[words] = (self.identity.place(code), code)
        return found

    def wider(self, words: str) -> str:
        """Return the IRI of the division that 全国, 全省 … mean for this region, or ""."""
        code = levels(self.region_key).get(_REGION_WORDS.get(words, ""), "")
        return self.identity.shared("place", code) if code else ""

    @cached_property
    def divisions(self) -> dict[str, str]:
        """The codes (with scheme) of the divisions that the reading names or implies, by IRI."""
        found = {self.region: f"GBT2260:{self.reading.document.code}"} if self.reading.document.code else {}
        places = (thing for thing in self.things.values() if thing.kind == "place" and thing.code)
        found |= {place.iri: place.code for place in places}
        found |= dict(self._lying_in.values())
        for relation in self.reading.relations:
            if node := self.wider(relation.scope):
                found.setdefault(node, f"GBT2260:{node.rsplit('/', 1)[1]}")
        found.setdefault(self.identity.shared("place", COUNTRY), f"GBT2260:{COUNTRY}")
        return found

    @cached_property
    def programmes(self) -> tuple[tuple[Thing, Entity], ...]:
        """The programmes among the entities."""
        found = (entity for entity in self.reading.entities if entity.type == "programme")
        return tuple((self.things[entity.type, entity.name], entity) for entity in found)

    @cached_property
    def classes(self) -> dict[str, tuple[str, ...]]:
        """The classes of everything that a relation can join, by IRI."""
        found = {thing.iri: thing.classes for thing in self.things.values()}
        return found | {self.region: (Pg.Place, Pg.Division)}

    def holding(self, span: Span, sentence: int) -> int | None:
        """Return the index of the sentence that holds a span, the one given if it does; None for none."""
        sentences = self.reading.outline.sentences
        if 0 <= sentence < len(sentences) and sentences[sentence].span.covers(span):
            return sentence
        return next((n for n, each in enumerate(sentences) if each.span.covers(span)), None)

    def ends(self, relation: Relation) -> tuple[str, str]:
        """Return the IRIs of a relation's subject and object, each "" where it is no named thing."""
        (kind, name), (other_kind, other) = relation.subject, relation.object
        return self.find(name, kind), self.find(other, other_kind)


def _division(name: str, region: str) -> Division | None:
    """Return the one division of a region that a name means; a town goes before its villages (沙湾)."""
    units = lookup(name, region) if name and region else ()
    highest = min((len(unit.code) for unit in units), default=0)
    units = tuple(unit for unit in units if len(unit.code) == highest)
    return units[0] if len(units) == 1 else None
