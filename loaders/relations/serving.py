"""What serves a programme: because the sentence says so, or because the section's heading names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation, Section
from loaders.relations.bearers import counts, is_sort
from loaders.relations.carrying import FIRMS, UNDER, carried_out, in_quotes, under
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.text import View

_SERVING = ("project", "policy", "event", "platform", "programme", "place")
_SECOND_LEVEL = re.compile(r"\([一二三四五六七八九十]+\)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、")
_PART = re.compile(
    r"20\d\d|[今去]年|回顾|总体|目标|主要任务|工作安排|重点工作|基本思路"
)  # opens a part of a report
_ACTION = re.compile(
    r"(?:工程|行动|计划|活动|试点|圈|专项|攻坚战?|保卫战|会战|班|项目|服务|竞赛|创建|发展|战略|建设|改革|工作|内湾|增长极|走廊|区|带|城|岛)[”]?$"
)
# What a section merely refers to does not serve its programme: 以X为契机, 纳入X.
_QUOTED = re.compile(r"(?:巩固|学习|运用|以(?!及)|纳入|融入|对接|按照|根据|结合|借助|对标)[^,、]{0,10}$")
_STANDING = re.compile(r"(?:用好|管好|依托|利用|发挥|围绕)[^,、]{0,6}$")
_LEANS = re.compile(r"(?:依托|利用好?|抢抓|严控|严禁|遏制)[^,、]{0,6}$")
_GENERIC = re.compile(r"”(?:标志性|重点|重大|示范|试点)*项目$")  # “P”重点项目 are many
_JOINT = re.compile(r"(?:振兴|联动|攻坚)$")  # may head a section, but are mere words within one
_ZONE = re.compile(r"(?:先导区|示范区|试验区|合作区|引领区|生活圈|增长极)$")
_WITHIN = re.compile(r"在(?:全面|深入|持续|加快)*(?:推进|推动|实施|深化|落实)[“]?")
_MOVED = re.compile(r"(?:领跑|聚力|加速|争当|勇当|实施|推进|做[大强优精]|打造|激活|壮大|抢抓)")
_SAYING = re.compile(r"三农|(?:为王|优先|至上|第一|当先|为本|为先|为要|为民|立[县市区省]|强[县市区省])”?$")
# A heading on the X高地 or X土壤 uses the name as a brand: it is not about the programme.
_BRAND = re.compile(
    r"[”》]?(?:的)?(?:高地|土壤|品牌|名片|样板|底色|气质|沃土|格局|基点|理念|要求|导向|引领|精神)"
)

# A、B等文旅“十大项目”, A、B“三区”建设: what closes a row says what its members serve.
_CLOSES = re.compile(r"”?(?:等(?:(?![和与及])[\u4e00-\u9fff]){0,6})?“?")

EXPLICIT = (
    Row(
        "helps",
        r"[”》]?(?:项目|工程|平台|行动)?(?:积极|有力|全面|深度|主动)?(?:助力|赋能|服务|支撑|带动|"
        r"促进|融入)(?:推进|实施|推动)?[“《]?",
        "",
        "“{programme 百村千景工程}”带动{programme 全域旅游}。",
        "推进“{programme 百村千景工程}”,游客增多,{programme 全域旅游}提速。",
    ),
    UNDER,
    Row(
        "to-help",
        r"(?:努力|有效|有力|更好)+(?:推动|促进)[“《]?|(?:努力|有效|有力|更好|全力)*(?:助力|支撑|"
        r"赋能|服务)了?[“《]?",
        "",
        "修建{project 青石驿道},更好助力“{programme 百村千景工程}”。",
        "修建{project 青石驿道},宣传“{programme 百村千景工程}”。",
    ),
)
_HELPS, _, _TO_HELP = EXPLICIT


def read_serves(report: Report) -> Iterator[Relation]:
    """Yield ``serves`` with basis section or explicit."""
    heads = headed_sections(report)
    for scene in report.scenes:
        if "programme" in scene.types:
            yield from _by_words(scene, report.raised)
        if scene.names and not scene.sentence.heading:
            yield from _by_heading(scene, heads, report.raised)


def headed_sections(report: Report) -> dict[tuple[int, ...], Name]:
    """Return the programme in the heading of each second-level section that names one, by number path.

    Only a heading (一), 一、 below a part's own, or 1. right below 一、, counts, and what it says before its
    first comma or says that is carried out; it governs its section and what is numbered below, and no other.
    """
    heads: dict[tuple[int, ...], Name] = {}
    for scene in report.scenes:
        if scene.sentence.heading and scene.clauses and _is_second_level(report, scene.section):
            named = _first_named(scene) or _carried_later(scene)
            if named:
                heads[scene.section.path] = named
    return heads


def _first_named(scene: Scene) -> Name | None:
    """Return the programme before a heading's first comma; an action goes before a slogan."""
    title = [n for group in scene.clauses[0].groups for n in group.of("programme", "policy")]
    named = next((name for name in title if _leads(scene.text, name)), None)
    slogan = named and not _ACTION.search(named.entity.name) and not _JOINT.search(named.entity.name)
    return (slogan and _carried_later(scene)) or named


