"""Short names that a report gives itself: X(以下简称“Y”)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.names.finds import Example, Find
from loaders.seeking import Sought

SHORTENED = Sought(r"\((?:以下|下文)?(?:统一)?简称:?“?(?P<short>[^()“”]{2,16})”?\)")

EXAMPLES = (
    Example(
        "绍兴渔业与数字经济试验区(以下简称“绍兴试验区”)获批,",
        (("place", "绍兴渔业与数字经济试验区"),),
        never=("award",),
    ),
    Example("“十六五”(以下简称本时期)是关键期,", never=("policy", "programme")),
)


def shortened_finds(text: str, finds: Sequence[Find]) -> Iterator[Find]:
    """Yield the short names in brackets, as names of the longest thing told right before them."""
    for match in SHORTENED.finditer(text):
        full = max((f for f in finds if f.end == match.start()), key=lambda f: f.length, default=None)
        if full is not None:
            start, end = match.span("short")
            name = full.name or full.of(text)
            yield Find(full.type, start, end, "shortened", name, match["short"], rank=8, closed=True)
