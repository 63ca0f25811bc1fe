"""``make bench``: medians of what users wait for, beside the floor measured in the same run.

Timings are no tests: they print and fail nothing.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pyoxigraph import QueryBoolean, RdfFormat, Store
from rdflib import Graph

from graph.answers.answers import answer
from graph.answers.engines import Embedded, InMemory
from graph.links.linking import Item, link
from graph.stores.pointer import GENERATIONS, current
from graph.stores.store import documents, open_for_many, open_store, rdflib_dataset
from graph.triples.build import triples
from loaders import gazetteer, readings
from loaders.documents import describe
from loaders.extract import read
from loaders.figures import read_figures
from loaders.names import read_entities
from loaders.names.classes import class_of, classed
from loaders.names.words import is_group
from loaders.relations import read_relations
from loaders.sections import read_outline
from loaders.seeking import LACKING, pairs
from loaders.sources import shipped_reports
from loaders.text import Source, view_of
from queries.catalog import find, names

COMMAND = [sys.executable, "-m", "graph"]
BARE = """
import sys
from pyoxigraph import QueryBoolean, Store
from rdflib import Graph
print(len(list(Store.read_only(sys.argv[1]).query(open(sys.argv[2]).read()))))
"""


def seconds(act: Callable[[], object], runs: int = 5) -> float:
    """Return the median wall time of an act."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def process(*arguments: str) -> None:
    """Run a command to its end and fail if it does."""
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)


def row(name: str, took: float, bar: str = "") -> None:
    """Print one measurement."""
    print(f"{name:<58}{took * 1000:>10.1f} ms  {bar}")


def whole_processes(folder: Path) -> Path:
    """Time the commands from cold and return the store."""
    store = folder / "store"
    print("\n整个进程 · whole processes")
    row("plan-graph build", seconds(lambda: process(*COMMAND, "build", "--store", str(store))), "≤ 2000")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'  peak memory':<58}{peak:>10} MB  ≤ 250")
    question = ("query", "projects-serving-programme", "--store", str(store))
    asked = seconds(lambda: process(*COMMAND, *question))
    text = folder / "question.rq"
    text.write_text(find("projects-serving-programme").filled({}), encoding="utf-8")
    generation = str(store / GENERATIONS / current(store))
    floor = seconds(lambda: process(sys.executable, "-c", BARE, generation, str(text)))
    row("plan-graph query projects-serving-programme", asked, f"≤ 200, {asked / floor:.1f} × the floor (≤ 4)")
    row("  floor: open the store and answer it in bare Python", floor)
    source = folder / "long.txt"
    source.write_text(shipped_reports()[0].text * 2, encoding="utf-8")
    tables = ("extract", str(source), "-o", str(folder / "tables"))
    row("plan-graph extract of 29,000 characters", seconds(lambda: process(*COMMAND, *tables)), "≤ 2000")
    page = ("view", "--store", str(store), "-o", str(folder / "page.html"))
    row("plan-graph view of the whole graph", seconds(lambda: process(*COMMAND, *page), 3), "≤ 3000")
    return store


def tables() -> None:
    """Time what a first look into the tables of names costs, from cold."""

    def division() -> None:
        gazetteer._by_code.cache_clear()
        gazetteer._by_form.cache_clear()
        gazetteer.find_division("番禺区")

    def syllables() -> None:
        readings._characters.cache_clear()
        readings._words.cache_clear()
        readings.pinyin("番禺")

    print("\n名称表 · tables of names, from cold")
    row("a division by its name", seconds(division), "≤ 40")
    row("a name's pinyin", seconds(syllables), "≤ 20")


def linking() -> None:
    """Time the matching of very many names against many, all of one scope and few letters: the worst case."""
    print("\n同名比对 · linking")
    letters, chance = "东西石沙江湖山河龙洲港海平安和兴福金银涌岗塘田园林", random.Random(7)
    made = ["".join(chance.choices(letters, k=3)) + "村" for _ in range(101_000)]
    items = [Item(str(n), "place", name, within="440999") for n, name in enumerate(made)]
    row("100,000 names against 1,000", seconds(lambda: sum(1 for _ in link(items[1000:], items[:1000])), 1))


