"""What view and site say and write, as typed on a command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import main
from graph.stores.loads import load_of
from graph.stores.store import build_store
from loaders.records import Reading


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, invented: Callable[..., Reading]) -> Path:
    path = tmp_path_factory.mktemp("pages") / "store"
    build_store(path, [load_of(invented())])
    return path


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ((), 7),
        (("--type", "项目"), 2),
        (("--section", "今年安排"), 1),
        (("--around", "碧波工程"), 2),
        (("--around", "碧波工程", "--hops", "2"), 3),
        (("--query", "projects-serving-programme", "-p", "programme=碧波工程"), 2),
    ],
)
def test_a_page_shows_what_was_chosen(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: tuple[str, ...], count: int
) -> None:
    file = tmp_path / "deep" / "page.html"
    assert main(["view", *chosen, "--store", str(store), "-o", str(file)]) == 0
    assert capsys.readouterr().out.startswith(f"{count} 个对象")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("--type", "项木"), "是否想写 项目"),
        (("--around", "碧波功程"), "碧波工程"),
        (("--section", "今年的安排"), "今年安排"),
        (("--query", "projects-serving-program"), "projects-serving-programme"),
        (("--type", "活动", "--section", "今年安排"), "没有可画的对象"),
    ],
)
def test_a_choice_that_leads_nowhere_says_what_is_near_and_writes_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "page.html"
    assert main(["view", *chosen, "--store", str(store), "-o", str(file)]) == 2
    assert said in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize("command", ["view", "site"])
def test_a_place_that_cannot_be_written_is_said(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([command, "--store", str(store), "-o", str(tmp_path / "file" / "x")]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_what_is_left_out_of_a_large_picture_is_said(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.pages.draw.LARGEST", 5)
    monkeypatch.setattr("graph.pages.draw.FIRST", 3)
    assert main(["view", "--store", str(store), "-o", str(tmp_path / "page.html")]) == 0
    assert "the 3 most connected are drawn" in capsys.readouterr().out


def test_a_site_says_where_its_index_is(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site", "--store", str(store), "-o", str(tmp_path / "site")]) == 0
    assert str(tmp_path / "site" / "index.html") in capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").is_file()
