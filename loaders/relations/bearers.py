"""Whom a state may be said of: projects always, others only where the words can mean nothing else."""

from __future__ import annotations

import re

from loaders.relations.rows import Hit
from loaders.relations.scenes import Clause, Group, Name

# A government body's name says whose body it is, not where it stands.
_OFFICE = re.compile(
    r"(?:(?<!出入口)局|委员会|管委会|常委会|工委|[省市区县]委|政府|部|厅|办公室|办|专班|(?<!大)党委|党组|人大|政协|"
    r"国务院|法院|检察院|指挥部|署|银行|代表大会|[调稽]查队|[总支大中]队)$"
)
PROJECTS = ("project", "platform", "company")
"""Types whose lists share a verb; a firm stands for its project."""

BEARERS = (*PROJECTS, "organization", "place", "programme", "policy")

# A firm stands for its project where the list ends in 项目, or where it does what only a site can do.
_SITE = re.compile(r"[^,。]{0,16}项目|[^,。]{0,6}(?:开工|动工|投产|竣工|量产|开业)")
BUILT = re.compile(
    r"(?:机场|站|港区?|口岸|航道|园|园区|馆|中心|剧院|剧场|场馆|场所|体育场|广场|大桥|桥|隧道|"
    r"铁路|高铁|城际|高速|公路|快速路|大道|车站|码头|枢纽|岛|带|功能区|片区|启动区|起步区|廊道|走廊|绿道|碧道|医院|学校|校区|院区|社区|基地|"
    r"水库|水系|干线|电站|水厂|灌区|运河|国道|省道|通道|环线|新城|科[学技]城|生态城|文化城|度假区|景区|段|法务区|商圈|商业区|商城|街区|小镇|酒店|滑雪场|影城|农庄|农场|牧场|山庄|庄园|乐园|市场|商城|公寓|大厦|\d号线|[一二三四五六]环)$"
)
"""Ends the name of a place that somebody builds: 临溪机场, 北埗科创岛; never a town or a river."""

_AIM = re.compile(
    r"(?:成|世界级|国际一流|一流)[\u4e00-\u9fff]{2,12}(?:示范区|样板区|先行区|集聚区|基地|高地|小镇)"
)
_WAY = re.compile(r"[办查]”?$")  # “跨省通办” is a way of serving, no system that somebody builds
# Ends the name of a zone that a body above approves.
_ZONE = re.compile(r"(?:试验区|合作区|示范区|先导区|开发区|高新区|农高区|经开区|综保区|保税区|新区)$")
_REACHED = {
    "opened",
    "built",
    "topped-out",
    "nearing",
    "joined",
    "being-built",
    "landed",
    "begun",
    "approved",
    "early",
    "preparing",
}
_RAISED = re.compile(
    r"建成|竣工|完工|新建|改建|扩建|续建|投用|投运|开通|启用|开放|设立|揭牌|开工|动工|启动|获批|建设|打造|共建|改造"
)
_OF_ITSELF = re.compile(
    r"[”》]?(?:[、和与及][^、,;。和与及]{2,12}?[园区馆心站路桥院港城校厂])*(?:[及和与]\d+[所个座家处][^,、。;]{2,14}?)?(?:\d+[大个座][^,、。;\d]{2,6}?)?(?:等[^,;。]{0,14}|[^,、。]{0,4}(?:板块|一期|二期|片区|工程|项目))?(?:在[一-鿿]{1,7})?(?:陆续|相继|先后|\d{1,2}月[份底]?|年内|年底前?|[上下]半年)*"
)
_DONE = re.compile(
    r"(?:并|、|和)|(?:试)?(?:运营|运行|使用|运作|招生|办学|办公|建设|首发|亮相|入列)?$"
)  # nothing else is said
_END = re.compile(r"[”》]?(?:等[^,。;]{0,12})?(?:项目|工程|建设)*(?:[,;。、]|并|和|与|及|$)")
_LISTED = re.compile(r"(?:[、和与及][^,。;]{1,60}?)?等[^,。;、]{0,10}(?:项目|工程)")  # a park among projects
_ACCEPTED = re.compile(r"通过[^,。]{0,4}验收|获[^,。]{0,10}批复")

# Of works that are typed by their sort, what only a site does.
_WORKS = re.compile(rf"{_ACCEPTED.pattern}|开工|动工|竣工|通车|投产|建成投|封顶|贯通")

