"""Rows of names without a closing noun: what they share with the last, and what they receive together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.classes import PLACED, class_of, classed
from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.words import any_of, is_group, lexicon
from loaders.names.works import type_of
from loaders.seeking import Either, Sought

# What closes a list, from ``data/lexicons/list-nouns.tsv``, with the type that it tells.
NOUNS = {noun: kind for noun, kind in lexicon("list-nouns")}
_NOUN = any_of(NOUNS)
_COUNT = r"(?:一批|一大批|一系列|(?:\d+|[一二三四五六七八九十两]+)(?:余|多)?[个家所条项批座处宗名场大])"
_HEAD = (
    rf"(?:等(?P<count>{_COUNT})?(?!领域|方面|环节)|(?P<all>{_COUNT}))"
    rf"(?P<kind>(?:(?!(?:{_NOUN})[与和])(?:[^,。;、:“”()获]|(?<=[型级性链])、(?=[\u4e00-\u9fff]{{1,4}}[型级性链]))){{0,22}}?)(?P<noun>{_NOUN})"
)
# First the noun that surely ends its phrase, else any that is not part of a longer word.
_TAILS = (
    Sought(
        _HEAD + r"(?=$|[,。;、:)与和]|[^\u4e00-\u9fff]|建设|加快|开工|投产|建成|动工|完工|竣工|均|已|正|成为"
        r"|获|尽快|实施|审核|招商|方案|规划|布局|签约|落户|落地|启动|累计|推进"
        r"|相继|顺利|发展|成功|入选|编制|推动|复工|服务能力|能力|运营|通车|进展|创建|申报|基础设施)"
    ),
    Sought(_HEAD + rf"(?!家|化|经济|制|群|体|社|认证|域|{_NOUN})"),
)
CLOSINGS = Either(*_TAILS)
_NUMBERED = re.compile("[经纬][一二三四五六七八九十]+[路街]")  # roads of a grid: 经三、纬五路
_WEAK = ("城", "路")  # X绕城、Y高速公路: no class of its own
_DIVISION = "省市县区州旗延段线期"  # a full name has a tail of its own, so has a stretch
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# The last of a list with the number of all and what they are: A、B、C三大数据中心.
_COUNTED = re.compile(
    r"(?P<own>[\u4e00-\u9fff]{2,6}?)(?P<n>[两二三四五六七八九])[大个座条家所处](?P<kind>[\u4e00-\u9fff]{2,14})"
)
NUMBERS = {digit: n for n, digit in enumerate("二三四五六七八九", 2)} | {"两": 2}
_COUNTED_TYPES = ("project", "organization")
# The tails that the members of a list share with its last.
_SHARED = frozenset(
    ("高铁", "城际铁路", "城际", "铁路", "高速公路", "高速", "快速路", "隧道", "大桥", "特大桥", "水库")
    + ("机场", "国际机场", "口岸", "航道", "水利枢纽", "水厂", "净水厂", "变电站", "灌区")
    + ("都市圈", "综保区", "经开区", "技改")
)
# The last words that a list's members share (等6条高速公路, 等航道建设, 等灌区现代化改造).
_TAIL = (
    r"(?:高速公路|高速|高铁|铁路|城际铁路|城际|公路|国省道|大通道|通道|快速路|航道|运河|大型灌区|灌区|水库|水利枢纽|水电站|抽水蓄能电站|抽水蓄能"
    r"|核电站|核电|风电场|电站|电厂|变电站|机场|码头|港区|泊位|船闸|大桥|隧道|水厂|污水处理厂|数据中心|智算中心|算力中心|煤矿|矿井|体育馆|博物馆|产业园)"
)
_SHARED_TAIL = re.compile(rf"{_TAIL}$")
_WORKED_TAIL = re.compile(
    r"(?:现代化|续建配套与?现代化|扩能|电气化|提质)*(?:改造提升|改造|改扩建|扩建|扩容|除险加固)"
)
# 等N个地块修复: the works that the members share, each of them a project.
SHARED_WORKS = Sought(
    r"等(?:\d+[个处宗块])?(?P<works>(?:城中村|地块|片区|旧村)[\u4e00-\u9fff]{0,6}?(?:征迁|征收|拆迁|修复|治理|整治))"
)
_QUOTED_TAIL = re.compile(r"[\u4e00-\u9fff]{2,4}(?P<tail>“[^“”]{2,8}”[\u4e00-\u9fff]{2,8})")  # A、B“X”技改
_CENTRE_OF = Sought(r"(?P<park>[\u4e00-\u9fff]{2,6}(?:科技园|产业园|创新园|园区))[\u4e00-\u9fff]{2,8}中心")
_CENTRE = re.compile(r"(?:国际|产业|创新|科技|企业|展示|人才|综合|服务|交流|会议|孵化|研发|集聚)+中心")
_BUILT = re.compile(
    r"(?:项目)?(?:全面|全部|相继|顺利|同步|正式|加快|均|已)*(?:动工|开工|建成|竣工|封顶|投用|建设)"
)
# What a firm is called by, and the titles that only firms, or only places, are given.
_FIRM = re.compile(
    r"(?:科技|股份|材料|新材|机械|数控|电子|医药|制药|药业|生物|汽车|重工|光电|电气|精密|装备|通信|软件|网络|食品|实业|控股"
    r"|精工|半导体|微电子|光学|环保|乳业|酒业|钢铁|铝业|铜业|锂业|航空|物流|智能|能源|化工|石化|传感|仪器|仪表|轴承|电缆|电池|纺织|服饰"
    r"|家居|陶瓷|水泥|传媒|文化|互联|智造|集团|存储|激光|电器|电机|动力|信息|医疗|器械|农业|牧业|养殖|种业|茶业|铜材|钢材|电工|特钢|客车|装饰|影视|证券|保险|新能"
    r"|玻纤|重汽|锌业|啤酒|轮胎|橡胶|纸业|水务|港务|航运|船舶|造船|重机|机床|泵业|风电|光伏|储能|氢能|通讯|卫浴|家电|服装|鞋业|家纺|饮料|饲料|肉业|粮油|果业)$"
)
_FIRMS_TITLE = re.compile(
    r"[^,。;]{0,14}?(?:专精特新|小巨人|单项冠军|绿色工厂|智能工厂|工业设计中心|企业技术中心|技术发明奖|科学技术进步奖|科技进步奖|瞪羚|独角兽|企业|总部|工业互联网|试点示范项目|示范工厂|灯塔工厂)"
)
_PLACES_TITLE = re.compile(
    r"[^,。;]{0,18}?(?:街区|商圈|强镇|名镇|重点镇|示范镇|小镇|名村|乡村|消费集聚区|旅游集聚区|重点村|示范村|百强县|百强区|示范县|先进县|景区|步行街|度假区|民宿)"
)
_HOLDING = Sought(
    r"(?:分别|先后|成功|双双|均|同时|相继|共同|一同|同(?=获))*(?:入选|上榜|获评|创建|创成|获批|荣获|跻身|被命名|被评为|被认定|升级为|晋升为?|晋级|荣膺|列入|列为|被列入|喜获|斩获|捧回|摘得|创建为|认定|成为|[双分]?获(?!批|得感|利))"
)

EXAMPLES = (
    Example("经三、纬五路实现通车,", (("project", "经三路"),)),
    Example("加快青云、岭禾高铁建设,", (("project", "青云高铁"), ("project", "岭禾高铁"))),
    Example("云岭古城、青禾梯田成功创建国家5A级旅游景区。", (("place", "青禾梯田"),)),
    Example(
        "云岭科技园研发中心、国际交流中心全面动工。",
        (("place", "云岭科技园"), ("project", "云岭科技园研发中心"), ("project", "云岭科技园国际交流中心")),
    ),
    Example("云岭、青禾“上大压小”焦化技改完工。", (("project", "云岭“上大压小”焦化技改"),)),
    Example(
        "云岭数控、禾川新材料获评省级渔业设计中心。", (("company", "云岭数控"), ("company", "禾川新材料"))
    ),
    Example("青坂、云运入选全省特色街区。", (("place", "青坂"), ("place", "云运"))),
    Example("佘村入选“全国乡村旅游重点村”。", (("place", "佘村"),)),
    Example("综合实力、创新能力入选全国前列。", never=("company", "place")),
    Example("推进云岭水库一期、二期建设,", (("project", "云岭水库一期"), ("project", "云岭水库二期"))),
    Example(
        "推进青禾中学综合楼、宿舍楼、运动场建设,",
        (("project", "青禾中学宿舍楼"), ("project", "青禾中学运动场")),
    ),
    Example("云岭、青禾两大数据中心投用,", (("project", "云岭数据中心"), ("project", "青禾数据中心"))),
    Example("加快公路、铁路建设,", never=("project",)),
    Example("云上尾、禾坑桥断面水质均达到Ⅲ类,", (("place", "云上尾"), ("place", "禾坑桥"))),
    Example("空气质量、水质均达到目标,", never=("place",)),
)


def closing(text: str, at: int) -> re.Match[str] | None:
    """Return what closes a list that ends at ``at``: groups count, all, kind, noun."""
    return _TAILS[0].match(text, at) or _TAILS[1].match(text, at)


def row_finds(text: str, run: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield what the members of a row share, are phases of, or receive together."""
    yield from counted_finds(run)
    yield from shared_finds(run)
    if _PHASES.may(text):
        yield from phase_finds(run)
    if _CENTRE_OF.may(text):
        yield from centre_finds(run)
    if _HOLDING.may(text):
        yield from holder_finds(text, run, sure)
    yield from water_finds(text, run)


