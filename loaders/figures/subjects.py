"""Whom or where a figure is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.figures import words
from loaders.figures.phrases import strip_front
from loaders.seeking import Sought

_REGION = re.compile(words.SCOPE)
_OWNERS = frozenset({"place", "organization", "company", "platform"})
_PLACE = (
    "国控点|监测站|地区(?!生产)|示范区|试验区|经济区|度假区|开发区|高新区|经开区|保税区|综保区|自贸区|自贸试验区|片区|新区|新城|科技城|科学城|商务区"
    "|产业园|科技园|园区|基地|经济圈|都市圈|湾区|集聚区|核心区|城区|示范带|口岸|机场|港区|港口|港|枢纽|网站|商圈|景区|博物馆|图书馆|纪念馆|文化馆|体育馆|医院|学校|大学|中学|小学|集团|(?<![子分])公司|银行"
    "|中心|镇|街道|村|商会|公园|科创园|软件园|物流园|工业园|科创城|大学城|古城|古镇|乐园|风景区|保护区|林场|电厂"
    "|煤矿|油田|气田|码头|[车铁火客]运?站|经济带|城市群|科创走廊|干流(?:[\u4e00-\u9fff]{1,4}段)?|流域|美术馆|研究院|实验室|学院"
)
_OWNED = (
    "累计|共|实现|完成|在[^,;、]{1,4}实现|投资|主营业务|税收|铺设|征地|获|入选|已|集聚|新增|带动|吸引|年|入驻|环境|地区|孵化|建成|服务|接待|旅客|货物|集装箱|全年|发行|总|规上"
    "|工业(?:总产值|增加值|投资)|固定资产|外贸|进出口|经济总量|连续|培育|绿色出行|装机|发电|蓄水|水质|营业收入|营收|产值|税收|利润|客流"
    "|游客|门诊|签约|新签|引进|吞吐|利用外资|集装|新建|新设|流转|种植|发放|矿业权|企业达|登记|制度创新|农民|农村居民|主营业务|综合排名|评估|开行|绿色|进驻|受理|各项贷款|日均|发送"
)
_HEAD_OWNER = Sought(
    rf"^(?P<owner>(?:(?!了)[\u4e00-\u9fffA-Za-z“”()·・]){{1,14}}?(?:{_PLACE})|(?:经济|高新)?开发区|高新区|经开区|(?:产业)?园区|自贸(?:试验)?区|综保区)"
    rf"(?={_OWNED})"
)
# What a named place has of its own: 甲山入境游客增长, 乙江水质达标.
_ITS_OWN = re.compile("(?:全[市县区域])?(?:入境游客|游客|水质|空气|干流|森林覆盖|旅游|制度创新|自然岸线)")
# What a town makes: 甲镇竹制品年产值.
_ITS_GOODS = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:年?总?产值|年?产量|年?营收|销售额|种植面积)(?:达到?|突破|超过?|约|实现)?$"
)
_TOWN = re.compile("[镇乡村]$|街道$")
_ZONE = re.compile(f"(?:{_PLACE})$")
_BARE_ZONE = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:示范区|试验区|开发区|高新区|经开区|保税区|综保区|自贸区|经济区|度假区|片区|新区|商务区"
    "|产业园|科技园|工业园|园区)"
)
_BARE = re.compile("自贸(?:试验)?区|(?:经济|高新)?开发区|高新区|经开区|综保区")
_ZONE_HEAD = re.compile(
    "(?P<zone>[\u4e00-\u9fff]{0,10}?(?:自贸(?:试验)?区|示范区|开发区|高新区|经开区|保税区|综保区|度假区|产业园|科技园|科创园|工业园|大学"
    "|研究院|实验室))"
)
_LIST = re.compile(
    r"(?P<list>(?:[\u4e00-\u9fffA-Za-z()“”·-]{2,14}、){1,9}[\u4e00-\u9fffA-Za-z()“”·-]{2,12}?(?:村"
    r"|镇|街道|街|区|园|县|市|学校|医院|小区))(?:等)?$"
)
_VERB = re.compile(
    "^(?:持续|加快|积极|全力|大力|稳步)*(?:推动|推进|支持|指导|组织|完成|建成|实施|开展|新建|改造|打造|建设|谋划)"
)
_INSTITUTION = re.compile(f"(?:{_PLACE}|平台|集群|产业园区)$")
_GENERIC = re.compile(
    "^(?:[十百千万亿]+元?级|新改?扩?建|改扩建|开展|盘活|深入|推进|推动|支持|加快|完善|深化|落实|实施|依托|围绕|积极|持续|做好|办好|启动|开工|城镇|乡镇"
    "|村镇|集镇|全|各|新增|累计|大力|建设|打造|推进|完成|建成|创建|一批|高新技术(?!产业(?:园|开发))|国家级|省级|市级|社区|基层"
    "|规上|限上|重点|产业|省|市|区|国|镇|村)"
)


_DOING = re.compile("启动|推进|推动|加快|实施|对标|打造|抓好|做好|开展|加强|强化|^[农乡]村$")
# 省人民医院 is one hospital, 省级医院 are many.
_OF_DIVISION = re.compile(
    "[省市县区](?![级属内域直辖重管定])[\u4e00-\u9fff]{2,}(?:医院|研究院|学院|大学|中学|小学|网站|图书馆|博物馆|文化馆|纪念馆|美术馆|福利院|农商银行|信用联社)$"
)


def generic(owner: str) -> bool:
    """Say whether words that end like an owner begin like what nobody in particular is (全市医院)."""
    if _DOING.search(owner):
        return True
    return _GENERIC.match(owner) is not None and not _OF_DIVISION.match(owner)


@dataclass(slots=True)
class Named:
    """A named thing that stands at ``start..end`` of a passage."""

    start: int
    end: int
    name: str
    type: str


def made(text: str, clause_start: int, lead: int) -> bool:
    """Say whether the list right before a figure is of what is worked on (新建甲园、乙园2座公园)."""
    listed = _LIST.search(text[clause_start:lead])
    return bool(listed and _VERB.match(listed["list"]))


def owner_before(text: str, clause_start: int, lead: int, named: Sequence[Named]) -> str:
    """Return the narrower owner that stands right before a figure (a list of places, a site), or ""."""
    before = text[clause_start:lead]
    listed = _LIST.search(before)
    members = _VERB.sub("", listed["list"]) if listed else ""
    if members and "等" not in members and not before.endswith("等") and not _GENERIC.match(members):
        return members
    zone = _ZONE_HEAD.fullmatch(before.lstrip(",、")) if text[lead : lead + 1].isdigit() else None
    known = zone and any(text[n.start : n.end] == zone["zone"] for n in named if n.end == lead)
    if zone and (known or _BARE.fullmatch(zone["zone"])):
        return zone["zone"]  # 甲山科创园8家企业参展
    things = [n for n in named if clause_start <= n.start and n.end <= lead and n.type in _OWNERS]
    if (
        len(things) > 1
        and things[-1].end == lead
        and text[things[0].start : lead].count("、") == len(things) - 1
    ):
        return "、".join(text[n.start : n.end] for n in things)
    return ""


_ASKED = re.compile("支持|指导|推动|组织|鼓励|帮助")
_FOUNDED = re.compile("[^,;。\\d]{0,2}(?:设立|成立|组建|开设|开办|举办|承办)(?:运营|运行|揭牌|$)")
# Verbs whose subject owns what the clauses after them count.
_ACTS = re.compile(
    "是|连续|蝉联|晋升为?|升格为?|获评|获批|荣获|获得|获|入选|位列|跻身|累计|已|共|通过|实现|完成|集聚|引进|引入|带动|接待|孵化|新增"
    "|吸引|服务|发放|举办|承办|签约|开设|开办|设立|培训|招聘|输送|生产|交付|销售"
)


def does(clause: str) -> bool:
    """Say whether a clause begins with what its unnamed owner does."""
    return _ACTS.match(clause) is not None


FLEET = re.compile("^中欧.{0,3}班列$")  # all trains that run there, no one's


def _acting(text: str, start: int, end: int, named: Sequence[Named]) -> str:
    """Return the named body or bodies that open a clause and do something in it, or ""."""
    asked = _ASKED.match(text, start, end)
    at = asked.end() if asked else start
    names: list[str] = []
    for thing in named:
        if (
            thing.start == at
            and thing.type in _OWNERS
            and not FLEET.search(thing.name)
            and (thing.type != "place" or _ZONE.search(text[thing.start : thing.end]))
        ):
            names.append(text[thing.start : thing.end])
            at = thing.end + (1 if text[thing.end : thing.end + 1] in {"、", "和", "与"} else 0)
    acts = names and _ACTS.match(text, at, end) and not _FOUNDED.fullmatch(text, at, end)
    return "、".join(names) if acts and not text.startswith("等", at) else ""


# What only tells of its owner, that it is there or at work: what comes next is about the region again.
_STATES = re.compile(
    "是|连续|蝉联|晋升为?|升格为?|[^\\d]*连续$|[^\\d]*(?:全覆盖|上线|启用|投用|投产|竣工|开通|运行|设立|成立|揭牌|挂牌|获批(?:建设|设立|实施|创建)"
    "|主体(?:建设|工程|结构)?(?:完工|封顶|完成)|完成主体[^,]{0,4})$"
)


# A sight or a firm has its title, what is counted next is the region's (甲公园获评三星级公园,新增车位9个).
_SIGHT = re.compile("(?:公园|景区|广场|古城|街区|湿地|[镇乡村]|街道)$")
_HONOURED = re.compile("(?:成功)?(?:获评|荣获|获|入选|被评为|被授予|创建)")


def stated(clause: str, owner: str, firm: bool) -> bool:
    """Say whether a clause only states what its owner is: the next one is about the region again."""
    found = clause.find(owner) if owner else -1
    if found < 0:
        return False
    told = (_STATES, _HONOURED) if firm or _SIGHT.search(owner) else (_STATES,)
    return any(form.match(clause, found + len(owner)) for form in told)


_LISTED_NEXT = re.compile(",[^,;。\\d]*、[^,;。\\d]*等")


def theme(text: str, start: int, end: int, named: Sequence[Named]) -> str:
    """Return the zone or body that a clause consists of (东山开发区,17个项目开工), or "".

    The rest of the sentence is about it.
    """
    clause = text[start:end]
    if _LISTED_NEXT.match(text, end):
        return ""  # 甲度假区,乙馆、丙馆等9个景点: only the first of a list
    if any(n.start == start and n.end == end and n.type in _OWNERS for n in named) and _ZONE.search(clause):
        return clause
    if generic(clause) or _ACTS.match(clause) or clause.startswith(("成为", "荣", "为", "在")):
        return ""
    return clause if _BARE_ZONE.fullmatch(clause) else ""


_LEAD = re.compile(rf"(?:{words.TIME}|{words.LINKING}|[,、])+")


# What is measured of the whole region: 中心城区建成区扩大到9平方公里,城镇化率达60%.
_WIDE = re.compile(
    "(?:常住人口)?城镇化率|(?:人均|居民|一般公共|城镇新增|新增城镇|城镇登记|全员)|[市经][场营]主体"
    "|高速公路|农村公路|公路|铁路|高铁运营|水路|社会物流|交通运输"
    "|外贸进出口|民营经济|森林覆盖率|优良天数|PM ?2|空气质量"
)


def wide(clause: str) -> bool:
    """Say whether a clause begins with what only the region as a whole is measured by."""
    return _WIDE.match(clause) is not None


def related(place: str, region: str) -> bool:
    """Say whether a place is the region itself, under a shorter or longer name."""
    return place in region or region in place


def lead_of(text: str, start: int, end: int) -> int:
    """Return where a clause begins behind times and joints."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


