"""Printed units as registered ones: 亿元, 万平方米, 个百分点 … each a factor times a base unit.

The registry is ontology/units.ttl. A wording that it lacks is made by rule: a scale (万, 亿 …) times a
registered unit, else a counter of its own on the base ``count``, else (a rate, 元/平方米) its own base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.triples.identity import BASE, Identity, canonical, slug
from graph.triples.triples import Triples, decimal, iri, words
from ontology.files import UNITS, turtle
from ontology.terms import Pg, Rdf, Rdfs, Skos

_SCALES = (
    ("万亿", "wanyi", 10**12), ("千亿", "qianyi", 10**11), ("百亿", "baiyi", 10**10), ("亿", "yi", 10**8),
    ("千万", "qianwan", 10**7), ("百万", "baiwan", 10**6), ("万", "wan", 10**4), ("千", "qian", 10**3),
    ("百", "bai", 10**2),
)  # fmt: skip
_WORDINGS = {"日": "天", "年份": "年", "名次": "位", "立方": "立方米", "㎡": "平方米"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``key`` ends its IRI, ``factor`` says how many of its base unit it is."""

    key: str
    base: str
    factor: Decimal
    labels: tuple[tuple[str, str], ...]  # (label, language)
    unscaled: Unit | None = None  # what a scale was put before, where no registry knows it


@cache
def registry() -> dict[str, Unit]:
    """Return the registered units by each of their Chinese wordings; "" is the number one."""
    cells: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for quad in parse(turtle(UNITS), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
            language = (quad.object.language or "") if isinstance(quad.object, Literal) else ""
            row = cells.setdefault(quad.subject.value, {})
            row.setdefault(quad.predicate.value, []).append((quad.object.value, language))
    found: dict[str, Unit] = {}
    for node, row in cells.items():
        if Pg.factor not in row:
            continue
        labels = tuple(sorted(row[Rdfs.label]))
        unit = Unit(_key(node), _key(row[Pg.baseUnit][0][0]), Decimal(row[Pg.factor][0][0]), labels)
        for wording, language in [*row[Rdfs.label], *row.get(Skos.altLabel, ())]:
            if language == "zh":
                found.setdefault(canonical(wording), unit)
    found[""] = next(unit for unit in found.values() if unit.key == "one")
    return found


def _key(node: str) -> str:
    return node.removeprefix(BASE + "unit/")


def unit(printed: str) -> Unit:
    """Return the unit that a printed unit word means; no word at all is the number one."""
    known = registry()
    plain = canonical(printed)
    plain = _WORDINGS.get(plain, plain)
    if plain in known:
        return known[plain]
    for scale, key, factor in _SCALES:
        if plain.startswith(scale):
            rest = plain[len(scale) :]
            inner = unit(rest) if rest else known["计数"]
            return Unit(f"{key}-{inner.key}", inner.base, factor * inner.factor, ((plain, "zh"),), inner)
    key = slug(plain)
    counter = re.fullmatch(r"[\u4e00-\u9fff]{1,3}", plain)  # an unlisted counter; rates stay apart
    return Unit(key, "count" if counter else key, Decimal(1), ((plain, "zh"),))


def describe_unit(out: Triples, identity: Identity, row: Unit) -> str:
    """Write the description of a unit and of its base unit; return its IRI."""
    node, base = identity.shared("unit", row.key), identity.shared("unit", row.base)
    out.add(node, Rdf.type, iri(Pg.Unit))
    out.add(node, Rdfs.label, *(words(label, language) for label, language in row.labels))
    out.add(node, Pg.baseUnit, iri(base))
    out.add(node, Pg.factor, decimal(row.factor))
    if base != node:
        registered = (known for known in registry().values() if known.key == row.base)
        describe_unit(out, identity, next(registered, row.unscaled or row))
    return node
