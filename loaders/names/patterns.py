"""Names that have a form of their own: one row a form, each with invented sentences that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.names.finds import Example, Find
from loaders.names.region import Region

_HAN = r"[\u4e00-\u9fff]"
_N = "[一二三四五六七八九十]"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern whose group ``name`` is a name of ``type``; without a ``key`` word it finds nothing."""

    rule: str
    type: str
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    key: tuple[str, ...] = ("",)


FORMS = (
    Form(
        "plan:yearly",
        "policy",
        re.compile(
            r"(?P<name>(?:20\d\d年)?(?:[全我本][省市区县])?国民经济(?:和|与)社会发展"
            rf"(?:第{_N}{{1,3}}个五年规划(?:纲要)?|计划草案|(?<=年国民经济.社会发展)计划(?!执行|\(草案)))"
        ),
        (
            Example("审议批准的2031年国民经济和社会发展计划", (("policy", "2031年国民经济和社会发展计划"),)),
            Example(
                "编制国民经济和社会发展第十六个五年规划",
                (("policy", "国民经济和社会发展第十六个五年规划"),),
            ),
            Example("推动国民经济和社会发展再上台阶", never=("policy",)),
        ),
        ("国民经济",),
    ),
    Form(
        "plan:five-year",
        "policy",
        re.compile(rf"(?P<name>“?十{_N}五?”?(?<=[五”])(?:时期)?(?:发展)?规划(?:纲要|《纲要》)?)"),
        (
            Example("“十六五”规划的开局之年", (("policy", "“十六五”规划"),)),
            Example("“十六五”时期是关键时期", never=("policy",)),
        ),
        ("规划",),
    ),
    Form(
        "grid:station",
        "project",
        re.compile(
            rf"(?P<name>\d+千伏{_HAN}{{1,8}}?(?:\([^()]{{1,8}}\))?(?:输变电工程|输变电|变电站|站|线路|工程))"
        ),
        (
            Example("推进220千伏青禾(南岭)站建设", (("project", "220千伏青禾(南岭)站"),)),
            Example("最高电压达500千伏", never=("project",)),
        ),
        ("千伏",),
    ),
    Form(
        "vessel",
        "project",
        re.compile(
            rf"(?P<name>“(?:{_HAN}|\d){{1,8}}”号(?![楼线])|“(?:{_HAN}|\d){{1,8}}”?号?”?(?:大洋|极地|深海|科学|远洋)?{_HAN}{{0,4}}(?:船|舰|卫星|空间站|盾构机))"
        ),
        (
            Example("“禾苗”号极限深潜,", (("project", "“禾苗”号"),)),
            Example("“海星号”大洋科考船建成入列", (("project", "“海星号”大洋科考船"),)),
            Example("“放管服”改革", never=("project",)),
        ),
    ),
    Form(
        "census",
        "programme",
        re.compile(rf"(?P<name>[省市区县]?第{_N}+次(?:全国|全省|全市)?{_HAN}{{2,6}}普查)"),
        (
            Example("完成区第六次全国渔业普查阶段性工作", (("programme", "区第六次全国渔业普查"),)),
            Example("开展隐患普查", never=("programme",)),
        ),
        ("普查",),
    ),
    Form(
        "noun+quote",
        "programme",
        re.compile(
            rf"(?:开展|实施|推进|深化|推行)(?P<name>{_HAN}{{2,4}}“{_HAN}{{2,6}}”)(?=[,。;、和与等])"
        ),
        (
            Example("持续开展河道“清乱拆”,", (("programme", "河道“清乱拆”"),)),
            Example("解决群众“停车难”,", never=("programme",)),
        ),
    ),
    Form(
        "work:undertaken",
        "programme",
        re.compile(rf"实施(?P<name>(?!好){_HAN}{{6,18}}工作)(?=[,。])"),
        (
            Example("深入实施千亩园区整备攻坚争先工作,", (("programme", "千亩园区整备攻坚争先工作"),)),
            Example("做好新学期招生准备工作,", never=("programme",)),
        ),
        ("工作",),
    ),
    Form(
        "articles",
        "policy",
        re.compile(rf"(?P<name>“{_HAN}{{0,12}}\d+条”(?:政策)?)"),
        (
            Example("用好“金融助企16条”政策", (("policy", "“金融助企16条”政策"),)),
            Example("新增公交线路16条", never=("policy",)),
        ),
        ("条”",),
    ),
    Form(
        "integration",
        "programme",
        re.compile(rf"(?P<name>{_HAN}{{2}}[—-]{_HAN}{{2}}(?:一体化|同城化)(?:发展)?)"),
        (
            Example("纵深推进青禾—云岭一体化发展", (("programme", "青禾—云岭一体化发展"),)),
            Example("推进城乡一体化发展", never=("programme",)),
        ),
        ("一体化", "同城化"),
    ),
    Form(
        "expo",
        "event",
        re.compile(r"(?P<name>(?![广进文中药]博)[\u4e00-\u9fff]博会)"),
        (
            Example("茶博会、瓷博会人气十足,", (("event", "茶博会"), ("event", "瓷博会"))),
            Example("举办各类展会,", never=("event",)),
        ),
        ("博会",),
    ),
    Form(
        "route",
        "place",
        re.compile(rf"(?P<name>“[^“”]{{2,20}}”{_HAN}{{2,10}}线路)(?=入选|获评|[,。;、])"),
        (
            Example("“寻味青禾”美食之旅线路入选名单,", (("place", "“寻味青禾”美食之旅线路"),)),
            Example("优化“高峰快线”公交线路布局,", never=("event",)),
        ),
        ("线路",),
    ),
    Form(
        "measures:articles",
        "policy",
        re.compile(rf"(?:出台|制定|实施|推出)(?P<name>{_HAN}{{4,18}}\d+条(?:政策)?(?:措施|举措|意见|政策))"),
        (
            Example("出台支持渔业发展21条措施,", (("policy", "支持渔业发展21条措施"),)),
            Example("出台21条措施,", never=("policy",)),
        ),
        ("条",),
    ),
    Form(
        "line:section",
        "project",
        re.compile(
            rf"(?P<name>(?:(?![的至速公里]){_HAN}){{2,4}}(?:\([^()]{{1,4}}\))?(?:高铁|铁路|高速|城际|快速路)"
            rf"(?:{_HAN}{{1,4}}至{_HAN}{{1,5}}|(?!增长|发展|推进){_HAN}{{2}})段)"
        ),
        (
            Example("青云高铁东岭至南禾段开工", (("project", "青云高铁东岭至南禾段"),)),
            Example("持续高速增长阶段", never=("project",)),
        ),
        ("段",),
    ),
)
FORMS = (
    *FORMS,
    Form(
        "document:issued",
        "policy",
        re.compile(
            r"(?:制定实施|制定出台|印发实施|制定|印发|出台|发布|修订)"
            r"(?P<name>(?:[省市区县](?:委|政府))?(?:关于|贯彻落实|贯彻|落实)[^,。;、《》]{5,50}的?"
            r"(?:行动方案|实施方案|工作方案|决定|实施意见|意见|若干措施))(?=[,。;、和及])"
        ),
        (
            Example(
                "制定贯彻落实国家支持青禾建设渔业示范区意见的行动方案,",
                (("policy", "贯彻落实国家支持青禾建设渔业示范区意见的行动方案"),),
            ),
            Example("发布关于天气的消息,", never=("policy",)),
        ),
    ),
    Form(
        "document:period",
        "policy",
        re.compile(rf"(?P<name>{_HAN}{{4,20}}规划“十{_N}五”(?:实施方案|行动计划))"),
        (
            Example("青禾流域发展规划“十六五”实施方案,", (("policy", "青禾流域发展规划“十六五”实施方案"),)),
            Example("“十六五”实施方案,", never=("policy",)),
        ),
        ("规划“十",),
    ),
    Form(
        "measuring",
        "policy",
        re.compile(rf"(?P<name>“[^“”]{{2,12}}”{_HAN}{{2,8}}(?:指标|评价|标准)体系)"),
        (
            Example("优化“智慧渔业”成效评价体系,", (("policy", "“智慧渔业”成效评价体系"),)),
            Example("完善“三位一体”服务体系,", never=("policy",)),
        ),
        ("体系",),
    ),
    Form(
        "year-of",
        "programme",
        re.compile(rf"(?:开展|深化|启动|实施|谋划)(?P<name>(?!十){_HAN}{{4,14}}年”?活动)"),
        (
            Example("深化高水平渔业提升年活动,", (("programme", "高水平渔业提升年活动"),)),
            Example("开展青年活动,", never=("programme",)),
        ),
        ("活动",),
    ),
    Form(
        "great-numbered",
        "programme",
        re.compile(rf"(?:实施|开展|推进|启动|打好)(?P<name>{_HAN}{{2,8}}[三四五六七八九十]大(?:行动|工程|计划|攻坚战))"),
        (
            Example("深入实施渔业振兴十大行动,", (("programme", "渔业振兴十大行动"),)),
            Example("实施十大行动,", never=("programme",)),
        ),
        ("大",),
    ),
    Form(
        "special-projects",
        "programme",
        re.compile(r"(?P<name>[三四五六七八九十]大(?:科技|重大)专项)"),
        (
            Example("六大科技专项深入实施,", (("programme", "六大科技专项"),)),
            Example("实施科技专项9个,", never=("programme",)),
        ),
        ("专项",),
    ),
    Form(
        "rating",
        "event",
        re.compile(rf"在(?P<name>(?:全|第){_HAN}{{4,18}}(?:评价|评选|测评|考评))中?(?:被|获|荣获|位居|排名|位列)"),
        (
            Example("2家书屋在全市首轮书屋星级评价中获评五星,", (("event", "全市首轮书屋星级评价"),)),
            Example("在全市排名第二,", never=("event",)),
        ),
        ("评",),
    ),
    Form(
        "conference",
        "event",
        re.compile(rf"(?P<name>(?:全[省市区县]|经济社会|(?<!{_HAN})(?:(?!全){_HAN}){{2,3}}[省市区县])*高质量发展大会)"),
        (
            Example("召开全市高质量发展大会,", (("event", "全市高质量发展大会"),)),
            Example("推动高质量发展,", never=("event",)),
        ),
        ("高质量发展大会",),
    ),
    Form(
        "branch",
        "industry",
        re.compile(
            rf"(?:^|[^\u4e00-\u9fff]|[和与及]|其中|实现|规上|以上)"
            rf"(?P<name>(?!第|规上|规模){_HAN}{{2,10}}?(?:服务业|制造业|加工业|优势产业|支柱产业|主导产业))"
            r"(?=[、和](?:[^,。;]{2,16}[、和])*[^,。;]{2,14}(?:增加值|产值|营收)[^,。;]{0,6}\d"
            r"|(?:实现)?(?:增加值|总产值|产值|营收|营业收入|投资)(?:分别)?(?:约|超|近|增长|下降|达|\()*\d)"
        ),
        (
            Example("新型渔具加工业营收(8.4%)增速领先,", (("industry", "新型渔具加工业"),)),
            Example("发展新型渔具加工业,", never=("industry",)),
        ),
    ),
    Form(
        "trial:town",
        "project",
        re.compile(rf"(?:推进|开展|深化)(?P<name>{_HAN}{{2,12}}(?:镇|街道|乡){_HAN}{{4,20}}试点)工作"),
        (
            Example("推进青禾镇按照城市标准管街试点工作,", (("project", "青禾镇按照城市标准管街试点"),)),
            Example("推进试点工作,", never=("project",)),
        ),
        ("试点工作",),
    ),
)
EXAMPLES = (
    *(example for form in FORMS for example in form.examples),
    Example("举办洽谈会、茶博会客商余杭行等活动,", (("event", "茶博会客商余杭行"),)),
    Example("持续打造绿美余杭,", (("programme", "绿美余杭"),)),
    Example("建设健康城市,", never=("programme",)),
)
_EPITHETS = "绿美|平安|法治|健康|数字|美丽|信用|创新|文化|幸福|书香|品质|智慧|诗画|清廉|共富|大美"


def form_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield the names of a sentence that have a form of their own."""
    for form in FORMS:
        if not any(key in text for key in form.key):
            continue
        for match in form.pattern.finditer(text):
            start, end = match.span("name")
            yield Find(form.type, start, end, f"form:{form.rule}", rank=5)
    for kind, pattern in _regional(region):
        for match in pattern.finditer(text):
            yield Find(kind, *match.span("name"), "form:regional", rank=4)


@cache
def _regional(region: Region) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms with the short name X of the region or one above it: 绿美X, 客商X行."""
    if not (shorts := "|".join(region.shorts())):
        return ()
    return (
        ("programme", re.compile(rf"(?P<name>(?:{_EPITHETS})(?:{shorts})(?!{_HAN}?[区市县]))")),
        ("event", re.compile(rf"(?P<name>(?<!{_HAN}){_HAN}{{2,10}}(?:{shorts})行)(?=活动|等|[,。;、”])")),
    )
