"""The three tables of the annotation guide, their package, and how their rows lead into the graph."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from graph.build import triples
from graph.tables import package, tables, write_package
from loaders.records import Reading

Make = Callable[..., Reading]
GUIDE = {
    "figures.csv": "start,end,number,role,value,unit,direction,indicator,subject,period,nature,"
    "qualifier,pair,section,sentence",
    "entities.csv": "iri,type,name,aliases,start,mentions,links",
    "relations.csv": "subject,predicate,object,basis,start,end,evidence",
}


def rows(reading: Reading, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dict(tables(reading))[name], newline="")))


@pytest.mark.parametrize("name", GUIDE)
def test_columns_begin_as_the_guide_says(invented: Make, name: str) -> None:
    header = dict(tables(invented()))[name].split("\r\n", 1)[0]
    assert header.startswith(GUIDE[name])


def test_a_figure_has_one_row_a_number_and_its_heading_path(invented: Make) -> None:
    reading = invented()
    found = rows(reading, "figures.csv")
    assert len(found) == len(reading.figures)
    first = found[0]
    text = reading.document.source.text
    assert text[int(first["start"]) : int(first["end"])] == first["number"] == "12.5"
    assert first["section"] == "一、去年工作 / (一)“碧波工程”见成效"
    assert first["sentence"] == "建成东湖公园,新增绿地12.5万平方米,增长3%。"
    assert found[1]["pair"] == first["start"]


def test_every_iri_of_a_row_stands_in_the_graph(invented: Make) -> None:
    reading = invented()
    store = Store()
    store.load(triples(reading), format=RdfFormat.N_TRIPLES)
    iris = [iri for row in rows(reading, "figures.csv") for iri in row["iri"].split("|") if iri]
    iris += [row["iri"] for row in rows(reading, "entities.csv")]
    iris += [row["subject_iri"] for row in rows(reading, "relations.csv")]
    iris += [row["object_iri"] for row in rows(reading, "relations.csv") if row["predicate"] != "status"]
    assert len(iris) > 15
    missing = [iri for iri in iris if not any(store.quads_for_pattern(NamedNode(iri), None, None))]
    assert not missing


def test_a_number_over_two_things_leads_to_two_figures_and_a_date_to_none(invented: Make) -> None:
    found = {row["start"]: row["iri"] for row in rows(invented(), "figures.csv")}
    assert sorted(len(iri.split("|")) for iri in found.values() if iri) == [1, 1, 1, 1, 1, 2]
    assert found["3"] == ""


def test_a_relation_stated_twice_is_one_row(invented: Make) -> None:
    reading = invented()
    again = replace(reading.relations[0], span=reading.relations[3].span, sentence=4)
    twice = replace(reading, relations=(*reading.relations, again))
    assert rows(twice, "relations.csv") == rows(reading, "relations.csv")


def test_a_relation_quotes_its_words(invented: Make) -> None:
    reading = invented()
    text = reading.document.source.text
    for row in rows(reading, "relations.csv"):
        assert text[int(row["start"]) : int(row["end"])] == row["evidence"]


def test_lines_end_as_rfc_4180_asks(invented: Make) -> None:
    for _, content in tables(invented()):
        assert "\n" not in content.replace("\r\n", "")
        assert content.endswith("\r\n")


def test_the_package_describes_its_files(invented: Make, tmp_path: Path) -> None:
    write_package(invented(), tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert described["name"] == "440105-2030-plan"
    assert [resource["path"] for resource in described["resources"]] == list(GUIDE)
    for resource in described["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        header, *lines = csv.reader(io.StringIO(data.decode(), newline=""))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        for line in lines:
            for field, cell in zip(fields, line, strict=True):
                assert field["type"] == "string" or cell == "" or int(cell) >= 0
        if key := resource["schema"].get("primaryKey"):
            keys = [tuple(line[header.index(column)] for column in key) for line in lines]
            assert len(keys) == len(set(keys))


def test_the_package_is_the_same_every_time(invented: Make) -> None:
    assert list(package(invented())) == list(package(invented()))
