"""Read the figures of a passage: runs of numbers, aligned with their heads."""

from __future__ import annotations

import re

from loaders.figures.brackets import RATE, heading_change
from loaders.figures.drafts import Draft, Passage
from loaders.figures.earlier import latest
from loaders.figures.following import WHOLE, follow_division, follow_owner
from loaders.figures.grouping import runs_of
from loaders.figures.heads import names_of
from loaders.figures.memory import ASIDES, Memory
from loaders.figures.natures import average_over, moved_from, nature_of, period_of, streak_of
from loaders.figures.numerals import han_value
from loaders.figures.outcomes import settle_outcomes
from loaders.figures.periods import Time, at, based
from loaders.figures.roles import Setting, role_of, sign_of
from loaders.figures.runs import Run
from loaders.figures.subjects import made, owner_before
from loaders.figures.tokens import Token
from loaders.figures.undertakings import work_of

_DIVIDED = re.compile("(?:额|产值|增加值|投资|收入|支出)$")
_DIVIDES = re.compile(
    "(?:其中,?)?(?:按|分)[^,;。]{1,10}(?:分|看|划分)[组类]?,|其中[:,][^,;。\\d]{2,10}\\d[\\d.]*[万亿]?元"
)


_JOINED = re.compile("[、和及与](?!在建|现有|共有).*")  # goes on with the verb before it
_ENTERED = re.compile("入选|当选|入围|列入|晋升|获")
_EVENTS = re.compile("(?P<n>[两二三四])[届场次]")


def read_passage(passage: Passage, memory: Memory) -> list[Draft]:
    """Return the figures of a passage in order; ``memory`` is carried on."""
    drafts: list[Draft] = []
    quantities = [t for t in passage.tokens if t.quantity]
    seen = 0
    divides = _DIVIDES.match(passage.text) and _DIVIDED.search(memory.topic)
    shared = WHOLE.search(memory.topic)
    divided = (shared.group() if shared else memory.topic) if divides else ""
    memory.begin(divided)
    for tokens in runs_of(passage.text, quantities):
        follow_owner(passage, memory, seen, tokens[0].start)
        follow_division(passage.text[seen : tokens[0].start], memory)
        seen = tokens[0].start
        run = Run(passage.text, tokens, quantities, memory.before, passage.region)
        drafting = _Drafting(passage, memory, run)
        made = drafting.drafts()
        drafts += made
        memory.follow(run, drafting.named, made)
    settle_outcomes(passage.text, drafts)
    return drafts


_LIKE_BEFORE = "like the growth before"


