"""Finds from the tables: known names of all types, and divisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.known import Known, Scanner
from loaders.names.places import settle
from loaders.names.words import bounded

_FIGURE = re.compile(
    r"(?:\([^()]*\)|[、和与及][^,。;、]{2,16})*?(?:实现)?(?:增加值|总产值|产值|营业收入|营收|投资|销售额|规模|占比)?(?:[、和与及][^,。;、]{2,16})*?"
    r"(?:分别|累计|预计|同比|[比较](?:上年|去年)(?:同期)?)*(?:增长|下降|增速|达|占|突破|完成|实现|打造|培育|结构性承压|承压|出现下行|需求不足)"
    r"|(?:增加值|总产值|产值|营业收入|营收|投资|销售额|零售额)(?:约|超|近|\()?\d"
)
# A branch is measured by its whole name: no 制造业 in 传统制造业.
_BRANCH = "和与及中以上将把对"
# A village's name begins after a mark, a verb or its superior's name, not in the midst of a longer one.
_FREE = "街镇区乡村和与及在对的"
# A place's name that opens one of these is part of a word (北京时间), not a place.
# X路, X桥: a thing named after a place far away.
_NAMED_AFTER = re.compile(
    r"[东西南北中]?大?[路街巷桥弄里苑峡](?![网区])|大道|灌?渠|园(?![区林博艺])|[园府庭城](?=社区|小区|村)"
)
# 南|云岭, 白|青河: one character and a city's short name make the name of a village, a hill or a river.
_OWN_HEAD = re.compile(r"[东西南北][\u4e00-\u9fff]{2}|(?!新|全)[\u4e00-\u9fff][\u4e00-\u9fff][山河江湖海溪]")
# What is called by a hill, a lake or a river, and lies elsewhere: 东湖|科学城, 燕山|石化.
_AFTER_HILL = re.compile(
    "科学城|科技城|科创|千户|石化|制药|药业|玻纤|重工|钢铁|论坛|峰会|国际航运|学者|证券|商学院|日报"
)
# Words that end in a bearing of their own: 江南|青河.
_AREAS = re.compile(
    "[江河湖海云济越西东淮以]南|[河湖华东西江淮]北|[山广华浙粤辽关以]东|[山广江陕浙粤辽湘鄂以]西|.[向往]"
)
# A county that is called like its lake: what the water's own words follow is the lake.
_OF_WATER = re.compile("水质|流域|水环境|水生态|湖区|蓝藻|水位")
_LED = "在于与和及至赴驻访住抵往离由从到向对将把是使以让带跨联助距近临沿环全省市区县州旗年月日届"
_WATERS = re.compile("[湾涌湖河溪](?![区东西南北])")  # 青禾湾: named like a county, and not it
# 云岭汽车, 云岭电气: a firm; but 云岭汽车产业 is the place's.
_CALLED = re.compile(
    r"[东西南北中]?[路街巷]|[村镇乡苑]|大街|水库|小区|花园|公园|学校|小学|中学|社区|广场|[宫寺庙祠阁]"
)
_FIRM = re.compile(
    r"(?:汽车|电气|石化|重工|存储|机床|钢铁|股份|奔驰|大众|建工|城建|铁建|燃气|银行)"
    r"(?!产业|工业|行业|制造业|零部件|市场|消费|出口|产量|产销|城|小镇|站|客运|文化|展|赛|企业|集群|工程|板块|领域)"
)
_NO_PLACE = re.compile(
    r"(?:农|工|师|医|科|理工|财|建|电|交)大(?![道厦力桥街棚规型])|(?<=[东西南北])运河|号(?!线|院|楼)|门|时间|路\d|话|菜|戏|剧|籍|人大|银行|鱼|(?<=港澳)台|(?<=粤港澳)"
)
# 云岭青禾机场, 云岭青禾湾 lie in the city, but are only called after the county, or share a character.
_NAMED_PLACE = re.compile(r"(?:国际)?(?:机场|空港)|[东西南北]?站(?!点)|[湾山江河湖岛海岭]")
# 青禾山|东, 沿海|南, 引云|济南: the last character of a longer name and a bearing, or a canal's two ends.
_BEARINGS = frozenset(("山东", "山西", "河南", "河北", "湖南", "湖北", "江西", "海南"))
_AFTER_BEARING = re.compile(r"抽水|蓄能|岸|部|侧|翼|坡|麓|环|路|街|片区|片|延长|通道|北|风电|光伏")
_RIVERS = re.compile(r"[、和][^,。、]{1,4}[河江湖淀]|等[^,。]{0,8}(?:河|水质|流域)")
# A river's named reach, or its main course.
_REACH = re.compile(r"干流|\([\u4e00-\u9fff]{2,6}段\)")
_JOINTS = ("、", "-", "—", "和", "与", "及")  # what stands between two names of a list
_ASSESSED = re.compile("综合|考[评核]|发展水平|评价")  # 国家级经开区考评 is no title
_HOUSES, _HOW_MANY = re.compile(r"\d[户个套万]+$"), re.compile(r"(?:项目|工程)?\d")
_NO_COMPANY = re.compile(".[村镇]|钢[材铁构管结坯]")  # 淘宝村; the end of one word and 钢材
# 新型城镇化率, 脱贫攻坚成果: no undertaking
_MEASURED = re.compile(r"质量第|率|成果|成效|期|领域|(?:全面)?普查|“")
_RENEWED = ("棚户区改造", "城中村改造", "老旧小区改造", "城市更新")
_BROAD = ("脱贫攻坚", "乡村振兴", "新型城镇化战略")
_FOUGHT = re.compile(
    r"(?:打赢|打好|决胜|决战|推进|聚焦|抓好|抓实|开展|实施|坚持|助力|参与|投身|攻克|深化)(?:了)?$|^$|(?:[。;]|[)、])$"
)
# 乡村振兴示范点: a sort of other things.
_ATTRIBUTE = re.compile(r"(?:示范|先进|模范|产业|人才|基金|局|专干|工作队|重点帮扶|新闻|论坛|高峰)")
_REMADE = re.compile(r"(?:攻坚|加速|推进|实施|推动|开展|启动|加快|完成|抓好|深化|打好|加强|聚焦)(?:了)?$")

EXAMPLES = (
    Example("实施乡村振兴战略,", (("programme", "乡村振兴"),)),
    Example("获国家发改委批复,", (("organization", "国家发展和改革委员会"),)),
    Example("零售业、住宿业分别增长3.1%、4.2%,", (("industry", "零售业"), ("industry", "住宿业"))),
    Example("支持零售业发展,", never=("industry",)),
    Example("渔业产值631万元,牧业增长3.1%,", (("industry", "渔业"), ("industry", "牧业"))),
    Example("现代渔业产值631万元,", never=("industry",)),
    Example("实施棚户区改造1200套,", never=("programme",)),
    Example("新型城镇化率达71%,巩固脱贫攻坚成果,棚户区改造安置房竣工,", never=("programme",)),
    Example("深化与港澳台地区交流,", never=("place",)),
    Example("扎实做好“六稳”工作,", (("programme", "六稳"),)),
    Example("30分钟直达宁波、绍兴,", (("place", "宁波市"), ("place", "绍兴市"))),
    Example("宁波汽车云禾基地投产,", never=("place",)),
    Example("宁波汽车产业增长,", (("place", "宁波市"),)),
    Example("打通宁波路断头路,", never=("place",)),
    Example("与北京市西城区、东城区结对,", (("place", "西城区"), ("place", "东城区"))),
    Example("上海青禾商会结对,完成南宁波、清运城区垃圾任务,", (("place", "上海市"),)),
    Example("妥善做好征迁安置,整治沙河大街,", never=("place",)),
    Example("公安部门加强巡逻,", never=("organization",)),
    Example("建设淘宝村,与淘宝合作,", (("company", "淘宝"),)),
    Example("打造南汉江画廊,举办燕山论坛,", never=("place",)),
    Example("新增淘宝镇3个,", never=("company",)),
)


def tabled_finds(text: str, table: Scanner) -> Iterator[Find]:
    """Yield the known names of a sentence."""
    scanned = list(table.scan(text))
    for number, (start, end, row) in enumerate(scanned):
        if reach := _reach(row, text, end, scanned[number + 1 :]):
            yield Find("place", start, reach, "table:reach", rank=6, closed=True)
        elif number and _is_elsewhere(scanned[number - 1], start, row):
            continue
        elif row.codes and text[end - 1] in "湖江" and _OF_WATER.match(text, end):
            yield Find("place", start, end, "table:place", rank=5)
        elif row.codes and _is_pair(row, text, start, end) and _NAMED_PLACE.match(text, end):
            yield from (_find(city, text, at, to) for at, to, city in table.scan(text, start, end - 1))
        elif _counts(row, text, start, end):
            beside = _beside(scanned, number, text) if len(row.codes) > 1 else []
            yield _find(row, text, start, end, beside)
            yield from _inner(row, text, start, end, table)


def _reach(row: Known, text: str, end: int, following: Sequence[tuple[int, int, Known]]) -> int:
    """Return where a reach of a river ends (青河干流, 青河云岭段, 青河(云岭段)), 0 where none is named."""
    if row.type != "place" or row.codes or text[end - 1] not in "江河水":
        return 0
    if match := _REACH.match(text, end):
        return match.end()
    within = following[0] if following else None
    section = within and within[0] == end and within[2].codes and text.startswith("段", within[1])
    return within[1] + 1 if within and section else 0


def _is_pair(row: Known, text: str, start: int, end: int) -> bool:
    """Say whether a county is named by its city's and its own short name (云岭青禾)."""
    return row.name[-1] in "区县市" and end - start > 3 and text[end - 1] not in "区县市"


