"""Names that are told by their last words: …隧道, …中学, …规划."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.names.classes import PLACED, PLACING, Class, class_of, classed
from loaders.names.finds import Example, Find
from loaders.names.lists import list_finds
from loaders.names.phrases import Phrase, joined, phrases
from loaders.names.region import Region
from loaders.names.words import is_group
from loaders.names.works import implied_finds, second_finds, tailed_finds, type_of

# Runs that are never cut: parentheses, quotes, titles, years and numbers that belong to a name, A—B.
_ATOMS = (
    re.compile(r"(?<!^)\([^(),。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》"),
    re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?"),
    re.compile(
        r"\d+(?:千伏|号线|项重点工作|小时|英寸|万吨级|兆瓦|纳米)|第\d+届|第\d+(?:\.\d+)?代|[A-Z]+\d+|(?<=[A-Za-z])\d+"
        r"|\d+(?=[A-Za-z])|(?<=[\u4e00-\u9fff])[—-](?=[\u4e00-\u9fff])"
    ),
)
# 全市首个, X首批: not part of the name.
_FIRST = re.compile(
    r"(?:全国|全省|全市|全区|省内|市内|区内|[\u4e00-\u9fff]{2,3}市?)首[个家批条座](?=[\u4e00-\u9fff“])"
)
_COUNTED = re.compile(r"\d[万亿多余]*[个家项所条座处间宗批场类支]$")
_ISSUED = re.compile(
    r"(?:印发|印发实施|出台|制定|编制|修订|修订完善|完善|发布|落实|推行|实行|实施|建立)(?:了|[全我][市区省县])*(?:规范)?$"
)
_HELD = re.compile(r"(?:开展|举办|组织|实施|谋划|筹办|推动|推进|打造)[^,。;]{0,6}$")
_SET_UP = re.compile(r"(?:设立|成立|组建|开设|推出)(?:了|全国|全省|全市|首个)*$")
_VERB = re.compile(r"[共促抓办建做推强拓稳补扩守引享](?![\u4e00-\u9fff]{0,2}[区市镇村路])")
# Words that are no field of an industry, and general words that make no new name of a known one.
_NO_FIELD = re.compile(
    "(?:县域|特色|优势|支柱|重点|新兴|战略性新兴|先进制造业|未来|千亿|主导|现代|传统|龙头|全|各|标志性)*"
)
_DRESS = re.compile("(?:建设|重大|重点|创新)*(?:平台|项目|工程|系统|规划|方案|计划)")
_LED = re.compile("(?:全力|积极|主动|全面)?(?:服务|支持|融入|对接|参与|建设|开发)")
_DRESSED_PROGRAMME = re.compile("工作改革|试点|改革|活动|行动|工作")
_GENERIC = ("项目", "活动", "工程", "行动", "平台", "系统", "试点", "计划", "会议", "大赛", "论坛")
_COUNTABLE = ("村", "社区", "园区", "公园", "航线", "合作区", "基地", "湿地", "机场", "码头", "泵站")
_MANY = re.compile(r"(?:一批|一系列|多个|多项|各类)[^,。;]{0,30}、$")
_HOW_MANY = re.compile(r"(?:达到?|增至|超过?|总数达到?)?\d[\d.,]*[万亿]?(?:余|多)?[个项家场次条批所座处]")
_EVERY = re.compile(r"一批|该项|所有|每个|我们|总书记|^改?扩建|^(?:市市|县县|镇镇|村村|户户)通")
_QUOTED_LIST = re.compile(r"“(?:[^“”、]+、){2}")
_HOLDS = re.compile(r"(?:成功)?(?:获批|获评|入选(?!人|项)|荣获|跻身)")
_TAKES_PLACE = re.compile(r"(?:顺利|成功|圆满)(?:举行|举办|召开)")
_LAUNCHED = re.compile(r"(?:实施|开展|启动|深化)$")
_FOUNDED = re.compile(r"(?:建设|打造|创建|规划)$")
_TRIED = re.compile(r"(?:探索|开展|启动)$")
_DAILY = re.compile(r"执法|巡查|排查|检查|清理|整治|宣传|服务|培训|走访|帮扶|促销|招商|专项|应急|救援|慰问")
_ZONES = ("试验区", "示范区", "合作区", "先行区", "创新区", "实验区", "经济区", "创新带", "走廊")
_OWN_BODIES = ("研究院", "科学院", "博物馆", "图书馆", "文化馆", "交易中心", "联合会", "基金会")
_SPLIT = ("organization", "event", "platform", "policy")  # types whose names hold 与 and 和

EXAMPLES = (
    Example("云岭隧道开通运行。", (("project", "云岭隧道"),)),
    Example("支持青禾外国语学校开设国际班,", (("organization", "青禾外国语学校"),)),
    Example(
        "组织编制青禾大道沿线空间提升规划和云岭片区产业规划,",
        (("policy", "青禾大道沿线空间提升规划"), ("policy", "云岭片区产业规划")),
    ),
    Example("举办国际陶艺产业发展与创新大会,", (("event", "国际陶艺产业发展与创新大会"),)),
    Example(
        "设立首个台胞、侨胞、外籍人才首站服务专窗,", (("platform", "台胞、侨胞、外籍人才首站服务专窗"),)
    ),
    Example("青禾—云岭国际渔业专列首发,", (("project", "青禾—云岭国际渔业专列"),)),
    Example("实施渔业消费提升行动,", (("programme", "渔业消费提升行动"),)),
    Example("绍兴水产与水域资源研究中心落户,", (("organization", "绍兴水产与水域资源研究中心"),)),
    Example("国际会展中心获批全省试点,", (("project", "国际会展中心"),)),
    Example("实施渔业攻关项目482个,举办促消费活动3万余场,", never=("project", "programme")),
    Example("布局一批枢纽型、全国性渔业平台,", never=("platform",)),
    Example("完成一批基础设施项目建设,", never=("project",)),
    Example("办好32个教育集团,", never=("organization",)),
    Example("服务和融入新发展格局,", never=("organization",)),
)


@dataclass(frozen=True, slots=True)
class _Sight:
    """A phrase with the one before it, the finds that other rules are sure of, the region and its list."""

    phrase: Phrase
    before: Phrase | None
    sure: Sequence[Find]
    region: Region
    last: int  # where the enumeration ends that the phrase is in


def noun_finds(text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class, and the members of its lists."""
    atoms = [(f.start, f.end) for f in sure]
    atoms += [match.span() for pattern in _ATOMS for match in pattern.finditer(text)]
    for known in sure:
        if known.type == "policy":
            yield from second_finds(known, text)
    runs = phrases(text, atoms)
    last = [phrase.end for phrase in runs]
    for n in range(len(runs) - 2, -1, -1):
        if joined(runs[n], runs[n + 1]):
            last[n] = last[n + 1]
    for n, phrase in enumerate(runs):
        find = _name(_Sight(phrase, runs[n - 1] if n else None, sure, region, last[n]))
        if find is None:
            continue
        yield replace(find, start=_opened(runs, n, find, sure))
        yield from implied_finds(find, text)
        if find.type == "project":
            yield from tailed_finds(find, text, sure)
    yield from list_finds(text, runs, sure)


