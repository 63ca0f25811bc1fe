"""The words around a number: the operator that ties it to its head, the head itself, the counted noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from loaders.figures import words
from loaders.seeking import Ended, begun

_OPERATOR = Ended(
    rf"(?:{words.TO}|{words.COMPARED}|(?<![新净])(?:{words.CHANGE})了?|{words.ADVERB}|{words.LINK}"
    rf"|{words.TIME}|[-−])+"
)
_TO = re.compile(words.TO)
_CHANGE = re.compile(words.CHANGE)
_FRONT = begun(
    rf"{words.TIME}|(?:{words.SCOPE})(?!率)|{words.LINKING}|(?:{words.LIGHT})(?!率)"
    r"|[(]下同[)]|[①-⑳]|[,;:、。!?)” ]|了(?!解)"
)
_SURE = begun(f"(?P<guard>{words.GUARD})|(?P<verb>{words.SURE})")
_LONG_CHANGE = "|".join(w for w in words.CHANGE_WORDS if len(w) > 1)
_NO_OBJECT = re.compile(
    rf"(?:[中里](?=[排位居列])|[一二三四五六七八九两]个|{words.TO}|{_LONG_CHANGE}|{words.LINK}|同比|环比|分别|左右|以上|以内"
    rf"|[两二三四五]?大?(?:新?台阶|大关|关口)|以来|以后|之后|(?:内|后|时|前|起|来|中)(?=[,;。、)]|$)|之间|不等|折算|用于|投向|支持"
    rf"|创[^,;。]{{0,12}}(?:之最|新高|新低|纪录|记录)|建设(?!项目|用地|工程|任务|标准)|助力|推动|帮助)"
)


@dataclass(slots=True)
class Operator:
    """The words between head and number (同比下降, 分别达到): what they say of the number."""

    text: str
    change: str = ""  # up, down, better, worse
    to: bool = False  # 提高到: a level was reached

    @classmethod
    def of(cls, text: str) -> Operator:
        """Read the operator words."""
        to = _TO.search(text) is not None
        return cls(text, direction_of(_TO.sub("", text)), to)


def direction_of(text: str) -> str:
    """Return up, down, better or worse for the last word of change in ``text``, or ""."""
    found = [match.group() for match in _CHANGE.finditer(text)]
    if not found:
        return ""
    for direction, alternatives in (
        ("better", words.BETTER), ("worse", words.WORSE), ("down", words.FALL), ("up", words.RISE),
    ):  # fmt: skip
        if re.fullmatch(alternatives, found[-1]):
            return direction
    return ""


def split_operator(before: str) -> tuple[str, Operator]:
    """Cut the words before a number into head and operator."""
    found = _OPERATOR.search(before)
    at = found.start() if found else len(before)
    return before[:at], Operator.of(before[at:])


def strip_front(head: str) -> str:
    """Take times, scopes, light verbs and joints off the front of a head."""
    while head and not head.startswith(words.WHOLE):
        found = _FRONT.match(head)
        if not found:
            return head
        head = head[found.end() :]
    return head


_GRADES = re.compile("[ⅠⅡⅢⅣⅤ]—[ⅠⅡⅢⅣⅤ]")
_MARKS = re.compile("[“《”》(),;:。!?—|、]")
_PLAIN_BRACKET = re.compile(r"[(][^()\d]{1,20}[)]")
_LISTING = re.compile(
    r"、[^,;:。、!?\d(]{2,20}(?:、[^,;:。、!?\d(]{2,20})*[,;。]"
)  # a noun that is itself a list


_LEVELS = re.compile("[国省市县区镇乡]级?、[国省市县区镇乡村]")

_WHEN = re.compile(
    r"20\d\d年|\d{1,2}[-—–~至]\d{1,2}月|\d{1,2}月(?:底|末|[上中下]旬)?之?前|前\d+个?月|上半年|前三季度|[一二三四]季度|全年|今年|年内"
)
_LOOSE_END = re.compile(
    "(?:以及|[和与及])(?:[^和与及]{1,10}等|[^和与及、]{2,8}的|全?[省市县区国])?$"
)  # 2轮降水和“丙”等3个台风
# 8个甲项目和乙、丙等9个项目: what 和 leads on to is counted by the next number.
_VOTED = re.compile("(?<=..)(?:以及|[和与及])[^、,]{1,8}(?:票决|确定|下达|交办)的")
_LIST_GOES_ON = re.compile(r"、[^,;。\d]{1,24}等\d")
_FIRST_KIND = re.compile("[^和与及]{2,}(?:项目|工程|企业|中心|基地|平台|园区|学校|医院|场馆)(?=[和与及])")
_JOINED = re.compile("[(]|和(?![美谐睦煦合田县顺龙林静硕政])|与(?!会)|及(?![时格])|以及")  # 2个和美乡村
_JOINTS = frozenset("和与及同")  # one is in what is joined to a noun
_REACHES = re.compile("(?<=..)(?:已|共|均|总数)*达到?$")  # 5亿元以上的项目达 9个
_TOGETHER = re.compile("(?<=..)[与同][^与同、]{1,6}$")  # 4家医院与甲市9家医院合作
# 2个已纳入规划的开采区: what is said of the noun stands before it.
_ATTRIBUTE = re.compile("(?:已|正在|拟|可|能|被|获|纳入|列入|通过)[^,;。、的]{2,14}的(?=[\u4e00-\u9fff]{2})")


class Counted(NamedTuple):
    """The noun after a number and its predicate: 家 | 企业 | 获批省级基地. ``end`` is a passage position."""

    noun: str
    predicate: str
    cut: int  # where the predicate begins, or the noun ends
    end: int


def counted_noun(text: str, tail: int, limit: int, verbal: bool = False) -> Counted:
    """Return what follows a number from ``tail``, at most up to ``limit``.

    ``verbal`` says that the noun itself begins with a verb (15个承接转移平台).
    """
    start = tail + (1 if text.startswith("的", tail, limit) else 0)
    if start == tail and _JOINED.match(text, start):
        return Counted("", "", start, start)
    end = _segment_end(text, start, limit)
    segment = text[start:end]
    if not verbal and _NO_OBJECT.match(segment) and not _guarded(segment):
        return Counted("", segment, start, end)
    cut = _first_verb(segment, 2 if verbal else 0)
    told = _ATTRIBUTE.match(segment) if not cut else None
    if told:
        cut = told.end() + _first_verb(segment[told.end() :], 1)
    when = _WHEN.search(segment, 2, cut)
    cut = when.start() if when else cut
    noun = segment[:cut]
    joined = not _JOINTS.isdisjoint(noun)
    voted = _VOTED.search(noun) if joined else None
    if voted:  # 20项实事和县人大票决的民生事项
        return Counted(noun[: voted.start()], "", start + voted.start(), end)
    loose = (_LOOSE_END.search(noun) or _TOGETHER.search(noun)) if joined else None
    loose = loose or (_REACHES.search(noun) if "达" in noun else None)
    goes_on = "、" in noun or (text.startswith("、", end) and _LIST_GOES_ON.match(text, end))
    if goes_on and (first := _FIRST_KIND.match(noun)):
        return Counted(first.group(), "", start + first.end(), end)
    if loose and start + cut == limit:
        cut = loose.start()
    return Counted(segment[:cut], segment[cut:], start + cut, end)


def _guarded(segment: str) -> bool:
    found = _SURE.match(segment)
    return bool(found and found["guard"])


def _segment_end(text: str, start: int, limit: int) -> int:
    depth = 0
    quoted = False
    for mark in _MARKS.finditer(text, start, limit):
        at, char = mark.start(), mark.group()
        if char in "“《":
            quoted = True
        elif char in "”》":
            quoted = False
        elif char == "(":
            if not _PLAIN_BRACKET.match(text, at, limit):
                return at
            depth += 1
        elif char == ")":
            if depth == 0:
                return at
            depth -= 1
        elif char == "—" and _GRADES.match(text, at - 1):
            continue  # Ⅰ—Ⅲ类
        elif not quoted and not depth and (char != "、" or at == start or not _lists(text, at)):
            return at
    return limit


_LIST_OF_KIND = re.compile(
    "、[^,;:。、!?\\d(]{2,10}?(?:企业|公司|合作社|机构|医院|学校|园区)(?=年产|产值|营收|营业|增加|实现|完成|均|全部|税收|利润)"
)


def _lists(text: str, at: int) -> bool:
    """Say whether the 、 at ``at`` parts members of the counted noun itself (省、市重点项目)."""
    return _LEVELS.search(text, max(0, at - 2), at + 3) is not None or any(
        pattern.match(text, at) for pattern in (_LISTING, _LIST_OF_KIND)
    )


def _first_verb(segment: str, at: int) -> int:
    while found := _SURE.search(segment, at):
        inside = segment.count("“", 0, found.start()) > segment.count("”", 0, found.start())
        inside |= segment.count("(", 0, found.start()) > segment.count(")", 0, found.start())
        if found["verb"] and not inside:
            return found.start()
        at = max(found.end(), at + 1)
    return len(segment)


_TIME_AHEAD = re.compile(rf"[,、]*(?:{words.TIME})?,?")


def own_region_off(before: str, region: str) -> str:
    """Take the report's own region off the front of a clause: it is whom every figure is about."""
    if len(region) < 2 or region not in before:
        return before
    lead = _TIME_AHEAD.match(before)
    at = lead.end() if lead else 0
    own = before.startswith(region, at)
    if not own or re.match("级|内|外|委|政府|直|属|域|的|$", before[at + len(region) :]):
        return before
    return before[:at] + before[at + len(region) :]
