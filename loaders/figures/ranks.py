"""Names for ranks and for streaks of years."""

from __future__ import annotations

import re

from loaders.figures import elided, naming
from loaders.figures.alignment import aligned
from loaders.figures.earlier import Names
from loaders.figures.phrases import split_operator
from loaders.figures.runs import Run
from loaders.figures.units import Unit
from loaders.seeking import Ended

_STEP = re.compile("(?:上升|提升|前移|进位|跃升|提高|攀升|前进|下降|下滑)$")
_FRONT = re.compile("^(?:连续|蝉联|荣获|入选|位列|位居|稳居|跃居|荣登|名列|跻身|获评|进入|列入)+")
# A list of places or firms that a place in is told of: 全国百强县.
_LIST = re.compile(
    "(?:全[国省市]|中国|世界|全球|[东中西]部)?[\u4e00-\u9fff]{0,8}?(?:百强|千强|十强|强)(?:县域|[县市区镇村])(?!域)"
)
_AMONG = re.compile("(?P<head>[^,;]*?)在?(?:全[国省市区县]|我[省市])?\\d+个[^,;\\d]{1,12}[中里]")
_INTO = re.compile("(?:跃升至|上升至|提升至|升至|进入|跻身)[^,;]{0,8}(?:百强|十强)[县区市镇]?$")
_SEVERAL = re.compile("[一二两三四五六七八九十]个.{0,3}[县区市镇]$")
# 东山园区在全省园区考评中升至: who is ranked in what.
_PLACED = re.compile(
    "(?P<who>[^,;在]{0,14}?)(?:在|^)(?P<what>[^,;在]{2,26}?(?:考核|考评|评价|评比|评估|测评|竞赛|榜单?))中(?:连续|再次|[^,;]{0,8})"
)
# 甲园区首次入选全省园区竞争力十强: who entered which list.
_ENTERED = re.compile(
    "(?P<who>[^,;]*?)(?:首次|成功|再次|连续|双双|均|继续|稳居)*(?:跻身|进入|步入|迈入|挺进|入选|入围|上榜|荣列|列入|获评|评为|位列|位居)"
    "(?P<what>[^,;]{4,}?)(?:前|第)?"
)
_OWNER = re.compile("[区县市镇乡村街院校园司港团馆站场线路]$|[A-Za-z]$")
_PLACE = re.compile("[县市区镇乡村州旗盟]$|^..$")
_WHOLE = {"", "规模", "质量", "总数"}
_RATES = {"增速", "增幅", "降幅", "涨幅"}
# In what a rank was reached: 在“赛龙舟”考核中,
_ASSESSED = re.compile(
    "(?:在(?:全[国省市区县])?)?(?P<what>[^,;。]{2,24}(?:考核|考评|评价|评比|评估|测评|评选|竞赛|督查|普查))中,[^;。]*$"
)