_WITH = re.compile("与|联合|对接|携手")


def topic(text: str, start: int, end: int, named: Sequence[Named], region: str) -> str | None:
    """Return the owner that opens a clause, "" where it returns to the whole region, else None."""
    clause = text[start:end]
    at = lead_of(text, start, end)
    if _REGION.match(text, at):
        return ""
    if text[at - 1 : at] in {"与", "和", "同"} and at > start:
        return None  # 与甲大学共建乙书院
    if any(n.start == at for n in named) and re.match("[^,;\\d]+、[^,;\\d]+等", text[at:end]):
        return ""  # 甲、乙等实验室加快建设: others too, so nobody in particular
    acting = _acting(text, at, end, named)
    if acting:
        return acting
    head = next((n for n in named if n.start == at and n.type == "place" and n.end - at > 1), None)
    goods = head and _TOWN.search(head.name) and _ITS_GOODS.match(text, head.end, end)
    if head and (goods or _ITS_OWN.match(text, head.end)) and not related(text[at : head.end], region):
        return text[at : head.end]
    found = _HEAD_OWNER.compiled.match(strip_front(text[at:end])) if _HEAD_OWNER.may(text) else None
    if found and not generic(found["owner"]) and not _WITH.match(clause):
        return found["owner"]
    return None


def institution(noun: str) -> bool:
    """Say whether a counted noun is a body that the figures after it belong to (5家基地累计孵化)."""
    return len(noun) >= 4 and _INSTITUTION.search(noun) is not None
