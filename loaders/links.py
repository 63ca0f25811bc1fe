"""Links as rows of a mapping table, after SSSOM (https://mapping-commons.github.io/sssom/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from types import MappingProxyType

from loaders.errors import SourceError
from loaders.sheets import Row, read_rows
from loaders.text import Source

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "semapv": "https://w3id.org/semapv/vocab/",
        "sssom": "https://w3id.org/sssom/",
        "pgid": "https://w3id.org/plan-graph/id/",
        "wikidata": "http://www.wikidata.org/entity/",
        "geonames": "https://sws.geonames.org/",
    }
)
PREDICATES = ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "owl:sameAs")
JUSTIFICATIONS = (
    "semapv:LexicalMatching",
    "semapv:LexicalSimilarityThresholdMatching",
    "semapv:BackgroundKnowledgeBasedMatching",
    "semapv:ManualMappingCuration",
    "semapv:MappingReview",
    "semapv:CompositeMatching",
)
_OFFICIAL = ("semapv:BackgroundKnowledgeBasedMatching", "semapv:MappingReview")
NO_TERM = "sssom:NoTermFound"
NOT = "Not"  # predicate_modifier: this pair was looked at and is no match
_BUILT_IN = ("skos", "owl", "semapv", "sssom")  # the standard's own: a table need not declare them
_NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")


@dataclass(frozen=True, slots=True)
class Link:
    """A row: ids are CURIEs of the table's prefixes, ``confidence`` is 0 to 1 as text.

    ``predicate_modifier`` is "" or Not. The names are those of the standard's slots, in their usual order.
    """

    subject_id: str
    subject_label: str
    predicate_id: str
    object_id: str
    object_label: str
    mapping_justification: str
    confidence: str = ""
    predicate_modifier: str = ""
    author_label: str = ""
    mapping_tool: str = ""
    mapping_date: str = ""
    comment: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """What is linked with what."""
        return self.subject_id, self.object_id


@dataclass(frozen=True, slots=True)
class LinkTable:
    """A mapping set: its prefixes and metadata (as printed in the header), and its rows."""

    prefixes: Mapping[str, str]
    metadata: Mapping[str, str]
    links: tuple[Link, ...]

    def expand(self, curie: str) -> str:
        """Return the IRI of a CURIE whose prefix the table declares."""
        prefix, _, local = curie.partition(":")
        return self.prefixes[prefix] + local


_COLUMNS = tuple(f.name for f in fields(Link))


def read_links(source: Source) -> LinkTable:
    """Read a mapping table.

    Raises SourceError, with line and column, for an unknown predicate or justification, a prefix that the
    header doesn't declare, a missing column, or a confidence that isn't between 0 and 1.
    """
    head = re.match(r"(?:#.*(?:\n|$))*", source.text)
    header = _header(head[0] if head else "")
    declared = header.pop("", {})
    assert isinstance(declared, dict)
    prefixes = declared | {p: PREFIXES[p] for p in _BUILT_IN}
    rows = list(read_rows(source, "\t", len(head[0]) if head else 0))
    if not rows:
        raise _error(source, 1, "没有表头和行", "has neither head nor rows")
    names = [cell.value for cell in rows[0].cells]
    if missing := [name for name in _NEEDED if name not in names]:
        raise _error(source, rows[0].line, f"缺少列 {'、'.join(missing)}", f"lacks {', '.join(missing)}")
    links = tuple(_link(source, names, row, prefixes) for row in rows[1:])
    return LinkTable(prefixes, {key: value for key, value in header.items() if isinstance(value, str)}, links)


def _header(lines: str) -> dict[str, dict[str, str] | str]:
    """Read the commented header: YAML of one level, and the prefixes below curie_map."""
    found: dict[str, dict[str, str] | str] = {}
    prefixes: dict[str, str] = {}
    for line in lines.splitlines():
        indent, key, value = re.match(r"#(\s*)([^:]*):?\s*(.*)", line).groups()  # type: ignore[union-attr]
        value = value.strip().strip("\"'")
        if len(indent) > 1 and value:
            prefixes[key.strip()] = value
        elif key.strip() != "curie_map" and value:
            found[key.strip()] = value
    return {"": prefixes, **found}


def _link(source: Source, names: list[str], row: Row, prefixes: Mapping[str, str]) -> Link:
    if len(row.cells) != len(names):
        raise _error(
            source,
            row.line,
            f"有 {len(row.cells)} 格,应有 {len(names)} 格",
            f"has {len(row.cells)} cells, not {len(names)}",
        )
    cells = dict(zip(names, (cell.value for cell in row.cells), strict=True))
    told = {name: cells.get(name, "") for name in _COLUMNS}
    _check(source, row.line, told, prefixes)
    return Link(**told)


def _check(source: Source, line: int, told: Mapping[str, str], prefixes: Mapping[str, str]) -> None:
    for column, known in (("predicate_id", PREDICATES), ("mapping_justification", JUSTIFICATIONS)):
        if told[column] not in known:
            raise _error(
                source,
                line,
                f"{column} “{told[column]}”未定义,可用 {'、'.join(known)}",
                f"unknown {column} {told[column]!r}; use one of {', '.join(known)}",
            )
    for column in ("subject_id", "object_id"):
        prefix = told[column].partition(":")[0]
        if ":" not in told[column] or prefix not in prefixes:
            raise _error(
                source,
                line,
                f"{column} “{told[column]}”的前缀没有在表头 curie_map 中声明,请补上",
                f"the prefix of {told[column]!r} isn't declared in the header's curie_map; add it",
            )
    if told["confidence"] and not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", told["confidence"]):
        raise _error(
            source,
            line,
            f"confidence “{told['confidence']}”不在 0 与 1 之间",
            f"confidence {told['confidence']!r} isn't between 0 and 1",
        )
    if told["predicate_id"] == "owl:sameAs" and told["mapping_justification"] not in _OFFICIAL:
        raise _error(
            source,
            line,
            "owl:sameAs 只能依据同一官方代码,请改用 skos:exactMatch",
            "owl:sameAs needs a shared official code; use skos:exactMatch",
        )
    if told["predicate_modifier"] not in ("", NOT):
        raise _error(source, line, "predicate_modifier 只能是 Not", "predicate_modifier can only be Not")


def _error(source: Source, line: int, chinese: str, english: str) -> SourceError:
    return SourceError(f"{source.origin or source.id} 第 {line} 行:{chinese}。 Line {line}: {english}.")


def write_links(links: Iterable[Link], metadata: Mapping[str, str]) -> str:
    """Return a mapping table as text: header, columns, rows in the order of subject and object.

    Subjects and objects may be whole IRIs: they become CURIEs, with a prefix of the table's own where no
    common one fits.
    """
    rows = sorted(links, key=lambda link: (link.subject_id, link.predicate_modifier, link.object_id))
    ids = dict.fromkeys(each for link in rows for each in link.pair)
    prefixes = _prefixes(ids)
    short = {each: _curie(each, prefixes) for each in ids}
    used = {each.partition(":")[0] for each in (*short.values(), *(link.predicate_id for link in rows))}
    head = [f"#{key}: {value}" for key, value in metadata.items()]
    head += ["#curie_map:", *(f"#  {p}: {prefixes[p]}" for p in sorted(used | {"semapv"}))]
    lines = ["\t".join(_COLUMNS)]
    for link in rows:
        row = replace(link, subject_id=short[link.subject_id], object_id=short[link.object_id])
        lines.append("\t".join(_flat(getattr(row, name)) for name in _COLUMNS))
    return "\n".join([*head, *lines]) + "\n"


def _prefixes(ids: Iterable[str]) -> dict[str, str]:
    """Return the common prefixes and one for each other namespace that the IRIs stand in."""
    strange = (each for each in ids if "://" in each and not each.startswith(tuple(PREFIXES.values())))
    namespaces = sorted({re.sub(r"[^/#]*$", "", each) for each in strange})
    return {**PREFIXES, **{f"ns{n}": namespace for n, namespace in enumerate(namespaces, 1)}}


def _curie(each: str, prefixes: Mapping[str, str]) -> str:
    found = ((prefix, space) for prefix, space in prefixes.items() if each.startswith(space))
    prefix, space = max(found, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}:{each.removeprefix(space)}" if prefix else each


def _flat(value: str) -> str:
    return re.sub(r"[\t\n\r\"]+", " ", value)


def shipped_links() -> tuple[Source, ...]:
    """Return the mapping tables that come with the package."""
    folder = files("loaders").joinpath("data", "links")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sssom.tsv"))
    return tuple(
        Source(name.removesuffix(".sssom.tsv"), folder.joinpath(name).read_text(encoding="utf-8"), name)
        for name in names
    )
