"""Places inside longer names: the road in X大道改造, the square in X广场规划设计, the town in X街道项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.words import any_of, is_group

# What a place may be called by inside a name; what follows must not make another word of it.
_KINDS = (
    *(
        "大道",
        "干线",
        "隧道",
        "大桥",
        "广场",
        "公园",
        "大学城",
        "商务区",
        "开发区",
        "经开区",
        "高新区",
        "片区",
    ),
    *("新城", "科学城", "水库", "水道", "航道", "经济带", "走廊", "古镇", "古城", "度假区", "经济技术开发区"),
    *("创新轴", "中轴", "经济圈", "都市圈"),
)
_WATERS = (
    r"(?:[河湖涌江岛]|[江河]干流|[江河](?:(?!至)[\u4e00-\u9fff]){2,4}段)(?=(?:流域|两岸|沿岸|[东南西北]岸|航道|河道|等(?:主要)?[江河湖]{1,2}[流道泊]?)*"
    r"(?:综合|整治|治理|水(?![置源])|生态|碧道|绿道|防洪|清淤|堤|景观|环境|过江|特?大桥|隧道|污|提升|改造|应急|系统|灌区|护岸|清|砂|“))"
)
# Lines, airports, ports and hills that works are on, told by what is done there: X高速|改扩建, X山|抽水蓄能.
_WORKED = (
    r"(?:高速公路|高速|公路|国道|省道)(?=[\u4e00-\u9fff]{2,6}段)|(?:高速公路|高速|公路|国道|省道|铁路|快速路|[一二三四五六]环)(?=(?:[\u4e00-\u9fff]{2,6}段)?"
    r"(?:改扩建|扩容|扩能|改造|提升|大修|中修|拓宽|升级|维修|整治|快速化|电气化|亮化|绿化))"
    r"|(?:铁路|高铁|高速公路|高速)(?:复线)?(?=[\u4e00-\u9fff]{2,4}至[\u4e00-\u9fff]{2,5}段)|铁路复线"
    r"|(?:核心区|市场|街区|老街|大街|码头|火车站|高铁站|客运站|体育场|水系)(?=改造|提升|扩建|改扩建|综合整治|整治|修缮|更新)"
    r"|(?:工业园区|产业园区|工业园|产业园|园区|景区|新区|经开区|高新区|示范区|火车站|高铁站|古城|老街)"
    r"(?=污水处理|供水|供热|供气|道路|路网|管网|标准化?厂房|游客中心|停车场|基础设施|配套|充电站|变电|站前广场|客运站|消防|铁路专用线|邻里中心|\d+千伏)"
    r"|(?<![产管主支专前岸干复接电热光缆沿航视压全东西南北中国省环一二三四])线(?=大修|中修|路面|养护|拓宽|改建|改造|改扩建|升级|绿化提升|沿线环境|[\u4e00-\u9fff]{2,4}段(?:改|大修|中修|拓宽|路面|升级))"
    r"|机场(?=迁建|改扩建|扩建|[一二三四五]期|第|T\d|航站|跑道|改造|飞行区|货[站运]|枢纽|配套|高速|快线|环线)"
    r"|港(?=\d|第|深水|泊位|码头|航道|集装箱|扩建|改扩建)"
    r"|灌区(?=现代化|续建|改造|节水|配套|提升|建设)|都市圈(?=[西东南北中外内]?环|城际|轨道|高速)"
    r"|山(?=[东西南北]?抽水蓄能|风电|风光|隧道|矿山)"
)
# A firm that builds it is no part of the place's name: 国网|青禾山抽水蓄能电站.
_BUILDER = re.compile(
    r"(?:国网|南网|华电|国电|大唐|华能|国能|国家能源|国家电投|国家电网|三峡|中核|中广核|中电建|中能建)(?=[\u4e00-\u9fff]{2})"
)
# 湖北, 河道, 岛屿, 湾区, 广场舞, 公园城市, 新城区, 大桥镇, 河长制: other words.
_OTHER = (
    r"[北南东西]?[省路]|墙|[道段长床畔岸源口谷渠]|流(?!域(?:综合|治理|整治|生态|防洪|水环境|水生态|水污染|水系))|堤(?!防)|岛?屿|区|舞|城市|体系|机制|镇|村|社区|街|站|群|经济|产业带"
    r"|大桥|大道|隧道|公园|广场|一号|段"
)
_PLACE = re.compile(
    rf"(?P<place>(?P<own>(?:[GS]\d{{1,4}})?(?:(?!至)[\u4e00-\u9fff]){{1,10}}?)(?P<kind>{_WORKED}|{any_of(_KINDS)}|{_WATERS})(?!{_OTHER}))"
    r"(?P<part>\([\u4e00-\u9fff]{1,6}段\))?(?:(?P<dash>[—-]|至)|(?=[\u4e00-\u9fff“\dT]))"
)
_ALONG = re.compile(r"([\u4e00-\u9fff]{2,6}(?:干线|大道|[江河湖]))(?:经济带|走廊|片区)")  # X干线经济带
_WITHIN = ("project", "policy", "event", "platform")
_TITLED = re.compile(r"[《〈]?(?:关于|支持|推动|促进)?")

EXAMPLES = (
    Example("完成云岭大道改造,", (("project", "云岭大道改造"), ("place", "云岭大道"))),
    Example("组织编制青禾广场空间规划,", (("policy", "青禾广场空间规划"), ("place", "青禾广场"))),
    Example("推动云岭大道—青禾岛过江隧道建设,", (("place", "云岭大道"), ("place", "青禾岛"))),
    Example("完成云禾线大修工程,", (("place", "云禾线"),)),
    Example("完成生产线改造、高压线大修工程,", never=("place",)),
    Example("推进云禾高速青岭段扩容工程,", (("place", "云禾高速"),)),
    Example("实施云岭机场三期扩建项目,", (("place", "云岭机场"),)),
    Example("推进国网青禾山抽水蓄能电站建设,", (("place", "青禾山"),)),
    Example("实施青禾河航道整治工程,", (("place", "青禾河"),), never=("policy",)),
    Example("实施云岭河流域生态修复工程、青禾江堤防加固工程,", (("place", "云岭河"), ("place", "青禾江"))),
    Example("印发城市公园建设方案,", never=("place",)),
    Example("实施农村公路改造提升工程,", never=("place",)),
    Example("完成青禾河道整治项目,", never=("place",)),
    Example("编制《杭州市余杭云岭大道经济带规划》,", (("place", "云岭大道经济带"), ("place", "云岭大道"))),
)


def site_finds(finds: Iterable[Find], text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the places that the names of works, plans and events begin with, or join by a dash."""
    for find in finds:
        if find.type in _WITHIN or (find.type == "programme" and text.endswith("工程", 0, find.end)):
            yield from _sites(find, text, sure)


