"""What is loaded beside reports: tables, RDF, folders; and what is refused, with nothing half-loaded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, serialize

from graph.cli import main
from graph.datasets.datasets import RDF_FORMATS
from graph.datasets.loading import Wish, loads_of, shipped
from graph.errors import DataError, NotValidError, OtherTextError, SameTextError
from graph.stores.export import export
from graph.stores.integrity import check_integrity
from graph.stores.loads import load_of
from graph.stores.store import (
    add_documents,
    build_store,
    documents,
    drop_document,
    open_store,
    record,
)
from loaders.errors import SourceError
from ontology.terms import ID, PG, PREFIXES

AREA = {
    "name": "code",
    "titles": "code",
    "datatype": {"base": "string", "format": "\\d{6,12}"},
    "required": True,
    "propertyUrl": PG + "area",
    "valueUrl": ID + "place/{code}",
}
VALUE = {
    "name": "gdp",
    "titles": "gdp",
    "datatype": "decimal",
    "propertyUrl": PG + "value",
    PG + "indicator": "地区生产总值",
    PG + "unit": "亿元",
    PG + "period": "2029",
}
CSV = "code,gdp\n440105,100.5\n440104,200.25\n"


def write(folder: Path, text: str | bytes = CSV, name: str = "figures.csv", **changes: Any) -> Path:
    """Write a table with metadata; ``changes`` go into its description, ``area`` and ``value`` into columns.

    A change to None takes something away.
    """
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    columns = [AREA | changes.pop("area", {}), VALUE | changes.pop("value", {})]
    columns = [{key: told for key, told in column.items() if told is not None} for column in columns]
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": "各区产值",
        "dc:publisher": "某统计局",
        "dc:license": {"@id": "https://example.org/licence"},
        "dc:source": {"@id": "https://example.org/data"},
        "dc:issued": "2030-03-01",
        "tableSchema": {"primaryKey": "code", "columns": columns},
    }
    path.with_name(f"{name}-metadata.json").write_text(json.dumps(described | changes), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, invented: Callable[..., Any]) -> Path:
    path = tmp_path / "store"
    build_store(path, [load_of(invented())])
    return path


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return [tuple(row[v].value if row[v] else "" for v in found.variables) for row in found]


def add(store: Path, source: Path | str, **wish: Any) -> None:
    replace = wish.pop("replace", False)
    add_documents(store, loads_of(str(source), Wish(**wish)), replace)


def test_a_cell_becomes_a_figure_that_opens_its_words(store: Path, tmp_path: Path) -> None:
    path = write(tmp_path)
    add(store, path)
    opened = open_store(store)
    found = rows(
        opened,
        """SELECT ?area ?value ?base ?unit ?period ?quote ?start ?row WHERE {
          ?o pg:rule "table-cell" ; pg:area ?area ; pg:value ?value ; pg:baseValue ?base ; pg:unit ?u ;
            pg:period ?p ; pg:passage ?c ; pg:sentence ?s . ?u rdfs:label ?unit FILTER(lang(?unit) = "zh")
          ?c oa:exact ?quote ; oa:start ?start . ?s oa:exact ?row .
          ?p rdfs:label ?period FILTER(lang(?period) = "zh")
        } ORDER BY ?area""",
    )
    assert [row[:5] for row in found] == [
        (ID + "place/440104", "200.25", "20025000000", "亿元", "2029年"),
        (ID + "place/440105", "100.5", "10050000000", "亿元", "2029年"),
    ]
    for *_, quote, start, line in found:
        assert CSV[int(start) :].startswith(quote) and quote in line and line in CSV
    (text,) = [t for (t,) in rows(opened, "SELECT ?t WHERE { ?d a pg:Dataset ; pg:text ?t }")]
    known = rows(opened, "SELECT ?t WHERE { ?t a pg:Text }")
    assert check_integrity(opened).conforms and (text,) in known


def test_a_table_has_a_record(store: Path, tmp_path: Path) -> None:
    add(store, write(tmp_path))
    opened = open_store(store)
    loaded = next(each for each in documents(opened) if each.name == "figures")
    assert list(record(opened, loaded).values()) == [
        "各区产值", "某统计局", "https://example.org/licence", "https://example.org/data"
    ] or "2030-03-01" in record(opened, loaded).values()  # fmt: skip
    (told,) = rows(
        opened,
        """SELECT ?title ?licence ?date WHERE {
        ?d a dcat:Dataset, pg:Dataset ; dct:title ?title ; dct:license ?licence ; dct:date ?date }""",
    )
    assert told == ("各区产值", "https://example.org/licence", "2030-03-01")


def test_dropping_a_table_leaves_what_was(store: Path, tmp_path: Path) -> None:
    before = sorted(map(str, open_store(store)))
    add(store, write(tmp_path))
    drop_document(store, "figures")
    assert sorted(map(str, open_store(store))) == before


@pytest.mark.parametrize(
    "text, words",
    [
        ("code,gdp\n440105,many\n", "第 2 行第 2 列 line 2 column 2:“many”"),
        ("code,gdp\n,100\n", "line 2 column 1"),
        ("code,gdp\n440105\n", "line 2:有 1 格,应有 2 格"),
        ("code,gdp,more\n440105,1,2\n", "表头有 3 列,元数据写了 2 列"),
        ("code,income\n440105,1\n", "表头是“income”"),
        ("code,gdp\n440105,1\n440104,2\n440105,3\n", "line 4:主键 440105 与第 2 行重复"),
        ("code,gdp\n999999,1\n", "line 2 column 2:代码 999999 不在 GB/T 2260"),
        ("code,gdp\n4401057,1\n", "不属于任何代码体系"),
        ("", "文件是空的"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_whole(
    store: Path, tmp_path: Path, text: str, words: str
) -> None:
    before = sorted(map(str, open_store(store)))
    with pytest.raises((DataError, SourceError), match=words):
        add(store, write(tmp_path, text))
    assert sorted(map(str, open_store(store))) == before


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"area": {PG + "vintage": "2090"}}, "没有 2090 年版的代码表"),
        ({"area": {PG + "vintage": "近年"}}, "没有 近年 年版的代码表"),
        ({"area": {"valueUrl": ID + "place/mca/{code}"}}, "不属于任何代码体系"),
        ({"area": {"valueUrl": None}, "value": {PG + "indicator": None}}, "指标 indicator"),
        ({"value": {PG + "kind": "guess"}}, "类别“guess”未定义"),
        ({"value": {PG + "period": "去年"}}, "没有年份"),
        ({"url": "other.csv"}, "isn't usable CSVW metadata"),
        ({"tableSchema": "columns"}, "isn't usable CSVW metadata"),
    ],
)
def test_metadata_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError, match=words):
        loads_of(str(write(tmp_path, **changes)))


def test_one_number_is_another_town_in_each_scheme(tmp_path: Path) -> None:
    text, towns = "code,gdp\n440113007,1\n", {}
    for scheme in ("nbs", "mca"):
        path = write(tmp_path, text, area={"valueUrl": f"{ID}place/{scheme}/{{code}}"})
        store = Store()
        store.load(loads_of(str(path))[0].triples, format=RdfFormat.N_TRIPLES)
        found = rows(store, 'SELECT ?l { ?o pg:area ?a . ?a rdfs:label ?l FILTER(lang(?l) = "zh") }')
        towns[scheme] = {label for (label,) in found}
    assert towns == {"nbs": {"市桥街道"}, "mca": {"东环街道"}}


def test_a_nine_digit_code_of_another_vintage_is_refused(tmp_path: Path) -> None:
    """沙湾镇 bore its code up to the vintage 2020, its successor's is listed from 2021 on."""
    by_nbs = {"valueUrl": ID + "place/nbs/{code}", PG + "vintage": "2023"}
    path = write(tmp_path, "code,gdp\n440113118,1\n", area=by_nbs)
    with pytest.raises(DataError, match="440113118 不在 NBS 统计用区划代码 2023 年版"):
        loads_of(str(path))
    (load,) = loads_of(
        str(write(tmp_path, "code,gdp\n440113118,1\n", area=by_nbs | {PG + "vintage": "2020"}))
    )
    assert b"place/nbs/440113118>" in load.triples


