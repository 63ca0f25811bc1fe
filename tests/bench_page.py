"""How soon a page is there: ours beside what pyvis alone makes of the same graph, in one browser.

Run as ``python -m tests.bench_page [nodes …]``; needs Chromium.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from graph.pages.draw import page
from graph.pages.picture import Fact, Heading, Line, Node, Picture

SIZES = (200, 1000, 5000, 20000)
PATIENCE = 45  # seconds that a page of pyvis alone is waited for
CHROMIUM = "/usr/bin/chromium"
OFFLINE = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_TYPES = ("Programme", "Project", "Company", "Organization", "Place", "Policy", "Designation", "Event")
_SYLLABLES = "东南西北河湖山海新安平和兴华丰盛园桥路港城镇村"
_THING = "https://w3id.org/plan-graph/id/"


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds to make a page, its megabytes, seconds until the picture is drawn and until it answers."""

    made: float
    size: float
    drawn: float
    ready: float


def invent(count: int) -> Picture:
    """Make up a picture of ``count`` things with half as many relations again, hubs included; seeded."""
    dice = random.Random(count)
    kinds = [_TYPES[dice.randrange(len(_TYPES))] for _ in range(count)]
    names = ["".join(dice.choices(_SYLLABLES, k=6)) + str(i) for i in range(count)]
    nodes = tuple(
        Node(f"{_THING}{k.lower()}/x/{i}", k, n) for i, (k, n) in enumerate(zip(kinds, names, strict=True))
    )
    lines, facts, at = [], [], 0
    for i in range(count * 3 // 2):
        a, b = dice.randrange(count), min(int(dice.expovariate(8 / count)), count - 1)
        text = f"推进{names[a]}建设,服务{names[b]}。"
        line = Line(f"{_THING}text/x#{i}", at, at + len(text), text, f"{_THING}section/{i % 40}")
        lines.append(line)
        facts.append(
            Fact(
                f"{_THING}claim/{i}",
                nodes[a].iri,
                "serves",
                nodes[b].iri,
                "",
                "explicit",
                line.iri,
                at,
                at + 4,
            )
        )
        at += len(text)
    headings = tuple(Heading(f"{_THING}section/{i}", f"第{i + 1}节", 1, i, "report") for i in range(40))
    return Picture(f"{count} 个对象", nodes, tuple(facts), lines=tuple(lines), headings=headings)


def plain(picture: Picture) -> str:
    """Return what pyvis alone makes of the picture, as its own documentation does it."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.iri, label=node.label, title=node.label, group=node.type)
    for fact in picture.facts:
        network.add_edge(fact.subject, fact.object, title=fact.predicate)
    return str(network.generate_html())


def ours(browser: Browser, picture: Picture, folder: Path) -> Timing:
    """Time our page by the marks of its script: the picture is drawn, the page answers."""
    start = time.perf_counter()
    html = page(picture)
    made = time.perf_counter() - start
    file = folder / "ours.html"
    file.write_text(html, encoding="utf-8")
    tab: Any = browser.new_page()
    tab.goto(file.as_uri())
    tab.wait_for_function("document.body.dataset.ready === 'true'")
    tab.wait_for_function("performance.getEntriesByName('drawn').length")
    drawn, ready = tab.evaluate(
        "[performance.getEntriesByName('drawn')[0].startTime,"
        " performance.getEntriesByName('ready')[0].startTime]"
    )
    tab.close()
    return Timing(made, len(html.encode()) / 1e6, drawn / 1000, ready / 1000)


def theirs(browser: Browser, picture: Picture, folder: Path, patience: float = PATIENCE) -> Timing:
    """Time the page of pyvis alone until its layout has settled; infinity where that outlasts patience."""
    start = time.perf_counter()
    html = plain(picture)
    made = time.perf_counter() - start
    file = folder / "plain.html"
    file.write_text(html, encoding="utf-8")
    tab: Any = browser.new_page()
    tab.add_init_script(
        "addEventListener('DOMContentLoaded', () => {"
        " network.once('stabilizationIterationsDone', () => { window.settled = performance.now(); }); });"
    )
    settled = float("inf")
    try:
        tab.goto(file.as_uri(), timeout=patience * 1000)
        tab.wait_for_function("window.settled", timeout=patience * 1000)
        settled = tab.evaluate("window.settled") / 1000
    except TooLong:
        pass
    tab.close()
    return Timing(made, len(html.encode()) / 1e6, settled, settled)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a row for each size: ours, then pyvis alone."""
    print("nodes | made s | MB | picture drawn s | answers s || pyvis: made s | MB | settled s")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            picture = invent(count)
            rows = []
            for measure in (ours, theirs):
                browser = play.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
                rows.append(measure(browser, picture, Path(folder)))
                browser.close()
            a, b = rows
            late = f"{b.ready:.1f}" if b.ready < PATIENCE else f"> {PATIENCE}"
            print(
                f"{count:6} | {a.made:.2f} | {a.size:.2f} | {a.drawn:.2f} | {a.ready:.2f}"
                f" || {b.made:.2f} | {b.size:.2f} | {late}",
                flush=True,
            )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
