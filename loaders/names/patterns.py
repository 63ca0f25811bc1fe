"""Names that have a form of their own: one row a form, each with invented sentences that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.names.finds import Find
from loaders.names.region import Region

_HAN = r"[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern whose group ``name`` is a name of ``type``; ``yes`` pairs a sentence with what it names."""

    rule: str
    type: str
    pattern: re.Pattern[str]
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]
    rank: int = 5


FORMS = (
    Form(
        "plan:yearly",
        "policy",
        re.compile(r"(?P<name>(?:20\d\d年)?(?:[全我本][省市区县])?国民经济(?:和|与)社会发展(?:第十[一二三四五六七八九]个五年规划|计划草案|计划(?!执行|\(草案))(?:纲要)?)"),
        (
            ("审议批准的2031年国民经济和社会发展计划", "2031年国民经济和社会发展计划"),
            ("编制国民经济和社会发展第十六个五年规划", "国民经济和社会发展第十六个五年规划"),
        ),
        ("推动国民经济和社会发展再上台阶",),
    ),
    Form(
        "plan:five-year",
        "policy",
        re.compile(r"(?P<name>“?十[一二三四五六七八]五”?(?:时期)?(?:发展)?规划(?:纲要|《纲要》)?)"),
        (("实施“十六五”规划的开局之年", "“十六五”规划"), ("“十六五”规划纲要编制完成", "“十六五”规划纲要")),
        ("“十六五”时期是关键时期",),
    ),
    Form(
        "grid:station",
        "project",
        re.compile(rf"(?P<name>\d+千伏{_HAN}{{1,8}}?(?:\([^()]{{1,8}}\))?(?:输变电工程|输变电|变电站|站|线路|工程))"),
        (("推进220千伏青禾(南岭)站、云台站建设", "220千伏青禾(南岭)站"),),
        ("最高电压达500千伏",),
    ),
    Form(
        "vessel",
        "project",
        re.compile(rf"(?P<name>“(?:{_HAN}|\d){{1,8}}”?号?”?(?:大洋|极地|深海|科学|远洋)?{_HAN}{{0,4}}(?:船|舰|卫星|空间站|盾构机))"),
        (("“海星号”大洋科考船建成入列", "“海星号”大洋科考船"),),
        ("“放管服”改革",),
    ),
    Form(
        "census",
        "programme",
        re.compile(rf"(?P<name>[省市区县]?第[一二三四五六七八九十]+次(?:全国|全省|全市)?{_HAN}{{2,6}}普查)"),
        (("完成区第六次全国经济普查阶段性工作", "区第六次全国经济普查"),),
        ("开展隐患普查",),
    ),
    Form(
        "noun+quote",
        "programme",
        re.compile(rf"(?:开展|实施|推进|深化|推行)(?P<name>{_HAN}{{2,4}}“{_HAN}{{2,6}}”)(?=[,。;、和与等])"),
        (("持续开展河道“清乱拆”,", "河道“清乱拆”"),),
        ("解决群众“停车难”,",),
    ),
    Form(
        "work:undertaken",
        "programme",
        re.compile(rf"实施(?P<name>(?!好)[\u4e00-\u9fff]{{6,18}}工作)(?=[,。])"),
        (("深入实施千亩园区整备攻坚争先工作,", "千亩园区整备攻坚争先工作"),),
        ("做好新学期招生准备工作,",),
    ),
    Form(
        "condition:articles",
        "policy",
        re.compile(rf"(?P<name>“{_HAN}{{0,12}}\d+条”(?:政策)?)"),
        (("用好“金融助企16条”政策", "“金融助企16条”政策"),),
        ("新增公交线路16条",),
    ),
    Form(
        "line:section",
        "project",
        re.compile(rf"(?P<name>{_HAN}{{2,6}}(?:\([^()]{{1,4}}\))?(?:高铁|铁路|高速|城际|快速路){_HAN}{{1,4}}至{_HAN}{{1,5}}段)"),
        (("青云高铁东岭至南禾段开工", "青云高铁东岭至南禾段"),),
        ("持续高速增长阶段",),
    ),
)


@cache
def _epithet(region: Region) -> re.Pattern[str] | None:
    """绿美X, 平安X, where X is the short name of the region or one above it, is an undertaking of theirs."""
    shorts = [h for h in region.heads() if h[-1] not in "省市区县旗州"]
    heads = "绿美|平安|法治|健康|数字|美丽|信用|创新|文化|幸福|书香|品质|智慧|诗画|清廉|共富"
    return re.compile(rf"(?:{heads})(?:{'|'.join(shorts)})(?![\u4e00-\u9fff]?[区市县])") if shorts else None


def form_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that have a form of their own."""
    if pattern := _epithet(region):
        for match in pattern.finditer(text):
            yield Find("programme", match.start(), match.end(), "form:epithet", rank=4)
    for form in FORMS:
        for match in form.pattern.finditer(text):
            start, end = match.span("name")
            yield Find(form.type, start, end, f"form:{form.rule}", rank=form.rank)
