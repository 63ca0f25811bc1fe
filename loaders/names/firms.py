"""Firms that no table knows: by their last word, at the head of their project's name, in lists of firms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.names.classes import class_of
from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.words import any_of, is_group, lexicon
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
_WORDS = lexicon("firm-words")
# Last words of firms: ``end`` whatever stands beside them, ``branch`` only beside others of a list.
_END = any_of(word for word, role in _WORDS if role == "end")
_BRANCH = any_of(word for word, role in _WORDS if role == "branch")
_DOES = re.compile(
    r"$|上市|投产|开工|动工|建成|达产|竣工|落户|签约|入驻|扩能|搬迁|技改|增资|挂牌|做大|做强|发展|有限|提升|确定|成为|获|入选|荣获|实现"
    r"|完成|加大|通过|产值|产量|营收|同获|部分产品|分别填补|填补|生产|研制|自主|纳税|牵头|研发|成功|扩大|转型|升级|被|并网|[一二三四五]期"
    r"|[\u4e00-\u9fff]{0,6}(?:粉磨站|生产线|总部|工厂|车间|厂区|固废库)"
)
_ENDING = Sought(rf"(?P<head>{_HAN}{{2,6}}?)(?:{_END})")
_LISTED = Sought(rf"(?P<head>{_HAN}{{2,6}}?)(?:{_END}|{_BRANCH})")
# What a head that is no proper name begins or ends with: 优势畜牧业, 指增加设施农业.
_SORT = re.compile(rf"(?:{any_of(word for word, role in _WORDS if role == 'sort')})")
# The characters that firms like in their names: 嘉, 恒, 泰.
_LIKED = frozenset(word for word, role in _WORDS if role == "liked")
_PLAIN = frozenset(word for word, role in _WORDS if role == "plain")  # common words of such characters
# What a firm builds and calls by its name.
_BUILT = re.compile(
    r"(?:[A-Z]座|[0-9][0-9万]*[\u4e00-\u9fff]{1,3})?(?:[\u4e00-\u9fff]{0,12}?)"
    r"(?:数据中心|产业园|工业园|物流园|科技园|创新园|产业基地|生产基地|制造基地|生产线|工厂|综合体|仓储|固废库|车间|总部|示范园|建材园|食品园)"
)
_GOES_ON = re.compile(
    "[池料剂浆件板布产生能]|成果|步道|创新|示范|孵化|大厦"
)  # 云岭锂电|池, 高新材|料: the last word is no firm's
_TRADE = re.compile(rf"(?:{_END}|{_BRANCH})+(?=[一二三四五六]期|项目$)")
# What is done with a firm as a whole: its short name stands for it.
_MOVED = re.compile(r"(?:搬迁入园|退城入园|退城进园|退城搬迁|出城入园|增资扩产)(?:项目|工程)?$")
# What a firm of two characters makes or raises, right behind them: 禾兴|肉鸡养殖项目.
_MADE = re.compile(rf"(?:{any_of(word for word, role in _WORDS if role == 'made')})")
_SORTED = re.compile("(?:企业|市场|工厂|大户|商户|院校)$")  # many, or no firm
_SITED = re.compile(r"[村镇乡县市区街路桥山河湖江庄营寨沟岭滩坡洼店屯堡]")
# Who is worked with, drawn in or supported: before the list, and what follows it.
_WITH = re.compile(
    r"(?:与|和|同|携手|牵手|联合|对接|引进|引入|签约|招引|依托|支持|推动|鼓励|扶持|发挥|聘请|联手)了?$"
)
_KINDS = (
    r"(?:企业|公司|央企|国企|民企|名企|车企|药企|客商|厂商|商超|投资商|运营商|开发商|供应商|服务商|投资者|龙头|电商"
    r"|独角兽|银行|金融机构)"
)
_SUMMED = Sought(
    r"等(?:一批|多家|\d+余?多?家)?(?!领域|方面|环节|[^,。;:]{0,12}(?:监管|高危|涉))"
    rf"(?![^,。;:]{{0,20}}(?:项目|工程|产业|集群|行业)[^,。;:]{{0,6}}{_KINDS})"
    rf"[^,。;:“”()等]{{0,24}}?{_KINDS}(?![家化群园院治主基])"
)
_AGREED = Sought(
    r"(?:等(?!项目|工程)[^,。;:]{0,14})?(?:的)?(?:持续|深入|深度|全面|战略|成功|正式|共同)*"
    r"(?:合作|签约|对接|协作|达成|签订|签署|建立[^,。;]{0,4}(?:合作|伙伴)|开展[^,。;]{0,6}合作|共建|联合)"
)
_BECOMES = Sought(
    "(?:成为|跻身)(?:[全我][国省市区县]|国内|国家|首)|(?:成功)?(?:上市|挂牌|投产|试生产|通过|获得|出口)"
)
_PROJECT = re.compile("项目(?!建设?用地|公司|团队|组|\\d|[一二三四五六七八九十]个|清单|储备)")
# A、B为代表的X: those that stand for a branch or a park.
_STANDS_FOR = Sought("(?:等[^,。;]{0,6})?为(?:代表|龙头|主导|引领|核心|骨干|依托|牵引)")
# How one works with the last of a list, in its own phrase: 与A、B深度合作.
_WORKED_WITH = re.compile(
    r"(?:持续|深入|深度|全面|战略|项目|开展|达成|签订)*(?:合作|对接|签约|协作|共建)[\u4e00-\u9fff]{0,4}$"
)
_TOLD = Either(_SUMMED, _AGREED, _STANDS_FOR)
ENDS = Either(_ENDING, _LISTED, _BECOMES)
"""What a firm ends in, or what a coined one does."""
_MEMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
# Fields of trade are no firms, whoever is spoken of: 钢铁、装备制造等企业.
_FIELD = re.compile(rf"(?:{any_of(word for word, role in _WORDS if role == 'field')})+")

# A firm by its legal form at the head of what it builds or holds: X有限公司|Y项目, X集团|大会.
_LEGAL = re.compile(
    rf"(?!全资|下属|国有|控股){_HAN}{{2,14}}?(?:公司|集团)(?=[\u4e00-\u9fff“\d]{{2}})(?![队化军股])"
)
# What only a firm does, behind an unknown name at a clause's head: X在港交所上市.
_LISTS = Sought(
    rf"(?:^|(?<=[,。;、:]))(?P<name>(?!企业|公司|我|成功|实现|推动|力争){_HAN}{{3,6}}?)(?:成功|正式|顺利|先后|实现)*"
    r"(?:(?:在|于)?(?:纳斯达克|纽交所|港交所|联交所|香港|北交所|上交所|深交所|新三板|科创板|创业板|主板)(?:主板|创新层)?(?:挂牌)?上市"
    r"|(?:登陆|挂牌)(?:纳斯达克|港交所|北交所|上交所|深交所|新三板|科创板|创业板|主板|A股))"
)
ROLES = Either(_TOLD, _LISTS)

_SCHOOL = re.compile("(?:农大|农业大学|师大|科大|工大|理工|医大|中科院|农科院|社科院|一中|二中|附中|附小)$")

EXAMPLES = (
    Example("推动禾川制药、云岭索具上市,", (("company", "禾川制药"), ("company", "云岭索具"))),
    Example("富泰航空确定选址,鼓励禾川机械提升产能,", (("company", "富泰航空"), ("company", "禾川机械"))),
    Example("发展休闲食品、精密机械,", never=("company",)),
    Example("建成禾川制药固废库,", (("company", "禾川制药"), ("project", "禾川制药固废库"))),
    Example("推进嘉旭恒泰数据中心建设,", (("company", "嘉旭恒泰"),)),
    Example("推进玖泰肉鸡养殖项目建设,", (("company", "玖泰"), ("project", "玖泰肉鸡养殖项目"))),
    Example("推进浩泰食品二期建设,", (("company", "浩泰食品"),)),
    Example("建成宁波华为二期项目,", (("company", "华为"), ("place", "宁波市"))),
    Example("华为创新科技产业基地投产,", (("company", "华为"),)),
    Example("推进青禾工业园建设,", never=("company",)),
    Example(
        "强化与华为、禾川生技等数字经济、生物经济领军企业合作,",
        (("company", "华为"), ("company", "禾川生技")),
    ),
    Example("推动百度数据标注中心项目开工,", (("company", "百度"), ("project", "百度数据标注中心项目"))),
    Example("深化与云禾农大、华为合作,", (("organization", "云禾农大"),)),
    Example(
        "启动盛禾、恒云搬迁入园,", (("company", "盛禾"), ("company", "恒云"), ("project", "恒云搬迁入园"))
    ),
    Example("禾川照明有限公司孵化器项目开工,", (("company", "禾川照明有限公司"),)),
    Example("云特禾在港交所上市,", (("company", "云特禾"),)),
    Example("以雄源渔具、玖泰农牧为代表的产业园建成,", (("company", "玖泰农牧"),)),
    Example("荣达锦泰成为全市首家出口企业,", (("company", "荣达锦泰"),)),
    Example("推动禾川制药项目投产,", (("company", "禾川制药"), ("project", "禾川制药项目"))),
    Example("鼓励钢铁、装备制造等企业走出去,", never=("company",)),
    Example("青陶、海尔在全市率先上市,", (("company", "青陶"),)),
    Example("创成以盛禾恒云为核心的科技园,", (("company", "盛禾恒云"),)),
)


def ending_finds(text: str, rows: Iterable[Sequence[Phrase]]) -> Iterator[Find]:
    """Yield the firms that their last word tells, alone or beside others in a list, and coined subjects."""
    ends = _ENDING.may(text)
    for row in rows:
        sure = [_named(_ENDING, phrase.words) if ends else 0 for phrase in row]
        beside = any(sure)
        for phrase, alone in zip(row, sure, strict=True):
            listed = not alone and (beside or phrase.words[0] in _LIKED and _liked(phrase.words[:2]))
            if length := _named(_LISTED, phrase.words) if listed else alone:
                yield Find("company", phrase.start, phrase.start + length, "firm:ending", rank=1)
            elif len(row) == 1 and len(phrase.words) > 3 and _subject(phrase):
                yield Find("company", phrase.start, phrase.start + 4, "firm:subject", rank=1)


def beside_finds(rows: Iterable[Sequence[Phrase]], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the unknown members of a row that consists of known firms for at least one half."""
    known = {(f.start, f.end) for f in sure if f.type == "company"}
    for row in rows if known else ():
        unknown = [phrase for phrase in row if (phrase.start, phrase.end) not in known]
        for phrase in unknown if len(unknown) * 2 <= len(row) else ():
            taken = any(f.start < phrase.end and phrase.start < f.end and f.type != "place" for f in sure)
            if not taken and len(phrase.words) < 7 and _may_be(phrase.words):
                yield Find("company", phrase.start, phrase.end, "firm:beside", rank=1)


