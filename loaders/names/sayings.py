"""What quoted words say of themselves: their last words tell the type, the first row that fits wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.names.words import lexicon
from loaders.seeking import Either, Sought

QUOTED = Sought(r"“([^“”]{1,40})”")
MARKED = Either(QUOTED)
# Figures of speech, which name nothing.
SAID = frozenset(word for (word,) in lexicon("common-sayings"))

# “一馆两中心”, “三校一院”: houses counted in one word.
_SEVERAL = "[一二两三四五六七八九](?:馆|校|院|园|河|湖|场|楼|桥|路|站|厂|库|塔|中心)"

INSIDE = (
    (
        "award",
        re.compile(
            r"^(?!.*要[争创建]).*(?:(?<=.)旅游度假区|示范[镇村]|特色小镇|园区|社区|校园|(?<!共享)工厂|县区|示范(?:区|县|市|城区|城市|企业|园区|基地)|百强[区县]?|商务区"
            r"|先进(?:单位|集体)|\d+强|之[城都乡]|优秀案例|TOP\d+)$"
        ),
    ),
    (
        "policy",
        re.compile(
            r"^.{1,8}制度$|^(?:[^、]{2,12}\d+条|[^、]{2,16}(?:方案|规划|条例|办法))$"
            r"|^[\u4e00-\u9fff]{1,4}[0-9一二三四五六七八九十]+条$"
        ),
    ),
    (
        "programme",
        re.compile(
            r"^[三四五六七八九][\u4e00-\u9fff](?:同治|共治|联治|联创|同创|同建)$|^[\u4e00-\u9fff]{2,4}进(?:乡村|校园|社区|农村|基层|万家|机关|企业|军营|课堂)$"
            r"|^[一二三四五六七八九十]个一$|(?:服务|生活|健身|养老|医疗)圈$|^[\u4e00-\u9fff]{2,4}(?:好物|优品|好品|好礼|有礼|好房|臻品|甄选|优选|好粮)$|(?<!一号)(?<!头号)(?<!形象)(?<!政绩)(?<!面子)(?<!民心)(?:工程|行动|计划|战略|活动|专项|部署|攻坚战|大会战|(?:提升|攻坚|突破|落实|建设)年|改革|联动|协同|工作法|[进洁理商批解导督]法|模式|总目标|早餐会|服务日|接访日)$"
        ),
    ),
    (
        "platform",
        re.compile(
            r"^\d{5,6}\S*热线$|^[^、+]*(?:平台|系统|直通车|直播间|信箱|零工市场|创客工场|工作坊|驿站|e站|大脑|[一-鿿]{2}(?:[通码云链贷]|(?<![绿亮])管|(?<![先即代督帮联能好易上次近必])办)|一网通办|一张网)$"
        ),
    ),
    (
        "event",
        re.compile(
            r"(?:圆桌会|恳谈会|洽谈会|推介会|大会|论坛|博览会|购物节|文化节|美食节|艺术节|马拉松|大赛|嘉年华|联赛|(?:文创|文旅|消费|购物|嗨购|艺术|音乐)季|(?<![先践通运并同举发前银另推实不投住流])行)$"
        ),
    ),
    ("place", re.compile(r"(?:古镇|古城|走廊|经济带|发展轴|增长极|创新区|科学城)$")),
    (
        "organization",
        re.compile(
            r"(?:(?:研究|技术|创新|服务|检测|培训)中心|(?<=.{4})委员会|研究所|研究院|学院|联盟|协会|实验室|(?<=...)工作室|党校|服务队|志愿队)$"
        ),
    ),
    ("industry", re.compile(r"集群$|^[一二三四五六七八九十\d][\u4e00-\u9fff\d+]{1,4}产业$")),
    ("project", re.compile(rf"^(?!.*字号)[\u4e00-\u9fff]{{1,4}}号$|^{_SEVERAL}{_SEVERAL}$")),
)


@dataclass(slots=True)
class Quote:
    """A quoted run: ``start:end`` covers the marks."""

    words: str
    start: int
    end: int


def quotes(text: str) -> Iterator[Quote]:
    """Yield the quoted runs of a sentence."""
    for match in QUOTED.finditer(text):
        yield Quote(match[1], match.start(), match.end())
