"""Names that are told by their last words: …隧道, …中学, …规划."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.names.classes import GROUNDS, PLACED, Class, class_of, classed, unplaced
from loaders.names.finds import Example, Find
from loaders.names.generality import acts, clausal, dressed, restored, several, told
from loaders.names.phrases import Phrase, joined
from loaders.names.region import Region
from loaders.names.singular import first_of_all, singular
from loaders.names.words import is_group
from loaders.names.works import implied_finds, second_finds, tailed_finds, type_of

# 全市首个, X首批: not part of the name.
_FIRST = re.compile(
    r"(?:全国|全省|全市|全区|省内|市内|区内|[\u4e00-\u9fff]{2,5}?市?|)首[个家批条座部项所只支款艘](?:\d[A-Z]级)?(?=[\u4e00-\u9fff“])"
    r"(?:超?[十百千]亿元?级?(?:[\u4e00-\u9fff]{2}工程)?)?"
    r"|(?:全国|全球|全省|亚洲|世界|国内|省内)(?:规模|单体|产能|跨度|面积|容量|体量|海拔)+最[大长高深](?:的)?"
)
_WORKS = re.compile(r"等(?:\d+[个项])?(?:重[大点])?(?:民生)?(?:项目|工程)")
_BUILDS = re.compile(r"(?:启动|推进|加快|完成|实施|建设|谋划)$")
_COUNTED = re.compile(r"(?:\d[万亿多余]*|[一两三四五六七八九十])[个家项所条座处间宗批场类支大]$")
_SET_UP = re.compile(r"(?:设立|成立|组建|开设|推出)(?:了|全国|全省|全市|首个)*$")
_VERB = re.compile(
    r"(?!引[\u4e00-\u9fff]{1,2}[济入补大])[共促抓办建做推强拓稳补扩守引享](?![\u4e00-\u9fff]{0,2}[区市镇村路])"
)
# “A、B、C”X, “十四五”实施方案: nothing single.
_QUOTED_LIST = re.compile(
    r"“[^“”]+”[、和]?“|“(?:[^“”、]+、){2}|“十[一二三四五六七八九]五”(?:实施)?(?:方案|计划)$"
)
_LINE = re.compile(
    r"^[\u4e00-\u9fff]{2,4}[-—][\u4e00-\u9fff]{2,10}(?:示范园区|产业园区|产业园|合作区|合作园区|示范区)$|^[\u4e00-\u9fff]{2,6}至[\u4e00-\u9fff]{2,6}(?:公路|大道|航道|干线|走廊)$"
)
_DRAWN_UP = re.compile(r"(?:编制|制定|印发|下达|出台|发布)(?:了)?$")  # 编制X计划: a paper
# 省级旅游度假区: a level and common words are a title.
_LEVELLED = re.compile(
    r"(?:国家级|省级|自治区级|市级|国家(?=旅游|森林|湿地|地质|农业|现代))[\u4e00-\u9fff]{2,12}(?:区|园|镇|公园|街区|综合体|基地)$"
)
_NO_SITE = re.compile(r"[—至-]|^全[国省市]")
_ZONES = ("试验区", "示范区", "合作区", "先行区", "创新区", "实验区", "经济区", "创新带", "走廊")
_DEEDS = ("教育", "整治", "改革", "行动", "活动")  # “四渔”教育和X整顿 are two
_BEARERS = ("医院", "大学", "学院", "中学", "小学", "中")  # 云州|大学附属医院 only bears the far city's name
_SPLIT = ("organization", "event", "platform", "policy")  # types whose names hold 与 and 和
# What sort of firm a name's firm is: 民企龙头|青禾集团.
_SORT = re.compile(r"(?:企业|央企|国企|民企|外企|名企|车企|药企)(?:龙头|巨头)?(?=[\u4e00-\u9fff]{4})")
_EXTENTS = ("全省", "全市", "全州", "全县", "全区")  # a meeting's name says whom it is for

EXAMPLES = (
    Example("云岭隧道开通运行。", (("project", "云岭隧道"),)),
    Example("支持青禾外国语学校开设国际班,", (("organization", "青禾外国语学校"),)),
    Example(
        "组织编制青禾大道沿线空间提升规划和云岭片区产业规划,",
        (("policy", "青禾大道沿线空间提升规划"), ("policy", "云岭片区产业规划")),
    ),
    Example("举办国际陶艺产业发展与创新大会,", (("event", "国际陶艺产业发展与创新大会"),)),
    Example("设立首个台胞、侨胞、外籍人才首站服务专窗,", (("platform", "台胞、侨胞、外籍人才首站服务专窗"),)),
    Example("青禾—云岭国际渔业专列首发,", (("project", "青禾—云岭国际渔业专列"),)),
    Example("实施渔业消费提升行动,", (("programme", "渔业消费提升行动"),)),
    Example("绍兴水产与水域资源研究中心落户,", (("organization", "绍兴水产与水域资源研究中心"),)),
    Example("联合国渔业知识与创新中心落户,", (("organization", "联合国渔业知识与创新中心"),)),
    Example("落实长江经济带发展实施方案,", (("policy", "长江经济带发展实施方案"),)),
    Example("国际会展中心获批全省试点,", (("project", "国际会展中心"),)),
    Example("全国首家渔业气象实验室成立,", (("organization", "渔业气象实验室"),)),
    Example("全国规模最大禾苗生态创新中心建成,", (("organization", "禾苗生态创新中心"),)),
    Example("实施渔业攻关项目482个,举办促消费活动3万余场,", never=("project", "programme")),
    Example("布局一批枢纽型、全国性渔业平台,", never=("platform",)),
    Example("新改建雨水调蓄池2座、规模养鱼场30个,", never=("project",)),
    Example("完成一批基础设施项目,推进传统产业数字化改造,云禾商务区重点项目开工,", never=("project",)),
    Example("办好32个教育集团,", never=("organization",)),
    Example("推进城区老旧供水管网改造,", (("project", "城区老旧供水管网改造"),)),
    Example("举办锦鲤产业高质量发展推进会,", (("event", "锦鲤产业高质量发展推进会"),)),
    Example(
        "全省锦鲤养殖现场会在青禾湾召开,首届锦鲤半程马拉松鸣枪开跑,",
        (("event", "全省锦鲤养殖现场会"), ("event", "首届锦鲤半程马拉松")),
    ),
    Example("民企龙头青禾集团落户,", (("company", "青禾集团"),)),
    Example("编制青禾古城整体城市设计,", (("policy", "青禾古城整体城市设计"),)),
    Example("延伸渔具制造产业链,支持渔船及零部件全产业链发展,", never=("industry",)),
    Example("推行渔长制,", never=("policy",)),
    Example(
        "深化渔业登记改革,编制青禾渔业投资计划,",
        (("programme", "渔业登记改革"), ("policy", "青禾渔业投资计划")),
    ),
    Example("云岭学院路通车,", never=("organization",)),
    Example("总投资3亿元的标准化产业园开工,", (("project", "标准化产业园"),)),
    Example("复兴路西延、青禾二环北延加快推进,", (("project", "复兴路西延"), ("project", "青禾二环北延"))),
    Example("实施渔业修复工程、云岭小学异地新建项目,", (("project", "云岭小学异地新建项目"),)),
    Example("实现省级旅游度假区挂牌。", (("award", "省级旅游度假区"),)),
    Example("上海渔业大学青禾医院开诊,", (("organization", "上海渔业大学青禾医院"),), never=("place",)),
    Example("渔村水源渠水置换项目全线通水,", (("project", "渔村水源渠水置换项目"),)),
    Example("建设青禾渔具基地、现代渔业装备基地,", (("project", "现代渔业装备基地"),)),
    Example("服务和融入新发展格局,", never=("organization",)),
)


@dataclass(slots=True)
class _Sight:
    """A phrase with the one before it, the finds that other rules are sure of, the region and its list."""

    phrase: Phrase
    before: Phrase | None
    sure: Sequence[Find]
    region: Region
    last: int  # where the enumeration ends that the phrase is in
    lead: str  # what stands before that enumeration


def noun_finds(
    text: str, rows: Sequence[Sequence[Phrase]], sure: Sequence[Find], region: Region
) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class."""
    for known in sure:
        if known.type == "policy":
            yield from second_finds(known, text)
    runs = [phrase for row in rows for phrase in row]
    around = ((row[-1].end, row[0].before) for row in rows for _ in row)
    beside = ""  # what the name before it in a list ends in
    for n, (phrase, (last, lead)) in enumerate(zip(runs, around, strict=True)):
        find = None
        if _may_name(phrase.words):
            sight = _Sight(phrase, runs[n - 1] if n else None, sure, region, last, lead)
            find = _name(sight) or (_sibling(sight, beside) if beside else None)
        kind = class_of(find.of(text)) if find and find.type == "project" else None
        beside = kind.suffix if kind and phrase.end < last else beside if phrase.end < last else ""
        if find is None:
            continue
        opened = _opened(runs, n, find, sure)
        yield find if opened == find.start else replace(find, start=opened)
        yield from implied_finds(find, text)
        if find.type == "project":
            yield from tailed_finds(find, text, sure)


