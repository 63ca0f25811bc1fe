"""A question as people type it: matched to a saved question, or declined with what comes near.

No model: the question is cut into names, words and years (``wording``) and compared with phrasings.
What isn't understood lowers how sure the match is; what the graph can't know is declined with the reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.answers.answers import Answer, answer, narrowed
from graph.answers.declining import Passage, nearest_passage, passage_for, reasons
from graph.answers.engines import Engine
from graph.answers.filling import filled
from graph.answers.known import Known, Reported, pieces_of, read_known
from graph.answers.likeness import likenesses, shown_by, slots_of
from graph.answers.misspelt import slip_in
from graph.answers.names_index import codes
from graph.answers.naming import Names, plain
from graph.answers.narrowing import of_years, wanted_by
from graph.answers.odds import odds
from graph.answers.wording import NOT, REGION, WORD, Piece, cut
from queries.catalog import SavedQuery, Words, find
from queries.phrasings import Phrasing, phrasings, times

SURE = 50  # from here on a question is answered: it is more likely right than not
POSSIBLE = 15  # below, nothing comes near
_ODDS = 0.6  # what the odds of its words add to a question's likeness
_UNUSED = 0.2  # what a likeness loses for each name that the question has no use for
_UNTIMELY = 0.6  # what is left of a likeness where the other part of a report is asked for
# How sure one may be, by logistic regression over the phrasings of the tests and what is declined in them.
_BASE, _LIKE, _ODD, _LEAD, _UNKNOWN, _UNKNOWN_SIGN, _IDLE = -3.6, 4.0, 3.2, 4.2, -0.6, -0.5, -1.5
_LISTED = 6  # names shown for a word that several things have in their names
_KINDS = frozenset(["BODY", "COMPANY", "INDUSTRY", "POLICY", "TITLE", "EVENT", "TOWN", "PROGRAMME"])
_HOW_MUCH = frozenset(["HOWMUCH", "COUNT", "MEASURE"])


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

    ``question`` and ``answer`` are set where it is answered; ``refused`` where the graph can't answer, with
    the nearest ``passage`` and the saved question ``offered``; else ``nearest`` holds three to choose from.
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


def ask(engine: Engine, text: str, known: Known | None = None) -> Reply:
    """Answer a question as people type it, in Chinese or English; ``known`` saves reading the names again.

    Raises NoGraph for a store without a report, AmbiguousName where a name has several equal meanings.
    """
    known = known or read_known(engine)
    pieces, reports = pieces_of(engine, text, known)
    if slip := slip_in(plain(text), pieces, known.names):
        corrected = plain(text).replace(slip.typed, slip.meant)
        if _unknown(pieces_of(engine, corrected, known)[0]) < _unknown(pieces):
            reply = ask(engine, corrected, known)
            zh, en = f"“{slip.typed}”当作“{slip.meant}”", f"{slip.typed} taken as {slip.meant}"
            because = Words(f"{reply.because.zh};{zh}", f"{reply.because.en}; {en}")
            return replace(reply, asked=text, because=because)
    return _declined(engine, text, pieces, reports) or _matched(engine, text, pieces, reports, known)


def _unknown(pieces: Sequence[Piece]) -> int:
    return sum(not piece.known for piece in pieces)


def _declined(
    engine: Engine, text: str, pieces: Sequence[Piece], reports: Sequence[Reported]
) -> Reply | None:
    """Return why the graph can't answer, where that can be told from what is asked."""
    for decline in reasons(engine, pieces, reports, text):
        return Reply(
            text, 0, decline.said, refused=decline.said, reason=decline.reason,
            passage=passage_for(engine, decline, pieces),
            offered=find(decline.offered) if decline.offered else None, years=_taken(pieces, reports),
        )  # fmt: skip
    return None


