"""Ask in words, and look at one thing: ask, describe, path."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from graph.commands.arguments import Parser, Subcommands, command, engine_of, take_store

if TYPE_CHECKING:
    from graph.asking import Reply


def _take_format(added: Parser, formats: str) -> None:
    added.add_argument("--format", default="table", choices=formats.split(), help=f"{formats} (table)")
    added.add_argument("--lang", choices=("zh", "en"), default="zh", help="说明的语言 · language (zh)")


def add_ask(subs: Subcommands[Parser]) -> None:
    added = command(subs, "ask", _ask, "用一句话提问", "ask a question in words")
    added.add_argument("question", nargs="+", metavar="QUESTION", help="中文或英文的问题 · in Chinese or English")
    _take_format(added, "table csv tsv json md")
    take_store(added)


def _ask(options: Namespace) -> int:
    """Answer a question in words; 1 where it isn't answered, with the reason or what to choose from."""
    from graph import replies
    from graph.asking import ask
    from graph.render import FORMATS

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
