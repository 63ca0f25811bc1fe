"""The reference page is the one that the vocabulary makes."""

from __future__ import annotations

from ontology.reference import PAGE, page
from ontology.terms import CODES, PG, Pg


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m ontology.reference"


def test_the_page_names_every_term_and_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    names = [value.removeprefix(PG) for name, value in vars(Pg).items() if not name.startswith("_")]
    assert [name for name in names if f"`pg:{name}`" not in text] == []
    assert [n for notations in CODES.values() for n in notations if f"| `{n}` |" not in text] == []
