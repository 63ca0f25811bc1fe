"""Forms of papers, undertakings, ratings and branches, one row a form, each with invented sentences."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.names.finds import Example
from loaders.seeking import Sought

_HAN = r"[\u4e00-\u9fff]"
_N = "[一二三四五六七八九十]"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern whose group ``name`` is a name of ``type``."""

    rule: str
    type: str
    pattern: Sought
    examples: tuple[Example, ...]


UNDERTAKINGS = (
    Form(
        "document:issued",
        "policy",
        Sought(
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
        Sought(rf"(?P<name>{_HAN}{{4,20}}规划“十{_N}五”(?:实施方案|行动计划))"),
        (
            Example("青禾流域发展规划“十六五”实施方案,", (("policy", "青禾流域发展规划“十六五”实施方案"),)),
            Example("“十六五”实施方案,", never=("policy",)),
        ),
    ),
    Form(
        "measuring",
        "policy",
        Sought(rf"(?P<name>“[^“”]{{2,12}}”{_HAN}{{2,8}}(?:指标|评价|标准)体系)"),
        (
            Example("优化“智慧渔业”成效评价体系,", (("policy", "“智慧渔业”成效评价体系"),)),
            Example("完善“三位一体”服务体系,", never=("policy",)),
        ),
    ),
    Form(
        "institute:inner",
        "organization",
        Sought(
            rf"(?P<name>(?:中电科|中国电科|航天科[工技]|中船|中核){_N}{{1,3}}[所院]"
            rf"|(?:中科院|中国科学院)(?!院士)(?!大学|专家){_HAN}{{2,8}}?(?:研究所|研究院|[热能算物化子海洋电光力金]所))(?=$|[,。;、和与等])"
        ),
        (
            Example(
                "与中电科十九所、中科院渔业研究所等共建,",
                (("organization", "中电科十九所"), ("organization", "中科院渔业研究所")),
            ),
            Example("中科院院士工作站落户,", never=("company",)),
        ),
    ),
    Form(
        "partnered",
        "programme",
        Sought(
            r"(?P<name>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新]{2}(?:东西部)?(?:扶贫)?(?<!京津)协作)(?=$|[,。;、和与工成机项])"
        ),
        (
            Example(
                "深化鲁渝协作、粤黔东西部协作,", (("programme", "鲁渝协作"), ("programme", "粤黔东西部协作"))
            ),
            Example("深化新型协作,", never=("programme",)),
        ),
    ),
    Form(
        "purpose+quote",
        "programme",
        Sought(
            rf"(?:实施|开展|推进|启动|深化)(?P<name>(?:扩大|促进|提升|优化|提振|推动|深化|保障){_HAN}{{2,8}}“[^“”]{{2,10}}”{_HAN}{{0,2}}(?:工程|行动|计划))"
        ),
        (
            Example("实施扩大渔业投资“百项千亿”工程,", (("programme", "扩大渔业投资“百项千亿”工程"),)),
            Example("扩大“百项千亿”投资,", never=("event",)),
        ),
    ),
    Form(
        "year-of",
        "programme",
        Sought(rf"(?:开展|深化|启动|实施|谋划)(?P<name>(?!十){_HAN}{{4,14}}年”?活动)"),
        (
            Example("深化高水平渔业提升年活动,", (("programme", "高水平渔业提升年活动"),)),
            Example("开展青年活动,", never=("programme",)),
        ),
    ),
    Form(
        "great-numbered",
        "programme",
        Sought(
            rf"(?:实施|开展|推进|启动|打好)(?P<name>{_HAN}{{2,8}}[三四五六七八九十]大(?:行动|工程|计划|攻坚战))"
        ),
        (
            Example("深入实施渔业振兴十大行动,", (("programme", "渔业振兴十大行动"),)),
            Example("实施十大行动,", never=("programme",)),
        ),
    ),
    Form(
        "special-projects",
        "programme",
        Sought(r"(?P<name>[三四五六七八九十]大(?:科技|重大)专项)"),
        (
            Example("六大科技专项深入实施,", (("programme", "六大科技专项"),)),
            Example("实施科技专项9个,", never=("programme",)),
        ),
    ),
    Form(
        "rating",
        "event",
        Sought(
            rf"在(?P<name>(?:全|第){_HAN}{{4,18}}(?:评价|评选|测评|考评))中?(?:被|获|荣获|位居|排名|位列)"
        ),
        (
            Example("2家书屋在全市首轮书屋星级评价中获评五星,", (("event", "全市首轮书屋星级评价"),)),
            Example("在全市排名第二,", never=("event",)),
        ),
    ),
    Form(
        "conference",
        "event",
        Sought(
            rf"(?P<name>(?:全[省市区县]|经济社会|(?<!{_HAN})(?:(?!全){_HAN}){{2,3}}[省市区县])*高质量发展大会)"
        ),
        (
            Example("召开全市高质量发展大会,", (("event", "全市高质量发展大会"),)),
            Example("推动高质量发展,", never=("event",)),
        ),
    ),
    Form(
        "branch",
        "industry",
        Sought(
            rf"(?:^|[^\u4e00-\u9fff]|[和与及]|其中|实现|规上|以上)"
            rf"(?P<name>(?!第|规上|规模|预计|全年|力争|推动|实现){_HAN}{{2,10}}?(?:服务业|制造业|加工业|和娱乐业|优势产业|支柱产业|主导产业))"
            r"(?=[、和](?:[^,。;]{2,16}[、和])*[^,。;]{2,14}(?:增加值|产值|营收)[^,。;]{0,6}\d"
            r"|(?:实现)?(?:增加值|总产值|产值|营收|营业收入|投资)(?:分别)?(?:约|超|近|增长|下降|达|\()*\d|年均增速|增速)"
        ),
        (
            Example("新型渔具加工业营收(8.4%)增速领先,", (("industry", "新型渔具加工业"),)),
            Example("发展新型渔具加工业,", never=("industry",)),
        ),
    ),
    Form(
        "branch:honoured",
        "industry",
        Sought(
            rf"(?:^|[,。;、])(?P<name>(?!全|该|我|[省市区县]|两大|主导|特色|支柱){_HAN}{{2,6}}产业)"
            r"(?=(?:继[^,。;]{2,16}后)?(?:再[次度]|成功|双双|先后|连续|又)*(?:入选|获评|荣获|获批|跻身|被认定))"
        ),
        (
            Example("渔具产业再次获评省级特色产业集群,", (("industry", "渔具产业"),)),
            Example("特色产业获评省级示范,", never=("industry",)),
        ),
    ),
    Form(
        "branch:cluster",
        "industry",
        Sought(
            rf"(?:^|[,。;、])(?P<name>(?!首次|成功|连续|再[次度]|全|我){_HAN}{{4,16}}?(?<![省市县区镇园])(?<!集群|企业|公司|集团))"
            rf"(?=(?:、{_HAN}{{3,16}}?)*(?:分别|双双|均|成功|再[次度])*(?:入选|获评|上榜|被认定为)[^,。;]{{0,14}}集群(?:$|[,。;]))"
        ),
        (
            Example(
                "渔具和渔网、新型饵料分别获评国家级、省级特色产业集群,",
                (("industry", "渔具和渔网"), ("industry", "新型饵料")),
            ),
            Example("成功获评省级特色产业集群,", never=("industry",)),
        ),
    ),
    Form(
        "trial:approved",
        "award",
        Sought(rf"(?:^|(?<=[,。;]))(?P<name>{_HAN}{{6,24}}试点)(?=(?:正式|成功)?获批)"),
        (
            Example("新一轮渔业扩大开放综合试点获批,", (("award", "新一轮渔业扩大开放综合试点"),)),
            Example("多项试点获批,", never=("award",)),
        ),
    ),
    Form(
        "trial:town",
        "project",
        Sought(rf"(?:推进|开展|深化)(?P<name>{_HAN}{{2,12}}(?:镇|街道|乡){_HAN}{{4,20}}试点)工作"),
        (
            Example("推进青禾镇按照城市标准管街试点工作,", (("project", "青禾镇按照城市标准管街试点"),)),
            Example("推进试点工作,", never=("project",)),
        ),
    ),
)
