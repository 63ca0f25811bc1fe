"""Documents without 《》 that are told by the verb that issues them, and strategies that a number counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.names.words import is_group
from loaders.seeking import Either, Sought

_HAN = r"[\u4e00-\u9fff]"
_VERB = r"(?:制定实施|制定出台|印发实施|研究制定|出台|制定|印发|修订|发布|颁布|推出)(?:完善|实施|了)?"
_KIND = (
    r"(?:工作方案|行动方案|实施方案|行动计划|任务清单|若干措施|若干政策|实施意见|管理办法|政策包|系列政策|扶持政策"
    r"|评价标准|建设标准|建设指南|工作指南|工作规则|议事规则|(?<=程序|管理|工作|保护)规定|扶持办法|奖补办法|条例|白皮书|蓝皮书|(?:应急|防御|抢险|保供|度汛)预案|(?:行动|发展)报告|(?:需求|政策|产品)目录|新政(?:\d(?:\.\d)?版)?"
    r"|奖补政策|专项政策|实施办法|实施细则|若干意见|指导意见|政策措施|支持政策|激励政策|优惠政策|奖励办法|政策体系|(?:技术|操作|管理|工作)规程|流程|团体标准|地方标准"
    r"|(?<=[发展建设改革提升保护管理治理评审安置推进奖励认定补贴扶持考核])(?:意见|办法|方案|条例|政策))"
)
_MANY = (
    "我[省市区县]|更[加多大优为]|一批|系列|一系列|相关|有关|多项|各类|更多|配套"
    "|(?:惠[企民农]|具体|专项|招商|优惠|扶持|针对性|差异化|详细|相应|人性化)+(?:政策|措施|方案|办法|意见)"
)
_SAID = rf"(?:{_HAN}|[A-Z]|“[^“”]{{1,14}}”)"
# 编制全区X规划, 发布全省首个X标准, 出台反映Y的X标准
_OURS = (
    r"(?:我[省市区县]|全[国省市区县](?:首[个部份项])?|(?:反映|符合|体现|适应|具有)[\u4e00-\u9fff]{4,24}的)?"
)
_ISSUED = Sought(
    rf"{_VERB}{_OURS}(?P<name>(?!{_MANY}){_SAID}{{2,24}}?(?<![及和与]){_KIND})(?=[,。;、和及等])"
)
# 制定A政策、B办法: each has its own last word.
_NEXT = re.compile(
    rf"(?:、|以及|和|及)(?P<name>(?!{_MANY}){_SAID}{{2,20}}?(?<![及和与]){_KIND})(?=[,。;、和及等])"
)
# 编制村庄规划, 完成“十四五”专项规划18个: what many have.
_SORTS = re.compile(
    r"(?:“?十[一二三四五六]五”?|全[省市县区]|市县|县乡|[省市县区镇村]级|乡镇|镇村|村庄|乡村|城市|各类|各级|重点|年度|和|及|专项|详细|控制性|修建性"
    r"|部门|行业|国土空间|总体|空间|建设|发展|实用性|区域)+(?:规划|方案|设计)"
)
_SORTED = re.compile(
    r"级|乡镇|镇村|[村庄乡]|各|市县|专项|部门|行业|重点|年度|城市|区域|^详细|^控制|^(?:总体|发展|建设|空间)规划"
)
# 编制A规划、B方案; 完成A规划、B规划编制: plans that the writing tells, though all their words be common.
_PLAN = (
    rf"(?!{_MANY}|[和及与好并]|完善|推进|推动|加快|实施|完成|启动|开展|高[质标水]|[^,。;、]{{0,12}}(?:体系|目标|任务|要求))"
    rf"(?:(?![和及与等]){_HAN}|“[^“”]{{1,8}}”|(?<![划案计总要])[和与](?={_HAN}{{2}})){{2,24}}?"
    r"(?:规划|总规|控规|投资计划|城市设计|总体设计|(?:实施|行动|工作|总体|治理|保护|建设)方案|行动计划|条例|图则)(?:大纲|纲要)?"
)
_PLANS = rf"(?P<list>{_PLAN}(?:[、和及]{_PLAN})*)"
_WRITTEN = Sought(
    rf"(?:编制|修编|编修|起草|制定|出台|印发|发布)(?:完成|实施|形成|出台)?(?:了)?{_OURS}{_PLANS}(?=[,。;、和及等]|$)"
    rf"|(?:完成|启动|推进|推动|加快|开展|抓好|做好|抓紧)(?:了)?{_OURS}{_PLANS.replace('list', 'more')}"
    r"(?:等(?:\d+[个项部])?[\u4e00-\u9fff]{0,4})?(?:的)?(?=编制|修编|起草|编修|报批|立法)"
)
# 出台A47条、B22条等措施: documents that are called by the number of their articles.
_ARTICLE = (
    rf"(?!(?:惠企|优惠|支持|扶持|具体|相关|助企|务实)*(?:政策|措施|举措)+\d|新增|新开|线路|航线|公交|出台|印发|推出|实施)(?:{_SAID}{{2,18}}(?<![线航公])(?<!微博)(?<!信息)(?<!消息)(?<!新闻)(?<!线索)(?:\d+|[一二三四五六七八九十]+)条(?:升级|具体|硬核|务实|创新|惠企|支持|扶持)?(?:政策措施|措施|举措|政策|意见)?(?!线|航|公|河|道)"
    rf"|“[^“”]{{2,14}}”(?:\d+条(?:支持|扶持)?(?:政策措施|措施|举措|政策|意见)?|(?:系列)?(?:政策)?措施)|{_HAN}{{3,20}}(?:“(?:\d+|[二三四五六七八九十]+)条(?:措施|举措|政策|意见)?”)+)"
)
_PAPER = (
    rf"(?:《[^《》]+》|“[^“”]{{1,14}}”[\u4e00-\u9fff\d.]{{0,10}}"
    rf"|{_HAN}{{3,24}}?(?:办法|方案|意见|措施|细则|规划|计划|政策))"
)
_ARTICLES = Sought(
    rf"(?:制定|印发|出台|推出|打出|发布|实施)(?:实施|出台|印发|了)?(?:{_PAPER}[、和])*(?P<list>{_ARTICLE}(?:[、和]{_ARTICLE})*)"
    r"(?=$|[,。;、和]|等(?:\d+项|系列|一系列)?[^,。;]{0,4}(?:措施|政策|举措|文件))"
)
# 出台支持A、支持B的意见: members that share their last words; each opens with its verb.
_ABOUT = (
    r"(?:关于|金融|财政|科技)?(?:全面|进一步)?"
    rf"(?:支持|推动|促进|加快|推进|加强|深化|鼓励|扶持|规范){_SAID}{{4,40}}?"
)
_SHARED = Sought(
    rf"(?:制定|印发|出台|发布|推出)(?:实施|了)?(?P<list>{_ABOUT}(?:、{_ABOUT})*)的(?P<kind>实施意见|若干意见|指导意见|意见|决定|若干措施|若干举措|一揽子政策|政策措施|政策意见|实施方案|行动方案)(?=[,。;、和及])"
)
_ACT = r"(?:促进|扩大|提振|推动|加快|支持|优化|提升|推进|深化|加强|鼓励|培育|改善)"
# …, 以及A、B行动计划: both have the tail; each opens with its verb.
_MORE = re.compile(
    rf"[,、]?(?:以及|和|及|、)(?P<first>{_ACT}{_HAN}{{2,12}}?)(?:、(?P<second>{_ACT}(?:和{_ACT})?{_HAN}{{2,12}}?))?(?P<kind>{_KIND})"
)
# 开展A行动、B行动: undertakings whose words a verb would cut in two.
_ACTION = (
    rf"(?:(?!一批|系列|各[类项]|多项|重[大点](?:专项)?行动|相关|\d|[和与及等]|行动){_SAID}){{4,20}}?"
    r"(?:专项行动|攻坚行动|行动|攻坚战)"
)
_ACTIONS = Sought(
    rf"(?:开展|实施|推进|启动|深化|抓好|打好|组织)(?P<list>{_ACTION}(?:[、和]{_ACTION})*)(?=[,。;、和]|等|$)"
)
# 出台促进X等措施: one document stands for its like.
_SUCH = Sought(
    rf"(?:制定|印发|出台|推出|发布)(?:实施|了)?(?P<name>{_ACT}{_HAN}{{3,18}}?)等(?:系列|一系列|一批|\d+项)*(?:政策)?(?:措施|举措|政策|文件)"
)
_NUMBERS = "两三四五六七八九"
_COUNTED = Sought(
    rf"(?:实施|推进|推动|落实|深化|坚持|开展)(?P<list>{_HAN}{{2,16}}(?:、{_HAN}{{2,16}})+)“?(?P<n>[{_NUMBERS}])大(?P<kind>战略|行动|工程|计划|路径|攻坚战|硬仗)”?"
)

# “X”团体标准, whatever is done with it.
_STANDARD = Sought(r"(?P<name>“[^“”]{2,20}”(?:团体|地方|行业|国家)标准)")

WORDS = Either(_STANDARD, _ISSUED, _WRITTEN, _ARTICLES, _SHARED, _ACTIONS, _SUCH, _COUNTED)

EXAMPLES = (
    Example(
        "出台促进渔业发展工作方案,以及扩大渔业投资、提振和扩大鲜鱼消费行动计划,",
        (
            ("policy", "促进渔业发展工作方案"),
            ("policy", "扩大渔业投资行动计划"),
            ("policy", "提振和扩大鲜鱼消费行动计划"),
        ),
    ),
    Example("出台促进新式渔船消费政策措施,", (("policy", "促进新式渔船消费政策措施"),)),
    Example(
        "制定渔企金融支持政策、渔业创新奖励办法,",
        (("policy", "渔企金融支持政策"), ("policy", "渔业创新奖励办法")),
    ),
    Example("制定渔业事项交办流程,", (("policy", "渔业事项交办流程"),)),
    Example(
        "发布全省首个渔船评价标准、渔港建设指南,", (("policy", "渔船评价标准"), ("policy", "渔港建设指南"))
    ),
    Example("出台渔民新政2.0版,", (("policy", "渔民新政2.0版"),)),
    Example("出台渔家支持政策和惠企政策,", (("policy", "渔家支持政策"),)),
    Example(
        "完成全区渔港布局规划、主导渔业规划编制,编制渔村污水治理方案,",
        (("policy", "渔港布局规划"), ("policy", "主导渔业规划"), ("policy", "渔村污水治理方案")),
    ),
    Example("编制村庄规划,完成“十六五”专项规划编制,编制规划体系,", never=("policy",)),
    Example("加快“锦鲤苗种繁育”团体标准研制,", (("policy", "“锦鲤苗种繁育”团体标准"),)),
    Example("出台支持渔港建设和渔业发展意见,", (("policy", "支持渔港建设和渔业发展意见"),)),
    Example("制定防控方案,出台相关管理办法,", never=("policy",)),
    Example("制定新一轮洁净水面行动任务清单,", (("policy", "新一轮洁净水面行动任务清单"),)),
    Example("出台一批行动计划,", never=("policy",)),
    Example("出台稳渔业37条、助渔船12条等措施,", (("policy", "稳渔业37条"), ("policy", "助渔船12条"))),
    Example("出台渔业管理办法、优化渔业投资10条,", (("policy", "优化渔业投资10条"),)),
    Example("出台激励渔民创新“12条措施”。", (("policy", "激励渔民创新“12条措施”"),)),
    Example("出台稳渔业20条政策措施,", (("policy", "稳渔业20条政策措施"),)),
    Example("制定“渔转商”6条支持政策,", (("policy", "“渔转商”6条支持政策"),)),
    Example("出台“稳渔扩产”措施,", (("policy", "“稳渔扩产”措施"),)),
    Example("出台稳渔业“21条”“18条”等政策,", (("policy", "稳渔业“21条”"), ("policy", "稳渔业“18条”"))),
    Example("研究制定出台20条具体举措,", never=("policy",)),
    Example("推出公交线路16条,发布渔政微博700条,", never=("policy",)),
    Example("出台青禾渔业发展政策包,", (("policy", "青禾渔业发展政策包"),)),
    Example(
        "出台支持青禾渔业发展、支持云岭“渔米乡”建设的意见,",
        (("policy", "支持青禾渔业发展的意见"), ("policy", "支持云岭“渔米乡”建设的意见")),
    ),
    Example(
        "大力实施渔业强区、科技兴渔、碧水立区“三大战略”,",
        (
            ("programme", "渔业强区"),
            ("programme", "科技兴渔"),
            ("programme", "碧水立区"),
            ("programme", "“三大战略”"),
        ),
    ),
    Example("实施渔业强区、科技活渔两大战略,", (("programme", "科技活渔"),)),
    Example(
        "开展渔业消费提质惠渔行动、鲜鱼销售推进行动,",
        (("programme", "渔业消费提质惠渔行动"), ("programme", "鲜鱼销售推进行动")),
    ),
    Example("实施一批重大行动,开展联合执法行动,", never=("programme",)),
    Example("出台促进渔业稳增长等措施,", (("policy", "促进渔业稳增长措施"),)),
    Example("实施渔业振兴、科技创新“五大战略”,", never=("project",)),
)


def is_sort_of_plan(words: str) -> bool:
    """Say whether the words are a sort of plan that many places have, no one document."""
    return _SORTS.fullmatch(words) is not None and _SORTED.search(words) is not None


def paper_finds(text: str) -> Iterator[Find]:
    """Yield the documents that a sentence issues without their titles' marks, and the counted strategies."""
    for match in _ISSUED.finditer(text):
        yield Find("policy", *match.span("name"), "paper:issued", rank=3)
        following = _NEXT.match(text, match.end("name"))
        while following:
            yield Find("policy", *following.span("name"), "paper:issued", rank=3)
            following = _NEXT.match(text, following.end("name"))
        if more := _MORE.match(text, match.end("name")):
            yield from _more(more)
    for match in _WRITTEN.finditer(text):
        group = "list" if match["list"] else "more"
        for part in re.finditer(_PLAN, match[group]):
            start = match.start(group) + part.start()
            if not is_sort_of_plan(part.group()):
                yield Find("policy", start, start + len(part.group()), "paper:written", rank=1)
    for match in _STANDARD.finditer(text):
        yield Find("policy", *match.span("name"), "paper:standard", rank=6, closed=True)
    for match in _ARTICLES.finditer(text):
        for part in re.finditer("[^、和]+", match["list"]):
            yield from _articles(part.group(), match.start("list") + part.start())
    for match in _SHARED.finditer(text):
        yield from _sharing(match)
    for match in _ACTIONS.finditer(text):
        for part in re.finditer(_ACTION, match["list"]):
            start = match.start("list") + part.start()
            head = re.sub("(?:专项|攻坚)?行动$|攻坚战$", "", part.group())
            if len(head) > 5 or not is_group(head):
                yield Find("programme", start, start + len(part.group()), "paper:action", rank=1)
    for match in _SUCH.finditer(text):
        yield Find("policy", *match.span("name"), "paper:such", match["name"] + "措施", rank=3)
    for match in _COUNTED.finditer(text):
        members = match["list"].split("、")
        if len(members) == _NUMBERS.index(match["n"]) + 2:
            at = match.start("list")
            for words in members:
                end = at + len(words)  # the last one reaches over the number where no quotes part it
                over = match.end() if end == match.end("list") and "“" not in match.group() else end
                kind = "" if match["kind"] in ("战略", "路径", "硬仗") else match["kind"]
                name = words + kind if over > end or kind else ""
                yield Find("programme", at, over, "paper:counted", name, name, rank=3, closed=True)
                at = end + 1
            if "“" in match.group():
                yield Find("programme", match.start("n") - 1, match.end(), "paper:group", rank=5)


