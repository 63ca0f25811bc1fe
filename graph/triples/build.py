"""A reading becomes triples: everything that was read, under IRIs that need no registry.

The triples of a document are whole: they repeat the descriptions of the shared things that they name
(places, units, periods, quantities), so that a graph can be exported, checked and dropped by itself.
"""

from __future__ import annotations

from graph.triples.claims import describe_claims
from graph.triples.comparisons import describe_comparisons
from graph.triples.evidence import Unread, describe_mentions, describe_unread
from graph.triples.identity import Identity
from graph.triples.observations import describe_observations
from graph.triples.resolution import describe_resolution
from graph.triples.roster import Roster
from graph.triples.texts import describe_outline, describe_report
from graph.triples.things import describe_things
from graph.triples.triples import Triples
from loaders.records import Reading


def triples(reading: Reading, identity: Identity | None = None) -> bytes:
    """Return the triples of a reading as N-Triples, sorted: the same reading gives the same bytes.

    ``identity`` makes IRIs under another base.
    """
    roster = Roster(reading, identity or Identity())
    out = Triples()
    describe_report(out, roster)
    describe_outline(out, roster)
    describe_mentions(out, roster)
    describe_things(out, roster)
    describe_resolution(out, roster)
    unread = [Unread(s.span, s.chinese, s.english, "reading") for s in reading.skipped]
    unread += describe_observations(out, roster)
    describe_comparisons(out, roster)
    unread += describe_claims(out, roster)
    describe_unread(out, roster, unread)
    return out.sorted()
