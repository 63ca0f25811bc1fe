"""Build a store, look after it, take it out: build, validate, export, datasets, drop."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.arguments import (
    Parser,
    Subcommands,
    command,
    folder_of,
    progress,
    skipped,
    take_region_and_year,
    take_store,
)
from graph.files import write_whole

if TYPE_CHECKING:
    from loaders.records import Reading


def add_build(subs: Subcommands[Parser]) -> None:
    added = command(subs, "build", _build, "读报告,建图谱", "read reports and build the graph")
    added.add_argument(
        "sources", nargs="*", type=Path, metavar="SOURCE",
        help="报告的 .txt 或 .html;不给则读自带的番禺报告 · reports; without any, the shipped one",
    )  # fmt: skip
    take_store(added)
    take_region_and_year(added)


def _build(options: Namespace) -> None:
    """Read reports, validate their graphs and swap them in as the store."""
    from graph.stores.loads import load_of
    from graph.stores.store import build_store
    from graph.stores.validate import gate
    from loaders.extract import read
    from loaders.sources import read_source, shipped_reports

    began = time.perf_counter()
    folder = folder_of(options)
    sources = [read_source(path) for path in options.sources] or list(shipped_reports())
    progress(f"读 {len(sources)} 份报告", f"reading {len(sources)} reports")
    readings = [read(source, options.region, options.year) for source in sources]
    loads = [load_of(reading) for reading in readings]
    progress("校验并写入", "validating and writing")
    build_store(folder, loads, check=gate)
    for reading, load in zip(readings, loads, strict=True):
        print(_counts(reading, load.triples.count(b"\n")))
    seconds = time.perf_counter() - began
    print(f"校验通过 conforms · 图谱库 store {folder} · {seconds:.2f} 秒 s")


def add_validate(subs: Subcommands[Parser]) -> None:
    added = command(subs, "validate", _validate, "校验图谱", "validate the graph (SHACL and integrity)")
    added.add_argument(
        "sources", nargs="*", type=Path, metavar="SOURCE",
        help="建图所读的文件:逐条核对引文 · the files that were read: every quote is compared with them",
    )  # fmt: skip
    take_store(added)


def _validate(options: Namespace) -> int:
    """Validate every document with pySHACL, check the store, and its quotes against the texts given.

    The exit code is 1 where something doesn't hold.
    """
    from graph.stores.export import export as exported
    from graph.stores.findings import Report
    from graph.stores.integrity import check_integrity, check_texts
    from graph.stores.store import documents, open_store
    from graph.stores.validate import validate_shapes
    from loaders.sources import read_source

    store = open_store(folder_of(options))
    found = check_integrity(store)
    if options.sources:
        found = found + check_texts(store, {str(path): read_source(path).text for path in options.sources})
    for document in documents(store):
        progress(f"校验 {document.name}", f"validating {document.name}")
        found = found + validate_shapes(exported(store, "nt", document.name))
    assert isinstance(found, Report)
    print(found.text())
    return 0 if found.conforms else 1


def add_export(subs: Subcommands[Parser]) -> None:
    added = command(subs, "export", _export, "导出图谱", "export the graph")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    added.add_argument("--format", default="", help="ttl trig nq nt jsonld;缺省看文件名 · by the file's name")
    added.add_argument("--document", default="", help="只导出一份文件 · one document only")
    added.add_argument(
        "--cube", action="store_true", help="可比数字的数据立方体 · data cube of comparable figures"
    )
    take_store(added)


def _export(options: Namespace) -> None:
    """Write the graph, or a document of it, in an RDF format."""
    from graph.stores.export import export as exported
    from graph.stores.store import open_store

    data = exported(
        open_store(folder_of(options)),
        options.format or options.output.suffix,
        options.document,
        options.cube,
    )
    write_whole(options.output, data)
    print(f"已写入 written: {options.output} ({len(data):,} bytes)")


def add_datasets(subs: Subcommands[Parser]) -> None:
    added = command(subs, "datasets", _datasets, "已载入的文件", "what is loaded")
    added.add_argument(
        "--shipped", action="store_true", help="列出自带的、可载入的数据集 · list what comes with it"
    )
    take_store(added)


def _datasets(options: Namespace) -> None:
    """List the documents of a store with what is known of them, or the datasets that can be loaded."""
    from graph.stores.store import documents, open_store, record, size

    if options.shipped:
        from graph.datasets.loading import shipped

        print("\n".join(shipped()))
        return
    store = open_store(folder_of(options))
    for document in documents(store):
        print(f"{document.name}\t{size(store, document):,} 三元组 triples\tsha256 {document.sha256[:12]}")
        for key, value in record(store, document).items():
            print(f"  {key}: {value}")


def add_drop(subs: Subcommands[Parser]) -> None:
    added = command(subs, "drop", _drop, "整个移除一份文件", "drop a document whole")
    added.add_argument("document", metavar="NAME")
    take_store(added)


def _drop(options: Namespace) -> None:
    """Drop a document whole."""
    from graph.stores.store import drop_document

    drop_document(folder_of(options), options.document)
    print(f"已移除 dropped: {options.document}")


def _counts(reading: Reading, triples: int) -> str:
    from loaders.records import QUANTITIES

    figures = sum(figure.role in QUANTITIES for figure in reading.figures)
    rows = (
        ("章节 sections", len(reading.outline.sections)),
        ("句子 sentences", len(reading.outline.sentences)),
        ("数字 figures", figures),
        ("对象 entities", len(reading.entities)),
        ("关系 relations", len(reading.relations)),
        ("三元组 triples", triples),
    )
    return (
        f"{reading.document.called}\n  "
        + " · ".join(f"{name} {count:,}" for name, count in rows)
        + skipped(reading)
    )
