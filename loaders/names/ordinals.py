"""Numbered names that share their number word or their noun: 第135、136届X, 1、2号线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Find

_N = r"(?:\d+|[一二三四五六七八九十]+)"
EDITIONS = re.compile(
    rf"第(?P<list>{_N}(?:[、和至]{_N})*)届(?P<noun>[\u4e00-\u9fffA-Za-z()“”—]{{1,24}}?(?:会|节|展|赛|坛|大赛|峰会|博览会|论坛|联赛|周|奖))(?!议|员|场|期|谈|见|商|客)"
)
LINES = re.compile(
    rf"(?P<head>(?:轨道交通|地铁|城市轨道|轻轨)?)(?P<list>(?:{_N}|(?<=[铁通])[A-Z]\d{{1,2}}|S\d)(?:、(?:{_N}|[A-Z]\d{{1,2}}))*)(?:号线|(?<=\d)线)(?P<part>[东西南北]?(?:延段|延线|延长线|段|[一二三]期|支线)(?![\u4e00-\u9fff]{{0,2}}路))?"
)
_BUILT = re.compile(r"(?:建成|开通|建设|开工|推进|加快|谋划|新建)[^,。;、]{0,3}$")
_OPENS = re.compile(r"(?:等[^,。;]{0,8})?(?:正式|全线|首通段|建成|开通|通车|运营|开工|加快|建设|试运行|投用|全面)")
_NOT_EVENT = re.compile(r"人民代表大会|人大|常委会|全体会议|委员会|代表大会|代表会|政协")


def ordinal_finds(text: str) -> Iterator[Find]:
    """Yield numbered events and lines; a list of numbers gives one name each."""
    for match in EDITIONS.finditer(text):
        if _NOT_EVENT.search(match["noun"]):
            continue
        numbers = list(re.finditer(_N, match["list"]))
        for n, number in enumerate(numbers):
            start = match.start() if n == 0 else match.start("list") + number.start()
            end = match.end() if n == len(numbers) - 1 else match.start("list") + number.end()
            name = f"第{number.group()}届{match['noun']}"
            whole = (match.group(),) if n == 0 else ()
            yield Find("event", start, end, "ordinal:edition", name, name, whole, 6, True)
    for match in LINES.finditer(text):
        yield from _lines(match)


def _lines(match: re.Match[str]) -> Iterator[Find]:
    numbers = list(re.finditer(rf"[A-Z]\d+|{_N}", match["list"]))
    built = match["part"] or _BUILT.search(match.string, match.start() - 6 if match.start() > 6 else 0, match.start()) or _OPENS.match(match.string, match.end())
    for n, number in enumerate(numbers):
        start = match.start() if n == 0 else match.start("list") + number.start()
        end = match.end() if n == len(numbers) - 1 else match.start("list") + number.end()
        name = f"{match['head']}{number.group()}号线{match['part'] or ''}"
        yield Find("project" if built else "place", start, end, "ordinal:line", name, name, rank=6)
