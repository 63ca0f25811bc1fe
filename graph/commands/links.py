"""Bring in what others publish, and link it: load, link."""

from __future__ import annotations

import datetime
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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
from graph.files import write_whole

if TYPE_CHECKING:
    from graph.links.linking import Candidate, Item


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
    from graph.datasets.loading import Wish, loads_of
    from graph.stores.pointer import POINTER
    from graph.stores.store import add_documents, build_store

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


def add_link(subs: Subcommands[Parser]) -> None:
    added = command(subs, "link", _link, "对应两份文件中的同一事物", "link what is the same in two documents")
    what = "已载入文件的名字、divisions(区划表)或 .tsv · a loaded document, divisions, or a .tsv"
    added.add_argument("left", metavar="LEFT", help=what)
    added.add_argument("right", metavar="RIGHT", help=what)
    added.add_argument("--type", default="", help="只比较一类:place programme company … · one type only")
    added.add_argument(
        "-o", "--output", type=Path, metavar="FILE.sssom.tsv",
        help="写入对应表,其中人工决定的行保留 · write the mapping table, keeping what people decided",
    )  # fmt: skip
    added.add_argument(
        "--review", type=Path, metavar="SHEET.tsv", help="写出待审表 · write what is proposed as a sheet"
    )
    added.add_argument("--accept", type=Path, metavar="SHEET.tsv", help="读回审过的表 · read the sheet back")
    added.add_argument("--author", default="", help="审阅者 · who reviewed it")
    take_store(added)


def _link(options: Namespace) -> None:
    """Score the candidates of two documents; write what is accepted, and what a person is to look at."""
    from graph.links import reviews
    from graph.links.items import items_of
    from graph.links.linking import Verdict, link
    from graph.stores.store import open_store

    if options.accept and not options.output:
        raise PlanGraphError("--accept 要同时给出 -o 对应表 · --accept needs -o, the mapping table")
    day = datetime.date.today().isoformat()
    store = open_store(folder_of(options))
    left, right = (_typed(items_of(name, store), options.type) for name in (options.left, options.right))
    alike = {item.iri for item in right}
    left = [item for item in left if item.iri not in alike]  # one identity needs no link
    progress(f"比较 {len(left)} × {len(right)}", f"comparing {len(left)} × {len(right)}")
    decided = reviews.kept(reviews.remembered(options.output)) if options.output else []
    if options.accept:
        decided = reviews.decisions(options.accept, options.author, day) + decided
    shared = {item.type for item in right}
    candidates = list(link(left, right))
    open_ = reviews.undecided(candidates, decided)
    counts = {verdict: sum(c.verdict is verdict for c in open_) for verdict in Verdict}
    _show(open_)
    if options.review:
        write_whole(options.review, reviews.review_sheet(open_))
        print(f"待审表 to review: {options.review} ({counts[Verdict.PROPOSED]})")
    if options.output:
        wanted = [i for i in left if i.type in shared]
        missing = reviews.missing_rows(wanted, candidates, Path(options.right).stem, day)
        rows = [*decided, *reviews.links_of(open_, day), *missing]
        title = f"{Path(options.left).stem} {Path(options.right).stem}"
        write_whole(options.output, reviews.mapping_table(rows, title, day))
        print(f"对应表 mapping table: {options.output} ({len(rows)} 行 rows)")
    print(
        f"采纳 accepted {counts[Verdict.ACCEPTED]} · 待审 proposed {counts[Verdict.PROPOSED]}"
        f" · 人工决定 decided {len(decided)}"
    )


def _typed(items: Sequence[Item], type_: str) -> list[Item]:
    return [item for item in items if not type_ or item.type == type_]


def _show(candidates: Sequence[Candidate]) -> None:
    from graph.links.linking import Verdict

    for candidate in candidates:
        if candidate.verdict is Verdict.REJECTED:
            continue
        mark = "=" if candidate.verdict is Verdict.ACCEPTED else "?"
        pair = f"{candidate.left.name} ~ {candidate.right.name}"
        print(f"{candidate.score:3} {mark} {pair}  {candidate.reason}")