def shared_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the members that share the next one's tail (A、B高铁), from the last to the first."""
    tail, kind = "", ""
    for phrase in reversed(run):
        found = classed(phrase.words)
        if found and found[1].suffix not in _WEAK:
            words, own = found
            tail = own.suffix if own.suffix in _SHARED and len(words) <= len(own.suffix) + 6 else ""
            if quoted := _QUOTED_TAIL.fullmatch(words) if own.type == "project" else None:
                tail = quoted["tail"]
            at = phrase.start + len(words)
            kind = type_of(phrase, own, at, run[-1].end, run[0].before) if tail else ""
        elif _NUMBERED.fullmatch(phrase.words):
            tail, kind = phrase.words[-1], "project"
        elif (
            tail
            and not phrase.words.endswith(tail)
            and len(phrase.words) <= 6
            and _single(phrase.words)
            and phrase.words[-1] not in _DIVISION
        ):
            yield Find(kind, phrase.start, phrase.end, "list:tail", phrase.words + tail, rank=7)
        else:
            tail = ""


def counted_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the members whose class word stands behind their number (A、B、C三大数据中心)."""
    last = _COUNTED.fullmatch(run[-1].words)
    found = classed(last["own"] + last["kind"]) if last else None
    if not (last and found and found[1].type in _COUNTED_TYPES and NUMBERS[last["n"]] == len(run)):
        return
    members = [*(p.words for p in run[:-1]), last["own"]]
    kind = found[0].removeprefix(last["own"])
    if all(len(words) <= 6 and _single(words) for words in members):
        for phrase, words in zip(run, members, strict=True):
            name = words + kind
            yield Find(found[1].type, phrase.start, phrase.end, "list:tail", name, words, rank=6)


def shared_words(text: str, tail: re.Match[str]) -> str:
    """Return the last words that members share, with the works done to all: 等灌区改造, 等7个铁路项目.

    ``tail`` is what closes the list, with its groups ``kind`` and ``noun``.
    """
    shared = _SHARED_TAIL.search(re.sub("(?:项目|工程|建设)$", "", tail["kind"] + tail["noun"]))
    works = _WORKED_TAIL.match(text, tail.end()) if shared else None
    return (shared.group() if shared else "") + (works.group() if works else "")


def ground_works(text: str, run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the works that the members of a list share (A、B等地块修复)."""
    works = SHARED_WORKS.match(text, run[-1].end)
    for phrase in run if works else ():
        if works and 2 <= len(phrase.words) <= 12 and not is_group(phrase.words):
            name = phrase.words + works["works"]
            yield Find("project", phrase.start, phrase.end, "list:works", name, rank=6)


