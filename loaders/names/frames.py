"""Works that only the frame of their list tells: A整机、B产业园等投运增效, 推动A新材料、B水库建设.

A frame is a verb before the list with what is to come of it behind, or what has come of it behind. The row
is one of works where 等 closes it, or a member is works by its class; then each member with a name of its
own is one, whatever its last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import GROUNDS, classed
from loaders.names.finds import Example, Find
from loaders.names.generality import GOODS, KINDS, PLAIN
from loaders.names.phrases import Phrase
from loaders.names.single import HOUSES, of_the_town, one_of_its_kind, own_one, own_town
from loaders.names.words import is_group
from loaders.seeking import Either, Ended, Sought

_HOW = (
    r"(?:正式|相继|陆续|先后|顺利|成功|盛大|全部|全面|全线|主体|如期|提前|同步|集中|加快|加速|加紧|尽快|早日|有序|稳步|扎实"
    r"|\d{1,2}月(?:份|中旬|上旬|下旬|底)?(?:之前|前)?|年内|年底(?:前)?|[上下]半年|[一二三四]季度|近期|即将|预计|具备|达到|完成|建设"
    r"|快速|强力|接续|均|已|也|实现|部分路段|全容量|项目|工程|道路|建成)*"
)
# What comes of works.
_DONE = (
    r"(?:建成|完工|竣工|投产|投运|投用|达产|开业|开街|开馆|开园|开放|开工|动工|复工|封顶|通车|通水|通航|贯通|打通|启用|落成|揭牌|奠基|试运行|(?:扩能|扩产|改造)?续建"
    r"|签约|落地|落户|投入(?:运营|使用|运行)|并网|完工|运营|启动建设|开工建设|加快建设|建设(?=[,。;、]|$)|推进(?=[,。;]|$)|实施(?=[,。;]|$))"
)
_COUNT = r"(?:等(?P<such>一批|多个|\d+[个项条座])?(?:重[大点]|标志性)?(?:道路|主干道|路段)?)?"
_CAME = Sought(rf"{_COUNT}{_HOW}{_DONE}(?!率|面积|里程|数|的(?!是))")
_TITLED = Sought(r"(?:先后|双双|分别|成功|均)*(?:获评|入选|荣获|列入|纳入|获批|通过)")
# What only works come to.
_BEGUN = re.compile(rf"{_HOW}(?:竣工|完工|投产|达产|开工|动工|封顶|并网)")
# Verbs before works, and what they are to bring.
_MOVED = re.compile(
    r"(?:推动|推进|加快|加速|支持|促进|确保|力争|保障|抓好|谋划|实施|启动|开展|做好|续建|新建|开工|建设|投资建设)(?:推进|建设|实施|启动)?了?$"
)
_TO = Sought(
    rf"{_COUNT}{_HOW}(?:{_DONE}|建设|前期(?:工作)?|扩建|改扩建)(?=[,。;、及和]|$|进度|增效|见效|达效|运营)"
)
_ALONE = Sought(r"(?:正式|盛大)*(?:开业运营|开业(?:迎客)?|开街|开园迎客|投入营业)")
FRAMES = Either(_CAME, _TITLED, _TO, _ALONE)
_GENERAL = re.compile(
    r"^[大好优新老]+项目$|(?:产业|体系|集群|城市|企业|机制|模式|法规|条例|标准|安全|服务|能力|试点|高地|示范[县区市]|改革|行动|工作|活动|平台|制度|方案|规划|政策|基站|充电桩|产品|技术|业|经济|领域|赛事|品牌|线路|航线|门店|首店|业态|场景|人才|作风|生态|环境|发展|[准范体代]化)$"
)
_TAIL = Ended(r"(?:(?:项目)?(?:建设|施工|前期工作|前期)|全线|主线|主体(?:工程|结构)?|基本|全面|全部)+")
_SEVERAL = re.compile(
    r"\d[万余多]?[个栋间座所处条家项台套]|^第?[一二三四五六七八九两几](?:[些批个条座所家项]|季度)|重[大点]项目"
)
# What is built, whatever stands before.
_THING = re.compile(
    r"(?:中心|[厂站馆楼桥库渠闸塔坝港]|基地|大厦|广场|酒店|(?<=....)市场|商城|(?<=.....)管网|管线|线路|干线|书院|产线|总部)$"
)
_PHASE = re.compile(r"...[一二三四]期$|..(?:通道|高速|快速路|大道)[东西南北中]段$")
_HEAD = re.compile(r"[\u4e00-\u9fff]{2}")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.()·—-]+")
_ROAD = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[路街]|大道|大街)(?:[东西南北中]段|[东西南北]延)?")

EXAMPLES = (
    Example(
        "推动云岭重工整机、青禾智慧产业园、南禾机床研究院等投运增效,",
        (("project", "云岭重工整机"), ("project", "青禾智慧产业园"), ("project", "南禾机床研究院")),
    ),
    Example(
        "云岭万象里、青禾天悦等开业运营,南禾新里开街,",
        (("project", "云岭万象里"), ("project", "青禾天悦"), ("project", "南禾新里")),
    ),
    Example("方禾微、云鼎半导体项目建成投产,", (("project", "方禾微"), ("project", "云鼎半导体项目"))),
    Example(
        "推动禾盛智能装备、云通新能源电池等加快建设,",
        (("project", "禾盛智能装备"), ("project", "云通新能源电池")),
    ),
    Example("禾正果品、云岭醇油坊8月份达到投产条件,", (("project", "云岭醇油坊"),)),
    Example("禾博生物糖品、云岭科技园项目获评“十佳项目”,", (("project", "禾博生物糖品"),)),
    Example("省道云禾线、青禾铁路竣工通车,", (("project", "省道云禾线"), ("project", "青禾铁路"))),
    Example("蓄能电站、禾丰牧业一期加快建设,", (("project", "蓄能电站"), ("project", "禾丰牧业一期"))),
    Example("污水处理厂、云禾陶艺二期相继开工,", (("project", "污水处理厂"), ("project", "云禾陶艺二期"))),
    Example("云岭高铁、通用机场等项目全面启动建设,", (("project", "通用机场"),)),
    Example("通用机场、停车场等项目全面启动建设,", never=("project",)),
    Example("农村公路、饮水安全等开工建设,", never=("project",)),
    Example("推进云岭妇女儿童中心建设,", (("project", "云岭妇女儿童中心"),)),
    Example(
        "云岭微电子晶圆厂建成,禾盛储能开工建设,", (("project", "云岭微电子晶圆厂"), ("project", "禾盛储能"))
    ),
    Example("推进农贸市场建设,重点项目集中开工,加快数字乡村建设,", never=("project",)),
    Example("商场、超市等开业运营,推动集成电路、生物医药等加快落地,", never=("project",)),
)


def frame_finds(text: str, row: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the members of a row of works that no class word tells, and what opens alone."""
    if HOUSES.may(text):
        yield from _own(text, row, sure)
    opens = _ALONE.may(text)
    for number, phrase in enumerate(row[:-1], 1) if opens else ():
        if _ALONE.match(text, phrase.end):
            yield from _members(row[:number], sure, 1)
    if len(row) == 1:
        if (opens and _ALONE.match(text, row[0].end)) or _stands(text, row[0]):
            yield from _members(row, sure, 1)
        return
    named = classed(row[-1].words)
    end = row[-1].start + len(named[0] if named else _TAIL.cut(row[-1].words))
    moved = _MOVED.search(row[0].before) is not None
    titled = text.endswith("项目", 0, end) and _TITLED.match(text, end) is not None
    if not titled and not _CAME.match(text, end) and not (moved and _TO.match(text, end)):
        return
    works = text.endswith("项目", 0, end)
    told = (
        works or text.startswith("等", end) or _ALONE.match(text, end) or any(_is_works(p.words) for p in row)
    )
    if told or (_BEGUN.match(text, end) and all(names_one(p.words) for p in row)):
        yield from _members(row, sure, 6 if works else 1)


