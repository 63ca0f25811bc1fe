"""Names of what is counted: the noun stands after its number, or is known from before."""

from __future__ import annotations

import re

from loaders.figures import naming
from loaders.figures.counts import counted_name, stated
from loaders.figures.earlier import Names
from loaders.figures.phrases import Counted, counted_noun, split_operator, strip_front
from loaders.figures.runs import PROPORTION, STEPS, Run

_AMONG = re.compile(
    "(?P<noun>[^,;。\\d]{1,12}?)(?<!集)(?:[中里](?:排|位|居|列|第)|(?:首位|榜首|之首)(?=[,;。、)]|$))"
)
_TASKED = re.compile("的?(?:年度|全年|年初|预期|控制|既定|目标)+(?:任务|目标|计划)?|目标")


_REACHES_PEOPLE = re.compile("(?:惠及|覆盖|服务|受益|带动|涉及)$")
_GOES_ON = re.compile("(?:提速|加快|加速|稳步|有序|全面|强力)(?:建设|推进|实施)$")
_TASKS = re.compile("(?:重点|改革|具体|工作|目标|考核|约束性|各项)*(?:任务指标|指标|任务|工作任务)")


def counted_nouns(run: Run) -> Names | None:
    """Name what is counted after the number (4所小学)."""
    if not run.is_counted:
        return None
    counted = _completed(run)
    topic = (
        naming.topic_of(run.previous_clause())
        if naming.project(counted.noun)
        and stated(run.counted.predicate)
        and run.tokens[-1].unit.kind != "money"
        else ""
    )
    if _GOES_ON.search(topic) and run.before.endswith("等"):
        topic = ""  # 项目提速建设,甲厂等6个项目投产
    if _TASKED.fullmatch(counted.noun) and run.earlier.names:  # 超过国家下达的5万人年度任务
        for token in run.tokens:
            token.qualifier = "exact"
        return Names([run.earlier.names[-1] + counted.noun for _ in run.tokens], "quoted goal")
    reached = _REACHES_PEOPLE.search(run.before) if run.after.startswith("的") else None
    if reached and run.tokens[-1].unit.kind in {"people", "count"} and not run.counted.predicate:
        return Names(
            [naming.with_measure(counted.noun + reached.group(), t.unit) for t in run.tokens], "counted noun"
        )  # 惠及9万人的饮水工程
    of_task = _TASKS.fullmatch(counted.noun) and run.verb and naming.clean(run.before)
    if of_task and len(of_task) > len(run.verb) + 2:  # 完成县城品质提升27项任务指标
        return Names([of_task + counted.noun + (t.unit.measured or "数") for t in run.tokens], "counted noun")
    verb = "投资" if run.earlier.rule == "of the counted" and not run.before else run.verb  # 投资5亿元9个项目
    topic = "" if verb != run.verb else topic
    names = []
    for token in run.tokens:
        if token.unit.kind == "percent" or token.kind == "share":
            names.append(naming.share_name(counted))
            continue
        name = counted_name(verb, counted, token.unit)
        front = _modifier(run) or topic or _last_member(run) or _aim(run)
        names.append(front + name if front and front not in name else name)
    return Names(names, "counted noun")


# 出台20条举措: measures say nothing without what the sentence says they are for.
_MEASURES = re.compile("(?:政策)?(?:举措|措施)|政策")
_AIMED_AT = re.compile(
    "(?P<aim>(?:支持|促进|推动|优化|稳定|提振|扩大|加强|深化|服务)[\u4e00-\u9fff]{3,12}?)(?:指挥部|领导小组|专班|工作|行动|方案|机制)?(?=[,、;])"
)


def _aim(run: Run) -> str:
    """Return what the measures counted are for, as the sentence tells it before, or ""."""
    if not _MEASURES.fullmatch(run.counted.noun) or run.counted.predicate:
        return ""
    aims = list(_AIMED_AT.finditer(run.text, 0, run.tokens[0].lead))
    return aims[-1]["aim"] if aims else ""


_MANNER = re.compile("^.{0,2}(?:行动|任务|工作|工程|举措|措施|改革|活动|机制|计划)$")
_ENUMERATED = re.compile("、(?P<last>[^,;。、]{4,14})等$")


def _last_member(run: Run) -> str:
    """Return the last that a list names where only a common noun is counted (甲、乙等8项行动), or ""."""
    told = _ENUMERATED.search(run.before) if _MANNER.search(run.counted.noun) else None
    return f"{told['last']}等" if told and not run.counted.predicate and not run.verb else ""


