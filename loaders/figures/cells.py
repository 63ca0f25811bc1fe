"""Tables that a saved page has flattened to one cell a line: labels, headers, values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.records import Outline
from loaders.text import Span, View

_LABEL_NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})?[.、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|#|[*])(?=[^\d])"
)
_VALUE = re.compile(
    r"^[-−+]?\d[\d,.]*(?:%|‰)?$|^(?:同比)?(?:增长|下降|减少|增加|不低于|不超过|不高于|控制在|高于|低于|完成"
    r"|左右|持平|达到|约|超过|±|与)"
)
_HEADER = re.compile(
    r"(?:主要|经济)?(?:指标|项目|产品|品种|行业|类别|名称|单位|计量单位|属性|数量|合计|总量|总计)(?:名称)?"
    r"|.{0,8}(?:绝对[数值额]|增长|增速|增幅|增减|±|比重|目标|完成情况|完成[值数]|实绩|预期|计划|同比|占比"
    r"|本年|上年|全年).{0,8}"
    r"|20\d\d年.{0,10}"
)
_UNIT = re.compile(r"[(]([^()\d]{1,8})[)]")
_COLUMN = re.compile(r"\s*[|｜\t]\s*|[ \u3000\u00a0]{2,}|(?<=[\u4e00-\u9fff)）]) (?=[-\d])|(?<=\d) (?=[-\d])")
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?[%‰]?")
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


def read_cells(text: str, outline: Outline) -> dict[int, tuple[Cell, ...]]:
    """Return the value cells of a document's flattened tables by the index of their sentence."""
    cells = {index: tuple(row) for index, row in _lines(text, outline)}
    for block in _blocks(text, outline):
        cells.update({index: (cell,) for index, cell in _read_block(block).items()})
    return cells


def _lines(text: str, outline: Outline) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows that stand in one line each (甲产值 | 61.5 | 5.2), under the last line of headers."""
    headers: list[str] = []
    for index, sentence in enumerate(outline.sentences):
        line = text[sentence.span.start : sentence.span.end]
        parts = [
            View.over(p, Span(0, len(p))).text for p in _COLUMN.split(line.strip("|｜ \u3000\t")) if p.strip()
        ]
        if len(parts) < 2 or len(line) > 120:
            continue
        values = [p for p in parts[1:] if _NUMBER.fullmatch(p)]
        if values and len(values) >= len(parts) - 2 and not _NUMBER.fullmatch(parts[0]):
            unit = parts[1] if parts[1] not in values else ""
            columns = [h for h in headers if h != "单位"][-len(values) :]
            label = _LABEL_NUMBER.sub("", parts[0])
            yield (
                index,
                [
                    _cell(label, columns[i] if len(columns) == len(values) else "", unit)
                    for i in range(len(values))
                ],
            )
        elif all(_HEADER.fullmatch(p) for p in parts):
            headers = parts


def _cell(label: str, header: str, unit: str) -> Cell:
    in_header, in_label = _UNIT.search(header), _UNIT.search(label)
    printed = in_header[1] if in_header else unit or (in_label[1] if in_label else "")
    return Cell(_UNIT.sub("", label), header, printed)


def _blocks(text: str, outline: Outline) -> Iterator[list[tuple[int, str]]]:
    """Yield runs of short lines without a sentence's punctuation, as (sentence, words)."""
    block: list[tuple[int, str]] = []
    for index, sentence in enumerate(outline.sentences):
        short = (
            len(sentence.span) <= _LONGEST
            and not sentence.heading
            and not text[sentence.span.start : sentence.span.end].rstrip().endswith(("。", "；"))
        )
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
    numbered = [i for i, words in enumerate(lines) if _LABEL_NUMBER.match(words)]
    if len(numbered) > 1:
        first = numbered[0]
    else:
        first = next((i for i, w in enumerate(lines) if i > 1 and _VALUE.match(w)), 0)
        while first and not _HEADER.fullmatch(lines[first - 1]):
            first -= 1
    begin = first
    while begin and _HEADER.fullmatch(lines[begin - 1]):
        begin -= 1
    return list(lines[begin:first]), first


def _read_row(row: Sequence[tuple[int, str]], headers: Sequence[str]) -> dict[int, Cell]:
    if len(row) < 2:
        return {}
    label = _LABEL_NUMBER.sub("", row[0][1])
    unit = next((w for (_, w), h in zip(row, headers, strict=False) if h == "单位"), "")
    values = zip(row[1:], headers[1:], strict=False)
    return {
        i: _cell(label, header, unit)
        for (i, words), header in values
        if header != "单位" and re.search(r"\d", words)
    }