def _may_name(words: str) -> bool:
    """Say whether ``_name`` or ``_sibling`` may find something in a phrase, as it does in few."""
    return "段" in words or "“" in words or bool(classed(words) or class_of(words))


def _name(sight: _Sight) -> Find | None:
    """Return the name at a phrase's end, or before its first quoted words, which may speak of it."""
    phrase = sight.phrase
    find = _ending(sight)
    quoted = phrase.words.find("“")
    if find is None and (wide := _widened(sight)):
        find = _ending(wide)
    if find is None and quoted > 2:
        find = _ending(replace(sight, phrase=phrase.bounded(phrase.start, phrase.start + quoted)))
    return find


def _sibling(sight: _Sight, suffix: str) -> Find | None:
    """Return a name of common words that is built with, or ends like, the name before it in its list."""
    words = sight.phrase.words
    found = classed(words)
    if (
        found is None
        or found[1].suffix in ("项目", "工程", "一期", "二期")
        or _COUNTED.search(sight.phrase.before)
    ):
        return None
    text = sight.phrase.text
    built = "建设" in (text[sight.last - 2 : sight.last], text[sight.last : sight.last + 2])
    built = built or _WORKS.match(text, sight.last) is not None
    built = built and _BUILDS.search(sight.lead) is not None
    least = 3 if built and found[1].type == "project" else 4 if found[1].suffix == suffix else len(words)
    if len(found[0]) < len(found[1].suffix) + least:
        return None
    end = sight.phrase.start + len(found[0])
    return Find(found[1].type, sight.phrase.start, end, "noun:sibling", rank=2)


