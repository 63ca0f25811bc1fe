"""Common words that name one thing all the same: by what is done to it, paid for it or first of its kind."""

from __future__ import annotations

import re

from loaders.names.classes import OWN_HALL, Class
from loaders.names.generality import ISSUED, TAKES_PLACE
from loaders.names.phrases import Phrase

# Words that are no field of an industry, and general words that make no new name of a known one.
_NO_FIELD = re.compile(
    "(?:先进|优质|多元化?|研究|京津雄?|北京|首都|创新|中小企业|转向|国家|“[^”]*”|立县|兴县|富县|强县|富民|百亿级?|千亿级|国家级|省级|市级|县级|农业|新型|高端|绿色|县域|特色|优势|支柱|重点|新兴|战略性新兴|先进制造业|未来|千亿|主导|现代|传统|龙头|全|各|标志性)*"
)
_HOLDS = re.compile(r"(?:成功)?(?:获批|获评|入选(?!人|项)|荣获|跻身)")
# Suffixes that name one thing where the words are long enough and the verb before them is one of these.
_BY_VERB = (
    (("行动", "计划"), 6, re.compile(r"(?:实施|开展|启动|深化|推进)$")),
    (
        (
            "培育工程",
            "振兴工程",
            "强基工程",
            "惠民工程",
            "铸魂工程",
            "创新工程",
            "育人工程",
            "普惠工程",
            "富民工程",
            "助残工程",
        ),
        6,
        re.compile(r"(?:实施|开展|启动|深化|推进)(?:了)?$"),
    ),
    (
        ("提升工程", "攻坚工程", "发展工程", "再造工程"),
        8,
        re.compile(r"(?:实施|开展|启动|深化|推进)(?:了)?$"),
    ),
    (("行动计划",), 8, re.compile(r"(?:实施|落实|推进|开展|启动)$")),
    (("战略",), 6, re.compile(r"(?:实施|推动|推进|落实|坚持|深化|贯彻)$")),
    (("改革", "综合改革"), 7, re.compile(r"(?:实施|推动|推进|推行|开展|深化|抓好|完成|启动|探索)$")),
    (("集聚区", "先导区", "创新区"), 8, re.compile(r"(?:建设|打造|创建|规划)$")),
    (("试点",), 8, re.compile(r"(?:探索|开展|启动|完成|推进|实施|抓好|争取)$")),
)
# 青年路幼儿园: called by its road, though the road's name be a common word.
_BY_ROAD = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:路|街|大街)(?:幼儿园|小学|中学|学校|医院)$")
_HOUSES = (
    "中心",
    "馆",
    "站",
    "场",
    "楼",
    "院",
    "宫",
    "产业园",
    "科技园",
    "物流园",
    "污水处理厂",
    "水厂",
    "热源",
)
# 谋划建设X停车场: one that is to be built.
_BUILDS = re.compile(r"(?:谋划|规划|启动|开工|加快|投资|完成)建设(?:了)?$")
# What comes of one work: X项目全线通水.
_FINISHED = re.compile(
    r"(?:[、和][\u4e00-\u9fff]{4,12}(?=加速建设|加快建设|建成))?(?:建设|已|已经|全面|全线|主体|基本|顺利|正式|如期|提前|实现|即将)*"
    r"(?:通水|通车|通气|完工|竣工|投用|投产|开工|封顶|落成|建成(?=[,。;、投并启]|$)|投入使用|投入运营|加快建设|加速建设|加快推进|正在建设|加紧建设)(?!率|面积|数|的|\d)"
)
# 县医院|新院区, 县一中|教学楼: the own region's.
_OWN_HOUSE = re.compile(
    r"第?[一二三四五六七八九十]{1,2}[中小](?=[\u4e00-\u9fff]{0,4}(?:楼|馆|校区|操场|食堂|中心|公寓|宿舍|运动场|体育场|报告厅))|"
    r"[市区县](?:第?[一二三四五六])?(?:医院|中医院|[中小](?=[\u4e00-\u9fff]{2})|职教|党校|疾控|殡仪馆)"
)
_DAILY = re.compile(
    r"执法|巡查|排查|检查|清理|整治|宣传|服务(?!商)|培训|走访|帮扶|促销|招商|专项|应急|救援|慰问"
)
_OWN_BODIES = (
    "商会",
    "协会",
    "研究院",
    "科学院",
    "博物馆",
    "图书馆",
    "文化馆",
    "交易中心",
    "联合会",
    "基金会",
)
_REGIONAL = re.compile("[东西华中南北]{2}|中国|首都|江南|南方|北方|长江|国防|电子")
_CARRIED = re.compile(r"(?:推进|实施|完成|谋划|启动|加快)(?:了)?$")
# What is remade without building.
_NOT_BUILT = re.compile("企业|产业|行业|制造业|数字|智能|技术|设备|思想|制度|体制|机制|领域|环境整治")
_WORKS_END = ("改造", "工程", "改建", "修复", "改造提升", "整治")
_COST = re.compile(
    r"(?:投资|规模|能力|面积|占地|总长|全长|库容)[^,。;]{0,6}\d[\d.]*[万亿]?(?:元|吨|立方米|平方米|千瓦|兆瓦|亩|公顷|平方公里)的$"
)
_OF_TOWNS = re.compile("乡镇|镇村|村级|各|基层|农村")
_TO_BUILD = re.compile(r"(?:[、和及与][\u4e00-\u9fff]{2,14}?)?建设(?=[,。;、]|$)")
_WITH = re.compile("(?:论坛|大会|峰会|[展赛节])暨$")  # X论坛暨Y研讨会: two meetings
_ONGOING = re.compile("(?:深入|扎实|持续|全面|有序|稳步|顺利)(?:实施|推进|开展)")
_SMART = re.compile(r"(?:智慧|数字化?|一体化|大数据)[\u4e00-\u9fff]{2,}平台$|[\u4e00-\u9fff]{2,}信息平台$")
# 成立X研究院, 与X研究会合作: one body, though its words be common.
_FOUNDED = re.compile(
    r"(?:成立|组建|设立|创办|发起|揭牌|与|联合|携手|聘请|委托)(?:了)?(?:全[国省市区县]首[家个])?$"
)
_FOUNDABLE = ("研究会", "协会", "学会", "联盟", "商会", "研究院", "促进会", "基金会", "联合会", "研究中心")


