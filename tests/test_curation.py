"""Corrections by a person: what they change, what they say of themselves, and how they fail."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from graph.cli import main
from graph.stores.store import conformity
from graph.triples.build import triples
from loaders.curation import curate, read_curation
from loaders.curation.relations import DISTINCTIONS, PREDICATES, STATUSES
from loaders.errors import CurationError
from loaders.extract import read
from loaders.records import Entity, Figure, Reading
from loaders.sources import read_source, shipped_reports
from loaders.text import Source
from ontology.terms import CODES, Pg, Rdf, code

TEXT = """关于丁市戊区2030年国民经济和社会发展计划执行情况与2031年计划草案的报告
一、2030年计划执行情况
(一)工业平稳。全区完成茶叶产值12.5亿元,下降3%。青石镇推进“碧波工程”,建成东湖公园。
二、2031年计划安排
(一)扩大投资。推进西岭隧道建设,新增绿地20亩。
"""


def reading(curation: str = "") -> Reading:
    return read(Source("invented", TEXT, curation=curation), "海珠区", 2031)


def toml(kind: str, act: str, words: str, *lines: str) -> str:
    """Write a correction of ``words``; [ ] mark the quote in them where it alone would be found elsewhere."""
    before, _, rest = words.rpartition("[")
    quote = rest.partition("]")[0]
    start = TEXT.index(words.replace("[", "").replace("]", "")) + len(before)
    head = [f"[[{kind}]]", f'do = "{act}"', f"start = {start}", f"end = {start + len(quote)}"]
    return "\n".join([*head, f'quote = "{quote}"', 'reason = "试 a try"', *lines]) + "\n"


def figure(result: Reading, number: str) -> Figure:
    return next(f for f in result.figures if f.number == number)


def entity(result: Reading, name: str) -> Entity:
    return next(e for e in result.entities if e.name == name)


def test_without_corrections_nothing_changes() -> None:
    result = reading()
    assert curate(result) == result
    assert not any(f.basis == "curated" for f in result.figures)


def test_a_figure_takes_other_fields_and_keeps_its_printed_value() -> None:
    result = reading(toml("figure", "correct", "12.5", 'subject = "青石镇"', 'qualifier = "about"'))
    found = figure(result, "12.5")
    assert (found.subject, found.qualifier, found.value) == ("青石镇", "about", "12.5")
    assert (found.basis, found.rule) == ("curated", "curation: 试 a try")
    assert found.indicator == figure(reading(), "12.5").indicator


@pytest.mark.parametrize(("direction", "value"), [("up", "3"), ("down", "-3")])
def test_the_sign_follows_the_direction(direction: str, value: str) -> None:
    result = reading(toml("figure", "correct", "下降[3]%", f'direction = "{direction}"'))
    assert figure(result, "3").value == value


def test_a_value_can_not_be_written_down() -> None:
    with pytest.raises(CurationError, match="没有字段 value"):
        reading(toml("figure", "correct", "12.5", 'value = "13"'))


def test_a_figure_is_removed_and_what_leaned_on_it_stands_alone() -> None:
    result = reading(toml("figure", "remove", "12.5"))
    assert "12.5" not in [f.number for f in result.figures]
    assert figure(reading(), "3").pair is not None
    assert figure(result, "3").pair is None


def test_a_missed_figure_is_added_in_its_place() -> None:
    lines = (
        'role = "level"',
        'indicator = "绿地"',
        'subject = "戊区"',
        'period = "2031"',
        'nature = "target"',
    )
    plain = reading()
    bare = replace(plain, figures=tuple(f for f in plain.figures if f.number != "20"))
    source = replace(bare.document.source, curation=toml("figure", "add", "[20]亩", 'unit = "亩"', *lines))
    result = curate(replace(bare, document=replace(bare.document, source=source)))
    added = figure(result, "20")
    assert (added.value, added.unit, added.nature, added.basis) == ("20", "亩", "target", "curated")
    assert [f.span for f in result.figures] == sorted(f.span for f in result.figures)


def test_a_name_is_added_and_a_relation_may_lean_on_it() -> None:
    result = reading(
        toml(
            "relation",
            "add",
            "建成东湖公园",
            'subject = "东湖公园"',
            'predicate = "serves"',
            'object = "碧波"',
        )
        + toml("entity", "add", "碧波", 'type = "programme"')
    )
    added = next(r for r in result.relations if r.basis == "curated")
    assert (added.subject[1], added.predicate, added.object) == ("东湖公园", "serves", ("programme", "碧波"))
    assert entity(result, "碧波").mentions[0].basis == "curated"
    starts = [e.mentions[0].span.start for e in result.entities if e.mentions]
    assert starts == sorted(starts)


def test_a_renamed_thing_keeps_its_relations_and_its_old_name() -> None:
    plain = reading()
    result = reading(toml("entity", "rename", "西岭隧道", 'name = "西岭公路隧道"'))
    renamed = entity(result, "西岭公路隧道")
    assert "西岭隧道" in renamed.aliases
    count = sum(("project", "西岭隧道") in (r.subject, r.object) for r in plain.relations)
    assert count and count == sum(
        ("project", "西岭公路隧道") in (r.subject, r.object) for r in result.relations
    )


def test_a_retyped_thing_joins_the_one_that_bears_its_name() -> None:
    once = toml("entity", "retype", "西岭隧道", 'type = "place"')
    result = reading(once)
    assert [e.type for e in result.entities if e.name == "西岭隧道"] == ["place"]


def test_a_removed_thing_takes_its_relations_along() -> None:
    result = reading(toml("entity", "remove", "西岭隧道"))
    assert all(e.name != "西岭隧道" for e in result.entities)
    assert all("西岭隧道" not in (r.subject[1], r.object[1]) for r in result.relations)


def test_a_relation_is_removed_where_it_was_read() -> None:
    lines = ('subject = "西岭隧道"', 'predicate = "status"', 'object = "advancing"')
    assert any(r.predicate == "status" and r.subject[1] == "西岭隧道" for r in reading().relations)
    result = reading(toml("relation", "remove", "推进西岭隧道建设", *lines))
    assert not any(r.predicate == "status" and r.subject[1] == "西岭隧道" for r in result.relations)


@pytest.mark.parametrize(
    ("curation", "says"),
    [
        ("[[figure]\n", "不是 TOML"),
        ("[[sentence]]\n", r"只能有 \[\[entity\]\]"),
        (toml("figure", "mend", "12.5"), "do 只能是"),
        (toml("figure", "correct", "12.5", 'role = "much"'), "role 只能是"),
        (toml("figure", "correct", "12.5", "role = 3"), "role 应为 str"),
        (toml("figure", "correct", "12.5", 'unit = "万元"'), "数字后面印的不是"),
        (toml("figure", "correct", "12.5", "pair = 1"), "没有另一个数字"),
        (toml("figure", "correct", "12.5").replace('reason = "试 a try"\n', ""), "缺 reason"),
        (toml("figure", "correct", "茶叶"), "没有读出数字;本句读出的有:12.5亿元"),
        (toml("figure", "add", "12.5"), "缺 role"),
        (toml("entity", "retype", "产值", 'type = "industry"'), "没有读出这样的对象"),
        (toml("entity", "add", "茶叶", 'type = "industry"', 'aliases = ["普洱"]'), "没有别名“普洱”"),
        (toml("entity", "add", "茶叶", 'type = "crop"'), "type 只能是"),
        (
            toml(
                "relation", "add", "茶叶", 'subject = "产值"', 'predicate = "serves"', 'object = "东湖公园"'
            ),
            "没有读出“产值”",
        ),
        (
            toml("relation", "add", "茶叶", 'subject = "东湖公园"', 'predicate = "likes"', 'object = "戊区"'),
            "predicate 只能是",
        ),
        (
            toml(
                "relation",
                "remove",
                "茶叶",
                'subject = "东湖公园"',
                'predicate = "status"',
                'object = "planned"',
            ),
            "没有读出这条关系",
        ),
    ],
)
def test_a_correction_that_does_not_fit_says_why(curation: str, says: str) -> None:
    with pytest.raises(CurationError, match=says):
        reading(curation)


def test_a_quote_that_is_not_there_points_to_where_it_stands() -> None:
    moved = toml("figure", "correct", "12.5").replace(f"start = {TEXT.index('12.5')}", "start = 3")
    with pytest.raises(CurationError) as caught:
        reading(moved)
    message = str(caught.value)
    at = TEXT.index("12.5")
    assert f"最近的在 {at}:{at + 4}" in message
    assert "第3行" in message and "^^^^" in message and "invented" in message


def test_curated_facts_say_so_in_a_valid_graph() -> None:
    result = reading(
        toml("figure", "correct", "12.5", 'indicator = "茶叶总产值"')
        + toml("entity", "rename", "西岭隧道", 'name = "西岭公路隧道"')
        + toml("entity", "add", "青石镇", 'type = "place"')
        + toml(
            "relation",
            "add",
            "建成东湖公园",
            'subject = "东湖公园"',
            'predicate = "locatedIn"',
            'object = "青石镇"',
        )
    )
    data = triples(result)
    assert conformity(data).conforms
    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    basis, curated = NamedNode(Pg.basis), NamedNode(code("basis", "curated"))
    curated_facts = {quad.subject for quad in store.quads_for_pattern(None, basis, curated)}
    kinds = {
        name
        for name in ("Observation", "Claim", "Mention")
        for quad in store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(getattr(Pg, name)))
        if quad.subject in curated_facts
    }
    assert kinds == {"Observation", "Claim", "Mention"}


def test_the_words_are_those_of_the_vocabulary() -> None:
    assert set(STATUSES) == set(CODES["status"])
    assert set(DISTINCTIONS) == set(CODES["distinction"])
    assert all(hasattr(Pg, predicate) for predicate in PREDICATES)


def test_a_kept_report_brings_its_corrections(tmp_path: Path) -> None:
    source = Source("kept", TEXT)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    facts = f'title = "t"\nurl = ""\npublished = ""\npublisher = ""\nsha256 = "{source.sha256}"\n'
    (tmp_path / "source.toml").write_text(facts, encoding="utf-8")
    (tmp_path / "curation.toml").write_text(toml("figure", "remove", "12.5"), encoding="utf-8")
    kept = read_source(tmp_path / "report.txt")
    assert [c.quote for c in read_curation(kept)] == ["12.5"]


@pytest.mark.parametrize("source", shipped_reports(), ids=lambda source: source.id)
def test_shipped_corrections_are_few_and_fit(source: Source) -> None:
    assert len(read_curation(source)) <= 10
    assert read(source).figures


def test_the_readme_shows_a_file_that_can_be_read() -> None:
    page = (Path(__file__).parents[1] / "loaders" / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.S)
    assert example
    rows = [row for table in tomllib.loads(example[1]).values() for row in table]
    text = [" "] * 2000
    for row in rows:
        text[row["start"] : row["end"]] = row["quote"]
    found = read_curation(Source("example", "".join(text), curation=example[1]))
    assert {correction.kind for correction in found} == {"figure", "entity", "relation"}


def test_the_command_takes_a_file_of_corrections_or_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, file, out = tmp_path / "r.txt", tmp_path / "c.toml", tmp_path / "out"
    report.write_text(TEXT, encoding="utf-8")
    file.write_text(toml("figure", "correct", "12.5", 'indicator = "茶叶总产值"'), encoding="utf-8")
    given = ["extract", str(report), "-o", str(out), "--region", "海珠区", "--year", "2031"]
    assert main([*given, "--curation", str(file)]) == 0
    assert "茶叶总产值" in (out / "figures.csv").read_text(encoding="utf-8")
    assert main([*given, "--no-curation"]) == 0
    assert "茶叶总产值" not in (out / "figures.csv").read_text(encoding="utf-8")
    file.write_text(toml("figure", "correct", "茶叶"), encoding="utf-8")
    assert main([*given, "--curation", str(file)]) == 2
    assert main([*given, "--curation", str(tmp_path / "none.toml")]) == 2
    said = capsys.readouterr().err
    assert "没有读出数字" in said and "none.toml" in said and "Traceback" not in said