def _widened(sight: _Sight) -> _Sight | None:
    """Return the sight of a bare class word together with the known body before 与 (联合国X与创新中心)."""
    phrase, before = sight.phrase, sight.before
    if before is None or phrase.text[before.end : phrase.start] not in ("与", "和", "及"):
        return None
    kind = class_of(phrase.words)
    if kind is None or kind.type != "organization" or kind.suffix != phrase.words:
        return None
    known = any(f.start == before.start and f.type in ("organization", "place") for f in sight.sure)
    return replace(sight, phrase=phrase.bounded(before.start, phrase.end), before=None) if known else None


def _ending(sight: _Sight) -> Find | None:
    if found := classed(sight.phrase.words):
        return _checked(sight, *found)
    return _section(sight.phrase, sight.region)


def _section(phrase: Phrase, region: Region) -> Find | None:
    """Return the region's section of a line or axis (X高速青禾段)."""
    for head in region.heads if "段" in phrase.words else ():
        at = phrase.words.find(head + "段")
        if at > 1:
            end = phrase.start + at + len(head) + 1
            end += phrase.text.startswith(")", end) and "(" in phrase.words[:at]
            line = re.search(r"高速|铁路|高铁|号线|城际|工程|公路|管线|通道", phrase.words)
            built = line or re.match("即?将?(?:建成|通车|投[用运]|完工|贯通|开工|竣工)", phrase.text[end:])
            return Find("project" if built else "place", phrase.start, end, "noun:section", rank=2)
    return None


