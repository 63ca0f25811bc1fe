"""The places that a report names, found inside other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.records import Entity

DIVISION = ("省", "市", "区", "县", "自治州", "旗")
"""Ends the name of a county or of what is above it."""

PROVINCES = re.compile(r"(?:省|自治区|^(?:北京|天津|上海|重庆)市)$")
"""Ends the name of a province or of a city that is one."""

WIDE = re.compile(
    r"(?:中国|中华|全国|全球|世界|国际|粤港澳|粤港澳大湾区|大湾区|长三角|珠三角|京津冀|港澳|港澳地区|亚洲|中亚|东南亚|欧亚|中欧|东盟)(?:地区)?"
)
"""Regions so wide that a name which holds one says nothing of where the thing stands."""

AREAS = re.compile(r"(?:经济圈|城市群|都市圈|增长极|经济带|新通道)$")
"""Ends the name of an area that is drawn on a map rather than lived in."""

_MANY = re.compile("[百千万][县镇村乡]")  # 百村千景工程 is in no place of that name
_AROUND = "环沿临近原新老跨“"  # one other character before a place is the head of a longer name: 上|石溪
# 云江存储 is a firm, 云江上游航运中心 lies on no one spot of the river.
_OTHER = re.compile(
    r"(?:存储|汽车|电气|石化|重工|机床|钢铁|股份|建工|城建|证券|银行|[上中下]+游|流域(?!综合|治理|整治|生态|防洪|水环境|水生态|水污染|水系)|经济|黄金水道)"
    r"(?!产业园|城|小镇)"
)
_REACH_WORKS = re.compile(
    r"[上中下]+游(?:河道|清淤|整治|治理|湿地|段|防洪)"
)  # works on a reach are at the river
_TERMINAL = re.compile(r"机场$")
_REACH = re.compile(r"(?:段|片区)?\)$|段$")  # 青石轴临溪段, 青石轴(临溪段): the part that lies in 临溪


@dataclass(frozen=True, slots=True)
class Part:
    """A place inside a name: positions count in the name."""

    place: tuple[str, str]
    start: int
    end: int


_JOINT = re.compile(r"[-—、]")


class Places:
    """The places (or industries) that a report names, found inside other names; the longest counts."""

    def __init__(
        self,
        entities: Iterable[Entity],
        kind: str = "place",
        more: Iterable[tuple[str, tuple[str, str]]] = (),  # wordings that the report need not use alone
    ) -> None:
        self._keys: dict[str, tuple[str, str]] = {}
        self._codes: dict[tuple[str, str], str] = {}
        for entity in entities:
            if entity.type == kind:
                self._codes[entity.type, entity.name] = entity.code.rpartition(":")[2].rstrip("0")
                for form in (entity.name, *entity.aliases):
                    if len(form) > 1 and not WIDE.fullmatch(form) and not _MANY.fullmatch(form):
                        self._keys.setdefault(form, (entity.type, entity.name))
        for form, place in more:
            if len(form) > 1:
                self._keys.setdefault(form, place)
        # 沙埠村-北埗村 are two villages where both are known.
        whole = [form for form in self._keys if not self._joint(form)]
        forms = sorted(whole, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, forms)) or r"(?!)")
        self._within: dict[str, list[Part]] = {}  # by name, as most are asked for several times

    def _joint(self, form: str) -> bool:
        pieces = _JOINT.split(form)
        return len(pieces) > 1 and all(piece in self._keys for piece in pieces)

    def far(self, place: tuple[str, str], region: tuple[str, str]) -> bool:
        """Say whether a division lies in another city than ``region`` (a province: another province)."""
        codes = [self._codes.get(key, "")[:4] for key in (place, region)]
        return all(codes) and not codes[0].startswith(codes[1]) and not codes[1].startswith(codes[0])

    def within(self, name: str) -> list[Part]:
        """Return the places in ``name`` that lie no higher than need be: 云州市临溪区X is in 临溪区."""
        if name not in self._within:
            self._within[name] = self._found(name)
        return self._within[name]

    def _found(self, name: str) -> list[Part]:
        found = [m for m in self._pattern.finditer(name) if _stands(m, name) and not _is_class(m, name)]
        if not found:
            return []
        if len(found) > 1 and name.startswith("环") and found[0].start() == 1:
            found = found[1:]  # 环青湾|云岭供水工程 is in 云岭, though on a map by the bay
        parts = [Part(self._keys[m.group()], *m.span()) for m in found]
        kept = [
            part
            for part, following in zip(parts, [*parts[1:], None], strict=False)
            if following is None or self._beside(part, following) or not _wider(part, following, name)
        ]
        return [*kept, *(city for part in kept if (city := self._city_of(part, name)))]

    def _beside(self, part: Part, following: Part) -> bool:
        """Say whether two divisions lie beside each other, as their codes tell: 云州临溪航运中心."""
        codes = [self._codes.get(p.place, "") for p in (part, following)]
        return all(codes) and not codes[1].startswith(codes[0])

    def _city_of(self, part: Part, name: str) -> Part | None:
        """Return the division that an airport or port in a name begins with: works there are in both."""
        if not _TERMINAL.search(name, part.start, part.end):
            return None
        ends = range(part.end - 1, part.start + 1, -1)
        found = ((end, self._keys.get(name[part.start : end])) for end in ends)
        return next(
            (Part(place, part.start, end) for end, place in found if place and place[1].endswith(DIVISION)),
            None,
        )

    def around(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the longest place that ``name`` begins with, and those that a bracket in it names."""
        own = self._keys.get(name)
        prefixes = (self._keys.get(name[:end]) for end in range(len(name) - 1, 1, -1))
        first = next((place for place in prefixes if place and place != own), None)
        reach = self.ending(_REACH.sub("", name)) if _REACH.search(name) else None
        if first and not (reach and first[1].endswith(DIVISION)):
            yield first
        if reach:
            yield reach

    def ending(self, text: str) -> tuple[str, str] | None:
        """Return the longest place whose form ``text`` ends with."""
        tails = (self._keys.get(text[start:]) for start in range(len(text) - 1))
        return next((place for place in tails if place), None)


