"""Names for rates: shares of a whole, contributions, how far a task is done."""

from __future__ import annotations

import re

from loaders.figures import naming
from loaders.figures.alignment import aligned
from loaders.figures.earlier import Names, latest
from loaders.figures.phrases import counted_noun, split_operator, strip_front
from loaders.figures.runs import Run
from loaders.seeking import begun

_SHARED = re.compile(
    "^(?P<own>[^,;]*?)占(?!比|地(?![区方])|用|有)(?P<whole>[^,;]{1,22}?)(?:的)?(?P<noun>比重|比例|份额|总数|总量"
    "|总额)?$"
)
_BRACKET_END = re.compile("[(][^()]{1,12}[)]$")
_PORTION = re.compile("^[在占].{2,20}(?:中|的)(?:占比|比重|比例|份额)$")
_TASK = begun(
    "(?:(?:分别|均|已|提前|超额|各)*(?:完成|占|为|达到?)了?)?(?P<of>全年|年度|年初|年|计划|(?<!公共)预算|目标)?"
    "(?:总?投资|收入)?(?:任务|目标|计划|(?<!公共)预算|预期)(?:任务|目标|总量|投资)?(?:的$|(?<=[成占为达到].{2})$|(?<=[成占为达到].{4})$|(?<=[成占为达到].{6})$|(?<=[成占为达到].{5})$)"
)
_WORKLOAD = re.compile("(?P<who>[^,;、]*?)(?:已|累计)*完成了?(?:总)?(?P<of>工程量|任务量|工作量)的?$")
_PLANNED = re.compile("(?:完成|占)(?:全年|年度|年初|年|调整|预期)*(?:计划|目标|任务|预算)(?:数|总额|任务)?")


def completion(run: Run) -> Names | None:
    """完成全年任务的54%: of what was named before, one by one where they are as many."""
    if run.tokens[0].unit.kind != "percent":
        return None
    worked = _WORKLOAD.search(run.before)
    if worked:  # 甲路完成工程量的60%
        return Names([f"{naming.clean(worked['who'])}{worked['of']}完成率" for _ in run.tokens], "completion")
    done = _TASK.search(run.before)
    if not done:
        return None
    if not run.earlier.trail:
        base = run.earlier.names[-1] if run.earlier.names else ""
        return Names([f"{base}{done['of'] or ''}任务完成率" for _ in run.tokens], "completion")
    own = naming.clean(run.before[: done.start()])
    count = len(run.tokens)
    sources = (
        [own] * count
        if not naming.weak(own)
        else [run.earlier.trail[i] for i in latest(run.earlier.trail, count)]
    )
    if len(sources) < count:
        sources = [run.earlier.trail[-1]] * count
    return Names([f"{s}{done['of'] or ''}任务完成率" for s in sources], "completion")


def planned(run: Run) -> Names | None:
    """完成年计划80亿元的75%: the plan that is quoted, then the rate."""
    if not run.earlier.names:
        return None
    if _PLANNED.fullmatch(run.before.strip(",、")) and run.text.startswith("的", run.tokens[-1].tail):
        return Names([run.earlier.names[-1] + "计划" for _ in run.tokens], "planned")
    if run.before == "的" and run.earlier.rule == "planned":
        return Names([run.earlier.names[-1] + "计划完成率" for _ in run.tokens], "completion")
    return None


_SLICE = re.compile(
    "(?:(?:以|用|占|贡献|创造|完成|承载|集聚|实现|吸引|提供)了?)+(?P<whole>全[国省市区县州球]|[\u4e00-\u9fff]{2,4}[省市区县州])$"
)


