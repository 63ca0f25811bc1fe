"""Read one report: extract."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from graph.commands.arguments import Parser, Subcommands, command, take_region_and_year


def add_extract(subs: Subcommands[Parser]) -> None:
    added = command(subs, "extract", _extract, "把一份报告读成三张表", "read a report into three tables")
    added.add_argument("source", type=Path, metavar="SOURCE")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    take_region_and_year(added)


def _extract(options: Namespace) -> None:
    """Read one report and write its three tables with their description."""
    from graph.tables import write_package
    from loaders.extract import read
    from loaders.sources import read_source

    reading = read(read_source(options.source), options.region, options.year)
    write_package(reading, options.output)
    print(
        f"{options.output}: 数字 figures {len(reading.figures)}"
        f" · 对象 entities {len(reading.entities)} · 关系 relations {len(reading.relations)}"
    )
