"""How far a project is: the verbs of the annotation guide, before or after a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.records import Relation
from loaders.relations.apart import (
    behind_the_unread,
    each_its_own,
    further,
    in_next_clause,
    still_to_begin,
)
from loaders.relations.bearers import BEARERS, PROJECTS, bears, is_sort, may_bear
from loaders.relations.rows import Hit, after, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.relations.stages import AFTER, BEFORE

_ACHIEVED = {"in_operation": 4, "completed": 3, "under_construction": 2, "started": 1}
_GOING_ON = {"advancing", "pushed", "focused"}
# 完成X方案编制 says nothing of X itself; 已 and 力争 decide what a verb in the plan means.
_PROJECTS = re.compile(r"[^,。]{0,14}项目")
_PAPER = re.compile(
    r"[”》]?(?:项目|工程|建设|等)*(?:\d+个项目)?(?:[\d.]+[亩户宗])*(?:土地|处置|前期|方案|规划|设计|可研|可行性|选址|立项|论证|招投?标|签约|控规|勘察|报批|拆迁|征|收储|搬迁|出让|移交)"
)
_RAISED = re.compile(r"[”》]?(?:信息)?(?:平台|系统|项目)?建设(?=[,;。]|$)")  # 加强X建设, not 加强X运用
_WORKED = re.compile(r"(?:改扩建|改建|扩建|改造|迁建|新建)(?:工程|项目)?$")
_SOUGHT = re.compile(r"(?:争取|力争)[^,;。]{0,6}$")
_ALREADY = re.compile(r"已(?!批)|均已")
_HOPED = re.compile(r"力争|力促|争取|确保|预计|(?<!按)计划|有望|尽快|年内|年底前|即将(?=开|动工|启动)|将于")
_WILL_BE = re.compile(r"[”》]?(?:项目|工程)?(?:即将(?=开|动工|启动)|将(?:于|在))[^,;。]{0,14}")
# 推进X地方保障工作 is work beside the works.
_SERVED = re.compile(r"[”》]?(?:项目|工程|建设)*[一-鿿]{0,2}(?:保障|协调|服务|宣传|招商|运维|管护|管理)工作")
_BETTER = re.compile(
    r"[”》]?(?:平台|系统)?(?:数据|功能)?(?:提质|增效|扩面|优化|迭代|集成|共享|处置)|[^,。]{0,20}(?:扩量|提质)增效|[”》]?(?:等[^,;。]{0,6})?(?:申报|申遗|申创)"
)  # 推动X提质增效
_FRAME = re.compile(r"[”》]?(?:等[^,;。]{0,8})?主体(?:结构|工程|建设|施工)")  # 完成X主体建设
_PILOT = re.compile(r"[”》]?[“][^,。]{1,14}(?:试点|示范)")  # 获批X项目“Y”试点 approves a pilot
_CEREMONY = re.compile(r"(?:启动|开工|奠基|动工)(?:仪式|大会|活动)$")
_SORT_WORD = re.compile(r"[”》]?等[^、,和与及]{0,8}")  # between a list and the name of its sort: A等跨江通道
_EARLY = re.compile(r"[”》]?(?:项目|工程)?前期(?:工作)?[、和与及][“]?")  # 推进A前期工作和B: of B too
_TAKES = re.compile("(?:建成|完成|启用|启动|开工|动工|开通|建设)$")  # verbs that may have an object
_SECOND_VERB = re.compile("(?<!落地)(?<!签约)、(?!当年)")  # 当年签约、当年投产 is one saying
_UNREAD = re.compile(
    r"[^,;。等]{0,24}[、和与及](?:全[球国省市])?(?:重要|领先|一流)?的?(?:[一-鿿]{2,6}[\d.]+万?[吨千瓦伏米]+)?[“《(]?"
)
_JOINED = re.compile("[、和与及](?:新建|扩建|改建|在建)")  # A和新建B
_FAR = 60  # characters of members between a verb and the first that is named
_MEMBERS = re.compile(r"(?:了|(?:总)?投资[\d.]+[亿万]?元的)*(?:[^、,;。和及与]{2,18}[、和及与])+[“《(]?")
_TAIL = re.compile(r"(?:[、和与及](?:\([^)]*\)|[^、,()]){1,20})*?等(?:一批[^,。;]{0,24}的)?")


def read_statuses(report: Report) -> Iterator[Relation]:
    """Yield how far projects, platforms and firms that stand for a project are, as the report says it."""
    for scene in report.naming(*BEARERS, "event"):
        yield from _launched(report, scene)
        for number, read in enumerate(scene.clauses):
            if not read.groups:
                continue
            clause = Clause(read.start, read.end, tuple(_whole_lists(scene.text, read.groups)))
            for group in clause.groups:
                if any(map(may_bear, group.names)):
                    yield from _states(report, scene, number, clause, group)


def _whole_lists(text: str, groups: tuple[Group, ...]) -> Iterator[Group]:
    """Join lists that members which no rule named keep apart: 加快A、B, 北埗东至新塘五六线、C建设."""
    last: Group | None = None
    for group in groups:
        if (
            last
            and last.of(*PROJECTS)
            and group.of(*PROJECTS, "place")
            and _goes_on(text, last.end, group.start)
        ):
            last = Group((*last.names, *group.names), last.start, group.end)
            continue
        if last:
            yield last
        last = group
    if last:
        yield last


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether nothing but members of the list stands between: no verb, no 等."""
    if _JOINED.fullmatch(text, end, start):
        return True
    if not _UNREAD.fullmatch(text, end, start):
        return False
    return before(BEFORE, text, end, start, start - end) is None and after(AFTER, text, end, start) is None


