"""Tables whose rows stand in one line each, columns parted by bars, tabs or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log

from loaders.figures.cells import HEADER, LABEL_NUMBER, Cell, flattened_cells, made_cell
from loaders.records import Outline
from loaders.text import Span, View

_PARTED = re.compile(r"[|｜\t \u3000\u00a0]")
_BARS = re.compile(r"[|｜\t]")
_BLANKS = re.compile(r"[ \u3000\u00a0]{2,}|(?<=[\u4e00-\u9fff)）%]) (?=[-−+]?\d)|(?<=[\d%]) (?=[-−+]?\d)")
_VALUE = re.compile(
    r"(?:同比|可比|比上年)?(?:增长|下降|减少|增加|提高|降低|回落|上升|不低于|不少于|不超过|不高于|控制在|完成|达到?|约|超过?"
    r"|≥|≤|[<>])*[-−+±]?\d[\d,.]*(?:[-—–~至][\d,.]+)?(?:[^\d,;。:]{0,6})(?:[(][^()]{1,8}[)])?"
)
_IDLE = re.compile("[-—–/.*…]*|持平|与.{2,14}同步")
_NO_VALUE = re.compile("(?:19|20)\\d\\d年|\\d+(?:[-—–~至]\\d+)?(?:周岁|岁)")  # years and ages are labels
_CAPTION = re.compile("(?:续?表|图)[\\s\\d一二三四五六七八九十]")
_UNITED = re.compile("[(（][^()（）\\d]{1,8}[)）]$")
_LINE = re.compile(r"[^\n]+")
_BROKEN = re.compile(r"\s*[(（﹙][^()（）]{1,8}[)）﹚]\s*[|｜]?\s*")
_BLANK = re.compile("[ \u3000]+")
_RULE = re.compile(r"[\s|｜:+-]*-{2,}[\s|｜:+-]*")
_CAPTION_UNIT = re.compile("单位[:：]([^()（）\\d\n]{1,16})")
_SERIAL = re.compile(r"\d{1,3}")
# Prose with blanks around its numbers is no row of cells.
_PROSE = re.compile(r"[。;!?]|,(?!\d)|、(?:同比|可比|比上年)?(?:增|下降|提高|减)")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Field:
    """The words of a column in a line, normalised, and their place."""

    words: str
    span: Span

    @property
    def value(self) -> bool:
        """Say whether it holds a number and little else."""
        plain = not LABEL_NUMBER.match(self.words) and not _NO_VALUE.match(self.words)
        return plain and _VALUE.fullmatch(self.words) is not None


@dataclass(slots=True)
class _Table:
    """A table in reading: lines of headers, then rows by the index of their sentence."""

    unit: str = ""
    headers: list[list[_Field]] = field(default_factory=list)
    rows: list[tuple[int, list[_Field]]] = field(default_factory=list)


def read_cells(text: str, outline: Outline) -> dict[int, list[Cell]]:
    """Return the value cells of a document's tables by the index of their sentence."""
    cells = flattened_cells(text, outline)
    for table in _tables(text, outline):
        if len(table.rows) > 1 or (table.rows and table.headers):
            for index, made in _cells_of(table):
                taken = cells.setdefault(index, [])
                taken += [c for c in made if not any(c.span.overlaps(other.span) for other in taken)]
    return cells


def _tables(text: str, outline: Outline) -> Iterator[_Table]:
    """Yield the tables of a text; prose ends one."""
    table, unit = _Table(), ""
    for index, sentence in enumerate(outline.sentences):
        for line in _LINE.finditer(text, sentence.span.start, sentence.span.end):
            open_table = table.headers or table.rows
            if not open_table and _is_prose(line.group()):
                unit = "" if len(line.group()) > 30 else unit
                continue
            captioned = _CAPTION_UNIT.search(line.group())
            unit = captioned[1].strip() if captioned else unit
            fields = _fields(text, line.start(), line.end())
            if _RULE.fullmatch(line.group()) or (captioned and not any(f.value for f in fields)):
                continue
            if _CAPTION.match(line.group().lstrip()):
                fields = []
            if table.headers and not table.rows and _BROKEN.fullmatch(line.group()):
                last = table.headers[-1][-1]  # a header's unit on a line of its own
                words = View.over(text, Span(*line.span())).text.rstrip("|")
                table.headers[-1][-1] = replace(last, words=last.words + words)
                continue
            kind = _kind(fields)
            if kind == "header" and table.rows or not kind:
                yield table
                table = _Table()
            if not kind:
                unit = "" if len(line.group()) > 30 else unit
                continue
            table.unit = unit
            if kind == "header":
                table.headers.append(fields)
            else:
                table.rows.append((index, fields))
    yield table


def _is_prose(line: str) -> bool:
    """Say whether a line surely is no part of a table, nor tells the unit of one."""
    return not ("单位" in line or "--" in line or _PARTED.search(line))


def _fields(text: str, start: int, end: int) -> list[_Field]:
    """Cut a line into its columns; empty ones between bars stay, for they hold a place."""
    line = text[start:end]
    if len(line) > _LONGEST or not _PARTED.search(line):
        return []
    barred = _BARS.search(line) is not None
    inner = line.strip(" \u3000")
    offset = start + line.index(inner) if inner else start
    if barred:
        offset += len(inner) - len(inner.lstrip("|｜"))
        inner = inner.lstrip("|｜")
        inner = inner[:-1] if inner.endswith(("|", "｜")) else inner
    fields, at = [], 0
    for joint in [*((_BARS if barred else _BLANKS).finditer(inner)), None]:
        stop = joint.start() if joint else len(inner)
        span = Span(offset + at, offset + stop)
        fields.append(_Field(View.over(text, span).text if len(span) else "", span))
        at = joint.end() if joint else stop
    if len(fields) > 1:
        return fields
    words = [w for w in _BLANK.split(inner) if w]
    if len(words) > 1 and all(HEADER.fullmatch(w) or _UNITED.search(w) for w in words):
        return [_Field(View.over(w, Span(0, len(w))).text, Span(offset, offset)) for w in words]
    return []


