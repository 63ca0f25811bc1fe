"""Titles received and titles aimed at: who holds which award, at which level, given by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.holders import COUNT, HOLDERS, Holding, find_holding
from loaders.relations.rows import Hit, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.relations.titles import VERBS, award_level

_EACH = re.compile("分[别获]|依次")
_NEW = re.compile(r"(?:新增|新培育|培育|认定|新认定|创成|创建|建成|打造)(?:了|出)?[”“]?$")
_MEMBERS = re.compile(r"[”]?(?:等)?" + COUNT.pattern + "[“《]?")  # 新增A、B等5家X: the members hold the title
_ALL = re.compile(r"”?[^、,;。]{0,8}等(?:一批|" + COUNT.pattern + ")")  # A、B等一批X获批
_GIVEN_TO_ALL = re.compile("(?:正式|成功|相继|先后)*(?:获批|获评|挂牌|揭牌)")
_BUILDING = re.compile(r"[”》]?(?:的)?(?:创建|申报|申创|争创|建设)(?!名[单录]|优秀|先进|示范)")
_SURE = re.compile("(?:确保|力争|争取|实现)[“]?")
_SINCE = re.compile("[”》]?(?:为(?:新的?|全新)?|的)(?:起点|契机|机遇)")  # 以成功创建X为新起点
_REACHED = re.compile("成[果效]")
_CONFIRMED = re.compile(
    r"[”》]?(?:创建|创评)?(?:工作)?(?:成功|顺利|高分|再[次度])*"
    r"(?:(?:以[^,。;]{2,10})?(?:成功|顺利)?通过[^,。]{0,6}(?:复审|复核|复评|复检|验收|评估)|创建成功|成功创建|(?:成功|正式)?获批(?=[,。;、]|$)|(?:实现|喜获|再获)?“?[二两三四五六七八九十]连[冠创])"
)
_ACCEPTED = re.compile(
    r"[”》]?,?(?:并|且|已)?(?:成功|顺利|高分|圆满|正式|率先|一次性)*通过[^,。;]{0,8}(?:验收|复审|考核|认定|命名)"
)
_SORTS = re.compile(COUNT.pattern + "|一批|多个")  # 建成2个X: how many titles, not whose
_ONLY = re.compile("唯一一[个家座]|第[一二三四五六七八九十]+批")
_AFTER_COUNT = re.compile(
    r"[”》]?(?:(?:和|及|、)[^,;。\d]{1,8}|分别)?(?:达到?|突破|超过?|增至|总数达?)?各?\d+(?!\d*[年月日])"
)
_CERTIFIED = re.compile(r"(?:认证|认可)$")  # 通过6类500个参数计量认证 counts what was certified
_RANKED = re.compile(r"[”》]?(?:稳居|位居|位列|跃居|列|居|排名|排位|升至|跃升|第\d)")
_HONOURED = re.compile(
    r"[”》]?等\d+[项个](?:工作|经验|做法|改革|事项)[^,;。]{0,4}?(?:获(?!批)|入选|被|列为|列入)"
)
_NAMED = next(row for row in VERBS if row.name == "named")
_NAMING = re.compile(r"(?:命名|确定|认定|评定|选定|评选|遴选|批准|将|把)[“《]?$")
_AS = re.compile(r"[”》]?(?:等[^,;。]{0,8})?(?:列|评|定|确定|认定|命名|评定)?为[^,;。“、]{0,8}[“]?")
_GAVE = re.compile("(?:授予|颁予)[“]?$")
_BARE = re.compile(r"[”》]?[“]?")
# 全县荣获X奖2个: prizes that the region as a whole won.
_PRIZE = re.compile("奖$")
_PRAISE = re.compile("(?:督查激励|表扬|表彰)$")  # 获国务院督查激励1项: the region was
_WHOLE = re.compile("(?:我|全)[省市区县](?:荣|共)?$")
_LIST_OF_BEST = re.compile(r"(?:百|十|\d+)强")


def read_awards(report: Report) -> Iterator[Relation]:
    """Yield ``received`` and ``aimsAt``; a title without a named holder (国家级…企业11家) yields neither."""
    for scene in report.naming("award", headings=True):
        holding: Holding | None = None
        for number, clause in enumerate(scene.clauses):
            for group in clause.groups:
                if not group.of("award"):
                    continue
                if naming := _named_as(scene, clause, group):
                    yield from _claims(report, scene, clause, group, *naming)
                    continue
                hit = _verb(scene, clause, group)
                if hit is None or (hit.row.makes == "building" and not _built(scene, clause, group, hit)):
                    yield from _being_built(report, scene, clause, group)
                    continue
                holding = find_holding(report, scene, number, hit, holding)
                if holding and not _counted(scene, group, hit):
                    yield from _claims(report, scene, clause, group, hit, holding)
    yield from _titled(report)


def _verb(scene: Scene, clause: Clause, group: Group) -> Hit | None:
    """Return the verb before a list of titles: no word of another name (获评渔业创建先进县、渔业强县)."""
    end = group.start
    while hit := before(VERBS, scene.text, clause.start, end, 24 + end - group.start):
        around = (name for g in clause.groups for name in g.names if name.start < hit.start < name.end)
        name = next(around, None)
        if name is None:
            return hit
        end = name.start
    return None


def _named_as(scene: Scene, clause: Clause, group: Group) -> tuple[Hit, Holding] | None:
    """Return the words and the holder where the holder stands inside the verb: 确定A为X, 将A列为X."""
    for held in (g for g in clause.groups if g.end <= group.start):
        given = _GAVE.search(scene.text, clause.start, held.start)  # 授予青石镇“X”称号
        gap = (_BARE if given else _AS).fullmatch(scene.text, held.end, group.start)
        verb = gap and (given or _NAMING.search(scene.text, clause.start, held.start))
        names = tuple(n.key for n in held.of(*HOLDERS)) if verb else ()
        if verb and names:
            return Hit(_NAMED, verb.start(), verb.end()), Holding(names, verb.start(), "explicit")
    return None


def _counted(scene: Scene, group: Group, hit: Hit) -> bool:
    """Say whether a clause counts titles and doesn't say whose they are: 建成2个X, 获批X和分中心6家."""
    if _AFTER_COUNT.match(scene.text, group.end):
        name = group.names[-1].entity.name
        whole = _PRIZE.search(name) and _WHOLE.search(scene.text, 0, hit.start)
        return not (whole or _PRAISE.search(name))
    certified = all(_CERTIFIED.search(award.entity.name) for award in group.of("award"))
    return not certified and bool(_SORTS.search(_ONLY.sub("", scene.text[hit.end : group.start])))


