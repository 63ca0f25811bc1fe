"""Which things of two lists are the same: candidates with a score of 0 to 100 and the reasons for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from graph.links.names import DIVISIONS, Name, is_land, parsed
from loaders.scopes import COUNTRY


class Verdict(Enum):
    """What becomes of a candidate."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be linked.

    ``codes`` are official ones with their scheme (NBS:440113017); ``within`` is the code of the nearest
    division that it belongs to, without zeros at the end (44, 4401, 440113, 440113017), 100000 for what is
    the whole country's, "" for what isn't known;
    ``neighbours`` are the names of things that it is related to.
    """

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    within: str = ""
    neighbours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair with its score and the features that make it up."""

    left: Item
    right: Item
    score: int
    features: tuple[tuple[str, int], ...]
    verdict: Verdict
    by_code: bool = False

    @property
    def reason(self) -> str:
        """The features as one line: 同名 92 + 同一上级 6 = 98."""
        parts = " + ".join(f"{name} {points}" for name, points in self.features)
        return f"{parts} = {self.score}"


# (accepted from, proposed from) by type: names of places and programmes recur, so more must agree.
THRESHOLDS = {
    "place": (90, 60),
    "programme": (90, 60),
    "project": (92, 65),
    "company": (86, 60),
    "organization": (88, 60),
}
_OTHERWISE = (90, 65)
_CODE, _SAME, _ALIAS, _STEM, _ALIKE = 100, 92, 90, 84, 0.72
_LAST_WORD = 88  # 某隧道, 某隧道工程; 某某股份有限公司: what falls away says nothing
_CORE, _READING = 74, 70  # for a person: general words aside, or only the reading, is it the same
_INSIDE = 52  # one name inside the other (南村, 沙南村) says little
_CONFLICTS = {"上级不同 other parent": -60, "类别不同 other kind": -45, "数字不同 other number": -60}
_DIRECTION, _TOWN, _NEAR, _SHARED, _UNPLACED = ("方位字不同 other direction", -40), 6, 2, 4, -4
# A village's name without its last word is as often a hill's or a street's; counties are called after hills.
_SMALL, _BARE = frozenset(("村", "社区")), ("只有简称相同 bare name", -20)
_AROUND = frozenset(("片区", "地区", "地块", "一带", "周边"))  # may be the place itself, at large
_UNIQUE = frozenset(("place", "programme"))  # without a parent on both sides, a name alone isn't enough


def thresholds(type_: str) -> tuple[int, int]:
    """Return from which score candidates of a type are accepted, and from which proposed."""
    return THRESHOLDS.get(type_, _OTHERWISE)


def link(left: Sequence[Item], right: Sequence[Item]) -> Iterator[Candidate]:
    """Yield the candidates of every left item that are worth a look, the best first.

    Where several right items would be accepted for one left, none is: they are proposed as namesakes.
    """
    index = _Index(right)
    for item in left:
        scored = sorted(
            (score(item, other) for other in index.near(item)),
            key=lambda candidate: (-candidate.score, candidate.right.iri),
        )
        rivals = [c for c in scored if c.verdict is Verdict.ACCEPTED and not c.by_code]
        sure = any(c.by_code for c in scored)
        for candidate in scored:
            if sure and not candidate.by_code:
                continue
            yield _contested(candidate) if len(rivals) > 1 and candidate in rivals else candidate


def _contested(candidate: Candidate) -> Candidate:
    features = (*candidate.features, ("多个同名 namesakes", -20))
    return Candidate(
        candidate.left, candidate.right, max(candidate.score - 20, 0), features, Verdict.PROPOSED
    )


def score(left: Item, right: Item) -> Candidate:
    """Score one pair."""
    if by_code := _by_code(left, right):
        return by_code
    pairs = ((a, b) for a in _names(left) for b in _names(right))
    features = max((_features(left, right, a, b) for a, b in pairs), key=lambda each: sum(p for _, p in each))
    total = max(0, min(100, sum(points for _, points in features)))
    return Candidate(left, right, total, features, _verdict(left.type, total))


def _verdict(type_: str, total: int) -> Verdict:
    accepted, proposed = thresholds(type_)
    if total >= accepted:
        return Verdict.ACCEPTED
    return Verdict.PROPOSED if total >= proposed else Verdict.REJECTED


def _by_code(left: Item, right: Item) -> Candidate | None:
    """Decide by official codes: one in common is proof, two of one scheme that differ are the contrary."""
    if shared := left.codes & right.codes:
        features = ((f"同一代码 same code {min(shared)}", _CODE),)
        return Candidate(left, right, _CODE, features, Verdict.ACCEPTED, by_code=True)
    schemes = {code.partition(":")[0] for code in left.codes} & {
        code.partition(":")[0] for code in right.codes
    }
    if schemes:
        return Candidate(left, right, 0, (("代码不同 other code", 0),), Verdict.REJECTED)
    return None


def _names(item: Item) -> list[Name]:
    return [parsed(item.type, name) for name in dict.fromkeys((item.name, *item.aliases))]


