"""The kinds of charts, drawn on a canvas from rows in words.

Numbers of different units never share a scale; what can't be drawn on one is listed below in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.answers.canvas import BLUE, FAINT, INK, ORANGE, SOFT, Canvas, shortened_to, wide
from graph.answers.render import title
from queries.catalog import Column

Row = Mapping[str, str]
MARGIN = 24.0
_RIGHT, _LINE = 150.0, 24.0
_LABELS = 380.0  # the widest column of names
_MOST = 60  # rows of a chart
_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn and where: rows in words with their codes under ``name:code``."""

    canvas: Canvas
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    language: str

    def said(self, zh: str, en: str) -> str:
        """Return what is said in the language of the chart."""
        return en if self.language == "en" else zh

    @property
    def label(self) -> str:
        """The column that names what a row is about."""
        return next(column.name for column in self.columns if column.name.endswith("Label"))


def words(canvas: Canvas, lines: Sequence[str], size: int, color: str, step: float) -> None:
    """Write lines of text below what is drawn."""
    for line in lines:
        canvas.word(MARGIN, canvas.at + size, line, size, color)
        canvas.at += step


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _cut(canvas: Canvas, rows: Sequence[_Line]) -> Sequence[_Line]:
    if len(rows) > _MOST:
        said = f"共 {len(rows)} 行,只画前 {_MOST} 行;用 -p 缩小范围 · the first {_MOST} of {len(rows)} rows"
        words(canvas, [said], 12, ORANGE, 24)
    return rows[:_MOST]


def _label_room(labels: Sequence[str]) -> float:
    return min(_LABELS, max(map(wide, labels), default=0.0) + 10)


def _qualified(row: Row) -> str:
    if row.get("qualifier:code") in ("exact", "", None):
        return ""
    said = row["qualifier"]
    return f"{said} " if said.isascii() else said


def _tip(row: Row) -> str:
    return f"“{row.get('quote', '')}”({row.get('section', '')})" if row.get("quote") else ""


def dumbbells(plot: Plot) -> None:
    """Draw each target beside last year's figure, as a share of it: units differ from row to row."""
    canvas = plot.canvas
    drawn = _cut(canvas, [(row, *pair) for row in plot.rows if (pair := _pair(row))])
    rest = [row for row in plot.rows if not _pair(row)]
    most = max([1.0, *(value / base for _, value, base in drawn)]) * 1.05
    labels = [row["indicator"] for row, _, _ in drawn]
    left = MARGIN + _label_room(labels)
    scale = (canvas.width - left - _RIGHT - 60) / most
    canvas.at += 10
    canvas.dot(left + 6, canvas.at, 5, SOFT)
    canvas.word(left + 16, canvas.at + 4, plot.said("上年实绩 = 100%", "last year = 100%"), 12, SOFT)
    canvas.dot(left + 156, canvas.at, 5, BLUE)
    canvas.word(left + 166, canvas.at + 4, plot.said("本年目标", "this year's target"), 12, SOFT)
    canvas.at += 10
    canvas.line(left + scale, canvas.at, left + scale, canvas.at + (_LINE + 10) * len(drawn) + 6)
    for row, value, base in drawn:
        y = canvas.at + _LINE
        canvas.word(
            left - 10, y + 4, shortened_to(row["indicator"], left - MARGIN - 10), anchor="end", tip=_tip(row)
        )
        canvas.line(left + scale * min(1, value / base), y, left + scale * max(1, value / base), y, SOFT)
        canvas.dot(left + scale, y, 5, SOFT, f"{row['actualIndicator']} {row['actual']}{row['actualUnit']}")
        canvas.dot(left + scale * value / base, y, 6, BLUE, _tip(row))
        said = f"{row['actual']}{row['actualUnit']} → {_qualified(row)}"
        canvas.word(left + scale * most + 8, y + 4, f"{said}{row['target']}{row['unit']}", 12)
        canvas.word(left + scale * most + 8, y + 17, f"{row['state']},{row['match']}", 10, SOFT)
        canvas.at = y + 10
    _listed(canvas, rest, plot.said("没有可比的上年数字", "No comparable figure of last year"))


def _pair(row: Row) -> tuple[float, float] | None:
    """Return target and last year's figure in the target's unit, where the question compares them."""
    value, difference = _number(row["target"]), _number(row["difference"])
    if value is None or difference is None or value - difference <= 0:
        return None
    return value, value - difference


