"""Whether words look back or ahead, where no heading tells which part of a report they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.text import plain

OPENING = re.compile(
    r"(20\d\d)年(?:,|是|[^。,]{0,16}(?:目标|重点工作|总体要求)(?:任务)?(?:是|为|:))|今年(?:,(?:我们)?[将要]|是)"
    r"|(?:下一步|下一阶段|下阶段|接下来|今后[一五三]年|未来[五三]年),"
)
"""The first words of a sentence that say of which year it and what follows speak."""

_OPENED = 9  # what they weigh
_MOST = 15  # what one sentence can weigh, so that a list of sums doesn't outweigh a page
# Points that a turn from one part to the other costs at a sentence, by what it is.
_PRICE = {"year": 4, "heading": 8, "paragraph": 12, "later": 24, "headed": 99}
_CLAUSE = re.compile(r"[^,;。:!?]+")
# What both parts begin with says nothing: 坚持以…为指导,深入贯彻…精神,在…领导下,….
_CREED = re.compile(
    r"(?:^|(?<=,))[^,。]{0,8}(?:坚持以|(?:深入|全面|认真)(?:学习|贯彻|落实)|贯彻落实|坚持稳中求进|在[^,]{1,14}领导)"
    r"[^。;]{0,300}?(?:为指导|精神|领导下|支持下|监督下|总基调|部署|要求|安排|重点任务),"
)
_UNIT = (
    "(?:个|家|户|件|项|人(?!大)|公里|公顷|平方|立方|亩|名|套|座|所|处|台|辆|次|场|起|条|吨|盏|株|头|只|间|张|元|万"
    "|亿)"
)
# Verbs that open a clause without a subject: done in a review, to be done in a plan, where they are thick.
_URGED = (
    "推进|推动|加快|加强|实施|开展|完善|健全|强化|深化|支持|鼓励|持续|深入|全面|积极|大力|统筹|扎实|坚持|落实|用好"
    "|办好|做好|抓好|管好|守好|建好|建设|打造|构建|培育|提升|优化|促进|引导|聚焦|围绕|锚定|巩固|拓展|严格|坚决"
    "|着力|全力|聚力|高标准|高质量|常态化|有序|稳步|进一步|抢抓|依托|力促|谋划|探索|发挥|加大|做强|做优|壮大|筑牢"
    "|严厉|狠抓|压实|切实|加速|加力|继续"
)
_CALL = re.compile(f"(?:{_URGED})[^,;]{{2,14}}。")  # a paragraph's first sentence: 强化科技创新。
_AIMS = (
    "力争|争取(?!到|了|上级|中央|国家|省|市级|各[级类]|专项|资金|债券|[“”两])|争创|确保|不低于|不少于|不超过|不高于"
    "|控制在"
)
_GOALS = (
    r"(?:预期|主要|发展|工作|奋斗)目标(?:任务)?(?:是|为|$)|总体(?:要求|思路)(?:是|为|$)|重点(?:做好|抓好|抓)以下"
    r"|安排(?:收入|支出|预算)?\d"
)
_AIMED = re.compile(rf"{_AIMS}|目标|预期|计划|左右|以上|以内|将(?!军)|^(?:要|{_URGED})")


@dataclass(frozen=True, slots=True)
class TenseRule:
    """Words that look back (``weight`` > 0) or ahead (< 0), sought in each clause of a sentence.

    ``reached`` holds for words that an aim takes the past from: 达到90% is reached, 力争达到90% is not.
    The weights are about the binary logarithm of how much thicker the words are in the one part.
    """

    name: str
    weight: int
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    reached: bool = False

    def count(self, clause: str, goals: bool = False) -> int:
        """Return how often the words stand in a clause; ``goals`` says that it is one of a list of them."""
        if self.reached and (goals or _AIMED.search(clause)):
            return 0
        return len(self.pattern.findall(clause))


def _back(name: str, weight: int, pattern: str, yes: tuple[str, ...], no: tuple[str, ...] = ()) -> TenseRule:
    return TenseRule(name, weight, re.compile(pattern), yes, no, reached=True)


def _rule(name: str, weight: int, pattern: str, yes: tuple[str, ...], no: tuple[str, ...] = ()) -> TenseRule:
    return TenseRule(name, weight, re.compile(pattern), yes, no)


RULES: tuple[TenseRule, ...] = (
    _rule(
        "years behind",
        8,
        "^.{0,4}(?:[一二两三四五]年来|(?:刚刚)?过去的?[一五]年|这[一五]年|近[一二三五]年来?)",
        ("过去一年", "——五年来"),
        ("今后五年",),
    ),
    _back(
        "time behind",
        4,
        "同比|去年|上年|累计|超额|预计",
        ("累计建路5公里", "预计增长5%"),
        ("力争累计建路5公里",),
    ),
    _back(
        "measured",
        4,
        rf"(?<![\d.])\d[\d,]*\.\d+(?:[%‰]|个百分点|{_UNIT})",
        ("产值12.35亿元", "增长8.1%"),
        ("增长5.5%左右", "增长5%", "3.5版"),
    ),
    _back(
        "counted to the last",
        3,
        rf"(?<![\d.])(?![1-9]0+(?!\d)|[1-9]\d?00+(?!\d))[1-9]\d{{2,}}余?{_UNIT}",
        ("新增商户4367个", "建路326公里"),
        ("新增商户5300个", "2025年", "建库12座", "新增商户4367个以上"),
    ),
    _back(
        "counted to the last of dozens",
        2,
        r"(?<![\d.])[1-9][1-9](?:个|家|户|件|项|人(?!大)|公里|亩|名|套|座|所|处|条|场)",
        ("新增商户58个",),
        ("新增商户60个", "新增商户58个以上", "15分钟"),
    ),
    _back(
        "level and growth",
        3,
        rf"(?:{_UNIT}|%)、?(?:同比)?增长\d",
        ("产值12亿元、增长8%",),
        ("增长8%",),
    ),
    _back(
        "reached",
        3,
        r"(?:达到?|突破|超过?|[高升增加降少长扩拓][至到])了?\d",
        ("覆盖率达到90%", "增至26家"),
        ("力争达到90%", "达标"),
    ),
    _rule(
        "from to",
        4,
        r"(?:从|由)[^,]{0,12}\d[^,]*[到至为]\d",
        ("覆盖率从80%提高到90%以上",),
        ("从5个方面发力",),
    ),
    _back(
        "ranked",
        3,
        r"位居|位列|居全|排名|跻身|全[省市国县]第|连续[\d一二两三四五六七八九十]+年",
        ("增速位居全市前列", "连续5年增长"),
        ("力争位居全市前列",),
    ),
    _back(
        "honoured",
        5,
        "获评|获批|入选|荣获|喜获|荣膺|上榜|被[评认授列]|获得?[国省市全]",
        ("获评卫生县城", "被评为文明村"),
        ("争创卫生县城", "力争获评文明村"),
    ),
    _back("came about", 3, "成功|圆满", ("成功举办茶节",), ("确保圆满收官",)),
    _back(
        "done",
        2,
        "(?:建成|投产|投用|通车|开通|竣工|落地|开工|启用|上线|挂牌|揭牌|完工|运营|运行|交付|达产|使用|落户|完成|实施)了?$",
        ("东山大桥建成通车", "茶业公司落户"),
        ("推动东山大桥开工", "建成东山大桥"),
    ),
    _back(
        "state",
        2,
        "[\u4e00-\u9fff]{2,}(?:持续|不断|有序|稳步|加快|深入|全面|顺利|加速|扎实|基本|圆满|明显|显著|大幅|进一步"
        "|有力|有效|更加|日益|逐步)[\u4e00-\u9fff]{2}$",
        ("营商环境不断优化", "项目有序推进"),
        ("不断优化营商环境", "推动环境不断优化"),
    ),
    _rule("perfective", 2, "[^了为除]了(?!解)", ("实现了全覆盖",), ("了解民情", "为了群众")),
    _back(
        "under way",
        2,
        "[\u4e00-\u9fff]{3,}(?:加快|有序|稳步|深入|全面|持续|扎实|顺利)推[进开]$",
        ("东山大桥加快推进",),
        ("加快推进", "确保东山大桥加快推进"),
    ),
    _back("set up", 3, "出台|成立|广受|屡获|好评|保持[稳平][定稳]$", ("出台措施5条",), ("力争成立公司",)),
    _back(
        "grew",
        2,
        r"(?:增长|下降|提高|降低)\d[\d.]*(?:%|个百分点)$|均(?:居|超|达|增长|高于|位)",
        ("产值增长8%", "增速均居全市前列"),
        ("产值增长8%左右", "力争产值增长8%"),
    ),
    _back(
        "come to be",
        2,
        "首次|率先|先后|(?<!业)已(?!知)|得到|取得|赢得|迈[上入出]|分别(?:为|达|增长|完成|下降)|开创|呈现",
        ("取得突破", "先后出台", "已建成"),
        ("力争取得突破",),
    ),
    _back("carried out", 1, "完成|实现|建成|新增|启动", ("完成投资3亿元",), ("确保完成投资3亿元",)),
    _rule(
        "budget closed",
        6,
        r"预算的\d|收支(?:相抵|平衡)|(?:收入|支出)总计|决算",
        ("完成预算的101%", "收入总计5万元"),
        ("安排预算5万元",),
    ),
    _rule(
        "of the task",
        5,
        r"(?:占|完成|达到?|为)[^,\d]{0,6}(?:计划|任务|目标)的\d",
        ("占年计划的131%", "完成年度任务的98%"),
        ("完成年度任务",),
    ),
    _rule(
        "urged",
        -2,
        f"^(?:要|还要|我们要)?(?:{_URGED})",
        ("推进茶园改造", "要加快修路"),
        ("茶园改造加快推进",),
    ),
    _rule(
        "urging words",
        -1,
        "加快|推进|推动|加强|健全|完善|强化|优化|深化|构建|打造|统筹|积极|促进|引导|鼓励|支持|提升|拓展|聚焦",
        ("并加强管护",),
        ("修路3公里",),
    ),
    _rule(
        "aimed",
        -3,
        f"{_AIMS}|努力|下一步|下半年|明年|年底前|年内",
        ("力争开工",),
        ("建成通车", "争取上级资金5亿元"),
    ),
    _rule("let it be", -3, "让[^,]{2,20}(?:更|起来|越来越)", ("让城市更美",), ("让出道路",)),
    _rule("goals", -8, _GOALS, ("主要预期目标是", "支出安排5万元"), ("完成目标任务",)),
    _rule(
        "will",
        -3,
        "(?:^|[^\u4e00-\u9fff]|我们|全[县市区镇])将(?!军)|将(?:继续|进一步|全力|着力|重点|加快)",
        ("我们将修路",),
        ("将军镇",),
    ),
    _rule("must", -3, "^(?:我们|各级)?(?:要|必须|务必|需)(?!求|点|素)", ("要守住底线",), ("要求明确",)),
    _rule("about", -1, rf"\d(?:%|{_UNIT})+(?:以上|左右|以内)", ("增长5%左右",), ("增长5%",)),
)


def weigh(words: str, year: int, review_year: int) -> int:
    """Return how much a sentence, as rules see it, looks back (> 0) or ahead (< 0).

    ``year`` is the plan's, ``review_year`` the review's, which speak for their parts where they differ.
    """
    points, goals = 0, False
    for clause in _CLAUSE.findall(_CREED.sub("", words)):
        goals = goals or re.search(_GOALS, clause) is not None  # holds for all that is listed after it
        points += sum(rule.weight * rule.count(clause, goals) for rule in RULES)
    if _CALL.fullmatch(words):
        points -= 1
    if year != review_year:
        points += 3 * (words.count(f"{review_year}年") - words.count(f"{year}年") - words.count("今年"))
    if opening := _opening(words, year, review_year):
        points += _OPENED if int(opening[1] or year) < year else -_OPENED
    return max(-_MOST, min(_MOST, points))


def _opening(words: str, year: int, review_year: int) -> re.Match[str] | None:
    """Return the opening that tells a part; a year doesn't where both parts are of one year."""
    opening = OPENING.match(words)
    return opening if opening and (year != review_year or not re.match("20|今年", words)) else None


def tell_parts(sentences: Sequence[tuple[str, str]], year: int, review_year: int) -> list[str]:
    """Return the part, review or plan, that each of a row of sentences belongs to.

    The second of each pair is what the sentence is: a heading, the text after one, a paragraph's first
    or a later sentence. The parts are those that the words bear out best where each turn from one to the
    other has its price, for parts are long.
    """
    back, ahead = 0, 0  # the best sums that end in the review and in the plan
    turns: list[tuple[bool, bool]] = []  # of each sentence: whether the review, the plan came from the other
    for sentence, kind in sentences:
        words = plain(sentence)
        opened = kind != "headed" and _opening(words, year, review_year)
        price = _PRICE["year" if opened else kind]
        turns.append((ahead - price > back, back - price > ahead))
        points = weigh(words, year, review_year)
        back, ahead = max(back, ahead - price) + points, max(ahead, back - price) - points
    plan = ahead > back
    parts: list[str] = []
    for turned in reversed(turns):
        parts.append("plan" if plan else "review")
        plan ^= turned[plan]
    return parts[::-1]
