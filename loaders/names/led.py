"""What is no place though it ends like one: verbs before a class word (融入新区), counts, mere sorts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.words import any_of, is_group, lexicon

_ROWS = lexicon("place-leads")


def _role(role: str) -> str:
    return any_of(word for word, its_role in _ROWS if its_role == role)


# Verbs that a place's name never begins with, and those that others may stand before.
_LED = re.compile(rf"[\u4e00-\u9fff]{{0,4}}(?:{_role('strong')})+|(?:{_role('verb')})+[了出入到在好]?|即|指")
# One character that does so before what is no name alone: 建|园区, 进|景区, 住|云岭新区.
_SHORT = "建抓进住驻标指即围创"
_BEARING = re.compile("[东西南北中]部(?=[\u4e00-\u9fff]{3})")  # 南部|青禾山旅游区
# How many they are, or which grade they have, ends a name: 云岭、青禾三个景区, 青禾4A级景区.
_COUNTED = re.compile(
    r"(?:\d+|[一二两三四五六七八九十多几]+)(?:[个座条处家组类]|大(?!街|道|桥))|(?:国家)?\d?[ASＡ]+级|\d[AＡ](?=景)|(?:国家|省|市|县)级(?!自然保护|森林公园|湿地公园|地质公园|风景|文物|考古)"
)
_TITLE = re.compile(r"(?:国家|省|市)级[^、和]{4,}$")  # a status that a ground is given
# Praise, which makes a slogan: 建设宜居新城, 打造一流园区.
_PRAISE = re.compile(
    r"重要|广大|一流|之城$|领先|知名|最[大美强]|宜[居业学养游]|富裕|和谐|魅力|活力|同心|高品质|现代化(?:[新强]|县城)|世界级|国际化"
)
_MARKED = re.compile(
    r"(?:[百千万][县镇村乡户]){2}|名[山水镇村]名|^以[上下]|要巩固|^\d{4}年|通达|全部|全覆盖|[\]\[#①-⑳]|[0-9]\)|《|^(?:县|乡|村|镇|区)级|^(?:平方公里|公里|平米|平方米|亩)"
)
# What happens to towns, or a word that only looks like one: 撤乡建镇, 返乡, 众志成城, 站在.
_SAYING = re.compile(
    r"(?:[入下回返到进还离]乡|乡[改建设]镇|[改建设]镇|镇改[市街]|乡镇|(?:两侧|文明)村镇|围村|进村|不[便灵足畅]|镇村|成城|巡河|银河|进(?:景区|社区|校园|园区|企业|机关)|”[^”]{0,3}城|发展站|基站)$"
)
_FOLLOWED = {"站": "在上稳起位立", "关": "闭停注键系爱心", "路": "由", "山": "水", "场": "群"}
# Sorts of grounds that are no names.
_SORTS = re.compile(_role("sort"))
_ROADS = re.compile(r"(?:路|街|巷|桥|大道)$")
# The place of a verb that no cut knows: 在云岭镇建设|青禾物流园.
_SET_UP = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:[镇乡村园区城岛湾县市]|街道)(?:规划|投资|开工|集中|布局)?建设(?=[\u4e00-\u9fff“]{4})"
)
# The bank of a water is no part of its name: 青禾河|滨河景观带, 云岭湖|环湖绿道.
_BANK = re.compile("(?<=[河江湖溪海])(?:[滨环沿临][河江湖水海岸岛])$")
# A village stands behind its town: 青禾镇|云岭村.
_SEAT = re.compile(
    r"(?P<seat>[\u4e00-\u9fff]{1,4}(?<![城乡集小古名])(?:镇|(?<=..)乡|街道))[\u4e00-\u9fff]{2,4}(?<![乡城新农])(?:村|社区)"
)

EXAMPLES = (
    Example("抢抓机遇融入云岭新区,", (("place", "云岭新区"),)),
    Example("着眼新区定位,赴浙江余姚、江苏江阴招商,", (("place", "余姚市"), ("place", "江阴市"))),
    Example("整治提升家庭农场、纳污坑塘,", never=("place",)),
    Example("在云岭镇建设青禾物流园,", (("place", "云岭镇"), ("project", "青禾物流园"))),
    Example(
        "青禾镇云岭村、南禾镇东岭村获评卫生村,",
        (("place", "青禾镇"), ("place", "云岭村"), ("place", "南禾镇"), ("place", "东岭村")),
    ),
    Example("打造青禾河滨河景观带,", (("place", "青禾河"),)),
    Example("打造魅力新城、云岭一流园区,", never=("place",)),
    Example("推进撤乡建镇,引导人才返乡,", never=("place",)),
    Example("青禾和云岭两大先行片建成,", never=("place",)),
    Example("推进30个先行片、5300个补弱村建设,", never=("place",)),
)


def own_places(finds: Iterable[Find], text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield finds without what leads into a place's name or counts it, and not those that name no place.

    ``sure`` are the finds of the tables, which are left as they are.
    """
    known = {(f.start, f.end) for f in sure if f.type == "place" and not f.rule.startswith("quoted")}
    starts, ends = {start for start, _ in known}, {end for _, end in known}
    for find in finds:
        set_up = _SET_UP.match(text, find.start, find.end) if find.rule.startswith("noun:") else None
        if set_up and text[find.start - 1 : find.start] == "在":
            yield replace(find, type="project", start=set_up.end(), name="")
        elif not _is_read(find) or (find.start, find.end) in known:
            yield find
        elif find.type == "project":
            yield _without_verb(find, text)
        elif _TITLE.match(text, find.start, find.end):
            yield find.turned("award", find.of(text), "led:graded")
        elif (place := _own(find, text, starts)) and not (place.end in ends and _dresses(place, known)):
            yield place


