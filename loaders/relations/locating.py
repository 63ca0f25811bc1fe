"""Where things are and what places belong to: from their names, or because the sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.records import Entity, Relation
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Name, Report, Scene, relate

_LOCATED = ("project", "organization", "platform", "company")
# A government body's name says whose body it is, not where it stands.
_OFFICE = re.compile(
    r"(?:局|委员会|管委会|常委会|工委|[省市区县]委|政府|部|厅|办公室|办|专班|党委|党组|人大|政协|"
    r"法院|检察院|指挥部|署|院|银行|大党委|代表大会)$"
)
_SITE = re.compile(r"(?:学院|研究院|医院|法院附属|科学院|设计院|博物院|剧院|卫生院|书院|敬老院|福利院)$")
_WIDE = re.compile(
    r"^(?:中国|中华|全国|全球|世界|国际|粤港澳|粤港澳大湾区|大湾区|长三角|京津冀|港澳|港澳地区|亚洲|东盟)"
)
_THERE = re.compile(
    r"(?:等地)?(?:成功|正式|顺利|全面)*(?:建成|落地|落成|开工|投产|成立|揭牌|启用|挂牌|启动|布局|首航|投运)"
)
_REACH = re.compile(r"(?:段|片区)?\)$|段$")  # 青石轴临溪段, 青石轴(临溪段): the part that lies in 临溪
_LONGEST = 8  # characters of a division that stands before another
_ADMINISTRATIVE = re.compile(r"(?:省|市|区|县|自治州|旗)$")
_SEAT = re.compile(_ADMINISTRATIVE.pattern + r"|(?:镇|乡|街道|街)$")
_COURSE = re.compile(
    r"(?:路|线|大道|公路|高速|河|江|涌|水道|隧道|桥)$"
)  # what is named after it is no part of it

EXPLICIT = (
    Row(
        "settled",
        r"[”》]?(?:总部|项目|等[^,。]{0,8}|正式|成功|已|整体|顺利)*(?:落户|落地|迁至|迁入|位于|"
        r"坐落于?|选址|进驻|入驻|落子|扎根)(?:于|在|到)?[“]?",
        "explicit",
        "{company 青石集团}总部迁至{place 临溪区}。",
        "{company 青石集团}在{place 临溪区}调研。",
    ),
    Row(
        "set-up-in",
        r"[”》]?(?:等地|等|片区|举办的)?(?:设立|建设|建成|成立|启动|布局|打造|开展|实施|新建|开设|"
        r"落地|设置|推广)[^,。、;]{0,10}?[“《]?",
        "explicit",
        "在{place 临溪岛}建设{project 青石示范岛}。",
        "{place 临溪岛}环境优美,建设{project 青石示范岛}。",
    ),
    Row(
        "there",
        r"[”》]?(?:项目|工程)?(?:已|将|成功|正式|顺利)*(?:在|于)",
        "explicit",
        "{project 青石号}在{place 临溪岛}建成入列。",
        "{project 青石号}与{place 临溪岛}齐名。",
    ),
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A place inside a name: positions count in the name."""

    place: tuple[str, str]
    start: int
    end: int


class Places:
    """The places that a report names, found inside other names; the longest counts, then the first."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._keys: dict[str, tuple[str, str]] = {}
        for entity in entities:
            if entity.type == "place":
                for form in (entity.name, *entity.aliases):
                    if len(form) > 1 and not _WIDE.fullmatch(form):
                        self._keys.setdefault(form, (entity.type, entity.name))
        # 沙埠村-北埗村 are two villages where both are known.
        whole = [form for form in self._keys if not self._joint(form)]
        forms = sorted(whole, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, forms)) or r"(?!)")

    def _joint(self, form: str) -> bool:
        pieces = re.split(r"[-—、]", form)
        return len(pieces) > 1 and all(piece in self._keys for piece in pieces)

    def within(self, name: str) -> list[_Part]:
        """Return the places in ``name`` that lie no higher than need be: 广州市番禺区X is in 番禺区."""
        found = self._pattern.finditer(name)
        parts = [
            _Part(self._keys[m.group()], m.start(), m.end()) for m in found if name[m.start() - 1] != "环"
        ]
        return [
            part
            for part, following in zip(parts, [*parts[1:], None], strict=False)
            if following is None or following.start != part.end or not _ADMINISTRATIVE.search(part.place[1])
        ]

    def around(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the longest place that ``name`` begins with, and those that a bracket in it names."""
        own = self._keys.get(name)
        prefixes = (self._keys.get(name[:end]) for end in range(len(name) - 1, 1, -1))
        first = next((place for place in prefixes if place and place != own), None)
        reach = self.ending(_REACH.sub("", name)) if _REACH.search(name) else None
        if first and not (reach and _ADMINISTRATIVE.search(first[1])):
            yield first
        if reach:
            yield reach

    def ending(self, text: str) -> tuple[str, str] | None:
        """Return the longest place whose form ``text`` ends with."""
        tails = (self._keys.get(text[start:]) for start in range(len(text) - 1))
        return next((place for place in tails if place), None)


