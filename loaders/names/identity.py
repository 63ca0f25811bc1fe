"""One entity for all the wordings of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.names.classes import GROUNDS
from loaders.names.finds import Find
from loaders.names.region import Region
from loaders.records import Entity, Mention
from loaders.text import View

_DRESS = re.compile(r"[“”《》〈〉\s]")
_YEAR = re.compile(r"^20\d\d年?(?=[\u4e00-\u9fff“])")
_HEAD = re.compile(r"^(?:全区|全市|全省|我区|我市|我省|[省市区县](?=[\u4e00-\u9fff]{4}))")
_SHORT = (("经济技术开发区", "经开区"), ("高新技术产业开发区", "高新区"), ("委员会", "委"), ("街道", "街"))
# A park is a place here, a project there: one thing.
_GROUNDED = frozenset(("noun:place", "noun:project", "list:project"))
_ENDS = (*sorted(GROUNDS), "期)")
_WORK = re.compile(r"(?:建设工作|工作|建设|活动|项目|工程)$")


@dataclass
class _Thing:
    finds: list[Find] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)


def bare(name: str) -> str:
    """Return a name without its dress of marks."""
    return _DRESS.sub("", name)


def resolve(seen: Iterable[tuple[int, View, Find]], region: Region) -> tuple[Entity, ...]:
    """Merge the finds of all sentences into entities, in the order of their first mention."""
    things: list[_Thing] = []
    known: dict[tuple[str, str], _Thing] = {}
    for number, view, find in seen:
        printed = find.of(view.text)
        keys = [(find.type, key) for key in _keys(find, printed, region)]
        if find.rule in _GROUNDED and printed.endswith(_ENDS):
            keys += [("project" if find.type == "place" else "place", key) for _, key in keys]
        thing = next((known[key] for key in keys if key in known), None)
        if thing is None:
            thing = _Thing()
            things.append(thing)
        for key in keys:
            known.setdefault(key, thing)
        thing.finds.append(find)
        thing.printed.append(printed)
        thing.mentions.append(Mention(view.span(find.start, find.end), number, find.rule))
    return tuple(_entity(thing) for thing in things)


def _keys(find: Find, printed: str, region: Region) -> Iterator[str]:
    """Yield the forms that two mentions of one thing may share, the fullest first."""
    for words in (find.name or printed, find.core):
        if not words:
            continue
        yield (form := bare(words))
        yield from _lesser(form, find, region)


def _lesser(form: str, find: Find, region: Region) -> Iterator[str]:
    if find.type == "project" and (match := re.search(r"(?:示范|试点)?项目$", form)) and match.start() > 6:
        yield form[: match.start()]
    if form.endswith("期)"):
        yield form[: form.rindex("(")]
    if find.type == "organization" and form.startswith(region.full) and region.full != region.own:
        yield region.own + form.removeprefix(region.full)
    if find.type in ("place", "industry", "organization"):
        for full, short in _SHORT:
            if full in form:
                yield form.replace(full, short)
        return
    for head in region.heads():
        if form.startswith(head) and len(form) > len(head) + 3:
            yield form[len(head) :]
            break
    else:
        if match := _HEAD.match(form):
            yield form[match.end() :]
    if find.type in ("event", "award") and (match := _YEAR.match(form)):
        yield form[match.end() :]


def _entity(thing: _Thing) -> Entity:
    best = next((f for f in thing.finds if f.type == "project"), thing.finds[0])
    name = best.name or thing.printed[0]
    if not best.closed and not best.name:
        name = max(thing.printed, key=len)
    forms: dict[str, None] = {}
    for find, printed in zip(thing.finds, thing.printed, strict=True):
        for form in (printed, _YEAR.sub("", printed), find.core if bare(find.core) in bare(printed) else ""):
            if form and form != name:
                forms[form] = None
        if bare(find.name) in bare(printed) and find.name and find.name != name:
            forms[find.name] = None
    codes = {f.code for f in thing.finds if f.code}
    return Entity(best.type, name, tuple(forms), tuple(thing.mentions), codes.pop() if len(codes) == 1 else "")
