"""Industries told by 产业: 锦鲤产业, the members of A、B产业 and of A、B等传统产业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.words import CUT, any_of, lead_end, lexicon

_WORDS = lexicon("industry-words")
# ``other`` words make another thing of an industry: X产业链, X产业园, X产业发展基金, X产业项目.
_INDUSTRY = re.compile(
    r"(?<!房地)产业(?![\u4e00-\u9fff]{2,8}(?:行动|工程|计划|方案)(?![\u4e00-\u9fff]{3}))"
    f"(?:(?=带[动来]|路径|发展带动)|(?!{any_of(word for word, role in _WORDS if role == 'other')}))"
)
# ``general`` words are no field: how new, how large, whose.
_GENERAL = any_of(word for word, role in _WORDS if role == "general")
_NO_FIELD = re.compile(rf"(?!循环经济$)(?:[\u4e00-\u9fff]{{0,6}}[省市县区村镇乡园])?(?:{_GENERAL})*")
# What closes a list of fields: A、B等(传统)产业, A、B两大主导产业, A特色产业.
_SORT = any_of(word for word, role in _WORDS if role == "sort")
_CLOSING = re.compile(
    rf"(?:等(?:[一二两三四五六七八九十\d]+[大个条类])?(?:{_SORT})*|(?:[一二两三四五六七八九十]|\d+)[大个条类](?:{_SORT})*|(?:{_SORT})+)$"
)
# The verb or the glue that stands before the first field.
_LEAD = re.compile(
    r".*(?:发展|培育|壮大|做[强优大精细美深活实成]|重振|提升|带动|改造|拉长|培强|形成|赋能|融合|升级|转型|嵌入|引领|推广|谋划|探索|符合"
    r"|锚定|掌握|熟悉|了解|厚植|梳理|繁荣|跨越|领域|事业|布局|重构|凝练|夯实|筑牢|立足|围绕|依托|聚焦|抢先|因城施策|建成|规划|调整|挖掘|明晰|遵循|成立|举办|[潜动]力在|分享|塑造|着眼|聚力|统筹|编制|摸清|结合|调增|摆脱|持续|保持|运用|催生|抓|(?<![体教])育|(?<![新振复])兴|以|将|把|让|对(?!虾)|向(?!日)|到|成长为|发展为|作为|成为|希望在|[与和同及](?=[京雄])|的|了|是"
    r"|我[省市区县]|全[省市区县]|[省市区县]域|通过|具有|拥有|面向|覆盖|涵盖|包括|涉及|其中|即(?!时)|指(?!数)|区与|承接|吸纳|提高|招引|扩展|明确)"
)
_KEPT = re.compile("(?:新一代|新型|现代|高端|绿色)$")  # leads elsewhere, but part of a field's name
_SPLIT = re.compile("、|和(?!美)|以及")
_BEGINS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9、]")  # a mark before which no field begins
# What is a verb, a body or a sort of another thing is no field.
_VERBAL = re.compile(
    r"[让是把将]|被(?!动)|[已未不没0-46-9]|有(?![色机限轨])|招商|投入|项目|工程|行动|资金|政策|企业|平台|市场|质量|效益|能力|水平|体系|第[一二三]|[条个]村|市委|成果|^[在为导从]"
    r"|(?:事业|运动|群众体育|竞技体育|消费|高层次|京津|雄安|组团|优势|转化|一体化|战略性?|[与及和于到型加引中同])$|^(?:[与及和]|泰山)"
)
# What is said of an industry that stands for its like (生命健康等产业与京雄联动): it is no other noun.
_SPOKEN = re.compile("[,。;、与和向]|快速|加快|蓬勃|集聚|发展(?:壮大|$|[,。;])|做大|做强|提质|转型")
# What counts the clusters of a list: A、B两个省级特色产业集群.
_CLUSTERS = re.compile(
    r"(?:[两三四五六七八九十]|\d+)[个大](?:[百千万]亿级?)?(?P<kind>(?:省|市|国家|县|级|重点|特色|优势|百亿|千亿|新兴|主导)*)产业集群"
)
# A branch that a figure is of.
_BRANCH = re.compile(
    "(?:行业|工业)(?=(?:增加值|总产值|产值|营收|营业收入|投资|利润总额|利润)(?:分别|同比|累计)*(?:增长|下降|达|占|突破|完成|实现))"
)
_LONGEST = 10  # characters of one field
_REACH = 60  # characters of a list

EXAMPLES = (
    Example("推进锦鲤产业与垂钓融合,", (("industry", "锦鲤产业"),)),
    Example("渔具、渔网产业打造示范区。", (("industry", "渔具产业"), ("industry", "渔网产业"))),
    Example(
        "渔船及零部件、新饵料、渔港装备等产业增加值分别增长3%、4%、5%,",
        (("industry", "渔船及零部件产业"), ("industry", "新饵料产业"), ("industry", "渔港装备产业")),
    ),
    Example("推动渔具、裘皮等传统产业转型,", (("industry", "渔具产业"), ("industry", "裘皮产业"))),
    Example(
        "发展垂钓、赛艇等体育产业,推动养老产业协同发展,", (("industry", "体育产业"), ("industry", "养老产业"))
    ),
    Example("渔具、渔船等产业提质升级行动见效,促进房地产业良性循环,", never=("industry",)),
    Example("做大做强渔船电子产业,", (("industry", "渔船电子产业"),)),
    Example("大力发展特色产业,改造提升传统产业,壮大战略性新兴产业,", never=("industry",)),
    Example("加强渔具产业招商,引进渔具产业工人,设立渔具产业投资基金,", never=("industry",)),
    Example(
        "船舶、渔具行业增加值分别增长3%、4%,能源工业增加值增长5%,",
        (("industry", "船舶行业"), ("industry", "渔具行业"), ("industry", "能源工业")),
    ),
    Example("规模以上工业增加值增长3%,重点行业产值增长4%,", never=("industry",)),
    Example(
        "打造渔具、汽车及零部件两个省级特色产业集群,",
        (("industry", "渔具省级特色产业集群"), ("industry", "汽车及零部件省级特色产业集群")),
    ),
    Example(
        "做强渔具、饵料两大百亿级产业集群,", (("industry", "渔具产业集群"), ("industry", "饵料产业集群"))
    ),
    Example("打造带动增收的“甜蜜产业”,", never=("industry",)),
    Example("三次产业结构不断优化,一二三产业融合,", never=("industry",)),
)


def field_finds(text: str) -> Iterator[Find]:
    """Yield the industries of a sentence that 产业 names, each member of a list for itself."""
    if "业增" in text or "业产" in text or "业投" in text or "业营" in text or "业利" in text:
        yield from _measured(text)
    if "产业" not in text:
        return
    for match in _CLUSTERS.finditer(text) if "产业集群" in text else ():
        start = _beginning(text, match.start())
        found = list(_members(text, start, match.start(), match.end(), False))
        for find in found if len(found) > 1 else ():
            name = find.core + match["kind"] + "产业集群"
            yield replace(find, name=name, rule="field:cluster", rank=7)
    for match in _INDUSTRY.finditer(text):
        start = _beginning(text, match.start())
        if text[start - 1 : start] == "“" and text.startswith("”", match.end()):
            continue  # a coined word, or what the rules for quoted names read
        closing = _CLOSING.search(text, start, match.start())
        end = closing.start() if closing else match.start()
        found = list(_members(text, start, end, match.end(), closing is None))
        alone = closing and closing.group().startswith("等") and not _SPOKEN.match(text, match.end())
        if len(found) > 1 or not alone:
            yield from found


def _measured(text: str) -> Iterator[Find]:
    """Yield the branches that a figure is of: 船舶、航空航天行业增加值分别增长, 能源工业增加值增长."""
    for match in _BRANCH.finditer(text):
        start = _beginning(text, match.start())
        for find in _members(text, start, match.start(), match.end(), True):
            yield replace(find, name=find.core + match.group(), rule="field:measured")


def _beginning(text: str, end: int) -> int:
    """Return where the list before ``end`` may begin: behind a mark or the 产业 of another one."""
    least = max(0, end - _REACH)
    before = text.rfind("产业", least, end)
    least = before + 2 if before >= 0 else least
    marks = [mark.end() for mark in _BEGINS.finditer(text, least, end)]
    return marks[-1] if marks else least


def _opened(text: str, start: int, end: int) -> int:
    """Return where a field begins behind the verbs in ``text[start:end]``."""
    for cut in CUT.finditer(text, start, end):
        start = cut.end()
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    begin = lead_end(text, start, end)
    kept = _KEPT.search(text, start, begin)
    return kept.start() if kept else begin


def _members(text: str, start: int, end: int, last: int, ends_with: bool) -> Iterator[Find]:
    """Yield the fields in ``text[start:end]``; the last one's name runs to ``last`` where 产业 ends it."""
    found: list[Find] = []
    at = start
    for part in (*_SPLIT.finditer(text, start, end), None):
        to = part.start() if part else end
        begin = _opened(text, at, to)
        if begin > at:
            found.clear()  # what stands before a verb belongs to another list
        kind = text.rfind("等", begin, to) + 1  # 氢能等新能源产业: the field is the sort, its cases are none
        if kind:
            begin = kind
            found.clear()
        words = text[begin:to]
        final = part is None and ends_with
        if 2 <= len(words) <= _LONGEST and not _NO_FIELD.fullmatch(words) and not _VERBAL.search(words):
            stop = last if final else to
            name = words if words.endswith(("业", "经济")) and not final else words + "产业"
            found.append(Find("industry", begin, stop, "field", name, words, rank=2))
        elif not (part is None and _NO_FIELD.fullmatch(words)):
            found.clear()  # a list with what is no field is another list
        at = part.end() if part else end
    if ends_with and found and found[-1].end != last:
        return  # A、B和特色产业: what 产业 ends is no field, so the others are not known to be
    yield from found
