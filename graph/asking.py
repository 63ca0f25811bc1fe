"""A question as people type it: matched to a saved question, or declined with what comes near.

No model: the question is cut into names, words and years (``graph.wording``) and compared with phrasings.
What isn't understood lowers how sure the match is; what the graph can't know is declined with the reason.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from graph.answers import Answer, answer, require_report
from graph.engines import Engine
from graph.names_index import PG, AmbiguousName, Candidate
from graph.wording import OFFSET, REGION, WORD, Name, Names, Piece, cut, likenesses, slots_of
from queries.catalog import ID, Parameter, SavedQuery, Words, find, prefix_lines
from queries.phrasings import Phrasing, refusals, times

SURE = 60  # from here on a question is answered
POSSIBLE = 25  # below, nothing comes near
_UNKNOWN, _UNKNOWN_SIGN = 0.6, 0.85  # what each word, or single character, not understood leaves
_NOT_A_FIGURE = frozenset(["{programme}", "{project}", "{industry}", "WRITES", "SENTENCE", "WORD"])
_HOW_MUCH = frozenset(["HOWMUCH", "COUNT", "MEASURE"])
_UNPRINTED = 9  # the rank of a quantity's name that no report has a figure of
_OF_A_PLACE = frozenset(["{quantity}", "PROJECT", "TARGET", "INDICATOR"])
_COUNTY = re.compile(re.escape(ID) + r"place/\d{6}")
_SLOTS = {
    "Programme": "programme", "Project": "project", "Company": "company", "Organization": "organization",
    "Place": "place", "Industry": "industry", "Quantity": "quantity", "Indicator": "quantity",
    "Policy": "policy", "Designation": "designation", "Event": "event", "Platform": "platform",
    "Challenge": "challenge",
}  # fmt: skip
_NAMES = """SELECT ?thing ?class ?name ?rank (LANG(?name) AS ?language) WHERE {
  VALUES ?class { %s } ?thing a ?class .
  { ?thing rdfs:label ?name BIND(0 AS ?rank) } UNION { ?thing skos:altLabel ?name BIND(1 AS ?rank) }
}""" % " ".join(f"pg:{name}" for name in _SLOTS)
_MEASURED = "SELECT ?i ?q ?label WHERE { ?i pg:measures ?q . ?q rdfs:label ?label . FILTER(lang(?label) = \"zh\") }"
_REPORTS = """SELECT ?report ?region ?review ?plan WHERE {
  ?report a pg:Report ; pg:region ?region .
  OPTIONAL { ?report pg:reviewPeriod/pg:year ?review } OPTIONAL { ?report pg:planPeriod/pg:year ?plan }
} ORDER BY ?report"""
_ABOVE = "SELECT ?above WHERE { VALUES ?region { %s } ?region pg:within ?above }"
_TEXT = "SELECT ?words WHERE { ?s a pg:Sentence ; oa:exact ?words }"
_SENTENCES = """SELECT ?words ?label ?start ?end ?report WHERE {
  ?s a pg:Sentence ; oa:exact ?words ; oa:start ?start ; oa:end ?end ; pg:report ?report ;
    pg:section/rdfs:label ?label . }"""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that can be asked: its IRI and region, and the years of its review and its plan."""

    iri: str
    region: str
    review: int
    plan: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report that comes near; offsets are code points of the stored text."""

    quote: str
    section: str
    start: int
    end: int
    report: str


@dataclass(frozen=True, slots=True)
class Near:
    """A saved question that a text may mean; ``sure`` from 0 to 100."""

    question: str
    summary: Words
    sure: int
    like: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question was taken for.

    ``question`` and ``answer`` are set where it is answered; ``refused`` where the graph can't answer, with the
    nearest ``passage`` and the saved question ``offered``; else ``nearest`` holds three to choose from.
    ``years`` say which years last year and this year were taken for.
    """

    asked: str
    sure: int
    because: Words
    question: SavedQuery | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # parameter → as people read it
    answer: Answer | None = None
    nearest: tuple[Near, ...] = ()
    refused: Words | None = None
    reason: str = ""
    passage: Passage | None = None
    offered: SavedQuery | None = None
    years: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What questions are read by: the names of a graph, its reports and their text."""

    names: Names
    reports: tuple[Reported, ...]
    text: str


def read_known(engine: Engine) -> Known:
    """Read the names, reports and text of a graph, once for many questions. Raises NoGraph."""
    reports = tuple(_reports(engine))
    if not reports:
        require_report(engine)
    text = "\n".join(row["words"] for row in _select(engine, _TEXT)).lower()
    return Known(Names(_names(engine)), reports, text)


def ask(engine: Engine, text: str, known: Known | None = None) -> Reply:
    """Answer a question as people type it, in Chinese or English; ``known`` saves reading the names again.

    Raises NoGraph for a store without a report, AmbiguousName where a name has several equal meanings.
    """
    known = known or read_known(engine)
    cut_ = cut(text, known.names, _years(known.reports), known.text)
    pieces = _worded(_placed(engine, cut_, known.reports))
    return _declined(engine, text, pieces, known.reports) or _matched(engine, text, pieces, known.reports)


def _select(engine: Engine, query: str) -> Iterator[dict[str, str]]:
    found = engine.run(prefix_lines() + query)
    for row in found.rows:
        yield {name: term.value for name, term in zip(found.variables, row, strict=True) if term}


def _reports(engine: Engine) -> Iterator[Reported]:
    for row in _select(engine, _REPORTS):
        yield Reported(row["report"], row["region"], int(row.get("review", 0)), int(row.get("plan", 0)))


def _years(reports: Sequence[Reported]) -> dict[int, str]:
    """Say what a year is to the reports; with several reports a year may be one's plan and another's review."""
    plans = {report.plan: "THISYEAR" for report in reports}
    return plans | {report.review: "LASTYEAR" for report in reports}


def _names(engine: Engine) -> Iterator[tuple[str, Name]]:
    """Yield all names of the graph, and those of quantities by all their wordings, printed or not."""
    from loaders.quantities import core, quantities

    measured = {row["i"]: (row["q"], row["label"]) for row in _select(engine, _MEASURED)}
    classes: dict[tuple[str, str, int], set[str]] = {}
    labels: dict[str, str] = {}
    for row in _select(engine, _NAMES):
        key = (row["thing"], row["name"], int(row["rank"]))
        classes.setdefault(key, set()).add(_SLOTS[row["class"].removeprefix(PG)])
        if row["rank"] == "0" and row["language"] == "zh":
            labels.setdefault(row["thing"], row["name"])
    for (thing, spelled, rank), slots in classes.items():
        iri, label = measured.get(thing, (thing, labels.get(thing, thing))) if "quantity" in slots else (thing, labels.get(thing, thing))
        name = Name(iri, label, frozenset(slots), rank)
        for form in {spelled, core(spelled)} if "quantity" in slots else {spelled}:
            if len(form) > 1:
                yield form, name
    printed = {iri for iri, _ in measured.values()}
    for quantity in quantities():
        iri = f"{ID}quantity/{quantity.key}"
        name = Name(iri, quantity.name, frozenset(["quantity"]), 0 if iri in printed else _UNPRINTED)
        for form in {core(w) for w in quantity.wordings} | {*quantity.wordings, quantity.english}:
            if len(form) > 1:
                yield form, name


def _placed(engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported]) -> tuple[Piece, ...]:
    """Mark what names the region of a report, or what that lies in: it often only says whose report is meant."""
    regions = " ".join(f"<{report.region}>" for report in reports)
    wide = {report.region for report in reports} | {row["above"] for row in _select(engine, _ABOVE % regions)}
    marked = []
    for piece in pieces:
        if piece.things and all(name.iri in wide for name in piece.things):
            piece = Piece(piece.text, piece.start, (piece.meanings | {REGION}) - {WORD}, piece.things)
        marked.append(piece)
    return tuple(marked)


def _worded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Take the name of a quantity without figures for plain words where a text's wording is asked for."""
    if not any(piece.meanings & _NOT_A_FIGURE for piece in pieces):
        return tuple(pieces)
    bare = [bool(p.things) and all(name.rank == _UNPRINTED for name in p.things) for p in pieces]
    plain = frozenset([WORD])
    return tuple(
        Piece(p.text, p.start, plain) if alone else p for p, alone in zip(pieces, bare, strict=True)
    )