def _states(report: Report, scene: Scene, number: int, clause: Clause, group: Group) -> Iterator[Relation]:
    text = scene.text
    ahead = _ahead(text, clause, group)
    close = _closing(text, clause, group)
    behind = after(AFTER, text, _skip_list(text, group.end, clause.end), close)
    if behind is None and (ahead is None or not ahead.row.makes):
        behind = behind_the_unread(text, clause, group) or in_next_clause(scene, number)
    behind = None if behind and _is_title(scene, group, behind) else further(text, behind, close)
    taken = behind and behind.end == close and any(g.start == close for g in clause.groups)
    if behind and taken and _TAKES.search(text, behind.start, behind.end):
        behind = None  # A在B建成C: what was built is C
    if is_sort(text, clause, group) or text[max(clause.start, group.start - 1) : group.start] == "在":
        return
    if each := each_its_own(text, clause, group):
        for name, hit in zip(group.names, each, strict=True):
            yield from _stated(report, scene, clause, group, (name,), decide(scene, group, ahead, hit))
        return
    code, used = decide(scene, group, ahead, behind)
    if code == "advancing" and scene.planned and still_to_begin(scene, number):
        code = "planned"
    names = (*group.of(*BEARERS), *_planned_by(scene, group, used)) if used else ()
    yield from _stated(report, scene, clause, group, names, (code, used))


def _is_title(scene: Scene, group: Group, behind: Hit) -> bool:
    """Say whether what was approved is a title of the things of a list: A、B等一批国家级平台获批."""
    titles = (name for name in scene.names if name.entity.type == "award")
    return behind.row.makes == "approved" and any(group.end <= t.start < behind.start for t in titles)


def _ahead(text: str, clause: Clause, group: Group) -> Hit | None:
    """Return the words before a list; members that no rule named may stand between (推进甲厂、乙站、C)."""
    start = _opening(text, clause, group)
    near = before(BEFORE, text, start, group.start)
    if near and near.row.name == "to-build" and text[near.end] in "、和及与":  # 推进A建设、B
        near = before(BEFORE, text, start, near.start, _FAR) or near
    far = before(BEFORE, text, start, group.start, _FAR) if near is None else None
    return far if far and _MEMBERS.fullmatch(text, far.end, group.start) else near


def _stated(
    report: Report,
    scene: Scene,
    clause: Clause,
    group: Group,
    names: Iterable[Name],
    said: tuple[str, Hit | None],
) -> Iterator[Relation]:
    """Yield the state that was said of those names of a list that can bear it."""
    code, used = said
    if not code or used is None:
        return
    place = (min(group.start, used.start), max(group.end, used.end))
    works = {name.start for name in scene.names if name.entity.type == "project"}
    for name in names:
        if name.entity.type in ("organization", "place") and name.start in works:
            continue  # what is done to a house is its works': 完成县文化馆、县图书馆改造
        if bears(scene.text, name, group, clause, used):
            yield relate(
                scene, name.key, "status", ("status", code), place, f"status-{used.row.name}",
                basis="part2" if scene.planned else "part1",
                period=_period(report, scene),
            )  # fmt: skip


def _launched(report: Report, scene: Scene) -> Iterator[Relation]:
    """Yield the projects whose own ceremony is named: X启动仪式."""
    for name in scene.names:
        if name.entity.type != "event" or not _CEREMONY.search(name.entity.name):
            continue
        for inner in scene.names:
            if inner.inner and inner.entity.type == "project" and inner.start == name.start:
                yield relate(
                    scene, inner.key, "status", ("status", "started"), (name.start, name.end), "status-begun",
                    basis="part2" if scene.planned else "part1", period=_period(report, scene),
                )  # fmt: skip


def _period(report: Report, scene: Scene) -> str:
    return report.year(scene) if scene.planned else f"{report.year(scene)}-end"


