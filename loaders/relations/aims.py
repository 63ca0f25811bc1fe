"""What a programme or project is to reach in the plan year: its quantified goals, in the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.records import Figure, Relation
from loaders.relations.carrying import all_carried_out, pursued
from loaders.relations.scenes import Clause, Name, Report, Scene, relate

_AIMING = ("programme", "project")
_LEAD = re.compile(r"(?:计划|力争|预计|确保|努力|目标|争取|实现|(?:到)?20\d\d年(?:前|内|底前|底)?|年内)+")
# A、B等9个项目 counts the list.
_COUNTED = re.compile(r"[”》]?(?:等[^,;。]{0,4}|不少于|不低于|超过?|共|达到?|约|近|各|累计)?")
# A、B等项目,力争投资增长5%: the goal is not B's.
_LISTED = re.compile(
    r"[”》]?等[^,;。]{0,8}(?:项目|工程|平台|基地|园区|建设)"
)  # A、B等项目,力争投资增长5%: the goal is not B's
_GOAL = ("level", "change", "share", "completion", "index")


# What a clause may say of the works named in the clause before: how much, how large, at what cost.
_OF_WORKS = re.compile(
    r"(?:力争|确保|争取|预计|计划|实现|年内|\d+月底前|年底前|全年|当年)*(?:完成|达到)?"
    r"(?:年|总|日)?(?:产值|营收|营业收入|税收|利税|产能|投资|处理能力|用地|占地|建筑面积|总长|全长|装机)"
)


class _Aim(NamedTuple):
    """Whose goal a clause states, and the clauses that state it (their numbers, the last one included)."""

    aimed: tuple[Name, ...]
    first: int
    last: int
    period: str


def read_aims(report: Report) -> Iterator[Relation]:
    """Yield ``targets``: the clauses with target figures, of the programme or project in or before them."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in report.figures:
        if figure.nature == "target" and figure.role in _GOAL:
            by_sentence.setdefault(figure.sentence, []).append(figure)
    for scene in report.scenes:
        if scene.index in by_sentence and not scene.types.isdisjoint(_AIMING):
            for aim in _joined(scene, by_sentence[scene.index]):
                yield from _aim(scene, aim)


def _joined(scene: Scene, figures: list[Figure]) -> list[_Aim]:
    """Return the goals, those of one thing in clauses side by side as one: 新增就业9人,再就业3人."""
    aims: list[_Aim] = []
    for figure in figures:
        at = scene.view.at(figure.span.start)
        index = next((i for i, c in enumerate(scene.clauses) if c.start <= at < c.end), None)
        found = () if index is None else _whose(scene, index, at)
        if index is None or not found:
            continue
        last = aims[-1] if aims else None
        apart = last and found[0].start >= scene.clauses[last.first].start  # its own clause says it whole
        if last and last.aimed == found and index - last.last <= 1 and not apart:
            aims[-1] = last._replace(last=index)
        else:
            aims.append(_Aim(found, index, index, figure.period))
    return aims


def _whose(scene: Scene, index: int, at: int) -> tuple[Name, ...]:
    """Return whose goal a figure is: what its clause or the one before names, or its programmes."""
    clause = scene.clauses[index]
    aimed = _aimed(scene, clause, at)
    if aimed is None and index and not _names_before(clause, at):
        aimed = _aimed(scene, scene.clauses[index - 1], at)
        if aimed and _LISTED.match(scene.text, aimed.end):
            return ()
        if aimed and aimed.entity.type == "project" and not _OF_WORKS.match(scene.text, clause.start):
            aimed = None
    together = _carried(scene, index)
    return together if aimed is None or aimed in together else (aimed,)


def _aim(scene: Scene, aim: _Aim) -> Iterator[Relation]:
    begin, end = scene.clauses[aim.first].start, scene.clauses[aim.last].end
    lead = _LEAD.match(scene.text, begin)
    start = lead.end() if lead else begin
    goal = scene.text[start:end].rstrip(",;。、")
    if not goal:
        return
    for name in aim.aimed:
        yield relate(
            scene, name.key, "targets", ("target", goal), (start, start + len(goal)), "targets-in-sentence",
            basis="explicit", period=aim.period,
        )  # fmt: skip


def _carried(scene: Scene, index: int) -> tuple[Name, ...]:
    """Return the programmes that an earlier clause carries out, if no other than its works is named since.

    What is no action and has no name of its own (深化X改革) is aimed at in the next clause only.
    """
    built = False  # whether works were named since
    for distance, clause in enumerate(reversed(scene.clauses[:index])):
        programmes = all_carried_out(scene, clause)
        if programmes:
            near = not distance and not built
            return tuple(name for name in programmes if near or pursued(scene, name))
        if any(g.of("programme", "policy", "event") for g in clause.groups):
            return ()
        built = built or any(g.of("project") for g in clause.groups)
    return ()


def _names_before(clause: Clause, at: int) -> list[Name]:
    return [n for g in clause.groups for n in g.of(*_AIMING) if n.end <= at]


def _aimed(scene: Scene, clause: Clause, at: int) -> Name | None:
    """Return the last programme or project that a clause names before the figure."""
    named = _names_before(clause, at)
    if not named or _COUNTED.fullmatch(scene.text, named[-1].end, at):
        return None
    return named[-1]