def _built(scene: Scene, clause: Clause, group: Group, hit: Hit) -> bool:
    """Say whether 推进X创建 speaks of the region: no holder stands between, and 创建 comes after."""
    held = any(hit.end <= g.start < group.start and g.of(*HOLDERS) for g in clause.groups)
    return not held and bool(_BUILDING.match(scene.text, group.end))


def _being_built(report: Report, scene: Scene, clause: Clause, group: Group) -> Iterator[Relation]:
    """Yield what the region aims at or holds where a clause begins with it: 国家生态示范区创建扎实推进."""
    held = None if scene.planned else _standing(scene, group)
    opens = group.start - clause.start <= 2 or _SURE.fullmatch(scene.text, clause.start, group.start)
    if not opens and not (held and scene.text[group.start - 1] == "、"):
        return
    confirmed = _CONFIRMED.match(scene.text, group.end)
    held = held or (None if scene.planned else confirmed)
    if held or confirmed or _BUILDING.match(scene.text, group.end):
        for award in group.of("award"):
            yield relate(
                scene, report.region, "received" if held else "aimsAt", award.key, (award.start, award.end),
                "award-confirmed" if held else "award-building",
                basis="implicit subject", period=report.year(scene),
                level=award_level(award.entity.name) if held else "",
            )  # fmt: skip