def _matched(engine: Engine, text: str, pieces: Sequence[Piece], reports: Sequence[Reported]) -> Reply:
    ranked = _timely(likenesses(pieces), pieces)
    unknown = _not_understood(pieces, ranked[0][1]) if ranked else []
    left = math.prod(_UNKNOWN if len(word) > 1 else _UNKNOWN_SIGN for word in unknown)
    left *= _UNKNOWN ** (len(_idle(pieces, ranked[0][1].question)) if ranked else 0)
    near = tuple(_near(ranked, i, left) for i in range(min(3, len(ranked))))
    only_place = unknown and all(REGION in piece.meanings for piece in pieces if piece.known)
    if not near or near[0].sure < POSSIBLE or only_place:
        return Reply(
            text, near[0].sure if near else 0,
            Words("没有相近的问法", "no phrasing comes near"),
            nearest=near,
            refused=Words("图谱回答不了这个问题,或没有看懂", "The graph can't answer this, or it wasn't understood"),
            reason="unknown", passage=_passage(engine, pieces), years=_taken(pieces, reports),
        )  # fmt: skip
    because = _because(near[0], pieces, unknown)
    lost = [word for word in unknown if len(word) > 1]
    if near[0].sure < SURE and lost and _HOW_MUCH & {m for piece in pieces for m in piece.meanings}:
        said = Words(f"图谱里没有“{lost[-1]}”的数字", f"The graph has no figure of {lost[-1]}")
        passage = _passage(engine, pieces)
        return Reply(text, near[0].sure, said, nearest=near, refused=said, reason="unknown", passage=passage)
    if near[0].sure < SURE:
        return Reply(text, near[0].sure, because, nearest=near, years=_taken(pieces, reports))
    query = find(near[0].question)
    values, named = _filled(query, pieces, reports)
    found = answer(engine, query, values)
    looked_for = [named[p.name][0] for p in query.parameters if p.type == "string" and p.name in named]
    if looked_for and not found.rows:
        said = Words(f"报告没有写到“{looked_for[0]}”", f"The report doesn't speak of {looked_for[0]}")
        return Reply(text, 0, said, refused=said, reason="unknown", nearest=near)
    return Reply(
        text, near[0].sure, because, query, values, named, found, near, years=_taken(pieces, reports)
    )  # fmt: skip


