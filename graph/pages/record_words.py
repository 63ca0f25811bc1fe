"""Records in words: rows of label and value in both languages, as the marked page and explain show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.triples.kinds import CLASSES
from graph.triples.vocabulary import label
from loaders.records import Entity, Figure, Mention, Reading, Relation
from ontology.terms import CODES, PG, code

# The guide's words for the nature of a figure; the vocabulary says them by class and by pg:quoted.
NATURES = {
    "actual": ("实绩", "actual"),
    "target": ("目标", "target"),
    "prior": ("引述的旧数", "quoted from earlier"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value in both languages; twice the same where it is the text's own words."""

    name: tuple[str, str]
    said: tuple[str, str]

    @classmethod
    def of(cls, chinese: str, english: str, value: str) -> Row:
        """Make a row of words of the text, which have no other language."""
        return cls((chinese, english), (value, value))


def type_label(kind: str) -> tuple[str, str]:
    """Return the labels of a guide's entity type."""
    return label(CLASSES[kind][0])


def predicate_label(predicate: str) -> tuple[str, str]:
    """Return the labels of a relation's predicate."""
    return label(PG + predicate)


def coded(scheme: str, notation: str) -> tuple[str, str]:
    """Return the labels of a code; the notation itself where the list doesn't hold it."""
    return label(code(scheme, notation)) if notation in CODES[scheme] else (notation, notation)


def figure_rows(reading: Reading, figure: Figure) -> list[Row]:
    """Return what a figure's record says; empty fields are left out."""
    return [row for row in _figure(reading, figure) if row.said[0]]


def _figure(reading: Reading, figure: Figure) -> Iterator[Row]:
    yield Row.of("指标", "indicator", figure.indicator)
    yield Row.of("数值", "value", f"{figure.value} {figure.unit}".strip())
    if figure.qualifier not in ("", "exact"):
        yield Row(("限定", "qualifier"), coded("qualifier", figure.qualifier))
    yield Row(("性质", "nature"), NATURES.get(figure.nature, (figure.nature, figure.nature)))
    yield Row.of("时期", "period", figure.period + ("(累计)" if figure.cumulative else ""))
    yield Row.of("主体", "subject", "、".join(figure.each) or figure.subject)
    yield Row(("种类", "kind"), coded("kind", figure.role))
    if figure.direction:
        yield Row(("方向", "direction"), coded("direction", figure.direction))
    yield Row.of("区间另一端", "other end of the range", figure.low or figure.high)
    if figure.outcome:
        yield Row(("结果", "outcome"), coded("outcome", figure.outcome))
    yield Row.of("配对", "paired with", _partner(reading, figure))
    yield from _origin(figure.basis, figure.rule)


def _partner(reading: Reading, figure: Figure) -> str:
    found = next((f for f in reading.figures if f.span.start == figure.pair), None)
    return f"{found.indicator} {found.number}{found.unit}" if found else ""


def name_rows(entity: Entity, mention: Mention) -> list[Row]:
    """Return what the record of a named thing says."""
    rows = [
        Row.of("名称", "name", entity.name),
        Row(("类别", "type"), type_label(entity.type)),
        Row.of("又称", "also", "、".join(entity.aliases)),
        Row.of("代码", "code", entity.code),
        Row.of("提及", "mentions", str(len(entity.mentions))),
        Row.of("备注", "note", entity.note),
        *_origin(mention.basis, mention.rule),
    ]
    return [row for row in rows if row.said[0]]


def relation_rows(relation: Relation) -> list[Row]:
    """Return what the record of a relation says."""
    return [row for row in _relation(relation) if row.said[0]]


def _relation(relation: Relation) -> Iterator[Row]:
    yield Row.of("主体", "subject", relation.subject[1])
    yield Row(("关系", "relation"), predicate_label(relation.predicate))
    yield Row(("对象", "object"), object_label(relation))
    yield Row.of("时期", "period", relation.period)
    if relation.level:
        yield Row(("级别", "level"), coded("level", relation.level))
    yield Row.of("授予", "awarded by", relation.awarded_by)
    if relation.manner:
        yield Row(("方式", "manner"), coded("manner", relation.manner))
    yield Row.of("范围", "scope", relation.scope)
    if relation.role:
        yield Row(("角色", "role"), coded("role", relation.role))
    yield from _origin(relation.basis, relation.rule)


def object_label(relation: Relation) -> tuple[str, str]:
    """Return what a relation leads to: the label of a code, else a name."""
    kind, name = relation.object
    return coded(kind, name) if kind in ("status", "distinction") else (name, name)


def _origin(basis: str, rule: str) -> Iterator[Row]:
    """The guide's other words for a basis (part1, national) are said by period and level."""
    known = basis if basis in CODES["basis"] else "explicit"
    yield Row(("依据", "basis"), coded("basis", known))
    yield Row.of("规则", "rule", rule)
