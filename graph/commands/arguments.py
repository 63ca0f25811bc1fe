"""What several commands take: a store, parameters, the words that a report lacks."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import PlanGraphError

if TYPE_CHECKING:
    from graph.answers.engines import Engine
    from loaders.records import Reading


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence and where help is."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"{self.prog}:用法不对,见 {self.prog} --help · see --help: {message}\n")


Subcommands = argparse._SubParsersAction  # what add_subparsers returns has no public name
Run = Callable[[argparse.Namespace], int | None]


def command(subs: Subcommands[Parser], name: str, run: Run, chinese: str, english: str) -> Parser:
    """Add a command with its help in both languages."""
    text = f"{chinese} · {english}"
    added = subs.add_parser(name, help=text, description=text)
    added.set_defaults(run=run)
    return added


def take_store(added: Parser) -> None:
    """Let a command take the folder or address of a store."""
    added.add_argument(
        "--store", default=os.environ.get("PLAN_GRAPH_STORE", "store"), metavar="FOLDER|URL",
        help="图谱库的目录,或 SPARQL 1.1 端点的地址 · folder of the store, or address of an endpoint (store)",
    )  # fmt: skip


def take_region_and_year(added: Parser) -> None:
    """Let a command be told what a report's text may not say."""
    added.add_argument(
        "--region", default="", help="地区全称,正文没有写明时才需要 · region, if the text is silent"
    )
    added.add_argument("--year", type=int, default=0, help="报告年份(作报告的那一年) · year of delivery")


def take_parameters(added: Parser) -> None:
    """Let a command take the parameters of a saved question."""
    added.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="参数,或答案的一列:只留是该值的行 · parameter, or a column of the answer: its rows are kept",
    )


def engine_of(store: str) -> Engine:
    """Open a store's folder, or the endpoint at an address."""
    from graph.answers.engines import Embedded, is_address

    if is_address(store):
        from graph.answers.endpoint import Endpoint

        return Endpoint(store)
    from graph.stores.store import open_store

    return Embedded(open_store(Path(store)))


def folder_of(options: argparse.Namespace) -> Path:
    """Return the store's folder, for commands that need one."""
    if "://" in options.store:
        raise PlanGraphError(
            f"{options.store}:这条命令要图谱库的目录,不能是端点"
            " · this command needs a store's folder, not an endpoint"
        )
    return Path(options.store)


def parameters_of(options: argparse.Namespace) -> dict[str, list[str]]:
    """Return the parameters given; one may be given several times. Raises PlanGraphError."""
    given: dict[str, list[str]] = {}
    for pair in options.parameter:
        key, mark, value = pair.partition("=")
        if not mark:
            raise PlanGraphError(
                f"参数要写成 名=值,而不是 {pair},如 -p programme=百千万工程 · write a parameter as key=value"
            )
        given.setdefault(key.strip(), []).append(value)
    return given


def progress(chinese: str, english: str) -> None:
    """Say on a terminal what takes a while."""
    if sys.stderr.isatty():
        print(f"… {chinese} · {english}", file=sys.stderr)


_SHOWN = 3  # skipped passages that are printed whole


def skipped(reading: Reading) -> str:
    """Return how much of a report could not be read, the first places marked; "" where all was."""
    if not reading.skipped:
        return ""
    source = reading.document.source
    lines = [f"\n  跳过 skipped: {len(reading.skipped)} 处"]
    for passage in reading.skipped[:_SHOWN]:
        line, column = source.position(passage.span.start)
        lines.append(f"第{line}行第{column}列 {passage.chinese} · {passage.english}")
        lines.append(source.mark(passage.span))
    return "\n".join(lines)
