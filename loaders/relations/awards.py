"""Titles received and titles aimed at: who holds which award, at which level, given by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.records import Relation
from loaders.relations.rows import Hit, Row, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate

VERBS = (
    Row(
        "won",
        r"(?:再次|成功|双双|首次|荣)?(?:获得|荣获|获评|获选|获颁|获封|获授|夺得|摘得|斩获|捧回|"
        r"捧得|蝉联|喜获|荣膺|问鼎|赢得|获)(?!批|得感)",
        "received",
        "{place 青石湾商圈}获评“{award 国家级示范商圈}”。",
        "{place 青石湾商圈}创建“{award 国家级示范商圈}”。",
    ),
    Row(
        "chosen",
        r"(?:成功)?(?:入选|入围|上榜|登榜|跻身|位列|位居|列入|纳入|被列为|列为|当选|入列)(?:为)?",
        "received",
        "{organization 青石湾中学}入选{award 全国实验学校}。",
        "推荐{organization 青石湾中学}申报{award 全国实验学校}。",
    ),
    Row(
        "named",
        r"(?:评定|认定|评选|评|命名|授予|授|授牌|确定|确立|立项|表彰|选定|遴选|批准|批复|升级|"
        r"晋升|晋级|成长|提级)(?:成)?为|"
        r"被授予|授予|(?:正式|成功)?(?:获批|获准)(?:为|成为|建设|创建|设立|开展)?|成(?:功)?为|"
        r"创成|(?:成功)(?:创建|争创|申报|申创|创评)(?:为|成为|成)?|"
        r"创建成(?:功|为)?|(?:率先|顺利|高分)*通过|建成|列",
        "received",
        "{place 青石镇}被省农业局认定为{award 省级示范镇}。",
        "新增{award 省级示范镇}3个。",
    ),
    Row(
        "kept",
        r"(?:持续|不断)?(?:巩固|擦亮|保持|深化)(?:提升|拓展)?",
        "received",
        "持续巩固{award 国家卫生城市}成果。",
        "争创{award 国家卫生城市}。",
    ),
    Row(
        "aimed",
        r"(?:积极|全力|加快|推动|推进|持续|深入|深化|启动|支持|高标准|高质量|争取|力争|努力)*"
        r"(?:创建|争创|创评|申报|申请|申创|申办|冲刺|打造|争当|争取|力争|争做|建设|创优|共建|迈向|"
        r"上升为|提级为|升级为|争|创)(?:成为|为|成)?",
        "aimsAt",
        "积极争创{award 国家生态示范区}。",
        "成功创建{award 国家生态示范区}。",
    ),
)

_ADVERBS = re.compile(
    r"(?:[”》]|正式|成功|顺利|再次|双双|均|分别|先后|已|被|也|还|首次|率先|又|连续\S{1,3}年|高分|"
    r"全部|同时|并|以及|获|新|率先|在全[国省市区]|及|和)*"
)
_COUNT = re.compile(
    r"(?:\d[\d,.]*|[一二两三四五六七八九十百]+)(?:多|余)?(?:家|个|所|人|名|条|项|处|件|座|镇|村|"
    r"种|户|批|类|款|只|位|支|宗)"
)
_COUNTED = re.compile(r"等?" + _COUNT.pattern + "$")
_SORTS = re.compile(_COUNT.pattern + "|一批|多个")  # 建成2个X: how many titles, not whose
_AFTER_COUNT = re.compile(r"[”》]?(?:分别)?\d")
_OURS = re.compile(r"(?:我(?:省|市|区|县)|全(?:省|市|区|县))[^,;。]{0,6}$")
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
_BODY = re.compile(r"(?:获|被|由|经)?$")
_LEVELS = (
    ("international", re.compile(r"联合国|世界|国际(?!消费|贸易|航运|金融|科技|化)|全球|亚洲|APEC")),
    (
        "national",
        re.compile(
            r"国家|全国|中国|中华|国务院|^[^省市区县]{2,8}部$|^(?:商务|财政|教育|科技|工信|文旅|住建)部"
        ),
    ),
    (
        "provincial",
        re.compile(
            r"省(?!会|份)|自治区|^(?:广东|浙江|江苏|山东|四川|福建|湖南|湖北|河南|河北|安徽|江西|"
            r"陕西|山西|辽宁|吉林|贵州|云南|甘肃|青海|海南)"
        ),
    ),
    ("municipal", re.compile(r"(?<!城)市(?!场|民|政|区|域|县|容)")),
    ("district", re.compile(r"区级|县级|^区|^县|(?<=.)区.*(?:局|办|委)$")),
)


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
                if hit is None:
                    continue
                holding = _holding(report, scene, number, hit, holding)
                counted = _SORTS.search(scene.text, hit.end, group.start) or _AFTER_COUNT.match(
                    scene.text, group.end
                )
                if holding and not counted:
                    yield from _claims(report, scene, clause, group, hit, holding)
    yield from _titled(report)


def _claims(
    report: Report, scene: Scene, clause: Clause, group: Group, hit: Hit, holding: _Holding
) -> Iterator[Relation]:
    predicate = _predicate(scene, hit, group)
    giver = _giver(scene, clause, hit, group, holding)
    between = scene.text[hit.end : group.start]  # 获评国家级、全省唯一“A”“B”: the level of both
    for award in group.of("award"):
        start = holding.start if award is group.of("award")[0] else award.start
        for holder in holding.names:
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
    tail = scene.text[group.end : group.end + 6]
    if made == "received" and re.match(r"[”》]?(?:的)?(?:创建|申报|申创|争创)", tail):
        return "aimsAt"
    if scene.planned and made == "received" and hit.row.name != "kept":
        return "aimsAt"
    return made


def award_level(*sayings: str) -> str:
    """Return the level that the first saying tells: the title's own words, those before it, its giver."""
    return next((level for words in sayings for level, mark in _LEVELS if mark.search(words)), "")