def test_a_table_without_metadata_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text(CSV, encoding="utf-8")
    with pytest.raises(DataError, match=r"bare\.csv-metadata\.json"):
        loads_of(str(tmp_path / "bare.csv"))


def test_gb18030_is_read_and_damaged_utf8_is_not(tmp_path: Path) -> None:
    named = {"titles": "地区代码", "datatype": "string", "valueUrl": None}
    text = "地区代码,gdp\nGBT2260:440105,1\n"
    (load,) = loads_of(str(write(tmp_path, text.encode("gb18030"), area=named)))
    assert b"place/440105>" in load.triples
    with pytest.raises(SourceError, match="isn't sound UTF-8 text: byte"):
        loads_of(str(write(tmp_path, text.encode() + "更多的中文字".encode() * 20 + b"\xff\xfe", area=named)))


def test_other_content_under_a_taken_name_needs_replace(store: Path, tmp_path: Path) -> None:
    add(store, write(tmp_path))
    add(store, write(tmp_path))  # the same again changes nothing
    changed = write(tmp_path, CSV.replace("100.5", "100.6"))
    with pytest.raises(OtherTextError, match="--replace"):
        add(store, changed)
    add(store, changed, replace=True)
    assert rows(open_store(store), 'SELECT ?v WHERE { ?o pg:printedValue "100.6" ; pg:value ?v }') == [
        ("100.6",)
    ]
    assert not rows(open_store(store), 'SELECT ?v WHERE { ?o pg:printedValue "100.5" ; pg:value ?v }')


