"""Names that only what is done with the thing tells: the first ship that is built, what is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.names.words import is_group
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
# X当年签约、当年投产: a firm that stands for its project.
SAME_YEAR = Sought(
    rf"(?<!{_HAN})(?P<name>(?!力争|更多|实现|推动|一批|确保|项目){_HAN}{{3,8}}?(?<!项目|企业|实现))(?=当年(?:签约|开工|建设|落地|动工|投产))"
)
# The first or largest of its kind, built: 开建亚洲首艘X、我国首座Y.
_SCOPE = r"(?:全球|世界|亚洲|全国|我国|国内|全省|省内|全市|国际)"
_UNIQUE = rf"(?:{_SCOPE}(?:第[一二三]|首)[艘座台套个条]|{_SCOPE}最大(?!的))"
_BUILT = r"(?:建成交付|建成投用|建成投运|建成|交付|开建|开工建造|开工建设|启动建设|建造|研制)(?:了)?"
_THING = r"(?:(?![,。;、:和等]|以上)[\u4e00-\u9fffA-Za-z0-9“”—-]){4,26}?"
_FIRSTS = Sought(rf"{_BUILT}(?P<list>{_UNIQUE}{_THING}(?:[、和]{_UNIQUE}{_THING})*)(?=[,。;、])")
_FIRST = re.compile(rf"(?:(?P<largest>{_SCOPE}最大)|{_UNIQUE})(?P<thing>{_THING})(?=$|[、和])")
_GENERAL = re.compile(
    r"(?:产业|体系|集群|城市|企业|机制|模式|法规|条例|标准|安全|服务|能力|试点|高地|示范[县区市])$"
)

# What is held, whatever it is about: the sort of gathering closes its name.
_GATHERED = (
    rf"(?!招聘会|近|超|逾|百场|千场|签约|开工|各[类项种]|一系列|系列|多场|\d|第|首届|专场|大型|重大|市级|省级|国家级|高规格|国际性|[\u4e00-\u9fff]{{0,4}}(?:座谈|招聘|培训|听证|新闻发布)会)"
    rf"{_HAN}{{1,18}}?(?:节(?!目|能|日|约|水)|大会|年会|峰会|论坛|博览会|展览会|交易会|推介会|对接会|洽谈会|大赛|锦标赛|邀请赛|挑战赛|联赛|嘉年华|音乐会|演唱会|现场会|观摩会|晚会|茶会|庙会|灯会|游园会|展演|汇演|巡演|擂台赛|春晚|采摘季|赛(?![事区道程马])|美食周|文化周)"
)
_HELD = Sought(r"(?:举办|举行|承办|主办|办好|筹办|协办)(?:了|好)?(?P<list>[^,。;:]{3,80})")
_EVENT = re.compile(rf"(?:20\d\d年?)?{_GATHERED}(?=等|$)")
# 和 and 及 part two gatherings only behind the first one's last word (X节和Y节), else they are inside a name.
_PART = re.compile(r"(?:“[^“”]*”|[^、和及]|(?<![节会赛展季坛])[和及])+")
WORDS = Either(SAME_YEAR, _HELD, _FIRSTS)

EXAMPLES = (
    Example("举办渔具节和鲜鱼交易会,", (("event", "渔具节"), ("event", "鲜鱼交易会"))),
    Example("承办全省渔业和科技帮扶工作现场观摩会,", (("event", "全省渔业和科技帮扶工作现场观摩会"),)),
    Example("办好驴肉节、新渔业发展大会,", (("event", "驴肉节"), ("event", "新渔业发展大会"))),
    Example("承办中国渔具行业协会浮漂分会年会,", (("event", "中国渔具行业协会浮漂分会年会"),)),
    Example("举办2031云岭国际渔具节、“鱼跃杯”垂钓,", (("event", "2031云岭国际渔具节"),)),
    Example("举办招聘会、各类赛事,", never=("event",)),
    Example("云岭光电当年签约、当年投产,", (("company", "云岭光电"),)),
    Example(
        "建成交付全球首艘8万吨冷藏渔船、我国首个深海网箱养殖设备,",
        (("project", "8万吨冷藏渔船"), ("project", "深海网箱养殖设备")),
    ),
    Example("启动建设全国首个渔业数据空间。", (("project", "渔业数据空间"),)),
    Example("建成全国首个现代产业体系,", never=("project",)),
)


def deed_finds(text: str) -> Iterator[Find]:
    """Yield the projects and firms of a sentence that only their verb tells."""
    for match in SAME_YEAR.finditer(text):
        if not is_group(match["name"]):
            yield Find("company", *match.span("name"), "deed:year", rank=1)
    for match in _HELD.finditer(text):
        for part in _PART.finditer(match["list"]):
            event = _EVENT.match(part.group())
            if event and (len(event.group()) > 5 or not is_group(event.group())):
                start = match.start("list") + part.start()
                yield Find("event", start, start + event.end(), "deed:held", rank=1)
    for match in _FIRSTS.finditer(text):
        yield from _firsts(match)


def _firsts(match: re.Match[str]) -> Iterator[Find]:
    at = match.start("list")
    for first in _FIRST.finditer(match["list"]):
        if _GENERAL.search(first["thing"]):
            continue
        start = first.start() if first["largest"] else first.start("thing")
        name = first.group() if first["largest"] else first["thing"]
        yield Find("project", at + start, at + first.end(), "deed:first", name, rank=3)
