"""Offer the graph to others, and join it with theirs: serve, federate."""

from __future__ import annotations

import socket
from argparse import Namespace

from graph.commands.arguments import Parser, Subcommands, command, folder_of, progress, take_store
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
    from graph.store import open_store

    store = open_store(folder_of(options))
    try:
        import uvicorn

        from graph.serve import application
    except ImportError as error:
        raise PlanGraphError(
            f"serve 需要 starlette 和 uvicorn:pip install starlette uvicorn · serve needs them ({error.name})"
        ) from error
    listening = _listen(options.host, options.port)
    progress("建立索引", "building the index")
    app = application(store, options.reconcile)
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    print(f"网页 page: {address}/\nSPARQL: {address}/sparql", flush=True)
    if options.reconcile:
        print(f"名称对应 reconciliation: {address}/reconcile", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Open the port before anything is built. Raises PlanGraphError where it can't be had."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)  # without it, asyncio leaves Nagle's algorithm on
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
    except (OSError, OverflowError) as error:
        raise PlanGraphError(
            f"{host}:{port} 不能使用({error}),换一个 --port · can't be used; choose another --port"
        ) from error
    return listening