def _beside(scanned: Sequence[tuple[int, int, Known]], number: int, text: str) -> list[Sequence[str]]:
    """Return the codes of the places right before and after a find in a list."""
    found: list[Sequence[str]] = []
    for one, other in ((number - 1, number), (number, number + 1)):
        if one >= 0 and other < len(scanned) and text[scanned[one][1] : scanned[other][0]] in _JOINTS:
            found.append(scanned[one if other == number else other][2].codes)
    return [codes for codes in found if codes]


def _find(row: Known, text: str, start: int, end: int, beside: Sequence[Sequence[str]] = ()) -> Find:
    code, note = settle(row.codes, text, beside)
    closed = row.type in ("organization", "company", "event", "industry")
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        start, end = start - 1, end + 1
    rule = "table:division" if row.codes else f"table:{row.type}"
    return Find(row.type, start, end, rule, row.name, row.name, 5, closed, code, note)


def _counts(row: Known, text: str, start: int, end: int) -> bool:
    if row.when == "quoted" and "“" in text[start:end]:
        return True
    if row.when == "quoted" and not text.startswith(row.name, start, end - 1):  # but 放管服|改革
        return text[start - 1 : start] == "“" and text[end : end + 1] == "”"
    if row.when == "figure":
        return bool(_FIGURE.match(text, end) and _begins(text, start, _BRANCH))
    if row.name in _BROAD and _MEASURED.match(text, end):
        return False
    if row.name == "乡村振兴" and _ATTRIBUTE.match(text, end):
        return False
    if text[start:end] == "脱贫攻坚" and not _FOUGHT.search(text, 0, start):
        return False
    if row.type == "award" and _ASSESSED.match(text, end):
        return False
    if row.name.endswith("改造") and (_HOUSES.search(text, 0, start) or _HOW_MANY.match(text, end)):
        return False  # 棚户区改造1200套 are works that are counted
    own_firm = end - start == 2 and text.startswith(("科技", "股份", "实业", "置业"), end)
    if row.type == "company" and (own_firm or _NO_COMPANY.match(text, end - 1)):
        return False
    if text[start:end] in _RENEWED and not _REMADE.search(text, 0, start):
        return False
    if row.type != "place":
        return not (row.type == "organization" and row.name.endswith("部") and text.startswith("门", end))
    if not row.codes and (_AFTER_HILL.match(text, end) or _is_arm(text, start, end)):
        return False
    if not row.codes and end - start == 2 and _other_word(text, start, end):
        return False
    if text[start - 1 : start + 1] in ("新增", "城容", "市容", "美丽", "防洪"):  # 新增|城区
        return False
    if row.codes and row.name.endswith("村") and not _begins(text, start, _FREE):
        return False
    if row.codes and end - start == 2 and (_FIRM.match(text, end) or _is_bearing(text, start, end)):
        return False
    if row.codes and end - start == 2 and (_NAMED_AFTER.match(text, end) or _has_own_head(text, start, end)):
        return False
    if row.codes and row.name[-1] in "区县" and end - start == 2 and _WATERS.match(text, end):
        return False
    if row.codes and end - start == 2 and text[end - 1] in "河江湖" and _among_waters(text, start, end):
        return False
    return _NO_PLACE.match(text, end) is None and not _inside_quotes(text, start, end)


