"""Figures in the making, and the passage that they are read in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.figures.periods import Time
from loaders.figures.subjects import Named
from loaders.figures.tokens import Token


@dataclass(slots=True)
class Draft:
    """A figure in the making; positions are those of the passage."""

    token: Token
    role: str
    direction: str
    value: str
    name: str
    subject: str
    period: str
    nature: str
    rule: str
    pair: Draft | None = None
    lean: Draft | None = None  # what a quoted figure would belong to
    outcome: str = ""
    cumulative: bool = False
    low: str = ""
    high: str = ""
    each: tuple[str, ...] = ()
    borrowed: bool = False  # its name was taken from before its own clause


@dataclass(slots=True)
class Passage:
    """A sentence in reading: its text, numbers, times and names, and where it stands."""

    text: str
    tokens: list[Token]
    times: list[Time]
    named: Sequence[Named]
    part: str
    standing: Time
    region: str
    review_year: int
    average: Time | None = None  # the years that averages are taken over, where headings say so
