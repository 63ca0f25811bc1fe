"""Names in quotation marks, with the class word that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.names.finds import Find

QUOTED = re.compile(r"“([^“”]{1,40})”")
# The class word that follows the closing mark, by type; the longest counts.
CLASS = {
    "programme": (
        "高质量发展工程 融合提升工程 工程 专项行动 行动计划 三年行动 行动 发展战略 战略 计划 工作 活动 改革 具体部署 总体工作部署 决策部署 工作部署 部署 "
        "思路举措 重点任务 任务 举措 攻坚战 攻坚 专项 文化品牌 战略定位 联动 工作法 试点 帮扶机制"
    ).split(),
    "platform": "平台 信息平台 系统 小程序 APP App 服务专区 专区 专窗 窗口 一站式商事登记服务 热线 码".split(),
    "policy": "政策 政策体系 若干措施 实施清单 清单 制度 规划 方案 条例 办法 意见 标准".split(),
    "award": "认证 称号 荣誉称号 荣誉 奖 名录 榜单".split(),
    "organization": "工作室 服务站 联盟 研究中心".split(),
    "place": "片区 走廊 园区 经济带 城 湾区".split(),
    "project": "项目 工程项目".split(),
    "event": "节 大赛 论坛 展 嘉年华 联赛".split(),
}
_BY_WORD = {word: kind for kind, words in CLASS.items() for word in words}
_CLASS = re.compile("|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True)))
# What the quoted words themselves say.
INSIDE = (
    ("award", re.compile(r"(?:示范(?:区|县|市|城区|城市|企业|园区|基地)|百强(?:区|县)?|商务区|先进(?:单位|集体)|之城|优秀案例|TOP\d+)$")),
    ("policy", re.compile(r"^(?:[^、]{2,12}\d+条|[^、]{2,16}(?:方案|规划|条例|办法))$|^[\u4e00-\u9fff]{1,4}[0-9一二三四五六七八九十]+条$")),
    ("programme", re.compile(r"(?:工程|行动|行动计划|计划|战略|活动|专项|部署|攻坚战|改革|攻略)$")),
    ("platform", re.compile(r"(?:平台|系统|[一-鿿]{2}(?:通|码|云|办|链|管)|一网通办|一张网)$")),
    ("event", re.compile(r"(?:大会|论坛|博览会|购物节|文化节|美食节|艺术节|大赛|嘉年华|联赛)$")),
    ("place", re.compile(r"(?:走廊|经济带|发展轴|创新区|科学城)$")),
    ("organization", re.compile(r"(?:研究中心|研究院|学院|联盟|协会|实验室)$")),
)
RECEIVED = re.compile(r"(?:获评|获|荣获|获得|获授|评为|入选|认定为|命名为|跻身|摘得|斩获|捧回|成为|列为|创建|升级为)[^，。；“”]{0,16}$")
# Verbs that take a named undertaking as their object; a short quoted object of theirs is a programme.
UNDERTAKEN = re.compile(
    r"(?:实施|推进|推动|落实|开展|贯彻|践行|深化|做实|融入|锚定|聚焦|坚持|擦亮|启动|统筹|做好|抓好|围绕|全力推进|打好|建设|完成|打造|细化|推行|推广)"
    r"[^，。；、“”]{0,8}$"
)
SLOGAN = re.compile(r"[，。！？]|^.{1,2}$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted run: ``start:end`` covers the marks."""

    words: str
    start: int
    end: int


def quotes(text: str) -> Iterator[Quote]:
    """Yield the quoted runs of a sentence."""
    for match in QUOTED.finditer(text):
        yield Quote(match[1], match.start(), match.end())


def quoted_finds(text: str) -> Iterator[Find]:
    """Yield the quoted names of a sentence."""
    for quote in quotes(text):
        if find := _read(text, quote):
            yield find


def _read(text: str, quote: Quote) -> Find | None:
    before = text[: quote.start]
    before = re.sub(r"(?:“[^“”]*”、?)+$", "", before)
    also = (quote.words, f"“{quote.words}”")
    if RECEIVED.search(before) and not _CLASS.match(text, quote.end):
        return Find("award", quote.start, quote.end, "quoted:received", quote.words, also, 4)
    if match := _CLASS.match(text, quote.end):
        kind = _BY_WORD[match.group()]
        words = f"“{quote.words}”{match.group()}"
        return Find(kind, quote.start, match.end(), f"quoted:class:{kind}", words, also, 4)
    for kind, pattern in INSIDE:
        if pattern.search(quote.words):
            return Find(kind, quote.start, quote.end, f"quoted:inside:{kind}", quote.words, also, 3)
    return None
