"""Charts: what is drawn is what the answer says, on scales that may be compared."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Store

from graph.answers import canvas
from graph.answers.answers import Answer, answer, sparql
from graph.answers.charts import NoChart, chart, write_chart
from graph.answers.engines import Embedded, Engine, Term
from graph.cli import main
from graph.errors import OutputError
from queries.catalog import find, names

CHARTS = [name for name in names() if find(name).view in ("chart", "timeline") and find(name).documents == 1]


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    return Embedded(shipped)


def _svg(engine: Engine, name: str, **values: str) -> str:
    return canvas.svg(chart(answer(engine, name, values)))


@pytest.mark.parametrize("name", CHARTS)
def test_every_question_with_such_a_view_is_drawn(engine: Engine, name: str) -> None:
    drawn = _svg(engine, name)
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    words = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("text"))
    assert find(name).summary.zh in words and f"plan-graph query {name}" in words
    assert not re.search(r"(?:href|src)=", drawn)


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_drawn_outside(engine: Engine, name: str) -> None:
    drawn = chart(answer(engine, name))
    for shape in drawn.shapes:
        assert 0 <= shape.x <= drawn.width and 0 <= shape.y <= drawn.height + 16
        if shape.kind == "rect":
            assert shape.x + shape.x2 <= drawn.width


def test_targets_stand_beside_last_years_figures(engine: Engine) -> None:
    found = answer(engine, "targets-against-actuals")
    drawn = chart(found)
    compared = [row for row in found.dicts() if row["difference"]]
    blue = [shape for shape in drawn.shapes if shape.kind == "dot" and shape.color == canvas.BLUE]
    assert len(blue) == len(compared) + 1  # one in the legend
    words = [shape.text for shape in drawn.shapes if shape.kind == "word"]
    for row in found.dicts():
        assert any(row["indicator"][:6] in text for text in words), row["indicator"]
    higher = {row["indicator"] for row in compared if row["state"] == "higher"}
    assert higher


def test_a_chart_says_what_was_asked_and_of_which_report(engine: Engine) -> None:
    drawn = _svg(engine, "projects-by-status", status="已完成")
    assert "项目进展到什么程度?(status=已完成)" in drawn and "440113-2025-plan" in drawn
    assert "plan-graph query projects-by-status -p 'status=已完成'" in drawn


def test_figures_of_several_reports_are_named_with_theirs(engine: Engine) -> None:
    found = answer(engine, "largest-changes")
    at = [column.name for column in found.columns].index("report")
    other = Term("https://w3id.org/plan-graph/id/report/440100-2025-plan", "uri")
    rows = (*found.rows[:3], (*found.rows[3][:at], other, *found.rows[3][at + 1 :]))
    drawn = canvas.svg(chart(replace(found, rows=rows)))
    assert drawn.count("[440113-2025-plan]") >= 3 and "[440100-2025-plan]" in drawn
    assert "橙色:下降的" in drawn


def test_rates_stand_beside_the_figures(engine: Engine) -> None:
    assert "土地收储面积(7479.42亩 / 4000)" in _svg(engine, "completion-of-targets")


def test_rows_of_nothing_are_counted(engine: Engine) -> None:
    found = answer(engine, "programmes-by-size").dicts()
    none = sum(row["projects"] == row["others"] == "0" for row in found)
    assert none and f"另有 {none} 行都是 0" in _svg(engine, "programmes-by-size")


def test_units_never_share_a_scale(engine: Engine) -> None:
    drawn = chart(answer(engine, "largest-changes"))
    heads = [shape.text for shape in drawn.shapes if shape.kind == "word" and shape.color == canvas.SOFT]
    assert "%" in heads and "个百分点" in heads


def test_bars_are_as_long_as_their_values(engine: Engine) -> None:
    found = [row for row in answer(engine, "largest-changes").dicts() if row["unit"] == "%"]
    bars = [shape for shape in chart(answer(engine, "largest-changes")).shapes if shape.kind == "rect"]
    first, second = bars[0], bars[1]
    assert first.x2 / second.x2 == pytest.approx(
        float(found[0]["value"]) / float(found[1]["value"]), rel=1e-6
    )


def test_counts_of_several_times_share_one_scale(engine: Engine) -> None:
    found = answer(engine, "projects-by-status")
    shapes = chart(found).shapes
    bars = [shape for shape in shapes if shape.kind == "rect"]
    counts = [int(after.text) for shape, after in pairwise(shapes) if shape.kind == "rect"]
    assert bars[0].x2 / counts[0] == pytest.approx(bars[-1].x2 / counts[-1])


def test_events_stand_under_their_time(engine: Engine) -> None:
    found = answer(engine, "events")
    dots = [shape for shape in chart(found).shapes if shape.kind == "dot"]
    assert len(dots) == len({(row["eventLabel"], row["period"]) for row in found.dicts()})
    assert len({dot.x for dot in dots}) == len({row["period"] for row in found.dicts()})


def test_a_long_answer_says_what_is_left_out(engine: Engine) -> None:
    words = [shape.text for shape in chart(answer(engine, "indicator-series")).shapes]
    assert any("只画前 60 行" in text for text in words)


def test_markup_in_a_report_stays_text(engine: Engine) -> None:
    found = canvas.Canvas()
    found.word(0, 10, "<script>&\x1b", tip='"<b>')
    drawn = canvas.svg(found)
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn and "\x1b" not in drawn
    ElementTree.fromstring(drawn)


def test_what_is_no_chart_is_refused(engine: Engine) -> None:
    with pytest.raises(NoChart, match="不宜画成图"):
        chart(answer(engine, "policies"))
    with pytest.raises(NoChart):
        chart(sparql(engine, "SELECT ?x WHERE { ?x a pg:Report }"))
    with pytest.raises(NoChart, match="没有内容"):
        chart(Answer((), (), "", 0.0))


def test_other_files_are_refused(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="svg"):
        write_chart(answer(engine, "events"), tmp_path / "events.jpg")
    assert not list(tmp_path.iterdir())


def test_png_has_chinese_letters(engine: Engine, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="needs pillow")
    if next(canvas.font_files(), None) is None:
        pytest.skip("needs a font with Chinese: apt-get install fonts-noto-cjk")
    write_chart(answer(engine, "events"), tmp_path / "events.png")
    with image.open(tmp_path / "events.png") as drawn:
        assert drawn.width == 1920 and len(drawn.convert("L").getcolors(256) or ()) > 8


def test_png_without_a_font_says_what_to_do(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PIL", reason="needs pillow")
    monkeypatch.setattr(canvas, "font_files", lambda: iter(()))
    with pytest.raises(OutputError, match="中文字体"):
        write_chart(answer(engine, "events"), tmp_path / "events.png")


def test_png_without_pillow_says_what_to_do(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(OutputError, match="pip install pillow"):
        write_chart(answer(engine, "events"), tmp_path / "events.png")


def test_the_command_writes_a_chart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "store")
    assert main(["build", "--store", store]) == 0
    target = tmp_path / "changes.svg"
    assert main(["query", "largest-changes", "--chart", str(target), "--store", store]) == 0
    assert target.read_text(encoding="utf-8").startswith("<svg")
    assert main(["query", "policies", "--chart", str(target), "--store", store]) == 2
    assert "Traceback" not in capsys.readouterr().err