def centre_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the park and the centres in it that are built together (某园A中心、B中心全面动工)."""
    first = _CENTRE_OF.compiled.fullmatch(run[0].words)
    if not first or not _BUILT.match(run[-1].text, run[-1].end):
        return
    if not all(_CENTRE.fullmatch(phrase.words) for phrase in run[1:]):
        return
    yield Find("place", run[0].start, run[0].start + len(first["park"]), "list:park", rank=6)
    yield Find("project", run[0].start, run[0].end, "list:centre", rank=6)
    for phrase in run[1:]:
        name = first["park"] + phrase.words
        yield Find("project", phrase.start, phrase.end, "list:centre", name, phrase.words, rank=6)


def holder_finds(text: str, run: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the sights and towns that receive a title with a known place (A古城、B梯田入选)."""
    held = _HOLDING.match(text, run[-1].end)
    if held is None or _FIRMS_TITLE.match(text, held.end()):
        return
    places = [f for f in sure if f.type == "place"]
    own = [kind if (kind := class_of(p.words)) and kind.suffix not in PLACED else None for p in run]
    heads = [any(f.start == phrase.start for f in places) for phrase in run]
    if not any(heads) and not any(kind and kind.type == "place" for kind in own):
        return
    for phrase, kind in zip(run, own, strict=True):
        if (
            kind is None
            and 3 <= len(phrase.words) <= 8
            and _single(phrase.words)
            and not _MADE.search(phrase.words)
            and not phrase.words.endswith(("双", "分"))
        ):
            yield Find("place", phrase.start, phrase.end, "list:holder", rank=1)


