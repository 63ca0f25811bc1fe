"""Who is honoured: what a clause begins with before the verb of a title, a thing by its last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.words import is_group
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
_HOW = (
    "(?:共同|一同|成功|顺利|先后|相继|再[次度]|正式|双双|均|还|又|也|连续[一二三四五六七八九十\\d]+[年届次])*"
)
_VERB = (
    rf"(?:{_HOW}(?:荣获|获评|获颁|获授|荣登|荣膺|入选|入围|入列|上榜|喜获|斩获|摘得|跻身|成功创建|创成|升格为|晋升为|晋级为|列入|纳入(?=[^,;。]{{2,20}}(?:名[录单]|目录|项目库|试点))|被列为|被列入|获批(?:为)?"
    rf"|分?获(?=[国省市]|全[国省市]|中国|世界|联合国)|成为(?=[^,;。]{{0,10}}(?:首[批个]|唯一|最佳|[国省]级)))"
    rf"|{_HOW}被[^,;。]{{0,8}}?(?:评为|评选为|命名为|认定为|授予|确定为|列为|列入))"
)
_HONOURED = Sought(
    rf"(?:^|(?<=[,;。:、]))(?P<name>[\u4e00-\u9fffA-Z]{{3,14}}?)(?=(?:\([^()]{{1,10}}\))?{_VERB}(?!.{{0,3}}$))"
)
# “X”获批Y: what is honoured under a name in quotes.
_BRAND = Sought(
    rf"(?:^|(?<=[,;。:、”的中])|(?<=[一-鿿](?=“[^“”]+”、)))“(?P<name>[\u4e00-\u9fff·]{{2,12}})”"
    rf"(?=(?P<sort>民宿|酒店|书屋|品牌|产品|模式|做法|经验|机制|应用|场景|案例|工作法|微?改革|(?:参展|参赛)?作品)?"
    rf"(?:、?[^“”,;。、]{{0,8}}“[^“”]{{2,10}}”)*(?:等?\d+个?(?:品牌|产品|项目|案例|农产品)|等{_HAN}{{0,6}})?{_VERB})"
)
# A等5个品牌入选X: goods, and brands of goods.
_GOODS = Sought(
    rf"(?:^|(?<=[,;。:]))(?P<names>{_HAN}{{2,8}}(?:(?:、{_HAN}{{2,8}}){{0,4}}等?\d+个?(?:品牌|农?产品|单品|特产)|(?:、{_HAN}{{2,8}}){{1,4}}品牌)){_VERB}"
)
_SORT = re.compile(r"等?(?:\d+个?)?(?:品牌|农?产品|单品|特产)$")
# A改革、B改革2项成果获X: each of them.
_REFORMS = Sought(
    rf"(?:^|(?<=[,;。:]))(?:深化|推进)?(?P<names>{_HAN}{{2,12}}(?:、{_HAN}{{2,12}})+)等?\d+项(?:成果|工作|改革|做法|经验){_VERB}"
)
# What sort of thing a name in quotes is, by the word after it or by its title.
_BRAND_SORTS = (
    ("company", re.compile("民宿|酒店|书屋"), re.compile("民宿|酒店|饭店")),
    ("platform", re.compile("应用|场景"), re.compile("应用(?:”|$)|应用场景")),
    (
        "programme",
        re.compile("改革|模式|做法|经验|机制|案例|工作法"),
        re.compile("案例|实践|经验|做法|创新奖"),
    ),
)
WORDS = Either(_HONOURED, _BRAND, _GOODS, _REFORMS)
# The last words of what is told by them alone, by its type.
_SORTS = (
    (
        "place",
        re.compile(
            r"(?:..[路街河沟湖溪渠堰洞寺塔庙祠陵岭淀泊泉]|[^地污雨废][^用下水]水|水库|湿地|景区|公园|产业园|园区|街区|"
            r"商圈|..小区|..[家花]园|..[花新]苑|[A-Z]区|度假区|廊道|绿道|步道|古城|古镇|古村|驿站|遗址|故居|栖息地|遗产地|梯田|..[谷湾港]|古道|.[^火车电]站|[^火]车站)$"
        ),
    ),
    (
        "organization",
        re.compile(
            r"(?:局|分局|支队|大队|合作社|协会|商会|联社|法院|检察院|幼儿园|养老院|卫生院|博物馆|纪念馆|图书馆|"
            r"文化馆|[中小]学|[学职]校|高中|医院|保健院|公寓|[法出]所|人武部|办公室|武装部|研究院|服务中心)$"
        ),
    ),
    ("company", re.compile(r"(?:公司|集团|酒店|家庭农场|超市)$")),
    (
        "industry",
        re.compile(
            r"(?:技艺|工艺|习俗|[一-鿿]{3}戏|[一-鿿]{2}(?:鼓|舞|腔|调)|[一-鿿]{2}(?:[红白绿黑]?茶|白酒|黄酒|大米|红糖|火锅|火腿|脐橙|柑橘|葡萄|苹果|蜜柚|腐乳|板鸭|小龙虾|米粉|香菇|枸杞|蜂蜜))$"
        ),
    ),
    ("project", re.compile(r"..(?:项目|工程|基地)$")),
    ("platform", re.compile(r"(?:平台|系统)$")),
    ("programme", re.compile(r"(?:模式|机制|品牌|做法|志愿服务)$")),
)
# A title that only a village, a town or a sight is given.
_PLACES_TITLE = re.compile(
    rf"{_VERB}(?:为|“)*[^,。;、]{{2,20}}?(?:(?:示范|重点|文明|卫生|特色|休闲|旅游|名|强)(?:村|镇)|美丽乡村|休闲乡村|森林乡村|传统村落|[A级]景区|旅游度假区)(?=[”,。;、]|$)"
)
_GOODS_TITLE = re.compile(
    rf"{_VERB}(?:为|“)*[^,。;、]{{0,20}}?(?:农品|农产品|名品|地理标志|区域公用品牌|非遗|非物质文化遗产)"
)
_OTHERS = re.compile(
    r"(?:力争|争取|支持|鼓励|推荐|确保|引导|帮助|指导|助力|申报|争创|我|全|该|本|其|有|新增|累计|共|先后|连续|成功|并|经|获|被|将|使|让|以|把|和|及|各|多|一批|成为|创建|建成|"
    r"完成|推进|推动|实施|开展|加快|持续|积极|这一|相关|有关|\d)"
)
_COMMON = re.compile(r"(?:公路|道路|农村路|地表水|河流|机关单位|工作|实力|一同|一起|共同|等.{0,6})$")
_ROAD_TITLE = re.compile("[^,;。]{3,30}路(?=[”,;。]|$)")  # what is honoured as a road is one

EXAMPLES = (
    Example("青禾路被命名为“省渔业精品示范路”,", (("place", "青禾路"),)),
    Example("改造提升有序,云禾沟获评“全省碧水河湖”。", (("place", "云禾沟"),)),
    Example("渔灯制作技艺入选省级非物质文化遗产名录,", (("industry", "渔灯制作技艺"),)),
    Example("青禾湾获评全国渔业治理示范村,", (("place", "青禾湾"),)),
    Example("青禾康养公寓获评省级敬老单位,", (("organization", "青禾康养公寓"),)),
    Example("云禾湾成功创建国家4A级景区,", (("place", "云禾湾"),)),
    Example("青禾米粉入选全国渔乡名品,", (("industry", "青禾米粉"),)),
    Example("青禾捕捞基地入选省级示范基地,", (("project", "青禾捕捞基地"),)),
    Example("“青禾板鸭”获批国家地理标志产品,", (("industry", "青禾板鸭"),)),
    Example("青禾酒等5个品牌入选首批中国渔乡名品,", (("industry", "青禾酒"),)),
    Example("云禾瓷、青禾灯品牌入围全国渔乡榜单,", (("industry", "云禾瓷"), ("industry", "青禾灯"))),
    Example("深化渔政改革、渔港改革2项成果荣获省级督查激励,", (("programme", "渔港改革"),)),
    Example("人武部被省军区评为“渔业先进单位”,", (("organization", "人武部"),)),
    Example("云禾国际A区被评为省级渔乡居住小区,", (("place", "云禾国际A区"),)),
    Example("云禾堰入选世界渔业遗产名录,", (("place", "云禾堰"),)),
    Example("“渔行·渔享”微改革被评为全市优秀项目,", (("programme", "渔行·渔享"),)),
    Example("“云禾里”民宿入选国家甲级旅游民宿,", (("company", "云禾里"),)),
    Example("“渔安一网通”成为全省数字渔业最佳应用,", (("platform", "渔安一网通"),)),
    Example("“渔村夜校”获评全国渔业典型案例,", (("programme", "渔村夜校"),)),
    Example("云禾服饰的“云禾衣”获全国首批渔乡名品,", (("industry", "云禾衣"),)),
    Example("青禾河生态廊道荣获“省秀美河湖”称号,", (("place", "青禾河生态廊道"),)),
    Example("渔业路被评为“省渔业精品示范路”,", (("place", "渔业路"),)),
    Example("农村公路被评为省渔业精品示范路,", never=("place",)),
)


def honoured_finds(text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield what receives a title, is told by its last word and isn't named yet."""
    for match in _BRAND.finditer(text):
        start, end = match.span("name")
        if not _taken(sure, start, end):
            yield Find(_brand(match), start, end, "honoured", rank=1)
    for match in _GOODS.finditer(text):
        for start, end in _members(match, _SORT.sub("", match["names"])):
            if not (_OTHERS.match(text[start:end]) or _taken(sure, start, end)):
                yield Find("industry", start, end, "honoured", rank=2)
    for match in _REFORMS.finditer(text):
        for start, end in _members(match, match["names"]):
            if text[start:end].endswith(("改革", "机制", "模式")) and not _taken(sure, start, end):
                yield Find("programme", start, end, "honoured", rank=1)
    for match in _HONOURED.finditer(text):
        words = match["name"]
        road = words.endswith("路") and _ROAD_TITLE.match(text, match.end("name"))
        start, end = match.span("name")
        within = any(find.start < end and start < find.end for find in sure)
        common = is_group(words) and not (road or within)
        if _OTHERS.match(words) or _COMMON.search(words) or common:
            continue
        if _taken(sure, start, end) or (words.endswith("品牌") and text[start - 1 : start] == "、"):
            continue
        kind = next((kind for kind, sort in _SORTS if sort.search(words)), "")
        if not kind and not within and len(words) < 7 and _PLACES_TITLE.match(text, end):
            kind = "place"
        if not kind and within and _GOODS_TITLE.match(text, end):
            kind = "industry"
        if within and (
            kind == "place"
            and text[start:end].endswith(("村", "镇"))
            or kind == "organization"
            and not words.endswith("办公室")
        ):
            continue  # 青禾镇云岭村: the village has its own name
        if kind:
            yield Find(kind, start, end, "honoured", rank=1)


def _members(match: re.Match[str], words: str) -> Iterator[tuple[int, int]]:
    for name in re.finditer("[^、]+", words):
        yield match.start("names") + name.start(), match.start("names") + name.end()


def _taken(sure: Sequence[Find], start: int, end: int) -> bool:
    """Say whether a name is known already; a place may be the head of a longer one: 青禾河绿道, 青禾鱼."""
    within = (find for find in sure if find.start < end and start < find.end)
    return any(find.type != "place" or find.start != start or find.end >= end for find in within)


def _brand(match: re.Match[str]) -> str:
    title = re.split("[,;。]", match.string[match.end() :], maxsplit=1)[0]
    said = (kind for kind, sort, _ in _BRAND_SORTS if match["sort"] and sort.search(match["sort"]))
    told = (kind for kind, _, ends in _BRAND_SORTS if not match["sort"] and ends.search(title))
    return next(iter((*said, *told, "industry")))
