"""What validation finds: a thing, the rule that it breaks, what to do, and the words that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store

from ontology.terms import PREFIXES, Oa, Pg, Rdf, Rdfs

_IRI = re.compile(r"[a-z]+:\S+$")  # neither a blank node (_:b0) nor words


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Chinese and in English."""

    zh: str = ""
    en: str = ""

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.zh, self.en)))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, with the words of the report that it hangs on.

    ``start`` and ``end`` are code points of the stored text, half-open, or None without evidence.
    """

    rule: str  # a shape with its constraint component, or the name of a check
    focus: str
    label: str
    message: Words
    remedy: Words
    path: str = ""
    value: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        where = f"“{self.quote}” [{self.start}:{self.end}]" if self.quote else ""
        rows = (
            ("", f"{self.label} <{self.focus}>"),
            ("规则 rule", f"{self.message} ({self.rule})"),
            ("取值 value", " = ".join(filter(None, (self.path, self.value)))),
            ("原文 quote", where),
            ("怎么办 what to do", str(self.remedy)),
        )
        return "\n".join(f"  {name}: {words}" if name else f"✗ {words}" for name, words in rows if words)


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found, in the order of the text."""

    findings: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """Say whether nothing was found."""
        return not self.findings

    def __add__(self, other: Report) -> Report:
        return report((*self.findings, *other.findings))

    def text(self, limit: int = 20) -> str:
        """Return the findings for people, the first ``limit`` of them."""
        if self.conforms:
            return "✓ 符合本体 · conforms"
        count = len(self.findings)
        more = [f"……另有 {count - limit} 处 · {count - limit} more"] if count > limit else []
        head = f"{count} 处不符合 · {count} findings"
        return "\n".join([head, *map(str, self.findings[:limit]), *more])


def report(findings: Iterable[Finding]) -> Report:
    """Return findings as a report: each once, in the order of the text."""
    unique = dict.fromkeys(findings)
    ordered = sorted(unique, key=lambda f: (f.start is None, f.start or 0, f.rule, f.focus, f.value))
    return Report(tuple(ordered))


def evident(store: Store, finding: Finding) -> Finding:
    """Return a finding with its thing's label and the words that the thing was read from."""
    quote, start, end = _evidence(store, finding.focus)
    return replace(finding, label=label(store, finding.focus), quote=quote, start=start, end=end)


def label(store: Store, term: str) -> str:
    """Return what a person calls a thing: its Chinese label, or what a figure, claim or passage says.

    A literal's value, or an IRI that nothing is said of, comes back as it is (shortened by its prefix).
    """
    if not _IRI.match(term):
        return term
    names = {lang: value for value, lang in literals(store, term, Rdfs.label)}
    if names:
        return names.get("zh") or min(names.values())
    printed = "".join(value for value, _ in literals(store, term, Pg.printedValue)[:1])
    if printed:
        indicator, unit = (_objects(store, term, predicate)[:1] for predicate in (Pg.indicator, Pg.unit))
        return "".join([*(label(store, i) for i in indicator), printed, *(label(store, u) for u in unit)])
    if ends := [*_objects(store, term, Rdf.subject), *_objects(store, term, Rdf.predicate)]:
        return " ".join(label(store, node) for node in [*ends, *_objects(store, term, Rdf.object)])
    if quote := passage(store, term)[0]:
        return f"“{quote}”"
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace) and term != namespace:
            return f"{prefix}:{term.removeprefix(namespace)}"
    return term


def _evidence(store: Store, node: str) -> tuple[str, int | None, int | None]:
    """Return quote, start and end of a passage, of a fact's passage, or of a thing's first mention."""
    named = []
    if _IRI.match(node):
        named = [
            plain(q.subject) for q in store.quads_for_pattern(None, NamedNode(Pg.refersTo), NamedNode(node))
        ]
    for passages in ([node], _objects(store, node, Pg.passage), named):
        found = [p for p in (passage(store, each) for each in passages) if p[1] is not None]
        if found:
            return min(found, key=lambda passage: passage[1] or 0)
    return "", None, None


def passage(store: Store, node: str) -> tuple[str, int | None, int | None]:
    """Return quote, start and end that a passage states, None where it doesn't."""
    quote = "".join(value for value, _ in literals(store, node, Oa.exact)[:1])
    start, end = (literals(store, node, predicate) for predicate in (Oa.start, Oa.end))
    whole = [int(values[0][0]) if values and values[0][0].isdigit() else None for values in (start, end)]
    return quote, whole[0], whole[1]


def subjects(store: Store, class_: str) -> list[str]:
    """Return the IRIs of the things of a class, sorted."""
    quads = store.quads_for_pattern(None, NamedNode(Rdf.type), NamedNode(class_))
    return sorted({plain(quad.subject) for quad in quads})


def _pattern(store: Store, node: str, predicate: str) -> Iterator[object]:
    if _IRI.match(node):
        for quad in store.quads_for_pattern(NamedNode(node), NamedNode(predicate), None):
            yield quad.object


def literals(store: Store, node: str, predicate: str) -> list[tuple[str, str]]:
    """Return the literals that a thing has for a property, each with its language (or none)."""
    found = {(o.value, o.language or "") for o in _pattern(store, node, predicate) if isinstance(o, Literal)}
    return sorted(found)


def _objects(store: Store, node: str, predicate: str) -> list[str]:
    return sorted({o.value for o in _pattern(store, node, predicate) if isinstance(o, NamedNode)})


def plain(term: object) -> str:
    """Return a term's IRI or words without its syntax."""
    return str(getattr(term, "value", term))