def read_locations(report: Report) -> Iterator[Relation]:
    """Yield ``locatedIn`` and ``partOf``, by name and explicit, and ``inIndustry`` by name."""
    places = Places(report.entities)
    for scene in report.scenes:
        if scene.sentence.heading:
            continue
        for name in scene.names:
            yield from _by_name(scene, name, places)
        yield from _industries(scene)
        for clause in scene.clauses:
            yield from _by_words(scene, clause)


def _by_name(scene: Scene, name: Name, places: Places) -> Iterator[Relation]:
    entity = name.entity
    if entity.type == "place":
        yield from _part_of(scene, name, places)
    elif entity.type in _LOCATED and not (entity.type == "organization" and is_office(entity.name)):
        for part in places.within(entity.name):
            if part.place[1] != entity.name and not _WIDE.match(part.place[1]):
                yield relate(
                    scene,
                    name.key,
                    "locatedIn",
                    part.place,
                    (name.start, name.end),
                    "located-by-name",
                    basis="name",
                )


def is_office(name: str) -> bool:
    """Say whether an organization is a government or Party body."""
    return bool(_OFFICE.search(name)) and not _SITE.search(name)


def _part_of(scene: Scene, name: Name, places: Places) -> Iterator[Relation]:
    """Yield the place that a place's name begins with, or that stands right before it (石溪镇沙埠村)."""
    where = (name.start, name.end)
    forms = dict.fromkeys((name.entity.name, scene.text[name.start : name.end]))
    wider = [place for form in forms for place in places.around(form)]
    ahead = places.ending(scene.text[max(0, name.start - _LONGEST) : name.start])
    if ahead and _SEAT.search(ahead[1]) and not _WIDE.match(name.entity.name):
        wider.append(ahead)
    for place in dict.fromkeys(wider):
        if place != name.key and not _COURSE.search(place[1]):
            yield relate(scene, name.key, "partOf", place, where, "part-of-name", basis="name")


def _by_words(scene: Scene, clause: Clause) -> Iterator[Relation]:
    for first, second in zip(clause.groups, clause.groups[1:], strict=False):
        placed, things = second.of("place"), first.of(*_LOCATED)
        if placed and things and EXPLICIT[0].words.fullmatch(scene.text, first.end, second.start):
            yield from _pairs(scene, things, placed, (first.start, second.end), "located-settled")
            continue
        if placed and things and EXPLICIT[2].words.fullmatch(scene.text, first.end, second.start):
            if _THERE.match(scene.text, second.end):
                yield from _pairs(scene, things, placed, (first.start, second.end), "located-there")
            continue
        placed, things = first.of("place"), second.of("project", "platform", "organization")
        led = scene.text[max(0, first.start - 1) : first.start] == "在"
        if placed and things and led and EXPLICIT[1].words.fullmatch(scene.text, first.end, second.start):
            yield from _pairs(scene, things, placed, (first.start - 1, second.end), "located-set-up-in")


def _pairs(
    scene: Scene, things: Iterable[Name], places: Iterable[Name], where: tuple[int, int], rule: str
) -> Iterator[Relation]:
    basis = "planned" if scene.planned else "explicit"
    for thing in things:
        for place in places:
            if thing.entity.name != place.entity.name:
                yield relate(scene, thing.key, "locatedIn", place.key, where, rule, basis=basis)


def _industries(scene: Scene) -> Iterator[Relation]:
    """Yield what bears its industry's name: 临溪区纺织服装产业集群."""
    outer: Name | None = None
    for name in scene.names:
        if not name.inner:
            outer = name
        elif (
            outer
            and name.entity.type == "industry"
            and outer.entity.type in (*_LOCATED, "place", "programme")
        ):
            yield relate(
                scene,
                outer.key,
                "inIndustry",
                name.key,
                (outer.start, outer.end),
                "industry-by-name",
                basis="name",
            )