def _kind(fields: Sequence[_Field]) -> str:
    """Say whether a line's columns are headers, a row of values or neither ("")."""
    filled = [f for f in fields if f.words]
    if len(filled) < 2 or any(_PROSE.search(f.words) for f in filled[1:]):
        return ""
    label = filled[1] if _SERIAL.fullmatch(filled[0].words) and not filled[1].value else filled[0]
    others = filled[filled.index(label) + 1 :]
    values = [f for f in others if f.value]
    if values and not label.value and re.search("[\u4e00-\u9fff]", label.words):
        strange = [f for f in others if not f.value and not _IDLE.fullmatch(f.words)]
        plain = not re.search("[。;!?]|,(?!\\d)", label.words) and len(label.words) <= 40
        return "row" if plain and len(strange) <= 2 else ""
    wordy = any(len(f.words) > 20 or re.search("[。;,]", f.words) for f in filled)
    return "" if wordy or any(f.value for f in filled) else "header"


def _cells_of(table: _Table) -> Iterator[tuple[int, list[Cell]]]:
    width = max(len(fields) for _, fields in table.rows)
    headers = _columns([[f.words for f in line] for line in table.headers], width)
    whole = ""
    for index, fields in table.rows:
        first = 1 if len(fields) > 1 and _SERIAL.fullmatch(fields[0].words) and not fields[1].value else 0
        label = LABEL_NUMBER.sub("", fields[first].words)
        if whole and _GROUP.fullmatch(label):
            label += whole
        else:
            whole = _population(label)
        unit = next((f.words for f, h in zip(fields, headers, strict=False) if re.search("单位", h)), "")
        columns = headers if len(fields) == width else headers[-len(fields) :]
        made = [
            made_cell(label, header, unit or table.unit, f.span)
            for at, (f, header) in enumerate(zip(fields, columns, strict=False))
            if at > first and f.value and not header.startswith(("单位", "序号"))
        ]
        yield index, [_settled(cell, made, fields) for cell in made]


def _settled(cell: Cell, row: Sequence[Cell], fields: Sequence[_Field]) -> Cell:
    """Let a bare target of a row that shows an amount and its growth be of what it is nearer to."""
    printed = {f.span: _number(f.words) for f in fields}
    amounts = [printed[c.span] for c in row if not c.aimed and not c.growth]
    rates = [printed[c.span] for c in row if not c.aimed and c.growth]
    if not (cell.aimed and rates and all((*amounts, *rates))):
        return cell
    aim = printed[cell.span] or 1.0
    near = not amounts or abs(log(aim / rates[0])) < abs(log(aim / amounts[0]))
    return replace(cell, unit="%") if near and not cell.unit_of(False).endswith("%") else cell


def _number(words: str) -> float:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    return float(found.group().replace(",", "")) if found else 0.0


_GROUP = re.compile("城镇|乡村|农村|男性?|女性?|\\d+.{0,4}岁.{0,5}")


def _population(label: str) -> str:
    """Return what the groups of a population that stand under a label are parts of, or ""."""
    found = re.search("(?:常住|户籍)?(?:总?人口)", label)
    return found.group().replace("总", "") if found else ""


def _columns(lines: list[list[str]], width: int) -> list[str]:
    """Return the header of each column, a header that spans several joined with those under it."""
    if not lines:
        return [""] * width
    filled = [[w for w in line if w] for line in lines]
    if len(lines) > 1 and sum(map(len, filled)) == width:  # one line of headers, broken
        return [w for line in filled for w in line]
    upper, *lower = lines[-2:]
    columns, spanned = _spread(upper, width, len(lower[0]) if lower else 0)
    if not lower:
        return columns
    under = [w for w in lower[0] if w]
    if len(lower[0]) == width and len(under) < width:
        return [c + w for c, w in zip(columns, lower[0], strict=True)]
    places = spanned if len(spanned) == len(under) else list(range(width - len(under), width))
    for place, words in zip(places, under, strict=False):
        if place >= 0:
            columns[place] += words
    return columns


def _spread(upper: list[str], width: int, below: int) -> tuple[list[str], list[int]]:
    """Spread a header line over ``width`` columns; return it with the places that a header spans."""
    filled = upper[:width]
    if len(filled) == width - 1 and not below:
        filled = ["", *filled]  # the labels have no header
    spanned: list[int] = []
    columns: list[str] = []
    for at, words in enumerate(filled):
        if not words and at > 1 and columns[-1]:
            spanned += [at] if at - 1 in spanned else [at - 1, at]
            words = columns[-1]
        columns.append(words)
    missing = width - len(columns)
    if missing > 0:  # the one that spans several: the last that says what was done
        done = [i for i, words in enumerate(columns) if re.search("完成|实绩|情况|累计|全年", words)]
        wide = done[-1] if done else len(columns) - 1
        columns[wide + 1 : wide + 1] = [columns[wide]] * missing
        spanned = spanned or list(range(wide, wide + missing + 1))
    return columns, spanned
