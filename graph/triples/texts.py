"""The document as triples: report, stored text, sections, sentences, passages."""

from __future__ import annotations

import re
from bisect import bisect_right

from graph.triples.periods import describe_period, period
from graph.triples.roster import Roster
from graph.triples.triples import Triples, date, integer, iri, words
from loaders.text import Span, View
from ontology.terms import Dcat, Dct, Oa, Pg, Rdf, Rdfs, Schema

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_NO_LICENCE = "来源没有写明许可 · the source states no licence"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def describe_report(out: Triples, roster: Roster) -> None:
    """Write the report with its source record, and its stored text."""
    document, report = roster.reading.document, roster.report
    out.add(report, Rdf.type, iri(Pg.Report), iri(Schema.Report), iri(Dcat.Dataset))
    out.add(report, Rdfs.label, words(document.called, "zh"))
    out.add(report, Dct.title, words(document.called, "zh"))
    out.add(report, Pg.genre, words(document.genre))
    out.add(report, Pg.region, iri(roster.region))
    out.add(report, Pg.reviewPeriod, iri(year_of(out, roster, document.review_year)))
    out.add(report, Pg.planPeriod, iri(year_of(out, roster, document.year)))
    out.add(report, Pg.text, iri(roster.text))
    for predicate, value in ((Pg.deliveredOn, document.delivered), (Pg.publishedOn, document.published)):
        if _DATE.fullmatch(value):
            out.add(report, predicate, date(value))
    record = {Pg.session: document.session, Pg.issuer: document.issuer, Pg.publisher: document.publisher}
    for predicate, value in record.items():
        if value:
            out.add(report, predicate, words(value, "zh"))
    if _URL.fullmatch(document.url):
        out.add(report, Dct.source, iri(document.url))
    text = document.source
    describe_licence(out, report, text.licence)
    out.add(roster.text, Rdf.type, iri(Pg.Text))
    out.add(roster.text, Dct.format, words("text/plain"))
    out.add(roster.text, Pg.length, integer(len(text.text)))
    out.add(roster.text, Pg.sha256, words(text.sha256))


def describe_licence(out: Triples, document: str, licence: str) -> None:
    """Write a document's licence by its address or in words; where none is known, that it isn't."""
    if licence.startswith(("http://", "https://")):
        out.add(document, Dct.license, iri(licence))
    else:
        out.add(document, Dct.rights, words(licence or _NO_LICENCE, "zh"))


def year_of(out: Triples, roster: Roster, year: int) -> str:
    """Describe a calendar year and return its IRI."""
    return period_of(out, roster, str(year), year)


def period_of(out: Triples, roster: Roster, printed: str, year: int) -> str:
    """Describe the period that a period word means and return its IRI."""
    row = period(printed, year)
    node = roster.identity.shared("period", row.key)
    describe_period(out, node, row)
    return node


def describe_outline(out: Triples, roster: Roster) -> None:
    """Write sections and sentences; a section is no passage, for one sentence may be all of it."""
    outline = roster.reading.outline
    headed = heads(roster)
    titles = {section.path: section.label or section.part for section in outline.sections}
    for index, (section, node) in enumerate(zip(outline.sections, roster.sections, strict=True)):
        out.add(node, Rdf.type, iri(Pg.Section))
        title, path = titles[section.path], section.path
        above = [titles[path[:n]] for n in range(1, len(path)) if path[:n] in titles]
        out.add(node, Rdfs.label, words(title, "zh"))
        out.add(node, Pg.sectionPath, words(" / ".join([*above, title])))
        out.add(node, Pg.report, iri(roster.report))
        out.add(node, Pg.order, integer(index + 1))
        out.add(node, Pg.depth, integer(max(section.depth, 1)))
        out.add(node, Pg.speaksOf, iri(year_of(out, roster, section.year)))
        if len(section.heading):
            out.add(node, Pg.heading, iri(passage(out, roster, section.heading)))
        parent = roster.section_at.get(path[:-1]) if len(path) > 1 else None
        if parent and parent != node:
            out.add(node, Dct.isPartOf, iri(parent))
        out.add(node, Pg.headedBy, *map(iri, sorted(headed[index])))
    for sentence in outline.sentences:
        node = passage(out, roster, sentence.span)
        out.add(node, Rdf.type, iri(Pg.Sentence))
        out.add(node, Pg.section, iri(roster.sections[sentence.section]))
        out.add(node, Pg.report, iri(roster.report))


def heads(roster: Roster) -> list[set[str]]:
    """Return for each section the programmes that its heading names, or that a relation says it does."""
    sections = roster.reading.outline.sections
    found = [set(roster.said_heads.get(section.path, ())) for section in sections]
    headed = sorted((s.heading.start, n) for n, s in enumerate(sections) if len(s.heading))
    headings = [View.over(roster.reading.document.source.text, s.heading).text for s in sections]
    for thing, entity in roster.programmes:
        for mention in entity.mentions:
            at = bisect_right(headed, (mention.span.start, len(sections))) - 1
            if at >= 0 and sections[headed[at][1]].heading.covers(mention.span):
                found[headed[at][1]].add(thing.iri)
        names = [name for name in (entity.name, *entity.aliases) if len(name) > 2]
        for n, heading in enumerate(headings):
            if any(name in heading for name in names):
                found[n].add(thing.iri)
    return found


def passage(out: Triples, roster: Roster, span: Span) -> str:
    """Write a passage of the stored text and return its IRI."""
    node = roster.passage(span)
    out.add(node, Rdf.type, iri(Pg.Passage))
    out.add(node, Oa.start, integer(span.start))
    out.add(node, Oa.end, integer(span.end))
    out.add(node, Oa.exact, words(span.of(roster.reading.document.source.text)))
    return node
