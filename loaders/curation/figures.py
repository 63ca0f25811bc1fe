"""Corrections of figures: what a number measures, never what it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from loaders.curation.corrections import Correction, refuse, refuse_absent, require, sentence_of
from loaders.figures.numerals import canonical
from loaders.records import QUANTITIES, Figure, Reading
from loaders.text import Span, View

UNPAIRED = -1  # pair = -1 takes a pair away, for TOML has no null
_WORDS = {
    "role": tuple(sorted(QUANTITIES)),
    "direction": ("", "up", "down", "better", "worse"),
    "nature": ("actual", "target", "prior"),
    "qualifier": ("exact", "over", "nearly", "about", "at_least", "at_most"),
    "outcome": ("", "met", "exceeded", "missed"),
}


def curate_figure(reading: Reading, correction: Correction) -> Reading:
    """Correct, add or remove the figure at a correction's span."""
    for name, known in _WORDS.items():
        require(reading, correction, name, known)
    _check_unit(reading, correction)
    others = tuple(f for f in reading.figures if f.span != correction.span)
    if correction.act == "remove":
        removed = _target(reading, correction).span.start
        figures = tuple(replace(f, pair=None) if f.pair == removed else f for f in others)
        return replace(reading, figures=figures)
    made = _add(reading, correction) if correction.act == "add" else _correct(reading, correction)
    return replace(reading, figures=tuple(sorted((*others, made), key=lambda f: f.span)))


def _target(reading: Reading, correction: Correction) -> Figure:
    found = next((f for f in reading.figures if f.span == correction.span), None)
    if found is not None:
        return found
    index = sentence_of(reading, correction)
    near = [f"{f.number}{f.unit} {f.span.start}:{f.span.end}" for f in reading.figures if f.sentence == index]
    raise refuse_absent(reading, correction, "这里没有读出数字", "no figure was read here", near)


def _correct(reading: Reading, correction: Correction) -> Figure:
    old = _target(reading, correction)
    fields = _fields(reading, correction)
    fallen = old.value.startswith("-")
    if (direction := correction.says.get("direction")) in ("up", "down"):
        fallen = direction == "down"
    return replace(old, value=_value(reading, correction, fallen), **fields)


def _add(reading: Reading, correction: Correction) -> Figure:
    there = [f for f in reading.figures if f.span.overlaps(correction.span)]
    if there:
        raise refuse(
            reading, correction, "这里已读出数字,请用 correct", "a figure was read here already; use correct"
        )
    blank = Figure(
        correction.span, correction.quote, "", "", "", "", "", "", "", "", "exact", None,
        sentence_of(reading, correction), "",
    )  # fmt: skip
    value = _value(reading, correction, correction.says.get("direction") == "down")
    return replace(blank, value=value, **_fields(reading, correction))


def _fields(reading: Reading, correction: Correction) -> dict[str, Any]:
    fields: dict[str, Any] = {"rule": correction.rule, "basis": "curated", **correction.says}
    pair = correction.says.get("pair")
    if pair == UNPAIRED:
        fields["pair"] = None
    elif pair is not None and (pair == correction.span.start or not _starts(reading, pair)):
        raise refuse(
            reading, correction, f"pair = {pair} 处没有另一个数字", f"no other figure stands at pair = {pair}"
        )
    return fields


def _starts(reading: Reading, offset: int) -> bool:
    return any(f.span.start == offset for f in reading.figures)


def _value(reading: Reading, correction: Correction, fallen: bool) -> str:
    """Read the value from the printed words: the curation file holds none."""
    printed = View.over(reading.document.source.text, correction.span).text
    try:
        value = canonical(printed.lstrip("第前-"))
        if ":" not in value:
            Decimal(value)
    except (InvalidOperation, KeyError, ValueError, IndexError):
        raise refuse(
            reading, correction, "引文不是一个数字,请只引数字本身", "the quote is no number; quote just it"
        ) from None
    return f"-{value}" if fallen or printed.startswith("-") else value


def _check_unit(reading: Reading, correction: Correction) -> None:
    unit = correction.says.get("unit")
    text, end = reading.document.source.text, correction.span.end
    if unit and not View.over(text, Span(end, min(len(text), end + 40))).text.startswith(unit):
        raise refuse(
            reading, correction, f"数字后面印的不是“{unit}”", f"what is printed after the number isn't {unit}"
        )
