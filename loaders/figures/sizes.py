"""Names of what works cost and cover (总投资8亿元的甲、乙等3个项目), of bounded classes, of households."""

from __future__ import annotations

import re

from loaders.figures import naming
from loaders.figures.counts import counted_name
from loaders.figures.earlier import Names
from loaders.figures.phrases import counted_noun
from loaders.figures.runs import AMONG, Run
from loaders.seeking import Ended

_SUM = re.compile("(?:计划|估算|累计|年度|协议)?(?:总?投资额?|合同额)$")
_LISTED_AS = re.compile(
    "的[^,;。、]+、[^,;。]*?等(?P<noun>[^,;。、\\d]{3,16}?)(?=[,;。]|$|建设|开工|加快|落地|签约)"
)


_REACHED = re.compile("(?:共|已|达到?|有)+$")


_NEXT_SIZE = re.compile("(?:以及|[和及与、])(?:(?:计划)?总?投资)?$")  # 总投资8亿元的甲厂和总投资5亿元的乙厂
_EXTENT = Ended("总?占地(?:面积)?|总?建筑面积|总长度?|全长")


def listed_sum(run: Run) -> Names | None:
    """总投资8亿元的甲、乙等3个项目: the sum is that of the noun counted behind the list.

    So is the extent of a work: 占地9亩的茶园提升项目.
    """
    measures = run.tokens[-1].unit.kind in {"money", "area", "length"}
    if not measures or not run.text.startswith("的", run.tokens[-1].tail):
        return None
    found = (_SUM if run.tokens[-1].unit.kind == "money" else _EXTENT).search(run.before)
    if run.before == "、" and run.earlier.rule == "sum of a list":
        found = _SUM.search(run.earlier.names[-1])  # 总投资5亿元的甲厂、4亿元的乙厂
    following = run.following
    if not found:
        return None
    several = _LISTED_AS.match(run.text, run.tokens[-1].tail)
    if several:  # 总投资9亿元的甲、乙等文旅项目
        return Names([f"{several['noun']}{found.group()}" for _ in run.tokens], "sum of a list")
    tail = run.tokens[-1].tail
    sized = following is not None and following.lead == tail + 1 and not following.unit.countable
    if following and sized:  # 总投资9亿元的50万千瓦储能项目
        own = counted_noun(run.text, following.tail, len(run.text)).noun
        return Names([f"{own}{found.group()}" for _ in run.tokens], "sum of a list") if own else None
    alone = following is None or not following.unit.countable
    if following is None or alone or re.search("[,;。:]", run.text[run.tokens[-1].tail : following.lead]):
        own = _NEXT_SIZE.sub("", run.counted.noun).removesuffix("建设")  # 总投资8亿元的甲山电站
        named = own and not own.endswith("等") and not (alone is False and "等" in own)
        return Names([f"{own}{found.group()}" for _ in run.tokens], "sum of a list") if named else None
    noun = counted_noun(run.text, following.tail, len(run.text)).noun
    before = run.text[run.tokens[-1].tail + 1 : following.lead]  # 总投资9亿元的重大项目16个
    plain = run.tokens[-1].qualifier == "exact" and "、" not in before
    noun = noun or (_REACHED.sub("", before) if plain else "")
    return Names([f"{noun}{found.group()}" for _ in run.tokens], "sum of a list") if noun else None


_HOUSED = re.compile("(?:共计?|涉及|共涉及|、)?")
_THEIR = re.compile("^[^的]{0,6}(?:人口|居民|群众|村民)的?(?=..)")  # 7个村9万人口的饮水
_GOT = re.compile("^(?:已|均|全部|顺利|实现|得到|达到)+")


def households(run: Run) -> Names | None:
    """906户1559人稳定脱贫, 7个村9户的茶园改造: what is said behind the people is said of both."""
    token, following = run.tokens[-1], run.following
    if following is None or not following.unit.text.endswith(("人", "户", "名", "口", "万")):
        return None
    between = run.text[token.tail : following.lead]
    village = between.startswith("村") and token.unit.text == "个"
    if not (village or token.unit.text.endswith("户")) or not _HOUSED.fullmatch(between.removeprefix("村")):
        return None
    aside = AMONG.match(run.text, following.tail)
    behind = counted_noun(run.text, aside.end() if aside else following.tail, len(run.text))
    said = _THEIR.sub("", behind.noun) or _GOT.sub("", behind.predicate)
    if following.unit.text.endswith("万") and said == behind.noun:
        return None
    if not said or (run.head and not village and not naming.weak(run.head)):
        return None
    behind = behind._replace(noun=said, predicate=behind.predicate if behind.noun else "")
    name = counted_name(run.verb, behind, token.unit)
    name += "" if name.endswith(token.unit.measured) or village else token.unit.measured
    return Names([re.sub("个?数$", "村数", name) if village else name for _ in run.tokens], "households")


_LED = Ended("完成|建成|新建|改造|修复|实施|建设")


