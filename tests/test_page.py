"""The page in a real browser, opened from a file with the network cut, used as a reader would."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph.answers.engines import Embedded
from graph.pages.draw import FIRST, LARGEST, page
from graph.pages.picture import Fact, Heading, Line, Node, Picture, read_picture
from graph.pages.views import answered

EVIL = "<img src=x onerror=alert(1)>"
WIDE, NARROW = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def picture(shipped: Store) -> Picture:
    return read_picture(Embedded(shipped))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, picture: Picture, shipped: Store, small: Store) -> Path:
    made = tmp_path_factory.mktemp("pages")
    nodes = (replace(picture.nodes[0], label=EVIL), *picture.nodes[1:])
    engine = Embedded(shipped)
    part, question = answered(engine, picture, "projects-serving-programme", {"programme": ["百千万工程"]})
    pages = {
        "whole": page(picture),
        "silent": page(picture, text=False),
        "evil": page(replace(picture, nodes=nodes)),
        "asked": page(part, question),
        "big": page(many(LARGEST + 100)),
        "small": page(read_picture(Embedded(small))),
    }
    for name, html in pages.items():
        (made / f"{name}.html").write_text(html, encoding="utf-8")
    return made


def many(count: int) -> Picture:
    """A picture of more things than are drawn at once: the first is the hub of them all."""
    thing = "https://w3id.org/plan-graph/id/project/x/"
    nodes = tuple(Node(f"{thing}{i:05}", "Project", f"项目{i}号") for i in range(count))
    facts = tuple(
        Fact(f"c{i}", nodes[i].iri, "partOf", nodes[i // 2].iri, "", "explicit", "s", 0, 2)
        for i in range(1, count)
    )
    headings = (Heading("h", "节", 1, 1, "r"),)
    return Picture("多", nodes, facts, lines=(Line("s", 0, 4, "推进项目", "h"),), headings=headings)


class Reader:
    """A tab that notes every request, message and error."""

    def __init__(self, tab: Any, folder: Path) -> None:
        self.tab, self.folder = tab, folder
        self.trouble: list[str] = []
        tab.set_default_timeout(8000)
        tab.on("console", lambda message: self.trouble.append(message.text))
        tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        tab.on("dialog", lambda dialog: self.trouble.append("dialog"))
        tab.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.trouble.append(request.url)

    def opens(self, name: str, fragment: str = "") -> Any:
        self.tab.goto(f"{(self.folder / name).as_uri()}.html{fragment}")
        self.tab.wait_for_function("document.body.dataset.ready === 'true'")
        return self.tab

    def index(self, label: str) -> int:
        return int(self.tab.evaluate("label => DATA.nodes.findIndex(n => n.label === label)", label))

    def saved(self, button: str) -> bytes:
        with self.tab.expect_download() as waited:
            self.tab.click(button)
        return Path(waited.value.path()).read_bytes()


def opened(browser: Any, folder: Path, size: tuple[int, int]) -> Iterator[Reader]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, offline=True, accept_downloads=True,
        reduced_motion="reduce",
    )  # fmt: skip
    reader = Reader(context.new_page(), folder)
    yield reader
    context.close()
    assert reader.trouble == []


@pytest.fixture
def reader(browser: Any, folder: Path) -> Iterator[Reader]:
    yield from opened(browser, folder, WIDE)


@pytest.fixture
def phone(browser: Any, folder: Path) -> Iterator[Reader]:
    yield from opened(browser, folder, NARROW)


@pytest.mark.parametrize("name", ["whole", "silent", "evil", "asked"])
def test_pages_open_offline_without_a_request_or_a_message(reader: Reader, name: str) -> None:
    tab = reader.opens(name)
    assert tab.evaluate("shownNodes.length") > 0
    assert tab.evaluate("network.physics.physicsEnabled") is False


_CLASHES = """() => {
  const first = DATA.leading.map((i) => nodeOf(i).id), all = DRAWN.nodes.map((n) => n.id);
  const scale = network.getScale();
  const box = (id) => {
    const { x, y, size, font } = shownNodes.get(id), s = size - 1;
    if (font.size * scale > 10) return network.getBoundingBox(id);
    return { left: x - s, right: x + s, top: y - s, bottom: y + s };
  };
  const found = [];
  first.forEach((a, i) => all.forEach((b) => {
    if (a === b || first.indexOf(b) > -1 && first.indexOf(b) < i) return;
    const A = box(a), B = box(b);
    if (A.left < B.right - 1 && A.right > B.left + 1 && A.top < B.bottom - 1 && A.bottom > B.top + 1)
      found.push([shownNodes.get(a).label, shownNodes.get(b).label]);
  }));
  return { found, size: Math.min(...first.map((id) => shownNodes.get(id).font.size)) * scale };
}"""


def test_the_named_labels_are_readable_and_touch_nothing_as_the_browser_draws_them(reader: Reader) -> None:
    seen = reader.opens("whole").evaluate(_CLASHES)
    assert seen["found"] == []
    assert seen["size"] >= 11


def test_of_a_large_graph_the_rest_is_found_and_expanded(reader: Reader) -> None:
    tab = reader.opens("big")
    assert tab.evaluate("shownNodes.length") == FIRST
    assert f"另有 {LARGEST + 100 - FIRST} 个未画出" in tab.text_content("#count")
    assert f"其余 {LARGEST + 100 - FIRST} 个" in tab.text_content("#details")
    last = f"项目{LARGEST + 99}号"
    tab.fill("#query", last)
    tab.press("#query", "Enter")
    assert tab.text_content("#name") == last
    assert tab.evaluate("shownNodes.get(nodeOf(state.selected).id).hidden") is False
    before = tab.evaluate("shownNodes.length")
    tab.evaluate("isolate([...neighbours[state.selected]][0])")
    assert tab.evaluate("shownNodes.length") >= before > FIRST
    assert tab.evaluate("[...visible].length") == 4  # a thing, what it is part of, its two parts


def test_the_legend_hides_a_type_and_the_count_says_so(reader: Reader) -> None:
    tab = reader.opens("whole")
    projects = int(tab.text_content("#types li:has([data-key=Project]) .n"))
    before = int(tab.text_content("#count").split()[0])
    tab.uncheck("#types [data-key=Project]")
    assert int(tab.text_content("#count").split()[0]) == before - projects
    assert "hide=Project" in tab.url


def test_a_relation_is_hidden_by_the_legend(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.uncheck("#relations [data-key=serves]")
    assert tab.evaluate("DRAWN.edges.every((e, i) => e.p !== 'serves' || shownEdges.get(i).hidden)")


@pytest.mark.parametrize("typed", ["百千万", "baiqianwan", "bqw", "b"])
def test_search_takes_chinese_pinyin_and_initials_from_the_first_character(
    reader: Reader, typed: str
) -> None:
    tab = reader.opens("whole")
    tab.type("#query", typed[:1])
    assert tab.locator("#found li").count() > 0
    tab.type("#query", typed[1:])
    assert "百千万工程" in tab.text_content("#found") or typed == "b"


def test_search_jumps_to_the_node(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.fill("#query", "bqwgc")
    tab.press("#query", "Enter")
    assert tab.text_content("#name") == "百千万工程"
    middle, at = tab.evaluate("[network.getViewPosition(), network.getPosition(nodeOf(state.selected).id)]")
    assert abs(middle["x"] - at["x"]) < 2 and abs(middle["y"] - at["y"]) < 2


def test_search_says_when_nothing_is_found(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.fill("#query", "没有这样的名字")
    assert tab.text_content("#found") == "没有找到"


def test_a_click_on_the_canvas_shows_each_fact_with_its_exact_words(reader: Reader, picture: Picture) -> None:
    tab = reader.opens("whole")
    leader = tab.evaluate("nodeOf(DATA.leading[0]).label")
    at = tab.evaluate("network.canvasToDOM(network.getPosition(nodeOf(DATA.leading[0]).id))")
    box = tab.locator("#network").bounding_box()
    tab.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    assert tab.text_content("#name") == leader
    iri = next(node.iri for node in picture.nodes if node.label == leader)
    facts = [f for f in picture.facts if iri in (f.subject, f.object)]
    lines = {line.iri: line for line in picture.lines}
    said = {lines[f.sentence].text[f.start - lines[f.sentence].start :][: f.end - f.start] for f in facts}
    assert set(tab.locator("#details .fact mark").all_text_contents()) == said


def test_a_quote_leads_to_its_sentence_and_a_name_back_to_its_node(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.evaluate("index => select(index)", reader.index("百千万工程"))
    words = tab.text_content("#details .fact blockquote")
    tab.click("#details .fact blockquote >> nth=0")
    assert tab.text_content("#text .s.on") == words
    name = tab.locator("#text .name").first
    label = name.text_content()
    name.click()
    index = tab.evaluate("state.selected")
    told = tab.evaluate("i => [nodeOf(i).label, ...nodeOf(i).aliases]", index)
    assert label in told or any(label in one or one in label for one in told)


def test_an_edge_scrolls_to_its_sentence(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.evaluate("selectEdge(0)")
    start, at = tab.evaluate(
        "[DATA.facts[DRAWN.edges[0].facts[0]].start, DATA.facts[DRAWN.edges[0].facts[0]].at]"
    )
    assert tab.is_visible("#text") and tab.locator(f"#s{at}.on").count() == 1 and start >= 0


def test_a_path_joins_two_things_and_is_shared_by_its_address(reader: Reader) -> None:
    tab = reader.opens("whole")
    ends = tab.evaluate(
        """(() => {
          const said = (s) => factsOf[s].map((i) => DATA.facts[i]);
          const placed = (s) => said(s).find((g) => g.p === "locatedIn" && g.s === s);
          const serves = DATA.facts.find((f) => f.p === "serves" && placed(f.s));
          return [serves.o, placed(serves.s).o];
        })()"""
    )
    tab.evaluate("([a, b]) => { select(a); state.start = a; select(b); }", ends)
    tab.click("#to")
    rows = tab.locator("#details .fact").count()
    assert rows >= 1 and "path=" in tab.url
    tab.reload()
    tab.wait_for_function("document.body.dataset.ready === 'true'")
    assert tab.locator("#details .fact").count() == rows


def test_a_facet_narrows_and_an_empty_choice_says_so(reader: Reader) -> None:
    tab = reader.opens("whole")
    before = int(tab.text_content("#count").split()[0])
    tab.click("#facet-town summary")
    tab.check("#facet-town input >> nth=0")
    assert 0 < int(tab.text_content("#count").split()[0]) < before
    tab.evaluate("Object.keys(DATA.looks).forEach((t) => state.hidden.add(t)); apply()")
    assert "没有可显示的对象" in tab.text_content("#hint")


def test_the_table_is_what_is_visible_and_downloads_as_csv(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.evaluate("index => isolate(index)", reader.index("百千万工程"))
    tab.click("#tab-table")
    shown = tab.locator("#table tbody tr").count()
    data = reader.saved("#csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == shown > 0
    texts = tab.evaluate("DATA.sentences.map((s) => s.text).join('')")
    assert all(row["原文"] in texts for row in rows)


def test_pictures_are_saved(reader: Reader) -> None:
    reader.opens("whole")
    assert reader.saved("#png").startswith(b"\x89PNG")
    svg = reader.saved("#svg").decode()
    assert svg.startswith("<svg") and "百千万工程" in svg


def test_the_address_brings_back_what_was_seen(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.evaluate("index => select(index)", reader.index("百千万工程"))
    tab.uncheck("#types [data-key=Policy]")
    tab.select_option("#layout", "levels")
    fragment = tab.evaluate("location.hash")
    tab.goto("about:blank")
    tab = reader.opens("whole", fragment)
    assert tab.text_content("#name") == "百千万工程"
    assert not tab.is_checked("#types [data-key=Policy]")
    assert tab.input_value("#layout") == "levels"


def test_back_and_forth(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.evaluate("select(DATA.leading[0])")
    tab.evaluate("select(DATA.leading[1])")
    second = tab.text_content("#name")
    tab.click("#back")
    tab.wait_for_function("label => document.getElementById('name')?.textContent !== label", arg=second)
    tab.click("#forward")
    tab.wait_for_function("label => document.getElementById('name')?.textContent === label", arg=second)


def test_the_map_shows_what_has_a_place_and_lists_the_rest(reader: Reader) -> None:
    tab = reader.opens("whole", "#layout=map")
    assert tab.is_visible("#adrift") and 0 < tab.evaluate("visible.size") < tab.evaluate("DATA.nodes.length")
    tab.click("#adrift summary")
    assert tab.locator("#adrift li").count() == tab.evaluate("DATA.map.adrift.length") > 0


def test_targets_stand_beside_results(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.click("#tab-numbers")
    pairs = tab.locator("#numbers .pair")
    assert pairs.count() > 0
    assert "实绩" in pairs.first.text_content() and "目标" in pairs.first.text_content()
    everything = tab.locator("#numbers .figure").count()
    tab.fill("#wanted", "绿地")
    assert 0 < tab.locator("#numbers .figure").count() < everything


def test_money_sizes_the_nodes_on_demand(reader: Reader) -> None:
    tab = reader.opens("small")
    before = tab.evaluate("shownNodes.get().map((n) => n.size)")
    tab.check("#sizes")
    sizes = dict(tab.evaluate("shownNodes.get().map((n) => [n.label, n.size])"))
    assert sizes["第1届东湖灯会"] == sizes["第2届东湖灯会"] > 2 * sizes["东湖公园"]
    tab.uncheck("#sizes")
    assert tab.evaluate("shownNodes.get().map((n) => n.size)") == before


def test_without_money_nothing_offers_to_size_by_it(reader: Reader) -> None:
    assert not reader.opens("big").is_visible("#sizes")


def test_surroundings_stand_round_their_centre_with_readable_names(reader: Reader) -> None:
    tab = reader.opens("whole")
    index = reader.index("百千万工程")
    tab.evaluate("index => isolate(index)", index)
    seen = tab.evaluate(
        "[...visible].map((i) => shownNodes.get(nodeOf(i).id).font.size * network.getScale())"
    )
    assert len(seen) > 3 and min(seen) >= 11
    fragment = tab.evaluate("location.hash")
    where = tab.evaluate("network.getPositions()")
    tab.goto("about:blank")
    assert reader.opens("whole", fragment).evaluate("network.getPositions()") == where
    tab.click("#reset")
    assert tab.evaluate("visible.size") == tab.evaluate("DATA.nodes.length")


def test_rows_of_an_answer_lead_to_their_words(reader: Reader) -> None:
    tab = reader.opens("asked")
    rows = tab.locator("#answer [lang=zh] tbody tr")
    assert rows.count() > 3
    button = rows.first.locator("button[data-at]")
    start, end = (int(button.get_attribute(f"data-{edge}")) for edge in ("start", "end"))
    button.click()
    words = tab.evaluate(
        "([at, start, end]) => slices(DATA.sentences[at], start, end)[1]",
        [int(button.get_attribute("data-at")), start, end],
    )
    assert words and words in tab.text_content("#text .s.on")


def test_a_name_that_is_markup_is_shown_as_text(reader: Reader) -> None:
    tab = reader.opens("evil")
    tab.evaluate("select(0)")
    assert tab.text_content("#name") == EVIL
    tab.fill("#query", "<img")
    assert EVIL in tab.text_content("#found")
    tab.click("#tab-table")
    assert tab.locator("#panel img").count() == 0


def test_a_page_without_the_text_still_quotes(reader: Reader) -> None:
    tab = reader.opens("silent")
    assert not tab.is_visible("#tab-text")
    tab.evaluate("index => select(index)", reader.index("百千万工程"))
    assert tab.text_content("#details .fact mark")


def test_english_is_a_click_away(reader: Reader) -> None:
    tab = reader.opens("whole")
    tab.click("#language")
    assert "things" in tab.text_content("#count") and tab.text_content("#tab-text") == "Report"
    assert tab.evaluate("document.documentElement.lang") == "en"


def test_the_keyboard_reaches_everything(reader: Reader) -> None:
    tab = reader.opens("whole")
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("document.activeElement.id"))
    assert {"back", "layout", "png", "query", "network"} <= reached
    tab.focus("#tab-details")
    tab.keyboard.press("ArrowRight")
    assert tab.is_visible("#numbers")
    assert all(tab.evaluate("[...document.querySelectorAll('button')].map((b) => b.textContent.trim())"))


def test_hovering_costs_one_redraw(reader: Reader) -> None:
    tab = reader.opens("whole")
    spent = tab.evaluate(
        "(() => { const start = performance.now(); for (const i of DATA.leading) hover(glowAround(i));"
        " return (performance.now() - start) / DATA.leading.length; })()"
    )
    assert spent < 50


def test_on_a_narrow_screen_search_comes_first_and_the_legend_is_folded(phone: Reader) -> None:
    tab = phone.opens("whole")
    assert tab.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    top = {part: tab.locator(part).bounding_box()["y"] for part in (".search", "#stage", "#panel", "#side")}
    assert sorted(top, key=lambda part: top[part]) == [".search", "#stage", "#panel", "#side"]
    assert not tab.is_visible("#types")
    tab.fill("#query", "百千万")
    tab.press("#query", "Enter")
    assert tab.text_content("#name") == "百千万工程"


def test_print_has_the_picture_and_the_details(reader: Reader, tmp_path: Path) -> None:
    tab = reader.opens("whole")
    tab.evaluate("index => select(index)", reader.index("百千万工程"))
    tab.pdf(path=tmp_path / "page.pdf", format="A4")
    assert tab.evaluate("document.getElementById('printed').src.startsWith('data:image/png')")
    assert (tmp_path / "page.pdf").stat().st_size > 20_000
