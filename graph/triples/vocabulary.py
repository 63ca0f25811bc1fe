"""The vocabulary as the build needs it: its triples for the store, and what a relation may join."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from ontology.files import PLAN, UNITS, turtle
from ontology.terms import Rdfs, Schema

_SUBJECTS = frozenset((Rdfs.NS + "domain", Schema.NS + "domainIncludes"))
_OBJECTS = frozenset((Rdfs.NS + "range", Schema.NS + "rangeIncludes"))


@cache
def _statements() -> tuple[Triple, ...]:
    return tuple(
        quad.triple for name in (PLAN, UNITS) for quad in parse(turtle(name), format=RdfFormat.TURTLE)
    )


@cache
def vocabulary() -> bytes:
    """Return ontology, code lists and the registry of units as N-Triples."""
    return serialize(_statements(), format=RdfFormat.N_TRIPLES) or b""


@cache
def _ends() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    domains: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    for triple in _statements():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            for wanted, table in ((_SUBJECTS, domains), (_OBJECTS, ranges)):
                if triple.predicate.value in wanted:
                    table.setdefault(triple.subject.value, set()).add(triple.object.value)
    return domains, ranges


@cache
def label(iri: str) -> tuple[str, str]:
    """Return the Chinese and the English label of a term; its last word where it has none."""
    said = {"zh": "", "en": ""}
    for triple in _statements():
        if triple.subject == NamedNode(iri) and triple.predicate.value == Rdfs.label:
            said[getattr(triple.object, "language", None) or "zh"] = triple.object.value  # type: ignore[union-attr]
    last = iri.replace("#", "/").rpartition("/")[2]
    return said["zh"] or last, said["en"] or last


def may_join(predicate: str, subject: Collection[str], object_: Collection[str]) -> bool:
    """Say whether a property may lead from a thing of these classes to one of those."""
    domains, ranges = _ends()
    return not domains.get(predicate, set()).isdisjoint(subject) and not ranges.get(
        predicate, set()
    ).isdisjoint(object_)