def singular(phrase: Phrase, words: str, kind: Class) -> bool:
    """Say whether words that are all common name one thing all the same.

    What money is spent on, long works with their verb, a three-year action, a phase of works, a long
    platform's name, an industry with its field, an issued plan, a state fund, what holds a title, a meeting
    that takes place, an action or trial with its verb.
    """
    end = phrase.start + len(words)
    if (kind.type in ("project", "place") or kind.suffix == "提升工程") and _COST.search(
        phrase.text, 0, phrase.start
    ):
        return True  # 总投资3亿元的渔业园
    if len(words) > 4 and _HOLDS.match(phrase.text, end):
        return True
    if kind.suffix in ("系列活动", "评选活动"):
        return True
    if kind.suffix == "大学" and _REGIONAL.match(words):
        return True  # 西南渔业大学
    if kind.type == "project" and len(words) > 7 and _FINISHED.match(phrase.text, end):
        return True
    if len(words) > 5 and words.endswith(_HOUSES) and not _NOT_BUILT.search(words.removesuffix(kind.suffix)):
        built = _FINISHED.match(phrase.text, end) or _BUILDS.search(phrase.text, 0, phrase.start)
        if built is not None:
            return True
    if (
        kind.type == "project"
        and len(words) >= 8
        and words.endswith((*_WORKS_END, "站", "中心", "厂", "中心项目"))
    ):
        return _CARRIED.search(phrase.before) is not None and _NOT_BUILT.search(words) is None
    if (
        len(words) > 5
        and words.endswith(_HOUSES)
        and not _OF_TOWNS.match(words)
        and _TO_BUILD.match(phrase.text, end)
    ):
        return _CARRIED.search(phrase.before) is not None and _NOT_BUILT.search(words) is None
    if _BY_ROAD.search(words) or (
        kind.type == "organization" and words[0] == "新" and words[1] not in "建改扩增" and len(words) > 4
    ):
        return True
    if OWN_HALL.match(words) or (kind.type == "project" and _OWN_HOUSE.match(words)):
        return True  # 县|游客中心
    if kind.type == "event":
        beside = _WITH.search(phrase.text, 0, phrase.start) is not None
        return len(words) > 5 and (beside or TAKES_PLACE.match(phrase.text, end) is not None)
    if kind.type == "organization" and len(words) > 6 and words.endswith(_FOUNDABLE):
        return _FOUNDED.search(phrase.text, 0, phrase.start) is not None
    if kind.type == "organization" and words[0] in "省市区县" and words.endswith(_OWN_BODIES):
        return True
    for suffixes, least, verb in _BY_VERB:
        if kind.suffix in suffixes and len(words) >= least and not (least < 8 and _DAILY.search(words)):
            return verb.search(phrase.before) is not None or _ONGOING.match(phrase.text, end) is not None
    if _SMART.match(words):
        return True
    if kind.type == "industry":
        return _NO_FIELD.fullmatch(words.removesuffix(kind.suffix)) is None
    if re.search(r"[三五]年(?:攻坚|专项|提升)?行动$", words):
        return True
    if words.endswith("期项目"):
        return True
    if len(words) < 8:
        return kind.suffix[-1] == "期"
    if kind.type == "policy":
        return bool(re.search(r"[三五]年行动(?:方案|计划)$", words) or ISSUED.search(phrase.before))
    if kind.suffix.endswith(("基金", "试验区", "示范区", "先行区", "基地", "创新中心", "科技园")):
        return words.startswith(("国家", "省", "市") if kind.suffix == "基金" else "国家")
    return kind.suffix[-1] == "期" or (kind.type == "platform" and not phrase.before.endswith("的"))


_FIRST_AHEAD = re.compile(r"(?:全国|全球|国内|全省|省内|全市|亚洲)首[个家座条](?P<thing>.+)$")


def first_of_all(phrase: Phrase, words: str, kind: Class) -> bool:
    """Say whether the first of its kind in the country is one thing, though its words be common."""
    if kind.type not in ("organization", "project"):
        return False
    first = _FIRST_AHEAD.search(phrase.text[max(0, phrase.start - 4) : phrase.start] + words)
    return first is not None and len(first["thing"]) > len(kind.suffix) + 2