def _is_elsewhere(last: tuple[int, int, Known], start: int, row: Known) -> bool:
    """Say whether a county's short name stands right behind a province or city that doesn't hold it."""
    _, end, before = last
    above = {code.split(":")[1].removesuffix("00").removesuffix("00") for code in before.codes}
    if end != start or not row.codes or row.name[-1] not in "区县市旗" or not all(len(a) < 5 for a in above):
        return False
    if not above:
        return False
    return not any(code.split(":")[1].startswith(tuple(above)) for code in row.codes)


def _among_waters(text: str, start: int, end: int) -> bool:
    """Say whether a name that could be a river's stands in a list of rivers (青河、云河等水质达标)."""
    return text[start - 1 : start] == "、" and text[start - 2] in "河江湖淀" or bool(_RIVERS.match(text, end))


def _has_own_head(text: str, start: int, end: int) -> bool:
    """Say whether the character before a short name makes a longer name with it (南|云岭, 千|青山)."""
    head = text[start - 1 : start]
    made = head and head not in _LED and _OWN_HEAD.fullmatch(text, start - 1, end)
    return bool(made) and _begins(text, start - 1, "和与及")


def _is_bearing(text: str, start: int, end: int) -> bool:
    """Say whether a short name only spans the end of another name and a bearing, or opens a canal's aim."""
    if text[start - 2 : start - 1] == "引" and text[start] == "济":
        return True
    led = text[start - 1 : start]
    if text[start:end] not in _BEARINGS or not "\u4e00" <= led <= "\u9fff":
        return False
    return led in "沿近临远" or _AFTER_BEARING.match(text, end) is not None


