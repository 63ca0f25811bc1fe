"""Documents in 《…》: nested titles, and lists of documents that share one head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Find

TITLE = re.compile(r"《([^《》]{2,90})》")
INNER = re.compile(r"〈([^〈〉]{2,60})〉")
_KIND = r"(?:实施方案|行动方案|工作方案|三年行动计划|行动计划|工作计划|规划|办法|若干措施|实施意见|意见|细则|计划|方案)"
# 的X、Y和Z at the end of a title: each of them is a document with the same head.
_SHARED = re.compile(
    rf"^(?P<head>.+?(?:的|年))??(?P<list>(?:\d{{4}}年)?(?:[一二三四五]年)?{_KIND}(?:、(?:\d{{4}}年)?(?:[一二三四五]年)?{_KIND})*和(?:\d{{4}}年)?(?:[一二三四五]年)?{_KIND})$"
)
_WORK = re.compile(r"(?:越剧|婺剧|话剧|歌剧|舞剧|京剧|昆剧|川剧|粤剧|电影|电视剧|微短剧|纪录片|动画片|小说|歌曲|杂技|交响乐|音乐剧|舞台剧)$")


def title_finds(text: str) -> Iterator[Find]:
    """Yield the titled documents of a sentence; a work of art in 《》 is none."""
    for match in TITLE.finditer(text):
        if _WORK.search(text[: match.start()]):
            continue
        yield from _documents(match)
        for inner in INNER.finditer(match[1]):
            start = match.start(1) + inner.start()
            yield Find("policy", start, match.start(1) + inner.end(), "title:inner", f"《{inner[1]}》", inner[1], rank=7)


def _documents(match: re.Match[str]) -> Iterator[Find]:
    words = match[1]
    shared = _SHARED.match(words)
    if shared is None or not shared["head"]:
        yield Find("policy", match.start(), match.end(), "title", f"《{words}》", words, rank=8)
        return
    for n, part in enumerate(re.split(r"、|和", shared["list"])):
        start = match.start() if n == 0 else match.start(1) + words.index(part, shared.start("list"))
        end = match.start(1) + words.index(part, shared.start("list")) + len(part)
        also = (f"《{words}》",) if n == 0 else ()
        yield Find("policy", start, end, "title:shared", f"《{shared['head']}{part}》", "", also, 8)
