"""The reading against hand-made annotations: the published bars, floors below what is reached, evidence.

The floors are there so that a change that reads worse is seen; they are raised when the reading gets better.
Texts and scorer lie beside the repository, in ``../shared``; without them these tests are skipped, saying so.
"""

from __future__ import annotations

import csv
import io

import pytest

from graph.triples.tables import tables
from loaders.extract import read
from loaders.records import Reading
from loaders.sources import read_source
from loaders.text import View
from tests import scores
from tests.scores import MAIN, OWN, SHARED, SHIPPED

REPORTS = sorted(path.stem for path in (SHARED / "reports").glob("*.txt"))


def need_scorer() -> None:
    if why := scores.missing():
        pytest.skip(why)


@pytest.mark.parametrize("curated", [True, False])
def test_the_sample_reaches_the_published_bars(curated: bool) -> None:
    need_scorer()
    reached = scores.sample(curated)
    assert reached.figure_rate("found") == 1
    assert reached.figure_rate("core") >= 0.96
    assert reached.figure_rate("full") >= 0.92
    assert reached.figures["taken"] == 0
    assert reached.entity_f1() >= 0.95
    assert reached.type_rate() >= 0.97
    assert reached.main_f1() >= 0.92


def test_the_rest_of_the_shipped_report_stays_as_good() -> None:
    need_scorer()
    reached = scores.pooled([OWN])
    assert reached.figure_rate("found") == 1
    assert reached.figure_rate("core") >= 0.97
    assert reached.figure_rate("full") >= 0.97
    assert reached.figures["taken"] == 0
    assert reached.entity_f1() >= 0.94
    assert reached.type_rate() >= 0.97
    assert reached.main_f1() >= 0.88


def test_the_other_reports_stay_as_good() -> None:
    need_scorer()
    reached = scores.pooled(scores.others())
    assert reached.figures["all"] >= 200 and reached.entities["gold"] >= 150  # else the rates say little
    assert reached.figure_rate("found") >= 0.99
    assert reached.figure_rate("core") >= 0.97
    assert reached.figure_rate("full") >= 0.96
    assert reached.figures["taken"] <= 0.01 * reached.figures["others"]
    assert reached.entity_f1() >= 0.93
    assert reached.type_rate() >= 0.96
    assert reached.main_f1() >= 0.84


@pytest.mark.parametrize("predicate", MAIN)
def test_no_predicate_falls_far_behind(predicate: str) -> None:
    need_scorer()
    reached = scores.pooled(scores.folders()) + scores.sample()
    floors = {"serves": 0.82, "status": 0.91, "received": 0.91, "locatedIn": 0.82, "issued": 0.95}
    assert reached.relation_f1(predicate) >= floors[predicate]


def test_annotations_lie_on_the_words_they_name() -> None:
    """The annotations of our own have offsets in the very texts that are read."""
    need_scorer()
    for name in scores.folders():
        text = scores.reading(name).document.source.text
        for row in rows_of((scores.GOLD / name / "figures.A.tsv").read_text(encoding="utf-8"), "\t"):
            assert text[int(row["start"]) : int(row["end"])] == row["number"], (name, row)


def rows_of(content: str, delimiter: str = ",") -> list[dict[str, str]]:
    file = io.StringIO(content, newline="")
    if delimiter == ",":
        return list(csv.DictReader(file))
    return list(csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE))


def reading_of(name: str) -> Reading:
    return read(read_source(SHIPPED)) if name == "shipped" else scores.reading(name)


@pytest.mark.parametrize("name", ["shipped", *REPORTS])
def test_evidence_is_the_text_at_its_offsets(name: str) -> None:
    reading = reading_of(name)
    text, outline = reading.document.source.text, reading.outline
    for figure in reading.figures:
        assert figure.span.of(text) == figure.number
        assert outline.sentences[figure.sentence].span.covers(figure.span)
    for entity in reading.entities:
        forms = {entity.name, *entity.aliases}
        for mention in entity.mentions:
            assert View.over(text, mention.span).text in forms, entity
            assert outline.sentences[mention.sentence].span.covers(mention.span)
    for relation in reading.relations:
        assert relation.span.of(text).strip()
        assert outline.sentences[relation.sentence].span.covers(relation.span)


@pytest.mark.parametrize("name", ["shipped", *REPORTS])
def test_tables_quote_the_text_at_their_offsets(name: str) -> None:
    reading = reading_of(name)
    text, made = reading.document.source.text, dict(tables(reading))
    for row in rows_of(made["figures.csv"]):
        assert text[int(row["start"]) : int(row["end"])] == row["number"]
        assert row["number"] in row["sentence"] and row["sentence"] in text
    for row in rows_of(made["relations.csv"]):
        assert text[int(row["start"]) : int(row["end"])] == row["evidence"]
    for row in rows_of(made["entities.csv"]):
        assert row["start"].isdigit() and int(row["start"]) < len(text), row


def test_all_other_reports_are_there() -> None:
    """Say loudly that the other reports go unread where they aren't there."""
    if not REPORTS:
        pytest.skip(f"{SHARED / 'reports'} is not there: only the shipped report was checked")
    assert set(scores.folders()) <= set(REPORTS)
