"""Whose title it is: who is named right before the verb, what the sentence is about, or the region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.relations.rows import Hit
from loaders.relations.scenes import Clause, Group, Name, Report, Scene

_ADVERBS = re.compile(
    r"(?:[”》]|正式|成功|顺利|再[次度]|双双|[双分](?=获|$)|以$|以[^,;。]{2,8}(?:成绩|等次|名次)|首批|均|分别|先后|已|被|也|还|首次|率先|又|(?:是|成为)[^,;。“]{2,8}(?:首[个批家]|唯一(?:一[个家])?|第\S{1,2}[个家])|连续(?:\S{1,3}(?:[年届次]|个?季度|个?月)|$)|第\S{1,3}次|\S度(?=[获荣入])|连年|多年|高分|"
    r"全部|同时|一同|一道|一起|共同|同(?=[获入])|继[^,;。]{2,16}后|并|以及|获|新|率先|在全[国省市区]|在[^,;。]{2,20}(?:考核|评价|评估|测评|评选|督查|检查)中|及|和)*"
)
COUNT = re.compile(
    r"(?:\d[\d,.]*|[一二两三四五六七八九十百]+)(?:多|余)?(?:家|个|所|人|名|条|项|处|件|座|镇|村|"
    r"种|户|批|类|款|只|位|支|宗)"
)
_COUNTED = re.compile(r"等?" + COUNT.pattern + "$")
_UNREAD = re.compile(r"(?:、[^、,;。与及]{2,8})+")  # members of a list that no rule named
_OURS = re.compile(r"(?:我(?:省|市|区|县)|全(?:省|市|区|县))[^,;。]{0,6}$")
_POINT = re.compile("[一二三四五六七八九十]+是")
_OWN = re.compile(rf"{_ADVERBS.pattern}(?:新区|高新区){_ADVERBS.pattern}")  # as a report calls its own region
_MEASURED = re.compile(r"[一-鿿]{0,6}?(?:考评|考核|评价|排名|绩效|指数|总量|增速)")
HOLDERS = (
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
_BY_BODIES = re.compile(r"被[^,;。、]{0,10}$")
_ASPECT = re.compile(
    r"[一-鿿]{0,10}(?:工作|实力|竞争力|环境|水平|能力|指数|绩效|排名|潜力|活力|成效|做法|经验)"
)  # 工作获X: the region's
# 渔政考核连续三年获评X: the region was assessed.
_ASSESSED = re.compile(
    r"[^,;。]{2,24}(?:考核|评价|评估|测评|考评)(?:结果|成绩|中|均|被|再[次度]|首次|连续\S{1,4}[年次届])*"
)
# 青石园新建3座,作为全省唯一园区,入选X: what the sentence begins with.
_AS_ONE = re.compile(
    "作为[^,;。]{0,8}(?:唯一|首个|首批|首家)[^,;。]{0,4}(?:项目|企业|园区|景区|产品|品牌|案例|学校|医院|[村镇])"
)
_WORKS = re.compile(
    r"(?:\d+|[一二两三四五六七八九十多])项(?:重点)?(?:工作|经验|做法|改革|指标|举措|事项)[^,;。]{0,4}$"
)
_AREA_TITLE = re.compile(
    r"(?:示范区|先导区|先行区|试验区|实验区|示范[县市]|城市|县城|强[县市]|(?:行动|工作)先进(?:单位|集体))(?:\([^()]*\))?$"
)
_COUNTY_TITLE = re.compile("(?:示范|先进|百强|模范|试点|达标|卫生|文明)[县市区]$")
_FIELD_OF_WORK = re.compile(rf"[一-鿿]{{2,14}}(?:改革|建设|工作|治理|事业)(?:{_ADVERBS.pattern})")
_NO_AREA = ("company", "industry", "project", "platform", "policy", "programme")
_SITE_TITLE = re.compile(
    r"(?:景区|度假区|工厂|企业|中学|小学|医院|科技园|孵化器|老字号|(?:工业|科技|试点)园区|孵化器|众创空间|商圈|街区|好人榜?|楷模|劳动模范|先进个人|道德模范|奖章)$"
)
_PRAISE_TITLE = re.compile("(?:督查激励|通报表[扬彰])$")
# 2030年被云州省授予X: when and by whom, before the verb.
_WHEN = re.compile(r"(?:(?:于|在)?\d{4}(?:年(?:度|以来)?)?[和、至]?)+")
_BY_WHOM = re.compile(r"被[^,;。]{2,14}$")
_BESIDE = re.compile("(?:并|还|又)*[与和同]")
_URGED = re.compile(r"(?:支持|鼓励|引导|指导|帮助|助力|推荐|扶持|培育|促成|力促|辅导)[^,;。]{2,}$")
_TO_US = re.compile(r"(?:我|全|本)[省市区县]")  # 省政府授予我区X


@dataclass(frozen=True, slots=True)
class Holding:
    """Whom a clause's awards belong to, and from where the statement reads."""

    names: tuple[tuple[str, str], ...]
    start: int
    basis: str


