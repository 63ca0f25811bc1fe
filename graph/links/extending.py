"""What is known of a thing by property, for filters, columns and cards: in both directions, as labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from graph.links.linking import Item
from ontology.terms import ID, PREFIXES, RELATIONS, Pg, Rdf, Rdfs, Skos

Node = NamedNode | BlankNode | Triple
INVERSE = "^"  # before the name of a property: what points here
_SCHEMES = (Pg.NBS, Pg.MCA, Pg.GBT2260, Pg.GeoNames)
_WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"  # says the same as latitude and longitude
_LEFT_OUT = frozenset((Rdf.type, Pg.status, _WGS84 + "lat", _WGS84 + "long"))
_NAMED = {
    Rdfs.label: "名称 name",
    Skos.altLabel: "别名 other name",
    Skos.notation: "代码 code",
    Pg.NBS: "国家统计局代码 NBS code",
    Pg.MCA: "民政部代码 MCA code",
    Pg.GBT2260: "国标行政区划代码 GB/T 2260 code",
    Pg.GeoNames: "GeoNames 标识 GeoNames id",
    PREFIXES["schema"] + "containedInPlace": "上级 contained in",
    PREFIXES["schema"] + "latitude": "纬度 latitude",
    PREFIXES["schema"] + "longitude": "经度 longitude",
    Skos.exactMatch: "完全对应 exact match",
    Skos.closeMatch: "近似对应 close match",
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property that things here have; ``id`` is its prefixed name, with ^ before it for an inverse one."""

    id: str
    iri: str
    name: str
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property: a thing or code with its ``id``, or words, a number or a date without."""

    text: str
    id: str = ""
    datatype: str = ""
    language: str = ""


class Knowledge:
    """What a store knows of its things; the store is asked when a value is wanted, labels are kept."""

    def __init__(self, store: Store, items: Iterable[Item]) -> None:
        self.store = store
        self.items: Mapping[str, Item] = {item.iri: item for item in items}
        self.labels = _labels(store)

    def label(self, iri: str) -> str:
        """Return the name of anything: the item's, the Chinese label, or the end of the IRI."""
        item = self.items.get(iri)
        return item.name if item else self.labels.get(iri, {}).get("zh", "") or local(iri)

    @cached_property
    def properties(self) -> Mapping[str, Property]:
        """The properties by id, those that most things have first."""
        counted = Counter(pid for found in self.by_type.values() for pid in found.elements())
        return {pid: self._property(pid) for pid, _ in counted.most_common()}

    @cached_property
    def by_type(self) -> Mapping[str, Counter[str]]:
        """How many things of a type of linking have a property."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for item in self.items.values():
            found[item.type].update(set(self._used(item.iri)))
        return found

    def find(self, word: str) -> Property | None:
        """Return the property of an id, an IRI, or a name without its prefix."""
        known = self.properties
        if word in known:
            return known[word]
        mark, plain = (INVERSE, word[1:]) if word.startswith(INVERSE) else ("", word)
        return next(
            (p for p in known.values() if p.inverse == bool(mark) and plain in (p.iri, local(p.iri))), None
        )

    def values(self, iri: str, wanted: Property) -> list[Value]:
        """Return the values that a thing has for a property, in the order of their words."""
        node = NamedNode(iri)
        if wanted.iri == Pg.status:
            return sorted(self._states(node), key=lambda value: value.text)
        if wanted.inverse:
            quads = self.store.quads_for_pattern(None, NamedNode(wanted.iri), node, DefaultGraph())
            found = {self._value(quad.subject) for quad in quads}
        else:
            scheme = wanted.iri in _SCHEMES
            predicate = NamedNode(Skos.notation if scheme else wanted.iri)
            quads = self.store.quads_for_pattern(node, predicate, None, DefaultGraph())
            terms = (quad.object for quad in quads)
            found = {
                self._value(term)
                for term in terms
                if not scheme or (isinstance(term, Literal) and term.datatype.value == wanted.iri)
            }
        return sorted(found, key=lambda value: (value.text, value.language))

    def objects(self, iri: str, predicate: str) -> list[str]:
        """Return the IRIs that a thing's property leads to."""
        return self._objects(NamedNode(iri), predicate)

    def _used(self, iri: str) -> Iterator[str]:
        node = NamedNode(iri)
        for quad in self.store.quads_for_pattern(node, None, None, DefaultGraph()):
            predicate = quad.predicate.value
            if predicate in _LEFT_OUT:
                continue
            yield prefixed(predicate)
            if predicate == Skos.notation and isinstance(quad.object, Literal):
                yield prefixed(quad.object.datatype.value)
        for quad in self.store.quads_for_pattern(None, None, node, DefaultGraph()):
            if quad.predicate.value in RELATIONS:
                yield INVERSE + prefixed(quad.predicate.value)
            elif quad.predicate.value == Rdf.subject and next(self._claimed(quad.subject), None):
                yield prefixed(Pg.status)

    def _property(self, pid: str) -> Property:
        inverse = pid.startswith(INVERSE)
        iri = expanded(pid.removeprefix(INVERSE))
        told = self.labels.get(iri, {})
        name = _NAMED.get(iri) or " ".join(filter(None, (told.get("zh"), told.get("en")))) or local(iri)
        return Property(pid, iri, f"{name}(反向 inverse)" if inverse else name, inverse)

    def _claimed(self, claim: Node) -> Iterator[Node]:
        """Yield a claim if it is about a status: dated, therefore never a plain triple."""
        about = self.store.quads_for_pattern(
            claim, NamedNode(Rdf.predicate), NamedNode(Pg.status), DefaultGraph()
        )
        yield from (quad.subject for quad in about)

    def _states(self, node: NamedNode) -> Iterator[Value]:
        for quad in self.store.quads_for_pattern(None, NamedNode(Rdf.subject), node, DefaultGraph()):
            for claim in self._claimed(quad.subject):
                codes = [self.label(o) for o in self._objects(claim, Rdf.object)]
                periods = [self.label(o) for o in self._objects(claim, Pg.period)]
                yield Value("、".join(codes) + (f"({'、'.join(periods)})" if periods else ""))

    def _objects(self, subject: Node, predicate: str) -> list[str]:
        quads = self.store.quads_for_pattern(subject, NamedNode(predicate), None, DefaultGraph())
        return [quad.object.value for quad in quads if isinstance(quad.object, NamedNode)]

    def _value(self, term: object) -> Value:
        if isinstance(term, NamedNode):
            return Value(self.label(term.value), short(term.value))
        assert isinstance(term, Literal)
        return Value(term.value, "", term.datatype.value, term.language or "")


def short(iri: str) -> str:
    """Return the identifier of a thing: its IRI without the namespace of things."""
    return iri.removeprefix(ID)


def whole(identifier: str) -> str:
    """Return the IRI of an identifier."""
    return identifier if ":" in identifier.split("/", 1)[0] else ID + identifier


def prefixed(iri: str) -> str:
    """Return the prefixed name of a term, or its IRI where no prefix is known."""
    for prefix, space in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def expanded(name: str) -> str:
    """Return the IRI of a prefixed name."""
    prefix, mark, rest = name.partition(":")
    return PREFIXES[prefix] + rest if mark and prefix in PREFIXES else name


def local(iri: str) -> str:
    """Return what stands after the last slash or hash."""
    return iri.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _labels(store: Store) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads_for_pattern(None, NamedNode(Rdfs.label), None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject.value].setdefault(quad.object.language or "zh", quad.object.value)
    return found
