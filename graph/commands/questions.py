"""Ask: query, schema."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.arguments import (
    Parser,
    Subcommands,
    command,
    engine_of,
    parameters_of,
    take_parameters,
    take_store,
)
from graph.errors import OutputError
from graph.files import write_whole

if TYPE_CHECKING:
    from graph.answers.answers import Answer


def add_query(subs: Subcommands[Parser]) -> None:
    added = command(
        subs, "query", _query, "问一个现成的问题,或自己的 SPARQL", "ask a saved question or SPARQL"
    )
    added.add_argument("name", nargs="?", help="问题的名字;不给则列出全部 · without it, all are listed")
    take_parameters(added)
    added.add_argument(
        "-f", "--file", type=Path, metavar="FILE.rq", help="文件里的 SPARQL · SPARQL from a file"
    )
    added.add_argument("-e", "--expression", metavar="SPARQL", help="直接写出的 SPARQL · SPARQL given here")
    added.add_argument(
        "--allow-service", action="store_true",
        help="让自己的 SPARQL 用 SERVICE 和 FROM 去读别处 · let SPARQL of your own read other places",
    )  # fmt: skip
    added.add_argument("--choices", metavar="KEY", help="列出一个参数可取的值 · list what a parameter takes")
    added.add_argument(
        "--format", default="",
        help="table md csv tsv json ttl;不给则看 -o 的后缀 · else by the suffix of -o, else table",
    )  # fmt: skip
    added.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="表头的语言 · language of the heads"
    )
    added.add_argument("-o", "--output", type=Path, metavar="FILE", help="写入文件 · write to a file")
    added.add_argument(
        "--chart", type=Path, metavar="FILE.svg|png",
        help="画成图(view 为 chart 或 timeline 的问题)· draw the answer, for questions with such a view",
    )  # fmt: skip
    added.add_argument(
        "--check", type=Path, metavar="FOLDER",
        help="把文件夹里核对过的答案重问一遍,列出变了的行 · ask the checked answers of a folder again",
    )  # fmt: skip
    take_store(added)


def _query(options: Namespace) -> int:
    """Answer a question, or ask checked answers again; the exit code is 1 if one of those has changed."""
    if options.check:
        return _check(options)
    _answer(options)
    return 0


def _answer(options: Namespace) -> None:
    """Answer a saved question, a file or an expression, or list what can be asked."""
    from graph.answers import answers
    from graph.answers.guard import Limits

    if options.file or options.expression:
        engine, limits = engine_of(options.store), Limits(service=options.allow_service)
        found = (
            answers.sparql_file(engine, options.file, limits)
            if options.file
            else answers.sparql(engine, options.expression, limits)
        )
        return show(found, options)
    if not options.name:
        return _list_questions()
    if options.choices:
        return _list_choices(options)
    found = answers.answer(engine_of(options.store), options.name, parameters_of(options))
    return show(found, options)


def _check(options: Namespace) -> int:
    """Print what came and went in the checked answers of a folder."""
    from graph.answers.goldens import check

    known = sorted(options.check.glob("*.csv"))
    if not known:
        raise OutputError(options.check, "里面没有核对过的答案(*.csv)", "holds no checked answers (*.csv)")
    changed = list(check(engine_of(options.store), options.check))
    for difference in changed:
        print(difference)
    asked, other = len(known), len(changed)
    print(f"核对了 {asked} 个答案,{other} 个有变化 · {asked} checked, {other} changed")
    return int(bool(changed))


def add_schema(subs: Subcommands[Parser]) -> None:
    added = command(subs, "schema", _schema, "图谱里有哪些类和属性", "classes and properties really present")
    added.add_argument(
        "part", nargs="?", default="", metavar="PART",
        help="只列名称或标签含此的,如 pg: skos 项目 · only what holds this in its name or label",
    )  # fmt: skip
    take_store(added)


def _schema(options: Namespace) -> int:
    """Print the classes and properties that are really there, with counts and an example each; 1 for none."""
    from graph.answers.answers import require_report
    from graph.answers.render import WIDTH, width, wrapped
    from graph.stores.schema import classes, properties

    engine = engine_of(options.store)
    require_report(engine)
    found = 0
    part = options.part
    kinds = (("类 classes", classes(engine, part)), ("属性 properties", properties(engine, part)))
    for title, rows in kinds:
        print(title)
        for row in rows:
            found += 1
            label = row.label + " " * max(0, 16 - width(row.label))
            line = f"  {row.count:>7,}  {row.name:26} {label} {row.example}"
            print(line if width(line) <= WIDTH else wrapped(line, WIDTH - 1)[0] + "…")
    return 0 if found else 1


def show(found: Answer, options: Namespace) -> None:
    from graph.answers.formats import FORMATS
    from graph.answers.render import remarks

    if options.chart:
        from graph.answers.charts import write_chart

        write_chart(found, options.chart, options.lang)
        print(f"图 chart: {options.chart}({len(found.rows)} 行 rows)")
        return
    suffix = options.output.suffix[1:] if options.output else ""
    form = options.format or (suffix if suffix in FORMATS else "table")
    if form not in FORMATS:
        offered = " ".join(FORMATS)
        raise OutputError(form, f"没有这种格式,可选 {offered}", f"no such format; choose from {offered}")
    text = FORMATS[form](found, options.lang)
    if options.output:
        # Excel takes a CSV file for the system's code page unless it begins with this mark.
        write_whole(options.output, f"\ufeff{text}" if form == "csv" else text)
        print(f"已写入 written: {options.output}")
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    if found.truncated and form in ("csv", "tsv", "ttl"):  # which have no place to say so
        print(remarks(found, options.lang)[0], file=sys.stderr)


def _list_questions() -> None:
    from queries.catalog import find, names

    topic = ""
    for saved in sorted(map(find, names()), key=lambda q: (q.topic, q.name)):
        if saved.topic != topic:
            topic = saved.topic
            print(f"\n{topic}")
        print(f"  {saved.name:30} {saved.summary.zh} · {saved.summary.en}")


def _list_choices(options: Namespace) -> None:
    from graph.answers.values import parameter_choices
    from queries.catalog import find

    for candidate in parameter_choices(engine_of(options.store), find(options.name), options.choices):
        print(f"{candidate.label}\t{candidate.id}")
