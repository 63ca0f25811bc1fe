"""Mapping rows become triples: the link itself, and a node that says why and how sure."""

from __future__ import annotations

from decimal import Decimal

from graph.datasets.datasets import describe_record
from graph.datasets.metadata import Record
from graph.triples.identity import Identity, digest
from graph.triples.triples import Triples, date, decimal, iri, words
from loaders.links import NO_TERM, NOT, Link, LinkTable
from loaders.text import Source
from ontology.terms import Dct, Owl, Rdf, Rdfs, Sssom


def link_triples(name: str, table: LinkTable, source: Source) -> bytes:
    """Return the triples of a mapping table, sorted, with its record.

    A row that says Not, or that nothing was found, has a node but links nothing.
    """
    out, told = Triples(), table.metadata
    title = told.get("mapping_set_title", source.id)
    record = Record(
        title,
        told.get("mapping_set_description", ""),
        told.get("mapping_set_publisher", ""),
        told.get("license", ""),
        told.get("mapping_set_source", ""),
        told.get("mapping_date", "") or told.get("publication_date", ""),
    )
    node = describe_record(out, name, record, source, "text/tab-separated-values", Identity())
    out.add(node, Rdf.type, iri(Sssom.MappingSet))
    for link in table.links:
        _describe(out, node, table, link)
    return out.sorted()


def _describe(out: Triples, dataset: str, table: LinkTable, link: Link) -> None:
    subject, predicate, object_ = map(table.expand, (link.subject_id, link.predicate_id, link.object_id))
    if link.predicate_modifier != NOT and link.object_id != NO_TERM:
        out.add(subject, predicate, iri(object_))
    key = digest(" ".join((*link.pair, link.predicate_id)), 12)
    node = f"{dataset}/link/{key}"
    out.add(node, Rdf.type, iri(Sssom.Mapping))
    out.add(node, Dct.isPartOf, iri(dataset))
    out.add(node, Owl.annotatedSource, iri(subject))
    out.add(node, Owl.annotatedProperty, iri(predicate))
    out.add(node, Owl.annotatedTarget, iri(object_))
    out.add(node, Sssom.mapping_justification, iri(table.expand(link.mapping_justification)))
    if link.confidence:
        out.add(node, Sssom.confidence, decimal(Decimal(link.confidence)))
    if len(link.mapping_date) == 10:
        out.add(node, Sssom.NS + "mapping_date", date(link.mapping_date))
    for slot in (
        "subject_label", "object_label", "predicate_modifier", "author_label", "mapping_tool"
    ):  # fmt: skip
        if value := getattr(link, slot):
            out.add(node, Sssom.NS + slot, words(value))
    if link.comment:
        out.add(node, Rdfs.comment, words(link.comment, "zh"))
