"""Which printed numbers are quantities: rules as rows, overlap decided in ``claim``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.figures.numerals import ARABIC
from loaders.seeking import Sought, Table

_YEAR = r"(?:19|20)\d\d"
_TO = r"[-—–―~至到]+"
_ARABIC = re.compile(ARABIC)
_N = rf"(?:{ARABIC})"
# What 条 counts: with one of these before it the number is no part of a policy's name.
_NOT_LISTED = (
    "(?<!政策|措施|举措|意见|建议|信息|消息|预警|线索|规定|标准|办法|清单|任务|制度|规则|要求|事项|新增"
    "|问题|短信|服务|共计|合计|累计)(?<![线路道巷街河渠沟管链航共达了为新])"
)
NOT_QUANTITIES = frozenset({"date", "ordinal", "name"})


@dataclass(frozen=True, slots=True)
class NumberRule:
    """One row: what kind of number the pattern makes of the Arabic numbers in its match.

    Rows stand in order of strength: of two rows that claim a number the upper one wins.
    ``yes`` and ``no`` are invented phrases that the row must and must not claim a number in.
    """

    name: str
    kind: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A row's claim on ``start..end`` of a text; ``won`` only in what ``contest`` returns."""

    rule: str
    kind: str
    start: int
    end: int
    won: bool = False