def _may_be(words: str) -> bool:
    """Say whether words may be a firm: no class of thing, no field of trade, no school and no group."""
    return bool(_MEMBER.fullmatch(words)) and not (
        class_of(words) or is_group(words) or is_trade(words) or is_school(words)
    )


def _subject(phrase: Phrase) -> bool:
    """Say whether a clause opens with a coined name of four characters that becomes or does something."""
    opens = phrase.start == 0 or phrase.text[phrase.start - 1] in ",。;:、"
    return opens and _BECOMES.match(phrase.text, phrase.start + 4) is not None and _liked(phrase.words[:4])


def role_finds(text: str, rows: Iterable[Sequence[Phrase]], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the unknown members of lists of firms: A、B等X企业, 与A、B合作."""
    if _LISTS.may(text):
        yield from _listed(text, sure)
    if not _TOLD.may(text):
        return
    for row in rows:
        members = list(row)
        last = _WORKED_WITH.search(row[-1].words)
        if last and last.start():
            members[-1] = row[-1].bounded(row[-1].start, row[-1].start + last.start())
        end = members[-1].end
        summed = _SUMMED.match(text, end)
        agreed = None if summed else _AGREED.match(text, end)
        stands = text[row[0].start - 1 : row[0].start] == "以" and _STANDS_FOR.match(text, end)
        if not (summed or stands or (agreed and _WITH.search(text, max(0, row[0].start - 3), row[0].start))):
            continue
        for phrase in members:
            words = phrase.words
            if not (_may_be(words) or is_school(words)):
                continue
            if any(f.start < phrase.end and phrase.start < f.end and f.type != "place" for f in sure):
                continue
            if is_school(words):
                yield Find("organization", phrase.start, phrase.end, "firm:role", rank=1)
            elif summed or _named(_LISTED, words) or _liked(words) or (agreed and _from(phrase, sure)):
                yield Find("company", phrase.start, phrase.end, "firm:role", rank=1)


def _listed(text: str, sure: Sequence[Find]) -> Iterator[Find]:
    for match in _LISTS.finditer(text):
        firm = Find("company", *match.span("name"), "firm:listed", rank=1)
        if not is_group(match["name"]) and not any(firm.crosses(f) for f in sure):
            yield firm


def project_finds(text: str, finds: Iterable[Find]) -> Iterator[Find]:
    """Yield the projects that a firm's name and 项目 alone make: 禾川制药项目."""
    for find in finds:
        if find.type == "company" and _PROJECT.match(text, find.end):
            yield Find("project", find.start, find.end + 2, "firm:project", rank=2)


def _from(phrase: Phrase, sure: Sequence[Find]) -> bool:
    """Say whether a firm is called by where it is from and two characters more (云州禾川)."""
    ends = [f.end for f in sure if f.type == "place" and f.start == phrase.start]
    rest = phrase.text[ends[0] : phrase.end] if len(ends) == 1 else ""
    return len(rest) == 2 and not (is_group(rest) or _SITED.search(rest) or _SORT.search(rest))


def head_finds(finds: Iterable[Find], text: str, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the firms that the names of their projects begin with."""
    known = {f.start for f in sure if f.type in ("place", "company")}
    for find in finds:
        name = text[find.start : find.end]
        moved = _MOVED.search(find.name or name) if find.rule == "list:works" else None
        core = (find.name or name)[: moved.start()] if moved else ""
        if core and name.startswith(core) and not class_of(core) and not _SORTED.search(core):
            yield Find("company", find.start, find.start + len(core), "firm:moved", core, rank=3)
        if find.type not in ("project", "platform", "event") or len(name) < 5:
            continue
        yield from _inside(find, sure)
        if find.start in known:
            length = _placed(find, name, sure) if find.type != "event" else 0
        else:
            length = _opening(name, find.type)
        if length:
            yield Find("company", find.start, find.start + length, "firm:head", rank=1, closed=True)


def _opening(name: str, kind: str) -> int:
    """Return where the firm ends that a name begins with, by legal form, last word or coined; else 0."""
    if legal := _LEGAL.match(name):
        return 0 if is_group(legal.group()[:-2]) else legal.end()
    ending = _ENDING.compiled.match(name) if kind != "event" else None
    if ending and ending.end() + 1 < len(name) and _proper(ending["head"]):
        return 0 if _GOES_ON.match(name, ending.end()) else ending.end()
    return _coined(name, 0) if kind != "event" else 0


def _inside(find: Find, sure: Sequence[Find]) -> Iterator[Find]:
    """Yield the known firm behind the place that a project's name begins with (云州|华为|二期)."""
    behind = {f.end for f in sure if f.type == "place" and f.start == find.start}
    for firm in sure if behind else ():
        if firm.type == "company" and firm.start in behind and firm.end < find.end:
            yield replace(firm, rule="firm:inside")


def _coined(name: str, at: int) -> int:
    """Return where the coined name ends that stands before what a firm makes or raises; 0 without one."""
    for length in (2, 4, 3):
        built = _BUILT if length > 2 else _MADE
        end = at + length
        if _liked(name[at:end]) and built.match(name, end) and not name.startswith("能", end):
            trade = _TRADE.match(name, end)  # 禾浩食品|二期, but 禾浩|肉鸡养殖项目
            return trade.end() if trade else end
    return 0


def _placed(find: Find, name: str, sure: Sequence[Find]) -> int:
    """Return where a firm's name ends that begins with where the firm is from (云州禾泰|仓储中心)."""
    ends = [f.end - find.start for f in sure if f.type == "place" and f.start == find.start]
    return _coined(name, ends[0]) if len(ends) == 1 else 0


def _named(form: Sought, words: str) -> int:
    """Return the length of the firm's name that words are, or open with before a verb; 0 without one."""
    opens = form.compiled.match(words)
    match = opens and (form.compiled.fullmatch(words) or opens)
    if match is None or _GOES_ON.match(words, match.end()):
        return 0
    if not _DOES.match(words, match.end()) or class_of(match.group()):
        return 0
    return match.end() if _proper(match["head"]) else 0


def is_trade(words: str) -> bool:
    """Say whether words are a field of trade, whose firms are meant and none of which is named."""
    return _FIELD.fullmatch(words) is not None


def is_school(words: str) -> bool:
    """Say whether words are a school or an academy by its short name (云禾农大)."""
    return _SCHOOL.search(words) is not None


def _proper(head: str) -> bool:
    """Say whether what stands before a firm's last word is a name, no sort."""
    return not (is_group(head) or is_group(head[-2:]) or is_group(head[:2]) or _SORT.search(head))


def _liked(words: str) -> bool:
    """Say whether words look like an invented name: nearly all characters are such as firms like."""
    strange = len(words) - sum(map(_LIKED.__contains__, words))
    if not 2 <= len(words) <= 4 or strange > max(0, len(words) - 3) or words in _PLAIN:
        return False
    return not (_SITED.search(words) or _SORT.search(words) or is_group(words[-2:]))
