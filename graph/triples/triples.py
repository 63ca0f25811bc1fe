"""N-Triples as text: the fastest way from a record to a store, and the same bytes every time.

Terms are plain strings in N-Triples spelling; a line is made by formatting and kept once.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ontology.terms import Xsd

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def iri(value: str) -> str:
    """Return an IRI as a term."""
    return f"<{value}>"


def words(value: str, language: str = "") -> str:
    """Return a string as a term, with a language tag if given."""
    quoted = f'"{value.translate(_ESCAPES)}"'
    return f"{quoted}@{language}" if language else quoted


def typed(value: str, datatype: str) -> str:
    """Return a literal of a datatype given by its IRI."""
    return f'"{value}"^^<{datatype}>'


def integer(value: int) -> str:
    """Return an integer as a term."""
    return typed(str(value), Xsd.integer)


def date(value: str) -> str:
    """Return an ISO date as a term."""
    return typed(value, Xsd.date)


TRUE = typed("true", Xsd.boolean)


def decimal(value: Decimal) -> str:
    """Return a decimal as a term, canonical and with at most six places."""
    return typed(canonical_decimal(value), Xsd.decimal)


def canonical_decimal(value: Decimal) -> str:
    """Return the shortest plain spelling of a decimal rounded to six places (1872.36, 4300, -0.5)."""
    plain = format(round(value, 6), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


class Triples:
    """The triples of one document, each once."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add one triple for each object: subject and predicate as IRIs, objects in N-Triples spelling."""
        for object_ in objects:
            self._lines.add(f"<{subject}> <{predicate}> {object_} .\n")

    def update(self, lines: Iterable[str]) -> None:
        """Add finished lines."""
        self._lines.update(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def sorted(self) -> bytes:
        """Return all triples as N-Triples in code point order."""
        return "".join(sorted(self._lines)).encode()
