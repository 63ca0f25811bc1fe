"""The thing that opens a clause: what is counted in the clause is its own, and what goes on about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.figures import words
from loaders.figures.subjects import FLEET, Named, generic, lead_of, related

_TYPES = frozenset({"place", "organization", "company", "platform", "project", "event"})
_ASKED = re.compile("(?:支持|推动|力争|确保|力促|助力|帮助)+")
# Who reports, asks or checks isn't whom the figures are about.
_OFFICES = re.compile(
    "^(?:全国|中央|国务院)|(?:政府|人大|政协|党委|[市县区省]委|委员会|办公室|[局部厅办])(?:常委会|办公厅)?$|督察|巡[视察]|会议|全会|普查"
)
# A bare name (甲山) is more often part of a longer one; a division's has its class word.
_PLACE = re.compile(
    "[^,;。]{2,}(?:[市县区镇乡村街园城湾岛湖河江港站桥路线带圈谷盟州旗]|街道|社区|基地|中心|地区|高地|走廊|广场|大道|新区)$"
)
_BEHIND_NAME = re.compile("[”)》]|[(][^()]{1,8}[)]|[一二三四]期|首期|\\[\\d+\\]")
_OTHERS = re.compile(
    "等|[、和与及](?!总|日|年|全长)|[^,;。]{0,3}(?:在内的|为首的|为代表的)|转移|方向|下达|安排|拨付|[籍来]|[市区县]长"
)
# X达到25家 counts the things themselves, no one thing's.
_NUMBER_OF = re.compile(
    f"(?:认定|数量|总数|总量|{words.ADVERB}|{words.LINK}|{words.CHANGE}|{words.TO}|新增|已|共|有|备案|入库|储备)*$"
)
_COUNT = re.compile(r"[\d.,]+[多余]?[万千]?[个家项处座](?![\u4e00-\u9fff])")
_ITSELF = re.compile(r"[\d.,]+[多余]?[万千亿]?[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])")  # 甲装置9套
_ZONE = re.compile(
    "(?:[^,;。、和与及\\d]{0,16}?(?:园区|开发区|高新区|经开区|试验区|示范区|综保区|保税区|度假区|集聚区|商务区|经济圈|都市圈|新区|新城|产业园|科技园|科创园|工业园|物流园))"
    "(?!区|内|级|的|里|等|化|[、和与及]|建成投产项目)"
)
_SORT = re.compile(
    "级|全[国省市县区]|[居在对向]|新?培育|提升|力争|打造|新[增建]|以上|推[进动]|各类|[十百千万]亿"
)  # no one zone's name
# 甲公司乙项目 is the project.
_WORK = re.compile(
    "(?:(?!完成|投资|实施|新建|引进|建成|累计|共|已|谋划|签约)[^,;。、\\d]){1,10}?(?:项目|工程|基地|产业园)"
)
# One line has its name; 中欧班列 and 铁路 alone are all that run.
_LINE = re.compile(
    "[^,;。\\d]{0,8}(?:班列|班轮|航线)[(][^()]{1,8}[)](?=.)|[^,;。\\d]{2,8}(?:铁路|高铁|城际|班轮)(?=累计|开行|发送|运|覆盖|日均|全[年天]|客流|旅客|开通$)"
)
# What is measured of the thing itself, where the clause doesn't name it again.
_OWN = re.compile(
    "(?:[日年全总首可]|自然|直接|有效|计划|预计|累计|每[日年天]|日均|年均|其中|目前)*(?:产能|产销量|产量|处理(?:能力|量)?|供[水热气]|装机|发电|库容|全长|总长|线路|时速"
    "|运能|投资|完成投资|建筑面积|占地|床位|营业?收入|主营业务|营收|销售|订单|市场占有率|成交|意向|交易额|签约|参[会展]|观众|客流|旅客|发送"
    "|运[输送]|开行|吞吐|接待|累计|覆盖|入[驻园]企业|开通航线|日均|综合排名|经济总量|岸线|产值|吸引|带动|惠及|提供就业|进度|(?:实现)?(?:旅游综合|旅游总|门票|经营)收入)"
)
_SPENT = re.compile("投[资入][^,;。]{0,14}元(?:[实新改建完用启推对]|开展|打造|支持)")


def opener(text: str, start: int, end: int, named: Sequence[Named], region: str) -> tuple[str, bool]:
    """Return the one thing that opens a clause and has figures of its own in it, or "", and if it is a zone.

    ``end`` is where the number stands, or the clause ends. What follows a zone in its sentence is about it.
    """
    at = lead_of(text, start, end)
    asked = _ASKED.match(text, at, end)
    if asked and not text[end : end + 1].isdigit():
        return "", False  # 支持甲港建设,开行班列9列
    at = asked.end() if asked else at
    if text[at - 1 : at] in {"与", "和", "同"} and at > start:
        return "", False  # 与甲大学共建乙书院
    tail, zone = _opening(text, at, end, named)
    name = text[at:tail].lstrip("“")
    if not name or related(name, region) or _OFFICES.search(name) or FLEET.search(name):
        return "", False
    while tail < end and (mark := _BEHIND_NAME.match(text, tail, end)):
        tail = mark.end()
    if "、" in text[tail:end] and not _OWN.search(text, tail, end):
        return "", False  # 甲镇子丑、乙镇寅卯4个村
    counts = _NUMBER_OF.fullmatch(text, tail, end) and _COUNT.match(text, end)
    return ("", False) if counts or _OTHERS.match(text, tail, end) else (name, zone)


def _opening(text: str, at: int, end: int, named: Sequence[Named]) -> tuple[int, bool]:
    """Return where the name that begins at ``at`` ends (``at`` where none does), and whether it is a zone."""
    # a service in quotes is the region's (“甲热线”受理诉求5万件): only what its form tells may have them
    things = [n for n in named if n.start == at and n.type in _TYPES and text[at] != "“" and n.end - at > 1]
    thing = max(things, key=lambda n: n.end, default=None)
    first = at + text.startswith("“", at)
    line = _LINE.match(text, first, end)
    zone = None if line else _ZONE.match(text, first, end)
    formed = line or zone
    if formed and (line or thing is None or formed.end() >= thing.end):
        own = not generic(formed.group()) and (line or not _SORT.search(formed.group()))
        return (formed.end(), zone is not None) if own else (at, False)
    if thing is None or not _owns(text, thing, end):
        return at, False
    work = _WORK.match(text, thing.end, end) if thing.type in {"company", "place"} else None
    return work.end() if work else _joined(text, thing, named), False


def _joined(text: str, thing: Named, named: Sequence[Named]) -> int:
    """Return where the last of the things that stand side by side ends (甲节和乙赛共有50国参加)."""
    tail = thing.end
    while text[tail : tail + 1] in {"、", "和"} and (
        beside := next((n for n in named if n.start == tail + 1 and n.type == thing.type != "project"), None)
    ):
        tail = beside.end
    return tail


def _owns(text: str, thing: Named, end: int) -> bool:
    """Say whether a named thing can have figures: a place with its class word, a whole firm."""
    if thing.type == "place":
        return _PLACE.match(text, thing.start, thing.end) is not None
    if thing.type == "company":
        return thing.end < end and not text[thing.end].isdigit()
    if thing.type != "project" or not text[end : end + 1].isdigit():
        return True
    if text[thing.end].isdigit():
        return not _ITSELF.match(text, thing.end)
    return _OWN.search(text, thing.end, end) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Say whether a clause measures what was named before it (甲水厂投入运行,日处理能力5万吨)."""
    start = lead_of(text, start, end)
    return _OWN.match(text, start, end) is not None and not _SPENT.match(text, start)