def _matched(
    engine: Engine, text: str, pieces: Sequence[Piece], reports: Sequence[Reported], known: Known
) -> Reply:
    ranked = _ranked(text, pieces)
    unknown = _not_understood(pieces, ranked[0].phrasing) if ranked else []
    near = tuple(
        sorted((_near(ranked, i, pieces) for i in range(min(3, len(ranked)))), key=lambda each: -each.sure)
    )
    lost = [word for word in unknown if len(word) > 1]
    like = _names_like(lost, known)
    only_place = unknown and all(REGION in piece.meanings for piece in pieces if piece.known)
    if not near or only_place or (near[0].sure < POSSIBLE and not like):
        return Reply(
            text, near[0].sure if near else 0,
            Words("没有相近的问法", "no phrasing comes near"),
            nearest=near,
            refused=Words("图谱回答不了,或没有看懂", "The graph can't answer this, or it wasn't understood"),
            reason="unknown", passage=nearest_passage(engine, pieces), years=_taken(pieces, reports),
        )  # fmt: skip
    because = _because(near[0], pieces, unknown)
    if (
        near[0].sure < SURE
        and lost
        and not like
        and _HOW_MUCH & {m for piece in pieces for m in piece.meanings}
    ):
        said = Words(f"图谱里没有“{lost[-1]}”的数字", f"The graph has no figure of {lost[-1]}")
        passage = nearest_passage(engine, pieces)
        return Reply(text, near[0].sure, said, nearest=near, refused=said, reason="unknown", passage=passage)
    if near[0].sure < SURE:
        if like:
            because = Words(f"{because.zh};{like.zh}", f"{because.en}; {like.en}")
        return Reply(text, near[0].sure, because, nearest=near, years=_taken(pieces, reports))
    query = find(near[0].question)
    values, named = filled(query, pieces, reports, len(known.reports))
    for parameter in query.parameters:
        if parameter.type == "code" and parameter.name in values:  # by its label, as a command takes it too
            labels = codes(engine, parameter.of[0])
            named[parameter.name] = tuple(labels[code][1] for code in values[parameter.name])
    found = replace(answer(engine, query, values), parameters=named)  # headed by names, as it was asked
    looked_for = [named[p.name][0] for p in query.parameters if p.type == "string" and p.name in named]
    if looked_for and not found.rows:
        said = Words(f"报告没有写到“{looked_for[0]}”", f"The report doesn't speak of {looked_for[0]}")
        return Reply(text, 0, said, refused=said, reason="unknown", nearest=near)
    idle = _not_used(pieces, near[0], values)
    wanted, left = wanted_by(engine, found.columns, found.rows, idle, _of_plan(pieces))
    found = narrowed(found, {**wanted, **of_years(found.columns, found.rows, _years(pieces, reports))})
    if left:
        listed = "、".join(left)
        because = Words(
            f"{because.zh};没有用来筛选:{listed}", f"{because.en}; not used to narrow the answer: {listed}"
        )
    return Reply(
        text, near[0].sure, because, query, values, named, found, near, years=_taken(pieces, reports)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A saved question by its best phrasing: how alike that is, and the odds of the words, from 0 to 1."""

    phrasing: Phrasing
    likeness: float
    odds: float

    @property
    def whole(self) -> float:
        return self.likeness + _ODDS * self.odds


def _ranked(text: str, pieces: Sequence[Piece]) -> list[_Ranked]:
    """Rank the saved questions that a text may mean, the likeliest first.

    Questions that speak of the review are put back where the plan's year alone is meant, and the reverse.
    """
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    other = {"review": ("THISYEAR", "LASTYEAR"), "plan": ("LASTYEAR", "THISYEAR")}
    shares = odds(text, pieces)
    found = []
    for likeness, phrasing in likenesses(pieces):
        wrong, right = other.get(times().get(phrasing.question, ""), ("", ""))
        left = _UNTIMELY if wrong in meant and right not in meant else 1.0
        unused = _UNUSED * len(_idle(pieces, phrasing.question))
        found.append(_Ranked(phrasing, likeness * left - unused, shares[phrasing.question]))
    return sorted(found, key=lambda each: (-each.whole, each.phrasing.question))


def _near(ranked: Sequence[_Ranked], i: int, pieces: Sequence[Piece]) -> Near:
    """Say how sure one may be of a question: less where another comes as near, and less for each word that
    isn't understood or has no use in it."""
    each = ranked[i]
    question = each.phrasing.question
    lead = each.whole - max((other.whole for j, other in enumerate(ranked) if j != i), default=0.0)
    unknown = _not_understood(pieces, each.phrasing)
    signs = sum(len(word) == 1 for word in unknown)
    sure = _BASE + _LIKE * each.likeness + _ODD * each.odds + _LEAD * lead
    sure += _UNKNOWN * (len(unknown) - signs) + _UNKNOWN_SIGN * signs + _IDLE * len(_idle(pieces, question))
    percent = min(99, round(100 / (1 + math.exp(-sure))))
    return Near(question, find(question).summary, percent, each.phrasing.text)


def _not_understood(pieces: Sequence[Piece], phrasing: Phrasing) -> list[str]:
    """Return the words that mean nothing here, apart from one that the phrasing looks for."""
    words = [piece.text for piece in pieces if not piece.known]
    return sorted(words, key=len)[: -phrasing.text.count(WORD) or None]


def _idle(pieces: Sequence[Piece], question: str) -> list[str]:
    """Return the names that a question neither takes nor shows: what is asked of them goes unanswered."""
    slots = slots_of()[question] | shown_by(question)
    named = (piece for piece in pieces if piece.things and REGION not in piece.meanings)
    telling = (piece for piece in named if piece.part or WORD not in piece.meanings)
    return [piece.text for piece in telling if not slots & piece.meanings]


def _years(pieces: Sequence[Piece], reports: Sequence[Reported]) -> set[int]:
    """Return the years of the one part of the reports that is spoken of, if not both are."""
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    if ("THISYEAR" in meant) == ("LASTYEAR" in meant):
        return set()
    return {report.plan if "THISYEAR" in meant else report.review for report in reports}


def _of_plan(pieces: Sequence[Piece]) -> bool:
    """Whether this year is spoken of and last year isn't."""
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    return "THISYEAR" in meant and "LASTYEAR" not in meant


def _not_used(pieces: Sequence[Piece], near: Near, values: Mapping[str, Sequence[str]]) -> list[Piece]:
    """Return the names, values, kinds and denials that are understood but fill no parameter."""
    given = {value for listed in values.values() for value in listed}
    missed = NOT not in _meanings(near.like) and any("MET" in piece.meanings for piece in pieces)
    spoken = {m for each in phrasings() if each.question == near.question for m in _meanings(each.text)}
    left = []
    for piece in pieces:
        meant = {name.iri for name in piece.things}
        if not meant and piece.text not in near.like:  # a word of the phrasing itself narrows nothing
            meant = {meaning.split("=")[1] for meaning in piece.meanings if "=" in meaning}
        telling = piece.part or WORD not in piece.meanings or not piece.things
        narrows = not meant or not telling or REGION in piece.meanings or meant & given
        kind = piece.meanings <= _KINDS and not piece.meanings & spoken
        if not narrows or kind or (missed and NOT in piece.meanings):
            left.append(piece)
    return left


def _meanings(phrasing: str) -> set[str]:
    return {meaning for piece in cut(phrasing, Names(())) for meaning in piece.meanings}


def _because(near: Near, pieces: Sequence[Piece], unknown: Sequence[str]) -> Words:
    zh = f"与问法“{near.like}”相近" + (f",没有看懂:{'、'.join(unknown)}" if unknown else "")
    en = f"like “{near.like}”" + (f"; not understood: {', '.join(unknown)}" if unknown else "")
    taken = slots_of()[near.question]
    for piece in (piece for piece in pieces if piece.part):
        used = [name for name in piece.things if taken & {f"{{{slot}}}" for slot in name.slots}]
        labels = dict.fromkeys(name.label for name in used or piece.things)
        zh += f",“{piece.text}”当作“{'、'.join(labels)}”"
        en += f"; “{piece.text}” taken as “{', '.join(labels)}”"
    return Words(zh, en)


def _names_like(lost: Sequence[str], known: Known) -> Words | None:
    """Say which names of the graph hold a word that by itself is the name of nothing."""
    for word in (word for word in lost if not word.isascii()):
        labels = dict.fromkeys(name.label for name in known.names.holding(word))
        if labels:
            listed = "、".join(list(labels)[:_LISTED]) + ("…" if len(labels) > _LISTED else "")
            return Words(f"名称含“{word}”的有:{listed}", f"names with {word}: {listed}")
    return None


def _taken(pieces: Sequence[Piece], reports: Sequence[Reported]) -> tuple[Words, ...]:
    said = []
    meant = {meaning for piece in pieces for meaning in piece.meanings}
    for concept, zh, en in (("LASTYEAR", "去年", "last year"), ("THISYEAR", "今年", "this year")):
        spoken = [piece for piece in pieces if concept in piece.meanings and not piece.year]
        if concept not in meant or not spoken:
            continue
        years = sorted({report.review if concept == "LASTYEAR" else report.plan for report in reports})
        listed = "、".join(map(str, years))
        said.append(
            Words(
                f"“{spoken[0].text}”取 {listed} 年({zh}按报告自己的年份)",
                f"{en} is {listed}, the report's own",
            )
        )
    return tuple(said)