def test_one_table_under_two_names_is_refused_for_its_figures_would_double(
    store: Path, tmp_path: Path
) -> None:
    path = write(tmp_path)
    add(store, path, name="first")
    with pytest.raises(SameTextError, match=r"second 与已载入的 first 是同一份内容.*drop first.*--replace"):
        add(store, path, name="second")
    with pytest.raises(SameTextError):
        build_store(tmp_path / "new", [*loads_of(str(path), Wish("a")), *loads_of(str(path), Wish("b"))])
    add(store, path, name="second", replace=True)
    assert {"first", "second"} & {loaded.name for loaded in documents(open_store(store))} == {"second"}
    assert len(rows(open_store(store), 'SELECT ?o WHERE { ?o pg:printedValue "100.5" }')) == 1


def test_a_workbook_is_read_and_merged_heads_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["code", "gdp"], ["440105", 100.5], ["440104", 200]):
        sheet.append(row)
    path = write(tmp_path, b"", "figures.xlsx")
    book.save(path)
    (load,) = loads_of(str(path))
    assert b'"100.5"' in load.triples and b'"200"' in load.triples
    sheet.merge_cells("A1:B1")
    book.save(path)
    with pytest.raises(DataError, match="A1:B1.*合并单元格"):
        loads_of(str(path))
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(DataError, match=r"isn't a sound \.xlsx"):
        loads_of(str(path))


TURTLE = """@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:park rdfs:label "东湖公园"@zh ; ex:near [ rdfs:label "湖"@zh ] .
"""


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"])
def test_rdf_of_every_format_is_the_same(store: Path, tmp_path: Path, suffix: str) -> None:
    source = Store()
    source.load(TURTLE.encode(), format=RDF_FORMATS[".ttl"])
    path = tmp_path / f"park{suffix}"
    shape = RDF_FORMATS[suffix]
    triples = [quad if shape.supports_datasets else quad.triple for quad in source]
    path.write_bytes(serialize(triples, format=shape) or b"")
    add(store, path)
    opened = open_store(store)
    assert rows(
        opened, "SELECT ?l WHERE { <https://example.org/park> <https://example.org/near>/rdfs:label ?l }"
    ) == [("湖",)]
    assert not any("_:" in str(quad) for quad in opened), "blank nodes get names"


