"""An answer as a chart: what it shows follows from the columns it has (``diagrams`` draws them)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.answers.answers import Answer
from graph.answers.canvas import INK, SOFT, Canvas, png, svg
from graph.answers.diagrams import (
    MARGIN,
    Plot,
    Row,
    counts,
    dumbbells,
    progress,
    rates,
    tallies,
    timeline,
    values,
    words,
)
from graph.answers.render import command_of, heading, reports_of, worded, wrapped
from graph.errors import OutputError, PlanGraphError
from graph.files import write_whole

_LINE_WIDTH = 128  # terminal columns of a line of small text
_HEAD_WIDTH = 90  # of a line of the heading
_SHAPES: tuple[tuple[frozenset[str], Callable[[Plot], None]], ...] = (
    (frozenset(["indicator", "target", "actual", "difference", "state"]), dumbbells),
    (frozenset(["indicator", "ratio", "verdict"]), rates),
    (frozenset(["indicator", "value", "unit"]), values),
    (frozenset(["projectLabel", "state", "period"]), counts),
    (frozenset(["projectLabel", "state", "planned"]), progress),
    (frozenset(["period"]), timeline),
    (frozenset(["direct", "within"]), tallies),
    (frozenset(["projects", "others"]), tallies),
)


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
    canvas = Canvas(at=MARGIN)
    words(canvas, wrapped(heading(answer, language) or "SPARQL", _HEAD_WIDTH), 17, INK, 28)
    words(canvas, wrapped("、".join(reports_of(answer)), _LINE_WIDTH), 12, SOFT, 22)
    draw(Plot(canvas, answer.columns, _rows(answer, language), language))
    _footer(canvas, answer, language)
    return canvas


def _rows(answer: Answer, language: str) -> list[Row]:
    """Return the rows in words, with their codes under ``name:code``.

    A figure of one of several reports is named with the report, unless its place stands beside it.
    """
    found: list[Row] = []
    several = len(reports_of(answer)) > 1
    for terms in answer.rows:
        row: dict[str, str] = {}
        for column, term in zip(answer.columns, terms, strict=True):
            row[column.name] = worded(column, term, language)
            row[f"{column.name}:code"] = term.value if term else ""
        if several and "indicator" in row and not {"regionLabel", "areaLabel"} & row.keys():
            row["indicator"] += f" [{row['report:code'].rsplit('/', 1)[-1]}]"
        found.append(row)
    return found


def _footer(canvas: Canvas, answer: Answer, language: str) -> None:
    canvas.at += 14
    if answer.query is None:
        return
    said = []
    if answer.query.may_say:
        said.append(answer.query.may_say.en if language == "en" else answer.query.may_say.zh)
    lead = "每行的原句:" if language == "zh" else "The words behind each row: "
    said.append(lead + command_of(answer.query, answer.parameters))
    for text in said:
        words(canvas, wrapped(text, _LINE_WIDTH), 12, SOFT, 22)
