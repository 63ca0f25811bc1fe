"""Heads completed from the words around them: the verb of a list, its sister, its topic."""

from __future__ import annotations

import re

from loaders.figures import elided, naming
from loaders.figures.phrases import split_operator
from loaders.figures.runs import Run

_COUNTED_BEFORE = re.compile("(?:企业|项目|公司|机构|家庭|商户)(?=数$)")
_EXTENT = re.compile("(?:面积|里程|长度|规模|总量|容量)$")
_LEADS = re.compile(
    "(?:(?:企业)?(?:主导|参与|主持|牵头|或)*(?:制修订|制订|制定|修订)|实际(?:使用|利用|到位)|到位|利用|吸收|引进|新增|累计|发放|争取|落实|筹措|兑付|投放|减免|签约|完成|净增|新签)+"
)
_OWN_VERB = re.compile("稳定|支持|扶持|带动|吸纳|撬动|服务|培训|拉动|覆盖|受益|吸引|惠及|涉及")
_WORKS = ("建设", "改造", "升级", "整治", "治理", "提升", "修复", "维修")  # done, not added
# Heads with a verb of their own.
_OTHER_VERB = re.compile(
    ".{0,10}(?:再就业|转移就业)|建设(?!用地|项目|规模|工程|面积|投资)(?=.{4})|铺设|架设|敷设|安装|更换|布设|硬化|亮化|美化|疏浚|清淤|栽种|播种|发展|扩大|成立|开发|招收|招录|征收|回收|收储|供应|补充|投放|采购"
    "|购置|配置|配套|维修|修缮|加固|迁建|搬迁|转移|安置|救助|资助|发布|修订|编制|审批|审核|调解|调处|化解|侦破|破获|抓获|查获|收缴"
    "|帮助|放映|新(?:入库|备案|认定|获|评|升|纳)|追回|挽回|止付|处理|处罚|问责|立案|起诉|审结|销售|生产|加工|接待|承办|承接|承担|包联|走访|结对|评选|表彰|授予|命名|升级|续建"
    "|储备|前期|收尾|谋划|推进|推动|协调|落实|拨付|下达|支付|减少|压减|退出|取缔|拆改|贯通|打通|开辟|增设|提供|设置|送|参加|解决"
)
_OF_TOPIC = re.compile("(?:实施|安排|谋划|完成)?项目")
# 税收在去年(5亿元)的基础上增长8%
_BASED = re.compile("(?:^|[,;。:])(?P<what>[^,;。:在]{2,16})在[^,;。]{2,30}基础上[^,;。]{0,4}$")
_PRICE = re.compile("(?:平均)?(?:降幅|涨幅)")
_PER = re.compile("(?:每[百千万]?(?:名?(?:老年?人|儿童)|人口?|户)(?:口)?(?:拥有|常住人口)?|人均|亩均)")


def whole_head(run: Run) -> str:
    """Return the head of a run, completed where it says too little alone."""
    head = _without_list(_with_predicate(run, run.head))
    if _DRIVES.search(head) and run.operator.text == "增长":
        return head + run.operator.text
    if head == "价格" and (moved := _PRICE.search(run.operator.text)):
        return head + moved.group()
    based = _BASED.search(run.text, 0, run.tokens[0].lead) if head == "基础上" else None
    if based:
        return naming.clean(based["what"])
    if run.earlier.names and (kin := elided.kin_rate(head, run.earlier.names[-1])):
        return kin
    if run.earlier.rule == "clause before" and _OF_TOPIC.fullmatch(head):
        return (
            re.sub("(?:投资|金额)$", "", run.earlier.names[-1]) + "项目"
        )  # 推进甲河治理,投资9亿元,实施项目6个
    if run.before.startswith("、") and (alike := elided.sister_rate(head, run.earlier.names)):
        return alike
    if run.earlier.names and (dealt := elided.answer_rate(head, run.earlier.names[-1])):
        return dealt
    if run.before.startswith("、") and (sister := elided.sister_noun(head, run.earlier.names)):
        return sister
    if head in {"建", "改", "修", "再建", "新建"} and run.earlier.noun:
        return head + run.earlier.noun
    if run.earlier.noun and naming.verb_only(head):
        head = run.earlier.noun + head
    elif naming.verb_only(head) and run.earlier.names and elided.worked(run.earlier.names[-1]):
        return elided.carried(run.earlier.names[-1], head, run.tokens[0].unit)  # 小区改造开工9个、完工6个
    elif naming.verb_only(head) and run.earlier.names:  # 入驻企业9家,已投产4家
        noun = _COUNTED_BEFORE.search(run.earlier.names[-1])
        if noun and (noun.group() == "项目" or run.earlier.unit.text == run.tokens[0].unit.text):
            return head + noun.group()
        did = naming.front_verb(run.earlier.names[-1])  # 开工改造小区9个、完工6个
        if did.startswith("开工") and run.earlier.unit.text == run.tokens[0].unit.text:
            return elided.bare(run.earlier.names[-1].removeprefix(did)) + did.removeprefix("开工") + head
    elif naming.verb_only(head) and not run.earlier.names:  # 完成危房改造任务,开工9户
        head = naming.topic_of(run.previous_clause(), work=True) + head
    elif (
        head
        and naming.front_verb(head) == head
        and run.earlier.names
        and not run.earlier.noun
        and run.earlier.unit.kind == run.tokens[0].unit.kind
    ):
        before = run.earlier.names[-1]  # 新建茶园6亩,改造提升3亩
        return head + elided.bare(before.removeprefix(naming.front_verb(before)))
    if run.tokens[0].unit.countable or run.tokens[0].unit.kind in {"area", "length"}:
        head = _with_verb(run, head)
    head = _with_sister(run, _with_bulk(run, head))
    counts = run.tokens[0].unit.countable and not naming.measured(head)
    if len(head) == 2 and head == run.head and not run.earlier.names and counts:
        head = _said_before(run, head)
    if len(head) <= 4 and _EXTENT.search(head) and run.tokens[0].unit.kind != "percent":
        topic = naming.topic_of(run.previous_clause(), work=True)
        head = topic + head if topic and not topic.startswith(head) else head
    return _with_modifier(run, head)