def _standing(scene: Scene, group: Group) -> re.Match[str] | None:
    """Find what says that the region has the titles: 百强区稳居全国第3, “X之乡”等9项工作获全国推广."""
    best = _LIST_OF_BEST.search(group.names[-1].entity.name)
    ranked = _RANKED.match(scene.text, group.end) if best else None
    return ranked or _HONOURED.match(scene.text, group.end)


def _claims(
    report: Report, scene: Scene, clause: Clause, group: Group, hit: Hit, holding: Holding
) -> Iterator[Relation]:
    predicate = _predicate(scene, hit, group)
    giver = _giver(scene, clause, hit, group, holding)
    between = scene.text[hit.end : group.start]  # 获评国家级、西部首批“A”“B”: the level of both
    awards = group.of("award")
    each = _EACH.search(scene.text, holding.start, group.start) and max(len(awards), len(holding.names)) > 1
    ahead = max(len(awards) - len(holding.names), 0)  # titles of holders before those that are named
    for index, award in enumerate(awards):
        start = holding.start if award is awards[0] else award.start
        own = slice(max(index - ahead, 0), max(index - ahead + 1, 0))
        for holder in holding.names[own] if each else holding.names:
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
    accepted = made == "aimsAt" and not scene.planned and _ACCEPTED.match(scene.text, group.end)
    if accepted:  # 创建X并顺利通过验收
        return "received"
    if made == "building":
        return "aimsAt"
    tail = scene.text[group.end : group.end + 6]
    going_on = hit.row.name != "kept" or scene.text.startswith("深化", hit.start)  # 深化X创建, 巩固X创建成果
    if made == "received" and going_on and _BUILDING.match(tail) and not _REACHED.search(tail):
        return "aimsAt"
    since = _SINCE.match(scene.text, group.end)
    if scene.planned and made == "received" and hit.row.name != "kept" and not since:
        return "aimsAt"
    return made


def _giver(scene: Scene, clause: Clause, hit: Hit, group: Group, holding: Holding) -> str:
    """Return the body that gives the title: named before 认定为, or first in the title itself."""
    named: list[Name] = [n for g in clause.groups for n in g.of("organization") if g.end <= group.start]
    near = [n for n in named if n.key not in holding.names and hit.start - n.end <= 2]
    if near:
        return near[-1].entity.name
    inner = [n for n in scene.names if n.entity.type == "organization" and n.start == group.start and n.inner]
    return inner[0].entity.name if inner else ""


def _titled(report: Report) -> Iterator[Relation]:
    """Yield what has its title as an attribute, “青石窗”国家级试点, or aims at it: 临溪园“绿色园区”建设."""
    for scene in report.naming("award", headings=True):
        for clause in scene.clauses:
            for first, second in zip(clause.groups, clause.groups[1:], strict=False):
                awards = [n for n in second.of("award") if n.start == second.start]
                mark = scene.text[first.end - 1 : second.start + 1]  # with its quotes, whoever holds them
                building = _BUILDING.match(scene.text, second.end)
                given = _GIVEN_TO_ALL.match(scene.text, second.end) and _ALL.fullmatch(
                    scene.text, first.end, second.start
                )
                if (
                    given
                    or _NEW.search(scene.text, clause.start, first.start)
                    and _MEMBERS.fullmatch(scene.text, first.end, second.start)
                ):
                    for bearer in first.of(*HOLDERS):
                        for award in awards:
                            yield _borne(report, scene, bearer, award, scene.planned)
                    continue
                bearers: tuple[Name, ...] = ()
                if building and (first.end == second.start or (len(mark) <= 3 and "“" in mark)):
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
