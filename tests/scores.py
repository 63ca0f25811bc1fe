"""How well the reading agrees with hand-made annotations, pooled over reports.

``python -m tests.scores`` prints the tables of docs/reading.md; with ``--write`` it puts them there. Rows are
compared by the scorer of the published sample (``../shared/gold/score.py``), run by its path; what it says of
single rows is counted, so that counts of several reports can be added up.
"""

from __future__ import annotations

import contextlib
import csv
import importlib.util
import io
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import ModuleType

from graph.triples.tables import write_package
from loaders.extract import read
from loaders.records import Reading
from loaders.sources import read_source

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "gold"
PAGE = ROOT / "docs" / "reading.md"
SHIPPED = ROOT / "loaders" / "data" / "reports" / "440113-2025-plan" / "report.txt"
MAIN = ("serves", "status", "received", "locatedIn", "issued")
PREDICATES = (*MAIN, "operatedBy", "partOf", "heldIn", "hostedBy", "cooperatesWith", "targets")
SAMPLE_SPANS = ((546, 1670), (3167, 4285), (9370, 10454))
OWN = "guangzhou-panyu-2025-plan"
Ranges = Sequence[tuple[int, int]]
_FIGURES = re.compile(
    r"figures: (\d+)/(\d+) found; core right (\d+)/.*; all fields (\d+)/.*quantities (\d+)/(\d+)"
)
_FIELD = re.compile(
    r"(?:\| |', )(role|value|unit|direction|nature|qualifier|period|indicator|subject|pair): "
)
_BEGIN, _END = "<!-- scores -->", "<!-- /scores -->"


@dataclass(frozen=True)
class Counts:
    """What was compared and how it came out, ready to be added up."""

    figures: Counter[str] = field(default_factory=Counter)  # all found core full others taken
    entities: Counter[str] = field(default_factory=Counter)  # gold missed extra mistyped
    relations: Counter[tuple[str, str]] = field(default_factory=Counter)  # predicate; gold missed extra
    fields: Counter[str] = field(default_factory=Counter)  # wrong fields of figures found
    types: Counter[tuple[str, str]] = field(default_factory=Counter)  # type of entity; missed extra

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.figures + other.figures,
            self.entities + other.entities,
            self.relations + other.relations,
            self.fields + other.fields,
            self.types + other.types,
        )

    def figure_rate(self, what: str) -> float:
        """Return the share of the annotated figures that were found, or read right in core or in full."""
        return self.figures[what] / max(self.figures["all"], 1)

    def entity_f1(self) -> float:
        """Return the F1 of the named things."""
        return _f1(*(self.entities[k] for k in ("gold", "missed", "extra")))

    def type_rate(self) -> float:
        """Return the share of the named things found that have the right type."""
        found = self.entities["gold"] - self.entities["missed"]
        return 1 - self.entities["mistyped"] / max(found, 1)

    def relation_f1(self, predicate: str) -> float:
        """Return the F1 of one predicate."""
        return _f1(*(self.relations[predicate, k] for k in ("gold", "missed", "extra")))

    def main_f1(self) -> float:
        """Return the mean F1 of those of the five main predicates that the annotations hold."""
        there = [p for p in MAIN if self.relations[p, "gold"]]
        return sum(map(self.relation_f1, there)) / max(len(there), 1)


def _f1(gold: int, missed: int, extra: int) -> float:
    hit = gold - missed
    return 2 * hit / max(2 * hit + missed + extra, 1)


def missing() -> str:
    """Say which file is needed and isn't there, or ""."""
    needed = (SHARED / "gold" / "score.py", SHARED / "reports" / "INDEX.tsv")
    absent = [str(path) for path in needed if not path.exists()]
    return f"{absent[0]} is not there: how well reports are read goes unmeasured" if absent else ""


@cache
def scorer() -> ModuleType:
    """Load the published scorer by its path."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def regions() -> dict[str, tuple[str, int]]:
    """Return region and year of delivery by the report's id, as they are given when reports are scored."""
    with (SHARED / "reports" / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["file"].removesuffix(".txt"): (row["region"], int(row["year"])) for row in rows}


@cache
def reading(name: str, curated: bool = True) -> Reading:
    """Read a report by its id, the shipped one with or without a person's corrections."""
    source = read_source(SHIPPED if name == OWN else SHARED / "reports" / f"{name}.txt")
    return read(source if curated else replace(source, curation=""), *regions()[name])


def folders() -> list[str]:
    """Return the ids of the reports that we annotated."""
    return sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())


def others() -> list[str]:
    """Return the ids of those that aren't the shipped report."""
    return [name for name in folders() if name != OWN]


def spans(name: str) -> list[tuple[int, int]]:
    """Return the ranges of a report that we annotated."""
    lines = (GOLD / name / "spans.tsv").read_text(encoding="utf-8").split("\n")
    return [(int(start), int(end)) for start, end in (line.split("\t") for line in lines if line.strip())]


