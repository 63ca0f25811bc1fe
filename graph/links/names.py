"""Names as matching sees them: the kind they say, the stem that is left, their numbers and directions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.triples.identity import canonical
from loaders.gazetteer import divisions
from loaders.readings import pinyin

# The ends of place names that say a kind; different kinds are different places (江南村, 江南社区).
_PLACE_ENDS = (
    ("社区", re.compile(r"社区(?:居民委员会|居委会)?$|(?<=..)居(?:民委员|委)会$")),
    ("村", re.compile(r"村(?:民委员会|委会)?$")),
    ("街道", re.compile(r"街道(?:办事处)?$|(?<=..)街$")),
    ("镇", re.compile(r"镇$")),
    ("乡", re.compile(r"乡$")),
    ("区", re.compile(r"(?<!小)(?<!园)(?<!片)(?<!社)区$")),
    ("县", re.compile(r"县$")),
    ("市", re.compile(r"市$")),
    ("省", re.compile(r"省$")),
    ("路", re.compile(r"(?:路|大道|公路|高速)$")),
    ("线", re.compile(r"(?:号线|线)$")),
    ("水", re.compile(r"[涌河江湖海]$")),
    ("站", re.compile(r"站$")),
    ("园", re.compile(r"园区?$")),
    ("岛", re.compile(r"岛$")),
)
DIVISIONS = frozenset(["社区", "村", "街道", "镇", "乡", "区", "县", "市", "省"])  # else two letters
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|股份公司|公司)$")
# What firms add to their name in the register, and what bodies and works say in brackets of where they are.
_GENERAL = re.compile(r"(?<=..)(?:科技|技术|实业|发展|控股|集团|股份)+$")
_BRACKETS = re.compile(r"\([^()]*\)")
_REGION = re.compile(
    r"^(?:[^\W省市区县]{2,3}省)?(?:[^\W省市区县]{2,3}市(?![场政民容]))?(?:[^\W省市区县]{1,3}[区县](?!域))?"
    r"(?=[\u4e00-\u9fff]{3})"
)
_LEVEL = re.compile(r"^(?:[省区县](?!域)|市(?![场政民容]))(?=[\u4e00-\u9fff]{3})")
_UNIT = re.compile(r"[^省市区县]{1,3}[省市区县]")
_MEASURE = re.compile(r"(?:专项行动|攻坚行动|行动方案|行动计划|工程|行动|战略|计划|专项|建设|活动)$")
_NUMBERS = re.compile(
    r"\d+(?:\.\d+)?|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[期届号批标段路村]|中全会|$)"
    r"|十[一二三四五六七]五"
)
_LAND = re.compile(r"(?<=..)[山岭峰沟峡谷]$")
_DIRECTIONS = re.compile(r"[东西南北上下左右前后新旧老大小内外]")
_WORK = re.compile(r"(?<=..)(?:建设)?(?:项目|工程)$")
# The longer of two wordings that every government uses for its bodies.
_WORDS = (
    ("和", ""), ("与", ""), ("及", ""), ("人民代表大会", "人大"), ("常务委员会", "常委会"), ("委员会", "委"),
    ("发展改革", "发改"), ("人力资源社会保障", "人社"), ("监督管理", "监管"), ("卫生健康", "卫健"),
    ("工业信息化", "工信"), ("住房城乡建设", "住建"), ("医疗保障", "医保"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    ``kind`` is what names of one thing can't differ in: of a place its end (村, 社区), of a programme its
    last word (行动, 工程), of a body the region at its head; "" where the name says none. ``core`` is the
    stem without what is said in brackets and without a firm's general last words.
    """

    text: str
    stem: str
    kind: str
    core: str
    numbers: tuple[str, ...]
    directions: tuple[str, ...]

    @property
    def reading(self) -> str:
        """The stem as it is read aloud."""
        return _read(self.stem)


def is_land(a: Name, b: Name) -> bool:
    """Say whether a name of two is a hill's or a valley's as it stands (某某山 beside 某某山市)."""
    return any(_LAND.search(name.text) for name in (a, b))


@lru_cache(maxsize=500_000)
def parsed(type_: str, name: str) -> Name:
    """Take a name of a type apart."""
    text = re.sub(r"[“”\"'《》〈〉\s]", "", canonical(name))
    stem, kind = _parts(type_, text)
    stem = stem or text
    core = _GENERAL.sub("", _BRACKETS.sub("", stem))
    numbers, directions = sorted(_NUMBERS.findall(text)), sorted(_DIRECTIONS.findall(stem))
    return Name(text, stem, kind, core, tuple(numbers), tuple(directions))


@lru_cache(maxsize=500_000)
def _read(stem: str) -> str:
    return " ".join(pinyin(stem))


def _parts(type_: str, text: str) -> tuple[str, str]:
    if type_ == "place":
        return _place(text)
    if type_ in ("organization", "company"):
        return _body(text)
    return _programme(text) if type_ == "programme" else (_WORK.sub("", text), "")


def _place(text: str) -> tuple[str, str]:
    for kind, end in _PLACE_ENDS:
        match = end.search(text)
        if match and match.start() >= (1 if kind in DIVISIONS else 2):
            return text[: match.start()], kind
    return text, ""


def _body(text: str) -> tuple[str, str]:
    head = _REGION.match(text)
    regions = _UNIT.findall(head[0]) if head else []
    stem = text[head.end() :] if head else text
    if not regions and (bare := _bare_region(text)):
        regions, stem = [bare], text.removeprefix(bare)
    if not regions and (level := _LEVEL.match(stem)):
        regions, stem = [level[0]], stem[1:]
    stem = _LEGAL.sub("", stem)
    for full, short in _WORDS:
        stem = stem.replace(full, short)
    return stem, regions[-1] if regions else ""


def _bare_region(text: str) -> str:
    """Return the province or city that opens a firm's or body's name without its class word, "" for none."""
    named = next((text[:n] for n in (3, 2) if text[:n] in _regions()), "")
    return named if len(_LEGAL.sub("", text)) > len(named) + 3 else ""


@cache
def _regions() -> frozenset[str]:
    named = (u for u in divisions() if u.level in ("province", "city"))
    return frozenset(form for unit in named for form in unit.forms if 1 < len(form) < 4)


def _programme(text: str) -> tuple[str, str]:
    end = _MEASURE.search(text)
    return (text[: end.start()], end[0]) if end and end.start() else (text, "")
