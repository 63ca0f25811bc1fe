"""The command line: what may be typed. Each command stands in ``graph.commands`` with what it takes.

Nothing heavy is imported before a command needs it: a question is answered before rdflib would be loaded.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from graph.answers.guard import QueryMalformed, QueryRefused
from graph.answers.names_index import UnclearName
from graph.commands import asking, links, pages, questions, readings, serving, stores
from graph.commands.arguments import Parser
from graph.errors import PlanGraphError
from loaders.errors import LoaderError
from queries.errors import CatalogError

_TOLD = (PlanGraphError, LoaderError, CatalogError, QueryMalformed, QueryRefused, UnclearName)

# In the order of the help.
COMMANDS = (
    stores.add_build,
    questions.add_query,
    asking.add_ask,
    asking.add_describe,
    asking.add_path,
    pages.add_view,
    pages.add_site,
    readings.add_extract,
    readings.add_explain,
    stores.add_export,
    stores.add_validate,
    questions.add_schema,
    stores.add_datasets,
    links.add_load,
    links.add_link,
    stores.add_drop,
    serving.add_federate,
    serving.add_serve,
)


class _Version(argparse.Action):
    """Print the version; looked up only when asked, for it costs a tenth of a query."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        parser.exit(message=f"{_version()}\n")


def _version() -> str:
    """Return the version of the installed package."""
    from importlib import metadata

    return f"plan-graph {metadata.version('plan-graph')}"


def _trouble(error: OSError | UnicodeDecodeError) -> str:
    """Put an error of the system into one sentence."""
    if isinstance(error, UnicodeDecodeError):
        return f"不是 UTF-8 文本,第 {error.start} 字节 · isn't UTF-8 text, byte {error.start}"
    return f"{error.filename or ''}:{error.strerror or error} · can't be read or written"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 where what is checked doesn't hold, 2 for bad input."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已中断,原有的图谱不变 · interrupted; what was there stays", file=sys.stderr)
        return 130
    except _TOLD as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, UnicodeDecodeError) as error:
        print(_trouble(error), file=sys.stderr)
        return 2


def parser() -> Parser:
    """Return the parser of all commands."""
    top = Parser(
        prog="plan-graph",
        description="计划报告的知识图谱:每个事实都能打开原文"
        " · knowledge graphs of plan reports, every fact opens its exact words",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="版本 · version")
    subs = top.add_subparsers(title="命令 · commands", metavar="COMMAND", required=True, parser_class=Parser)
    for add in COMMANDS:
        add(subs)
    return top


if __name__ == "__main__":
    sys.exit(main())
