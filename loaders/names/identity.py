"""One entity for all the wordings of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from loaders.gazetteer import Division, ancestors, division, find_division
from loaders.names.classes import GROUNDS
from loaders.names.finds import Find
from loaders.names.places import NAMESAKES, SURE_BY_TOWN
from loaders.names.region import Region
from loaders.records import Entity, Mention
from loaders.text import View

_DRESS = re.compile(r"[“”《》〈〉\s]")
YEAR = re.compile(r"^20\d\d年?(?=[\u4e00-\u9fff“])")
_HEAD = re.compile(r"^(?:全区|全市|全省|我区|我市|我省|[省市区县](?=[\u4e00-\u9fff]{4}))")
_SHORT = (
    ("经济技术开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("综合保税区", "综保区"),
    ("街道", "街"),
    ("国际机场", "机场"),
)
_PROJECT = re.compile(r"(?<=.{6})(?:示范|试点)?项目$|(?<=.{4})工程$")
_SAID = f"{SURE_BY_TOWN} 名称里写明上级"
_COUNTY = len("440113")  # longer codes are those of towns and villages
# A park is a place here and a project there: one thing.
_GROUNDED = frozenset(("noun:place", "noun:project", "list:project"))
_GROUND_ENDS = (*sorted(GROUNDS), "期)")


@dataclass
class _Thing:
    finds: list[Find] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)


def bare(name: str) -> str:
    """Return a name without its dress of marks."""
    return name if name.isalnum() else _DRESS.sub("", name)  # most have none


def resolve(seen: Iterable[tuple[int, View, Find]], region: Region) -> tuple[Entity, ...]:
    """Merge the finds of all sentences into entities, in the order of their first mention."""
    things: list[_Thing] = []
    known: dict[tuple[str, str], _Thing] = {}
    keyed: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for number, view, find in seen:
        printed = find.of(view.text)
        forms = (find.type, find.name, find.core, find.rule, printed)
        keys = keyed.get(forms) or keyed.setdefault(forms, _typed_keys(find, printed, region))
        thing = next((known[key] for key in keys if key in known), None)
        if thing is None:
            thing = _Thing()
            things.append(thing)
        for key in keys:
            known.setdefault(key, thing)
        thing.finds.append(find)
        thing.printed.append(printed)
        thing.mentions.append(Mention(view.span(find.start, find.end), number, find.rule))
    return tuple(entity for thing in things for entity in _entities(thing, region))


def _typed_keys(find: Find, printed: str, region: Region) -> list[tuple[str, str]]:
    forms = _keys(find, printed, region)
    keys = [(find.type, form) for form in forms]
    if find.rule in _GROUNDED and printed.endswith(_GROUND_ENDS):
        other = "project" if find.type == "place" else "place"
        keys += [(other, form) for form in forms]
    return keys


def _keys(find: Find, printed: str, region: Region) -> list[str]:
    """Return the forms that two mentions of one thing may share, the fullest first."""
    full = find.name or printed
    core = "" if find.rule == "list:works" else find.core  # A路 is not its own 污水管网改造
    forms: list[str] = []
    for words in (full, core) if core and core != full else (full,):
        form = bare(words)
        forms += (form, *_lesser(form, find.type, region))
    return forms


def _lesser(form: str, kind: str, region: Region) -> list[str]:
    """Return a form without what mentions leave out: the region's name, the year, 项目, phases in (…)."""
    forms: list[str] = []
    if kind == "project" and form.endswith(("项目", "工程")) and (match := _PROJECT.search(form)):
        forms.append(form[: match.start()])
    if form.endswith("期)"):
        forms.append(form[: form.rindex("(")])
    if kind == "organization" and region.full != region.own and form.startswith(region.full):
        forms.append(region.own + form.removeprefix(region.full))
    if kind in ("place", "industry", "organization"):
        return forms + [form.replace(full, short) for full, short in _SHORT if full in form]
    heads = region.heads if form.startswith(region.heads) else ()
    if head := next((h for h in heads if form.startswith(h) and len(form) > len(h) + 3), ""):
        forms.append(form.removeprefix(head))
    elif kind != "award" and (match := _HEAD.match(form)):  # 全省X and 全市X are two titles
        forms.append(form[match.end() :])
    if kind in ("event", "award") and (match := YEAR.match(form)):
        forms.append(form[match.end() :])
    return forms


def _entities(thing: _Thing, region: Region) -> Iterator[Entity]:
    """Yield the entity of a thing; of namesakes that their contexts told apart, one for each code."""
    codes = sorted({find.code for find in thing.finds if find.code})
    if len(codes) < 2:
        entity = _entity(thing)
        unit = _with_superior(entity, region)
        yield replace(entity, code=f"{unit.scheme}:{unit.code}", note=_SAID) if unit else entity
        return
    for code in (*codes, ""):
        at = [n for n, find in enumerate(thing.finds) if find.code == code]
        if not at:
            continue
        part = _Thing(
            [thing.finds[n] for n in at], [thing.mentions[n] for n in at], [thing.printed[n] for n in at]
        )
        entity = _entity(part)
        if code:
            above = ancestors(division(code.rpartition(":")[2]))[0].label
            yield replace(entity, name=f"{entity.name}({above})", aliases=(entity.name, *entity.aliases))
        else:
            yield replace(entity, note=NAMESAKES + ", ".join(codes))


def _with_superior(entity: Entity, region: Region) -> Division | None:
    """Return the village or community that a name means by its superior's before it (某某镇某某村)."""
    if entity.type != "place" or entity.code or entity.note or not entity.name.endswith(("村", "社区")):
        return None
    return find_division(entity.name, region.code)


def _entity(thing: _Thing) -> Entity:
    best = next((f for f in thing.finds if f.type == "project"), thing.finds[0])
    name = best.name or (thing.printed[0] if best.closed else max(thing.printed, key=len))
    if best.rule in ("table:division", "town:stem") and len(best.code.rpartition(":")[2]) > _COUNTY:
        name = name if name in thing.printed else max(thing.printed, key=len)
    codes = sorted({f.code for f in thing.finds if f.code})
    code = codes[0] if len(codes) == 1 else ""
    note = next((f.note for f in thing.finds if f.note and f.code == code), "")
    aliases = tuple(f for f in _forms(thing) if f != name and f.count("“") == f.count("”"))
    return Entity(best.type, name, aliases, tuple(thing.mentions), code, note)


def _forms(thing: _Thing) -> dict[str, None]:
    """Return the surface forms: as printed, without the year, without marks and class word."""
    forms: dict[str, None] = {}
    for find, printed in zip(thing.finds, thing.printed, strict=True):
        forms[printed] = None
        if printed.startswith("20"):
            forms[YEAR.sub("", printed)] = None
        if find.rule == "topped":  # 招商“双渔工程” is said without its field too
            forms[printed[printed.index("“") :]] = None
        for words in (find.core, find.name):
            if words and words in printed:
                forms[words] = None
    return forms
