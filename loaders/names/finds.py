"""What a rule finds in one sentence, before overlaps are decided and one identity is given."""

from __future__ import annotations

from dataclasses import dataclass, replace

TYPES = (
    *("programme", "project", "company", "organization", "place", "policy"),
    *("award", "event", "platform", "industry", "challenge"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence that shows a rule: the (type, name) pairs in it, and the types that never are."""

    text: str
    names: tuple[tuple[str, str], ...] = ()
    never: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)  # as if it were frozen, which takes longer to make
class Find:
    """A name seen at ``start:end`` of a sentence's view (half-open view positions).

    ``name`` is the restored name, "" where the printed words are the name; ``core`` what is left of it
    without class word and marks. ``rank`` settles overlaps of equal
    length: the higher wins. Inside a ``closed`` find no other name counts.
    """

    type: str
    start: int
    end: int
    rule: str
    name: str = ""
    core: str = ""
    rank: int = 0
    closed: bool = False
    code: str = ""
    note: str = ""

    @property
    def length(self) -> int:
        """How many characters it takes."""
        return self.end - self.start

    def covers(self, other: Find) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: Find) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the printed words."""
        return text[self.start : self.end]

    def turned(self, kind: str, name: str, rule: str) -> Find:
        """Return the find with another type, name and rule."""
        return replace(self, type=kind, name=name, rule=rule)
