"""The curation file: TOML in, checked corrections out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.errors import CurationError
from loaders.records import Reading
from loaders.text import Source, Span

_COMMON: dict[str, type] = {"do": str, "start": int, "end": int, "quote": str, "reason": str}
_FIGURE: dict[str, type] = {
    "role": str, "unit": str, "direction": str, "indicator": str, "subject": str, "period": str,
    "nature": str, "qualifier": str, "outcome": str, "cumulative": bool, "pair": int,
}  # fmt: skip
_ENTITY: dict[str, type] = {"type": str, "name": str, "aliases": list, "of": str}
_RELATION: dict[str, type] = {
    "subject": str, "predicate": str, "object": str, "period": str, "level": str, "awarded_by": str,
    "manner": str, "scope": str, "role": str,
}  # fmt: skip
# In the order in which corrections are applied.
FIELDS: dict[str, dict[str, type]] = {"entity": _ENTITY, "figure": _FIGURE, "relation": _RELATION}
_ENDS = ("subject", "predicate", "object")
# What may be done to each kind, and which fields that takes at least.
ACTS: dict[str, dict[str, tuple[str, ...]]] = {
    "entity": {"add": ("type",), "retype": ("type",), "rename": ("name",), "remove": ()},
    "figure": {"add": ("role", "indicator", "subject", "period", "nature"), "correct": (), "remove": ()},
    "relation": {"add": _ENDS, "remove": _ENDS},
}


@dataclass(frozen=True)
class Correction:
    """One correction; ``head`` names it in messages ([[figure]] 2), ``says`` holds what it sets."""

    kind: str
    head: str
    act: str
    span: Span
    quote: str
    reason: str
    says: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """What facts say of where they come from."""
        return f"curation: {self.reason}"


def read_curation(source: Source) -> tuple[Correction, ...]:
    """Return the corrections that a source carries, in the order in which they are applied.

    Raises CurationError for what is no TOML, for a field that is unknown, missing or of another type, and for
    a quote that isn't the text at its place.
    """
    try:
        tables = tomllib.loads(source.curation)
    except tomllib.TOMLDecodeError as error:
        raise unfit(source, "", f"不是 TOML({error}),请改正", f"no TOML ({error}); mend it") from None
    for kind, rows in tables.items():
        if kind not in FIELDS or not isinstance(rows, list):
            known = " ".join(f"[[{name}]]" for name in FIELDS)
            raise unfit(source, kind, f"只能有 {known}", f"there may only be {known}")
    return tuple(
        _correction(source, kind, f"[[{kind}]] {number}", row)
        for kind in FIELDS
        for number, row in enumerate(tables.get(kind, ()), 1)
    )


def _correction(source: Source, kind: str, head: str, row: Mapping[str, Any]) -> Correction:
    fields = _COMMON | FIELDS[kind]
    for name, value in row.items():
        if name not in fields:
            known = " ".join(fields)
            raise unfit(source, head, f"没有字段 {name},可用 {known}", f"no field {name}; there are {known}")
        if type(value) is not fields[name]:
            wanted = fields[name].__name__
            raise unfit(source, head, f"{name} 应为 {wanted}", f"{name} must be of type {wanted}")
    acts = ACTS[kind]
    if row.get("do") not in acts:
        raise unfit(source, head, f"do 只能是 {' '.join(acts)}", f"do must be one of {' '.join(acts)}")
    for name in (*_COMMON, *acts[row["do"]]):
        if row.get(name, "") == "":
            raise unfit(source, head, f"缺 {name},请补上", f"{name} is missing; say it")
    _check_quote(source, head, row)
    says = {name: value for name, value in row.items() if name not in _COMMON}
    return Correction(
        kind, head, row["do"], Span(row["start"], row["end"]), row["quote"], row["reason"], says
    )


def _check_quote(source: Source, head: str, row: Mapping[str, Any]) -> None:
    text, start, end, quote = source.text, row["start"], row["end"], row["quote"]
    if 0 <= start < end <= len(text) and text[start:end] == quote:
        return
    nearest = min(_places(text, quote), key=lambda at: abs(at - start), default=None)
    if nearest is None:
        where = min(max(start, 0), max(len(text) - 1, 0))
        chinese, english = "全文没有这些字", "the text nowhere holds it"
    else:
        where = nearest
        chinese = f"最近的在 {nearest}:{nearest + len(quote)}"
        english = f"the nearest stands at {nearest}:{nearest + len(quote)}"
    raise unfit(
        source, head,
        f"引文“{quote}”不是 {start}:{end} 处的原文,{chinese},请改正 start、end 或 quote",
        f"the quote isn't the text at {start}:{end}; {english}; mend start, end or quote",
        Span(where, min(where + len(quote), len(text))),
    )  # fmt: skip


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def unfit(source: Source, head: str, chinese: str, english: str, span: Span | None = None) -> CurationError:
    """Make the error of a correction; with ``span`` it points into the text."""
    where = ""
    if span is not None:
        line, column = source.position(span.start)
        where = f"\n第{line}行第{column}列 line {line}, column {column}:\n{source.mark(span)}"
    name = " ".join(filter(None, (source.id, "订正 curation", head)))
    return CurationError(f"{name}:{chinese}。 {english[:1].upper()}{english[1:]}.{where}")


def refuse(reading: Reading, correction: Correction, chinese: str, english: str) -> CurationError:
    """Make the error of a correction that doesn't fit what was read."""
    head = f"{correction.head} ({correction.act})"
    return unfit(reading.document.source, head, chinese, english, correction.span)


def refuse_absent(
    reading: Reading, correction: Correction, chinese: str, english: str, near: Iterable[str]
) -> CurationError:
    """Make the error of a correction whose target was not read; ``near`` is what its sentence has instead."""
    listed = "; ".join(near) or "无 none"
    return refuse(
        reading, correction, f"{chinese};本句读出的有:{listed}", f"{english}; those of the sentence: {listed}"
    )


def require(reading: Reading, correction: Correction, name: str, known: tuple[str, ...]) -> None:
    """Raise CurationError if the field ``name`` is set to a word that isn't ``known``."""
    value = correction.says.get(name)
    if value is not None and value not in known:
        offered = " ".join(known)
        raise refuse(reading, correction, f"{name} 只能是 {offered}", f"{name} must be one of {offered}")


def sentence_of(reading: Reading, correction: Correction) -> int:
    """Return the index of the sentence that holds a correction's span; raises CurationError without one."""
    for index, sentence in enumerate(reading.outline.sentences):
        if sentence.span.covers(correction.span):
            return index
    raise refuse(reading, correction, "不在正文的任何一句话里", "its span lies in no sentence of the body")
