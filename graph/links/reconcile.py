"""Which things of the graph a row of somebody's table means: candidates with a score of 0 to 100, and why.

Names are scored as linking scores them; what people type otherwise (pinyin, initials, other forms) is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from graph.answers.names_index import folded
from graph.links.extending import Knowledge, expanded, local, whole
from graph.links.linking import Item, score, thresholds
from graph.links.lookup import Lookup
from graph.links.spellings import official, simplified
from graph.pages.fitting import ID, NAME, PARENTS, Condition, Fitting
from ontology.terms import PREFIXES, Pg, Rdf

MOST = 100  # candidates of an answer
_KEPT = 4096  # answers that are remembered
_ONLY, _OTHER_NAME, _NAMESAKES, _FORM, _BEGINS, _FITS, _DIFFERS = 4, -6, -20, -2, 3, 4, -15
_SURE, _CODE, _SHARED_CODE, _INSIDE = 100, 92, 88, 40
_SAME = ("同名 same name", "别名相同 alias")  # what linking calls names that are the same
_SIMILAR, _NOISE = "名称相近 similar name", 30  # what is merely similar, and less than this, is none
_SAME_ID = ("同一标识 same id", _SURE)
_LONGEST = 200  # characters of a name that are looked at

Features = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A row to be reconciled; of ``types``, a candidate has any, all, or should have one (``strict``)."""

    conditions: tuple[Condition, ...]
    types: tuple[str, ...] = ()
    limit: int = 10
    strict: str = "any"


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate; ``features`` are points by name and make up the score."""

    item: Item
    score: int
    features: Features
    match: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A class that things here have; ``id`` is its name in the ontology, without a prefix."""

    id: str
    name: str
    count: int = field(compare=False, default=0)


