"""The graph for programs and notebooks: questions, SPARQL, rdflib, networkx, data frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, overload

from graph.answers.answers import Answer, answer
from graph.answers.answers import sparql as answer_sparql
from graph.answers.describing import Description, describe
from graph.answers.engines import Embedded, Engine, is_address
from graph.errors import PlanGraphError
from graph.stores.store import open_for_many

if TYPE_CHECKING:
    from networkx import MultiGraph
    from pandas import DataFrame
    from rdflib import Dataset

    from graph.answers.asking import Reply
    from graph.answers.known import Known


class NoPandas(PlanGraphError, ImportError):
    """A data frame was asked for, but pandas isn't installed."""

    def __init__(self) -> None:
        super().__init__(
            "要得到 DataFrame,请先 pip install pandas · a data frame needs pandas: pip install pandas"
        )


@dataclass(frozen=True)
class Rows(Sequence[dict[str, str]]):
    """The rows of an answer as dictionaries of strings; ``answer`` has the terms, notes and SPARQL."""

    answer: Answer

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        return self.answer.dicts()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> dict[str, str]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, str]]: ...
    def __getitem__(self, at: int | slice) -> dict[str, str] | list[dict[str, str]]:
        return self._rows[at]

    def __iter__(self) -> Iterator[dict[str, str]]:
        return iter(self._rows)

    def __str__(self) -> str:
        from graph.answers.render import table

        return table(self.answer)

    def dataframe(self) -> DataFrame:
        """Return the rows as a pandas data frame: numbers as numbers, what is unbound as missing.

        Raises NoPandas.
        """
        try:
            from pandas import DataFrame
        except ImportError:
            raise NoPandas from None
        names = [column.name for column in self.answer.columns]
        cells = [
            [_value(term.value, term.datatype) if term else None for term in row] for row in self.answer.rows
        ]
        return DataFrame(cells, columns=names)


def _value(text: str, datatype: str) -> object:
    kind = datatype.rsplit("#", 1)[-1]
    if kind in ("integer", "int", "long"):
        return int(text)
    if kind in ("decimal", "double", "float"):
        return float(text)
    return text == "true" if kind == "boolean" else text


@dataclass(frozen=True)
class PlanGraph:
    """A graph opened for reading, by ``open_graph``."""

    engine: Engine
    folder: Path | None

    def query(self, name: str, **params: str | Sequence[str]) -> Rows:
        """Answer a saved question; parameters are names, IRIs, codes or numbers as people type them.

        A column of the answer may be given too: only rows that show it stay.
        Raises what ``graph.answers.answers.answer`` raises.
        """
        return Rows(answer(self.engine, name, params))

    def sparql(self, text: str) -> Rows:
        """Answer SPARQL of one's own, prefixes filled in; raises what ``answers.sparql`` raises."""
        return Rows(answer_sparql(self.engine, text))

    def ask(self, text: str) -> Reply:
        """Answer a question in words, Chinese or English; see ``graph.answers.asking.Reply``."""
        from graph.answers.asking import ask

        return ask(self.engine, text, self._known)

    @cached_property
    def _known(self) -> Known:
        from graph.answers.known import read_known

        return read_known(self.engine)

    def describe(self, name: str) -> Description:
        """Return everything about the one thing of a name. Raises UnknownName, AmbiguousName."""
        return describe(self.engine, name)

    def rdflib(self) -> Dataset:
        """Return the graph as an rdflib dataset, read-only in effect; give it queries as text.

        Raises PlanGraphError for an endpoint: its graph isn't here.
        """
        if self.folder is None:
            raise PlanGraphError(
                "端点的图谱不在本机,请用 .sparql() 提问,或打开图谱库的目录"
                " · an endpoint's graph isn't here; use .sparql()"
            )
        from graph.stores.store import rdflib_dataset

        return rdflib_dataset(self.folder)

    def networkx(self) -> MultiGraph[str]:
        """Return the claims as an undirected multigraph: nodes are IRIs, edges carry the sentence."""
        from graph.answers.paths import network

        return network(self.engine)


def open_graph(store: str | Path = "store") -> PlanGraph:
    """Open the graph of a store's folder, or of a SPARQL 1.1 endpoint at an address.

    Raises NoStoreError.
    """
    if is_address(str(store)):
        from graph.answers.endpoint import Endpoint

        return PlanGraph(Endpoint(str(store)), None)
    return PlanGraph(Embedded(open_for_many(Path(store))), Path(store))
