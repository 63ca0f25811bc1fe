"""Names that are told by their last words: …隧道, …中学, …规划, alone or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.names.classes import GROUNDS, PLACED, PLACING, Class, class_of, classed
from loaders.names.finds import Find
from loaders.names.lists import RENEWAL, list_finds
from loaders.names.phrases import Phrase, joined, phrases
from loaders.names.region import Region
from loaders.names.towns import town_finds
from loaders.names.words import is_group

_PARENS = re.compile(r"(?<!^)\([^(),。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?")
_NUMBERED = re.compile(r"\d+千伏|\d+号线|[A-Z]+\d+|第\d+届|\d{4}-\d{4}年|\d+项重点工作|\d+小时|第\d+(?:\.\d+)?代|\d+英寸|\d+万吨级|\d+纳米|(?<=[A-Za-z])\d+|\d+(?=[A-Za-z])|(?<=[\u4e00-\u9fff])[—-](?=[\u4e00-\u9fff])")


def noun_finds(text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class, and the members of its lists."""
    atoms = [(f.start, f.end) for f in sure]
    for pattern in (_PARENS, _YEARS, _NUMBERED):
        atoms += [m.span() for m in pattern.finditer(text)]
    runs = phrases(text, atoms)
    for n, phrase in enumerate(runs):
        if find := _name(phrase, runs[n - 1] if n else None, sure, region):
            yield replace(find, start=_opened(runs, n, find, sure))
            yield from _purpose(find, text)
            if find.type == "project":
                yield from town_finds(find, text, region)
                yield from _tailed(find, text, sure)
    yield from list_finds(text, runs, sure)


def _name(phrase: Phrase, before: Phrase | None, sure: Sequence[Find], region: Region) -> Find | None:
    """Return the name at a phrase's end, or before its first quoted words, which may speak of it."""
    find = _ending(phrase, before, sure, region)
    quoted = phrase.words.find("“")
    if find is None and quoted > 2:
        find = _ending(replace(phrase, end=phrase.start + quoted), before, sure, region)
    return find


def _ending(phrase: Phrase, before: Phrase | None, sure: Sequence[Find], region: Region) -> Find | None:
    if found := classed(phrase.words):
        return _checked(phrase, before, *found, sure, region)
    for head in region.heads():
        at = phrase.words.find(head + "段")
        if at > 1:
            end = phrase.start + at + len(head) + 1
            built = _WORKS_AFTER.match(phrase.text, end) and re.search(r"高速|铁路|高铁|号线|城际", phrase.words)
            return Find("project" if built else "place", phrase.start, end, "noun:section", rank=2)
    return None


def _checked(
    phrase: Phrase, before: Phrase | None, words: str, kind: Class, sure: Sequence[Find], region: Region
) -> Find | None:
    """Return the find unless its words are of the common sort only, or count many, or only dress a known name."""
    first = _FIRST.match(words)
    begin = phrase.start + (first.end() if first else 0)
    end = phrase.start + len(words)
    rest = words
    for find in sure:
        if phrase.start <= find.start and find.end <= end:
            rest = rest.replace(find.of(phrase.text), "")
            if _same(find, begin, end, kind):
                return None
    named = rest != words or not is_group(PLACING.sub("", words)) or _singular(phrase, words, kind)
    start = _joined_start(phrase, before, kind, region, named) if begin == phrase.start else begin
    if start == phrase.start and (not named or _VERB.match(words) or _COUNTED.search(phrase.before)):
        return None
    if rest != words and (_dress(rest, kind) or rest.startswith(("建设", "牵头"))):
        return None
    if kind.suffix in PLACED and not any(start <= f.start and f.end <= end - len(kind.suffix) and "division" in f.rule for f in sure):
        return None
    if kind.type == "place" and re.search(r"[—-]", words):
        return None
    name = _restored(phrase.text[start:end], kind, region)
    return Find(_built(phrase, kind, end), start, end, f"noun:{kind.type}", name, rank=2)


