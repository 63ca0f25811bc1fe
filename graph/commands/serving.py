"""Offer the graph to others, and join it with theirs: serve, federate."""

from __future__ import annotations

import socket
import sys
from argparse import Namespace
from pathlib import Path

from graph.commands.arguments import (
    Parser,
    Subcommands,
    command,
    engine_of,
    folder_of,
    parameters_of,
    progress,
    take_parameters,
    take_store,
)
from graph.errors import PlanGraphError


def add_serve(subs: Subcommands[Parser]) -> None:
    added = command(
        subs, "serve", _serve, "在本机提供网页、SPARQL 和名称对应服务", "serve page, SPARQL, reconciliation"
    )
    added.add_argument(
        "--reconcile", action="store_true",
        help="也提供名称对应服务(OpenRefine 用)· the reconciliation service as well, for OpenRefine",
    )  # fmt: skip
    added.add_argument("--host", default="127.0.0.1", help="地址 · address (127.0.0.1)")
    added.add_argument("--port", type=int, default=8000, help="端口,0 为任选 · port, 0 for any (8000)")
    take_store(added)


def _serve(options: Namespace) -> None:
    """Serve a store until the process is ended; read-only, on loopback unless told otherwise."""
    from graph.stores.pointer import current

    folder = folder_of(options)
    current(folder)
    try:
        import uvicorn

        from graph.serving.following import Following
    except ImportError as error:
        raise PlanGraphError(
            f"serve 需要 starlette 和 uvicorn:pip install starlette uvicorn · serve needs them ({error.name})"
        ) from error
    listening = _listen(options.host, options.port)
    progress("建立索引", "building the index")
    app = Following(folder, options.reconcile)
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    print(f"网页 page: {address}/\nSPARQL: {address}/sparql", flush=True)
    if options.reconcile:
        print(f"名称对应 reconciliation: {address}/reconcile", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Open the port before anything is built, so that who knows the address needn't wait to be heard.

    Raises PlanGraphError where it can't be had.
    """
    listening: socket.socket | None = None
    try:
        if not 0 <= port <= 65535:  # getaddrinfo would take what is left of it
            raise OverflowError("0–65535")
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)  # without it, asyncio leaves Nagle's algorithm on
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen()
    except (OSError, OverflowError) as error:
        if listening is not None:
            listening.close()
        raise PlanGraphError(
            f"{host}:{port} 不能使用({error}),换一个 --port · can't be used; choose another --port"
        ) from error
    return listening


def add_federate(subs: Subcommands[Parser]) -> None:
    added = command(
        subs, "federate", _federate, "把一个现成问题的答案与远端的 SPARQL 服务对上",
        "join a saved question with a remote SPARQL endpoint",
    )  # fmt: skip
    added.add_argument("name", metavar="NAME", help="问题的名字 · name of the question")
    added.add_argument(
        "--endpoint", required=True, metavar="URL", help="远端的地址 · address of the endpoint"
    )
    take_parameters(added)
    added.add_argument(
        "--by", default="links", metavar="RECIPE",
        help="凭什么对应、取什么:links(exactMatch)codes wikidata 或 .rq 文件"
        " · joined by what, and asked what: a recipe or a .rq file (links)",
    )  # fmt: skip
    added.add_argument("--on", default="", metavar="COLUMN", help="按哪一列对应 · the column to join by")
    added.add_argument("--batch", type=int, default=100, help="一次问几个 · keys in one request (100)")
    added.add_argument("--timeout", type=float, default=30.0, help="每次最多几秒 · seconds for each (30)")
    added.add_argument("--cache", type=Path, metavar="FOLDER", help="留存答案的目录 · where answers are kept")
    added.add_argument("--days", type=float, default=30.0, help="留存几天内有效 · days they are used (30)")
    added.add_argument("--refresh", action="store_true", help="不用留存的,重新问 · ask again")
    added.add_argument("--format", default="table", help="table csv tsv json md (table)")
    added.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="表头的语言 · language of the heads"
    )
    added.add_argument("-o", "--output", type=Path, metavar="FILE", help="写入文件 · write to a file")
    take_store(added)
    added.set_defaults(chart=None)


def _federate(options: Namespace) -> int:
    """Print the joined answer; 1 and a sentence where the endpoint failed, with the local part."""
    from graph.answers.endpoint import Endpoint
    from graph.answers.federation import Remote, federate
    from graph.answers.keeping import Kept, folder
    from graph.answers.recipes import recipe
    from graph.commands.questions import show

    kept = Kept(options.cache or folder(), options.days, options.refresh)
    endpoint = Endpoint(options.endpoint, options.timeout)
    remote = Remote(endpoint, recipe(options.by), kept, options.batch)
    progress(f"问 {options.endpoint}", "asking the endpoint")
    joined = federate(engine_of(options.store), options.name, parameters_of(options), remote, options.on)
    show(joined.answer, options)
    if joined.failure:
        print(joined.failure, file=sys.stderr)
    return 1 if joined.failure else 0
