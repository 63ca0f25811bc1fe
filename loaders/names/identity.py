"""One entity for all the wordings of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.names.finds import Find
from loaders.names.region import Region
from loaders.records import Entity, Mention
from loaders.text import View

_DRESS = re.compile(r"[“”《》\s]")


def bare(name: str) -> str:
    """Return a name without its dress of marks."""
    return _DRESS.sub("", name)


def resolve(seen: Iterable[tuple[int, View, Find]], region: Region, text: str) -> tuple[Entity, ...]:
    """Merge the finds of all sentences into entities, in the order of their first mention."""
    groups: dict[tuple[str, str], list[tuple[Find, Mention, str]]] = {}
    for number, view, find in seen:
        span = view.span(find.start, find.end)
        printed = view.text[find.start : find.end]
        key = (find.type, bare(find.name or printed))
        groups.setdefault(key, []).append((find, Mention(span, number, find.rule), printed))
    return tuple(_entity(group, region, text) for group in groups.values())


def _entity(group: list[tuple[Find, Mention, str]], region: Region, text: str) -> Entity:
    first, _, printed = group[0]
    forms = dict.fromkeys([p for _, _, p in group])
    for find, _, _ in group:
        forms.update(dict.fromkeys(find.also))
    aliases = tuple(f for f in forms if f in text)
    return Entity(first.type, first.name or printed, aliases, tuple(m for _, m, _ in group))
