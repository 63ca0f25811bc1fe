"""Who runs what, and who works with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate

OPERATING = (
    Row(
        "led-by",
        r"[”》]?(?:等[^,。]{0,10})?(?:牵头|负责|承担|主导|投资)?(?:建设|运营|承建|实施|打造|开设|"
        r"开办|设立|投资|研发|启动|牵头组建|组建)(?:的)?[^,。、;]{0,12}?[“《]?",
        "operator",
        "由{company 青石集团}运营{platform 临溪通}。",
        "{company 青石集团}参观{platform 临溪通}。",
    ),
    Row(
        "centred-on",
        r"(?:(?:为|作为|任)(?:牵头|主体|依托|承建|承办|组长|主任)单位|牵头|为核心|为主体|为龙头|为依托)(?:的|建设|组建|打造)*[^,。、;]{0,4}?[“《]?",
        "lead",
        "以{organization 青石大学}为核心打造{platform 临溪算力联盟}。",
        "联系{organization 青石大学}、{platform 临溪算力联盟}。",
    ),
)
_LED = re.compile(r"(?:由|依托|支持|推动|委托|鼓励|联合|携手)$")
_OPENS = re.compile(r"(?:全面|正式)?(?:开启|启动|实施|发起)(?:了)?[^,。“]{0,4}“?")
_WITH = re.compile(r"(?:与|和|同|携手|联合|牵手)[“]?(?:[^、,;。与和同]{2,14}、){0,4}$")
_BODIES = ("organization", "company")
_ZONE = re.compile(
    "(?:开发区|高新区|经开区|产业园|科技园|港|[市区县州省])$"
)  # a zone or a county does what its committee does
# 与A、云州省文联合作, 与水利部科技中心合作: only the head of the last body is named.
_UNNAMED = re.compile(
    "[一-鿿]{0,10}?(?:中心|[院所办局厅委社]|公司|大学|集团|协会|文联|平台)"
    "(?=(?:等[^,。]{0,8})?(?:合作|共建|签|达成|共同|[建确]立|联合))"
)
_PROMOTES = re.compile("要?(?:加快|积极|大力|全力|持续)*(?:推进|推动|支持|鼓励|引导|帮助)?[“]?")
_TOGETHER = re.compile(r"[”]?(?:与|携手|联合|牵手)[“]?")  # A与B共建X
_HOW = (
    "(?:分别|正式|共同|强强|实质性|全面|深度|深入|务实|战略|密切|长期|紧密|广泛|项目|产业|跨区域|校地|校企|院地|医疗|"
    "技术)*"
)
_AGREED = re.compile(
    rf"[”]?(?:、[^、,;。]{{2,12}})*(?:等[^,。]{{0,20}}?)?(?:的)?{_HOW}"
    r"(?:在[^,。;]{2,24}?(?:方面|领域|上)的?(?:深度|全面|开展|进行)*合作|达成|结为|缔结|结成|对口(?:帮扶|协作|合作|支援)|(?:产业|劳务|东西部)协作|签订|签署|签约|合作|共建|共同|联合|协作|联建|结对|[建确]立[^,。]{0,8}(?:合作|伙伴)|开展[^,。]{0,8}(?:合作|协作|共建)|(?:精准)?对接|携手)"
)
_CALLED = re.compile(
    r"(?:大道|[路街]|大桥|广场)(?:[一二三四东西南北]|[\u4e00-\u9fff]{0,2}工程)*$"
)  # only named after a firm
_TIES = re.compile("合作|协作|对口|结[为成对]|缔结|共建|协议")  # without a body, these alone tell of partners
_REACH = 48  # characters of a list's members that no rule named, before those that are


def read_partners(report: Report) -> Iterator[Relation]:
    """Yield ``operatedBy`` and ``cooperatesWith``."""
    for scene in report.naming(*_BODIES, "place"):
        if scene.types.isdisjoint(_BODIES) and not _TIES.search(scene.text):
            continue
        for clause in scene.clauses:
            yield from _operators(scene, clause)
        yield from _begun(scene)
        for clause in scene.clauses:
            for group in clause.groups:
                yield from _partners(report, scene, clause, group)
    yield from _owned(report)


def _operators(scene: Scene, clause: Clause) -> Iterator[Relation]:
    for first, second in zip(clause.groups, clause.groups[1:], strict=False):
        bodies, things = first.of("company", "organization"), second.of("project", "platform", "programme")
        row = _row(scene, first, second) if bodies else None
        if row and row.name == "centred-on":
            things = things or second.of("organization")
        led = row and _LED.search(scene.text, max(0, first.start - 3), first.start)
        if not things or row is None or not (led or row.name == "centred-on"):
            continue
        for thing in things:
            for body in bodies:
                yield relate(
                    scene, thing.key, "operatedBy", body.key, (first.start, thing.end),
                    f"operated-{row.name}", role=row.makes,
                )  # fmt: skip


def _begun(scene: Scene) -> Iterator[Relation]:
    """Yield what the firm of one clause starts in the next: 青石集团进驻临溪,发起“X计划”."""
    for clause, following in zip(scene.clauses, scene.clauses[1:], strict=False):
        if not clause.groups or not following.groups or clause.groups[0].start > clause.start + 1:
            continue
        bodies, first = clause.groups[0].of("company"), following.groups[0]
        if bodies and _OPENS.fullmatch(scene.text, following.start, first.start):
            for thing in first.of("programme"):
                yield relate(
                    scene, thing.key, "operatedBy", bodies[-1].key, (following.start, thing.end),
                    "operated-led-by", role="operator",
                )  # fmt: skip


def _row(scene: Scene, first: Group, second: Group) -> Row | None:
    return next((row for row in OPERATING if row.words.fullmatch(scene.text, first.end, second.start)), None)


def _partners(report: Report, scene: Scene, clause: Clause, group: Group) -> Iterator[Relation]:
    bodies = tuple(
        n for n in group.of(*_BODIES, "place") if n.entity.type in _BODIES or _ZONE.search(n.entity.name)
    )
    if not bodies:
        return
    open_end = _UNNAMED.match(scene.text, group.end)
    agreed = _AGREED.match(scene.text, open_end.end() if open_end else group.end, clause.end)
    if not agreed:
        return
    joined = _WITH.search(scene.text, max(clause.start, group.start - _REACH), group.start)
    earlier = [g for g in clause.groups if joined and g.end == joined.start() and g.of(*_BODIES)]
    firm = None if earlier else _told_of(scene, clause)
    subject = earlier[-1].of(*_BODIES)[-1].key if earlier else firm.key if firm else report.region
    start = joined.start() if joined else group.start
    if not joined:  # A与B共建X: both are in the list
        first = _first_half(scene, group)
        if first is None:
            return
        subject, bodies = first.key, tuple(body for body in bodies if body.start > first.start)
    for body in (b for b in bodies if b.key != subject):
        yield relate(
            scene, subject, "cooperatesWith", body.key, (start, agreed.end()), "cooperates",
            basis="explicit" if earlier or firm or not joined else "implicit subject",
        )  # fmt: skip


def _told_of(scene: Scene, clause: Clause) -> Name | None:
    """Return the one firm that the clauses before tell of and nothing else: 推进青石集团转型,与A合作."""
    if clause.start == 0 or clause == scene.clauses[0]:
        return None
    opening = scene.clauses[0]
    named = [n for c in scene.clauses if c.start < clause.start for g in c.groups for n in g.names]
    if len(named) != 1 or named[0].entity.type != "company" or named[0].end > opening.end:
        return None
    led = _PROMOTES.fullmatch(scene.text, opening.start, named[0].start)
    return named[0] if led else None


def _first_half(scene: Scene, group: Group) -> Name | None:
    """Return the first member of a list that it does something with the others: A与B、C."""
    first, second = group.names[0], next((n for n in group.names if n.start > group.names[0].end), None)
    if second is None or first.entity.type not in _BODIES:
        return None
    return first if _TOGETHER.fullmatch(scene.text, first.end, second.start) else None


def _owned(report: Report) -> Iterator[Relation]:
    """Yield the firm that a project's name begins with: 青石集团电池二期."""
    firms = {form: e for e in report.entities if e.type == "company" for form in (e.name, *e.aliases)}
    if not firms:
        return
    for scene in report.naming("project", "platform"):
        for name in scene.names:
            said = scene.text[name.start : name.end]
            if name.inner or name.entity.type not in ("project", "platform") or _CALLED.search(said):
                continue
            firm = next((firms[said[:n]] for n in range(len(said) - 2, 2, -1) if said[:n] in firms), None)
            inside = (n for n in scene.names if name.start <= n.start and n.end < name.end)
            firms_there = (n.entity for n in inside if n.entity.type == "company")
            firm = firm or next(firms_there, None)  # of two characters only where it is named there
            if firm:
                yield relate(
                    scene, name.key, "operatedBy", (firm.type, firm.name), (name.start, name.end),
                    "operated-by-name",
                    basis="name", role="operator",
                )  # fmt: skip
