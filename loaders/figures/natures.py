"""Whether a figure is reached, aimed at or quoted for comparison; and what its period is called."""

from __future__ import annotations

import re

from loaders.figures.periods import Time
from loaders.seeking import Ended, begun

_CUMULATED = re.compile("累计")
_AVERAGE = re.compile("年均|年平均|每年(?!在)")
_HELD = re.compile(
    "(?:连续|每年)[^,;]*(?:稳定|保持|维持)在|(?:连续[^,;]{1,3}年|始终|一直)[^,;]{0,4}?(?:超过|高于|低于|控制在|保持在|稳定在)"
)  # year by year, all through
_QUOTED_TARGET = Ended("(?:目标|任务|计划|指标)(?:任务|值|数|要求)?")
_TASK = re.compile("任务(?:指标|数)?$")
_ON_BASIS = re.compile("在[^,;。]*的?基础上")  # 在去年的基础上增长8%
_SURPASSED = re.compile("超额|超过|高于|好于|优于")  # 完成9个村改造任务: that many were done
_BEATEN = re.compile("超额完成|完成|实现|超过|高于|低于|好于|优于|提前")
_STANDING = re.compile(
    "已(?!成|知)|现有|目前|在建|已批|去年|上年|办好(?!$|\\d)|用好|依托|发挥|巩固|作用|(?<![人口户])拥有|截至|全国前|总数达到?$"
)
_DONE = re.compile("已经?(?:完成|建成|新建|新增|达到|实现)")  # 目前已完成投资3亿元
_AIMED = re.compile(
    "力争|计划|目标|争取|确保|预期|不低于|不少于|达到|新增|完成|新建|建成|年内|全年|到20\\d\\d年"
)
# A target quoted in brackets behind what was reached: 增长6.5%(年度目标6%以上).
_ASIDE_TARGET = Ended(
    "(?:^|[(])(?:年度|全年|年初|预期|既定)(?:目标|任务|计划)(?:增[速幅]|[值数])?[为是:]?(?:增长|下降)?"
)
_SET = Ended(
    "(?<=..)(?<!超)目标(?:增长)?|(?:超额完成|超过|高于)[^,;、]{2,20}(?:任务|目标|计划)"
)  # 投资目标8亿元,预计9亿元
# What is to be reached though a review says it.
_AHEAD = re.compile("力争|有望|(?:下一步|下半年|明年)[,将]?")
# The size of a named work tells what it is, whatever is to be done with it: 总投资5亿元的东山大桥.
_SIZE = re.compile("(?:总?投资(?:总?额)?|总投资规模)(?:为|达|约|超|近)*$")
_SIZED = re.compile("(?<!完成)(?<!完成总)总?投资[^,;]{0,8}[万亿]元的$")
_SPENT = re.compile(
    "完成投资(?:约|近|超)?$|完成投资[^,;]*元的[^,;]*、投资$"
)  # 完成投资3亿元的水厂: so much is to be spent
_WHOLE = re.compile("(?:对|向|为)全[省市区县旗州盟镇乡村]的?$")  # 对全县126家企业开展检查
_NEW = re.compile("引进|新增|储备|谋划|招引|新签|新建|培育")
# Listed works that are to go on are there; those that are to reach a stage are what the plan aims at.
_LISTED = re.compile(
    "(?:推进|推动|加快|抓好|抓实|支持|促进|续建|指导|(?<!做大)做好|鼓励)(?:[^,;]*等|[^,;\\d]*、[^,;\\d增减降达在到至为超]*)$"
)
_ONGOING = re.compile("(?:推进|加快|抓好|续建)$")  # 加快6个电站建设: they are being built
_WORKS = re.compile("[^,;。、]{2,20}(?:建设|改造|工程)(?:[,;。]|$)")
_STAGE = re.compile(
    "(?![\u4e00-\u9fffA-Za-z0-9“])|左右|以[上内]"
    "|[^,;]{0,24}(?:[开动完]工|竣工|建成|投产|投[用运]|运营|达产|通车|落[地户]|开业|达到|全部|完成)"
)
_CARRIED_OUT = re.compile("落实|抓细抓实|抓实抓细|执行")  # 落实“九个常态化”30项措施
_SETTLED = re.compile(
    "(?<!将)(?:谋划|确定|制定|列出|梳理|储备|编制|提出|安排|选定|明确|筛选|形成)了$"
)  # 今年谋划了9件实事
_NOTED = ("已", "在建", "签约", "续建", "现有", "存量", "既有", "闲置")
_LIES_IDLE = re.compile("闲置|存量|既有")
_USED_UP = re.compile("盘活|处置|消化|利用|整治|清理|改造|腾退")
_PLANNED_SOON = re.compile("预期目标|主要目标|目标[是为:]")
_PLANNED_YEAR = Ended("(?:年度|全年|年)计划(?:完成)?(?:总?投资额?)")