def _timely(ranked: Iterable[tuple[float, Phrasing]], pieces: Sequence[Piece]) -> list[tuple[float, Phrasing]]:
    """Put questions back that speak of the review where the plan's year alone is meant, and the reverse."""
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    other = {"review": ("THISYEAR", "LASTYEAR"), "plan": ("LASTYEAR", "THISYEAR")}

    def fitting(likeness: float, phrasing: Phrasing) -> float:
        wrong, right = other.get(times().get(phrasing.question, ""), ("", ""))
        return likeness * _UNKNOWN if wrong in meant and right not in meant else likeness

    found = [(fitting(likeness, phrasing), phrasing) for likeness, phrasing in ranked]
    return sorted(found, key=lambda each: -each[0])


def _near(ranked: Sequence[tuple[float, Phrasing]], i: int, left: float) -> Near:
    """Turn likeness into how sure one may be: less where another question comes as near, and less for each
    word that isn't understood."""
    likeness, phrasing = ranked[i]
    others = max((other for j, (other, _) in enumerate(ranked) if j != i), default=0.0)
    lead = min(1.0, max(0.0, 0.5 + (likeness - others) / 0.1))
    sure = likeness * (0.7 + 0.3 * lead) * left
    return Near(phrasing.question, find(phrasing.question).summary, min(99, round(100 * sure)), phrasing.text)


