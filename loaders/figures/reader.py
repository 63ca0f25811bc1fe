"""Read the figures of a passage: runs of numbers, aligned with their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.figures import naming
from loaders.figures.natures import nature_of, outcome_of, period_of
from loaders.figures.periods import Time, at
from loaders.figures.phrases import Counted, Operator, counted_noun, split_operator
from loaders.figures.roles import Setting, role_of, sign_of
from loaders.figures.subjects import Named, owner_before, topic
from loaders.figures.tokens import Token

_JOINT = re.compile(r"[、]|和|与|及|以及|[-—–~]+|至|到|/")
_RANGE = re.compile(r"[-—–~]+|至|到")
_FROM = re.compile(r"(?:由|从)(?P<when>[^,;。、由从\d]{0,8}(?:20\d\d年)?[^,;。、由从\d]{0,4})$")
_MINUS = re.compile(r"[-−负]$")
_EACH = re.compile("(?:均|各|每[届个家])$")


@dataclass(slots=True)
class Draft:
    """A figure in the making; positions are those of the passage."""

    token: Token
    role: str
    direction: str
    value: str
    name: str
    subject: str
    period: str
    nature: str
    rule: str
    pair: Draft | None = None
    outcome: str = ""
    cumulative: bool = False
    low: str = ""
    high: str = ""
    each: tuple[str, ...] = ()
    alone: bool = True  # names itself, no other figure of its run


@dataclass(slots=True)
class Passage:
    """A sentence in reading: its text, numbers, times and names, and where it stands."""

    text: str
    tokens: list[Token]
    times: list[Time]
    named: Sequence[Named]
    part: str
    standing: Time
    region: str
    review_year: int


@dataclass(slots=True)
class Memory:
    """What a sentence leaves to the next of its paragraph, and a run to the next of its sentence."""

    last: list[Draft] = field(default_factory=list)  # the last run
    owner: str = ""
    clause_owner: str | None = None


def read_passage(passage: Passage, memory: Memory) -> list[Draft]:
    """Return the figures of a passage in order."""
    drafts: list[Draft] = []
    quantities = [t for t in passage.tokens if t.quantity]
    seen = 0
    for run in _runs(passage.text, quantities):
        _follow_owner(passage, memory, seen, run[0].start)
        seen = run[0].start
        previous = quantities[quantities.index(run[0]) - 1] if run[0] is not quantities[0] else None
        following = quantities.index(run[-1]) + 1
        limit = quantities[following].lead if following < len(quantities) else len(passage.text)
        made = _Run(passage, memory, run, previous, limit, quantities).drafts()
        drafts += made
        memory.last = made
    _outcomes(passage.text, drafts)
    return drafts


def _runs(text: str, tokens: list[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and not token.kind and not runs[-1][-1].kind and _JOINT.fullmatch(text[runs[-1][-1].tail : token.lead]):
            runs[-1].append(token)
        elif runs and token.kind == runs[-1][-1].kind == "ratio" and text[runs[-1][-1].tail : token.lead] in "、和":
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _follow_owner(passage: Passage, memory: Memory, seen: int, position: int) -> None:
    """Let each clause that opens with an owner set it, up to the number at ``position``."""
    start = max(passage.text.rfind(c, 0, seen) for c in ",;。") + 1
    for clause in re.finditer("[^,;。]+", passage.text[start:position]):
        owner = topic(passage.text, start + clause.start(), start + clause.end(), passage.named, passage.region)
        if owner is not None:
            memory.owner = owner


def _clause_start(text: str, position: int) -> int:
    """Return where the clause of ``position`` begins: after punctuation, or the bracket it stands in."""
    depth = 0
    for at_ in range(position - 1, -1, -1):
        char = text[at_]
        if char == ")":
            depth += 1
        elif char == "(":
            if depth == 0:
                return at_ + 1
            depth -= 1
        elif depth == 0 and char in ",;:。!?" and not (char == ":" and text[at_ + 1 : at_ + 2].isdigit()):
            return at_ + 1
    return 0


class _Run:
    """A run of numbers with nothing but joints between them."""

    def __init__(
        self, passage: Passage, memory: Memory, run: list[Token], previous: Token | None, limit: int, every: list[Token]
    ) -> None:
        self.passage, self.memory, self.run, self.every = passage, memory, run, every
        text = passage.text
        first, last = run[0], run[-1]
        self.clause = _clause_start(text, first.lead)
        self.counted = counted_noun(text, last.tail, limit)
        self.after = text[last.tail : self.counted.end]
        start = self.clause
        if previous and previous.end > start:
            start = max(start, counted_noun(text, previous.tail, first.lead).cut)
        before = text[start : first.lead]
        self.minus = bool(_MINUS.search(before)) and len(before) > 1
        moved = _FROM.search(before)
        self.moved = moved is not None and self._moves_on(limit)
        self.when = moved["when"] if moved and self.moved else ""
        self.before = before[: moved.start()] if moved and self.moved else before
        head, self.operator = split_operator(self.before.rstrip("-−负"))
        self.raw_head = head
        self.head = naming.clean(head)

    def _moves_on(self, limit: int) -> bool:
        """Say whether a number with 从 or 由 before it leads on to a second one (从 A 增至 B)."""
        text = self.passage.text
        if limit >= len(text):
            return False
        return Operator.of(text[self.run[-1].tail : limit]).to or bool(re.search("[到至为]$", text[self.run[-1].tail : limit]))

    def drafts(self) -> list[Draft]:
        names, rule = self._names()
        drafts = [self._draft(token, name, rule, i) for i, (token, name) in enumerate(zip(self.run, names, strict=True))]
        self._ranges(drafts)
        return drafts

    def _ranges(self, drafts: list[Draft]) -> None:
        if len(drafts) == 2 and _RANGE.fullmatch(self.passage.text[self.run[0].tail : self.run[1].lead]):
            drafts[0].high, drafts[1].low = drafts[1].value, drafts[0].value

    def _is_counted(self) -> bool:
        unit = self.run[-1].unit
        if not self.counted.noun or self.run[-1].kind in {"rank", "ratio", "duration", "change"}:
            return False
        if unit.kind in {"percent", "point"}:
            return self.after.startswith("的") or not self.head
        if unit.kind == "duration":
            return False
        return True

    def _names(self) -> tuple[list[str], str]:
        """Return a name for each number of the run, and the rule that named them."""
        count = len(self.run)
        if self._is_counted():
            return self._counted_names(), "counted noun"
        last = self.memory.last
        if naming.weak(self.head) or self.head.startswith("本级"):
            if last:
                return self._carried_names(), "carried"
            topic_name = self._clause_before()
            if topic_name:
                return [naming.with_measure(topic_name, t.unit) for t in self.run], "clause before"
        if count > 1 and not self._one_name():
            heads = naming.aligned(self._listed_head(), count)
            if heads:
                return [naming.with_measure(h, t.unit) for h, t in zip(heads, self.run, strict=True)], "aligned"
        head = self._with_predicate(self.head)
        if count == 1 and not self.operator.text and self.run[0].unit.kind in {"count"} and len(self.head) <= 1:
            return self._carried_names(), "carried"
        return [naming.with_measure(head, t.unit) for t in self.run], "head before"

    def _one_name(self) -> bool:
        between = self.passage.text[self.run[0].tail : self.run[1].lead]
        return bool(_RANGE.fullmatch(between)) or self.run[0].unit.kind != self.run[1].unit.kind

    def _listed_head(self) -> str:
        head = self.raw_head
        return re.sub("^[,、]+", "", head)

    def _with_predicate(self, head: str) -> str:
        """100%实施绿色建筑: what follows a rate says what it is a rate of."""
        unit = self.run[-1].unit
        if unit.kind == "percent" and self.after and not self.operator.change and len(self.after) <= 12:
            if re.match("(?:以上|左右|以内)", self.after) or Operator.of(self.after[:3]).change:
                return head
            return head + self.after
        return head

    def _counted_names(self) -> list[str]:
        counted = self.counted
        verb = naming.work_verb(self.before.rstrip("的")) or naming.work_verb(self.raw_head)
        if not counted.predicate or not naming.general(counted.noun):
            counted = self._shared_predicate(counted)
        names = []
        for token in self.run:
            if token.unit.kind == "percent":
                names.append(f"{self.counted.predicate}{self.counted.noun}占比" if naming.general(counted.noun) or len(counted.noun) < 12 else f"{counted.noun}占比")
            else:
                names.append(naming.counted_name(verb, counted, token.unit))
        return names

    def _shared_predicate(self, counted: Counted) -> Counted:
        """80家甲、90家乙获认定: the last predicate holds for both."""
        text = self.passage.text
        if counted.predicate or not naming.general(counted.noun) or text[counted.end : counted.end + 1] != "、":
            return counted
        following = next((t for t in self.every if t.start > counted.end), None)
        if following is None or following.lead != counted.end + 1:
            return counted
        other = counted_noun(text, following.tail, len(text))
        return Counted(counted.noun, other.predicate, counted.cut, counted.end)

    def _carried_names(self) -> list[str]:
        last = self.memory.last
        names: list[str] = []
        for i, token in enumerate(self.run):
            source = last[i] if len(last) == len(self.run) else last[-1]
            names.append(naming.carried(source.name, self.head, token.unit if self.head else token.unit))
        return names

    def _clause_before(self) -> str:
        """Name a figure after the clause before its own: 零售额稳步回升,增长3%."""
        text = self.passage.text[: max(0, self.clause - 1)]
        clause = re.split("[,;:。]", text)[-1]
        words, _ = split_operator(clause)
        noun = counted_noun(words, 0, len(words)).noun or words
        return naming.clean(noun)

    def _draft(self, token: Token, name: str, named_by: str, index: int) -> Draft:
        passage = self.passage
        setting = Setting(token, self.raw_head if self.head else self.raw_head, self.operator, self.after, self._is_counted())
        if named_by == "carried" and not self.head:
            setting = Setting(token, name, self.operator, self.after, False)
        role, rule = role_of(setting)
        direction, value = sign_of(setting, role, self.minus and index == 0)
        explicit = at(passage.times, token.start, passage.text, passage.standing)
        clause = passage.text[self.clause : token.lead]
        nature = "prior" if self.moved else nature_of(
            passage.part, clause, self.after, explicit if explicit is not passage.standing else None, passage.review_year
        )
        sentence_words = self.before + " " + name
        period, cumulative = period_of(explicit, role, sentence_words, self.operator.text, self.moved, passage.review_year)
        draft = Draft(
            token, role, direction, value, name, self._subject(token), period, nature, f"{token.rule}; {rule}; {named_by}",
            cumulative=cumulative,
        )
        draft.pair = self._pair(draft, named_by, index)
        return draft

    def _subject(self, token: Token) -> str:
        passage = self.passage
        return owner_before(passage.text, self.clause, self.run[0].lead, passage.named, passage.region) or self.memory.owner or passage.region

    def _pair(self, draft: Draft, named_by: str, index: int) -> Draft | None:
        """Return the level that a change, share or completion belongs to."""
        if draft.role not in {"change", "share", "completion"} or not self.memory.last:
            return None
        if draft.role != "change" and self.passage.text.startswith("(", self.clause - 1):
            return None
        last = self.memory.last
        source = last[index] if len(last) == len(self.run) else last[-1]
        if named_by != "carried" and draft.role != "completion":
            return None
        while source.role == "change" and source.pair is not None:
            source = source.pair
        return source if source.role in {"level", "share", "index"} else None


def _outcomes(text: str, drafts: list[Draft]) -> None:
    """Let what the sentence says of a task hold for the figures before it, up to ；."""
    for draft in drafts:
        start = max(text.rfind(c, 0, draft.token.start) for c in ",;。") + 1
        end = text.find(";", draft.token.end)
        following = [d.token.lead for d in drafts if d.token.start > draft.token.start and d.role == "level" and d.pair is None]
        stop = min([end if end >= 0 else len(text), *following])
        if draft.role in {"level", "change", "share"} and draft.nature == "actual":
            draft.outcome = outcome_of(text, draft.token.tail, stop) or outcome_of(text, start, draft.token.lead)
