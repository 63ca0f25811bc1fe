"""Chinese numerals of a passage, only where they can be nothing but a figure: rules as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.figures.numerals import HAN
from loaders.figures.units import Unit, unit_at
from loaders.seeking import Sought, Table

_N = f"[{HAN}]+"
_SEVERAL = "[二三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九]"
_RANK_UNIT = "(?P<unit>位|名|强)?"
_ENDS = "[,;。:、)”]"
# What 两 or 三 can count after 个 or 项 without being a figure of speech (三个转变, 两个责任).
_THINGS = (
    "(?:(?:重大|重点|在建|省级|市级|国家级|试点|示范|民生|产业|工业|老旧|城市|专业|年度|特色|大型)*"
    "(?:项目|企业|园区|街道|乡?镇|行政村|村|社区|小区|基地|平台|中心|试点|品牌|案例|产品|景区|家庭|部门|单位|学校|医院"
    "|机构|站点?|片区|地块|县(?!域)|区(?!域)|国家|行业|集群|工程|实验室|工作|指标|任务|技术|标准|成果|专利|措施|举措|经验|荣誉|奖))"
)


@dataclass(frozen=True, slots=True)
class ChineseRule:
    """One row: the numeral is the group ``n``, its unit the group ``unit`` or what is printed after it.

    ``yes`` and ``no`` are invented phrases in which the row must and must not find a number.
    """

    name: str
    kind: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


RULES: tuple[ChineseRule, ...] = (
    ChineseRule(
        "Chinese rank",
        "rank",
        "(?:(?<=[居列排名国省市球区县镇强至升到持进入跻界州旗])前"
        r"|(?<=[\u4e00-\u9fff”])(?<![安健生群荣服用客][全康命众誉务户])第)"  # 安全第一 is no rank
        rf"(?P<n>{_N}){_RANK_UNIT}"
        rf"(?=$|[,;。:)和与及且并的以之后\"”]|、(?![二三四五六七八九十])|稳|保持|(?<=[国省市球界]第[{HAN}])大)",
        ("居全市第二", "产量稳居全国前三", "税收居全省第四位"),
        ("第三届大会", "始终把安全第一放在心上"),
    ),
    ChineseRule(
        "Chinese rank in a list",
        "rank",
        "(?:跻身|进入|步入|迈入|挺进|位列|位居|入选|入围|上榜|荣列|列入|获评|评为)[^,;。、\\d]{0,24}?"
        rf"(?P<n>[一二三五]?十)(?P<unit>强|佳)(?=$|{_ENDS})",
        ("跻身全国工业园区十强", "连续两年获评全省夜市十佳"),
        ("入选全国百强", "十佳青年代表发言"),
    ),
    ChineseRule(
        "Chinese streak",
        "duration",
        f"(?:连续|连跨|蝉联|第?连)(?P<n>{_N})(?P<unit>年|个?月|个?季度|届|次|轮|天|日)(?!来|多)",
        ("连续两年获评", "连续五届上榜", "连续三个季度回升"),
        ("连续多年", "五年来"),
    ),
    ChineseRule(
        "Chinese record",
        "duration",
        f"创(?:下|造)?(?:近|过去)?(?P<n>{_N})(?P<unit>年)(?:来|以来)?(?:同期)?(?:的?(?:新[高低]|最[高好低]))",
        ("增速创近三年新高", "创十年来最好水平"),
        ("近三年", "三年新政"),
    ),
    ChineseRule(
        "Chinese time",
        "",
        "(?:提前|缩短|压缩|推迟|延长|历时|仅用|只用)了?(?:至|到|为)?(?P<n>[两二三四五六七八九十]+)"
        "(?P<unit>个月|年|个?工作日|天|周|个?小时|分钟)",
        ("提前两个月完成", "工期缩短三天"),
        ("提前谋划", "历时多年"),
    ),
    ChineseRule(
        "multiple",
        "",
        "(?<=[长升高加了近超约到的])(?P<n>一|两|[二三四五六七八九十]+)(?P<unit>倍)(?!增)",
        ("产量增长一倍", "是上年的两倍"),
        ("事半功倍", "一倍增计划"),
    ),
    ChineseRule(
        "doubling",
        "change",
        "翻了?(?P<n>[一两二三])(?P<unit>番)",
        ("产量翻一番", "营收翻两番"),
        ("轮番", "一番事业"),
    ),
    ChineseRule(
        "tenths",
        "",
        r"(?<=[\u4e00-\u9fff])(?P<n>[一两二三四五六七八九])(?P<unit>成)(?=以上|左右|以内|多|[,。;、]|$)",
        ("占全县七成以上", "增长近三成"),
        ("一成不变", "完成"),
    ),
    ChineseRule(
        "parts of a whole",
        "share",
        f"(?P<n>[{HAN}万]+分之{_N})",
        ("占全省的三分之一", "约四分之一"),
        ("百分点",),
    ),
    ChineseRule(
        "round sum",
        "",
        "(?:突破|超过?|逾|(?<![通经超突越不])过|迈上|迈过|跨过|跨越|站上|首破|达到?|近)了?"
        "(?P<n>[一两二三四五六七八九十百千]+|[百千万亿])(?=亿[、,;。大]|亿$|(?>[十百千万亿]*(?:元|美元|亩|吨|户|辆|台|人次|人|家|平方米|千瓦|标箱|TEU))"
        "(?![级军产的企项县市区镇乡村]|以上))",
        ("产值突破千亿元", "客流连续四年超百万人次", "产值超二百亿、利润达到十亿元"),
        ("培育千亿级产业", "打造超百亿元产业集群", "超千亿元的县"),
    ),
    ChineseRule(
        "Chinese count",
        "",
        rf"(?<![第近前后每之其数十百千万亿一二三四五六七八九两几“])(?P<n>{_SEVERAL})"
        rf"(?:(?=家(?:[\u4e00-\u9fff]|[,;。、])|所[^有在以]|座[\u4e00-\u9fff]|大类|宗[\u4e00-\u9fff])|(?=[个项]{_THINGS})"
        "|(?=大[\u4e00-\u9fff]{0,8}?(?:产业集群|产业链|行业(?=[,;。、中]|增加值|产值|投资))))"
        "(?![^,;。]{0,10}分别)",  # 甲、乙两个镇分别: the members are told
        (
            "新增两家上市公司",
            "打造七大千亿级产业集群",
            "建成三所学校",
            "甲、乙、丙三项工作获通报表扬",
            "产品分为三大类",
            "十大行业增加值增长",
        ),
        ("坚持两个维护", "三大片区", "落实三个清单", "三农", "一批项目", "深化三项制度改革"),
    ),
)
# 第四和第三, 前五、前八: ranks that one goes on to.
_RANK_MORE = re.compile(
    rf"[、和与及](?:全[国省市区县]|全球)?(?:第|前)(?P<n>{_N}){_RANK_UNIT}(?=$|[,;。:、)和与及且并的以之])"
)
# 坚持甲业第一: what comes first by principle has no rank.
_MAXIM = re.compile(
    "(?:坚持|秉持|秉承|树[立牢]|倡导|奉行|践行)(?:[^,;。居列排]|、){1,14}第$|[放摆置]在(?:了|首位、)?第$|作为第$"
)
_TENET = re.compile("的?(?:理念|导向|原则|方针|意识|思想)")
HINT = (
    rf"提前[两二三四五六七八九十]|[短缩迟长时用][了至到为]?[两二三四五六七八九十]+[个年工天周小分]|[一两二三四五六七八九十]倍|第[{HAN}]|前[{HAN}]|翻了?[一两二三]番|成(?:以上|左右|以内|多|[，。；、\n]|$)|连[续跨]?[{HAN}]|创[下造近过]*[{HAN}]|分之"
    r"|十[强佳]|(?:破|超过?|逾|过|上|越|达到?|近)了?[一两二三四五六七八九十百千万亿]+[亿元美亩吨户辆台人家平千标T]|[两三四五六七八九十](?:[家所座宗]|大[\u4e00-\u9fff]{0,8}产业|大类|[个项])"
)
"""What a text without Arabic numbers must hold for a row to find something in it."""


@dataclass(frozen=True, slots=True)
class ChineseNumber:
    """A numeral at ``start..end`` of a passage with its unit, and the row that found it."""

    start: int
    end: int
    kind: str
    rule: str
    unit: Unit


_TABLE = Table((rule, Sought(rule.pattern)) for rule in RULES)


def chinese_numbers(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[ChineseNumber]:
    """Return the Chinese numerals of a text that are figures, none of them inside what is ``taken``."""
    spans, found = list(taken), dict[int, ChineseNumber]()
    for rule, pattern in _TABLE.possible(text):
        for match in _matches(text, rule, pattern):
            number = _number(text, rule, match)
            inside = any(start <= number.start and number.end <= end for start, end in spans)
            if number.start not in found and not inside:
                found[number.start] = number
    return [found[start] for start in sorted(found)]


def _matches(text: str, rule: ChineseRule, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield a row's matches, to ranks those that 、 or 和 adds (第四和第三)."""
    end = 0
    for found in pattern.finditer(text):
        if rule.name != "Chinese rank":
            yield found
            continue
        if _MAXIM.search(text, 0, found.start("n")) or _TENET.match(text, found.end("n")):
            continue
        rank: re.Match[str] | None = found
        while rank and rank.start() >= end:
            yield rank
            end = rank.end()
            rank = _RANK_MORE.match(text, end)


_KINDS = {
    "rank": "rank",
    "duration": "duration",
    "doubling": "multiple",
    "tenths": "multiple",
    "multiple": "multiple",
    "Chinese time": "duration",
}


def _number(text: str, rule: ChineseRule, match: re.Match[str]) -> ChineseNumber:
    start, end = match.span("n")
    printed = match.groupdict().get("unit")
    if "unit" in match.re.groupindex:
        unit = Unit(printed or "", _KINDS.get(rule.kind) or _KINDS[rule.name], "", len(printed or ""))
    elif text.startswith("大类", end):
        unit = Unit("大类", "count", "类数", 2)
    else:
        unit = unit_at(text, end) or Unit("")
    return ChineseNumber(start, end, rule.kind, rule.name, unit)
