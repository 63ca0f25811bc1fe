"""Which thing has which identifier, how sure each link is, and what is missing, by type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.answers.engines import Engine
from graph.pages.dossier import Dossier
from graph.pages.pagedata import LOOKS
from graph.pages.picture import Node
from ontology.terms import PREFIXES, Pg

_LINKS = """SELECT DISTINCT
  ?link ?source ?predicate ?target ?confidence ?how ?why ?not ?author ?tool ?day ?label WHERE {
  ?link a sssom:Mapping ; owl:annotatedSource ?source ; owl:annotatedProperty ?predicate ;
    owl:annotatedTarget ?target ; sssom:mapping_justification ?how .
  OPTIONAL { ?link sssom:confidence ?confidence } OPTIONAL { ?link rdfs:comment ?why }
  OPTIONAL { ?link sssom:predicate_modifier ?not } OPTIONAL { ?link sssom:author_label ?author }
  OPTIONAL { ?link sssom:mapping_tool ?tool } OPTIONAL { ?link sssom:mapping_date ?day }
  OPTIONAL { ?link sssom:object_label ?label }
} ORDER BY ?source ?target ?link"""
_OPEN = """SELECT DISTINCT ?sentence ?why WHERE {
  ?finding pg:rule "place-resolution" ; pg:reason ?why ; pg:sentence ?sentence . FILTER(lang(?why) = "zh")
} ORDER BY ?sentence ?why"""
_VINTAGES = """SELECT ?place ?first ?last ?later WHERE {
  ?place pg:firstVintage ?first ; pg:lastVintage ?last .
  OPTIONAL { ?place dct:isReplacedBy/rdfs:label ?later }
}"""
# What would identify a thing of a type, and by which standard; the other types have nothing in common use.
WANTED = {
    "Project": ("项目代码（GB/T 40058）", "project code, GB/T 40058"),
    "Company": ("统一社会信用代码（GB 32100）", "unified social credit code, GB 32100"),
    "Organization": ("统一社会信用代码（GB 32100）", "unified social credit code, GB 32100"),
    "Place": ("区划代码（GB/T 2260、统计用区划代码）", "division code, GB/T 2260 or NBS"),
    "Policy": ("发文字号", "document number"),
    "Industry": ("行业代码（GB/T 4754）", "code of GB/T 4754"),
}
_PREDICATES = {
    "exactMatch": ("等同", "the same"),
    "sameAs": ("同一", "the same by an official code"),
    "closeMatch": ("相近", "close"),
    "broadMatch": ("属于更大的", "part of a broader one"),
    "narrowMatch": ("包含更小的", "has a narrower one"),
}
_HOW = {
    "LexicalMatching": ("名称", "by name"),
    "LexicalSimilarityThresholdMatching": ("名称相近", "by similar names"),
    "BackgroundKnowledgeBasedMatching": ("公开代码或资料", "by codes or public data"),
    "ManualMappingCuration": ("人工审定", "decided by a person"),
    "MappingReview": ("人工复核", "reviewed by a person"),
    "CompositeMatching": ("名称和上下文", "by name and context"),
}
NO_TERM = PREFIXES["sssom"] + "NoTermFound"
Said = tuple[str, str]  # in Chinese and in English


@dataclass(frozen=True, slots=True)
class Tie:
    """A link of a thing: what kind, with what, how sure (0 to 1), how found, why, by whom and when."""

    kind: Said
    target: str
    label: str
    confidence: str
    how: Said
    why: str
    by: str
    day: str
    refused: bool

    @property
    def curated(self) -> bool:
        """Whether a person decided it."""
        return self.how == _HOW["ManualMappingCuration"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A thing with what identifies it: official codes by scheme, how sure its place was told, links."""

    node: Node
    codes: tuple[tuple[str, str], ...]
    vintages: tuple[str, str, str]  # of its statistical code: first, last, what came after; all may be ""
    sure: tuple[str, str]  # confidence and reason of the least sure mention; ("", "") where none was needed
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things of a type: those with an identifier, refused and fruitless links, and what has neither."""

    kind: str
    count: int
    wanted: Said | None
    held: tuple[Holder, ...]
    refused: tuple[tuple[Node, Tie], ...]
    sought: tuple[tuple[Node, Tie], ...]
    lacking: tuple[Node, ...]

    @property
    def coded(self) -> int:
        """How many have an official code."""
        return sum(bool(holder.codes) for holder in self.held)

    @property
    def linked(self) -> int:
        """How many have a link."""
        return sum(bool(holder.ties) for holder in self.held)


def shelves(engine: Engine, site: Dossier) -> list[Shelf]:
    """Return what identifies the things of each type that a site shows, in the order of the legend."""
    ties: dict[str, list[Tie]] = defaultdict(list)
    sure: dict[str, tuple[str, str]] = {}
    for row in _rows(engine, _LINKS):
        if row["predicate"] == Pg.refersTo:
            told = row["confidence"], row["why"]
            sure[row["target"]] = min(sure.get(row["target"], told), told)
        else:
            for iri, tie in _ties(row, site):
                ties[iri].append(tie)
    told_of = {r["place"]: (r["first"], r["last"], r["later"]) for r in _rows(engine, _VINTAGES)}
    by_type: dict[str, list[Node]] = defaultdict(list)
    for node in site.nodes.values():
        by_type[node.type].append(node)
    return [_shelf(kind, by_type[kind], ties, sure, told_of) for kind in LOOKS if kind in by_type]


def _shelf(
    kind: str,
    nodes: Sequence[Node],
    ties: dict[str, list[Tie]],
    sure: dict[str, tuple[str, str]],
    vintages: dict[str, tuple[str, str, str]],
) -> Shelf:
    held, lacking, refused, sought = [], [], [], []
    for node in sorted(nodes, key=lambda node: (node.label, node.iri)):
        own = ties.get(node.iri, [])
        kept = tuple(tie for tie in own if not tie.refused and tie.target != NO_TERM)
        codes = tuple(code for code in node.identifiers if "://" not in code[1])
        if kept or codes:
            since = vintages.get(node.iri, ("", "", ""))
            held.append(Holder(node, codes, since, sure.get(node.iri, ("", "")), kept))
        else:
            lacking.append(node)
        refused += [(node, tie) for tie in own if tie.refused]
        sought += [(node, tie) for tie in own if tie.target == NO_TERM and not kept]
    return Shelf(
        kind, len(nodes), WANTED.get(kind), tuple(held), tuple(refused), tuple(sought), tuple(lacking)
    )


def _ties(row: dict[str, str], site: Dossier) -> Iterator[tuple[str, Tie]]:
    """Yield a mapping row as a link of each of its ends that the site shows."""
    ends = (row["source"], row["target"], row["label"]), (row["target"], row["source"], "")
    for own, other, label in ends:
        if own in site.nodes:
            shown = label or (site.nodes[other].label if other in site.nodes else "")
            yield (
                own,
                Tie(
                    _said(_PREDICATES, row["predicate"]),
                    other,
                    shown,
                    row["confidence"],
                    _said(_HOW, row["how"]),
                    row["why"],
                    row["author"] or row["tool"],
                    row["day"],
                    bool(row["not"]),
                ),
            )


def open_places(engine: Engine) -> list[tuple[str, str]]:
    """Return (sentence, reason) of each place name that no division could be told for."""
    return [(row["sentence"], row["why"]) for row in _rows(engine, _OPEN)]


def _said(words: dict[str, Said], iri: str) -> Said:
    name = iri.rpartition("#")[2].rpartition("/")[2]
    return words.get(name, (name, name))


def _rows(engine: Engine, query: str) -> Iterable[dict[str, str]]:
    heads = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("pg", "owl", "rdfs", "dct", "sssom"))
    found = engine.run(heads + query)
    for row in found.rows:
        yield {name: term.value if term else "" for name, term in zip(found.variables, row, strict=True)}
