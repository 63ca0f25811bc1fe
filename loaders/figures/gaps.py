"""Distances to a yardstick: 低于年度目标2个百分点, 与计划差3个百分点."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.figures.phrases import Operator

_ABOVE = "高于|快于|好于|优于|多于|高出|超出|领先于?|超过|超"
_BELOW = "低于|慢于|少于|不及|落后于?|滞后于?|塌|欠|短于|未达到?|低出"
_YARD = "目标|计划|预期|任务|平均|全[国省市区县州]|水平|序时|进度|时序"
_THAN = re.compile(
    rf"(?:尚|仍|还|已|均)?(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))(?P<yard>(?:[^,;、\d]|\d[\d.]*%的){{1,16}})$"
)
_THAN_ALL = re.compile(_THAN.pattern.replace("、", ""))  # yardsticks that are a list
_FROM = re.compile(
    rf"(?:与|距离?|离|较|比|同)(?P<yard>[^,;、\d]{{0,10}}(?:{_YARD})[^,;、\d]{{0,8}}?)(?:相比|尚|仍|还|的?差距)*"
    r"(?:(?P<above>[高快多](?:出|于)?|领先|超出?)|(?P<below>相差|差|[低慢少](?:出|于)?|落后|滞后|为|达))了?$"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A distance to a yardstick; ``start`` is where its words begin in those before the number."""

    start: int
    operator: Operator


def gap_before(before: str, several: bool) -> Gap | None:
    """Return the gap that the words before a number of points tell, or None.

    ``several`` says that the number is one of a run, whose yardsticks may be a list too.
    """
    found = (_THAN_ALL if several else _THAN).search(before) or _FROM.search(before)
    if not found:
        return None
    words = found["above"] or found["below"]
    return Gap(found.start(), Operator(words, "up" if found["above"] else "down"))
