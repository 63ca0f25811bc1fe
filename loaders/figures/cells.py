"""Tables that a saved page has flattened to one cell a line: labels, headers, values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.records import Outline
from loaders.text import View

_LABEL_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})?[.、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|#|[*])(?=[^\d])")
_VALUE = re.compile(r"^[-−+]?\d[\d,.]*(?:%|‰)?$|^(?:同比)?(?:增长|下降|减少|增加|不低于|不超过|不高于|控制在|高于|低于|完成|左右|持平|达到|约|超过|±|与)")
_HEADER = re.compile(r"指标|项目|单位|绝对[数值]|增长|增速|增幅|比重|目标|完成|实绩|实际|预期|计划|本年|上年|同比|占|数值|总量|总值|数量|20\d\d年|属性|累计|名称|±")
_UNIT = re.compile(r"[(]([^()\d]{1,8})[)]")
_LONGEST = 32
_SENTENCE = re.compile("[,;。!?:]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell's place: the label of its row, the header of its column, the unit of either."""

    label: str
    header: str
    unit: str

    @property
    def aimed(self) -> bool:
        """Say whether its column holds targets."""
        return re.search("目标|预期|计划", self.header) is not None and "完成" not in self.header

    @property
    def growth(self) -> bool:
        """Say whether its column holds rates of change."""
        return re.search("增长|增速|增幅|同比|±|增减", self.header) is not None


def read_cells(text: str, outline: Outline) -> dict[int, Cell]:
    """Return the value cells of a document's flattened tables by the index of their sentence."""
    cells: dict[int, Cell] = {}
    for block in _blocks(text, outline):
        cells.update(_read_block(block))
    return cells


def _blocks(text: str, outline: Outline) -> Iterator[list[tuple[int, str]]]:
    """Yield runs of short lines without a sentence's punctuation, as (sentence, words)."""
    block: list[tuple[int, str]] = []
    for index, sentence in enumerate(outline.sentences):
        short = len(sentence.span) <= _LONGEST and not text[sentence.span.start : sentence.span.end].rstrip().endswith(("。", "；"))
        words = View.over(text, sentence.span).text if short else ""
        if words and not _SENTENCE.search(re.sub(r"\d,\d", "", words)):
            block.append((index, words))
            continue
        if len(block) >= 6:
            yield block
        block = []
    if len(block) >= 6:
        yield block


def _read_block(block: Sequence[tuple[int, str]]) -> dict[int, Cell]:
    headers, start = _headers([words for _, words in block])
    if len(headers) < 2:
        return {}
    cells: dict[int, Cell] = {}
    row: list[tuple[int, str]] = []
    for index, words in block[start:]:
        if row and (_LABEL_NUMBER.match(words) or len(row) == len(headers)):
            cells.update(_read_row(row, headers))
            row = []
        row.append((index, words))
    cells.update(_read_row(row, headers))
    return cells


def _headers(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return the header cells and where the first row begins."""
    first = next((i for i, words in enumerate(lines) if _LABEL_NUMBER.match(words)), None)
    if first is None:
        first = next((i for i, w in enumerate(lines) if i > 1 and _VALUE.match(w)), 0)
        while first and not _HEADER.search(lines[first - 1]):
            first -= 1
    begin = first
    while begin and _HEADER.search(lines[begin - 1]) and len(lines[begin - 1]) <= 14:
        begin -= 1
    return list(lines[begin:first]), first


def _read_row(row: Sequence[tuple[int, str]], headers: Sequence[str]) -> dict[int, Cell]:
    if len(row) < 2:
        return {}
    label = _LABEL_NUMBER.sub("", row[0][1])
    unit_of_row = next((w for (_, w), h in zip(row, headers, strict=False) if h == "单位"), "")
    unit_of_label = _UNIT.search(label)
    cells = {}
    for (index, words), header in zip(row[1:], headers[1:], strict=False):
        in_header = _UNIT.search(header)
        if header != "单位" and re.search(r"\d", words):
            unit = in_header[1] if in_header else unit_of_row or (unit_of_label[1] if unit_of_label else "")
            cells[index] = Cell(_UNIT.sub("", label), header, unit)
    return cells
