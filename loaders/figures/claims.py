"""Which rule takes which number of a text: overlap is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loaders.figures.numbers import RULES
from loaders.figures.numerals import ARABIC
from loaders.seeking import Sought, Table, begun

_ARABIC = begun(ARABIC)


class Claim(NamedTuple):
    """A row's claim on ``start..end`` of a text; ``won`` only in what ``contest`` returns."""

    rule: str
    kind: str
    start: int
    end: int
    won: bool = False


_TABLE = Table((rule, Sought(rule.pattern)) for rule in RULES)
_QUOTED = Table((rule, Sought(rule.pattern)) for rule in RULES[:2])


def contest(text: str, taken: Iterable[tuple[str, str, int, int]] = ()) -> list[Claim]:
    """Return every claim on the numbers of ``text``, upper rows first, and whether it won something;
    ``taken`` are ready claims (rule, kind, start, end) that rank below the rows, as from named things.
    """
    claims = _claims(text, taken)
    owners = {_owner(claims, *n.span()) for n in _ARABIC.finditer(text)}
    return [claim._replace(won=claim in owners) for claim in claims]


def won(text: str, taken: Iterable[tuple[str, str, int, int]] = ()) -> list[Claim]:
    """Return the claims of ``contest`` that won something."""
    if not (claims := _claims(text, taken)):
        return []
    owners = {_owner(claims, *n.span()) for n in _ARABIC.finditer(text)}
    return [claim for claim in claims if claim in owners]


def _claims(text: str, taken: Iterable[tuple[str, str, int, int]]) -> list[Claim]:
    found = [Claim(rule.name, rule.kind, *match.span()) for rule, match in _TABLE.finditer(text)]
    return [*found, *(Claim(*claim) for claim in taken)]


def _owner(claims: list[Claim], start: int, end: int) -> Claim | None:
    return next((c for c in claims if c.start < end and start < c.end), None)


def quoted(text: str) -> list[tuple[int, int]]:
    """Return where titles and quoted words of a text stand."""
    return [found.span() for _, found in _QUOTED.finditer(text)]
