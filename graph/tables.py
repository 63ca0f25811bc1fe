"""The flat face of a reading: figures.csv, entities.csv and relations.csv (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.extract import read
from loaders.records import Entity, Figure, Reading, Relation
from loaders.sources import read_source

FIGURES = (
    "start end number role value unit direction indicator subject period nature qualifier pair section sentence"
).split()
ENTITIES = "iri type name aliases start mentions links".split()
RELATIONS = "subject predicate object basis start end evidence".split()
# The predicates of the annotation guide; what else is read goes into the graph only.
STATED = frozenset(
    "serves locatedIn status operatedBy received issued partOf heldIn hostedBy cooperatesWith targets".split()
)


def _heading_path(reading: Reading, sentence: int) -> str:
    innermost = reading.outline.section_of(reading.outline.sentences[sentence])
    labels = {section.path: section.label for section in reading.outline.sections}
    prefixes = (innermost.path[: n + 1] for n in range(len(innermost.path)))
    return " / ".join(labels[path] for path in prefixes if path in labels)


def _figure(reading: Reading, figure: Figure) -> list[object]:
    text = reading.document.source.text
    return [
        figure.span.start, figure.span.end, figure.number, figure.role, figure.value, figure.unit,
        figure.direction, figure.indicator, figure.subject, figure.period, figure.nature, figure.qualifier,
        "" if figure.pair is None else figure.pair, _heading_path(reading, figure.sentence),
        reading.outline.sentences[figure.sentence].span.of(text),
    ]  # fmt: skip


def _entity(entity: Entity) -> list[object]:
    start = entity.mentions[0].span.start if entity.mentions else ""
    return ["", entity.type, entity.name, "|".join(entity.aliases), start, len(entity.mentions), entity.code]


def _relation(reading: Reading, relation: Relation) -> list[object]:
    words = relation.span.of(reading.document.source.text)
    return [
        relation.subject[1], relation.predicate, relation.object[1], relation.basis,
        relation.span.start, relation.span.end, words,
    ]  # fmt: skip


def _stated_once(relations: Iterable[Relation]) -> list[Relation]:
    """Return the first statement of each relation that the guide knows, in the order given."""
    first: dict[tuple[tuple[str, str], str, tuple[str, str]], Relation] = {}
    for relation in relations:
        if relation.predicate in STATED:
            first.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return list(first.values())


def tables(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (file name, CSV text) for the three tables of a reading."""
    yield "figures.csv", _csv(FIGURES, (_figure(reading, f) for f in reading.figures))
    yield "entities.csv", _csv(ENTITIES, (_entity(e) for e in reading.entities))
    yield "relations.csv", _csv(RELATIONS, (_relation(reading, r) for r in _stated_once(reading.relations)))


def _csv(header: list[str], rows: Iterable[list[object]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":  # until the command line is there
    source_path, out_dir, *rest = sys.argv[1:]
    options = dict(zip(rest[::2], rest[1::2], strict=True))
    result = read(read_source(Path(source_path)), options.get("--region", ""), int(options.get("--year", 0)))
    Path(out_dir).mkdir(parents=True, exist_ok=True)
    for name, content in tables(result):
        (Path(out_dir) / name).write_text(content, encoding="utf-8", newline="")
