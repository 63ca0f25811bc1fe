"""The flat face of a reading: figures.csv, entities.csv and relations.csv, and what describes them.

RFC 4180, UTF-8, one header line; the ``iri`` columns lead into the graph. datapackage.json is Frictionless.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from graph.files import write_whole
from graph.triples.observations import observations
from graph.triples.roster import Roster
from loaders.records import Entity, Figure, Reading, Relation
from loaders.text import plain

FIGURES = [
    "start", "end", "number", "role", "value", "unit", "direction", "indicator", "subject", "period",
    "nature", "qualifier", "pair", "section", "sentence", "iri",
]  # fmt: skip
ENTITIES = ["iri", "type", "name", "aliases", "start", "mentions", "links"]
RELATIONS = [
    "subject", "predicate", "object", "basis", "start", "end", "evidence", "subject_iri", "object_iri",
]  # fmt: skip
# The predicates of the annotation guide; what else is read goes into the graph only.
STATED = frozenset((
    "serves", "locatedIn", "status", "operatedBy", "received", "issued", "partOf", "heldIn", "hostedBy",
    "cooperatesWith", "targets",
))  # fmt: skip

_TITLES = {
    "figures.csv": "正文中的数字,一行一个 · one row for each number of the body",
    "entities.csv": "点名的事物,一行一个 · one row for each named thing",
    "relations.csv": "写明的关系,一行一条 · one row for each stated relation",
}
_INTEGERS = frozenset({"start", "end", "pair", "mentions"})
_KEYS = {"figures.csv": ["start"], "entities.csv": ["iri"]}


def tables(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (file name, CSV text) for the three tables of a reading."""
    roster = Roster(reading)
    nodes = observations(roster)
    yield "figures.csv", _csv(FIGURES, (_figure(reading, f, nodes) for f in reading.figures))
    named = (
        e for e in reading.entities if e.type != "challenge"
    )  # the guide's entities; the graph has those too
    yield "entities.csv", _csv(ENTITIES, (_entity(e, roster) for e in named))
    text = reading.document.source.text
    names = {(e.type, e.name): printed_name(e, text) for e in reading.entities if e.code}
    stated = _stated_once(reading.relations)
    yield "relations.csv", _csv(RELATIONS, (_relation(r, roster, names) for r in stated))


def package(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (file name, content) for the three tables and the datapackage.json that describes them."""
    content = dict(tables(reading))
    yield from content.items()
    document = reading.document
    described = {
        "profile": "tabular-data-package",
        "name": Roster(reading).report_id,
        "title": document.called,
        "sources": [{"title": document.called, "path": document.url or "report.txt"}],
        "resources": [_resource(name, text) for name, text in content.items()],
    }
    yield "datapackage.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def write_package(reading: Reading, folder: Path) -> None:
    """Write tables and datapackage.json into a folder; raises OutputError where that can't be."""
    for name, content in list(package(reading)):
        write_whole(folder / name, content)


def _resource(name: str, text: str) -> dict[str, object]:
    data = text.encode()
    header = next(csv.reader(io.StringIO(text)))
    fields = [{"name": column, "type": "integer" if column in _INTEGERS else "string"} for column in header]
    return {
        "profile": "tabular-data-resource",
        "name": name.removesuffix(".csv"),
        "path": name,
        "title": _TITLES[name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {"fields": fields, "missingValues": [""]}
        | ({"primaryKey": _KEYS[name]} if name in _KEYS else {}),
    }


def _figure(reading: Reading, figure: Figure, nodes: dict[int, tuple[str, ...]]) -> list[object]:
    text = reading.document.source.text
    return [
        figure.span.start, figure.span.end, figure.number, figure.role, figure.value, figure.unit,
        figure.direction, figure.indicator, figure.subject, _period(figure), figure.nature, figure.qualifier,
        "" if figure.pair is None else figure.pair, _heading_path(reading, figure.sentence),
        reading.outline.sentences[figure.sentence].span.of(text), "|".join(nodes.get(figure.span.start, ())),
    ]  # fmt: skip


def _period(figure: Figure) -> str:
    """Return the period in the guide's form; what has been summed up over time says so."""
    return f"{figure.period} 累计" if figure.cumulative else figure.period


def _heading_path(reading: Reading, sentence: int) -> str:
    innermost = reading.outline.section_of(reading.outline.sentences[sentence])
    labels = {section.path: section.label for section in reading.outline.sections}
    prefixes = (innermost.path[: n + 1] for n in range(len(innermost.path)))
    return " / ".join(labels[path] for path in prefixes if path in labels)


def _entity(entity: Entity, roster: Roster) -> list[object]:
    start = entity.mentions[0].span.start if entity.mentions else ""
    thing = roster.things[entity.type, entity.name]
    text = roster.reading.document.source.text
    name = printed_name(entity, text)
    own = (entity.name,) if name != entity.name else ()
    names = "|".join(dict.fromkeys((*entity.aliases, *own, *wide_forms(entity, text))))
    return [thing.iri, entity.type, name, names, start, len(entity.mentions), entity.code]


def wide_forms(entity: Entity, text: str) -> Iterator[str]:
    """Yield the forms printed with full-width marks (渔（塘）长制), which rules read as half-width."""
    read = {entity.name, *entity.aliases}
    for mention in entity.mentions:
        printed = mention.span.of(text)
        if (
            printed not in read
            and "|" not in printed
            and plain(printed) in read
            and len(printed.split()) == 1
        ):
            yield printed


def printed_name(entity: Entity, text: str) -> str:
    """Return what a table calls a thing: a division by its longest printed form where its full one never is.

    Only divisions have an official name that a report need not print (临溪 for 临溪街道); the IRI and the
    code say which one it is. 我区 is none of its names.
    """
    if entity.type != "place" or not entity.code or entity.name in text:
        return entity.name
    printed = (form for form in entity.aliases if form in text and form[0] != "我")
    return max(printed, key=len, default=entity.name)


def _relation(relation: Relation, roster: Roster, names: Mapping[tuple[str, str], str]) -> list[object]:
    words = relation.span.of(roster.reading.document.source.text)
    return [
        names.get(relation.subject, relation.subject[1]), relation.predicate,
        names.get(relation.object, relation.object[1]), relation.basis,
        relation.span.start, relation.span.end, words, *roster.ends(relation),
    ]  # fmt: skip


def _stated_once(relations: Iterable[Relation]) -> list[Relation]:
    """Return the first statement of each relation that the guide knows, in the order given."""
    first: dict[tuple[tuple[str, str], str, tuple[str, str]], Relation] = {}
    for relation in relations:
        if relation.predicate in STATED:
            first.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return list(first.values())


def _csv(header: list[str], rows: Iterable[list[object]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":  # until the command line is there
    from loaders.extract import read
    from loaders.sources import read_source

    source_path, out_dir, *rest = sys.argv[1:]
    options = dict(zip(rest[::2], rest[1::2], strict=True))
    result = read(read_source(Path(source_path)), options.get("--region", ""), int(options.get("--year", 0)))
    write_package(result, Path(out_dir))
