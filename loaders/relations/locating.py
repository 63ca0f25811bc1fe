"""Where things are and what places belong to: from their names, or because the sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.names.finds import TYPES
from loaders.names.region import shortened
from loaders.records import Relation
from loaders.relations.bearers import BUILT, is_office, is_sort
from loaders.relations.parting import FACILITY, NATURE, part_of
from loaders.relations.places import AREAS, DIVISION, PROVINCES, WIDE, Places, bounds, is_quoted
from loaders.relations.rows import Row
from loaders.relations.scenes import Clause, Group, Name, Report, Scene, relate
from loaders.seeking import Either, Sought

_LOCATED = ("project", "organization", "platform", "company")
_NAMED = ("project", "organization", "platform")  # a firm's name tells where it began
_NAMING = (*_NAMED, "place")
_OF_INDUSTRIES = (*_LOCATED, "place", "programme", "industry")
_ANYTHING = re.compile("")
_HAPPENS = re.compile(
    r"(?:等地)?(?:成功|正式|顺利|全面)*(?:建成|落地|落成|开工|投产|成立|揭牌|启用|挂牌|启动|布局|首航|投[运用入]|竣工|完工|运营|开[业园馆]|奠基|封顶)"
)
# What must stand before the first and after the second of the two lists that a row joins.
_AROUND = {
    "right-before": (_ANYTHING, _ANYTHING),
    "sets-up": (re.compile("^"), _ANYTHING),
    "settled": (_ANYTHING, _ANYTHING),
    "set-up-in": (re.compile("在$"), _ANYTHING),
    "lying-in": (re.compile("(?:位于|坐落于?|落户)$"), _ANYTHING),
    "there": (_ANYTHING, _HAPPENS),
}
_LANDED = Sought(
    r"[”》]?(?:成功|正式|率先)?在(?P<short>[一-鿿]{1,3})(?:落地|落户|揭牌|挂牌|成立|投产|启动|建成|投用|启用|投运|开工|开业|运营|落成|布局)"
)
_CLASS_WORD = re.compile("[省市]$|(?:壮族|回族|维吾尔)?自治区$")
_HERE = re.compile("我[省市区县]|(?<=落户)$")
_FIRST = re.compile(r"(?P<ours>[区市县省]内|我[区市县省])?首[个家批座所][^,、。]{0,8}$")
_PLACE_FIRST = ("set-up-in", "lying-in", "right-before", "sets-up")
_AFTER_IT = re.compile(r"(?:大道|大街|路|街|高速|高速公路|酒店)")
_NO_MORE = re.compile(r"(?:新建|建设)?(?:项目|工程)")  # 青石公园工程 is the park itself
_BRANCH = re.compile(r"(?:代表处|办事处|分[院校行部]|分公司|支行|分库|分中心)$")  # is where its last place is
_LEARNED = re.compile(r"(?:实验室|中学|小学|学院|大学|科创|科[学技]城|新[城区]|金融|集团)")
_SCHOOL = re.compile(r"(?:大学|学院|实验室|交易所)$")
_CRAFT = re.compile(r"号”?(?:班列|列车|船|轮)?$")
_VENTURE = re.compile(
    "(?:项目|生产线|产线|产业园|基地|总部|制造|产业化|工厂|中心|智造园|综合体|物流园|建材园|科技园|材料|装备|设备|机械|汽车|电池|组件|光伏|陶瓷|食品|医药|新能源)[一二三四五]?期?$"
)
# What works are done at: a school, a hospital, a hall.
_HOUSE = re.compile(
    r"(?:中学|小学|幼儿园|学校|高中|医院|卫生院|保健院|养老院|敬老院|公寓|服务中心|馆|管理所|大学|学院)$"
)

EXPLICIT = (
    Row(
        "settled",
        r"[”》]?(?:[、和与][^、,;。“”]{3,14}?)?(?:总部|项目|等[^,。]{0,12}|正式|成功|已|整体|顺利)*(?:落户|落地|迁至|迁入|位于|"
        r"坐落于?|选址|进驻|入驻|落子|扎根)(?:于|在|到)?[“]?",
        "explicit",
        "{company 青石集团}整体入驻{place 临溪区}。",
        "{company 青石集团}在{place 临溪区}调研。",
    ),
    Row(
        "set-up-in",
        r"[”》]?(?:等地|等|片区|举办的)?(?:分别|规划|谋划|投资|集中)*(?:设立|建设|建成|成立|启动|布局|打造|开展|实施|新建|开设|"
        r"落地|设置|推广)[^,。、;]{0,10}?[“《]?",
        "explicit",
        "在{place 临溪岛}建设{project 青石示范岛}。",
        "{place 临溪岛}环境优美,建设{project 青石示范岛}。",
    ),
    Row(
        "lying-in",
        r"(?:的|地块的|片区的|境内的?)[“《]?",
        "explicit",
        "位于{place 临溪岛}的{project 青石剧场}开业。",
        "参观{place 临溪岛}的{project 青石剧场}。",
    ),
    Row(
        "there",
        r"[”》]?(?:项目|工程)?(?:已|将|成功|正式|顺利)*(?:在|于)",
        "explicit",
        "{project 青石号}在{place 临溪岛}建成入列。",
        "{project 青石号}与{place 临溪岛}齐名。",
    ),
    Row(
        "right-before",
        r"(?:(?:境内|辖区内?)的?)?[“《]?",
        "explicit",
        "{place 临溪岛}{project 青石剧场}开业。",
        "{place 临溪岛}和{project 青石剧场}开业。",
    ),
    Row(
        "sets-up",
        r"[”》]?(?:等地)?(?:已|全面|成功|率先|正式|加快)*(?:建成|新建|开工建设|启动建设|布局建设|落地|落成|设立|新增|引进)(?:了)?[^,。、;]{0,8}?[“《]?",
        "explicit",
        "{place 临溪岛}建成{project 青石剧场}。",
        "{place 临溪岛}喜迎{project 青石剧场}。",
    ),
)
_SETTLED = next(row for row in EXPLICIT if row.name == "settled")
_SETTLES = Either(_SETTLED.words, _LANDED)

# A province or a great city may be called by one character: 在川落地.
_SHORT = {
    "河北": "冀", "山西": "晋", "辽宁": "辽", "吉林": "吉", "黑龙江": "黑", "江苏": "苏", "浙江": "浙",
    "安徽": "皖", "福建": "闽", "江西": "赣", "山东": "鲁", "河南": "豫", "湖北": "鄂", "湖南": "湘",
    "广东": "粤", "海南": "琼", "四川": "川", "贵州": "黔", "云南": "滇", "陕西": "陕", "甘肃": "甘",
    "青海": "青", "北京": "京", "天津": "津", "上海": "沪", "重庆": "渝", "内蒙古": "蒙", "广西": "桂",
    "西藏": "藏", "宁夏": "宁", "新疆": "新", "成都": "蓉", "武汉": "汉", "杭州": "杭", "宁波": "甬",
    "广州": "穗", "深圳": "深", "南京": "宁", "苏州": "苏", "无锡": "锡", "福州": "榕", "厦门": "厦",
    "长沙": "长", "西安": "镐", "青岛": "青", "济南": "济", "合肥": "肥", "郑州": "郑", "昆明": "昆",
    "贵阳": "筑", "南昌": "洪", "南宁": "邕", "太原": "并", "温州": "温", "东莞": "莞", "佛山": "佛",
    "珠海": "珠", "惠州": "惠", "大连": "连", "沈阳": "沈", "哈尔滨": "哈", "绍兴": "绍", "嘉兴": "嘉",
}  # fmt: skip


def read_locations(report: Report) -> Iterator[Relation]:
    """Yield ``locatedIn`` and ``partOf``, by name and explicit, and ``inIndustry`` by name."""
    own = (shortened(report.document.short), report.region)
    places, industries = Places(report.entities, more=[own]), Places(report.entities, "industry")
    shorts = (own[0], _SHORT.get(_CLASS_WORD.sub("", report.document.short), ""))
    for scene in report.naming(*TYPES):
        for name in scene.names:
            stands = name.key in report.raised or name.entity.name.endswith(FACILITY)
            if name.entity.type == "place" and not stands:
                yield from part_of(report, scene, name, places)
            elif not name.inner or name.entity.type != "place":
                yield from _by_name(report, scene, name, places)
                yield from _housed(scene, name)
            yield from _first_here(report, scene, places, name)
            yield from _industries(scene, name, industries)
        yield from _under_theme(report, scene)
        settles = _SETTLES.may(scene.text)
        for clause in scene.clauses:
            if len(clause.groups) > 1:
                yield from _by_words(scene, clause)
            if settles:
                yield from _settled_here(report, scene, clause, shorts)


def _by_name(report: Report, scene: Scene, name: Name, places: Places) -> Iterator[Relation]:
    """Yield where the name itself says that a thing stands."""
    kind, called = name.key
    office = kind == "organization" and is_office(called)
    if kind not in _NAMING or office or called.endswith("基金"):
        return
    printed = scene.text[name.start : name.end]
    parts = places.within(called[:-1] if kind == "place" else called)
    for part in parts[-1:] if _BRANCH.search(called) else parts:
        if bounds(called, part):
            continue
        restored = kind == "organization" or printed[0] in "省市区县"
        if restored and called[part.start : part.end] not in printed:
            continue  # 县医院, which the document calls so, is told of no place
        learned = kind == "organization" or _LEARNED.match(called, part.end)
        if learned and NATURE.search(part.place[1]):
            continue  # 青山中学, 青江实验室B区 are only called after it
        itself = part.place == name.key or part.place[1] == called
        if part.start == 0 and _AFTER_IT.fullmatch(called, part.end) and not part.place[1].endswith(DIVISION):
            continue  # 青湖大道 is only called after it
        itself = itself or (part.start == 0 and _NO_MORE.fullmatch(called, part.end) is not None)
        if NATURE.search(part.place[1]) and called == f"{called[: part.end]}水库":
            continue  # 青河水库 is called after its river
        line = part.place[1].endswith("号线")  # a section of a line lies on it, not in it
        line = line or (is_quoted(called, part) and not part.place[1].endswith(DIVISION))  # “青河人家”民宿
        owner = part.start == 0 and kind == "project" and places.far(part.place, report.region)
        if owner and _VENTURE.search(called):
            continue  # 云州青禾电池生产线, far from 云州, is of a firm there
        if not itself and not line and not _is_owner(report, name, part.place):
            where = (name.start, name.end)
            yield relate(scene, name.key, "locatedIn", part.place, where, "located-by-name", basis="name")


def _housed(scene: Scene, name: Name) -> Iterator[Relation]:
    """Yield the institution that works are at: what their name begins with (临溪中学综合楼)."""
    for house in scene.names if name.entity.type == "project" else ():
        at_head = house.start == name.start and house.end <= name.end and house.entity.type == "organization"
        if at_head and _HOUSE.search(house.entity.name) and house.entity.name != name.entity.name:
            where = (name.start, name.end)
            yield relate(scene, name.key, "locatedIn", house.key, where, "located-by-name", basis="name")


def _is_owner(report: Report, name: Name, place: tuple[str, str]) -> bool:
    """Say whether a place in a name tells whose or what sort of thing it is, not where.

    So do a province (南省科创平台), unless it is the own one and works are there, or a section of a line is
    in it (青铁路南省段); an area on a map, a ship or train (青禾号), the own region in the name of a computer
    system, and in a province's report the city in a school's name.
    """
    kind, called = name.key
    if WIDE.fullmatch(place[1]) or AREAS.search(place[1]) or _CRAFT.search(called):
        return True
    if PROVINCES.search(place[1]) and not (place == report.region and name.key in report.raised):
        return kind != "project" or f"{shortened(place[1])}段" not in called
    school = kind == "organization" and name.key not in report.raised and _SCHOOL.search(called)
    return bool(school and PROVINCES.search(report.document.short)) or (
        kind == "platform" and place == report.region
    )


def _by_words(scene: Scene, clause: Clause) -> Iterator[Relation]:
    for first, second in zip(clause.groups, clause.groups[1:], strict=False):
        for row in EXPLICIT:
            if not row.words.fullmatch(scene.text, first.end, second.start):
                continue
            ahead, behind = _AROUND[row.name]
            led = ahead.search(scene.text, clause.start, first.start)
            done = behind.match(scene.text, second.end)
            if not led or not done or (row.name == "there" and _takes(clause, done.end())):
                continue
            places, things = (first, second) if row.name in _PLACE_FIRST else (second, first)
            where = (first.start, second.end)
            named = [place.key for place in places.of("place") if not WIDE.fullmatch(place.entity.name)]
            found = _settling(things, row)
            if "分别" in scene.text[first.end : second.start] and len(found) == len(named):
                for thing, place in zip(found, named, strict=True):  # 在A、B分别建成X、Y
                    yield from _pairs(scene, (thing,), (place,), where, f"located-{row.name}")
            else:
                yield from _pairs(scene, found, named, where, f"located-{row.name}")
            break


def _takes(clause: Clause, end: int) -> bool:
    """Say whether a verb that ends there has an object: A在B建成|C says nothing of where A is."""
    return any(group.start in (end, end + 1) for group in clause.groups)


def _under_theme(report: Report, scene: Scene) -> Iterator[Relation]:
    """Yield what is built in the place that the sentence opens with: 青石园,A、B等9个项目开工."""
    place = scene.theme
    if place is None or place.key == report.region or WIDE.fullmatch(place.entity.name):
        return
    for clause in scene.clauses[1:]:
        for group in clause.groups:
            built = [n for n in group.of("project", "company") if n.key in report.raised]
            yield from _pairs(scene, built, (place.key,), (group.start, group.end), "located-theme")


def _settled_here(
    report: Report, scene: Scene, clause: Clause, shorts: tuple[str, str]
) -> Iterator[Relation]:
    """Yield what settles in the report's own region: 落户我区, 在 and one of its ``shorts``, or no place."""
    for group in clause.groups:
        words = _SETTLED.words.match(scene.text, group.end, clause.end)
        here = _HERE.match(scene.text, words.end(), clause.end) if words else None
        if here is None:
            here = _LANDED.match(scene.text, group.end, clause.end)
            here = here if here and here["short"] in shorts else None
        if here and not is_sort(scene.text, clause, group):
            things, where = _settling(group, _SETTLED), (group.start, here.end())
            yield from _pairs(scene, things, (report.region,), where, "located-settled")