def steps_climbed(run: Run) -> Names | None:
    """连续跨上2个百亿元台阶: the steps of what was named before."""
    unit = run.tokens[0].unit
    steps = STEPS.fullmatch(run.counted.noun) if unit.countable else None
    if not steps:
        return None
    run.tokens[0].qualifier = "exact"
    head = naming.clean(run.head) if not naming.weak(run.head) else ""
    own = head or (run.earlier.names[-1] if run.earlier.names else "")
    return Names([f"{own}跨上{run.counted.noun}数"], "steps")


_QUOTED = re.compile("“[^“”]{2,12}”$")


def _modifier(run: Run) -> str:
    """虹湾枢纽8项任务: a name right before the number says whose or which are counted."""
    before = run.before.rstrip("的")
    if before.endswith(("和", "与", "及")):
        return ""  # 甲站和5条道路绿化
    quoted = _QUOTED.search(before) if _MEASURES.fullmatch(run.counted.noun) else None
    if quoted and not run.verb:
        return quoted.group()  # “九个常态化”30项措施
    if (
        run.verb
        or run.operator.text.strip("共合计总有")
        or not before
        or before.endswith(("等", "、", "”"))
        or "、" in before
    ):
        return ""
    if run.before.endswith("的") and naming.general_end(run.counted.noun):
        return naming.topic_of(before)
    front = naming.topic_of(strip_front(run.raw_head.removesuffix("了")))
    if run.tokens[0].qualifier == "at_least" and run.after.startswith("的"):
        return ""
    return front if 2 < len(front) <= 14 and not re.search("[在对为以将把向与和]", front) else ""


_ACTED = re.compile(  # 对9个监测点指标研判分析
    "(?<=..)(?:指标|情况|问题)?(?:研判|分析|排查|检查|监管|管控|巡查|督导|评估|审核|审查|考核|整治|治理)+$"
)
_NEXT_OF = re.compile("(?:以及|[和与及])(?:[^、]{2,10}的|全?[省市县区国])")  # 9项甲和县里定的8项乙
_ALL_DONE = re.compile(
    "(?:、\\d[\\d.]*[万千]?[\u4e00-\u9fff]{1,9}?)+(?<=..)(?P<did>改造|整治|治理|修复)(?=$|提升|任务|工程|[,;。])"
)
_SORT = re.compile("(?:固定|流动|永久|临时|大型|小型|标准|[国省]家?级|(?:[市县区镇村]|乡镇)级|中央|地方)")
_DONE_TO = re.compile("(?:改造|整治|治理|修复|建设|提升|创建|项目|工程|任务)")
_DOES = re.compile("(?:完成|实施|启动|推进|开展)了?(?:全[省市县区]|对)?$")


def _completed(run: Run) -> Counted:
    """Complete a counted noun's predicate from the number that follows it."""
    counted, following = run.counted, run.following
    if run.before.endswith("对") or (
        run.before == "、" and "对" in run.text[run.clause : run.tokens[0].lead]
    ):
        counted = counted._replace(noun=_ACTED.sub("", counted.noun))
    if following is None:
        return counted
    if counted.predicate in {"和", "与", "及", "以及"} and counted.end == following.lead:
        behind = counted_noun(run.text, following.tail, len(run.text)).noun  # 3个甲小区和4个乙小区改造
        work = re.search("(?<=..)(?:改造|建设|整治|治理|提升|创建|修复)$", behind)
        shared = work.group() if work and not counted.noun.endswith(work.group()) else ""
        return counted._replace(noun=counted.noun + shared, predicate="")
    if _SORT.fullmatch(counted.noun) and run.text[counted.cut : following.lead] in {
        "",
        "、",
        "和",
        "与",
        "及",
    }:
        next_noun = counted_noun(run.text, following.tail, len(run.text)).noun  # 4个固定、5个流动检查站
        sort = _SORT.match(next_noun)
        return counted._replace(noun=counted.noun + next_noun[sort.end() :]) if sort else counted
    if _NEXT_OF.fullmatch(counted.predicate) and counted.end == following.lead:
        return counted._replace(predicate="")
    if run.text[counted.cut : following.lead] == "、" and _DOES.search(run.before):
        work = _ALL_DONE.match(run.text, counted.cut)  # 9座甲、8个乙改造
        bare = not counted.predicate and not _DONE_TO.search(counted.noun)
        counted = counted._replace(noun=counted.noun + work["did"]) if work and bare else counted
    if counted.end == following.lead and not counted.predicate and run.text.startswith("的", following.tail):
        return counted._replace(
            predicate=counted_noun(run.text, following.tail, len(run.text)).noun
        )  # 8个村9万人的饮水
    if not naming.general(counted.noun) and len(counted.noun) > 4:
        return counted._replace(predicate="") if counted.end == following.lead else counted
    if not counted.predicate and run.text[counted.cut : following.lead] in {"、", "和", "与", "及"}:
        other = counted_noun(run.text, following.tail, len(run.text))  # 80个甲、90个乙获认定
        return counted._replace(predicate=other.predicate)
    done = re.match("(?:累计)?(?:完成|实现)", counted.predicate) and following.unit.kind == "money"
    if done and len(counted.noun) > 2 and counted.end == following.lead:  # 3个省级项目完成投资5亿元
        return counted._replace(predicate="")
    if counted.predicate[:1] in {"与", "同"} and counted.end == following.lead:  # 4家医院与甲市9家医院合作
        other = counted_noun(run.text, following.tail, len(run.text))
        return counted._replace(predicate=counted.predicate + other.noun + other.predicate)
    if counted.predicate and counted.end == following.lead:  # 12个镇设置25间驿站
        return counted._replace(
            predicate=counted.predicate + counted_noun(run.text, following.tail, len(run.text)).noun
        )
    return counted