def _carried_later(scene: Scene) -> Name | None:
    """Return the programme that a later clause of a heading carries out: 强基础,全面推进P; 在推进P上突破."""
    for clause in scene.clauses[1:]:
        named = next((n for group in clause.groups[:1] for n in group.of("programme")), None)
        within = named and _WITHIN.fullmatch(scene.text, clause.start, named.start)
        if named and _leads(scene.text, named) and (carried_out(scene, clause) or within):
            return named
    return None


def _leads(text: str, name: Name) -> bool:
    """Say whether a heading's programme is something done: not a brand, and no mere slogan (创新临溪)."""
    called = name.entity.name
    if name.entity.type == "policy":  # “四稳”政策, but no paper
        return text[name.start] == "“" and called.endswith(("政策", "机制"))
    done = _ACTION.search(called) or _JOINT.search(called) or in_quotes(text, name)
    if _SAYING.search(called) or _MOVED.match(called):
        return False
    shared = (
        text[name.start - 1 : name.start] in tuple("和与及同、") and name.start > 0
    )  # half of a heading only
    return bool(done) and not shared and not _BRAND.match(text, name.end)


def _is_second_level(report: Report, section: Section) -> bool:
    heading = View.over(report.document.source.text, section.heading).text
    # 一、 right below 2030年工作回顾, or of a passage that begins there
    below = len(section.path) <= 2 and _NUMBERED.match(heading) and not _PART.search(heading)
    return bool(_SECOND_LEVEL.match(heading) or below or (len(section.path) <= 2 and heading[:1].isdigit()))


def _by_heading(
    scene: Scene,
    heads: dict[tuple[int, ...], Name],
    raised: frozenset[tuple[str, str]],
) -> Iterator[Relation]:
    paths = [scene.section.path[:n] for n in range(len(scene.section.path), 0, -1)]
    path = next((p for p in paths if p in heads), scene.section.path)
    programme = heads.get(path)
    if programme is None:
        return
    for clause in scene.clauses:
        for group in clause.groups:
            if is_sort(scene.text, clause, group) or FIRMS.match(scene.text, group.end):
                continue
            for name in (*group.of(*_SERVING), *_heads(scene, group)):
                if name.key != programme.key and _acts(scene, clause, name, raised):
                    yield relate(
                        scene, name.key, "serves", programme.key, _evidence(clause, name),
                        "serves-by-heading",
                        basis="section", via=path,
                    )  # fmt: skip


def _heads(scene: Scene, group: Group) -> Iterator[Name]:
    """Yield the programmes that a paper is about: P建设总体方案 stands for P."""
    papers = {name.start for name in group.of("policy")}
    yield from (n for n in scene.names if n.inner and n.start in papers and n.entity.type == "programme")


