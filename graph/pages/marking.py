"""The text of a report with all that was read from it marked where it stands: one page that opens offline.

The page asks nothing of a network, runs only the script and the style whose hashes its policy names, and
shows every word of the report as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import Any

import jinja2
from markupsafe import Markup, escape

from graph.pages.pagedata import LOOKS
from graph.pages.record_words import (
    NATURES,
    Row,
    figure_rows,
    name_rows,
    object_label,
    predicate_label,
    relation_rows,
    type_label,
)
from graph.triples.kinds import CLASSES
from loaders.curation.relations import PREDICATES
from loaders.leftovers import Leftover, leftovers
from loaders.records import QUANTITIES, Reading, Relation
from loaders.text import Span
from ontology.terms import PG

Words = tuple[str, str]  # Chinese and English
_GROUPS: dict[str, Words] = {
    "figure": ("数字", "Figures"),
    "name": ("名称", "Names"),
    "relation": ("关系", "Relations"),
    "rest": ("没有读成记录的", "Not read"),
}
_RESTS: dict[str, Words] = {
    "date": ("日期里的数字", "digits of dates"),
    "ordinal": ("序数", "ordinals"),
    "name": ("名称里的数字", "digits of names"),
    "rank": ("未读的位次", "ranks not read"),
    "outside": ("正文以外的数字", "numbers outside the body"),
    "unread": ("没有规则认出的数字", "numbers that no rule took"),
    "silent": ("没有读到记录的句子", "sentences without a record"),
    "skipped": ("跳过的文字", "words skipped"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and the record that it opens; ``kind`` is what its look and its switch depend on."""

    group: str
    kind: str
    span: Span
    title: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend."""

    kind: str
    label: Words
    count: int


def page(reading: Reading) -> str:
    """Return the page of a reading as one HTML text."""
    marks = sorted(_marks(reading), key=lambda m: (m.span.start, -m.span.end, m.group, m.kind))
    style = _web("marked.css") + "\n".join(_looks())
    script = _web("marked.js")
    names: dict[Words, int] = {}
    data = {"records": [_record(mark, names) for mark in marks], "names": list(names)}
    environment = jinja2.Environment(loader=jinja2.FunctionLoader(_web), autoescape=True)
    return environment.get_template("marked.html").render(
        document=reading.document,
        title=reading.document.called,
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")),
        legend=list(_legend(marks)),
        sections=[(n, s) for n, s in enumerate(reading.outline.sections) if s.label],
        body=_body(reading, marks),
    )


def _web(name: str) -> str:
    return (resources.files("graph") / "web" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy (CSP Level 3) for this style and this script alone."""
    hashed = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in (style, script))
    allowed_style, allowed_script = (f"'sha256-{digest}'" for digest in hashed)
    return (
        f"default-src 'none'; style-src {allowed_style}; script-src {allowed_script};"
        " base-uri 'none'; form-action 'none'"
    )


def _looks() -> Iterator[str]:
    """Yield the colours of the types, those of the pictures, and what a switched-off kind looks like."""
    for kind in CLASSES:
        color = LOOKS[_class(kind)]["color"]
        yield f".name-{kind}{{--color:{color};--tint:{color}1f}}"
    kinds = [f"figure-{nature}" for nature in NATURES] + [f"name-{kind}" for kind in CLASSES]
    kinds += [f"rest-{kind}" for kind in _RESTS] + [f"relation-{p}" for p in PREDICATES]
    plain = "background:none;box-shadow:none;outline:0;text-decoration:none"
    for kind in kinds:
        yield f'[data-off~="{kind}"] mark.{kind}{{{plain}}}'


def _class(kind: str) -> str:
    return CLASSES[kind][0].removeprefix(PG)


def _marks(reading: Reading) -> Iterator[Mark]:
    for figure in reading.figures:
        if figure.role in QUANTITIES:
            title = (f"{figure.number}{figure.unit}", f"{figure.number}{figure.unit}")
            yield Mark("figure", figure.nature, figure.span, title, tuple(figure_rows(reading, figure)))
    for entity in reading.entities:
        for mention in entity.mentions:
            title = (entity.name, entity.name)
            yield Mark("name", entity.type, mention.span, title, tuple(name_rows(entity, mention)))
    for relation in reading.relations:
        title = _sentence(relation)
        rows = tuple(relation_rows(relation))
        yield Mark("relation", relation.predicate, relation.span, title, rows)
    yield from _rests(reading)


def _sentence(relation: Relation) -> Words:
    """Return a relation as subject, verb and object."""
    subject, verb, said = relation.subject[1], predicate_label(relation.predicate), object_label(relation)
    return f"{subject} {verb[0]} {said[0]}", f"{subject} {verb[1]} {said[1]}"