def _is_arm(text: str, start: int, end: int) -> bool:
    """Say whether a river has a bearing before its name, which makes another river's (南|青河)."""
    bears = text[end - 1] in "河江湖" and text[start - 1 : start] in ("东", "西", "南", "北")
    return bears and _AREAS.fullmatch(text, start - 2, start) is None


def _begins(text: str, start: int, behind: str) -> bool:
    """Say whether a name begins here: behind a mark, a verb or one of the characters ``behind``."""
    before = text[start - 1 : start]
    return not before or before in behind or not "\u4e00" <= before <= "\u9fff" or bounded(text, start)


def _other_word(text: str, start: int, end: int) -> bool:
    """Say whether a short name of nature is part of another one: 云岭|村, 云|东部, 禾云|东环."""
    if _CALLED.match(text, end):
        return True
    bearing = text[end - 1] in "东西南北中"
    return bearing and (text.startswith(("部", "西部"), end) or not _begins(text, start, _FREE))


def _inside_quotes(text: str, start: int, end: int) -> bool:
    """A short name in the midst of quoted words is part of a word there."""
    opened = text.rfind("“", 0, start)
    return opened >= 0 and "”" not in text[opened:start] and opened < start - 1 and end - start < 4


def _inner(row: Known, text: str, start: int, end: int, table: Scanner) -> Iterator[Find]:
    """A place named after another (X干线经济带) names that one too, a hospital its university."""
    at = text.find("附属", start, end) if row.type == "organization" else -1
    mother = table.get(text[start:at]) if at > start else None
    if mother and mother.type == "organization":
        yield replace(_find(mother, text, start, at), rule="table:mother")
    if row.type == "award":  # the body that gives it
        giver = next(table.scan(text, start, end - 1), None)
        if giver and giver[0] == start and giver[2].type == "organization":
            yield _find(giver[2], text, start, giver[1])
    if row.type not in ("place", "project", "policy", "programme") or row.codes or end - start < 4:
        return
    found = list(table.scan(text, start, end - 1))
    if any(one[1] == other[0] for one, other in zip(found, found[1:], strict=False)):
        return  # 云东云西: the names of one area
    for inner_start, inner_end, inner in found:
        if inner.codes and _is_pair(inner, text, inner_start, inner_end):  # 云岭青禾机场: its city
            shorter = table.scan(text, inner_start, inner_end - 1)
            inner_start, inner_end, inner = next(shorter, (inner_start, inner_end, inner))
        opens = inner_start == start and inner.name[-1] in "省市"
        cut_off = text[inner_start - 1 : inner_start] == "粤"  # 粤|港澳大湾区
        cut_off = cut_off or text[inner_end:end] == "公路"  # 云岭高速|公路
        if inner.type == "place" and inner.when == "" and (opens or not inner.codes) and not cut_off:
            yield _find(inner, text, inner_start, inner_end)
