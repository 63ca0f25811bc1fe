"""Bring in what others publish, and link it: load, link."""

from __future__ import annotations

from argparse import Namespace

from graph.commands.arguments import (
    Parser,
    Subcommands,
    command,
    folder_of,
    progress,
    take_region_and_year,
    take_store,
)
from graph.errors import PlanGraphError


def add_load(subs: Subcommands[Parser]) -> None:
    added = command(
        subs, "load", _load, "载入报告、表格、RDF、对应表", "load reports, tables, RDF, mapping tables"
    )
    added.add_argument(
        "sources", nargs="+", metavar="SOURCE",
        help="文件、文件夹或自带数据集的名字(datasets --shipped 列出)"
        " · a file, a folder, or the name of a shipped dataset",
    )  # fmt: skip
    added.add_argument("--as", dest="name", default="", metavar="NAME", help="图的名字 · name of its graph")
    added.add_argument("--replace", action="store_true", help="替换已载入的旧内容 · replace what was loaded")
    take_store(added)
    take_region_and_year(added)


def _load(options: Namespace) -> None:
    """Read sources, validate their graphs and swap them in beside what is loaded: all or none."""
    from graph.loading import Wish, loads_of
    from graph.store import POINTER, add_documents, build_store

    folder = folder_of(options)
    if options.name and len(options.sources) > 1:
        raise PlanGraphError(
            "--as 只能用于一个来源,请分开载入 · --as goes with one source; load them one by one"
        )
    wish = Wish(options.name, options.region, options.year)
    progress(f"读 {len(options.sources)} 个来源", f"reading {len(options.sources)} sources")
    loads = [load for source in options.sources for load in loads_of(source, wish)]
    progress("校验并写入", "validating and writing")
    if (folder / POINTER).exists():
        add_documents(folder, loads, options.replace)
    else:
        build_store(folder, loads)
    for load in loads:
        triples = load.triples.count(b"\n")
        print(f"已载入 loaded: {load.name}\t{triples:,} 三元组 triples")
