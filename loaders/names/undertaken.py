"""Quoted words that only their verb, their place or what stands before them tells to be an undertaking."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.names.classes import class_of
from loaders.names.finds import Find
from loaders.names.region import Region
from loaders.names.sayings import Quote

# Verbs that take a named undertaking as their object, close before it, and what may follow the object.
UNDERTAKEN = re.compile(
    r"(?:实施|推进|推动|落实|开展|贯彻|践行|深化|锚定|聚焦|围绕|紧扣|对标|抢抓|抓好|抓实|推行|推广|实行|力推|打好|打赢|紧盯|突出|启动|细化)[^,。;、“”]{0,4}$"
)
FOLLOWED = re.compile(
    r"$|[^\u4e00-\u9fff]|建设|创建|提质|重点|取得|走深|要求|纵深|落地|向|和|与|及|等|落实|各项"
)
_HEADS = re.compile(
    r"(?:^|[,。;、]|等)(?:[\u4e00-\u9fff]{0,4}(?:实施|开展|推进|启动|制定|落实|完成|推行)(?:了)?)?"
    r"(?P<words>(?!第|近|这|过去)(?:(?!等)[\u4e00-\u9fff]){3,16})$"
)
_LEADS = re.compile(
    r"(?:深入|扎实|持续|全力|大力|全面|强力|着力|纵深|系统|统筹|一体|坚定|坚决|有序|接续|务实|高效|稳步|全域|迭代|奋力|聚力)*"
    r"(?:实施|推进|开展|落实|推动|深化|抓好|打好|启动|推行|贯彻|聚焦|围绕|加快)"
)
# 品牌“X”, “X”获评市级Y品牌
_BRANDED = re.compile(r"(?:成功|连续)?(?:被评为|被认定为|获评|入选|荣获|获)[^,。;“”]{0,12}(?:品牌|名片)")
NUMBERS = "一二三四五六七八九十两双"  # “三区”建设
# “X”扎实开展, at the head of a clause.
_OPENS = re.compile(r"(?:^|[。;,])$")
_GOES_ON = re.compile(
    r"(?:工作|建设)?(?:迈出[^,。;]{0,4}步伐|取得[^,。;]{0,8}(?:成效|进展|突破)|成效(?:明显|显著)|初见成效|实现全覆盖|引向深入|走深走实)|(?:工作|建设)?(?:扎实|深入|持续|全面|有序|加快|迭代|纵深|稳步|接续|全力|强力|有力)+(?:开展|推进|实施|升级|落地|见效|走深)"
)


def quoted_find(kind: str, quote: Quote, end: int, rule: str, name: str) -> Find:
    """Return the find of a quote up to ``end``."""
    return Find(kind, quote.start, end, rule, name, quote.words, rank=4)


def headed(quote: Quote, before: str) -> Find | None:
    """Return a plan that quotes call by its years alone with what stands before: 渔业提质“三年行动”."""
    head = _HEADS.search(before)
    if head is None or head.end() != quote.start or _LEADS.fullmatch(head["words"]):
        return (
            None
            if "年" in quote.words
            else quoted_find("programme", quote, quote.end, "quoted:inside", quote.words)
        )
    if head.group().startswith("、") and "大" in quote.words:
        return None  # A、B、C“三大行动”: its members are named
    name = f"{head['words']}“{quote.words}”"
    find = quoted_find("programme", quote, quote.end, "quoted:headed", name)
    return replace(find, start=head.start("words"), rank=2)


def undertaking(
    text: str, quote: Quote, before: str, region: Region, repeated: frozenset[str]
) -> Find | None:
    """Read quoted words that only their verb, their repetition or their place tells to be an undertaking."""
    own = class_of(quote.words)
    if text.startswith("建设", quote.end) and own and own.type == "project" and quote.words[0] not in NUMBERS:
        return quoted_find("project", quote, quote.end, "quoted:built", quote.words)
    if text.startswith("建设", quote.end) and (len(quote.words) > 2 or quote.words[0] in NUMBERS):
        return replace(quoted_find("programme", quote, quote.end, "quoted:built", quote.words), rank=0)
    if before.endswith("品牌") or _BRANDED.match(text, quote.end):
        return quoted_find("programme", quote, quote.end, "quoted:brand", quote.words)
    if quote.words in repeated:
        return quoted_find("programme", quote, quote.end, "quoted:repeated", quote.words)
    if UNDERTAKEN.search(before) and FOLLOWED.match(text, quote.end):
        return quoted_find("programme", quote, quote.end, "quoted:undertaken", quote.words)
    if _OPENS.search(text[: quote.start]) and _GOES_ON.match(text, quote.end):
        return quoted_find("programme", quote, quote.end, "quoted:opening", quote.words)
    if quote.words.endswith(region.shorts):
        return replace(quoted_find("programme", quote, quote.end, "quoted:region", quote.words), rank=0)
    return None
