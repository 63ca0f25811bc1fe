"""How far a project is: the verbs of the annotation guide, before or after a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.rows import Hit, Row, after, before
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate

_STEADY = (
    "(?:加快|加速|加紧|持续|全力|有序|稳步|扎实|深入|顺利|全面|纵深|积极|高效|强力|大力|统筹|抓紧|重点|着力|平稳|高标准|高质量|加力)"
)
# Rows after the names (X建成通车), the nearest words win; where two begin together, the longer.
AFTER = (
    Row(
        "opened",
        r"(?:(?:竣工|完工|落成|挂牌|揭牌)(?:并|后)?|建成(?:并|后)?(?:正式)?(?=投产|启用|运营|运行|开园|开馆|开业|开通|上线|试))?(?:正式|全面|全线|顺利|整体|实现|已|试|对外|通车)*"
        r"(?:(?:投产|投用|投运|投入(?:使用|运营|运行|生产)|启用|开通|上线|运营|运行|通水|通气|通航|开园|开业|开馆|开港|封关|首航|揭牌|挂牌|开放|迎客|试用)、?)+(?<!、)"
        r"(?!率|机制|管理|体系|维护|商|主体|成本|型|式|平台|发展|水平|仪式|条件|环境)",
        "in_operation",
        "{project 青石湾净水厂二期}正式通水运营。",
        "{project 青石湾净水厂二期}完善运行机制。",
    ),
    Row(
        "joined",
        r"实现[“]?[两二三四五六七八\d]线[”]?贯通",
        "in_operation",
        "{project 临溪北环}、{project 临和城际}实现“三线”贯通。",
        "{project 临溪北环}全线贯通。",
    ),
    Row(
        "topped-out",
        r"(?:主体(?:结构|工程)?(?:完工|封顶|完成)|结构封顶|封顶|正在建设|建设中|施工中)",
        "under_construction",
        "{project 青石湾医院}主体结构封顶。",
        "{project 青石湾医院}加快建设。",
    ),
    Row(
        "built",
        r"(?:基本|全面|如期|按期|尽快|相继|顺利|均|已|全部)*(?:竣工|完工|落成|通车|全线贯通|贯通|交付使用|交付|收官|通过验收|"
        r"(?:建成|建设完成|完成(?:建设|改造|整治|升级|验收|竣工验收|更新))(?=通车|投用|投运|投入使用|开放|入列|迎|并|交付|[、,;。]|$)(?:通车|投用|投运|投入使用|交付)?)",
        "completed",
        "{project 青石湾大桥}建成通车。",
        "{project 青石湾新区}累计建成住宅3万平方米。",
    ),
    Row(
        "being-built",
        r"在建(?:项目)?|(?:均|都|全部)?已(?:全面|正式|经|全部)?(?:开工|动工)(?:建设)?",
        "under_construction",
        "{project 沙埠村改造}、{project 北埗村改造}2个在建项目。",
        "{project 沙埠村改造}开工。",
    ),
    Row(
        "begun",
        r"(?:正式|全面|顺利|相继|集中|尽快|年内|如期)*(?:开工|动工|奠基|破土|开建|启动)(?:建设)?(?!率|仪式|面积)",
        "started",
        "{project 青石湾大桥}开工建设。",
        "{project 青石湾大桥}已开工建设。",
    ),
    Row(
        "approved",
        r"(?:正式|成功|顺利)?(?:获批(?!复)|获[^,、;。]{0,12}?(?:批复|批准|核准|立项)|通过(?:审批|核准|立项|审查)|完成(?:审批|核准|立项)|"
        r"核准批复|批复|封库)",
        "approved",
        "{project 青石湾核电三期}获国家核准。",
        "{project 青石湾核电三期}获评示范项目。",
    ),
    Row(
        "preparing",
        r"前期(?:工作|研究|论证|手续)?|(?:项目)?方案(?:的)?(?:研究|设计|深化|编制)|可行性研究|筹建|拟建|审核审批|(?:谋划|规划建设)(?=[、,;。]|$)",
        "planned",
        "推进{project 青石湾二桥}前期工作。",
        "推进{project 青石湾二桥}建设。",
    ),
    Row(
        "going-on",
        _STEADY + r"+(?:推进|建设|实施|推动|落地)|推进(?:顺利|有力|有序)|(?:加力|建设|全面)?提速|"
        r"取得(?:重要|重大|积极|阶段性|实质性|新|突破性)*(?:进展|突破)|成势见效|起步成势|开局良好",
        "advancing",
        "{project 青石湾隧道}建设扎实推进。",
        "{project 青石湾隧道}提供新通道。",
    ),
)

# Rows before the names (建成X、Y). "" stops the search: the clause speaks of the thing, not of its state.
BEFORE = (
    Row(
        "not-a-state",
        r"依托|围绕|利用|发挥|用好|借助|根据|按照|依据|通过|对接|优化|强化|加强|完善|提升|支持|深化|健全|擦亮|增强|巩固|管好|"
        r"争当|宣传|扩大|推广|改进|规范|组建|打响|接入|落实|贯彻|对标|引进|引入|服务于|赋能|助力|携手|联合|联动|覆盖|对|将|把|以(?!及)|由|作为|向|从|(?<!正)在(?!建)",
        "",
        "依托{project 青石湾大桥}发展旅游。",
        "建成{project 青石湾大桥}。",
    ),
    Row(
        "built",
        r"(?:建设|改造|提升|修建)?(?:建成|完成|竣工)(?:了)?|建设完成|新建|改建|扩建|改扩建|打造完成|(?<!再)建成(?!后)",
        "completed",
        "年内基本完成{project 青石湾大桥}、{project 北埗码头}等项目建设。",
        "开工建设{project 青石湾大桥}。",
    ),
    Row(
        "opened",
        r"开通(?:运行|运营)?|启用|(?<![目项务])上线(?:运行)?|投用|投运|投产|开放|设立|揭牌|挂牌|推出|建成(?:并)?(?:投用|投产|运营|启用|开放)|投入使用",
        "in_operation",
        "开通“{platform 青石通}”服务。",
        "优化“{platform 青石通}”服务。",
    ),
    Row("runs", r"运营(?:好)?|运行", "runs", "运营“{platform 青石通}”。", "推动{project 青石湾园}投产运营。"),
    Row(
        "begun",
        r"(?:全面|正式|集中|推动|新)?(?:启动|开工|动工|开建)(?:建设|实施|改造)?",
        "started",
        "开工建设{project 青石湾线}、{project 北埗线}等8个项目。",
        "加快建设{project 青石湾线}。",
    ),
    Row(
        "approved",
        r"获批(?:建设|设立)?|获准建设",
        "approved",
        "获批建设{project 青石湾枢纽}。",
        "报批{project 青石湾枢纽}。",
    ),
    Row(
        "going-on",
        _STEADY + r"+(?:地)?(?:推进|建设|打造|实施|攻坚|抓好|做好)(?:建设|实施|打造)?|"
        r"(?:加快|持续|加力)推动(?:建设|实施)?|(?:加快|加速|加力|攻坚)(?:建设|实施)?|推进(?:建设|实施)?|抓好",
        "advancing",
        "全力推进建设{project 青石湾渔港}。",
        "谋划{project 青石湾渔港}。",
    ),
    Row(
        "focused",
        r"重点聚焦|聚焦",
        "focused",
        "重点聚焦{project 青石园三期}、{project 北埗园}等片区项目。",
        "聚焦{project 青石园三期}用地需求。",
    ),
    Row(
        "pushed",
        _STEADY + r"*(?:推动|促成|促进|服务(?:和|、|与)?保障|协调|督促)",
        "pushed",
        "推动{project 青石湾二桥}、{project 北埗隧道}等项目建设。",
        "推动{project 青石湾二桥}建成通车。",
    ),
    Row(
        "to-build",
        r"(?<!开工)(?<!启动)(?<!动工)(?<!加快)(?<!推进)建设",
        "to-build",
        "建设{project 青石湾大桥}。",
        "加快建设{project 青石湾大桥}。",
    ),
    Row(
        "planned",
        r"(?:超前|科学|积极|深入|抓紧)?(?:谋划(?!多年)|筹划|筹建|铺排|储备|争取|力争|确保|计划|规划|布局|拟|预计|策划)(?:建设|推进|实施|新建|建成|开工|启动|布局|储备|完成)*",
        "planned",
        "铺排{project 北埗水浸点改造}等一批项目。",
        "完成{project 北埗水浸点改造}。",
    ),
)

_ACHIEVED = {"in_operation": 4, "completed": 3, "under_construction": 2, "started": 1}
_GOING_ON = {"advancing", "pushed", "focused"}
# A firm stands for its project where the list ends in 项目, or where it does what only a site can do.
_SITE = re.compile(r"[^,。]{0,16}(?:项目|工程)|[^,。]{0,6}(?:开工|动工|投产|竣工|量产|开业)")
# 完成X方案编制 says nothing of X itself; 已 and 力争 decide what a verb in the plan means.
_PROJECTS = re.compile(r"[^,。]{0,14}项目")
_PAPER = re.compile(r"[”》]?(?:项目|工程|建设|等)*(?:前期|方案|规划|设计|可研|可行性|选址|立项|论证|招标|签约|控规|勘察|报批)")
_ALREADY = re.compile(r"已(?!批)|均已")
_HOPED = re.compile(r"力争|争取|确保|预计|计划|有望|尽快|年内|年底前|将")
# 建成13个X, 布局一批X, X67家 speak of a sort of thing, not of one.
_SORT_AHEAD = re.compile(r"(?:\d[\d,.]*(?:多|余)?(?:个|家|项|座|所|条|处|批)|一批|首批|一系列|更多|一大批|各类)[^,、。]{0,12}$")
_SORT_BEHIND = re.compile(r"[”》]?\d[\d,.]*(?:多|余)?(?:个|家|项|座|所|批)(?=以上|左右|[,、;。]|$)")
_TAIL = re.compile(r"(?:[、和与及](?:\([^)]*\)|[^、,()]){1,20})*?等")
_STATEFUL = ("project", "platform", "company")


def read_statuses(report: Report) -> Iterator[Relation]:
    """Yield how far projects, platforms and firms that stand for a project are, as the report says it."""
    for scene in report.scenes:
        if scene.sentence.heading:
            continue
        for number, clause in enumerate(scene.clauses):
            for group in clause.groups:
                if group.of(*_STATEFUL):
                    yield from _states(report, scene, number, clause, group)


def _states(report: Report, scene: Scene, number: int, clause: Clause, group: Group) -> Iterator[Relation]:
    text = scene.text
    ahead = before(BEFORE, text, _opening(clause, group), group.start)
    close = _closing(text, clause, group)
    behind = after(AFTER, text, _skip_list(text, group.end, clause.end), close)
    if behind is None and (ahead is None or not ahead.row.makes):
        behind = _next_clause(scene, number)
    code, used = decide(scene, group, ahead, behind)
    if not code or used is None:
        return
    place = (min(group.start, used.start), max(group.end, used.end))
    if _SORT_AHEAD.search(text, place[0], group.start) or _SORT_BEHIND.match(text, group.end):
        return
    for name in group.of(*_STATEFUL):
        if _fits(text, name, group):
            yield relate(
                scene, name.key, "status", ("status", code), place, f"status-{used.row.name}",
                basis="part2" if scene.planned else "part1",
                period=report.year(scene) if scene.planned else f"{report.year(scene)}-end",
            )  # fmt: skip


def decide(scene: Scene, group: Group, ahead: Hit | None, behind: Hit | None) -> tuple[str, Hit | None]:
    """Weigh the words before a list against those after it; return the state and the words that decided.

    In the review the state that was reached counts; in the plan it is still to be reached, so 建成 and 投产
    say planned there, while 加快推进 says advancing in both.
    """
    said = ahead.row.makes if ahead else ""
    reached = behind.row.makes if behind else ""
    if ahead and not said:
        ahead = None
    if said == "completed" and _PAPER.match(scene.text, group.end):
        return "", None
    if said == "focused" and not _PROJECTS.match(scene.text, _skip_list(scene.text, group.end, len(scene.text))):
        said, ahead = "", None
    if scene.planned:
        return _planned(scene, said, reached, ahead, behind)
    hoped = bool(ahead and _HOPED.search(scene.text, max(0, ahead.start - 6), ahead.end))
    return _reviewed(said, reached, ahead, behind, hoped)


def _planned(
    scene: Scene, said: str, reached: str, ahead: Hit | None, behind: Hit | None
) -> tuple[str, Hit | None]:
    if said == "runs":
        return "in_operation", ahead
    if behind and _ALREADY.match(scene.text, behind.start):
        return reached, behind
    if said in _GOING_ON and (reached == "under_construction" or not reached):
        return ("planned" if said == "pushed" else "advancing"), ahead
    if said in _GOING_ON and (reached == "advancing" or (reached == "planned" and said != "pushed")):
        return "advancing", behind
    if not said and reached in ("advancing", "under_construction"):
        return reached, behind
    if said or reached:
        return "planned", behind or ahead
    return "", None


def _reviewed(
    said: str, reached: str, ahead: Hit | None, behind: Hit | None, hoped: bool
) -> tuple[str, Hit | None]:
    said = {"runs": "in_operation", "pushed": "advancing", "focused": "", "to-build": ""}.get(said, said)
    if hoped or said == "planned":
        return "planned", ahead
    if _ACHIEVED.get(reached, 0) > _ACHIEVED.get(said, 0) or (reached and said in ("", "advancing")):
        return reached, behind
    return (said, ahead) if said else ("", None)


def _opening(clause: Clause, group: Group) -> int:
    """Return where the words before a list begin: after the last list of things that have a state."""
    earlier = [g.end for g in clause.groups if g.end <= group.start and g.of(*_STATEFUL)]
    return max(earlier, default=clause.start)


def _closing(text: str, clause: Clause, group: Group) -> int:
    """Return where the words after a list end: at the next such list, or at the 、 of a second verb."""
    later = [g.start for g in clause.groups if g.start >= group.end and g.of(*_STATEFUL)]
    limit = min(later, default=clause.end)
    stop = text.find("、", _skip_list(text, group.end, limit), limit)
    return stop if stop >= 0 else limit


def _skip_list(text: str, start: int, end: int) -> int:
    """Return where a list really ends: members that no rule named may follow, up to 等."""
    tail = _TAIL.match(text, start, end)
    return tail.end() if tail else start


def _next_clause(scene: Scene, number: int) -> Hit | None:
    """Look into a following clause that begins with its verb: X总投资3亿元,已开工建设."""
    if number + 1 >= len(scene.clauses) or scene.clauses[number + 1].groups:
        return None
    clause = scene.clauses[number + 1]
    hit = after(AFTER, scene.text, clause.start, clause.end)
    return hit if hit and hit.start - clause.start <= 3 and hit.end >= clause.end - 2 else None


def _fits(text: str, name: Name, group: Group) -> bool:
    return name.entity.type != "company" or bool(_SITE.match(text, group.end))
