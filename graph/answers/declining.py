"""What the graph can't answer, told from what is asked: the reason, the nearest passage, what can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from graph.answers.engines import Engine
from graph.answers.known import AS_WORDED, MEASURED, Reported
from graph.answers.rows import rows_of
from graph.answers.wording import REGION, Piece
from ontology.terms import PG
from queries.catalog import ID, Words, prefix_lines
from queries.phrasings import refusals

_NOT_A_FIGURE = AS_WORDED | {"{programme}", "{project}", "{industry}"}
_OF_A_PLACE = frozenset(["{quantity}", "PROJECT", "TARGET", "INDICATOR"])
_OF_DISTRICTS = frozenset(["DISTRICTS", "RANKING"])  # a city is named to say whose districts are meant
_COUNTY = re.compile(re.escape(ID) + r"place/\d{6}")
_SENTENCES = """SELECT ?words ?label ?start ?end ?report WHERE {
  ?s a pg:Sentence ; oa:exact ?words ; oa:start ?start ; oa:end ?end ; pg:report ?report ;
    pg:section/pg:sectionPath ?label . }"""
_ANNEX = """SELECT ?words ?label ?start ?end ?report WHERE {
  ?s a pg:Sentence ; oa:exact ?words .
  FILTER(CONTAINS(?words, "目标") && REGEX(?words, "附后|附表|附件|见附"))
  ?s oa:start ?start ; oa:end ?end ; pg:report ?report ; pg:section/pg:sectionPath ?label .
} ORDER BY ?report ?start LIMIT 1"""
_FIGURES = """SELECT DISTINCT ?class WHERE {
  VALUES ?q { %s } ?i pg:measures ?q . ?o pg:indicator ?i ; a ?class . VALUES ?class { pg:Actual pg:Target }
  FILTER NOT EXISTS { ?o pg:quoted true } }"""


_FRONT = "front"  # the path of what stands before the first section


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report that comes near; offsets are code points of the stored text."""

    quote: str
    section: str
    start: int
    end: int
    report: str


class Decline(NamedTuple):
    """Why a question isn't answered, and the saved question that comes near, or ""."""

    reason: str
    said: Words
    offered: str


def reasons(
    engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported], text: str
) -> Iterator[Decline]:
    meant = frozenset(meaning for piece in pieces for meaning in piece.meanings)
    for refusal in refusals():
        asked = refusal.needs <= meant and not refusal.but & meant
        if asked and not _answered(engine, refusal.unless, pieces, refusal.needs):
            yield Decline(refusal.reason, refusal.said, refusal.question)
    yield from _other_years(pieces, reports)
    yield from _other_places(pieces, reports, text, meant)
    yield from _silent_figures(engine, pieces, reports, meant)


def _answered(engine: Engine, pattern: str, pieces: Sequence[Piece], needs: frozenset[str]) -> bool:
    if not pattern:
        return False
    things = {name.iri for piece in pieces if piece.meanings & needs for name in piece.things}
    listed = " ".join(f"<{iri}>" for iri in sorted(things))
    return engine.run(f"{prefix_lines()}ASK {{ VALUES ?x {{ {listed} }} {pattern} }}").truth


def _other_years(pieces: Sequence[Piece], reports: Sequence[Reported]) -> Iterator[Decline]:
    for piece in pieces:
        if "OTHERYEAR" in piece.meanings:
            years = "、".join(str(y) for y in sorted({y for r in reports for y in (r.review, r.plan) if y}))
            yield Decline(
                "year",
                Words(
                    f"已载入的报告只说 {years} 年,没有 {piece.year} 年;用 plan-graph build 载入那一年的报告",
                    f"The reports say {years}, not {piece.year}; load that year's by plan-graph build",
                ),
                "indicator-series",
            )


def _other_places(
    pieces: Sequence[Piece], reports: Sequence[Reported], text: str, meant: frozenset[str]
) -> Iterator[Decline]:
    unknown = [piece.text for piece in pieces if not piece.known and not piece.text.isascii()]
    names = {piece.text for piece in pieces if piece.things}
    regions = {report.region for report in reports}
    own = any(n.iri in regions for p in pieces for n in p.things)
    place = _division_in(text, unknown, names, regions if own or meant & _OF_DISTRICTS else ())
    if meant & _OF_A_PLACE and not place and not own and not meant & _OF_DISTRICTS:
        place = next((n.label for p in pieces for n in p.things if _COUNTY.fullmatch(n.iri)), "")
    if place:
        yield Decline(
            "elsewhere",
            Words(
                f"没有载入{place}的报告;载入后可以并排比较",
                f"No report of {place} is loaded; with one, figures stand side by side",
            ),
            "compare-districts",
        )