def _not_understood(pieces: Sequence[Piece], phrasing: Phrasing) -> list[str]:
    """Return the words that mean nothing here, apart from one that the phrasing looks for."""
    words = [piece.text for piece in pieces if not piece.known]
    return sorted(words, key=len)[: -phrasing.text.count(WORD) or None]


def _idle(pieces: Sequence[Piece], question: str) -> list[str]:
    """Return the names that a question has no use for: what is asked of them would go unanswered."""
    slots = slots_of()[question]
    named = (piece for piece in pieces if piece.things and not {REGION, WORD} & piece.meanings)
    return [piece.text for piece in named if not slots & piece.meanings]


def _because(near: Near, pieces: Sequence[Piece], unknown: Sequence[str]) -> Words:
    parts = [piece for piece in pieces if piece.part]
    zh = f"与问法“{near.like}”相近" + (f",没有看懂:{'、'.join(unknown)}" if unknown else "")
    en = f"like “{near.like}”" + (f"; not understood: {', '.join(unknown)}" if unknown else "")
    for piece in parts:
        zh += f",“{piece.text}”当作“{piece.things[0].label}”"
        en += f"; “{piece.text}” taken as “{piece.things[0].label}”"
    return Words(zh, en)


def _taken(pieces: Sequence[Piece], reports: Sequence[Reported]) -> tuple[Words, ...]:
    said = []
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    for concept, zh, en in (("LASTYEAR", "去年", "last year"), ("THISYEAR", "今年", "this year")):
        spoken = [piece for piece in pieces if concept in piece.meanings and not piece.year]
        if concept not in meant or not spoken:
            continue
        years = sorted({report.review if concept == "LASTYEAR" else report.plan for report in reports})
        listed = "、".join(map(str, years))
        said.append(Words(f"“{spoken[0].text}”取 {listed} 年({zh}按报告自己的年份)", f"{en} is {listed}, the report's own"))
    return tuple(said)


