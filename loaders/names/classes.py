"""What the last words of a name say that it is: ``data/lexicons/name-classes.tsv``, one suffix a row.

Sort ``ground``: a park or building, a project where the report builds it, else a place; ``built``: a
school or the like, a project where the report builds it, else what the row says. ``placed``: tells a
type only behind a division's name. A ``firm`` suffix ends a name whatever follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.names.words import TAIL_ENDS, any_of, by_last, is_group, lexicon, tail_of
from loaders.seeking import Ended, begun

_ROWS = lexicon("name-classes")
_TYPES = {suffix: kind for suffix, kind, *_ in _ROWS}
GROUNDS = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "ground")
BUILT = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "built")
PLACED = frozenset(suffix for suffix, _, sort, _ in _ROWS if sort == "placed")
# 中学生, 大学城, 学院路: other words
_FIRM = begun(
    rf"(?:{any_of(suffix for suffix, _, _, firm in _ROWS if firm)})"
    "(?![生师城区镇村路站桥化式军]|(?<=[初高]中)部|科技园|毕业)"
)
_LENGTHS = by_last(_TYPES)
# Words that end like a class and are none.
_NOT = Ended(
    r"(?:第一平台|格局|布局|结局|全局|大局|开局|新局|当局|时局|变局|提出意见|列席会议|民意|主意|满意|家族|流域|一河"
    r"|潮涌|奔涌|泉涌|云涌|涌流|(?:管理|工作|保障)制度|^实施(?:细则|办法|意见|方案)|^(?:防贫|风险|应急|救助|引导|扶持|周转|偿债|专项|保障)基金|人民代表大会|体系|重大创新平台|生态系统|电力系统|能源系统|整村|全村|(?:产业|经济|农业|工业|文化|旅游|科技)强[镇乡村]|海洋牧场|乡村|农村|下乡|返乡|家乡|城乡|撤[乡镇县村][改设][镇街道市区]{1,2}|城乡$|^高速\([^()]*\)公路|^高速\(|政府系统|行业系统|新通道|新基地|新高地|新平台|新走廊|大专班|(?<!会)(?<!农贸)(?<!交易)(?<!报告)[大餐客展舞歌门营]厅|三[甲级]医院|(?:骨干|重点|双一流|名牌)大学|中小学|(?:投身|注重|前期|后期|采购|结转[\u4e00-\u9fff]{0,4}|违建|扫除|换取|扎根|疏解|产业转移|立县大|入园|在谈|拟建|签约|落地|招引|储备|竣工|投产|技改|扶贫|帮扶|(?<=[区园镇城])(?:重点|重大|标志性|在建|续建|骨干|工业|产业|招商)|协作|产学研合作|候选|债券|专项债|京津合作|资金|大类)项目|宅基地|^(?:路基|路面|土建|桩基|主体|基础|装修|安装|附属|桥面|征迁|绿化)工程|^(?:民心|民生|优质|廉洁|精品|放心|阳光|德政|惠民|样板|标杆|良心|暖心|满意|安心|安全|一把手|系统|基础|亮点|绿色|示范|重点|重大|标志性|龙头|引领性|关键|骨干|控制性|前期|收尾|扫尾|烂尾|半拉子|面子|形象|政绩|头号|首要)工程|^[大好优新老小]项目|^(?:系列|招商|推介|大型)*(?:活动|推介会)|系列会议|精简会议|各类会议|解决方案|中高速|破局|[抓促找聚谋争跑盯招]项目|投资上项目|上项目|上[\u4e00-\u9fff]{0,4}攻坚"
    r"|(?:实际|果断|自觉|统一|付诸|思想|一致|局下)行动|[有见]行动|按计划|^(?:年度|复产|工作|原|既定)计划|[占按]年度计划|^(?:一个|明确|多重)?(?:国家|重大|区域)*战略|[这一]个战略"
    r"|(?:合作|沟通|交流|承接|对接|供需|融资|研发|科研|发展|示范|办学|电商|收益|人才|优质|知名)平台|深化改革|支撑和平台|^(?:全国|全省|国家级?|省级)试点|(?:亮化|标识|导览|标识标牌|标牌|供水|排水|供暖|照明|消防|喷淋)系统|全会(?:工作)?(?:安排|部署|要求)$|^视频(?:联网|监控)系统"
    r"|(?<=.)脱贫攻坚|占年计划|^(?:合力|协力|多点|项目|改革|经济工作)?攻坚|违规(?:公司|项目)|没有[\u4e00-\u9fff]{2,8}|高(?:污染|耗能|排放|端高精|技术)项目|(?:各项|多项|系列|重点领域)改革|子公司|上市公司|^有限公司|国企集团|\([^()]*公司|创平台公司|同类公司|第三方公司|小额贷款公司|小贷公司|性融资担保公司|投融资公司|犯罪集团|^(?:专业|大型)[\u4e00-\u9fff]{0,4}集团)"
)
# (...) after a name says which of several: X二期(Y)
_PLACING = re.compile(r"(?:\([^()]{1,16}\)|(?<=项目)[A-Z\d一二三四]+(?:区|地块|标段))$")
# Works on something that has a class of its own: X隧道改造, X医院改扩建, X河综合整治.
_WORKS = re.compile(
    r"(?:提质|除险|提标|增效|现代化|产能|升级|提升|增容|智能化|信息化|适老化|立面|亮化|绿化|搬迁|综合|扩容|扩能|拓宽|维修|快速化|品质|环境|应急|节能|雨污分流|局部|整体)*"
    r"(?P<work>改造提升|改造|新改扩建|续建|改扩建|改建|改线|扩建|迁建|重建|修复|提档升级|扩宽升级|拓宽升级|改造升级|扩宽|加宽|清淤改造|修缮|加固|(?<=景区)提升|(?<=公园)提升|(?<=广场)提升|(?<=街区)提升|(?<=古[镇城])提升|品质提升|扩容提升|(?<=[站线港场厂路速道桥区])(?:扩能|扩容|增容)|消防改造|拓宽|搬迁|大修|改陈布展|布展|(?P<water>整治|治理|修复))$"
)
_SIDES = ("道东", "道西", "道南", "道北", "路东", "路西", "路南", "路北")
# A road by its number, or from a town to a town: whatever is done to it is a project.
_ROAD_WORKS = re.compile(
    r"(?:[GSXYC]\d{1,4}|\d{3}(?:国道|省道|县道|线)|[国省县]道)[\u4e00-\u9fff0-9()]{0,16}?(?P<work>改线|改建|改造|大修|中修|拓宽|绕城|改扩建|扩建|养护|修复)"
    r"|[\u4e00-\u9fff]{2,5}至[\u4e00-\u9fff]{2,5}(?:段|公路|道路|路)?(?P<work2>改线|改建|大修|中修|拓宽|改扩建|扩建)"
)
_LAST_OF_WORKS = frozenset("能容线城护展延迁修升造建缮固宽治理复调整编改优化制")
_PLACED_ENDS = ")区块段"  # of words that say where a name is
_ENDS = frozenset((*_LENGTHS, *_LAST_OF_WORKS, *_PLACED_ENDS, *TAIL_ENDS))
# What works are on, whatever it is called.
_FACILITY = re.compile(
    r"(?:管网|(?<=...)流域|(?<=[\u4e00-\u9fff][河江湖淀渠溪])流域|桥梁|国道|省道|县道|街道|大街|水系|堤防|景观|站房|渠系|渠道|街巷|[东西南北]口|出口|入口|匝道|收费站|厂房|病房|校舍|操场|看台|食堂|宿舍|[东西南北中]段|段)$"
)
_STREET = re.compile(r"[\u4e00-\u9fff]{2}街$")
_TRADES = re.compile("(?:市场|商场|影院|剧院|商城)$")  # remade, not put in order
_WORKED = ("place", "project")
_MOVED = ("迁建", "扩建", "改扩建", "改建", "重建", "搬迁", "修缮", "改造提升")  # A医院迁建
_WATER = re.compile("[河湖涌渠江溪塘库]$|水道$")  # 整治 of a town is no building
_REVISED = re.compile(r"(?P<work>(?:控规|控制性详细规划|详细规划)(?:调整|修改|优化))$")
# 县游客中心, 区档案馆: the own region's, called by its level
OWN_HALL = re.compile(
    r"[市区县](?:游客|文化|体育|科技|档案|图书|博物|规划|美术|青少年|职教|融媒体|综合|妇女儿童)[\u4e00-\u9fff]{0,4}"
    r"(?:馆|中心|宫|院|场)"
)
# Hills, waters and mines that are brought back to life: 青禾山生态修复.
_LANDSCAPE = re.compile(
    r"(?P<ground>[\u4e00-\u9fff]{1,6}(?:[山河湖江岛沟湾岭]|水库|湿地|矿山|岸线|流域|海岸带))(?:[上下]游|两岸|沿线)?(?:湿地)?(?:水?生态|水环境|环境|景观|植被|地质环境)+(?:综合)?$"
)
_MENDED = ("修复", "治理", "整治", "改造提升")
# What a park is given: 青禾工业园区配套道路.
_OF_PARK = re.compile(
    r"(?P<park>[\u4e00-\u9fff]{2,8}(?:园区|开发区|产业园|工业园|科技园|物流园|经开区|高新区|片区))(?P<work>(?:配套|内部|主干|市政)*道路|(?:配套)?路网|(?:配套)?基础设施|配套设施)"
)
_LENGTHENED = re.compile(r"(?:[路道街]|[一二三四五六]环|高速|号线)(?P<work>再?[东西南北]延)$")
_AFTER = 8  # characters that may follow a firm suffix in its phrase


@dataclass(frozen=True, slots=True)
class Class:
    """A type with the suffix that told it."""

    type: str
    suffix: str


@lru_cache(maxsize=8192)
def class_of(words: str) -> Class | None:
    """Return the type that the last words tell, by the longest suffix; None where they tell none."""
    for length in _LENGTHS.get(words[-1:], ()):
        if length <= len(words) and (kind := _TYPES.get(words[-length:])):
            return None if _NOT.search(words) else Class(kind, words[-length:])
    if words[-1:] in _LAST_OF_WORKS:
        return _works(words)
    given = _OF_PARK.fullmatch(words) if words[-1:] in "路网施" else None
    return Class("project", given["work"]) if given and not is_group(given["park"]) else None


def _works(words: str) -> Class | None:
    """Return the class of works on something that has one: a project."""
    if revised := _REVISED.search(words) or _LENGTHENED.search(words):
        return Class("project", revised["work"])
    if road := _ROAD_WORKS.fullmatch(words):
        return Class("project", road["work"] or road["work2"])
    match = _WORKS.search(words)
    if match is None:
        return None
    on = unplaced(words[: match.start()])
    if on.endswith(_SIDES):  # X大道北改造
        on = on[:-1]
    scape = _LANDSCAPE.fullmatch(on) if match["work"] in _MENDED else None
    if scape and not is_group(scape["ground"]):
        return Class("project", match["work"])
    if "《" in on or (on.endswith("流域") and "综合" not in match.group()):
        return None
    own = class_of(on)
    if _STREET.search(on) and not is_group(on):
        return Class("project", match["work"])
    if (_FACILITY.search(on) or (_TRADES.search(on) and not match["water"])) and len(on) > 3:
        return Class("project", match["work"])
    if own is None or len(on) < len(own.suffix) + 1 or (match["water"] and not _WATER.search(on)):
        return None
    moved = own.type == "organization" and match["work"] in _MOVED
    return Class("project", match.group()) if own.type in _WORKED or own.suffix in BUILT or moved else None


def unplaced(words: str) -> str:
    """Return words without a place in brackets at their end."""
    return _PLACING.sub("", words) if words[-1:] in _PLACED_ENDS and words else words


@lru_cache(maxsize=8192)
def classed(words: str) -> tuple[str, Class] | None:
    """Return the words up to their class word, without what may follow a name, and the class."""
    if words[-1:] not in _ENDS:  # most: neither a class nor a tail ends so
        return _firmly(words)
    phrase = words
    while words:
        plain = unplaced(words)
        if (kind := class_of(plain)) and _names(plain, kind):
            return words, kind
        tail = tail_of(words)
        if not tail:
            break
        words = words.removesuffix(tail)
    return _firmly(phrase)


def _names(words: str, kind: Class) -> bool:
    """Say whether words are long enough to name one: more than a character, or 省发展改革委, 县游客中心."""
    own = kind.type == "organization" and words[0] in "省市区县" and len(kind.suffix) > 2
    least = len(kind.suffix) + (1 if own else 2)
    return len(words) >= least or OWN_HALL.fullmatch(words) is not None


def _firmly(words: str) -> tuple[str, Class] | None:
    """Return the words up to their last firm suffix, whatever follows, unless it stands in quoted words."""
    for match in reversed(list(_FIRM.finditer(words)) if _FIRM.search(words) else ()):
        core = words[: match.end()]
        kind = class_of(core)
        whole = core.count("“") == core.count("”") and core.count("《") == core.count("》")
        if kind and whole and len(core) > len(kind.suffix) + 1 and len(words) - match.end() <= _AFTER:
            return core, kind
    return None