def _same(find: Find, begin: int, end: int, kind: Class) -> bool:
    """Say whether a surer find already names these words, or names the quoted undertaking at their end."""
    if (find.start, find.end) == (begin, end):
        return True
    return find.type == kind.type == "programme" and find.end == end and find.rule.startswith("quoted")


def _dress(rest: str, kind: Class) -> bool:
    """Say whether a known name has got nothing but a general word more (X建设平台, “Y”项目)."""
    if kind.type == "programme":
        return rest in ("工作改革", "试点", "改革", "活动", "行动", "工作")
    return rest in ("平台", "建设平台", "项目", "工程", "系统", "重大项目", "重大创新平台", "规划", "方案", "计划")


def _restored(words: str, kind: Class, region: Region) -> str:
    """Return the full name of a body whose head is 省, 市, 区 or 县, "" where the printed one is full."""
    if kind.type == "organization" and words[0] in "省市区县" and words[1] not in "级属内" and (area := region.level(words[0])):
        return area + words[1:]
    return ""


def _singular(phrase: Phrase, words: str, kind: Class) -> bool:
    """Say whether words that are all common name one thing all the same.

    A phase of works, a platform with a long name, an industry with its field, a plan that is issued.
    """
    if kind.type == "industry":
        return words.removesuffix(kind.suffix) not in _NO_FIELD
    if kind.type == "policy":
        if re.search(r"[三五]年行动(?:方案|计划)$", words):
            return True
        return len(words) >= 8 and re.search(r"(?:印发|印发实施|出台|制定|编制|修订|发布)$", phrase.before) is not None
    if kind.suffix == "基金":
        return len(words) >= 8 and words[0] in "国省市"
    if words.startswith("国家") and kind.suffix in ("试验区", "示范区", "先行区", "基地", "创新中心"):
        return len(words) >= 8
    return kind.suffix[-1] == "期" or (kind.type == "platform" and len(words) >= 8)


def _joined_start(phrase: Phrase, before: Phrase | None, kind: Class, region: Region, named: bool) -> int:
    """Take in what an 与 or 和 inside the name cut off: words before it that have no class of their own."""
    if before is None or phrase.text[before.end : phrase.start] not in ("与", "和", "及"):
        return phrase.start
    if class_of(before.words):
        return phrase.start
    if before.words.startswith(region.heads()) and len(before.words) > 3:
        return before.start
    if kind.type not in ("organization", "event", "platform", "policy"):
        return phrase.start
    level = before.words.startswith(("国家级", "省级", "市级", "全国"))
    if is_group(before.words) and not level:
        return phrase.start
    listed = phrase.text[before.start - 1 : before.start] in ("、", "与", "和", "及")
    return before.start if not named or len(before.words) <= (3 if listed else 8) else phrase.start


def _built(phrase: Phrase, kind: Class, end: int) -> str:
    """A park, a hall or a zone is a project where the report opens or builds it, else a place."""
    if kind.suffix == "工程" and not _FACILITY.search(phrase.text[phrase.start : end]):
        return "programme"
    if kind.suffix not in GROUNDS:
        return kind.type
    built = _WORKS_BEFORE.search(phrase.before) or _WORKS_AFTER.match(phrase.text, end)
    return "project" if built else "place"


