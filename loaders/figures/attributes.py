"""Names of measures that say which noun is meant: 投资4亿元、日供水9万吨的水厂, 50米内换乘率, 收入总计."""

from __future__ import annotations

import re

from loaders.figures import naming
from loaders.figures.earlier import Names
from loaders.figures.phrases import counted_noun
from loaders.figures.runs import Run
from loaders.seeking import Ended

_SPENT = Ended("(?:计划|累计|完成)*(?:总?投资额?|投入|贷款|融资)")
_OTHER_MEASURE = re.compile(
    r"(?:[、,][^,;。、的\d]{0,12})?\d[\d.]*[^,;。、的\d]{1,6}的(?=[\u4e00-\u9fff]{2})"
)
_WITHIN = re.compile("(?:以|范围|圈|步行)?内(?P<what>[^,;。、\\d]{0,12}?(?:率|比例|占比|覆盖|比重))")
_RATE = re.compile("(?:比例|占比|比重|覆盖率|覆盖|率)$")


def of_the_noun(run: Run) -> Names | None:
    """Name a sum after the noun that a second measure leads to (投资4亿元、日供水9万吨的水厂)."""
    spent = _SPENT.search(run.before) if run.tokens[0].unit.kind == "money" else None
    tail = run.tokens[-1].tail
    other = _OTHER_MEASURE.match(run.text, tail) if spent else None
    if not spent or not other or not naming.weak(run.head):
        return None
    noun = counted_noun(run.text, other.end(), len(run.text)).noun
    return Names([f"{noun}{spent.group()}" for _ in run.tokens], "of the noun") if noun else None


_FUNDED = Ended("(?:计划|累计|完成|总)*(?:投资额?|投入|安排|筹措|统筹)(?:资金)?")
_ON = re.compile(
    "(?:精准|全面|重点|集中|专项|扎实|大力|着力|积极)*(?P<did>改善|用于|实施|建设|开展|推进|支持|启动|完成|新建|改造|改建|扩建|改扩建|修建|打造|建成(?!区)|加强|完善|进行|落实|对)了?"
    "(?:[^,;。、\\d]{0,4}\\d[\\d.]*[^,;。、\\d]{1,4}的)?(?:\\d+[条个座处所项户])?"  # 全长9公里的3条
    "(?P<what>[^,;。\\d]{2,40})(?=[,;。]|$)"
)
_ON_NEXT = re.compile(
    ",(?P<did>实施|建设|新建|改造|完成)了?(?P<what>[^,;。\\d]{2,20}(?:工程|项目|改造|建设|治理|整治|一体化|提升|修复|行动|硬化|绿化))(?=[,;。]|$)"
)
_PLAIN_WHAT = re.compile("^.*等(?=.{4,})|进行(?:了|全面|集中)*(?=..)")  # 对小区管网进行更换
# 新建甲园、乙园等3座公园; 3亿元,完成甲路等9条道路改造
_ON_SEVERAL = re.compile(
    ",?(?:先后|集中|重点|全面)*(?P<did>用于|实施|建设|完成|新建|改造|改建|扩建|改扩建|修建|打造|建成(?!区)|铺设)了?"
    "(?:对|[^,;。\\d]{2,40}?等?)?\\d[\\d.]*[万千]?余?(?:[个条座处所项栋户](?!百分点)|公里|万?平方米)(?!的)"
)
# 完成河道整治9公里: how much of it was done stands behind.
_ON_SO_MUCH = re.compile(
    ",?(?P<did>实施|完成|新建|改造|改建|扩建|修建|打造|建成(?!区)|铺设)了?+(?!投资|装机|容量|产量|(?:重点|各类)?(?:项目|工程)[0-9]|产值|税收|全长|总长|总投资|占地)"
    "(?P<what>[^,;。、\\d]{2,16})\\d[\\d.]*+(?![年月%亿])"
)
_MORE = re.compile(r"(?:以及|[和与及、])\d")
_WORK = frozenset({"新建", "改造", "改建", "扩建", "改扩建", "修建"})  # part of what the sum is for
_LAST_QUOTED = re.compile("“[^“”]+”[^“”]{0,6}$")


def spent_on(run: Run) -> Names | None:
    """Name a sum after what it was spent on (投入12亿元实施“甲乙”工程)."""
    if run.tokens[0].unit.kind != "money" or len(run.tokens) > 1:
        return None
    funded, tail = _FUNDED.search(run.before), run.tokens[-1].tail
    if not funded:
        return None
    if not naming.weak(naming.clean(run.before[: funded.start()])):
        return None
    several = _ON_SEVERAL.match(run.text, tail)
    if several and (noun := counted_noun(run.text, several.end(), len(run.text)).noun):
        what = (several["did"] if several["did"] in _WORK else "") + _MORE.split(noun)[0]
        return Names([what + ("投资" if "投资" in funded.group() else "投入资金")], "spent on")
    if measured := _ON_SO_MUCH.match(run.text, tail):
        what = (measured["did"] if measured["did"] in _WORK else "") + naming.clean(measured["what"])
        return Names([what + ("投资" if "投资" in funded.group() else "投入资金")], "spent on")
    on = _ON.match(run.text, tail) or _ON_NEXT.match(run.text, tail)
    if not on:
        return None
    quoted = _LAST_QUOTED.search(on["what"])
    what = quoted.group() if quoted else _PLAIN_WHAT.sub("", on["what"])
    if on["did"] == "对" and what == on["what"]:
        return None
    what = (on["did"] if on["did"] in _WORK else "") + what
    return Names([what + ("投资" if "投资" in funded.group() else "投入资金")], "spent on")


_YEARLY = re.compile("(?P<when>年|日)(?:产|处理|加工|供水|出栏)$")


