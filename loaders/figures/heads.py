"""Names for the numbers of a run: readings as rows, the first that applies wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.figures import elided, naming
from loaders.figures.alignment import aligned
from loaders.figures.attributes import (
    capacity,
    covered,
    of_the_counted,
    of_the_noun,
    spent_on,
    time_behind,
    total_of_account,
    within,
)
from loaders.figures.brackets import bracketed, gloss, measured_aside
from loaders.figures.carrying import carried
from loaders.figures.completing import whole_head
from loaders.figures.counting import (
    class_before,
    counted_nouns,
    noun_before,
    scope,
    steps_climbed,
)
from loaders.figures.earlier import Names
from loaders.figures.ranks import rank, record, streak
from loaders.figures.runs import Run
from loaders.figures.shares import (
    completion,
    contribution,
    part_of_whole,
    planned,
    slice_of_whole,
)
from loaders.figures.sizes import class_bound, class_counted, households, listed_sum, of_a_size

_SITE = re.compile("^(?P<who>.{2,24}?(?:国控点|省控点|市控点|监测点|监测站|断面|站点))(?P<what>.{3,})$")
# 甲市、乙市产值分别达, 甲、乙两镇产值分别达.
_DIVISIONS = re.compile(
    "^(?P<who>(?:[\u4e00-\u9fff]{1,8}[市县区镇乡][、和与])+[\u4e00-\u9fff]{1,8}?[市县区镇乡])(?P<what>[^、和与]{2,})$"
    "|^(?P<two>[\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})+?)[两二三四五]个?[市县区镇乡](?P<of>[^、和与]{2,})$"
)
_KINDS = re.compile("居民|城镇|农村|业|收入|投资|[进出]口|企业|税")  # no owners


@dataclass(frozen=True, slots=True)
class HeadRule:
    """One row: a reading of the words around a run. ``yes`` are invented (sentence, number, name)."""

    name: str
    read: Callable[[Run], Names | None]
    yes: tuple[tuple[str, str, str], ...]


def _sites(run: Run) -> Names | None:
    """甲和乙监测点指数分别为: sites own, the rest is the indicator."""
    count = len(run.tokens)
    found = _SITE.match(run.head) or ("分别" in run.operator.text and _DIVISIONS.match(run.head))
    if found and count > 1:
        who, what = (part for part in found.groups() if part)
        sites = aligned(who, count)
        if sites:
            return Names([naming.with_measure(what, t.unit) for t in run.tokens], "sites", tuple(sites))
    if (
        count > 1
        and len(run.earlier.sites) == count
        and not naming.weak(run.head)
        and "分别" in run.operator.text
    ) and len(naming.parts(run.head)) == 1:
        return Names(
            [naming.with_measure(run.head, t.unit) for t in run.tokens], "sites before", run.earlier.sites
        )
    return None


_SHORT_RATE = re.compile("(?:参保|参合|覆盖|普及|入学|办结|办复|完成|开工)率")
_TAKES_PART = re.compile("^(?:参加|办理|新增|实施)")  # 参加养老保险9万人、医疗保险8万人,参保率分别为


def _aligned(run: Run) -> Names | None:
    count = len(run.tokens)
    alike = run.apart or run.tokens[0].unit.kind == run.tokens[-1].unit.kind
    if count == 1 or run.is_range or not alike:
        return None
    head = re.sub("^[,、]+|^[(][一二三四五六七八九十\\d]+[)]", "", run.raw_head)
    one_by_one = re.search("接连|先后|连续|相继", run.operator.text)
    shared = re.search("分别(?P<rest>[^分]{2,12})$", head)
    heads = aligned(head[: shared.start()] if shared else head, count, not one_by_one)
    apiece = shared and heads and re.match("实现|完成", shared["rest"]) and not _KINDS.search("".join(heads))
    if shared and apiece:  # 甲、乙两县分别实现产值
        owners = tuple(re.sub("[一两二三四五六七八九十]个?[^、]{1,5}$", "", h) for h in heads)
        what = naming.clean(shared["rest"])
        return Names([naming.with_measure(what, t.unit) for t in run.tokens], "sites", owners)
    if shared:
        heads = [h + naming.clean(shared["rest"]) for h in heads]
    trail = run.earlier.trail[-count:]
    if not heads and run.apart and len(trail) == count and _SHORT_RATE.fullmatch(run.head):
        heads = [_TAKES_PART.sub("", elided.bare(name)) + run.head for name in trail]
    if not heads:
        return None
    return Names([naming.with_measure(h, t.unit) for h, t in zip(heads, run.tokens, strict=True)], "aligned")


def _head_before(run: Run) -> Names:
    divided = run.earlier.divided and not naming.measured(run.head)
    if divided and run.tokens[0].unit.kind in {"money", "percent"}:
        _, said, rest = run.earlier.divided.rpartition(run.head[-2:])  # 商品零售, 消费品零售额
        what = run.head + (rest if said else run.earlier.divided)
        return Names([what for _ in run.tokens], "divided")  # 按经营地分,城镇5亿元
    names = [naming.with_measure(whole_head(run), t.unit) for t in run.tokens]
    reached = [re.match("突破|超过?|达到?", run.text[t.lead : t.start]) for t in run.tokens[1:]]
    if any(reached):  # 企业净增9家、突破60家
        names[1:] = [
            re.sub("(?:新增|净增)(?=数?$)", "", name) if total else name
            for name, total in zip(names[1:], reached, strict=True)
        ]
    return Names(names, "head before")


RULES: tuple[HeadRule, ...] = (
    HeadRule("gloss", gloss, (("人均产值9万元(折合1.3万美元),增长2%。", "1.3", "人均产值"),)),
    HeadRule(
        "measured aside",
        measured_aside,
        (
            ("启动甲山至乙河公路(全长28公里、投资9亿元)建设。", "28", "甲山至乙河公路全长"),
            ("启动甲山至乙河公路(全长28公里、投资9亿元)建设。", "9", "甲山至乙河公路投资"),
        ),
    ),
    HeadRule("rate in brackets", bracketed, (("茶叶产值(7%)、水果产值(4%)增速居前。", "4", "水果产值"),)),
    HeadRule("capacity", capacity, (("引进年产9万吨茶饮项目1个。", "9", "茶饮项目年产量"),)),
    HeadRule(
        "spent on",
        spent_on,
        (
            ("投入12亿元实施“青山”工程。", "12", "“青山”工程投入资金"),
            ("投资3亿元，改造了青山灌区工程。", "3", "改造青山灌区工程投资"),
        ),
    ),
    HeadRule(
        "of the noun",
        of_the_noun,
        (("投资4亿元、日供水能力9万吨的青山水厂加紧建设。", "4", "青山水厂投资"),),
    ),
    HeadRule("of the counted", of_the_counted, (("县属企业投资8亿元9个重点项目。", "8", "重点项目投资"),)),
    HeadRule("within", within, (("公交与轨道50米内换乘比例达91%。", "50", "公交与轨道换乘距离"),)),
    HeadRule(
        "total of an account",
        total_of_account,
        (("一般公共预算收入9亿元,加上级补助收入4亿元,收入总计13亿元。", "13", "一般公共预算收入总计"),),
    ),
    HeadRule(
        "sum of a list",
        listed_sum,
        (
            ("总投资8亿元的甲山茶厂、乙河电站等3个项目开工。", "8", "项目总投资"),
            ("启动占地120亩的茶园提升项目(二期)。", "120", "茶园提升项目(二期)占地"),
            ("抓好总投资8亿元的甲山茶厂和总投资5亿元的乙河电站。", "8", "甲山茶厂总投资"),
        ),
    ),
    HeadRule(
        "steps", steps_climbed, (("茶叶产值增长5%,连续跨上2个十亿元台阶。", "2", "茶叶产值跨上十亿元台阶数"),)
    ),
    HeadRule("scope", scope, (("茶叶产值增速在9个县中排名第3。", "9", "县数"),)),
    HeadRule(
        "class counted", class_counted, (("签约项目9个,其中2亿元以上4个。", "4", "2亿元以上签约项目数"),)
    ),
    HeadRule("class bound", class_bound, (("签约项目9个,其中2亿元以上4个。", "2", "项目投资额"),)),
    HeadRule(
        "slice of a whole",
        slice_of_whole,
        (
            ("以全市6%的土地、8%的人口创造了全市1/5的产值。", "8", "人口占全市比重"),
            ("以全市6%的土地、8%的人口创造了全市1/5的产值。", "1/5", "产值占全市比重"),
        ),
    ),
    HeadRule("coverage", covered, (("建成驿站80座、覆盖95%以上行政村。", "95", "驿站行政村覆盖率"),)),
    HeadRule(
        "households",
        households,
        (
            ("906户1559人实现稳定脱贫。", "906", "稳定脱贫户数"),
            ("完成27个村共计18.05万户的煤改气工程。", "27", "煤改气工程村数"),
        ),
    ),
    HeadRule("of a size", of_a_size, (("拆除45台10蒸吨及以下锅炉。", "45", "拆除锅炉数"),)),
    HeadRule(
        "counted noun",
        counted_nouns,
        (("新建4所小学。", "4", "新建小学数"), ("有6家企业获评绿色工厂。", "6", "获评绿色工厂企业数")),
    ),
    HeadRule("class before", class_before, (("占比超过15%的产品有7种。", "7", "占比超过15%的产品种数"),)),
    HeadRule("rank", rank, (("茶叶产量3万吨、居全省第2位。", "2", "茶叶产量排名"),)),
    HeadRule("planned", planned, (("税收8亿元,完成年计划9亿元的88.9%。", "9", "税收计划"),)),
    HeadRule("record", record, (("茶叶产值增长9%,增速创近5年新高。", "5", "茶叶产值增速创新高年数"),)),
    HeadRule("streak", streak, (("连续4年获评平安县。", "4", "连续获评平安县年数"),)),
    HeadRule(
        "completion",
        completion,
        (("拆除危房3万平方米,完成全年任务的60%。", "60", "拆除危房面积全年任务完成率"),),
    ),
    HeadRule(
        "contribution", contribution, (("出口额5亿元,贡献了全市12%的增量。", "12", "出口额增量占全市比重"),)
    ),
    HeadRule(
        "part of a whole",
        part_of_whole,
        (("民营经济增加值占GDP比重达61%。", "61", "民营经济增加值占GDP比重"),),
    ),
    HeadRule("time behind", time_behind, (("甲城出发可实现40分钟直达乙市。", "40", "甲城直达乙市时间"),)),
    HeadRule("noun before", noun_before, (("8所学校获评先进,3所评为优秀。", "3", "评为优秀学校数"),)),
    HeadRule("sites", _sites, (("东湖和西湖监测点水质指数分别为3.1和4.2。", "4.2", "水质指数"),)),
    HeadRule(
        "carried",
        carried,
        (("粮食产量5万吨、增长2%。", "2", "粮食产量"), ("补助300万元,惠及80人次。", "80", "补助惠及人次")),
    ),
    HeadRule("aligned", _aligned, (("城镇与农村居民收入分别增长4%、6%。", "6", "农村居民收入"),)),
    HeadRule("head before", _head_before, (("实现工业投资70亿元。", "70", "工业投资"),)),
)


def names_of(run: Run) -> Names:
    """Return the names of a run's numbers."""
    return next(found for rule in RULES if (found := rule.read(run)) is not None)
