"""Corrections of named things: added, retyped, renamed, removed."""

from __future__ import annotations

from dataclasses import replace

from loaders.curation.corrections import Correction, refuse, refuse_absent, require, sentence_of
from loaders.names.finds import TYPES
from loaders.records import Entity, Mention, Reading, Relation

Key = tuple[str, str]


def curate_entity(reading: Reading, correction: Correction) -> Reading:
    """Add, retype, rename or remove the named thing at a correction's span."""
    require(reading, correction, "type", TYPES)
    if correction.act == "add":
        return _add(reading, correction)
    old = _target(reading, correction)
    if correction.act == "remove":
        return _without(reading, old)
    said = {name: correction.says[name] for name in ("type", "name") if name in correction.says}
    aliases = tuple(dict.fromkeys((*old.aliases, old.name))) if "name" in said else old.aliases
    text = reading.document.source.text
    kept = tuple(a for a in aliases if a != said.get("name") and (a in old.aliases or a in text))
    mentions = tuple(replace(m, rule=correction.rule, basis="curated") for m in old.mentions)
    return _exchange(reading, old, replace(old, aliases=kept, mentions=mentions, **said))


def _target(reading: Reading, correction: Correction) -> Entity:
    kind = correction.says.get("of", "")
    found = [
        entity
        for entity in reading.entities
        if entity.type == (kind or entity.type) and any(m.span == correction.span for m in entity.mentions)
    ]
    if len(found) == 1:
        return found[0]
    index = sentence_of(reading, correction)
    if found:
        types = " ".join(entity.type for entity in found)
        raise refuse(
            reading, correction, f"这里有几个对象,请用 of 注明:{types}", f"several things: say of = {types}"
        )
    near = [
        f"{entity.name} ({entity.type}) {m.span.start}:{m.span.end}"
        for entity in reading.entities
        for m in entity.mentions
        if m.sentence == index
    ]
    raise refuse_absent(reading, correction, "这里没有读出这样的对象", "no such thing was read here", near)


def _add(reading: Reading, correction: Correction) -> Reading:
    text, says = reading.document.source.text, correction.says
    name = says.get("name", correction.quote)
    aliases = [str(alias) for alias in says.get("aliases", ())]
    if absent := [alias for alias in aliases if alias not in text]:
        raise refuse(
            reading,
            correction,
            f"原文里没有别名“{absent[0]}”",
            f"the text lacks the alias {absent[0]}",
        )
    mention = Mention(correction.span, sentence_of(reading, correction), correction.rule, "curated")
    forms = tuple(form for form in dict.fromkeys((correction.quote, *aliases)) if form != name)
    new = Entity(says["type"], name, forms, (mention,))
    return _ordered(replace(reading, entities=_merged(reading.entities, new)))


def _exchange(reading: Reading, old: Entity, new: Entity) -> Reading:
    """Put a thing under its new type and name everywhere; where another bears them, the two become one."""
    was, now = (old.type, old.name), (new.type, new.name)
    others = tuple(entity for entity in reading.entities if entity is not old)
    figures = tuple(replace(f, subject=new.name) if f.subject == old.name else f for f in reading.figures)
    relations = tuple(_renamed(relation, was, now) for relation in reading.relations)
    merged = _merged(others, new)
    return _ordered(replace(reading, entities=merged, figures=figures, relations=relations))


def _renamed(relation: Relation, was: Key, now: Key) -> Relation:
    body = relation.awarded_by
    return replace(
        relation,
        subject=now if relation.subject == was else relation.subject,
        object=now if relation.object == was else relation.object,
        awarded_by=now[1] if was[0] == "organization" and body == was[1] else body,
    )


def _without(reading: Reading, old: Entity) -> Reading:
    key = (old.type, old.name)
    return replace(
        reading,
        entities=tuple(entity for entity in reading.entities if entity is not old),
        relations=tuple(r for r in reading.relations if key not in (r.subject, r.object)),
    )


def _merged(entities: tuple[Entity, ...], new: Entity) -> tuple[Entity, ...]:
    same = next((e for e in entities if (e.type, e.name) == (new.type, new.name)), None)
    if same is None:
        return (*entities, new)
    spans = {m.span for m in new.mentions}
    mentions = sorted(
        (*new.mentions, *(m for m in same.mentions if m.span not in spans)), key=lambda m: m.span
    )
    aliases = tuple(a for a in dict.fromkeys((*same.aliases, *new.aliases)) if a != same.name)
    one = replace(same, aliases=aliases, mentions=tuple(mentions), code=same.code or new.code)
    return tuple(one if entity is same else entity for entity in entities)


def _ordered(reading: Reading) -> Reading:
    """Keep things in the order of their first mention; those without one stay last."""
    last = len(reading.document.source.text)
    first = {id(e): e.mentions[0].span.start if e.mentions else last for e in reading.entities}
    return replace(reading, entities=tuple(sorted(reading.entities, key=lambda e: first[id(e)])))
