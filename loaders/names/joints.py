"""Joints inside a member: 及 and 和 that bind two words of one name, not two names of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.names.classes import GROUNDS, class_of, classed
from loaders.names.finds import Example
from loaders.names.phrases import Phrase
from loaders.names.words import is_group, tail_of

_BINDING = ("和", "及", "与")
_ADDED = re.compile("及其?(?:配套|附属)")
_SIDE = re.compile(r"引线|引道|连接线|沿线|沿岸|周边|两侧|两岸|匝道|支线|出口|服务区|配套|附属")
_LINKING = re.compile(
    r"(?:路|街|大道|高速|线)(?:联通|连通|衔接|贯通|连接|互通)(?:改造)?(?:工程|项目|道路|线)?(?:建设)?$"
)
_ROAD = re.compile(r"(?:路|街|大道|高速|线|桥)(?:[东西南北]延)?$")
_LISTED = "、"
# Works told by two deeds on one thing: X湿地保护与|恢复工程.
_DEED = re.compile(r"(?:保护|配套|治理|修复|整治|改造|建设|提升|利用|开发|扩建|加固|清淤|更新)$")
# What lies across several things: X管网穿越A铁路及|B国道工程.
_ACROSS = re.compile(r"(?:穿越|下穿|上跨|跨越|横跨|穿跨)[^,。;、]{2,}$")
_SECOND_DEED = re.compile(r"(?:工程|项目)$")
_CLOSED = re.compile(r"等(?:\d+[个项宗]|一批|重[大点]|[^,。;、]{0,8})(?:项目|工程)")
_ENDS = ("project", "industry")

EXAMPLES = (
    Example(
        "加快云岭重工锅炉和阀门生产基地搬迁扩产、青禾二期、南禾科技渔具及饵料、东岭酿造等重大工业项目建设,",
        (
            ("project", "云岭重工锅炉和阀门生产基地搬迁扩产"),
            ("project", "南禾科技渔具及饵料"),
        ),
    ),
    Example("启动云岭高速禾口互通及连接线建设,", (("project", "云岭高速禾口互通及连接线"),)),
    Example("推动云岭水库及配套灌溉工程立项,", (("project", "云岭水库及配套灌溉工程"),)),
    Example("云岭生态保护及城乡供水、青禾引水等工程开工,", (("project", "云岭生态保护及城乡供水"),)),
    Example("云岭渔具及饵料加工项目等9个项目开工,", (("project", "云岭渔具及饵料加工项目"),)),
    Example("启动云岭湿地保护与恢复工程,", (("project", "云岭湿地保护与恢复工程"),)),
    Example("供水管网穿越云禾铁路及青禾大道工程完工,", (("project", "供水管网穿越云禾铁路及青禾大道工程"),)),
    Example("推进禾能及循环经济园区建设,", (("project", "禾能及循环经济园区"),)),
    Example(
        "云岭大桥、青禾水厂和南禾隧道开工,",
        (("project", "云岭大桥"), ("project", "青禾水厂"), ("project", "南禾隧道")),
    ),
)


def merged(runs: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with those made one that a joint inside a name parts.

    和 is inside a member where the list goes on with 、 behind it; 及 in a list of projects always is, for
    a list closes with 和. What stands before the joint must have no class of its own.
    """
    found: list[Phrase] = []
    for n, phrase in enumerate(runs):
        if found and _binds(found[-1], phrase, runs[n + 1] if n + 1 < len(runs) else None):
            left = found.pop()
            phrase = left.bounded(left.start, phrase.end)
        found.append(phrase)
    return found


def _belongs(left: Phrase, right: Phrase) -> bool:
    """Say whether what stands behind 及 is of the work before it: X互通及连接线, X河治理及生态修复工程."""
    words = right.words.removesuffix(tail_of(right.words))
    own, added = class_of(left.words), class_of(words)
    if own is None or added is None or added.type != "project" or own.type not in ("project", "place"):
        return False
    return len(left.words) > len(own.suffix) + 1 and (is_group(words) or _SIDE.match(words) is not None)


def _is_ground(left: Phrase, right: Phrase) -> bool:
    """Say whether common words end in a ground that what stands before 及 has no class beside."""
    own = classed(right.words)
    return own is not None and own[1].suffix in GROUNDS and classed(left.words) is None


def _binds(left: Phrase, right: Phrase, then: Phrase | None) -> bool:
    text = left.text
    joint = text[left.end : right.start]
    if joint[:1] not in _BINDING:
        return False
    if joint[0] in "和与" and _DEED.search(left.words) and not is_group(left.words):
        words = right.words.removesuffix(tail_of(right.words))
        if len(joint + words) <= 10 and _SECOND_DEED.search(words) and is_group(words):
            return True  # X渠续建配套与现代化改造工程
    if joint.startswith("及") and len(joint) <= 4 and _ADDED.match(text, left.end):
        return True  # X水库及配套工程
    if joint == "及" and _belongs(left, right):
        return True
    if joint == "及" and is_group(right.words) and not is_group(left.words) and _is_ground(left, right):
        return True  # 禾能及循环经济园区
    if joint in _BINDING and _ACROSS.search(left.words) and _SECOND_DEED.search(right.words):
        return True
    if joint in ("和", "与") and _LINKING.search(right.words) and _ROAD.search(left.words):
        return True  # A街与B路联通工程
    if joint in ("和", "与") and is_group(left.words):
        return False  # 市政配套和云岭厂房
    if joint not in _BINDING or class_of(left.words) or left.words[-1] in "”》":
        return False
    own = class_of(right.words)
    kind = own.type if own else ""
    listed = then is not None and text[right.end : then.start] == _LISTED
    close = _CLOSED.search(text, right.end)
    closed = close is not None and not re.search("[,。;]", text[right.end : close.start()])
    if kind in _ENDS and listed and then is not None:
        beside = class_of(then.words)
        return closed or (beside is not None and beside.type == kind)
    in_list = listed or (left.before.endswith(_LISTED) and text.startswith("等", right.end))
    return joint == "及" and closed and (in_list if own is None else kind == "project")
