"""Runs of numbers and the names that their words give them."""

from __future__ import annotations

import re

from loaders.figures import naming, words
from loaders.figures.earlier import Before
from loaders.figures.gaps import gap_before
from loaders.figures.grouping import clause_start
from loaders.figures.phrases import Counted, Operator, counted_noun, own_region_off, split_operator
from loaders.figures.tokens import Token
from loaders.figures.yardsticks import ranked_head
from loaders.seeking import Ended

_TIMES = re.compile(rf"(?:{words.TIME})(?:[、和](?:{words.TIME}))+(?=分别|同比|累计|$|[^、,;]{{2,14}}分别)")
_RANGE = re.compile(r"[-—–~]+|至|到")
_FROM = re.compile(r"(?:由|从)(?P<when>[^,;。、由从\d]{0,8}(?:20\d\d年)?[^,;。、由从\d]{0,4})$")
AMONG = re.compile("[(](?:其中|含|包括)[^()]*\\d[^()]*[)](?=[^,;。、]{2})")
GROWING = re.compile("的(?:高|中高|较高|较快|快速|稳定|平均|复合|两位数)*(?:增速|增长率?|增幅)(?=[,;。、]|$)")
_POLLUTANTS = re.compile(r"PM ?(?:2\.5|10)|[CNS]O2?|O3|5G")
# 投资8亿元打造公园4个: what is done with the money has its own number.
_DEED = re.compile("(?:打造|建设|新建|改造|实施|建成|修建|铺设|扩建|改建|购置)了?[^,;。的\\d]{2,20}\\d")
_ARRIVES = re.compile(r"(?:[到至]|为)(?:20\d\d年?[底末]?的)?$")
_SPREAD = re.compile("^(?:累计|平均|人均|户均)+")
PROPORTION = re.compile("(?:数量?)?(?:占比|比例|比重|占)")
_CLASS = re.compile(
    "(?:计划|累计)?(?:总?投资额?|年?产值|年?营收|年?营业收入|估值|注册资本|合同金额|面积|投入)"
)
_MOVING = re.compile("(?:持续|稳步|逐步|逐季|逐月)+(?:回|提|上|下|扩|收|增|攀|改)")
# Work done, measured in plain units.
_DONE = re.compile("(?:提升|优化|改善|压减|扩大|增收|拓展|精简|节约|提速)+")
_APART = re.compile("^[,、]?[年月底内前后各]*分别[^,;、]{0,6}$")  # 年内分别完成投资
_TO_ZERO = re.compile("(?:下?降|降低|减少|缩减|归)+[至到为]?零")
_WIDENS = Ended("(?:建成区|城区|城市|县城|新区)面积")
_MINUS_SIGN = Ended("[-−+]|(?<=长)负")
_MINUS = Ended("(?:^|[^\\d])[-−]|长负")
# What a bracket says of how a figure was made, not of what it is.
_ASIDE = re.compile(
    "[(](?:[^()\\d]{0,6}下同|按?(?:可比|不变|当年|现行)价格?(?:计算)?|现价|(?:同|可比)口径)[)]"
)
_DIVISIONS = {"市", "县", "区", "省", "州", "镇", "国"}
_TIME_FIRST = re.compile(f"^(?:{words.TIME})+")
_CAPACITY = ("年产", "日产", "年处理", "日处理", "年加工", "日供水", "年出栏")
_RATED = re.compile("[^,;。、\\d]{0,12}?(?:率|比例|占比|比重)")
_TIMES_OF = re.compile("(?:分别|均|约|达到?)*(?:[是为达]|达到|相当于)[^,;。、]{1,14}的$")  # 是上年的2倍
STEPS = re.compile(
    "(?:[^,;、]{0,4}的)?(?:[十百千万亿]+[元美]*)?(?:新的?)?(?:台阶|大关|关口|门槛|量级|起点|级)"
)