RULES: tuple[NumberRule, ...] = (
    NumberRule(
        "title",
        "name",
        r"《[^《》]*(?:《[^《》]*》|〈[^〈〉]*〉)?[^《》]*》",
        ("《某市2021年要点》",),
        ("增长3%",),
    ),
    NumberRule(
        "quoted",
        "name",
        r"“[^“”]{1,40}”|「[^「」]{1,40}」|‘[^‘’]{1,30}’|\"[^\",。]{1,30}\"",
        ("实施“7531”行动", "“人才20条”"),
        ("“甲乙”有12所学校",),
    ),
    NumberRule(
        "timestamp",
        "date",
        rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?: ?\d{{1,2}}:\d\d(?::\d\d)?)?",
        ("2023-05-06",),
        ("5-6项",),
    ),
    NumberRule(
        "years",
        "date",
        rf"{_YEAR}年?{_TO}{_YEAR}(?=年|\)|学年|》|$)|{_YEAR}/{_YEAR}(?=学年)",
        ("2021-2025年规划",),
        ("从2012亩增至2034亩",),
    ),
    NumberRule(
        "year",
        "date",
        rf"(?<![\d.])(?<!\d,){_YEAR}(?=年(?!内)|(?:、|和|至|与){_YEAR}年|财年|版|届|学年|\d\d?月)",
        ("2022年实现", "2021、2022年"),
        ("2022亩",),
    ),
    NumberRule(
        "year before a name",
        "date",
        rf"(?<![\d.])(?<!\d,){_YEAR}(?=[\u4e00-\u9fff“])(?![个家户人名件项万亿千百元亩公平吨台套所座处条株宗起例场次多余艘辆])",
        ("举办2023海岛音乐节",),
        ("整治2023处",),
    ),
    NumberRule(
        "day",
        "date",
        rf"\d{{1,2}}月\d{{1,2}}日(?:{_TO}\d{{1,2}}日|{_TO}\d{{1,2}}月\d{{1,2}}日)?"
        rf"|\d{{1,2}}{_TO}\d{{1,2}}月|\d{{1,2}}月(?=份|底|末|初|中|[\u4e00-\u9fff,、)])"
        r"|\d{1,2}月$|\d{1,2}日(?=[在至上下晚召开前起,、)]|$)|(?<=年)\d{1,2}月",
        ("9月3日召开", "1-8月", "截至10月底"),
        ("历时9个月",),
    ),
    NumberRule("months so far", "date", r"前\d{1,2}个?月", ("前11个月增长5%",), ("工期11个月",)),
    NumberRule(
        "record",
        "duration",
        r"(?<=创)(?:下|造)?了?(?:近|过去)?\d{1,2}年(?:来|以来)?(?:同期)?的?(?:新[高低]|最[高低好])",
        ("增速创近5年新高", "创10年来最好水平"),
        ("近5年来", "5年新政"),
    ),
    NumberRule(
        "span of years",
        "date",
        r"(?<![\d续])\d{1,2}年(?=来|间|累计|[增下提上][长降高升])|(?:近|过去|这)\d{1,2}年(?=[,来间])",
        ("5年累计造林", "3年来"),
        ("连续5年增长", "历时3年"),
    ),
    NumberRule(
        "page counter",
        "name",
        r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?:\d+",
        ("浏览:1203",),
        ("阅读书籍12册",),
    ),
    NumberRule("decade", "date", r"\d0年代", ("上世纪80年代",), ("80年",)),
    NumberRule(
        "listing", "ordinal", r"^\d{1,2}(?:[.](?!\d)|、)|^[(]\d{1,2}[)]", ("3.农业", "2、农业"), ("3.5亿元",)
    ),
    NumberRule(
        "rank",
        "rank",
        rf"第{_N}(?:[、和]{_N})?(?:位|名)|(?:居|列|位居|位列|排名?|排在|跻身|全[国省市区县球]|中国|世界"
        rf"|各省区市?|百强[县区市镇]?|跃升至|上升至|升至)第{_N}(?![届次批期条号轮个家座大所])"
        rf"|第{_N}(?=[,;。)]|$|、(?!第?\d))"
        rf"|(?:跻身|进入|步入|迈入|挺进|位列|位居)(?:(?!世界|企业)[^,;。\d]){{0,14}}{_N}强(?![县区市镇企])"
        rf"|TOP ?{_N}|(?<![提之])前{_N}(?:强|名|位)?(?!个|年|期|款|轮|[-—.~]|\d)"
        rf"|(?:上升|提升|前移|进位|跃升|提高|下降|下滑|攀升|前进){_N}(?:位|名)(?!次)",
        ("居全省第3", "排名第12位", "百强榜TOP30", "全国前10", "前移4位"),
        ("第3届", "前3个月", "第4批", "提前15天"),
    ),
    NumberRule(
        "ordinal",
        "ordinal",
        rf"第{_N}(?:[、和至]第?{_N})*|{_N}(?:、{_N})*号(?!召)(?:线|楼|院|地块)?|{_N}#|\d期(?=工程|项目|用地)",
        ("第21、22届", "轨道交通7号线", "第3批"),
        ("7条线路",),
    ),
    NumberRule(
        "sum", "name", r"[\dN]+(?:\+[\dNX]+)+|\d\+(?=[\u4e00-\u9fff])", ("1+3+6体系", "1+N体系"), ("1家",)
    ),
    NumberRule(
        "voltage or size",
        "name",
        r"\d[\d.]*(?:、\d+)?(?:千伏(?!安)|kV|KV|英寸|纳米|寸|类(?=新药|水[质体]|疫苗|医疗器械)|万?吨级|马力"
        r"|瓦时|兆(?!瓦)|K(?![a-zA-Z])|比特)",
        ("110千伏大岭站", "8英寸晶圆"),
        ("110千瓦",),
    ),
    NumberRule(
        "capacity in a name",
        "name",
        r"(?<=[\u4e00-\u9fff])(?<![成增建机达量到工共约近超过为是网产设有供容个座项处计划合电力])\d[\d.]*(?:(?=(?:万千瓦|兆瓦|吉瓦|[MG]W)(?:级|时)?"
        r"[^,;。、的\d]{0,8}(?:电站|光伏|风电|储能|机组|制氢|电源|电池))|(?=(?:[万亿]吨|亿方|亿立方米)(?:/年)?"
        r"[^,;。、的\d产]{1,10}(?:项目|工程|装置)))"
        r"|\d[\d.]*(?=(?:米|吨)[\u4e00-\u9fff]{0,6}(?:支架|盾构机|掘进机|起重机|挖掘机|叶片|望远镜|加速器|风机|矿卡|压缩机)"
        r"|(?:[万亿]吨|亿方|亿立方米)/年[^,;。、的\d]{1,12}(?:项目|工程))"
        r"|(?<=[牧业司团份技材工])(?<![行农产工商作企][业工])\d+(?=万(?:套|吨|头|羽|只|台|件|辆)"
        r"[^,;。、的\d]{2,12}(?:等?项目|育种|养殖|生产线|加工))",
        ("甲岭1200兆瓦抽水蓄能电站", "乙丙牧业300万套肉鸡育种", "丙丁60万吨乙烯项目", "甲乙重工10米液压支架"),
        ("新增装机300万千瓦", "建成300兆瓦光伏", "投产90万吨生产线"),
    ),
    NumberRule(
        "listed among",
        "name",
        r"(?:世界|全球|中国|全国|民营(?:企业)?|行业|百强|央企|品牌|企业|财富)?(?:500|100|50|30|1000|200"
        r"|300)强",
        ("世界500强企业",),
        ("500家",),
    ),
    NumberRule(
        "latin",
        "name",
        r"(?:PM|CO|SO|NO|COD|NH) ?\d[\d.]*|(?<!GD)(?<!CP)(?<!PP)[A-Za-z][-·.]?\d[\d.]*"
        r"(?:[A-Za-z][A-Za-z\d]*)?"
        r"|\d[\d.]*(?!TEU|GWh|[kM]?Wh|[GMk]W|EF|Eflops|PFLOPS|Pflops|P[BT ]?(?![A-Za-z])|TB"
        r"|km)[A-Za-z][A-Za-z\d]*(?![A-Za-z])",
        ("A3地块", "5G基站", "4A级景区", "PM2.5浓度", "G105国道"),
        ("35GWh", "12TEU", "300P", "GDP41亿元"),
    ),
    NumberRule(
        "version",
        "name",
        r"(?<![\d.:])\d\.0(?=版|时代|模式|系统|平台|体系|改革|行动|政策|阶段|台区|政府|升级|全|新|建设|工程"
        r"|示范)",
        ("智慧校园2.0体系",),
        ("2.0亿元", "增长3.0%"),
    ),
    NumberRule(
        "hotline",
        "name",
        r"(?<![\d.])(?<!\d,)(?:110|119|120|122|12\d{3}|114|95\d{3}|96\d{3})(?=警|接警|热线|报警|急救|政务"
        r"|便民|平台|投诉|指挥|妇联|青少年|检察|社会救助|救助)",
        ("12345热线", "110警情"),
        ("120个平台", "110家平台"),
    ),
    NumberRule(
        "named plan",
        "name",
        r"\d+(?:项|条)(?=[^,。;、\d]{0,10}(?:行动方案|行动计划|实施方案|意见|细则))|102项(?=重大)",
        ("落实12项重点任务行动方案",),
        ("出台12项举措",),
    ),
    NumberRule(
        "anniversary",
        "name",
        r"\d{1,4}年(?=(?:主题|系列|纪念|庆祝|庆典|成就|大型)[^,;。、\d]{0,8}(?:活动|大会|展|晚会|仪式|座谈会))",
        ("办好建县30年主题活动",),
        ("连续3年举办系列活动", "历时3年建成展馆"),
    ),
    NumberRule(
        "short policy",
        "name",
        rf"(?:落实|执行|兑现|用好|贯彻|推出|出台|发布|升级|制定|优化)(?:实施|落实)?了?[^,;。、\d“]{{2,10}}?{_NOT_LISTED}\d{{1,3}}条"
        r"(?=$|[,;。、和与及等]|政策)|(?<=新)\d{1,3}条(?=$|[,;。、和与及等的]|政策|措施|举措)"
        r"|(?:防控|防疫|稳增长|助企|惠企|纾困|人才|科创|科技|文旅|外贸|工业|民营经济|营商环境)\d{1,3}条"
        r"(?![\u4e00-\u9fff]{0,4}(?:措施|举措))",
        ("落实春耕备种15条", "执行新8条", "人才30条落地"),
        (
            "出台便民措施12条",
            "出台优化营商环境30条措施",
            "新增线路8条",
            "发布预警信息40条",
            "优化公交线路6条",
        ),
    ),
    NumberRule(
        "project name",
        "name",
        r"(?<![\d.])(?:211|985|863|973|315|415)(?=工程|高校|计划|院校|大学|[A-Z]|体系|晚会)",
        ("985高校",),
        ("985所高校",),
    ),
    NumberRule(
        "circle of minutes",
        "name",
        r"\d+(?:分钟|小时|公里)(?=[\u4e00-\u9fff]{0,8}(?:生活|服务|健身|阅读|文化|养老|便民|通勤|交通|经济|医疗|急救|救援|都市|就医|托育)圈)",
        ("完善15分钟社区生活圈", "形成1小时交通圈"),
        ("缩短15分钟", "30分钟到达商圈"),
    ),
    NumberRule(
        "around the clock",
        "name",
        r"(?:7[×*xX]24|24)小时(?=自助|值守|不打烊|政务|服务|在线|智慧|无人|运营|营业|开放|值班|监测|城市|书)",
        ("24小时自助服务区",),
        ("缩短至24小时",),
    ),
    NumberRule(
        "clock",
        "date",
        r"\d{1,2}时(?:\d{1,2}分)?(?!代|间|期|速|长)|(?<![\d:])\d{1,2}:\d\d(?=[,,。、前后至起]|$)",
        ("当日15时",),
        ("15小时",),
    ),
    NumberRule("school years", "name", r"\d(?=年一贯制)|\d{1,2}年制", ("9年制学校",), ("连续9年",)),
    NumberRule("ratio", "ratio", rf"{_N}[:∶]{_N}(?:[:∶]{_N})*", ("比例为3:40:57",), ("3.4%",)),
    NumberRule(
        "fraction", "share", r"(?<![\d/-])\d{1,3}/\d{1,3}(?![\d/])", ("占全国的1/9",), ("2021/2022学年",)
    ),
    NumberRule(
        "streak",
        "duration",
        rf"(?:连续|连跨|蝉联|第?连){_N}(?:个)?(?:年|个月|季度|届|次|轮|[天日](?!上|在))",
        ("连续6年", "连续130日无事故"),
        ("年均6%",),
    ),
)


_TABLE = Table((rule, Sought(rule.pattern)) for rule in RULES)
_QUOTED = Table((rule, Sought(rule.pattern)) for rule in RULES[:2])


def contest(text: str, taken: Iterable[tuple[str, str, int, int]] = ()) -> list[Claim]:
    """Return every claim on the numbers of ``text``, upper rows first, and whether it won something;
    ``taken`` are ready claims (rule, kind, start, end) that rank below the rows, as from named things.
    """
    claims = [
        Claim(rule.name, rule.kind, found.start(), found.end()) for rule, found in _TABLE.finditer(text)
    ]
    claims += [Claim(*claim) for claim in taken]
    owners = {_owner(claims, n.start(), n.end()) for n in _ARABIC.finditer(text)}
    return [Claim(c.rule, c.kind, c.start, c.end, c in owners) for c in claims]


def _owner(claims: list[Claim], start: int, end: int) -> Claim | None:
    return next((c for c in claims if c.start < end and start < c.end), None)


def quoted(text: str) -> list[tuple[int, int]]:
    """Return where titles and quoted words of a text stand."""
    return [found.span() for _, found in _QUOTED.finditer(text)]
