"""Words of the common sort before a class word: when they name one thing, and when they speak of many."""

from __future__ import annotations

import re

from loaders.names.classes import GROUNDS, OWN_HALL, Class
from loaders.names.papers import is_sort_of_plan
from loaders.names.phrases import Phrase
from loaders.names.region import Region

ISSUED = re.compile(
    r"(?:印发|印发实施|出台|制定|编制|修订|修订完善|完善|发布|落实|推行|实行|实施|建立)(?:了|[全我][市区省县])*(?:规范|年度)?$"
)
_REFORMED = re.compile(r"(?:深化|推进|实施|推行|开展|探索|启动|建立|实行|落实|抓好|抓实|完成|加快|、|和)$")
# 教育教学改革 is a field, no undertaking.
_VAGUE = re.compile(
    r"(?:农村|城市|城乡|教育|教学|经济|社会|文教卫生|重点|关键|环节|领域|机构|各项|系列|其他|深化|全面|工作)+改革"
)
_STRETCHED = re.compile(
    r"(?:延伸|拉长|延长|拓展|完善|补齐|健全|构建|形成|补强|融入|嵌入|围绕)[^,。;]{0,2}$"
)  # a chain is no name
_HELD = re.compile(r"(?:召开|承办|举行|开展|举办|组织|实施|谋划|筹办|推动|推进|打造)[^,。;]{0,6}$")
_DRESS = re.compile("(?:建设|重大|重点|创新)*(?:平台|项目|工程|系统|规划|方案|计划)")
_LED = re.compile("(?:全力|积极|主动|全面)?(?:服务|支持|融入|对接|参与|建设|开发)")
_DRESSED_PROGRAMME = re.compile("工作改革|试点|改革|活动|行动|工作")
_GENERIC = ("项目", "活动", "工程", "行动", "平台", "系统", "试点", "计划", "会议", "大赛", "论坛")
_SITES = GROUNDS | {"村", "社区", "合作区", "航线", "基地", "湿地", "码头", "泵站", "文化馆", "纪念馆"}
_MANY = re.compile(r"(?:一批|一系列|多个|多项|各类)[^,。;]{0,30}、$")
_HOW_MANY = re.compile(r"(?:达到?|增至|超过?|总数达到?)?\d[\d.,]*[万亿]?(?:余|多)?[个项家场次条批所座处宗只]")
_SPREAD = re.compile("(?:基本|已)?实现[^,。;]{0,6}全覆盖")
_EVERY = re.compile(
    r"^(?:近|超|逾)?[百千]余?[场家个项]|^一[个项]|[两三四五六七八九十](?:座|大(?:集团|企业|平台|园区|基地|中心|工程))|一大?批|一系列|该项|所有|每个|我们|总书记|类项目$|^20\d\d年度?(?:计划|项目|工程|行动)$|^最[美大高好优]|^\d-\d|^[一二两三四五六七八九十几](?:个(?!一)|家(?!子|店|庄|村|坝|渠)|座|所|条|处|项|名(?!医|校|师|园)|批|次|场|支|间|套|件)|[一两三四五六七八九十][个条大](?:主导|特色|传统|重点|省级|市级|国家级|省重点|新型)*(?:产业|园区)|[两三四五六七八九十]个(?:国家|省|市)级|^改?扩建|^(?:市市|县县|镇镇|村村|户户)通"
)
_BY_SYSTEM = re.compile("提升(?!工程)|治理|推进|谋划|性|推动|梳理|解决|集成|化")
_LENGTH = re.compile(r"(?:通车|运营|通行)?总?里程")  # X高速公路通车里程 is a figure
TAKES_PLACE = re.compile(
    r"在[^,。;、]{1,8}(?:举行|举办|召开)|(?:顺利|成功|圆满|隆重|盛大|精彩|如期)(?:举行|举办|召开|开幕|落幕|闭幕)|(?:鸣枪)?(?:开跑|开赛)"
)
# Works and wares of any town: kinds in a list, no names.
PLAIN = re.compile(
    r"(?:基础设施|生态|农业|农村|城乡|城区|县城|非?贫困村|道路|街道|供水|供电|供气|供热|供暖|集中供热|排水|通信|通讯|网络|水|电|路|暖|气|讯|绿化|亮化|美化|硬化|净化|照明|给排水|雨污分流|污水|垃圾"
    r"|处理|殡葬|能耗|节水|补水|蓄水|饮水|安全|土地|整理|复垦|地下水|压采|防灾|减灾|防汛|抗旱|充电桩|充电|停车|立体|停车场|电力|电网|线路|天然气|管道|管网|燃气|煤改电|煤改气|气代煤|电代煤|双代|技改|小街小巷|背街"
    r"|精品|民宿|游客|咨询|服务|中心|冷链|仓储|物流|医疗|教育|卫生|养老|文化|体育|旅游|乒乓球|篮球|足球|武术|太极拳|广场舞|冰雪|赛事|演出|摄影|书画|民俗|改造|改建|建设|项目|征占迁|征迁|拆迁|厕所|革命|招商引资|化工|机械|建材|食品|纺织|服装|造纸|印刷|电子|能源|风力|光伏|风电|交通|水利|环保|科技|信息)+"
)
# What a firm makes, behind its name.
GOODS = re.compile(
    r"(?:研发|电芯|风电|光伏|储能|发电|利用|开发|产业化|制造|加工|养殖|种植|酿造|饮料|技改|扩产|乙烯|炼化|材料|芯片|电池|装备|设备|软件|医药|电子|气体|蛋白|板材|刨花板|纤维|薄膜|碳酸锂)$"
)
# Words that end so are a kind of thing, no name of one.
KINDS = re.compile(
    r"(?:增加|提升|作业|涉爆|产业|行业|领域|技术|科学|智能|化工|信息|企业|院校|机构|材料|设备|软件|电子|航空|海工|装备|医药"
    r"|健康|消费品|品牌|建筑|加工)$"
)


