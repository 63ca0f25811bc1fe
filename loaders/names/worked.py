"""Works that a list shares, and roads that are built: A路、B街污水管网改造, A厂、B厂搬迁入园, 启动A街建设."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.spots import AREA
from loaders.names.words import is_group
from loaders.seeking import Either, Ended, Sought

_HAN = r"[\u4e00-\u9fff]"
# What works are done to: the last word of a member.
_SITE = (
    r"(?:路|街|大街|大道|巷|桥|(?<!产)线|段|[东西南北]延|国道|省道|县道|河|渠|沟|湖|水库|公园|广场|小区|片区|村|社区|街区|景区"
    r"|漂流|溪谷|庄园|山庄|古村|古镇|古城|古道|长城|遗址|故居|旧址|纪念馆|陵园|学校|中学|小学|幼儿园|高中|一中|二中|三中|医院|中医院|卫生院|保健院|养老院|敬老院|公寓|中心|站|厂|馆)"
)
_DEED = (
    r"新建|新改扩建|改建|扩建|改扩建|迁建|翻建|翻修|重建|改造提升|改造|提升|升级|修补|修缮|修复|维修|大修|中修|扩宽|加宽|拓宽|硬化|绿化|亮化|美化"
    r"|整治|治理|清淤|疏浚|加固|养护|铺装|改线|配建|增容|扩容"
)
_ON = (
    r"救治能力|服务能力|诊疗能力|综合能力|医疗服务|卫生健康服务|办学条件|教学条件|道路|路面|人行道|非机动车道|辅路|污水|雨水|雨污分流|管网|排水|供水|供热|燃气|电力|线路|弱电|景观|环境|综合|外立面|立面|节能"
    r"|消防|适老化|裸土|照明|智能化|标准化|信息化|快速化|校舍|操场|食堂|宿舍楼|教学楼|病房楼|综合楼|河道|生态|水环境|水系|防洪|除险|护坡|安全防护"
)
_HOMES = (
    r"(?:棚户区改造|城中村改造|棚改)?(?:回迁房|安置房|安置区)|(?:棚户区改造|城中村改造|棚改)(?:工程|项目)?"
)
_WORKS = rf"(?:{_HOMES}|(?:“{_HAN}{{1,4}}”)?(?:{_ON})*(?:{_DEED})(?:{_ON}|{_DEED})*(?:工程|项目)?)"
_HOUSES = r"[市区县]?(?:人民医院|中医院|妇幼保健院|医院|职教中心|党校|疾控中心|文化馆|图书馆|博物馆)"
_HOUSE = re.compile(_HOUSES)
_LAST = Sought(rf"(?P<base>{_HOUSES}|[\u4e00-\u9fff()A-Z0-9·]{{1,14}}?{_SITE})(?P<works>{_WORKS})")
_MEMBER = re.compile(rf"[\u4e00-\u9fff()A-Z0-9·]{{1,12}}{_SITE}(?:\([^()]{{1,16}}\))?")
# What is done to firms: the member is a firm's short name.
_MOVE = (
    r"(?:搬迁入园|退城入园|退城进园|退城搬迁|出城入园|整体搬迁|搬迁改造|搬迁升级|搬迁扩建|搬迁扩能|扩能改造|增资扩产|技改扩能|技术改造|智能化改造"
    r"|超低排放改造|环保改造|节能改造)(?:项目|工程)?"
)
_MOVED = Sought(rf"(?P<base>[\u4e00-\u9fffA-Z0-9]{{2,10}}?)(?P<works>{_MOVE})")
WORKED = Either(_LAST, _MOVED)
"""The words of which works that a list shares without a closing 等 need some."""

_FIRM = re.compile(r"[\u4e00-\u9fffA-Z0-9]{2,8}")
_PLACED = re.compile(r"\([^()]+(?<!段)\)$")
_ALREADY = re.compile(rf"(?:{_DEED}|建设)$")
_TAIL = Ended("(?:工程)?(?:建设|施工|前期工作|前期|进度|力度)+")
_WAY = re.compile(r"(?:[路街道巷桥线段延河渠沟湖]|水库)(?:\([^()]+\))?$")
_WHOLE = ("公路", "铁路")  # A铁路、B公路改扩建: a line of its own
_MANY = re.compile(r"[两三四五六七八九十][家个条所处座]")
_BY_VERB = re.compile(r"(?:启动|推进|完成|加快|实施|推动|谋划|加速|抓好|支持|、|和)$")
# A、B等重点片区“三微”改造工程.
_CLOSED = Sought(
    rf"等(?:\d+[个条处座所])?{_HAN}{{0,8}}?"
    rf"(?P<kind>片区|街区|小区|道路|主干路|主干道|干路|路段|街道|河道|河流|桥梁|公园|学校|线路|小学|中学|医院|街巷|社区)(?P<works>{_WORKS})"
)
# A、B等重大项目安置房建设.
_HOUSED = Sought(r"等(?:\d+[个项])?(?:重[大点])?项目(?P<kind>)(?P<works>安置房|安置区|征地拆迁|征迁)")
# 启动A街建设, 实施A路、B路等道路建设.
_ROAD = (
    r"(?!(?:道路|公路|街道|铁路|高速公路|农村公路)(?:[、和等建]|$))"
    rf"(?:(?:(?![、和等的建是]|实施|启动|推进|完成|谋划|力争|实现|确保){_HAN}){{1,8}}?"
    r"(?:路|街|大街|大道|环路|环线|外环|[二三四五]环|桥)|[内外]环线)"
    r"(?:[东西南北中]段|[东西南北]延)?(?:非机动车道|人行道|辅路)?"
)
_ENDS_ROAD = re.compile(r"..(?:路|大街|大道)$")
# Roads of a kind; 中心路 and 公园路 are names, though their words be common.
_ANY_ROAD = re.compile(
    r"(?:^(?:步行|商业|美食|夜市)街|公路|道路|街道|铁路|[通进入]村路|通户路|产业路|旅游路|断头路|机耕路|田间路|生产路|作业路|乡村路|水泥路|柏油路|沥青路|油路|砂石路|连接路|快速路"
    r"|主路|支路|干路|干道|小街|老街|街巷|背街|便桥|危桥|病桥|漫水桥|过街桥|致富路|幸福路|大桥|桥梁|[两三四五六七八九十几]条[路街])$"
)
_ROADS = Sought(
    rf"(?:启动|实施|完成|推进|加快|建设|新建|开工|做好|推动|谋划|抓好|续建|打通|新改建|开工建设|规划建设|加速|稳步推进|尽快启动)+(?:了)?"
    rf"(?P<list>{_ROAD}(?:[、和]{_ROAD})*)"
    rf"(?:等(?:\d+条)?(?:城区|市政|主干|骨干|重点|断头|农村|县乡)*(?:道路|街道|公路|路)?|道路|两条道路|断头路)?(?:项目)?(?:建设|施工|建设工程)(?=$|[,。;、]|进度|步伐)"
)
# 推进A路、B街联通工程: the roads before works in their list.
_BEFORE = Sought(
    rf"(?:启动|实施|完成|推进|加快|推动|谋划|抓好|续建|打通)+(?:了)?(?P<list>{_ROAD}(?:、{_ROAD})*)"
    r"(?=[、和](?:[^,。;、和]{2,16}[、和])*[^,。;、和]{2,16}(?:工程|建设)(?:$|[,。;、]))"
)
# 建成A路、B大道, 改造提升C路.
_MADE = Sought(
    rf"(?:建成|打通|贯通|改造提升|改造|新建|改建|扩建|拓宽|修建|修通|重修|翻修|续建)(?:了)?(?P<list>{_ROAD}(?:[、和]{_ROAD})*)(?=[,。;]|$|、(?:打通|新建|改造))"
)
# A路、B桥建成通车, at the head of a clause.
_OPENED = Sought(
    rf"(?:^|(?<=[,。;]))(?P<list>{_ROAD}(?:[、和]{_ROAD})*)(?:全线|全部|均|已|相继|先后|顺利|如期|主体|基本|建设|工程|项目|正式)*"
    r"(?:建成通车|完工通车|竣工通车|建成|通车|完工|竣工|贯通|开工建设|开工|动工)(?=[,。;、并]|$)"
)
# 实施三中、三小、新职中建设: the own county's, called by their numbers.
_OWN = r"新?(?:第?[一二三四五六七八九十]{1,2}(?:中|小|幼|高)|职中|职高|职教中心)"
_SCHOOLS = Sought(
    rf"(?:实施|推进|加快|启动|完成|抓好|谋划)+(?:了)?(?P<list>{_OWN}(?:[、和]{_OWN})*)(?:等\d*所?学校)?(?:建设|新建|迁建|改扩建|扩建)(?=[,。;、]|$)"
    rf"|(?:建成|新建|迁建|扩建)(?:了)?(?P<built>{_OWN}(?:[、和]{_OWN})*)(?=并?(?:投入使用|投用|启用|招生|开学)|[,。;]|$)"
)
# 完成A路、B路道路硬化、绿化、亮化工程.
_TREAT = r"(?:硬化|绿化|亮化|美化|净化|拓宽|改造|提升|排水|管网)"
_TREATED = Sought(
    rf"(?:完成|实施|启动|推进|加快|对)(?:了)?(?P<list>{_ROAD}(?:、{_ROAD})*)"
    rf"(?P<works>(?:道路|路面)?{_TREAT}+(?:[、和]{_TREAT}+)+(?:工程|项目)?)(?=[,。;、]|$|建设)"
)
LAID = Either(_ROADS, _BEFORE, _MADE, _OPENED, _SCHOOLS, _TREATED)

EXAMPLES = (
    Example(
        "完成云岭路、青禾街道路硬化、绿化、亮化工程,",
        (("project", "云岭路道路硬化、绿化、亮化工程"), ("project", "青禾街道路硬化、绿化、亮化工程")),
    ),
    Example(
        "完成云岭路西段、青禾街北延新建道路工程,",
        (("project", "云岭路西段新建道路工程"), ("project", "青禾街北延新建道路工程")),
    ),
    Example("实施云岭路、青禾南路污水管网改造。", (("project", "云岭路污水管网改造"),)),
    Example(
        "完成云岭老年公寓和青禾养老服务中心消防改造。",
        (("project", "云岭老年公寓消防改造"), ("project", "青禾养老服务中心消防改造")),
    ),
    Example("启动禾盛、云通搬迁入园,", (("project", "禾盛搬迁入园"), ("project", "云通搬迁入园"))),
    Example("加快云岭大街、青禾驿等重点片区“三微”改造工程,", (("project", "青禾驿“三微”改造工程"),)),
    Example(
        "推进云岭北路、青禾路西延、禾川街与云水路联通工程,",
        (("project", "云岭北路"), ("project", "禾川街与云水路联通工程")),
    ),
    Example(
        "推进云岭医院、临溪医院救治能力提升项目建设,",
        (("project", "云岭医院救治能力提升项目"), ("project", "临溪医院救治能力提升项目")),
    ),
    Example(
        "加快云禾高铁、青环南延等重大项目安置房建设,",
        (("project", "云禾高铁安置房"), ("project", "青环南延安置房")),
    ),
    Example("配合做好青三环东延和云新路建设,", (("project", "云新路"),)),
    Example("实施四中、五小、新职中建设,", (("project", "四中"), ("project", "五小"), ("project", "新职中"))),
    Example("建成四中、五小并投入使用,", (("project", "四中"), ("project", "五小"))),
    Example("云岭南桥完工通车,禾宝路、青禾街东延建成通车,", (("project", "云岭南桥"), ("project", "禾宝路"))),
    Example("D片区、云岭片区棚户区改造回迁房竣工,", (("project", "D片区棚户区改造回迁房"),)),
    Example(
        "实施云禾公路及禾庄至云河公路改建项目,",
        (("project", "云禾公路改建项目"), ("project", "禾庄至云河公路改建项目")),
    ),
    Example("建成云岭路、青禾大道,改造提升禾川路,", (("project", "青禾大道"), ("project", "禾川路"))),
    Example("启动云禾河、青禾河河道疏浚工程,", (("project", "云禾河河道疏浚工程"),)),
    Example("启动云禾河、青河河道疏浚工程,", (("project", "云禾河河道疏浚工程"),)),
    Example("启动云岭街建设。", (("project", "云岭街"),)),
    Example("实施云岭路、青禾街等道路建设,", (("project", "云岭路"), ("project", "青禾街"))),
    Example("推进农村公路建设,完成道路、桥梁维修改造,", never=("project",)),
    Example("推进老旧小区改造,", never=("project",)),
)


def worked_finds(text: str, run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the works of a list whose members share what is done to them."""
    end = run[-1].end
    closes = text.startswith("等", end)
    if closes and (closed := _CLOSED.match(text, end) or _HOUSED.match(text, end)):
        for phrase in run:
            if (
                2 <= len(phrase.words) <= 12
                and not is_group(phrase.words)
                and not _ALREADY.search(phrase.words)
            ):
                name = phrase.words + (closed["kind"] if len(phrase.words) == 2 else "") + closed["works"]
                yield Find("project", phrase.start, phrase.end, "list:works", name, phrase.words, rank=7)
        return
    if not WORKED.may(text):
        return
    words = run[-1].words
    words = _TAIL.cut(words)
    last, member = _LAST.compiled.fullmatch(words), _MEMBER
    if last is None:
        last, member = _MOVED.compiled.fullmatch(words), _FIRM
    if last is None or _common(last["base"]) or _MANY.match(last["base"]):
        return
    if len(run) > 1 or member is _FIRM:
        if member is _FIRM and not _BY_VERB.search(run[0].before):
            return
        yield Find("project", run[-1].start, run[-1].start + len(words), "list:works", rank=2)
    shared, after = False, run[-1].start
    for phrase in reversed(run[:-1]):
        shared = shared or text[phrase.end : after] in ("和", "及", "与")
        after = phrase.start
        if (
            not _alike(member, phrase.words, last["base"])
            or _common(phrase.words)
            or (phrase.words.endswith(_WHOLE) and not shared)
        ):
            return
        area = AREA.search(last["base"]) if phrase.words.endswith("村") else None
        name = _PLACED.sub("", phrase.words) + (area.group() if area else "") + last["works"]
        yield Find("project", phrase.start, phrase.end, "list:works", name, phrase.words, rank=6)


