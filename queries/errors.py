"""Errors of the catalogue.

CatalogError
├── UnknownQuery       no saved question has that name
├── UnknownParameter   the question doesn't take that parameter
├── WrongValue         a parameter was given something of another kind
└── BadHeader          a query file's header and its body don't agree
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


class CatalogError(Exception):
    """Something about a saved question is not right; the message says what, where and what to do."""


class UnknownQuery(CatalogError):
    """No saved question has that name; ``nearest`` are the likely ones."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        self.name = name
        self.nearest = tuple(get_close_matches(name, names, 3, 0.4)) or tuple(names[:3])
        listed = "、".join(self.nearest)
        super().__init__(
            f"没有名为 {name} 的问题;相近的有:{listed}。"
            f"no saved question {name!r}; nearest: {', '.join(self.nearest)}; `plan-graph query` lists all"
        )


class UnknownParameter(CatalogError):
    """The question takes no such parameter."""

    def __init__(self, query: str, name: str, names: Sequence[str], columns: Sequence[str] = ()) -> None:
        self.query, self.name = query, name
        self.nearest = tuple(get_close_matches(name, [*names, *columns], 1, 0.4))
        hint = f"是否想用 {self.nearest[0]}?" if self.nearest else ""
        shown = f";也可按列筛选:{'、'.join(columns)}" if columns else ""
        rows = f"; rows may be chosen by a column: {', '.join(columns)}" if columns else ""
        super().__init__(
            f"问题 {query} 没有参数 {name},可用的有:{'、'.join(names)}{shown}。{hint}"
            f"{query} takes no parameter {name!r}; it takes: {', '.join(names)}{rows}"
        )


class WrongValue(CatalogError):
    """A parameter was given a value of another kind than it takes."""

    def __init__(self, parameter: str, value: str, expected: str, examples: Sequence[str]) -> None:
        self.parameter, self.value = parameter, value
        shown = "、".join(f"{parameter}={example}" for example in examples)
        super().__init__(
            f"参数 {parameter} 的值 {value!r} 不对,应为{expected},例如 {shown}。"
            f"bad value for {parameter}, expected e.g. {', '.join(examples)}"
        )


class BadHeader(CatalogError):
    """A query file's header can't be read, or doesn't agree with its body."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"查询文件 {path} 的文件头有误 (bad header): {why}")
