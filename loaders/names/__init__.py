"""Read the named things of a report."""

from __future__ import annotations

import re

from loaders.names.awards import award_finds
from loaders.names.finds import Find
from loaders.names.identity import resolve
from loaders.names.nouns import noun_finds
from loaders.names.ordinals import ordinal_finds
from loaders.names.overlap import decide
from loaders.names.patterns import form_finds
from loaders.names.places import scanner
from loaders.names.quoted import quoted_finds
from loaders.names.region import Region, region_of
from loaders.names.sessions import session_finds
from loaders.names.tabled import tabled_finds
from loaders.names.titles import title_finds
from loaders.records import Document, Entity, Outline
from loaders.text import View

_ADDRESS = re.compile(r"^[\s\u3000]*(?:主任|各位代表|各位委员|主席)[^\n。]{0,30}[:：]", re.M)

__all__ = ["read_entities", "sentence_finds"]


def read_entities(document: Document, outline: Outline) -> tuple[Entity, ...]:
    """Return the distinct named things of the body, in the order of their first mention."""
    region = region_of(document)
    begin = _address(document.source.text)
    seen: list[tuple[int, View, Find]] = []
    for number, sentence in enumerate(outline.sentences):
        view = View.over(document.source.text, sentence.span)
        if view.text and sentence.span.start >= begin and outline.section_of(sentence).part != "back":
            seen += [(number, view, find) for find in sentence_finds(view.text, region)]
    return resolve(seen, region)


def _address(text: str) -> int:
    """Return where the speech begins: after 各位代表, or at 0; titles and session lines before it name nothing."""
    match = _ADDRESS.search(text)
    return match.end() if match else 0


def sentence_finds(text: str, region: Region) -> list[Find]:
    """Return the finds that stand in one sentence (a view's text), in text order."""
    table = scanner(region)
    sure = [*tabled_finds(text, table), *session_finds(text, region), *ordinal_finds(text), *title_finds(text)]
    sure += [*form_finds(text), *quoted_finds(text, table, region)]
    return decide([*sure, *award_finds(text), *noun_finds(text, sure, region)])
