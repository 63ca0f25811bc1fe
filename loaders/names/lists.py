"""Enumerations: what the noun after a list says of its members, and the heads and tails that they share.

The nouns and the types that they tell stand in ``data/lexicons/list-nouns.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.names.alike import village_works
from loaders.names.classes import PLACED, class_of, classed
from loaders.names.finds import Example, Find
from loaders.names.firms import is_school, is_trade
from loaders.names.frames import FRAMES, frame_finds, names_one
from loaders.names.generality import GOODS, KINDS, PLAIN
from loaders.names.phrases import Phrase
from loaders.names.tails import (
    CLOSINGS,
    NOUNS,
    NUMBERS,
    SHARED_WORKS,
    VERBS,
    closing,
    firm_finds,
    ground_works,
    row_finds,
    shared_words,
)
from loaders.names.words import is_group
from loaders.names.worked import WORKED, worked_finds
from loaders.names.works import ESTATE, VILLAGE, renewal_of, villages

_CLOSED = ",。;、:)”"  # or where the text ends
_VENTURES = re.compile(r"产业|新建|招商|投资|制造|企业|总部|外资|内资|增资")
_NO_VENTURE = re.compile("[百千万]亿级?产业|道路")  # 5个千亿级产业工程: branches, not firms
# Clusters that are counted as holders of a title are certain ones.
_CLUSTERS = re.compile(r"等\d+个(?:特色)?(?:产业)?集群(?:分别|成功|新)?(?:入选|获评|获批|被认定)")
_SORT = re.compile(
    "(?:国家级|省级|市级|县域|[一两三四五六七八九]?[百千万]亿级?|特色|主导|优势|重点|传统|新兴|支柱)+"
)
_ACTIONS = ("行动", "专项行动", "战略")  # 等8项行动: each member is one
# A、B两个X加工厂
_PLANTS = re.compile("变电站|加工厂|养殖场|屠宰厂|冷库|医疗中心|处理厂|水厂|消防站|服务区|客运站")
_DEED = re.compile("重建|新建|扩建|改建|迁建|改造|修复|整治|提升")
_CARRIES = ("开展", "实施", "推进", "深化", "抓好", "打好")
_PERIOD = re.compile("“?十[一二三四五六七八九]五”?")
_PARK = re.compile(r"小镇|综合体|度假区|(?<=..)乐园|(?<=...)(?:产业园|科技园|物流园|生态园|示范园)")
_SMART = re.compile(r"(?:智慧|数字|智能)[\u4e00-\u9fff]{2}")
_SERVICE = re.compile(r"^(?:智慧|数字|智能)|(?:驿站|e站|中心)$")
_SHOW = re.compile(r"(?:[季秀展节周赛]|之夜|对话|[A-Za-z])$")

EXAMPLES = (
    Example(
        "云岭大桥、青禾水厂二期等一批重点项目开工,", (("project", "云岭大桥"), ("project", "青禾水厂二期"))
    ),
    Example(
        "推进城中村改造,青禾村、云岭村2个在建项目建成复建房,",
        (
            ("place", "青禾村"),
            ("project", "青禾村城中村改造"),
            ("place", "云岭村"),
            ("project", "云岭村城中村改造"),
        ),
    ),
    Example(
        "加快老旧小区改造,东岭花园、南禾苑等3个微改造项目完工。",
        (("project", "东岭花园老旧小区微改造"), ("project", "南禾苑老旧小区微改造")),
        never=("place",),
    ),
    Example("云岭、青禾3个省级医疗中心加快建设,", (("project", "青禾省级医疗中心"),)),
    Example("开工建设云岭、青禾等6个330千伏变电站,", (("project", "云岭330千伏变电站"),)),
    Example("禾峰、云岭两个菌棒加工厂投产,", (("project", "禾峰菌棒加工厂"), ("project", "云岭菌棒加工厂"))),
    Example("云岭生物禾苗产业链提升、青禾大桥等一批项目落户,", (("project", "云岭生物禾苗产业链提升"),)),
    Example("青禾水厂、城区供水站等一批重大设施投用,", (("project", "城区供水站"),)),
    Example("完成云岭造纸厂、青碱西等地块土壤修复,", (("project", "青碱西地块土壤修复"),)),
    Example("青禾、云岭等实验室加快建设,", (("organization", "青禾实验室"), ("organization", "云岭实验室"))),
    Example("云岭重工、青禾新材料等9个续建项目投产,", (("project", "青禾新材料"),)),
    Example(
        "云岭陶瓷、青禾渔具等4个产业集群入选省级特色名单,",
        (("industry", "云岭陶瓷产业集群"), ("industry", "青禾渔具产业集群")),
    ),
    Example("引进云岭药械、青禾智算等5家企业,", (("company", "云岭药械"), ("company", "青禾智算"))),
    Example("推动云岭精工、禾川等一批旗舰型、领军型产业项目开工,", (("company", "云岭精工"),)),
    Example("推动智慧水务、智慧社保等系统建设,", (("platform", "智慧水务"), ("platform", "智慧社保"))),
    Example("加快低空起降、智慧渔业等设施建设,", never=("project",)),
    Example("聚焦有限空间作业、粉尘涉爆等重点监管企业,", never=("company",)),
    Example("在茶园托管、渔具营销等领域培育一批领军企业,", never=("company",)),
    Example("推进云岭至青禾、南禾至东岭(云水段)等高速公路项目,", (("project", "云岭至青禾高速公路"),)),
    Example("实施云岭、青禾、南禾等灌区现代化改造,", (("project", "云岭灌区现代化改造"),)),
    Example("建设机场、港口等交通项目,启动青禾河、云岭沟36个村庄治水工程,", never=("project",)),
    Example("实施渔民进城安居、渔村产业提升等8项行动,", (("programme", "渔民进城安居行动"),)),
    Example(
        "规划布局休闲渔具、陶瓷、茶艺三个产业园,", (("project", "陶瓷产业园"), ("project", "茶艺产业园"))
    ),
    Example(
        "深入开展扬尘污染防治、“洗港清尘”、河流总氮治理等专项行动,",
        (("programme", "扬尘污染防治专项行动"), ("programme", "“洗港清尘”专项行动")),
    ),
    Example("完善财政补贴、税收减免等政策,", never=("policy",)),
)


@dataclass(frozen=True, slots=True)
class _List:
    """A list's members share the words after it; ``sure`` are the finds that other rules are sure of."""

    text: str
    start: int
    named: bool  # whether a member has words of its own
    carried: bool  # whether a verb before it carries the members out
    tail: re.Match[str]
    sure: Sequence[Find]

    @property
    def type(self) -> str:
        """What the closing noun tells."""
        return NOUNS[self.tail["noun"]]

    def outnumbered(self, members: int) -> bool:
        """Say whether what is counted behind is more than the members: A河、B河36个村庄."""
        counted = self.tail["all"] or ""
        count = re.match(r"\d+", counted)
        return (int(count.group()) if count else NUMBERS.get(counted[:1], 0)) > members + 2

    @property
    def complete(self) -> bool:
        """Whether the count stands right behind the last member, without 等."""
        return self.tail["all"] is not None


