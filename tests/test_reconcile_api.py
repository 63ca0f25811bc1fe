"""The reconciliation service: every answer by the schemas of its specifications, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import referencing
from pyoxigraph import Literal, NamedNode, Quad, Store
from referencing.jsonschema import DRAFT7

from graph.serving.reconcile_requests import BATCH, BadRequest, extension_of, queries_02, queries_10
from graph.serving.requests import BODY
from graph.serving.serve import application
from ontology.terms import Pg, Rdf, Rdfs, Skos
from tests.serving import Reply, ask, served

PROGRAMME = "programme/440000/bai-qian-wan-gong-cheng-cc2d"
TOWN = "place/nbs/440113007"
SPECS = Path(__file__).parent / "data" / "reconciliation"


def batch_02(root: str, **queries: object) -> Any:
    reply = ask(root, form={"queries": json.dumps(queries)})
    assert reply.status == 200, reply.text
    return reply.json


# Version by version: every kind of answer, checked by the schemas that the specifications publish.

_CONDITIONS = [
    {"matchType": "name", "propertyValue": "沙湾街"},
    {
        "matchType": "property",
        "propertyId": "schema:containedInPlace",
        "propertyValue": {"id": "place/440113"},
    },
    {
        "matchType": "property",
        "propertyId": "pg:serves",
        "propertyValue": ["甲", 1, True],
        "matchQuantifier": "none",
    },
]
_QUERY_02 = {
    "query": "沙湾街",
    "type": "Place",
    "limit": 3,
    "properties": [{"pid": "pg:NBS", "v": "440113017"}],
}
_EXTEND = {
    "ids": [PROGRAMME, TOWN, "nothing/there"],
    "properties": [
        {"id": "^pg:serves"}, {"id": "schema:latitude"}, {"id": "pg:status"}, {"id": "pg:NBS"},
        {"id": "skos:altLabel", "settings": {"limit": 1}}, {"id": "pg:unheardOf"},
    ],
}  # fmt: skip


def answers(root: str, version: str) -> dict[str, Reply]:
    base = f"{root}/{version}"
    asked = {
        "manifest": ask(base),
        "suggest-entities-response": ask(f"{base}/suggest/entity", {"prefix": "沙"}),
        "suggest-types-response": ask(f"{base}/suggest/type", {"prefix": "P"}),
        "suggest-properties-response": ask(f"{base}/suggest/property", {"prefix": "l"}),
        "data-extension-property-proposal": ask(f"{base}/extend/propose", {"type": "Place", "limit": "5"}),
    }
    if version == "0.2":
        queries = {"q0": _QUERY_02, "q1": {"query": "桥"}, "q2": {"query": "没有的"}}
        asked["reconciliation-result-batch"] = ask(base, form={"queries": json.dumps(queries)})
        asked["data-extension-response"] = ask(base, form={"extend": json.dumps(_EXTEND)})
    else:
        several = [{"conditions": _CONDITIONS, "type": "Place", "limit": 3}, {"conditions": _CONDITIONS[:1]}]
        asked["reconciliation-result-batch"] = ask(f"{base}/match", body={"queries": several})
        asked["data-extension-response"] = ask(f"{base}/extend", body=_EXTEND)
    return asked


@pytest.mark.parametrize("version", ["0.2", "1.0-draft"])
def test_answers_are_valid_by_the_published_schemas(root: str, version: str) -> None:
    folder = SPECS / version / "schemas"
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    registry: Any = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema, DRAFT7)) for schema in schemas.values()
    )

    def check(name: str, value: object) -> None:
        jsonschema.Draft7Validator(schemas[name], registry=registry).validate(value)

    for name, reply in answers(root, version).items():
        assert reply.status == 200, (name, reply.text)
        check(name, reply.json)
    several = {"q0": _QUERY_02} if version == "0.2" else {"queries": [{"conditions": _CONDITIONS}]}
    check("reconciliation-query-batch", several)  # what is asked here is what the version lets ask
    with pytest.raises(jsonschema.ValidationError):
        check("manifest", {"name": "no identifier space"})


def test_the_manifests_say_what_the_versions_want(root: str) -> None:
    old, new = ask(root).json, ask(f"{root}/1.0-draft").json
    assert old["versions"] == ["0.2"] and new["versions"] == ["1.0-draft"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(old) and "{{id}}" in old["view"]["url"]
    assert {"name", "view"} <= set(new) and new["standardizedScore"] is True
    for service in old["suggest"].values():
        reply = ask(service["service_url"] + service["service_path"], {"prefix": "p"})
        assert set(reply.json) == {"result"} and reply.json["result"]
    preview = old["preview"]["url"].replace("{{id}}", "place%2F440113")
    assert "番禺区" in ask(preview).text
    assert "番禺区" in ask(new["view"]["url"].replace("{id}", "place%2F440113")).text
    proposing = old["extend"]["propose_properties"]
    assert ask(proposing["service_url"] + proposing["service_path"], {"type": "Place"}).json["properties"]


def test_a_batch_of_0_2_is_answered_by_get_and_post(root: str) -> None:
    by_post = batch_02(root, a=_QUERY_02, b={"query": "市桥街"})
    by_get = ask(root, {"queries": json.dumps({"a": _QUERY_02, "b": {"query": "市桥街"}})}).json
    assert by_post == by_get and list(by_post) == ["a", "b"]
    (first, *_) = by_post["a"]["result"]
    assert first["id"] == "place/nbs/440113017" and first["match"] is True and 0 <= first["score"] <= 100
    assert {"Place", "Division"} == {type_["id"] for type_ in first["type"]}
    ids = [feature["id"] for feature in first["features"]]
    assert ids and len(ids) == len(set(ids))


def test_a_single_query_is_answered(root: str) -> None:
    for query in ("市桥街", json.dumps({"query": "市桥街", "limit": 1})):
        assert ask(root, {"query": query}).json["result"][0]["id"] == TOWN


def test_a_batch_of_1_0_keeps_its_order(root: str) -> None:
    names = ["市桥街", "没有的", "沙湾街", "大石街"]
    asked = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": name}]} for name in names]}
    results = ask(f"{root}/match", body=asked).json["results"]
    found = [each["candidates"][0]["name"] if each["candidates"] else "" for each in results]
    assert found == ["市桥街道", "", "沙湾街道", "大石街道"]


def test_extension_gives_things_numbers_and_words(root: str) -> None:
    rows = ask(root, form={"extend": json.dumps(_EXTEND)}).json["rows"]
    assert all(set(value) == {"id", "name"} for value in rows[PROGRAMME]["^pg:serves"])
    assert isinstance(rows[TOWN]["schema:latitude"][0]["float"], float)
    assert rows[TOWN]["pg:NBS"] == [{"str": "440113007"}]
    assert len(rows[TOWN]["skos:altLabel"]) == 1
    assert rows[TOWN]["pg:unheardOf"] == [] and not any(rows["nothing/there"].values())
    newer = ask(f"{root}/extend", body=_EXTEND).json["rows"]
    assert [row["id"] for row in newer] == _EXTEND["ids"]


def test_suggestions_go_on_where_they_ended(root: str) -> None:
    first = ask(f"{root}/suggest/entity", {"prefix": "村"}).json["result"]
    more = ask(f"{root}/suggest/entity", {"prefix": "村", "cursor": str(len(first))}).json["result"]
    assert first and more and not {each["id"] for each in first} & {each["id"] for each in more}
    assert ask(f"{root}/suggest/colour", {"prefix": "x"}).status == 404


def test_labels_are_escaped() -> None:
    iri, words = "https://w3id.org/plan-graph/id/programme/440105/x-0000", "<script>alert(1)</script>&amp;"
    store = Store()
    store.add(Quad(NamedNode(iri), NamedNode(Rdf.type), NamedNode(Pg.Programme)))
    for predicate in (Rdfs.label, Skos.altLabel):
        store.add(Quad(NamedNode(iri), NamedNode(predicate), Literal(words, language="zh")))
    with served(application(store, reconcile=True)) as site:
        for path in ("/reconcile/preview", "/thing"):
            html = ask(site + path, {"id": "programme/440105/x-0000"}, Accept="text/html").text
            assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;") >= 2 and "<script" not in html


@pytest.mark.parametrize(
    ("queries", "where"),
    [
        ("{", "queries"), ("[]", "queries"), ('{"a": 1}', "queries.a"), ('{"a": {}}', "queries.a"),
        ('{"a": {"query": 3}}', "queries.a.query"), ('{"a": {"query": "x", "limit": 0}}', "queries.a.limit"),
        ('{"a": {"query": "x", "limit": "9"}}', "queries.a.limit"),
        ('{"a": {"query": "x", "type_strict": "x"}}', "queries.a.type_strict"),
        ('{"a": {"query": "x", "properties": [{"pid": 1}]}}', r"queries.a.properties\[0\].pid"),
        ('{"a": {"query": "x", "properties": [{"pid": "p", "v": null}]}}', r"queries.a.properties\[0\].v"),
        ("[" * 100_000, "queries"),
    ],
)  # fmt: skip
def test_a_request_that_is_none_is_told_with_its_place(root: str, queries: str, where: str) -> None:
    reply = ask(root, form={"queries": queries})
    assert reply.status == 400 and re.match(where + ":", reply.json["error"])


def test_bad_requests_of_1_0() -> None:
    bad: tuple[object, ...] = (
        {}, {"queries": {}}, {"queries": [{}]}, {"queries": [{"conditions": []}]},
        {"queries": [{"conditions": [{"matchType": "colour", "propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "property", "propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "name"}]}]},
        {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "x"}]}] * (BATCH + 1)},
    )  # fmt: skip
    for asked in bad:
        with pytest.raises(BadRequest):
            queries_10(asked)
    with pytest.raises(BadRequest):
        queries_02({str(n): {"query": "x"} for n in range(BATCH + 1)})
    wrong: tuple[object, ...] = (None, {}, {"ids": []}, {"ids": [1], "properties": []})
    for wanted in (*wrong, {"ids": [], "properties": [{}]}):
        with pytest.raises(BadRequest):
            extension_of(wanted)


def test_a_request_that_is_too_large_is_refused(root: str) -> None:
    assert ask(f"{root}/match", body=b" " * (BODY + 1)).status == 413
