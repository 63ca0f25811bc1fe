"""What an amount of money is, by the name of what is measured: revenue, paid out, invested and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """A kind of money with what its names hold, a name that is of it, and one that is not."""

    kind: str
    pattern: re.Pattern[str]
    example: str
    never: str


# In this order: what is only meant goes before what it is meant for, and a total is what nothing else is.
KINDS = (
    Money("intended", re.compile("意向|签约|拟投|计划投资|资格"), "签约项目金额", "新区完成投资"),
    Money(
        "financed", re.compile("融资|贷款|授信|债券|国债|募集|筹款|担保额"), "发行港口建设债券", "税收收入"
    ),
    Money("invested", re.compile("投资"), "港区固定资产投资", "港口计划投资额"),
    Money(
        "paid",
        re.compile("发放|拨付|兑现|支出|补助|补贴|救助|奖励|待遇|保障金|支付|支持[^,。]*金额$"),
        "拨付渔船更新补助",
        "渔业总产值",
    ),
    Money("revenue", re.compile("收入|税收|营收|利润"), "港口营业收入", "社会消费品零售总额"),
    Money(
        "total",
        re.compile("总值|总额|增加值|产值|销售|成交|零售|进出口|出口|进口|存款|贸易额"),
        "渔业总产值",
        "发放渔业补贴总额",
    ),
)


def money_of(indicator: str) -> str:
    """Return the kind of money that an indicator names: a code of the list money, or "" for none."""
    return next((row.kind for row in KINDS if row.pattern.search(indicator)), "")