def nature_of(part: str, clause: str, after: str, name: str, explicit: Time | None, review_year: int) -> str:
    """Return the nature of a figure.

    ``clause`` are the words before the number in its clause, ``after`` those behind, ``name`` what it
    measures; ``explicit`` the time that the sentence names for it.
    """
    clause = _ON_BASIS.sub("", clause) if "基础上" in clause else clause
    if explicit and explicit.kind == "prior":
        return "prior"
    if part != "plan":
        if _QUOTED_TARGET.search(after) and re.search("聚焦|围绕|锚定|瞄准|紧盯", clause):
            return "target"
        if _PLANNED_YEAR.search(clause) or _ASIDE_TARGET.search(clause) or _SET.search(clause):
            return "prior"
        quoted = _QUOTED_TARGET.search(after)
        if quoted and (_SURPASSED if _TASK.search(after) else _BEATEN).search(clause):
            return "prior"
        if explicit and explicit.kind != "span" and int(explicit.last_year) > review_year:
            return "target"
        return "target" if _PLANNED_SOON.search(clause) or _AHEAD.search(clause) else "actual"
    if explicit and explicit.kind != "base" and int(explicit.last_year) <= review_year:
        return "actual"
    if _DONE.search(clause) or (_STANDING.search(clause) and not _AIMED.search(clause)):
        return "actual"
    return "actual" if _stands(clause, after, name) else "target"


def _stands(clause: str, after: str, name: str) -> bool:
    """Say whether what a plan's figure counts is there already, and only what is done with it is planned."""
    if name.endswith(("措施数", "举措数")) and _CARRIED_OUT.search(clause):
        return True
    if _LIES_IDLE.match(after) and _USED_UP.search(clause):
        return False  # 盘活闲置厂房, 处置存量土地
    if after.startswith("人口") or after.startswith(_NOTED) or _SETTLED.search(clause):
        return True
    if _WHOLE.search(clause) and not _STAGE.match(after):
        return True
    if _SPENT.search(clause):
        return False
    if (_SIZE.search(name if clause.endswith("、") else clause) and after.startswith("的")) or _SIZED.search(
        clause
    ):
        return _NEW.search(clause) is None
    if _ONGOING.search(clause) and name.endswith("数") and _WORKS.match(after):
        return not _STAGE.match(after)
    return _LISTED.search(clause) is not None and not _NEW.search(clause) and not _STAGE.match(after)


