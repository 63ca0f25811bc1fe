"""Read the named things of a report."""

from __future__ import annotations

from loaders.names.identity import resolve
from loaders.names.known import known_finds
from loaders.names.nouns import noun_finds
from loaders.names.overlap import decide
from loaders.names.quoted import quoted_finds
from loaders.names.region import Region, region_of
from loaders.names.sessions import session_finds
from loaders.names.titles import title_finds
from loaders.records import Document, Entity, Outline
from loaders.text import View

__all__ = ["read_entities"]


def read_entities(document: Document, outline: Outline) -> tuple[Entity, ...]:
    """Return the distinct named things of the body, in the order of their first mention."""
    region = region_of(document)
    seen = []
    for number, sentence in enumerate(outline.sentences):
        view = View.over(document.source.text, sentence.span)
        if view.text:
            seen += [(number, view, find) for find in sentence_finds(view.text, region)]
    return resolve(seen, region, document.source.text)


def sentence_finds(text: str, region: Region) -> list:
    """Return the finds that stand in one sentence (a view's text)."""
    sure = [*known_finds(text), *session_finds(text, region), *quoted_finds(text), *title_finds(text)]
    return decide([*sure, *noun_finds(text, sure, region)])