def _is_read(find: Find) -> bool:
    """Say whether a find was told by its class word or by a list, as a place or as a park that is built."""
    told = find.type == "place" and not find.rule.startswith(
        ("table:", "ordinal:", "county:", "town:", "inside:", "ground:zone")
    )
    return told or (find.rule in ("noun:place", "noun:project") and find.type == "project")


def _without_verb(find: Find, text: str) -> Find:
    """Return a project's find without the verb before its name, where a name is left."""
    led = _LED.match(text, find.start, find.end)
    left = text[led.end() : find.end] if led else ""
    whole = find.name in ("", find.of(text)) and find.rule == "noun:place"
    return (
        replace(find, start=led.end(), name="")
        if led and whole and len(left) > 4 and not is_group(left)
        else find
    )


def _own(find: Find, text: str, starts: set[int]) -> Find | None:
    words = find.of(text)
    if (
        _MARKED.search(words)
        or _SAYING.search(words)
        or (find.rule == "noun:place" and _PRAISE.search(words))
    ):
        return None
    if text[find.end : find.end + 1] in _FOLLOWED.get(words[-1], ()) and text[find.end : find.end + 1]:
        return None
    start, end = find.start, find.end
    led = _LED.match(text, start, end)
    if led and not (_ROADS.search(words) and end - led.end() < 3):
        start = led.end()
    if find.rule in ("ground", "site") and _BEARING.match(text, start, end):
        start += 2
    if text[start] in _SHORT and (is_group(text[start + 1 : end]) or start + 1 in starts):
        start += 1
    counted = _COUNTED.search(text, start, end)
    if counted:
        end = counted.start()
    if text.rfind("(", start, end) > text.rfind(")", start, end):
        end = text.rfind("(", start, end)  # 青禾河(上游|段)
    if bank := _BANK.search(text, start, end):
        end = bank.start()
    if seat := _SEAT.fullmatch(text, start, end):
        start = seat.end("seat")
    left = text[start:end]
    if (
        len(left) < 2
        or ((start, end) != (find.start, find.end) and len(left) < 3)
        or _is_sort(left)
        or left[-1] in "指即"
    ):
        return None
    if (start, end) == (find.start, find.end):
        return find
    if is_group(left) or (counted and re.search("[和与及、]", left)):
        return None
    return replace(find, start=start, end=end, name="")


def names_ground(words: str) -> bool:
    """Say whether words name a ground: no verb leads into them, and they are no mere sort."""
    return _LED.match(words) is None and not _is_sort(words)


def _is_sort(words: str) -> bool:
    """Say whether words name but a sort of ground; a road may be called by any word (文化路)."""
    if _ROADS.search(words) and not words.endswith(("道路", "公路")):
        return False
    rest = _SORTS.sub("", words)
    return not rest or (len(rest) < 3 and rest != words and is_group(rest))


def _dresses(place: Find, known: set[tuple[int, int]]) -> bool:
    """Say whether a known place ends a find, so that what stands before it is no part of a name."""
    return any(end == place.end and start > place.start + 1 for start, end in known)
