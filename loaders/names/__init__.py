"""Read the named things of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.names import (
    alike,
    awards,
    bodies,
    deeds,
    drives,
    firms,
    honoured,
    ordinals,
    papers,
    patterns,
    pursued,
    sessions,
    spots,
    titles,
    worked,
)
from loaders.names.atoms import phrase_rows
from loaders.names.challenges import read_challenges
from loaders.names.echoes import echo_finds, echoes_of
from loaders.names.fields import field_finds
from loaders.names.finds import Find
from loaders.names.firms import beside_finds, head_finds, project_finds
from loaders.names.glued import unglued
from loaders.names.grounds import ground_finds
from loaders.names.honours import parted
from loaders.names.identity import resolve
from loaders.names.inside import inside_finds
from loaders.names.led import own_places
from loaders.names.lists import list_finds
from loaders.names.nouns import noun_finds
from loaders.names.overlap import decide
from loaders.names.places import scanner
from loaders.names.quoted import quoted_finds
from loaders.names.region import Region, own_finds, region_of, without_ours
from loaders.names.sayings import MARKED, quotes
from loaders.names.shortened import shortened_finds
from loaders.names.sites import site_finds
from loaders.names.tabled import tabled_finds
from loaders.names.topped import topped_finds
from loaders.names.towns import NUMBERED, alone_finds, county_finds, far_finds, numbered_finds, town_finds
from loaders.records import Document, Entity, Outline
from loaders.seeking import Either
from loaders.text import Span, View

__all__ = ["read_challenges", "read_entities", "sentence_finds", "trace_names"]

# Rules of a sentence's words alone, each with the words that it needs.
_BY_WORDS = (
    (ordinals.WORDS, ordinals.ordinal_finds),
    (titles.WORDS, titles.title_finds),
    (papers.WORDS, papers.paper_finds),
    (drives.WORDS, drives.drive_finds),
    (patterns.WORDS, patterns.form_finds),
)
# Rules of words and of the area that they are of.
_BY_AREA = ((sessions.WORDS, sessions.session_finds), (bodies.WORDS, bodies.body_finds))
# Rules of words and of the phrases between cuts.
_BY_ROWS = ((spots.WORDS, spots.spot_finds), (alike.WORDS, alike.alike_finds))
_TITLED = Either(awards.WORDS, pursued.WORDS)
# The speech begins here; titles and session lines before it name nothing.
_ADDRESS = re.compile(r"^[\s\u3000]*(?:主任|各位代表|各位委员|主席)[^\n。]{0,30}[:：]", re.M)
# The first line of a text, where it is the title: whose report it is names nothing either.
_TITLE = re.compile(r"\s*[^\n。，,；;]{2,50}(?:报告|公报)[^\n。，,；;]{0,12}\n")


def read_entities(document: Document, outline: Outline) -> tuple[Entity, ...]:
    """Return the distinct named things of the body, in the order of their first mention."""
    region, views = region_of(document), _views(document, outline)
    found = _finds(outline, views, region)
    return resolve(((n, views[n], find) for n in views for find in found[n]), region)


def trace_names(document: Document, outline: Outline, sentence: int) -> list[tuple[Find, Span, bool]]:
    """Tell what the rules found in a sentence, where it is in the stored text, and whether it stands."""
    region, views = region_of(document), _views(document, outline)
    if sentence not in views:
        return []
    view, kept = views[sentence], _finds(outline, views, region)[sentence]
    finds = {*kept, *_candidates([view.text], region, _repeated(outline, views))[0]}
    in_order = sorted(finds, key=lambda f: (f.start, -f.end, f.type, f.name))
    return [(find, view.span(find.start, find.end), find in kept) for find in in_order]


def _finds(outline: Outline, views: dict[int, View], region: Region) -> dict[int, list[Find]]:
    repeated = _repeated(outline, views)
    candidates = _candidates([view.text for view in views.values()], region, repeated)
    found = dict(zip(views, map(decide, candidates), strict=True))
    echoes = echoes_of((views[n].text, finds) for n, finds in found.items())
    for number, view in views.items():
        if more := list(echo_finds(view.text, echoes, found[number])):
            found[number] = decide([*found[number], *more])
    return without_ours(found, region)


def sentence_finds(text: str, region: Region, repeated: frozenset[str] = frozenset()) -> list[Find]:
    """Return the finds that stand in one sentence (a view's text), in text order.

    ``repeated`` are the words that the report quotes again and again.
    """
    return decide(_candidates([text], region, repeated)[0])


def _candidates(texts: Sequence[str], region: Region, repeated: frozenset[str]) -> list[list[Find]]:
    """Return what the rules find in each sentence.

    Each rule reads all sentences before the next one does: what it needs stays at hand, which is quicker.
    """
    table = scanner(region)
    known = [list(tabled_finds(text, table)) for text in texts]
    for n in NUMBERED.among(texts):
        known[n] += numbered_finds(texts[n], table)
    for text, found in zip(texts, known, strict=True):
        taken = {find.start for find in found}
        found += [place for place in far_finds(text, found) if place.start not in taken]
    sure = [found[:] for found in known]
    for words, of_area in _BY_AREA:
        for n in words.among(texts):
            sure[n] += of_area(texts[n], region, known[n])
    for words, alone in _BY_WORDS:
        for n in words.among(texts):
            sure[n] += alone(texts[n])
    for text, found in zip(texts, sure, strict=True):
        if any(short in text for short in region.shorts):
            found += patterns.regional_finds(text, region)
    for n in MARKED.among(texts):
        sure[n] += quoted_finds(texts[n], table, region, repeated)
    rows = [phrase_rows(text, found) for text, found in zip(texts, sure, strict=True)]
    phrased = list(zip(texts, rows, sure, strict=True))
    nouns = [list(noun_finds(text, row, found, region)) for text, row, found in phrased]
    for words, of_rows in _BY_ROWS:
        for n in words.among(texts):
            nouns[n] += of_rows(texts[n], rows[n])
    for names, row in () if region.county else zip(nouns, rows, strict=True):
        names += alone_finds((p for phrases in row for p in phrases), region)
    for n in honoured.WORDS.among(texts):
        nouns[n] += honoured.honoured_finds(texts[n], sure[n])
    for n in MARKED.among(texts):
        nouns[n] += topped_finds(rows[n], sure[n])
    for n in worked.LAID.among(texts):
        nouns[n] += worked.road_finds(texts[n])
    for names, (text, row, found) in zip(nouns, phrased, strict=True):
        names += list_finds(text, row, found)
    for n in deeds.WORDS.among(texts):
        nouns[n] += deeds.deed_finds(texts[n])
    for n in firms.ENDS.among(texts):
        nouns[n] += firms.ending_finds(texts[n], rows[n])
    for names, row, found in zip(nouns, rows, sure, strict=True):
        names += beside_finds(row, found)
    for n in firms.ROLES.among(texts):
        nouns[n] += firms.role_finds(texts[n], rows[n], sure[n])
    told: list[list[Find]] = [[] for _ in texts]
    for n in _TITLED.among(texts):
        text = texts[n]
        told[n] += parted(text, (*awards.award_finds(text), *pursued.pursued_finds(text)))
    for text, found in zip(texts, told, strict=True):
        found += field_finds(text)
    return [_closing(text, region, *found) for text, *found in zip(texts, sure, told, nouns, strict=True)]


def _closing(text: str, region: Region, sure: list[Find], told: list[Find], nouns: list[Find]) -> list[Find]:
    works = [find for find in nouns if find.type == "project"]
    found = [*sure, *told, *nouns, *town_finds(text, sure, works, region)]
    works += [find for find in sure if find.type == "project"]
    if sure or nouns:
        told = [*sure, *nouns]
        found += [*site_finds(told, text, sure), *ground_finds(told, text, sure, region)]
    works += [find for find in nouns if find.type == "event"]
    if works:
        found += head_finds(works, text, sure)
    found += [*project_finds(text, found), *county_finds(text, sure, works, region)]
    if works:
        found += inside_finds(works, text, sure, region)
    if found:
        found = list(unglued(own_places(found, text, sure), text))
        found += list(shortened_finds(text, found))
    return [*found, *own_finds(text, region)]


def _repeated(outline: Outline, views: dict[int, View]) -> frozenset[str]:
    """Return the words that the report quotes in a heading and once more: a name of its own."""
    quoted = {number: [quote.words for quote in quotes(view.text)] for number, view in views.items()}
    counts = Counter(words for row in quoted.values() for words in row)
    headed = {words for number, row in quoted.items() if outline.sentences[number].heading for words in row}
    return frozenset(w for w in headed if counts[w] > 1 and 3 <= len(w) <= 12)


def _views(document: Document, outline: Outline) -> dict[int, View]:
    """Return the sentences of the speech, by their number, as rules see them."""
    text = document.source.text
    address = _ADDRESS.search(text)
    title = _TITLE.match(text)
    begin = address.end() if address else title.end() if title else 0
    views = {}
    for number, sentence in enumerate(outline.sentences):
        if sentence.span.start >= begin and outline.section_of(sentence).part != "back":
            views[number] = _paired(View.over(text, sentence.span))
    return {number: view for number, view in views.items() if view.text}


def _paired(view: View) -> View:
    """Return the view with straight quotation marks as pairs, where every one has its other."""
    parts = view.text.split('"')
    if len(parts) < 3 or len(parts) % 2 == 0:
        return view
    return replace(view, text="".join(p + "“”"[n % 2] for n, p in enumerate(parts[:-1])) + parts[-1])