def _settling(group: Group, row: Row) -> tuple[Name, ...]:
    """Return what can be set up somewhere: things, and places that somebody builds."""
    if row.name in ("right-before", "sets-up"):  # of places, the second is part of the first there
        return group.of("project", "organization")
    built = tuple(name for name in group.of("place") if BUILT.search(name.entity.name))
    return (*group.of(*_LOCATED), *built)


def _first_here(report: Report, scene: Scene, places: Places, name: Name) -> Iterator[Relation]:
    """Yield what is the first of its place: 临溪首个X, 区内首个X."""
    if name.inner or name.entity.type not in ("organization", "project", "platform"):
        return
    first = _FIRST.search(scene.text, max(0, name.start - 16), name.start) if "首" in scene.text else None
    if first is None:
        return
    place = (
        report.region
        if first["ours"]
        else places.ending(scene.text[max(0, first.start() - 6) : first.start()])
    )
    if place and not WIDE.fullmatch(place[1]):
        yield from _pairs(scene, (name,), (place,), (first.start(), name.end), "located-first")


def _pairs(
    scene: Scene,
    things: Iterable[Name],
    places: Iterable[tuple[str, str]],
    where: tuple[int, int],
    rule: str,
) -> Iterator[Relation]:
    basis = "planned" if scene.planned else "explicit"
    for thing in things:
        for place in places:
            if thing.entity.name != place[1]:
                yield relate(scene, thing.key, "locatedIn", place, where, rule, basis=basis)


def _industries(scene: Scene, name: Name, industries: Places) -> Iterator[Relation]:
    """Yield what bears its industry's name: 临溪区制鞋产业集群."""
    entity = name.entity
    if name.inner or entity.type not in _OF_INDUSTRIES:
        return
    for part in industries.within(entity.name):
        if part.place != name.key:
            where = (name.start, name.end)
            yield relate(scene, name.key, "inIndustry", part.place, where, "industry-by-name", basis="name")
