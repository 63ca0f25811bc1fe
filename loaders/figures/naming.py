"""Names of indicators: the shortest complete name of what is measured, elided words restored."""

from __future__ import annotations

import re

from loaders.figures import words
from loaders.figures.phrases import Counted, counted_noun, strip_front
from loaders.figures.units import Unit
from loaders.seeking import Ended

_GENERAL = re.compile(f"(?:{words.GENERAL})(?:名单|数)?")
_WEAK = re.compile(f"(?:{words.WEAK})")
_MEASURED = Ended(f"(?:{words.MEASURING})(?:[(][^()]*[)])?")
_COUNTED = re.compile("(?:数|量|率|学位|床位|人次|场次|家次|户次|存款|规模|能力|水平|人口|就业)$")
_TARGET = Ended("目标任务|目标|(?<=.{4})任务|(?<=.{4})指标")
_JOINTS = re.compile("、|以及|(?<![总饱祥中调])和(?![平谐田])|(?<!参)与(?!会)|(?<![惠涉普触])及(?![其时格])")
_WORK = re.compile(
    "(?P<verb>新(?:增|建|改扩建|开工|开|培育|入选|认定|设|引进|签约|增加|增长|推出|落户|购置)?(?:配租|筹建"
    "|培育|认定|发掘认定|建成|投入|注册|登记|入库|上市|签约|公办|获批|成立|引进)?"
    "|净增|建成|完成|改造提升|更新改造|改造|提升|实施|开展|举办|引进|发放|清理|清除|核销|查处|整改|受理"
    "|办理|创建|获批|获评|培育|孵化|带动|解决|服务|组建|推进|推动|打造|拆除|腾退|签约|落地|开工|竣工|投产"
    "|设立|开设|新设|建设|盘活|收储|出让|储备|招引|培训|检查|发现|破获|化解|接待|救助|资助|帮扶|安置|认定"
    "|评定|覆盖|支持|对接|出台|制定|发布|筹集|筹建|配租|累计建成|布局|授予|评选|入选|入围|储备|编制|实现"
    "|争取|安排|投入|供应|开行|配备|选派|招聘|招录|引育|命名|集聚|拥有|服务保障|整治|修复|治理|植树|造林"
    "|加装|升级|退出|关停|压减|淘汰|惠及|吸引|吸纳|覆盖|联系|选派)$"
)
# A verb's noun that the genre leaves out (用电增长 says that the consumption grew).
_RESTORED = {
    "用电": "用电量",
    "用水": "用水量",
    "用气": "用气量",
    "出口": "出口额",
    "进口": "进口额",
    "GDP": "地区生产总值(GDP)",
    "GDP增速": "地区生产总值(GDP)增速",
    "高考": "高考人数",
}
_PROJECT = re.compile("(?:在建|试点|重点|微改造|工程|建设|产业)?(?:项目|试点|工程|点位|任务)")
_FRONT_VERB = re.compile(
    "(?:新[(][^()]{1,3}[)]建|新入选|入选|投用|实施|新升规|新创建|新建改建|新(?:投放|开发|研发|推出|获批|评定|获|种"
    "|签约|设立)|(?:种植|栽植|补植|养殖)(?![面户业园基区企场])|惠及|新增|净增|新建|新开工|新培育|新认定|新引进|建成|获批|获评|创建|完成|培育|认定|改造提升"
    "|改造|提升|筹建|发放|查处|整治|清理|引进|开展|举办|新开|组建|设立|新设|新签约|拆除|腾退|盘活|处置|核销"
    "|修复|打造|开工(?:改造|建设)|更新改造|办理|答复|受理|组织|培训|招聘|引育|交付|选派|争取|发行|关闭|淘汰|推广|更新|筹集|兑现|减免"
    "|改扩建|改建|扩建|开设|开办|开通|开行)(?!率)"
)
_TOPIC_VERB = re.compile(
    "^(?:全力|加速|大力|深入|稳步|持续|不断|扎实|有序|积极|加大力度|全面|加快|着力|统筹|切实|深化|以"
    "|“[^”]{1,6}”)*"
    "(?:攻坚|建强|用好|建好|管好|做优|做强|做大|搭建|建立|推进|探索|加速|开展|实施|推动|深化|强化|加强|加快|打造|建设|落实|提升|完善|抓好|做好|推行|促进"
    "|迭代|推广|创建|优化|健全|保障)+"
)
_TOPIC_END = re.compile("(?:可行路径|工作|应用|模式|行动|机制|计划|活动|力度|攻坚|三年攻坚行动)$")


def project(noun: str) -> bool:
    """Say whether a counted noun needs the topic of the clause before it (4个项目 of what?)."""
    return _PROJECT.fullmatch(noun) is not None