# 建成13个X, 布局一批X, A等X, X67家 speak of a sort of thing, not of one.
_SORT_AHEAD = re.compile(
    r"(?:\d[\d,.]*(?:多|余)?(?:个|家|项|座|所|条|处|批)|更多|各类)[^,、。和与及]{0,12}$"
    r"|(?:一批|首批|一系列|一大批)[^,。]{0,16}$"
    r"|等[^、,和与及]{0,8}$"
)
_SEVERAL = re.compile(r"(?:\d+|[两三四五六七八九十]+)个")  # a name that counts its own members
_SORT_BEHIND = re.compile(
    r"[”》]?(?:、[^、,;。\d]{2,10}?)*各?\d[\d,.]*万?(?:亩|平方米)|[”》]?(?:和[^、,;。和\d]{2,8})?\d[\d,.]*(?:多|余)?(?:个|家|项|座|所|批)(?=以上|左右|[,、;。]|$)|[”》]?(?:以[东西南北]|沿线|两侧)|[”》]?等[^,、。]{0,8}(?:应用|场景|领域|行业)(?!平台|系统)"
)


def is_sort(text: str, clause: Clause, group: Group) -> bool:
    """Say whether a list speaks of a sort of thing, not of one: 建成13个X, 布局一批X, X67家."""
    ahead = _SORT_AHEAD.search(text, clause.start, group.start) or _SEVERAL.match(text, group.start)
    return bool(ahead) or counts(text, group.end)


def counts(text: str, end: int) -> bool:
    """Say whether what ends there is counted as a sort: X项目300个."""
    return bool(_SORT_BEHIND.match(text, end))


def is_office(name: str) -> bool:
    """Say whether an organization is a government or Party body."""
    return bool(_OFFICE.search(name))


def may_bear(name: Name) -> bool:
    """Say whether a state may be said of a name, or of what a paper of that name is on; ``bears`` decides."""
    kind, called = name.key
    if kind == "place":
        return not is_office(called) and bool(BUILT.search(called) or _ZONE.search(called))
    return kind in BEARERS and not (kind == "organization" and is_office(called))


def bears(text: str, name: Name, group: Group, clause: Clause, used: Hit) -> bool:
    """Say whether the words that were read beside a list tell the state of this member.

    A body or a place does much that a project doesn't (学院启动改革, 公园开放合作): there the verb must stand
    right beside the name and nothing but 建设 may follow. A programme is only accepted, not built.
    """
    kind = name.entity.type
    if name.entity.name.endswith("试点") and text.endswith("开展", used.start, used.end):
        return False  # a trial is carried out, not built
    if used.row.name == "to-build" and _AIM.fullmatch(name.entity.name) and "打造" in text[: used.end][-4:]:
        return False  # 打造一流的示范区 is an aim
    if kind in ("project", "platform"):
        return kind == "project" or not _WAY.search(name.entity.name)
    if kind == "company":
        return bool(_SITE.match(text, group.end))
    if kind in ("programme", "policy"):
        works = _WORKS if name.entity.name.endswith("工程") else _ACCEPTED
        return kind == "programme" and bool(works.search(text, used.start, used.end))
    if is_office(name.entity.name):
        return False
    if kind == "place" and not BUILT.search(name.entity.name) and not _zoned(text, name, group, used):
        return False
    return _beside(text, group, clause, used)


def _zoned(text: str, name: Name, group: Group, used: Hit) -> bool:
    """Say whether a place is a zone that was approved, or that goes on as words behind say: X加快建设."""
    going_on = used.row.name == "going-on" and used.start >= group.end
    return (used.row.makes == "approved" or going_on) and bool(_ZONE.search(name.entity.name))


def _beside(text: str, group: Group, clause: Clause, used: Hit) -> bool:
    if used.start < group.start:
        whole = _END.match(text, group.end, clause.end)
        if whole and used.row.name == "going-on" and "建设" in whole.group():
            return True  # 推进X建设
        listed = used.row.name == "going-on" and _LISTED.match(text, group.end, clause.end)
        return bool(listed or (whole and _RAISED.search(text, used.start, used.end)))
    building = text.find("建设", group.end, used.start)
    near = any(_OF_ITSELF.fullmatch(text, group.end, at) for at in {used.start, building} if at >= 0)
    several = used.row.name == "going-on" and len(group.names) > 1  # A、B5大园区同步推进
    said = several or used.row.name in _REACHED or "建设" in text[group.end : used.end]
    return near and said and bool(_DONE.match(text, used.end, clause.end))
