"""What all members of a row have: sites of towns, works on schools; roads that open or run between two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.spots import DONE, TOWN_NAME, is_named, is_short
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
# Schools and hospitals that have the same done: A中学、B小学改扩建项目.
_HOUSE = rf"{_HAN}{{2,10}}(?:中学|小学|幼儿园|学校|高中|医院|卫生院|保健院|养老院|敬老院|公寓|服务中心)"
_HOUSE_WORKS = Sought(
    rf"(?P<house>{_HOUSE})(?P<works>(?:(?:整体|消防|适老化)?(?:改扩建|扩建|改造|迁建|搬迁|提升|修缮))+(?:工程|项目)?)"
)
_HOUSE_NAME = re.compile(_HOUSE)
# Roads that are opened: A路、B街建成通车.
_ROADS_OPEN = Sought(
    r"(?:等(?:\d+条)?(?:道路|主干道|路段)?|部分路段|道路)?(?:全部|均|相继|陆续|实现|正式|顺利|全线|也|已)*(?:建成|通车|贯通|竣工|完工|打通)"
)
# A road from one to another: 青禾路(云岭街至南禾路).
_STRETCH = Sought(
    rf"(?P<road>{_HAN}{{2,9}}(?:[路街线]|大道))\((?P<from>{_HAN}{{1,8}}?)(?:至|到)(?P<to>{_HAN}{{1,8}}?)段?\)"
)
# Roads that are opened to traffic: 打通A路、B街.
_ROAD_ALONE = rf"(?:(?![、和等的建]){_HAN}){{1,6}}(?:[路街]|大道|大街)(?:[东西南北中]段|[东西南北]延)?"
_THROUGH = Sought(rf"打通(?:了)?(?P<list>{_ROAD_ALONE}(?:[、和]{_ROAD_ALONE})*)(?=[,。;]|等|$)")
_VERB_AHEAD = re.compile(
    ".*(?:打通|贯通|推进|建设|完成|启动|实施|推动|新建|谋划|改造|规划|加快|拓宽|延伸|的|和)"
)
_ROAD_NAME = re.compile(rf"{_HAN}{{1,6}}(?:[路街]|大道|大街)(?:[东西南北中]段|[东西南北]延)?")
# What each of a row's towns has one of: A镇、B乡卫生院改造.
_TOWN_HAS = Sought(
    rf"(?P<town>{_HAN}{{1,4}}(?:镇|乡|街道|村))(?P<site>(?:中心)?(?:卫生院|卫生室|小学|中学|幼儿园|学校|敬老院|养老院|污水处理厂|污水处理站|变电站|水厂|客运站)"
    rf"(?:{DONE}|新改扩建|改扩建|新建|扩建|迁建|项目|工程|建设)*)"
)
_EACH_SITE = Sought(
    r"等?(?:\d+|[两三四五六七八九十])[座个处所](?P<site>(?:(?:生活)?污水处理[站厂]|(?:\d+千伏)?变电站|(?:中心)?卫生院|幼儿园|养老院|敬老院|泵站|水厂|垃圾中转站|互通|加油站|文化广场)(?:改造提升|改扩建|改造|扩建|提升|迁建|重建)?(?:(?<=[造建升])(?:工程|项目))?)"
    r"(?=建设|新建|改造|扩建|工程|项目|[,。;]|$)"
)
WORDS = Either(_STRETCH, _THROUGH, _ROADS_OPEN, _EACH_SITE, _TOWN_HAS, _HOUSE_WORKS)
# What villages of a counted list have done: 青禾村等3个土地整理项目.
_RURAL = re.compile(
    r"(?:农村|生活|安全|土地|污水|饮水|人居|环境|道路|美丽|宜居|乡村|和美|综合|整治|整理|治理|改造|提升|硬化|亮化|建设|搬迁|安置|改厕|供水|高标准农田|光伏|防洪|加固)+"
    r"(?:项目|工程)"
)

EXAMPLES = (
    Example(
        "青禾路、云岭街西段建成通车,", (("project", "青禾路"), ("project", "云岭街西段"), ("place", "云岭街"))
    ),
    Example("启动青禾镇、云岭乡卫生院新改扩建,", (("place", "青禾镇"), ("project", "青禾镇卫生院新改扩建"))),
    Example(
        "打通青禾路(云岭街至南禾路),",
        (("project", "青禾路(云岭街至南禾路)"), ("place", "云岭街"), ("place", "南禾路")),
    ),
    Example(
        "完成青禾中学、云岭小学改扩建项目,", (("project", "青禾中学改扩建项目"), ("organization", "云岭小学"))
    ),
    Example("完成青禾、云岭2座污水处理站建设,", (("place", "青禾"), ("project", "云岭污水处理站"))),
    Example(
        "实施青禾村、云岭镇等5个土地整理项目,",
        (("place", "青禾村"), ("project", "青禾村土地整理项目"), ("project", "云岭镇土地整理项目")),
    ),
    Example("完成青禾、云岭两所卫生院提升工程,", (("project", "云岭卫生院提升工程"),)),
    Example("下大力打通青禾路,", (("project", "青禾路"),)),
    Example("完善青禾镇、云岭镇2所卫生院服务职能,建成道路、大街,", never=("project",)),
)


def alike_finds(text: str, rows: Sequence[Sequence[Phrase]]) -> Iterator[Find]:
    """Yield the roads between two others, and what each member of a row has: a site, works, an opening."""
    for match in _STRETCH.finditer(text):
        ahead = _VERB_AHEAD.match(match["road"])
        start = match.start() + (ahead.end() if ahead else 0)
        yield Find("project", start, match.end(), "spot:stretch", rank=6)
        for end in ("from", "to"):
            words = re.sub("[东西南北]延$", "", match[end])  # a road, however far it was led on
            if words[-1] in "路街线桥村道口" and is_named(words):
                at = match.start(end)
                yield Find("place", at, at + len(words), "spot:stretch", rank=3)
    for match in _THROUGH.finditer(text):
        for part in re.finditer("[^、和]+", match["list"]):
            if is_named(part.group()):
                start = match.start("list") + part.start()
                yield Find("project", start, start + len(part.group()), "spot:opened", rank=3)
    has_sites, has_works = _TOWN_HAS.may(text), _HOUSE_WORKS.may(text)
    for row in rows:
        behind = row[-1].end
        goes_on = text[behind : behind + 1] not in ",。;、:)”"  # the row, with words of its own
        if goes_on and _ROADS_OPEN.match(text, behind):
            yield from _opened(row)
        if goes_on and (site := _EACH_SITE.match(text, behind)):
            yield from _having_each(row, site["site"])
        if len(row) > 1 and has_sites and (has := _TOWN_HAS.compiled.fullmatch(row[-1].words)):
            yield from _having(row, has["site"])
        if len(row) > 1 and has_works and (house := _HOUSE_WORKS.compiled.fullmatch(row[-1].words)):
            for phrase in row[:-1]:
                if _HOUSE_NAME.fullmatch(phrase.words):
                    name = phrase.words + house["works"]
                    yield Find("project", phrase.start, phrase.end, "list:works", name, phrase.words, rank=7)


def _opened(row: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the roads of a row that opens: each was built, be it a stretch of its road."""
    for phrase in row:
        if _ROAD_NAME.fullmatch(phrase.words) and is_named(phrase.words):
            yield Find("project", phrase.start, phrase.end, "spot:opened", rank=1)
            if phrase.words[-1] in "段延":
                yield Find("place", phrase.start, phrase.end - 2, "spot:opened", rank=1)


