"""Whom a region itself turns to as a partner, without a word for working together: 深度对接青石医院."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.scenes import Clause, Group, Report, Scene, relate

# Before the list; that it opens a clause, or is done deeply, tells it from 服务企业对接青石医院.
_MEETS = re.compile(
    r"(?:(?:^|[,。;:])(?:持续|继续|我[省市区县])*|紧密|深度|精准|主动|积极|全面|深入|密切|成功)"
    r"(?:对接|牵手|携手)(?:好|了)?$"
)
# What of theirs is met: no partner is (对接青石医院标准).
_THEIR = re.compile(r"[”》]?(?:的)?(?:标准|要求|政策|规划|项目|部署|精神|资金|需求|课程|平台|园区|改革|市场)")
_LEARNED = re.compile(
    r"(?:医院|大学|学院|学校|中学|协会|商会|研究院|研究所|科学院|[一二三六]院|农大|师大|一中|附中|集团|公司)$"
)


def read_meetings(report: Report) -> Iterator[Relation]:
    """Yield ``cooperatesWith`` of the region with the firms, schools and hospitals that it turns to."""
    for scene in report.naming("company", "organization"):
        if any(verb in scene.text for verb in ("对接", "牵手", "携手")):
            for clause in scene.clauses:
                for group in clause.groups:
                    yield from _met(report, scene, clause, group)


def _met(report: Report, scene: Scene, clause: Clause, group: Group) -> Iterator[Relation]:
    met = _MEETS.search(scene.text, max(0, clause.start - 1), group.start)
    if not met or _THEIR.match(scene.text, group.end):
        return
    for body in group.of("company", "organization"):
        if body.entity.type == "company" or _LEARNED.search(body.entity.name):
            start = max(met.start(), clause.start)
            yield relate(
                scene, report.region, "cooperatesWith", body.key, (start, group.end), "cooperates-met",
                basis="implicit subject",
            )  # fmt: skip