def list_finds(text: str, rows: Iterable[Sequence[Phrase]], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the members of lists that a general noun closes (A、B等N个项目)."""
    worked, framed, shares, closed = (form.may(text) for form in (WORKED, FRAMES, SHARED_WORKS, CLOSINGS))
    for run in rows:
        behind = text[run[-1].end : run[-1].end + 1]
        if worked or behind == "等":
            yield from worked_finds(text, run)
        if len(run) > 1:
            if framed:
                yield from frame_finds(text, run, sure)
            yield from row_finds(text, run, sure)
        elif framed and (behind not in _CLOSED or run[0].words.endswith("建设")):
            yield from frame_finds(text, run, sure)
        if behind in _CLOSED:  # nothing is said of the list
            continue
        if behind in VERBS:
            yield from firm_finds(text, run, sure)
        if shares and (shared := list(ground_works(text, run))):
            yield from shared
            continue
        tail = closing(text, run[-1].end) if closed else None
        if tail is None or (tail["noun"] == "地" and tail["kind"]):
            continue
        if _PLANTS.fullmatch(tail["noun"]) and tail["noun"] != "变电站" and tail["all"] is None:
            continue
        row = _List(
            text,
            run[0].start,
            any(not is_group(p.words) for p in run),
            run[0].before.endswith(_CARRIES),
            tail,
            sure,
        )
        if (len(run) > 1 or not row.complete) and not row.outnumbered(len(run)):
            for phrase in run:
                yield from _member(row, phrase)


def _member(row: _List, phrase: Phrase) -> Iterator[Find]:
    known = next((f for f in row.sure if (f.start, f.end) == (phrase.start, phrase.end) and f.rank), None)
    if (known is not None and known.type == row.type) or not _can_name(row, phrase.words):
        return
    if known is None and row.type == "industry" and _clustered(row):
        kind = _SORT.sub("", row.tail["kind"] + row.tail["noun"]) if row.complete else "产业集群"
        name = phrase.words + kind
        yield Find("industry", phrase.start, phrase.end, "list:cluster", name, phrase.words, rank=6)
        return
    if row.type == "project":
        yield from _project(row, phrase, known)
        return
    if row.type == "programme" and row.tail["noun"] in _ACTIONS and (row.tail["count"] or _acted(row)):
        if 5 <= len(phrase.words) <= 20 and not class_of(phrase.words) and known is None:
            name = phrase.words + row.tail["noun"]
            yield Find("programme", phrase.start, phrase.end, "list:action", name, phrase.words, rank=6)
        return
    if row.tail["noun"] == "实验室" and len(phrase.words) <= 5 and (known is None or known.type == "place"):
        name = phrase.words + "实验室"
        yield Find("organization", phrase.start, phrase.end, "list:tail", name, phrase.words, rank=6)
        return
    if known is not None:
        return
    own = class_of(phrase.words)
    own = None if own is None or own.suffix in PLACED else own
    if row.type == "company" and any(f.type == "company" and f.start == phrase.start for f in row.sure):
        return  # a known firm and what it makes (华为逆变器)
    if own is None and _may_join(row, phrase.words):
        core = phrase.words.strip("“”")
        yield Find(row.type, phrase.start, phrase.end, f"list:{row.type}", "", core, rank=1)
    elif own is not None and own.type == "place" and row.type in ("company", "organization"):
        yield Find(row.type, phrase.start, phrase.end, f"list:{row.type}", rank=3)


def _can_name(row: _List, words: str) -> bool:
    """Say whether words are of a name's length and not all common; phases and smart services may be."""
    if _DEED.fullmatch(words):  # 拆除|重建
        return False
    if not 2 <= len(words) <= 24 or (row.type in ("project", "event") and PLAIN.fullmatch(words)):
        return False
    sites = row.complete and row.tail["noun"] == "产业园"
    smart = (row.type == "platform" or (row.type == "project" and row.named)) and _SMART.fullmatch(
        words
    ) is not None
    sites = sites or (row.type == "project" and len(words) > 3 and _PARK.search(words) is not None)
    field = row.type == "industry" and row.complete
    return (
        smart
        or sites
        or field
        or words.endswith("期")
        or not is_group(words)
        or _beside_names(row, words)
        or _acted(row)
    )


def _acted(row: _List) -> bool:
    """Say whether members are actions that a verb carries out: 开展A、B等专项行动."""
    return row.carried and row.tail["noun"] == "专项行动" and row.tail["kind"] in ("", "系列")


def _beside_names(row: _List, words: str) -> bool:
    """Say whether common words in a counted list of named works name one of them (城区供水站)."""
    kind = class_of(words)
    works = row.type == "project" and row.tail["count"] and kind is not None and kind.type == "project"
    return bool(works and kind and len(words) > len(kind.suffix) + 1 and row.named and kind.suffix != "项目")


def _clustered(row: _List) -> bool:
    """Say whether the members are clusters: counted holders of a title, or all of A、B两个X集群."""
    counted = row.complete and row.tail["noun"].endswith("集群")
    return counted or _CLUSTERS.match(row.text, row.tail.start()) is not None


def _may_join(row: _List, words: str) -> bool:
    """Say whether words without a class of their own may be a member: a firm, a place, or a quoted name."""
    if words[0] == "“" and words[-1] == "”":
        return row.type in ("event", "programme", "platform", "award")
    if row.type == "event":
        return _SHOW.search(words) is not None
    if row.type == "industry":
        return row.complete
    if re.search(r"[“”《》]", words):
        return False
    if kind := KINDS.search(words):  # 高端装备 is a kind, 云岭装备 a firm
        head = words[: kind.start()]
        if row.type != "company" or len(head) < 2 or is_group(head):
            return False
    if row.type == "company":
        return (
            len(words) <= 8
            and not is_trade(words)
            and not is_school(words)
            and re.search("监管|高危", row.tail["kind"]) is None
        )
    if row.type == "platform":
        return _SERVICE.search(words) is not None
    named = not words.endswith(("国家", "全国", "全省", "全市"))
    return row.type == "place" and named and len(words) <= 6 and words[1] != "部"  # 西部文旅、南部汽车等片区


def _project(row: _List, phrase: Phrase, known: Find | None) -> Iterator[Find]:
    """A village, an estate, a road or a firm that stands for its project."""
    words, span = phrase.words, (phrase.start, phrase.end)
    found = classed(words)
    own = found[1].type if found else ""
    if found and own == "industry" and found[0] != words:
        own = ""  # X产业链提升: done to an industry
    if _PLANTS.fullmatch(row.tail["noun"]) and not own:
        name = words + row.tail["kind"] + row.tail["noun"]
        yield Find("project", *span, "list:project", name, words, rank=6)
        return
    if (shared := shared_words(row.text, row.tail)) and not own and known is None:
        at = words.find("(") if words.endswith(")") else len(words)  # X至Y(Z段)
        yield Find("project", *span, "list:project", words[:at] + shared + words[at:], words, rank=6)
        return
    if (
        (known is not None and known.type == "company")
        or _PERIOD.fullmatch(words)
        or own not in ("", "place", "project", "organization")
    ):
        return
    venture = _VENTURES.search(row.tail["kind"]) and not _NO_VENTURE.search(row.tail["kind"])
    if not own and not _made(words) and venture and len(words) <= 8 and words[-1] not in "街路道":
        yield Find("company", *span, "list:venture", rank=3)
    elif renewed := renewal_of(words, row.text, row.start, row.tail["kind"], row.tail["noun"]):
        yield Find("project", *span, "list:renewal", words + renewed, words.removesuffix("小区"), rank=3)
        if VILLAGE.search(words) and not ESTATE.search(words):
            yield from villages(phrase)
    elif works := village_works(phrase, row.tail["kind"] + row.tail["noun"]):
        yield from works
    elif known is None and not own and _is_kind(row, words) and not _named(row, phrase):
        return
    elif known is None or known.type == "place":
        yield Find("project", *span, "list:project", "", words, rank=6)


def _is_kind(row: _List, words: str) -> bool:
    """Say whether words are a kind of thing: by their end, or because facilities close the list."""
    return row.tail["noun"] == "设施" or (KINDS.search(words) is not None and not names_one(words))


def _made(words: str) -> bool:
    """Say whether words are an estate or goods, no firm."""
    return bool(ESTATE.search(words) or GOODS.search(words))


def _named(row: _List, phrase: Phrase) -> bool:
    """Say whether a name stands before what is made (X新材料), or a known one in the words."""
    head = GOODS.sub("", phrase.words)
    if len(head) > 2 and head != phrase.words and not is_group(head) and not is_group(head[:2]):
        return True
    return any(phrase.start <= f.start and f.end <= phrase.end for f in row.sure)