def _sites(find: Find, text: str, sure: Sequence[Find]) -> Iterator[Find]:
    known = {f.start: f for f in sure if f.rule == "table:division" and find.covers(f)}
    opened = _TITLED.match(text, find.start)
    at = opened.end() if opened else find.start
    if builder := _BUILDER.match(text, at, find.end):
        at = builder.end()
    around = text[at] in "环沿跨"  # 沿青禾江|绿道, not 沿江|绿道
    if around and text[at + 1] in "江海河湖边城山":
        return
    at += around
    dashed = at
    while match := _PLACE.match(text, at, find.end):
        start, end = match.span("place")
        part = match.end("part") if match["part"] else end
        if part == find.end or (at > dashed and not match["dash"]):
            return
        start = max((s for s in known if start <= s and known[s].end < end), default=start)
        if start in known and not _joins(known[start], known.values(), match, text):  # 云岭市青禾区|X大道
            start = known[start].end
        if len(text[start:end]) < 3 or is_group(text[start:end]) or is_group(match["own"]):
            return
        if not any(f.type == "place" and f.start <= start and part <= f.end for f in sure):
            # 云岭大道 is not in 云岭, 云岭科技走廊 is
            closed = start in known and known[start].end == match.start("kind")
            yield Find("place", start, part, "site", text[start:part], rank=3, closed=closed)
            if along := _ALONG.match(text, start, part):
                yield Find("place", start, along.end(1), "site", rank=3, closed=True)
        at = match.end()
        dashed = at if match["dash"] else dashed


def _joins(division: Find, known: Iterable[Find], match: re.Match[str], text: str) -> bool:
    """Say whether a division's short name is part of the place's own: 云岭大道, but 云岭|南湖."""
    words = division.of(text)
    full = len(words) > 2 and words.endswith(("省", "市", "区", "县", "旗", "州", "镇", "乡", "街道"))
    if full or any(other.end == division.start for other in known):
        return False
    return division.end == match.start("kind") or len(match["kind"]) > 1