_WORKED = re.compile(
    "(?:开发|提升)?(?:建设|改造|治理|控规调整|规划调整|开发|改革|争先进位|做大做强|发展壮大|高质量发展|[扩提升转增创]\\w{1,3})?"
)
_BUILT = re.compile(
    "(?:预计|设计)*(?:总?装机|占地|总?建筑面积|总占地|日?处理能力|日?供水|全长|总长|总?库容|总?产能)"
)
_INVESTED = re.compile("(?:累计|年度|已|全年)*(?:完成)?总?投资(?:额|总额)?(?:为|达|约|超|近)*(?=\\d)")
_LAND = re.compile(
    "(?:累计|已|完成)*(?:改造用地|收储|征收|征地|流转土地|入驻企业|入园企业|主营业务|综合排名"
    "|技工贸总?收入|营业总?收入|(?:规上)?(?:工业)?[总年]?产值|税收)"
)


def worked(text: str, start: int, end: int, named: Sequence[Named], region: str) -> str:
    """Return the one named work or place that a clause says is worked on (加快甲片区建设), or ""."""
    things = [n for n in named if start <= n.start and n.end <= end and n.type in {"place", "project"}]
    if not things or things[0].start == start or "等" in text[start:end]:
        return ""
    thing = things[-1]
    alone = text[thing.start - 1] not in "、和与及" and _WORKED.fullmatch(text, thing.end, end)
    name = text[thing.start : thing.end]
    return name if alone and not related(name, region) else ""


def spent(text: str, start: int, end: int, name: str) -> bool:
    """Say whether a clause tells what was spent on the work before it, or what land a zone before it took."""
    if _SPENT.match(text, start):
        return False
    start = lead_of(text, start, end)
    asked = _ASKED.match(text, start, end)
    start = asked.end() if asked else start
    if _INVESTED.match(text, start) or _BUILT.match(text, start, end):
        return True
    return bool(_ZONE.fullmatch(name) and _LAND.match(text, start, end))


def is_zone(name: str) -> bool:
    """Say whether a name is one zone's."""
    return _ZONE.fullmatch(name) is not None


_PEERS = re.compile(
    "(?:跻身|进入|迈进|位居|位列|名列|在)全?[国省市]级?(?P<zone>(?:经济|高新)?开发区|高新区|经开区|园区)(?:中|前|第|综合|排)"
)


def peers(clause: str) -> str:
    """Return what a clause without an owner ranks, told by its peers (综合排名跻身省级开发区前50), or ""."""
    found = _PEERS.search(clause)
    return found["zone"] if found else ""