def of_a_size(run: Run) -> Names | None:
    """453台10蒸吨及以下锅炉: what is counted stands behind the size that bounds it."""
    token, following = run.tokens[-1], run.following
    if following is None or not token.unit.countable or following.lead != token.tail:
        return None
    if (
        following.unit.countable
        or following.unit.kind == "money"
        or (
            following.qualifier == "exact" and following.unit.kind != "length"  # 3条9公里农村公路
        )
    ):
        return None
    at = run.every.index(following) + 1
    limit = run.every[at].lead if at < len(run.every) else len(run.text)
    counted = counted_noun(run.text, following.tail, limit)
    counted = counted if limit == len(run.text) else counted._replace(predicate="")
    verb = run.verb or naming.front_verb(run.head)
    led = _LED.search(run.before) is not None
    if not counted.noun or not (led or run.head in {"", verb} or naming.weak(run.head)):
        return None
    return Names([counted_name(verb, counted, token.unit) for _ in run.tokens], "of a size")


_OF_CLASS = "的?(?:项目|企业|产业|村|镇|园区|品牌|产品)?"


def class_counted(run: Run) -> Names | None:
    """Name a count by the bound right before it (其中2亿元以上4个)."""
    at = run.every.index(run.tokens[0])
    bound = run.every[at - 1] if at else None
    if bound is None or not (bound.qualifier in {"at_least", "over"} or bound.unit.kind == "grade"):
        return None
    if len(run.tokens) > 1 or not run.tokens[0].unit.countable:
        return None
    graded = bound.unit.text.endswith("亿级") and run.counted.noun == ""
    noun = run.text[bound.tail : run.tokens[0].lead] or _kind(_listed(run))
    if graded and noun:  # 50亿级企业1家; 产业项目9个,其中10亿级3个
        return Names(
            [naming.with_measure(run.text[bound.start : bound.tail] + noun, run.tokens[0].unit)],
            "class counted",
        )
    if bound.unit.kind == "score" and bound.tail == run.tokens[0].lead:  # 600分以上9人
        name = run.text[bound.start : bound.tail]
        return Names([naming.with_measure(name, run.tokens[0].unit)], "class counted")
    between = run.text[bound.tail : run.tokens[0].lead]
    if bound.unit.kind != "money" or not re.fullmatch(f"{_OF_CLASS}的?(?:有|共|达到?)?", between):
        return None
    kind = run.earlier.noun or _listed(run)
    noun = re.sub("[的有共达到]", "", between) or _kind(kind) or "项目"
    start = bound.lead if bound.qualifier == "over" else bound.start  # 超5亿元项目3个
    what = run.earlier.names[-1].removeprefix("企业") if run.earlier.names else ""
    start -= len(what) if run.text.endswith(what, 0, bound.lead) and naming.measured(what) else 0
    return Names([f"{run.text[start : bound.tail]}{noun}数" for _ in run.tokens], "class counted")


def _kind(name: str) -> str:
    """Return what kind of things a name counts (签约产业项目数 -> 产业项目), or ""."""
    found = re.search("[^以上的级]{0,6}(?:项目|企业|产业|订单)$", name.removesuffix("数"))
    return found.group() if found else ""


_WORTH = Ended("(?:年|经营性)?(?:总?收入|产值|营收|税收|纳税额?|销售额)")
_BOUNDED = {"企业": "企业产值", "产业": "产业规模"}
_SCORERS = re.compile("的?(?:人数|考生|学生|人员)")


def class_bound(run: Run) -> Names | None:
    """Name the bound of a class that is counted right behind it (2亿元以上4个)."""
    token, following = run.tokens[-1], run.following
    scored = token.unit.kind == "score" and token.qualifier in {"at_least", "over"}
    if scored and (_SCORERS.match(run.after) or (following and following.lead == token.tail)):
        return Names(["分数" for _ in run.tokens], "class bound")
    if following is None or token.unit.kind != "money" or token.qualifier not in {"at_least", "over"}:
        return None
    if not following.unit.countable:
        return None
    if run.earlier.unit.kind == "money" and not run.head and run.text.startswith("的", token.tail):
        return Names([run.earlier.names[-1] for _ in run.tokens], "class bound")  # 其中超过5万元的村3个
    between = run.text[token.tail : following.lead]
    own = run.head.removeprefix(naming.front_verb(run.head))
    if not re.fullmatch(f"(?:{_OF_CLASS}(?:达到?)?)?", between):
        plain = re.fullmatch("的?[\u4e00-\u9fff]{2,10}(?<!达)(?<!达到)(?<!有)", between) and _WORTH.search(
            own
        )
        return Names([between.lstrip("的") + own] * len(run.tokens), "class bound") if plain else None
    if re.search("村|镇", between) and run.earlier.unit.kind == "money" and not run.head:
        return Names(
            [run.earlier.names[-1]] * len(run.tokens), "class bound"
        )  # 收入2万元以上,其中5万元以上村
    bodies = re.search("企业|产业", between)
    if bodies and not naming.measured(run.head):
        return Names([_BOUNDED[bodies.group()] for _ in run.tokens], "class bound")
    what = f"{bodies.group() if bodies else ''}{own}" if naming.measured(run.head) else "项目投资额"
    return Names([what for _ in run.tokens], "class bound")  # 产值过10亿元企业9家


def _listed(run: Run) -> str:
    return next((n for n in reversed(run.earlier.trail) if re.search("(?:项目|企业|产业|订单)数$", n)), "")