def _rests(reading: Reading) -> Iterator[Mark]:
    text = reading.document.source.text
    for left in leftovers(reading):
        number = left.span.of(text)
        yield Mark("rest", left.kind, left.span, (number, number), tuple(_why(left)))
    told = {f.sentence for f in reading.figures} | {r.sentence for r in reading.relations}
    told |= {m.sentence for e in reading.entities for m in e.mentions}
    for index, sentence in enumerate(reading.outline.sentences):
        part = reading.outline.section_of(sentence).part
        if index not in told and not sentence.heading and part in ("review", "plan"):
            yield Mark("rest", "silent", sentence.span, _RESTS["silent"], ())
    for skipped in reading.skipped:
        why = (skipped.chinese, skipped.english)
        yield Mark("rest", "skipped", skipped.span, _RESTS["skipped"], (Row(("原因", "reason"), why),))


def _why(left: Leftover) -> Iterator[Row]:
    yield Row(("不作数量", "no quantity"), _RESTS[left.kind])
    if left.rule:
        yield Row.of("规则", "rule", left.rule)


def _record(mark: Mark, names: dict[Words, int]) -> dict[str, Any]:
    """Return a record as the script takes it; labels are given by their number in ``names``."""
    rows = [[names.setdefault(row.name, len(names)), *dict.fromkeys(row.said)] for row in mark.rows]
    return {
        "kind": f"{mark.group}-{mark.kind}",
        "group": _GROUPS[mark.group],
        "title": mark.title,
        "rows": rows,
    }


def _legend(marks: Sequence[Mark]) -> Iterator[tuple[str, Words, list[Entry], int]]:
    counts = Counter((mark.group, mark.kind) for mark in marks)
    labels: dict[str, dict[str, Words]] = {
        "figure": NATURES,
        "name": {kind: type_label(kind) for kind in CLASSES},
        "relation": {p: predicate_label(p) for p in PREDICATES},
        "rest": _RESTS,
    }
    for group, title in _GROUPS.items():
        entries = [
            Entry(kind, label, counts[group, kind])
            for kind, label in labels[group].items()
            if counts[group, kind]
        ]
        yield group, title, entries, sum(entry.count for entry in entries)


def _body(reading: Reading, marks: Sequence[Mark]) -> Markup:
    """Return the pieces of the text as paragraphs, headings as such, the marks woven in."""
    text, outline = reading.document.source.text, reading.outline
    headings = {s.heading.start: (n, s.depth) for n, s in enumerate(outline.sections) if s.label}
    weaver, out = _Weaver(text, marks), []
    for start, end in _pieces(reading):
        inner = weaver.weave(start, end)
        first = end - len(text[start:end].lstrip())
        attributes = "" if outline.body.start <= first < outline.body.end else ' class="outside"'
        if first in headings:
            attributes = ' id="s{}" class="depth{}"'.format(*headings[first])
        if first < end:
            out.append(Markup("<p{}>{}</p>").format(Markup(attributes), inner))
    return Markup("\n").join(out)


def _pieces(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text, cut before each heading and after those of parts and chapters."""
    text, outline = reading.document.source.text, reading.outline
    cuts = {section.heading.start for section in outline.sections if section.label}
    cuts |= {s.span.end for s in outline.sentences if s.heading and outline.section_of(s).depth <= 2}
    ends = {at for at, char in enumerate(text) if char == "\n"}
    for start, end in pairwise(sorted({0, len(text), *cuts, *ends, *(at + 1 for at in ends)})):
        if text[start:end] != "\n":
            yield start, end


class _Weaver:
    """Weaves marks into text; marks that cross each other are cut, so that elements nest."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._marks = list(enumerate(marks))
        self._next = 0
        self._live: list[tuple[int, Mark]] = []
        self._opened: set[int] = set()

    def weave(self, start: int, end: int) -> Markup:
        """Return a piece of the text; pieces must be asked for in text order."""
        marks = self._between(start, end)
        cuts = {start, end}
        for _, mark in marks:
            cuts |= {cut for cut in (mark.span.start, mark.span.end) if start < cut < end}
        out: list[str] = []
        stack: list[tuple[int, Mark]] = []
        for left, right in pairwise(sorted(cuts)):
            wanted = [row for row in marks if row[1].span.start <= left and right <= row[1].span.end]
            kept = sum(1 for _ in _common(stack, wanted))
            out += ["</mark>"] * (len(stack) - kept)
            out += [self._open(*row) for row in wanted[kept:]]
            out.append(str(escape(self._text[left:right])))
            stack = wanted
        out += ["</mark>"] * len(stack)
        return Markup("".join(out))

    def _between(self, start: int, end: int) -> list[tuple[int, Mark]]:
        while self._next < len(self._marks) and self._marks[self._next][1].span.start < end:
            self._live.append(self._marks[self._next])
            self._next += 1
        self._live = [row for row in self._live if row[1].span.end > start]
        return list(self._live)

    def _open(self, index: int, mark: Mark) -> str:
        """Return the tag of a mark; only its first piece takes the focus."""
        first = index not in self._opened
        self._opened.add(index)
        focus = ' tabindex="-1"' if first else ""
        return f'<mark class="{mark.group} {mark.group}-{mark.kind}" data-i="{index}"{focus}>'


def _common(one: Iterable[tuple[int, Mark]], other: Iterable[tuple[int, Mark]]) -> Iterator[int]:
    for (a, _), (b, _) in zip(one, other, strict=False):
        if a != b:
            return
        yield a