def _name(sight: _Sight) -> Find | None:
    """Return the name at a phrase's end, or before its first quoted words, which may speak of it."""
    phrase = sight.phrase
    find = _ending(sight)
    quoted = phrase.words.find("“")
    if find is None and quoted > 2:
        find = _ending(replace(sight, phrase=replace(phrase, end=phrase.start + quoted)))
    return find


def _ending(sight: _Sight) -> Find | None:
    if found := classed(sight.phrase.words):
        return _checked(sight, *found)
    return _section(sight.phrase, sight.region)


def _section(phrase: Phrase, region: Region) -> Find | None:
    """Return the region's section of a line or axis (X高速青禾段)."""
    for head in region.heads() if "段" in phrase.words else ():
        at = phrase.words.find(head + "段")
        if at > 1:
            end = phrase.start + at + len(head) + 1
            end += phrase.text.startswith(")", end) and "(" in phrase.words[:at]
            line = re.search(r"高速|铁路|高铁|号线|城际|工程|公路|管线|通道", phrase.words) is not None
            return Find("project" if line else "place", phrase.start, end, "noun:section", rank=2)
    return None


def _checked(sight: _Sight, words: str, kind: Class) -> Find | None:
    """Return the find unless its words are all common, count many, or only dress a known name."""
    phrase = sight.phrase
    first = _FIRST.match(words)
    begin = phrase.start + (first.end() if first else 0)
    end = phrase.start + len(words)
    inside = [f for f in sight.sure if phrase.start <= f.start and f.end <= end]
    if any(_same(f, begin, end, kind) for f in inside):
        return None
    rest = words
    for find in inside:
        rest = rest.replace(find.of(phrase.text), "")
    if _several(phrase, begin, end, kind, bool(inside)) or _QUOTED_LIST.match(words):
        return None
    named = bool(inside) or not is_group(PLACING.sub("", words)) or _singular(phrase, words, kind)
    start = _joined_start(sight, kind, named) if begin == phrase.start else begin
    verbal = kind.type != "programme" and _VERB.match(words) is not None
    if start == phrase.start and (not named or verbal or _COUNTED.search(phrase.before)):
        return None
    if not inside and not _told(sight, words, kind):
        return None
    if inside and (_dressed(rest, kind) or _acts(rest, kind)):
        return None
    if kind.suffix in PLACED and not any(
        "division" in f.rule and start <= f.start and f.end <= end - len(kind.suffix) for f in inside
    ):
        return None
    if kind.type == "place" and (re.search(r"[—至-]", words) or words.startswith(("全国", "全省", "全市"))):
        return None
    name = _restored(phrase.text[start:end], kind, sight.region)
    return Find(type_of(phrase, kind, end, sight.last), start, end, f"noun:{kind.type}", name, rank=2)


