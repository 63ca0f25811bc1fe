"""What serves a programme: because the sentence says so, or because the section's heading names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation, Section
from loaders.relations.bearers import counts, is_sort
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.relations.topics import topics
from loaders.text import View

_SERVING = ("project", "policy", "event", "platform", "programme", "place")
_UNDERTAKEN = ("project", "programme")
_SECOND_LEVEL = re.compile(r"\([一二三四五六七八九十]+\)")
_ACTION = re.compile(
    r"(?:工程|行动|计划|活动|试点|圈|专项|攻坚战?|班|项目|服务|竞赛|创建|发展|战略|建设|改革|工作|内湾|增长极|走廊|区|带|城|岛)[”]?$"
)
# What a section merely refers to does not serve its programme: 以X为契机, 纳入X.
_QUOTED = re.compile(r"(?:巩固|学习|运用|以(?!及)|纳入|融入|对接|按照|根据|结合|借助|对标)[^,、]{0,10}$")
_STANDING = re.compile(r"(?:用好|管好|依托|利用|发挥|围绕)[^,、]{0,6}$")
# What is done in the next clause: 开展P,A平台正式上线; not 开展P,A成交额增长.
_MOVES = re.compile(
    r"[”》]?(?:试点|示范|建设|改革|平台|系统|服务)*(?:正式|已|全面|成功|顺利|率先|在|有序|加快|扎实|深入|上线|开通|建成|投|启动|落地|"
    r"覆盖|推广|通过|入选|获)"
)
_GENERIC = re.compile(r"”(?:标志性|重点|重大|示范|试点)*项目$")  # “P”重点项目 are many
_DOES = re.compile(
    r"(?:深入|持续|全面|有序|加快|大力|扎实|常态化|统筹|积极|稳步|高标准|高质量|强力|全力)*"
    r"(?:推进|实施|开展|落实|编制|制定|出台|建成|建设|打造|上线|健全|组建|搭建|完善|启用|抓好)+[“《]?"
)
_DONE = ("platform", "programme", "policy")
_FIRMS = re.compile(r"[”》]?等[^,;。、]{0,8}(?:企业|公司|集团)")  # A、B等龙头企业 are firms, whatever their names
_REACH = 2  # clauses behind the one that carries a programme out
_JOINT = re.compile(r"(?:振兴|联动|攻坚)$")  # may head a section, but are mere words within one
_ZONE = re.compile(r"(?:先导区|示范区|试验区|合作区|引领区|生活圈|增长极)$")
_ALONE = re.compile(r"[”》]?(?:试点|示范|专项|集中)*(?:工作|行动|工程|建设|攻坚|活动|提质|步伐)*")
_GOES_ON = re.compile(
    r"[”》]?(?:工作|建设|行动)*(?:扎实|深入|全面|有序|加快|纵深|持续|稳步|强力)*"
    r"(?:推进|实施|开展|落地|迈出[^,。;]{0,4}步伐|取得[^,。;]{0,8}(?:成效|进展|突破)|成效(?:明显|显著))"
)
# A heading on the X高地 or X土壤 uses the name as a brand: it is not about the programme.
_BRAND = re.compile(
    r"[”》]?(?:的)?(?:高地|土壤|品牌|名片|样板|底色|气质|沃土|格局|基点|理念|要求|导向|引领|精神)"
)

# A、B等文旅“十大项目”, A、B“三区”建设: what closes a row says what its members serve.
_CLOSES = re.compile(r"”?(?:等[\u4e00-\u9fff]{0,6})?“?")

EXPLICIT = (
    Row(
        "helps",
        r"[”》]?(?:项目|工程|平台|行动)?(?:积极|有力|全面|深度|主动)?(?:助力|赋能|服务|支撑|带动|"
        r"促进|融入)(?:推进|实施|推动)?[“《]?",
        "",
        "“{programme 百村千景工程}”带动{programme 全域旅游}。",
        "推进“{programme 百村千景工程}”,游客增多,{programme 全域旅游}提速。",
    ),
    Row(
        "under",
        r"[^,。;]{0,14}(?:攻坚|推进|推动|实施|开展|加速|加快|深化|落实|启动|抓好|做好|打好|用好|"
        r"围绕|聚力|践行|贯彻|组织|管理|更新)(?:了)?[“《]?",
        "",
        "持续开展{programme 管网清查行动},铺排{project 北埗水浸点改造}。",
        "推进{programme 管网清查行动}。完成{project 北埗水浸点改造}。",
    ),
    Row(
        "to-help",
        r"(?:努力|有效|有力|更好)+(?:推动|促进)[“《]?|(?:努力|有效|有力|更好|全力)*(?:助力|支撑|"
        r"赋能|服务)[“《]?",
        "",
        "修建{project 青石驿道},更好助力“{programme 百村千景工程}”。",
        "修建{project 青石驿道},宣传“{programme 百村千景工程}”。",
    ),
)
_HELPS, _UNDER, _TO_HELP = EXPLICIT


def read_serves(report: Report) -> Iterator[Relation]:
    """Yield ``serves`` with basis section or explicit."""
    heads, governed = headed_sections(report), topics(report, carried_out)
    for scene in report.scenes:
        if "programme" in scene.types:
            yield from _by_words(scene)
        if scene.names and not scene.sentence.heading:
            yield from _by_heading(scene, heads, governed, report.raised)


def headed_sections(report: Report) -> dict[tuple[int, ...], Name]:
    """Return the programme in the heading of each second-level section that names one, by number path.

    Only a heading (一), or 1. right below 一、, counts, and what it says before its first comma; it governs
    its section and what is numbered below, and no other.
    """
    heads: dict[tuple[int, ...], Name] = {}
    for scene in report.scenes:
        if not scene.sentence.heading or not _is_second_level(report, scene.section):
            continue
        title = scene.clauses[0].groups if scene.clauses else ()
        named = [n for group in title for n in group.of("programme") if _leads(scene.text, n)]
        if named:
            heads[scene.section.path] = named[0]
    return heads


def _leads(text: str, name: Name) -> bool:
    """Say whether a heading's programme is something done: not a brand, and no mere slogan (创新临溪)."""
    done = _ACTION.search(name.entity.name) or _JOINT.search(name.entity.name) or _in_quotes(text, name)
    shared = (
        text[name.start - 1 : name.start] in tuple("和与及、") and name.start > 0
    )  # half of a heading only
    return bool(done) and not shared and not _BRAND.match(text, name.end)


