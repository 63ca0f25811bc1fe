"""The verbs of titles, received or aimed at, and the level that the words of a title tell."""

from __future__ import annotations

import re

from loaders.relations.rows import Row, Rows

VERBS = Rows(
    Row(
        "won",
        r"(?:再[次度]?|成功|双双|首次|荣|首|勇)?(?:获得|荣获|荣登|获评|获选|获颁|获封|获授|夺得|摘得|斩获|捧回|"
        r"捧得|夺|蝉联|喜获|荣膺|问鼎|赢得|收获|拿下|喜提|受到|获)(?!批|得感)",
        "received",
        "{place 青石湾商圈}获评“{award 国家级示范商圈}”。",
        "{place 青石湾商圈}创建“{award 国家级示范商圈}”。",
    ),
    Row(
        "chosen",
        r"(?:成功)?(?:入选|入围|上榜|登榜|进入|跻身|位列|位居|稳居|列入|纳入|被列为|列为|当选|入列)(?:为)?",
        "received",
        "{organization 青石湾中学}入选{award 全国实验学校}。",
        "推荐{organization 青石湾中学}申报{award 全国实验学校}。",
    ),
    Row(
        "named",
        r"(?:评定|认定|评选|评|命名|授予|授|授牌|确定|确立|立项|表彰|选定|遴选|批准|批复|升级|升格|"
        r"晋升|晋级|成长|提级)(?:成)?为|"
        r"被授予|授予|(?:正式|成功)?(?:获批|获准)(?:为|成为|建设|创建|设立|开展)?|成(?:功)?为|"
        r"创成|创建成?为|是全[国省市](?:唯一|首个)的?|表彰为|(?:成功)(?:创建|争创|申报|申创|创评)(?:为|成为|成)?|"
        r"晋[升级]|跃升(?:为)?|挂牌(?:成)?(?:为)?|创建成(?:功|为)?|成功争取到?|争取到|(?:成功|获)认定|(?:率先|顺利|高分)*通过|建成|列",
        "received",
        "{place 青石镇}被省农业局认定为{award 省级示范镇}。",
        "新增{award 省级示范镇}3个。",
    ),
    Row(
        "kept",
        r"(?:持续|不断|深化|全面|进一步)*(?:巩固|擦亮|保持|深化)(?:提升|拓展)?",
        "received",
        "持续巩固{award 国家园林城市}成果。",
        "争创{award 国家园林城市}。",
    ),
    Row(
        "building",
        r"(?:持续|深入|积极|全面|扎实|有序)*(?:推进|推动|开展|做好|抓好|深化)",
        "building",
        "持续推进{award 国家生态示范区}创建。",
        "持续推进{award 国家生态示范区}工作。",
    ),
    Row(
        "aimed",
        r"(?:积极|全力|加快|推动|推进|持续|深入|深化|启动|支持|高标准|高质量|争取|力争|努力)*"
        r"(?:创建|争创|创评|申报|申请|申创|申办|冲刺|打造|争当|争取|力争|争做|建设|创优|共建|迈向|"
        r"上升为|提级为|升级为|争|创)(?:成为|为|成)?",
        "aimsAt",
        "积极争创{award 国家生态示范区}。",
        "成功创建{award 国家生态示范区}。",
    ),
)

_LEVELS = (
    ("international", re.compile(r"联合国|世界|国际(?!消费|贸易|航运|金融|科技|化)|全球|亚洲|APEC")),
    (
        "national",
        re.compile(
            r"国家|全国|中国|中华|国务院|^[^省市区县]{2,8}部$|^(?:商务|财政|教育|科技|工信|文旅|住建)部"
        ),
    ),
    (
        "provincial",
        re.compile(
            r"省(?!会|份)|自治区|^(?:广东|浙江|江苏|山东|四川|福建|湖南|湖北|河南|河北|安徽|江西|"
            r"陕西|山西|辽宁|吉林|贵州|云南|甘肃|青海|海南)"
        ),
    ),
    ("municipal", re.compile(r"(?<!城)市(?!场|民|政|区|域|县|容)")),
    ("district", re.compile(r"区级|县级|^区|^县|(?<=.)区.*(?:局|办|委)$")),
)


def award_level(*sayings: str) -> str:
    """Return the level that the first saying tells: the title's own words, those before it, its giver."""
    return next((level for words in sayings for level, mark in _LEVELS if mark.search(words)), "")
