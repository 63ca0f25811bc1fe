"""The names of a run of numbers, and what a sentence said before the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.figures.units import Unit


@dataclass(slots=True)
class Names:
    """A name for each number of a run, the rule that gave them, and whose they are (sites), if said."""

    names: list[str]
    rule: str
    owners: tuple[str, ...] = ()

    @property
    def borrowed(self) -> bool:
        """Say whether they were taken from the words before the numbers' own clause."""
        return self.rule in {"carried", "clause before"}


class Before(NamedTuple):
    """What was read before a run in its sentence: names of the last run, its verb, noun and sites."""

    names: tuple[str, ...] = ()
    verb: str = ""
    noun: str = ""
    sites: tuple[str, ...] = ()
    unit: Unit = Unit("")
    end: int = 0
    base: tuple[str, ...] = ()  # before a share of it
    rule: str = ""
    divided: str = ""  # what the sentence before named, where this one divides it (按行业分)
    ranked: str = ""  # the name of the last rank
    rated: str = ""  # the name of the last share
    said: tuple[str, ...] = ()  # names of all figures of the sentence so far, those of yardsticks left out
    grown: tuple[str, ...] = ()  # names of all growths of the sentence so far
    trail: tuple[str, ...] = ()  # names of all levels of the sentence so far


def latest(names: Sequence[str], count: int) -> range | list[int]:
    """Return where the last ``count`` of a sentence's levels stand that are alike.

    Where counts and sums take turns (3个甲项目投资8亿元、4个乙项目投资9亿元) they are the sums.
    """
    last = names[-count:]
    sums = [i for i, name in enumerate(names) if not name.endswith("数")]
    if len({name.endswith("数") for name in last}) > 1 and len(sums) == count:
        return sums
    return range(len(names) - count, len(names))
