"""The cells of tables that a saved page has flattened to one cell a line: labels, headers, values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.records import Outline
from loaders.text import Span, View

LABEL_NUMBER = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2})?[.、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|#|[*])(?=[^\d])|其中[:,]?)+"
)
_VALUE = re.compile(
    r"^[-−+]?\d[\d,.]*(?:%|‰)?$|^(?:同比)?(?:增长|下降|减少|增加|不低于|不超过|不高于|控制在|高于|低于|完成"
    r"|左右|持平|达到|约|超过|±|与)"
)
HEADER = re.compile(
    r"(?:主要|经济)?(?:指标|项目|产品|品种|行业|类别|名称|单位|计量单位|属性|数量|合计|总量|总计)(?:名称)?"
    r"|.{0,8}(?:绝对[数值额]|增长|增速|增幅|增减|±|比重|目标|完成情况|完成[值数]|实绩|预期|计划|同比|占比"
    r"|本年|上年|全年).{0,8}"
    r"|20\d\d年.{0,10}"
    r"|[^\d()]{1,10}[(][^()\d]{1,8}[)]"  # 累计(亿元)
)
_UNIT = re.compile(r"[(](?:单位:?)?([^()\d]{1,12})[)]$")
_MEASURE = re.compile("产量|销量|存栏|出栏|产值|增加值|面积|比重|占比|贡献率|构成|户数|人数")
_PARTED = re.compile("[、,/和]")
_PRINTED = re.compile(r"[-−+]?\d[\d,.]*\D{0,4}")
_RATE = re.compile("率|比重|占比|比例|覆盖|强度|份额|水平")
_LONGEST = 32
_SENTENCE = re.compile("[,;。!?:]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell: the label of its row, the header of its column, the units of either, its place."""

    label: str
    header: str
    unit: str
    span: Span

    @property
    def aimed(self) -> bool:
        """Say whether its column holds targets."""
        return re.search("目标|预期|计划", self.header) is not None and not re.search(
            "完成|实[绩际]|情况|进度", self.header
        )

    @property
    def growth(self) -> bool:
        """Say whether its column holds rates of change."""
        return re.search("增长|增速|增幅|涨幅|同比|±|增减", self.header) is not None

    @property
    def portion(self) -> bool:
        """Say whether its column holds parts of a whole."""
        return re.search("比重|占比|贡献率|构成", self.header) is not None

    @property
    def measure(self) -> str:
        """What its column measures of the label (产量), or ""."""
        found = _MEASURE.search(self.header)
        return found.group().replace("构成", "比重") if found and found.group() not in self.label else ""

    @property
    def rate(self) -> bool:
        """Say whether a bare percentage in it is a proportion: the label or the column says so."""
        return self.portion or _RATE.search(self.label) is not None

    def unit_of(self, growth: bool) -> str:
        """Return the unit of a bare number in it: of several that the header names, the fitting one."""
        units = [u for u in _PARTED.split(self.unit) if u]
        rates = [u for u in units if u in {"%", "‰", "±%", "百分点", "个百分点"}]
        if growth or (self.rate and rates):
            return rates[0].lstrip("±") if rates else "%"
        return next((u for u in units if u not in rates), units[0] if units else "")


def made_cell(label: str, header: str, unit: str, span: Span) -> Cell:
    """Return a cell; a unit in the header goes before the row's own, that before one in the label."""
    in_header, in_label = _UNIT.search(header), _UNIT.search(label)
    printed = in_header[1] if in_header else (in_label[1] if in_label and _is_unit(in_label[1]) else "")
    name = label[: in_label.start()] if in_label and _is_unit(in_label[1]) else label
    return Cell(name, header, printed or unit, span)


def _is_unit(words: str) -> bool:
    return re.search("元|%|‰|[吨人户个辆公里米亩顷时次家项所张件台套]$", words) is not None


def flattened_cells(text: str, outline: Outline) -> dict[int, list[Cell]]:
    """Return the value cells of tables that stand one cell a line, by the index of their sentence."""
    cells: dict[int, list[Cell]] = {}
    for block in _blocks(text, outline):
        for index, cell in _read_block(block, outline).items():
            cells[index] = [cell]
    return cells


_ENDS = ("。", "；")


def _blocks(text: str, outline: Outline) -> Iterator[list[tuple[int, str]]]:
    """Yield runs of short lines without a sentence's punctuation, as (sentence, words)."""
    block: list[tuple[int, str]] = []
    for index, sentence in enumerate(outline.sentences):
        start, end = sentence.span.start, sentence.span.end
        short = (
            end - start <= _LONGEST
            and not sentence.heading
            and not text.endswith(_ENDS, start, end)
            and not text[start:end].rstrip().endswith(_ENDS)
        )
        words = View.over(text, sentence.span).text if short else ""
        if words and not _SENTENCE.search(re.sub(r"\d,\d|^其中[:,]", "", words)):
            block.append((index, words))
            continue
        if len(block) >= 6:
            yield block
        block = []
    if len(block) >= 6:
        yield block


def _read_block(block: Sequence[tuple[int, str]], outline: Outline) -> dict[int, Cell]:
    headers, start = _headers([words for _, words in block])
    if len(headers) < 2:
        return {}
    if _labelled(block[start:], len(headers)):
        headers = ["", *headers]  # the labels have no header
    cells: dict[int, Cell] = {}
    row: list[tuple[int, str]] = []
    for index, words in block[start:]:
        if row and (LABEL_NUMBER.match(words) or len(row) == len(headers)):
            cells.update(_read_row(row, headers, outline))
            row = []
        row.append((index, words))
    cells.update(_read_row(row, headers, outline))
    return cells


def _labelled(rows: Sequence[tuple[int, str]], width: int) -> bool:
    """Say whether a row is a label and then as many values as there are headers."""
    first = [words for _, words in rows[: width + 2]]
    values = [_PRINTED.fullmatch(words) is not None for words in first]
    return values == [False, *[True] * width, False][: len(values)] and len(values) > width


def _headers(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return the header cells and where the first row begins."""
    numbered = [i for i, words in enumerate(lines) if LABEL_NUMBER.match(words)]
    if len(numbered) > 1:
        first = numbered[0]
    else:
        first = next((i for i, w in enumerate(lines) if i > 1 and _VALUE.match(w)), 0)
        while first and not HEADER.fullmatch(lines[first - 1]):
            first -= 1
    begin = first
    while begin and HEADER.fullmatch(lines[begin - 1]):
        begin -= 1
    return list(lines[begin:first]), first


def _read_row(row: Sequence[tuple[int, str]], headers: Sequence[str], outline: Outline) -> dict[int, Cell]:
    if len(row) < 2:
        return {}
    label = LABEL_NUMBER.sub("", row[0][1])
    unit = next((w for (_, w), h in zip(row, headers, strict=False) if h == "单位"), "")
    values = zip(row[1:], headers[1:], strict=False)
    return {
        i: made_cell(label, header, unit, outline.sentences[i].span)
        for (i, words), header in values
        if header != "单位" and re.search(r"\d", words)
    }
