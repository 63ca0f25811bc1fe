"""Names of what is counted: verb, what it does where the noun says too little, noun, measure."""

from __future__ import annotations

import re

from loaders.figures.naming import general, measured, measured_end, with_measure
from loaders.figures.phrases import Counted
from loaders.figures.units import Unit

_RISES = re.compile("(?:同比|实现)*(?P<how>正增长|负增长|增长|下降|上升|回升)")
_ACTING = re.compile("出台|开展|举办|发布|参加|参与")  # what somebody does, not what is counted of them
_STATE = re.compile(
    "(?:均|全部|已)*(?P<state>完工|竣工|开工建设|开工|投产|建成投产|建成|加快推进|加快实施|尽快完工|动工)"
)


def stated(predicate: str) -> bool:
    """Say whether a predicate only states how far a thing is (均已完工), or is none of the noun's own."""
    return (
        not predicate or _STATE.match(predicate) is not None or predicate.startswith(("累计", "全面", "开工"))
    )


# 4个A级景区基础设施改造、服务升级: what is counted is what the works are done on.
_WORKED_ON = re.compile(
    "(?<=景区|小区|村庄|街区|园区|公园|市场|学校|医院|社区|厂房|场馆|水库|灌区|码头|车站|乡镇|集镇|县城)"
    "[^、]{0,8}(?:改造|提升|升级|整治|改建|维修|建设)、.*(?:改造|提升|升级|整治|改建|维修|建设)$"
)
# 9户棚改和城中村改造安置房建设: the second work is none of what is counted.
_SECOND_WORK = re.compile("(?<=改造|建设|工程|整治|提升)(?:和|与|及).{4,}(?:改造|建设|工程|整治|提升)$")
# 9条困扰群众多年的“断头路”: what is said of the noun isn't its name.
_TOLD_OF = re.compile("^(?:长期)?(?:困扰|搁置|影响|制约|积压|遗留|群众反映)[^“]{0,10}的(?=..)")
_GRADED = re.compile("(?<=断面|河流|点位|湖库|水体)[ⅠⅡⅢⅣⅤ].*")  # 9个断面Ⅰ—Ⅲ类水质比例
_OF_PEOPLE = re.compile("(?<=^人口)的.*")  # 9万人口的市场
_DONE_TO = re.compile("^对[^,;。]{2,24}?(?:进行|开展|作出|给予|实施)了?")  # 8家媒体对甲县进行报道
_PEOPLE = re.compile(".{0,12}?(?:人民|儿女|父老乡亲|干部群众)")  # 60万甲县人民众志成城
_STANDARD = re.compile("(?P<who>.{2,10}?(?:群众|人员|对象|人群|群体|居民)).{2,10}标准$")  # 9类人员补助标准
_QUALITY = re.compile("(?<=..)(?:水质|质量|空气质量|出水水质)$")  # 6条河流水质均达到Ⅲ类
_RATED_NOUN = re.compile("(?P<what>.{2,}?)(?P<rate>增速|增幅|排名)")
_AGAINST = ("高于", "低于", "快于", "好于", "优于", "位居", "位列", "居")
_TELLING = re.compile("纳入|列入|接入")  # 182家涉危废企业全部纳入平台管理
_CARRIED_OUT = "(?:深入|有序|扎实)?(?:实施|落实|推进|铺开|展开|启动|推开)"  # says nothing of which


def counted_name(verb: str, counted: Counted, unit: Unit) -> str:
    """Name what is counted: verb, predicate where the noun needs it, noun, measure."""
    noun = _SECOND_WORK.sub("", counted.noun.strip("的、"))
    noun = noun.removesuffix(measured_end(noun))
    noun = _GRADED.sub("", _TOLD_OF.sub("", noun))
    noun = _OF_PEOPLE.sub("", _WORKED_ON.sub("", noun))
    people = _PEOPLE.match(noun) if unit.kind == "number" else None
    noun = people.group() if people else noun
    if unit.text == "类" and (whose := _STANDARD.match(noun)):
        noun = whose["who"]
    grown = measured_end(counted.noun)
    if grown and (rises := _RISES.match(counted.predicate)):  # 9家企业产值增长
        return with_measure(f"{verb}{grown}{rises['how']}{noun}", unit)
    if counted.predicate.startswith(("均达", "均为", "均优", "达到", "稳定达", "全部达", "达标率", "优良")):
        noun = _QUALITY.sub("", noun)
    rated = _RATED_NOUN.fullmatch(noun)
    if rated and counted.predicate.startswith(_AGAINST):  # 5项指标增速高于全省
        return f"{verb}{rated['rate']}{counted.predicate}{rated['what']}{unit.measured}"
    noun = re.sub("(?<=..)的?基础上$|(?<=[^的])工作$|(?<!集)中有?$|(?<=项目|工程)建设$", "", noun)
    predicate = (
        re.sub(
            r"^(?:均|已|全部|全面|都|陆续|相继|正式|顺利|成功|可|能|在[^被获入]{1,14}(?=被|获|入))+",
            "",
            counted.predicate,
        )
        if len(noun) <= 7
        else ""
    )
    predicate = _DONE_TO.sub("", predicate)
    predicate = predicate.split("、")[0] if _STATE.match(predicate) else predicate
    if predicate.startswith(("累计", "共", "合计", "为", "除", "正在")) or re.fullmatch(
        _CARRIED_OUT, predicate
    ):
        predicate = ""
    state = _STATE.match(counted.predicate)
    if state and noun.endswith(("项目", "工程")):
        predicate = ("已" if "已" in counted.predicate[:3] else "") + state["state"]
    elif (
        not general(noun)
        and not _TELLING.match(predicate)
        and (len(noun) > 4 or (len(predicate) > 12 and _ACTING.match(predicate)))
    ):
        predicate = ""
    if noun and predicate.endswith(noun):
        return with_measure(verb + predicate, unit)
    if unit.kind == "body" and noun.endswith("通办"):
        return f"{noun}{unit.text}数"  # 7县通办
    name = with_measure(verb + predicate + noun, unit)
    return name + "数" if unit.kind == "number" and not measured(name) else name
