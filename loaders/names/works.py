"""Works on the ground: what is a project and what a place, and the names that a name implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import BUILT, GROUNDS, Class, class_of
from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.spots import on_ground

RENEWAL = re.compile(
    r"(?:城中村|老旧小区|旧村|旧城|村镇工业集聚区|旧厂|棚户区|危旧房)(?:更新改造|微改造|改造)"
)
VILLAGE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:村|社区)$")
ESTATE = re.compile(r"(?:新村|花园|小区|散区|苑|园|新邨|大院|公寓)(?:[一二三四五]期)?$")
_RENEWABLE = re.compile(rf"{ESTATE.pattern}|(?:[里坊街巷厂]|地块|片区|社区|大厦|市场)$")
# 工程 on the ground; others are undertakings (X提升工程).
_FACILITY = re.compile(
    r"扩容|水源|湿地|林田湖|置换|调蓄|蓄能|输[电气油]|(?:应急|防洪|河道|干流|综合|流失|采空区|矿山)治理|资源配置|灌溉|管[线道廊]|电网|主网架|堤防|渠系|供[热暖气]|燃气|储[气能]"
    r"|光伏|风电|光缆|海缆|截污|清淤|疏浚|迁建|重建|配套设施|[塔坝闸泵塘段]|引[\u4e00-\u9fff]{1,2}[济入补]|管网|道路(?!交通)|排水|码头|锚地|水利|桥|隧道|通道|供水|输水|引水|调水|水资源|输变电|变电|安置|避风|扩建|新建|快速化|大道|公路|铁路|机场"
    r"|[路街][东西南北]延|水库|灌区|电站|联网|电网|污水|净水|[河涌堤渠沟湖港站厂馆院楼期线区园]"
)
# What undertakings are about that build nothing.
_ABSTRACT = re.compile(
    r"能力|优[质粮]|粮油|种业|人才|产业|企业|融资|高质量|消费|品牌|质量|文化|服务|教育|健康|文明|安全|[惠富民便][民心生利]|暖[心民]|素质|培[育养优]|振兴|倍增|攻坚"
    r"|强基|固本|筑基|跃升|赋能|引领|示范|再造|畅通|创[新业]|就业|收入|增收|信用|数字化|智慧|法治|清廉|党建|护航|帮扶|助[残学老]|关爱|传承|普及|保护|乡风|乡村"
    r"|市场主体|营商|社会建设|友好|交通畅行|化解|平安|治安|科技|金融|医疗|卫生|养老|托育|绿美|生态|低碳|减排|提质|行动|重[大点]$|标志性$"
)
_CHANNEL = re.compile("河道|水系|渠|湖|[上中下]游|岸")
_SITES = re.compile(r"设施|校园|校舍|病区|院区|厂区|管网|道路|水利|供水|[一二三]期")
_GROUND = re.compile(
    "(?:景区|古镇|街区|大道|公园|水库|河道|湖|广场|港区|码头)[\u4e00-\u9fff]{0,4}提升工程$|[乡镇景][\u4e00-\u9fff]{1,4}[村门][\u4e00-\u9fff]*提升工程$|(?<=.{3})改造提升工程$"
)
_BUILT_BEFORE = re.compile(
    r"(?:布局建设|建设|建成|启动|启用|揭牌|开园|打造|规划|投用|新建|扩建|改建|续建|完成|动工|开工|兴建|建好|设立)[^,。;]{0,3}$"
)
_PAID = re.compile(r"[万亿]元的$")
_BUILT_AFTER = re.compile(
    r"(?:实现|建设|项目|正式|已|顺利|全面|主体|加快|有序|稳步|扎实|等|年内|年底前|\d{1,2}月底?前)*(?:建设|建成|启动|启用|揭牌|开园|开工|动工|落地|获批|投用|竣工|完工|开业|开放|封关|复工|续建"
    r"|扩区|完成(?:建设|改造|验收|(?:土地)?征收|征地|征迁|选址)|落成|开馆|奠基|扩建|改造|封顶|投入|挂牌|投产|运营|通航|通水|通车|全线贯通|主体封顶|前期|征迁|(?<=[快序步实利面])推进)"
)
# What the members of a list have done together.
_DONE = re.compile(
    r"(?:等[^,。;]{0,12})?(?:全部|相继|先后|均|陆续|顺利|正式|年内|年底前|[上下]半年|早日|尽快|尽早|如期)*(?:建成|开工|动工|竣工|完工|投用|投产|投运|启用|揭牌|开园|开业"
    r"|封顶|落地|通车|挂牌|落成|开馆|(?:加快|有序|稳步|扎实|顺利|全面|强力)+(?:建设|推进|实施))"
)
# 加快A、B等建设, 推进X等前期工作: what moves on, and what is moved.
_MOVED = re.compile(
    r"(?:加快|推进|推动|加速|启动|开展|实施|抓好|谋划|建设|打造|支持|做好|统筹|续建)(?:推进|建设|实施|启动)?了?"
    r"(?:总投资\d[\d.]*[亿万]元的)?$"
)
_WORKED = re.compile(
    r"(?:等(?:\d+[个座处宗项])?(?:重[大点])?(?:项目|工程)?)?(?:“[^”]{1,6}”)?(?:的)?(?:项目)?(?:建设|前期工作|前期|通航|通车|扩建|改扩建|征迁)"
)
_PUSHED = re.compile(r"(?:统筹|加快|全力|持续|扎实|有序|强力)(?:推进|推动)$")  # 加快推进A园、B城.
_STOP = re.compile("[,。;]|$")
_LED_TO = re.compile(r"(?:建设|扩建)$")
_SITE = re.compile(
    r"(?:[及和]?等?(?:\d+[所个家座][^,。;、]{0,12}?)?(?:学校|幼儿园|医院|卫生院|项目))?"
    r"(?:等)?(?:正式|实现|已|顺利|全面|主体|提前|陆续|相继|先后|均|全部|如期|同步|建成)*"
    r"(?:启动建设|加快建设|加快推进|加紧建设|正在建设|主体完工|主体竣工|开工建设|即将投用|即将建成|投入运营|全面启动|开园|开学|开诊|招生|开工|动工|奠基|封顶|竣工|完工|落成|建成(?!了)|投入使用|全面投入使用|投用|投运)"
)
_RAISABLE = ("学院", "职业学院", "医院", "分院", "大学")
# 推进X小学等4所新改扩建学校建设: schools and hospitals that are being built.
_RAISED = re.compile(
    r"等(?:\d+[个所家座项])?(?:重[大点])?(?:民生)?(?:项目|工程)|"
    r"(?:等(?:\d+[所个家座])?(?:新|改|扩|迁|续|建)*(?:学校|幼儿园|医院|卫生院)?)?(?:项目|工程|选址|前期|主体)?(?:建设|施工|品质提升|改造提升|提升改造|改扩建)(?=$|[,。;、]|进度|步伐|工作)"
)
_PLAN = re.compile(r"(?:建设|发展|提升|培育|实施|策划|改造)*(?:总体|实施|工作|建设|行动)*(?:方案|规划|计划)$")
_WATER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,3}[涌河湖江溪渠])(?:避风|锚地|水闸|泵站|排涝|碧道|(?:综合)?整治)"
)
_BESIDE = re.compile(r"(?P<place>[\u4e00-\u9fff()A-Z0-9]{3,12}?)(?:配建|配套学校)")
_ZONED = re.compile(r"(?P<place>[\u4e00-\u9fff]{3,20}(?:区|园|城|地块))控规调整")
_PART = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,6}[省市][\u4e00-\u9fff]{4,16}(?:提升|振兴|建设|行动)工程)[\u4e00-\u9fff]{2,8}项目$"
)
_CAMPAIGN = re.compile(r"(?:整治|治理|攻坚|排查|创建|普法|帮扶|走访|包联|化解[\u4e00-\u9fff]{0,6})活动$")
_CEREMONY = re.compile(r"(?:启动|揭牌|开工|动工|签约|投产|开园|奠基)(?:仪式|活动|大会)$")
_SECOND = re.compile(
    r"(?:及|和|以及)其?(实施细则|若干措施|配套措施|实施意见|实施方案|三年行动计划)|[、和及](控制性详细规划|修建性详细规划)"
)

EXAMPLES = (
    Example("云岭科技园揭牌,", (("project", "云岭科技园"),)),
    Example("依托云岭科技园集聚企业,", (("place", "云岭科技园"),)),
    Example("云岭东站、青禾文化中心建成投用,", (("project", "云岭东站"), ("project", "青禾文化中心"))),
    Example("推进青云高铁、云岭水库等前期工作,", (("project", "云岭水库"),)),
    Example("支持云岭产业园、青禾科技园加快建设,", (("project", "云岭产业园"),)),
    Example("云岭渔业研发中心启动建设,", (("project", "云岭渔业研发中心"),)),
    Example("支持云岭渔业研发中心发展,", (("organization", "云岭渔业研发中心"),)),
    Example("推进青禾涌水闸工程建设,", (("project", "青禾涌水闸工程"), ("place", "青禾涌"))),
    Example("云岭府A地块配建学校完工,", (("project", "云岭府A地块配建学校"), ("place", "云岭府A地块"))),
    Example("云岭府配建小学完工,", (("project", "云岭府配建小学"),)),
    Example("完成云岭工业园控规调整,", (("project", "云岭工业园控规调整"), ("place", "云岭工业园"))),
    Example("浙江省渔港防灾能力提升工程青禾避风项目收尾,", (("programme", "浙江省渔港防灾能力提升工程"),)),
    Example("实施云岭村安全饮水提升工程,", (("project", "云岭村安全饮水提升工程"), ("place", "云岭村"))),
    Example("实施乡风文明提升工程,", (("programme", "乡风文明提升工程"),)),
    Example(
        "完成青禾大道改造、云岭河综合整治,", (("project", "青禾大道改造"), ("project", "云岭河综合整治"))
    ),
    Example("开展干部包联化解渔事积案活动,", (("programme", "干部包联化解渔事积案活动"),)),
    Example("开展云岭上游流域综合治理,", (("project", "云岭上游流域综合治理"),)),
    Example("开展重点流域综合治理,强化水污染流域治理,", never=("project",)),
    Example("推进青禾镇综合整治,", never=("project",)),
    Example("完成青禾涌排涝泵站工程建设,", (("project", "青禾涌排涝泵站工程"),)),
    Example(
        "印发陶艺产业高质量发展行动方案及若干措施,",
        (("policy", "陶艺产业高质量发展行动方案"), ("policy", "陶艺产业高质量发展若干措施")),
    ),
    Example(
        "编制了青禾城区总体规划、控制性详细规划和各类规划,",
        (("policy", "青禾城区总体规划"), ("policy", "青禾城区控制性详细规划")),
    ),
    Example(
        "举行云岭水利枢纽扩建工程启动仪式,",
        (("event", "云岭水利枢纽扩建工程启动仪式"), ("project", "云岭水利枢纽扩建工程")),
    ),
)


def type_of(phrase: Phrase, kind: Class, end: int, last: int, lead: str = "") -> str:
    """Return the type of a name that ends at ``end``, in a list led by ``lead`` that ends at ``last``.

    What is built is a project, what is there a place.
    """
    if "国民经济" in phrase.text[phrase.start : end]:
        return "policy"
    if kind.suffix.endswith("活动") and _CAMPAIGN.search(phrase.text, phrase.start, end):
        return "programme"
    if kind.suffix == "提升工程" and (
        _GROUND.search(phrase.text, phrase.start, end) or _SITES.search(phrase.text, phrase.start, end)
    ):
        return "project"
    if kind.suffix.endswith("工程") and on_ground(phrase.words):
        return "project"
    if kind.suffix == "清理整治" and _CHANNEL.search(phrase.words) and on_ground(phrase.words):
        return "project"
    if kind.suffix == "提升工程":
        words = phrase.text[phrase.start : end - 4]
        built = _PAID.search(lead) or (_FACILITY.search(words) and not _ABSTRACT.search(words))
        return "project" if built else "programme"
    if kind.suffix == "工程":
        words = phrase.text[phrase.start : end]
        run = _ABSTRACT.search(words) or ("“" in words and "改造" not in words)
        return "programme" if run and not _FACILITY.search(words) else "project"
    if kind.type == "project" and phrase.before.endswith("在") and kind.suffix not in ("项目", "工程"):
        return "place"
    if kind.suffix in BUILT and "配建" in phrase.text[phrase.start : end]:
        return "project"
    if kind.suffix in BUILT and phrase.before.endswith(("新建", "改建", "扩建", "迁建", "兴建", "续建")):
        return "project"
    if kind.suffix in BUILT or (kind.suffix in _RAISABLE and _RAISED.match(phrase.text, last)):
        return "project" if _done_to(phrase.text, end, last, lead) else kind.type
    if (
        kind.type == "organization"
        and _PAID.search(lead)
        and phrase.text.startswith(("建设", "、", "和"), end)
    ):
        return "project"
    if kind.suffix == "片区" and last > end and phrase.text.endswith(("项目", "项目建设"), end, last):
        return "project"
    if kind.suffix not in GROUNDS:
        return kind.type
    if last > end and phrase.text.endswith("项目", end, last):
        return "project"  # in a list of projects
    built = _BUILT_BEFORE.search(phrase.before) or _BUILT_AFTER.match(phrase.text, end)
    if built is None:  # 投资3亿元的A、B
        built = _PAID.search(lead)
    if built is None and lead != phrase.before:
        built = _BUILT_BEFORE.search(lead)
    if built is None and last >= end:
        built = _DONE.match(phrase.text, last)
    if built is None and _MOVED.search(lead):
        built = _WORKED.match(phrase.text, last) or _LED_TO.search(phrase.text, end, last)
    if built is None and _PUSHED.search(lead):
        built = _STOP.match(phrase.text, last)
    return "project" if built else "place"


def _done_to(text: str, end: int, last: int, lead: str) -> bool:
    """Say whether a school or laboratory, or the list it is in, is begun, finished or opened as a whole."""
    if any(_SITE.match(text, at) for at in (end, last)):
        return True
    if _PAID.search(lead) or _PAID.search(text, max(0, end - 24), end) and text.startswith("建设", end):
        return True
    if _MOVED.search(lead) is None and not lead.endswith(("完成", "启动")):
        return False
    return _RAISED.match(text, last) is not None or _LED_TO.search(text, end, last) is not None


def implied_finds(find: Find, text: str) -> Iterator[Find]:
    """Yield what a plan is for, what a ceremony opens, where works are, and the second of two documents."""
    if find.type == "policy":
        yield from second_finds(find, text)
    if text[find.start] == "《":
        return
    if find.type == "project":
        yield from _inside_works(find, text)
    pattern = {"policy": _PLAN, "event": _CEREMONY}.get(find.type)
    match = pattern.search(find.of(text)) if pattern else None
    if match is None:
        return
    words = find.of(text)[: match.start()]
    end = find.start + len(words)
    renewal = RENEWAL.findall(text, 0, find.start)
    if renewal and re.search(r"(?:片区|村|小区|地块)$", words):
        yield Find("project", find.start, end, "noun:renewal", words + renewal[-1], words, rank=2)
    kind = class_of(words)
    if kind and kind.type in ("programme", "project") and len(words) > len(kind.suffix) + 2:
        yield Find(kind.type, find.start, end, "noun:purpose", rank=2)


def _inside_works(find: Find, text: str) -> Iterator[Find]:
    """Yield the place that works are for (X涌水闸) and the undertaking that they are part of."""
    for pattern in (_WATER, _BESIDE, _ZONED):
        if match := pattern.match(find.of(text)):
            end, whole = find.start + match.end("place"), pattern is _WATER
            yield Find("place", find.start, end, "works:place", rank=3, closed=whole)
    if match := _PART.match(find.of(text)):
        yield Find("programme", find.start, find.start + match.end("whole"), "works:whole", rank=2)


def second_finds(find: Find, text: str) -> Iterator[Find]:
    """Yield the document behind 及 that has the head of the one before it (X行动方案及若干措施)."""
    if match := _SECOND.match(text, find.end):
        head = re.sub(r"(?:实施|行动|工作|指导|若干|总体)?(?:方案|计划|规划|意见)$", "", find.of(text))
        start, end = match.span(match.lastindex or 0)
        yield Find("policy", start, end, "noun:second", head + text[start:end], rank=7)


def tailed_finds(find: Find, text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the projects of the places listed before a project's own place (A镇、B街X项目 is two)."""
    places = [f for f in sure if f.rule == "table:division"]
    own = next((f for f in places if f.start == find.start), None)
    if own is None:
        return
    tail = text[own.end : find.end]
    at = find.start - 1
    while text[at : at + 1] in ("、", "和"):
        other = next((f for f in places if f.end == at), None)
        if other is None:
            return
        yield Find("project", other.start, other.end, "list:renewal", other.of(text) + tail, rank=3)
        at = other.start - 1


def villages(phrase: Phrase) -> Iterator[Find]:
    """Yield the villages of a renewal: X村-Y村 is one project in two."""
    start = phrase.start
    for part in re.split(r"(?<=村)[-—]", phrase.words):
        yield Find("place", start, start + len(part), "list:village", rank=3)
        start += len(part) + 1


def renewal_of(words: str, text: str, start: int, kind: str, noun: str) -> str:
    """Return what a list's member's renewal is called: by the programme before ``start``, else by the member.

    ``kind`` and ``noun`` close the list (3个|微改造|项目).
    """
    heads: list[str] = RENEWAL.findall(text, 0, start)
    micro = "微改造" in kind
    village = VILLAGE.search(words) is not None
    if heads and micro:
        return heads[-1].removesuffix("改造").removesuffix("微") + "微改造"
    if heads and (village or _RENEWABLE.search(words) or "改造" in kind):
        return heads[-1] + ("试点项目" if "试点" in kind else "")
    if village and noun == "口袋公园":
        return "口袋公园"
    housing = "改造" in text or "小区" in text  # 某纪念园 is no estate
    if micro or (housing and ESTATE.search(words) and not class_of(words.removesuffix("新村"))):
        return "微改造"
    return "城中村改造" if village and "改造" in text else ""
