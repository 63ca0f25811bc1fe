"""What a request to the server brings: its body within bounds, its parameters wherever they stand."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from graph.serving.protocol import NotOurs

BODY = 4_000_000  # bytes


async def body(request: Request) -> bytes:
    """Return the body of a request. Raises NotOurs (413) for one that is too large."""
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > BODY:
            raise NotOurs(413, "请求过大,请分批", "too large; send it in parts")
    return b"".join(parts)


async def parameters(request: Request) -> list[tuple[str, str]]:
    """Return the parameters of a request of the SPARQL protocol. Raises NotOurs (413, 415)."""
    given = list(request.query_params.multi_items())
    if request.method == "GET":
        return given
    media = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    text = (await body(request)).decode("utf-8", "replace")
    if media == "application/sparql-query":
        return [*given, ("query", text)]
    if media == "application/x-www-form-urlencoded":
        return [*given, *parse_qsl(text, keep_blank_values=True)]
    if media == "application/sparql-update":
        return [("update", text)]
    raise NotOurs(415, "请用 application/sparql-query 或表单提交", "send application/sparql-query or a form")
