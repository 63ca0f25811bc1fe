"""What clients of the reconciliation API send; what doesn't follow it is told with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import PlanGraphError
from graph.links.reconcile import Query
from graph.pages.fitting import ID, NAME, Condition

BATCH = 500  # queries in one request
_QUANTIFIERS = ("any", "all", "none")
_STRICT = ("any", "all", "should")


class BadRequest(PlanGraphError):
    """A request doesn't follow the specification; ``where`` is the place in it."""

    def __init__(self, where: str, chinese: str, english: str) -> None:
        super().__init__(f"{where}:{chinese} · {english}")


@dataclass(frozen=True, slots=True)
class Extension:
    """The things and properties of which values are wanted, of each at most so many (0: all)."""

    ids: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]


def queries_02(batch: object) -> dict[str, Query]:
    """Read a batch of version 0.2. Raises BadRequest with the place."""
    told = _object(batch, "queries")
    _at_most(told, "queries")
    return {key: _query_02(_object(query, f"queries.{key}"), f"queries.{key}") for key, query in told.items()}


def _query_02(told: Mapping[str, Any], where: str) -> Query:
    conditions = []
    if "query" in told:
        conditions.append(Condition(NAME, (_text(told["query"], f"{where}.query"),)))
    for at, each in enumerate(_list(told.get("properties", []), f"{where}.properties")):
        place = f"{where}.properties[{at}]"
        property_ = _object(each, place)
        pid = _text(property_.get("pid"), f"{place}.pid")
        conditions.append(Condition(pid, _values(property_.get("v"), f"{place}.v")))
    if not conditions:
        raise BadRequest(where, "缺少 query 或 properties", "has neither query nor properties")
    types = told.get("type") or []
    types = [types] if isinstance(types, str) else _list(types, f"{where}.type")
    strict = _one_of(told.get("type_strict", "any"), _STRICT, f"{where}.type_strict")
    named = tuple(_text(type_, f"{where}.type") for type_ in types)
    return Query(tuple(conditions), named, _limit(told, where), strict)


def queries_10(batch: object) -> list[Query]:
    """Read a batch of version 1.0-draft. Raises BadRequest with the place."""
    told = _list(_object(batch, "body").get("queries"), "queries")
    _at_most(told, "queries")
    return [_query_10(_object(each, f"queries[{n}]"), f"queries[{n}]") for n, each in enumerate(told)]


def _query_10(told: Mapping[str, Any], where: str) -> Query:
    conditions = tuple(
        _condition(_object(each, f"{where}.conditions[{n}]"), f"{where}.conditions[{n}]")
        for n, each in enumerate(_list(told.get("conditions"), f"{where}.conditions"))
    )
    if not conditions:
        raise BadRequest(f"{where}.conditions", "至少要有一个条件", "needs at least one condition")
    types = (_text(told["type"], f"{where}.type"),) if told.get("type") else ()
    return Query(conditions, types, _limit(told, where))


def _condition(told: Mapping[str, Any], where: str) -> Condition:
    kind = _one_of(told.get("matchType"), (NAME, ID, "property"), f"{where}.matchType")
    about = _text(told.get("propertyId"), f"{where}.propertyId") if kind == "property" else kind
    values = _values(told.get("propertyValue"), f"{where}.propertyValue")
    quantifier = _one_of(told.get("matchQuantifier", "any"), _QUANTIFIERS, f"{where}.matchQuantifier")
    return Condition(about, values, told.get("required") is True, quantifier)


def extension_of(asked: object) -> Extension:
    """Read a data extension query, the same in both versions. Raises BadRequest with the place."""
    told = _object(asked, "extend")
    ids = tuple(_text(each, "extend.ids") for each in _list(told.get("ids"), "extend.ids"))
    wanted = [
        _object(each, "extend.properties") for each in _list(told.get("properties"), "extend.properties")
    ]
    if len(ids) * max(1, len(wanted)) > 20 * BATCH:
        raise BadRequest("extend", "一次要得太多", "asks for too many values at once")
    return Extension(
        ids, tuple((_text(each.get("id"), "extend.properties.id"), _most(each)) for each in wanted)
    )


def _most(told: Mapping[str, Any]) -> int:
    limit = _object(told.get("settings") or {}, "settings").get("limit", 0)
    return int(float(limit)) if re.fullmatch(r"\d{1,6}(?:\.0)?", str(limit)) else 0


def _values(told: object, where: str) -> tuple[str, ...]:
    found = tuple(_plain(each, where) for each in (told if isinstance(told, list) else [told]))
    return tuple(value for value in found if value)


def _plain(told: object, where: str) -> str:
    if isinstance(told, Mapping):
        return _text(told.get("id"), f"{where}.id")
    if isinstance(told, bool):
        return str(told).casefold()
    if isinstance(told, str | int | float):
        return str(told)
    raise BadRequest(where, "应为文字、数字、真假或 {id}", "must be words, a number, a boolean or {id}")


def _limit(told: Mapping[str, Any], where: str) -> int:
    limit = told.get("limit", 10)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1:
        raise BadRequest(f"{where}.limit", "应为正整数", "must be a positive number")
    return int(min(limit, 1000))


def _at_most(told: Sequence[Any] | Mapping[str, Any], where: str) -> None:
    if len(told) > BATCH:
        raise BadRequest(where, f"一次最多 {BATCH} 个", f"at most {BATCH} at a time")


def _object(told: object, where: str) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise BadRequest(where, "应为 JSON 对象", "must be a JSON object")
    return told


def _list(told: object, where: str) -> list[Any]:
    if not isinstance(told, list):
        raise BadRequest(where, "应为 JSON 数组", "must be a JSON array")
    return told


def _text(told: object, where: str) -> str:
    if not isinstance(told, str):
        raise BadRequest(where, "应为文字", "must be a string")
    return told


def _one_of(told: object, allowed: Sequence[str], where: str) -> str:
    if told not in allowed:
        raise BadRequest(where, f"应为 {'、'.join(allowed)} 之一", f"must be one of {', '.join(allowed)}")
    return str(told)
