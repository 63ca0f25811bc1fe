"""Names for numbers that stand in brackets, and what a list is headed by (上涨的有:甲3%、乙2%)."""

from __future__ import annotations

import re

from loaders.figures import naming
from loaders.figures.earlier import Names
from loaders.figures.phrases import direction_of
from loaders.figures.runs import Run

_GLOSS = re.compile("(?:按[^,;()\\d]{2,14})?(?:折算|折合|约合|换算|合|折)(?:成|人民币)*[为是约]*")
_GIVEN = re.compile("(?:任务|指标|目标|计划|基数)[(]$")  # 税收在去年市核任务(5亿元)的基础上增长8%
_SAVES = re.compile("(?:减|压减|压缩|缩减|精简)(?:办理)?(?:时间|时限|材料|环节|跑动(?:次数)?|费用)$")
RATE = re.compile("率|比重|占比|比例|份额|覆盖")


def gloss(run: Run) -> Names | None:
    """Name a figure that a bracket gives in another unit after the figure before the bracket."""
    enclosed = run.text[run.clause - 1 : run.clause] == "("
    if not enclosed or not run.earlier.names or not _GLOSS.fullmatch(run.before):
        return None
    return Names([run.earlier.names[-1] for _ in run.tokens], "gloss")


_MEASURE = re.compile(
    "(?:概算|计划|估算)?总?投资(?:额|约)?|全长|总长|长度?|总?建筑面积|占地(?:面积)?|面积|规模|装机(?:容量)?|总里程|总?库容|容量|日?处理能力|设计时速"
)
_LEADS = re.compile(
    "^(?:加快|推进|推动|启动|完成|抓好|实施|建成|开工|力争|确保|全力|建设|新建|续建|改造|谋划|积极|持续|做好)+(?!.{0,2}$)"
)


def measured_aside(run: Run) -> Names | None:
    """Name what a bracket measures of the work before it (甲至乙公路(全长9公里、投资3亿元))."""
    opened = run.text.rfind("(", 0, run.tokens[0].lead)
    measure = _MEASURE.fullmatch(run.before.lstrip("、,(")) if opened >= 0 else None
    if not measure or ")" in run.text[opened : run.tokens[0].lead]:
        return None
    what = _LEADS.sub("", naming.clean(re.split("[,;:。)和及与]", run.text[:opened])[-1].split("、")[-1]))
    named = len(what) > 3 and not re.search(r"\d$", what)
    if not named:
        return None
    count = len(run.tokens)
    return Names([what + measure.group()] * count, "measured aside", (what,) * count)


def bracketed(run: Run) -> Names | None:
    """Name a rate that stands alone in a bracket after the noun before it (茶叶产值(7%))."""
    first, last = run.tokens[0], run.tokens[-1]
    given = first.unit.kind == "money" and _GIVEN.search(run.text, 0, first.lead)
    if (first.unit.kind != "percent" and not given) or run.text[first.lead - 1 : first.lead] != "(":
        return None
    noun = re.split("[,;:。、()和]", run.text[: first.lead - 1])[-1]
    if run.text[last.tail : last.tail + 1] != ")" or not noun or re.search(r"\d", noun):
        return None
    return Names([naming.clean(noun) for _ in run.tokens], "rate in brackets")


def heading_change(text: str, lead: int, name: str) -> str:
    """Return the direction that the heading of a list gives the bare rates in it, or "".

    Such are 上涨的有:甲3%、乙2%, what is saved (减材料7%) and, behind a growth or before 增速, rates in
    brackets.
    """
    if RATE.search(name):
        return ""
    if _SAVES.search(name):
        return "down"
    start = max(text.rfind(c, 0, lead) for c in ";。") + 1
    colon = lead - 1
    while (colon := text.rfind(":", start, colon + 1)) >= 0 and text[colon + 1].isdigit():
        colon -= 1  # 2.08:1 heads no list
    if colon >= 0:
        return direction_of(re.split("[,;。:]", text[start:colon])[-1])
    if text[lead - 1 : lead] == "(":
        return direction_of(text[start:lead]) or direction_of(text[lead : lead + 60])
    return ""
