"""Answers on a terminal and in files: they fit, cite, and let nothing through that moves a cursor."""

from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import Store

from graph.answers.answers import Answer, answer, sparql
from graph.answers.engines import Embedded, Term
from graph.answers.formats import FORMATS, comma_separated, markdown, results_json, tab_separated, turtle
from graph.answers.render import Table, plain, shortened, table, width, wrapped
from queries.catalog import Column, Words, find, names

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def _answer(columns: tuple[str, ...], *rows: tuple[Term | None, ...], truncated: str = "") -> Answer:
    titled = tuple(Column(name, Words(f"列{name}", name), {}) for name in columns)
    return Answer(titled, rows, "", 0.0, find("targets"), {}, truncated)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("百千万", 6), ("“a”", 3), ("e\u0301", 1), ("亩\uff0c", 4), ("\u200b", 0)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_wrapping_keeps_latin_words_and_every_character() -> None:
    assert wrapped("新增公共停车场泊位", 8) == ["新增公共", "停车场泊", "位"]
    assert wrapped("see plan-graph load", 12) == ["see", "plan-graph", "load"]
    assert wrapped("", 5) == [""]
    assert wrapped("建成公园。新增", 8) == ["建成公", "园。新增"]  # no mark that closes begins a line
    assert wrapped("建成(一期)", 6) == ["建成", "(一期)"]  # and none that opens ends one
    text = "2025年,计划新增SPARQL端点100个;" * 9
    assert "".join(wrapped(text, 13)) == text
    assert all(width(line) <= 13 for line in wrapped(text, 13))


@pytest.mark.parametrize("name", [n for n in names() if n not in ("place-profile", "facts-from-sentence")])
def test_every_table_fits_a_terminal(shipped: Store, name: str) -> None:
    for language in ("zh", "en"):
        for line in table(answer(Embedded(shipped), name), language).splitlines():
            assert width(line) <= 100, line


def test_short_latin_words_stay_whole_while_there_is_room() -> None:
    cells = tuple(Term("comparable 海珠区新增公共停车场泊位数" * 2) for _ in range(4))
    lines = table(_answer(("one", "two", "three", "four"), cells), "en", 60).splitlines()
    assert sum(line.count("comparable") for line in lines) == 8
    assert max(map(width, lines)) <= 60


def test_evidence_stands_below_once() -> None:
    cited = Term("原文"), Term("一 / (一)"), Term("3"), Term("5")
    found = _answer(
        ("a", "quote", "section", "start", "end", "report"),
        (Term("甲"), *cited, Term("https://x/r1", "uri")),
        (Term("乙"), *cited, Term("https://x/r1", "uri")),
        (Term("丙"), None, None, None, None, Term("https://x/r1", "uri")),
    )
    lines = table(found).splitlines()
    assert lines[2].split() == ["列a", "据"]
    assert [line.split() for line in lines[4:7]] == [["甲", "[1]"], ["乙", "[1]"], ["丙"]]
    assert lines[8] == "[1] “原文”(一 / (一) · 3–5)"
    assert "共 3 行" in lines


def test_two_pieces_of_evidence_in_a_row_and_the_report_where_there_are_several() -> None:
    row = (Term("计划"), Term("九"), Term("1"), Term("2"), Term("实绩"), Term("八"), Term("3"), Term("4"))
    names_ = ("quote", "section", "start", "end", "actualQuote", "actualSection", "actualStart", "actualEnd")
    found = _answer(
        (*names_, "report"), (*row, Term("https://x/r1", "uri")), (*row, Term("https://x/r2", "uri"))
    )
    view = Table(found)
    assert [line[-1] for line in view.lines()] == ["[1][2]", "[3][4]"]
    assert view.notes()[0] == "[1] “计划”(r1 · 九 · 1–2)"


def test_nothing_moves_the_cursor_or_runs_as_a_formula() -> None:
    evil = _answer(
        ("a",),
        (Term("\x1b[2J甲\r\n\u202e乙"),),
        (Term("=1+1"),),
        (Term("-15"),),
        (Term("+86"),),
        (Term("＝1+1"),),
    )
    for format_ in ("table", "md"):
        assert "\x1b" not in FORMATS[format_](evil, "zh") and "\u202e" not in FORMATS[format_](evil, "zh")
    cells = [row[0] for row in csv.reader(io.StringIO(comma_separated(evil)))][1:]
    assert cells == [" [2J甲 乙", "'=1+1", "-15", "+86", "'＝1+1"]
    assert plain("a\tb") == "a b"


def test_markdown_is_escaped() -> None:
    text = markdown(_answer(("a",), (Term("<b>|*x*"),)))
    assert r"\<b\>\|\*x\*" in text


def test_numbers_are_read_the_same_whatever_the_engine() -> None:
    column = Column("a", Words("a", "a"), {})
    from graph.answers.render import worded

    for value in ("187", "187.0", "187.00", "1.87E2"):
        assert worded(column, Term(value, datatype=DECIMAL)) == "187"
    assert worded(column, Term("4000")) == "4000"
    assert worded(column, Term("100", datatype=DECIMAL)) == "100"


def test_codes_are_worded() -> None:
    from graph.answers.render import worded

    column = Column("a", Words("状态", "state"), {"met": Words("完成", "met")})
    assert (worded(column, Term("met")), worded(column, Term("met"), "en")) == ("完成", "met")
    assert worded(column, Term("other")) == "other"


def test_csv_and_json_are_whole(shipped: Store) -> None:
    found = answer(Embedded(shipped), "targets")
    rows = list(csv.reader(io.StringIO(comma_separated(found))))
    assert len(rows) == len(found.rows) + 1 and {"原文", "章节", "起", "止", "报告"} <= set(rows[0])
    told = json.loads(results_json(found))
    assert len(told["results"]["bindings"]) == len(found.rows)
    assert set(told["head"]["vars"]) == {column.name for column in found.columns}
    assert "truncated" not in told


def test_what_was_cut_is_said() -> None:
    found = _answer(("a",), (Term("甲"),), truncated="rows")
    assert "未完" in table(found) and json.loads(results_json(found))["truncated"] == "rows"


def test_terms_in_tsv_and_triples() -> None:
    row = (
        Term("a\tb"),
        Term("甲", language="zh"),
        Term("1", datatype=DECIMAL),
        Term("https://x", "uri"),
        None,
    )
    assert tab_separated(_answer(tuple("abcde"), row)).splitlines()[1] == (
        f'"a\\tb"\t"甲"@zh\t"1"^^<{DECIMAL}>\t<https://x>\t'
    )
    triple = (Term("a:b", "uri"), Term("a:c", "uri"), Term("d"))
    graph = Answer((), (), "", 0.0, triples=(triple,), form="graph")
    assert turtle(graph) == '<a:b> <a:c> "d" .\n'


def test_own_sparql_shows_iris_as_they_can_be_typed(small: Store) -> None:
    found = sparql(Embedded(small), "SELECT ?s ?c { ?s a ?c . ?s a pg:Programme }")
    lines = table(found).splitlines()
    assert "pg:Programme" in lines[2] and "programme/440105/" in lines[2]
    assert shortened("https://elsewhere.example/x") == "https://elsewhere.example/x"


def test_yes_and_no(small: Store) -> None:
    found = sparql(Embedded(small), "ASK { ?s a pg:Programme }")
    assert table(found) == "是\n" and json.loads(results_json(found)) == {"head": {}, "boolean": True}
    assert comma_separated(found) == "ask\r\ntrue\r\n" and tab_separated(found) == "?ask\ntrue\n"
