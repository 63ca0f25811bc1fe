"""Recipes for asking a remote endpoint: a query with a place for keys, and what the keys are.

A recipe is a ``.rq`` file that runs as it stands. Its head says ``#+ summary: zh · en``, ``#+ key:`` with
exactMatch or schemes of codes (GBT2260 NBS MCA GeoNames), and for codes ``#+ form: plain`` or ``typed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from graph.answers.guard import Limits, check
from graph.errors import PlanGraphError
from ontology.terms import Pg

LINKS = "exactMatch"
SCHEMES = {"GBT2260": Pg.GBT2260, "NBS": Pg.NBS, "MCA": Pg.MCA, "GeoNames": Pg.GeoNames}
_SLOT = re.compile(r"VALUES\s+\?key\s*\{\s*UNDEF\s*\}")
_HEAD = re.compile(r"^#\+\s*(\w+):\s*(.*?)\s*$", re.M)


class RecipeError(PlanGraphError):
    """A recipe is unknown, or can't be used."""

    def __init__(self, name: str, chinese: str, english: str) -> None:
        super().__init__(f"取数办法 {name}:{chinese} · recipe {name}: {english}")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A remote question with its ``variables``; ``schemes`` are LINKS or schemes of codes.

    ``plain`` codes are pushed as strings, others with the datatype of their scheme.
    """

    name: str
    summary: str
    schemes: tuple[str, ...]
    plain: bool
    variables: tuple[str, ...]
    text: str

    def filled(self, keys: Iterable[str]) -> str:
        """Return the query for some keys, as SPARQL terms."""
        listed = " ".join(keys)
        return _SLOT.sub(lambda _: f"VALUES ?key {{ {listed} }}", self.text)


def recipes() -> list[str]:
    """Return the names of the recipes that are shipped."""
    return sorted(
        entry.name.removesuffix(".rq") for entry in files("graph.answers").joinpath("remote").iterdir()
    )


def recipe(name: str) -> Recipe:
    """Return a shipped recipe, or that of a ``.rq`` file. Raises RecipeError, OSError, QueryRefused."""
    if name in recipes():
        text = files("graph.answers").joinpath("remote", f"{name}.rq").read_text(encoding="utf-8")
    elif name.endswith(".rq"):
        text = Path(name).read_text(encoding="utf-8-sig")
    else:
        offered = "、".join(recipes())
        raise RecipeError(
            name, f"没有;可选 {offered},或一个 .rq 文件", f"there are {offered}, or name a .rq file"
        )
    head = dict(_HEAD.findall(text))
    check(text, Limits())
    variables = _projected(name, text)
    if "key" not in variables or len(_SLOT.findall(text)) != 1:
        raise RecipeError(
            name,
            "应是 SELECT ?key …,且恰有一处 VALUES ?key { UNDEF }",
            "must SELECT ?key and hold VALUES ?key { UNDEF } once",
        )
    schemes = tuple(head.get("key", LINKS).split())
    if not schemes or any(scheme not in (LINKS, *SCHEMES) for scheme in schemes):
        offered = " ".join((LINKS, *SCHEMES))
        raise RecipeError(name, f"#+ key: 应为 {offered}", f"#+ key: must be of {offered}")
    return Recipe(name, head.get("summary", ""), schemes, head.get("form") == "plain", variables, text)


def _projected(name: str, text: str) -> tuple[str, ...]:
    """Return the variables that a query selects. Raises RecipeError for what is no SELECT."""
    try:
        found = Store().query(text)
    except SyntaxError as error:
        raise RecipeError(name, f"不是 SPARQL:{error}", "isn't SPARQL") from error
    return tuple(v.value for v in found.variables) if isinstance(found, QuerySolutions) else ()
