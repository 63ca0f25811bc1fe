"""Runs of numbers and the names that their words give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.figures import naming
from loaders.figures.phrases import Counted, Operator, counted_noun, split_operator
from loaders.figures.tokens import Token
from loaders.figures.units import Unit

_JOINT = re.compile(r"[、]|和|与|及|以及|[-—–~]+|至|到|/|、?(?:约|近|超)?")
_RANGE = re.compile(r"[-—–~]+|至|到")
_FROM = re.compile(r"(?:由|从)(?P<when>[^,;。、由从\d]{0,8}(?:20\d\d年)?[^,;。、由从\d]{0,4})$")
_PROPORTION = re.compile("(?:数量?)?(?:占比|比例|比重|占)")
_CLASS = re.compile("(?:计划|累计)?(?:总?投资额?|年?产值|年?营收|年?营业收入|估值|注册资本|合同金额|面积|投入)")
_MOVING = re.compile("(?:持续|稳步|逐步|逐季|逐月)+(?:回|提|上|下|扩|收|增|攀|改)")
_DONE = frozenset({"提升", "优化", "改善", "压减", "扩大", "增收", "拓展", "精简", "节约", "提速"})  # work done, measured in plain units
_YARDSTICK = re.compile("(?P<than>高于|低于|快于|慢于|好于|优于|多于|少于|高出|超出|领先|超过|超)(?P<yard>[^,;、\\d]{1,16})$")
_MINUS_SIGN = re.compile("[-−]$|(?<=长)负$")
_MINUS = re.compile("(?:^|[^\\d])[-−]$|长负$")
_PUNCTUATION = ",;:。!?"
_SITE = re.compile("^(?P<who>.{2,24}?(?:国控点|省控点|市控点|监测点|监测站|断面|站点))(?P<what>.{3,})$")
_RANKED = re.compile(
    "(?:[均都]|分别|继续|连续|稳|并|跃|总量|规模)*(?:排名|排行|名列|位居|位列|跃居|稳居|分居|分列|列入|跻身|入围|入选|进入|获评|提升|获|居|列|排在|排|位|保持|升至|上升至|升到)?(?:到|至)?(?:全[国省市区县球]|世界|[\u4e00-\u9fff]{0,6}(?:省区市|省区|省份|各区|县区|区县|城市))?(?:中|的)?(?:第|前|TOP ?)?$|(?:排名|位居|位列|稳居|跃居|分居|分列|居|列)[一-鿿]{0,8}?(?:第|前)?$"
)
_SHARED = re.compile("^(?P<own>[^,;]*?)占(?!比|地|用|有)(?P<whole>[^,;]{1,22}?)(?:的)?(?P<noun>比重|比例|份额|总数|总量|总额)?$")
_BRACKET_END = re.compile("[(][^()]{1,12}[)]$")
_PORTION = re.compile("^[在占].{2,20}(?:中|的)(?:占比|比重|比例|份额)$")
_TASK = re.compile("(?:分别|均|已|提前|超额|占|达到?|各)*(?:完成)?(?:了|占)?(?P<of>全年|年度|年初|计划|预算|目标)?(?:任务|目标|计划|预算|预期)(?:任务|目标|总量|投资)?(?:的$|(?<=占.{4})$|(?<=占.{2})$)")
_PLANNED = re.compile("(?:完成|占)(?:全年|年度|年初|年|调整|预期)*(?:计划|目标|任务|预算)(?:数|总额|任务)?")
_REACHING = re.compile("(?:可)?(?:直达|直通|抵达|到达|通达|可达|互达|办结|办理|送达|响应|通勤|完成|到现场|办成|处置|解决|反馈|落实)[^,;。]{0,16}")


@dataclass(frozen=True, slots=True)
class Names:
    """A name for each number of a run, the rule that gave them, and whose they are (sites), if said."""

    names: list[str]
    rule: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before a run in its sentence: names of the last run, its verb, noun and sites."""

    names: tuple[str, ...] = ()
    verb: str = ""
    noun: str = ""
    sites: tuple[str, ...] = ()
    unit: Unit = Unit("")
    end: int = 0
    base: tuple[str, ...] = ()  # before a share of it
    rule: str = ""
    trail: tuple[str, ...] = ()  # names of all levels of the sentence so far


