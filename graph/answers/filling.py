"""The parameters of a saved question, filled from the pieces of a question in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.answers.known import SLOTS, Reported
from graph.answers.likeness import slots_of
from graph.answers.names_index import AmbiguousName, Candidate
from graph.answers.wording import OFFSET, REGION, WORD, Piece
from queries.catalog import Parameter, SavedQuery
from queries.phrasings import times

Given = dict[str, tuple[str, ...]]


def filled(
    query: SavedQuery, pieces: Sequence[Piece], reports: Sequence[Reported], loaded: int
) -> tuple[Given, Given]:
    """Return what each parameter is given, as values and as people read them.

    ``reports`` are those that the question may ask, of the number ``loaded``. Raises AmbiguousName.
    """
    values: Given = {}
    named: Given = {}
    used: set[int] = set()
    for parameter in query.parameters:
        if parameter.name == "report":
            if chosen := _reports_meant(query, pieces, reports, loaded):
                values["report"] = chosen
                named["report"] = tuple(iri.rsplit("/", 1)[-1] for iri in chosen)
        elif found := dict(_values(query, parameter, pieces, used)):
            values[parameter.name], named[parameter.name] = tuple(found), tuple(found.values())
    return values, named


def _reports_meant(
    query: SavedQuery, pieces: Sequence[Piece], reports: Sequence[Reported], loaded: int
) -> tuple[str, ...]:
    """Choose those of several reports that the regions and years named mean; none for all of them."""
    if loaded < 2 or query.documents > 1:
        return ()
    years = {piece.year for piece in pieces if piece.year}
    time = times().get(query.name, "")
    fitting = [report.iri for report in reports if not years or years & _years_of(report, time)]
    return tuple(fitting) if len(fitting) < loaded else ()


def _years_of(report: Reported, time: str) -> set[int]:
    """Return the years that a question of this time asks of a report."""
    if time == "plan":
        return {report.plan}
    return {report.review} if time == "review" else {report.plan, report.review}


def _values(
    query: SavedQuery, parameter: Parameter, pieces: Sequence[Piece], used: set[int]
) -> Iterator[tuple[str, str]]:
    """Yield what is given for a parameter, with its words: several names or codes, one text or number."""
    several = parameter.type in ("iri", "code")
    for i in sorted(range(len(pieces)), key=lambda i: 0 if several else _wordiness(pieces[i])):
        if i not in used and (found := _fits(query, parameter, pieces[i])):
            used.add(i)
            yield from found
            if not several:
                return


def _wordiness(piece: Piece) -> tuple[bool, bool, int]:
    """Order pieces by how likely they are words to be looked for: quoted, not understood, long."""
    return not piece.quoted, piece.known, -len(piece.text)


def _fits(query: SavedQuery, parameter: Parameter, piece: Piece) -> Sequence[tuple[str, str]]:
    """Return what a piece gives a parameter: values, and the words for them."""
    if parameter.type == "iri":
        wanted = {SLOTS.get(name.removeprefix("pg:"), "") for name in parameter.of}
        things = [name for name in piece.things if name.slots & wanted]
        spoken = slots_of()[query.name] & {f"{{{slot}}}" for slot in wanted}
        if not things or (REGION in piece.meanings and not spoken):
            return ()
        best = {name.iri: name for name in reversed(things) if name.rank == things[0].rank}
        if len(best) > 1 and (town := _widest(best)):
            return [(town, best[town].label)]
        if piece.part or all("quantity" in name.slots for name in best.values()):
            return [(name.iri, name.label) for name in best.values()]
        if len(best) > 1:
            raise AmbiguousName(piece.text, [Candidate(n.iri, n.label, "") for n in best.values()])
        return [(things[0].iri, things[0].label)]
    if parameter.type == "code":
        code = next((m.split("=")[1] for m in piece.meanings if m.startswith(f"{parameter.of[0]}=")), "")
        return [(code, code)] if code else ()
    if parameter.name == "year":
        return [(str(piece.year),) * 2] if piece.year else ()
    if parameter.type == "integer":
        return [(piece.text, piece.text)] if OFFSET in piece.meanings and piece.text.isdigit() else ()
    if f"{{{parameter.name}}}" in slots_of()[query.name] or parameter.name == "words":
        return [(piece.text, piece.text)] if WORD in piece.meanings else ()
    return [(m.split("=")[1],) * 2 for m in piece.meanings if m.startswith(f"{parameter.name}=")][:1]


def _widest(places: Iterable[str]) -> str:
    """Return the town among divisions of one name, for the codes of what lies within it are longer; or ""."""
    first, second, *_ = sorted(places, key=len)
    return first if "/place/" in first and len(first) < len(second) else ""
