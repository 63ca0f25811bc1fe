"""The ground that works are named by: what ends in a word of ground before what is built or done there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.names.classes import class_of
from loaders.names.finds import Example, Find
from loaders.names.region import Region
from loaders.names.towns import county_of
from loaders.names.words import any_of, is_group, lexicon
from loaders.seeking import begun

_HAN = r"[\u4e00-\u9fff]"
# Words that end a place's name whatever follows, and characters that end one unless the next makes another
# word of them: 路|网, 山|区.
_ROWS = lexicon("ground-words")
_WORDS = tuple(word for word, _ in _ROWS if len(word) > 1)
_CHARS = {word: unless for word, unless in _ROWS if len(word) == 1}
_NO_STATION = re.compile(
    r"(?:农村|乡村|县乡|通村)(?:公路|道路|市场)$|(?:矿业|公司|集团)矿山$|村容村$|样板街$|傍河村$|[市县区][\u4e00-\u9fff]{1,3}局|(?:[电泵水油气换]|处理|转运|监测|服务|工作|中转)站$|铁路$|疏港$|[融入]湾$|[临沿环滨][港空江河湖海]$|[江河湖].*[江河湖]$|[中旧新]村$|[至和与及等的]|线.+[镇村]$|(?:国家|省|市|县|区)级"
)
# The own region's zone, which goes by its kind alone.
_ZONE = re.compile(
    r"(?P<zone>经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区)(?=[\u4e00-\u9fff()、]{4,}$)"
)
# Words that end in such a character and name no ground.
_WORD = re.compile(
    r"(?:[民运经国私露阵军兵]营|[机海有相公开攻把]关|[道公铁线思出一电管水]路|[农乡山渔]村|[城乡集市重强]镇|[校家田果茶花庄乐儿]园"
    r"|[村农山]庄|[高顶调]峰|[硅低稻]谷|[边护]坡|[漏空涵]洞|[海沙]滩|[大地堤]坝|[铁视]塔|[停湖]泊|[水鱼池山]塘|[沟干支水灌]渠|[水渠洪]沟"
    r"|[江矿荒火雪高深青开关秃石封进上登靠]山|[进疏临]港|[搭架]桥|[家回返侨]乡)$"
)
_LONGEST = 11  # characters of such a place
_KIND = begun("街(?=道路)|" + any_of((*_WORDS, *_CHARS)))
# A phase of it (X水系二期) is that thing itself; a word or two say nothing of works (X市场项目).
_AT_RIVER = re.compile(
    rf"{_HAN}{{1,3}}段|生态|治理|综合|防洪|上游|下游|水系|景观|堤|湿地|清淤|整治|两岸|河道"
)
_BRIDGE = re.compile(r"(?:[一二三四五]|特?大)桥")  # 青江|二桥
_PHASED = re.compile(r"[一二三四五六]期(?:项目|工程)?$")
_SAYS = re.compile(
    rf"(?:[东西南北中]段|[东西南北]延|延伸|延长|改造|扩建|改建|改线|提升|修缮|迁建|整治|治理|清淤|扩容|拓宽|快速化|硬化|加固|重建|复建|更新|整修|维修|绿化|亮化|养护|大修|管廊|管网)"
    rf"|(?![一二三四五六七八九]期|机场|国际机场|项目|工程){_HAN}{{3,}}"
)
# What is done at a line or in a park that bears a firm's kind of name.
_AT_LINE = re.compile(
    rf"改|扩|升级|提|大修|养护|沿线|两侧|绿化|亮化|户外|环境|路[面域]|连接线|服务区|出入口|收费站|互通|市政|雨污|管网|{_HAN}{{2,4}}段"
)
_AT_PARK = re.compile(
    "标准化?厂房|污水|基础设施|道路|市政|管网|路网|供[水热电气]|变电|配套|邻里|公寓|改造|提升|扩建"
)
_LINE = re.compile("(?:公路|快速路|[国省县]道)$")

EXAMPLES = (
    Example("实施青禾路雨污分流工程,", (("place", "青禾路"),)),
    Example(
        "推进云岭古镇文化产业园、青要关城市乐园等项目建设,", (("place", "云岭古镇"), ("place", "青要关"))
    ),
    Example(
        "加快青禾园标准化厂房、云岭工业台地变电站等项目建设,",
        (("place", "青禾园"), ("place", "云岭工业台地")),
    ),
    Example("推进青禾南站站房工程建设,", (("place", "青禾南站"),)),
    Example("完成禾苑小区供热管网改造工程,", (("place", "禾苑小区"),)),
    Example("启动青禾峰二期、云岭桥村防洪改造工程等项目建设,", (("place", "青禾峰"),)),
    Example("实施城市道路改造工程、农村公路提升工程,", never=("place",)),
    Example("完成青禾变电站扩建工程,", never=("place",)),
    Example("实施青禾河道整治、云岭山区公路建设等项目,", never=("place",)),
)


def ground_finds(finds: Iterable[Find], text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the places that the names of works begin with; behind a county's short name that is enough."""
    for find in finds:
        works = find.type == "project" or find.rule == "noun:place"
        if works or (find.type == "programme" and text.endswith("工程", 0, find.end)):
            yield from _grounds(find, text, sure, region)


