"""Undertakings that a number sums up: A、B、C“三大行动” has A, B and C as its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.scenes import Name, Report, Scene, relate

_SUM = re.compile(r"“?(?P<n>[两三四五六七八九十])大[\u4e00-\u9fff]{2,3}”?")
_NUMBERS = "一两三四五六七八九十"
_JOINTS = ("、", "和", "与", "及", "")


def read_parts(report: Report) -> Iterator[Relation]:
    """Yield ``partOf`` of the programmes that a list names and a number closes, when all are there."""
    for scene in report.scenes:
        if "programme" in scene.types:
            for whole in scene.names:
                yield from _parts(scene, whole)


def _parts(scene: Scene, whole: Name) -> Iterator[Relation]:
    counted = _SUM.fullmatch(whole.entity.name)
    if counted is None or whole.entity.type != "programme":
        return
    members: list[Name] = []
    at = whole.start
    for name in reversed([n for n in scene.names if n.end <= whole.start]):
        if name.entity.type != "programme" or scene.text[name.end : at] not in _JOINTS:
            break
        members.insert(0, name)
        at = name.start
    if len(members) == _NUMBERS.index(counted["n"]) + 1:
        where = (members[0].start, whole.end)
        for name in members:
            yield relate(scene, name.key, "partOf", whole.key, where, "part-of-counted")


def without_parts(relations: Iterator[Relation], parts: tuple[Relation, ...]) -> Iterator[Relation]:
    """Yield what serves, but not the parts of a counted whole: the whole serves, and they are its parts."""
    within = {(part.sentence, part.subject) for part in parts}
    for relation in relations:
        if relation.predicate != "serves" or (relation.sentence, relation.subject) not in within:
            yield relation