_THERE_ARE = re.compile("的(?:共?有)?(?P<noun>[^,、;]{0,12})")


def class_before(run: Run) -> Names | None:
    """占比超过10%的有4种, 投资5亿元以上的项目4个: the number before says which are counted."""
    found = _THERE_ARE.fullmatch(run.before)
    rated = run.tokens[0].unit.kind == "percent" and PROPORTION.search(run.before) is not None
    if not found or not (rated or run.tokens[0].unit.countable):
        return None
    which = split_operator(run.text[run.clause : run.tokens[0].lead].removesuffix("有").split("、")[-1])[0]
    which = naming.clean(which)
    bound = run.every[run.every.index(run.tokens[0]) - 1]
    if bound.unit.kind == "money" and bound.qualifier == "exact" and found["noun"]:
        which = found["noun"]  # 总投资9亿元的项目16个: a sum bounds no class
    noun = "" if found["noun"] else run.earlier.noun
    return Names([naming.with_measure(which + noun, t.unit) for t in run.tokens], "class before")


def scope(run: Run) -> Names | None:
    """Name what a rank is among (在9个县中排第3)."""
    found = _AMONG.match(run.text, run.tokens[-1].tail) if run.tokens[0].unit.countable else None
    if not found:
        return None
    return Names([naming.with_measure(found["noun"], t.unit) for t in run.tokens], "scope")


_GAINED = re.compile(
    "^(?:[^,;]{2,12}?累计)?(?:形成|培育|打造|建成|新增|引进|完成|实施|获得|获批|创建|开展|举办|签约|招引|新建|入选)"
)


_PERSONS = re.compile("[人员生工者户民师家众群口手童兵]$")


def noun_before(run: Run) -> Names | None:
    """2家评为五星: the noun was named before, the predicate stands behind."""
    unit = run.tokens[0].unit
    predicate = run.counted.predicate
    ranked = run.following if run.following and run.following.kind == "rank" else None
    if ranked and ranked.lead == run.counted.end:  # 3项居全省前五
        predicate = run.text[run.tokens[-1].tail : ranked.tail]
    if not unit.countable or run.head not in {"", "其余", "剩余", "另外"} or len(predicate) < 3:
        return None
    noun = re.sub("(?<!集)中有?$", "", run.earlier.noun)
    if not noun and run.earlier.names and run.earlier.unit.text == unit.text:
        nouns = [_GAINED.sub("", name.removesuffix("数")) for name in run.earlier.trail]
        last = run.earlier.names[-1].removesuffix("数")  # 形成经验9条,其中3条在全省推广、2条获肯定
        noun = min((n for n in nouns if n and last.endswith(n)), key=len, default="")
    if not noun:
        return None
    if (unit.kind == "people" and not _PERSONS.search(noun)) or unit.kind == "times":
        noun = ""  # 9个小区建成,200人迁入新居
    return Names([naming.with_measure(predicate + noun, unit) for _ in run.tokens], "noun before")
