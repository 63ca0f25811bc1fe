"""What must hold for the relations of any report: exact evidence, known ends, closed words, linear time."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from graph.triples.tables import printed_name, wide_forms
from loaders.extract import read
from loaders.records import Entity, Mention, Reading
from loaders.sources import read_source
from loaders.text import Span

ROOT = Path(__file__).parents[1]
OWN = ROOT / "loaders/data/reports/440113-2025-plan/report.txt"
SHARED = ROOT.parent / "shared" / "reports"
OTHERS = {
    "guangdong-2026-work": ("广东省", 2026),
    "shanghai-2022-work": ("上海市", 2022),
    "sichuan-2026-work": ("四川省", 2026),
    "zhejiang-2026-work": ("浙江省", 2026),
}
CODES = {
    "status": {
        "completed", "in_operation", "under_construction", "started", "approved", "planned", "advancing",
    },
    "distinction": {"first", "only", "pioneer"},
}  # fmt: skip
PREDICATES = {
    "serves", "locatedIn", "status", "operatedBy", "received", "aimsAt", "issued", "partOf", "heldIn",
    "hostedBy", "cooperatesWith", "targets", "distinction", "inIndustry",
}  # fmt: skip
LEVELS = {"", "international", "national", "provincial", "municipal", "district"}


@cache
def reading(name: str) -> Reading:
    if name == "own":
        return read(read_source(OWN))
    path = SHARED / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path} is not there: relations of other reports go unchecked")
    return read(read_source(path), *OTHERS[name])


@pytest.mark.parametrize("name", ["own", *OTHERS])
def test_evidence_lies_in_its_sentence(name: str) -> None:
    report = reading(name)
    text = report.document.source.text
    assert report.relations
    for relation in report.relations:
        sentence = report.outline.sentences[relation.sentence].span
        assert sentence.covers(relation.span), relation
        assert relation.span.of(text).strip(), relation
        assert relation.rule


@pytest.mark.parametrize("name", ["own", *OTHERS])
def test_ends_and_words_are_known(name: str) -> None:
    report = reading(name)
    known = {(entity.type, entity.name) for entity in report.entities}
    known |= {("place", report.document.short), ("place", report.document.region)}
    for relation in report.relations:
        kind, value = relation.object
        assert relation.predicate in PREDICATES
        assert relation.subject in known, relation
        assert relation.level in LEVELS
        assert relation.subject != relation.object
        if kind in CODES:
            assert value in CODES[kind]
        elif kind not in ("period", "target"):
            assert relation.object in known, relation


def test_section_basis_names_its_section() -> None:
    report = reading("own")
    paths = {section.path for section in report.outline.sections}
    inferred = [r for r in report.relations if r.basis == "section"]
    assert inferred
    for relation in inferred:
        inner = report.outline.section_of(report.outline.sentences[relation.sentence]).path
        assert relation.via in paths and inner[: len(relation.via)] == relation.via


@pytest.mark.parametrize(
    ("name", "aliases", "code", "called"),
    [
        ("临溪街道", ("临溪",), "NBS:1", "临溪"),
        ("临溪街道", ("临溪", "临溪街"), "NBS:1", "临溪街"),
        ("北埗镇", ("北埗",), "NBS:2", "北埗镇"),
        ("临溪森林公园", ("临溪",), "", "临溪森林公园"),
    ],
)
def test_the_tables_call_a_division_as_the_report_does(
    name: str, aliases: tuple[str, ...], code: str, called: str
) -> None:
    text = "北埗镇、临溪街" if "临溪街" in aliases else "北埗镇、临溪"
    assert printed_name(Entity("place", name, aliases, code=code), text) == called


def test_the_tables_give_the_form_that_stands_in_the_text() -> None:
    text = "落实渔（塘）长制,渔(塘)长制见效"
    mentions = (Mention(Span(2, 8), 0, "test"), Mention(Span(9, 15), 0, "test"))
    assert list(wide_forms(Entity("programme", "渔(塘)长制", mentions=mentions), text)) == ["渔（塘）长制"]