def _division_in(text: str, unknown: Sequence[str], names: Iterable[str], regions: Iterable[str]) -> str:
    """Return the county, city or province that a text names in full, or without its kind as a word.

    What one of ``regions`` lies in is left out.
    """
    codes = [region.rpartition("/")[2] for region in regions]
    from loaders.gazetteer import divisions

    for division in divisions():
        if division.level not in ("province", "city", "county"):
            continue
        stem = division.code.rstrip("0")
        if any(code.startswith(stem) for code in codes):
            continue
        short = division.name[:-1]
        in_full = division.name in text and not any(division.name in name for name in names)
        if in_full or (len(short) > 1 and short in unknown):
            return division.name
    return ""


def _silent_figures(
    engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported], meant: frozenset[str]
) -> Iterator[Decline]:
    """Decline to give a figure that no report prints: none at all, or none as a target."""
    wanted = [p for p in pieces if "{quantity}" in p.meanings and "{topic}" not in p.meanings]
    if len(wanted) != 1 or meant & _NOT_A_FIGURE:
        return
    things = {name.iri: name for name in wanted[0].things if "quantity" in name.slots}
    listed = " ".join(f"<{iri}>" for iri in things)
    found = {row["class"].removeprefix(PG) for row in rows_of(engine, _FIGURES % listed)}
    label = next(iter(things.values())).label
    aimed = "TARGET" in meant or ("THISYEAR" in meant and "LASTYEAR" not in meant)
    if aimed and "Target" not in found:
        years = "、".join(str(y) for y in sorted({report.plan for report in reports if report.plan}))
        yield Decline(
            "no_target",
            Words(
                f"正文未载:报告正文没有写“{label}”{years} 年的目标",
                f"Not in the text: the report prints no target of {label} for {years}",
            ),
            "headline-indicators",
        )
    if not found:
        yield Decline(
            "silent",
            _silent(label, _printed_like(engine, label)),
            "headline-indicators",
        )


def _silent(label: str, like: Sequence[str]) -> Words:
    zh = f"正文未载:报告正文没有“{label}”的数字"
    en = f"Not in the text: the report prints no figure of {label}"
    listed = "、".join(like)
    return Words(f"{zh};有的是:{listed}", f"{en}; it has {listed}") if like else Words(zh, en)


def _printed_like(engine: Engine, label: str) -> list[str]:
    """Return the names of figures that are printed and come near."""
    printed = dict.fromkeys(row["label"] for row in rows_of(engine, MEASURED))
    return get_close_matches(label, printed, 3, 0.55)


def passage_for(engine: Engine, decline: Decline, pieces: Sequence[Piece]) -> Passage | None:
    """Return the sentence that shows why a question isn't answered, or comes nearest to what it names.

    Where a target isn't in the text, that is the sentence which says that the targets are in an annex.
    """
    if decline.reason == "no_target":
        for row in rows_of(engine, _ANNEX):
            return _passage(row)
    return nearest_passage(engine, pieces)


def nearest_passage(engine: Engine, pieces: Sequence[Piece]) -> Passage | None:
    """Return the sentence that shares most with what the question names, rare pairs of characters first."""
    telling = [piece for piece in pieces if REGION not in piece.meanings]  # all sentences are of the region
    said = {pair for piece in telling if piece.things or not piece.known for pair in _pairs(piece.text)}
    said |= {pair for piece in telling for name in piece.things for pair in _pairs(name.label)}
    if not said:
        return None
    rows = [row for row in rows_of(engine, _SENTENCES) if not _heads(row)]
    spread: dict[str, int] = {}
    held = [said & _pairs(row["words"].lower()) for row in rows]
    for pairs in held:
        for pair in pairs:
            spread[pair] = spread.get(pair, 0) + 1
    scores = [sum(1 / spread[pair] for pair in pairs) * len(pairs) for pairs in held]
    best = max(range(len(rows)), key=lambda i: (scores[i], -int(rows[i]["start"])), default=None)
    short = {piece.text for piece in telling if piece.things}  # a name of two characters is one pair
    if best is None or not (len(held[best]) > 1 or held[best] & short):
        return None
    return _passage(rows[best])


def _heads(row: dict[str, str]) -> bool:
    """Whether a sentence is a heading, or stands before the first: it says nothing of what is asked."""
    return row["label"] == _FRONT or row["label"].endswith(row["words"].rstrip("。"))


def _passage(row: dict[str, str]) -> Passage:
    return Passage(row["words"], row["label"], int(row["start"]), int(row["end"]), row["report"])


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}