def _listed(canvas: Canvas, rows: Sequence[Row], heading: str) -> None:
    if not rows:
        return
    canvas.at += 16
    words(canvas, [heading], 13, SOFT, 24)
    for row in _cut(canvas, rows):
        value = row.get("target") or row.get("actual") or ""
        said = f"{row['indicator']}  {_qualified(row)}{value}{row['unit']}"
        why = "  ".join(filter(None, (row.get("state"), row.get("verdict"), row.get("how"))))
        words(canvas, [f"· {said}  ({why})" if why else f"· {said}"], 12, INK, 22)


def rates(plot: Plot) -> None:
    """Draw rates of completion with the line of 100 %; what has no rate is listed."""
    canvas = plot.canvas
    drawn = [row for row in plot.rows if _number(row["ratio"]) is not None]
    bars = [
        (_measured(row), float(row["ratio"]), f"{row['ratio']}%  {row['verdict']}", BLUE, _tip(row))
        for row in drawn
    ]
    left, scale, top = _bars(canvas, bars)
    if drawn:
        canvas.line(left + scale * 100, top, left + scale * 100, canvas.at + 4, ORANGE)
        canvas.word(left + scale * 100, canvas.at + 16, "100%", 11, ORANGE, "middle")
        canvas.at += 18
    rest = [row for row in plot.rows if row not in drawn]
    _listed(canvas, rest, plot.said("没有完成率", "No rate"))


def _measured(row: Row) -> str:
    """Name an indicator with its figure and, where the report prints one, its goal."""
    goal = f" / {row['goal']}" if row["goal"] else ""
    return f"{row['indicator']}({row['actual']}{row['unit']}{goal})"


def values(plot: Plot) -> None:
    """Draw values as bars, a panel for each unit and kind of figure."""
    panels: dict[str, list[Row]] = {}
    for row in _cut(plot.canvas, plot.rows):
        if _number(row["value"]) is not None:
            panels.setdefault(" · ".join(filter(None, (row["unit"], row.get("kind")))), []).append(row)
    for name, members in panels.items():
        plot.canvas.at += 10
        words(plot.canvas, [name], 13, SOFT, 24)
        _bars(plot.canvas, [_value_bar(row) for row in members])
    marked = {
        plot.said("下降的", "what fell"): any(map(_down, plot.rows)),
        plot.said("目标", "targets"): any(map(_aimed, plot.rows)),
    }
    if listed := "、".join(said for said, met in marked.items() if met):
        plot.canvas.at += 8
        words(plot.canvas, [plot.said(f"橙色:{listed}", f"Orange: {listed}")], 12, ORANGE, 22)


def _down(row: Row) -> bool:
    return row.get("direction:code") in ("down", "improve_down")


def _aimed(row: Row) -> bool:
    return row.get("nature:code") == "target"


def _value_bar(row: Row) -> tuple[str, float, str, str, str]:
    said = f"{_qualified(row)}{row['value']}{row['unit']}"
    more = " ".join(
        filter(
            None, (row.get("direction"), row.get("moneyKind"), row.get("regionLabel"), row.get("areaLabel"))
        )
    )
    label = f"{row['indicator']}({row['period']})" if row.get("period") else row["indicator"]
    color = ORANGE if _down(row) or _aimed(row) else BLUE
    return label, float(row["value"]), f"{said} {more}", color, _tip(row)


def _bars(
    canvas: Canvas, bars: Sequence[tuple[str, float, str, str, str]], most: float = 0.0, room: float = 0.0
) -> tuple[float, float, float]:
    """Draw bars (label, value, words, colour, tip); return their left edge, scale and top.

    ``most`` and ``room`` are the largest value and the room for labels of panels that share a scale.
    """
    left = MARGIN + (room or _label_room([label for label, *_ in bars]))
    most = most or max((abs(value) for _, value, *_ in bars), default=0.0) or 1.0
    scale = (canvas.width - left - _RIGHT) / most
    top = canvas.at
    for label, value, said, color, tip in bars:
        y = canvas.at + 4
        canvas.word(left - 8, y + 12, shortened_to(label, left - MARGIN - 8), anchor="end", tip=label)
        canvas.rect(left, y, max(1.5, scale * abs(value)), 15, color, tip)
        canvas.word(left + scale * abs(value) + 6, y + 12, said, 12, SOFT)
        canvas.at = y + 18
    return left, scale, top


