"""The reading of a report, step by step: each step is a pure function from value to value."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from loaders.curation import curate
from loaders.damage import Damage
from loaders.documents import describe
from loaders.figures import read_figures
from loaders.names import read_challenges, read_entities
from loaders.records import Reading
from loaders.relations import read_relations
from loaders.sections import read_outline
from loaders.text import Source


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for cycles: a reading makes none, and takes a twentieth longer with it."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_uncollected()
def read(source: Source, region: str = "", year: int = 0) -> Reading:
    """Read a report.

    ``region`` and ``year`` (of delivery) are asked for only where the text doesn't say them. The corrections
    that the source carries are applied last. Raises SourceError if the text holds neither a heading nor a
    figure, CurationError if a correction doesn't fit.
    """
    document = describe(source, region, year)
    outline = read_outline(document)
    damage = Damage(source.text, outline)
    entities = damage.entities(read_entities(document, outline))
    figures = damage.figures(read_figures(document, outline, entities))
    relations = damage.relations(read_relations(document, outline, entities, figures))
    # what a report owns up to is about no number and in no relation
    named = (*entities, *read_challenges(document, outline))
    return curate(Reading(document, outline, figures, named, relations, damage.skipped))
