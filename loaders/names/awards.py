"""Titles, listings and certified statuses: received, counted, or aimed at.

What a title may end with stands in ``data/lexicons/title-ends.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.words import any_of, is_group, lexicon
from loaders.seeking import Either, Sought, Table

# A title doesn't run across the next verb or rank.
_STOP = (
    "以及|最大|通过|第[一二三四五六七八九十]大|位列|位居|稳居|人数|获|(?<!法治)(?<!数字)政府(?!质量|奖|科技进步|科学技术)"
    "|入选|入围|认定|评为|获评|获批|荣获|命名|成为|争创"
)
_HAN = rf"(?:(?!{_STOP}|”“)[\u4e00-\u9fffA-Za-z0-9+·×“”()\-—])"
_CALLED = "”(?:(?:中小)?企业|工厂|园区|基地|城市|城区|县|镇|村)"  # “X”企业: called by its quoted word
_END = (
    rf"(?:{any_of(row[0] for row in lexicon('title-ends'))}|{_CALLED}|TOP\d+|\d+强|社区\(村\)"
    "|(?:典范|示范|先行|标杆|引领|样板|先锋|领先|标兵)(?:区域|片区|地区|城市|单位|园区|社区|街道|乡镇|学校|区|县|市|镇|村)"
    "|储备(?:平台|库|名单|项目))"
)
# The giver's mark, which makes words a title and no mere kind.
_MARK = (
    r"(?:(?:[省市区]|全国|全省|全市)?第[一二三四五六七八九十\d]+[批届]|[一二三]级|国家级|省级|自治区级|市级|州级|县级|区级|世界级|国家|国务院|福布斯|全国|全省|全市|中国|世界|全球|亚洲|(?![\u4e00-\u9fff]{1,2}强)[\u4e00-\u9fff]{2,3}[省市]|省|市|首批|(?:[\u4e00-\u9fff]{2,3})?十大"
    r"|[省市区]首批|国家林草局|国家文物局|国家知识产权局|国家发展改革委|国家发改委|(?:司法|公安|民政|水利|科技|财政|住建|人社|交通运输|自然资源|生态环境|国家卫健)[部委]|教育部|商务部|工信部|农业农村部|文化和旅游部)"
)
# 特色产业集群“领跑者”: what it is called in quotes is part of the title.
_CALLED_SO = "(?<!”)(?:“[^“”]{1,6}(?:者|星|标杆|典范|样板|先锋|小巨人)”)?"
_TITLE = rf"(?:{_HAN}{{2,40}}?{_END}{_CALLED_SO}|(?:文明|卫生|园林|森林|洁净)(?:城市|县城|城区))"
_UNITS = "[个家项所处条名]"
_NUMBER = r"\d+(?:\.\d+)?(?:多|余)?万?"
# Verbs that only titles follow, and verbs that take plain objects too.
_STRONG = (
    "成功创建|成功争创|成功争取到?|争取到|获评为?|获建|获授|荣获|荣膺|获颁|获认定为|被评为|评为|评选为|认定为|命名为|确定为|确立为|认证为|核定为|批准为|公布为|推荐为|遴选为|成功入选|入选|入围|跻身|升级为|被立项为|列为"
    "|首夺|勇夺|首获|拿下|收获|进入(?=[^,。;]{2,16}(?:名[录单]|\\d+强))|喜提|捧得|喜获|荣登|登上|夺得|摘得|斩获|捧回|晋升为?|晋级为?|升格为|双获|入列|蝉联|上榜|公告为|打造成|建设成为|创建为|创建成|升创为?|创成|表彰为|授予|是(?:全国|全省|全市)唯一的?"
)
_WEAK = (
    "提级为|上升为|获批为?|获得|成为|创建为?|申报|申请|争创|通过|建设|(?<![收抓缴查])获"
    "|列入|纳入|位列|位居|稳居"
)
_LEADING = (
    r"(?:为|本?年度|当年|[一二三四五六七八九十\d]+[个家项批]|(?:全国|全省|全市|[\u4e00-\u9fff]{2,3})(?:首批|首个|唯一)的?"
    r"|首[批个家])*"
)
_BOUND = (
    rf"(?=$|以及|[,。;、:(和及与等并“]|第[一二三四五六七八九十\d]|{_NUMBER}{_UNITS}"
    "|后[,、]|为(?:契机|抓手|目标|主线|引领|载体|统领|总揽|重点)|之一|前[一二三四五六七八九十百0-9]|评审|验收|复[审核评检查]|称号|榜首|认证|(?:建设|创建|培育|储备|试点|入选|公示)?名单|行列|荣誉)"
)
_MARKED = rf"(?P<title>(?:20\d\d年?)?(?P<mark>{_MARK})?{_TITLE}){_BOUND}"
_OWN_MARK = re.compile(rf"(?:20\d\d年?)?{_MARK}")
_FIRST_OF = re.compile(r"(?:全国|全省|全市|全球)(?:首[批个家]|唯一)的?$")
RECEIVED = Sought(rf"(?:{_STRONG}|(?P<weak>{_WEAK})){_LEADING}{_MARKED}")
_OWN_PROVINCE = r"[\u4e00-\u9fff]{2,3}省"
LISTED = re.compile(
    rf"(?:\((?:[市县区]、?)+\))?(?:、|和|及|与)(?:\d+{_UNITS})?"
    rf"(?:{_MARKED}|(?P<given>(?:国家级?|全国|中国|省级|市级|自治区级?|{_OWN_PROVINCE})"
    rf"{_HAN}{{2,20}}?[县市区镇乡村校院]”?)(?=[,。;、]|$))"
)
# Whatever the giver's mark opens after a strong verb is a title, known end or not.
GIVEN = Sought(
    rf"(?:{_STRONG}|获批(?:创建|建设)?|成功创建|创成)(?:为|成为|首批)*(?P<title>(?:20\d\d年?度?)?(?P<mark>{_MARK}){_HAN}{{2,28}}?)(?=$|[,。;、(]|人数|的(?:契机|机遇|基础|经验|要求|目标)|{_NUMBER}{_UNITS})"
)
# 入选X计划: whoever is chosen by an undertaking has no title of its name.
_CHOSEN = re.compile(r"(?:工程|计划|行动)(?:项目)?”?$")
_NO_TITLE = re.compile(
    r"(?:优秀|先进|前列|前茅|第一|首位|前[三五十]|第[一二三四五六七八九十\d]+名|[一二两三四五六七八九十\d]连[冠增丰]|实力|潜力|活力|竞争力|质量|水平|成效)$"
)
_HONOUR = re.compile(r"(?:荣誉|奖项|称号)“[^“”]+”$")  # the quoted words are the title
# 获评国家级、省级X: one title at each level.
_BY_LEVEL = Sought(
    rf"(?:{_STRONG}){_LEADING}(?P<first>国家级?|全国|省级|全省|市级)[、和](?P<second>省级|全省|市级|全市|区级)(?P<tail>{_HAN}{{2,20}}?{_END}){_BOUND}"
)
COUNTED = Sought(
    rf"(?P<title>(?:国家级|省级|市级|国家|全国|省|市|全球|世界){_HAN}{{0,20}}?{_END})(?=(?:增至|增加到|累计|总数|达到?|超过?|突破|约|近|各|从|由)*{_NUMBER}{_UNITS})"
)
_COUNTED_ON = re.compile(
    rf"{_NUMBER}{_UNITS}、(?P<title>(?!上市|上云|境内)[\u4e00-\u9fff“”]{{2,14}}(?:企业|工厂|基地|园区|平台|中心|集群|“小巨人”|[强名][县镇村]|(?:示范|卫生|文明)(?:乡镇|[县镇村]))|单项冠军|卫生村)(?={_NUMBER}{_UNITS})"
)
_SHORT = frozenset(("单项冠军", "优势企业", "示范企业", "培育企业", "试点企业"))
_GIVER = (
    r"(?:国家级?|世界|全国|全省|省级|市级|自治区级?|(?<=[过创])[省市](?=[\u4e00-\u9fff]{2,10}[县区市镇村])"
    r"|(?:(?![全评得批选为])[\u4e00-\u9fff]){2,3}省)"
)
_CERTIFIED = (
    "(?:高新技术企业|(?:国家)?科技型中小企业|“?专精特新”?(?:“小巨人”)?(?:中小)?企业|“?专精特新”?“小巨人”企业|“小巨人”企业"
    "|“?瞪羚”?企业|独角兽企业)"
)
_KIND = "(?:高中|学校|医院|卫生院|社区|机构|城市|区|县|镇|村|园区|单位|家庭|校园|先行市)"
# Titles that are told by another word of the sentence, after that word.
AIMED = Table(
    ("aimed", sought)
    for sought in (
        Sought(rf"(?P<title>(?:全国|国家级?|省级?|市级)[\u4e00-\u9fff]{{2,20}}(?:{_KIND}|示范))(?=创建)"),
        # What is approved as a trial is a title without a level too (获批X综合试点, 成为国家首批X试验区).
        Sought(
            rf"(?:获批|获准|成功争创|成功创建|成为|列为)(?:为|成为|开展|设立|创建)?{_LEADING}"
            rf"(?P<title>{_HAN}{{4,24}}?(?:试点(?:城市|地区|单位|县|市|区)?|试验区|先导区|示范区|创新区|先行区|集聚区)){_BOUND}"
        ),
        # Certified firms are counted without a level too.
        Sought(
            rf"(?P<title>{_CERTIFIED})(?=(?:总数|数量)?(?:增至|增加到|累计|达到?|超过?|突破|约|近|新增|从|由)*\d)"
        ),
        Sought(rf"(?<=\d[家个户])(?P<title>{_CERTIFIED})(?=$|[,。;、和])"),
        # Whatever a giver's mark opens and an assessment closes.
        Sought(
            rf"(?:认定|通过|获得|创建|争创|申报)(?:为|了)?(?P<title>{_GIVER}(?!验收|复核|评估|审定|审批|批准)(?:(?![和及与\d]|以上){_HAN}){{2,24}}?)"
            r"(?<!专家)(?<!专家组)(?=认定|验收|考核|(?:中期|年度)?评估|评审|复[审核评检查]|荣誉|称号|创建|认证|(?<=[院校馆站厂园区县市镇村台业盟室])[,。;])"
        ),
        # The titles that every city runs for.
        Sought(
            r"(?:(?<=创建)|(?<=争创)|(?<=、)|(?<=和)|(?<=推进)|(?<=以)|(?<=巩固)|(?<=开展))"
            r"(?P<title>(?:文明|卫生|森林|园林|洁净|健康|环保模范|节水型|双拥模范|食品安全示范)(?:城市|县城|城|县))(?=$|[,。;、和]|创建|称号)"
        ),
        Sought(
            r"(?:争创|创建|获评|评为|打造|建成|建设)(?P<title>[一二三四五]星级[\u4e00-\u9fff]{0,6}(?:公园|酒店|宾馆|景区|民宿|饭店|基地|社区|书屋|河湖|农家乐))"
            r"(?=$|[,。;、]|\d)"
        ),
        Sought(
            r"(?P<title>(?:国家级?|全国|省级)(?:文明|卫生|园林|森林|双拥模范|节水型|食品安全示范|全域旅游示范|生态文明建设示范)(?:城市|县城|城区|县|区|城))(?![市镇城]|创建|复)"
        ),
        Sought(r"(?P<title>[\u4e00-\u9fff]{2}(?:名师|名校长|名班主任|名医|大师|劳模)工作室)(?=\d+个)"),
        # Whoever finds a place fit calls it by a title: 确定甲县为X试点县.
        Sought(
            r"(?:确定|命名|认定|评定|选定|列)(?![为,。;])[\u4e00-\u9fff]{2,8}?为(?P<title>[\u4e00-\u9fff“”]{3,16}?(?:县|市|区|镇|村|基地|单位|城市|园区))(?=[,。;、])"
        ),
        Sought(r"(?P<title>(?:国家|全国|国家级|省级)首批[\u4e00-\u9fff]{4,16}试点)(?=建设|工作|[,。;、])"),
        # A title at a clause's head that passes its examination.
        Sought(
            r"(?:^|(?<=[,。;]))(?P<title>(?:国家级?|全国|省级|市级)(?:(?![，,、])[\u4e00-\u9fff]){2,20}(?:[区县市镇村园城]|基地|中心|单位|企业|平台))"
            r"(?=(?:以[^,。;]{2,10})?(?:顺利|成功|高分|高标准|高质量)*(?:通过[^,。;]{0,6}(?:验收|复审|评估|复核|评审|认定|考核)|创建成功|授牌))"
        ),
        Sought(
            r"(?:^|(?<=[,。;、]))(?P<title>(?:全域旅游示范|生态文明(?:建设)?示范|食品安全示范|全国文明|国家卫生|双拥模范|文明|卫生|森林|园林)(?:城市|县城|区|县|城))(?=创建)"
        ),
        Sought(
            r"(?:^|(?<=[,。;]))(?P<title>(?:全国|国家级?|省级|新一轮)[\u4e00-\u9fff]{4,24}(?:试点|试验区|示范区|先导区))(?=(?:成功|正式)*获批)"
        ),
        # Two words in quotes make one title.
        Sought(
            r"(?P<title>(?:国家级?|全国|省级?|市级?|[\u4e00-\u9fff]{2,3}省)?(?:第[一二三四五六七八九十]批)?“专精特新”“小巨人”企业)"
        ),
        Sought(
            r"获批(?:为)?(?P<title>[\u4e00-\u9fff]{2,10}大学[\u4e00-\u9fff]{0,4}(?:基地|附属医院|教学医院))(?=$|[,。;、])"
        ),
        Sought(
            r"通过(?P<title>[二三]级(?:甲等|乙等)?(?:综合|专科|中医)?(?:医院|妇幼保健院))(?=评审|评定|复审|等级评审|复核|[,。;])"
        ),
        Sought(rf"(?<=创建[,、])(?P<title>[\u4e00-\u9fff]{{4,14}}{_KIND})(?=创建)"),
        Sought(
            r"(?<=\d[个家座条])(?P<title>(?:国家级?|全国|省级|自治区级?|市级)[\u4e00-\u9fff“”]{2,18}"
            r"(?:集群|基地|企业|示范区|园区|平台|中心|工厂|社区|街区|景区|产业园|场景|驿站|河湖|合作社|农场|车间|[县镇村乡]))(?=[,。、;和])"
        ),
        Sought(
            r"(?<=\d[个家])(?P<title>(?!县区|市县|县市|[^,。;]{0,4}(?:入选|获|被|创成|创建))[\u4e00-\u9fff]{2,10}(?:示范[村镇县乡]|[强名]镇|名村))(?=[,。、;和]|创建|建设)"
        ),
        Sought(
            r"(?:(?<=建成)|(?<=创建)|(?<=打造)|(?<=[个,、]))"
            r"(?P<title>(?!建成|创建|打造|新增|培育)[\u4e00-\u9fff]{2,4}(?:示范|达标|延展|精品|样板|标兵|特色)[村镇])(?=\d)"
        ),
        Sought(
            r"(?:完成|推进|开展|深化|做好)(?P<title>[\u4e00-\u9fff]{4,12}(?:名[县镇村]|示范[县区]|强[县区]))(?=创建)"
        ),
        Sought(
            r"等(?:一批|\d+[个家项])(?P<title>(?:国家级?|全国|省级|自治区级)[\u4e00-\u9fff]{2,14}?)"
            r"(?=(?:正式|成功|相继|先后)*(?:获批|获评|挂牌|揭牌|落地))"
        ),
        # Who keeps the peace well; prizes that are tripods.
        Sought(
            rf"(?P<title>(?:平安|法治){_HAN}{{2,4}}建设(?:优秀|先进|示范)(?:[市县区]|单位))(?=[,。;、”和等]|$)"
        ),
        Sought(
            rf"(?:获|摘得|捧[得回]|夺得?|[、,])(?P<title>(?:“[^“”]{{2,8}}”|{_HAN}{{2,4}})[金银铜]鼎|“[^“”]{{2,10}}鼎”)"
        ),
        Sought(
            r"(?:获(?:得|评)?|位列|评为|评定为)(?P<title>“(?:好|优秀|良好|卓越级?|A级?)”的?(?:等次|等级|档次|评价))"
        ),
    )
)
_LEAD = re.compile(
    r"^(?:(?:全国|全省|全市)(?:首批|首个|唯一)|国家级、|首批|首个|了|为|当选|的|[一二两三]个)+"
)
_QUOTED = re.compile(r"“[^“”]+”")
WORDS = Either(RECEIVED, GIVEN, _BY_LEVEL, COUNTED, AIMED)

EXAMPLES = (
    Example("青禾镇获评国家级数字乡村示范镇,", (("award", "国家级数字乡村示范镇"),)),
    Example("入选全省优质医疗服务典型案例以及位列全市前三,", (("award", "全省优质医疗服务典型案例"),)),
    Example(
        "2家合作社入围省标杆农民合作社和标杆家庭农场。",
        (("award", "省标杆农民合作社"), ("award", "省标杆家庭农场")),
    ),
    Example(
        "新增国家级绿色制造示范企业3家、优势企业5家,",
        (("award", "国家级绿色制造示范企业"), ("award", "国家级绿色制造优势企业")),
    ),
    Example("认定高新技术企业27家,", (("award", "高新技术企业"),)),
    Example("创建文明城市、卫生城市,", (("award", "文明城市"), ("award", "卫生城市"))),
    Example("顺利通过省级渔业体系建设典型城市验收,", (("award", "省级渔业体系建设典型城市"),)),
    Example("通过省级专家评审,", never=("award",)),
    Example("建成35个省级渔业特色镇,", (("award", "省级渔业特色镇"),)),
    Example("推进全国示范性儿童友好社区创建,", (("award", "全国示范性儿童友好社区"),)),
    Example("青禾入选全国第一批美丽海湾、美丽渔村先行区。", (("award", "全国第一批美丽渔村先行区"),)),
    Example("入选国家禾苗人才工程人数增加,", (("programme", "国家禾苗人才工程"),), never=("award",)),
    Example("提质建设中国青禾出口综合服务基地,", never=("award",)),
    Example("云岭等3个县市获批创建国家禾苗振兴示范县,", (("award", "国家禾苗振兴示范县"),)),
    Example(
        "渔具、渔网分别获评国家级、省级特色产业集群,",
        (("award", "国家级特色产业集群"), ("award", "省级特色产业集群")),
    ),
    Example(
        "分别获评全国、全省“渔乡新星”企业,",
        (("award", "全国“渔乡新星”企业"), ("award", "全省“渔乡新星”企业")),
    ),
    Example("成功入选国家渔业强县公示名单,", (("award", "国家渔业强县"),)),
    Example("青禾湾入选世界渔业遗产名录,", (("award", "世界渔业遗产名录"),)),
    Example("云岭村等3个村获评省级渔业示范村,", (("award", "省级渔业示范村"),)),
    Example("成功获批本年度全省唯一国家现代渔业产业园,", (("award", "国家现代渔业产业园"),)),
    Example("成为全国唯一“两区”联动建设实施县。", (("award", "“两区”联动建设实施县"),)),
    Example("云岭、青禾获批渔业综合改革试点。", (("award", "渔业综合改革试点"),)),
    Example("我省成为国家首批种苗要素综合试验区。", (("award", "种苗要素综合试验区"),)),
    Example("青禾园获批建设种苗实验室,", never=("award",)),
    Example("入选首批国家级零碳园区建设名单。", (("award", "国家级零碳园区"),)),
    Example("顺利通过省渔业强县考核验收,", (("award", "省渔业强县"),)),
    Example("获评全省渔业考核四连冠,", never=("award",)),
    Example("入选2031中国渔业园区发展榜单。", (("award", "2031中国渔业园区发展榜单"),)),
    Example("国家级高新技术企业从16家增加到94家,", (("award", "国家级高新技术企业"),)),
    Example("创成全市首个省级智慧渔场、夜间渔业样板城市,", (("award", "全市夜间渔业样板城市"),)),
    Example(
        "新增国家现代渔业产业园11个、特色渔业集群9个,",
        (("award", "国家现代渔业产业园"), ("award", "特色渔业集群")),
    ),
    Example("获批渔业强省建设项目15个,开工建设“双渔”产业园,", never=("award",)),
    Example("荣获平安云禾建设优秀区、渔安金鼎,", (("award", "平安云禾建设优秀区"), ("award", "渔安金鼎"))),
    Example("建成公园12个,", never=("award",)),
)


def award_finds(text: str) -> Iterator[Find]:
    """Yield the titles of a sentence: what was received, what is counted, and what follows in a list."""
    received = set()
    for match in RECEIVED.finditer(text):
        first = _FIRST_OF.search(text, match.start(), match.start("title"))
        if match["weak"] and not first and not _OWN_MARK.match(match["title"]) and "“" not in match["title"]:
            continue
        if match["title"].startswith(("该", "此次", "本次")) or (
            not match["mark"] and "的" in match["title"][1:]
        ):
            continue
        general = match["title"].endswith("基地") or is_group(match["title"])
        if match["weak"] == "建设" and (general or not match["mark"]):  # built, and no title
            continue
        if match.group().startswith("列为") and not match["mark"] and is_group(match["title"]):
            continue
        received.add(match.start("title"))
        yield _title(match, "received")
        yield from _listed(text, match.end("title"), match["mark"] or "")
    for match in GIVEN.finditer(text):
        if _NO_TITLE.search(match["title"]) or _HONOUR.search(match["title"]):
            continue
        if match.start("title") not in received and not _bare_list(match):
            title = _title(match, "given")
            yield replace(title, type="programme") if _CHOSEN.search(match["title"]) else title
            yield from _listed(text, match.end("title"), match["mark"])
    for match in _BY_LEVEL.finditer(text):
        yield from _levelled(match)
    for match in COUNTED.finditer(text):
        yield _title(match, "counted")
        yield from _counted_on(text, match)
    for _, match in AIMED.finditer(text):
        yield _title(match, "aimed")


def _bare_list(match: re.Match[str]) -> bool:
    """Say whether a list is called by nothing but common words and no level (入选示范名单)."""
    if not match["title"].endswith(("名单", "行列")):
        return False
    own = _LEAD.sub("", match["title"])
    levelled = own.startswith(("国家级", "全国", "国家", "省级")) and len(own) > 9
    return is_group(own) and not levelled


def _levelled(match: re.Match[str]) -> Iterator[Find]:
    """A title at two levels: the first is called by its level alone where it stands."""
    tail = match["tail"]
    yield Find("award", *match.span("first"), "award:level", match["first"] + tail, rank=4)
    yield Find("award", match.start("second"), match.end("tail"), "award:level", rank=4)


def _counted_on(text: str, first: re.Match[str]) -> Iterator[Find]:
    """The kinds counted after the first; a short one (优势企业 after X示范企业) has the first one's head."""
    at = first.end()
    while match := _COUNTED_ON.match(text, at):
        title = match["title"]
        shared = title in _SHORT and len(title) < len(first["title"]) - 2
        head = first["title"][: -len(title)] if shared else ""
        if "“" in head:  # a quoted title lends no more than its level
            head = next((level for level in ("国家级", "省级", "市级") if head.startswith(level)), "")
        yield _title(match, "counted", head)
        at = match.end()


def _listed(text: str, at: int, mark: str) -> Iterator[Find]:
    """The titles after the first; one without a giver of its own has the first one's."""
    while match := LISTED.match(text, at):
        if match["given"]:
            yield Find("award", *match.span("given"), "award:listed", rank=4)
            at = match.end()
            continue
        if match["title"] not in ("一等奖", "二等奖", "三等奖"):  # of what is said before
            yield _title(match, "listed", "" if match["mark"] or "“" in match["title"] else mark)
        at = match.end("title")


def _title(match: re.Match[str], rule: str, head: str = "") -> Find:
    title = match["title"]
    lead = _LEAD.match(title)
    start = match.start("title") + (lead.end() if lead else 0)
    bare = title[lead.end() :] if lead else title
    core = bare[1:-1] if _QUOTED.fullmatch(bare) else bare
    return Find("award", start, start + len(bare), f"award:{rule}", head + core, core, rank=4)
