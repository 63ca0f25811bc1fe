"""The site as files: every link leads somewhere, nothing comes from a network, markup stays text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from graph.answers.engines import Embedded
from graph.errors import OutputError
from graph.links.links import link_triples
from graph.pages.dossier import Dossier
from graph.pages.identifiers import shelves
from graph.pages.picture import Picture, read_picture
from graph.pages.site import build_site, files
from loaders.links import NO_TERM, NOT, Link, read_links, write_links
from loaders.text import Source
from queries.catalog import names

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def picture(shipped: Store) -> Picture:
    return read_picture(Embedded(shipped))


@pytest.fixture(scope="module")
def site(shipped: Store, picture: Picture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "panyu"
    build_site(Embedded(shipped), picture, folder)
    return folder


class Links(HTMLParser):
    """Collects what a page links to and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.anchors.add(told.get("id") or "")
        for name in ("href", "src"):
            if told.get(name):
                self.found.append(str(told[name]))


def links(file: Path) -> Links:
    parser = Links()
    parser.feed(file.read_text(encoding="utf-8"))
    return parser


def test_every_link_is_relative_and_leads_somewhere(site: Path) -> None:
    pages = {page: links(page) for page in site.rglob("*.html") if page.name != "graph.html"}
    assert len(pages) > 100
    for page, told in pages.items():
        for link in told.found:
            assert not re.match(r"[a-z]+:|//|/", link), (page.name, link)
            target, _, fragment = link.partition("#")
            file = (page.parent / target).resolve() if target else page
            assert file.is_file(), (page.name, link)
            if fragment and file.name != "graph.html":
                assert fragment in pages[file].anchors, (page.name, link)


def test_each_question_and_each_thing_has_a_page(site: Path, picture: Picture) -> None:
    assert {page.stem for page in (site / "questions").iterdir()} == set(names())
    assert len(list((site / "things").iterdir())) == len(picture.nodes)


def test_a_newcomer_finds_what_serves_a_programme_where_in_what_state_and_the_sentence(
    site: Path, picture: Picture
) -> None:
    dossier = Dossier(picture)
    programme = next(node for node in picture.nodes if node.label == "百千万工程")
    index = links(site / "index.html")
    assert dossier.page_of(programme.iri) in index.found
    html = (site / dossier.page_of(programme.iri)).read_text(encoding="utf-8")
    serving = dossier.serving(programme.iri)
    assert len(serving) > 3
    for iri, places, states, facts in serving:
        assert dossier.nodes[iri].label in html
        assert all(word in html for word in (*places, *states))
        assert all(f"<mark>{dossier.quote(fact)[1]}</mark>" in html for fact in facts)


def test_one_page_says_what_has_which_identifier_how_sure_and_what_is_missing(
    site: Path, picture: Picture, shipped: Store
) -> None:
    html = (site / "identifiers.html").read_text(encoding="utf-8")
    for page in site.rglob("*.html"):
        if page.name != "graph.html":
            assert any(link.endswith("identifiers.html") for link in links(page).found), page
    assert "项目代码（GB/T 40058）" in html and "统一社会信用代码（GB 32100）" in html
    village = next(node for node in picture.nodes if node.label == "旧水坑村")
    told = links(site / "identifiers.html")
    assert "统计代码 2016—2023 年版" in html
    assert "NBS 440113016203" in html and Dossier(picture).page_of(village.iri) in told.found
    counts = Counter(node.type for node in picture.nodes)
    for shelf in shelves(Embedded(shipped), Dossier(picture)):
        assert shelf.count == counts[shelf.kind] == len(shelf.held) + len(shelf.lacking)
        assert shelf.kind.lower() in told.anchors


def test_links_stand_there_with_their_reasons_until_their_row_is_gone(small: Store) -> None:
    picture = read_picture(Embedded(small))
    park, programme, tunnel = (
        next(node.iri for node in picture.nodes if node.label == name)
        for name in ("东湖公园", "碧波工程", "西岭隧道")
    )
    told = {"license": "https://example.org/l", "mapping_set_title": "试验"}
    day, name = "2030-02-03", "semapv:LexicalMatching"
    rows = [
        Link(park, "东湖公园", "skos:exactMatch", "https://other.example/park", "别处的公园",
             "semapv:ManualMappingCuration", author_label="李四", mapping_date=day, comment="同名"),
        Link(park, "东湖公园", "skos:closeMatch", "https://other.example/lake", "湖", name, "0.72"),
        Link(programme, "碧波工程", "skos:exactMatch", "https://other.example/wave", "别的工程", name,
             predicate_modifier=NOT, mapping_date=day, comment="另一件事"),
        Link(tunnel, "西岭隧道", "skos:exactMatch", NO_TERM, "", name, mapping_date=day),
    ]  # fmt: skip
    table = Source("links", write_links(rows, told))
    linked = Store()
    linked.load(small.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format=RdfFormat.N_TRIPLES)
    linked.load(link_triples("links", read_links(table), table), format=RdfFormat.N_TRIPLES)
    page = dict(files(Embedded(linked), picture))["identifiers.html"]
    for words in ("别处的公园", "<b>0.72</b>", "待核实", "人工审定：同名", "李四 · 2030-02-03", "相近"):
        assert words in page
    assert "≠ 别的工程" in page and "另一件事" in page and "查过，没有" in page
    without = dict(files(Embedded(small), picture))["identifiers.html"]
    assert "别处的公园" not in without and "≠" not in without