_BODIES = re.compile(
    "(?:拥有|组建)[\u4e00-\u9fff“”\\s]*数$|培育[\u4e00-\u9fff“”\\s]*(?:集群|联合体|中心|平台|基地)数$"
)
STOCK = begun(
    "实有|共有|现有|保有|余额|(?:常住|户籍|城镇|乡村|农村|男性|女性|流动)(?:总?人口|人数)|(?<!排放)(?<!用水)(?<!消[费耗])(?<!业务)(?<!经济)(?<!周转)(?<!运输)总[数量](?:排名)?$|存[栏笼]|在校|参保|参加.*保险|注册登记|在营|年末|期末"
)
_AT_THE_END = re.compile("[年期]末(?!期)")
_KEEPS = re.compile(
    "拥有|集聚|覆盖|储备|联系|配备|服务|支持|带动|组建|创建|培育"
)  # verbs that may tell a stock
_ONE_BY_ONE = re.compile("接连|连续跨|先后|相继|连跨")
_REACHED = re.compile(
    "达到?|[高升长加低少小短增降大宽展]到|[高升长加低少小短增降大宽展]至|突破|迈上|居|占|[稳保维][定持]在"
)
_FLOW = re.compile(
    "新增|净增|累计|年均|完成|建成(?!区)|新建|实现.*投资|增长|下降|减少|增加|引进|发放|投入|解决|开工|改造|惠及"
    "|化解|培训|查处|新设|淘汰|整治|拆除|获|培育|打造|修复|实施|五年|签约|举办|投资额|营造|治理|接种|办理"
    "|建设[\u4e00-\u9fff“”]+$"
    # what is done or happens year by year
    "|承接|打通|开通|收储|征收|征用|购置|栽种|新植|培养|引育|招引|签订|受理|救助|资助|搬迁|安置|筹集|争取|减免|办结|清理|清退|关停|退出|取缔|查办|打掉"
    "|破获|抓获|荣|入选|当选|出台|制定|修订|编制|下放|取消|保供|输送|植树|造林|盘活|成立|设立|搭建|落户|承办|接待|吸引|转移"
    "|流转(?!率)|投放|开展|创建|迁入|搬入|入住|让利|封堵|补水|压采|征集|聘请|认证|创(?:造|社会|经济)|选派|选拔|推出|分配|授权|消除|重组|整合|修缮|[改扩翻]建|铺设|安装|加固|栽植|开挖|疏浚|清淤|处置|追回|清欠|调解|走访|慰问|召开"
    "|招聘|表彰|审结|立案|脱贫|竣工|通车(?!.*里程)|投产|投用|(?:场数|场次|次数|人次|起数|批次|(?:指标|任务|措施|举措)数)$"
    # what is paid, and what is done with land, works, people and cases
    "|[补代]缴|拨付|支付|兑[付现]|报销|募集|捐[赠款]|理赔|垫付|偿还|归还|返还|撬动|(?:资金|善款|补贴|经费|款项|总投资|化债|减负|退税|(?<!债务)(?<!资产)(?<![存贷]款)(?<!授信)金额)$"
    "|社会投资$|落地(?!率)|争列|列入|纳入|入[库统]|报批|获批|对接|洽谈|推介|推进|谋划|出让|复垦|退耕|腾[退出]|疏解|[征拆动]迁|清拆|回迁|贯通|拓宽|硬化|亮化|绿化(?!面积|覆盖|率)|升级|架设|敷设|更换|加装|增设"
    "|新栽|新发展|调减|调整|压[减缩]|减排|节[约水能]|挽回|收缴|注销|检查|抽检|排查|整改|约谈|问责|调处|收治|救治|选树|评选|评定|选调|招[录收]|吸纳|输出|返乡|派[驻出]|抽调|下沉|结对|帮扶"
    "|创作|发表|转化|承担|奖励|扶持|使用专项债|实际(?:使用|到位)|婚检|体检|出列|摘帽|发展[\u4e00-\u9fff]{1,8}(?:面积$|户数$|\\d)|喜圆|圆梦|住[进上]|搬进|[用喝]上|告别|企业(?:成功)?(?:挂牌|上市)"
)


