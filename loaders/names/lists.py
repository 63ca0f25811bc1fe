"""Enumerations: what the word after the list says of its members, and the heads and tails that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import PLACED, Class, class_of, classed
from loaders.names.finds import Find
from loaders.names.phrases import Phrase, joined
from loaders.names.words import is_group

# The general noun after a list tells the type of members that don't say it themselves.
NOUNS = {
    "project": "口袋公园 高速公路 高铁 铁路 公路 项目 工程 产线 隧道 重点工程 补短板项目 线路 设施 道路 通道",
    "company": "企业 公司 龙头企业 车企 链主 厂商 机构投资者 银行 总部",
    "organization": "学校 高校 中学 小学 医院 机构 研究院 院所 协会 部门 单位 大学 实验室 中心",
    "place": "园区 公园 片区 地块 街道 镇街 村 社区 地区 商圈 街区 景点 景区 区域 地",
    "platform": "平台 系统 驿站 专题应用 应用 应用场景",
    "event": "活动 展会 赛事 会议 论坛 节庆 大会 交流活动 盛会 展览",
    "policy": "规划 方案 政策 文件 制度 办法 措施 条例 规章",
    "programme": "行动 专项行动 计划 专项 战略 品牌",
    "award": "荣誉 称号 奖项",
    "industry": "产业 集群",
}
_BY_NOUN = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns.split()}
_NOUN = "|".join(sorted(_BY_NOUN, key=len, reverse=True))
_COUNT = r"(?:一批|一大批|一系列|(?:\d+|[一二三四五六七八九十两]+)(?:余|多)?[个家所条项批座处宗名场大])"
_HEAD = rf"(?:等(?P<count>{_COUNT})?|(?P<all>{_COUNT}))(?P<kind>[^,。;、:“”()]{{0,18}}?)(?P<noun>{_NOUN})"
# First the noun that surely ends its phrase, else any that is not part of a longer word.
TAILS = (
    re.compile(
        _HEAD + r"(?=$|[,。;、:)]|[^\u4e00-\u9fff]|建设|加快|开工|投产|建成|动工|完工|竣工|均|已|正|成为|获|尽快|实施|审核|招商|方案|规划|布局|签约|落户"
        r"|落地|启动|累计|推进|相继|顺利|发展|成功|入选|编制|推动|复工|服务能力|能力|运营|通车|进展|创建|申报)"
    ),
    re.compile(_HEAD + rf"(?!家|化|经济|制|群|体|社|{_NOUN})"),
)
_VENTURES = re.compile(r"产业|新建|招商|投资|制造|企业|总部|外资|内资|增资")
RENEWAL = re.compile(r"(?:城中村|老旧小区|旧村|旧城|村镇工业集聚区|旧厂|棚户区|危旧房)(?:更新改造|微改造|改造)")
_UNNAMED = re.compile(r"(?:增加|提升|作业|涉爆|产业|行业|领域|技术|科学|智能|化工|信息|企业|院校|机构|材料|设备|软件|电子|航空|海工|装备|医药|材料|健康|消费品|品牌|建筑)$")
VILLAGE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:村|社区)$")
_ESTATE = re.compile(r"(?:新村|花园|小区|散区|苑|园|新邨|大院|公寓)(?:[一二三四五]期)?$")


def list_finds(text: str, phrases: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the members of lists that a general noun closes (A、B等N个项目)."""
    for run in _runs(phrases):
        tail = next((m for pattern in TAILS if (m := pattern.match(text, run[-1].end))), None)
        if tail and tail["noun"] == "地" and tail["kind"]:
            continue
        if tail and len(run) >= (1 if tail["all"] is None else 2):
            for phrase in run:
                yield from _member(text, phrase, tail, sure)