def counts(plot: Plot) -> None:
    """Count projects by state, a panel for each time, all on one scale."""
    named: dict[str, dict[str, dict[str, None]]] = {}
    for row in plot.rows:
        named.setdefault(row["period"], {}).setdefault(row["state"], {})[row["projectLabel"]] = None
    most = max(len(projects) for states in named.values() for projects in states.values())
    room = _label_room([state for states in named.values() for state in states])
    for period, states in sorted(named.items()):
        plot.canvas.at += 10
        words(plot.canvas, [period], 13, SOFT, 22)
        ranked = sorted(states.items(), key=lambda item: -len(item[1]))
        bars = [(s, float(len(names)), str(len(names)), BLUE, "、".join(names)) for s, names in ranked]
        _bars(plot.canvas, bars, most, room)


def timeline(plot: Plot) -> None:
    """Draw what happens as a dot under its time, one line a thing."""
    times = sorted({row["period"] for row in plot.rows})
    marks: dict[str, list[tuple[int, str, str]]] = {}
    for row in plot.rows:
        said = " ".join(filter(None, (row.get("milestone"), row.get("relation"), row.get("other"))))
        marks.setdefault(row[plot.label], []).append((times.index(row["period"]), said, _tip(row)))
    _dots(plot.canvas, times, marks)


def progress(plot: Plot) -> None:
    """Draw the state at the year's end and the plan as two dots on one line."""
    heads = [title(c, plot.language) for c in plot.columns if c.name in ("state", "planned")]
    marks: dict[str, list[tuple[int, str, str]]] = {}
    for row in plot.rows:
        for at, name in enumerate(("state", "planned")):
            if row[name]:
                marks.setdefault(row["projectLabel"], []).append((at, row[name], _tip(row)))
    _dots(plot.canvas, heads, marks)


def _dots(canvas: Canvas, heads: Sequence[str], marks: Mapping[str, list[tuple[int, str, str]]]) -> None:
    lines = {label: marks[label] for label in _cut(canvas, list(marks))}
    left = MARGIN + _label_room(list(lines))
    step = (canvas.width - left - 20) / max(1, len(heads))
    for at, head in enumerate(heads):
        canvas.word(left + step * at + 12, canvas.at + 14, head, 13, SOFT)
    top = canvas.at + 22
    canvas.at = top
    for label, found in lines.items():
        y = canvas.at + 14
        canvas.word(left - 8, y + 4, shortened_to(label, left - MARGIN - 8), anchor="end", tip=label)
        canvas.line(left, y + 12, canvas.width - 20, y + 12)
        for at in sorted({at for at, _, _ in found}):
            said = "、".join(dict.fromkeys(words for a, words, _ in found if a == at and words))
            canvas.dot(left + step * at + 16, y, 5, BLUE, next(tip for a, _, tip in found if a == at))
            canvas.word(left + step * at + 26, y + 4, shortened_to(said, step - 34, 12), 12, SOFT, tip=said)
        canvas.at = y + 11
    for at in range(len(heads)):
        canvas.line(left + step * at, top - 20, left + step * at, canvas.at + 4, FAINT)


def tallies(plot: Plot) -> None:
    """Draw the two counts of a row as one bar in two colours; rows of nothing are counted below."""
    canvas, name = plot.canvas, plot.label
    parts = [c for c in plot.columns if c.name in ("direct", "within", "projects", "others")]
    counted = [row for row in plot.rows if any(_number(row[part.name]) for part in parts)]
    left = MARGIN + _label_room([row[name] for row in counted])
    most = max((sum(_number(row[p.name]) or 0 for p in parts) for row in counted), default=1.0)
    scale = (canvas.width - left - _RIGHT) / most
    for at, (part, color) in enumerate(zip(parts, (BLUE, ORANGE), strict=False)):
        canvas.rect(left + at * 130, canvas.at, 11, 11, color)
        canvas.word(left + at * 130 + 16, canvas.at + 10, title(part, plot.language), 12, SOFT)
    canvas.at += 20
    for row in _cut(canvas, counted):
        y, x = canvas.at + 4, left
        label = shortened_to(row[name], left - MARGIN - 8)
        canvas.word(left - 8, y + 12, label, anchor="end", tip=row[name])
        for part, color in zip(parts, (BLUE, ORANGE), strict=False):
            if value := _number(row[part.name]) or 0:
                canvas.rect(x, y, scale * value, 15, color, f"{title(part, plot.language)} {row[part.name]}")
                x += scale * value
        canvas.word(x + 6, y + 12, "+".join(row[part.name] for part in parts), 12, SOFT)
        canvas.at = y + 18
    if none := len(plot.rows) - len(counted):
        canvas.at += 8
        words(canvas, [plot.said(f"另有 {none} 行都是 0", f"{none} more are all 0")], 12, SOFT, 22)
