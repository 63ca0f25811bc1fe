"""Titles received and titles aimed at: who holds which award, at which level, given by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.records import Relation
from loaders.relations.rows import Hit, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.relations.titles import VERBS, award_level

_ADVERBS = re.compile(
    r"(?:[”》]|正式|成功|顺利|再次|双双|均|分别|先后|已|被|也|还|首次|率先|又|连续\S{1,3}年|连年|多年|高分|"
    r"全部|同时|并|以及|获|新|率先|在全[国省市区]|及|和)*"
)
_EACH = re.compile("分别|依次")
_COUNT = re.compile(
    r"(?:\d[\d,.]*|[一二两三四五六七八九十百]+)(?:多|余)?(?:家|个|所|人|名|条|项|处|件|座|镇|村|"
    r"种|户|批|类|款|只|位|支|宗)"
)
_COUNTED = re.compile(r"等?" + _COUNT.pattern + "$")
_NEW = re.compile(r"(?:新增|新培育|培育|认定|新认定|创成|创建|建成|打造)(?:了|出)?[”“]?$")
_MEMBERS = re.compile(
    r"[”]?(?:等)?" + _COUNT.pattern + "[“《]?"
)  # 新增A、B等5家X: the members hold the title
_BUILDING = re.compile(r"[”》]?(?:的)?(?:创建|申报|申创|争创|建设)")
_CONFIRMED = re.compile(
    r"[”》]?(?:创建|创评)?(?:工作)?(?:成功|顺利|高分|再次)*"
    r"(?:通过[^,。]{0,6}(?:复审|复核|复评|复检|验收|评估)|创建成功|成功创建)"
)
_SORTS = re.compile(_COUNT.pattern + "|一批|多个")  # 建成2个X: how many titles, not whose
_AFTER_COUNT = re.compile(r"[”》]?(?:(?:和|及|、)[^,;。\d]{1,8}|分别)?\d+(?!\d*[年月日])")
_CERTIFIED = re.compile(r"(?:认证|认可)$")  # 通过6类500个参数计量认证 counts what was certified
_UNREAD = re.compile(r"(?:、[^、,;。与及]{2,8})+")  # members of a list that no rule named
_OURS = re.compile(r"(?:我(?:省|市|区|县)|全(?:省|市|区|县))[^,;。]{0,6}$")
_POINT = re.compile("[一二三四五六七八九十]+是")
_OWN = re.compile(rf"{_ADVERBS.pattern}(?:新区|高新区){_ADVERBS.pattern}")  # as a report calls its own region
_RANKED = re.compile(r"[”》]?(?:稳居|位居|位列|跃居|列|居|排名|排位|升至|跃升)")
_LIST_OF_BEST = re.compile(r"(?:百|十|\d+)强")
_MEASURED = re.compile(r"[一-鿿]{0,6}?(?:考评|考核|评价|排名|绩效|指数|总量|增速)")
_HOLDERS = (
    "company",
    "organization",
    "project",
    "platform",
    "place",
    "programme",
    "event",
    "policy",
    "industry",
)
_GIVEN = re.compile(r"(?:获|被|由|经(?!开|济|贸|营))[^,;]{2,16}$")  # X获市商务局|认定为
_BY = re.compile(r"(?:获|被|由|经)(?:国家|全国|省|市|区|县)?$")
_ASPECT = re.compile(
    r"[一-鿿]{0,10}(?:工作|实力|竞争力|环境|水平|排名|潜力|活力|成效|做法|经验)"
)  # 工作获X: the region's
_TO_US = re.compile(r"(?:我|全|本)[省市区县]")  # 省政府授予我区X


@dataclass(frozen=True, slots=True)
class _Holding:
    """Whom a clause's awards belong to, and from where the statement reads."""

    names: tuple[tuple[str, str], ...]
    start: int
    basis: str


def read_awards(report: Report) -> Iterator[Relation]:
    """Yield ``received`` and ``aimsAt``; a title without a named holder (国家级…企业11家) yields neither."""
    for scene in report.scenes:
        holding: _Holding | None = None
        for number, clause in enumerate(scene.clauses):
            for group in clause.groups:
                if not group.of("award"):
                    continue
                hit = before(VERBS, scene.text, clause.start, group.start, 24)
                if hit is None or (hit.row.makes == "building" and not _built(scene, clause, group, hit)):
                    yield from _being_built(report, scene, clause, group)
                    continue
                holding = _holding(report, scene, number, hit, holding)
                if holding and not _counted(scene, group, hit):
                    yield from _claims(report, scene, clause, group, hit, holding)
    yield from _titled(report)


