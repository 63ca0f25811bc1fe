"""The names of whole reports against what readers found in them, by the measure of the annotation guide."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from loaders.documents import describe
from loaders.names import read_entities
from loaders.records import Entity
from loaders.sections import read_outline
from loaders.sources import read_source

SHARED = Path(__file__).parents[1].parent / "shared"
GOLD = Path(__file__).parent / "gold"
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def bare(name: str) -> str:
    return re.sub(r"[\s“”《》〈〉()、,。·—_-]", "", name).lower()


def spans(text: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in (line.split()[:2] for line in text.splitlines() if line.strip())]


def read(stem: str, region: str, year: str) -> tuple[Entity, ...]:
    document = describe(read_source(SHARED / "reports" / f"{stem}.txt"), region, int(year))
    return read_entities(document, read_outline(document))


def measure(found: tuple[Entity, ...], gold: list[Row], ranges: list[tuple[int, int]]) -> list[int]:
    """Return the numbers of (expected, found, matched, right type); doubtful gold costs nothing."""
    inside = [e for e in found if any(a <= e.mentions[0].span.start < b for a, b in ranges)]
    gold = [g for g in gold if any(a <= int(g["start"]) < b for a, b in ranges)]
    left = {id(e): {bare(n) for n in (e.name, *e.aliases)} for e in inside}
    by_id = {id(e): e for e in inside}
    expected = matched = typed = free = 0
    for row in sorted(gold, key=lambda g: g["note"].startswith("optional")):
        names = {bare(n) for n in (row["name"], *row["aliases"].split("|"))} - {""}
        hits = [k for k, have in left.items() if have & names]
        hits.sort(key=lambda k: by_id[k].type not in row["type"].split("/"))
        optional = row["note"].startswith("optional")
        expected += not optional
        if hits:
            left.pop(hits[0])
            free += optional
            matched += not optional
            typed += not optional and by_id[hits[0]].type in row["type"].split("/")
    return [expected, len(inside) - free, matched, typed]


def f1(counts: list[int]) -> float:
    expected, found, matched, _ = counts
    return 2 * matched / (expected + found)


def require(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"没有 {path.name}:此测试要读外部文本 · needs texts that are not in the repository")
    return path


def test_short_reports_reach_the_bar() -> None:
    index = rows(require(SHARED / "reports" / "INDEX.tsv"))
    short = {r["file"].removesuffix(".txt"): r for r in index if r["extent"] == "beginning"}
    total = [0, 0, 0, 0]
    for stem, row in short.items():
        if not (GOLD / stem / "entities.tsv").exists():
            continue
        ranges = spans((GOLD / stem / "spans.tsv").read_text(encoding="utf-8"))
        counts = measure(read(stem, row["region"], row["year"]), rows(GOLD / stem / "entities.tsv"), ranges)
        total = [a + b for a, b in zip(total, counts, strict=True)]
    assert total[0] >= 100
    assert f1(total) >= 0.9
    assert total[3] / total[2] >= 0.97


def test_the_published_sample_reaches_the_bar() -> None:
    folder = require(SHARED / "gold" / "panyu-2025-sample")
    ranges = [(546, 1670), (3167, 4285), (9370, 10454)]
    found = read("guangzhou-panyu-2025-plan", "广州市番禺区", "2025")
    counts = measure(found, rows(folder / "entities.tsv"), ranges)
    assert f1(counts) >= 0.95
    assert counts[3] / counts[2] >= 0.97


def test_the_rest_of_the_sampled_report_reaches_the_bar() -> None:
    stem = "guangzhou-panyu-2025-plan"
    require(SHARED / "reports" / f"{stem}.txt")
    ranges = spans((GOLD / stem / "spans.tsv").read_text(encoding="utf-8"))
    counts = measure(read(stem, "广州市番禺区", "2025"), rows(GOLD / stem / "entities.tsv"), ranges)
    assert f1(counts) >= 0.95
    assert counts[3] / counts[2] >= 0.97


def test_long_reports_reach_the_bar() -> None:
    index = rows(require(SHARED / "reports" / "INDEX.tsv"))
    total = [0, 0, 0, 0]
    for row in index:
        stem = row["file"].removesuffix(".txt")
        if row["extent"] == "beginning" or not (GOLD / stem / "entities.tsv").exists():
            continue
        ranges = spans((GOLD / stem / "spans.tsv").read_text(encoding="utf-8"))
        counts = measure(read(stem, row["region"], row["year"]), rows(GOLD / stem / "entities.tsv"), ranges)
        total = [a + b for a, b in zip(total, counts, strict=True)]
    assert total[0] >= 500
    assert f1(total) >= 0.93
    assert total[3] / total[2] >= 0.97