def _is_class(match: re.Match[str], name: str) -> bool:
    """Say whether a place at a name's end is but its class word (云岭度假区), not the end of a route."""
    ends = match.end() == len(name) and match.start() > 0 and len(match.group()) > 3
    return ends and name[match.start() - 1] not in "至—-、和与"


def _stands(match: re.Match[str], name: str) -> bool:
    """Say whether a place that was found in a name is meant there: not in 上|石溪, 临溪|峡, 大巴|山南|麓."""
    headed = match.start() != 1 or name[0] in _AROUND
    reach = match.group()[-1] in "河江" and _REACH_WORKS.match(name, match.end())
    if not reach and _OTHER.match(name, match.end()):
        return False
    return headed and not (
        len(match.group()) == 2 and name[match.end() : match.end() + 1] in tuple("峡岭沟塬麓")
    )


_COUNTY = re.compile(r"[县旗]$")
_BESIDE = re.compile(r"[县旗江河湖水]$")


def _wider(part: Part, following: Part, name: str) -> bool:
    """Say whether a division is only the frame of the next one: 云州市临溪区X, 云州大学附属临溪医院."""
    if not part.place[1].endswith(DIVISION):
        return False
    between = name[part.end : following.start]
    if not between and (_COUNTY.search(part.place[1]) and _BESIDE.search(following.place[1])):
        return False  # 云县青县, 云县青河: neither lies in the other
    return not between or (following.place[1].endswith(DIVISION) and not re.search(r"[-—(、至]", between))


_STRETCH = re.compile(r"\([^()]*[至—-][^()]*\)")  # from which road to which


def bounds(called: str, part: Part) -> bool:
    """Say whether a stretch only ends at a place: 青湖大道(云岭路至临溪街) lies on neither of the two."""
    stretch = None if part.place[1].endswith(DIVISION) else _STRETCH.search(called)
    return stretch is not None and stretch.start() < part.start < stretch.end()


def is_quoted(called: str, part: Part) -> bool:
    """Say whether a place stands within the quoted words of a name, where it is but a word."""
    opened = called.rfind("“", 0, part.end)
    return opened >= 0 and part.end < called.find("”", opened)
