"""A clause that carries a programme out, and what its sentence goes on to: 开展P,铺排A、B; 实施P,A上线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Group, Name, Scene, relate

# Ends the name of a programme that is carried out step by step; no trial, no task, no reform.
_PURSUED = re.compile(r"(?:(?<!大)(?:工程|行动|计划|战略|攻坚战?|保卫战|专项|活动)|会战)”?$")
_CALLED = re.compile(r"”(?:专项|三年|攻坚)*(?:工程|行动|计划|战略|活动)")
_COURSE = re.compile(r"(?:协同发展|一体化发展|高质量发展|振兴)$")  # a course of years, as 青云协同发展
# Is made or in force, but nothing is built for it: a survey, an office (河长制).
_SURVEY = re.compile(r"(?:普查|调查|核查|排查|检查|督查|长制|责任制|制度)”?$")
# A field of works or a reform: what the next clause starts stands beside it, if it isn't called alike.
_FIELD = re.compile(r"(?:改革|改造|整治|治理|试点)”?$")
_GUIDING = re.compile("习近平|总体要求|总体思路|指导思想")  # says by what one is led, not what is done
_FAR = 9  # clauses: as far as a sentence goes

FIRMS = re.compile(r"[”》]?等[^,;。、]{0,8}(?:企业|公司|集团)")
"""Sums up a list of firms, whatever they are called (A、B等龙头企业)."""

_ALONE = re.compile(
    r"[”》]?(?:试点|示范|专项|集中)*(?:工作|行动|工程|建设|攻坚|活动|提质|步伐)*"
    r"(?:走深走实|走在前列|落地(?:见效|落实)?|落实落细|提质增效|提档升级|向纵深(?:发展|推进)|纵深推进|取得[^,。;]{0,4}(?:成效|进展|突破))?"
)
# 以P为抓手, 把P作为头号工程: what follows is done for it. A mere occasion (以P为契机) isn't.
_BY = re.compile(
    "(?:坚持|紧紧|牢牢|始终)*(?:以|把|将)(?:深入|全面|大力|扎实|持续|纵深)*(?:实施|推进|推动|落实|开展)?[“]?"
)
_HANDLE = re.compile(
    "[”》]?(?:战略|工程|行动|建设)?(?:为|作为)(?:总|主|重要|有力|核心|重大|第一|头号|“?一号)*(?:抓手|牵引|引领|统领|总揽|龙头|载体|突破口|工程)”?"
)
_GOES_ON = re.compile(
    r"[”》]?(?:工作|建设|行动)*(?:扎实|深入|全面|有序|加快|纵深|持续|稳步|强力)*"
    r"(?:推进|实施|开展|落地|迈出[^,。;]{0,4}步伐|取得[^,。;]{0,8}(?:成效|进展|突破)|成效(?:明显|显著))"
)
# What is done in the next clause: 开展P,A平台正式上线; not 开展P,A成交额增长.
_MOVES = re.compile(
    r"[”》]?(?:试点|示范|建设|改革|平台|系统|服务)*(?:正式|已|全面|成功|顺利|率先|在|有序|加快|扎实|深入|上线|开通|建成|投|启动|落地|"
    r"覆盖|推广|通过|入选|获)"
)
_DOES = re.compile(
    r"(?:深入|持续|全面|有序|加快|大力|扎实|常态化|统筹|积极|稳步|高标准|高质量|强力|全力)*"
    r"(?:推进|实施|开展|落实|编制|制定|出台|建成|建设|打造|上线|举办|办好|谋划|布局|成立|组建|搭建|启用|抓好|建[好强](?:用好)?)+[“《]?"
)
_FOUNDS = re.compile("组建|成立|建成|建设")
_WRITES = re.compile("编制|制定|出台")
_HOLDS = re.compile("举办|办好")
# What is held down or left over is no work done for it: 严控“两高”项目.
_AGAINST = re.compile("(?:严控|严禁|遏制|严格控制|化解|处置|淘汰|压减|清理|取缔|整顿)[^,。;]{0,4}$")

UNDER = Row(
    "under",
    r"[^,。;]{0,14}(?:攻坚|推进|推动|实施|开展|加速|加快|深化|落实|启动|抓好|做好|打[好赢响]|用好|"
    r"围绕|聚力|践行|贯彻|组织|管理|更新)(?:了)?[“《]?",
    "",
    "持续开展{programme 管网清查行动},铺排{project 北埗水浸点改造}。",
    "推进{programme 管网清查行动}。完成{project 北埗水浸点改造}。",
)


def under(scene: Scene, raised: frozenset[tuple[str, str]]) -> Iterator[Relation]:
    """Yield what a sentence goes on to after a clause carried its programme out: 开展P,铺排A、B; 实施P,A上线.

    The next clause is still about the programme, and all that follow where that is an action, quoted or a
    course of years.
    ``raised`` are the things whose state the report tells.
    """
    programme: Name | None = None
    left, series = 0, False  # clauses that it still governs; whether the clause before has one of its own
    for clause in () if _GUIDING.search(scene.text) else scene.clauses:
        within = programme is not None and left > 1 and scene.text[clause.start - 1] != ";"
        found = carried_out(scene, clause)
        if found and not (within and not series and not _lasts(scene, found)):  # a step of P stays under P
            if series and programme and _narrower(scene, programme, found):
                where = (programme.start, found.end)
                yield relate(scene, found.key, "serves", programme.key, where, "serves-under")
            programme, left = (None if series else found), _FAR if _lasts(scene, found) else 1
            series = True  # 深化P,推进Q,建设A: one beside the other
            continue
        series = False
        left -= 1
        if programme is None or left < 0 or scene.text[clause.start - 1] == ";":
            programme = None
            continue
        for group in clause.groups:
            sites = [n for n in group.of("place", "organization") if n.key in raised and not n.entity.code]
            if _AGAINST.search(scene.text, clause.start, group.start):
                continue
            for name in (*group.of("project", *_led_by(scene, clause, group, programme)), *sites):
                if name.key == programme.key or (group.start > clause.start + 1 and _apart(programme, name)):
                    continue
                if not FIRMS.match(scene.text, group.end):
                    where = (programme.start, name.end)
                    yield relate(scene, name.key, "serves", programme.key, where, "serves-under")


def _narrower(scene: Scene, wide: Name, step: Name) -> bool:
    """Say whether an action is a step of the one right before it, as its kind tells: 实施P战略,实施Q计划."""
    called = [name.entity.name.rstrip("”")[-2:] for name in (wide, step)]
    return called[0] in ("战略", "行动") and called[1] in ("计划", "工程") and is_action(scene, step)


def _apart(programme: Name, name: Name) -> bool:
    """Say whether what a clause starts stands beside a field of works, unless it is called alike."""
    called = programme.entity.name.strip("“”")
    field = _FIELD.search(called)
    return field is not None and called[: field.start()][-2:] not in name.entity.name


def _led_by(scene: Scene, clause: Clause, group: Group, programme: Name) -> tuple[str, ...]:
    """Return the types that what is said of a list adds to the projects: A上线; 编制A for an action."""
    if group.start - clause.start <= 1:
        return ("platform", "programme") if _MOVES.match(scene.text, group.end) else ()
    does = pursued(scene, programme) and _DOES.fullmatch(scene.text, clause.start, group.start)
    if not does:
        return ()
    written = ("policy",) if _WRITES.search(does.group()) else ()
    founded = ("organization",) if _FOUNDS.search(does.group()) else ()
    held = ("event",) if _HOLDS.search(does.group()) else ()
    if not is_action(scene, programme):  # a name in quotes may be a slogan
        return ("platform", *founded)
    steps = all(pursued(scene, step) for step in group.of("programme"))
    return ("platform", *(("programme",) if steps else ()), *written, *founded, *held)


def _lasts(scene: Scene, name: Name) -> bool:
    return pursued(scene, name) or bool(_COURSE.search(name.entity.name))


def pursued(scene: Scene, name: Name) -> bool:
    """Say whether a programme is an action of some length, or has a name of its own in quotes."""
    return is_action(scene, name) or in_quotes(scene.text, name)


def is_action(scene: Scene, name: Name) -> bool:
    """Say whether a programme is carried out step by step, by its name or by the word behind its quotes."""
    return bool(_PURSUED.search(name.entity.name) or _CALLED.match(scene.text, name.end))


def carried_out(scene: Scene, opening: Clause) -> Name | None:
    """Return the programme that a clause carries out and says nothing else of: 深入实施P."""
    programmes = all_carried_out(scene, opening)
    return programmes[0] if len(programmes) == 1 else None


def all_carried_out(scene: Scene, opening: Clause) -> tuple[Name, ...]:
    """Return the programmes that a clause carries out together and says nothing else of: 深入实施P、Q."""
    if len(opening.groups) != 1:
        return ()
    group = opening.groups[0]
    programmes = tuple(name for name in group.of("programme") if not _is_work(scene, name))
    if not programmes or (len(programmes) > 1 and len(programmes) < len(group.names)):
        return ()
    lead = UNDER.words.fullmatch(scene.text, opening.start, group.start)
    opens = group.start <= opening.start + 1
    quoted = "“" in scene.text[opening.start : group.start + 1]
    if (
        opens
        and (quoted or is_action(scene, programmes[0]))
        and _GOES_ON.fullmatch(scene.text, group.end, opening.end)
    ):
        return programmes  # “P”迈出新步伐, P行动扎实推进
    alone = _ALONE.fullmatch(scene.text, group.end, opening.end)
    handle = _BY.fullmatch(scene.text, opening.start, group.start)
    handle = handle and _HANDLE.fullmatch(scene.text, group.end, opening.end)
    return programmes if (lead and alone) or handle else ()


def _is_work(scene: Scene, name: Name) -> bool:
    """Say whether a programme is but a count of things or works at one place: 青石景区提升工程."""
    if _SURVEY.search(name.entity.name):
        return True
    works = name.entity.name.endswith("工程") and not in_quotes(scene.text, name)
    return works and any(n.inner and n.entity.type == "place" and n.start == name.start for n in scene.names)


def in_quotes(text: str, name: Name) -> bool:
    """Say whether the quotes hold the name and nothing else."""
    whole = text[max(0, name.start - 1) : name.end + 1]
    return "“" in whole[:2] and "”" in whole[-2:]
