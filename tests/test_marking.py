"""The marked page: everything where it stands, no word of the report taken for markup, no network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.cli import main
from graph.pages.marking import page
from graph.pages.pagedata import LOOKS
from loaders.extract import read
from loaders.leftovers import leftovers
from loaders.records import QUANTITIES, Reading
from loaders.sources import read_source
from loaders.text import Source

SHIPPED = Path(__file__).parents[1] / "loaders/data/reports/440113-2025-plan/report.txt"
TEXT = """丁市戊区2030年国民经济和社会发展计划执行情况与2031年计划草案的报告
一、2030年计划执行情况
(一)深化“碧波工程”。第12届青石音乐节成交12.5亿元,增长3%。<script>alert(1)</script>建成东湖公园&amp;东湖广场。
各方面都好。
二、2031年计划安排
(一)扩大投资。推进西岭隧道建设,新增绿地20亩。
"""


class _Page(HTMLParser):
    """Collects the marks with the words in them, and the words of the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[int, str] = {}
        self.tags: list[str] = []
        self.text = ""
        self._open: list[int] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self._within |= given.get("id") == "text"
        if tag == "mark" and self._within:
            self._open.append(int(given["data-i"] or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._within:
            self._open.pop()
        if tag == "main":
            self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.text += data
            for index in self._open:
                self.words[index] = self.words.get(index, "") + data


def parsed(html: str) -> _Page:
    found = _Page()
    found.feed(html)
    return found


def records(html: str) -> list[dict[str, Any]]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert match
    found: list[dict[str, Any]] = json.loads(match[1])["records"]
    return found


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Source("invented", TEXT), "海珠区", 2031)


@pytest.fixture(scope="module")
def html(reading: Reading) -> str:
    return page(reading)


def test_every_record_stands_at_its_words(reading: Reading, html: str) -> None:
    told = parsed(html)
    shown = sorted((records(html)[i]["kind"], words) for i, words in told.words.items())
    expected = [(f"figure-{f.nature}", f.span.of(TEXT)) for f in reading.figures if f.role in QUANTITIES]
    expected += [(f"name-{e.type}", m.span.of(TEXT)) for e in reading.entities for m in e.mentions]
    expected += [(f"relation-{r.predicate}", r.span.of(TEXT)) for r in reading.relations]
    assert sorted(expected) == [row for row in shown if not row[0].startswith("rest-")]
    assert {"figure-actual", "name-project", "relation-status"} <= {kind for kind, _ in shown}


def test_crossing_marks_keep_their_words_on_the_shipped_report() -> None:
    shipped = read(read_source(SHIPPED))
    source, html = shipped.document.source.text, page(shipped)
    told = parsed(html)
    marked = sorted(words.strip() for words in told.words.values())
    spans = [f.span for f in shipped.figures] + [m.span for e in shipped.entities for m in e.mentions]
    wanted = [s.of(source).replace("\n", "") for s in (*spans, *(r.span for r in shipped.relations))]
    for words in wanted:
        assert words.strip() in marked
    assert re.sub(r"\s", "", told.text) == re.sub(r"\s", "", source)


def test_words_of_the_report_are_never_markup(html: str) -> None:
    told = parsed(html)
    assert told.tags.count("script") == 2
    assert "<script>alert(1)</script>建成" in told.text
    assert "&amp;amp;" in html


def test_the_policy_allows_this_script_and_this_style_alone(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digests = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inner}
        assert f"{directive} 'sha256-{digests.pop()}'" in allowed
    assert "default-src 'none'" in allowed and "unsafe" not in allowed
    assert not re.search(r'(?:src|href)="(?!#)|\bstyle="|\bon\w+="', html)


def test_names_have_the_colours_of_the_pictures(html: str) -> None:
    assert f".name-project{{--color:{LOOKS['Project']['color']}" in html
    assert f".name-award{{--color:{LOOKS['Designation']['color']}" in html


def test_the_legend_counts_what_is_marked(reading: Reading, html: str) -> None:
    mentions = sum(len(e.mentions) for e in reading.entities)
    groups = re.findall(r'data-group="(\w+)">.*?<span class="n">(\d+)</span>', html)
    assert dict(groups)["name"] == str(mentions)
    assert dict(groups)["figure"] == str(len(reading.figures))


def test_numbers_that_are_no_quantities_say_why(reading: Reading) -> None:
    left = {row.span.start: row for row in leftovers(reading)}
    fair = left[TEXT.index("12届")]
    assert fair.kind in ("ordinal", "name") and fair.rule
    year = left[TEXT.index("2030年计划执行情况\n(一)")]
    assert (year.kind, year.span.of(TEXT)) == ("date", "2030")
    figures = {figure.span.start for figure in reading.figures}
    assert figures and not figures & left.keys()


def test_silent_sentences_are_marked(html: str) -> None:
    told = parsed(html)
    silent = [words for i, words in told.words.items() if records(html)[i]["kind"] == "rest-silent"]
    assert silent == ["各方面都好。"]


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "r.txt", tmp_path / "out" / "r.html"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(path), "--html", str(out), "--region", "海珠区", "--year", "2031"]) == 0
    assert "青石音乐节" in out.read_text(encoding="utf-8")
    assert main(["extract", str(path)]) == 2
    assert "-o" in capsys.readouterr().err
