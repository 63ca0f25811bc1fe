"""A person's corrections of a reading: each names a span of the text, what it changes there, and why.

A curation file is TOML. ``[[figure]]``, ``[[entity]]`` and ``[[relation]]`` are corrections; each has ``do``,
``start``, ``end`` (code points, half-open), ``quote`` (checked against the text) and ``reason``:

- figure: ``do`` is ``correct``, ``add`` or ``remove``; anything may be set but the value, which is read from
  the quote (its sign from ``direction``). ``pair`` is the start of the figure that it leans on, -1 for none.
- entity: ``add`` takes ``type``, ``name`` where the quote isn't the name, ``aliases`` that occur in the text;
  ``retype`` takes ``type``, ``rename`` takes ``name``, ``remove`` nothing. ``of`` gives the type that is
  meant where the words name two things.
- relation: ``add`` and ``remove`` take ``subject``, ``predicate`` and ``object``: names as corrected, written
  ``type:name`` where several bear one; ``add`` also what qualifies the relation.

Entities are corrected first, then figures, then relations. What a correction makes has the basis curated and
the rule "curation: <reason>".
"""

from __future__ import annotations

from loaders.curation.corrections import Correction, read_curation
from loaders.curation.entities import curate_entity
from loaders.curation.figures import curate_figure
from loaders.curation.relations import curate_relation
from loaders.records import Reading

__all__ = ["Correction", "curate", "read_curation"]

_APPLY = {"entity": curate_entity, "figure": curate_figure, "relation": curate_relation}


def curate(reading: Reading) -> Reading:
    """Apply the corrections that a reading's source carries.

    Raises CurationError where a correction doesn't fit the text, or what it corrects isn't there.
    """
    for correction in read_curation(reading.document.source):
        reading = _APPLY[correction.kind](reading, correction)
    return reading