def _tailed(find: Find, text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Places listed before a project's own place share the project's tail (A镇、B街X项目 is two)."""
    ends = {f.start: f for f in sure if f.rule == "table:division"}
    own = ends.get(find.start)
    before = {f.end: f for f in ends.values()}
    at = find.start - 1
    while own and text[at : at + 1] in ("、", "和") and (other := before.get(at)):
        yield Find("project", other.start, other.end, "list:renewal", other.of(text) + text[own.end : find.end], rank=3)
        at = other.start - 1


def _second(find: Find, text: str) -> Iterator[Find]:
    """A second document after 及 has the head of the first (X行动方案及若干措施)."""
    match = _SECOND.match(text, find.end)
    if match:
        head = re.sub(r"(?:实施|行动|工作)?(?:方案|计划|规划|意见)$", "", find.of(text))
        yield Find("policy", match.start(1), match.end(1), "noun:second", head + match[1], rank=7)


def _opened(runs: Sequence[Phrase], n: int, find: Find, sure: Sequence[Find]) -> int:
    """Return where a body or counter begins that is set up for several things at once (设立A、B和C专窗)."""
    if find.type not in ("platform", "organization") or find.start != runs[n].start:
        return find.start
    at = n
    while at and joined(runs[at - 1], runs[at]) and not class_of(runs[at - 1].words):
        if any(f.crosses(Find("", runs[at - 1].start, runs[at - 1].end, "")) for f in sure if f.type != "place"):
            return find.start
        at -= 1
    return runs[at].start if at < n and _SET_UP.search(runs[at].before) else find.start


def _purpose(find: Find, text: str) -> Iterator[Find]:
    """A plan for the building of a thing names that thing too (X生活圈建设总体方案)."""
    if find.type == "policy":
        yield from _second(find, text)
    pattern = {"policy": _BUILDING, "event": _CEREMONY}.get(find.type)
    match = pattern.search(find.of(text)) if pattern else None
    if match is None:
        return
    words = find.of(text)[: match.start()]
    renewal = RENEWAL.findall(text, 0, find.start)
    if renewal and re.search(r"(?:片区|村|小区|地块)$", words):
        yield Find("project", find.start, find.start + len(words), "noun:renewal", words + renewal[-1], words, rank=2)
    if (kind := class_of(words)) and kind.type in ("programme", "project") and len(words) > len(kind.suffix) + 2:
        yield Find(kind.type, find.start, find.start + len(words), "noun:purpose", rank=2)


# 全市首个, X首批: not part of the name.
_FIRST = re.compile(r"(?:全国|全省|全市|全区|省内|市内|区内|[\u4e00-\u9fff]{2,3}市?)首[个家批条座](?=[\u4e00-\u9fff“])")
_COUNTED = re.compile(r"\d[万亿多余]*[个家项所条座处间宗批场类支]$")
_NO_FIELD = frozenset("特色 优势 支柱 重点 新兴 战略性新兴 先进制造业 未来 千亿 主导 现代 传统 龙头 中小企业特色 全 各 重点产业 主导产业 标志性".split()) | {""}
_SECOND = re.compile(r"(?:及|和|以及)其?((?:实施细则|若干措施|配套措施|实施意见|实施方案|三年行动计划))")
_CEREMONY = re.compile(r"(?:启动|揭牌|开工|动工|签约|投产|开园|奠基)(?:仪式|活动|大会)$")
# 工程 on the ground; others are undertakings (X提升工程).
_FACILITY = re.compile(r"管网|道路|排水|码头|锚地|水利|桥|隧道|通道|供水|输水|引水|调水|输变电|变电|安置|避风|扩建|新建|河|涌|堤|渠|水库|灌区|电站|污水|净水|快速化|大道|公路|铁路|机场|港|站|厂|馆|院|楼|期|线|区|园")
_SET_UP = re.compile(r"(?:设立|成立|组建|开设|推出)(?:了|全国|全省|全市|首个)*$")
_WORKS_BEFORE = re.compile(r"(?:建设|建成|启动|启用|揭牌|开园|打造|规划|投用|新建|扩建|改建|续建|完成|动工|开工|兴建|建好|设立|布局建设)[^,。;]{0,3}$")
_WORKS_AFTER = re.compile(
    r"(?:建设|项目|正式|已|顺利|全面|主体|加快|等)*(?:建设|建成|启动|启用|揭牌|开园|开工|动工|落地|获批|投用|竣工|完工|开业|开放|封关|扩区|落成|开馆|奠基|扩建|改造|封顶|投入|挂牌|投产|运营)"
)
_BUILDING = re.compile(r"(?:建设|发展|提升|培育|实施|策划|改造)*(?:总体|实施|工作|建设|行动)*(?:方案|规划|计划)$")
_VERB = re.compile(r"(?:共|促|抓|办|建|做|推|强|拓|稳|补|扩|守|引|享)(?![\u4e00-\u9fff]{0,2}(?:区|市|镇|村|路))")