def rank(run: Run) -> Names | None:
    """Name a rank after what is ranked; a place in a list belongs to whom the clause opens with."""
    if run.tokens[0].kind != "rank":
        return None
    among = _AMONG.match(run.text[run.clause : run.tokens[0].lead])  # 增速在12个县中排第3
    head = _FRONT.sub("", naming.clean(among["head"]) if among else run.head)
    if len(run.tokens) > 1 and (heads := aligned(head, len(run.tokens))):
        last = run.earlier.names[-1] if run.earlier.names else ""
        whole = last and any(h in _RATES for h in heads)  # 用电量增长9%,用电量、增速分别居第2、第1
        heads = (
            [last + h if h in _RATES else last if last.endswith(h) else h for h in heads] if whole else heads
        )
        return Names([_STEP.sub("", h) + "排名" for h in heads], "rank")
    count, grown = len(run.tokens), run.earlier.grown
    if count > 1 and "分别" in run.before and head in _RATES and len(grown) >= count:
        return Names([f"{name}增速排名" for name in grown[-count:]], "rank")  # 甲增长9%、乙增长8%,增速分别居
    if not re.search("均|都|分别", run.before):
        head = head.split("、")[-1]
    head = naming.clean(re.sub("[(][^()]{1,4}[)]$|^继|^(?:同比|环比)+", "", head))
    head = _STEP.sub("", _INTO.sub("", head) or head)
    placed = _PLACED.fullmatch(head)
    if placed and len(run.tokens) == 1:
        who = (placed["who"],) if re.search("[区县市镇乡村院校园司]$", placed["who"]) else ()
        return Names([naming.clean(placed["what"]) + "排名"], "rank", who)
    entered = _entered(run)
    if entered:
        return entered
    behind = _BEHIND.fullmatch(run.counted.noun) if run.tokens[0].unit.text and len(run.tokens) == 1 else None
    if behind and _INTO_LIST.search(run.before):  # “甲茶”入围全国前20名最具价值公用品牌
        owner = _INTO_LIST.split(run.before.lstrip(",、"))[0]
        return Names([behind.group() + "排名"], "rank", (owner,) if owner.endswith("”") else ())
    listed = _listed(run, head)
    if listed:
        return listed
    head = _summed(run, head)
    assessed = _ASSESSED.search(run.text[: run.clause])
    if naming.weak(head) and assessed and not run.earlier.names:
        what = assessed["what"]
        head = what if what.startswith("“") else naming.clean(what)
    elif naming.weak(head) and run.earlier.rule == "rank" and _MOVED.search(run.before):
        return Names([run.earlier.ranked for _ in run.tokens], "rank")  # 由第9位升至第4位
    elif naming.weak(head) and run.earlier.rule == "noun before" and run.earlier.noun:
        head = re.sub("中有?$", "", run.earlier.noun)  # 6项指标中,3项居全省前五
    elif naming.weak(head) and run.earlier.names:
        last = re.sub("(?:连续.*|创新[高低]年)数$", "", run.earlier.names[-1])
        years = _ENTERED_YEARS.fullmatch(run.earlier.names[-1])
        last = years["what"] if years else last
        last = re.sub("(?<=[榜评核比价])中$", "", last)  # 在甲榜中连续四年进位、升至第4名
        head = _carried(last, head)
    name = head if re.search("(?:排名|位次|名次)$", head) else head + "排名"
    return Names([name for _ in run.tokens], "rank")


def _entered(run: Run) -> Names | None:
    """Name the list of ten that somebody entered (甲园区入选全省园区十强)."""
    found = _ENTERED.fullmatch(run.before.lstrip(",、")) if run.tokens[0].unit.text in {"强", "佳"} else None
    if not found:
        return None
    who = naming.clean(found["who"])
    owners: tuple[str, ...] = (who,) if who and _OWNER.search(who) else ()
    if not who and run.earlier.rule == "streak":
        owners = run.earlier.sites[-1:]  # 甲园区连续两年获评全省园区十佳
    return Names([naming.clean(found["what"]) + "排名"], "rank", owners)


def _summed(run: Run, head: str) -> str:
    """Join the levels that a clause lists, where the next one ranks their total (甲5亿元、乙6亿元,总量居)."""
    clause = re.split("[,;。]", run.text[: max(0, run.clause - 1)])[-1]
    count = len(re.findall(r"\d[^\d、%]*(?=、|$)", clause))
    if head != "总量" or "、" not in clause or len(run.earlier.trail) < count or count < 2:
        return head
    return "、".join(run.earlier.trail[-count:]) + head


def _carried(last: str, head: str) -> str:
    """Restore what the rank of a total or a rate is one of (增速居全省第2: whose growth)."""
    if head in _WHOLE:
        return last
    if head == "总量":
        return re.sub("(?:占.{2,}比重|占比|总量|金额|增[速幅])$", "", last) + head
    if head in _RATES:
        return re.sub("(?:(?:增[速幅]|降幅|涨幅)?排名|金额|[增降涨][速幅])$", "", last) + head
    return elided.carried(last, head, Unit(""))


