"""What is to be loaded: documents with their triples, and whether one says what another says already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import OtherTextError, SameTextError
from ontology.terms import Pg, Rdf

if TYPE_CHECKING:
    from loaders.records import Reading

_MEASURES = re.compile(rf"<{re.escape(Pg.indicator)}> <([^>]+)>".encode())


@dataclass(frozen=True, slots=True)
class Load:
    """A document to be loaded: the name of its graph and its triples as sorted N-Triples."""

    name: str
    triples: bytes

    @property
    def report(self) -> str:
        """The IRI of the document's dataset, or else of its report."""
        kind = next(k for k in (Pg.Dataset, Pg.Report) if f" <{Rdf.type}> <{k}> .".encode() in self.triples)
        return self._line_with(f" <{Rdf.type}> <{kind}> .").split(" ", 1)[0].strip("<>")

    @property
    def sha256(self) -> str:
        """The hash of the document's stored text."""
        text = self._line_with(f"<{self.report}> <{Pg.text}> ").split(" ")[2]
        return self._line_with(f"{text} <{Pg.sha256}> ").split('"')[1]

    @property
    def measures(self) -> frozenset[str]:
        """The IRIs of the indicators that the document gives figures of."""
        return frozenset(found.decode() for found in _MEASURES.findall(self.triples))

    def _line_with(self, words: str) -> str:
        at = self.triples.index(words.encode())
        return self.triples[self.triples.rfind(b"\n", 0, at) + 1 : self.triples.index(b"\n", at)].decode()


def load_of(reading: Reading, name: str = "") -> Load:
    """Return what a reading brings into a store; its graph is named like the report or as ``name`` says."""
    from graph.triples.build import triples

    load = Load(name, triples(reading))
    return load if name else Load(load.report.rsplit("/", 1)[1], load.triples)


def refuse_contradictions(loads: Iterable[Load]) -> None:
    """Refuse loads that contradict or repeat each other.

    Raises OtherTextError where one document comes with two texts, SameTextError where one text comes as two.
    """
    texts: dict[str, Load] = {}
    documents: dict[str, Load] = {}
    for load in loads:
        known = texts.setdefault(load.report, load)
        if known.sha256 != load.sha256:
            raise OtherTextError(known.name, known.sha256, load.sha256)
        same = documents.setdefault(load.sha256, load)
        if same.report != load.report and repeats(same.measures, load.measures):
            raise SameTextError(same.name, load.name, load.sha256)


def repeats(measures: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two documents of one text say the same: two sheets may be made of one table."""
    return bool(measures & others) or not (measures or others)
