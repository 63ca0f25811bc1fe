"""Ask in words, and look at one thing: ask, describe, path."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from graph.commands.arguments import Parser, Subcommands, command, engine_of, take_store


def _take_format(added: Parser, formats: str) -> None:
    added.add_argument("--format", default="table", choices=formats.split(), help=f"{formats} (table)")
    added.add_argument("--lang", choices=("zh", "en"), default="zh", help="说明的语言 · language (zh)")


def add_ask(subs: Subcommands[Parser]) -> None:
    added = command(subs, "ask", _ask, "用一句话提问", "ask a question in words")
    added.add_argument(
        "question", nargs="+", metavar="QUESTION", help="中文或英文的问题 · in Chinese or English"
    )
    _take_format(added, "table csv tsv json md")
    take_store(added)


def _ask(options: Namespace) -> int:
    """Answer a question in words; 1 where it isn't answered, with the reason or what to choose from."""
    from graph.answers import replies
    from graph.answers.asking import ask
    from graph.answers.formats import FORMATS

    reply = ask(engine_of(options.store), " ".join(options.question))
    if options.format == "json":
        print(json.dumps(replies.as_json(reply, options.lang), ensure_ascii=False, indent=1))
    elif options.format in ("csv", "tsv"):
        sys.stderr.write(replies.heading(reply, options.lang))
        if reply.answer:
            sys.stdout.write(FORMATS[options.format](reply.answer, options.lang))
    else:
        sys.stdout.write(replies.heading(reply, options.lang))
        if reply.answer:
            sys.stdout.write(FORMATS[options.format](reply.answer, options.lang))
    return 0 if reply.answer else 1


def add_describe(subs: Subcommands[Parser]) -> None:
    added = command(subs, "describe", _describe, "一个对象的全部", "everything about one thing")
    added.add_argument(
        "name", help="名称、别名、开头、拼音、首字母或标识 · name, alias, pinyin, initials or id"
    )
    added.add_argument("--all", action="store_true", help="不省略 · leave nothing out")
    added.add_argument("--format", default="table", choices=("table", "json"), help="table json (table)")
    take_store(added)


def _describe(options: Namespace) -> None:
    """Print everything about one thing."""
    from dataclasses import asdict

    from graph.answers.answers import require_report
    from graph.answers.describing import describe

    engine = engine_of(options.store)
    require_report(engine)
    found = describe(engine, options.name)
    if options.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        from graph.answers.profiles import one_screen

        sys.stdout.write(one_screen(found, options.all))


def add_path(subs: Subcommands[Parser]) -> None:
    added = command(subs, "path", _path, "两个对象之间最短的联系", "the shortest links between two things")
    added.add_argument("start", metavar="A", help="名称或标识 · name or id")
    added.add_argument("end", metavar="B", help="名称或标识 · name or id")
    added.add_argument(
        "--limit",
        type=int,
        choices=range(1, 11),
        default=3,
        metavar="N",
        help="最多几条路 · at most so many (3)",
    )
    added.add_argument("--format", default="table", choices=("table", "json"), help="table json (table)")
    take_store(added)


def _path(options: Namespace) -> int:
    """Print the shortest links between two things, each step with its sentence; 1 where there are none."""
    from dataclasses import asdict

    from graph.answers.answers import require_report
    from graph.answers.describing import meant
    from graph.answers.paths import links

    engine = engine_of(options.store)
    require_report(engine)
    found = links(engine, meant(engine, options.start), meant(engine, options.end), options.limit)
    if options.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        from graph.answers.profiles import steps

        sys.stdout.write(steps(found, (options.start, options.end)))
    return 0 if found.paths else 1