def steps() -> None:
    """Time each step of a reading, and how it grows with the text."""
    print("\n读一份报告 · reading, step by step")
    source = shipped_reports()[0]
    document = describe(source)
    outline = read_outline(document)
    entities = read_entities(document, outline)
    figures = read_figures(document, outline, entities)
    row("describe", seconds(lambda: describe(source)))
    row("outline", seconds(lambda: read_outline(document)))
    row("names", seconds(lambda: read_entities(document, outline)))
    row("figures", seconds(lambda: read_figures(document, outline, entities)))
    row("relations", seconds(lambda: read_relations(document, outline, entities, figures)), "≤ 100")
    whole = seconds(lambda: unseen(source))
    each = whole / len(source.text) * 15_000
    row("the whole reading", whole, f"{1 / each:.1f} reports of 15,000 characters a second (≥ 15)")
    body = outline.body.of(source.text)
    for times in (1, 4, 16):
        grown = Source("bench", source.text[: outline.body.start] + body * times)
        took = seconds(partial(read, grown), 3)
        row(f"  {times} × the text", took, f"{took / times / whole:.2f} × per text")


def unseen(source: Source) -> None:
    """Read a report whose sentences and words were never looked at, as in a row of different ones."""
    LACKING.clear()
    for look in (view_of, pairs, class_of, classed, is_group):
        look.cache_clear()
    read(source)


def questions(path: Path) -> None:
    """Time every saved question in process: as programs ask it (≤ 20 ms), from the file, and on rdflib."""
    print("\n每个问题 · every saved question: in memory, from the file, rdflib")
    held, store = open_for_many(path), open_store(path)
    quick, filed, memory = Embedded(held), Embedded(store), InMemory(_in_memory(path))
    for name in names():
        query = find(name)
        if any(parameter.default == "required" for parameter in query.parameters):
            continue
        fast, file = seconds(partial(answer, quick, name)), seconds(partial(answer, filed, name))
        plain = seconds(partial(_drain, held, query.filled({})))
        slow = seconds(partial(answer, memory, name), 1)
        print(
            f"{name:<36}{fast * 1000:>9.1f} ms  {fast / plain:>5.1f} × pyoxigraph alone{file * 1000:>9.1f} ms"
            f"{slow * 1000:>10.0f} ms  {slow / fast:>6.0f} ×"
        )


def many_reports(path: Path, copies: int = 99) -> None:
    """Time every question of one report alone, then amid copies that speak of other districts (≤ 10 ×)."""
    print(f"\n一份报告 / 其余 {copies} 份也在 · asked of one report, in memory: alone, amid {copies} others")
    (source,) = shipped_reports()
    kept, alone, crowd = open_store(path), Store(), Store()  # in memory both, for a fair ratio
    alone.extend(kept)
    crowd.extend(kept)
    own = {"report": documents(kept)[0].report}
    others = [d for d in gazetteer.divisions() if d.level == "county" and re.fullmatch("..区", d.name)]
    for place in random.Random(5).sample(others, copies):
        text = source.text.replace("番禺", place.name[:2])
        region = gazetteer.full_name(place)
        crowd.load(triples(read(Source(place.code, text), region, 2025)), format=RdfFormat.N_TRIPLES)
    for name in names():
        if any(parameter.name == "report" for parameter in find(name).parameters):
            few, many = (seconds(partial(answer, Embedded(store), name, own), 3) for store in (alone, crowd))
            print(f"{name:<36}{few * 1000:>9.1f} ms{many * 1000:>10.1f} ms  {many / few:>6.1f} ×")


def _drain(store: Store, text: str) -> None:
    found = store.query(text)
    if not isinstance(found, QueryBoolean):
        list(found)


def _in_memory(path: Path) -> Graph:
    """Copy the default graph into rdflib's own memory, for rdflib's own engine."""
    copied = Graph()
    for triple in rdflib_dataset(path).default_graph:
        copied.add(triple)
    return copied


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        store = whole_processes(Path(folder))
        steps()
        tables()
        linking()
        questions(store)
        many_reports(store)


if __name__ == "__main__":
    main()
