"""What an amount of money is."""

from __future__ import annotations

import pytest

from loaders.moneys import KINDS, Money, money_of
from ontology.terms import CODES


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.kind)
def test_a_name_tells_its_kind(row: Money) -> None:
    assert money_of(row.example) == row.kind != money_of(row.never)


def test_a_name_may_tell_none() -> None:
    assert money_of("累计落地资金") == ""


def test_kinds_are_those_of_the_ontology() -> None:
    assert {row.kind for row in KINDS} == set(CODES["money"])
