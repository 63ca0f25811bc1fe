"""Which numbers of a passage make a run, and where a clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.figures.tokens import Token

_JOINT = re.compile(r"[、和][-−]|[、]|和|与|及|以及|[-—–~]+|至|到|/|、?(?:约|近|超)?")
_TURN = re.compile("[、和,](?:同比)?(?:增长|下降|上升|提高|降低|减少|增加|上涨|回落|下滑)")
_RANKS = re.compile("[、和与及](?:全[国省市区县]|全球)?(?:第|前)")
_BOUND_NEXT = re.compile(r"的?[^,;。、\d]{0,8}\d")
_PUNCTUATION = frozenset("(),;:。!?")


def runs_of(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Group numbers with nothing but joints between them."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and _joined(text, runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _joined(text: str, left: Token, right: Token) -> bool:
    between = text[left.tail : right.lead]
    if left.kind or right.kind:
        if left.kind == right.kind == "rank":
            return _RANKS.fullmatch(between) is not None
        return left.kind == right.kind == "ratio" and between in "、和"
    if left.unit.kind == "point" and right.unit.kind == "percent" and between in {"至", "到"}:
        return False  # 提高2个百分点至38%
    if not between:
        return left.unit.kind == right.unit.kind and left.unit.kind in {"count", "percent"}
    if left.unit.kind == "money" and right.unit.countable and re.match("[一-鿿]", text[right.tail :]):
        return False  # 3个甲项目完成投资8亿元、4个乙项目完成投资9亿元
    bounded = left.unit.countable and (right.qualifier in {"at_least", "over"} or right.unit.kind == "grade")
    if bounded and _BOUND_NEXT.match(text, right.tail):
        return False  # 10亿元以上项目8个、50亿元以上项目2个
    if _JOINT.fullmatch(between):  # not 3个、5亿元以上2个
        return left.unit.kind == right.unit.kind or not text[right.tail : right.tail + 1].isdigit()
    alike = left.unit.kind == right.unit.kind in {"percent", "point"}
    turned = alike and _TURN.fullmatch(between) is not None
    return turned and "分别" in text[clause_start(text, left.lead) : left.lead]


def clause_start(text: str, position: int) -> int:
    """Return where the clause of ``position`` begins: after punctuation, or the bracket it stands in."""
    depth = 0
    for at in range(position, 0, -1):
        char = text[at - 1]
        if char not in _PUNCTUATION:
            continue
        if char == ")":
            depth += 1
        elif char == "(" and depth:
            depth -= 1
        elif depth == 0 and not (char == ":" and text[at : at + 1].isdigit()):
            return at
    return 0
