"""Read what a report says of the names in it: one relation a statement, each with its evidence."""

from __future__ import annotations

from dataclasses import replace

from loaders.records import Document, Entity, Figure, Outline, Relation
from loaders.relations.aims import read_aims
from loaders.relations.awards import read_awards
from loaders.relations.counted import read_parts, without_parts
from loaders.relations.events import read_events
from loaders.relations.firsts import read_distinctions
from loaders.relations.issuing import read_issued
from loaders.relations.locating import read_locations
from loaders.relations.meetings import read_meetings
from loaders.relations.partners import read_partners
from loaders.relations.scenes import read_report
from loaders.relations.serving import read_serves
from loaders.relations.statuses import read_statuses
from loaders.relations.tracing import Trace, trace_relations

# Statuses come first: what is being built serves, and stands somewhere, whatever its type.
READERS = (
    read_serves,
    read_locations,
    read_partners,
    read_meetings,
    read_awards,
    read_issued,
    read_events,
    read_aims,
    read_distinctions,
)


def read_relations(
    document: Document, outline: Outline, entities: tuple[Entity, ...], figures: tuple[Figure, ...]
) -> tuple[Relation, ...]:
    """Return every statement of a relation, in text order; a relation stated twice is there twice.

    Codes stand as objects under their kind: ``("status", "planned")``, ``("distinction", "first")``,
    ``("period", "2024")`` of heldIn and ``("target", the literal clause)`` of targets.
    """
    report = read_report(document, outline, entities, figures)
    statuses = tuple(read_statuses(report))
    report = replace(report, raised=frozenset(status.subject for status in statuses))
    parts = tuple(read_parts(report))
    told = without_parts((relation for reader in READERS for relation in reader(report)), parts)
    found = dict.fromkeys((*statuses, *parts, *told))
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end)))


__all__ = ["Trace", "read_relations", "trace_relations"]
