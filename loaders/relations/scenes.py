"""What the relation rules look at: a sentence with the names in it, cut into clauses and lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from loaders.records import Document, Entity, Figure, Outline, Relation, Section, Sentence
from loaders.text import Span, View

_BRACKETS = {"(": ")", "《": "》", "〈": "〉", "“": "”"}
_BRACKET = re.compile(f"[{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")
_ENDS = ",;。!?:"
_CUTS = re.compile(f"[{_ENDS}{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")
# What may stand between two members of a list; members that no rule could name keep it together.
_CLASS = r"(?:项目|工程|平台|系统|政策|活动|服务|新建板块|板块|片区)?"
_AND = r"(?:、|和|与|及|以及|并(?!网)|或|暨)"
_ADDED = r"(?:(?<=》)[^、,;。《》]{0,6}(?:报告|细则|方案|意见|清单|办法))?"  # 《X条例》实施细则、《Y》
_BATCH = r"(?:(?:全[国省市]|国家|省级?|市级?)?(?:首批|第[一二三四五六七八九十]+批))?"  # A、全国首批B
_LINK = re.compile(
    rf"[”》)]?{_ADDED}(?:—+[^、,;。]{{1,14}})?{_CLASS}(?:[\d.]+版|升级版)?{_AND}(?:(?:计划)?总?投资(?:约|超|近)?[\d.]+[亿万]元的)?(?:[^、,;。和与“”《》]{{2,18}}、)*{_BATCH}[“《(]?|[”》][“《]"
)


@dataclass(slots=True)
class Name:
    """A mention as the view of its sentence shows it; ``inner`` says that a longer name holds it."""

    entity: Entity
    start: int
    end: int
    inner: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The entity's type and name, as relations refer to it."""
        return (self.entity.type, self.entity.name)


@dataclass(slots=True)
class Group:
    """Names that a clause lists side by side: what is said of the list is said of each."""

    names: tuple[Name, ...]
    start: int
    end: int

    def of(self, *types: str) -> tuple[Name, ...]:
        """Return the members of the given entity types, one for each entity."""
        if len(self.names) == 1:  # as most
            return self.names if self.names[0].entity.type in types else ()
        found = [name for name in self.names if name.entity.type in types]
        return tuple({name.key: name for name in found}.values())


@dataclass(slots=True)
class Clause:
    """What stands between two commas, with its lists in order; brackets are never cut."""

    start: int
    end: int
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Scene:
    """A sentence as rules see it."""

    index: int
    sentence: Sentence
    section: Section
    view: View
    text: str  # of the view: half-width characters and no blanks; all positions count in it
    names: tuple[Name, ...]
    types: frozenset[str]  # the entity types of the names

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in order; most sentences that name nothing are never cut."""
        return tuple(_clauses(self.text, self.names))

    @property
    def planned(self) -> bool:
        """Whether the sentence stands in the plan, not in the review."""
        return self.section.part == "plan"

    @property
    def theme(self) -> Name | None:
        """The place that the sentence is about, where it opens with nothing else before its comma."""
        opening = self.clauses[0] if self.clauses else None
        if opening is None or self.text[opening.end : opening.end + 1] not in (",", ":"):
            return None
        whole = (n for n in self.names if (n.start, n.end) == (opening.start, opening.end))
        return next((name for name in whole if name.entity.type == "place"), None)

    def span(self, start: int, end: int) -> Span:
        """Return the source span of a piece of the view: no marks at its ends, quotes and brackets whole."""
        while start < end - 1 and self.text[start] in ",、;。":
            start += 1
        while end - 1 > start and self.text[end - 1] in ",、;。":
            end -= 1
        for opening, closing in _BRACKETS.items() if _BRACKET.search(self.text, start, end) else ():
            inside = self.text[start:end]
            if inside.count(opening) > inside.count(closing) and self.text[end : end + 1] == closing:
                end += 1
            if inside.count(closing) > inside.count(opening) and self.text[start - 1 : start] == opening:
                start -= 1
        return self.view.span(start, end)


@dataclass(frozen=True)
class Report:
    """A whole report as the relation rules see it."""

    document: Document
    outline: Outline
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    scenes: tuple[Scene, ...]
    region: tuple[str, str]
    raised: frozenset[tuple[str, str]] = frozenset()  # what the report says a state of

    def naming(self, *types: str, headings: bool = False) -> list[Scene]:
        """Return the scenes, ``headings`` only if wanted, that name something of the given entity types."""
        told = [scene for scene in self._naming if not scene.types.isdisjoint(types)]
        return told if headings else [scene for scene in told if not scene.sentence.heading]

    @cached_property
    def _naming(self) -> list[Scene]:
        """The scenes that name something."""
        return [scene for scene in self.scenes if scene.names]

    def year(self, scene: Scene) -> str:
        """Return the year that a scene speaks of."""
        return str(self.document.year if scene.planned else self.document.review_year)


def relate(
    scene: Scene,
    subject: tuple[str, str],
    predicate: str,
    target: tuple[str, str],
    place: tuple[int, int],
    rule: str,
    **more: Any,
) -> Relation:
    """Make the relation that a scene states at ``place`` (view positions); ``more`` are Relation's fields."""
    fields: dict[str, Any] = {"basis": "explicit", **more}
    return Relation(
        subject, predicate, target, span=scene.span(*place), sentence=scene.index, rule=rule, **fields
    )


