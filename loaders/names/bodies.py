"""Party committees, governments, congresses and consultative conferences, with the area that they are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.region import Region
from loaders.seeking import Either, Sought

Naming = Callable[[str], str]

_LEVEL = "(?P<level>[省市区县旗州盟])"
_N = "[一二三四五六七八九十]"
PARTY = Sought(rf"(?<!团){_LEVEL}(?:委|(?<=自治区)党委)(?!员|会|书|常|托|派|办|[一-鿿]?{_N}{{1,3}}届|{_N})")
GOVERNMENT = Sought(rf"{_LEVEL}(?:人民)?政府(?!投资|工作报告|采购|债|性|网|门户|平台|服务|办)")
CONGRESS = Sought(
    rf"{_LEVEL}(?P<body>人大(?!代表|第|[一-鿿]{{1,3}}次)|人民代表大会(?!第|常务委员会第))"
    r"(?P<standing>及其常委会|常委会|常务委员会)?(?!第)"
)
CONSULTATIVE = Sought(rf"{_LEVEL}政协(?!提案)")

INSTITUTION = Sought(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[的在与和对])|(?<=推进|完成|加快|启动|实施|支持|推动|提升))(?P<level>[省市区县])(?P<kind>文化馆|图书馆|博物馆|档案馆|美术馆|科技馆|少年宫|妇幼保健院|人民医院|医院"
    r"|中医院|中心医院|融媒体中心|疾控中心|职教中心|政务服务中心|行政服务中心|不动产登记中心|公共就业服务中心|税务服务中心|(?:人民)?检察院|(?:人民)?法院|公安局|税务局|气象局|广电总台|广播电视总?台|报业集团)(?!队)"
)

# A government's department, whatever follows it: 被省教育厅确定为X.
_DEPARTMENT = Sought(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[被经由与和及获受向的在]))(?P<level>[省市区县])(?P<kind>(?:教育|科技|科学技术|工信|工业和信息化|民政|司法|财政"
    r"|人社|人力资源(?:和)?社会保障|自然资源(?:和规划)?|生态环境|住建|住房(?:和)?城乡建设|交通|交通运输|水利|水务|农业农村|商务|文旅|文化(?:广电)?和旅游|文广旅体?|退役军人事务"
    r"|应急|应急管理|审计|市场监管|市场监督管理|医保|医疗保障|统计|林业|林草|林业和草原|体育|能源|粮食和物资储备|行政审批|政务服务|乡村振兴|城管|城市管理)"
    r"[厅局]|(?:发展改革|发展和改革|发改|卫生健康|卫健|国资)委(?:员会)?)(?=[\u4e00-\u9fff])(?![党系长])"
)

# Without its level it is the own region's, where the words stand free.
_BARE = Sought(
    r"(?:^|(?<=[,。;、和与及])|(?<=推进|建设|加快|建成|启用|完成|支持|推动))"
    r"(?P<kind>(?:第[一二三四五]|市第[一二三四五])?人民医院|中医医院|中医院|妇幼保健院|妇幼保健计划生育服务中心|职教中心|疾控中心|红十字会|慈善总会)"
)
_ZONE = Sought(
    r"(?:^|(?<=[,。;、和]))(?P<zone>自贸试验区|自贸区|经开区|高新区|综保区|保税区|(?:经济(?:技术)?)?开发区)"
    r"(?=获|入选|综合|绩效|考核|考评|封关|在全|位列|位居|被|成功|创成|扩区|升级|跻身|晋级|列全|基础设施|主营业务|工业|亩均|税收|新增|制度|累计|形成|、(?:(?:经开|高新|综保|保税)区|[^,。;、]{2,16}(?:分别|双双)))"
)

# Of a verb, where it isn't zones in general that are built.
_ZONE_OF = Sought(
    r"(?<=强化|支持|依托|推动|提升|做强|建强|做优|深化|发挥|优化|推进|聚焦)(?P<zone>经开区|高新区|综保区)"
    r"(?![、和与等及]|建设|发展|改革|(?:扩容|升级)?工程)"
)


# A university by its short name behind a place's: 河北农大.
_STUDIES = {
    "农": "农业",
    "师": "师范",
    "医": "医科",
    "林": "林业",
    "理工": "理工",
    "科": "科技",
    "工": "工业",
    "财": "财经",
    "交": "交通",
}
_UNIVERSITY = Sought(
    r"(?P<kind>农|师|医|林|理工|科|工|财|交)大(?=[、,。;和与等及]|合作|签|共建|对接|专家|教授|团队|$)"
)
_NATION = re.compile(
    r"(?:中国|华[中南北东]|西[南北]|东北|首都|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆)$"
)
_PARTY = Sought(r"(?P<name>(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)中央)")
# 县委组织部: an office of a party committee.
_OFFICE = Sought(
    rf"{_LEVEL}委(?P<kind>组织部|宣传部|统战部|政法委|社会工作部|网信办|编办|老干部局|党校|巡察办|办公室|改革办)"
)
# 省文联, 市残联: people's bodies of an area.
_PEOPLES = {
    "文联": "文学艺术界联合会",
    "妇联": "妇女联合会",
    "残联": "残疾人联合会",
    "科协": "科学技术协会",
    "侨联": "归国华侨联合会",
    "工商联": "工商业联合会",
    "作协": "作家协会",
    "社科联": "社会科学界联合会",
}
_UNION = Sought(
    rf"(?<![一-鿿]){_LEVEL}(?P<kind>文联|妇联|残联|科协|侨联|工商联|作协|社科联)(?=[、,。;和与]|联合|组织|举办)"
)

_YOUTH = Sought(r"团(?P<level>[省市区县旗])委(?![员会])")

WORDS = Either(
    *(PARTY, GOVERNMENT, CONGRESS, CONSULTATIVE, INSTITUTION, _BARE, _ZONE, _ZONE_OF),
    *(_UNIVERSITY, _PARTY, _UNION, _OFFICE, _DEPARTMENT, _YOUTH),
)

EXAMPLES = (
    Example(
        "与九三学社中央、省文联联合举办活动,",
        (("organization", "九三学社中央"), ("organization", "浙江省文学艺术界联合会")),
    ),
    Example(
        "与浙江农大、中国农大合作,", (("organization", "浙江农业大学"), ("organization", "中国农业大学"))
    ),
    Example("团市委组织志愿服务,", (("organization", "共青团杭州市委"),)),
    Example("市不动产登记中心获评先进,", (("organization", "杭州市不动产登记中心"),)),
    Example("县委组织部、市委宣传部获评先进,", (("organization", "中共杭州市委宣传部"),)),
    Example("做强做大,打造交大会客厅。", never=("organization",)),
    Example("市委、市政府决策部署,", (("organization", "中共杭州市委"), ("organization", "杭州市人民政府"))),
    Example("宁波市委主要领导,", (("organization", "中共宁波市委"),)),
    Example(
        "在区人大及其常委会、区政协监督支持下,",
        (
            ("organization", "余杭区人民代表大会"),
            ("organization", "余杭区人民代表大会常务委员会"),
            ("organization", "政协余杭区委员会"),
        ),
    ),
    Example("在市委、政府领导下,", (("organization", "中共杭州市委"), ("organization", "杭州市人民政府"))),
    Example("服务点建成,区文化馆茶艺功能区正式启用,", (("organization", "余杭区文化馆"),)),
    Example(
        "推进人民医院、中医院改造,", (("organization", "余杭区人民医院"), ("organization", "余杭区中医院"))
    ),
    Example("经开区综合考评列全省第三,", (("place", "经开区"),)),
    Example("强化高新区人才支撑,", (("place", "高新区"),)),
    Example("加快开发区建设,", never=("place",)),
    Example("推进经开区、高新区建设,", never=("place",)),
    Example("被市教育局确定为示范校,", (("organization", "杭州市教育局"),)),
    Example("扩大政府投资,建设区文化馆,", never=("organization",)),
)


def body_finds(text: str, region: Region, places: Sequence[Find]) -> Iterator[Find]:
    """Yield the bodies of a sentence; ``places`` are its divisions, for a body may be of another area."""
    areas = Areas(text, region, places)
    for match in PARTY.finditer(text):
        yield from _body(areas, match, "party", party_name)
        if text.startswith("、政府", match.end()):  # 自治区党委、政府
            start, end = match.end() + 1, match.end() + 3
            if name := government_name(areas.of(match.start(), match["level"])[0]).removeprefix("人民政府"):
                yield Find("organization", start, end, "body:government", name, name, rank=4, closed=True)
    for match in GOVERNMENT.finditer(text):
        yield from _body(areas, match, "government", government_name)
    for match in CONSULTATIVE.finditer(text):
        yield from _body(areas, match, "consultative", lambda area: f"政协{area}委员会")
    for match in (*INSTITUTION.finditer(text), *_DEPARTMENT.finditer(text)):
        if area := region.level(match["level"]):
            yield Find("organization", *match.span(), "body:institution", area + match["kind"], rank=5)
    for match in CONGRESS.finditer(text):
        yield from _congress(areas, match)
    yield from _short(text, areas, places)
    yield from _bare(text, region)


def _short(text: str, areas: Areas, places: Sequence[Find]) -> Iterator[Find]:
    """Yield universities, parties and people's bodies that are called by their short names."""
    ends = {f.end: f for f in places if f.rule == "table:division"}
    for match in _UNIVERSITY.finditer(text):
        nation = _NATION.search(text, 0, match.start())
        head = ends.get(match.start())
        if nation or head:
            start = nation.start() if nation else head.start if head else 0
            name = text[start : match.start()] + _STUDIES[match["kind"]] + "大学"
            yield Find("organization", start, match.end(), "body:short", name, name, rank=6, closed=True)
    for match in _PARTY.finditer(text):
        yield Find("organization", *match.span("name"), "body:short", rank=6, closed=True)
    for match in _OFFICE.finditer(text):
        area, start = areas.of(match.start(), match["level"])
        if area:
            name = party_name(area) + match["kind"]
            yield Find("organization", start, match.end(), "body:short", name, name, rank=6, closed=True)
    for match in _YOUTH.finditer(text):
        if area := areas.of(match.start("level"), match["level"])[0]:
            name = "共青团" + party_name(area).removeprefix("中共")
            yield Find("organization", *match.span(), "body:short", name, name, rank=6, closed=True)
    for match in _UNION.finditer(text):
        area, start = areas.of(match.start(), match["level"])
        if area:
            name = area + _PEOPLES[match["kind"]]
            yield Find("organization", start, match.end(), "body:short", name, name, rank=6, closed=True)