def _several(phrase: Phrase, begin: int, end: int, kind: Class, named: bool) -> bool:
    """Say whether a general noun speaks of many (X项目9个, 一批A、B平台) or sums a list up (等X平台)."""
    if _EVERY.search(phrase.words):
        return True
    generic = kind.suffix in _GENERIC or (not named and kind.suffix in _COUNTABLE)
    if (generic or (not named and kind.type == "organization")) and _HOW_MANY.match(phrase.text, end):
        return True
    lead = phrase.text[:begin]
    return not named and (lead.endswith("等") or _MANY.search(lead) is not None)


def _told(sight: _Sight, words: str, kind: Class) -> bool:
    """Say whether a suffix that also ends general words is led by its verb, or long enough to be a name."""
    if kind.suffix in ("意见", "办法", "规定", "清单", "政策措施", "制度", "指引", "指南"):
        joint = sight.phrase.before in ("与", "和", "及") and sight.before is not None
        verb = sight.before.before if joint and sight.before else sight.phrase.before
        return _ISSUED.search(verb) is not None
    if kind.suffix in ("系统", "平台"):
        return len(words) > 5
    return kind.suffix != "活动" or _HELD.search(sight.phrase.before) is not None


def _same(find: Find, begin: int, end: int, kind: Class) -> bool:
    """Say whether a surer find already names these words, or names the quoted undertaking at their end."""
    if (find.start, find.end) == (begin, end):
        return True
    return find.type == kind.type == "programme" and find.end == end and find.rule.startswith("quoted")


def _acts(rest: str, kind: Class) -> bool:
    """Say whether a known body does something, so that what follows is its object (X大学建设Y)."""
    return kind.type in ("organization", "project") and rest.startswith(("建设", "牵头"))


def _dressed(rest: str, kind: Class) -> bool:
    """Say whether a known name has got nothing but a general word more (X建设平台, “Y”项目)."""
    patterns = {"programme": _DRESSED_PROGRAMME, "place": _LED}
    pattern = patterns.get(kind.type, _DRESS)
    return pattern.fullmatch(rest) is not None


def _singular(phrase: Phrase, words: str, kind: Class) -> bool:
    """Say whether words that are all common name one thing all the same.

    A three-year action, a phase of works, a long platform's name, an industry with its field, an issued
    plan, a state fund, what holds a title, a meeting that takes place, an action or trial with its verb.
    """
    end = phrase.start + len(words)
    if len(words) > 4 and _HOLDS.match(phrase.text, end):
        return True
    if kind.type == "event":
        return len(words) > 5 and _TAKES_PLACE.match(phrase.text, end) is not None
    if kind.type == "organization" and words[0] in "省市区县" and words.endswith(_OWN_BODIES):
        return True
    if kind.suffix in ("行动", "计划") and 6 <= len(words) <= 12 and not _DAILY.search(words):
        return _LAUNCHED.search(phrase.before) is not None
    if kind.suffix in ("集聚区", "先导区", "创新区") and len(words) > 7:
        return _FOUNDED.search(phrase.before) is not None
    if kind.suffix == "试点" and len(words) > 7:
        return _TRIED.search(phrase.before) is not None
    if kind.type == "industry":
        return _NO_FIELD.fullmatch(words.removesuffix(kind.suffix)) is None
    if re.search(r"[三五]年(?:攻坚|专项|提升)?行动$", words):
        return True
    if len(words) < 8:
        return kind.suffix[-1] == "期"
    if kind.type == "policy":
        return bool(re.search(r"[三五]年行动(?:方案|计划)$", words) or _ISSUED.search(phrase.before))
    if kind.suffix in ("基金", "试验区", "示范区", "先行区", "基地", "创新中心", "科技园"):
        return words.startswith(("国家", "省", "市") if kind.suffix == "基金" else "国家")
    return kind.suffix[-1] == "期" or kind.type == "platform"


def _joined_start(sight: _Sight, kind: Class, named: bool) -> int:
    """Take in what an 与 or 和 inside the name cut off: words before it that have no class of their own."""
    phrase, before = sight.phrase, sight.before
    if before is None or phrase.text[before.end : phrase.start] not in ("与", "和", "及"):
        return phrase.start
    if class_of(before.words):
        return phrase.start
    if any(f.start == before.start and f.type in ("place", "organization") for f in sight.sure) and (
        kind.type == "organization" or kind.suffix in _ZONES
    ):
        return before.start
    if before.words.startswith(sight.region.heads()) and len(before.words) > 3:
        return before.start
    levelled = before.words.startswith(("国家级", "省级", "市级", "全国"))
    if kind.type not in _SPLIT or (is_group(before.words) and not levelled):
        return phrase.start
    listed = phrase.text[before.start - 1 : before.start] in ("、", "与", "和", "及")
    return before.start if not named or len(before.words) <= (3 if listed else 8) else phrase.start


def _restored(words: str, kind: Class, region: Region) -> str:
    """Return the full name of a body whose head is 省, 市, 区 or 县, "" where the printed one is full."""
    if kind.type != "organization" or words[0] not in "省市区县" or words[1] in "级属内":
        return ""
    area = region.level(words[0])
    return area + words[1:] if area else ""


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