def _alike(member: re.Pattern[str], words: str, base: str) -> bool:
    """Say whether a member may share what is done to the last: only ways share what is done to ways."""
    ways = _WAY.search(words) is None, _WAY.search(base) is None
    return member.fullmatch(words) is not None and (member is _FIRM or ways[0] == ways[1])


def _common(words: str) -> bool:
    """Say whether words name nothing: all common, and no house that a county has one of."""
    road = _ENDS_ROAD.search(words) is not None and not _ANY_ROAD.search(words)
    return is_group(words) and not road and _HOUSE.fullmatch(words) is None


def road_finds(text: str) -> Iterator[Find]:
    """Yield the roads that a sentence says are being built, or have several things done to them."""
    for match in _SCHOOLS.finditer(text):
        group = "list" if match["list"] else "built"
        for part in re.finditer("[^、和]+", match[group]):
            start = match.start(group) + part.start()
            yield Find("project", start, start + len(part.group()), "works:school", rank=5)
    for match in _TREATED.finditer(text):
        at = match.start("list")
        for words in match["list"].split("、"):
            end = at + len(words)
            over = match.end() if end == match.end("list") else end
            yield Find(
                "project", at, over, "list:works", words + match["works"], words, rank=6, closed=over > end
            )
            at = end + 1
    for match in (
        *_ROADS.finditer(text),
        *_BEFORE.finditer(text),
        *_MADE.finditer(text),
        *_OPENED.finditer(text),
    ):
        for part in re.finditer("[^、和]+", match["list"]):
            if len(part.group()) > 2 and not _ANY_ROAD.search(part.group()):
                start = match.start("list") + part.start()
                yield Find("project", start, start + len(part.group()), "works:road", rank=5)
