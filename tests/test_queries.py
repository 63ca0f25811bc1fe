"""The saved questions: one answer on every engine, the traps of the genre, and the checked answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import Graph

from graph.answers.answers import answer
from graph.answers.engines import Embedded, Engine, InMemory
from graph.answers.goldens import check, question, update, written
from graph.answers.question_index import README, index, without_samples
from graph.answers.render import worded
from queries.catalog import Column, Words, find, names

GOLDEN = Path(__file__).parent / "golden" / "queries"
_PLAIN = Column("", Words("", ""), {})


@pytest.fixture(scope="module")
def by_rdflib(small: Store) -> Engine:
    data = Graph()
    data.parse(data=small.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"", format="nt")
    return InMemory(data)


@pytest.fixture(scope="module")
def panyu(shipped: Store) -> Engine:
    return Embedded(shipped)


# Questions across documents and on tables are tested where those are loaded.
_ON_REPORTS = [n for n in names() if find(n).documents == 1 and "pg:Dataset" not in find(n).text]


@pytest.mark.parametrize("name", _ON_REPORTS)
def test_every_engine_gives_the_same_rows(small: Store, by_rdflib: Engine, name: str) -> None:
    ours, theirs = (
        [[worded(_PLAIN, cell) for cell in row] for row in answer(each, name).rows]
        for each in (Embedded(small), by_rdflib)
    )
    assert ours == theirs


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


def test_the_index_is_current() -> None:
    assert without_samples(README.read_text(encoding="utf-8")) == without_samples(index())


def _column(engine: Engine, query: str, key: str, **values: str) -> list[str]:
    return [row[key] for row in answer(engine, query, values).dicts()]


# What must not be mixed up, whatever else is read. Each was looked up in the report.


def test_anchorages_on_two_waters_are_two_projects(panyu: Engine) -> None:
    rows = answer(panyu, "projects-serving-programme", {"programme": "百千万工程"}).dicts()
    states = {(row["projectLabel"], row["state"], row["planned"]) for row in rows}
    assert ("砺江涌避风锚地工程", "已完成", "") in states
    assert ("上下涌避风锚地工程", "", "计划") in states


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


def test_views_have_what_they_draw() -> None:
    for name in names():
        query = find(name)
        assert (query.form == "CONSTRUCT") <= (query.view == "graph")