def _filled(
    query: SavedQuery, pieces: Sequence[Piece], reports: Sequence[Reported]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    values: dict[str, tuple[str, ...]] = {}
    named: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    for parameter in query.parameters:
        if parameter.name == "report":
            if chosen := _report_of_year(query, pieces, reports):
                values["report"] = named["report"] = (chosen,)
        elif found := dict(_values(query, parameter, pieces, used)):
            values[parameter.name], named[parameter.name] = tuple(found), tuple(found.values())
    return values, named


def _report_of_year(query: SavedQuery, pieces: Sequence[Piece], reports: Sequence[Reported]) -> str:
    """Choose the report that a year means, where several are loaded and one alone fits."""
    years = {piece.year for piece in pieces if piece.year}
    if len(reports) < 2 or not years or query.documents > 1:
        return ""
    time = times().get(query.name, "")
    fitting = [
        report
        for report in reports
        if years & ({report.plan} if time == "plan" else {report.review} if time == "review" else {report.plan, report.review})
    ]
    return fitting[0].iri if len(fitting) == 1 else ""


def _values(
    query: SavedQuery, parameter: Parameter, pieces: Sequence[Piece], used: set[int]
) -> Iterator[tuple[str, str]]:
    """Yield what is given for a parameter, with the words for it: several names or codes, but one text or number."""
    several = parameter.type in ("iri", "code")
    for i in sorted(range(len(pieces)), key=lambda i: 0 if several else _wordiness(pieces[i])):
        if i not in used and (found := _fits(query, parameter, pieces[i])):
            used.add(i)
            yield found
            if not several:
                return


def _wordiness(piece: Piece) -> Any:
    """Order pieces by how likely they are words to be looked for: quoted, not understood, long."""
    return not piece.quoted, piece.known, -len(piece.text)


def _fits(query: SavedQuery, parameter: Parameter, piece: Piece) -> tuple[str, str] | None:
    """Return what a piece gives a parameter: the value, and the words for it."""
    if parameter.type == "iri":
        wanted = {_SLOTS.get(name.removeprefix("pg:"), "") for name in parameter.of}
        things = [name for name in piece.things if name.slots & wanted]
        spoken = slots_of()[query.name] & {f"{{{slot}}}" for slot in wanted}
        if not things or (REGION in piece.meanings and not spoken):
            return None
        best = {name.iri: name for name in reversed(things) if name.rank == things[0].rank}
        if len(best) > 1 and (town := _widest(best)):
            return town, best[town].label
        if len(best) > 1:
            raise AmbiguousName(piece.text, [Candidate(n.iri, n.label, "") for n in best.values()])
        return things[0].iri, things[0].label
    if parameter.type == "code":
        code = next((m.split("=")[1] for m in piece.meanings if m.startswith(f"{parameter.of[0]}=")), "")
        return (code, piece.text) if code else None
    if parameter.type == "integer":
        return (piece.text, piece.text) if OFFSET in piece.meanings and piece.text.isdigit() else None
    return (piece.text, piece.text) if WORD in piece.meanings else None


def _widest(places: Iterable[str]) -> str:
    """Return the town among divisions of one name, for the codes of what lies within it are longer; or ""."""
    first, second, *_ = sorted(places, key=len)
    return first if "/place/" in first and len(first) < len(second) else ""


def _declined(
    engine: Engine, text: str, pieces: Sequence[Piece], reports: Sequence[Reported]
) -> Reply | None:
    """Return why the graph can't answer, where that can be told from what is asked."""
    for reason, said, offered in _reasons(engine, pieces, reports, text):
        return Reply(
            text, 0, said, refused=said, reason=reason, passage=_passage(engine, pieces),
            offered=find(offered) if offered else None, years=_taken(pieces, reports),
        )  # fmt: skip
    return None


def _reasons(
    engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported], text: str
) -> Iterator[tuple[str, Words, str]]:
    meant = frozenset(meaning for piece in pieces for meaning in piece.meanings)
    for refusal in refusals():
        asked = refusal.needs <= meant and not refusal.but & meant
        if asked and not _answered(engine, refusal.unless, pieces, refusal.needs):
            yield refusal.reason, refusal.said, refusal.question
    yield from _other_years(pieces, reports)
    yield from _other_places(pieces, reports, text, meant)
    yield from _silent_figures(engine, pieces, reports, meant)


def _answered(engine: Engine, pattern: str, pieces: Sequence[Piece], needs: frozenset[str]) -> bool:
    if not pattern:
        return False
    things = {name.iri for piece in pieces if piece.meanings & needs for name in piece.things}
    listed = " ".join(f"<{iri}>" for iri in sorted(things))
    return engine.run(f"{prefix_lines()}ASK {{ VALUES ?x {{ {listed} }} {pattern} }}").truth


def _other_years(pieces: Sequence[Piece], reports: Sequence[Reported]) -> Iterator[tuple[str, Words, str]]:
    for piece in pieces:
        if "OTHERYEAR" in piece.meanings:
            years = "、".join(str(y) for y in sorted({y for r in reports for y in (r.review, r.plan) if y}))
            yield (
                "year",
                Words(
                    f"已载入的报告只说 {years} 年,没有 {piece.year} 年;用 plan-graph build 载入那一年的报告",
                    f"The reports at hand speak of {years}, not of {piece.year}; load that year's with plan-graph build",
                ),
                "indicator-series",
            )


def _other_places(
    pieces: Sequence[Piece], reports: Sequence[Reported], text: str, meant: frozenset[str]
) -> Iterator[tuple[str, Words, str]]:
    unknown = [piece.text for piece in pieces if not piece.known and not piece.text.isascii()]
    names = {piece.text for piece in pieces if piece.things}
    place = _division_in(text, unknown, names)
    regions = {report.region for report in reports}
    if meant & _OF_A_PLACE and not place and not any(n.iri in regions for p in pieces for n in p.things):
        place = next((n.label for p in pieces for n in p.things if _COUNTY.fullmatch(n.iri)), "")
    if place:
        yield (
            "elsewhere",
            Words(
                f"没有载入{place}的报告;载入后可以并排比较",
                f"No report of {place} is loaded; with one, figures stand side by side",
            ),
            "compare-districts",
        )


