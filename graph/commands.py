"""What each command does: values in, printed words out; heavy imports stand inside those that need them."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import OutputError, PlanGraphError
from graph.files import write_whole

if TYPE_CHECKING:
    from graph.answers import Answer
    from graph.engines import Engine
    from graph.picture import Picture
    from loaders.records import Reading


def version() -> str:
    """Return the version of the installed package."""
    from importlib import metadata

    return f"plan-graph {metadata.version('plan-graph')}"


def trouble(error: OSError | UnicodeDecodeError) -> str:
    """Put an error of the system into one sentence."""
    if isinstance(error, UnicodeDecodeError):
        return f"不是 UTF-8 文本,第 {error.start} 字节 · isn't UTF-8 text, byte {error.start}"
    return f"{error.filename or ''}:{error.strerror or error} · can't be read or written"


def _progress(chinese: str, english: str) -> None:
    if sys.stderr.isatty():
        print(f"… {chinese} · {english}", file=sys.stderr)


def _engine(store: str) -> Engine:
    """Open a store's folder, or the endpoint at an address."""
    if store.startswith(("http://", "https://")):
        from graph.endpoint import Endpoint

        return Endpoint(store)
    from graph.engines import Embedded
    from graph.store import open_store

    return Embedded(open_store(Path(store)))


def _folder(options: Namespace) -> Path:
    """Return the store's folder, for commands that need one."""
    if "://" in options.store:
        raise PlanGraphError(
            f"{options.store}:这条命令要图谱库的目录,不能是端点"
            " · this command needs a store's folder, not an endpoint"
        )
    return Path(options.store)


def build(options: Namespace) -> None:
    """Read reports, validate their graphs and swap them in as the store."""
    from graph.store import build_store, load_of
    from graph.validate import gate
    from loaders.extract import read
    from loaders.sources import read_source, shipped_reports

    began = time.perf_counter()
    folder = _folder(options)
    sources = [read_source(path) for path in options.sources] or list(shipped_reports())
    _progress(f"读 {len(sources)} 份报告", f"reading {len(sources)} reports")
    readings = [read(source, options.region, options.year) for source in sources]
    loads = [load_of(reading) for reading in readings]
    _progress("校验并写入", "validating and writing")
    build_store(folder, loads, check=gate)
    for reading, load in zip(readings, loads, strict=True):
        print(_counts(reading, load.triples.count(b"\n")))
    seconds = time.perf_counter() - began
    print(f"校验通过 conforms · 图谱库 store {folder} · {seconds:.2f} 秒 s")


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
    skipped = f"\n  跳过 skipped: {len(reading.skipped)}" if reading.skipped else ""
    title = reading.document.title or reading.document.source.id
    return f"{title}\n  " + " · ".join(f"{name} {count:,}" for name, count in rows) + skipped


def query(options: Namespace) -> None:
    """Answer a saved question, a file or an expression, or list what can be asked."""
    from graph import answers

    if options.file or options.expression:
        engine = _engine(options.store)
        found = (
            answers.sparql_file(engine, options.file)
            if options.file
            else answers.sparql(engine, options.expression)
        )
        return _show(found, options)
    if not options.name:
        return _list_questions()
    if options.choices:
        return _list_choices(options)
    found = answers.answer(_engine(options.store), options.name, _parameters(options))
    return _show(found, options)


def _parameters(options: Namespace) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for pair in options.parameter:
        key, mark, value = pair.partition("=")
        if not mark:
            raise PlanGraphError(
                f"参数要写成 名=值,而不是 {pair},如 -p programme=百千万工程 · write a parameter as key=value"
            )
        given.setdefault(key.strip(), []).append(value)
    return given


def _show(found: Answer, options: Namespace) -> None:
    from graph.render import FORMATS

    if options.format not in FORMATS:
        offered = " ".join(FORMATS)
        raise OutputError(
            options.format, f"没有这种格式,可选 {offered}", f"no such format; choose from {offered}"
        )
    text = FORMATS[options.format](found, options.lang)
    if options.output:
        write_whole(options.output, text)
        print(f"已写入 written: {options.output}")
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _list_questions() -> None:
    from queries.catalog import find, names

    topic = ""
    for saved in sorted(map(find, names()), key=lambda q: (q.topic, q.name)):
        if saved.topic != topic:
            topic = saved.topic
            print(f"\n{topic}")
        print(f"  {saved.name:30} {saved.summary.zh} · {saved.summary.en}")


def _list_choices(options: Namespace) -> None:
    from graph.answers import parameter_choices
    from queries.catalog import find

    for candidate in parameter_choices(_engine(options.store), find(options.name), options.choices):
        print(f"{candidate.label}\t{candidate.id}")


def view(options: Namespace) -> None:
    """Draw the graph, a part of it or the answer to a question as one page."""
    from graph.draw import page
    from graph.picture import read_picture

    engine = _engine(options.store)
    picture = read_picture(engine)
    question = None
    if options.query:
        from graph.views import answered

        picture, question = answered(engine, picture, options.query, _parameters(options))
    picture = _part(engine, picture, options)
    if not picture.nodes:
        raise PlanGraphError("没有可画的对象,什么也没写 · nothing to draw, nothing was written")
    write_whole(options.output, page(picture, question, text=not options.no_text))
    print(f"{len(picture.nodes)} 个对象 things · 网页 page: {options.output}")


def _part(engine: Engine, picture: Picture, options: Namespace) -> Picture:
    from graph import views

    if options.around:
        from graph.names_index import resolve

        picture = picture.around(resolve(engine, options.around), options.hops)
    if options.type:
        picture = views.of_types(picture, options.type)
    if options.section:
        picture = views.of_section(picture, options.section)
    return picture


def extract(options: Namespace) -> None:
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


def export(options: Namespace) -> None:
    """Write the graph, or a document of it, in an RDF format."""
    from graph.export import export as exported
    from graph.store import open_store

    data = exported(
        open_store(_folder(options)), options.format or options.output.suffix, options.document, options.cube
    )
    write_whole(options.output, data)
    print(f"已写入 written: {options.output} ({len(data):,} bytes)")


def validate(options: Namespace) -> int:
    """Validate every document with pySHACL and check the store; 1 where something doesn't hold."""
    from graph.export import export as exported
    from graph.findings import Report
    from graph.integrity import check_integrity
    from graph.store import documents, open_store
    from graph.validate import validate_shapes

    store = open_store(_folder(options))
    found = check_integrity(store)
    for document in documents(store):
        _progress(f"校验 {document.name}", f"validating {document.name}")
        found = found + validate_shapes(exported(store, "nt", document.name))
    assert isinstance(found, Report)
    print(found.text())
    return 0 if found.conforms else 1


def schema(options: Namespace) -> None:
    """Print the classes and properties that are really there, with counts and an example each."""
    from graph.schema import classes, properties

    engine = _engine(options.store)
    for title, rows in (("类 classes", classes(engine)), ("属性 properties", properties(engine))):
        print(title)
        for row in rows:
            print(f"  {row.count:>7,}  {row.name:24} {row.label}  例 e.g. {row.example}")


def datasets(options: Namespace) -> None:
    """List the documents of a store."""
    from graph.store import documents, open_store

    for document in documents(open_store(_folder(options))):
        print(f"{document.name}\t{document.triples:,} 三元组 triples\tsha256 {document.sha256[:12]}")


def drop(options: Namespace) -> None:
    """Drop a document whole."""
    from graph.store import drop_document

    drop_document(_folder(options), options.document)
    print(f"已移除 dropped: {options.document}")
