"""Names for the numbers of a run: readings as rows, the first that applies wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.figures import naming
from loaders.figures.alignment import aligned
from loaders.figures.attributes import (
    covered,
    of_the_counted,
    of_the_noun,
    spent_on,
    time_behind,
    total_of_account,
    within,
)
from loaders.figures.brackets import bracketed, gloss
from loaders.figures.carrying import carried
from loaders.figures.counting import (
    class_before,
    class_bound,
    class_counted,
    counted_nouns,
    listed_sum,
    noun_before,
    scope,
    steps_climbed,
)
from loaders.figures.phrases import split_operator
from loaders.figures.ranks import rank, record, streak
from loaders.figures.runs import Names, Run
from loaders.figures.shares import (
    completion,
    contribution,
    part_of_whole,
    planned,
    slice_of_whole,
)

_SITE = re.compile("^(?P<who>.{2,24}?(?:国控点|省控点|市控点|监测点|监测站|断面|站点))(?P<what>.{3,})$")
_LEADS = re.compile(
    "(?:实际(?:使用|利用|到位)|到位|利用|吸收|引进|新增|累计|发放|争取|落实|筹措|兑付|投放|减免|签约|完成|净增|新签)+"
)
_OWN_VERB = re.compile("稳定|支持|扶持|带动|吸纳|撬动|服务|培训|拉动|覆盖|受益|吸引|惠及|涉及")
_PER = re.compile("(?:每[百千万]?(?:名?(?:老年?人|儿童)|人口?|户)(?:口)?(?:拥有|常住人口)?|人均|亩均)")
_KINDS = re.compile("居民|城镇|农村|业|收入|投资|[进出]口|企业|税")  # no owners
_EXTENT = re.compile("(?:面积|里程|长度|规模|总量|容量)$")

_COUNTED_BEFORE = re.compile("(?:企业|项目|公司|机构|家庭|商户)(?=数$)")


@dataclass(frozen=True, slots=True)
class HeadRule:
    """One row: a reading of the words around a run. ``yes`` are invented (sentence, number, name)."""

    name: str
    read: Callable[[Run], Names | None]
    yes: tuple[tuple[str, str, str], ...]


def _sites(run: Run) -> Names | None:
    """甲和乙监测点指数分别为: sites own, the rest is the indicator."""
    count = len(run.tokens)
    found = _SITE.match(run.head)
    if found and count > 1:
        sites = aligned(found["who"], count)
        if sites:
            return Names([found["what"]] * count, "sites", tuple(sites))
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


def _aligned(run: Run) -> Names | None:
    count = len(run.tokens)
    alike = run.apart or run.tokens[0].unit.kind == run.tokens[-1].unit.kind
    if count == 1 or run.is_range or not alike:
        return None
    head = re.sub("^[,、]+", "", run.raw_head)
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
    if not heads:
        return None
    return Names([naming.with_measure(h, t.unit) for h, t in zip(heads, run.tokens, strict=True)], "aligned")


def _whole_head(run: Run) -> str:
    head = _with_predicate(run, run.head)
    if run.earlier.names and (kin := naming.kin_rate(head, run.earlier.names[-1])):
        return kin
    if head in {"建", "改", "修", "再建", "新建"} and run.earlier.noun:
        return head + run.earlier.noun
    if run.earlier.noun and naming.verb_only(head):
        head = run.earlier.noun + head
    elif naming.verb_only(head) and run.earlier.names:  # 入驻企业9家,已投产4家
        noun = _COUNTED_BEFORE.search(run.earlier.names[-1])
        if noun and (noun.group() == "项目" or run.earlier.unit.text == run.tokens[0].unit.text):
            return head + noun.group()
    elif naming.verb_only(head) and not run.earlier.names:  # 完成危房改造任务,开工9户
        head = naming.topic_of(run.previous_clause(), work=True) + head
    if run.tokens[0].unit.countable or run.tokens[0].unit.kind in {"area", "length"}:
        head = _with_verb(run, head)
    head = _with_sister(run, head)
    if len(head) <= 4 and _EXTENT.search(head) and run.tokens[0].unit.kind != "percent":
        topic = naming.topic_of(run.previous_clause(), work=True)
        head = topic + head if topic and not topic.startswith(head) else head
    return _with_modifier(run, head)


def _with_verb(run: Run, head: str) -> str:
    """新增甲5个、乙6个: the verb holds for both."""
    verb = "" if run.before.startswith((",其中", "其中")) else run.earlier.verb
    listed = run.clause < run.earlier.end or run.earlier.unit.text == run.tokens[0].unit.text
    if (
        not verb
        or not listed
        or run.operator.text
        or naming.front_verb(head)
        or run.earlier.unit.kind != run.tokens[0].unit.kind
        or naming.measured(head)
        or _OWN_VERB.match(head)
        or _OWN_VERB.match(verb)
    ):
        return head
    return verb + head


_COUNT_END = re.compile("(?:金额|数)$")
_OPPOSITES = {"支出": "收入", "收入": "支出", "贷款余额": "存款余额", "存款余额": "贷款余额"}
_LAST_TWO = re.compile("([\u4e00-\u9fff]{2})$")
_RAISED = re.compile("发行|发放|争取|投放|兑付|安排|拨付|筹措|新增|下达|使用|支付")
_FUNDS = re.compile("(?:债券|贷款|基金|资金|补贴)$")


def _with_sister(run: Run, head: str) -> str:
    """实际使用内资2亿元、外资3万美元: what leads the first noun leads one that ends like it."""
    first = run.earlier.names[-1] if run.earlier.names else ""
    first = _COUNT_END.sub("", first)
    joined = run.before.startswith(("、", "和")) and run.clause < run.earlier.end
    shared = _PER.match(first) if run.clause < run.earlier.end else None
    if shared and joined and not _PER.match(head):
        return shared.group() + head  # 每千人口床位6张、医师3人
    other = _OPPOSITES.get(head, "")
    if other and first.endswith(other) and len(first) > len(other):
        return first.removesuffix(other) + head  # 一般公共预算收入2亿元、支出5亿元
    class_of = _LAST_TWO.search(first)
    if class_of and re.fullmatch(r"\d?A+级|[国省市县]级|[国省]家?级", head) and run.tokens[0].unit.countable:
        return head + class_of.group()  # A级景区9家,其中5A级2家
    if not joined or len(first) <= len(head) or first[-1:] != head[-1:] or len(head) > 6:
        return head
    lead = _LEADS.match(first)
    return lead.group() + head if lead and not head.startswith(lead.group()) else head


def _with_modifier(run: Run, head: str) -> str:
    """发行债券 after 专项债券: the modifier that the sentence gave it before."""
    noun = _FUNDS.search(head)
    if noun and len(head) <= 4 and _RAISED.match(head):
        found = re.search(f"([\u4e00-\u9fff]{{2}}){noun.group()}", run.text[: run.clause])
        if found:
            return head[: noun.start()] + found.group()
    return head


def _with_predicate(run: Run, head: str) -> str:
    """100%实施绿色建筑: what follows a rate says what it is a rate of."""
    if run.tokens[-1].unit.kind != "percent" or not run.after or run.operator.change or len(run.after) > 12:
        return head
    if re.match("(?:以上|左右|以内|的|并|且)", run.after) or split_operator(run.after[:2])[1].text:
        return head
    if split_operator(run.after)[1].to:  # 由3%调整为5%
        return head
    name = head + run.after
    return name if naming.measured(name) or name.endswith("覆盖") else name + "比例"


_BUILT = re.compile("^(?:累计)?(?:建成|新建|开通)|数$")


def _head_before(run: Run) -> Names:
    divided = run.earlier.divided and not naming.measured(run.head)
    if divided and run.tokens[0].unit.kind in {"money", "percent"}:
        return Names([run.head + run.earlier.divided for _ in run.tokens], "divided")  # 按经营地分,城镇5亿元
    return Names([naming.with_measure(_whole_head(run), t.unit) for t in run.tokens], "head before")


RULES: tuple[HeadRule, ...] = (
    HeadRule("gloss", gloss, (("人均产值9万元(折合1.3万美元),增长2%。", "1.3", "人均产值"),)),
    HeadRule("rate in brackets", bracketed, (("茶叶产值(7%)、水果产值(4%)增速居前。", "4", "水果产值"),)),
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
        (("总投资8亿元的甲山茶厂、乙河电站等3个项目开工。", "8", "项目总投资"),),
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
    HeadRule("coverage", covered, (("建成驿站80座、覆盖95%以上行政村。", "95", "驿站行政村覆盖率"),)),
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