def _counted(scene: Scene, group: Group, hit: Hit) -> bool:
    """Say whether a clause counts titles and doesn't say whose they are: 建成2个X, 获批X和分中心6家."""
    if _AFTER_COUNT.match(scene.text, group.end):
        return True
    certified = all(_CERTIFIED.search(award.entity.name) for award in group.of("award"))
    return not certified and bool(_SORTS.search(scene.text, hit.end, group.start))


def _built(scene: Scene, clause: Clause, group: Group, hit: Hit) -> bool:
    """Say whether 推进X创建 speaks of the region: no holder stands between, and 创建 comes after."""
    held = any(hit.end <= g.start < group.start and g.of(*_HOLDERS) for g in clause.groups)
    return not held and bool(_BUILDING.match(scene.text, group.end))


def _being_built(report: Report, scene: Scene, clause: Clause, group: Group) -> Iterator[Relation]:
    """Yield what the region aims at or holds where a clause begins with it: 国家生态示范区创建扎实推进."""
    if group.start - clause.start > 2 and scene.text[group.start - 1] != "、":
        return
    held = _CONFIRMED.match(scene.text, group.end) or (not scene.planned and _ranked(scene, group))
    if held or _BUILDING.match(scene.text, group.end):
        for award in group.of("award"):
            yield relate(
                scene, report.region, "received" if held else "aimsAt", award.key, (award.start, award.end),
                "award-confirmed" if held else "award-building",
                basis="implicit subject", period=report.year(scene),
                level=award_level(award.entity.name) if held else "",
            )  # fmt: skip


def _ranked(scene: Scene, group: Group) -> re.Match[str] | None:
    """Find 稳居 after the last of a list of the best that the region stands on: 百强区稳居全国第3."""
    best = _LIST_OF_BEST.search(group.names[-1].entity.name)
    return _RANKED.match(scene.text, group.end) if best else None


def _claims(
    report: Report, scene: Scene, clause: Clause, group: Group, hit: Hit, holding: _Holding
) -> Iterator[Relation]:
    predicate = _predicate(scene, hit, group)
    giver = _giver(scene, clause, hit, group, holding)
    between = scene.text[hit.end : group.start]  # 获评国家级、西部首批“A”“B”: the level of both
    awards = group.of("award")
    each = _EACH.search(scene.text, holding.start, group.start) and len(awards) == len(holding.names)
    for index, award in enumerate(awards):
        start = holding.start if award is awards[0] else award.start
        for holder in holding.names[index : index + 1] if each else holding.names:
            if holder == award.key:
                continue
            yield relate(
                scene, holder, predicate, award.key, (min(start, award.start), award.end),
                f"award-{hit.row.name}",
                basis=holding.basis, period=report.year(scene),
                level=award_level(award.entity.name, between, giver) if predicate == "received" else "",
                awarded_by=giver if predicate == "received" else "",
            )  # fmt: skip


def _predicate(scene: Scene, hit: Hit, group: Group) -> str:
    """What is to be created, or is said in the plan without being held yet, is aimed at."""
    made = hit.row.makes
    if made == "building":
        return "aimsAt"
    tail = scene.text[group.end : group.end + 6]
    if made == "received" and _BUILDING.match(tail) and hit.row.name != "kept":
        return "aimsAt"
    if scene.planned and made == "received" and hit.row.name != "kept":
        return "aimsAt"
    return made


def _holding(
    report: Report, scene: Scene, number: int, hit: Hit, earlier: _Holding | None
) -> _Holding | None:
    """Find whose title it is: the list before the verb, the holder of the clause before, or the region."""
    clause = scene.clauses[number]
    if "授予" in scene.text[hit.start : hit.end] and _TO_US.match(scene.text, hit.end):
        return _Holding((report.region,), hit.start, "explicit")
    subject = _subject(scene, clause, hit)
    if subject is not None:
        names = tuple(n.key for n in subject.of(*_HOLDERS))
        return _Holding(names, subject.start, "explicit") if names else None
    if earlier and any(g.end <= hit.start and g.of("award") for g in clause.groups):  # 入选A以及位列B
        return _Holding(earlier.names, hit.start, earlier.basis)
    lead = scene.text[clause.start : hit.start]
    aspect = _ASPECT.match(lead)
    if aspect and not any(g.of(*_HOLDERS) and g.end <= hit.start for g in clause.groups):
        lead = lead[aspect.end() :]
    if (_OURS.search(lead) or _OWN.fullmatch(lead)) and not _COUNT.search(lead):
        return _Holding((report.region,), clause.start, "explicit")
    if _COUNT.search(lead) or not _ADVERBS.fullmatch(lead):
        return (
            None if hit.row.makes == "received" else _Holding((report.region,), hit.start, "implicit subject")
        )
    if earlier and number and hit.row.makes == "received":
        return _Holding(earlier.names, hit.start, earlier.basis)
    if theme := scene.theme or (_led(report, scene) if number == 0 else None):
        return _Holding((theme.key,), hit.start, "explicit")
    return _topic(scene, number, hit) or _Holding((report.region,), hit.start, "implicit subject")


