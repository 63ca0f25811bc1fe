"""Undertakings that a verb leads: each member of a list (开展A整治、“B”教育和C改革), shared tails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.names.sayings import QUOTED, SAID
from loaders.names.spots import on_ground
from loaders.seeking import Either, Sought

_VERB = (
    r"(?:统筹抓好|实施|推进|推动|落实|开展|贯彻|践行|深化|抓好|抓实|推行|推广|实行|打好|打赢|启动|巩固|完成|持续|做好|组织|健全|探索"
    r"|建立|坚持|紧抓|严格|进行|配合|释放)"
)
_LED = Sought(
    rf"{_VERB}(?:实施|开展|推进|推行|落实|拓展|运用|好|了)?(?=(?P<list>[^,。;:!?《》()]{{3,90}})(?:$|[,。;:!?《(]))"
)
# A、B改革持续深化: what goes on at the head of its clause.
_GOING = Sought(
    r"(?:^|(?<=[。;]))(?P<list>[\u4e00-\u9fff“”、和+]{6,60}?(?:改革|整治|整顿|教育|行动|战))(?=(?:工作)?(?:扎实|深入|持续|全面|有序|稳步|纵深|接续|顺利|圆满|加快|强力|有力|基本|如期)+(?:推进|开展|深化|实施|完成|收官|进行|落地))"
)
# What an undertaking ends in, with the least length of the words before it.
_ENDS = {
    "改革": 5,
    "整治": 3,
    "专项整治": 3,
    "综合整治": 4,
    "集中整治": 4,
    "清理整治": 4,
    "专项治理": 4,
    "教育整顿": 3,
    "学习教育": 2,
    "主题教育": 4,
    "宣传教育": 6,
    "保卫战": 2,
    "歼灭战": 3,
    "提升工程": 6,
    "跃升计划": 3,
    "倍增计划": 3,
    "提升计划": 4,
    "培育计划": 4,
    "振兴计划": 4,
    "专项行动": 4,
    "试点试验项目": 4,
}
_END = "|".join(sorted(_ENDS, key=len, reverse=True))
_WORD = r"(?:[\u4e00-\u9fffA-Za-z\d·]|“[^“”]{1,24}”)"
_AFTER = (
    r"(?:工作|任务|红利|成果|成效|活动|攻坚|力度|制度|\d+项)?"
    r"(?:(?:取得|扎实|深入|持续|全面|有序|圆满|顺利|走深|落地|常态化|向)[^、]*)?$"
)
_MEMBER = Sought(rf"(?P<head>{_WORD}{{1,26}}?)(?P<end>{_END})(?={_AFTER})")
_PART = re.compile("、|以及|和|与")
_QUOTED = Sought(r"“(?P<words>[^“”]{3,16})”(?:建设|试点|工作)?")
# How many or which of them, and words that only lead to a name.
_LEAD = re.compile(
    r"(?:全面|深入|扎实|持续|专项|一批|系列|相关|各项|各类|重点(?:领域)?|关键(?:环节|领域)|突出|其他|有关|等|其|了|好|常态化|全[省市县区国]|一系列)+"
)
_VAGUE = re.compile(
    r"(?:农村|城市|城乡|教育|教育教学|经济|社会|环境|综合|全面|重点领域|政府|机构|体制|机制|制度|企业|工业|行业|领域|问题|突出|安全|各|配套|相关|系列)+"
)
_NO_NAME = re.compile(
    rf"{_VERB}|促进|加强|加快|加大|^提升|解决|整合|通过|[以对将把和与及]|等(?!教育|级)|”“|排查|多项|^[的地得更]|^\d"
)
# What ends in these is built: a project.
_BUILT = re.compile(
    r"(?:河道|国道|省道|县道|高速|河|沟|渠|坑塘|水系|路|街|村|镇|园|站|湖|库|滩|流域|段|小区|片区|街区|设施|管网|校舍|道路|景观|风貌|立面|绿化|亮化|管道|隧道|桥|小学|中学|学校|医院|景区|公园|改造|整体|质量)$"
)
_WHOLE = (
    "”",
    *_ENDS,
    "行动",
    "计划",
    "战略",
    "建设",
    "工程",
    "工作",
    "活动",
    "机制",
    "制度",
    "政策",
    "试点",
    "治理",
)
_CLOSED = tuple(end for end in _WHOLE if end not in ("机制", "制度", "政策", "建设"))
_SHARED = Sought(r"(?P<list>[\u4e00-\u9fff、和与及]+?)(?P<kind>(?:[三五]年)?行动计划|改革|(?:专项)?行动)")
# What is done to a field: 实施A振兴、B提升行动 is two.
_SPURRED = re.compile(
    r"(?:振兴|提升|培育|倍增|增效|提质|升级|转型|赋能|壮大|促进|攻坚|焕新|扩容|突破|强基|下乡)$"
)
# 等重大专项规划: each member is one.
_PAPERS = Sought(
    r"(?:编制|完成|制定|修编|开展|推进|启动|修编及)(?:了)?(?P<list>[\u4e00-\u9fff、和与及]{4,60})等(?:\d+[个项部])?(?:重大|重点|系列|一系列)?(?P<kind>专项规划|详细规划)"
)
# 实施A、B等行动, 开展A等招商行动: each member is one.
_DEEDS = Sought(
    r"(?:实施|开展|推进|启动)(?:了)?(?P<list>[\u4e00-\u9fff、和与及]{4,60}?)等(?:\d+[大项个]|[两三四五六七八九十]大|系列|重点)?"
    r"(?:招商|专项|攻坚|提升)?(?P<kind>行动|计划)(?=$|[,。;])"
)

# 与 and, before few words, 和 inside one undertaking: X不正之风与Y问题整治行动.
_JOINT = Sought(
    r"(?:实施|开展|推进|启动|深化)(?:了)?(?:[\u4e00-\u9fff]{2,16}(?<!化)、)?(?P<name>(?:[\u4e00-\u9fff]{2,8}化、){1,3}[\u4e00-\u9fff]{2,8}化[\u4e00-\u9fff]{0,10}?(?:专项行动|行动|工程|计划)(?=$|[,。;、])|(?:(?![与和及、])[\u4e00-\u9fff]){4,16}(?:[与及](?:(?![与和及、])[\u4e00-\u9fff]){4,14}|和(?:(?![与和及、])[\u4e00-\u9fff]){2,5}"
    r"|和(?:(?![与和及、])[\u4e00-\u9fff]){6,14}(?=专项行动|行动|攻坚战))"
    r"(?<!行动和)(?:专项行动|行动|攻坚战|工程|计划))(?=$|[,。;、])"
)
_LISTED = Either(_MEMBER, _QUOTED, _SHARED)
WORDS = Either(_LED, _GOING, _JOINT, _PAPERS, _DEEDS)

_TWO = re.compile(r"(?:行动|工程|计划|改革|活动|建设|整治|新线)[与和]|项目")
_NURSED = re.compile(r"保护[和与](?:[\u4e00-\u9fff]{2})?(?:修复|治理)(?:重大)?工程$|提升工程$")

EXAMPLES = (
    Example(
        "深化清网行动、渔船停靠专项整治,开展“四渔”宣传教育和渔政干部队伍教育整顿,",
        (
            ("programme", "渔船停靠专项整治"),
            ("programme", "“四渔”宣传教育"),
            ("programme", "渔政干部队伍教育整顿"),
        ),
    ),
    Example("扎实推进禾田渔矿综合整治。", (("programme", "禾田渔矿综合整治"),)),
    Example("推进青禾河综合整治,深化教育教学改革,", never=("programme",)),
    Example("统筹抓好渔业登记改革、“互联网+渔业服务”,", (("programme", "“互联网+渔业服务”"),)),
    Example("解决“上岸难”、渔民转产等问题,", never=("programme",)),
    Example(
        "实施渔业提质、渔民增收、渔港升级三年行动计划,",
        (("programme", "渔业提质三年行动计划"), ("programme", "渔港升级三年行动计划")),
    ),
    Example(
        "实施入海渔河和近岸渔场水质提升专项行动,", (("programme", "入海渔河和近岸渔场水质提升专项行动"),)
    ),
    Example(
        "实施渔民转移市民化、渔业带动城镇等行动,",
        (("programme", "渔民转移市民化行动"), ("programme", "渔业带动城镇行动")),
    ),
    Example(
        "实施渔业振兴、鱼塘单产提升行动,", (("programme", "渔业振兴行动"), ("programme", "鱼塘单产提升行动"))
    ),
    Example("开展渔企入青等招商行动,", (("programme", "渔企入青行动"),)),
    Example(
        "开展高端化、智能化、绿色化渔改专项行动,", (("programme", "高端化、智能化、绿色化渔改专项行动"),)
    ),
    Example("实施渔场生态保护和修复工程,", (("programme", "渔场生态保护和修复工程"),)),
    Example("实施堤岸治理、河滩林草一体化保护和修复工程,", (("programme", "河滩林草一体化保护和修复工程"),)),
    Example(
        "渔船渔港、渔村金融改革持续深化。", (("programme", "渔船渔港改革"), ("programme", "渔村金融改革"))
    ),
    Example(
        "全面完成渔政机构、渔村管理体制和渔船使用制度改革。",
        (
            ("programme", "渔政机构改革"),
            ("programme", "渔村管理体制改革"),
            ("programme", "渔船使用制度改革"),
        ),
    ),
    Example(
        "加快完成渔港保护和青禾古城保护、综合渔运等重大专项规划,",
        (("policy", "青禾古城保护专项规划"), ("policy", "综合渔运专项规划")),
    ),
)


def drive_finds(text: str) -> Iterator[Find]:
    """Yield the undertakings of the lists that a verb leads, and the plans of a list."""
    for led in (_LED, _GOING):
        for match in led.finditer(text):
            yield from _members(match)
    for match in _JOINT.finditer(text):
        built = match["name"].endswith("工程") and not _NURSED.search(match["name"])
        if not built and not _TWO.search(match["name"]):
            yield Find("programme", *match.span("name"), "drive:joint", rank=3)
    for match in _PAPERS.finditer(text):
        yield from _papers(match)
    for match in _DEEDS.finditer(text):
        yield from _deeds(match)


def _members(match: re.Match[str]) -> Iterator[Find]:
    if not _LISTED.may(match.string):
        return
    parts = _parts(match["list"], match.start("list"))
    named = False
    alone = True  # no member before it shares its last words
    for start, words in parts:
        lead = _LEAD.match(words)
        start, words = (start + lead.end(), words[lead.end() :]) if lead else (start, words)
        member = _MEMBER.compiled.match(words)
        if member and alone and _names(member):
            yield Find("programme", start, start + member.end(), "drive:led", rank=1)
            named = True
        elif (
            words.startswith("“")
            and (quote := _QUOTED.compiled.fullmatch(words))
            and _is_named(quote["words"], named)
        ):
            yield Find("programme", start, start + quote.end(), "drive:quoted", rank=1)
        alone = words.endswith(_WHOLE)
    yield from _sharing(match["list"], match.start("list"))


def _parts(words: str, at: int) -> list[tuple[int, str]]:
    """Return the members of a list with their positions: 和 only parts whole ones, nothing parts quotes."""
    parts: list[tuple[int, str]] = []
    begin = 0
    for joint in _PART.finditer(words):
        if words.count("“", begin, joint.start()) != words.count("”", begin, joint.start()):
            continue
        left = words[begin : joint.start()]
        if joint.group() == "、" or re.search(rf"(?:{_END}|”|行动|计划|战略|建设|工作|活动)$", left):
            parts.append((at + begin, left))
            begin = joint.end()
    return [*parts, (at + begin, words[begin:])]


def _names(member: re.Match[str]) -> bool:
    """Say whether the words before an undertaking's last ones name it."""
    head, end = member["head"], member["end"]
    quote = QUOTED.compiled.search(head)
    if quote and (end == "改革" or quote[1] in SAID):
        return False  # “X”改革 is told by its quotes
    if not quote and (len(head) < _ENDS[end] or end == "整治"):
        return False
    if _NO_NAME.search(head) or _VAGUE.fullmatch(head):
        return False
    if end.endswith("工程") and on_ground(head):
        return False
    return not (end.endswith(("整治", "治理", "工程")) and _BUILT.search(head))