def _planned_by(scene: Scene, group: Group, used: Hit) -> Iterator[Name]:
    """Yield the projects whose own plan was approved: X策划方案获批."""
    papers = [name for name in group.names if name.entity.type == "policy"]
    if used.row.makes == "approved" and papers:
        heads = {paper.start for paper in papers}
        yield from (n for n in scene.names if n.inner and n.start in heads and n.entity.type == "project")


def decide(scene: Scene, group: Group, ahead: Hit | None, behind: Hit | None) -> tuple[str, Hit | None]:
    """Weigh the words before a list against those after it; return the state and the words that decided.

    In the review the state that was reached counts; in the plan it is still to be reached, so 建成 and 投产
    say planned there, while 加快推进 says advancing in both.
    """
    said = ahead.row.makes if ahead else ""
    reached = behind.row.makes if behind else ""
    if ahead and not said:
        ahead = None
    if not reached and _BETTER.match(scene.text, group.end):
        return "", None
    if said == "completed" and _PAPER.match(scene.text, group.end):
        return "", None
    if said == "completed" and ahead and _FRAME.match(scene.text, group.end):
        return ("planned" if scene.planned else "under_construction"), ahead
    if said == "approved" and _PILOT.match(scene.text, group.end):
        return "", None
    if said == "started" and behind and behind.row.name in ("early", "preparing"):
        said, ahead = "", None  # 启动X前期工作 starts no building
    if said == "strengthened":
        raised = _RAISED.match(scene.text, group.end) or _WORKED.search(scene.text, group.start, group.end)
        said, ahead = ("advancing", ahead) if raised else ("", None)
    if said == "focused" and not _PROJECTS.match(
        scene.text, _skip_list(scene.text, group.end, len(scene.text))
    ):
        said, ahead = "", None
    if scene.planned:
        return _planned(scene, said, reached, ahead, behind)
    hoped = any(hit and _HOPED.search(scene.text, max(0, hit.start - 6), hit.end) for hit in (ahead, behind))
    hoped = hoped or bool(behind and _WILL_BE.fullmatch(scene.text, group.end, behind.start))
    if said == "advancing" and not reached and _SERVED.match(scene.text, group.end):
        return "", None
    return _reviewed(said, reached, ahead, behind, hoped)


def _planned(
    scene: Scene, said: str, reached: str, ahead: Hit | None, behind: Hit | None
) -> tuple[str, Hit | None]:
    if said == "runs":
        return "in_operation", ahead
    if behind and _ALREADY.match(scene.text, behind.start):
        return reached, behind
    if said in _GOING_ON and (reached == "under_construction" or not reached):
        if ahead and _SOUGHT.search(scene.text, max(0, ahead.start - 12), ahead.start):
            return "planned", ahead  # 争取省里加快X建设
        return ("planned" if said == "pushed" else "advancing"), ahead
    if behind and behind.row.name == "early":
        return reached, behind
    if said == "under_construction":
        return said, ahead
    if said in _GOING_ON and (reached == "advancing" or (reached == "planned" and said != "pushed")):
        return "advancing", behind
    if not said and behind and (reached == "advancing" or behind.row.name == "being-built"):
        return reached, behind
    if said or reached:
        return "planned", behind or ahead
    return "", None


def _reviewed(
    said: str, reached: str, ahead: Hit | None, behind: Hit | None, hoped: bool
) -> tuple[str, Hit | None]:
    said = {"runs": "in_operation", "pushed": "advancing", "focused": "", "to-build": ""}.get(said, said)
    if hoped or said == "planned":
        return "planned", ahead or behind
    if _ACHIEVED.get(reached, 0) > _ACHIEVED.get(said, 0) or (reached and said in ("", "advancing")):
        return reached, behind
    return (said, ahead) if said else ("", None)


def _opening(text: str, clause: Clause, group: Group) -> int:
    """Return where the words before a list begin: after the last list that has a state, its verb included."""
    earlier = [g.end for g in clause.groups if g.end <= group.start and g.of(*PROJECTS)]
    if not earlier or _EARLY.fullmatch(text, max(earlier), group.start):
        return clause.start
    return max(max(earlier), text.rfind("、", max(earlier), group.start) + 1)


def _closing(text: str, clause: Clause, group: Group) -> int:
    """Return where the words after a list end: at the next such list, or at the 、 of a second verb."""
    later = [
        g.start
        for g in clause.groups
        if g.start >= group.end and g.of(*PROJECTS) and not _SORT_WORD.fullmatch(text, group.end, g.start)
    ]
    limit = min(later, default=clause.end)
    stop = _SECOND_VERB.search(text, _skip_list(text, group.end, limit), limit)
    return stop.start() if stop else limit


def _skip_list(text: str, start: int, end: int) -> int:
    """Return where a list really ends: members that no rule named may follow, up to 等."""
    tail = _TAIL.match(text, start, end) if text.find("等", start, end) >= 0 else None
    return tail.end() if tail else start
