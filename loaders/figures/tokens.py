"""Numbers of a passage as tokens: with unit, hedge and the words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.figures.chinese import ChineseNumber, chinese_numbers
from loaders.figures.claims import Claim, quoted, won
from loaders.figures.numbers import NOT_QUANTITIES
from loaders.figures.numerals import ARABIC, canonical
from loaders.figures.units import Unit, unit_at
from loaders.seeking import Ended, begun

_NUMBER = begun(rf"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+|(?<![\d/-])\d{{1,3}}/\d{{1,3}}(?![\d/])|{ARABIC}")
_HEDGES: tuple[tuple[str, str], ...] = (
    ("at_least", r"不少于|不低于|不得少于|不得低于|至少|最少|不小于|大于(?:等于)?|≥|[>＞]"),
    (
        "at_most",
        r"不超过|不高于|不多于|不大于|不足|不到|最快(?:仅需|只需)?|最短|最多|最高|低于|少于|小于|控制在|≤|[<＜]",
    ),
    (
        "over",
        r"(?:已|首次|均|也|(?<!\d)年)?(?:超过|超出|超越|超|(?<![通经超突越不跨迈验])过(?=$)|逾|突破|首破|迈上|迈过"
        r"|跨越|跨[上过]|连跨|站上|跃上|(?<!打)破)了?",
    ),
    ("nearly", r"接近|将近|逼近|近"),
    ("about", r"大约|约为|(?<![签节集制条公合违履解续盟特])约(?!占)|大概|左右"),
)
_LEAD = Ended("(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _HEDGES) + r")(?:大约|约)?")
_EACH = Ended("(?:每(?:人|户|亩|吨|月|年|天|日|平方米|立方米|千瓦时|[百千万]?平方公里)){1,2}")
_TWIN = re.compile("[(](?:间|个|处|户|套|人|所|座|家|片|条|村)[)]")  # 3万套(间)
_MORE = re.compile(r"[多余]|几(?=[十百千万亿])")
_TAIL = re.compile(
    r"(?P<at_least>及?以上)|(?P<at_most>及以下|以内|以下|之内|(?<=[时钟天日月里米])内)|(?P<about>左右|上下)"
    r"|(?P<over>[多余](?!数|种))"
)
_YEARS_LATER = re.compile(r"(?<!历时)(?<!历经)(?<!经过)(?<!长达)近\d+年")


@dataclass(slots=True, eq=False)
class Token:
    """A number at ``start..end`` of a passage; ``lead..tail`` takes in hedges and unit."""

    start: int
    end: int
    number: str
    kind: str  # "" for a plain quantity, else the kind of the number rule
    rule: str
    lead: int
    tail: int
    unit: Unit
    value: str
    qualifier: str = "exact"
    threshold: bool = False  # N以上 that a noun follows

    @property
    def quantity(self) -> bool:
        """Say whether it is one."""
        return self.kind not in NOT_QUANTITIES


def tokens_of(text: str, taken: Iterable[tuple[str, str, int, int]] = (), table: bool = False) -> list[Token]:
    """Return the numbers of a passage in order, non-quantities too; in a ``table`` bare numbers count."""
    ready = list(taken)
    claims = won(text, ready)
    tokens = [_token(text, found, claims) for found in _NUMBER.finditer(text)]
    tokens += [
        _chinese(text, n) for n in chinese_numbers(text, [*quoted(text), *((s, e) for _, _, s, e in ready)])
    ]
    tokens.sort(key=lambda t: t.start)
    _share_units(text, tokens)
    _share_hedges(text, tokens)
    return tokens if table else [_nameless(text, token) for token in tokens]


def _token(text: str, found: re.Match[str], claims: Sequence[Claim]) -> Token:
    start, end = found.span()
    claim = next((c for c in claims if c.start < end and start < c.end), None)
    if claim and claim.rule == "year before a name" and _measured(text, end):
        claim = None  # 2000列, not the year 2000
    kind, rule = (claim.kind, claim.rule) if claim else ("", "number")
    tail, unit, qualifier = end, Unit(""), "exact"
    if kind not in NOT_QUANTITIES:
        more = _MORE.match(text, end)
        tail = more.end() if more else end
        printed = unit_at(text, tail)
        if printed and kind == "rank" and text[tail] not in "位名强":
            printed = None
        if more and not printed:
            tail = end
        qualifier = "over" if more and printed else "exact"
        if printed:
            unit, tail = printed, tail + printed.length
            if printed.more:
                qualifier = "over"
            twin = _TWIN.match(text, tail) if text.startswith("(", tail) else None
            tail = twin.end() if twin else tail
        if kind == "duration" and not unit.text and text.startswith("日", tail):
            unit, tail = Unit("日", "duration"), tail + 1
        if kind == "rank" and text[tail : tail + 1] in {"位", "名", "强"}:
            unit, tail = Unit(text[tail], "rank"), tail + 1
    number = found.group()
    token = Token(
        start, end, number, kind, rule, start, tail, unit, canonical(number.replace("∶", ":")), qualifier
    )
    return _hedged(text, token) if token.quantity else token


def _measured(text: str, position: int) -> bool:
    unit = unit_at(text, position)
    return unit is not None and unit.kind != "body"


def _hedged(text: str, token: Token) -> Token:
    after = _TAIL.match(text, token.tail + text.startswith(".", token.tail))  # 6%.左右: a slip
    if after and after.lastgroup:
        token.tail = after.end()
        token.qualifier = after.lastgroup
    each = _EACH.search(text, max(0, token.start - 10), token.start)
    if each and not token.kind:
        token.lead = each.start()  # 提高到每人每月100元
    lead = _LEAD.search(text, max(0, token.lead - 8), token.lead)
    if lead and not (token.unit.kind == "duration" and _YEARS_LATER.match(text, lead.start())):
        token.lead = lead.start()
        if token.qualifier != "about" or "控制" not in lead.group():  # 控制在5%左右
            token.qualifier = next(name for name, _ in _HEDGES if lead[name])
    return token


def _chinese(text: str, number: ChineseNumber) -> Token:
    """Make the token of a Chinese numeral; one of a set phrase has no hedge of its own."""
    printed = text[number.start : number.end]
    tail = number.end + number.unit.length
    token = Token(
        number.start,
        number.end,
        printed,
        number.kind,
        number.rule,
        number.start,
        tail,
        number.unit,
        canonical(printed),
    )
    return token if number.kind in {"rank", "duration"} else _hedged(text, token)


_TURNED = re.compile(
    "[、和](?:全[国省市县区]|下降|提高|上升|增长|降低|回落|提升)?"
)  # 下降0.2个、提高0.8个百分点
_BETWEEN = re.compile(r"(?:[、—–~―]|[—–~―-]+|和|与|及|以及|至|到|,?或|、约|、近|、超)$")


def _share_units(text: str, tokens: list[Token]) -> None:
    """A number without a unit takes that of the next in its run (5、8万吨; 3—5个)."""
    for left, right in zip(reversed(tokens[:-1]), reversed(tokens[1:]), strict=True):
        if (
            left.quantity
            and not left.kind
            and right.quantity
            and not right.kind
            and left.unit.kind in {"", "number"}
            and right.unit.text.startswith(left.unit.text)
            or (
                left.unit.text == "个"
                and right.unit.text.startswith(("个百分点", "个工作日", "个月", "个小时"))
                and _TURNED.fullmatch(text[left.tail : right.start])
            )
        ) and (_BETWEEN.fullmatch(text[left.tail : right.start]) or right.unit.kind == "point"):
            left.unit = right.unit


def _share_hedges(text: str, tokens: list[Token]) -> None:
    """A hedge before the first of a run holds for all (分别超过8万元、4万元; 超过3亿吨、9万箱)."""
    for left, right in zip(tokens[:-1], tokens[1:], strict=True):
        hedged = left.lead < left.start and right.qualifier == "exact" and not left.kind and not right.kind
        ends = not text[right.tail : right.tail + 1].strip(",;。、)")  # no noun of its own behind it
        alike = left.unit.text == right.unit.text or (
            ends and bool(right.unit.text) and "percent" not in {left.unit.kind, right.unit.kind}
        )
        listed = text[left.tail : right.start] in {"、", "和", "与", "及"} and alike
        if hedged and listed:
            right.qualifier = left.qualifier
    for left, right in zip(reversed(tokens[:-1]), reversed(tokens[1:]), strict=True):
        if (
            (
                text[left.tail : right.start] == "、"
                and (left.unit.text == right.unit.text or _ends(text, left, right))
                and left.qualifier == "exact"
            )
            and right.lead == right.start
            and right.qualifier in {"about", "at_least"}
            and not left.kind
        ):
            left.qualifier = right.qualifier  # 分别增长7%、8%左右


def _ends(text: str, left: Token, right: Token) -> bool:
    """Say whether two measures close their clause (保持在90万亩、40万吨以上)."""
    measures = {"area", "amount", "money", "length", "people"}
    closed = not text[right.tail : right.tail + 1].strip(",;。)")
    return closed and left.unit.kind in measures and right.unit.kind in measures


_BARE_BEFORE = re.compile(
    r"(?:为|达到?|至|到|是|数|率|量|值|分|共|有|增|减|降|升|长|计|指数|系数|强度|在|过|比|完成|度|差|由|从"
    r"|[(:—~-]|约|近|超|缩小|扩大|提高|降低|^|\d[%、和])$"
)


_AGE = re.compile("(?:寿命|年龄|婚龄)[^,;。、]{0,16}$")


def _aged(text: str, token: Token) -> bool:
    """Say whether an age is measured; else it bounds who is spoken of (3岁以下婴幼儿)."""
    bounds = token.qualifier in {"at_least", "at_most"} and text[token.tail : token.tail + 1].strip(",;。、)")
    return not bounds and _AGE.search(text, max(0, token.start - 24), token.start) is not None


def _nameless(text: str, token: Token) -> Token:
    """A bare number that neither a measure word follows nor a measuring word precedes names something."""
    if not token.kind and token.unit.kind == "age" and not _aged(text, token):
        token.kind, token.rule = "name", "age bound"
    if token.kind or token.unit.text or token.qualifier != "exact":
        return token
    if token.tail < len(text) and not _BARE_BEFORE.search(text, max(0, token.start - 6), token.lead):
        token.kind, token.rule = "name", "bare"
    return token