def _listed(run: Run, head: str) -> Names | None:
    if head and not _PLACE.search(head):
        return None
    found = _LIST.search(_FRONT.sub("", run.before.lstrip(",、")).removeprefix(head))
    if found:
        name = re.sub("^(?:[均都]|分别|连续|稳居|位居|位列|名列|[居列为在])+", "", found.group()) + "排名"
    elif run.earlier.ranked and _SEVERAL.match(head):
        name = run.earlier.ranked
    else:
        return None
    owner = head or (run.earlier.sites[-1] if run.earlier.sites else "")
    count = len(run.tokens)
    return Names([name] * count, "rank", (owner,) * count if owner else ())


_RECORD = Ended("创(?:下|造)?了?(?:近|过去)?")


_HIGH = re.compile("(?:来|以来)?(?:同期)?的?(?:新|最)(?P<end>[高低好])")


def record(run: Run) -> Names | None:
    """Name the years that a figure has not been as high or low for (增速创近5年新高)."""
    led = _RECORD.search(run.before) if run.tokens[0].kind == "duration" else None
    told = _HIGH.match(run.text, run.tokens[-1].tail) if led else None
    if not led or not told:
        return None
    head = naming.clean(split_operator(run.before[: led.start()])[0])
    rate = re.search("增[速幅]$", run.before[: led.start()])
    before = run.earlier.names[-1] if run.earlier.names and naming.weak(head) else ""
    own = before + (rate.group() if rate else "") if before else head
    what = {"好": "最好水平"}.get(told["end"], "新" + told["end"])
    return Names([f"{own}创{what}年数" for _ in run.tokens], "record")


# 连续3年入选全国百强县,排名由第9位升至第4位: in what.
_ENTERED_YEARS = re.compile(
    "连续(?:入选|跻身|上榜|进入|入围|列入|荣登|蝉联|获评)(?P<what>.{3,}?)(?:榜单?|名单)?[年届次]数"
)
_MOVED = re.compile("[升降移进跃前][至到]")
_BEHIND = re.compile("[\u4e00-\u9fff]{4,20}(?<![的数量])")
_INTO_LIST = re.compile("(?:首次|成功|再次|连续)*(?:入围|入选|进入|跻身|列入|上榜)")
_ZONE = re.compile(
    "..(?:试验区|示范区|开发区|经开区|高新区|园区|度假区|商务区|新区|街道|镇|乡|县|医院|学校|大学|学院|集团|公司)$"
)


def streak(run: Run) -> Names | None:
    """Name the years of what stands behind or before them (连续3年获评)."""
    token = run.tokens[0]
    if token.kind != "duration":
        return None
    behind = re.sub("^(?:保持在|稳定在|在|保持|被)", "", run.counted.noun + run.counted.predicate)
    ranked = run.following and run.following.kind == "rank" and run.counted.end == run.following.lead
    if ranked and run.following:
        behind += run.text[run.following.start : run.following.tail]
    amount = run.following if run.following and run.following.kind != "rank" else None
    if amount and not split_operator(run.text[token.tail : amount.lead])[0]:
        behind = run.text[token.tail : amount.tail]  # 连续两年超30亿元
    head = re.sub("(?:连续|连跨|蝉联)$", "", run.head) if not naming.weak(run.head) else ""
    rate = re.match("增速|增幅", run.operator.text)
    head += rate.group() if rate and head else ""
    zone = re.sub("[(]以下简称[^()]*[)]$", "", head)
    if _ZONE.search(zone) and not run.before.startswith("、"):
        return Names([f"连续{behind}{token.unit.text.removeprefix('个')}数"], "streak", (zone,))
    if head and ranked and _LIST.search(behind) and _PLACE.search(head):
        return Names([f"连续{behind}{token.unit.text.removeprefix('个')}数"], "streak", (head,))
    if not head and run.earlier.names and re.search("[第位]", behind[:8]):
        head = re.sub("连续.*数$|占.{2,}比重$", "", run.earlier.names[-1])
    return Names(
        [f"{head}连续{behind}{token.unit.text.removeprefix('个')}数" for token in run.tokens], "streak"
    )
