"""Names that are told by their last words: …隧道, …中学, …规划, alone or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.names.classes import GROUNDS, PLACED, Class, class_of
from loaders.names.finds import Find
from loaders.names.lists import list_finds
from loaders.names.phrases import Phrase, phrases
from loaders.names.region import Region
from loaders.names.towns import town_finds
from loaders.names.words import TAILS, is_group

_TAILS = sorted(TAILS, key=len, reverse=True)
_PARENS = re.compile(r"(?<!^)\([^(),。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》")
# (...) after a name says which of several: X二期(Y)
_PLACED = re.compile(r"\([^()]{1,12}\)$")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?")
_NUMBERED = re.compile(r"\d+千伏|\d+号线|[A-Z]+\d+|第\d+届|\d{4}-\d{4}年|\d+项重点工作|\d+小时|(?<=[\u4e00-\u9fff])[—-](?=[\u4e00-\u9fff])")


def noun_finds(text: str, sure: Sequence[Find], region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that end in a word of their class, and the members of its lists."""
    atoms = [(f.start, f.end) for f in sure]
    for pattern in (_PARENS, _YEARS, _NUMBERED):
        atoms += [m.span() for m in pattern.finditer(text)]
    runs = phrases(text, atoms)
    for before, phrase in zip([None, *runs], runs, strict=False):
        if find := _name(phrase, before, sure, region):
            yield find
            yield from _purpose(find, text)
            if find.type == "project":
                yield from town_finds(find, text, region)
    yield from list_finds(text, runs, sure)


def _name(phrase: Phrase, before: Phrase | None, sure: Sequence[Find], region: Region) -> Find | None:
    words = phrase.words
    while words:
        plain = _PLACED.sub("", words)
        if (kind := class_of(plain)) and len(plain) > len(kind.suffix) + 1:
            return _checked(phrase, before, words, kind, sure, region)
        if words.endswith("段") and any(words.endswith(head + "段") for head in region.heads()):
            return Find("place", phrase.start, phrase.start + len(words), "noun:section", rank=2)
        tail = next((t for t in _TAILS if words.endswith(t)), None)
        if tail is None:
            return None
        words = words[: -len(tail)]
    return None


def _checked(
    phrase: Phrase, before: Phrase | None, words: str, kind: Class, sure: Sequence[Find], region: Region
) -> Find | None:
    """Return the find unless its words are of the common sort only."""
    end = phrase.start + len(words)
    rest = words
    for find in sure:
        if phrase.start <= find.start and find.end <= end:
            rest = rest.replace(find.of(phrase.text), "")
            if (find.start, find.end) == (phrase.start, end):
                return None
    named = rest != words or not is_group(words) or _singular(words, kind)
    start = _joined_start(phrase, before, kind, region, named)
    if not named and start == phrase.start:
        return None
    if start == phrase.start and _VERB.match(words):
        return None
    if kind.suffix in PLACED and not any(f.start == start and "division" in f.rule for f in sure):
        return None
    name = _restored(phrase.text[start:end], kind, region)
    return Find(_built(phrase, kind, end), start, end, f"noun:{kind.type}", name, rank=2)


def _built(phrase: Phrase, kind: Class, end: int) -> str:
    """A park, a hall or a zone is a project where the report opens or builds it, else a place."""
    if kind.suffix not in GROUNDS:
        return kind.type
    built = _WORKS_BEFORE.search(phrase.before) or _WORKS_AFTER.match(phrase.text, end)
    return "project" if built else "place"


def _restored(words: str, kind: Class, region: Region) -> str:
    """Return the full name of a body whose head is 省, 市, 区 or 县, "" where the printed one is full."""
    if kind.type == "organization" and words[0] in "省市区县" and (area := region.level(words[0])):
        return area + words[1:]
    return ""


def _singular(words: str, kind: Class) -> bool:
    """A phase of works or a platform with a long name is one thing though all its words are common."""
    return kind.suffix[-1] == "期" or (kind.type == "platform" and len(words) >= 8)


def _joined_start(phrase: Phrase, before: Phrase | None, kind: Class, region: Region, named: bool) -> int:
    """Take in what an 与 or 和 inside the name cut off: words before it that have no class of their own."""
    if before is None or phrase.text[before.end : phrase.start] not in ("与", "和", "及"):
        return phrase.start
    if class_of(before.words):
        return phrase.start
    if before.words.startswith(region.heads()) and len(before.words) > 3:
        return before.start
    listed = phrase.text[before.start - 1 : before.start] in ("、", "与", "和", "及")
    if kind.type not in ("organization", "event", "platform", "policy") or is_group(before.words):
        return phrase.start
    return before.start if not named or (len(before.words) <= 6 and not listed) else phrase.start


def _purpose(find: Find, text: str) -> Iterator[Find]:
    """A plan for the building of a thing names that thing too (X生活圈建设总体方案)."""
    if find.type != "policy" or not (match := _BUILDING.search(find.of(text))):
        return
    words = find.of(text)[: match.start()]
    if (kind := class_of(words)) and kind.type in ("programme", "project") and len(words) > len(kind.suffix) + 2:
        yield Find(kind.type, find.start, find.start + len(words), "noun:purpose", rank=2)


_WORKS_BEFORE = re.compile(r"(?:建设|建成|启动|启用|揭牌|开园|打造|规划|投用|新建|扩建|改建|续建|完成|动工|开工|兴建|建好|设立|布局建设)[^,。;]{0,3}$")
_WORKS_AFTER = re.compile(
    r"(?:建设|项目|正式|已|顺利|全面|主体|加快|等)*(?:建设|建成|启动|启用|揭牌|开园|开工|动工|投用|竣工|完工|开业|开放|封关|扩区|落成|开馆|奠基|扩建|改造|封顶|投入|挂牌|投产|运营)"
)
_BUILDING = re.compile(r"(?:建设|发展|提升|培育|实施)*(?:总体|实施|工作|建设|行动)*(?:方案|规划|计划)$")
_VERB = re.compile(r"(?:共|促|抓|办|建|做|推|强|拓|稳|兴|补|扩|守|护|聚|引|育|融|享|惠)(?![\u4e00-\u9fff]{0,2}(?:区|市|镇|村|路))")
