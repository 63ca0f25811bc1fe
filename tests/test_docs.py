"""The documents that people copy from: their code runs."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cli import main

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def blocks(path: Path, language: str) -> list[str]:
    """Return the code blocks of a document that are in one language."""
    return [code for named, code in _BLOCK.findall(path.read_text(encoding="utf-8")) if named == language]


@pytest.fixture(scope="module")
def beside_a_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder with the store of the shipped report in it."""
    folder = tmp_path_factory.mktemp("docs")
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert main(["build"]) == 0
        yield folder
    finally:
        os.chdir(before)


# rdflib 7 deprecates a property of its own that its SPARQL engine still reads.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_the_notebook_runs(beside_a_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas", reason="needs pandas")
    space: dict[str, object] = {}
    code = blocks(ROOT / "docs" / "notebook.md", "python")
    assert len(code) > 8
    for number, block in enumerate(code, 1):
        exec(compile(block, f"docs/notebook.md, block {number}", "exec"), space)
    assert "completion-of-targets" in capsys.readouterr().out


def _commands() -> list[str]:
    lines = [line for name in ("README.md", "README.zh-CN.md") if (ROOT / name).exists()
             for code in blocks(ROOT / name, "sh") for line in code.splitlines()]  # fmt: skip
    return list(dict.fromkeys(line for line in lines if line.startswith("plan-graph ")))


@pytest.mark.parametrize("line", _commands())
def test_the_lines_of_the_readme_run(
    beside_a_store: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (beside_a_store / "report.txt").write_text(
        "广州市海珠区2029年国民经济和社会发展计划执行情况与2030年计划草案的报告\n一、去年工作\n(一)成效。建成东湖公园,新增绿地12.5万平方米。\n",
        encoding="utf-8",
    )
    (beside_a_store / "out").mkdir(exist_ok=True)
    assert main(shlex.split(line, comments=True)[1:]) == 0, capsys.readouterr().err


def test_the_readme_offers_commands() -> None:
    assert len(_commands()) >= 5


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.name)
def test_documents_name_no_path_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:home|work|root|Users)/", text)
