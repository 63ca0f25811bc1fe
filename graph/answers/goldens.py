"""Checked answers: one CSV a question, so that a change of the data shows as a diff of answers.

The first line of a file says what was asked (# projects-in-place place=…), the rest is the answer without
IRIs. ``plan-graph query --check FOLDER`` asks them all again. A file is written only when asked for, after a
look: ``python -m graph.answers.goldens STORE FOLDER --update``.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from graph.answers.answers import Answer, answer
from graph.answers.engines import Engine, Term
from graph.answers.render import worded
from graph.errors import PlanGraphError
from graph.files import write_whole
from queries.catalog import Column


class UnclearAnswer(PlanGraphError, ValueError):
    """A file of checked answers doesn't say what was asked."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: 第一行应写问题(# 问题 参数=值) · the first line must say the question")


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that isn't the checked one any more, as the lines that came and went."""

    path: Path
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines)


def question(path: Path) -> tuple[str, Mapping[str, Sequence[str]]]:
    """Read which question a file answers, with its parameters. Raises UnclearAnswer if it doesn't say."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    if not first.startswith("# "):
        raise UnclearAnswer(path)
    name, *given = first[2:].split(" ")
    values: dict[str, list[str]] = {}
    for pair in given:
        key, _, value = pair.partition("=")
        values.setdefault(key, []).append(value)
    return name, values


def written(name: str, values: Mapping[str, Sequence[str]], found: Answer) -> str:
    """Write an answer as a golden file holds it."""
    out = io.StringIO(newline="")
    asked = " ".join([name, *(f"{key}={value}" for key, listed in values.items() for value in listed)])
    out.write(f"# {asked}\n")
    writer = csv.writer(out, lineterminator="\n")
    kept = [i for i, column in enumerate(found.columns) if column.name != "section" and not _iris(found, i)]
    writer.writerow([found.columns[i].name for i in kept])
    for row in found.rows:
        writer.writerow([_cell(found.columns[i], row[i]) for i in kept])
    return out.getvalue()


def _iris(found: Answer, at: int) -> bool:
    return any(row[at] is not None and row[at].kind == "uri" for row in found.rows)  # type: ignore[union-attr]


def _cell(column: Column, term: Term | None) -> str:
    return worded(Column(column.name, column.title, {}), term)


def check(engine: Engine, folder: Path) -> Iterator[Difference]:
    """Ask every question of a folder of golden files again and yield what has changed."""
    for path in sorted(folder.glob("*.csv")):
        name, values = question(path)
        old, new = path.read_text(encoding="utf-8"), written(name, values, answer(engine, name, values))
        if old != new:
            lines = unified_diff(
                old.splitlines(),
                new.splitlines(),
                f"{path.name} 核对过 checked",
                "现在 now",
                lineterm="",
                n=0,
            )
            yield Difference(path, tuple(lines))


def update(engine: Engine, folder: Path) -> Iterator[Path]:
    """Write the answers of today into the golden files that have changed."""
    for difference in list(check(engine, folder)):
        name, values = question(difference.path)
        write_whole(difference.path, written(name, values, answer(engine, name, values)))
        yield difference.path


def main(arguments: Sequence[str]) -> int:
    """Compare, or with ``--update`` rewrite; the exit code is 1 if something has changed."""
    from graph.answers.engines import Embedded
    from graph.stores.store import open_store

    store, folder = (Path(argument) for argument in arguments[:2])
    asked = Embedded(open_store(store))
    if "--update" in arguments:
        for path in update(asked, folder):
            print(f"已更新 updated: {path}")
        return 0
    changed = list(check(asked, folder))
    for difference in changed:
        print(difference)
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
