"""The one place where overlapping finds are decided."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.names.classes import class_of
from loaders.names.finds import Find


def decide(finds: Iterable[Find]) -> list[Find]:
    """Return the finds that stand, in text order.

    Longest first, then the higher rank, then the earlier: a find that crosses a stronger one falls. Inside
    a longer name only places stand (a road in its plan's name), and inside a closed one nothing. Finds of
    one rule over the same words stand together (a village and its renewal).
    """
    kept: list[Find] = []
    found = list(finds)
    if len(found) < 2:
        return found
    for find in sorted(found, key=lambda f: (f.start - f.end, -f.rank, f.start, f.type, f.name)):
        start, end = find.start, find.end
        if all(_beside(find, other) for other in kept if other.start < end and start < other.end):
            kept.append(find)
    return sorted(kept, key=lambda f: (f.start, -f.end, f.type, f.name))


def _beside(find: Find, other: Find) -> bool:
    """Say whether ``find`` may stand although it touches ``other``."""
    if (find.start, find.end) == (other.start, other.end):
        if "firm:moved" in (find.rule, other.rule):
            return {find.type, other.type} == {"company", "project"}  # 盛禾、恒云搬迁入园
        place, project = sorted((find, other), key=lambda f: f.type)
        if (place.type, project.type) not in _SITES or place.rank < 3:
            return False
        if "renewal" in project.rule:
            return True  # a village stands for its renewal
        named = project.name.startswith(project.core) and project.core != project.name
        if place.type == "organization":
            return named and place.rule == "body:institution"  # 青禾中学、云岭中学改扩建
        return place.rule.startswith("spot:") or (named and place.rule in _STANDS)  # 青环、云环改造
    if not other.covers(find):
        return False
    if find.type == "place" and other.rule == "noun:far" and find.start == other.start:
        return False
    if find.type == "place":
        named = other.type == "award" and find.start > other.start
        return not (named or other.closed or _is_brand(find, other) or find.rule.startswith("noun"))
    if find.rule == "table:company" and other.rule == "noun:place":
        return find.start == other.start  # 华为云禾产业基地
    if find.rule == "firm:inside":
        return other.type in ("project", "platform")
    if find.rule == "title:inner" or (find.type, other.type) == ("event", "award"):
        return True
    if find.type == "programme" and find.rule.startswith("quoted"):
        return (find.rule, other.type) == ("quoted:table", "award") or other.type in ("policy", "project")
    if find.rule == "body:institution":
        return other.type == "project"
    if find.rule in ("table:industry", "table:mother"):
        return other.type == "organization"
    if find.rule == "table:programme" and find.start == other.start and other.rule.startswith("noun"):
        return True
    if (find.type, other.type) == ("organization", "award") and not find.rule.startswith(("table", "body")):
        return False  # 全国青禾医疗集团|试点城市
    # the body that gives a title, the undertaking that a plan or a task force is for
    return find.start == other.start and (find.type, other.type) in _OPENING


_SITES = (("place", "project"), ("organization", "project"))
# A road or a division that a list names its works by stands beside them.
_STANDS = ("ordinal:road", "county:stem", "table:division")


def _is_brand(place: Find, other: Find) -> bool:
    """Say whether a place only opens a firm's name, or what stands for its project in a list (云州禾川)."""
    listed = other.rule == "list:project" and place.start == other.start and class_of(other.core) is None
    return other.type == "company" or (
        listed and place.code.endswith("0000") and other.length - place.length < 5
    )


_OPENING = {
    ("organization", "award"),
    ("programme", "platform"),
    ("platform", "programme"),
    ("programme", "project"),
    ("programme", "organization"),
    ("programme", "policy"),
    ("project", "policy"),
    ("company", "project"),
    ("company", "platform"),
    ("company", "event"),
    ("organization", "event"),
    ("project", "event"),
}
