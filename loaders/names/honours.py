"""Titles put right after they are found: two joined by 和, counts inside them, what isn't of their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.words import any_of, lexicon

_ENDS = re.compile(rf"(?:{any_of(row[0] for row in lexicon('title-ends'))}|称号|奖|[县市区镇村乡])$")
_LEVEL = re.compile(r"国家级|省级|市级|县级|自治区级|国家|全国|全省|全市")
# What only leads to a title, and what only follows one.
_LEAD = re.compile(
    r"(?:以上|全面建设|壮大|争创|创建|设立|获得|荣获|打造|建设|推荐|汇集|拥有|新增|培育|动员工作"
    r"|以[^,]{2,12}?为(?:核心|主体|引领|龙头)的)(?=.{4})"
)
_TAIL = re.compile(
    r"(?:荣誉称号|称号|桂冠|评估|考核|复检|复审|复核|核查|现场|督导|督查|各|第|评选|创建|技术|\d+[人名位]|的(?:县区|县市|区县|城市|地区|[市区县]))$"
)
# 国家级X2家、省级8家: the same at another level.
_OTHER = re.compile(r"\d+多?[家个项名人][、,](?P<level>国家级|省级|市级|县级)(?=\d+多?[家个项名人])")
_COUNT = re.compile(r"(?<=[省市县国部])\d+[个家项条所处](?=[\u4e00-\u9fff])")
_NONE = re.compile(
    r".*(?:债券|资金).{0,4}(?:项目库|储备库)|国家级?|省级?|市级?|全[国省市]|.*首台|.*前\d+|(?:国家级|省级|市级|全国|省部级|国家)(?:以上)?(?:大奖|奖项|荣誉|奖励|表彰)|[一二三]级|[一二三]甲|.{0,6}(?:核查|奖励.*)|(?:省级|市级|国家级?|省|市|全国)?(?:项目库|试点|改革试点|贫困退出|义务教育均衡发展)"
    r"|[\u4e00-\u9fff]{2,4}强[省市]|.*等\d+[项个].*|.*(?:成果|攻坚)后|国务院[\u4e00-\u9fff]{0,6}[办局委部厅]"
)

EXAMPLES = (
    Example(
        "入选省级渔业强县和省级碧水综合示范区,", (("award", "省级渔业强县"), ("award", "省级碧水综合示范区"))
    ),
    Example("入选全省7个渔业生产能力提升示范县,", (("award", "全省渔业生产能力提升示范县"),)),
    Example(
        "新增国家级渔业“小巨人”企业2家、省级9家,",
        (("award", "国家级渔业“小巨人”企业"), ("award", "省级渔业“小巨人”企业")),
    ),
    Example("荣获河北省碧水城市称号,", (("award", "河北省碧水城市"),)),
    Example("加快建设渔业强省、质量强省,", never=("award",)),
    Example("获评全省渔业和碧水工作先进县,", (("award", "全省渔业和碧水工作先进县"),)),
)


def parted(text: str, finds: Iterable[Find]) -> Iterator[Find]:
    """Yield titles without what isn't of their name, each alone where 和 or 及 joins two."""
    for find in finds:
        yield from _parted(text, find) if find.type == "award" else (find,)
        level = _LEVEL.match(find.name) if find.type == "award" else None
        if level and (other := _OTHER.match(text, find.end)):
            name = other["level"] + find.name[level.end() :]
            yield Find("award", *other.span("level"), "award:other", name, rank=4)


def _parted(text: str, find: Find) -> Iterator[Find]:
    words = find.of(text)
    for joint in re.finditer("[和及]", words):
        left, right = words[: joint.start()], words[joint.end() :]
        if len(left) > 3 and len(right) > 3 and _ENDS.search(left) and left.count("“") == left.count("”"):
            level = _LEVEL.match(words)
            own = level is None or _LEVEL.match(right) or right[0] == "“"
            cut = len(right) + 1
            first = replace(find, end=find.end - cut, name=find.name[:-cut], core=find.core[:-cut])
            name = right if own or level is None else level.group() + right
            second = replace(find, start=find.end - len(right), name=name, core=right)
            yield from (*_named(text, first), *_named(text, second))
            return
    yield from _named(text, find)


def _named(text: str, find: Find) -> Iterator[Find]:
    words, name, core = find.of(text), find.name or find.of(text), find.core
    start, end = find.start, find.end
    while (lead := _LEAD.match(words)) and name.startswith(lead.group()):
        start += lead.end()
        words, name, core = words[lead.end() :], name[lead.end() :], core.removeprefix(lead.group())
    while (tail := _TAIL.search(words)) and name.endswith(tail.group()) and len(words) > 4:
        cut = len(tail.group())
        end -= cut
        words, name, core = words[:-cut], name[:-cut], core[:-cut]
    name = _COUNT.sub("", name)
    if name and not _NONE.fullmatch(name):
        yield replace(find, start=start, end=end, name=name, core=core)
