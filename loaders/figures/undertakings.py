"""The one work that a number tells of: what it cost, how large it is, how long it took."""

from __future__ import annotations

import re

from loaders.figures.tokens import Token

# The size of a work, which stands right behind it: 总投资5亿元的东山大桥,投资2亿元、日供水5万吨的水厂.
_SIZE = re.compile(
    "(?:^|[,;。、和与及]|推进|推动|加快|促进|保障)[^,;。]{0,4}?(?:总?投资|占地|建筑面积|规划(?:建设)?(?:用地|面积)|首期规模|总规模|惠及)"
    "(?:总?额|规模|面积)?(?:为|达|约|超|近)*$"
)
_SIZED = re.compile(
    "(?:、[^,;。、的]{2,12}\\d[\\d.]*[^,;。、的\\d]{0,6})?(?:[兴新援]?建设?|打造)?的"
    "(?P<work>[\u4e00-\u9fffA-Za-z“”()·・](?:[\u4e00-\u9fffA-Za-z\\d“”()·・]|、(?!\\d))*?)"
    "(?=[,;。]|、\\d|、总?投资|全部|全面|加速|正式|顺利|成功|已|基本|主体|[开动完]工|建成|竣工|投[产用入运]|交付|启用|运营|落[地户]|签约|加紧|加快|全速|稳步|有序"
    "|进展|推进|取得|获得|具备|进入|进场|列入|纳入|入选|获批|即将|正在|启动|实现|达到|\\d{1,2}月底?前|年底?前)"
)
_MANY = re.compile(
    "等|\\d+[个家项座处条]$|^(?:一批|各类|[一二三四五六七八九十百\\d]+[个项])|^(?:重大|重点|优质|产业|工业|省市|市级|新建|在建|好|大|新)*(?:项目|工程)"
)


# Who pays stands before: 甲公司投资5亿元的乙项目.
_BY_WHOM = re.compile("(?<!资产)(?<!民间)投资(?:近|约|超)?$")
_BODY = re.compile("(?:项目|工程|基地|园|厂|中心|线|大桥|院|校|城|站|楼|馆)(?:[一二三四]期)?$")


def sized(text: str, start: int, tail: int) -> tuple[str, bool]:
    """Return the one work whose size a number tells (总投资5亿元的东山大桥竣工), or "".

    ``start`` and ``tail`` are where the number begins and its unit ends. Also say whether the clause holds
    nothing but the work, so that the next one is about it too.
    """
    found = _SIZED.match(text, tail)
    if found is None or _MANY.search(found["work"]):
        return "", False
    first = text[max(text.rfind(c, 0, start) for c in ",;。") + 1 : start]
    if not (
        _SIZE.search(first)
        or (_BY_WHOM.search(first) and _BODY.search(found["work"]))
        or re.search(r"(?:总?投资)[^,;。]*\d[^,;。的]*(?:、[^,;。的\d]{2,14}|的[^,;。的\d]+、)$", first)
    ):
        return "", False
    alone = (
        first.startswith(("总投资", "投资", "占地", "建筑面积"))
        and text[found.end() : found.end() + 1] == ","
    )
    return found["work"].removesuffix("建设") or found["work"], alone


_TOOK = re.compile("(?:历时|仅用|只用|用时|耗时)(?:不到|近|约|了)*$")
_BUILT = re.compile(
    "(?:就|即)?(?:编纂|建设|修建|完成|建成)+(?:完成)?的?(?P<name>“[^”]+”|《[^》]+》|[^,;。、的]{2,14}?(?=[,;。]|并|建成|建设|主体))"
)


def built_in(text: str, start: int, tail: int) -> str:
    """Return what was made in a time (仅用90天建成“甲中心”, 历时8年编纂完成的《乙志》), or ""."""
    found = _BUILT.match(text, tail) if _TOOK.search(text, 0, start) else None
    return found["name"] if found else ""


def work_of(text: str, token: Token) -> tuple[str, bool]:
    """Return the one work that a number tells of, or "", and whether its clause holds nothing else."""
    built = built_in(text, token.lead, token.tail) if token.unit.kind == "duration" else ""
    return (built, False) if built else sized(text, token.start, token.tail)
