"""Events: who holds them and where, or in which year where no place is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.places import Places
from loaders.relations.rows import Row, Rows, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate

HOLDING = Rows(
    Row(
        "held",
        r"(?:成功|圆满|连续|精心|共同|联合|高水平|高规格)*(?:举办|承办|主办|筹办|办好|召开|举行|"
        r"组织开展|承接|启动(?!会|区)|举办好|申办|组织(?!参|赴|企业|开展)|高质量完成|完成)(?:了)?",
        "",
        "成功举办{event 青石湾工业设计大会}。",
        "参加{event 青石湾工业设计大会}。",
    ),
    Row(
        "opened",
        r"(?<!组织)开展(?:了)?",
        "gathering",
        "积极开展{event 青石湾政企对接会}。",
        "开展{event 走访企业活动}。",
    ),
)
_REACH = 60  # characters of the members that no rule named between the verb and the list
_BETWEEN = re.compile(r"[^,;。、]{0,10}|(?:[^,;。、]{2,24}、){1,3}[^,;。、]{0,6}")
_GOES_ON = re.compile(r"[”》]?(?:、|和|暨|以及)[^,;。、]{0,8}")
_GATHERING = re.compile(r"(?:会|赛|节|展|展演|演出|论坛|晚会)$")
_CLOSED = re.compile(r"[”》]?(?:[,;。、等和与及]|$)")  # 全运会|场馆 is about a place
_PASSIVE = re.compile(
    r"[”》]?(?:等[^,。]{0,16})?(?:[^,。]{0,8})?(?:成功|圆满|顺利|如期|精彩|鸣枪|、|安全)*(?:举办|召开|举行|落幕|开跑|成果(?:丰硕|丰富))"
)
_HERE = re.compile(r"[”》]?(?:等[^,。]{0,16})?在(?:我|全)[省市区县]")
_HELD_HERE = re.compile(r"在(?:我|全)[省市区县](?:成功|圆满|顺利|精彩)*(?:举办|召开|举行|承办)")
_PARTY = re.compile(r"全会|(?:二十|十九|十八)大|两会$|代表大会|党代会|人大|工作会议|次会议")
# A design contest's name says what is to be designed, not where the contest is.
_CONTEST = re.compile(r"设计[^,]{0,6}(?:竞赛|大赛|征集)")
_WITH = re.compile("(?:与|同|联合|携手)[“]?$")
_HOST = re.compile(r"[”》]?(?:成功|圆满|联合|共同|承办|主办|牵头|将|即将|已|先后|再次|又)*$")


def read_events(report: Report) -> Iterator[Relation]:
    """Yield ``hostedBy`` and ``heldIn``; Party meetings that a report merely quotes have neither."""
    places = Places(report.entities)
    for scene in report.naming("event"):
        for clause in scene.clauses:
            for group in clause.groups:
                events = [n for n in group.of("event") if not _PARTY.search(n.entity.name)]
                if events:
                    yield from _event(report, scene, clause, group, events, places)


def _event(
    report: Report, scene: Scene, clause: Clause, group: Group, events: list[Name], places: Places
) -> Iterator[Relation]:
    hit = before(HOLDING, scene.text, clause.start, group.start, _REACH)
    if hit and not _BETWEEN.fullmatch(scene.text, hit.end, group.start):
        hit = None
    if hit and hit.row.makes == "gathering":
        events = [e for e in events if _GATHERING.search(e.entity.name) and _CLOSED.match(scene.text, e.end)]
    passive = _passive(scene, clause, group)
    host = _host(report, clause, hit.start, scene) if hit else (report.region, "implicit subject")
    for event in events:
        start = hit.start if hit and event is events[0] else event.start
        where = (min(start, event.start), event.end)
        if hit or passive:
            yield relate(
                scene,
                event.key,
                "hostedBy",
                host[0],
                where,
                "hosted",
                basis=host[1],
                period=report.year(scene),
            )
            yield from _held_in(report, scene, clause, event, where, places)


def _passive(scene: Scene, clause: Clause, group: Group) -> bool:
    """Say whether a list is what takes place (A、B等成功举办), read whole or with a member no rule named."""
    end = group.end
    for later in (g for g in clause.groups if g.start > group.end and g.of("event")):
        if not _GOES_ON.fullmatch(scene.text, end, later.start):
            break
        end = later.end
    return _PASSIVE.match(scene.text, end, clause.end) is not None


def _host(report: Report, clause: Clause, start: int, scene: Scene) -> tuple[tuple[str, str], str]:
    for group in reversed(clause.groups):
        hosts = group.of("organization", "company")
        if hosts and _WITH.search(scene.text, 0, group.start):
            return report.region, "implicit subject"  # 与A联合举办: the region does, with A
        if hosts and group.end <= start and _HOST.fullmatch(scene.text, group.end, start):
            return hosts[-1].key, "explicit"
    return report.region, "implicit subject"


def _held_in(
    report: Report, scene: Scene, clause: Clause, event: Name, where: tuple[int, int], places: Places
) -> Iterator[Relation]:
    named = [] if _CONTEST.search(event.entity.name) else places.within(event.entity.name)
    for part in named:
        yield relate(scene, event.key, "heldIn", part.place, where, "held-by-name", basis="name")
    said = [
        n for g in clause.groups for n in g.of("place") if scene.text[max(0, g.start - 1) : g.start] == "在"
    ]
    here = _HERE.match(scene.text, event.end) or _HELD_HERE.search(scene.text, clause.start, event.start)
    if here and not named and not said:
        around = (min(here.start(), event.start), max(here.end(), event.end))
        yield relate(scene, event.key, "heldIn", report.region, around, "held-at")
        return
    for place in said:
        yield relate(
            scene,
            event.key,
            "heldIn",
            place.key,
            (min(place.start, event.start), max(place.end, event.end)),
            "held-at",
        )
    if not named and not said:
        yield relate(
            scene, event.key, "heldIn", ("period", report.year(scene)), where, "held-when",
            basis="part2" if scene.planned else "part1", period=report.year(scene),
        )  # fmt: skip
