"""Numbered names that share their number word or their noun: 第135、136届X, 1、2号线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.seeking import Either, Sought

_N = r"(?:\d+|[一二三四五六七八九十]+)"
_LINE = r"(?:[A-Z]\d{1,2}|\d{1,2}|[一二三四五六七八九十]{1,3})"
EDITIONS = Sought(
    rf"第(?P<list>{_N}(?:[、和至]{_N})*)届(?P<noun>(?:(?!”“)[\u4e00-\u9fffA-Za-z()“”—]){{1,24}}?"
    r"(?:会|节|展|赛|坛|大赛|峰会|博览会|论坛|联赛|周|季|奖|[茶茗节化放]日))(?!议|员|场|期|谈|见|商|客)"
)
LINES = Sought(
    rf"(?P<head>轨道交通|地铁|城市轨道|轻轨)?(?P<list>{_LINE}(?:、{_LINE})*)(?:号线|(?<=[A-Z]\d)线)"
    r"(?P<part>[东西南北]?(?:延段|延线|延长线|延伸线|延伸段|段|[一二三]期|支线|首通段|先行段|示范段))?"
)
RINGS = Sought(
    r"(?<!第)(?:[东西南北]{1,2}[二三四五六七]环[路线]?|[二三四五六七]环(?:路|线|高速))(?![节境保卫球形]|快速路|高速)"
)
SEASONS = Sought(
    r"(?P<head>(?:20\d\d年?)?[\u4e00-\u9fff]{2,12}[周节季展会][—-]{1,2})"
    r"(?P<list>[春夏秋冬]季(?:[、和及][春夏秋冬]季)+)(?P<noun>活动|展|赛|专场)?"
)
ROADS = Sought(
    r"(?<![\dA-Z])(?:\d{3}(?:国道|省道|县道)|(?:国道|省道|县道)[GSX]?\d{2,4}线?|[GSX]\d{2,4}线?)(?![\dA-Za-z]|[\u4e00-\u9fff]{0,6}(?:高速|公路|通道|走廊))"
)
_NO_EVENT = re.compile(r"人民代表大会|人大|常委会|全体会议|委员会|代表大会|代表会|政协")
_BUILT = re.compile(r"(?:建成|开通|建设|开工|推进|加快|谋划|新建)[^,。;、]{0,3}$")
_OPENS = re.compile(
    r"(?:[、和](?:地铁)?[\dA-Z一二三四五六七八九十]{1,3}号线)*(?:等[^,。;]{0,8})?(?:正式|全线|首通段|建成|开通|通车|运营|开工|加快|建设|试运行|投用|全面)"
)

WORDS = Either(EDITIONS, LINES, RINGS, SEASONS, ROADS)

EXAMPLES = (
    Example("做好第11、12届糖博会参展保障,", (("event", "第11届糖博会"), ("event", "第12届糖博会"))),
    Example(
        "举办2031青禾茶艺周——春季和秋季活动,",
        (("event", "2031青禾茶艺周——春季活动"), ("event", "2031青禾茶艺周——秋季活动")),
    ),
    Example("区第八届人民代表大会,", never=("event",)),
    Example("地铁21号线北延段开通运营,", (("project", "地铁21号线北延段"),)),
    Example("毗邻地铁21号线,", (("place", "地铁21号线"),)),
    Example("完成东七环、六环路养护,", (("place", "东七环"), ("place", "六环路"))),
    Example("打通三环节,", never=("place",)),
    Example("实施308国道绕城段改建、S57提档升级,", (("place", "308国道"), ("place", "S57"))),
)


def ordinal_finds(text: str) -> Iterator[Find]:
    """Yield numbered events and lines and events by season; a list gives one name each."""
    for match in EDITIONS.finditer(text):
        if not _NO_EVENT.search(match["noun"]):
            for start, end, number in _each(match, _N):
                name = f"第{number}届{match['noun']}"
                yield Find("event", start, end, "ordinal:edition", name, name, rank=6)
    for match in SEASONS.finditer(text):
        for start, end, season in _each(match, "[春夏秋冬]季"):
            name = f"{match['head']}{season}{match['noun'] or ''}"
            yield Find("event", start, end, "ordinal:season", name, name, rank=6)
    for roads in (RINGS, ROADS):
        for match in roads.finditer(text):
            yield Find("place", *match.span(), "ordinal:road", rank=4)
    for match in LINES.finditer(text):
        built = match["part"] or _BUILT.search(text[: match.start()]) or _OPENS.match(text, match.end())
        for start, end, number in _each(match, _LINE):
            name = f"{match['head'] or ''}{number}号线{match['part'] or ''}"
            yield Find("project" if built else "place", start, end, "ordinal:line", name, name, rank=6)


def _each(match: re.Match[str], number: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, number) of each number: the first takes the head along, the last the noun."""
    numbers = list(re.finditer(number, match["list"]))
    begin = match.start("list")
    for n, part in enumerate(numbers):
        start = match.start() if n == 0 else begin + part.start()
        end = match.end() if n == len(numbers) - 1 else begin + part.end()
        yield start, end, part.group()