def _having(row: Sequence[Phrase], site: str) -> Iterator[Find]:
    """Yield what each of the towns before the last has too, and those towns."""
    for phrase in row[:-1]:
        if TOWN_NAME.fullmatch(phrase.words) and is_named(phrase.words):
            yield Find("place", phrase.start, phrase.end, "spot:town", rank=3)
            yield Find(
                "project", phrase.start, phrase.end, "list:works", phrase.words + site, phrase.words, rank=7
            )


def _having_each(row: Sequence[Phrase], site: str) -> Iterator[Find]:
    """Yield what each place of a counted row has one of: A、B2座污水处理站."""
    for phrase in row:
        if is_short(phrase.words) or TOWN_NAME.fullmatch(phrase.words):
            yield Find("place", phrase.start, phrase.end, "spot:site", rank=3)
            yield Find(
                "project", phrase.start, phrase.end, "list:works", phrase.words + site, phrase.words, rank=7
            )


def village_works(phrase: Phrase, works: str) -> list[Find]:
    """Return the works that a village or town of a list shares with the others, and the village itself."""
    if not TOWN_NAME.fullmatch(phrase.words) or not _RURAL.fullmatch(works):
        return []
    start, end = phrase.start, phrase.end
    return [
        Find("project", start, end, "list:renewal", phrase.words + works, phrase.words, rank=6),
        Find("place", start, end, "spot:sharing", rank=3),
    ]
