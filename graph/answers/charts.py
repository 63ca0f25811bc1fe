"""An answer as a chart: what it shows follows from the columns it has.

Numbers of different units never share a scale; what can't be drawn on one is listed below in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from graph.answers.answers import Answer
from graph.answers.canvas import BLUE, FAINT, INK, ORANGE, SOFT, Canvas, png, shortened_to, svg, wide
from graph.answers.render import title, worded, wrapped
from graph.errors import OutputError, PlanGraphError
from graph.files import write_whole

Row = Mapping[str, str]
_LEFT, _RIGHT, _TOP, _LINE = 24.0, 150.0, 24.0, 24.0
_LABELS = 380.0  # the widest column of names
_MOST = 60  # rows of a chart
_LINE_WIDTH = 128  # terminal columns of a line of small text


class NoChart(PlanGraphError):
    """An answer has nothing that a chart could show."""

    def __init__(self, name: str, why: tuple[str, str]) -> None:
        super().__init__(f"{name}:{why[0]} · {why[1]}")


def write_chart(answer: Answer, path: Path, language: str = "zh") -> None:
    """Draw an answer into a file, .svg or .png by its name.

    Raises OutputError for another ending, without Pillow or a Chinese font for PNG; NoChart.
    """
    ending = path.suffix.lower()
    if ending not in (".svg", ".png"):
        raise OutputError(path, "图只能写成 .svg 或 .png", "a chart is written as .svg or .png")
    canvas = chart(answer, language)
    write_whole(path, svg(canvas) if ending == ".svg" else png(canvas))


def chart(answer: Answer, language: str = "zh") -> Canvas:
    """Draw an answer. Raises NoChart for one without rows, or without a column to be drawn."""
    name = answer.query.name if answer.query else "SPARQL"
    if not answer.rows:
        raise NoChart(name, ("没有内容可画", "nothing to draw"))
    columns = {column.name for column in answer.columns}
    draw = next((draw for needed, draw in _SHAPES if needed <= columns), None)
    if draw is None or (answer.query and answer.query.view not in ("chart", "timeline")):
        raise NoChart(
            name,
            ("这个问题的答案不宜画成图", "this answer is no chart; see those with view chart or timeline"),
        )
    canvas = Canvas(at=_TOP)
    _words(canvas, _heading(answer, language), 17, INK, 28)
    draw(canvas, answer, _rows(answer, language), language)
    _footer(canvas, answer, language)
    return canvas


def _heading(answer: Answer, language: str) -> list[str]:
    if answer.query is None:
        return ["SPARQL"]
    return [answer.query.summary.en if language == "en" else answer.query.summary.zh]


def _rows(answer: Answer, language: str) -> list[Row]:
    """Return the rows in words, with their codes under ``name:code``."""
    found: list[Row] = []
    for terms in answer.rows:
        row: dict[str, str] = {}
        for column, term in zip(answer.columns, terms, strict=True):
            row[column.name] = worded(column, term, language)
            row[f"{column.name}:code"] = term.value if term else ""
        found.append(row)
    return found


def _words(canvas: Canvas, lines: Sequence[str], size: int, color: str, step: float) -> None:
    for line in lines:
        canvas.word(_LEFT, canvas.at + size, line, size, color)
        canvas.at += step


def _footer(canvas: Canvas, answer: Answer, language: str) -> None:
    canvas.at += 14
    said = []
    if answer.query and answer.query.may_say:
        said.append(answer.query.may_say.en if language == "en" else answer.query.may_say.zh)
    if answer.query:
        command = f"plan-graph query {answer.query.name}"
        said.append(f"每行的原句:{command}" if language == "zh" else f"The words behind each row: {command}")
    for text in said:
        _words(canvas, wrapped(text, _LINE_WIDTH), 12, SOFT, 22)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _cut(canvas: Canvas, rows: list[Row]) -> list[Row]:
    if len(rows) > _MOST:
        said = f"共 {len(rows)} 行,只画前 {_MOST} 行;用 -p 缩小范围 · the first {_MOST} of {len(rows)} rows"
        _words(canvas, [said], 12, ORANGE, 24)
    return rows[:_MOST]


def _label_room(labels: Sequence[str]) -> float:
    return min(_LABELS, max(map(wide, labels), default=0.0) + 10)


def _qualified(row: Row) -> str:
    return "" if row.get("qualifier:code") in ("exact", "", None) else row["qualifier"]


def _tip(row: Row) -> str:
    return f"“{row.get('quote', '')}”({row.get('section', '')})" if row.get("quote") else ""


def _dumbbells(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw each target beside last year's figure, as a share of it: units differ from row to row."""
    drawn = [(row, value, base) for row in rows if (pair := _pair(row)) for value, base in [pair]]
    rest = [row for row in rows if not _pair(row)]
    most = max([1.0, *(value / base for _, value, base in drawn)]) * 1.05
    labels = [row["indicator"] for row, _, _ in drawn]
    left = _LEFT + _label_room(labels)
    scale = (canvas.width - left - _RIGHT - 60) / most
    zh = language == "zh"
    canvas.at += 10
    canvas.dot(left + 6, canvas.at, 5, SOFT)
    canvas.word(left + 16, canvas.at + 4, "上年实绩 = 100%" if zh else "last year = 100%", 12, SOFT)
    canvas.dot(left + 156, canvas.at, 5, BLUE)
    canvas.word(left + 166, canvas.at + 4, "本年目标" if zh else "this year's target", 12, SOFT)
    canvas.at += 10
    canvas.line(left + scale, canvas.at, left + scale, canvas.at + (_LINE + 10) * len(drawn) + 6)
    for row, value, base in drawn:
        y = canvas.at + _LINE
        canvas.word(
            left - 10, y + 4, shortened_to(row["indicator"], left - _LEFT - 10), anchor="end", tip=_tip(row)
        )
        canvas.line(left + scale * min(1, value / base), y, left + scale * max(1, value / base), y, SOFT)
        canvas.dot(left + scale, y, 5, SOFT, f"{row['actualIndicator']} {row['actual']}{row['actualUnit']}")
        canvas.dot(left + scale * value / base, y, 6, BLUE, _tip(row))
        said = f"{row['actual']}{row['actualUnit']} → {_qualified(row)}"
        canvas.word(left + scale * most + 8, y + 4, f"{said}{row['target']}{row['unit']}", 12)
        canvas.word(left + scale * most + 8, y + 17, f"{row['state']},{row['match']}", 10, SOFT)
        canvas.at = y + 10
    _listed(canvas, rest, "没有可比的上年数字" if zh else "No comparable figure of last year")


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
    _words(canvas, [heading], 13, SOFT, 24)
    for row in rows:
        value = row.get("target") or row.get("actual") or ""
        said = f"{row['indicator']}  {_qualified(row)}{value}{row['unit']}"
        why = "  ".join(filter(None, (row.get("state"), row.get("verdict"), row.get("how"))))
        _words(canvas, [f"· {said}  ({why})" if why else f"· {said}"], 12, INK, 22)