def _grounds(find: Find, text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    if zone := _ZONE.match(text, find.start, find.end):
        yield Find("place", *zone.span("zone"), "ground:zone", rank=3)
        return
    if any(f.type == "company" and f.start == find.start for f in sure):
        return  # 华为|矿山
    inner = [f for f in sure if f.type == "place" and find.start <= f.start and f.end <= find.end]
    begin = max((f.end for f in inner if _frames(f, find, text)), default=find.start)
    around = text[begin] in "环沿跨"  # 环青禾湖|旅游公路, not 沿海|公路
    if around and text[begin + 1] in "江海河湖边城山":
        return
    begin += around
    name = text[begin : find.end]
    for match in _KIND.finditer(name):
        if match.end() > _LONGEST or len(name) - match.end() < 2:
            return
        if _ends_there(name, match):
            start, end = _opening(begin, match, inner), begin + match.end()
            if match.group() in _CHARS and _in_county(name[: match.start()], region):
                return
            if not any(f.end == end or (f.start <= start and end <= f.end) for f in inner):
                yield Find("place", start, end, "ground", rank=3)
            return


def _frames(place: Find, find: Find, text: str) -> bool:
    """Say whether a division written out stands before the ground: 云州市青禾区|X路改造."""
    opens = place.start == find.start and place.rule == "table:division"
    return opens and text[place.end - 1] in "省市区县旗州镇乡"


def _opening(begin: int, match: re.Match[str], inner: Sequence[Find]) -> int:
    """Return where the place begins: behind a city's short name if enough is left (云州|青禾湾)."""
    short = next((f for f in inner if f.start == begin and f.rule == "table:division"), None)
    left = begin + match.start() - short.end if short else 0
    return short.end if short and match.group() in _CHARS and left > 0 else begin


def _in_county(words: str, region: Region) -> bool:
    """Say whether words begin with a county's short name, in a report of what lies above it (云岭石|桥)."""
    return not region.county and any(county_of(words[:n], region)[0] for n in (2, 3) if n < len(words))


def _ends_there(name: str, match: re.Match[str]) -> bool:
    """Say whether a word of ground ends a place's name there: no common words, no part of a longer one."""
    kind, words, rest = match.group(), name[: match.end()], name[match.end() :]
    least, most = (2, 4) if kind in _CHARS else (1, _LONGEST)
    least -= kind in "河江山湖" and _AT_RIVER.match(rest) is not None  # 青河治理
    if not least <= len(words) - len(kind) <= most or re.fullmatch(f"{_HAN}+", words) is None:
        return False
    if (
        kind in _CHARS and kind not in "路街" and rest.startswith(("铁路", "高铁", "高速", "城际"))
    ):  # 云青湖铁路: cities
        return False
    if kind in ("桥", "大桥", "水库", "煤矿", "机场") and rest.startswith(("新建", "建设", "拆除重建")):
        return False  # the bridge itself is built
    phased = kind in "峰山谷湖峡岭湾" and _PHASED.match(rest)  # 青禾峰二期
    phased = phased or (kind in "河江湖" and _BRIDGE.fullmatch(rest))
    followed = rest[0] in "至—-" + _CHARS.get(kind, "") and not (kind == "街" and rest.startswith("道路"))
    if followed or rest.startswith(_WORDS) or not (phased or _SAYS.match(rest)):
        return False
    if kind in _CHARS and re.match(f"[镇乡]{_HAN}{{1,3}}$", words[2:]) and re.match(f"{_HAN}?村", rest):
        return False  # 青禾乡云庄|村
    if kind in _CHARS and rest[0] in "村镇乡" and not rest.startswith("乡村"):
        return False
    if (_LINE.search(words) and not _AT_LINE.match(rest)) or (kind == "园" and not _AT_PARK.match(rest)):
        return False
    if is_group(words) or is_group(words[: -len(kind)]):
        return False
    if _NO_STATION.search(words) or (kind in _CHARS and _WORD.search(words)):
        return False
    longer = (class_of(name[: match.end() + n]) for n in (1, 2))
    return not any(c and len(c.suffix) > n and c.type == "place" for n, c in enumerate(longer, 1))
