"""The saved questions: one answer on every engine, the traps of the genre, and the checked answers."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import Graph, Variable
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.answers.answers import answer
from graph.answers.engines import Embedded, Engine, InMemory, Row
from graph.answers.formats import comma_separated
from graph.answers.goldens import check, question, update, written
from graph.answers.names_index import AmbiguousName
from graph.answers.question_index import README, index, without_samples
from graph.answers.render import WIDTH, Table, heading, table, width, worded
from graph.cli import main
from graph.triples.tables import tables
from loaders.extract import read
from loaders.records import Reading
from loaders.sources import read_source
from loaders.text import Source
from queries.catalog import Column, Words, find, names
from tests.conftest import SHIPPED, stored

GOLDEN = Path(__file__).parent / "golden" / "queries"
_PLAIN = Column("", Words("", ""), {})


@pytest.fixture(scope="module")
def by_rdflib(small: Store) -> Engine:
    return InMemory(_in_memory(small))


@pytest.fixture(scope="module")
def shipped_reading() -> Reading:
    return read(read_source(SHIPPED))


@pytest.fixture(scope="module")
def panyu(shipped: Store) -> Engine:
    return Embedded(shipped)


@pytest.fixture(scope="module")
def panyu_by_rdflib(shipped: Store) -> Engine:
    return InMemory(_in_memory(shipped))


def _in_memory(store: Store) -> Graph:
    data = Graph()
    data.parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"", format="nt")
    return data


def _words(rows: Iterable[Row]) -> list[list[str]]:
    return [[worded(_PLAIN, cell) for cell in row] for row in rows]


# Questions across documents and on tables are tested where those are loaded.
_ON_REPORTS = [n for n in names() if find(n).documents == 1 and "pg:Dataset" not in find(n).text]


@pytest.mark.parametrize("name", _ON_REPORTS)
def test_every_engine_gives_the_same_rows(small: Store, by_rdflib: Engine, name: str) -> None:
    assert _words(answer(Embedded(small), name).rows) == _words(answer(by_rdflib, name).rows)


# Where all that could be asked for would take rdflib seconds, one thing is asked for.
_NARROWED = {
    "compare-districts": {"quantity": "地区生产总值"},
    "figures-by-topic": {"topic": "environment"},
    "identifiers": {"thing": "金光隧道"},
    "indicator-series": {"quantity": "地区生产总值"},
    "place-profile": {"place": "石楼镇"},
    "same-programme-elsewhere": {"programme": "百千万工程"},
}


@pytest.mark.parametrize("name", names())
def test_rdflib_gives_the_same_rows_on_a_whole_report(
    panyu: Engine, panyu_by_rdflib: Engine, name: str
) -> None:
    ours = answer(panyu, name, _NARROWED.get(name, {}))
    theirs = _words(panyu_by_rdflib.run(ours.text).rows)
    if ours.form == "graph":
        assert sorted(map(str, theirs)) == sorted(map(str, _words(ours.triples)))
    else:
        assert theirs == _words(ours.rows)


def _plain_patterns(node: object) -> Iterator[list[tuple[object, ...]]]:
    if isinstance(node, CompValue):
        if node.name == "BGP":
            yield node.triples
        for key, value in node.items():
            if key != "_vars":
                yield from _plain_patterns(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _plain_patterns(value)


@pytest.mark.parametrize("name", names())
def test_patterns_that_stand_together_hang_together(name: str) -> None:
    """An engine that joins a run of patterns by itself would multiply two that share no variable."""
    for triples in _plain_patterns(prepareQuery(find(name).filled({})).algebra):
        parts: list[set[object]] = []
        for triple in triples:
            shared = {term for term in triple if isinstance(term, Variable)}
            touching = [part for part in parts if part & shared]
            parts = [part for part in parts if not part & shared] + [shared.union(*touching)]
        assert len(parts) <= 1, parts


@pytest.mark.parametrize("name", names())
def test_every_quote_is_what_stands_at_its_offsets(shipped: Store, panyu: Engine, name: str) -> None:
    text = (Path(__file__).parents[1] / "loaders/data/reports/440113-2025-plan/report.txt").read_text("utf-8")
    found = answer(panyu, name).dicts()
    for row in found:
        for stem in ("", *(key[: -len("Quote")] for key in row if key.endswith("Quote"))):
            quote, start, end = (
                row[f"{stem}{key}" if stem else key.lower()] for key in ("Quote", "Start", "End")
            )
            assert not quote or text[int(start) : int(end)] == quote
        assert row["report"].startswith("https://")


def test_the_index_is_current(panyu: Engine) -> None:
    page = README.read_text(encoding="utf-8")
    assert without_samples(page) == without_samples(index())
    assert page == index(panyu), "python -m graph.answers.question_index STORE writes it anew"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", names())
def test_every_answer_fits_a_terminal_and_is_headed_in_its_language(
    panyu: Engine, name: str, language: str
) -> None:
    found = answer(panyu, name)
    heads = [heading(found, language), *Table(found, language).titles()]
    assert language == "zh" or all(head.isascii() for head in heads), heads
    assert max(map(width, table(found, language).splitlines())) <= WIDTH
    header, *rows = csv.reader(comma_separated(found, language).splitlines())
    assert len(rows) == len(found.rows) and {len(row) for row in rows} <= {len(header)}


def _column(engine: Engine, query: str, key: str, **values: str) -> list[str]:
    return [row[key] for row in answer(engine, query, values).dicts()]


# What must not be mixed up, whatever else is read. Each was looked up in the report.


def test_anchorages_on_two_waters_are_two_projects(panyu: Engine) -> None:
    rows = answer(panyu, "projects-serving-programme", {"programme": "百千万工程"}).dicts()
    states = {(row["projectLabel"], row["state"], row["planned"]) for row in rows}
    assert ("砺江涌避风锚地工程", "completed", "") in states
    assert ("上下涌避风锚地工程", "", "planned") in states


def test_a_tunnel_is_no_avenue(panyu: Engine) -> None:
    rows = answer(panyu, "projects-by-status").dicts()
    states = {(row["projectLabel"], row["state"], row["period"]) for row in rows}
    assert ("金光隧道", "in_operation", "2024年末") in states
    assert not any(label == "金光隧道" and "2025" in period for label, _, period in states)


def test_one_number_is_two_targets_and_a_floor_is_no_lowered_target(panyu: Engine) -> None:
    rows = answer(panyu, "targets-against-actuals").dicts()
    land = [row for row in rows if row["target"] == "4000"]
    assert [(r["state"], r["actual"], r["difference"], r["match"]) for r in land] == [
        ("floor_below_actual", "7479.42", "-3479.42", "same_quantity")
    ]
    met = {row["goal"]: row for row in answer(panyu, "completion-of-targets").dicts() if row["goal"]}
    assert (met["4000"]["verdict"], worded(_PLAIN, None), met["4000"]["how"]) == ("exceeded", "", "computed")


def test_parking_and_green_space_are_compared_by_quantity(panyu: Engine) -> None:
    rows = answer(panyu, "targets-against-actuals").dicts()
    compared = {(r["target"], r["unit"], r["actual"], r["state"]) for r in rows}
    assert ("783", "亩", "816", "lower") in compared
    assert ("1", "万个", "9650", "higher") in compared  # 泊位 and 停车位: two wordings of one quantity
    assert [r["match"] for r in rows if r["actual"] == "9650"] == ["same_quantity"]


def test_school_places_of_other_kinds_do_not_compare(panyu: Engine) -> None:
    rows = [r for r in answer(panyu, "targets-against-actuals").dicts() if "学位" in r["indicator"]]
    assert [(r["actual"], r["state"], r["difference"]) for r in rows] == [
        ("1.3", "not_comparable_definition", "")
    ]


def test_greenways_and_blueways_never_meet(panyu: Engine) -> None:
    for row in answer(panyu, "targets-against-actuals").dicts():
        assert ("绿道" in row["indicator"]) <= ("碧道" not in row["actualIndicator"])


def test_met_by_words_only_has_no_ratio(panyu: Engine) -> None:
    rows = answer(panyu, "completion-of-targets").dicts()
    words = [row for row in rows if row["how"] == "words_only"]
    assert any(row["actual"] == "1110.85" and row["verdict"] == "met" for row in words)
    assert all(row["ratio"] == row["goal"] == "" for row in words)


def test_floor_space_belongs_to_four_villages_together(panyu: Engine) -> None:
    shared = "东郊村、南浦村、罗边村、里仁洞村"
    rows = [
        r
        for r in answer(panyu, "facts-from-sentence", {"words": shared}).dicts()
        if r["object"] == "94.69万平方米"
    ]
    assert len({row["fact"] for row in rows}) == 1


def test_what_only_looks_like_a_first_is_none(panyu: Engine) -> None:
    firsts = _column(panyu, "firsts", "thingLabel")
    assert "低空经济应用示范岛" in firsts
    assert not any(word in label for label in firsts for word in ("首席", "产业第一", "流行趋势"))


def test_a_title_aimed_at_is_not_received(panyu: Engine) -> None:
    aimed = set(_column(panyu, "titles-aimed-at", "title"))
    assert any("国家级经济技术开发区" in title or "国家级经开区" in title for title in aimed)
    assert not any("经济技术开发区" in title for title in _column(panyu, "designations-by-level", "title"))


def test_pushed_or_submitted_is_not_issued(panyu: Engine) -> None:
    issued = _column(panyu, "policies", "policyLabel", manner="issued")
    assert "《番禺区产业规划(2022-2035年)》" in issued or any("产业规划" in label for label in issued)
    assert not any("宅基地" in label or "优质生活圈" in label for label in issued)


def test_changes_rank_within_one_unit(panyu: Engine) -> None:
    units = _column(panyu, "largest-changes", "unit")
    assert len(set(units)) > 1
    assert [unit for i, unit in enumerate(units) if i == 0 or units[i - 1] != unit] == sorted(set(units))


def test_the_towns_stand_in_one_table(panyu: Engine) -> None:
    rows = answer(panyu, "towns-not-mentioned").dicts()
    states = {row["townLabel"]: row["state"] for row in rows}
    assert len(rows) == len(states) == 16
    assert states["石楼镇"] == "named" and states["南村镇"] == "through_parts"
    assert all(bool(row["quote"]) == (row["state"] != "not_named") for row in rows)


def test_no_project_carries_an_amount(panyu: Engine) -> None:
    assert set(_column(panyu, "projects-missing-data", "amount")) == {"missing"}


def test_counted_and_not_named(panyu: Engine) -> None:
    groups = {row["count"]: row for row in answer(panyu, "groups-counted-not-named").dicts()}
    assert (groups["39"]["named"], groups["39"]["members"]) == ("1", "鞍钢")
    rows = {row["programmeLabel"]: row for row in answer(panyu, "programmes-without-projects").dicts()}
    plan = next(row for label, row in rows.items() if "卫健50计划" in label)
    assert float(plan["total"]) == 34 and "29个" in plan["counted"]


def test_headline_targets_are_said_to_be_absent_with_the_sentence_that_shows_it(panyu: Engine) -> None:
    rows = answer(panyu, "headline-indicators").dicts()
    gdp = [row for row in rows if row["indicator"] == "地区生产总值"]
    assert [(row["found"], row["value"]) for row in gdp if row["found"] == "no_target"] == [("no_target", "")]
    assert "附后" in next(row["quote"] for row in gdp if row["found"] == "no_target")
    assert {row["value"] for row in gdp if row["found"] == "actual"} == {"3070.56", "1.1"}


def test_main_indicators_without_a_figure_are_said_to_have_none(panyu: Engine) -> None:
    found = {(row["indicator"], row["found"]) for row in answer(panyu, "headline-indicators").dicts()}
    for silent in ("固定资产投资", "规模以上工业增加值"):
        assert (silent, "no_actual") in found and (silent, "actual") not in found
    (column,) = (c for c in find("headline-indicators").columns if c.name == "found")
    assert "正文未载" in column.codes["no_actual"].zh and "正文未载" in column.codes["no_target"].zh


def test_what_a_town_is_said_to_be(panyu: Engine) -> None:
    (column,) = (c for c in find("towns-not-mentioned").columns if c.name == "state")
    assert column.codes["not_named"].zh == "报告未点名"
    rows = {row["townLabel"]: row for row in answer(panyu, "towns-not-mentioned").dicts()}
    assert rows["市桥街道"]["state"] == "named" and "市桥" in rows["市桥街道"]["quote"]


def test_a_village_is_not_the_one_in_its_name(panyu: Engine) -> None:
    facts = answer(panyu, "facts-from-sentence", {"words": "沙南村"}).dicts()
    named = {row["subject"] for row in facts if row["what"] == "name"}
    assert "沙南村" in named and not named & {"南村", "南村镇", "南村村"}
    towns = {row["townLabel"]: row for row in answer(panyu, "towns-not-mentioned").dicts()}
    assert towns["南村镇"]["direct"] == "0" and "沙南村" not in towns["南村镇"]["quote"]


def test_a_target_below_last_year_is_worded_as_a_floor() -> None:
    (column,) = (c for c in find("targets-against-actuals").columns if c.name == "state")
    assert column.codes["floor_below_actual"].zh == "下限低于上年实绩"


def test_last_year_is_the_year_under_report(panyu: Engine) -> None:
    facts = answer(panyu, "facts-from-sentence", {"words": "去年完成土地收储"}).dicts()
    periods = {row["object"]: row["predicate"] for row in facts if row["what"] == "figure"}
    assert periods == {"7479.42亩": "2024年", "4000亩": "2024年"}


def test_industry_first_is_no_rank(panyu: Engine) -> None:
    facts = answer(panyu, "facts-from-sentence", {"words": "产业第一"}).dicts()
    assert facts and not any(row["what"] == "figure" and row["object"].startswith("一") for row in facts)


def test_a_first_says_so_itself(panyu: Engine) -> None:
    said = re.compile("首个|首家|首次|唯一|率先|第一个|首创")
    quotes = [row["quote"] for row in answer(panyu, "firsts").dicts()]
    assert quotes and all(map(said.search, quotes))


def test_a_number_over_two_events_is_two_figures_of_one_passage(panyu: Engine) -> None:
    fairs = [row for row in answer(panyu, "amounts-of-money").dicts() if "广交会" in row["about"]]
    assert {row["about"] for row in fairs} == {"第135届广交会", "第136届广交会"}
    assert len({row["observation"] for row in fairs}) == 2
    facts = answer(panyu, "facts-from-sentence", {"words": "两届参展企业"}).dicts()
    assert len({(row["start"], row["end"]) for row in facts if row["object"] == "30亿元"}) == 1


def test_area_units_of_other_size_are_compared_by_size_only(panyu: Engine) -> None:
    for row in answer(panyu, "targets-against-actuals").dicts():
        units = {row["unit"], row["actualUnit"]} - {""}
        assert units != {"亩", "平方米"} or row["difference"] == ""


def test_the_problems_that_the_report_owns_up_to(panyu: Engine, shipped_reading: Reading) -> None:
    rows = answer(panyu, "challenges").dicts()
    assert [row["quote"][:2] for row in rows] == ["一是", "二是", "三是", "四是"]
    entities = dict(tables(shipped_reading))["entities.csv"]
    assert rows[0]["challengeLabel"] not in entities  # the guide's table has none


def test_a_programme_of_the_same_name_in_another_province_is_another(shipped_reading: Reading) -> None:
    text = "杭州市余杭区2025年计划报告\n一、2024年工作回顾\n深入实施“百千万工程”,建成云溪公园。\n"
    both = Embedded(stored(shipped_reading, read(Source("other", text), "杭州市余杭区", 2025)))
    with pytest.raises(AmbiguousName) as caught:
        answer(both, "same-programme-elsewhere", {"programme": "百千万工程"})
    ours, others = sorted(candidate.id for candidate in caught.value.candidates)[::-1]
    assert "/440000/" in ours and "/44" not in others
    regions = {
        programme: set(_column(both, "same-programme-elsewhere", "regionLabel", programme=programme))
        for programme in (ours, others)
    }
    assert regions == {ours: {"番禺区"}, others: {"余杭区"}}


def test_three_quarters_are_never_the_year(panyu: Engine) -> None:
    periods = {row["value"]: row["period"] for row in answer(panyu, "figures-not-of-the-full-year").dicts()}
    assert periods["60832"] == periods["46119"] == "2024年前三季度"


# The checked answers: rewritten by `python -m graph.answers.goldens STORE tests/golden/queries --update`.


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.csv")), ids=lambda path: path.stem)
def test_an_answer_is_the_checked_one(panyu: Engine, path: Path) -> None:
    name, values = question(path)
    assert written(name, values, answer(panyu, name, values)) == path.read_text(encoding="utf-8")


def test_a_change_shows_as_a_diff_of_answers(small: Store, tmp_path: Path) -> None:
    engine = Embedded(small)
    path = tmp_path / "projects.csv"
    path.write_text("# projects-by-status status=completed\n", encoding="utf-8")
    assert list(update(engine, tmp_path)) == [path] and list(check(engine, tmp_path)) == []
    path.write_text(path.read_text("utf-8").replace("东湖公园", "西湖公园"), encoding="utf-8")
    (difference,) = check(engine, tmp_path)
    assert any(line.startswith("-西湖公园") for line in difference.lines)
    assert any(line.startswith("+东湖公园") for line in difference.lines)
    (tmp_path / "none.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match="first line"):
        list(check(engine, tmp_path))


def test_checked_answers_are_asked_again_from_the_command_line(
    small: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.commands.questions.engine_of", lambda _: Embedded(small))
    assert main(["query", "--check", str(tmp_path)]) == 2  # nothing to check
    (tmp_path / "projects.csv").write_text("# projects-by-status status=completed\n", encoding="utf-8")
    assert main(["query", "--check", str(tmp_path)]) == 1
    list(update(Embedded(small), tmp_path))
    assert main(["query", "--check", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "+东湖公园" in said.out and "1 checked, 0 changed" in said.out and "*.csv" in said.err


def test_a_file_tells_its_format_and_opens_in_a_spreadsheet(
    small: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.commands.questions.engine_of", lambda _: Embedded(small))
    files = {suffix: tmp_path / f"answer{suffix}" for suffix in (".csv", ".json", ".txt")}
    for file in files.values():
        assert main(["query", "projects-by-status", "-o", str(file)]) == 0
    written_csv = files[".csv"].read_bytes()
    assert written_csv.startswith(b"\xef\xbb\xbf") and "东湖公园" in written_csv.decode("utf-8-sig")
    assert json.loads(files[".json"].read_text("utf-8"))["results"]["bindings"]
    assert files[".txt"].read_text("utf-8").startswith("项目")  # the table of the terminal
    assert main(["query", "projects-by-status", "--format", "csv", "-o", str(files[".txt"])]) == 0
    assert files[".txt"].read_bytes() == written_csv


def test_views_have_what_they_draw() -> None:
    for name in names():
        query = find(name)
        assert (query.form == "CONSTRUCT") <= (query.view == "graph")