def _own(text: str, row: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the houses of which a county has one."""
    last = row[-1].start + len(_TAIL.cut(row[-1].words))
    for phrase in row if not row[0].before.endswith("的") else ():  # 打造一流的X
        words = _TAIL.cut(phrase.words)
        known = any(f.start <= phrase.start < f.end for f in sure)
        if not known and (
            own_one(words, text, last, row[0].before) or own_town(words, text, last, row[0].before)
        ):
            yield Find("project", phrase.start, phrase.start + len(words), "frame:own", "", words, 1)


def _stands(text: str, phrase: Phrase) -> bool:
    """Say whether one that no list holds is built or done.

    Its last word is a thing's, or only works come to what is said.
    """
    words = _TAIL.cut(phrase.words)
    if _SEVERAL.search(phrase.before + words):
        return False
    if _THING.search(words) is None:
        return _BEGUN.match(text, phrase.end) is not None and names_one(words)
    built = words != phrase.words or _TO.match(text, phrase.end) is not None
    led = built and _MOVED.search(phrase.before) is not None
    return (led or _CAME.match(text, phrase.end) is not None) and names_one(words)


def _members(row: Sequence[Phrase], sure: Sequence[Find], rank: int) -> Iterator[Find]:
    company = any(not is_group(p.words) for p in row)
    for phrase in row:
        known = any(
            f.start <= phrase.start and phrase.end <= f.end and (f.type != "company" or rank < 6)
            for f in sure
        )
        words = _TAIL.cut(phrase.words)
        headed = any(f.start == phrase.start and f.end < phrase.start + len(words) for f in sure)
        named = not known and ((own := classed(words)) is None or own[1].suffix in ("中心", "城"))
        one = one_of_its_kind(words) and not PLAIN.fullmatch(words)
        one = company and not known and (one or of_the_town(words))
        if one or (named and names_one(words, least=4 - (rank > 1), headed=headed)):
            yield Find("project", phrase.start, phrase.start + len(words), "frame", "", words, rank)


def _is_works(words: str) -> bool:
    found = classed(words)
    if one_of_its_kind(words) or _PHASE.search(words):
        return True
    return found is not None and (found[1].type == "project" or found[1].suffix in GROUNDS)


def names_one(words: str, least: int = 4, headed: bool = False) -> bool:
    """Say whether words without a class word may name one thing: they don't begin in common words.

    What goods or a kind of thing end must have a name before them (X新材料); ``headed`` says that they
    begin in a known name.
    """
    if not least <= len(words) <= 20 or not _WORDS.fullmatch(words) or _GENERAL.search(words):
        return False
    if headed:
        return True
    head = KINDS.sub("", GOODS.sub("", words))
    if len(head) < 2 or is_group(head) or not _HEAD.match(words):
        return False
    return not any(is_group(words[:n]) for n in (2, 3, 4)) or _ROAD.fullmatch(words) is not None
