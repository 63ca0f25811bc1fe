"""One head for each number of a run: lists, pairs in one word, tails that the last lends."""

from __future__ import annotations

import re

from loaders.figures import words
from loaders.figures.naming import clean, parts

_SHORT_TAILS = (
    "增加值",
    "总产值",
    "产值",
    "销售额",
    "零售额",
    "营业收入",
    "收入",
    "支出",
    "投资",
    "面积",
    "产量",
    "销量",
    "产业规模",
    "规模",
    "增速",
    "占比",
    "比重",
    "总额",
    "贷款",
    "存款",
    "余额",
    "数量",
    "率",
    "量",
    "数",
)


def aligned(head: str, count: int, apart: bool = True) -> list[str]:
    """Cut a head into ``count`` heads (用电、用水 | 城镇和农村居民收入), shared tails restored.

    Returns an empty list if the head doesn't divide so; ``apart`` says that the text tells them apart (分别).
    """
    sectors = _SECTORS.search(head)
    if sectors and len(numerals := re.findall("[一二三]", sectors["which"])) == count:
        rest = head[sectors.end() :]
        return [clean(f"{head[: sectors.start()]}第{n}产业{rest}") for n in numerals]
    for short, full in _CONTRACTED:
        if short in head and count == 2:  # 金融机构存、贷款余额
            front, behind = head.split(short, 1)
            return [clean(front + one + behind) for one in full.split("、")]
    for members in ([p for p in head.split("、") if p], parts(head)):
        if len(members) == count:
            return _with_tail(members)
    if len(members) > count and count > 1:
        return _with_tail(members[-count:])
    if count == 3 and "三次产业" in head:
        return [clean(head.replace("三次产业", f"第{n}产业")) for n in "一二三"]
    if count == 2 and apart:
        return _pair(head)
    return []


_SECTORS = re.compile("第?(?P<which>[一二三](?:[、和与]?第?[一二三])+)(?:次)?产业?")  # 第一、二、三产业
_CONTRACTED = (
    ("存、贷款", "存款、贷款"),
    ("省、市级", "省级、市级"),
    ("市、区级", "市级、区级"),
    ("城、乡居民", "城镇、农村居民"),
    ("进、出口", "进口、出口"),
    ("国家、省级", "国家级、省级"),
)
_DOUBLES = (
    ("进出口", "进口", "出口"),
    ("城乡", "城镇", "农村"),
    ("存贷款", "存款", "贷款"),
    ("本外币存贷款", "存款", "贷款"),
    ("公路水路", "公路", "水路"),
    ("客货运", "客运", "货运"),
    ("牛羊", "牛", "羊"),
)


def _pair(head: str) -> list[str]:
    for double, one, other in _DOUBLES:
        if double in head:
            return [head.replace(double, one, 1), head.replace(double, other, 1)]
    return []


_MEASURES = re.compile(
    "(?:营业收入|营收|收入|利润总额|利润|支出|产值|税收|面积|销量|销售额|产量|数量|金额|规模|人次|增加值|人数|户数)$"
)


def _with_tail(members: list[str]) -> list[str]:
    *others, last = members
    if len(others) == 1 and (kept := _MEASURES.search(others[0])) and _MEASURES.fullmatch(last):
        return [clean(others[0]), clean(others[0][: kept.start()] + last)]  # 企业营收和利润
    tail = _tail(others, last)
    if not tail:
        return [clean(p) for p in members]
    return [clean(p if _complete(p) and tail != "余额" else p + tail) for p in others] + [clean(last)]


_TAIL = re.compile(f"(?:{words.MEASURING}|{words.GENERAL}|警情|案件|保险|用地|增长|出口|进口)$")


_SHARED_ACT = re.compile("(?:以旧换新|零售|销售|回收|出栏|存栏|出笼|报废|发电|外送|产销|出货)$")
_SHARED_NOUN = re.compile("保险|产业|行业|企业|教育|医疗|服务业|种植|养殖|工业")


def _complete(part: str) -> bool:
    return len(part) > 2 and part.endswith(_SHORT_TAILS) and not part.endswith(("进出口", "服务业"))


def _whole(tail: str, known: str, others: list[str]) -> str:
    """Return a tail cut by length, or the known one where the cut went through a word (服务业|增加值)."""
    cut_short = len(tail) < len(known) and known.endswith(tail)
    doubled = tail.endswith(known) and all(p.endswith(tail[0]) for p in others)
    return known if known and (cut_short or doubled) else tail


def _tail(others: list[str], last: str) -> str:
    known = next((t for t in _SHORT_TAILS if last.endswith(t) and len(last) > len(t) and len(t) > 1), "")
    size = max(len(p) for p in others)
    latin = re.match(r"[A-Za-z][A-Za-z\d.]*(?=[\u4e00-\u9fff])", last)
    if latin and all(re.fullmatch(r"[A-Za-z][A-Za-z\d.]*", p) for p in others):
        return last[latin.end() :]  # PM10、PM2.5浓度
    verb = re.search("(?:支持|用于|投向|占(?!地|比))", last[2:])
    if verb and _TAIL.search(last):  # 甲、乙、丙支持民间投资比重
        return last[2 + verb.start() :]
    if len(last) > size + 1 and all(len(p) == len(others[0]) for p in others) and size <= 4:
        cut = size
        if last[cut : cut + 1] in "性级型类" and cut < len(last) and others[0][-1] not in "性级型类":
            cut += 1
        if _TAIL.search(last[cut:]):
            return _whole(last[cut:], known, others)
    if min(map(len, others)) == 2 and _SHARED_NOUN.match(last, 2) and _TAIL.search(last):
        return last[2:]  # 基本养老、失业、工伤保险参保人数
    act = _SHARED_ACT.search(last, 2)
    if act and not any(_SHARED_ACT.search(p) for p in others):
        return act.group()  # 汽车、家电以旧换新
    if last.endswith("余额") and all(p.endswith(("存款", "贷款")) for p in others):
        return "余额"
    if last.endswith("率") and len(last) > 4 and not any(p.endswith("率") for p in others):
        return last[-3:]
    kin = next((p for p in others if p[0] == last[0] and len(p) < len(last)), "")
    if kin:
        return last[len(kin) :]
    if len(last) > size + 2 and size <= 3 and _TAIL.search(last):
        return _whole(last[size:], known, others)
    return known if any(not _complete(p) for p in others) else ""
