"""What a number is: role, direction and signed value, from its unit and the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.figures.phrases import Operator, direction_of
from loaders.figures.tokens import Token

_RATE_TASK = re.compile(
    "完成率|完工率|竣工率|(?<!占)投资率(?:已|累计)*(?:完成|达到?)|完成了?(?:总)?(?:工程量|任务量|工作量)的?$|完成(?:了|全年|年度|计划|目标|任务|预算|的)*[^,;。]{0,12}(?:任务|目标|计划|预算|预期)(?:任务"
    "|总量|数)?的?$|进度的?$|(?:占|为|达到?)(?:全年|年度|年初?)?(?:总?投资|收入)?(?:计划|目标|任务|预算)(?:总?投资)?的?$|目标任务的?$"
    "|完成年度[^,]{0,6}的$"
)
_GROWTH_NOUN = re.compile("增速|增幅|涨幅|降幅|跌幅|增长率|增长速度|减少率|下降率|压减率|降低率")
_GROWTH_AFTER = re.compile(
    "(?:以上|左右|以内)?的?(?:的速度)?(?:同比|高|中高|较高|较快|快速|稳定|平均|复合)?(?P<w>增长|增速|增幅|涨幅|降幅|下降)(?!点|极|率先|到|至)"
)
_SHARE_NOUN = re.compile("率|比重|占比|比例|占|份额|覆盖|贡献|渗透|强度|达标|满意")
_INDEX_NOUN = re.compile("指数|系数|倍差|评分|恩格尔|收入比|密度|满意度|得分|评价")
_CUT = re.compile("(?:率|比重|占比|强度)$")
_DAYS = re.compile("天数|优良|晴好|蓝天")
_RISES = re.compile("^(?:同比|再|共|总共|累计)*(?P<w>增加(?![值额])|减少(?![值额])|减轻|增配)")


_CUTS = re.compile("(?:同比|共)?(?:压减|压降|降低|减少|削减|增加(?![值额]))")


@dataclass(slots=True)
class Setting:
    """What the role of a number is read from."""

    token: Token
    head: str
    operator: Operator
    after: str
    counted: bool  # a noun follows the number
    headed: str = ""  # the direction that the heading of its list gives
    last: bool = False  # the text breaks off behind it
    plan: bool = False  # the number before is the plan that this one says the completion of


@dataclass(frozen=True, slots=True)
class RoleRule:
    """One row: the first whose test holds gives the role. ``yes`` and ``no`` are invented (text, number).

    A ``rate`` row is of per cent only.
    """

    name: str
    role: str
    test: Callable[[Setting], bool]
    yes: tuple[tuple[str, str], ...] = ()
    no: tuple[tuple[str, str], ...] = ()
    rate: bool = False


_COMPARED = re.compile("同比|环比|比上年|较上年")


def _signed(s: Setting) -> bool:
    """Say whether a bare rate is one of change: 出口同比-2%."""
    compared = _percent(s) and _COMPARED.search(s.operator.text) is not None
    return compared and not s.operator.to and not _SHARE_NOUN.search(s.head[-3:])


def _headed(s: Setting) -> bool:
    return _percent(s) and bool(s.headed) and not s.operator.to


def _percent(s: Setting) -> bool:
    return s.token.unit.kind == "percent"


def _changes(s: Setting) -> bool:
    return bool(s.operator.change) and not s.operator.to


RULES: tuple[RoleRule, ...] = (
    RoleRule(
        "steps in a ranking",
        "change",
        lambda s: _steps(s),
        (("营商评价前移4位", "4"), ("茶叶产值排名较上年跃升4个位次", "4")),
        (("居全省第4位", "4"),),
    ),
    RoleRule(
        "kind of the number",
        "",
        lambda s: s.token.kind not in {"", "share"},
        (("三次产业比例为3:40:57", "3:40:57"),),
    ),
    RoleRule("points", "change", lambda s: s.token.unit.kind == "point", (("占比提高2个百分点", "2"),)),
    RoleRule("plan quoted", "completion", lambda s: s.plan, rate=True),
    RoleRule(
        "task done",
        "completion",
        lambda s: _RATE_TASK.search(s.head + s.operator.text) is not None and not _changes(s),
        (("完成年度任务的87%", "87"), ("投资完成率104%", "104")),
        (("任务量增长8%", "8"),),
        rate=True,
    ),
    RoleRule(
        "rate of growth",
        "change",
        lambda s: _GROWTH_NOUN.search(s.head + s.operator.text) is not None and "自然增长率" not in s.head,
        (("外贸增速达12%", "12"),),
        (("人口自然增长率5‰", "5"),),
        rate=True,
    ),
    RoleRule(
        "growth after the number",
        "change",
        lambda s: _GROWTH_AFTER.match(s.after) is not None,
        (("保持6%左右的增长", "6"),),
        (("6%的企业增长", "6"),),
        rate=True,
    ),
    RoleRule(
        "change of percent",
        "change",
        lambda s: (
            ((_percent(s) or s.token.unit.kind == "multiple") and _changes(s)) or _signed(s) or _headed(s)
        ),
        (("产值同比增长9%", "9"), ("产量增长2倍", "2"), ("能耗下降3.1%", "3.1")),
        (("覆盖率提高到91%", "91"),),
    ),
    RoleRule(
        "change before the noun",
        "change",
        lambda s: _CUTS.match(s.head) is not None and not _SHARE_NOUN.search(s.head),
        (("压减煤炭消费10%", "10"),),
        (("提高绿化覆盖率至40%", "40"),),
        rate=True,
    ),
    RoleRule(
        "index in percent",
        "index",
        lambda s: _percent(s) and s.head.rstrip("为达至到").endswith("指数"),
        (("综合创新水平指数54.6%", "54.6"),),
        (("价格指数上涨2%", "2"),),
    ),
    RoleRule(
        "part of a whole",
        "share",
        lambda s: (
            _percent(s)
            or s.token.kind == "share"
            or s.token.unit.kind == "multiple"
            and s.token.unit.text.endswith("成")
        ),
        (("达标率98%", "98"), ("占全县的1/8", "1/8")),
    ),
    RoleRule(
        "days more",
        "change",
        lambda s: s.token.unit.kind == "duration" and _DAYS.search(s.head) is not None and _changes(s),
        (("优良天数增加4天", "4"),),
        (("优良天数320天", "320"),),
    ),
    RoleRule(
        "counted days",
        "level",
        lambda s: s.token.unit.kind == "duration" and _DAYS.search(s.head) is not None,
        (("空气优良天数320天", "320"),),
        (("缩短至2天", "2"),),
    ),
    RoleRule(
        "age reached",
        "level",
        lambda s: s.token.unit.kind == "age",
        (("人均预期寿命达81岁", "81"), ("教师平均年龄29岁", "29")),
        (("为70岁以上老人体检", "70"),),
    ),
    RoleRule("time", "duration", lambda s: s.token.unit.kind == "duration", (("压缩至3个工作日", "3"),)),
    RoleRule(
        "share cut off",
        "share",
        lambda s: (
            s.token.unit.text == s.after == ""
            and _CUT.search(s.head) is not None
            and s.last
            and not _changes(s)
        ),
        (("研发投入强度达4", "4"),),
        (("研发投入强度达4", "5"), ("密度系数4", "4")),
    ),
    RoleRule(
        "index",
        "index",
        lambda s: (
            s.token.unit.text in {"", "点"} and _INDEX_NOUN.search(s.head) is not None and not _changes(s)
        ),
        (("空气质量综合指数3.4", "3.4"),),
        (("指数下降3%", "3"),),
    ),
    RoleRule(
        "increment",
        "change",
        lambda s: (
            _changes(s)
            and not _works(s)
            and not (s.token.unit.countable and _GROWTH_NOUN.search(s.operator.text))
        ),
        (("比上年增加41家", "41"),),
        (("净增41家", "41"), ("增至41家", "41"), ("增速居7个海岛县首位", "7")),
    ),
    RoleRule(
        "increment before the noun",
        "change",
        lambda s: _RISES.match(s.head) is not None and not s.operator.to and not s.counted,
        (("增加绿地面积90亩", "90"),),
        (("新增绿地90亩", "90"),),
    ),
    RoleRule("quantity", "level", lambda s: True, (("新增学位900个", "900"), ("提升绿道24公里", "24"))),
)


_OF_ALL = tuple(rule for rule in RULES if not rule.rate)
_STEPS = re.compile("(?:上升|提升|前移|进位|跃升|提高|攀升|前进|下降|下滑)$")


def _steps(s: Setting) -> bool:
    if s.token.unit.kind == "place":
        return bool(s.operator.change)
    return s.token.kind == s.token.rule == "rank" and _STEPS.search(s.head + s.operator.text) is not None


_WORKS = re.compile(
    "(?:新增|净增|新增加|提升|改善|优化|拓展|扩大|压减|拉动|贡献|节约|节省|精简)(?:现有|原有)?$"
)


def _works(s: Setting) -> bool:
    return _WORKS.search(s.operator.text) is not None and s.token.unit.kind not in {"percent", "point"}


def role_of(setting: Setting) -> tuple[str, str]:
    """Return the role of a number and the name of the rule that gave it."""
    rule = next(rule for rule in (RULES if _percent(setting) else _OF_ALL) if rule.test(setting))
    return rule.role or setting.token.kind, rule.name


def sign_of(setting: Setting, role: str, minus: bool) -> tuple[str, str]:
    """Return direction and value of a number; a fall is negative, an improvement keeps its sign.

    ``minus`` says that a minus sign stands before it.
    """
    value = setting.token.value
    if role != "change":
        return "", f"-{value}" if minus else value
    words = setting.operator.text + (setting.head if _GROWTH_NOUN.search(setting.head) else "")
    direction = setting.operator.change or setting.headed
    direction = direction or direction_of(words) or direction_of(setting.head[:3])
    after = _GROWTH_AFTER.match(setting.after)
    if not setting.operator.change and after:
        direction = direction_of(after["w"])
    if _steps(setting):
        return ("worse" if direction == "down" else "better"), value
    if minus:
        return "down", f"-{value}"
    if direction == "down":
        return direction, f"-{value}"
    return direction or "up", value