def front_verb(head: str) -> str:
    """Return the verb of work that a head begins with, or ""."""
    found = _FRONT_VERB.match(head)
    return found.group() if found else ""


_DEEDS = "(?:开复工|开工|竣工|完工|投产|签约|落地|入库|开业|建成|投用|交付|验收|完成)"
_VERB_ONLY = re.compile(f"(?:已|均)?{_DEEDS}")
VERB_LAST = re.compile(f"{_DEEDS}$")


def verb_only(head: str) -> bool:
    """Say whether a head is a verb of work and nothing else (开复工)."""
    return _VERB_ONLY.fullmatch(head) is not None


def measured(head: str) -> bool:
    """Say whether a head ends in what is measured (面积, 收入)."""
    return _MEASURED.search(head) is not None


_MEASURED_END = re.compile(
    "(?<=..)年?(?:增加值|总产值|产值|营业收入|利润(?:总额)?|税收|用电|销售额|交易额|产量|销量|投资|(?:财政|一般公共预算)?收入|规模|年?营收入?|贷款余额|用电量"
    "|(?:网上可办|可办|办结|办复|覆盖|普及|达标|合格|投产|开工|完工|竣工|投资完成|签约)率)$"
    "|(?<=企业|项目|单位|公司|园区|学校|景区|医院|机构|断面|河流|湖库|水体|点位)[^的、]{2,6}(?<![效利税汇费])率$"
)


def measured_end(noun: str) -> str:
    """Return what is measured of the things counted (7个行业增加值), or ""."""
    found = _MEASURED_END.search(noun)
    return found.group() if found else ""


# 完成省下达的危房改造任务: the work that a task is of.
_WORK_DONE = re.compile(
    "(?:完成|超额完成|落实)[^,;]{0,12}?(?:的|了)?(?P<what>[^,;的了]{2,10}(?:改造|建设|整治|治理))(?:任务|工作)$"
)


def topic_of(clause: str, work: bool = False) -> str:
    """Return what a clause without numbers is about: 加快老旧小区改造 -> 老旧小区改造.

    ``work`` asks for a clause that says what is worked on, else "".
    """
    done = _WORK_DONE.search(clause) if work else None
    if done:
        return done["what"]
    if work and (not _TOPIC_VERB.match(clean(clause)) or "、" in clause or len(clause) > 22):
        return ""
    if clause and not _TOPIC_VERB.match(clause):
        clause = counted_noun(clause, 0, len(clause)).noun or clause
    topic = clean(clause)
    if "、" in topic:
        return ""
    if topic.endswith(("”", "》")) and "“" in topic:
        return topic[topic.index("“") :]
    topic = _TOPIC_VERB.sub("", topic)
    return _TOPIC_END.sub("", strip_front(topic)) if len(topic) <= 20 else ""


def parts(head: str) -> list[str]:
    """Return the members that a head lists."""
    return [p for p in _JOINTS.split(head) if p]


def share_name(counted: Counted) -> str:
    """Name the share of a counted noun that does what its predicate says (8%的学校达标)."""
    predicate = counted.predicate if general(counted.noun) or len(counted.noun) < 12 else ""
    return f"{predicate}{counted.noun}占比"


def general(noun: str) -> bool:
    """Say whether a counted noun says nothing without its predicate."""
    return _GENERAL.fullmatch(noun) is not None


def weak(head: str) -> bool:
    """Say whether a head lives on what was named before it."""
    if not head or _WEAK.fullmatch(head):
        return True
    members = parts(head)
    return members != [head] and all(map(_WEAK.fullmatch, members))


def general_end(noun: str) -> bool:
    """Say whether a counted noun ends in a general one (重点项目)."""
    return general(noun) or noun.endswith(("项目", "任务", "工程", "措施", "事项", "指标"))


def with_measure(name: str, unit: Unit) -> str:
    """End a name in what the unit measures (渔船 + 艘 -> 渔船数), unless it already does."""
    counts = unit.text in {"项", "条", "件"} and name.endswith(("指标", "任务"))  # 32项监测指标
    name = name if counts else _TARGET.cut(name) or name
    if "/" in unit.text and _MEASURED.search(name):
        return name
    if unit.kind in {"count", "body", "people"} and _MEASURED.search(name) and not _COUNTED.search(name):
        return name + "数"
    if not name and unit.kind == "body":  # 由8镇9乡调整为
        return unit.text[-1] + "数"
    if unit.kind == "visits" and _GRANTS.search(name):  # 发放补贴200人次3万元
        return name + unit.measured
    if not unit.measured or _MEASURED.search(name) or name.endswith(unit.measured):
        return name
    if unit.measured[1:] == "数" and name.endswith(unit.measured[0]):
        return name + "数"  # 药典品种 + 种数
    if unit.kind == "people" and name.endswith(("人", "人员")):
        return name + "数"
    if unit.kind == "people" and not name.endswith(
        ("者", "生", "员", "工", "民", "童", "户", "师", "家", "才", "众", "队", "兵", "顾问", "医")
    ):
        return name + "人数"
    return name + unit.measured