def _rates(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw rates of completion with the line of 100 %; what has no rate is listed."""
    drawn = [row for row in rows if _number(row["ratio"]) is not None]
    bars = [
        (row["indicator"], float(row["ratio"]), f"{row['ratio']}%  {row['verdict']}", BLUE, _tip(row))
        for row in drawn
    ]
    left, scale, top = _bars(canvas, bars)
    if drawn:
        canvas.line(left + scale * 100, top, left + scale * 100, canvas.at + 4, ORANGE)
        canvas.word(left + scale * 100, canvas.at + 16, "100%", 11, ORANGE, "middle")
        canvas.at += 18
    rest = [row for row in rows if row not in drawn]
    _listed(canvas, rest, "没有完成率" if language == "zh" else "No rate")


def _values(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw values as bars, a panel for each unit and kind of figure."""
    panels: dict[str, list[Row]] = {}
    for row in _cut(canvas, rows):
        if _number(row["value"]) is not None:
            panels.setdefault(" · ".join(filter(None, (row["unit"], row.get("kind")))), []).append(row)
    for name, members in panels.items():
        canvas.at += 10
        _words(canvas, [name], 13, SOFT, 24)
        _bars(canvas, [_value_bar(row) for row in members])


def _value_bar(row: Row) -> tuple[str, float, str, str, str]:
    down = row.get("direction:code") in ("down", "improve_down")
    said = f"{_qualified(row)}{row['value']}{row['unit']}"
    more = " ".join(filter(None, (row.get("direction"), row.get("moneyKind"), row.get("regionLabel"))))
    label = f"{row['indicator']}({row['period']})" if row.get("period") else row["indicator"]
    target = row.get("nature:code") == "target"
    return label, float(row["value"]), f"{said} {more}", ORANGE if down or target else BLUE, _tip(row)


def _bars(
    canvas: Canvas, bars: Sequence[tuple[str, float, str, str, str]], most: float = 0.0, room: float = 0.0
) -> tuple[float, float, float]:
    """Draw bars (label, value, words, colour, tip); return their left edge, scale and top.

    ``most`` and ``room`` are the largest value and the room for labels of panels that share a scale.
    """
    left = _LEFT + (room or _label_room([label for label, *_ in bars]))
    most = most or max((abs(value) for _, value, *_ in bars), default=0.0) or 1.0
    scale = (canvas.width - left - _RIGHT) / most
    top = canvas.at
    for label, value, said, color, tip in bars:
        y = canvas.at + 4
        canvas.word(left - 8, y + 12, shortened_to(label, left - _LEFT - 8), anchor="end", tip=label)
        canvas.rect(left, y, max(1.5, scale * abs(value)), 15, color, tip)
        canvas.word(left + scale * abs(value) + 6, y + 12, said, 12, SOFT)
        canvas.at = y + 18
    return left, scale, top


def _counts(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Count projects by state, a panel for each time, all on one scale."""
    named: dict[str, dict[str, dict[str, None]]] = {}
    for row in rows:
        named.setdefault(row["period"], {}).setdefault(row["state"], {})[row["projectLabel"]] = None
    most = max(len(projects) for states in named.values() for projects in states.values())
    room = _label_room([state for states in named.values() for state in states])
    for period, states in sorted(named.items()):
        canvas.at += 10
        _words(canvas, [period], 13, SOFT, 22)
        ranked = sorted(states.items(), key=lambda item: -len(item[1]))
        bars = [(s, float(len(names)), str(len(names)), BLUE, "、".join(names)) for s, names in ranked]
        _bars(canvas, bars, most, room)


def _timeline(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw what happens as a dot under its time, one line a thing."""
    first = next(column for column in answer.columns if column.name.endswith("Label"))
    times = sorted({row["period"] for row in rows})
    marks: dict[str, list[tuple[int, str, str]]] = {}
    for row in rows:
        said = " ".join(filter(None, (row.get("milestone"), row.get("relation"), row.get("other"))))
        marks.setdefault(row[first.name], []).append((times.index(row["period"]), said, _tip(row)))
    _dots(canvas, times, marks)


def _progress(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw the state at the year's end and the plan as two dots on one line."""
    heads = [title(column, language) for column in answer.columns if column.name in ("state", "planned")]
    marks: dict[str, list[tuple[int, str, str]]] = {}
    for row in rows:
        for at, name in enumerate(("state", "planned")):
            if row[name]:
                marks.setdefault(row["projectLabel"], []).append((at, row[name], _tip(row)))
    _dots(canvas, heads, marks)


def _dots(canvas: Canvas, heads: Sequence[str], marks: Mapping[str, list[tuple[int, str, str]]]) -> None:
    lines = dict(list(marks.items())[:_MOST])
    left = _LEFT + _label_room(list(lines))
    step = (canvas.width - left - 20) / max(1, len(heads))
    for at, head in enumerate(heads):
        canvas.word(left + step * at + 12, canvas.at + 14, head, 13, SOFT)
    top = canvas.at + 22
    canvas.at = top
    for label, found in lines.items():
        y = canvas.at + 14
        canvas.word(left - 8, y + 4, shortened_to(label, left - _LEFT - 8), anchor="end", tip=label)
        canvas.line(left, y + 12, canvas.width - 20, y + 12)
        for at in sorted({at for at, _, _ in found}):
            said = "、".join(dict.fromkeys(words for a, words, _ in found if a == at and words))
            canvas.dot(left + step * at + 16, y, 5, BLUE, next(tip for a, _, tip in found if a == at))
            canvas.word(left + step * at + 26, y + 4, shortened_to(said, step - 34, 12), 12, SOFT, tip=said)
        canvas.at = y + 11
    for at in range(len(heads)):
        canvas.line(left + step * at, top - 20, left + step * at, canvas.at + 4, FAINT)


def _tallies(canvas: Canvas, answer: Answer, rows: list[Row], language: str) -> None:
    """Draw the two counts of a row as one bar in two colours; rows of nothing are left out."""
    first = next(column for column in answer.columns if column.name.endswith("Label"))
    parts = [c for c in answer.columns if c.name in ("direct", "within", "projects", "others")]
    counted = [row for row in rows if any(_number(row[part.name]) for part in parts)]
    left = _LEFT + _label_room([row[first.name] for row in counted])
    most = max((sum(_number(row[p.name]) or 0 for p in parts) for row in counted), default=1.0)
    scale = (canvas.width - left - _RIGHT) / most
    for at, (part, color) in enumerate(zip(parts, (BLUE, ORANGE), strict=False)):
        canvas.rect(left + at * 130, canvas.at, 11, 11, color)
        canvas.word(left + at * 130 + 16, canvas.at + 10, title(part, language), 12, SOFT)
    canvas.at += 20
    for row in _cut(canvas, counted):
        y, x = canvas.at + 4, left
        canvas.word(
            left - 8,
            y + 12,
            shortened_to(row[first.name], left - _LEFT - 8),
            anchor="end",
            tip=row[first.name],
        )
        for part, color in zip(parts, (BLUE, ORANGE), strict=False):
            value = _number(row[part.name]) or 0
            if value:
                canvas.rect(x, y, scale * value, 15, color, f"{title(part, language)} {row[part.name]}")
            x += scale * value
        canvas.word(x + 6, y + 12, "+".join(row[part.name] for part in parts), 12, SOFT)
        canvas.at = y + 18


_SHAPES: tuple[tuple[frozenset[str], Callable[[Canvas, Answer, list[Row], str], None]], ...] = (
    (frozenset(["indicator", "target", "actual", "difference", "state"]), _dumbbells),
    (frozenset(["indicator", "ratio", "verdict"]), _rates),
    (frozenset(["indicator", "value", "unit"]), _values),
    (frozenset(["projectLabel", "state", "period"]), _counts),
    (frozenset(["projectLabel", "state", "planned"]), _progress),
    (frozenset(["period"]), _timeline),
    (frozenset(["direct", "within"]), _tallies),
    (frozenset(["projects", "others"]), _tallies),
)