_DRIVES = re.compile("拉动[^,;。]{0,8}(?:经济|GDP|生产总值|工业|投资)$|拉动$")  # 拉动经济|增长2个百分点
_BULK = re.compile(
    "(?P<what>运输|发电|用电|供水|吞吐|储存|库存|消费|使用|生产|加工|处理|排放|[产销运])总?量$"
)


_SEATS = re.compile("(?:学位|床位|岗位|泊位|车位|托位)(?=数?$)")
_SCHOOLS = re.compile("(?:小学|初中|高中|幼儿园|学前|义务教育|阶段|职业教育)$")


def _with_bulk(run: Run, head: str) -> str:
    """Let the parts of an amount keep what it is one of (货物运输量9吨,其中铁路2吨).

    What a part is one of may be its own noun too (汽车产量增长2%,其中电动汽车增长9%).
    """
    whole = run.earlier.names[-1] if run.earlier.names else ""
    seats = _SEATS.search(whole) if head and not naming.measured(head) else None
    if seats and (run.among or (run.before.startswith("、") and _SCHOOLS.search(head))):
        return head + seats.group()  # 新增学位9个,其中小学5个、初中4个
    measure = naming.measured_end(whole) if run.among and head and not run.tokens[0].unit.countable else ""
    if measure and head.endswith(whole.removesuffix(measure)[-2:]) and not naming.measured(head):
        return head + measure
    amounts = run.tokens[0].unit.kind == run.earlier.unit.kind == "amount" and run.earlier.names
    bulk = _BULK.search(whole) if amounts and head and not naming.measured(head) else None
    return f"{head}{bulk['what']}量" if bulk and (run.among or run.before.startswith("、")) else head


_LIST = re.compile(
    "(?:先后|累计|成功|接连|相继)?(?P<verb>[\u4e00-\u9fff]{2}).{4,}、.{4,}等(?P<what>[^、等“”]{3,})$"
)


def _without_list(head: str) -> str:
    """Leave out the members of a list before what they are (举办“甲”比赛、“乙”比赛等茶业活动)."""
    told = _LIST.match(head)
    verb = naming.front_verb(head) if told else ""
    return (verb or (told["verb"] if naming.work_verb(told["verb"]) else "")) + told["what"] if told else head


def _said_before(run: Run, head: str) -> str:
    """Complete a short head by the clause before, where it says it too (建好茶园交易平台,完成交易3宗)."""
    told = re.search(f"[\u4e00-\u9fff]{{2,8}}{head}", run.previous_clause())
    return naming.topic_of(told.group()) or head if told else head


_THINGS = frozenset({"count", "length", "area", "amount", "body"})


def _alike(run: Run) -> bool:
    """Say whether a list's verb may lead this number too (改造公路5公里、危桥8座)."""
    kinds = {run.earlier.unit.kind, run.tokens[0].unit.kind}
    return len(kinds) == 1 or (run.before.startswith("、") and kinds <= _THINGS)