class Reconciler:
    """The things of a store, indexed once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.items = tuple(knowledge.items.values())
        self.lookup = Lookup(self.items)
        self.fitting = Fitting(knowledge, self.lookup)
        self.numbers = self.fitting.numbers
        self.classes = [tuple(self._classes(item)) for item in self.items]
        self.members = {
            kind: frozenset(n for n, own in enumerate(self.classes) if kind in own)
            for kind in sorted({kind for own in self.classes for kind in own})
        }
        self._kinds = {type_.id: type_ for type_ in self.types()}
        self._answered = lru_cache(_KEPT)(self._match)
        self.describe = cache(self._describe)  # of each thing once

    def types(self) -> list[Type]:
        """Return the types, those with most things first."""
        found = [Type(kind, self._type_name(kind), len(members)) for kind, members in self.members.items()]
        return sorted(found, key=lambda type_: (-type_.count, type_.id))

    def types_of(self, item: Item) -> list[Type]:
        """Return the types of a thing, the narrowest first."""
        own = (self._kinds[kind] for kind in self.classes[self.numbers[item.iri]])
        return sorted(own, key=lambda type_: (type_.count, type_.id))

    def find(self, identifier: str) -> Item | None:
        """Return the thing of an identifier or IRI."""
        return self.knowledge.items.get(whole(identifier.strip()))

    def _describe(self, item: Item) -> str:
        """Say in a few words what tells a thing from its namesakes: its type, and what it is in."""
        kind = self.types_of(item)[0].name.partition(" ")[0] if self.types_of(item) else item.type
        place = next(iter(self._containers(item)), "")
        return " · ".join(filter(None, (kind, place)))

    def match(self, query: Query) -> list[Match]:
        """Return the candidates of a query, the best first; at most one is a match.

        Rows of a table repeat themselves: what was asked lately is remembered.
        """
        return list(self._answered(query))

    def _match(self, query: Query) -> list[Match]:
        among = self._among(query)
        names = [c for c in query.conditions if c.about == NAME]
        others = [c for c in query.conditions if c.about not in (NAME, ID)]
        hint = self.fitting.hint(others)
        found: dict[int, Features] = {}
        for condition in query.conditions:
            if condition.quantifier == "none":
                continue
            if condition.about == ID:
                near = (self.numbers.get(whole(value.strip())) for value in condition.values)
                found.update({n: (_SAME_ID,) for n in near if n is not None})
            elif condition.about == NAME:
                self._by_name(condition, among, hint, found)
        for code in sorted(hint.codes):
            for _, number in self.lookup.coded(code):
                found.setdefault(number, (("同一代码 same code", _SURE),))
        if not names and not found:
            found = self._by_property(others, among)
        kept = (self._judged(n, features, query) for n, features in found.items() if _in(n, among))
        return self._decided([match for match in kept if match], query)

    def _among(self, query: Query) -> frozenset[int] | None:
        if not query.types or query.strict == "should":
            return None
        sets = [self.members.get(_class(word), frozenset()) for word in query.types]
        return frozenset.intersection(*sets) if query.strict == "all" else frozenset().union(*sets)

    def _by_name(
        self, condition: Condition, among: frozenset[int] | None, hint: Item, found: dict[int, Features]
    ) -> None:
        """Add the things that any value names, or with ``all`` every one; the best name counts."""
        each = [self._named(value[:_LONGEST], among, hint) for value in condition.values]
        if condition.quantifier == "all" and each:
            common = set.intersection(*(set(one) for one in each))
            each = [{n: min((one[n] for one in each), key=_points) for n in common}]
        for one in each:
            for number, features in one.items():
                if number not in found or _points(features) > _points(found[number]):
                    found[number] = features

    def _named(self, text: str, among: frozenset[int] | None, hint: Item) -> dict[int, Features]:
        name = simplified(text.strip())
        key = folded(name)
        found: dict[int, Features] = {}
        if key:
            forms = dict.fromkeys((name, official(key)))
            queries: dict[tuple[str, str], Item] = {}
            near = dict.fromkeys((*self.lookup.exact.get(key, ()), *self.lookup.near(key, among)))
            for number in near:
                found[number] = self._scored(number, forms, key, hint, queries)
        for number, feature in self.lookup.read_as(text).items():
            if _points((feature,)) > _points(found.get(number, ())):
                found[number] = (feature,)
        coded = list(self.lookup.coded(text))
        for code, number in coded:
            points = _SURE if ":" in text else _CODE if len(coded) == 1 else _SHARED_CODE
            found[number] = ((f"代码 code {code}", points),)
        if (item := self.find(text)) is not None:
            found[self.numbers[item.iri]] = (_SAME_ID,)
        return {n: features for n, features in found.items() if not _noise(features)}

    def _scored(
        self,
        number: int,
        forms: Mapping[str, None],
        key: str,
        hint: Item,
        queries: dict[tuple[str, str], Item],
    ) -> Features:
        item, best = self.items[number], Features()
        own = self._spelling(number, key)
        for turn, form in enumerate(forms):
            typed = own if own and not turn else form
            asked = queries.get((typed, item.type))
            if asked is None:
                asked = queries[typed, item.type] = replace(hint, name=typed, type=item.type)
            features: Features = score(asked, item).features
            if turn and not own:
                features = (*features, ("名称的另一写法 other form of the name", _FORM))
            if not best or _points(features) > _points(best):
                best = features
        if own:
            return best
        if _points(best) < _INSIDE and any(key in name for name in self.lookup.names[number]):
            best = (("名称包含 one name inside the other", _INSIDE),)
        begins = self.lookup.begins(number, key)
        return (*best, ("开头相同 begins so", _BEGINS)) if begins else best

    def _spelling(self, number: int, key: str) -> str:
        """Return how a thing itself writes the name that was typed with other marks, or ""."""
        if key not in self.lookup.names[number]:
            return ""
        item = self.items[number]
        return next(own for own in (item.name, *item.aliases) if folded(own) == key)

    def _by_property(
        self, conditions: Sequence[Condition], among: frozenset[int] | None
    ) -> dict[int, Features]:
        """Return the things that fit, for a query without a name: what fits half isn't sure."""
        found: dict[int, Features] = {}
        for number in sorted(among) if among is not None else range(len(self.items)):
            fits = sum(bool(self.fitting.fits(self.items[number], condition)) for condition in conditions)
            if fits:
                share = round(50 * fits / len(conditions))
                found[number] = ((f"{fits}/{len(conditions)} 项属性相符 properties that fit", share),)
        return found

    def _judged(self, number: int, features: Features, query: Query) -> Match | None:
        """Weigh what else a query asks for; None if a candidate lacks what is required."""
        item = self.items[number]
        if query.types and query.strict == "should" and not self._of_type(number, query.types):
            features = (*features, ("类型不同 other type", _DIFFERS))
        for condition in query.conditions:
            if condition.about in (NAME, ID) and not condition.required:
                continue
            if condition.about == ID:
                there = item.iri in map(whole, condition.values)
                fits: bool | None = there != (condition.quantifier == "none")
            elif condition.about == NAME:
                fits = self._bears(number, features, condition)
            else:
                fits = self.fitting.fits(item, condition)
            if condition.required and not fits:
                return None
            if condition.about not in (NAME, ID) and fits is not None and not self.fitting.weighed(condition):
                said = f"{condition.about} {'相符 fits' if fits else '不符 differs'}"
                features = (*features, (said, _FITS if fits else _DIFFERS))
        return Match(item, max(0, min(100, _points(features))), features)

    def _bears(self, number: int, features: Features, condition: Condition) -> bool:
        same = any(folded(simplified(value)) in self.lookup.names[number] for value in condition.values)
        if condition.quantifier == "none":
            return not same
        return same or _points(features) >= thresholds(self.items[number].type)[1]

    def _of_type(self, number: int, types: Sequence[str]) -> bool:
        return any(_class(word) in self.classes[number] for word in types)

    def _decided(self, matches: list[Match], query: Query) -> list[Match]:
        """Tell the one that is meant: a name that only one has is enough, for namesakes nothing is."""
        named, alike = ([m for m in matches if own in dict(m.features)] for own in _SAME)
        if len(only := named or alike) == 1 and "上级不同 other parent" not in dict(only[0].features):
            matches[matches.index(only[0])] = _with(only[0], ("图中唯一 the only one here", _ONLY))
            for other in alike if named else ():
                matches[matches.index(other)] = _with(other, ("别物之名 another thing's name", _OTHER_NAME))
        sure = [m for m in matches if m.score >= thresholds(m.item.type)[0]]
        if len({m.item.iri for m in sure if m.score == max(s.score for s in sure)}) > 1:
            matches = [_with(m, ("多个同名 namesakes", _NAMESAKES)) if m in sure else m for m in matches]
            sure = []
        matches.sort(key=lambda m: (-m.score, len(m.item.name), m.item.iri))
        if sure and (best := matches[0]).score >= thresholds(best.item.type)[0]:
            matches[0] = replace(best, match=True)
        return [m for m in matches if m.score > 0][: max(1, min(query.limit, MOST))]

    def _classes(self, item: Item) -> Iterator[str]:
        for quad in self.knowledge.objects(item.iri, Rdf.type):
            if quad.startswith(PREFIXES["pg"]):
                yield local(quad)

    def _type_name(self, kind: str) -> str:
        told = self.knowledge.labels.get(PREFIXES["pg"] + kind, {})
        return " ".join(filter(None, (told.get("zh"), told.get("en")))) or kind

    def _containers(self, item: Item) -> Iterator[str]:
        for predicate in (*PARENTS[:1], Pg.locatedIn, Pg.heldIn, *PARENTS[2:]):
            for iri in self.knowledge.objects(item.iri, predicate):
                yield self.knowledge.label(iri)


def _class(word: str) -> str:
    """Return the name of a class for its name, prefixed name or IRI."""
    return local(expanded(word)).rpartition(":")[2]


def _in(number: int, among: frozenset[int] | None) -> bool:
    return among is None or number in among


def _noise(features: Features) -> bool:
    return _SIMILAR in dict(features) and _points(features) < _NOISE


def _points(features: Features) -> int:
    return sum(points for _, points in features)


def _with(match: Match, feature: tuple[str, int]) -> Match:
    features = (*match.features, feature)
    return replace(match, features=features, score=max(0, min(100, match.score + feature[1])))
