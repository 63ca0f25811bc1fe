"""Each check finds its fault in a small document and nothing in the sound one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store

from graph.stores.integrity import check_integrity, check_texts, checks
from ontology.files import PLAN, UNITS, turtle
from ontology.terms import PG, RELATIONS, Pg

EXAMPLES = Path(__file__).parent / "shapes"
ID = "https://w3id.org/plan-graph/id/"
PREFIXES = (EXAMPLES / "prefixes.ttl").read_text(encoding="utf-8")
TEXT = (EXAMPLES / "text.txt").read_text(encoding="utf-8")


@cache
def sound() -> tuple[Quad, ...]:
    store = Store()
    for name in (PLAN, UNITS):
        store.load(turtle(name), format=RdfFormat.TURTLE)
    for path in sorted((EXAMPLES / "valid").glob("*.ttl")):
        store.load((PREFIXES + path.read_text(encoding="utf-8")).encode(), format=RdfFormat.TURTLE)
    return tuple(store)


def document(added: str = "", removed: str = "") -> Store:
    """Return the sound document with Turtle added and other Turtle taken away."""
    store = Store()
    store.extend(sound())
    store.load((PREFIXES + added).encode(), format=RdfFormat.TURTLE)
    taken = Store()
    taken.load((PREFIXES + removed).encode(), format=RdfFormat.TURTLE)
    for quad in taken:
        assert quad in store, quad
        store.remove(quad)
    return store


# check: (what is added, what is taken away, the thing that is found)
FAULTS = {
    "base-of-a-base": ("ex:wan-pen pg:baseUnit ex:pen .", "", "ex:pen"),
    "base-value": ("ex:amount pg:baseValue 3.5 .", "ex:amount pg:baseValue 350000000.0 .", "ex:amount"),
    "blank-node": ("ex:park rdfs:seeAlso [] .", "", "ex:park"),
    "claim-against-vocabulary": ("ex:claim-more-12 rdf:object ex:plan .", "", "ex:claim-more-12"),
    "claim-without-triple": ("", "ex:park pg:serves ex:parks .", "ex:claim-serves"),
    "comparison-across-reports": (
        "ex:far pg:report ex:other . ex:amount pg:sentence ex:far .",
        "ex:amount pg:sentence t:44\\,72 .",
        "ex:alike",
    ),
    "fact-of-another-text": ("ex:amount pg:passage <https://example.org/t#char=1,2> .", "", "ex:amount"),
    "fact-outside-its-sentence": (
        "ex:far oa:start 0 ; oa:end 4 . ex:amount pg:passage ex:far .", "", "ex:amount"
    ),
    "mention-of-nothing": ("ex:empty a pg:Mention ; pg:refersTo ex:unheard-of .", "", "ex:empty"),
    "pair-across-reports": ("ex:growth pg:pairedWith ex:growth .", "", "ex:growth"),
    "place-not-within-itself": ("", "ex:zone pg:within ex:yunshan .", "ex:zone"),
    "section-basis-without-heading": ("", "ex:section-1-1 pg:headedBy ex:parks .", "ex:claim-serves"),
    "sentence-in-another-report": (
        "ex:stray a pg:Sentence ; pg:report ex:other-report ; pg:section ex:section-1 .", "", "ex:stray"
    ),
    "status-without-period": ("", "ex:claim-status pg:period ex:2029-end .", "ex:claim-status"),
    "triple-without-claim": ("ex:bureau pg:issued ex:draft .", "", "ex:bureau"),
    "two-names": ('ex:park rdfs:label "云山大公园"@zh .', "", "ex:park"),
    "unknown-code": ("ex:amount pg:kind kind:guess .", "", "ex:amount"),
    "unknown-term": ("ex:park pg:near ex:zone .", "", "pg:near"),
}  # fmt: skip


def full(name: str) -> str:
    spaces: dict[str, str] = dict(re.findall(r"^@prefix (\S+): <(.+)> \.$", PREFIXES, re.M))
    prefix, _, local = name.partition(":")
    return spaces[prefix] + local


def test_a_sound_document_passes_all_checks() -> None:
    store = document()
    report = check_integrity(store) + check_texts(store, {"text.txt": TEXT})
    assert report.conforms, report.text()


@pytest.mark.parametrize("check", [check.name for check in checks()])
def test_a_fault_is_found_by_its_check(check: str) -> None:
    added, removed, focus = FAULTS[check]
    findings = [f for f in check_integrity(document(added, removed)).findings if f.rule == check]
    assert full(focus) in {finding.focus for finding in findings}
    assert all(f.message.zh and f.message.en and f.remedy.zh and f.remedy.en for f in findings)


def test_every_fault_has_its_check() -> None:
    assert set(FAULTS) == {check.name for check in checks()}


def test_plain_triples_are_checked_for_all_relations_but_status() -> None:
    query = next(check.query for check in checks() if check.name == "triple-without-claim")
    listed = re.search(r"VALUES \?p \{ (.+) \}", query)
    assert listed
    assert [PG + term.removeprefix("pg:") for term in listed[1].split()] == [
        relation for relation in RELATIONS if relation != Pg.status
    ]


def test_a_quote_that_the_text_does_not_say_is_found() -> None:
    store = document('ex:x a pg:Passage . t:0\\,3 a pg:Passage ; oa:start 0 ; oa:end 3 ; oa:exact "另一字" .')
    (finding,) = check_texts(store, {"text.txt": TEXT}).findings
    assert finding.rule == "quote"
    assert (finding.quote, finding.value, finding.start, finding.end) == ("另一字", "示例省", 0, 3)


def test_a_passage_whose_iri_says_other_offsets_is_found() -> None:
    store = document('t:0\\,9 a pg:Passage ; oa:start 0 ; oa:end 3 ; oa:exact "示例省" .')
    assert [f.rule for f in check_texts(store, {"text.txt": TEXT}).findings] == ["quote"]


def test_a_changed_text_is_found_even_if_the_quotes_still_hold() -> None:
    (finding,) = check_texts(document(), {"text.txt": TEXT + "。"}).findings
    assert (finding.rule, finding.focus) == ("stored-text", "text.txt")


def test_a_fact_shows_its_quote_and_offsets() -> None:
    report = check_integrity(document("", "ex:claim-status pg:period ex:2029-end ."))
    (finding,) = report.findings
    start = TEXT.index("建成云山公园")
    assert (finding.quote, finding.start, finding.end) == ("建成云山公园", start, start + 6)
    assert finding.label == "云山公园工程 状态 已完成"