class _Drafting:
    """Make the figures of one run."""

    def __init__(self, passage: Passage, memory: Memory, run: Run) -> None:
        self.passage, self.memory, self.run = passage, memory, run
        self.named = names_of(run)

    def drafts(self) -> list[Draft]:
        drafts = [self._draft(token, i) for i, token in enumerate(self.run.tokens)]
        if self.run.is_range:
            drafts[0].high, drafts[1].low = drafts[1].value, drafts[0].value
        return drafts

    def _draft(self, token: Token, index: int) -> Draft:
        passage, run, name = self.passage, self.run, self.named.names[index]
        bare = self.named.borrowed and not run.head
        if run.yard and name.endswith("(GDP)"):
            name += "增速"  # what is above a yardstick is the growth
        setting = Setting(
            token,
            name if bare else run.raw_head,
            run.operator_of(index),
            run.after,
            run.is_counted,
            heading_change(passage.text, token.lead, name) if token.unit.kind == "percent" else "",
            last=token.tail == len(passage.text),
            plan=self.named.rule == "completion" and run.before == "的",
        )
        role, rule = role_of(setting)
        role, rule = self._like_before(setting, role, rule, name)
        direction, value = sign_of(setting, role, run.minus_at(index))
        goal = rule == _LIKE_BEFORE and self.named.rule == "quoted goal"
        if goal and self.memory.last[-1].direction == "down" and direction != "down":
            direction, value = "down", f"-{value}"  # 下降4%,超额完成3%的目标
        time = at(passage.times, token.start, passage.text, passage.standing)
        if passage.average and time is passage.standing and "年均" in run.operator.text:
            time = passage.average
        if run.timed:
            time = self._listed_time(index) or time
        clause = "" if run.yard else passage.text[run.clause : token.start]
        explicit = time if time is not passage.standing else None
        nature = (
            "prior"
            if run.moved or self.named.rule == "planned"
            else nature_of(
                passage.part,
                clause,
                "" if token.unit.kind == "duration" else run.after,  # 提前15天完成任务 quotes no task
                name,
                explicit,
                passage.review_year,
            )
        )
        period, cumulative = period_of(
            time,
            "rank" if run.yard else role,  # a gap to a yardstick stands like a rank
            # where the number opens its clause, what happens stands behind it: 40辆公交车投入使用
            f"{run.before or run.after} {name}" + ("投入" if self.named.rule == "spent on" else ""),
            run.verb or self._joined_verb(),
            run.operator.text,
            passage.text[run.tokens[0].lead : run.tokens[0].start] + passage.text[token.lead : token.start],
            clause,
            run.moved,
            run.dated,
        )
        if run.moved and not run.dated:
            before = next((d.period for d in reversed(self.memory.trail) if d.nature == "prior"), "")
            period = based(passage.times, token.start, passage.standing) or moved_from(before, time, period)
        if role == "duration" and token.unit.text == "年":
            period = streak_of(time, value, name) or period
        source = self._source(index)
        draft = Draft(
            token,
            role,
            direction,
            value,
            name,
            self._subject(index, source),
            period,
            nature,
            f"{token.rule}; {rule}; {self.named.rule}",
            cumulative=cumulative,
            borrowed=self.named.borrowed,
        )
        among = run.among or (self.memory.among and run.before[:1] == "、")
        within = among or (self.memory.owner and run.verb == "" and run.before[:1] == ",")
        summed = self.named.rule == "carried" and name.endswith("投资")  # 累计达70项,总投资6亿元
        within = (
            within or summed or (run.is_counted and run.before in {"", ","} and not run.counted.predicate)
        )
        if source and source.cumulative and within and role == "level":
            draft.cumulative, draft.period = True, source.period
        if source and token.unit.kind == "multiple" and self.named.rule == "carried" and role == "level":
            draft.period = source.period  # 五年累计9亿元,是前五年的2倍
        if source and among and role == source.role == "level" and source.period.endswith("-end"):
            draft.period = source.period  # 年末9万人,其中城镇2万人
        if role == "ratio" and not re.search("率$|比例?|比重|结构|构成$", draft.name[-2:]):
            draft.name += "比例"
        start = self._average_since(time)
        draft.period = (
            average_over(start, time, passage.average or passage.standing) if start else draft.period
        )
        if token.qualifier == "exact" and "约占" in run.before:
            token.qualifier = "about"
        draft.pair = self._pair(draft, source)
        spent = draft.pair and draft.pair.role == "level" and role == "share" and time.kind == "span"
        if spent and draft.pair and ".." in draft.pair.period:
            draft.period = draft.pair.period  # 五年投入9亿元,占支出的70%
        self._reached(draft)
        draft.each = self._each()
        return draft

    def _joined_verb(self) -> str:
        """Return the verb that a run shares with the one before it, or what its counted noun entered."""
        before, listed = self.run.before, self.run.clause < self.run.earlier.end
        if _JOINED.fullmatch(before) or (before.startswith("、") and listed):
            return self.run.earlier.verb
        entered = _ENTERED.match(self.run.counted.predicate) if self.run.is_counted else None
        return entered.group() if entered else ""

    def _reached(self, draft: Draft) -> None:
        """Pair a growth with the level that it led to right behind it (增长5%,迈上30亿元新台阶)."""
        last = self.memory.last[-1] if len(self.memory.last) == len(self.run.tokens) == 1 else None
        if (
            last is None
            or last.pair
            or (last.role, draft.role) != ("change", "level")
            or self.run.head
            or self.run.earlier.rule in ASIDES
        ):
            return
        if last.name == draft.name and last.nature == draft.nature and last.token.unit.kind == "percent":
            last.pair = draft

    def _like_before(self, setting: Setting, role: str, rule: str, name: str) -> tuple[str, str]:
        """Let a bare rate that goes on from a rate of growth be one too (增长5%以上,力争达到6%)."""
        last = self.memory.last[-1] if self.memory.last else None
        goes_on = self.named.rule in {"carried", "quoted goal"} and setting.token.unit.kind == "percent"
        if not (goes_on and last and role == "share" and last.role == "change"):
            return role, rule
        if last.token.unit.kind != "percent" or RATE.search(name):
            return role, rule
        return "change", _LIKE_BEFORE

    def _listed_time(self, index: int) -> Time | None:
        """Return the time of one number where the times are a list too (一季度、二季度分别增长)."""
        first, count = self.run.tokens[0].start, len(self.run.tokens)
        times = [t for t in self.passage.times if self.run.clause <= t.start < first and t.kind != "base"]
        return times[index - count] if len(times) >= count else None

    def _source(self, index: int) -> Draft | None:
        last, count = self.memory.last, len(self.run.tokens)
        if not last:
            return None
        grows = self.run.operator.change and self.run.tokens[0].unit.kind in {"percent", "money"}
        if grows and last[-1].role == "share" and last[-1].pair:
            return last[-1].pair  # 产值5亿元,占3%,增长2%
        trail = self.memory.trail
        if self.named.rule == "completion" and len(trail) >= count > 1:
            return trail[latest([d.name for d in trail], count)[index]]
        rates = self.memory.rates if self.run.tokens[0].unit.kind == "point" and self.run.apart else []
        if len(last) != count and last[-1].role == "share" and len(rates) >= count > 1:
            return rates[-count:][index]  # 甲率98%、乙率42%,分别提高3个、8个百分点
        if len(last) != count and self.run.one_by_one and len(trail) >= count > 1:
            return trail[latest([d.name for d in trail], count)[index]]  # 甲5家、乙6家,累计分别达15家、26家
        return last[index] if len(last) == count else last[-1]

    def _subject(self, index: int, source: Draft | None) -> str:
        if self.named.owners:
            return self.named.owners[index]
        passage = self.passage
        token = self.run.tokens[index]
        work, alone = work_of(passage.text, token)
        if work:
            self.memory.take_work(work, alone)
            return work
        at = self.run.every.index(token)
        start = max(self.run.clause, self.run.every[at - 1].tail if at else 0)
        own = (
            owner_before(passage.text, start, self.run.tokens[0].lead, passage.named)
            if self.run.is_counted
            else ""
        )
        if own and not made(passage.text, start, self.run.tokens[0].lead):
            self.memory.owner = own
        elif self.run.is_counted and self.run.before.endswith("等"):
            return self.memory.theme or passage.region  # 甲、乙等9个: the list is not complete
        if not own and self.named.rule == "carried" and source:
            return source.subject
        return own or self.memory.owner or passage.region

    def _average_since(self, time: Time) -> str:
        """Return the first year of an average that follows 从 A 到 B with their years, or ""."""
        trail = self.memory.trail
        if "年均" not in self.run.operator.text or time.kind != "year" or len(trail) < 2:
            return ""
        return trail[-2].period[:4] if trail[-2].nature == "prior" else ""

    def _each(self) -> tuple[str, ...]:
        """Return the events that a number holds for one by one (两届均超30亿元)."""
        several = _EVENTS.search(self.run.before)
        said = self.passage.text[self.run.clause : self.run.tokens[0].start]  # 均 may lead the number (均超)
        if not several or not re.search("均|各|都|每", said):
            return ()
        events = [
            n.name for n in self.passage.named if n.type == "event" and n.end <= self.run.tokens[0].start
        ]
        return tuple(events) if len(events) == han_value(several["n"]) else ()

    def _pair(self, draft: Draft, source: Draft | None) -> Draft | None:
        """Return the level that a change, share or completion belongs to."""
        if source is None or draft.role not in {"change", "share", "completion"}:
            return None
        if (
            self.named.rule != "carried"
            and draft.role != "completion"
            and not (self.named.rule == "part of a whole" and draft.name.startswith(source.name))
        ):
            return None
        if "贡献率" in draft.name and source.role == "share":
            return None  # 占比12%、38%,贡献率8%、40%
        if self.run.yard:  # 占比38%,高于全市2个百分点: only such a gap has its level
            own = source.role in {"share", "index"} and source.name == draft.name
            return source if own and source.nature == draft.nature else None
        if draft.role == "completion" and source.token.unit.countable and "投资" in self.run.before:
            return None  # 9个项目完成年度投资计划的98%
        while source.role == "change" and source.pair is not None:
            source = source.pair
        if (source.nature, draft.nature) == ("actual", "prior") and not self.run.moved:
            return None  # 增长6.5%(年度目标6%以上)
        if source.nature == "prior" and not self.run.moved:
            levels = source.role in {"level", "share", "index"}
            lean = source.lean if source.lean and source.lean.role != "change" else None
            return lean if draft.role != "change" else source if levels else None
        if self.named.rule == "carried" and draft.role == "change" and draft.name != source.name:
            return None
        if draft.token.qualifier != "exact" and self.run.after.startswith("的"):
            return None
        draft.lean = source
        return source if source.role in {"level", "share", "index"} and not self.run.moved else None