@pytest.mark.parametrize("name", ["440105-2030-plan", "figures"])
def test_an_exported_document_comes_back_as_it_was(store: Path, tmp_path: Path, name: str) -> None:
    add(store, write(tmp_path))
    before = sorted(map(str, open_store(store)))
    (tmp_path / f"{name}.ttl").write_bytes(export(open_store(store), "ttl", name))
    drop_document(store, name)
    assert sorted(map(str, open_store(store))) != before
    add(store, tmp_path / f"{name}.ttl")
    assert sorted(map(str, open_store(store))) == before


@pytest.mark.parametrize(
    "name, text, words",
    [
        ("bad.ttl", "@prefix ex: <https://e/> .\nex:a ex:b \n", "line"),
        ("bad.jsonld", "{", "语法错误"),
        ("empty.nt", "\n# nothing\n", "没有三元组"),
    ],
)
def test_rdf_that_does_not_parse_is_pointed_at(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=words):
        loads_of(str(tmp_path / name))


def test_rdf_that_breaks_the_model_is_not_stored(store: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.ttl").write_text(f"<https://e/a> a <{PG}Place> .", encoding="utf-8")
    with pytest.raises(NotValidError):
        add(store, tmp_path / "odd.ttl")
    assert [loaded.name for loaded in documents(open_store(store))] == ["440105-2030-plan"]


def test_a_folder_with_a_manifest_is_loaded_whole_or_not_at_all(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    write(folder)
    (folder / "park.ttl").write_text(TURTLE, encoding="utf-8")
    (folder / "manifest.toml").write_text(
        '[[source]]\nfile = "figures.csv"\nas = "wages"\n'
        '[[source]]\nfile = "park.ttl"\ntitle = "公园"\nlicence = "CC0"\ndate = "2030-01-01"\n',
        encoding="utf-8",
    )
    add(store, folder)
    names = [loaded.name for loaded in documents(open_store(store))]
    assert names == ["440105-2030-plan", "park", "wages"]
    shutil.copy(folder / "manifest.toml", folder / "old")
    (folder / "manifest.toml").write_text('[[source]]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"manifest.toml.*\[\[source\]\]"):
        loads_of(str(folder))


@pytest.mark.parametrize("name", shipped())
def test_what_is_shipped_loads_and_conforms(store: Path, name: str) -> None:
    before = {loaded.name for loaded in documents(open_store(store))}
    add(store, name)
    assert name in {loaded.name for loaded in documents(open_store(store))} - before


def test_a_reports_record_says_its_licence_or_that_it_is_not_known(tmp_path: Path) -> None:
    text = "海珠区2030年计划报告\n一、去年工作\n新增绿地12公顷。\n"
    (tmp_path / "report-a.txt").write_text(text, encoding="utf-8")
    entry = '[[source]]\nfile = "report-a.txt"\nyear = 2030\n'
    known = 'licence = "CC0"\npublisher = "某区"\nsource = "https://example.org/a"\n'
    for more, licence in (("", "来源没有写明许可"), (known, "CC0")):
        (tmp_path / "manifest.toml").write_text(entry + more, encoding="utf-8")
        build_store(tmp_path / "own", loads_of(str(tmp_path)))
        opened = open_store(tmp_path / "own")
        told = record(opened, documents(opened)[0])
        assert told["许可 licence"].startswith(licence)
    assert (told["发布 publisher"], told["来源 source"]) == ("某区", "https://example.org/a")


def test_an_unknown_source_names_what_is_shipped() -> None:
    with pytest.raises(DataError, match="census-2020"):
        loads_of("nowhere.csv")


def test_the_command_says_one_sentence_and_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "code,gdp\n440105,many\n")
    assert main(["load", str(path), "--store", str(tmp_path / "new")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "many" in said and "Traceback" not in said
    assert not (tmp_path / "new").exists()
    assert main(["load", str(path), str(path), "--as", "x", "--store", str(tmp_path / "new")]) == 2
    path = write(tmp_path)
    assert main(["load", str(path), "--as", "Bad Name", "--store", str(tmp_path / "new")]) == 2
    assert main(["load", str(path), "--store", str(tmp_path / "new")]) == 0
    assert main(["datasets", "--store", str(tmp_path / "new")]) == 0
    assert "某统计局" in capsys.readouterr().out
