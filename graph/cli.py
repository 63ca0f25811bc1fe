"""The command line: what may be typed. Each command is one call into ``graph.commands``.

Nothing heavy is imported before a command needs it: a question is answered before rdflib would be loaded.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from graph import commands
from graph.errors import PlanGraphError
from graph.guard import QueryMalformed, QueryRefused
from graph.names_index import UnclearName
from loaders.errors import LoaderError
from queries.errors import CatalogError

_TOLD = (PlanGraphError, LoaderError, CatalogError, QueryMalformed, QueryRefused, UnclearName)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence and where help is."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"{self.prog}:用法不对,见 {self.prog} --help · see --help: {message}\n")


class _Version(argparse.Action):
    """Print the version; looked up only when asked, for it costs a tenth of a query."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        parser.exit(message=f"{commands.version()}\n")


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
        print(commands.trouble(error), file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = _Parser(
        prog="plan-graph", description=_lines("计划报告的知识图谱:每个事实都能打开原文", __doc_en__)
    )
    top.add_argument("--version", action=_Version, nargs=0, help="版本 · version")
    subs = top.add_subparsers(title="命令 · commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_build, _query, _view, _extract, _export, _validate, _schema, _datasets, _drop):
        add(subs)
    return top


__doc_en__ = "knowledge graphs of plan reports, every fact opens its exact words"
_Subs = argparse._SubParsersAction  # the type that add_subparsers returns has no public name


def _lines(chinese: str, english: str) -> str:
    return f"{chinese} · {english}"


def _command(subs: _Subs[_Parser], name: str, run: object, chinese: str, english: str) -> _Parser:
    text = _lines(chinese, english)
    command = subs.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    return command


def _store(command: _Parser) -> None:
    command.add_argument(
        "--store", default=os.environ.get("PLAN_GRAPH_STORE", "store"), metavar="FOLDER|URL",
        help="图谱库的目录,或 SPARQL 1.1 端点的地址 · folder of the store, or address of an endpoint (store)",
    )  # fmt: skip


def _told(command: _Parser) -> None:
    command.add_argument(
        "--region", default="", help="地区全称,正文没有写明时才需要 · region, if the text is silent"
    )
    command.add_argument("--year", type=int, default=0, help="报告年份(作报告的那一年) · year of delivery")


def _build(subs: _Subs[_Parser]) -> None:
    command = _command(subs, "build", commands.build, "读报告,建图谱", "read reports and build the graph")
    command.add_argument(
        "sources", nargs="*", type=Path, metavar="SOURCE",
        help="报告的 .txt 或 .html;不给则读自带的番禺报告 · reports; without any, the shipped one",
    )  # fmt: skip
    _store(command)
    _told(command)


def _query(subs: _Subs[_Parser]) -> None:
    command = _command(
        subs, "query", commands.query, "问一个现成的问题,或自己的 SPARQL", "ask a saved question or SPARQL"
    )
    command.add_argument("name", nargs="?", help="问题的名字;不给则列出全部 · without it, all are listed")
    command.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="KEY=VALUE", help="参数 · parameter"
    )
    command.add_argument(
        "-f", "--file", type=Path, metavar="FILE.rq", help="文件里的 SPARQL · SPARQL from a file"
    )
    command.add_argument("-e", "--expression", metavar="SPARQL", help="直接写出的 SPARQL · SPARQL given here")
    command.add_argument(
        "--choices", metavar="KEY", help="列出一个参数可取的值 · list what a parameter takes"
    )
    command.add_argument("--format", default="table", help="table csv tsv json md ttl jsonld (table)")
    command.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="表头的语言 · language of the heads"
    )
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="写入文件 · write to a file")
    _store(command)


def _view(subs: _Subs[_Parser]) -> None:
    command = _command(subs, "view", commands.view, "画成一个离线网页", "draw one offline page")
    command.add_argument("--query", metavar="NAME", help="画一个问题的答案 · draw the answer to a question")
    command.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="KEY=VALUE", help="参数 · parameter"
    )
    command.add_argument("--around", metavar="NAME", help="只画一个对象的周边 · only what surrounds a thing")
    command.add_argument("--hops", type=int, default=1, help="周边几步 · steps around it (1)")
    command.add_argument("--type", action="append", default=[], metavar="TYPE", help="只画某类 · only a type")
    command.add_argument("--section", metavar="TEXT", help="只画某章节提到的 · only what a section names")
    command.add_argument("--no-text", action="store_true", help="不带报告原文 · leave the report's text out")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")
    _store(command)


def _extract(subs: _Subs[_Parser]) -> None:
    command = _command(
        subs, "extract", commands.extract, "把一份报告读成三张表", "read a report into three tables"
    )
    command.add_argument("source", type=Path, metavar="SOURCE")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    _told(command)


def _export(subs: _Subs[_Parser]) -> None:
    command = _command(subs, "export", commands.export, "导出图谱", "export the graph")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    command.add_argument(
        "--format", default="", help="ttl trig nq nt jsonld;缺省看文件名 · by the file's name"
    )
    command.add_argument("--document", default="", help="只导出一份文件 · one document only")
    command.add_argument(
        "--cube", action="store_true", help="可比数字的数据立方体 · data cube of comparable figures"
    )
    _store(command)


def _validate(subs: _Subs[_Parser]) -> None:
    command = _command(
        subs, "validate", commands.validate, "校验图谱", "validate the graph (SHACL and integrity)"
    )
    _store(command)


def _schema(subs: _Subs[_Parser]) -> None:
    command = _command(
        subs, "schema", commands.schema, "图谱里有哪些类和属性", "classes and properties really present"
    )
    _store(command)


def _datasets(subs: _Subs[_Parser]) -> None:
    command = _command(subs, "datasets", commands.datasets, "已载入的文件", "what is loaded")
    _store(command)


def _drop(subs: _Subs[_Parser]) -> None:
    command = _command(subs, "drop", commands.drop, "整个移除一份文件", "drop a document whole")
    command.add_argument("document", metavar="NAME")
    _store(command)


if __name__ == "__main__":
    sys.exit(main())