def _division_in(text: str, unknown: Sequence[str], names: Iterable[str]) -> str:
    """Return a county, city or province that a text names in full, or without its kind in a word not known."""
    from loaders.gazetteer import divisions

    for division in divisions():
        if division.level not in ("province", "city", "county"):
            continue
        short = division.name[:-1]
        in_full = division.name in text and not any(division.name in name for name in names)
        if in_full or (len(short) > 1 and short in unknown):
            return division.name
    return ""


def _silent_figures(
    engine: Engine, pieces: Sequence[Piece], reports: Sequence[Reported], meant: frozenset[str]
) -> Iterator[tuple[str, Words, str]]:
    """Decline to give a figure that no report prints: none at all, or none as a target."""
    wanted = [piece for piece in pieces if "{quantity}" in piece.meanings]
    if len(wanted) != 1 or meant & _NOT_A_FIGURE:
        return
    things = {name.iri: name for name in wanted[0].things if "quantity" in name.slots}
    listed = " ".join(f"<{iri}>" for iri in things)
    found = {row["class"].removeprefix(PG) for row in _select(engine, _FIGURES % listed)}
    label = next(iter(things.values())).label
    if not found:
        yield (
            "silent",
            _silent(label, _printed_like(engine, label)),
            "headline-indicators",
        )
    aimed = "TARGET" in meant or ("THISYEAR" in meant and "LASTYEAR" not in meant)
    if aimed and "Target" not in found:
        years = "、".join(str(y) for y in sorted({report.plan for report in reports if report.plan}))
        yield (
            "silent",
            Words(
                f"正文未载:报告正文没有写“{label}”{years} 年的目标",
                f"Not in the text: the report prints no target of {label} for {years}",
            ),
            "headline-indicators",
        )


def _silent(label: str, like: Sequence[str]) -> Words:
    zh = f"正文未载:报告正文没有“{label}”的数字"
    en = f"Not in the text: the report prints no figure of {label}"
    listed = "、".join(like)
    return Words(f"{zh};有的是:{listed}", f"{en}; it has {listed}") if like else Words(zh, en)


def _printed_like(engine: Engine, label: str) -> list[str]:
    """Return the names of figures that are printed and come near."""
    printed = dict.fromkeys(row["label"] for row in _select(engine, _MEASURED))
    return get_close_matches(label, printed, 3, 0.55)


_FIGURES = """SELECT DISTINCT ?class WHERE {
  VALUES ?q { %s } ?i pg:measures ?q . ?o pg:indicator ?i ; a ?class . VALUES ?class { pg:Actual pg:Target }
  FILTER NOT EXISTS { ?o pg:quoted true } }"""


def _passage(engine: Engine, pieces: Sequence[Piece]) -> Passage | None:
    """Return the sentence that shares most with what the question names, rare pairs of characters first."""
    said = {pair for piece in pieces if piece.things or not piece.known for pair in _pairs(piece.text)}
    said |= {pair for piece in pieces for name in piece.things for pair in _pairs(name.label)}
    if not said:
        return None
    rows = list(_select(engine, _SENTENCES))
    spread: dict[str, int] = {}
    held = [said & _pairs(row["words"].lower()) for row in rows]
    for pairs in held:
        for pair in pairs:
            spread[pair] = spread.get(pair, 0) + 1
    scores = [sum(1 / spread[pair] for pair in pairs) * len(pairs) for pairs in held]
    best = max(range(len(rows)), key=lambda i: (scores[i], -int(rows[i]["start"])), default=None)
    if best is None or len(held[best]) < 2:
        return None
    row = rows[best]
    return Passage(row["words"], row["label"], int(row["start"]), int(row["end"]), row["report"])


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()}
