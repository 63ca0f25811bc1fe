"""Titles that a county keeps up or runs for, or that another word tells, with a level or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.seeking import Either, Sought, Table

_HAN = r"[\u4e00-\u9fff]"
_LEVEL = "(?:国家级?|全国|全省|省级?|市级|自治区级?)"
_LED = "(?:争创|创成|申创|成功创建|成功争创)(?:为|成为)?"
_MANY = "(?!一批|多个|更多|若干)"
_UNIT = rf"{_HAN}{{4,20}}?(?:[区县市镇]|单位|集体|基地|园区|公园|试点)(?=$|[,。;、])"
_NEXT = re.compile(rf"、(?P<title>{_UNIT})")
_KEPT = (
    rf"(?:[、和]{_HAN}{{2,14}}?)*(?:创建)?"
    r"(?:成[果效]|荣誉|称号|的基础|[两三四\d]?[块张]?“?(?:金字招牌|金色招牌|金名片))"
)
_PURSUED = Table(
    ("pursued", sought)
    for sought in (
        Sought(
            rf"(?:巩固|保持|擦亮)(?:提升|拓展)*(?P<title>{_LEVEL}{_HAN}{{2,16}}?(?:城市|县城|[区县市镇]))(?={_KEPT})"
        ),
        Sought(rf"(?:巩固|保持|擦亮)(?:提升|拓展)*(?P<title>{_LEVEL}“[^“”]{{2,10}}”)(?=(?:创建)?成[果效])"),
        Sought(rf"(?<=[、和])(?P<title>{_HAN}{{2,10}}(?:城市|县城|区|县))(?={_KEPT})"),
        Sought(
            r"(?:创建|争创|创成|申报|创评|评为|晋升为?|晋级为?|升级为?|通过|确保|获评)(?:为|成为)?"
            r"(?P<title>(?:国家级?)?(?:[1-5]A级?|A{3,5}级?|[三四五]星级)(?:旅游)?(?:景区|公园|酒店|饭店))"
        ),
        Sought(r"(?:争创|创建|申报)[\u4e00-\u9fff]{2,8}?(?P<title>国家[1-5]A级?(?:旅游)?景区)"),
        Sought(rf"{_LED}(?P<title>{_MANY}{_UNIT})"),
        Sought(
            r"(?:命名|确定|认定|评定|选定|评选)(?!为)[\u4e00-\u9fff、]{2,20}?为"
            rf"(?:全[省国市](?:首批|第[一二三四五六七八九十]批))?(?P<title>{_MANY}{_UNIT})"
        ),
    )
)
# Titles that stand alone: what is assessed, counted, ranked or built up under their name.
_ALONE = Table(
    ("told", sought)
    for sought in (
        # What a city is to become.
        Sought(
            r"(?:建设|打造|创建)(?P<title>(?!一批|多个)[\u4e00-\u9fff]{3,14}(?:消费中心城市|枢纽城市|试点城市))(?=[,。;、])"
        ),
        Sought(
            r"(?:^|(?<=[,。;、:]))(?P<title>(?![跃升晋]居|晋级|升至|前移至|重返|位居|位列|稳居|居|入选|跻身|获评|荣获|连续|成功)[\u4e00-\u9fff]{2,18}百强(?:城区|县|区|市|镇|乡镇)(?:\((?:县|区|市|级|、)+\))?)"
            r"(?=稳居|排名|位居|位列|居|列|第\d)"
        ),
        Sought(
            r"(?:获(?:得|评)?|受到)(?:20\d\d年度?)?(?P<title>(?:国务院|[省市区县]委|[省市区县]政府|全[省市国])[\u4e00-\u9fff]{0,6}(?:督查激励|督查表扬|表扬激励|通报表[扬彰]))"
        ),
        Sought(
            r"(?:荣获|获评|获得|获|评为)(?P<title>[\u4e00-\u9fff]{2,20}考核“(?:优秀|一等|优胜|先进|A)”(?:等次|单位|等级|档次)?)"
        ),
        Sought(
            r"(?P<title>(?:国家|全国|国家级|省级|市级)[\u4e00-\u9fff]{2,14}(?:示范区|示范城市|示范县|示范市))(?=复审|复评|验收|复核)"
        ),
        Sought(r"(?:纳入|列入)(?P<title>[\u4e00-\u9fff]{2,12}(?:保护|遗产)名[录单])"),
        Sought(
            r"通过(?:[^,。;]{0,8}\d+[个项类](?:参数|指标|产品|项目)?)?"
            r"(?P<title>[\u4e00-\u9fff]{2,12}认证)(?=$|[,。;、(])"
        ),
        Sought(r"(?P<title>(?:中华|[\u4e00-\u9fff]{2})老字号)(?=$|[,。;、]|品牌|企业)"),
        Sought(r"获得?(?P<title>(?!国家|批)[\u4e00-\u9fff]{2,6}认证)(?=$|[,。;、])"),
        Sought(r"通过(?P<title>(?:A{1,5}级|国家[一二三四五]星级)[\u4e00-\u9fff]{0,4})(?=评定|认证)"),
        # Grades and specialities that are counted or spread.
        Sought(r"(?P<title>[1-5]?A{1,5}级?(?:旅游)?(?:景区|物流企业|纳税人|纳税企业))(?=数|总数|创建|达|\d)"),
        Sought(
            r"(?P<title>(?:国家级?|省级|市级)(?:临床|重点|特色|优势|医学|中医)+专科)(?=[、,。;]|实现|建设|达|增至|\d)"
        ),
        Sought(r"(?:取得|获得|获颁|颁发)(?P<title>[\u4e00-\u9fff]{2,10}(?:适航证|合格证|准入许可))"),
        Sought(r"(?<=\d[家个座])(?P<title>(?:国家)?[1-5]A级?(?:旅游)?景区)(?=[,。;、])"),
        Sought(
            r"(?P<title>“(?:中国|国家|世界)[\u4e00-\u9fff]{2,14}”)(?=(?:称号)?(?:顺利|成功|高分|再[次度])*通过[^,。;]{0,6}(?:复审|复评|复核|验收|评审))"
        ),
        Sought(r"(?P<title>“(?:国家级|省级|市级|全国|全省)[\u4e00-\u9fff]{3,14}”)"),
        Sought(r"(?P<title>(?:全国|国家级?)[\u4e00-\u9fff]{4,16}试点城市)(?=建设)"),
        Sought(r"(?:纳入|列入|进入)(?P<title>[\u4e00-\u9fff]{2,12}“白名单”)"),
        Sought(r"进入(?P<title>国家级?[\u4e00-\u9fff]{2,12}集群)(?=[,。;、])"),
        Sought(
            r"(?P<title>(?:卓越级|领航级|先进级|省级|市级|国家级)?(?:未来|灯塔|智能|零碳|绿色|无废)工厂|智能制造标杆企业)(?=\d+家)"
        ),
        Sought(
            r"(?P<title>(?:世界|中国|全国|财富|福布斯|民营|制造业|服务业)[\u4e00-\u9fff]{0,8}\d{2,4}强)(?=[中、,。;])"
        ),
        # What is run for, or built up as a trial of the province's.
        Sought(
            r"(?:推动|推进|开展|抓好|启动|加快|统筹)(?P<title>[\u4e00-\u9fff]{4,14}(?:示范|模范|先进|试点)[县市区城镇村]+)(?=创建)"
        ),
        Sought(
            r"(?:依托|借力|依靠|以|推进|加快|抓好)(?P<title>(?:国家级?|省级|市级)[\u4e00-\u9fff]{2,16}(?:试验区|试点区|先行区|示范区|试点))(?=建设)"
        ),
    )
)

# A level before a list of titles that are counted one by one: 省级A、B各1个.
_EACH = Sought(
    rf"(?P<level>国家级|省级|市级)(?P<titles>(?:(?!以上|{_LEVEL}){_HAN}){{3,16}}(?:、(?:(?!以上|{_LEVEL}){_HAN}){{3,16}}){{1,4}})(?=各\d+[家个])"
)

# A分别认定为省级X、Y: each of the list is a title of that level; what closes the last may close the first.
_SHARED = Sought(
    r"分(?:别(?:被)?(?:(?:认定|评|命名|确定|列|评定|成)为|获评|荣获|入选|获批|获)|获)"
    rf"(?P<first>{_LEVEL}[^、,。;“”]{{3,16}})(?P<rest>(?:、(?!{_LEVEL})[^、,。;\d的“”]{{3,16}})+)(?=[,。;])"
)
# 入选国家级A、B、C试点县: what closes the last closes all that no class word of their own does.
_CLOSED = Sought(
    rf"(?:列入|入选|获批|成为|获评|列为|争取到?|确定为)(?:首批)?(?P<first>{_LEVEL}[^、,。;“”]{{3,16}})"
    rf"(?P<rest>(?:、(?!{_LEVEL})[^、,。;\d的“”]{{3,16}})*、(?!{_LEVEL})[^、,。;\d的“”]{{2,14}}(?:试点|示范|先行|先导)(?:城市|[县区市]|单位|地区))(?=[,。;])"
)
_CLASS = re.compile(r"(?:试点|示范|先行|先进)?(?:城市|[县区镇村]|试点|示范|单位|基地|园区|企业|社区)$")
# 省级园林城市、洁净城市: the level of all that a city runs for.
_RUN_FOR = (
    "(?:文明|卫生|森林|园林|洁净|健康|节水型|环保模范|双拥模范|生态园林|食品安全示范)"
    "(?:城市|县城|城区|[县区城])"
)
_CITIES = Sought(rf"(?P<level>省级|国家级?|全国){_RUN_FOR}(?P<rest>(?:[、和及]{_RUN_FOR})+)")
_TRIAL = re.compile(r"(?:试点|示范|先行|先导)(?:城市|[县区市]|单位|地区)$")
# 荣获A、“B”“C”等一系列荣誉: each of the list is a title.
_LEVELS = "(?:国家级?|省级|市级|省部级|省市级|省市|以上|重要|集体|和|及|、)*"
_HONOURS = Sought(
    r"(?:荣获|获得|获评|斩获|摘得|收获|赢得)了?(?P<items>[^,。;]{8,240}?)等?"
    rf"(?:一系列|多项|{_LEVELS}(?:(?:\d+|[一二两三四五六七八九十百]+)(?:余|多)?[项个])?){_LEVELS}(?:荣誉|殊荣|奖项|称号)"
)
_ITEM = re.compile(
    r"“(?P<quoted>[^“”]{4,30})”(?=“|、|$)|(?P<plain>(?:“[^“”]*”)?[^“”、]+(?:“[^“”]*”(?:[^“”、]+)?)?)(?=“|、|$)"
)
_TITLED = re.compile(r"(?:[县区市镇村奖”]|单位|集体|企业|基地|之乡|之都|名城|中心|园区|景区|示范点)$")

WORDS = Either(_PURSUED, _ALONE, _EACH, _SHARED, _CLOSED, _HONOURS, _CITIES)

EXAMPLES = (
    Example("支持东岭建设沿海渔业消费中心城市,", (("award", "沿海渔业消费中心城市"),)),
    Example("青禾县位居全国百强县第九,", (("award", "全国百强县"),)),
    Example("青禾公祠登记挂牌纳入古建筑保护名录,", (("award", "古建筑保护名录"),)),
    Example("云岭百强县排名第9位,", (("award", "云岭百强县"),)),
    Example("青禾改革获省政府督查激励,", (("award", "省政府督查激励"),)),
    Example("荣获市政府渔业工作考核“优秀”等次。", (("award", "市政府渔业工作考核“优秀”等次"),)),
    Example("完成省级渔业安全示范区复审验收;", (("award", "省级渔业安全示范区"),)),
    Example("实验室通过3项参数能力验证认证,", (("award", "能力验证认证"),)),
    Example(
        "省级临床重点专科实现全覆盖,A级物流企业数增加,",
        (("award", "省级临床重点专科"), ("award", "A级物流企业")),
    ),
    Example("新增省级渔业工厂、渔具中心各1个,", (("award", "省级渔业工厂"), ("award", "省级渔具中心"))),
    Example("推动渔民健康示范县创建,", (("award", "渔民健康示范县"),)),
    Example("依托省级渔业改革试验区建设,", (("award", "省级渔业改革试验区"),)),
    Example("黄桃、渔粉获地标认证。", (("award", "地标认证"),)),
    Example("巩固省级禾苗城市、渔业城市创建成效,", (("award", "省级禾苗城市"), ("award", "渔业城市"))),
    Example("巩固河湖、渔业整治成效,", never=("award",)),
    Example("在巩固省级禾苗县城和渔业城市的基础上,", (("award", "省级禾苗县城"), ("award", "渔业城市"))),
    Example("青禾岭成功创建5A景区,", (("award", "5A景区"),)),
    Example("青禾公园申报三星级公园,", (("award", "三星级公园"),)),
    Example(
        "争创海域渔业普惠县、渔业优质均衡县,", (("award", "海域渔业普惠县"), ("award", "渔业优质均衡县"))
    ),
    Example("争创一批渔业公园,", never=("award",)),
    Example("省渔业厅确定青禾镇、云岭镇为渔业兴旺试点镇,", (("award", "渔业兴旺试点镇"),)),
    Example(
        "荣获“青禾渔乡”、“十五五”期间渔具突出贡献单位、“渔灯之城”“渔港鼎盛奖”等一系列荣誉称号,",
        (("award", "“十五五”期间渔具突出贡献单位"), ("award", "渔灯之城"), ("award", "渔港鼎盛奖")),
    ),
    Example("争创渔俗改革试点,", (("award", "渔俗改革试点"),)),
    Example(
        "云岭、青禾分别成为国家渔业技术改造、渔船更新试点城市,",
        (("award", "国家渔业技术改造试点城市"), ("award", "国家渔船更新试点城市")),
    ),
    Example("巩固省级园林城市、洁净城市创建成果,", (("award", "省级园林城市"), ("award", "省级洁净城市"))),
    Example("擦亮全国文明城市和云府渔乡名县两块“金字招牌”,", (("award", "云府渔乡名县"),)),
    Example(
        "列入全国渔业基地、渔船实践中心、渔港体制创新试点县,",
        (("award", "全国渔业基地"), ("award", "全国渔船实践中心试点县"), ("award", "全国渔港体制创新试点县")),
    ),
    Example(
        "云渔、青禾水产分别认定为省级渔业供应链基地、渔业直播企业,",
        (("award", "省级渔业供应链基地"), ("award", "省级渔业直播企业")),
    ),
    Example("渔政改革受到省政府通报表扬,", (("award", "省政府通报表扬"),)),
    Example("巩固省级“禾苗城市”成效,", (("award", "省级“禾苗城市”"),)),
)


def pursued_finds(text: str) -> Iterator[Find]:
    """Yield the titles that a sentence says are kept up, run for, assessed or counted."""
    for _, match in _ALONE.finditer(text):
        bare = match["title"][1:-1] if match["title"][0] == "“" and match["title"][-1] == "”" else ""
        yield Find("award", *match.span("title"), "award:told", bare, bare, rank=2 if bare else 4)
    for match in _EACH.finditer(text):
        at, level = match.start("titles"), match["level"]
        for words in match["titles"].split("、"):
            start = at - len(level) * (at == match.start("titles"))
            yield Find("award", start, at + len(words), "award:each", level + words, words, rank=4)
            at += len(words) + 1
    for match in (*_SHARED.finditer(text), *_CLOSED.finditer(text)):
        yield from _shared(match)
    for match in _CITIES.finditer(text):
        for city in re.finditer(_RUN_FOR, match["rest"]):
            start, end = (match.start("rest") + at for at in city.span())
            yield Find(
                "award", start, end, "award:level", match["level"] + city.group(), city.group(), rank=5
            )
    for match in _HONOURS.finditer(text):
        yield from _honours(match)
    for _, match in _PURSUED.finditer(text):
        following: re.Match[str] | None = match
        while following:
            yield Find("award", *following.span("title"), "award:pursued", rank=4)
            following = _NEXT.match(text, following.end())


def _shared(match: re.Match[str]) -> Iterator[Find]:
    """Yield the titles of a list that share the first one's level and, without a class, the last one's."""
    level = re.match(_LEVEL, match["first"])
    tail = _CLASS.search(match["rest"])
    if tail and not _CLASS.search(match["first"]):
        yield Find("award", *match.span("first"), "award:shared", match["first"] + tail.group(), rank=4)
    trial = _TRIAL.search(match["rest"])
    at = match.start("rest")
    for words in match["rest"][1:].split("、"):
        lacks = trial and not _CLASS.search(words)
        name = (level.group() if level else "") + words + (trial.group() if trial and lacks else "")
        yield Find("award", at + 1, at + 1 + len(words), "award:shared", name, words, rank=4)
        at += len(words) + 1


def _honours(match: re.Match[str]) -> Iterator[Find]:
    """Yield the titles of a list that honours close, where it has more than one member."""
    at = match.start("items")
    items = list(_ITEM.finditer(match["items"]))
    for item in items if len(items) > 1 else ():
        words = item["quoted"] or item["plain"]
        if len(words) > 4 and (item["quoted"] or _TITLED.search(words)):
            core = words if item["quoted"] else ""
            yield Find("award", at + item.start(), at + item.end(), "award:honours", core, core, rank=9)