def several(phrase: Phrase, begin: int, end: int, kind: Class, named: bool) -> bool:
    """Say whether a general noun speaks of many (X项目9个, 一批A、B平台) or sums a list up (等X平台)."""
    spread = not named and _SPREAD.match(phrase.text, end)  # X服务中心实现全覆盖
    if _EVERY.search(phrase.words) or _LENGTH.match(phrase.text, end) or spread:
        return True
    if kind.suffix in ("高铁", "铁路") and phrase.text[begin : end - len(kind.suffix)].endswith("站"):
        return True
    if kind.suffix == "系统" and _BY_SYSTEM.match(phrase.text, end):
        return True  # X系统提升: done systematically
    generic = kind.suffix in _SITES or kind.type in ("organization", "industry", "project")
    counted = kind.suffix in _GENERIC or (generic and not named)
    many = _HOW_MANY.match(phrase.text, end) if counted else None
    if many and (kind.suffix in _GENERIC or kind.type != "project" or not many.group().endswith("项")):
        return True  # 雨水调蓄池2座; what 76项 are of is one undertaking
    lead = phrase.text[:begin]
    return not named and (lead.endswith(("等", "一批", "一系列", "多个")) or _MANY.search(lead) is not None)


def told(verb: str, words: str, after: str, kind: Class) -> bool:
    """Say whether a suffix that also ends general words has its verb, or is long enough to be a name.

    ``verb`` is what stands before the words, ``after`` what follows them.
    """
    if kind.suffix.endswith("规划") and (is_sort_of_plan(words) or verb.endswith(("市县", "乡镇", "各镇"))):
        return False
    if kind.suffix in ("方案", "规划设计") and len(words) < len(kind.suffix) + 3:
        return False  # 招商方案, 地块规划设计
    if (kind.suffix == "清单" and len(words) < 6) or words.startswith("配套"):
        return False  # 负面清单, 权责清单, 配套实施细则
    if kind.suffix in (
        "意见",
        "办法",
        "规定",
        "清单",
        "政策措施",
        "支持政策",
        "扶持政策",
        "激励政策",
        "制度",
        "指引",
        "指南",
        "要点",
        "规范",
        "工作安排",
        "城市设计",
    ):
        whole = kind.suffix != "工作安排" or (
            len(words) > 10 and "全会" not in words
        )  # 国务院工作安排 is no paper
        return whole and ISSUED.search(verb) is not None
    if kind.suffix == "推进会":
        return len(words) > 6 and (_HELD.search(verb) or TAKES_PLACE.match(after)) is not None
    if kind.suffix.endswith("产业链"):
        return not words.endswith("全产业链") and _STRETCHED.search(verb) is None
    if kind.suffix == "改革" and _VAGUE.fullmatch(words):
        return False
    if kind.suffix in ("长制", "改革"):
        return len(words) > (5 if kind.suffix == "改革" else 2) and _REFORMED.search(verb) is not None
    if kind.suffix in ("系列活动", "评选活动"):
        return len(words) > 8 and _HELD.search(verb) is not None
    if kind.suffix in ("系统", "平台"):
        return len(words) > 5
    return kind.suffix != "活动" or _HELD.search(verb) is not None


def acts(rest: str, kind: Class) -> bool:
    """Say whether a known body does something, so that what follows is its object (X大学建设Y)."""
    does = ("建设", "牵头", "打造", "创建", "争创")
    return kind.type in ("organization", "project", "place") and rest.startswith(does)


def dressed(rest: str, kind: Class) -> bool:
    """Say whether a known name has got nothing but a general word more (X建设平台, “Y”项目)."""
    patterns = {"programme": _DRESSED_PROGRAMME, "place": _LED}
    pattern = patterns.get(kind.type, _DRESS)
    return (pattern.fullmatch(rest) or _LED.fullmatch(rest)) is not None


# 医生到卫生院, X医院创建三级医院: a body's class at the end of a clause.
_CLAUSE = re.compile(
    r"^县域|^[村镇乡]级|^“[^”]*式”|[\u4e00-\u9fff]{3}[到至][\u4e00-\u9fff]{2}|(?<=.)创建|(?<=.)深化|招聘|协调|全部|(?<=.)帮扶(?!协会|中心|基金|车间|工作)|市场化运行|层面|优秀|一所|阶段"
)


def clausal(words: str) -> bool:
    """Say whether words that end in a body's class are a clause, no name."""
    return "“" not in words and _CLAUSE.search(words) is not None


_INSTITUTION = re.compile(
    rf"[市区县](?:第?[一二三四五])?(?:(?:人民|中医|中心|妇幼保健)医?院|医院)|{OWN_HALL.pattern}$"
)  # 区人民医院新院区
_CITIZENS = re.compile("市民[^政族宗防]")  # 市民服务中心 is for the citizens
_ANY_BODY = ("民办", "民营", "民间", "民生", "政府")  # 县民办学校 is any


def restored(words: str, kind: Class, region: Region) -> str:
    """Return the full name of a body whose head is 省, 市, 区 or 县, "" where the printed one is full."""
    own = kind.type == "organization" or (kind.type in ("project", "place") and _INSTITUTION.match(words))
    if (
        not own
        or words[0] not in "省市区县"
        or _CITIZENS.match(words)
        or words[1] in "级属内域城直场间"
        or (words[1:3] in _ANY_BODY and kind.suffix not in ("商会", "协会", "联合会"))
    ):
        return ""
    area = region.level(words[0])
    return area + words[1:] if area else ""
