"""Names carried on from what was named before, where the head is elided (增速, 总量, 惠及)."""

from __future__ import annotations

import re

from loaders.figures import elided, naming
from loaders.figures.alignment import aligned
from loaders.figures.earlier import Names, latest
from loaders.figures.runs import Run
from loaders.figures.shares import clause_before

# 甲、乙实现“双增长”, 甲、乙再创新高: where the heads of the next clause end.
_TURN = re.compile(
    '(?:同比|均|都|全部|实现|双|再|持续|稳步|快速|不断|大幅|全面|同步|加快)*(?:["“”]|双|创新高|创历史新高|增长|回升|提升|向好|攀升|扩大|上涨|突破'
    "|回暖|恢复|跃升)"
)
_ECONOMY = re.compile("(?:增加值|生产总值|零售总?额|收入|[进出]口总?[值额]?|消费)$")
# 税收收入剔除减免因素,增长5%
_WITHOUT = re.compile(
    "(?P<what>[^,;]{2,16}?(?:收入|支出|增加值|总额|总值|投资|余额))(?:剔除|扣除|还原)[^,;]+因素(?:后|影响)?"
)
_OF_ALL = re.compile(",?全[年市县区省][投消进出]")
_CONTRIBUTION = re.compile(",?对.{2,12}的?贡献率$")
_UNCARRIED = re.compile(
    "(?:连续[^,]*|创新[高低]|创最好水平)年数$|(?<=..)(?:总量|规模)?排名$"
)  # no growth of these


# 带动57户茶农年均增收4300元: who earns more.
_EARNS = re.compile("(?:年均|人均|户均|平均)*增收$")


# 甲产值增长9%;乙产量再创新高,达到5万吨: the clause before has no number and says what.
_ROSE = re.compile(
    "(?:全[年市县区省])*(?P<what>[^,;、]{2,16}?)(?:再|又|连年|持续|稳步|大幅|显著|明显|平稳|较快|快速|不断|稳中有|历史性|成功|加快|有效|进一步)*"
    "(?:创(?:下|造)?了?(?:历史)?新高|创历史最好水平|(?:迈上|跃上)新台阶|实现(?:新)?(?:突破|跨越|增长)|取得新?突破|增长|提升|提高|改善|向好|回升|[升进增]|下降|扩大|壮大|加快|翻番)"
)


def _risen(run: Run) -> str:
    """Return what the clause right before a headless number, without one of its own, says rose, or ""."""
    clause = run.previous_clause()
    apart = clause and run.earlier.end < run.clause - len(clause)
    rose = _ROSE.fullmatch(clause) if apart else None
    what = naming.clean(rose["what"]) if rose else ""
    return what if naming.measured(what) or _COUNTED_KIND.search(what) else ""


_COUNTED_KIND = re.compile("(?:企业|主体|机构|平台|项目|人才|上市公司|班列)$")


def _earned(run: Run) -> Names | None:
    earns = _EARNS.search(run.before) if run.tokens[0].unit.kind == "money" else None
    who = run.earlier.noun if earns and run.before.strip(",、") in {earns.group(), "年均增收"} else ""
    return Names([f"{who}{earns.group()}" for _ in run.tokens], "carried") if earns and who else None


def carried(run: Run) -> Names | None:
    """Name a run whose head is empty or weak after what was named before it."""
    names = run.earlier.names
    if names and _CONTRIBUTION.match(run.raw_head):
        count = len(run.tokens)
        wholes = names if len(names) == count else names[-1:] * count
        owns = [re.sub("占(?:比|.*比重)$", "", name) for name in wholes]
        return Names([own + run.raw_head.lstrip(",、") for own in owns], "carried")
    rated = run.earlier.rated if run.earlier.rule == "class before" else ""
    if rated and run.tokens[0].unit.kind == "percent" and naming.weak(run.head) and not run.operator.change:
        return Names([rated for _ in run.tokens], "carried")  # 占比超过10%的有4种、超过20%的有2种
    clause = run.previous_clause() if run.apart and len(run.tokens) > 1 and naming.weak(run.head) else ""
    listed = aligned(naming.clean(_TURN.split(clause)[0]), len(run.tokens)) if clause else []
    if listed:  # 享受户数与金额,分别增长2%、4%
        return Names(
            [naming.with_measure(h, t.unit) for h, t in zip(listed, run.tokens, strict=True)], "aligned"
        )
    if names and run.head.startswith("拉动"):  # 拉动增长2个百分点: what does
        count = len(run.tokens)
        movers = [re.sub("(?:对.*|占.*|销售数)$", "", n) for n in names]
        movers = movers if len(movers) == count else movers[-1:] * count
        return Names([name + run.head for name in movers], "carried")
    timed = run.earlier.unit.kind == "duration" and run.earlier.rule in {"time behind", "streak"}
    if not naming.weak(run.head) or (timed and run.head and names == run.earlier.names):
        return None
    if earned := _earned(run):
        return earned
    without = _WITHOUT.fullmatch(run.previous_clause()) if names and naming.weak(run.head) else None
    if without:
        return Names([naming.clean(without["what"]) for _ in run.tokens], "clause before")
    if names and not run.head and (risen := _risen(run)):
        return Names([naming.with_measure(risen, t.unit) for t in run.tokens], "clause before")
    if run.head == "投资" and run.operator.change and names and _ECONOMY.search(names[-1]):
        return None  # 工业增加值增长5%,投资增长6%
    if not names and _OF_ALL.match(run.before):
        return None  # 全年投资增长5%: no clause before says whose
    if not names:
        topic = clause_before(run)
        clause = _TURN.split(run.previous_clause())[0]
        heads = aligned(naming.clean(clause), len(run.tokens)) if run.apart and len(run.tokens) > 1 else []
        if heads:
            return Names(
                [naming.with_measure(h, t.unit) for h, t in zip(heads, run.tokens, strict=True)], "aligned"
            )
        return (
            Names([elided.carried(topic, run.head, t.unit) for t in run.tokens], "clause before")
            if topic
            else None
        )
    count = len(run.tokens)
    if run.earlier.base and run.operator.change and run.tokens[0].unit.kind in {"percent", "money"}:
        names = run.earlier.base
    if run.yard and "分别" in run.before and len(names) != count and len(run.earlier.said) >= count > 1:
        names = run.earlier.said[-count:]  # 甲增长9%、占比38%,分别高于全省2个、3个百分点
    points = (
        run.apart
        and run.tokens[0].unit.kind == "point"
        and all(s.endswith("率") for s in run.earlier.said[-count:])
    )
    if len(names) != count and points and len(run.earlier.said) >= count > 1:
        names = run.earlier.said[-count:]  # 甲率98%、乙率42%,分别提高3个、8个百分点
    if len(names) != count and run.one_by_one and len(run.earlier.trail) >= count > 1:
        names = tuple(run.earlier.trail[i] for i in latest(run.earlier.trail, count))
    sources = names if len(names) == count else (names[-1],) * count
    sources = tuple(_UNCARRIED.sub("", s) for s in sources)
    if run.operator.to or re.search("达|累计", run.operator.text):
        sources = tuple(re.sub("(?:新增|净增)(?=数?$)", "", elided.NEW.sub("", s)) for s in sources)
    owners = run.earlier.sites if len(run.earlier.sites) == count else ()
    return Names(
        [elided.carried(s, run.head, t.unit) for s, t in zip(sources, run.tokens, strict=True)],
        "carried",
        owners,
    )