def find_holding(
    report: Report, scene: Scene, number: int, hit: Hit, earlier: Holding | None
) -> Holding | None:
    """Find whose title it is: the list before the verb, the holder of the clause before, or the region."""
    clause = scene.clauses[number]
    if "授予" in scene.text[hit.start : hit.end] and _TO_US.match(scene.text, hit.end):
        return Holding((report.region,), hit.start, "explicit")
    subject = _subject(scene, clause, hit)
    works = subject is not None and all(name.entity.type in _NO_AREA for name in subject.names)
    if works and hit.row.makes == "received" and _COUNTY_TITLE.search(_award_behind(clause, hit)):
        return Holding((report.region,), hit.start, "implicit subject")  # 渔业改革获评先进县
    if subject is not None:
        names = tuple(n.key for n in subject.of(*HOLDERS))
        if earlier and _BESIDE.fullmatch(scene.text, clause.start, subject.start):
            names = (*earlier.names, *names)  # 并与A、B一同入选
        return Holding(names, subject.start, "explicit") if names else None
    if earlier and any(g.end <= hit.start and g.of("award") for g in clause.groups):  # 入选A以及位列B
        return Holding(earlier.names, hit.start, earlier.basis)
    lead = scene.text[clause.start : hit.start]
    lead = _BY_WHOM.sub("", _WHEN.sub("", lead))
    holders = any(g.of("place", "company", "organization") and g.end <= hit.start for g in clause.groups)
    title = _award_behind(clause, hit)
    praised = _ASSESSED.fullmatch(lead) or _PRAISE_TITLE.search(title)
    praised = praised or (_COUNTY_TITLE.search(title) and _FIELD_OF_WORK.fullmatch(lead))
    if praised and not holders and hit.row.makes == "received":
        return Holding((report.region,), hit.start, "implicit subject")
    lead = lead.removeprefix("在") if hit.row.name == "kept" else lead  # 在巩固X的基础上
    aspect = None if lead.startswith("在") else _ASPECT.match(lead)
    if aspect and not any(g.of(*HOLDERS) and g.end <= hit.start for g in clause.groups):
        lead = lead[aspect.end() :]
    if (_OURS.search(lead) or _OWN.fullmatch(lead)) and not COUNT.search(lead):
        return Holding((report.region,), clause.start, "explicit")
    if _WORKS.search(lead):  # N项工作获X: what the region did
        return Holding((report.region,), hit.start, "implicit subject")
    if not _ADVERBS.fullmatch(lead):
        somebody = hit.row.makes == "received" or _URGED.search(lead)  # 支持X争创: whom no rule named
        return None if somebody else Holding((report.region,), hit.start, "implicit subject")
    if number and _AS_ONE.match(scene.text, scene.clauses[number - 1].start, scene.clauses[number - 1].end):
        first = next(iter(scene.clauses[0].groups), None)
        leads = first is not None and first.start <= 1 and bool(first.of(*HOLDERS))
        return (
            Holding(tuple(n.key for n in first.of(*HOLDERS)), hit.start, "explicit")
            if first and leads
            else None
        )
    topic = _topic(scene, number, hit)
    area_title = _AREA_TITLE.search(_award_behind(clause, hit))
    if topic and area_title and all(kind in _NO_AREA for kind, _ in topic.names):
        topic = None  # a firm is no county, nor is a work
    if topic and earlier and not any(g.of("award") for g in scene.clauses[number - 1].groups):
        return topic  # 青石镇获评X,青石馆扩建,获评Y
    areas = any(kind == "place" for kind, _ in earlier.names) if earlier else False
    fits = areas or not area_title
    if earlier and number and fits and hit.row.makes == "received":
        return Holding(earlier.names, hit.start, earlier.basis)
    if theme := scene.theme or (_led(report, scene) if number == 0 else None):
        return Holding((theme.key,), hit.start, "explicit")
    if topic:
        return topic
    if hit.row.makes == "received" and _SITE_TITLE.search(_award_behind(clause, hit)):
        return None  # a county is no sight and no factory: somebody that no rule named is
    return Holding((report.region,), hit.start, "implicit subject")


