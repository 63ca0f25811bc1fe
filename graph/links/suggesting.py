"""What is offered while somebody types: things, types and properties whose name begins so, or holds it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.answers.names_index import folded
from graph.links.extending import Property, expanded
from graph.links.linking import Item
from graph.links.reconcile import Reconciler, Type
from graph.links.spellings import letters, simplified, spelled

MOST = 20  # of what is offered at a time


def things(reconciler: Reconciler, prefix: str) -> list[Item]:
    """Return the things of a prefix: of that identifier or code, begun so, read so, or holding it."""
    found: dict[str, Item] = {}
    if (item := reconciler.find(prefix)) is not None:
        found[item.iri] = item
    lookup, key = reconciler.lookup, folded(simplified(prefix))
    numbers = [number for _, number in lookup.coded(prefix)]
    near = lookup.holding(key) if key else []
    numbers += [n for n in near if lookup.begins(n, key)]
    read = lookup.read_as(prefix)
    numbers += sorted(read, key=lambda n: (-read[n][1], len(reconciler.items[n].name), n))
    numbers += near
    found.update({reconciler.items[n].iri: reconciler.items[n] for n in numbers})
    return list(found.values())


def types(reconciler: Reconciler, prefix: str) -> list[Type]:
    """Return the types whose id or name, in either language or pinyin, holds the prefix."""
    return [type_ for type_ in reconciler.types() if _holds(prefix, (type_.id, f"pg:{type_.id}", type_.name))]


def properties(reconciler: Reconciler, prefix: str) -> list[Property]:
    """Return the properties whose id, IRI or name holds the prefix."""
    known = reconciler.knowledge.properties.values()
    return [p for p in known if _holds(prefix, (p.id, expanded(p.id), p.name))]


def proposed(reconciler: Reconciler, type_: str) -> list[Property]:
    """Return the properties that things of a type have, those that most have first; all for no type."""
    knowledge = reconciler.knowledge
    members = reconciler.members.get(type_.rpartition(":")[2]) if type_ else None
    if type_ and members is None:
        return []
    kinds = {reconciler.items[n].type for n in members} if members is not None else set(knowledge.by_type)
    return [
        p for p in knowledge.properties.values() if any(p.id in knowledge.by_type[kind] for kind in kinds)
    ]


def _holds(prefix: str, names: Iterable[str]) -> bool:
    key, typed = folded(simplified(prefix)), letters(prefix)
    for name in names:
        if key in folded(name):
            return True
        if typed and any(read.startswith(typed) for read in spelled(name.partition(" ")[0])):
            return True
    return False
