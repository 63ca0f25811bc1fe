"""What the words between the numbers of a sentence change: whose the figures are, what parts are parts of."""

from __future__ import annotations

import re

from loaders.figures.drafts import Passage
from loaders.figures.memory import Memory
from loaders.figures.openers import goes_on, is_zone, opener, peers, spent, worked
from loaders.figures.subjects import does, stated, theme, topic, wide

_CLAUSE = re.compile("[^,;。]+")
_PAUSE = re.compile("[,;。]")
WHOLE = re.compile("(?:增加值|总产值|(?<!总)产值|投资|收入|支出)$")

# 工业增加值增长9%,分门类看,采矿业增长3%; 在商品零售额中,粮油类增长8%: what the parts are parts of.
_DIVIDING = re.compile(
    "[,;](?:按|分)[^,;。]{1,8}(?:分|看|划分)[组类]?,|^在(?P<whole>[^,;。]{2,18}(?:额|产值|增加值|投资|收入|支出))中,"
)


def follow_division(words: str, memory: Memory) -> None:
    """Let words that divide a figure into parts say what the parts are measured in."""
    told = _DIVIDING.search(words)
    if not told:
        return
    whole = told["whole"] or (memory.before.names[-1] if memory.before.names else "")
    shared = WHOLE.search(whole) or _DIVIDED_SHORT.search(whole)
    memory.before = memory.before._replace(divided=shared.group() if shared else "")


_DIVIDED_SHORT = re.compile("(?:零售额|销售额|交易额|进出口额|出口额|成交额)$")


# 甲公司获评小巨人,全年新增高新企业5家: no firm does that.
_OF_REGION = re.compile(
    "(?:全[年市县区省])*(?:新增|新培育|新认定|培育|认定)[^,;。\\d]{0,14}(?:企业|小巨人”?|[市经][场营]主体|工厂|车间|场景|平台)"
)
# 甲自贸区新设企业9家,中欧班列开行7列: something else begins.
_ELSE = re.compile(
    "[^,;。\\d]{2,8}(?:综试区|班列|港口|机场|口岸|航线|铁路)(?=扩[容大]|累计|开行|新增|完成|旅客|货物|吞吐|达)"
)


def _company(passage: Passage, owner: str) -> bool:
    return any(n.type == "company" and passage.text[n.start : n.end] in owner for n in passage.named)


def _follow_opener(passage: Passage, memory: Memory, first: int, last: int, position: int) -> None:
    """Let the thing that opens a clause own what is counted in it and what goes on about it."""
    if memory.lent or (memory.passing and first > memory.passing):
        memory.owner, memory.lent = memory.theme, False
    found, zone = opener(passage.text, first, last, passage.named, passage.region)
    memory.opened = found or memory.opened
    counted = found and last == position
    own = goes_on(passage.text, first, last) and not is_zone(memory.owner)
    if memory.opened and (counted or own):
        memory.lent = memory.owner != memory.opened and not (zone and counted)
        memory.owner = memory.opened
    elif memory.worked and spent(passage.text, first, last, memory.worked):
        memory.lent, memory.owner = True, memory.worked
    elif not memory.owner and (among := peers(passage.text[first:last])):
        memory.owner = among
    if last < position:
        memory.worked = worked(passage.text, first, last, passage.named, passage.region) or memory.worked


def follow_owner(passage: Passage, memory: Memory, seen: int, position: int) -> None:
    """Let each clause that opens with an owner set it, up to the number at ``position``."""
    found = _PAUSE.search(passage.text, seen, position) if seen else None
    start = (found.start() if found else position) if seen else 0
    for clause in _CLAUSE.finditer(passage.text[start:position]):
        first, last = start + clause.start(), start + clause.end()
        if passage.text[first - 1 : first] == ";":  # what comes next stands beside, not below
            memory.owner, memory.opened, memory.worked = memory.theme, "", ""
        own = memory.body and memory.owner == memory.body and memory.body not in clause.group()
        if own and not does(clause.group()):
            memory.owner = memory.theme  # 5家基地获批,茶叶产值增长5%
        zone = theme(passage.text, first, last, passage.named) if passage.text[last : last + 1] == "," else ""
        if zone:
            memory.theme = memory.owner = zone
            continue
        if memory.owner and _OF_REGION.match(clause.group()) and _company(passage, memory.owner):
            memory.owner = memory.theme
        if memory.owner and memory.owner not in clause.group() and _ELSE.match(clause.group().lstrip("、")):
            memory.owner = memory.theme
        narrow = memory.owner and memory.owner != memory.theme
        if clause.group().startswith(("每千人", "每万人", "每百户", "每千名")) or (
            narrow and wide(clause.group())
        ):
            memory.owner = memory.theme
        owner = topic(passage.text, first, last, passage.named, passage.region)
        if owner is None:
            _follow_opener(passage, memory, first, last, position)
        else:
            memory.owner, memory.opened, memory.lent = owner, owner, False
        if stated(clause.group(), memory.owner, _company(passage, memory.owner)):
            memory.passing = last
    begins = passage.text[position - 1 : position]
    if begins == ";" or (begins == "," and not is_zone(memory.owner)):
        memory.owner = memory.theme  # a clause that begins with a number has its own subject