def _runs(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    run: list[Phrase] = []
    for phrase in phrases:
        if run and not joined(run[-1], phrase):
            yield run
            run = []
        run.append(phrase)
    if run:
        yield run


def _member(text: str, phrase: Phrase, tail: re.Match[str], sure: Sequence[Find]) -> Iterator[Find]:
    words = phrase.words
    kind = _BY_NOUN[tail["noun"]]
    known = next((f for f in sure if (f.start, f.end) == (phrase.start, phrase.end)), None)
    if known is not None and known.type == kind:
        return
    smart = (kind == "industry" and tail["all"]) or kind == "platform" and re.fullmatch(r"(?:智慧|数字|智能)[\u4e00-\u9fff]{2}", words)
    if not 2 <= len(words) <= 24 or (is_group(words) and not words.endswith("期") and not smart):
        return
    if kind == "project":
        yield from _project(text, phrase, tail, known, sure)
    elif known is None and (own := _class(words)) is None and _names(words, kind, tail):
        yield Find(kind, phrase.start, phrase.end, f"list:{kind}", "", words.strip("“”"), rank=1)
    elif known is None and own is not None and own.type == "place" and kind in ("company", "organization"):
        yield Find(kind, phrase.start, phrase.end, f"list:{kind}", rank=3)


def _class(words: str) -> Class | None:
    own = class_of(words)
    return None if own is None or own.suffix in PLACED else own


def _names(words: str, kind: str, tail: re.Match[str]) -> bool:
    """Say whether words without a class of their own may be a member: a firm, a place, or a quoted name."""
    if words[0] == "“" and words[-1] == "”":
        return kind in ("event", "programme", "platform", "award")
    if kind == "event" and re.search(r"(?:[季秀展]|之夜|[A-Za-z])$", words):
        return True
    if re.search(r"[“”《》]", words) or _UNNAMED.search(words):
        return False
    if kind == "company":
        return len(words) <= 8 and "监管" not in tail["kind"] and "高危" not in tail["kind"]
    if kind == "platform":
        return re.search(r"^(?:智慧|数字|智能)|(?:驿站|e站|中心)$", words) is not None
    return bool(kind == "industry" and tail["all"]) or (kind == "place" and len(words) <= 6 and tail["noun"] != "领域")


def _project(
    text: str, phrase: Phrase, tail: re.Match[str], known: Find | None, sure: Sequence[Find]
) -> Iterator[Find]:
    """A village, an estate, a road or a firm that stands for its project."""
    words = phrase.words
    found = classed(words)
    own = found[1] if found else None
    if known is not None and known.type == "company":
        return
    if own is None and not _ESTATE.search(words) and _VENTURES.search(tail["kind"]) and len(words) <= 8:
        yield Find("company", phrase.start, phrase.end, "list:venture", rank=3)
        return
    if own is not None and own.type not in ("place", "project", "organization"):
        return
    renewed = _renewal(text, phrase, tail)
    if not renewed and VILLAGE.search(words) and tail["noun"] == "口袋公园":
        renewed = tail["noun"]
    if renewed:
        yield Find("project", phrase.start, phrase.end, "list:renewal", words + renewed, words.removesuffix("小区"), rank=3)
        if VILLAGE.search(words) and not _ESTATE.search(words):
            yield from _villages(phrase)
    elif known is None and own is None and _UNNAMED.search(words) and not _within(phrase, sure):
        return
    elif known is None or known.type == "place":
        yield Find("project", phrase.start, phrase.end, "list:project", words + _line(tail) if own is None else "", words, rank=6)


def _line(tail: re.Match[str]) -> str:
    return tail["noun"] if tail["noun"] in ("高速公路", "铁路", "高铁", "公路") else ""


def _within(phrase: Phrase, sure: Sequence[Find]) -> bool:
    return any(phrase.start <= f.start and f.end <= phrase.end for f in sure)


def _villages(phrase: Phrase) -> Iterator[Find]:
    start = phrase.start
    for part in re.split(r"(?<=村)[-—]", phrase.words):
        yield Find("place", start, start + len(part), "list:village", rank=3)
        start += len(part) + 1


def _renewal(text: str, phrase: Phrase, tail: re.Match[str]) -> str:
    """Return what the members' renewal is called: the programme named before the list in its sentence."""
    heads = RENEWAL.findall(text, 0, phrase.start)
    micro = "微改造" in tail["kind"]
    if not heads:
        if _ESTATE.search(phrase.words) and not class_of(phrase.words.removesuffix("新村")):
            return "微改造"
        return "微改造" if micro else "城中村改造" if VILLAGE.search(phrase.words) and "改造" in text else ""
    head: str = heads[-1]
    if micro:
        return head.removesuffix("改造").removesuffix("微") + "微改造"
    return head + ("试点项目" if "试点" in tail["kind"] else "")