def _bare(text: str, region: Region) -> Iterator[Find]:
    """Yield hospitals and zones of the own region that are called by their kind alone."""
    if region.county or region.city:
        for match in _BARE.finditer(text):
            name = region.own + match["kind"]
            yield Find("organization", *match.span("kind"), "body:institution", name, match["kind"], rank=5)
    for match in (*_ZONE.finditer(text), *_ZONE_OF.finditer(text)):
        name = "经济开发区" if match["zone"] == "开发区" else ""
        yield Find("place", *match.span("zone"), "body:zone", name, rank=6)


class Areas:
    """Says which area a body or a session is of: the one printed before it, else the report's own."""

    def __init__(self, text: str, region: Region, places: Sequence[Find]) -> None:
        self._text = text
        self._region = region
        self._by_end = {f.end: f for f in places if f.rule == "table:division"}

    def of(self, at: int, level: str) -> tuple[str, int]:
        """Return (area, start of its words) of a body whose 省, 市, 区 stands at ``at``; "" if unknown."""
        printed = self._by_end.get(at + 1)
        if printed is None and level == "区" and self._text[max(0, at - 2) : at] == "自治":
            return self._region.province, at - 2
        if printed is not None:
            return printed.name, printed.start
        return self._region.level(level), at


def government_name(area: str) -> str:
    """Return the full name of a government (杭州市人民政府)."""
    return f"{area}人民政府"


def party_name(area: str) -> str:
    """Return the full name of a party committee (中共广东省委, 中共番禺区委)."""
    return f"中共{area}委" if area[-1] in "省市区县" and not area.endswith("自治区") else f"中共{area}委员会"


def _body(areas: Areas, match: re.Match[str], rule: str, full: Naming) -> Iterator[Find]:
    area, start = areas.of(match.start(), match["level"])
    if area:
        name = full(area)
        yield Find("organization", start, match.end(), f"body:{rule}", name, name, rank=4, closed=True)


def _congress(areas: Areas, match: re.Match[str]) -> Iterator[Find]:
    area, start = areas.of(match.start(), match["level"])
    if not area:
        return
    standing = match["standing"] or ""
    if standing in ("", "及其常委会"):
        end = match.end("body")
        yield Find("organization", start, end, "body:congress", f"{area}人民代表大会", rank=4, closed=True)
    if standing:
        start = match.end() - 3 if standing == "及其常委会" else start
        name = f"{area}人民代表大会常务委员会"
        core = f"{area}人大常委会"
        yield Find("organization", start, match.end(), "body:congress", name, core, rank=4, closed=True)