def runs_of(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Group numbers with nothing but joints between them."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and _joined(text, runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _joined(text: str, left: Token, right: Token) -> bool:
    between = text[left.tail : right.lead]
    if left.kind or right.kind:
        return left.kind == right.kind in {"ratio"} and between in "、和"
    if not between:
        return left.unit.kind == right.unit.kind == "count"
    return _JOINT.fullmatch(between) is not None


def clause_start(text: str, position: int) -> int:
    """Return where the clause of ``position`` begins: after punctuation, or the bracket it stands in."""
    depth = 0
    for at in range(position - 1, -1, -1):
        char = text[at]
        if char == ")":
            depth += 1
        elif char == "(":
            if depth == 0:
                return at + 1
            depth -= 1
        elif depth == 0 and char in _PUNCTUATION and not (char == ":" and text[at + 1 : at + 2].isdigit()):
            return at + 1
    return 0


class Run:
    """A run of numbers, the words before it (head, operator) and after it (counted noun)."""

    def __init__(self, text: str, run: list[Token], every: list[Token], earlier: Before) -> None:
        self.text, self.tokens, self.every, self.earlier = text, run, every, earlier
        first, last = run[0], run[-1]
        at = every.index(last) + 1
        self.following = every[at] if at < len(every) else None
        limit = self.following.lead if self.following else len(text)
        self.clause = clause_start(text, first.lead)
        self.counted = counted_noun(text, last.tail, limit)
        self.after = text[last.tail : self.counted.end]
        if self._verbal():
            self.counted = counted_noun(text, last.tail, limit, verbal=True)
        before = text[max(self.clause, earlier.end) : first.lead]
        if self._states_class():
            assert self.following is not None
            behind = counted_noun(text, self.following.tail, len(text))
            self.counted = Counted(text[last.tail : behind.cut], "", limit, limit)
        if self.clause < earlier.end and "、" in before[1:] and len(run) == 1 and not re.search("均|都|分别|及|和", before):
            before = before[before.rindex("、") :]
        self.minus = _MINUS.search(before) is not None
        moved = _FROM.search(before)
        self.moved = moved is not None and (self._moves_on(limit) or _MOVING.match(self.after) is not None)
        self.before = before[: moved.start()] if moved and self.moved else before
        self.dated = moved is not None and re.search(r"\d年", moved["when"]) is not None
        self.raw_head, self.operator = split_operator(_MINUS_SIGN.sub("", self.before))
        yard = _YARDSTICK.search(self.before) if first.unit.kind == "point" else None
        self.yard = yard is not None
        if yard:
            self.raw_head, self.operator = split_operator(self.before[: yard.start()])[0], Operator.of(yard["than"])
        if self.operator.text in _DONE and first.unit.kind not in {"percent", "point", "multiple", "rank", ""}:
            self.raw_head, self.operator = self.raw_head + self.operator.text, Operator("")
        if first.kind == "rank":
            self.raw_head = _RANKED.sub("", self.before)
            self.raw_head = re.split("以及|并", self.raw_head)[-1]
        self.head = naming.clean(self.raw_head)
        self.is_counted = self._counts()
        self.verb = naming.work_verb(self.before.rstrip("的")) if self.is_counted else naming.front_verb(self.head)

    def _moves_on(self, limit: int) -> bool:
        """Say whether a number with 从 or 由 before it leads on to a second one (从 A 增至 B)."""
        between = self.text[self.tokens[-1].tail : limit]
        return self.following is not None and (Operator.of(between).to or between.endswith(("到", "至", "为")))

    def _bounds(self) -> bool:
        """Say whether the number bounds a class (收入50万元以上的村)."""
        return self.tokens[-1].qualifier in {"at_least", "over", "at_most"} and self.after.startswith("的")

    def _states_class(self) -> bool:
        """Say whether the noun comes after the number that bounds its class (9个投资2亿元以上的项目)."""
        following = self.following
        if following is None or following.qualifier not in {"at_least", "over"} or not self.tokens[-1].unit.countable:
            return False
        between = self.text[self.tokens[-1].tail : following.lead]
        return _CLASS.fullmatch(between) is not None and self.text[following.tail : following.tail + 1] not in {",", "。", "、", ";", ""}

    def _verbal(self) -> bool:
        """Say whether the counted noun must begin with a verb: nothing else tells what is counted."""
        counted = self.counted
        if not self.tokens[-1].unit.countable or counted.noun or len(counted.predicate) < 6 or self.earlier.noun:
            return False
        return re.fullmatch("[^,]{0,4}", self.text[max(self.clause, self.earlier.end) : self.tokens[0].lead]) is not None

    def _counts(self) -> bool:
        unit = self.tokens[-1].unit
        if not self.counted.noun or self.tokens[-1].kind in {"rank", "ratio", "duration", "change"}:
            return False
        if unit.kind in {"percent", "point"}:
            return self.after.startswith("的") or not self.head
        if self._bounds() and unit.kind in {"money", "area", "people"} and not naming.weak(self.head):
            return False
        return unit.kind not in {"duration", "multiple"} and not self.operator.to

    @property
    def is_range(self) -> bool:
        """Say whether the run is one figure printed as two numbers (5%—6%)."""
        return len(self.tokens) == 2 and _RANGE.fullmatch(self.text[self.tokens[0].tail : self.tokens[1].lead]) is not None

    def names(self) -> Names:
        """Name each number of the run."""
        if self.is_counted:
            return Names(self._counted_names(), "counted noun")
        for reading in (self._classed, self._rank, self._planned, self._streak, self._completion, self._contributed, self._part_of_whole, self._time, self._predicated, self._sites, self._carried, self._aligned):
            found = reading()
            if found:
                return found
        return Names([naming.with_measure(self._whole_head(), t.unit) for t in self.tokens], "head before")

    def _classed(self) -> Names | None:
        """占比超过10%的有4种, 投资5亿元以上的项目4个: the number before says which are counted."""
        found = re.fullmatch("的(?:共?有)?(?P<noun>[^,、;]{0,12})", self.before)
        rated = self.tokens[0].unit.kind == "percent" and _PROPORTION.search(self.before) is not None
        if not found or not (rated or self.tokens[0].unit.countable):
            return None
        which = split_operator(self.text[self.clause : self.tokens[0].lead].removesuffix("有").split("、")[-1])[0]
        which = naming.clean(which)
        noun = "" if found["noun"] else self.earlier.noun
        return Names([naming.with_measure(which + noun, t.unit) for t in self.tokens], "class before")

    def _rank(self) -> Names | None:
        if self.tokens[0].kind != "rank":
            return None
        head = re.sub("^(?:入选|位列|跻身|获评|进入|列入)", "", self.head)
        if not re.search("均|都|分别", self.before):
            head = head.split("、")[-1]
        if naming.weak(head) and self.earlier.names:
            last = re.sub("连续.*数$", "", self.earlier.names[-1])
            head = last if head in {"", "总量", "规模", "质量"} else naming.carried(self.earlier.names[-1], head, Unit(""))
        name = head if re.search("(?:排名|位次|名次)$", head) else head + "排名"
        return Names([name for _ in self.tokens], "rank")

    def _completion(self) -> Names | None:
        """完成全年任务的54%: of what was named before, one by one where they are as many."""
        done = _TASK.search(self.before)
        if self.tokens[0].unit.kind != "percent" or not done or not self.earlier.trail:
            return None
        own = naming.clean(self.before[: done.start()])
        count = len(self.tokens)
        sources = (own,) * count if not naming.weak(own) else self.earlier.trail[-count:]
        if len(sources) < count:
            sources = (self.earlier.trail[-1],) * count
        return Names([f"{s}{done['of'] or ''}任务完成率" for s in sources], "completion")

    def _planned(self) -> Names | None:
        """完成年计划80亿元的75%: the plan that is quoted, then the rate."""
        if not self.earlier.names:
            return None
        if _PLANNED.fullmatch(self.before.strip(",、")) and self.text.startswith("的", self.tokens[-1].tail):
            return Names([self.earlier.names[-1] + "计划" for _ in self.tokens], "planned")
        if self.before == "的" and self.earlier.rule == "planned":
            return Names([self.earlier.names[-1] + "计划完成率" for _ in self.tokens], "completion")
        return None

    def _streak(self) -> Names | None:
        """连续3年获评: the years of what stands behind, or before."""
        token = self.tokens[0]
        if token.kind != "duration":
            return None
        behind = re.sub("^(?:在|保持|被)", "", self.counted.noun + self.counted.predicate)
        if self.following and self.following.kind == "rank" and self.counted.end == self.following.lead:
            behind += self.text[self.following.start : self.following.tail]
        head = re.sub("(?:连续|连跨|蝉联)$", "", self.head) if not naming.weak(self.head) else ""
        rate = re.match("增速|增幅", self.operator.text)
        head += rate.group() if rate and head else ""
        if not head and self.earlier.names and re.search("[第位]", behind[:8]):
            head = self.earlier.names[-1]
        return Names([f"{head}连续{behind}{token.unit.text[-1:]}数" for token in self.tokens], "streak")

    def _contributed(self) -> Names | None:
        """贡献了全省3%的增量: a share of the whole's increment."""
        found = re.search("贡献了?(?!率)(?P<whole>[^,;]{1,12})$", self.before)
        if not found or self.tokens[0].unit.kind != "percent":
            return None
        own = naming.clean(self.before[: found.start()]) or (self.earlier.names[-1] if self.earlier.names else "")
        return Names([f"{own}{self.after.strip('的')}占{found['whole']}比重" for _ in self.tokens], "contribution")

    def _part_of_whole(self) -> Names | None:
        """占 … 比重: what is part of which whole."""
        if self.tokens[0].unit.kind not in {"percent", "multiple"} and self.tokens[0].kind != "share":
            return None
        words = re.sub("(?:分别|均|约|达到?|为|是|由|从|高达|提[高升]到?至?|[上回]升[到至]|降[低]?[到至]|超过?)+$", "", self.before)
        words = _BRACKET_END.sub("", words)
        if words.strip(",、") == "占" and self.earlier.names:
            return Names([self.earlier.names[-1] + "占比" for _ in self.tokens], "part of a whole")
        found = _SHARED.match(words)
        if not found or (self.operator.change and not self.operator.to and not words):
            return self._portion()
        own = naming.clean(found["own"])
        whole = found["whole"]
        if len(self.tokens) > 1 and own:
            heads = naming.aligned(own, len(self.tokens))
            if heads:
                return Names([f"{h}占{whole}比重" for h in heads], "part of a whole")
        if naming.weak(own):
            own = self.earlier.names[-1] if self.earlier.names else self._clause_before()
        return Names([f"{own}占{whole}{found['noun'] or '比重'}" for _ in self.tokens], "part of a whole")

    def _portion(self) -> Names | None:
        if self.earlier.names and _PORTION.match(self.raw_head.lstrip(",、")):
            return Names([self.earlier.names[-1] + self.raw_head.lstrip(",、") for _ in self.tokens], "part of a whole")
        return None

    def _time(self) -> Names | None:
        """30分钟直达甲地: what takes the time stands behind it."""
        reaching = _REACHING.match(self.after)
        if self.tokens[0].unit.kind != "duration" or not reaching:
            return None
        head = self.head
        if not head and self.earlier.noun:
            head = self.earlier.noun
        return Names([re.sub("出发$", "", head) + re.sub("等(?:工作?)?$", "", reaching.group()) + "时间" for _ in self.tokens], "time behind")

    def _predicated(self) -> Names | None:
        """2家评为五星: the noun was named before, the predicate stands behind."""
        unit = self.tokens[0].unit
        predicate = self.counted.predicate
        if not unit.countable or self.head or not predicate or not self.earlier.noun or len(predicate) < 3:
            return None
        return Names([naming.with_measure(predicate + self.earlier.noun, unit) for _ in self.tokens], "noun before")

    def _sites(self) -> Names | None:
        """甲和乙监测点指数分别为: sites own, the rest is the indicator."""
        count = len(self.tokens)
        found = _SITE.match(self.head)
        if found and count > 1:
            sites = naming.aligned(found["who"], count)
            if sites:
                return Names([found["what"]] * count, "sites", tuple(sites))
        if count > 1 and len(self.earlier.sites) == count and not naming.weak(self.head) and "分别" in self.operator.text:
            if len(naming.parts(self.head)) == 1:
                return Names([naming.with_measure(self.head, t.unit) for t in self.tokens], "sites before", self.earlier.sites)
        return None

    def _carried(self) -> Names | None:
        names = self.earlier.names
        if not naming.weak(self.head):
            return None
        if not names:
            topic = self._clause_before()
            return Names([naming.with_measure(topic, t.unit) for t in self.tokens], "clause before") if topic else None
        count = len(self.tokens)
        if self.earlier.base and self.operator.change and self.tokens[0].unit.kind == "percent":
            names = self.earlier.base
        sources = names if len(names) == count else (names[-1],) * count
        if self.operator.to or "达" in self.operator.text:
            sources = tuple(re.sub("^新增|(?:新增|净增)(?=数?$)", "", s) for s in sources)
        owners = self.earlier.sites if len(self.earlier.sites) == count else ()
        return Names([naming.carried(s, self.head, t.unit) for s, t in zip(sources, self.tokens, strict=True)], "carried", owners)

    def _aligned(self) -> Names | None:
        count = len(self.tokens)
        if count == 1 or self.is_range or self.tokens[0].unit.kind != self.tokens[-1].unit.kind:
            return None
        head = re.sub("^[,、]+", "", self.raw_head)
        one_by_one = re.search("接连|先后|连续|相继", self.operator.text)
        shared = re.search("分别(?P<rest>[^分]{2,12})$", head)
        heads = naming.aligned(head[: shared.start()] if shared else head, count, not one_by_one)
        if shared:
            heads = [h + naming.clean(shared["rest"]) for h in heads]
        if not heads:
            return None
        return Names([naming.with_measure(h, t.unit) for h, t in zip(heads, self.tokens, strict=True)], "aligned")

    def _whole_head(self) -> str:
        head = self._with_predicate(self.head)
        if self.earlier.noun and naming.verb_only(head):
            head = self.earlier.noun + head
        if self.tokens[0].unit.countable or self.tokens[0].unit.kind in {"area", "length"}:
            head = self._with_verb(head)
        if len(head) <= 4 and naming.measured(head) and self.tokens[0].unit.kind != "percent":
            topic = naming.topic_of(self._previous_clause(), work=True)
            head = topic + head if topic and not topic.startswith(head) else head
        return self._with_modifier(head)

    def _with_verb(self, head: str) -> str:
        """新增甲5个、乙6个: the verb holds for both."""
        verb = self.earlier.verb
        listed = self.clause < self.earlier.end or self.earlier.unit.text == self.tokens[0].unit.text
        if not verb or not listed or self.operator.text or naming.front_verb(head) or self.earlier.unit.kind != self.tokens[0].unit.kind or naming.measured(head):
            return head
        return verb + head

    def _with_modifier(self, head: str) -> str:
        """发行债券 after 专项债券: the modifier that the sentence gave it before."""
        noun = re.search("(?:债券|贷款|基金|资金|补贴)$", head)
        if noun and len(head) <= 4:
            found = re.search(f"([\u4e00-\u9fff]{{2}}){noun.group()}", self.text[: self.clause])
            if found:
                return head[: noun.start()] + found.group()
        return head

    def _with_predicate(self, head: str) -> str:
        """100%实施绿色建筑: what follows a rate says what it is a rate of."""
        if self.tokens[-1].unit.kind != "percent" or not self.after or self.operator.change or len(self.after) > 12:
            return head
        if re.match("(?:以上|左右|以内|的)", self.after) or split_operator(self.after[:2])[1].text:
            return head
        return head + self.after

    def _counted_names(self) -> list[str]:
        counted = self._completed()
        topic = naming.topic_of(self._previous_clause()) if naming.project(counted.noun) else ""
        names = []
        for token in self.tokens:
            if token.unit.kind == "percent":
                names.append(naming.share_name(counted))
                continue
            name = naming.counted_name(self.verb, counted, token.unit)
            front = topic or self._modifier()
            names.append(front + name if front and front not in name else name)
        return names

    def _modifier(self) -> str:
        """虹湾枢纽8项任务: a name right before the number says whose or which are counted."""
        before = self.before.rstrip("的")
        if self.verb or self.operator.text or not before or before.endswith(("等", "、", "”")) or "、" in before:
            return ""
        front = naming.clean(before)
        if self.tokens[0].qualifier == "at_least" and self.after.startswith("的"):
            return ""
        return front if 2 < len(front) <= 14 and not re.search("[在对为以将把向与和]", front) else ""

    def _completed(self) -> Counted:
        """Complete a counted noun's predicate from the number that follows it."""
        counted, following = self.counted, self.following
        if following is None:
            return counted
        if not naming.general(counted.noun) and len(counted.noun) > 4:
            return replace(counted, predicate="") if counted.end == following.lead else counted
        if not counted.predicate and self.text[counted.cut : following.lead] in {"、", "和", "与", "及"}:
            other = counted_noun(self.text, following.tail, len(self.text))  # 80个甲、90个乙获认定
            return replace(counted, predicate=other.predicate)
        if counted.predicate and counted.end == following.lead:  # 12个镇设置25间驿站
            return replace(counted, predicate=counted.predicate + counted_noun(self.text, following.tail, len(self.text)).noun)
        return counted

    def _previous_clause(self) -> str:
        before = self.text[: max(0, self.clause - 1)]
        clause = re.split("[,;:。]", before)[-1]
        return "" if re.search(r"\d", clause) else clause

    def _clause_before(self) -> str:
        """Name a figure after the clause before its own: 零售额稳步回升,增长3%."""
        words, _ = split_operator(self._previous_clause())
        noun = counted_noun(words, 0, len(words)).noun
        return naming.topic_of(noun or words)

    def end(self) -> int:
        """Return where the words for the next number begin."""
        counted, following = self.counted, self.following
        if following and counted.end == following.lead and self.text.startswith("的", self.tokens[-1].tail):
            if not self.is_counted or counted.cut == counted.end or _PROPORTION.match(counted.predicate):
                return self.tokens[-1].tail  # 占比超过10%的产品4种
        bounding = self.tokens[-1].qualifier in {"at_least", "over"} and self.tokens[-1].unit.kind == "money"
        if bounding and following and counted.cut == following.lead and following.unit.countable:
            return self.clause  # 投资5亿元以上项目3个
        if self.is_counted and following and counted.end == following.lead and not counted.predicate:
            if counted.cut == counted.end and naming.measured(counted.noun):
                return self.tokens[-1].tail
        measured = naming.measured_end(counted.noun)
        if self.is_counted and measured and following and counted.end == following.lead:
            return self.tokens[-1].tail  # 7个行业增加值增长5%
        return counted.cut if self.is_counted or counted.predicate else self.tokens[-1].tail

    def noun(self) -> str:
        """Return the counted noun, or the head of a time, for what follows to lean on."""
        if self.is_counted:
            return self.counted.noun
        return re.sub("出发$", "", self.head) if self.tokens[0].unit.kind == "duration" else self.earlier.noun