# What is measured year by year: where it stands after a span, it stands for the last year.
_YEARLY = re.compile(
    "(?:总值|产值|增加值|固定资产投资|收入|支出|产量|成交额|交易额|销售额|销售收入|零售总?额|进出口(?:总?额)?|外资|税收|利税|利润|营收|人次"
    "|接待量|吞吐量|发电量|用电量|货运量|客运量|经济总量|GDP)(?:总[量额])?(?:排名)?$"
)
# 完成户厕改造90户、道路硬化|5公里; 实施总投资5亿元的|9个项目
_GOES_ON = re.compile("\\d[^,;。]*、[^,;。\\d]*$|投资\\d[^,;。]*元的$")


def period_of(
    time: Time,
    role: str,
    head: str,
    verb: str,
    operator: str,
    hedge: str,
    clause: str,
    prior: bool,
    dated: bool,
) -> tuple[str, bool]:
    """Return the period of a figure and whether it is cumulative.

    ``verb`` is that of work in the head, ``clause`` what was said before the number.

    In a review of several years a flow carries the span, a stock its end, an average the span; a yearly
    measure that is reached or that grew from one value to another carries the last year or the one before.
    """
    cumulative = _CUMULATED.search(head + operator) is not None
    if time.kind == "span" and ".." in time.period:
        first, last = time.period.split("..")
        year_end = "" if _YEARLY.search(head) else "-end"
        if _AVERAGE.search(head + clause) or _HELD.search(clause):
            return time.period, False
        if role == "level":  # 累计 holds for a whole list
            cumulative = cumulative or _CUMULATED.search(clause) is not None
        if prior:
            return f"{int(first) - 1}{year_end}", False
        if role == "duration":
            return last, False
        if _BODIES.search(head) and role == "level":
            return f"{last}-end", cumulative
        acts = verb != "" and _KEEPS.search(verb) is None
        flowing = (
            acts or role in {"change", "completion"} or _FLOW.search(f"{verb} {head}{operator}") is not None
        )
        if not flowing and _GOES_ON.search(clause) and not STOCK.search(head):
            flowing = _FLOW.search(clause) is not None
        if cumulative or _ONE_BY_ONE.search(operator + hedge):
            return time.period, cumulative
        standing = (
            role in {"share", "index", "rank", "duration", "ratio"}
            or _REACHED.search(operator + hedge) is not None
        )
        spans = flowing and not (standing and role != "change")
        return (time.period if spans else f"{last}{year_end}"), cumulative
    if prior and not dated and time.kind == "year" and len(time.period) == 4:
        return str(int(time.period) - 1), False
    stands = STOCK if role in {"level", "change"} else _AT_THE_END if role == "share" else None
    stock = cumulative or (stands is not None and stands.search(head) is not None)
    if stock and re.fullmatch(r"\d{4}", time.period):
        return time.period + "-end", cumulative
    return time.period, cumulative


def streak_of(time: Time, years: str, name: str) -> str:
    """Return the years of a streak in a review of several years: 连续4年 are its last four; "" if longer."""
    if time.kind != "span" or ".." not in time.period or "连续" not in name or not years.isdigit():
        return ""
    first, last = map(int, time.period.split(".."))
    began = last - int(years) + 1
    return f"{began}..{last}" if began >= first else ""


_YEAR_OR_END = re.compile(r"\d{4}(?:-end)?")


def moved_from(before: str, time: Time, period: str) -> str:
    """Return a period in the year of ``before``, that of what moved first, where that is years ago."""
    years_ago = re.match(r"\d{4}", before) and int(before[:4]) < int(time.last_year) - 1
    if years_ago and _YEAR_OR_END.fullmatch(before) and _YEAR_OR_END.fullmatch(period):
        return before[:4] + period[4:]
    return before if years_ago else period


def average_over(start: str, time: Time, whole: Time) -> str:
    """Return the years of an average since ``start``: those under review (``whole``) where it begins them."""
    spans = whole.period == f"{int(start) + 1}..{time.period[:4]}"
    return whole.period if spans else f"{start}..{time.period[:4]}"
