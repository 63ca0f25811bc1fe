"""A saved question joined with a remote endpoint: one call here, one there, by codes or exactMatch links.

No SERVICE is used: the keys of the local answer are pushed in batches, what comes back is kept on disk with
its date, and when the endpoint fails the local part of the answer stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.answers.answers import Answer, answer
from graph.answers.endpoint import Endpoint, EndpointError
from graph.answers.engines import Engine, Row, Term
from graph.answers.keeping import Fetched, Kept, now
from graph.answers.recipes import LINKS, SCHEMES, Recipe
from graph.errors import PlanGraphError
from queries.catalog import Column, Words, literal, prefix_lines

ROWS = 10_000  # of a joined answer, and of what an endpoint may send for a batch
_HERE = 500  # things whose keys are looked up at once
_LINKED = """SELECT DISTINCT ?thing ?key WHERE { VALUES ?thing { %s }
  { ?thing skos:exactMatch ?key } UNION { ?key skos:exactMatch ?thing }
  UNION { ?thing owl:sameAs ?key } UNION { ?key owl:sameAs ?thing } } ORDER BY ?thing ?key"""
_CODED = """SELECT DISTINCT ?thing ?key WHERE { VALUES ?thing { %s } ?thing skos:notation ?key }
ORDER BY ?thing ?key"""
# A report has no code, but its region has: meant only where its column is asked for.
_REGION = """SELECT DISTINCT ?thing ?key WHERE { VALUES ?thing { %s } ?thing pg:region/skos:notation ?key }
ORDER BY ?thing ?key"""


class NothingToJoin(PlanGraphError):
    """No column of an answer leads to what a recipe joins by."""


class _Lie(Exception):
    """An endpoint sent something that can't be an answer to what it was asked."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A joined answer; ``failure`` says why only its local part is whole, if the endpoint failed."""

    answer: Answer
    failure: str = ""


