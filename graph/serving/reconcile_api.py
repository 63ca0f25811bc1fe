"""The reconciliation API of the W3C's Entity Reconciliation group, versions 0.2 and 1.0-draft, as JSON.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ and
https://reconciliation-api.github.io/specs/1.0-draft/. Only the shapes stand here: what is found stands in
``graph.links.reconcile``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph.links.extending import Knowledge, Property, Value, short, whole
from graph.links.linking import Item
from graph.links.reconcile import Features, Match, Reconciler, Type
from graph.serving.reconcile_requests import BATCH, Extension
from ontology.terms import ID as SPACE
from ontology.terms import PREFIXES

V02, V10 = "0.2", "1.0-draft"
SIZE = (460, 320)  # of a preview, in pixels
_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "gYear"))
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


def manifest(reconciler: Reconciler, root: str, version: str) -> dict[str, Any]:
    """Return the manifest of the service whose endpoint is ``root``."""
    types = [type_json(type_) for type_ in reconciler.types()]
    view = f"{root.rsplit('/reconcile', 1)[0]}/thing?id="
    told: dict[str, Any] = {
        "versions": [version],
        "name": "计划报告的知识图谱 · plan-graph",
        "documentation": "https://w3id.org/plan-graph",
        "defaultTypes": types,
    }
    if version == V10:
        return told | {
            "view": {"url": view + "{id}"},
            "lang": "zh",
            "suggest": {"entity": True, "property": True, "type": True},
            "preview": {"width": SIZE[0], "height": SIZE[1]},
            "extend": {"proposeProperties": True, "propertySettings": [_limit_setting("id", "helpText")]},
            "batchSize": BATCH,
            "standardizedScore": True,
        }
    suggest = {
        kind: {"service_url": root, "service_path": f"/suggest/{kind}"}
        for kind in ("entity", "property", "type")
    }
    return told | {
        "identifierSpace": SPACE,
        "schemaSpace": PREFIXES["pg"],
        "view": {"url": view + "{{id}}"},
        "suggest": suggest,
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", "width": SIZE[0], "height": SIZE[1]},
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/extend/propose"},
            "property_settings": [_limit_setting("name", "help_text")],
        },
    }


def _limit_setting(key: str, help_: str) -> dict[str, Any]:
    words = {"name": "limit", "label": "最多几个值 most values"} if key == "name" else {
        "id": "limit", "name": "最多几个值 most values",
    }  # fmt: skip
    return {"type": "number", "default": 0, **words, help_: "0 为不限 · 0 for all"}


def candidates(reconciler: Reconciler, matches: Iterable[Match]) -> list[dict[str, Any]]:
    """Return candidates as both versions show them."""
    return [
        {
            "id": short(match.item.iri),
            "name": match.item.name,
            "description": reconciler.describe(match.item),
            "type": [{"id": type_.id, "name": type_.name} for type_ in reconciler.types_of(match.item)],
            "score": match.score,
            "match": match.match,
            "features": _features(match.features),
        }
        for match in matches
    ]


def _features(features: Features) -> list[dict[str, Any]]:
    """Name the features; a part that adds nothing but its own words has an id all the same."""
    found: dict[str, dict[str, Any]] = {}
    for name, points in features:
        english = re.sub(r"[^a-z0-9:^]+", "-", name.casefold()).strip("-") or f"feature-{len(found)}"
        found[english] = {"id": english, "name": name, "value": points}
    return list(found.values())


def type_json(type_: Type) -> dict[str, Any]:
    """Return a type."""
    return {"id": type_.id, "name": type_.name, "description": f"{type_.count} 个 in the graph"}


def entity_json(reconciler: Reconciler, item: Item) -> dict[str, Any]:
    """Return a suggested thing."""
    notable = [{"id": type_.id, "name": type_.name} for type_ in reconciler.types_of(item)]
    described = reconciler.describe(item)
    return {"id": short(item.iri), "name": item.name, "description": described, "notable": notable}


def property_json(property_: Property) -> dict[str, Any]:
    """Return a property."""
    return {"id": property_.id, "name": property_.name}


def extension(reconciler: Reconciler, asked: Extension, version: str) -> dict[str, Any]:
    """Return the values that are asked for; nothing for a thing or property that isn't known here."""
    knowledge = reconciler.knowledge
    known = {pid: knowledge.find(pid) for pid, _ in asked.columns}
    meta = [{"id": pid, "name": found.name if found else pid} for pid, found in known.items()]
    rows = {
        each: {pid: _cells(knowledge, each, known[pid], most, version == V10) for pid, most in asked.columns}
        for each in asked.ids
    }
    if version == V02:
        return {"meta": meta, "rows": rows}
    listed = [
        {"id": each, "properties": [{"id": pid, "values": values} for pid, values in row.items()]}
        for each, row in rows.items()
    ]
    return {"meta": meta, "rows": listed}


def _cells(
    knowledge: Knowledge, identifier: str, wanted: Property | None, most: int, languages: bool
) -> list[dict[str, Any]]:
    if wanted is None or whole(identifier) not in knowledge.items:
        return []
    values = knowledge.values(whole(identifier), wanted)
    return [_cell(knowledge, value, languages) for value in (values[:most] if most else values)]


def _cell(knowledge: Knowledge, value: Value, languages: bool) -> dict[str, Any]:
    if value.id and whole(value.id) in knowledge.items:
        return {"id": value.id, "name": value.text}
    if value.datatype in _INTEGERS and re.fullmatch(r"[+-]?\d+", value.text):
        return {"int": int(value.text)}
    if value.datatype in _FLOATS:
        return {"float": float(value.text)}
    if value.datatype == _XSD + "date":
        return {"date": f"{value.text}T00:00:00"}
    return {"str": value.text, **({"lang": value.language} if languages and value.language else {})}
