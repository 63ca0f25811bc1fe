"""What a programme or project is to reach in the plan year: its quantified goals, in the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Figure, Relation
from loaders.relations.carrying import carried_out
from loaders.relations.scenes import Clause, Name, Report, Scene, relate

_AIMING = ("programme", "project")
_LEAD = re.compile(r"(?:计划|力争|预计|确保|努力|目标|争取|实现|(?:到)?20\d\d年(?:前|内|底前|底)?|年内)+")
_COUNTED = re.compile(r"[”》]?(?:等[^,;。]{0,4})?")  # A、B等9个项目 counts the list
_LISTED = re.compile(r"[”》]?等[^,;。]{0,8}(?:项目|工程)")  # A、B等项目,力争投资增长5%: the goal is not B's
_GOAL = ("level", "change", "share", "completion", "index")


def read_aims(report: Report) -> Iterator[Relation]:
    """Yield ``targets``: the clause with a target figure, of the programme or project in or before it."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in report.figures:
        if figure.nature == "target" and figure.role in _GOAL:
            by_sentence.setdefault(figure.sentence, []).append(figure)
    for scene in report.scenes:
        for figure in by_sentence.get(scene.index, ()):
            yield from _aim(scene, figure)


def _aim(scene: Scene, figure: Figure) -> Iterator[Relation]:
    at = scene.view.at(figure.span.start)
    index = next((i for i, c in enumerate(scene.clauses) if c.start <= at < c.end), None)
    if index is None:
        return
    clause = scene.clauses[index]
    aimed = _aimed(scene, clause, at)
    if aimed is None and index and not _names_before(clause, at):
        aimed = _aimed(scene, scene.clauses[index - 1], at)
        if aimed and _LISTED.match(scene.text, aimed.end):
            return
    if aimed is None:
        aimed = _carried(scene, index)
    if aimed is None:
        return
    lead = _LEAD.match(scene.text, clause.start)
    start = lead.end() if lead else clause.start
    goal = scene.text[start : clause.end].rstrip(",;。、")
    if goal:
        yield relate(
            scene, aimed.key, "targets", ("target", goal), (start, start + len(goal)), "targets-in-sentence",
            basis="explicit", period=figure.period,
        )  # fmt: skip


def _carried(scene: Scene, index: int) -> Name | None:
    """Return the programme that an earlier clause carries out, if no other thing is named since."""
    for clause in reversed(scene.clauses[:index]):
        programme = carried_out(scene, clause)
        if programme or any(g.of(*_AIMING, "policy", "event") for g in clause.groups):
            return programme
    return None


def _names_before(clause: Clause, at: int) -> list[Name]:
    return [n for g in clause.groups for n in g.of(*_AIMING) if n.end <= at]


def _aimed(scene: Scene, clause: Clause, at: int) -> Name | None:
    """Return the last programme or project that a clause names before the figure."""
    named = _names_before(clause, at)
    if not named or _COUNTED.fullmatch(scene.text, named[-1].end, at):
        return None
    return named[-1]
