"""The one place where overlapping finds are decided."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.names.finds import Find


def decide(finds: Iterable[Find]) -> list[Find]:
    """Return the finds that stand, in text order.

    Longest first, then the higher rank, then the earlier: a find that crosses a stronger one falls;
    one that lies wholly inside stays only if it is ``nested`` (a road in its plan's name).
    """
    kept: list[Find] = []
    for find in sorted(set(finds), key=lambda f: (-len(f), -f.rank, f.start, f.type, f.name)):
        rivals = [other for other in kept if find.crosses(other)]
        if all(_beside(find, other) for other in rivals):
            kept.append(find)
    return sorted(kept, key=lambda f: (f.start, -f.end, f.type, f.name))


def _beside(find: Find, other: Find) -> bool:
    """Say whether ``find`` may stand although it touches ``other``."""
    if (find.start, find.end) == (other.start, other.end):
        return find.rule == other.rule and find.name != other.name
    return find.nested and other.covers(find)
