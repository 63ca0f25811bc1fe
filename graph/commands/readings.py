"""Read one report: extract, explain."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.arguments import Parser, Subcommands, command, skipped, take_region_and_year
from graph.files import write_whole

if TYPE_CHECKING:
    from loaders.records import Reading


def add_extract(subs: Subcommands[Parser]) -> None:
    added = command(subs, "extract", _extract, "把一份报告读成三张表", "read a report into three tables")
    added.add_argument("source", type=Path, metavar="SOURCE")
    added.add_argument("-o", "--output", type=Path, metavar="DIR", help="三张表的目录 · folder of the tables")
    added.add_argument(
        "--html", type=Path, metavar="FILE",
        help="在原文上标出读到的一切 · the text with all that was read marked where it stands",
    )  # fmt: skip
    _take_curation(added)
    take_region_and_year(added)


def _extract(options: Namespace) -> None:
    """Read one report and write its three tables with their description, or its marked text."""
    from graph.errors import PlanGraphError

    if not (options.output or options.html):
        raise PlanGraphError(
            "请用 -o 给出目录,或用 --html 给出文件 · say where to write: -o DIR or --html FILE"
        )
    reading = _read(options)
    if options.output:
        from graph.triples.tables import write_package

        write_package(reading, options.output)
    if options.html:
        from graph.pages.marking import page

        write_whole(options.html, page(reading))
    written = " ".join(str(path) for path in (options.output, options.html) if path)
    print(
        f"{written}: 数字 figures {len(reading.figures)}"
        f" · 对象 entities {len(reading.entities)} · 关系 relations {len(reading.relations)}"
        f"{skipped(reading)}"
    )


def add_explain(subs: Subcommands[Parser]) -> None:
    added = command(subs, "explain", _explain, "一处原文是怎么读的", "how a passage was read, rule by rule")
    added.add_argument("source", type=Path, metavar="SOURCE")
    where = added.add_mutually_exclusive_group(required=True)
    where.add_argument("--at", type=int, metavar="OFFSET", help="字符位置 · offset in code points")
    where.add_argument("--find", metavar="TEXT", help="原文中的字 · words of the text")
    _take_curation(added)
    take_region_and_year(added)


def _explain(options: Namespace) -> int:
    """Show the sentence at a passage, what was read in it, by which rules, and what lost to what."""
    from graph.pages.explaining import choices, told
    from loaders.explain import explain, find, sentence_at

    reading = _read(options)
    offset = options.at
    if options.find is not None:
        found = find(reading.document.source, options.find)
        if len(found) > 1 and len({sentence_at(reading, span.start) for span in found}) > 1:
            print(choices(reading, options.find, found))
            return 2
        offset = found[0].start
    print(told(reading, explain(reading, offset)))
    return 0


def _take_curation(added: Parser) -> None:
    """Let a command take a person's corrections, or do without those that come with the report."""
    group = added.add_mutually_exclusive_group()
    group.add_argument(
        "--curation", type=Path, metavar="FILE", help="订正文件 · corrections by a person (TOML)"
    )
    group.add_argument("--no-curation", action="store_true", help="不用随附的订正 · without corrections")


def _read(options: Namespace) -> Reading:
    """Read the report of a command with the corrections asked for."""
    from loaders.extract import read
    from loaders.sources import read_source

    source = read_source(options.source)
    if options.no_curation:
        source = replace(source, curation="")
    if options.curation:
        source = replace(source, curation=options.curation.read_text(encoding="utf-8"))
    return read(source, options.region, options.year)