class Remote:
    """An endpoint asked by a recipe in batches of keys; what was kept on disk isn't asked again."""

    def __init__(self, endpoint: Endpoint, recipe: Recipe, kept: Kept, batch: int = 100) -> None:
        self.endpoint, self.recipe, self.kept, self.batch = endpoint, recipe, kept, max(1, batch)

    def rows(self, keys: Iterable[Term]) -> tuple[dict[Term, list[Row]], str, list[str]]:
        """Return the rows by key (without it), why the endpoint failed or "", and sentences for the reader.

        When it has failed once, only what was kept, however old, is added.
        """
        wanted, failure = list(keys), ""
        found: dict[Term, list[Row]] = defaultdict(list)
        dates: list[str] = []
        asked = 0
        for start in range(0, len(wanted), self.batch):
            part = wanted[start : start + self.batch]
            text = self.recipe.filled(map(_written, part))
            got = self.kept.young(self.endpoint.address, text)
            if got is None and not failure:
                try:
                    got = self._asked(text, part)
                    self.kept.put(self.endpoint.address, text, got)
                except EndpointError as error:
                    failure = str(error)
            if got is None:
                got = self.kept.any(self.endpoint.address, text)
            if got is not None:
                asked += len(part)
                dates.append(got.date)
                for key, row in _by_key(got):
                    found[key].append(row)
        return found, failure, [self._note(asked, len(wanted), found, dates)]

    def _note(self, asked: int, wanted: int, found: Mapping[Term, list[Row]], dates: list[str]) -> str:
        count = sum(map(len, found.values()))
        when = min(dates) if dates else "—"
        return (
            f"{self.endpoint.address}:问了 {asked}/{wanted} 个键,得 {count} 行,取于 {when}"
            f" · asked for {asked} of {wanted} keys, {count} rows, fetched then"
        )

    def _asked(self, text: str, keys: Collection[Term]) -> Fetched:
        """Ask the endpoint. Raises EndpointError, also for an answer that doesn't answer what was asked."""
        address = self.endpoint.address
        try:
            result = self.endpoint.run(text)
            if sorted(result.variables) != sorted(self.recipe.variables):
                raise _Lie
            order = [result.variables.index(name) for name in self.recipe.variables]
            rows: list[Row] = []
            for given in result.rows:
                row = tuple(given[n] for n in order)
                if len(rows) == ROWS or row[self.recipe.variables.index("key")] not in keys:
                    raise _Lie
                rows.append(row)
        except SyntaxError as error:
            why = str(error).splitlines()[0][:200] if str(error) else ""
            raise EndpointError(address, f"看不懂查询:{why}", "can't read the query") from error
        except (_Lie, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise EndpointError(
                address, "答非所问:变量、键或行数与所问不符", "answered something else than was asked"
            ) from error
        return Fetched(self.recipe.variables, tuple(rows), now().isoformat())


def federate(
    engine: Engine,
    question: str,
    values: Mapping[str, str | Sequence[str]],
    remote: Remote,
    on: str = "",
) -> Joined:
    """Answer a saved question and add what a remote endpoint knows of its things.

    Rows are joined by the things of the column ``on``, by default the first whose things have keys; rows that
    the endpoint knows nothing of stay. Raises what ``answer`` raises, and NothingToJoin.
    """
    local = answer(engine, question, values)
    if not local.rows:
        return Joined(local)
    at, keys = _column(engine, local, remote.recipe, on)
    found, failure, notes = remote.rows(dict.fromkeys(key for each in keys.values() for key in each))
    added = [name for name in remote.recipe.variables if name != "key"]
    rows = list(_joined(local.rows, at, keys, found, len(added)))
    told = replace(
        local,
        columns=(*local.columns, *_columns(local, added)),
        rows=tuple(rows[:ROWS]),
        truncated=local.truncated or ("rows" if len(rows) > ROWS else ""),
        notes=(*notes, *local.notes),
    )
    return Joined(told, failure)


def _column(engine: Engine, local: Answer, recipe: Recipe, on: str) -> tuple[int, Mapping[str, list[Term]]]:
    """Return the column to join by, and the keys of its things. Raises NothingToJoin."""
    names = [column.name for column in local.columns]
    if on and on not in names:
        raise NothingToJoin(
            f"答案没有 {on} 这一列,可选 {'、'.join(names)} · no column {on}: {', '.join(names)}"
        )
    for at, name in enumerate(names):
        if on and name != on:
            continue
        things = dict.fromkeys(cell.value for row in local.rows if (cell := row[at]) and cell.kind == "uri")
        if keys := _keys(engine, list(things), recipe, bool(on)):
            return at, keys
    by = "、".join(recipe.schemes)
    raise NothingToJoin(
        f"{on or '各列'}中的事物没有 {by},无从对应;先用 plan-graph link 或 load 补上"
        f" · nothing in the answer has {by}; add links or codes first"
    )


def _keys(engine: Engine, things: Sequence[str], recipe: Recipe, regions: bool) -> dict[str, list[Term]]:
    """Return what the things of an answer are called elsewhere: linked IRIs, or codes as they are pushed."""
    found: dict[str, list[Term]] = defaultdict(list)
    schemes = {SCHEMES[scheme] for scheme in recipe.schemes if scheme != LINKS}
    queries = [_LINKED] if LINKS in recipe.schemes else []
    queries += [_CODED, *([_REGION] if regions else [])] if schemes else []
    for start in range(0, len(things), _HERE):
        listed = " ".join(f"<{iri}>" for iri in things[start : start + _HERE])
        for query in queries:
            for thing, key in engine.run(prefix_lines() + query % listed).rows:
                if thing is None or key is None:
                    continue
                if query is _LINKED and key.kind == "uri":
                    found[thing.value].append(key)
                elif key.datatype in schemes:
                    found[thing.value].append(Term(key.value) if recipe.plain else key)
    return found


def _joined(
    rows: Iterable[Row], at: int, keys: Mapping[str, list[Term]], found: Mapping[Term, list[Row]], width: int
) -> Iterator[Row]:
    for row in rows:
        cell = row[at]
        wanted = keys.get(cell.value, []) if cell else []
        more = [other for key in wanted for other in found.get(key, ())]
        for other in more or [(None,) * width]:
            yield (*row, *other)


def _columns(local: Answer, names: Iterable[str]) -> Iterator[Column]:
    """Name the remote columns; one that is called like a local one has remote_ before it."""
    taken = {column.name for column in local.columns}
    for name in names:
        free = f"remote_{name}" if name in taken else name
        yield Column(free, Words(f"远端 {name}", f"remote {name}"), {})


def _by_key(got: Fetched) -> Iterator[tuple[Term, Row]]:
    at = got.variables.index("key")
    for row in got.rows:
        key = row[at]
        if key is not None:
            yield key, (*row[:at], *row[at + 1 :])


def _written(term: Term) -> str:
    if term.kind == "uri":
        return f"<{term.value}>"
    return literal(term.value) + (f"^^<{term.datatype}>" if term.datatype else "")
