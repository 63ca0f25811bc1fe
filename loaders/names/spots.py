"""Places that phrases and rows tell: the town at a phrase's head, villages and spots worked on together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import class_of
from loaders.names.finds import Example, Find
from loaders.names.led import names_ground
from loaders.names.phrases import Phrase
from loaders.names.words import is_group
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
_KINDS = re.compile(
    "[镇苏嘎乡街村社处个座项条河水湖路渠沟溪江塘涌巷桥区山岛场站园矿学医院]"
)  # a sentence without one has none
# 青禾镇|中心小学; not 各镇, 小城镇, 名镇, 美丽乡|村; nor 青禾镇|级.
_TOWN = Sought(
    rf"(?P<town>(?P<own>{_HAN}{{2,6}}族)乡|(?P<stem>{_HAN}{{1,3}}?(?<![各全两三四五六七八城乡小点强名古集圩建县市区重色心业型范级撤镇街本该]))"
    r"(?:街道(?!路)|镇|苏木|嘎查|(?<=[\u4e00-\u9fff]{2})(?<!美丽)乡))"
    rf"(?=[(“]|(?![级域容长村街土亲风情贫愁镇伴音]){_HAN})"
)
_VILLAGE = Sought(
    rf"(?P<village>{_HAN}{{1,3}}(?<![各全城农新乡古美民渔行政色范字撤单强名本该老])(?:村|社区))(?=(?![级民庄委集港站路桥河口沟镇]){_HAN})"
)
_HAMLET = re.compile(
    rf"{_HAN}{{1,3}}[镇乡]{_HAN}{{1,3}}[沟坡坪庄屯湾寨门口堡营岭峪洼坝塘冲台梁河山岗铺店集桥窑峁塬埠坑围屋家]"
)
# Grounds by their last word, alone (青禾路) or before the works done there (青禾路南段雨污分流工程).
_ENDS = (
    r"(?:大道|大街|路|街|巷|胡同|河|沟|渠|湖|塘|溪|江|涌|水库|桥|小区|社区|村|街道|镇|乡"
    r"|山|湿地|滩|岛|水系|林场|矿山|煤矿|油田|车站|码头|市场|广场|公园|景区|古镇|园区|片区|地块|棚户区)"
)
# A river of one character and its class word: 青河; no 大河, 入河.
_NO_RIVER = "大小河内外入城沿临跨过本该各两多三四五六七八九十条引运界母护主支排山长我全"
_SHORT_WATER = rf"(?:[^\W{_NO_RIVER}](?<={_HAN})[河江])(?![道长系湖岸]|流(?!域))"
_GROUND = re.compile(
    rf"(?:{_HAN}{{1,4}}?(?:镇|(?<=..)乡|街道))?{_HAN}{{2,5}}?{_ENDS}|{_SHORT_WATER}|[A-Z]\d?(?:片区|地块)"
)
_ESTATE = re.compile(rf"{_HAN}{{2,6}}?(?:小区|花园|家园|苑|园|新村|公寓|大院|里|宿舍|楼)")
DONE = (
    r"流域(?=综合|水|生态|环境|治理|整治|防洪)|廊道|棚户区|棚改|回迁房|农村(?:生活|饮水|安全|人居|公路|道路)|安全饮水|土地整[治理]|全域土地|雨污|修补|翻[修新]|河道(?:清理|综合|整治|治理|清淤|疏浚)|清理|防洪|清淤|改造|整治|治理|提升|拓宽|修复|修缮|绿化|亮化|美化|排水|排涝|管网|供[热水气暖]|污水|改建|重建|维修|硬化|护岸|护坡|堤|加固"
    r"|除险|综合|城市更新|水系|水环境|水生态|水美|小流域|疏浚|生态|市政|路灯|停车|道路|桥梁|环境|人居|饮水|更新|城中村|旧村|老旧"
)
_SEAT = rf"(?P<seat>(?:{_HAN}{{1,4}}?(?:镇|(?<=..)乡|街道)(?={_HAN}{{2,4}}村))?)"  # 青禾镇|云岭村
_AT = Sought(
    rf"(?P<ground>{_SHORT_WATER}|{_SEAT}{_HAN}{{2,5}}?{_ENDS})(?P<part>[东西南北中]段|上游|下游|两岸|沿线)?(?P<works>(?:{DONE}){_HAN}*)"
)
_SHARE = Sought(
    r"等(?:\d+[个条处座宗项])?(?:村庄|街巷|河道|小区|[\u4e00-\u9fff]{0,6}(?:主干路|主干道|干路|路段|道路))?"
    rf"(?P<works>(?:安置[区房]|停车场|泵站|口袋公园|加油站|公厕|污水处理站)(?=建设|项目|工程|[,。;]|$)|(?!(?:市政)?(?:道路|桥梁)?(?:基础设施)?(?:建设|工程|项目|新建))(?:{DONE}){_HAN}{{0,12}}?(?:(?:工程|项目|改造|整治|治理|提升|建设|修复)(?:工程|项目)?|(?<=[绿亮硬]化)(?=[,。;、和及]|$)))"
)
_ONLY_WORKS = re.compile(
    rf"(?:{DONE}|综合)*(?:改造|整治|治理|提升|修复|绿化|亮化|硬化|清淤|加固|拓宽|改建|重建|维修|更新)(?:工程|项目)?"
)
_AFTER_WORKS = re.compile("(?<=工程|项目)[打为使让取顺全正开进如已].*$|(?:力度|工作|成效|进度)$")
AREA = re.compile("(?<=村)(?:片区|地块)$")
"""The ground around a village that others of a row share: A村、B村片区改造."""
_SETTLED = ("镇", "乡", "街道", "村", "社区")  # to put these in order is no building
_SORT_OF_ROAD = re.compile(
    r"(?:[道公铁线网电水思出干支环瓶断卡村乡][路头脖颈]|卡脖子?路|断头路|瓶颈路|旅游路|产业路|资源路|机耕路|生产路|商业街|步行街|小吃街|美食街|特色街|风情街|[老主背后大]街|道街|巷路)$"
)
TOWN_NAME = re.compile(rf"{_HAN}{{1,4}}(?:镇|乡|街道|村)")
_COMMON = re.compile(
    "主次|主干|次干|支路|背街|小巷|坑洼|破损|断头|瓶颈|城区|乡村|农村|县乡|老旧|城市|通村|城乡|行政|自然|山洪|(?:矿业|公司|集团)矿山"
)
_WORKS = ("project", "organization", "platform")
# Spots that are mended together: A、B等20处堵点, A、B等河道整治.
_MENDED = Sought(
    r"(?:等(?:\d+[处个座项条宗])?|\d+[处个座条])[^,。;]{0,6}?(?:堵点|疏堵|积水|易涝|内涝|水浸|黑点|桥系|桥梁(?!纽带|作用)|路口|(?:交通|拥堵)节点|断头路|瓶颈路|街巷"
    r"|道路|路段|河道|河涌|河流|水系|湖泊|山塘|海堤|堤防)"
)
_AREA = Sought(
    rf"(?P<at>{_HAN}{{2,4}})“[^“”]{{2,10}}(?:示范区|示范带|先行区|片区)”"
)  # 青禾、云岭“渔业示范区”
_ROADS = re.compile("道路|路段|断头路|瓶颈路")
_NEW = re.compile(r"(?:新建|建成|开工|动工|修建|新改建|建设|规划)[^,。;]{0,4}$")
_OPENED = re.compile(r"(?:打通|贯通|畅通)(?:了)?$")
_ONE_OF_MANY = re.compile(r"\d[个条处座]$")  # 4个百亩公园改造
_VERBS = re.compile("(?:整治|提升|改造|完成|修复|治理|优化|推进|实施)+")
_ROAD = re.compile("[路街巷桥]$|大道$")
# A、B撤乡改镇: towns by their short names; A、B、C3镇 too.
_MERGED = Sought(r"撤[乡镇县市地]{1,2}[改设建][镇街道市区]{1,2}")
_COUNTED = Sought(r"等?\d+个?(?P<kind>乡?镇街道?|乡镇|镇|乡|街道?|村|社区)(?![级道区企])")
# A、B城中村改造: the villages that are renewed.
_RENEWAL = re.compile(r"(?:城中村|旧村|棚户区)(?:改造)?(?:安置[房区]|征迁|拆迁)?(?:工程|项目)?")
_RENEWED = Sought(rf"(?P<village>{_HAN}{{2,4}}?)(?:城中村|旧村|棚户区)")
# The town, village, hill or water that an undertaking begins with.
_ON_GROUND = re.compile(
    rf"(?!国土|江河|[百千万名][县镇村山江])(?P<ground>(?:{_HAN}{{1,4}}?(?:镇|乡|街道))?{_HAN}{{2,4}}?(?:镇|(?<!村)村|社区|街道|[山河湖江]))(?![村镇级区城门制]){_HAN}"
)
_HEADS = Either(_TOWN, _VILLAGE)  # what phrases begin with
# What a row of spots ends in, or goes on with.
_CLOSINGS = Either(_AREA, _SHARE, _MENDED, _COUNTED, _MERGED, _RENEWED, _AT)
WORDS = Either(_HEADS, _CLOSINGS)

EXAMPLES = (
    Example("青禾镇中心小学建成,", (("place", "青禾镇"),)),
    Example("改造青禾镇云岭村农贸市场项目,", (("place", "青禾镇"), ("place", "云岭村"))),
    Example(
        "青禾乡云岭村、南禾镇东岭村饮水安全工程,",
        (("project", "青禾乡云岭村饮水安全工程"), ("place", "云岭村"), ("place", "东岭村")),
    ),
    Example("推进小城镇综合整治,建设乡镇卫生院,", never=("place",)),
    Example("完成青禾桥、云岭坎等30处堵点治理,", (("place", "青禾桥"), ("place", "云岭坎"))),
    Example("整治提升青禾路等6条骨干道路,", (("place", "青禾路"),)),
    Example("加快青禾港、云岭塘等河道整治,", (("place", "青禾港"), ("place", "云岭塘"))),
    Example("青禾、云岭撤乡改镇,", (("place", "青禾"), ("place", "云岭"))),
    Example("青禾、云岭2镇获评卫生镇,", (("place", "青禾镇"), ("place", "云岭镇"))),
    Example("推进青禾、云岭城中村改造,", (("place", "青禾"), ("place", "云岭"))),
    Example("实施青禾村、云岭村等20个村饮水工程,", (("place", "青禾村"), ("place", "云岭村"))),
    Example("青禾渠、云岭渠清淤完成,", (("place", "青禾渠"), ("place", "云岭渠"))),
    Example(
        "青禾路、云岭街中段雨污分流工程竣工,",
        (("place", "青禾路"), ("project", "青禾路雨污分流工程"), ("place", "云岭街")),
    ),
    Example(
        "谋划青禾路、云岭东街等市政管网建设,",
        (("place", "云岭东街"), ("project", "青禾路市政管网建设"), ("project", "云岭东街市政管网建设")),
    ),
    Example("推进主次干路、背街小巷等市政管网建设,", never=("place",)),
    Example("申报青禾镇石坡、云岭乡寨沟2个矿区,", (("place", "青禾镇石坡"), ("place", "云岭乡寨沟"))),
    Example("启动青禾村、云岭村等安置区建设,", (("project", "青禾村安置区"), ("project", "云岭村安置区"))),
    Example(
        "抓好青禾河、云岭江等水系治理工程建设,", (("place", "青禾河"), ("project", "青禾河水系治理工程"))
    ),
    Example("推进青禾、云岭城中村改造安置房建设,", (("project", "青禾城中村改造安置房"),)),
    Example("推进青禾河、云岭沟治理、变电站工程建设,", (("place", "青禾河"), ("project", "青禾河治理"))),
    Example("加快青禾、云岭等城中村改造,", (("place", "青禾"), ("project", "云岭城中村改造"))),
    Example("推进青禾、云岭“渔业示范区”创建,", (("place", "青禾"), ("place", "云岭"))),
)


def spot_finds(text: str, rows: Sequence[Sequence[Phrase]]) -> Iterator[Find]:
    """Yield the towns, villages, roads and waters of a sentence whose phrases stand in ``rows``."""
    if not _KINDS.search(text):
        return
    settled, closed = _HEADS.may(text), _CLOSINGS.may(text)
    renews, merges, at_one, areas = (form.may(text) for form in (_RENEWED, _MERGED, _AT, _AREA))
    for row in rows:
        for number, phrase in enumerate(row):
            if settled:
                yield from _heads(phrase, len(row) > 1)
            within = at_one and 0 < number < len(row) - 1
            if within and not _ONLY_WORKS.fullmatch(row[number + 1].words):
                yield from _shared_inside(row[: number + 1])
            renewed = _RENEWED.compiled.match(phrase.words) if renews and phrase is not row[-1] else None
            if renewed and phrase.words.endswith("改造") and _single(renewed["village"]):
                yield Find(
                    "place", phrase.start, phrase.start + renewed.end("village"), "spot:together", rank=3
                )
        if not closed:
            continue
        behind = row[-1].end
        goes_on = text[behind : behind + 1] not in ",。;、:)”"  # the row, with words of its own
        shared = _SHARE.match(text, behind) if goes_on else None
        if len(row) > 1 and areas and (area := _AREA.compiled.match(row[-1].words)):
            yield from _areas([*row[:-1], row[-1].bounded(row[-1].start, row[-1].start + area.end("at"))])
        elif shared and not _MENDED.match(text, behind, shared.start("works")):
            yield from _sharing(row, shared["works"])
        elif goes_on and _MENDED.match(text, behind):
            yield from _mended(text, row)
        elif goes_on and (counted := _COUNTED.match(text, behind)):
            yield from _counted(row, counted["kind"])
        elif merges and _MERGED.search(text, row[-1].start, behind):
            yield from _together(row, _MERGED)
        elif renews and _RENEWED.compiled.match(row[-1].words):
            yield from _together(row, _RENEWED)
        elif not at_one or _ONE_OF_MANY.search(row[0].before):
            continue
        elif (at := _AT.compiled.match(row[-1].words)) and is_named(at["ground"]):
            start = row[-1].start + max(at.end("seat"), 0)
            yield Find("place", start, row[-1].start + at.end("ground"), "spot:at", rank=1)
            built = _ONLY_WORKS.fullmatch(at["works"]) and not at["ground"].endswith(_SETTLED)
            built = built or (
                len(row) > 1 and _GROUND.fullmatch(row[-2].words) and at["works"].endswith("建设")
            )
            if built and names_ground(at["ground"]):
                yield Find("project", row[-1].start, row[-1].end, "spot:at", rank=1)
            worked = (n for n, p in enumerate(row[:-1], 1) if at_one and _has_works(p))
            area = AREA.search(at["ground"])
            works = _AFTER_WORKS.sub("", at["works"])
            yield from _sharing(row[max(worked, default=0) : -1], works, area.group() if area else "")


def _heads(phrase: Phrase, listed: bool) -> Iterator[Find]:
    """Yield the town and the village that a phrase begins with, and a hamlet told by its town."""
    town = _TOWN.compiled.match(phrase.words)
    at = town.end() if town else 0
    if town and not is_group(town["town"]) and not is_group(town["stem"] or town["own"]):
        yield Find("place", phrase.start, phrase.start + at, "spot:town", rank=1)
    kind = class_of(phrase.words)
    hamlet = town and kind is None and listed and _HAMLET.fullmatch(phrase.words)
    if hamlet and not _MERGED.search(phrase.words):
        yield Find("place", phrase.start, phrase.end, "spot:hamlet", rank=1)
    rest = phrase.words[at:]
    if town and listed and TOWN_NAME.fullmatch(rest) and rest[-1] == "村" and is_named(rest):
        yield Find("place", phrase.start + at, phrase.end, "spot:village", rank=1)
    located = town is not None or (kind is not None and kind.type in _WORKS)
    village = _VILLAGE.compiled.match(phrase.words, at) if located else None
    if village and is_named(village["village"]):
        yield Find("place", phrase.start + at, phrase.start + village.end(), "spot:village", rank=1)


def _has_works(phrase: Phrase) -> bool:
    """Say whether a member has works of its own, so that those of a later one are not shared before it."""
    return _AT.compiled.match(phrase.words) is not None and _GROUND.fullmatch(phrase.words) is None


def _shared_inside(row: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the works that the grounds before a member share with it, though the list goes on."""
    at = _AT.compiled.match(row[-1].words)
    shared = at and (_ONLY_WORKS.fullmatch(at["works"]) or at["works"].endswith("建设"))
    if at is None or not shared or not is_named(at["ground"]):
        return
    first = len(row) - 1
    while first and _GROUND.fullmatch(row[first - 1].words):
        first -= 1
    yield from _sharing(row[first:-1], at["works"])