def read_report(
    document: Document, outline: Outline, entities: tuple[Entity, ...], figures: tuple[Figure, ...]
) -> Report:
    """Prepare a report for the relation rules; front and back matter state no relations."""
    mentions = _mentions_by_sentence(outline, entities)
    scenes = tuple(
        _read_scene(document, index, sentence, outline.section_of(sentence), mentions.get(index, ()))
        for index, sentence in enumerate(outline.sentences)
        if outline.section_of(sentence).part != "back"
    )
    return Report(document, outline, entities, figures, scenes, _region(document, entities))


def _region(document: Document, entities: tuple[Entity, ...]) -> tuple[str, str]:
    wanted = {document.short, document.region}
    for entity in entities:
        if entity.type == "place" and (entity.name in wanted or document.region in entity.aliases):
            return (entity.type, entity.name)
    return ("place", document.short or document.region)


def _mentions_by_sentence(
    outline: Outline, entities: tuple[Entity, ...]
) -> dict[int, list[tuple[Span, Entity]]]:
    starts = [sentence.span.start for sentence in outline.sentences]
    found: dict[int, list[tuple[Span, Entity]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            index = bisect_right(starts, mention.span.start) - 1
            if index >= 0 and mention.span.end <= outline.sentences[index].span.end:
                found[index].append((mention.span, entity))
    return found


def _read_scene(
    document: Document,
    index: int,
    sentence: Sentence,
    section: Section,
    mentions: Iterable[tuple[Span, Entity]],
) -> Scene:
    view = View.over(document.source.text, sentence.span)
    names = tuple(_place(view, mentions))
    return Scene(index, sentence, section, view, view.text, names, frozenset(n.entity.type for n in names))


def _place(view: View, mentions: Iterable[tuple[Span, Entity]]) -> Iterator[Name]:
    """Yield the names in text order, the longer before the shorter that begins with it."""
    outer = (-1, -1)
    for span, entity in sorted(mentions, key=lambda m: (m[0].start, -m[0].end)):
        start, end = view.at(span.start), view.at(span.end)
        inner = end <= outer[1] and (start, end) != outer
        if not inner:
            outer = (start, end)
        yield Name(entity, start, end, inner)


def _clauses(text: str, names: tuple[Name, ...]) -> Iterator[Clause]:
    outer = [name for name in names if not name.inner]
    for start, end in _cut(text):
        inside = [name for name in outer if start <= name.start < end]
        yield Clause(start, end, tuple(_groups(text, inside)))


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses: between commas, semicolons and full stops that stand outside brackets."""
    start, closing = 0, ""
    for mark in _CUTS.finditer(text):
        at, char = mark.start(), mark.group()
        if closing:
            closing = closing[:-1] if char == closing[-1] else closing + _BRACKETS.get(char, "")
        elif char in _BRACKETS and text.find(_BRACKETS[char], at) > 0:
            closing = _BRACKETS[char]
        elif char in _ENDS:
            if at > start:
                yield start, at
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _groups(text: str, names: list[Name]) -> Iterator[Group]:
    members: list[Name] = []
    begin, opened = 0, -1  # where the list begins; where the town begins that stands before its village
    for name, following in zip(names, [*names[1:], None], strict=False):
        if following and _is_seat(name, following):
            opened = name.start if opened < 0 else opened
            continue
        start, opened = (opened if opened >= 0 else name.start), -1
        if members and not _linked(text, max(m.end for m in members), start):
            yield _group(members, begin)
            members = []
        begin = begin if members else start
        members.append(name)
    if members:
        yield _group(members, begin)


def _is_seat(name: Name, following: Name) -> bool:
    """Say whether a place only tells where the one behind it is: 青禾镇|云岭村, 云州市|临溪区."""
    if not name.entity.type == following.entity.type == "place" or name.end != following.start:
        return False
    within = following.entity.name
    if name.entity.name.endswith(("镇", "乡", "街道")):
        return within.endswith(("村", "社区"))
    return name.entity.name.endswith(("省", "市")) and within.endswith(("市", "区", "县"))


def _linked(text: str, end: int, start: int) -> bool:
    if start <= end:  # names that overlap, or 《A》《B》
        return start < end or (text[end - 1] in "”》" and text[start] in "“《")
    if text[end:start] in ("”", "》") and text[start] in "“《":
        return True
    return start - end <= 60 and bool(_LINK.fullmatch(text, end, start))


def _group(members: list[Name], begin: int) -> Group:
    return Group(tuple(members), begin, max(member.end for member in members))