def _checked(sight: _Sight, words: str, kind: Class) -> Find | None:
    """Return the find unless its words are all common, count many, or only dress a known name."""
    phrase = sight.phrase
    first = _FIRST.match(words)
    begin = phrase.start + (first.end() if first else 0)
    end = phrase.start + len(words)
    inside = [f for f in sight.sure if phrase.start <= f.start and f.end <= end]
    if words[0] in "年期周场次届" and phrase.text[begin - 1 : begin].isdigit():  # 再延长30|年整省试点
        return None
    if any(_same(f, begin, end, kind) for f in inside):
        return None
    rest = words
    for find in inside:
        rest = rest.replace(find.of(phrase.text), "")
    if several(phrase, begin, end, kind, bool(inside)) or _QUOTED_LIST.match(words):
        return None
    named = bool(inside) or not is_group(unplaced(words)) or singular(phrase, words, kind)
    levelled = (
        kind.suffix in GROUNDS
        and _LEVELLED.match(words) is not None
        and is_group(words.removesuffix(kind.suffix))
    )
    named = named or levelled or first_of_all(phrase, words, kind)
    if kind.type == "place" and words.startswith("服务") and any(f.start == begin + 2 for f in inside):
        begin += 2  # 服务|云岭科技城建设
    start = _joined_start(sight, kind, named) if begin == phrase.start else begin
    verbal = kind.type != "programme" and _VERB.match(words) is not None
    if start == phrase.start and (not named or verbal or _COUNTED.search(phrase.before)):
        return None
    joint = phrase.before in ("与", "和", "及") and sight.before is not None
    verb = sight.before.before if joint and sight.before else phrase.before
    if not inside and not told(verb, words, phrase.text[end:], kind):
        return None
    if (
        inside
        and (dressed(rest, kind) or acts(rest, kind))
        or (kind.type == "organization" and clausal(words))
    ):
        return None
    if kind.suffix in PLACED and not _placed(inside, start, end - len(kind.suffix), kind):
        return None
    if kind.type == "place" and _NO_SITE.search(words):
        if not _LINE.search(words):
            return None
        kind = Class("project", kind.suffix)  # X至Y公路
    if kind.type == "company" and (sort := _SORT.match(words)):
        start = max(start, phrase.start + sort.end())
    if kind.type == "event" and phrase.text[start - 2 : start] in _EXTENTS:
        start -= 2
    name = restored(phrase.text[start:end], kind, sight.region)
    type_ = type_of(phrase, kind, end, sight.last, sight.lead)
    if levelled and type_ in ("place", "project"):
        type_ = "award"
    if type_ == "programme" and kind.suffix.endswith("计划") and _DRAWN_UP.search(phrase.before):
        type_ = "policy"
    head = inside[0] if inside and inside[0].start == start and inside[0].type == "place" else None
    far = head and kind.suffix.endswith(_BEARERS) and not phrase.words.startswith(sight.region.heads)
    return Find(type_, start, end, "noun:far" if far else f"noun:{kind.type}", name, rank=2)


def _placed(inside: Sequence[Find], start: int, end: int, kind: Class) -> bool:
    """Say whether a known place stands in ``start:end``; a place's own name takes a division."""
    places = [f for f in inside if f.type == "place" and f.rank > 4 and start <= f.start and f.end <= end]
    return any(kind.type != "place" or "division" in f.rule for f in places)


def _same(find: Find, begin: int, end: int, kind: Class) -> bool:
    """Say whether a surer find already names these words, or names the quoted undertaking at their end."""
    named = find.type == kind.type == "programme" and find.rule.startswith(("quoted", "drive"))
    return (find.start, find.end) == (begin, end) or (named and find.end == end)


def _joined_start(sight: _Sight, kind: Class, named: bool) -> int:
    """Take in what an 与 or 和 inside the name cut off: words before it that have no class of their own."""
    phrase, before = sight.phrase, sight.before
    if before is None or phrase.text[before.end : phrase.start] not in ("与", "和", "及"):
        return phrase.start
    if class_of(before.words) or before.words.endswith(("建设", "”", "节", *_DEEDS)):
        return phrase.start
    if any(f.start == before.start and f.type in ("place", "organization") for f in sight.sure) and (
        kind.type == "organization" or kind.suffix in _ZONES
    ):
        return before.start
    if before.words.startswith(sight.region.heads) and len(before.words) > 3:
        return before.start
    levelled = before.words.startswith(("国家级", "省级", "市级", "全国"))
    if kind.type == "industry" and phrase.text[before.end : phrase.start] == "及":
        return before.start  # 电力及新能源装备集群
    if kind.type not in _SPLIT or (is_group(before.words) and not levelled):
        return phrase.start
    if kind.suffix in ("大学", "学院", "医院") and phrase.text[before.end] == "与":
        return phrase.start  # 青禾制药与云岭大学共建X
    listed = phrase.text[before.start - 1 : before.start] in ("、", "与", "和", "及")
    return before.start if not named or len(before.words) <= (3 if listed else 8) else phrase.start


def _opened(runs: Sequence[Phrase], n: int, find: Find, sure: Sequence[Find]) -> int:
    """Return where a body or counter begins that is set up for several things at once (设立A、B和C专窗)."""
    if find.type not in ("platform", "organization") or find.start != runs[n].start:
        return find.start
    at = n
    while at and joined(runs[at - 1], runs[at]) and not class_of(runs[at - 1].words):
        left = runs[at - 1]
        if any(f.start < left.end and left.start < f.end for f in sure if f.type != "place"):
            return find.start
        at -= 1
    return runs[at].start if at < n and _SET_UP.search(runs[at].before) else find.start