def slice_of_whole(run: Run) -> Names | None:
    """以占全市1/10的土地创造了全市1/5的产值: a part of a whole named before its number."""
    parted = run.tokens[0].unit.kind == "percent" or run.tokens[0].kind == "share"
    noun = run.counted.noun.strip("的")
    if not parted or not run.after.startswith("的") or not noun:
        return None
    found = _SLICE.search(run.before)
    last = run.earlier.names[-1] if run.before == "、" and run.earlier.rule == "slice of a whole" else ""
    whole = found["whole"] if found else last.partition("占")[2].removesuffix("比重")
    return Names([f"{noun}占{whole}比重" for _ in run.tokens], "slice of a whole") if whole else None


_GIVES = re.compile("贡献了?(?!率)(?P<whole>[^,;]{1,12})$")


def contribution(run: Run) -> Names | None:
    """贡献了全省3%的增量: a share of the whole's increment."""
    found = _GIVES.search(run.before) if run.tokens[0].unit.kind == "percent" else None
    if not found:
        return None
    own = naming.clean(run.before[: found.start()]) or (run.earlier.names[-1] if run.earlier.names else "")
    return Names([f"{own}{run.after.strip('的')}占{found['whole']}比重" for _ in run.tokens], "contribution")


def part_of_whole(run: Run) -> Names | None:
    """占 … 比重: what is part of which whole."""
    if run.tokens[0].unit.kind not in {"percent", "multiple"} and run.tokens[0].kind != "share":
        return None
    if run.tokens[0].rule == "tenths" and run.after and not run.operator.change:
        return Names([f"{run.after.strip('的')}占比" for _ in run.tokens], "part of a whole")
    words = re.sub(
        "(?:分别|均|约|仅|只|达到?|为|是|由|从|保持在|稳定在|维持在|控制在|高达|提[高升]到?至?|[上回]升[到至]|降[低]?[到至]|超过?)+$",
        "",
        run.before,
    )
    words = _BRACKET_END.sub("", words)
    if re.fullmatch("[,、]?(?:分别|均|约)*占", words) and run.earlier.names:
        each = run.earlier.trail[-len(run.tokens) :]
        names = each if len(each) == len(run.tokens) > 1 else (run.earlier.names[-1],) * len(run.tokens)
        return Names([name + "占比" for name in names], "part of a whole")
    found = _SHARED.match(words)
    if not found or (run.operator.change and not run.operator.to and not words):
        return _portion(run)
    own = naming.clean(found["own"])
    whole = found["whole"]
    if len(run.tokens) > 1 and own:
        heads = aligned(own, len(run.tokens))
        if heads:
            return Names([f"{h}占{whole}比重" for h in heads], "part of a whole")
    if naming.weak(own) and len(run.earlier.names) == len(run.tokens):
        return Names([f"{n}占{whole}{found['noun'] or '比重'}" for n in run.earlier.names], "part of a whole")
    count = len(run.tokens)
    if naming.weak(own) and run.apart and len(run.earlier.trail) >= count > 1:  # 产值9亿元、税收2亿元,分别占
        sums = [run.earlier.trail[i] for i in latest(run.earlier.trail, count)]
        return Names([f"{s}占{whole}{found['noun'] or '比重'}" for s in sums], "part of a whole")
    if naming.weak(own):
        own = run.earlier.names[-1] if run.earlier.names else clause_before(run)
    return Names([f"{own}占{whole}{found['noun'] or '比重'}" for _ in run.tokens], "part of a whole")


def _portion(run: Run) -> Names | None:
    if run.earlier.names and _PORTION.match(run.raw_head.lstrip(",、")):
        return Names(
            [run.earlier.names[-1] + run.raw_head.lstrip(",、") for _ in run.tokens], "part of a whole"
        )
    return None


def clause_before(run: Run) -> str:
    """Name a figure after the clause before its own: 零售额稳步回升,增长3%."""
    words, _ = split_operator(run.previous_clause())
    words = re.split("(?<=..)是", words)[0]  # 金融业是占比最大的行业
    words = strip_front(words)
    noun = counted_noun(words, 0, len(words)).noun
    return naming.topic_of(noun or words)
