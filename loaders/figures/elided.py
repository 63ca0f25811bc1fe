"""Names restored from the one before them: 增长, 总量, 出栏, 参保率 after what they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.figures.naming import VERB_LAST, verb_only, with_measure
from loaders.figures.units import Unit

# Where the head takes the place of the last word before it: 播种面积9亩、产量4吨; 总投资9亿元,完成投资2亿元.
_INSTEAD = (
    (
        frozenset({"产量", "总产量", "单产", "总产"}),
        re.compile("(?:播种|种植|收获|养殖|总产量|总产|产量)$"),
        "",
    ),
    (frozenset({"存栏", "出栏", "存笼", "出笼"}), re.compile("(?:[存出][栏笼])$"), ""),
    (frozenset({"惠及", "惠及群众", "受益群众", "惠及企业"}), re.compile("(?<=..)投资$"), ""),
    (frozenset({"投资"}), re.compile("(?:计划)?总投资额?$"), "完成"),
    (frozenset({"面积", "种植面积", "总面积"}), re.compile("(?<=..)(?:产值|产量)$"), ""),
    (frozenset({"年产值", "产值", "总产值"}), re.compile("(?<=..)总(?:面积)?$"), ""),
    (frozenset({"年度投资", "年度计划投资", "到位资金"}), re.compile("(?:计划)?总投资额?$"), ""),
    (frozenset({"年产值", "产值", "年营收", "年利税"}), re.compile("(?:计划)?总投资额?$"), ""),
)


_OF_DAYS = re.compile("(?<=天数)(?:比[率例]|占比|率)$")


def carried(previous: str, head: str, unit: Unit) -> str:
    """Name a figure whose head is empty or weak after what was named before it."""
    if unit.text == "天" and not head:  # 优良天数比例83%,增加9天
        previous = _OF_DAYS.sub("", previous)
    base = _MEASURE_END.sub("", previous) if head or unit.measured else previous
    if unit.kind == "body" and re.fullmatch("[镇乡]数", previous):
        return with_measure("", unit)  # 由8镇9乡调整为10镇7乡
    if unit.kind == "place":  # 增长9%,较上年前移4个位次
        return previous.removesuffix("排名") + "排名"
    if not head and unit.measured and previous.endswith(unit.measured):
        return previous
    if not head:
        return with_measure(base, unit) if unit.measured and base != previous else previous
    if head in {"其中", "实际", "完成"}:
        return previous
    if head == "净增":
        previous = previous.removesuffix("总数") + "数" if previous.endswith("总数") else previous
        base = _MEASURE_END.sub("", previous)
    if head.endswith("数量") and previous.endswith("数"):
        return previous
    if head in {"总量", "总规模", "规模"} and unit.kind == "money":
        return previous
    if head in {"总量", "总数", "总规模", "规模"}:
        return with_measure(re.sub("(?:新增|净增)$", "", NEW.sub("", base)) + head, unit)
    if head in {"增速", "增幅", "降幅", "涨幅"}:
        return previous
    if head in {"人均", "户均", "亩均", "地均"}:
        return head + with_measure(previous, unit)
    if re.fullmatch("[国省市区县]家?级", head) and _RANK_OF.search(previous):
        return _RANK_OF.sub(head, previous, count=1)  # 省级工厂9家(其中国家级2家)
    if re.fullmatch(".{0,2}(?:本级|属)", head):
        return f"{previous}({head})"
    for heads, given, instead in _INSTEAD:
        base = given.sub(instead, base) if head in heads else base
    base = _OTHER_RATE.sub("", base) if head.endswith("率") else base
    if head in {"营收", "营业收入", "利润", "利润总额", "税收"}:
        base = re.sub("(?<=..)(?:资产总额|总资产|资产规模)$", "", base)  # 国企资产总额9亿元,实现营收2亿元
    if head.startswith("总"):
        base = NEW.sub("", base)  # 新增公路9公里,总里程
    if head.endswith("投资") or head in {"产值", "营收", "收入", "税收"}:
        base = re.sub("(?<=..)(?:占比|占.{2,}比重)$", "", base)  # 工业项目占比50%、投资增长9%
    begun = VERB_LAST.search(base)
    if verb_only(head) and _BEGUN.match(base) and not begun:  # 新建续建公路5条,建成3条
        return with_measure(head + _BEGUN.sub("", base), unit)
    if begun and verb_only(head):  # 危房改造开工9套,建成6套
        base = base[: begun.start()]
    if base[-2:] == head[:2]:
        head = head[2:]
    return with_measure(base + head, unit)


_RANK_OF = re.compile("(?:[国省]家?|[市区县])级(?:以上)?|(?:[国省]家?|[市区县])级及?以上")
NEW = re.compile("^(?:新增|净增|新登记(?:注册)?|新设立|新设|新培育|新建|新认定|新引进|新注册|新发展|新入库)")
_MEASURE_END = re.compile(
    "(?<=..)(?:投入资金|金额|面积|(?<=种)种数|人次|家次|场次|次数|户数|人数|套数|里程|(?<!天)数)$"
)


# 重点项目投资完成率115%,开工率100%: one rate takes the place of the other.
_OTHER_RATE = re.compile("(?:(?:总?投资|年度投资|计划投资)*(?:完成|到位)|开工|竣工|完工|投产|履约|签约)率$")


_SETTLED = re.compile("^(?:化解|偿还|清偿|处置|压降|清收)")


def kin_rate(head: str, previous: str) -> str:
    """Complete a short rate by the name before it (长护险参保人数, 参保率), else return ""."""
    stem = head.removesuffix("率")
    if len(head) != 3 or stem == head or stem not in previous[1:]:
        return ""
    return _SETTLED.sub("", NEW.sub("", previous[: previous.index(stem, 1)])) + head


_RATE = "(?:(?:按期|按时)?(?:办结|办复|答复|满意|见面|面商|办理|沟通|走访|化解|办成|回复|签收)率)"
_ANSWERS = re.compile(f"{_RATE}(?:[、和]{_RATE})*")
_ANSWERED = re.compile("(?:建议|提案|议案|诉求|事项|工单|案件|积案|问题|件)数?$")
_DEALT = re.compile("^(?:累计|共)?(?:办理|办结|办复|答复|受理|接收|解决|收到|化解|承办)")


def answer_rate(head: str, previous: str) -> str:
    """Complete the rate of what is dealt with by the name before it (办理提案数, 办结率), else return ""."""
    told = _ANSWERS.fullmatch(head) and _ANSWERED.search(previous)
    return _DEALT.sub("", bare(previous)) + head if told else ""


_SHORT_RATE = re.compile("[\u4e00-\u9fff]{2}率")


def sister_rate(head: str, names: Sequence[str]) -> str:
    """Complete a short rate by the one before it in a list (小学入学率, 巩固率), else return ""."""
    before = names[-1] if names else ""
    alike = _SHORT_RATE.fullmatch(head) and _SHORT_RATE.fullmatch(before[-3:]) and len(before) > 4
    return before[:-3] + head if alike and before[-3:] != head else ""


def sister_noun(head: str, names: Sequence[str]) -> str:
    """Complete a noun by the one before it that it begins like (市级电商示范镇, 示范村), else return ""."""
    before = bare(names[-1]) if names else ""
    at = before.find(head[:2], 1) if 3 <= len(head) <= 5 else -1
    alike = at > 1 and len(before) - at <= len(head) + 1 and before[-1:] != head[-1:]
    return before[:at] + head if alike else ""


def bare(name: str) -> str:
    """Return a name without the measure at its end (茶园面积 -> 茶园)."""
    return _MEASURE_END.sub("", name)


_BEGUN = re.compile("^(?:新建|续建|改建|扩建|新开工|开工|在建|实施|谋划)+(?=..)")


def worked(name: str) -> bool:
    """Say whether a name ends in how far a work is (小区改造开工数)."""
    return VERB_LAST.search(bare(name)) is not None