def _with_verb(run: Run, head: str) -> str:
    """新增甲5个、乙6个: the verb holds for both."""
    verb = "" if run.among else run.earlier.verb
    listed = run.clause < run.earlier.end or run.earlier.unit.text == run.tokens[0].unit.text
    if (
        not verb
        or not listed
        or run.operator.text
        or naming.front_verb(head)
        or not _alike(run)
        or naming.measured(head)
        or _OTHER_VERB.match(head)
        or _PER.match(head)
        or "完成" in run.before[:3]
        or (verb.startswith(("新", "净增", "建成", "在建")) and head.endswith(_WORKS))
        or _OWN_VERB.match(head)
        or _OWN_VERB.match(verb)
    ):
        return head
    return verb + head


_COUNT_END = re.compile("(?:金额|数)$")
_OPPOSITES = {"支出": "收入", "收入": "支出", "贷款余额": "存款余额", "存款余额": "贷款余额"}
_SISTERS = frozenset(
    {"营业收入", "利润总额", "利润", "净利润", "税收", "营收", "产值", "人口", "上缴税收", "上缴税金", "利税"}
)
_OWN_MEASURE = re.compile(
    "(?:资产总额|资产规模|总资产|营业收入|营收|总产值|产值|利润总额|利润|税收|面积|增加值)$"
)
_OF_BODIES = re.compile("注册资[本金]|从业人员|营业收入|(?:消费品)?零售额")
_BODIES = re.compile("(?:业|企业|单位|公司|机构|法人|主体|合作社|个体)(?:[(][^()]*[)])?(?=[户家个]?$)")
_NEW_BODIES = re.compile("^(?:登记在册|在册|在营|实有|现有|新设立?|新增|新登记)的?")
_LAST_TWO = re.compile("([\u4e00-\u9fff]{2})$")
_RAISED = re.compile("发行|发放|争取|投放|兑付|安排|拨付|筹措|新增|下达|使用|支付")
_FUNDS = re.compile("(?:债券|贷款|基金|资金|补贴)$")


def _with_sister(run: Run, head: str) -> str:
    """实际使用内资2亿元、外资3万美元: what leads the first noun leads one that ends like it."""
    first = run.earlier.names[-1] if run.earlier.names else ""
    first = _COUNT_END.sub("", first)
    joined = run.before.startswith(("、", "和")) and run.clause < run.earlier.end
    shared = _PER.match(first) if run.clause < run.earlier.end else None
    if shared and joined and not _PER.match(head):
        return shared.group() + head  # 每千人口床位6张、医师3人
    other = _OPPOSITES.get(head, "")
    if other and first.endswith(other) and len(first) > len(other):
        return first.removesuffix(other) + head  # 一般公共预算收入2亿元、支出5亿元
    if _OF_BODIES.fullmatch(head) and run.earlier.unit.countable and _BODIES.search(first):
        return _NEW_BODIES.sub("", first.rstrip("户家个")) + head  # 私营企业9户,注册资本3亿元
    whose = _OWN_MEASURE.sub("", first)
    if run.before.startswith("、") and head in _SISTERS and 1 < len(whose) < len(first):
        return whose + head  # 县属企业资产总额9亿元、营业收入增长8%
    class_of = _LAST_TWO.search(first)
    if class_of and re.fullmatch(r"\d?A+级|[国省市县]级|[国省]家?级", head) and run.tokens[0].unit.countable:
        return head + class_of.group()  # A级景区9家,其中5A级2家
    if not joined or len(first) <= len(head) or first[-1:] != head[-1:] or len(head) > 6:
        return head
    lead = _LEADS.match(first)
    return lead.group() + head if lead and not head.startswith(lead.group()) else head


def _with_modifier(run: Run, head: str) -> str:
    """发行债券 after 专项债券: the modifier that the sentence gave it before."""
    noun = _FUNDS.search(head)
    if noun and len(head) <= 4 and _RAISED.match(head):
        found = re.search(f"([\u4e00-\u9fff]{{2}}){noun.group()}", run.text[: run.clause])
        if found:
            return head[: noun.start()] + found.group()
    return head


def _with_predicate(run: Run, head: str) -> str:
    """100%实施绿色建筑: what follows a rate says what it is a rate of."""
    if run.tokens[-1].unit.kind != "percent" or not run.after or run.operator.change or len(run.after) > 12:
        return head
    if re.match("(?:以上|左右|以内|的|并|且)", run.after) or split_operator(run.after[:2])[1].text:
        return head
    if split_operator(run.after)[1].to:  # 由3%调整为5%
        return head
    name = head + run.after
    return name if naming.measured(name) or name.endswith("覆盖") else name + "比例"


_BUILT = re.compile("^(?:累计)?(?:建成|新建|开通)|数$")