class Run:
    """A run of numbers, the words before it (head, operator) and after it (counted noun)."""

    def __init__(
        self, text: str, run: list[Token], every: list[Token], earlier: Before, region: str = ""
    ) -> None:
        self.text, self.tokens, self.every, self.earlier = text, run, every, earlier
        first, last = run[0], run[-1]
        at = every.index(last) + 1
        self.following = every[at] if at < len(every) else None
        limit = self.following.lead if self.following else len(text)
        self.clause = clause_start(text, first.lead)
        aside = (
            AMONG.match(text, last.tail) if text.startswith("(", last.tail) else None
        )  # 9人(其中女性4人)迁入新居
        self.aside = aside.end() if aside else 0
        if aside:
            limit = next((t.lead for t in every if t.lead >= self.aside), len(text))
        self.counted = counted_noun(text, self.aside or last.tail, limit)
        self.after = text[self.aside or last.tail : self.counted.end]
        if self._verbal():
            self.counted = counted_noun(text, last.tail, limit, verbal=True)
        before = text[max(self.clause, earlier.end) : first.lead]
        if last.unit.text in _DIVISIONS and self.following and self.counted.end == self.following.lead:
            self.counted = Counted("", "", last.tail, last.tail)  # 考核6县空气质量改善3%
        self.states = self._states_class()
        if self.states:
            assert self.following is not None
            behind = counted_noun(text, self.following.tail, len(text))
            self.counted = Counted(text[last.tail : behind.cut], "", limit, limit)
        if (
            self.clause < earlier.end
            and "、" in before[1:]
            and len(run) == 1
            and not re.search("(?<!平)均|都|分别|及|和", before)
        ):
            before = before[before.rindex("、") :]
        before = own_region_off(_ASIDE.sub("", before) if "(" in before else before, region)
        times = _TIMES_OF.search(before) if first.unit.text.endswith(("倍", "成")) else None
        self.timeses = times is not None and "分别" in times.group()
        before = before[: times.start()] if times else before
        self.minus = _MINUS.search(before) is not None
        moved = _FROM.search(before)
        self.moved = moved is not None and (self._moves_on(limit) or _MOVING.match(self.after) is not None)
        self.before = before[: moved.start()] if moved and self.moved else before
        self.dated = (
            moved is not None and re.search(r"\d年|十[一二三四五六]五”?期?[末初]", moved["when"]) is not None
        )
        self.timed = len(run) > 1 and _TIMES.search(self.before) is not None  # 上半年、前三季度分别增长
        self.before = _TIMES.sub("", self.before) if self.timed else self.before
        self.raw_head, self.operator = split_operator(_MINUS_SIGN.cut(self.before))
        gap = gap_before(self.before, len(run) > 1) if last.unit.kind == "point" else None
        whole = text[self.clause : first.lead]
        if gap is None and first.unit.kind == "point" and "%的" in whole:  # 低于4%的目标2个百分点
            gap = gap_before(whole, False)
            self.before = whole if gap else self.before
        self.yard = gap is not None
        if gap:
            head, link = split_operator(self.before[: gap.start])
            rate = re.search("增[速幅]$", link.text)  # 投入增速高于全县2个百分点
            self.raw_head, self.operator = head + (rate.group() if rate and head else ""), gap.operator
        plain = first.unit.kind not in {"percent", "point", "multiple", "rank", ""}
        if _WIDENS.search(self.raw_head) and self.operator.text in {"扩大", "拓展"}:
            plain = False  # 城区面积扩大9平方公里
        if plain and self.operator.text and _DONE.fullmatch(_SPREAD.sub("", self.operator.text)):
            self.raw_head, self.operator = self.raw_head + self.operator.text, Operator("")
        if first.kind == "rank":
            self.raw_head = ranked_head(self.before)
        self.head = naming.clean(self.raw_head)
        self.is_counted = self._counts()
        self.verb = (
            naming.work_verb(self.before.rstrip("的了")) if self.is_counted else naming.front_verb(self.head)
        )

    @property
    def apart(self) -> bool:
        """Say whether the text tells the numbers apart (分别)."""
        return "分别" in self.operator.text or self.before.lstrip(",、").startswith("分别")

    @property
    def among(self) -> bool:
        """Say whether the run is of a part of what stands before it (9人,其中女性4人)."""
        return self.before.startswith((",其中", "其中"))

    @property
    def one_by_one(self) -> bool:
        """Say whether several numbers go one by one with what was named before, 分别 or not."""
        told = self.apart or self.timeses or _APART.search(self.before) is not None
        return told or (bool(self.operator.change) and not self.is_range)

    def minus_at(self, index: int) -> bool:
        """Say whether a minus sign stands before one number of the run."""
        if index == 0:
            return self.minus
        return re.search("[、和][-−]$", self.text[: self.tokens[index].lead]) is not None

    def _moves_on(self, limit: int) -> bool:
        """Say whether a number with 从 or 由 before it leads on to a second one (从 A 增至 B)."""
        between = self.text[self.tokens[-1].tail : limit]
        return (
            _TO_ZERO.match(between) is not None
            or self.following is not None
            and (Operator.of(between).to or _ARRIVES.search(between) is not None)
        )

    def _bounds(self) -> bool:
        """Say whether the number bounds a class (收入50万元以上的村)."""
        return self.tokens[-1].qualifier in {"at_least", "over", "at_most"} and self.after.startswith("的")

    def _states_class(self) -> bool:
        """Say whether the noun comes after the number that bounds its class (9个投资2亿元以上的项目)."""
        following = self.following
        if following is None or not self.tokens[-1].unit.countable:
            return False
        if following.qualifier not in {"at_least", "over"} and not self.text.startswith("的", following.tail):
            return False  # else 2个总投资9亿元的项目
        between = self.text[self.tokens[-1].tail : following.lead]
        return _CLASS.fullmatch(between) is not None and self.text[
            following.tail : following.tail + 1
        ] not in {",", "。", "、", ";", ""}

    def operator_of(self, index: int) -> Operator:
        """Return the operator of one number of the run (分别增长12%、下降3%)."""
        if index == 0:
            return self.operator
        turned = Operator.of(self.text[self.tokens[index - 1].tail : self.tokens[index].lead])
        return turned if turned.change else self.operator

    def _verbal(self) -> bool:
        """Say whether the counted noun must begin with a verb: nothing else tells what is counted."""
        counted = self.counted
        if (
            not self.tokens[-1].unit.countable
            or counted.noun
            or len(counted.predicate) < 6
            or self.earlier.noun
            or (self.earlier.names and self.earlier.unit.text == self.tokens[-1].unit.text)
        ):
            return False
        return (
            re.fullmatch("[^,]{0,4}", self.text[max(self.clause, self.earlier.end) : self.tokens[0].lead])
            is not None
        )

    def _counts(self) -> bool:
        unit = self.tokens[-1].unit
        if not self.counted.noun or self.tokens[-1].kind in {"rank", "ratio", "duration", "change"}:
            return False
        if unit.kind in {"percent", "point"}:
            if GROWING.match(self.after):
                return False
            return self.after.startswith("的") or not (self.head or self.operator.change)
        if (
            not unit.countable
            and re.fullmatch("目标|任务|水平|规模", self.counted.noun)
            and not naming.weak(self.head)
        ) or (not unit.countable and STEPS.fullmatch(self.counted.noun.split("的")[0])):
            return False
        if self.before.endswith("时速") or self._listed_behind():
            return False
        if self._bounds() and unit.kind in {"money", "area", "people"} and not naming.weak(self.head):
            return False
        return unit.kind not in {"duration", "multiple"} and not self.operator.to

    def _listed_behind(self) -> bool:
        """Say whether the numbers of a list stand behind their nouns (公路12公里、桥梁8座方便出行)."""
        listed = self.before.startswith("、") and self.clause < self.earlier.end and self.earlier.noun == ""
        plain = len(self.head) > 1 and not naming.work_verb(self.before) and not naming.front_verb(self.head)
        return listed and plain and not self.after.startswith("的") and self.earlier.rule == "head before"

    @property
    def is_range(self) -> bool:
        """Say whether the run is one figure printed as two numbers (5%—6%)."""
        return (
            len(self.tokens) == 2
            and _RANGE.fullmatch(self.text[self.tokens[0].tail : self.tokens[1].lead]) is not None
        )

    def end(self) -> int:
        """Return where the words for the next number begin.

        A noun that runs up to the next number serves both where it is the next one's head too:
        占比超过10%的产品4种, 投资5亿元以上项目3个, 7个行业增加值增长5%.
        """
        counted, following, tail = self.counted, self.following, self.tokens[-1].tail
        cut = counted.cut if self.is_counted or counted.predicate else tail
        if self.tokens[0].kind == "duration" and following is not None and following.kind == "rank":
            return tail  # 连续两个月茶叶评比排在全省前5名
        if self.aside or (self.tokens[0].unit.kind == "money" and _DEED.match(self.text, tail)):
            return tail
        if following is None or counted.end != following.lead:
            return cut
        if self.before.endswith(_CAPACITY) and following.unit.countable:
            return self.clause  # 年产9万吨茶饮项目1个
        if self.states and following.qualifier == "exact":
            return tail  # 总投资 is the next number's own
        whole = counted.cut == counted.end
        if self.tokens[-1].qualifier == "at_most" and _RATED.match(self.text, tail):
            return self.clause  # 50米内换乘比例达91%
        if self.text.startswith("的", tail) and (
            not self.is_counted or whole or PROPORTION.match(counted.predicate)
        ):
            return tail
        bounding = self.tokens[-1].qualifier in {"at_least", "over"} and self.tokens[-1].unit.kind == "money"
        if bounding and whole and following.unit.countable:
            return self.clause
        serves = naming.measured_end(counted.noun) or (whole and naming.measured(counted.noun))
        return tail if self.is_counted and serves else cut

    def previous_clause(self) -> str:
        """Return the clause before the run's own, or "" if it has numbers of its own."""
        clause = re.split("[,;:。]", self.text[: max(0, self.clause - 1)])[-1]
        clause = _TIME_FIRST.sub("", clause)
        return "" if re.search(r"\d", _POLLUTANTS.sub("", clause)) else clause

    def noun(self) -> str:
        """Return the counted noun, or the head of a time, for what follows to lean on."""
        if self.is_counted:
            return self.counted.noun
        return re.sub("出发$", "", self.head) if self.tokens[0].unit.kind == "duration" else self.earlier.noun
