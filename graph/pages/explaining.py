"""The explanation of a passage as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.pages.record_words import Row, figure_rows, name_rows, relation_rows, type_label
from loaders.explain import Candidate, Explanation
from loaders.records import Reading, Section
from loaders.text import Source, Span

_PARTS = {
    "front": ("开头", "front"), "review": ("回顾", "review"),
    "plan": ("计划", "plan"), "back": ("附录", "back"),
}  # fmt: skip
_STEPS = {"figures": ("数字", "figures"), "names": ("名称", "names"), "relations": ("关系", "relations")}
_AROUND = 16  # characters shown on each side of a hit
_SHOWN = 20  # hits listed


def told(reading: Reading, explanation: Explanation) -> str:
    """Return an explanation as lines: where it stands, what was made of it, and what every rule saw."""
    return "\n".join(_lines(reading, explanation))


def choices(reading: Reading, words: str, found: Sequence[Span]) -> str:
    """Return a list of the places where words stand, to choose one by its offset."""
    source = reading.document.source
    head = (
        f"“{words}”有 {len(found)} 处,请用 --at 选一处 · {len(found)} places hold these words;"
        " choose one with --at"
    )
    more = [f"  … 另有 {len(found) - _SHOWN} 处 more"] if len(found) > _SHOWN else []
    return "\n".join([head, *(_hit(source, span) for span in found[:_SHOWN]), *more])


def _hit(source: Source, span: Span) -> str:
    line, column = source.position(span.start)
    before = source.text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = source.text[span.end : span.end + _AROUND].partition("\n")[0]
    return f"  --at {span.start:<6} {line}:{column}\t{before}【{span.of(source.text)}】{after}"


def _lines(reading: Reading, explanation: Explanation) -> Iterator[str]:
    text, span = reading.document.source.text, explanation.sentence.span
    section = reading.outline.section_of(explanation.sentence)
    line, column = reading.document.source.position(span.start)
    part, english = _PARTS.get(section.part, (section.part, section.part))
    yield f"章节 section: {_path(explanation.path)}"
    yield f"部分 part: {part} {english} · 年份 year: {section.year}"
    yield f"第{line}行第{column}列 · line {line}, column {column}"
    heading = "标题 heading" if explanation.sentence.heading else "句子 sentence"
    yield f"{heading} {span.start}:{span.end}"
    yield f"  {span.of(text)}"
    yield from _figures(reading, explanation)
    yield from _names(text, explanation)
    yield from _relations(text, explanation)
    yield from _candidates(text, explanation)
    for span in explanation.unread:
        yield f"  ? {span.start}:{span.end} {span.of(text)}  没有规则认出 · no rule took this number"


def _path(sections: Sequence[Section]) -> str:
    return " › ".join(section.label for section in sections) or "(首个标题之前 before the first heading)"


def _figures(reading: Reading, explanation: Explanation) -> Iterator[str]:
    yield from _head("读出的数字", "figures read", len(explanation.figures))
    for figure in explanation.figures:
        place = f"{figure.span.start}:{figure.span.end}"
        yield f"  {figure.number}{figure.unit}  {place}"
        yield from _rows(figure_rows(reading, figure))


def _names(text: str, explanation: Explanation) -> Iterator[str]:
    yield from _head("读出的名称", "names read", len(explanation.names))
    for entity, mention in sorted(explanation.names, key=lambda pair: pair[1].span):
        chinese, english = type_label(entity.type)
        place = f"{mention.span.start}:{mention.span.end}"
        yield f"  {mention.span.of(text)}  {place}  {chinese} {english}"
        yield from _rows(name_rows(entity, mention))


def _relations(text: str, explanation: Explanation) -> Iterator[str]:
    yield from _head("读出的关系", "relations read", len(explanation.relations))
    for relation in explanation.relations:
        yield f"  {relation.span.of(text)}  {relation.span.start}:{relation.span.end}"
        yield from _rows(relation_rows(relation))


def _candidates(text: str, explanation: Explanation) -> Iterator[str]:
    yield from _head("每条规则看到的", "what each rule saw", len(explanation.candidates))
    for candidate in explanation.candidates:
        chinese, english = _STEPS[candidate.step]
        words = candidate.span.of(text).replace("\n", " ")
        place = f"{candidate.span.start}:{candidate.span.end}"
        seen = f"{chinese} {english}  {words}  {place}  [{candidate.rule}] → {candidate.made}"
        yield f"  {_mark(candidate)} {seen}{_loss(candidate)}"


def _mark(candidate: Candidate) -> str:
    return "✓" if candidate.stands else "✗" if candidate.lost_to else "·"


def _loss(candidate: Candidate) -> str:
    if candidate.stands:
        return ""
    if candidate.lost_to:
        return f"  输给 lost to [{candidate.lost_to}]"
    return "  没有用上 unused"


def _head(chinese: str, english: str, count: int) -> Iterator[str]:
    yield ""
    yield f"{chinese} {english}: {count}"


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        chinese, english = row.said
        value = chinese if chinese == english else f"{chinese} {english}"
        yield f"    {row.name[0]} {row.name[1]}: {value}"
