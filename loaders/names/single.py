"""Houses and works of which a county has one: common words name its own where they are said to be built.

One lexicon for all rules that must tell 客运站 (the county's) from 停车场 (any).
"""

from __future__ import annotations

import re

from loaders.names.finds import Example
from loaders.seeking import Either, Sought

# One at a time is built of these: in company of named works, or where it is done, it is the county's own.
_ONE = Sought(
    r"(?:蓄能电站|水电站|机场|(?<!管)水厂|(?:处理|净化|发电|热电|热源|污水|焚烧)厂|焚烧发电|消纳场|填埋场|热电联产|(?:服务|指导|活动|文化|体育|会展|疾控|疾病预防控制|职教|医疗|健身|融媒体|急救|市民|游客|集散|保障)中心"
    r"|(?:图书|博物|文化|展览|体育|科技|规划|纪念|殡仪|档案|美术|规划展|展示|游泳)馆|客运(?:站|中心)|高铁站|汽车站|消防站|物流(?:园|园区|中心)|(?<=[\u4e00-\u9fff]{2})(?:产业|工业|科技|创业|厂房)园|人才公寓|铁路专用线|指挥中心|青少年宫|文化宫|(?:康养|特色|文旅|温泉|滨水)小镇|抽水蓄能|(?:体育|人民|市民|湿地|中央)公园|党校|福利院|枢纽|储备库|综合体|影剧院|大剧院|体育场"
    r"|第[一二三四五六七八九十]{1,2}(?:中学|小学|幼儿园)|实验(?:中学|小学|幼儿园)|中医院|妇幼保健院|人民医院|新?[县区市]医院)$"
)
# Only one is ever built, so that to build it is to speak of the county's own.
_ONLY = re.compile(
    r"(?:抽水蓄能电站|通用机场|(?:图书|博物|文化|体育|科技|规划|殡仪|档案|美术|规划展)馆|客运(?:站|中心)|高铁站|党校|(?:市民|政务|游客)(?:服务)?中心|铁路专用线|指挥中心|物流(?:园|园区|中心)|青少年宫|(?:全民健身|融媒体|职教|疾控|会展|体育|市民)中心|体育公园|影剧院|大剧院"
    r"|第[一二三四五六七八九十]{1,2}(?:中学|小学|幼儿园)|中医院|妇幼保健院|人民医院|新[县区市]医院|焚烧发电厂|污水处理厂)$"
)
# What is done to such a house is its own too.
_PART = re.compile(
    r"(?:[一二三四五]期|新馆|新院区|新校区|新址|迁建|扩建|改扩建|新建|改造|提标改造|扩容)(?:项目|工程)?(?:及其?配套[\u4e00-\u9fff]{2,4})?$"
)
_TOWNS = Sought(
    r"(?:中心城区|主城区|老城区|城区|县城|园区|开发区|新区)[\u4e00-\u9fff]{2,8}(?:管网|分流|热源|供热|供水|燃气|管廊|主干道|绿道|改造|工程|项目)"
)
HOUSES = Either(_ONE, _TOWNS)
"""What such a house, or what the town has, ends in."""

_PLURAL = re.compile(
    r"[乡镇村各小]|社区|街道|基层|便民|养老|卫生|为农|农村|助残|托育|县级|市级|省级|国家物流|[一两三四五六七八九十][座个所条家]"
)
_SOON = (
    r"(?:正式|全部|相继|先后|均|陆续|顺利|基本|主体|已|即将|如期|年内|年底前?|[上下]半年|\d{1,2}月(?:份|底|初|中旬)?前?|(?:国庆|春节|[五十]一)前"
    r"|早日|尽快|项目|工程|建设)*"
)
_DONE = re.compile(
    rf"(?:等[^,。;、\d]{{0,10}})?{_SOON}(?:建成|开工|动工|竣工|完工|投用|投产|投运|启用|开园|开馆|开街|开业|封顶|落成|获批|[列纳]入|完成(?=[,。;]|$)"
    r"|开放|投入使用|投入运营|加快建设|有序推进)(?!率|面积|数|的|\d)"
)
_LED = re.compile(
    r"(?:谋划|规划|推进|加快|启动|开工|完成|实施|新建|续建|抓好|确保|力争|推动|迁建|建设|建成|启用|投用)(?:建设|推进|新建|扩建|迁建)?(?:了)?$"
)
_BUILT = re.compile(
    r"(?:等[^,。;、\d]{0,10})?(?:项目|工程|建设|前期|选址|立项|报批|扩建|改造|迁建|主体)|[,。;]|$"
)

EXAMPLES = (
    Example("云岭大桥、全民健身中心建成投用,", (("project", "全民健身中心"),)),
    Example("档案馆、客运站主体完工,", (("project", "档案馆"), ("project", "客运站"))),
    Example("推进档案馆、停车场建设,", (("project", "档案馆"),)),
    Example("标准厂房园、青禾产业园建成投用,", (("project", "标准厂房园"),)),
    Example("推进乡镇综合文化服务中心建设,新建污水处理厂3座,", never=("project",)),
)


def one_of_its_kind(words: str) -> bool:
    """Say whether common words end in a house or works of which a county builds one at a time."""
    return _ONE.compiled.search(words) is not None


def of_the_town(words: str) -> bool:
    """Say whether common words name what the town or its zone has: 城区供水管网."""
    return _TOWNS.compiled.fullmatch(words) is not None


def own_town(words: str, text: str, last: int, lead: str) -> bool:
    """Say whether what the town has is done at ``last``, or carried on by ``lead``: 城区供水管网改造完成."""
    if not of_the_town(words):
        return False
    carried = _LED.search(lead) is not None and _BUILT.match(text, last) is not None
    return carried or _DONE.match(text, last) is not None


def own_one(words: str, text: str, last: int, lead: str) -> bool:
    """Say whether common words name the county's own house: the list they are in is built or done.

    ``last`` is where the list ends in ``text``, ``lead`` what stands before it.
    """
    core = _PART.sub("", words)
    if not _ONE.compiled.search(core) or _PLURAL.search(core):
        return False
    if _DONE.match(text, last):
        return True
    own = _ONLY.search(core) is not None or core != words
    return own and _LED.search(lead) is not None and _BUILT.match(text, last) is not None
