"""Documents: issued, being drafted, or planned, by the region or by a body that the clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.places import DIVISION, PROVINCES
from loaders.relations.rows import Hit, Row, Rows, after, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate

BEFORE = Rows(
    Row(
        "not-issued",
        r"落实|贯彻|执行|根据|按照|依据|围绕|对照|用好|用足|用活|依托|"
        r"(?<!印发)(?<!出台)(?<!制定)(?<!发布)(?<!颁布)(?<!组织)(?<!编制)(?<!修订)实施|争取|参与|宣传|兑现|对接|遵守|学习|"
        r"抓好|"
        r"通过|纳入|写入|入选|以(?!及)|结合|锚定|对标|推广|享受",
        "",
        "全面落实《{policy 青石区产业规划}》。",
        "印发《{policy 青石区产业规划}》。",
    ),
    Row(
        "issued",
        r"(?:修订|研究|制定|正式|联合|配套|率先|全面|新)*(?:印发|出台|发布|颁布|公布|推出|打出|下发|"
        r"签发)(?:实施|执行|施行|了)*|"
        r"(?:研究|修订|率先|联合)*制定(?:实施|出台|印发|发布|了|和?完善)*|制订(?:实施|了)*|"
        r"(?:编制|修订|修编)(?:完成)?(?:并)?(?:实施|印发|出台|发布)(?:了)?|(?:迭代|优化)*升级(?:出台|推出)?|打造|构建|"
        r"动态(?:管理)?更新|(?:率先|全面)?建立(?:健全|了|起)?|组织实施|审议通过(?!的)|批复(?:同意)?",
        "issued",
        "印发实施《{policy 青石区产业规划}》《{policy 青石区绿地规划}》。",
        "编制《{policy 青石区产业规划}》。",
    ),
    Row(
        "drafted",
        r"(?:组织|统筹|启动|牵头|全面|抓紧|加快)*(?:编制|起草|编写|编纂|修编|研制|拟定|草拟)(?:完成|"
        r"形成|了)?|修订(?:完善)?|完善$|"
        r"提请[^,。;]{0,12}审议(?!通过)",
        "drafted",
        "编制{policy 临溪经济带提升规划}。",
        "落实{policy 临溪经济带提升规划}。",
    ),
    Row(
        "worked-on",
        r"(?:组织|统筹)*开展|研究|深化|做好",
        "worked-on",
        "组织开展{policy 临溪经济带提升规划}、{policy 青石广场规划设计}。",
        "深化{policy 河湖责任制}改革。",
    ),
    Row(
        "finished",
        r"完成(?:了)?|形成",
        "finished",
        "完成《{policy 绿色建造标准}》研制。",
        "完成{policy 河湖三年行动计划}。",
    ),
    Row(
        "planned",
        r"(?:推进|推动|加快|积极|抓紧|适时|尽快|谋划|争取|计划|拟)+(?:编制|制定|出台|印发|发布|"
        r"修订|研究|起草)+|拟(?:编制|出台|制定)",
        "planned",
        "推进编制《{policy 青石区产业规划}》。",
        "印发《{policy 青石区产业规划}》。",
    ),
)
AFTER = Rows(
    Row(
        "issued",
        r"(?:正式|相继|率先|均|已|颁布|顺利)*(?:[获经][^,。]{2,12}(?:批复|批准|同意)(?:实施)?|出版(?:发行)?|印发|出台|发布|公布|(?:(?<=》)|(?<=规划))获批|"
        r"颁布|施行|(?:正式|颁布|印发|全面)实施|审议通过|通过审议|提请人大审议通过)",
        "issued",
        "《{policy 青石区条例}》正式施行。",
        "《{policy 青石区规划}》编制有序推进。",
    ),
    Row(
        "drafted",
        r"(?:已|正式|顺利|形成|完成|初步)*(?:报[^,。]{0,8}(?:审批|审议|批)|编纂|编制(?!之年|年|试点|单位|经费)|编写|研制|起草|"
        r"修编|报批|征求意见|送审|提请[^,。]{0,10}审议|(?:已|顺利)*通过(?:专家|技术|省级|市级|初步)*(?:评审|审查|论证)|成果|"
        r"(?:编制|修编|起草|修订|研制)(?:工作)?(?:已|正式|全面)*(?:启动|展开))",
        "drafted",
        "{policy 青石湾防洪规划}已完成编制。",
        "{policy 青石湾防洪规划}印发。",
    ),
    Row(
        "planned",
        r"(?:制定|编制|修订|起草|出台|立法)(?:前期)?(?:准备|工作(?!(?:已|正式|全面)*(?:启动|展开))|筹备)|前期研究|立法(?=$|调研|工作|进程|起草|[,。;、])|"
        r"(?:列入|纳入)[^,。;]{0,8}(?:立法|出台)(?:项目|计划|规划)",
        "planned",
        "做好{policy 新一轮节水政策}制定工作。",
        "{policy 新一轮节水政策}出台。",
    ),
)
_PAPER = re.compile(r"(?:规划|方案|设计|规范|计划|标准|导则|指引|纲要)[^一-鿿]*$")
_WRITING = re.compile(
    r"[”》]?(?:等[^,;。]{0,8}|(?:[和及、](?:\d+[个项部]|(?:重点|各类)[^,;。]{0,4}))?[^,;。]{0,4})(?:编制|编纂|报批|修订|编写|修编|研制|起草|制定)"
)
_PLAN = re.compile(r"(?<!五)(?<!”)规划$")  # what is finished is its writing; a five-year plan is carried out
_CARRIED = re.compile(r"[”》]?(?:实施|执行|落实|评估|考核|目标|任务)")  # 开展X规划实施评估
_ISSUING = Rows(*(row for row in BEFORE if row.makes == "issued"))
_ADDING = re.compile("以及|及|和")
_STANDING = re.compile(r"动态|建立健全")  # of a document that is there already
_SET_UP = re.compile(r"(?:率先|全面)?建立[了起]?")
_ABOVE = re.compile(r"(?:国家|中央|上级|(?<![全本我])[省市])(?:委|政府|层面|里)?(?:相继|先后|即将|已|新)*$")
_ASKED = re.compile(r"(?:提请|报请|报经|报送?|经|聘请|委托|邀请|特邀)$")
_RULING = re.compile("人民政府$|^中共")
_ISSUER = re.compile(
    r"[”]?(?:常务会议?|全体会议|全会|常委会(?:会议)?|会议)?(?:正式|联合|率先|已|牵头|先后|相继|接连|陆续|又|再|专门|组织|共同)*$"
)


def read_issued(report: Report) -> Iterator[Relation]:
    """Yield ``issued``; a document that is merely carried out (落实《…》) yields nothing."""
    for scene in report.naming("policy"):
        for number, clause in enumerate(scene.clauses):
            for group in clause.groups:
                if group.of("policy"):
                    yield from _documents(report, scene, number, group)
        yield from _carried_out(report, scene)


def _carried_out(report: Report, scene: Scene) -> Iterator[Relation]:
    """Yield who issued the document that another one carries out: 《…落实〈云州市X方案〉的实施方案》."""
    nested = [n for n in scene.names if n.entity.type == "policy" and n.inner and scene.text[n.start] == "〈"]
    if not nested:
        return
    divisions = {form: e for e in report.entities if e.type == "place" for form in (e.name, *e.aliases)}
    for name in nested:
        owner = next((divisions[form] for form in _openings(name.entity.name) if form in divisions), None)
        if owner and owner.name.endswith(DIVISION) and owner.name != report.region[1]:
            yield relate(
                scene, (owner.type, owner.name), "issued", name.key, (name.start, name.end),
                "document-carried-out",
                basis="issued", manner="issued", period="",
            )  # fmt: skip


def _openings(called: str) -> Iterator[str]:
    plain = called.strip("《》〈〉")
    yield from (plain[:length] for length in range(8, 1, -1))


def _documents(report: Report, scene: Scene, number: int, group: Group) -> Iterator[Relation]:
    policies = group.of("policy")
    clause = scene.clauses[number]
    ahead = before(BEFORE, scene.text, clause.start, policies[0].start) or _carried_over(scene, number)
    if (
        ahead and ahead.row.name == "worked-on"
    ):  # 制定实施进一步深化X方案: 深化 belongs to the paper's subject
        ahead = before(_ISSUING, scene.text, clause.start, ahead.start, 6) or ahead
    behind = after(AFTER, scene.text, group.end, min(clause.end, group.end + 20))
    manner, used = _manner(scene, policies, ahead, behind)
    if not manner or used is None:
        return
    issuers = _issuers(report, scene, clause, used)
    if used is behind and issuers == [report.region] and _is_anothers(report, policies[0].entity.name):
        return
    for index, policy in enumerate(policies):
        place = (policy.start, policy.end)
        if index == 0 and used is ahead:
            place = (min(used.start, policy.start), policy.end)
        elif used is behind and index == len(policies) - 1:
            place = (policy.start, used.end)
        for issuer in issuers:
            yield relate(
                scene, issuer, "issued", policy.key, place, f"document-{used.row.name}",
                basis=manner, manner=manner, period=report.year(scene),
            )  # fmt: skip


def _is_anothers(report: Report, called: str) -> bool:
    """Say whether a document that was issued, nobody says by whom, is called by the province above."""
    places = {form: e.name for e in report.entities if e.type == "place" for form in (e.name, *e.aliases)}
    head = next((places[form] for form in _openings(called) if form in places), "")
    return bool(PROVINCES.search(head)) and head != report.region[1]


def _carried_over(scene: Scene, number: int) -> Hit | None:
    """Return the words that the clause before has for its documents, where this one adds to them: ,以及X."""
    if not number or not _ADDING.match(scene.text, scene.clauses[number].start):
        return None
    earlier = scene.clauses[number - 1]
    papers = [policy.start for group in earlier.groups for policy in group.of("policy")]
    return before(BEFORE, scene.text, earlier.start, papers[0]) if papers else None


def _manner(
    scene: Scene, policies: tuple[Name, ...], ahead: Hit | None, behind: Hit | None
) -> tuple[str, Hit | None]:
    """Weigh the words before a document against those after it; what the plan will issue is planned."""
    if ahead is None:
        manner = behind.row.makes if behind else ""
        return ("planned" if manner == "issued" and scene.planned else manner), behind
    said = ahead.row.makes
    if (
        behind
        and said == "worked-on"
        and (scene.text.startswith("做好", ahead.start) or behind.row.makes == "planned")
    ):
        return behind.row.makes, behind  # 做好X制定工作
    if said == "worked-on":  # only of what is being written: a plan, a standard
        return ("drafted", ahead) if _written(scene, policies[-1]) else ("", None)
    if said == "finished":  # 完成X编制; 完成三年行动计划 carries it out
        plan = _PLAN.search(policies[-1].entity.name) and not _CARRIED.match(scene.text, policies[-1].end)
        written = plan or _WRITING.match(scene.text, policies[-1].end)
        return ("drafted", ahead) if written else ("", None)
    called = policies[0].entity.name
    if scene.text.startswith("完善", ahead.start) and called[0] != "《":
        return "", None  # 完善国土空间规划体系
    if _SET_UP.fullmatch(scene.text, ahead.start, ahead.end) and ("“" in called[0] or called[-2:] != "制度"):
        return "", None  # 建立“X”制度 is a way of working, 建立清单 none of the documents
    if said == "issued" and scene.planned and not _STANDING.match(scene.text, ahead.start):
        return "planned", ahead
    return said, ahead if said else None


def _written(scene: Scene, policy: Name) -> bool:
    paper = _PAPER.search(policy.entity.name) and not _CARRIED.match(scene.text, policy.end)
    return bool(paper or _WRITING.match(scene.text, policy.end))


def _issuers(report: Report, scene: Scene, clause: Clause, used: Hit) -> list[tuple[str, str]]:
    """Return the bodies right before the verb (省委省政府出台), else the region, the implied subject."""
    found: list[tuple[str, str]] = []
    end = used.start
    for group in reversed(clause.groups):
        bodies = group.of("organization")
        if _ASKED.search(scene.text, clause.start, group.start):
            continue  # 提请人大审议, 聘请X院编制: the region issues it
        if not bodies or group.end > end or not _ISSUER.fullmatch(scene.text, group.end, end):
            continue
        found = [*(body.key for body in bodies), *found]
        end = group.start
    if not found and _ABOVE.search(scene.text, clause.start, used.start):
        return []  # 国家制定实施X: a body that no rule named
    return found or _topic(scene, clause) or [report.region]


def _topic(scene: Scene, clause: Clause) -> list[tuple[str, str]]:
    """Return the one government or committee that opens a clause so far: 区政府认真学习A,根据B,编制了C."""
    bodies: list[tuple[str, str]] = []
    for earlier in scene.clauses:
        if earlier.start > clause.start or scene.text.startswith("我", earlier.start):
            break
        opening = [group for group in earlier.groups if group.start == earlier.start]
        bodies += [body.key for group in opening for body in group.of("organization")]
    ours = scene.text.startswith("我", clause.start)
    return bodies if len(bodies) == 1 and not ours and _RULING.search(bodies[0][1]) else []