def _acts(scene: Scene, clause: Clause, name: Name, raised: frozenset[tuple[str, str]]) -> bool:
    """Say whether a thing can serve where it stands.

    Of programmes those can that are something done, not a slogan; of places those that are built, that are
    called by a brand in quotes, and zones that a clause begins with. What merely stands (用好大桥) or is
    quoted (以X为契机) can't, nor can a paper on a programme, which does itself.
    """
    kind, called = name.key
    ahead = max(clause.start, name.start - 14)
    if _QUOTED.search(scene.text, ahead, name.start):
        return False
    if kind == "programme":
        return bool(_ACTION.search(called))
    if kind == "policy":
        inner = (n.entity.type for n in scene.names if n.inner and n.start == name.start)
        return "programme" not in inner
    if kind == "project":
        return not _LEANS.search(scene.text, ahead, name.start) and (
            name.key in raised or not _STANDING.search(scene.text, ahead, name.start)
        )
    zone = name.start == clause.start and bool(_ZONE.search(called))
    return kind != "place" or name.key in raised or zone or in_quotes(scene.text, name)


def _evidence(clause: Clause, name: Name) -> tuple[int, int]:
    """Return the name with its verb where that is short, else the name alone."""
    start = clause.start if name.start - clause.start <= 14 else name.start
    return start, name.end


def _by_words(scene: Scene, raised: frozenset[tuple[str, str]]) -> Iterator[Relation]:
    for clause in scene.clauses:
        for first, second in zip(clause.groups, clause.groups[1:], strict=False):
            programmes = second.of("programme")
            members = [name for name in first.of("project", "place") if not name.entity.code]
            if programmes and len(members) > 1 and _closes(scene.text, first, programmes[0]):
                for name in members:
                    where = (name.start, programmes[0].end)
                    yield relate(scene, name.key, "serves", programmes[0].key, where, "serves-closed")
            if programmes and _HELPS.words.fullmatch(scene.text, first.end, second.start):
                for name in first.of(*_SERVING[:-1]):
                    yield relate(
                        scene,
                        name.key,
                        "serves",
                        programmes[0].key,
                        (first.start, programmes[0].end),
                        "serves-helps",
                    )
    if not scene.sentence.heading:
        yield from _to_help(scene)
        yield from under(scene, raised)
        yield from _within_name(scene)


def _closes(text: str, row: Group, programme: Name) -> bool:
    """Say whether a name that is quoted, or ends in quotes, closes the row before it."""
    quoted = "“" in text[programme.start - 1 : programme.end]
    return quoted and _CLOSES.fullmatch(text, row.end, programme.start) is not None


def _to_help(scene: Scene) -> Iterator[Relation]:
    """Yield what one clause does so that the next may help its programme: 更新X,推动P提质增效."""
    for clause, following in zip(scene.clauses, scene.clauses[1:], strict=False):
        if len(clause.groups) != 1 or not following.groups:
            continue
        programmes = following.groups[0].of("programme")
        if programmes and _TO_HELP.words.fullmatch(scene.text, following.start, following.groups[0].start):
            for name in clause.groups[0].of("project", "policy", "platform"):
                yield relate(
                    scene,
                    name.key,
                    "serves",
                    programmes[0].key,
                    (name.start, programmes[0].end),
                    "serves-to-help",
                )


def _within_name(scene: Scene) -> Iterator[Relation]:
    """Yield what bears its programme's name: “百村千景工程”信息平台."""
    outer: Name | None = None
    for name in scene.names:
        if not name.inner:
            outer = name
        elif (
            outer
            and name.entity.type == "programme"
            and name.end + 1 < outer.end  # 县城建设新“三件事” is no work of “三件事”
            and _bears(outer)
            and not counts(scene.text, outer.end)
        ):
            yield relate(
                scene, outer.key, "serves", name.key, (outer.start, outer.end), "serves-by-name", basis="name"
            )


def _bears(name: Name) -> bool:
    """Say whether a thing serves the programme in its name: a paper on a programme is only about it."""
    kind, called = name.key
    if _GENERIC.search(called):
        return False
    return kind in ("project", "platform") or (kind == "policy" and called.endswith("体系"))
