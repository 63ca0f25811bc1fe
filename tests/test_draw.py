"""The page as a file: one, offline, escaped, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import Store

from graph.answers.engines import Embedded
from graph.pages.draw import FIRST, LARGEST, page
from graph.pages.picture import Fact, Heading, Line, Node, Picture, read_picture

EVIL = "<img src=x onerror=alert(1)>"


def data(html: str, name: str = "data") -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    told = json.loads(found[1])
    assert isinstance(told, dict)
    return told


def many(count: int) -> Picture:
    nodes = tuple(
        Node(f"https://w3id.org/plan-graph/id/project/x/{i}", "Project", f"项目{i}") for i in range(count)
    )
    line = Line("s", 0, 4, "推进项目", "h")
    facts = tuple(
        Fact(f"c{i}", nodes[i].iri, "partOf", nodes[i // 3].iri, "", "explicit", "s", 0, 2)
        for i in range(1, count)
    )
    return Picture("多", nodes, facts, lines=(line,), headings=(Heading("h", "节", 1, 1, "r"),))


@pytest.fixture(scope="module")
def whole(shipped: Store) -> Picture:
    return read_picture(Embedded(shipped))


@pytest.fixture(scope="module")
def html(whole: Picture) -> str:
    return page(whole)


def test_nothing_is_fetched(html: str) -> None:
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", outside)
    assert not re.search(r"url\(|@import|<link|<iframe", outside)


def test_the_policy_names_the_two_scripts_and_nothing_else(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', html)
    assert policy and "default-src &#39;none&#39;" in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert re.findall(r"sha256-([A-Za-z0-9+/=]+)", policy[1].replace("&#43;", "+")) == digests


def test_the_whole_report_fits_in_a_megabyte_and_a_half(html: str) -> None:
    assert len(html.encode()) <= 1_500_000


def test_the_same_picture_gives_the_same_bytes(whole: Picture, html: str) -> None:
    assert page(whole) == html


def test_markup_in_names_and_text_never_becomes_markup(whole: Picture) -> None:
    nodes = (replace(whole.nodes[0], label=EVIL, aliases=(EVIL,)), *whole.nodes[1:])
    lines = (replace(whole.lines[0], text=EVIL + "</script>"), *whole.lines[1:])
    drawn = page(replace(whole, title=EVIL, nodes=nodes, lines=lines))
    assert "<img src" not in drawn
    assert data(drawn)["nodes"][0]["label"] == EVIL
    assert data(drawn)["sentences"][0]["text"] == EVIL + "</script>"


def test_without_the_text_only_the_words_of_facts_are_there(whole: Picture) -> None:
    html = page(whole, text=False)
    told = data(html)
    assert all("text" not in sentence for sentence in told["sentences"])
    longest = max((line.text for line in whole.lines), key=len)
    assert longest not in html
    fact = told["facts"][0]
    line = whole.lines[fact["at"]]
    words = line.text[fact["start"] - line.start : fact["end"] - line.start]
    assert told["quotes"][f"{fact['at']}:{fact['start']}-{fact['end']}"] == words


@pytest.mark.parametrize(("count", "drawn"), [(LARGEST, LARGEST), (LARGEST + 1, FIRST)])
def test_beyond_the_limit_the_most_connected_are_drawn_and_the_rest_is_inside(count: int, drawn: int) -> None:
    html = page(many(count))
    assert len(data(html, "drawn")["nodes"]) == drawn
    assert len(data(html)["nodes"]) == count


def test_several_relations_of_a_pair_stay(whole: Picture) -> None:
    a, b = whole.nodes[0].iri, whole.nodes[1].iri
    line = whole.lines[0]
    facts = tuple(
        Fact(f"c{p}{s}", s, p, o, "", "explicit", line.iri, line.start, line.start + 1)
        for s, p, o in ((a, "serves", b), (a, "locatedIn", b), (b, "partOf", a))
    )
    assert len(data(page(replace(whole, facts=facts)), "drawn")["edges"]) == 3
