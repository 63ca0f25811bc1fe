"""A small web server over a store: the page of the graph, SPARQL, things, and reconciliation.

Everything is read-only; what is asked runs within limits. The index is built once, at the start.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from pyoxigraph import Store
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from graph.answers.engines import Embedded, Result, Row
from graph.answers.guard import Limits
from graph.errors import PlanGraphError
from graph.links.extending import Knowledge, whole
from graph.links.items import merged_items
from graph.links.reconcile import Reconciler
from graph.serving import protocol
from graph.serving.card import POLICY, WHOLE, card
from graph.serving.reconcile_routes import reconciliation
from graph.serving.requests import parameters

LIMITS = Limits(rows=10_000, seconds=30.0)
AT_ONCE = 4  # SPARQL queries that run at a time, those that were left behind with them


def application(store: Store, reconcile: bool = False, limits: Limits = LIMITS) -> Starlette:
    """Return the web application over a store; ``reconcile`` adds the reconciliation service.

    Routes: ``/`` the page of the graph, ``/sparql``, ``/thing?id=``, and ``/reconcile`` with what is below.
    """
    knowledge = Knowledge(store, merged_items(store))
    site = _Site(store, knowledge, limits)
    routes = [
        Route("/", site.page),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/thing", site.thing),
    ]
    if reconcile:
        routes += reconciliation(Reconciler(knowledge), Embedded(store))
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST"],
        allow_headers=["*"],
        expose_headers=["X-Truncated"],
    )
    handlers: dict[Any, Callable[[Request, Any], Awaitable[Response]]] = {PlanGraphError: _told}
    return Starlette(routes=routes, middleware=[cors], exception_handlers=handlers)


class _Site:
    """What is served beside reconciliation."""

    def __init__(self, store: Store, knowledge: Knowledge, limits: Limits) -> None:
        self.engine, self.knowledge, self.limits = Embedded(store), knowledge, limits
        self.counted = _Counted(self.engine)
        self._drawn = ""
        self._drawing = threading.Lock()

    async def page(self, request: Request) -> Response:
        """Answer with the page of the whole graph, drawn when it is first asked for."""
        return HTMLResponse(await run_in_threadpool(self._page))

    def _page(self) -> str:
        from graph.pages.draw import page
        from graph.pages.picture import read_picture

        with self._drawing:
            self._drawn = self._drawn or page(read_picture(self.engine))
        return self._drawn

    async def sparql(self, request: Request) -> Response:
        """Answer a query by the SPARQL protocol: GET, POST of a form, or POST of the query itself."""
        text = protocol.query_of(await parameters(request))
        accept = request.headers.get("accept", "*/*")
        answer = await run_in_threadpool(protocol.ask, self.counted, text, self.limits)
        body, media = await run_in_threadpool(protocol.written, answer, accept)
        told = {"X-Truncated": answer.truncated} if answer.truncated else {}
        return Response(body, media_type=media, headers=told | {"Vary": "Accept"})

    async def thing(self, request: Request) -> Response:
        """Answer with one thing: a page, or its triples for who asks for RDF."""
        iri = whole(request.query_params.get("id", ""))
        if iri not in self.knowledge.items:
            raise protocol.NotOurs(404, f"图谱中没有 {iri}", "no such thing in the graph")
        wanted = protocol.preferred(request.headers.get("accept", "*/*"), ["text/html", *protocol.GRAPHS])
        if wanted in protocol.GRAPHS:
            answer = protocol.ask(
                self.engine, f"CONSTRUCT {{ <{iri}> ?p ?o }} WHERE {{ <{iri}> ?p ?o }}", self.limits
            )
            body, media = protocol.written(answer, wanted)
            return Response(body, media_type=media)
        html = await run_in_threadpool(card, self.engine, iri, WHOLE)
        return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})


class _Counted:
    """An engine that runs so many queries at a time, for one that was given up still works."""

    def __init__(self, engine: Embedded) -> None:
        self.engine = engine
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def run(self, text: str) -> Result:
        """Answer a query. Raises NotOurs (503) while too many run."""
        if not self._places.acquire(blocking=False):
            raise protocol.NotOurs(
                503, "正在回答的查询太多,请稍后再试", "too many queries at once; try later"
            )
        try:
            found = self.engine.run(text)
        except BaseException:
            self._places.release()
            raise
        return Result(found.form, self._rows(found.rows), found.variables, found.truth)

    def _rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        try:
            yield from rows
        finally:
            self._places.release()


async def _told(request: Request, error: Any) -> Response:
    """Answer a mistake with its sentence: to machines that speak JSON as JSON."""
    status = getattr(error, "status", 400)
    if request.url.path.startswith("/reconcile"):
        return JSONResponse({"error": str(error)}, status)
    return PlainTextResponse(f"{error}\n", status)
