"""Places that works are named by and no table knows: the ends of a route, the town that a branch serves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.region import Region
from loaders.names.towns import county_of
from loaders.names.words import any_of, is_group

_HAN = r"[\u4e00-\u9fff]"
# What runs between two places, as it may follow the second.
_RUNS = any_of(
    (
        *(
            "高铁",
            "铁路",
            "城际",
            "高速",
            "公路",
            "快速",
            "省际",
            "大通道",
            "通道",
            "航道",
            "航线",
            "管道",
            "管线",
            "路面",
        ),
        *(
            "供水",
            "引水",
            "输水",
            "输变电",
            "特高压",
            "轨道",
            "旅游",
            "一级",
            "二级",
            "三级",
            "天然气",
            "成品油",
        ),
        *("改线", "改扩建", "改建", "大修", "中修", "拓宽", "连接线"),
        *("绿道", "碧道", "道路", "硬化", "大道", "段", "支线", "复线", "线"),
    )
)
# Where the first place of a route begins in a name: 青禾至云岭公路, 高铁青禾至云岭段, (青禾至云岭段).
_OPENS = (
    r"(?:^|(?<=高铁)|(?<=铁路)|(?<=复线)|(?<=高速)|(?<=公路)"
    r"|(?<=国道)|(?<=省道)|(?<=城际)|(?<=号线)|(?<=\d线)|(?<=\()|(?<=\(从)|(?<=[GSX]\d{3})|(?<=[GSX]\d{2}))"
)
_ROUTE = re.compile(
    rf"{_OPENS}(?P<from>(?!复线|从)(?:(?!至){_HAN}){{2,5}}?)(?:(?P<to>至)|(?P<dash>[—-]))"
    rf"(?P<end>{_HAN}{{2,6}}?)(?={_RUNS}|(?(to)(?:[\d()]|$)|(?!)))"
)
# The branch of a canal or road comes before the town that it serves: 东线青镇引水工程.
_TOWN = re.compile(
    rf"(?:(?<=[东西中南北支干]线)|(?<=[县区市段])|(?<=[千兆]瓦))(?P<town>{_HAN}{{1,3}}[镇乡]|(?<=瓦){_HAN}{{2,3}}[湖山峡滩岭沟])(?=[引供输调排污净防抽光风储])"
)

# An institution with what is built or done there: 青禾中学|综合楼, 云岭医院|改扩建.
_HOUSE = (
    rf"(?P<house>[省市区县]医院|(?![两三四五六七八九十]+[家所个]|新[改扩建]|改扩建)(?:(?![和及与]|迁建|搬迁|改造){_HAN}){{2,10}}?(?:中学|小学|幼儿园|学校|高中|医院|卫生院|保健院|养老院|敬老院|公寓|服务中心|文化馆|图书馆|美术馆|博物馆"
    r"|管理所|大学|学院|第?[一二三四五六七八九十]{1,2}[中小]))"
)
_HOUSED = re.compile(
    rf"{_HOUSE}(?:(?:整体|新)?(?:迁建|搬迁|改扩建|改\(扩\)建|扩建|改造|修缮|提升|升级|消防|适老化|环境|公共)|新?[综教病食宿操餐运急门医实][合学房堂舍场饮动诊技训]"
    rf"|{_HAN}{{1,3}}馆|{_HAN}{{1,3}}病区|新建|新[院校]区|体育[场馆]|[一二三四]期|能力提升){_HAN}*"
)
# What works of a list are on: the core that they add their own words to.
_ON_GROUND = re.compile(
    rf"{_HAN}{{1,8}}(?:[路街河渠沟桥]|大道|村|片区|街区|公园|广场|市场|景区)(?:[东西南北中]段)?"
)
_SEAT = re.compile(rf"{_HAN}{{1,4}}?(?:镇|(?<=..)乡|街道)(?={_HAN}{{2,4}}村$)")  # 青禾镇|云岭村
# The place that an exit is called by: 云禾高速青岭互通.
_EXIT = re.compile(
    rf"(?:^|(?<=高速))(?:新线)?(?P<at>(?!{_HAN}*高速|新线){_HAN}{{2,4}}?)(?<![进高])(?=[东西南北]?(?:互通|出入?口|收费站|服务区|(?<!快速)连接线))"
)
# The road that another is linked with: 青禾大道与|云岭大街|连接路.
_LINKED = re.compile(rf"(?<=与)(?P<at>{_HAN}{{2,5}}?(?:路|大街|街|大道))(?=连接|联通|连通)")
# A site before or behind the power that is won there: 青禾滩|1200兆瓦风电, 60万千瓦|云岭湖|抽水蓄能.
_SITE = re.compile(
    rf"(?!大唐|华电|国电|国能|国投|中电|京能|三峡|中核|国家)(?P<at>{_HAN}{{2,3}})(?=\d+(?:\.\d+)?(?:万?千瓦|兆瓦))"
)
_ROAD_AHEAD = re.compile(f".*[路街线](?![东西南北][延段])(?={_HAN}{{2}})")
_PHASE = re.compile("[一二三四五六]期")
_LATER = re.compile(
    rf"{_HAN}{{2,8}}?[、,](?P<phase>[二三四五六]期)(?=(?:工程|项目)?(?!工程|项目){_HAN}{{2}})"
)

EXAMPLES = (
    Example(
        "云岭水厂一期投产、二期主体完工、三期开工,",
        (("project", "云岭水厂二期"), ("project", "云岭水厂三期")),
    ),
    Example("推进云岭至青禾高速公路建设,", (("place", "云岭"), ("place", "青禾"))),
    Example("建成禾云高铁东岭至南禾段,", (("place", "东岭"), ("place", "南禾"))),
    Example("推进云江东线青镇引水工程建设,", (("place", "青镇"),)),
    Example(
        "完成云岭中学综合楼、青禾养老院消防改造,",
        (("organization", "云岭中学"), ("organization", "青禾养老院")),
    ),
    Example("启动G123东岭至南禾改线、云禾高速青岭互通建设,", (("place", "东岭"), ("place", "青岭"))),
    Example("推进西山110千伏变电站、华能300兆瓦风电项目建设,", never=("place",)),
    Example("推进青禾滩1200兆瓦抽水蓄能项目建设,", (("place", "青禾滩"),)),
    Example("推进60万千瓦云岭湖抽水蓄能电站项目建设,", (("place", "云岭湖"),)),
    Example("完成小学至高中教室照明改造项目,", never=("place",)),
)


def inside_finds(finds: Iterable[Find], text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the places at the ends of the routes that name projects, and the towns that these serve."""
    known = {(f.start, f.end) for f in sure if f.type == "place"}
    finds = list(finds)
    yield from _housed(finds, text)
    for start, end in sorted({(f.start, f.end) for f in finds if f.type == "project"}):
        name = text[start:end]
        for match in _ROUTE.finditer(name) if "至" in name or "—" in name or "-" in name else ():
            for part in ("from", "end"):
                ahead = _ROAD_AHEAD.match(match[part])  # 青禾路|云岭至南禾段
                begin = match.start(part) + (ahead.end() if ahead else 0)
                words = re.sub(
                    "(?<=[村庄镇屯营店])路$|(?<=[路街道环])[东西南北]延$|[一二三四五六]+$",
                    "",
                    name[begin : match.end(part)],
                )
                span = (begin + start, begin + len(words) + start)
                if span not in known and not is_group(words):
                    label, code = county_of(words, region)
                    yield Find("place", *span, "inside:route", label, rank=4, closed=True, code=code)
        yield from _later_phases(text, start, end)
        firm = any(f.type == "company" and f.start == start for f in sure)
        out = _EXIT.search(name) or _LINKED.search(name) or (None if firm else _SITE.match(name))
        if out and not is_group(out["at"]):
            span = (out.start("at") + start, out.end("at") + start)
            if span not in known:
                yield Find("place", *span, "inside:exit", rank=3)
        for match in _TOWN.finditer(name):
            yield Find("place", match.start("town") + start, match.end("town") + start, "inside:town", rank=3)


def _housed(finds: Iterable[Find], text: str) -> Iterator[Find]:
    """Yield the institutions that works are at, and the grounds that the works of a list are on."""
    for find in finds:
        words = find.of(text)
        if find.type != "project":
            continue
        shared = find.rule == "list:works" and find.core == words and find.name.startswith(words)
        house = _HOUSED.fullmatch(find.name if shared else words)
        if house and not is_group(house["house"]) and len(house["house"]) <= len(words):
            end = find.start + len(house["house"])
            yield Find("organization", find.start, end, "body:institution", rank=4)
        elif shared and _ON_GROUND.fullmatch(words) and not is_group(words):
            end = find.end - 2 * (words[-1] == "段")
            seat = _SEAT.match(words)
            yield Find("place", find.start + (seat.end() if seat else 0), end, "spot:sharing", rank=3)


def _later_phases(text: str, start: int, end: int) -> Iterator[Find]:
    """Yield the later phases of works whose earlier one has a verb of its own: X一期投产、二期开工."""
    head = text[start : end - 2] if _PHASE.match(text, end - 2) else ""
    while head and (later := _LATER.match(text, end)):
        end = later.end()
        yield Find("project", *later.span("phase"), "inside:phase", head + later["phase"], rank=6)