def _features(left: Item, right: Item, a: Name, b: Name) -> tuple[tuple[str, int], ...]:
    main = (a.text == parsed(left.type, left.name).text, b.text == parsed(right.type, right.name).text)
    kinds = {_kind(left, a), _kind(right, b)}
    found = [_likeness(left.type, a, b, all(main))]
    if len(kinds - {""}) == 2 and not _same_kind(left.type, *kinds):
        found.append(("类别不同 other kind", _CONFLICTS["类别不同 other kind"]))
    elif "" in kinds and (kinds & _SMALL or (kinds & DIVISIONS and is_land(a, b))) and a.stem == b.stem:
        found.append(_BARE)
    if a.numbers != b.numbers:
        found.append(("数字不同 other number", _CONFLICTS["数字不同 other number"]))
    elif a.stem != b.stem and not _same_core(a, b) and a.directions != b.directions:
        found.append(_DIRECTION)
    if placed := _placed(left, right):
        found.append(placed)
    if left.neighbours & right.neighbours:
        found.append(("相同的相关事物 shared neighbours", _SHARED))
    return tuple(found)


def _kind(item: Item, name: Name) -> str:
    """Return the kind that a name says; a shortened name is of the kind that the full name says."""
    full = parsed(item.type, item.name)
    if item.type == "place" and full.text.startswith(name.text):
        rest = full.text.removeprefix(name.text)
        return full.kind or ("" if rest in _AROUND else rest)  # 某某 for 某某机场 is no 某某市
    return name.kind or (full.kind if item.type in ("place", "organization") else "")


def _same_kind(type_: str, one: str, other: str) -> bool:
    """Say whether two kinds are one at more or less length: 行动 and 行动计划, 省 and 广东省."""
    return type_ != "place" and (one in other or other in one)


def _is_coined(item: Item) -> bool:
    """Say whether a programme's name was made for it: quoted, or with a number (“2580”安排)."""
    return any(re.search(r"[“\d]", name) for name in (item.name, *item.aliases))


def _is_division(left: Item, right: Item) -> bool:
    return any(parsed("place", item.name).kind in DIVISIONS for item in (left, right))


def _likeness(type_: str, a: Name, b: Name, main: bool) -> tuple[str, int]:
    if a.text == b.text:
        return ("同名 same name", _SAME) if main else ("别名相同 alias", _ALIAS)
    if a.stem == b.stem:
        last = type_ == "project" or (type_ == "company" and a.kind == b.kind and len(a.stem) > 2)
        return "规范名相同 normalised name", _LAST_WORD if last else _STEM
    if _same_core(a, b):
        return "只差通用词或括注 but for general words", _CORE
    if type_ == "place" and a.kind and a.kind == b.kind and a.reading == b.reading:
        return "读音相同 same reading", _READING
    alike = round(fuzz.ratio(a.stem, b.stem) * _ALIKE)
    if a.stem in b.stem or b.stem in a.stem:
        return "名称包含 one name inside the other", min(alike, _INSIDE)
    return "名称相近 similar name", alike


def _placed(left: Item, right: Item) -> tuple[str, int] | None:
    a, b = left.within, right.within
    if not a or not b or (a != b and COUNTRY in (a, b)):  # the country's may be each province's own
        return ("上级不详 parent unknown", _UNPLACED) if left.type in _UNIQUE else None
    if a == b:
        return "同一上级 same parent", _TOWN
    if a.startswith(b) or b.startswith(a):
        if left.type == "place" and len(min(a, b, key=len)) == 2 and not _is_division(left, right):
            return "上级不详 parent unknown", _UNPLACED  # a province has many hills of one name
        if left.type == "programme" and not (_is_coined(left) or _is_coined(right)):
            return "级别不同 other level", _UNPLACED  # each level has its own 某某整治 and 某某大会
        return "上级相容 parents agree", _NEAR
    return "上级不同 other parent", _CONFLICTS["上级不同 other parent"]


def _same_core(a: Name, b: Name) -> bool:
    """Say whether two names are one, general words and the brackets of one of them aside."""
    return a.core == b.core and not ("(" in a.stem and "(" in b.stem)


class _Index:
    """Finds the items that may be the same without comparing all: by code, name, stem and letter pairs."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.keys: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, item in enumerate(items):
            for key in dict.fromkeys(_keys(item)):
                self.keys[key].append(number)
            for pair in {pair for name in _names(item) for pair in _letter_pairs(name.stem)}:
                self.pairs[item.type, pair].append(number)

    def near(self, item: Item) -> Iterator[Item]:
        """Yield the items that share a key with this one, or half of the letter pairs of a name."""
        found = {number for key in _keys(item) for number in self.keys.get(key, ())}
        for name in _names(item):
            wanted = _letter_pairs(name.stem)
            shared = Counter(n for pair in wanted for n in self.pairs.get((item.type, pair), ()))
            found.update(n for n, count in shared.most_common(8) if count * 2 >= len(wanted))
        return (self.items[number] for number in sorted(found))


def _keys(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("code", code) for code in item.codes)
    for name in _names(item):
        yield item.type, name.text
        yield item.type, f"/{name.stem}"
        yield item.type, f"/{name.core}"
        if item.type == "place":
            yield item.type, name.reading


def _letter_pairs(stem: str) -> set[str]:
    return {stem[i : i + 2] for i in range(len(stem) - 1)} or {stem}


def unmatched(left: Iterable[Item], candidates: Iterable[Candidate]) -> tuple[Item, ...]:
    """Return the left items for which nothing is accepted or proposed."""
    found = {c.left.iri for c in candidates if c.verdict is not Verdict.REJECTED}
    return tuple(item for item in left if item.iri not in found)
