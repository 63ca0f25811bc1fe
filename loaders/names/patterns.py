"""Names that have a form of their own: one row a form, each with invented sentences that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.names.campaigns import CAMPAIGNS
from loaders.names.finds import Example, Find
from loaders.names.forms import UNDERTAKINGS, Form
from loaders.names.region import Region
from loaders.seeking import Either, Sought, Table

_HAN = r"[\u4e00-\u9fff]"
_N = "[一二三四五六七八九十]"
# The characters that regions and cities are called by in one word (京津冀, 宁镇扬).
_BRIEF = (
    "京津冀雄保石沪苏锡常浙皖宁镇扬泰杭甬绍嘉湖舟广佛肇莞深珠澳港惠汕潮揭厦漳泉福榕长株潭昌九武鄂黄郑"
    "汴洛西咸兰成渝德眉资济青烟太榆沈抚大哈吉乌石银川黔粤闽赣湘桂琼"
)

FORMS: tuple[Form, ...] = (
    *UNDERTAKINGS,
    *CAMPAIGNS,
    Form(
        "plan:yearly",
        "policy",
        Sought(
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
    ),
    Form(
        "plan:five-year",
        "policy",
        Sought(rf"(?P<name>“?十{_N}五?”?(?<=[五”])(?:时期)?(?:发展)?规划(?:纲要|《纲要》)?)"),
        (
            Example("“十六五”规划的开局之年", (("policy", "“十六五”规划"),)),
            Example("“十六五”时期是关键时期", never=("policy",)),
        ),
    ),
    Form(
        "grid:station",
        "project",
        Sought(
            rf"(?P<name>(?<![个座项条\d])\d+千伏(?!变电站|变电|输变电|线路|电网|及以上){_HAN}{{1,8}}?(?:\([^()]{{1,8}}\))?(?:输变电工程|输变电|变电站|站|线路|工程))"
        ),
        (
            Example("推进220千伏青禾(南岭)站建设", (("project", "220千伏青禾(南岭)站"),)),
            Example("最高电压达500千伏", never=("project",)),
        ),
    ),
    Form(
        "vessel",
        "project",
        Sought(
            rf"(?P<name>“(?:{_HAN}|\d){{1,8}}”号(?![楼线])|“(?:{_HAN}|\d){{1,8}}(?:”号?|号”)(?:大洋|极地|深海|科学|远洋)?{_HAN}{{0,4}}(?:船(?!舶|厂|队|企)|舰|卫星|空间站|盾构机))"
        ),
        (
            Example("“禾苗”号极限深潜,", (("project", "“禾苗”号"),)),
            Example("“海星号”大洋科考船建成入列", (("project", "“海星号”大洋科考船"),)),
            Example("“放管服”改革", never=("project",)),
        ),
    ),
    Form(
        "agreed",
        "programme",
        Sought(
            rf"(?:建立|发起|签署|创立|构建)(?P<name>(?:{_HAN}|“[^“”]{{1,8}}”){{8,30}}?(?:合作机制|合作倡议))(?=[,。;、])"
        ),
        (
            Example("发起云岭流域渔业城市合作倡议,", (("programme", "云岭流域渔业城市合作倡议"),)),
            Example("建立合作机制,", never=("programme",)),
        ),
    ),
    Form(
        "census",
        "programme",
        Sought(rf"(?P<name>[省市区县]?第{_N}+次(?:全国|全省|全市)?{_HAN}{{2,6}}普查)"),
        (
            Example("完成区第六次全国渔业普查阶段性工作", (("programme", "区第六次全国渔业普查"),)),
            Example("开展隐患普查", never=("programme",)),
        ),
    ),
    Form(
        "noun+quote",
        "programme",
        Sought(
            rf"(?:开展|实施|推进|深化|推行|优化|落实)(?P<name>(?![新一二三四五多]*轮|城区“|县城“|全[省市区县]“){_HAN}{{2,4}}“{_HAN}{{2,6}}(?<!制度)(?<!办法)(?<!组合拳)(?<!先手棋)”)(?=[,。;、和与等\d])"
        ),
        (
            Example("持续开展河道“清乱拆”,", (("programme", "河道“清乱拆”"),)),
            Example("解决群众“停车难”,", never=("programme",)),
        ),
    ),
    Form(
        "work:undertaken",
        "programme",
        Sought(rf"实施(?P<name>(?!好){_HAN}{{6,18}}工作)(?=[,。])"),
        (
            Example("深入实施千亩园区整备攻坚争先工作,", (("programme", "千亩园区整备攻坚争先工作"),)),
            Example("做好新学期招生准备工作,", never=("programme",)),
        ),
    ),
    Form(
        "chiefs",
        "programme",
        Sought(
            r"(?P<name>(?<!湖)(?:河湖(?=警)|河\(湖\)|坑塘|片区|产业链|产业集群|河道警|河湖警|检察|[河田街路库山湾楼巷渠塘沟井泉草点片路段企链])长制)"
        ),
        (
            Example("严格落实河长制、田长制,", (("programme", "河长制"), ("programme", "田长制"))),
            Example("实行校长制定的办法,", never=("programme",)),
        ),
    ),
    Form(
        "articles",
        "policy",
        Sought(
            rf"(?P<name>“{_HAN}{{0,12}}\d+条(?:措施|举措|政策|意见)?”(?:政策)?|“[^“”]{{2,14}}”\d+[项条](?:硬?措施|举措|政策|意见))"
        ),
        (
            Example("用好“金融助企16条”政策", (("policy", "“金融助企16条”政策"),)),
            Example("落实“三个常态化”32项措施", (("policy", "“三个常态化”32项措施"),)),
            Example("新增公交线路16条", never=("policy",)),
        ),
    ),
    Form(
        "integration",
        "programme",
        Sought(
            rf"(?P<name>(?:{_HAN}{{2}}[—-]{_HAN}{{2}}|(?<![{_BRIEF}])[{_BRIEF}]{{2,4}}(?:地区)?)(?:一体化|同城化)(?:高质量)?(?:发展)?)"
        ),
        (
            Example("深化沪杭甬一体化发展,", (("programme", "沪杭甬一体化发展"),)),
            Example("纵深推进青禾—云岭一体化发展", (("programme", "青禾—云岭一体化发展"),)),
            Example("推进城乡一体化发展", never=("programme",)),
        ),
    ),
    Form(
        "expo",
        "event",
        Sought(
            r"(?P<name>(?![广进文中药]博)[\u4e00-\u9fff]博会|[农药煤旅体渔建医车服皮陶石花林粮种牧]交会|[廊西津兰哈青民]洽会)"
        ),
        (
            Example("茶博会、瓷博会人气十足,", (("event", "茶博会"), ("event", "瓷博会"))),
            Example("举办各类展会,", never=("event",)),
        ),
    ),
    Form(
        "route",
        "place",
        Sought(rf"(?P<name>“[^“”]{{2,20}}”{_HAN}{{2,10}}线路)(?=入选|获评|[,。;、])"),
        (
            Example("“寻味青禾”美食之旅线路入选名单,", (("place", "“寻味青禾”美食之旅线路"),)),
            Example("优化“高峰快线”公交线路布局,", never=("event",)),
        ),
    ),
    Form(
        "measures:articles",
        "policy",
        Sought(
            rf"(?:出台|制定|实施|推出|印发)(?:实施|出台|印发|了)?(?P<name>(?!实施|出台|印发){_HAN}{{4,18}}(?:(?:\d+|{_N}{{1,3}})条(?:硬)?(?:政策)?(?:措施|举措|意见|政策)|(?<!等)\d+项政策措施)|(?:支持|促进|推动|加快|优化|激励){_HAN}{{3,16}}(?<!等)(?:\d+|{_N}{{1,3}})项(?:措施|举措|政策))"
        ),
        (
            Example("推出渔业高质量发展21项政策措施,", (("policy", "渔业高质量发展21项政策措施"),)),
            Example("出台支持渔业发展21条措施,", (("policy", "支持渔业发展21条措施"),)),
            Example("出台21条措施,", never=("policy",)),
        ),
    ),
    Form(
        "line:section",
        "project",
        Sought(
            rf"(?P<name>(?!确保|力争|建成|完成|实施|推动|启动|开通|支持|保障|谋划|争取|加快|打通|新建)(?<![建完](?=成))(?<!确(?=保))(?!扩建|改建|续建|竣工|贯通|动工|谋划|争取|抓好|确保)(?:(?![的至速公里设工进快]){_HAN}){{2,4}}(?:\([^()]{{1,4}}\))?(?:高铁|铁路|高速|城际|快速路)"
            rf"(?:{_HAN}{{1,4}}至{_HAN}{{1,5}}|(?!增长|发展|推进|[大全新]){_HAN}{{2,3}})段)"
        ),
        (
            Example("青云高铁东岭至南禾段开工", (("project", "青云高铁东岭至南禾段"),)),
            Example("开工建设青云高铁东岭至南禾段", (("project", "青云高铁东岭至南禾段"),)),
            Example("持续高速增长阶段", never=("project",)),
        ),
    ),
)
EXAMPLES = (
    *(example for form in FORMS for example in form.examples),
    Example("举办洽谈会、茶博会客商余杭行等活动,", (("event", "茶博会客商余杭行"),)),
    Example("持续打造绿美余杭,", (("programme", "绿美余杭"),)),
    Example("建设健康城市,", never=("programme",)),
)
_TABLE = Table((form, form.pattern) for form in FORMS)
WORDS = Either(_TABLE)
_EPITHETS = "绿美|平安|法治|健康|数字|美丽|信用|创新|文化|幸福|书香|品质|智慧|诗画|清廉|共富|大美"


def form_finds(text: str) -> Iterator[Find]:
    """Yield the names of a sentence that have a form of their own."""
    for form, match in _TABLE.finditer(text):
        yield Find(form.type, *match.span("name"), f"form:{form.rule}", rank=5)


def regional_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield the names of a form in which the region, or one above it, is called by its short name."""
    for kind, pattern in _regional(region):
        for match in pattern.finditer(text):
            yield Find(kind, *match.span("name"), "form:regional", rank=4)


@cache
def _regional(region: Region) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms with the short name X of the region or one above it: 绿美X, 客商X行."""
    if not (shorts := "|".join(region.shorts)):
        return ()
    return (
        ("programme", re.compile(rf"(?P<name>(?:{_EPITHETS})(?:{shorts})(?!{_HAN}?[区市县]))")),
        ("event", re.compile(rf"(?P<name>(?<!{_HAN}){_HAN}{{2,10}}(?:{shorts})行)(?=活动|等|[,。;、”])")),
    )