def _award_behind(clause: Clause, hit: Hit) -> str:
    """Return the name of the first title behind a verb."""
    named = (n.entity.name for g in clause.groups if g.start >= hit.end for n in g.of("award"))
    return next(named, "")


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
    earlier = [g for g in clause.groups if g.end <= hit.start and g.of(*HOLDERS)]
    for group in reversed(earlier):
        gap = scene.text[group.end : hit.start]
        counted = _COUNTED.search(scene.text, clause.start, group.start)
        if counted and any(g.end == counted.start() for g in earlier):
            continue  # A、B2个老字号: the names come before their sort
        if _BY.search(scene.text, clause.start, group.start):
            continue  # 获市商务局评为: the giver
        bodies = all(name.entity.type == "organization" for name in group.names)
        if bodies and _BY_BODIES.search(scene.text, clause.start, group.start):
            continue  # 被省委省政府授予: both give
        if _MEASURED.match(gap) and not group.of("place", "company", "organization"):
            continue  # 渔业振兴考核获评X is about the assessment
        if _gap_fits(gap, group.names[-1].entity.type):
            return group
    return None


def _gap_fits(gap: str, kind: str) -> bool:
    """Say whether what stands between a list and the verb lets the list be the subject.

    Adverbs and 等N家企业 do; other nouns do after a name in quotes (“X”案例), but a place before them is
    only their attribute (X内地九市).
    """
    plain = _ADVERBS.sub("", _GIVEN.sub("", _UNREAD.sub("", gap, count=1)))
    if re.match(r"(?:等)?" + COUNT.pattern, plain):
        return len(plain) <= 24
    attribute = kind == "place" and plain and not re.match(r"等|片区|景区|遗址|商圈|园区|[(（]", plain)
    return not attribute and len(plain) <= 16 and not COUNT.search(plain)


def _topic(scene: Scene, number: int, hit: Hit) -> Holding | None:
    """Return the named subject that the clause before begins with, if any."""
    if not number:
        return None
    previous = scene.clauses[number - 1]
    first = next(iter(previous.groups), None)
    if first is None or first.start - previous.start > 1 or not first.of(*HOLDERS):
        return None
    if all(name.key[0] == "industry" and name.key[1].endswith("产业") for name in first.names):
        return None  # 渔具产业稳步壮大,获批X: the region is
    if any(name.entity.name.endswith(("改革", "创建")) for name in first.names):
        return None  # 改革纵深推进,获评X: the region is
    if _MEASURED.match(scene.text, first.end):
        return None  # 青石园考评列全国第9 is about the assessment
    return Holding(tuple(n.key for n in first.of(*HOLDERS)), hit.start, "explicit")