def _areas(row: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the places of a row that are made one area under a quoted name."""
    for phrase in row:
        if len(phrase.words) < 5 and _single(phrase.words):
            yield Find("place", phrase.start, phrase.end, "spot:together", rank=1)


def _sharing(row: Sequence[Phrase], works: str, area: str = "") -> Iterator[Find]:
    """Yield the grounds of a row, and the works that they share with its last or with what closes it.

    A residential compound under renewal is its renewal only.
    """
    estates, renewed = "小区" in works, _RENEWAL.fullmatch(works)  # 青禾、云岭等城中村改造
    for phrase in row:
        words = phrase.words
        village = renewed is not None and bool(is_short(words) or TOWN_NAME.fullmatch(words))
        ground = village or (_GROUND.fullmatch(words) and not (estates and words.endswith("小区")))
        if not (ground or (estates and _ESTATE.fullmatch(words))) or not is_named(words):
            continue
        if ground:
            seat = _TOWN.match(words)
            yield Find(
                "place", phrase.start + (seat.end() if seat else 0), phrase.end, "spot:sharing", rank=3
            )
        yield Find(
            "project",
            phrase.start,
            phrase.end,
            "list:works",
            words + (area if words.endswith("村") else "") + works,
            words,
            rank=7,
        )


def _counted(row: Sequence[Phrase], kind: str) -> Iterator[Find]:
    """Yield the towns or villages of a counted row, by their short names or as printed (A村、B村等20个村)."""
    for phrase in row:
        if phrase.words.endswith(("村", "镇", "乡", "街道", "社区")) and 3 <= len(phrase.words) <= 6:
            if not is_group(phrase.words):
                yield Find("place", phrase.start, phrase.end, "spot:counted", rank=3)
        elif len(row) > 1 and is_short(phrase.words):
            name = phrase.words + kind if kind in ("镇", "乡", "村", "社区", "街道") else ""
            yield Find("place", phrase.start, phrase.end, "spot:counted", name, phrase.words, rank=3)


def _mended(text: str, row: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the spots of roads and waters that works are done at; a road that is built is no spot."""
    roads = _ROADS.search(text, row[-1].end, row[-1].end + 16)
    if roads and _NEW.search(row[0].before):
        return
    for phrase in row:
        verb = _VERBS.match(phrase.words)
        words = phrase.words[verb.end() :] if verb else phrase.words
        kind = class_of(words)
        known = kind is None or kind.type in ("project", "place")
        if roads and _OPENED.search(row[0].before) and _ROAD.search(words) and 2 < len(words) <= 8:
            yield Find("project", phrase.end - len(words), phrase.end, "spot:opened", rank=3)
            continue
        if known and 2 <= len(words) <= 6 and _single(words) and (not roads or _ROAD.search(words)):
            yield Find("place", phrase.end - len(words), phrase.end, "spot:mended", rank=3)


def _together(row: Sequence[Phrase], closing: Sought) -> Iterator[Find]:
    """Yield the short names of a row whose last member goes on with what is done to all."""
    match = closing.search(row[-1].words)
    end = match.start() if match and closing is _MERGED else match.end("village") if match else 0
    for phrase in row:
        words = phrase.words[:end] if phrase is row[-1] else phrase.words
        if closing is _RENEWED and phrase is not row[-1] and (is_short(words) or TOWN_NAME.fullmatch(words)):
            works = row[-1].words[end:].removesuffix("建设")
            if _RENEWAL.fullmatch(works):
                yield Find("project", phrase.start, phrase.end, "list:works", words + works, words, rank=7)
        if is_short(words):
            yield Find("place", phrase.start, phrase.start + len(words), "spot:together", rank=3)


def is_short(words: str) -> bool:
    return 2 <= len(words) <= 4 and _single(words) and class_of(words) is None


def _single(words: str) -> bool:
    return re.fullmatch(f"{_HAN}+", words) is not None and not is_group(words)


def is_named(ground: str) -> bool:
    """Say whether a ground has a name of its own: 青禾路, not 主次干路."""
    own = re.sub(f"{_ENDS}$", "", ground)
    if ground[-1] in "路街" and not _SORT_OF_ROAD.search(ground):
        return len(own) > 1 and own[:1] not in "沿环" and _COMMON.search(ground) is None  # 公园路, 文化街
    return not (is_group(ground) or is_group(own) or own[:1] in "沿环") and _COMMON.search(ground) is None


def on_ground(words: str) -> bool:
    """Say whether an undertaking is of one town, village, hill or water: 青禾村安全饮水工程."""
    at = _ON_GROUND.match(words) or re.match(rf"(?P<ground>{_SHORT_WATER})", words)
    return at is not None and is_named(at["ground"]) and names_ground(at["ground"])