def test_the_index_says_everything_in_english_too(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    headings = re.findall(r"<h2>(.*?)</h2>", html)
    assert headings and all('lang="en"' in heading for heading in headings)


def test_markup_in_names_stays_text(small: Store) -> None:
    picture = read_picture(Embedded(small))
    nodes = tuple(replace(node, label=EVIL, aliases=(EVIL,)) for node in picture.nodes)
    lines = tuple(replace(line, text=EVIL.ljust(len(line.text))) for line in picture.lines)
    for name, html in files(Embedded(small), replace(picture, title=EVIL, nodes=nodes, lines=lines)):
        assert "<img src" not in html, name


def test_without_the_text_no_sentence_is_told_in_full(small: Store) -> None:
    engine = Embedded(small)
    picture = read_picture(engine)
    pages = dict(files(engine, picture, text=False))
    assert "report.html" not in pages
    whole = [line.text for line in picture.lines if len(line.text) > 20]
    things = "".join(html for name, html in pages.items() if name.startswith(("things", "list", "index")))
    assert whole and not any(text in things for text in whole)


def test_a_folder_with_something_else_is_left_alone(small: Store, tmp_path: Path) -> None:
    kept = tmp_path / "mine.txt"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="left alone"):
        build_site(Embedded(small), read_picture(Embedded(small)), tmp_path)
    assert [kept] == list(tmp_path.iterdir())


def test_an_earlier_site_is_replaced(small: Store, tmp_path: Path) -> None:
    engine, folder = Embedded(small), tmp_path / "site"
    build_site(engine, read_picture(engine), folder)
    (folder / "old.html").write_text("old", encoding="utf-8")
    build_site(engine, read_picture(engine), folder)
    assert not (folder / "old.html").exists() and (folder / "index.html").exists()
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_cannot_be_written_is_said(small: Store, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        build_site(Embedded(small), read_picture(Embedded(small)), blocked / "site")


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("requestfailed", lambda asked: trouble.append(asked.url))
    page.route(lambda url: not url.startswith("file:"), lambda route: trouble.append(route.request.url))
    yield page
    context.close()
    assert trouble == []


@pytest.mark.parametrize("name", ["index", "map", "figures", "caveats", "report", "list-programme"])
def test_pages_fit_a_narrow_screen_offline(tab: Any, site: Path, name: str) -> None:
    tab.goto((site / f"{name}.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert tab.evaluate("getComputedStyle(document.querySelector('body > header')).backgroundColor") != (
        "rgba(0, 0, 0, 0)"  # the style sheet was allowed and found
    )


def test_from_the_index_to_the_sentence_by_clicks(tab: Any, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    tab.click("main a:text-is('百千万工程') >> nth=0")
    row = tab.locator("table.rows tbody tr").first
    words = row.locator("mark").first.text_content()
    row.locator("a:has-text('看上下文')").first.click()
    assert "report.html#" in tab.url and words in tab.text_content("span:target")


def test_a_thing_opens_in_the_graph(tab: Any, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    tab.click("main a:text-is('百千万工程') >> nth=0")
    tab.click("a:has-text('在关系图中打开')")
    tab.wait_for_function("document.body.dataset.ready === 'true'")
    assert tab.text_content("#name") == "百千万工程"


def test_a_target_stands_beside_a_result_of_its_own_report_only(small: Store) -> None:
    picture = read_picture(Embedded(small))
    target = next(n for n in picture.numbers if n.nature == "target" and not n.quoted)
    actual = replace(target, iri="x", nature="actual", quoted=False)
    assert Dossier(picture).pairs([actual, target]) == [(actual, target)]
    other = replace(picture.lines[0], iri="elsewhere", section="other")
    heading = replace(picture.headings[0], iri="other", report="other")
    two = replace(picture, lines=(*picture.lines, other), headings=(*picture.headings, heading))
    assert Dossier(two).pairs([replace(actual, sentence="elsewhere"), target]) == []
