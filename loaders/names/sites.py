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
    *("创新轴", "中轴"),
)
_WATERS = (
    r"[河湖涌江岛](?=(?:流域|两岸|沿岸|[东南西北]岸)?(?:综合|整治|治理|水|生态|碧道|绿道|防洪|清淤|堤|景观|环境"
    r"|过江|特?大桥|隧道|污|提升|改造))"
)
# 湖北, 河道, 岛屿, 湾区, 广场舞, 公园城市, 新城区, 大桥镇, 河长制: other words.
_OTHER = (
    r"[北南东西]?[省路]|[道段长流域床畔岸源口谷堤渠]|岛?屿|区|舞|城市|体系|机制|镇|村|社区|街|站|群|经济|产业带"
    r"|大桥|大道|隧道|公园|广场|一号|段"
)
_PLACE = re.compile(
    rf"(?P<place>(?P<own>[\u4e00-\u9fff]{{1,10}}?)(?P<kind>{any_of(_KINDS)}|{_WATERS})(?!{_OTHER}))"
    r"(?P<part>\([\u4e00-\u9fff]{1,6}段\))?(?:(?P<dash>[—-]|至)|(?=[\u4e00-\u9fff“]))"
)
_ALONG = re.compile(r"([\u4e00-\u9fff]{2,6}(?:干线|大道|[江河湖]))(?:经济带|走廊|片区)")  # X干线经济带
_WITHIN = ("project", "policy", "event", "platform")
_TITLED = re.compile(r"[《〈]?(?:关于|支持|推动|促进)?")

EXAMPLES = (
    Example("完成云岭大道改造,", (("project", "云岭大道改造"), ("place", "云岭大道"))),
    Example("组织编制青禾广场空间规划,", (("policy", "青禾广场空间规划"), ("place", "青禾广场"))),
    Example("推动云岭大道—青禾岛过江隧道建设,", (("place", "云岭大道"), ("place", "青禾岛"))),
    Example("印发城市公园建设方案,", never=("place",)),
    Example("完成青禾河道整治项目,", never=("place",)),
    Example("编制《杭州市余杭云岭大道经济带规划》,", (("place", "云岭大道经济带"), ("place", "云岭大道"))),
)


def site_finds(find: Find, text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the places that the name of works, a plan or an event begins with, or joins by a dash."""
    if find.type not in _WITHIN:
        return
    known = {f.start: f for f in sure if f.rule == "table:division" and find.covers(f)}
    opened = _TITLED.match(text, find.start)
    at = dashed = opened.end() if opened else find.start
    while match := _PLACE.match(text, at, find.end):
        start, end = match.span("place")
        part = match.end("part") if match["part"] else end
        if part == find.end or (at > dashed and not match["dash"]):
            return
        start = max((s for s in known if start <= s and known[s].end < end), default=start)
        if start in known and not _joins(known[start], known.values(), match, text):  # 云岭市青禾区|X大道
            start = known[start].end
        if len(text[start:end]) < 3 or is_group(text[start:end]):
            return
        if not any(f.type == "place" and f.start <= start and end <= f.end for f in sure):
            # 云岭大道 is not in 云岭, 云岭科技走廊 is
            closed = start in known and known[start].end == match.start("kind")
            yield Find("place", start, part, "site", rank=3, closed=closed)
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