def _articles(words: str, start: int) -> Iterator[Find]:
    """Yield a paper that is called by the number of its articles; quoted numbers share their head."""
    head, *numbers = re.split("(?=“)", words)
    if len(numbers) < 2 or not head:
        yield Find("policy", start, start + len(words), "paper:articles", rank=6, closed=True)
        return
    at = start + len(head)
    for number in numbers:
        name = head + number
        begin = start if number is numbers[0] else at
        yield Find("policy", begin, at + len(number), "paper:articles", name, rank=6, closed=True)
        at += len(number)


def _sharing(match: re.Match[str]) -> Iterator[Find]:
    at = match.start("list")
    members = match["list"].split("、")
    for number, words in enumerate(members, 1):
        end = match.end() if number == len(members) else at + len(words)
        yield Find("policy", at, end, "paper:shared", f"{words}的{match['kind']}", rank=6)
        at += len(words) + 1


def _more(match: re.Match[str]) -> Iterator[Find]:
    kind = match["kind"]
    if match["second"] is None:
        yield Find("policy", match.start("first"), match.end(), "paper:issued", rank=3)
        return
    yield Find("policy", *match.span("first"), "paper:shared", match["first"] + kind, rank=3)
    yield Find("policy", match.start("second"), match.end(), "paper:shared", rank=3)
