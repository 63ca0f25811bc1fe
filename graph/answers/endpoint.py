"""A SPARQL 1.1 endpoint over HTTP: POST, an agent of our own, a time-out on the whole answer, retries."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from graph.answers.engines import Result, Row, Term
from graph.answers.guard import tokens
from graph.errors import PlanGraphError

AGENT = "plan-graph (+https://w3id.org/plan-graph)"
_TURTLE = "text/turtle"
_TRUTHS = {"1": "true", "0": "false"}  # the other spelling of xsd:boolean, which Virtuoso answers with
_ASKED = "__ASK_RETVAL"  # Virtuoso 7 answers an ASK with a table of this
SIZE = 200_000_000  # bytes of an answer; more is no answer to a question


class EndpointError(PlanGraphError):
    """The endpoint can't be reached, takes too long, or answers with something else than SPARQL results."""

    def __init__(self, address: str, zh: str, en: str) -> None:
        super().__init__(f"SPARQL 服务 {address} {zh} · the endpoint {en}")


class Endpoint:
    """A remote store; its default graph is expected to hold the merge of all reports."""

    def __init__(self, address: str, seconds: float = 30.0, tries: int = 3) -> None:
        """Name the endpoint; ``seconds`` bounds one answer, ``tries`` the requests for it."""
        if not re.match(r"https?://", address):
            raise EndpointError(address, "的地址须以 http:// 或 https:// 开头", "needs an http(s) address")
        self.address, self.seconds, self.tries = address, seconds, tries

    def run(self, text: str) -> Result:
        """Answer a query.

        Raises SyntaxError if the endpoint finds the query malformed, EndpointError for everything else.
        """
        forms = [token.text.upper() for token in tokens(text) if token.kind == "word"]
        graph = "CONSTRUCT" in forms or "DESCRIBE" in forms
        body = self._post(text, _TURTLE if graph else "application/sparql-results+json")
        if graph:
            return Result("graph", _triples(body))
        try:
            found = json.loads(body)
            if "boolean" in found:
                return Result("ask", iter(()), truth=bool(found["boolean"]))
            variables = tuple(found["head"]["vars"])
            if variables == (_ASKED,):
                cells = [binding[_ASKED]["value"] for binding in found["results"]["bindings"]]
                return Result("ask", iter(()), truth=cells == ["1"])
            return Result("select", _rows(found["results"]["bindings"], variables), variables)
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointError(self.address, "返回的不是 SPARQL 结果", "sent no SPARQL results") from error

    def _post(self, text: str, accept: str) -> bytes:
        deadline = time.monotonic() + self.seconds
        for turn in range(self.tries):
            try:
                return self._read(text, accept, deadline)
            except (HTTPError, URLError, OSError) as error:
                again = not isinstance(error, HTTPError) or error.code in (429, 502, 503, 504)
                pause = 0.3 * 2**turn
                if not again or turn + 1 == self.tries or time.monotonic() + pause > deadline:
                    raise self._fault(error) from error
                time.sleep(pause)
        raise AssertionError("unreachable")

    def _read(self, text: str, accept: str, deadline: float) -> bytes:
        wrapper = SPARQLWrapper(self.address, agent=AGENT)
        wrapper.setMethod(POST)
        wrapper.setQuery(text)
        wrapper.setReturnFormat(TURTLE if accept == _TURTLE else JSON)
        wrapper.setOnlyConneg(True)  # no format= parameters: some servers refuse unknown ones
        wrapper.addCustomHttpHeader("Accept", accept)
        wrapper.setTimeout(max(1, int(deadline - time.monotonic())))
        try:
            response: Any = wrapper.query().response
        except SPARQLWrapperException as error:
            raise self._refused(error) from error
        parts, size = [], 0
        while part := response.read1(1 << 16):  # read would wait for all of it
            parts.append(part)
            size += len(part)
            if time.monotonic() > deadline:
                raise TimeoutError("the answer took too long")
            if size > SIZE:
                raise EndpointError(self.address, "的答案过大", "sent more than fits an answer")
        return b"".join(parts)

    def _refused(self, error: SPARQLWrapperException) -> Exception:
        from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

        words = str(error).split("Response:\n", 1)[-1].strip()
        words = words[2:-1] if words.startswith(("b'", 'b"')) else words
        if isinstance(error, QueryBadFormed):
            return SyntaxError(words)
        return EndpointError(self.address, f"拒绝了查询:{words[:200]}", "refused the query")

    def _fault(self, error: Exception) -> EndpointError:
        if isinstance(error, HTTPError):
            return EndpointError(self.address, f"返回 HTTP {error.code}", f"answered HTTP {error.code}")
        if isinstance(error, TimeoutError) or "timed out" in str(error):
            return EndpointError(
                self.address, f"在 {self.seconds:g} 秒内没有答完", f"took more than {self.seconds:g} s"
            )
        return EndpointError(self.address, f"连不上({error})", "can't be reached; is it running?")


def _rows(bindings: list[dict[str, Any]], variables: tuple[str, ...]) -> Iterator[Row]:
    for binding in bindings:
        yield tuple(_term(binding.get(variable)) for variable in variables)


def _term(cell: dict[str, str] | None) -> Term | None:
    if cell is None:
        return None
    kind = "literal" if cell["type"] == "typed-literal" else cell["type"]
    datatype, value = cell.get("datatype", ""), cell["value"]
    if datatype.endswith("#boolean"):
        value = _TRUTHS.get(value, value)
    return Term(value, kind, "" if datatype.endswith("#string") else datatype, cell.get("xml:lang", ""))


def _triples(body: bytes) -> Iterator[Row]:
    import pyoxigraph as ox

    from graph.answers.engines import Embedded

    store = ox.Store()
    store.load(body, format=ox.RdfFormat.TURTLE)
    yield from Embedded(store).run("CONSTRUCT WHERE { ?s ?p ?o }").rows