def _is_named(words: str, beside: bool) -> bool:
    """Say whether quoted words beside a named undertaking, or with a plus (“互联网+X”), are one too."""
    return words not in SAID and (beside or "+" in words) and not re.search(r"[,。难]$|、.*、", words)


def _sharing(words: str, at: int) -> Iterator[Find]:
    """Yield the members of a list that shares its last words (A、B和C三年行动计划)."""
    shared = _SHARED.compiled.fullmatch(words)
    if shared is None:
        return
    kind, members = shared["kind"], list(re.finditer("[^、和与及]+", shared["list"]))
    named = [m.group() for m in members]
    if len(named) < 2 or any(
        not 4 <= len(m) <= 14 or m.endswith(_CLOSED) or _NO_NAME.search(m) for m in named
    ):
        return
    if kind.endswith("行动") and not all(_SPURRED.search(m) for m in named[:-1]):
        return
    for member in members:
        last = member is members[-1]
        start, end = at + member.start(), at + (len(words) if last else member.end())
        name = member.group() + kind
        yield Find("programme", start, end, "drive:shared", name, member.group(), rank=3)


def _deeds(match: re.Match[str]) -> Iterator[Find]:
    for part in re.finditer(r"[^、和与及]+", match["list"]):
        words, start = part.group(), match.start("list") + part.start()
        if 4 <= len(words) <= 14 and not words.endswith(_WHOLE) and not _NO_NAME.search(words):
            yield Find(
                "programme", start, start + len(words), "drive:deeds", words + match["kind"], words, rank=3
            )


def _papers(match: re.Match[str]) -> Iterator[Find]:
    at, kind = match.start("list"), match["kind"]
    for part in re.finditer(r"[^、和与及]+", match["list"]):
        words, start = part.group(), at + part.start()
        if (
            words.endswith(("规划", "修编", "设计"))
            or not (2 if kind == "专项规划" else 4) <= len(words) <= 16
        ):
            continue
        last = part.end() == len(match["list"])
        end = match.end() if last else start + len(words)
        yield Find("policy", start, end, "drive:papers", words + kind, words, rank=3)