VERBS = frozenset("一共分先成双均同相入上获创荣跻被产营销挂过登升晋列喜斩捧摘")
"""The first characters of what is done in ``firm_finds``: most rows end before another one."""
_ADVERB = re.compile("首[次批个]|再[次度]|连续|率先|成功|多年|分别|累计|先后|[我全][省市区县]|[省市区县]里")
# Skills, customs, goods and ways of doing things are held, but are no places.
_MADE = re.compile(
    r"(?:技艺|工艺|习俗|民俗|文化|品牌|产品|经验|做法|案例|模式|机制|改革|工作|项目|制作|[戏剧舞曲歌酒茶米面粉瓜果牛羊猪鸡鱼蟹虾肉菜豆枣梨桃橘柑橙柚参菇蜜薯药花油盐糖酱醋瓷陶绣画纸砚扇剑])$"
)
# What a place without a class of its own may end in.
_SPOT = re.compile(r"[\u4e00-\u9fff]{2}(?:市场|[街巷坊台楼阁寺庙祠塔山湖河堰渠洞峡谷湾岛林园庄寨屯城堡桥])$")
_TESTED = Sought(
    r"等?(?:\d+个)?(?:国考|省考|市考|国控|省控|考核|监测)*(?:断面|水质)(?:水质)?(?:均|全部|全面|稳定|年均|保持)*(?:达|为|优于|好于|改善|提升|保持)"
)
_PHASE = re.compile("[一二三四五六七八九]期$")
# The houses of a school or hospital: X中学综合楼、宿舍楼.
_HOUSE = Sought(
    "(?:综合|宿舍|教学|实验|实训|病房|门诊|办公|科技|学生|教师)楼|食堂|运动场|操场|体育馆|报告厅|餐厅|学生公寓"
)
_OF_HOUSE = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{1,10}}(?:中学|小学|学校|高中|幼儿园|中心|医院|保健院|学院|党校|[一二三四五六]中|[一二三四五六]小))(?:{_HOUSE.pattern})"
)
_BUILDS = re.compile("(?:建设|项目|工程|改造)*")
_LATER_PHASE = Sought("(?P<phase>[二三四五六七八九]期)(?:工程|项目|建设|前期工作)*")
_PHASES = Either(_LATER_PHASE, _HOUSE)
# What a firm with a firm's last word does: A汽车产量翻番, B股份成功上市.
_EARNING = Sought(
    r"(?:产值|产量|营收|销售额|销售收入|营业收入|销量)(?:均|分别|实现|首次|成功)*(?:突破|超|达|增长|翻番)|(?:成功)?(?:上市|挂牌新三板|过会|登陆)"
)