def _holding(
    report: Report, scene: Scene, number: int, hit: Hit, before_: _Holding | None
) -> _Holding | None:
    """Find whose title it is: the list before the verb, the holder of the clause before, or the region."""
    clause = scene.clauses[number]
    subject = _subject(scene, clause, hit)
    if subject is not None:
        names = tuple(n.key for n in subject.of(*_HOLDERS))
        return _Holding(names, subject.start, "explicit") if names else None
    if before_ and any(g.end <= hit.start and g.of("award") for g in clause.groups):  # 入选A以及位列B
        return _Holding(before_.names, hit.start, before_.basis)
    lead = scene.text[clause.start : hit.start]
    if _OURS.search(lead):
        return _Holding((report.region,), clause.start, "explicit")
    if _COUNT.search(lead) or not _ADVERBS.fullmatch(lead):
        return (
            None if hit.row.makes == "received" else _Holding((report.region,), hit.start, "implicit subject")
        )
    if before_ and number and hit.row.makes == "received":
        return _Holding(before_.names, hit.start, before_.basis)
    return _topic(scene, number, hit) or _Holding((report.region,), hit.start, "implicit subject")


def _subject(scene: Scene, clause: Clause, hit: Hit) -> Group | None:
    """Return the list that the verb is said of: right before it, or with 等N家企业 between."""
    earlier = [g for g in clause.groups if g.end <= hit.start and g.of(*_HOLDERS)]
    for group in reversed(earlier):
        gap = scene.text[group.end : hit.start]
        counted = _COUNTED.search(scene.text, clause.start, group.start)
        if _is_giver(group, gap) or (counted and any(g.end == counted.start() for g in earlier)):
            continue  # in A、B2个老字号 the names come before the class
        if _gap_fits(gap):
            return group
    return None


def _gap_fits(gap: str) -> bool:
    plain = _ADVERBS.sub("", gap)
    listed = re.match(r"(?:等)?" + _COUNT.pattern, plain)
    if listed:
        return len(plain) <= 24
    return len(plain) <= 16 and not _COUNT.search(plain)


def _is_giver(group: Group, gap: str) -> bool:
    return (
        all(n.entity.type == "organization" for n in group.names)
        and not gap
        and bool(re.search(r"(?:局|部|委|厅|办|院|署|协会|会)$", group.names[-1].entity.name))
    )


def _topic(scene: Scene, number: int, hit: Hit) -> _Holding | None:
    """Return the named subject that the clause before begins with, if any."""
    if not number:
        return None
    previous = scene.clauses[number - 1]
    first = next(iter(previous.groups), None)
    if first is None or first.start - previous.start > 1 or not first.of(*_HOLDERS):
        return None
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
    """Yield what bears its title as an attribute: “青石窗”国家级标准化试点."""
    for scene in report.scenes:
        for clause in scene.clauses:
            for first, second in zip(clause.groups, clause.groups[1:], strict=False):
                quoted = scene.text[first.end : second.start] == "”"
                for award in second.of("award") if quoted else ():
                    if award.start != second.start or re.match(
                        r"[”》]?(?:的)?(?:创建|申报)", scene.text[award.end :]
                    ):
                        continue
                    for holder in first.of("platform", "programme", "project")[-1:]:
                        yield relate(
                            scene, holder.key, "received", award.key, (first.start, award.end), "award-borne",
                            level=award_level(award.entity.name),
                        )  # fmt: skip