def _led(report: Report, scene: Scene) -> Name | None:
    """Return the place that the paragraph is about, as its first words say: 二是青石新城建设提速。"""
    text = report.document.source.text
    for earlier in reversed([s for s in report.scenes if s.index < scene.index]):
        if "\n" in text[earlier.sentence.span.end : scene.sentence.span.start]:
            return None
        if led := _POINT.match(earlier.text):
            names = (n for n in earlier.names if n.start == led.end() and n.entity.type == "place")
            return next(names, None)
    return None


def _subject(scene: Scene, clause: Clause, hit: Hit) -> Group | None:
    """Return the list that the verb is said of: right before it, or with 等N家企业 between."""
    earlier = [g for g in clause.groups if g.end <= hit.start and g.of(*_HOLDERS)]
    for group in reversed(earlier):
        gap = scene.text[group.end : hit.start]
        counted = _COUNTED.search(scene.text, clause.start, group.start)
        if counted and any(g.end == counted.start() for g in earlier):
            continue  # A、B2个老字号: the names come before their sort
        if _BY.search(scene.text, clause.start, group.start):
            continue  # 获市商务局评为: the giver
        if _gap_fits(gap, group.names[-1].entity.type):
            return group
    return None


def _gap_fits(gap: str, kind: str) -> bool:
    """Say whether what stands between a list and the verb lets the list be the subject.

    Adverbs and 等N家企业 do; other nouns do after a name in quotes (“X”案例), but a place before them is
    only their attribute (X内地九市).
    """
    plain = _ADVERBS.sub("", _GIVEN.sub("", _UNREAD.sub("", gap, count=1)))
    if re.match(r"(?:等)?" + _COUNT.pattern, plain):
        return len(plain) <= 24
    attribute = kind == "place" and plain and not re.match(r"等|片区|景区|遗址|商圈|园区|[(（]", plain)
    return not attribute and len(plain) <= 16 and not _COUNT.search(plain)


def _topic(scene: Scene, number: int, hit: Hit) -> _Holding | None:
    """Return the named subject that the clause before begins with, if any."""
    if not number:
        return None
    previous = scene.clauses[number - 1]
    first = next(iter(previous.groups), None)
    if first is None or first.start - previous.start > 1 or not first.of(*_HOLDERS):
        return None
    if _MEASURED.match(scene.text, first.end):
        return None  # 青石园考评列全国第9 is about the assessment
    return _Holding(tuple(n.key for n in first.of(*_HOLDERS)), hit.start, "explicit")


def _giver(scene: Scene, clause: Clause, hit: Hit, group: Group, holding: _Holding) -> str:
    """Return the body that gives the title: named before 认定为, or first in the title itself."""
    named: list[Name] = [n for g in clause.groups for n in g.of("organization") if g.end <= group.start]
    near = [n for n in named if n.key not in holding.names and hit.start - n.end <= 2]
    if near:
        return near[-1].entity.name
    inner = [n for n in scene.names if n.entity.type == "organization" and n.start == group.start and n.inner]
    return inner[0].entity.name if inner else ""


def _titled(report: Report) -> Iterator[Relation]:
    """Yield what has its title as an attribute, “青石窗”国家级试点, or aims at it: 临溪园“绿色园区”建设."""
    for scene in report.scenes:
        for clause in scene.clauses:
            for first, second in zip(clause.groups, clause.groups[1:], strict=False):
                awards = [n for n in second.of("award") if n.start == second.start]
                mark = scene.text[first.end - 1 : second.start + 1]  # with its quotes, whoever holds them
                building = _BUILDING.match(scene.text, second.end)
                if _NEW.search(scene.text, clause.start, first.start) and _MEMBERS.fullmatch(
                    scene.text, first.end, second.start
                ):
                    for bearer in first.of(*_HOLDERS):
                        for award in awards:
                            yield _borne(report, scene, bearer, award, scene.planned)
                    continue
                bearers: tuple[Name, ...] = ()
                if building and len(mark) <= 3 and "“" in mark:
                    bearers = first.of("place")
                elif not building and len(mark) <= 3 and "”" in mark:
                    bearers = first.of("platform", "programme", "project")
                for award in awards if bearers else ():
                    yield _borne(report, scene, bearers[-1], award, bool(building))


def _borne(report: Report, scene: Scene, bearer: Name, award: Name, aimed: bool) -> Relation:
    return relate(
        scene, bearer.key, "aimsAt" if aimed else "received", award.key, (bearer.start, award.end),
        "award-borne",
        level="" if aimed else award_level(award.entity.name), period=report.year(scene),
    )  # fmt: skip