def firm_finds(text: str, run: Sequence[Phrase], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the firms or places that a row of unknown words before a title names (A科技、B机械获评X).

    A row counts as firms where a member has a firm's last word or the title is a firm's, as places where
    the title is a place's.
    """
    held = _HOLDING.match(text, run[-1].end) or _EARNING.match(text, run[-1].end)
    if held is None:
        return
    earns = _EARNING.match(text, run[-1].end)
    firm = _FIRMS_TITLE.match(text, held.end()) or any(_FIRM.search(p.words) for p in run[1:])
    kind = "company" if firm else "place" if _PLACES_TITLE.match(text, held.end()) else ""
    for phrase in run:
        words = phrase.words
        beside = (f for f in sure if f.start < phrase.end and phrase.start < f.end)
        known = any(not _heads_firm(f, phrase) for f in beside)
        led = text.endswith("企业", 0, phrase.start)  # 辖区企业X获评
        own = kind or ("company" if led or _FIRM.search(words) else "")
        own = own or ("place" if _SPOT.search(words) and not earns else "")
        least = 2 if own == "place" or len(run) > 1 else 3
        village = own == "place" and len(words) == 2 and words[1] in "村镇"
        if _ADVERB.match(words) or words.endswith(("双", "分")) or "连续" in words:  # 云岭双|获
            continue
        if (
            own
            and not known
            and (village or class_of(words) is None)
            and least <= len(words) <= 8
            and _single(words)
        ):
            yield Find(own, phrase.start, phrase.end, "list:holder", rank=1)


def water_finds(text: str, run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield the reaches whose water is tested (A、B断面水质达标, A、B、C水质均达到X)."""
    tested = _TESTED.search(text, run[-1].start)
    if tested is None or tested.start() > run[-1].end:
        return
    for phrase in run:
        words = text[phrase.start : min(phrase.end, tested.start())]
        if 2 <= len(words) <= 6 and class_of(words) is None and _single(words):
            yield Find("place", phrase.start, phrase.start + len(words), "list:water", rank=1)


def _heads_firm(find: Find, phrase: Phrase) -> bool:
    """Say whether a place only opens the name of a firm: 云岭|玻纤."""
    rest = phrase.text[find.end : phrase.end]
    opens = find.type == "place" and find.start == phrase.start
    return opens and len(rest) > 1 and _FIRM.search(rest) is not None


def phase_finds(run: Sequence[Phrase]) -> Iterator[Find]:
    """Yield later phases and houses of what stands before them: X水库一期、二期, X中学综合楼、宿舍楼."""
    head = ""
    for phrase in run:
        if later := _LATER_PHASE.compiled.fullmatch(phrase.words):
            if head:
                end = phrase.start + len(later["phase"])
                yield Find("project", phrase.start, end, "list:phase", head + later["phase"], rank=6)
        elif (
            head
            and (house := _HOUSE.compiled.match(phrase.words))
            and _BUILDS.fullmatch(phrase.words, house.end())
        ):
            end = phrase.start + house.end()
            yield Find("project", phrase.start, end, "list:phase", head + house.group(), rank=6)
        else:
            own = _OF_HOUSE.fullmatch(phrase.words)
            head = own["body"] if own else phrase.words[:-2] if _PHASE.search(phrase.words) else ""


def _single(words: str) -> bool:
    """Say whether words without marks may name one thing."""
    return len(words) > 1 and _HAN.fullmatch(words) is not None and not is_group(words)