_GRANTS = re.compile("(?:补贴|补助|补助金|助学金|资金|救助金|贷款)$")


def work_verb(before: str) -> str:
    """Return the verb of work that stands right before a counted noun's number, or ""."""
    found = _WORK.search(before)
    return found["verb"] if found and found["verb"] not in {"实现", "完成", "拥有"} else ""


# 畜牧全年出栏羊9只: the title of a bulletin's paragraph that runs into its first sentence.
_RUN_IN = re.compile("^[\u4e00-\u9fff]{2,5}(?=(?:全年|年末)(?:全[市县区省])?[\u4e00-\u9fff]{2})")
# 第一产业完成增加值: a verb between the owner and what is measured.
_EARNED = ("增加值", "产值", "营业收入", "营收", "税收", "利润", "税金")
_INNER = re.compile(
    "(?<=..)(?:累计)?(?:完成|实现)(?=(?:规上|规模以上)?(?:工业)?(?:增加值|总?产值|营业收入|营收|税收|利润|税金)$)"
)
_LOOSE = Ended(
    r"(?:总体|稳步|实际|分别|合计|(?<![人户亩])均|已|共|(?<!签)约|平均|从|由|自|在|对|为|将|全年|全部|普遍|双双|仅用?|只用|(?<=[\u4e00-\u9fff])\d+年)+"
)


_DONE_FIRST = re.compile(
    "(?<=..)(?:建成|竣工|投产|达产|投用|运营|开业|通车|落户|落地)+、(?=[年总]?..$)"
)  # 甲厂投产、年产值
_BRACKETED = re.compile("^[(][^()]{1,12}[)]")
_MOVES = re.compile(
    "^(?:同比|环比|比上年|较上年)(?=净增|新增)|^(?:推动|推进|带动|促进|引导)(?=.*(?:投资|增长|收入|(?:覆盖|利用|达标|普及|合格|满意)率)|全[年区市县省])"
    "|^(?:连续)?(?:跨越|跨过|突破|迈上|站上|跃上)(?=[^新大个]{3})|^(?:稳定|落实|确保|保持|稳住)(?=.*(?:面积|产量)$)"
)
# 聘请甲院编制规划: what is done counts, not who was asked.
_BY = re.compile("^通过[^,;]{2,14}?(?=新增|实现|完成|建成|盘活|解决|争取|节约|筹集|带动|腾退|吸引)")
_ASKED = re.compile("^(?:聘请|委托|邀请|联合|会同)[^,;]{2,30}?(?=(?:编制|开展|举办|制定|研发|开设)..)")
_LED_BY = ("聘请", "委托", "邀请", "联合", "会同", "通过")
_PERFECTIVE = re.compile("^了(?!解)|^20\\d\\d、")  # 完成了全长9公里; 2021、2022连续两年
# What a name is said to do: 产值突破百亿元, 销售面积由降转增, 出口表现突出, 覆盖率保持年|增长3%.
_GOES = Ended(
    "(?<=..)(?:(?:接连|先后|相继|连续|成功|连)*(?:突破|超过?|[迈跨跃登站]上|跨越?|跨过)[一二两三四五六七八九几]?个?[十百千万亿]+[元级]?(?:大关|台阶)?|由[降负升增跌正减]转?变?(?:(?<=转)[降负升增跌正减]、?)?"
    "|(?:表现(?:突出|亮眼|抢眼|强劲)|稳中有[升进增]|持续向好)[、,]?|保持年|成为全?[国省市区县]?(?:首个|第[一二三四五六七八九十\\d]+个)|从无(?:到有)?|连续[一二两三四五六七八九十]+年)+"
)


def clean(head: str) -> str:
    """Return a head as a name."""
    if "全年" in head or "年末" in head:
        head = _RUN_IN.sub("", head)
    head = strip_front(head).strip("的,、:;。" if "”" in head else "的,、:;。“")
    if head.startswith("("):
        head = _BRACKETED.sub("", head)  # 9家(含复核)、
    head = _MOVES.sub("", _PERFECTIVE.sub("", strip_front(head)))
    head = strip_front(head)
    if head.count("”") > head.count("“"):
        head = "“" + head
    if head.startswith(_LED_BY):
        head = _BY.sub("", _ASKED.sub("", head))
    head = _GOES.cut(head)
    head = _DONE_FIRST.sub("", head)
    head = _LOOSE.cut(head) or head
    if head.endswith(_EARNED):
        head = _INNER.sub("", head)
    return _RESTORED.get(head, head)