def _is_second_level(report: Report, section: Section) -> bool:
    heading = View.over(report.document.source.text, section.heading).text
    return bool(_SECOND_LEVEL.match(heading) or (len(section.path) <= 2 and heading[:1].isdigit()))


def _by_heading(
    scene: Scene,
    heads: dict[tuple[int, ...], Name],
    governed: dict[int, Name],
    raised: frozenset[tuple[str, str]],
) -> Iterator[Relation]:
    paths = [scene.section.path[:n] for n in range(len(scene.section.path), 0, -1)]
    path = next((p for p in paths if p in heads), scene.section.path)
    programme = heads.get(path) or governed.get(scene.index)
    if programme is None:
        return
    types = _SERVING if path in heads else _UNDERTAKEN  # a topic is looser than a heading
    for clause in scene.clauses:
        for group in clause.groups:
            if is_sort(scene.text, clause, group) or _FIRMS.match(scene.text, group.end):
                continue
            for name in (*group.of(*types), *_heads(scene, group)):
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
        return name.key in raised or not _STANDING.search(scene.text, ahead, name.start)
    zone = name.start == clause.start and bool(_ZONE.search(called))
    return kind != "place" or name.key in raised or zone or _in_quotes(scene.text, name)


def _in_quotes(text: str, name: Name) -> bool:
    """Say whether the quotes hold the name and nothing else."""
    whole = text[max(0, name.start - 1) : name.end + 1]
    return "“" in whole[:2] and "”" in whole[-2:]


def _evidence(clause: Clause, name: Name) -> tuple[int, int]:
    """Return the name with its verb where that is short, else the name alone."""
    start = clause.start if name.start - clause.start <= 14 else name.start
    return start, name.end


def _by_words(scene: Scene) -> Iterator[Relation]:
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
        yield from _under(scene)
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


def _under(scene: Scene) -> Iterator[Relation]:
    """Yield what a sentence goes on to after a clause carried its programme out: 开展P,铺排A、B; 实施P,A上线.

    Only the next clauses up to a semicolon are still about the programme.
    """
    programme: Name | None = None
    reach = 0
    for clause in scene.clauses:
        if found := carried_out(scene, clause):
            programme, reach = found, 0
            continue
        reach += 1
        if scene.text[clause.start - 1 : clause.start] == ";" or reach > _REACH:
            programme = None
        if programme is None:
            continue
        for group in clause.groups:
            for name in group.of("project", *_led_by(scene, clause, group)):
                if name.key != programme.key and not _FIRMS.match(scene.text, group.end):
                    where = (programme.start, name.end)
                    yield relate(scene, name.key, "serves", programme.key, where, "serves-under")


def _led_by(scene: Scene, clause: Clause, group: Group) -> tuple[str, ...]:
    """Return the types that what is said of a list adds to the projects: A上线, 编制A, 落实A."""
    if group.start - clause.start <= 1:
        return ("platform", "programme") if _MOVES.match(scene.text, group.end) else ()
    return _DONE if _DOES.fullmatch(scene.text, clause.start, group.start) else ()


def carried_out(scene: Scene, opening: Clause) -> Name | None:
    """Return the programme that a clause carries out and says nothing else of: 深入实施P."""
    if len(opening.groups) != 1:
        return None
    group = opening.groups[0]
    programmes = group.of("programme")
    if len(programmes) != 1:
        return None
    lead = _UNDER.words.fullmatch(scene.text, opening.start, group.start)
    quoted = group.start <= opening.start + 1 and "“" in scene.text[opening.start : group.start + 1]
    if quoted and _GOES_ON.fullmatch(scene.text, group.end, opening.end):
        return programmes[0]  # “P”迈出新步伐
    alone = _ALONE.fullmatch(scene.text, group.end, opening.end)
    return programmes[0] if lead and alone else None


def _within_name(scene: Scene) -> Iterator[Relation]:
    """Yield what bears its programme's name: “百村千景工程”信息平台."""
    outer: Name | None = None
    for name in scene.names:
        if not name.inner:
            outer = name
        elif (
            outer and name.entity.type == "programme" and _bears(outer) and not counts(scene.text, outer.end)
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
