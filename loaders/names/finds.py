"""What a rule finds in one sentence, before overlaps are decided and one identity is given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

TYPES = (
    "programme project company organization place policy award event platform industry challenge"
).split()


@dataclass(frozen=True, slots=True)
class Find:
    """A name seen at ``start:end`` of a sentence's view (half-open view positions).

    ``name`` is the restored name, "" where the printed words are the name. ``also`` are further printed
    forms of it. ``rank`` settles overlaps of equal length: the higher wins. ``nested`` names may
    lie inside a longer one (a road in the name of its plan).
    """

    type: str
    start: int
    end: int
    rule: str
    name: str = ""
    also: tuple[str, ...] = ()
    rank: int = 0
    nested: bool = False
    code: str = field(default="", compare=False)

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Find) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: Find) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def as_type(self, kind: str) -> Find:
        """Return the same find with another type."""
        return replace(self, type=kind)
