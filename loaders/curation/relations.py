"""Corrections of relations: added and removed."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.curation.corrections import ACTS, Correction, refuse, refuse_absent, sentence_of
from loaders.errors import CurationError
from loaders.names.finds import TYPES
from loaders.records import Reading, Relation

STATUSES = ("planned", "approved", "started", "under_construction", "advancing", "completed", "in_operation")
DISTINCTIONS = ("first", "only", "pioneer")
PREDICATES = (
    *("serves", "locatedIn", "status", "operatedBy", "received", "aimsAt", "issued", "partOf", "heldIn"),
    *("hostedBy", "cooperatesWith", "targets", "distinction", "inIndustry"),
)
_CODES = {"status": STATUSES, "distinction": DISTINCTIONS}
_PERIOD = re.compile(r"20\d\d(?:-\S+|\.\.20\d\d)?")
Key = tuple[str, str]


def curate_relation(reading: Reading, correction: Correction) -> Reading:
    """Add a relation whose evidence is a correction's span, or remove the one read there."""
    says = correction.says
    if says["predicate"] not in PREDICATES:
        known = " ".join(PREDICATES)
        raise refuse(reading, correction, f"predicate 只能是 {known}", f"predicate must be one of {known}")
    subject, object_ = _end(reading, correction, says["subject"]), _object(reading, correction)
    old = [
        relation
        for relation in reading.relations
        if (relation.subject, relation.predicate, relation.object) == (subject, says["predicate"], object_)
        and relation.span.overlaps(correction.span)
    ]
    others = tuple(relation for relation in reading.relations if relation not in old)
    if correction.act == "remove":
        if not old:
            raise _nothing(reading, correction)
        return replace(reading, relations=others)
    qualifiers = {name: value for name, value in says.items() if name not in ACTS["relation"]["remove"]}
    made = Relation(
        subject, says["predicate"], object_, "curated", correction.span, sentence_of(reading, correction),
        correction.rule, **qualifiers,
    )  # fmt: skip
    relations = sorted((*others, made), key=lambda r: (r.span.start, r.span.end))
    return replace(reading, relations=tuple(relations))


def _object(reading: Reading, correction: Correction) -> Key:
    predicate, name = correction.says["predicate"], correction.says["object"]
    if predicate in _CODES:
        if name not in _CODES[predicate]:
            known = " ".join(_CODES[predicate])
            raise refuse(reading, correction, f"object 只能是 {known}", f"object must be one of {known}")
        return predicate, name
    if predicate == "targets":
        return "target", name
    if predicate == "heldIn" and _PERIOD.fullmatch(name):
        return "period", name
    return _end(reading, correction, name)


def _end(reading: Reading, correction: Correction, name: str) -> Key:
    """Return the thing that a name means; ``type:name`` where several bear it."""
    kind, mark, rest = name.partition(":")
    kind, name = (kind, rest) if mark and kind in TYPES else ("", name)
    found = [(e.type, e.name) for e in reading.entities if e.name == name and e.type == (kind or e.type)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = " ".join(f"{k}:{n}" for k, n in found)
        raise refuse(reading, correction, f"几个对象同名,请写成 {listed}", f"several bear the name: {listed}")
    if name in (reading.document.short, reading.document.region):
        return "place", name
    raise refuse(
        reading, correction,
        f"没有读出“{name}”,请先用 [[entity]] 添加",
        f"{name} was not read; add it as an [[entity]] first",
    )  # fmt: skip


def _nothing(reading: Reading, correction: Correction) -> CurationError:
    index = sentence_of(reading, correction)
    near = [
        f"{r.subject[1]} {r.predicate} {r.object[1]} {r.span.start}:{r.span.end}"
        for r in reading.relations
        if r.sentence == index
    ]
    return refuse_absent(reading, correction, "这里没有读出这条关系", "this relation was not read here", near)
