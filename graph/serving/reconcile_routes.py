"""The routes of the reconciliation API: 0.2 at ``/reconcile``, 1.0-draft at ``/reconcile/1.0-draft``.

Those of the two don't clash, so that both answer below either address; a form is 0.2, JSON is 1.0.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from graph.answers.engines import Embedded
from graph.links import suggesting
from graph.links.reconcile import Query, Reconciler
from graph.pages.fitting import NAME, Condition
from graph.serving.card import POLICY, PREVIEW, card
from graph.serving.protocol import NotOurs
from graph.serving.reconcile_api import (
    V02,
    V10,
    candidates,
    entity_json,
    extension,
    manifest,
    property_json,
    type_json,
)
from graph.serving.reconcile_requests import BadRequest, extension_of, queries_02, queries_10
from graph.serving.requests import body

ROOT = "/reconcile"


def reconciliation(reconciler: Reconciler, engine: Embedded) -> list[Route]:
    """Return the routes of the service."""
    service = _Service(reconciler, engine)
    found = []
    for root in (ROOT, f"{ROOT}/{V02}", f"{ROOT}/{V10}"):
        found += [
            Route(root, service.root, methods=["GET", "POST"]),
            Route(f"{root}/match", service.match, methods=["POST"]),
            Route(f"{root}/suggest/{{kind}}", service.suggest),
            Route(f"{root}/preview", service.preview),
            Route(f"{root}/extend/propose", service.propose),
            Route(f"{root}/extend", service.extend, methods=["POST"]),
        ]
    return found


class _Service:
    def __init__(self, reconciler: Reconciler, engine: Embedded) -> None:
        self.reconciler, self.engine = reconciler, engine

    async def root(self, request: Request) -> Response:
        """Answer with the manifest, or as version 0.2 does to ``queries``, ``query`` and ``extend``."""
        given = dict(request.query_params)
        if request.method == "POST":
            given |= dict(parse_qsl((await body(request)).decode("utf-8", "replace")))
        if "queries" in given:
            asked = queries_02(_json(given["queries"], "queries"))
            found = await self._answered(list(asked.values()))
            return JSONResponse({key: {"result": each} for key, each in zip(asked, found, strict=True)})
        if "query" in given:
            (found_one,) = await self._answered([_single(given["query"])])
            return JSONResponse({"result": found_one})
        if "extend" in given:
            wanted = extension_of(_json(given["extend"], "extend"))
            return JSONResponse(await run_in_threadpool(extension, self.reconciler, wanted, V02))
        version = V10 if request.url.path.endswith(V10) else V02
        root = str(request.url.replace(query="", fragment="")).rstrip("?/")
        return JSONResponse(manifest(self.reconciler, root, version))

    async def match(self, request: Request) -> Response:
        """Answer a batch of version 1.0-draft."""
        found = await self._answered(queries_10(_json(await body(request), "body")))
        return JSONResponse({"results": [{"candidates": each} for each in found]})

    async def _answered(self, queries: list[Query]) -> list[list[dict[str, Any]]]:
        """Answer queries: one at once, several beside what else is served."""
        if len(queries) == 1:
            return [self._candidates(queries[0])]
        return [await run_in_threadpool(self._candidates, query) for query in queries]

    def _candidates(self, query: Query) -> list[dict[str, Any]]:
        return candidates(self.reconciler, self.reconciler.match(query))

    async def suggest(self, request: Request) -> Response:
        """Answer with what begins so: entities, types or properties."""
        prefix, kind = request.query_params.get("prefix", ""), request.path_params["kind"]
        first = _number(request, "cursor", 0)
        last = first + min(_number(request, "limit", suggesting.MOST), suggesting.MOST)
        if kind == "entity":
            items = suggesting.things(self.reconciler, prefix)[first:last]
            return JSONResponse({"result": [entity_json(self.reconciler, item) for item in items]})
        if kind == "type":
            types = suggesting.types(self.reconciler, prefix)[first:last]
            return JSONResponse({"result": [type_json(type_) for type_ in types]})
        if kind == "property":
            properties = suggesting.properties(self.reconciler, prefix)[first:last]
            return JSONResponse({"result": [property_json(property_) for property_ in properties]})
        raise NotOurs(404, f"没有 {kind} 的联想", "entity, type and property are suggested")

    async def preview(self, request: Request) -> Response:
        """Answer with a small page of one thing."""
        identifier = request.query_params.get("id", "")
        item = self.reconciler.find(identifier)
        if item is None:
            raise NotOurs(404, f"图谱中没有 {identifier}", "no such thing in the graph")
        html = await run_in_threadpool(card, self.engine, item.iri, PREVIEW)
        return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})

    async def propose(self, request: Request) -> Response:
        """Answer with the properties that things of a type have."""
        type_ = request.query_params.get("type", "")
        found = suggesting.proposed(self.reconciler, type_)
        told: dict[str, Any] = {"type": type_}
        if "limit" in request.query_params:
            told["limit"] = _number(request, "limit", 0)
            found = found[: told["limit"]]
        return JSONResponse(told | {"properties": [property_json(property_) for property_ in found]})

    async def extend(self, request: Request) -> Response:
        """Answer with values of properties: a form is asked in version 0.2, JSON in 1.0-draft."""
        sent = await body(request)
        form = "x-www-form-urlencoded" in request.headers.get("content-type", "")
        told = _json(
            dict(parse_qsl(sent.decode("utf-8", "replace"))).get("extend", "") if form else sent, "extend"
        )
        wanted = extension_of(told)
        return JSONResponse(await run_in_threadpool(extension, self.reconciler, wanted, V02 if form else V10))


def _single(text: str) -> Query:
    """Read the one query of a request: JSON as in a batch, or just a name."""
    if text.lstrip().startswith("{"):
        return next(iter(queries_02({"query": _json(text, "query")}).values()))
    return Query((Condition(NAME, (text,)),))


def _json(text: str | bytes, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest(where, "不是 JSON", "isn't JSON") from error


def _number(request: Request, name: str, otherwise: int) -> int:
    text = request.query_params.get(name, "")
    return min(int(text), 100_000) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