def capacity(run: Run) -> Names | None:
    """Name what a work is to make a year (年产9万吨茶饮项目)."""
    noun = run.counted.noun
    plant = noun.endswith(("项目", "生产线", "工厂", "基地", "产线", "工程"))
    made = _YEARLY.search(run.before) if plant else None
    if not made:
        return None
    what = {"产": "产量"}.get(made.group()[1:], made.group()[1:] + "量")
    return Names([f"{noun}{made['when']}{what}" for _ in run.tokens], "capacity")


def of_the_counted(run: Run) -> Names | None:
    """Name a sum after what is counted right behind it (投资5亿元9个重点项目); who spends it is its owner."""
    following, tail = run.following, run.tokens[-1].tail
    if following is None or following.start != tail or run.tokens[0].unit.kind != "money":
        return None
    spent = _SPENT.search(run.before) if following.unit.countable else None
    if not spent:
        return None
    noun = counted_noun(run.text, following.tail, len(run.text)).noun
    return Names([f"{noun}{spent.group()}" for _ in run.tokens], "of the counted") if noun else None


_ACCOUNT = re.compile("(?P<account>.{2,10}?(?:预算|基金))(?=收入|支出)")


def total_of_account(run: Run) -> Names | None:
    """Name the total of an account after the account that its sentence opens with (收入总计)."""
    if run.head not in {"收入", "支出"} or run.operator.text[:2] not in {"总计", "合计"}:
        return None
    opened = (_ACCOUNT.match(name) for name in run.earlier.trail)
    account = next((found["account"] for found in opened if found), "")
    return Names([f"{account}{run.head}总计" for _ in run.tokens], "total of an account")


def within(run: Run) -> Names | None:
    """Name the bound inside a rate's name (甲与乙50米内换乘比例达91%, 15分钟内办结率)."""
    token = run.tokens[-1]
    bounding = _bounds_rate(run.text, token.end + token.unit.length) if token.unit.kind in _BOUNDS else None
    if not bounding or run.following is None or run.following.unit.kind != "percent":
        return None
    token.qualifier = "at_most"
    what = _RATE.sub("", bounding["what"])
    name = naming.clean(run.before) + what + _BOUNDS[token.unit.kind]
    return Names([name for _ in run.tokens], "within")


_BOUNDS = {"length": "距离", "duration": "时间"}


def _bounds_rate(text: str, position: int) -> re.Match[str] | None:
    return _WITHIN.match(text, position)


_BUILT = re.compile("^(?:累计)?(?:建成|新建|开通)|数$")


def covered(run: Run) -> Names | None:
    """Name a rate of coverage by what was named before (建成驿站8座、覆盖95%以上行政村)."""
    noun = run.counted.noun.strip("的")
    if not run.before.endswith("覆盖") or run.tokens[0].unit.kind != "percent" or not 0 < len(noun) < 12:
        return None
    own = naming.clean(run.before.removesuffix("覆盖"))
    if not own and run.earlier.names:
        own = _BUILT.sub("", run.earlier.names[-1])
    return Names([f"{own}{noun}覆盖率" for _ in run.tokens], "coverage")


_REACHING = re.compile(
    "(?:可)?(?:直达|直通|抵达|到达|通达|可达|互达|办结|办理|送达|响应|通勤|完成|到现场|办成|处置|解决|反馈"
    "|落实)[^,;。]{0,16}"
)
_ACHIEVED = re.compile(
    "(?:成功|就|便|即|完成|实现|建成|拿地|高效|快速|牵手|签约|落地|开工|投产)[^,;。]{2,14}"
)
_SIGNED = re.compile("(?:签约|完成|征收|拆除|搬迁|建成|开工)[^,;。]{0,8}")  # 45天签约9户
_OF_WORK = re.compile(
    "的(?P<work>[^,;。]{2,30}?)(?=全部|全面|顺利|正式|圆满|基本|如期|[,;。]|$)"
)  # 历时三年的修路工程
_USED = re.compile("(?:仅用|只用|仅用了|只用了|历时|历经|经过|用时)$")


# 打破9年无企业上市困局: what there was not for so long.
_ENDED = Ended("(?:打破|结束|告别|终结|填补)了?(?:连续|长达)?")
_LACKED = re.compile("(?:无|没有|未)[^,;。]{2,10}?(?=的|困局|历史|局面|空白|纪录|[,;。])")


def time_behind(run: Run) -> Names | None:
    """Name a time after what takes it and stands behind it (30分钟直达甲地)."""
    lacked = _LACKED.match(run.after) if _ENDED.search(run.before) else None
    if lacked and run.tokens[0].unit.kind == "duration":
        return Names([f"{lacked.group()}{run.tokens[0].unit.text.removeprefix('个')}数"], "time behind")
    if run.tokens[0].unit.kind != "duration":
        return None
    reaching = _REACHING.match(run.after)
    used = _USED.search(run.before) and (
        _OF_WORK.match(run.after) or re.fullmatch("[^,;。]{2,16}", run.after)
    )
    opens = run.before.strip(",、") == "" and (_ACHIEVED.fullmatch(run.after) or _SIGNED.fullmatch(run.after))
    reaching = reaching or used or opens or None
    if not reaching:
        return None
    head = _USED.sub("", run.head)
    if run.before.endswith("提前"):
        head = head.removesuffix("提前") + "提前"
    if not head and run.earlier.noun:
        head = run.earlier.noun
    return Names(
        [
            re.sub("出发$", "", head)
            + re.sub("^(?:可|成功|就|便|即|的)|等(?:工作?)?$", "", reaching.group())
            + "时间"
            for _ in run.tokens
        ],
        "time behind",
    )