def measure(result: Reading, gold: Path, only: Ranges) -> Counts:
    """Compare the tables of a reading with a folder of annotations, within some ranges of the text."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_package(result, folder)
        figures, entities, relations = (
            _said(f"score_{table}", folder, gold, only) for table in ("figures", "entities", "relations")
        )
        return Counts(
            _figures(figures),
            _entities(entities),
            _relations(relations, folder, only),
            Counter(_FIELD.findall(figures)),
            _types(entities),
        )


@cache
def sample(curated: bool = True) -> Counts:
    """Measure the shipped report on the published sample."""
    return measure(reading(OWN, curated), SHARED / "gold" / "panyu-2025-sample", SAMPLE_SPANS)


def pooled(names: Iterable[str], curated: bool = True) -> Counts:
    """Measure reports on our own annotations, all counts added up."""
    return sum((one(name, curated) for name in names), Counts())


@cache
def one(name: str, curated: bool = True) -> Counts:
    """Measure a report on our own annotations."""
    return measure(reading(name, curated), GOLD / name, spans(name))


def _said(function: str, export: Path, gold: Path, only: Ranges) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the scorer leaves its files open
        getattr(scorer(), function)(export, gold, True, only)
    return out.getvalue()


def _figures(said: str) -> Counter[str]:
    match = _FIGURES.search(said)
    assert match, said
    names = ("found", "all", "core", "full", "taken", "others")
    return Counter(dict(zip(names, map(int, match.groups()), strict=True)))


def _entities(said: str) -> Counter[str]:
    match = re.search(r"^entities: gold (\d+) ", said, re.M)
    assert match, said
    lines = Counter(line.split(" ", 1)[0] for line in said.splitlines())
    return Counter(gold=int(match[1]), missed=lines["NO"], extra=lines["EXTRA"], mistyped=lines["TYPE"])


def _types(said: str) -> Counter[tuple[str, str]]:
    """Count what was missed (by the annotated type) and what nobody annotated (by the type read)."""
    found = re.findall(r"^(NO ENTITY|EXTRA) ([a-z]+)", said, re.M)
    return Counter((kind, "missed" if line == "NO ENTITY" else "extra") for line, kind in found)


def _relations(said: str, export: Path, only: Ranges) -> Counter[tuple[str, str]]:
    """Count by predicate; a predicate that the annotations lack has whatever was read of it as extra."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind, predicate, number in re.findall(
        r"^(NO RELATION|EXTRA|relations) (\w+)(?:: gold (\d+))?", said, re.M
    ):
        if kind != "relations":
            counts[predicate, "missed" if kind == "NO RELATION" else "extra"] += 1
        elif number:
            counts[predicate, "gold"] += int(number)
    known = set(re.findall(r"^relations (\w+): gold", said, re.M))
    with (export / "relations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            inside = any(start <= int(row["start"]) < end for start, end in only)
            counts[row["predicate"], "extra"] += inside and row["predicate"] not in known
    return counts


def tables() -> str:
    """Return the tables of docs/reading.md as Markdown."""
    groups = {"番禺样本 Panyu, published sample": sample(), "番禺其余 Panyu, the rest": pooled([OWN])}
    columns = groups | {f"其他 {len(others())} 份 other reports": pooled(others())}
    lines = [*_table(columns), "", *_without(), "", *_wrong(columns), "", *_by_report()]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "–"


def _table(columns: dict[str, Counts]) -> Iterator[str]:
    counts = list(columns.values())
    yield _row("", *columns)
    yield _row("---", *("---" for _ in counts))
    for what, name in (
        ("found", "数字 figures: found"),
        ("core", "core right"),
        ("full", "all fields right"),
    ):
        yield _row(name, *(_percent(c.figures[what], c.figures["all"]) for c in counts))
    yield _row(
        "not a quantity, but read as one",
        *(_percent(c.figures["taken"], c.figures["others"]) for c in counts),
    )
    yield _row("名称 entities: F1", *(f"{c.entity_f1():.3f} ({c.entities['gold']})" for c in counts))
    yield _row("type right", *(f"{c.type_rate():.3f}" for c in counts))
    for predicate in PREDICATES:
        yield _row(f"关系 `{predicate}`: F1", *(_relation(c, predicate) for c in counts))
    yield _row("**mean of the first five**", *(f"{c.main_f1():.3f}" for c in counts))


def _relation(counts: Counts, predicate: str) -> str:
    gold = counts.relations[predicate, "gold"]
    return f"{counts.relation_f1(predicate):.3f} ({gold})" if gold else "–"


def _without() -> Iterator[str]:
    """Say what a person's corrections add on the shipped report."""
    if not read_source(SHIPPED).curation:
        yield "番禺报告没有人工订正。 The shipped report has no corrections by a person."
        return
    yield "不用人工订正时的番禺报告 · the shipped report without corrections by a person:"
    yield ""
    yield from _table({"样本 sample": sample(False), "其余 rest": pooled([OWN], False)})


def _wrong(columns: dict[str, Counts]) -> Iterator[str]:
    """Say what is wrong by class: fields of figures, types of entities."""
    counts = list(columns.values())
    yield _row("错在哪里 what is wrong", *columns)
    yield _row("---", *("---" for _ in counts))
    fields = sorted(set().union(*(c.fields for c in counts)), key=lambda f: -sum(c.fields[f] for c in counts))
    for name in fields:
        yield _row(f"figure: {name}", *(str(c.fields[name]) for c in counts))
    kinds = sorted({kind for c in counts for kind, _ in c.types})
    for kind in kinds:
        missed = ((c.types[kind, "missed"], c.types[kind, "extra"]) for c in counts)
        yield _row(f"{kind}: missed / extra", *(f"{m} / {e}" for m, e in missed))


def _by_report() -> Iterator[str]:
    yield _row("报告 report", "figures", "core", "all fields", "entities", "F1")
    yield _row(*["---"] * 6)
    for name in folders():
        c = one(name)
        rates = (f"{100 * c.figure_rate(what):.0f} %" for what in ("core", "full"))
        entities = (str(c.entities["gold"]), f"{c.entity_f1():.2f}")
        yield _row(f"`{name}`", str(c.figures["all"]), *rates, *entities)


def main(arguments: Sequence[str]) -> int:
    """Print the tables, or write them into docs/reading.md."""
    if why := missing():
        print(why, file=sys.stderr)
        return 2
    if "--write" not in arguments:
        print(tables())
        return 0
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(_BEGIN)
    after = rest.partition(_END)[2]
    PAGE.write_text(f"{before}{_BEGIN}\n{tables()}\n{_END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
