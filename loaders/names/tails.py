"""Rows of names without a closing noun: what they share with the last, and what they receive together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import class_of, classed
from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.words import is_group
from loaders.names.works import type_of

_WEAK = ("城", "路")  # X绕城、Y高速公路: no class of its own
_DIVISION = "省市县区州旗"  # a full name has a tail of its own
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# The tails that the members of a list share with its last.
_SHARED = frozenset(
    ("高铁", "城际铁路", "城际", "铁路", "高速公路", "高速", "快速路", "隧道", "大桥", "特大桥", "水库")
    + ("机场", "国际机场", "口岸", "航道", "水利枢纽", "水厂", "净水厂", "变电站", "灌区")
    + ("都市圈", "综保区", "经开区")
)
_CENTRE_OF = re.compile(
    r"(?P<park>[\u4e00-\u9fff]{2,6}(?:科技园|产业园|创新园|园区))[\u4e00-\u9fff]{2,8}中心"
)
_CENTRE = re.compile(r"(?:国际|产业|创新|科技|企业|展示|人才|综合|服务|交流|会议|孵化|研发|集聚)+中心")
_BUILT = re.compile(
    r"(?:项目)?(?:全面|全部|相继|顺利|同步|正式|加快|均|已)*(?:动工|开工|建成|竣工|封顶|投用|建设)"
)
_HOLDING = re.compile(
    r"(?:分别|先后|成功|双双|均|同时|相继)*(?:入选|获评|创建|创成|获批|荣获|跻身|被命名|被评为|被认定)"
)

EXAMPLES = (
    Example("加快青云、岭禾高铁建设,", (("project", "青云高铁"), ("project", "岭禾高铁"))),
    Example("云岭古城、青禾梯田成功创建国家5A级旅游景区。", (("place", "青禾梯田"),)),
    Example(
        "云岭科技园研发中心、国际交流中心全面动工。",
        (("place", "云岭科技园"), ("project", "云岭科技园研发中心"), ("project", "云岭科技园国际交流中心")),
    ),
    Example("加快公路、铁路建设,", never=("project",)),
)


def shared_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the members that share the next one's tail (A、B高铁), from the last to the first."""
    tail, kind = "", ""
    for phrase in reversed(run):
        found = classed(phrase.words)
        if found and found[1].suffix not in _WEAK:
            words, own = found
            tail = own.suffix if own.suffix in _SHARED and len(words) <= len(own.suffix) + 6 else ""
            at = phrase.start + len(words)
            kind = type_of(phrase, own, at, run[-1].end, run[0].before) if tail else ""
        elif tail and len(phrase.words) <= 6 and _single(phrase.words) and phrase.words[-1] not in _DIVISION:
            yield Find(kind, phrase.start, phrase.end, "list:tail", phrase.words + tail, rank=6)
        else:
            tail = ""


def centre_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the park and the centres in it that are built together (某园A中心、B中心全面动工)."""
    first = _CENTRE_OF.fullmatch(run[0].words)
    if len(run) < 2 or not first or not _BUILT.match(run[-1].text, run[-1].end):
        return
    if not all(_CENTRE.fullmatch(phrase.words) for phrase in run[1:]):
        return
    yield Find("place", run[0].start, run[0].start + len(first["park"]), "list:park", rank=6)
    yield Find("project", run[0].start, run[0].end, "list:centre", rank=6)
    for phrase in run[1:]:
        name = first["park"] + phrase.words
        yield Find("project", phrase.start, phrase.end, "list:centre", name, phrase.words, rank=6)


def holder_finds(text: str, run: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the sights and towns that receive a title with a known place (A古城、B梯田入选)."""
    if len(run) < 2 or not _HOLDING.match(text, run[-1].end):
        return
    places = [f for f in sure if f.type == "place"]
    own = [class_of(phrase.words) for phrase in run]
    heads = [any(f.start == phrase.start for f in places) for phrase in run]
    if not any(heads) and not any(kind and kind.type == "place" for kind in own):
        return
    for phrase, kind in zip(run, own, strict=True):
        if kind is None and 3 <= len(phrase.words) <= 8 and _single(phrase.words):
            yield Find("place", phrase.start, phrase.end, "list:holder", rank=1)


def _single(words: str) -> bool:
    """Say whether words without marks may name one thing."""
    return len(words) > 1 and _HAN.fullmatch(words) is not None and not is_group(words)
