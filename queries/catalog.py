"""The saved questions: one file each, a ``#+`` header in grlc's manner over plain SPARQL 1.1.

A parameter is a line ``VALUES ?name { UNDEF }`` (or its default): the file runs as it stands, and
``SavedQuery.filled`` puts serialised RDF terms between the braces, or takes away the line that says nothing,
the same for every engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from queries.errors import BadHeader, UnknownParameter, UnknownQuery, WrongValue

ROOT = Path(str(files("queries")))
ID = "https://w3id.org/plan-graph/id/"
VIEWS = ("table", "graph", "chart", "timeline")
TYPES = ("iri", "code", "integer", "decimal", "string")
ANY = "any"

_LINE = re.compile(r"^(?P<lead>[ \t]*VALUES[ \t]+\?(?P<name>\w+)[ \t]*\{)(?P<terms>[^{}]*)\}[ \t]*$", re.M)
_PREFIX = re.compile(r"^PREFIX\s+([\w-]*):\s*<([^>]*)>", re.M)
_FORM = re.compile(r"^\s*(SELECT|CONSTRUCT|ASK)\b", re.M)
_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_OF_QUOTES = re.compile("(?:Quote|Section|Start|End)$")  # columns of evidence
_KEYS = frozenset(["zh", "en", "type", "of", "default", "examples", "codes"])
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    @classmethod
    def of(cls, value: object, path: str, what: str) -> Words:
        """Read ``{zh: …, en: …}``. Raises BadHeader if either is missing."""
        if not isinstance(value, dict) or not value.get("zh") or not value.get("en"):
            raise BadHeader(path, f"{what} needs zh and en")
        if odd := sorted(set(map(str, value)) - _KEYS):  # a comma in {zh: …} starts a new key
            raise BadHeader(path, f"{what}: unknown key {odd[0]!r}; quote words that hold a comma")
        return cls(str(value["zh"]), str(value["en"]))


# What every row carries so that it can be cited; a query may say them under other words.
EVIDENCE = {
    "quote": Words("原文", "quote"),
    "section": Words("章节", "section"),
    "start": Words("起", "start"),
    "end": Words("止", "end"),
    "report": Words("报告", "report"),
}
_REPORT = Words("哪份报告,缺省为全部", "which report, default all")
_EXPECTED = {
    "iri": "名称或标识",
    "code": "代码或其名称",
    "integer": "整数",
    "decimal": "数字",
    "string": "文字",
}
_EXAMPLES = {"integer": ("2025", "120"), "decimal": ("4.5", "100"), "string": ("停车", "目标")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about.

    ``of`` names the classes (iri) or the code list (code) that the choices come from.
    """

    name: str
    type: str
    of: tuple[str, ...]
    default: str
    help: Words
    examples: tuple[str, ...]

    def term(self, value: str) -> str:
        """Serialise a value as an RDF term.

        An IRI may leave out the namespace of things; names are resolved before (they need the graph).
        Raises WrongValue.
        """
        text = value.strip()
        if text == ANY:
            return "UNDEF"
        if self.type in ("iri", "code"):
            return f"<{self._iri(text)}>"
        if self.type == "integer" and _INTEGER.fullmatch(text):
            return str(int(text))
        if self.type == "decimal" and _DECIMAL.fullmatch(text):
            return f'"{text}"^^<http://www.w3.org/2001/XMLSchema#decimal>'
        if self.type == "string":
            return literal(value)
        raise self.wrong(value)

    def _iri(self, text: str) -> str:
        full = text.removeprefix("<").removesuffix(">")
        full = full if ":" in full else ID + full
        if not _IRI.fullmatch(full) or not full.isascii():
            raise self.wrong(text)
        return full

    def wrong(self, value: str) -> WrongValue:
        """Say what is expected instead of ``value``, with two examples."""
        return WrongValue(self.name, value, _EXPECTED[self.type], self.examples)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer; ``codes`` words its values, ``scheme`` names the code list that does."""

    name: str
    title: Words
    codes: Mapping[str, Words]
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with everything that its header says; ``text`` is the body without prefixes."""

    name: str
    topic: str
    path: Path
    form: str  # SELECT CONSTRUCT ASK
    summary: Words
    description: Words
    may_say: Words | None  # what the answer can't say
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    view: str
    tags: tuple[str, ...]
    documents: int  # how many reports the question needs
    text: str

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name. Raises UnknownParameter."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        shown = [column.name for column in self.columns if not _OF_QUOTES.search(column.name)]
        raise UnknownParameter(self.name, name, [p.name for p in self.parameters], shown)

    def narrows(self, name: str) -> bool:
        """Whether a name is that of a column, by which rows can be chosen, and no parameter's."""
        return any(column.name == name for column in self.columns) and not any(
            parameter.name == name for parameter in self.parameters
        )

    def filled(self, terms: Mapping[str, Sequence[str]]) -> str:
        """Return the SPARQL with serialised ``terms`` in the place of defaults, prefixes added.

        Raises UnknownParameter for a name that isn't declared.
        """
        for name in terms:
            self.parameter(name)

        def fill(match: re.Match[str]) -> str:
            given = terms.get(match["name"]) or match["terms"].split()
            return "" if "UNDEF" in given else f"{match['lead']} {' '.join(given)} }}"

        return prefix_lines() + _LINE.sub(fill, self.text)


def literal(text: str) -> str:
    """Serialise a plain string as SPARQL."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


@cache
def prefix_lines() -> str:
    """Return the PREFIX lines that all saved questions share."""
    return (ROOT / "prefixes.rq").read_text(encoding="utf-8")


@cache
def prefixes() -> Mapping[str, str]:
    """Return prefix → namespace of the shared prefixes."""
    return dict(_PREFIX.findall(prefix_lines()))


@cache
def _paths() -> Mapping[str, Path]:
    found = sorted(ROOT.glob("*/*.rq"), key=lambda path: path.stem)
    return {path.stem: path for path in found if path.parent.name != "checks"}


def names() -> tuple[str, ...]:
    """Return the names of all saved questions, in alphabetical order, without reading them."""
    return tuple(_paths())


@cache
def find(name: str) -> SavedQuery:
    """Read one saved question. Raises UnknownQuery with the nearest names, BadHeader."""
    path = _paths().get(name)
    if path is None:
        raise UnknownQuery(name, names())
    return read(path)


def every() -> Iterator[SavedQuery]:
    """Read all saved questions, by topic and name."""
    yield from sorted(map(find, names()), key=lambda query: (query.topic, query.name))


def read(path: Path) -> SavedQuery:
    """Read a query file and check its header against its body. Raises BadHeader."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    head = "\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+"))
    body = "\n".join(line for line in lines if not line.startswith("#+")) + "\n"
    where = f"{path.parent.name}/{path.name}"
    try:
        header = yaml.load(head, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise BadHeader(where, str(error)) from error
    if not isinstance(header, dict):
        raise BadHeader(where, "no `#+` lines")
    return _saved(path, where, header, body)


def _saved(path: Path, where: str, header: dict[str, Any], body: str) -> SavedQuery:
    form = _FORM.search(body)
    if form is None:
        raise BadHeader(where, "no SELECT, CONSTRUCT or ASK")
    if header.get("view") not in VIEWS:
        raise BadHeader(where, f"view must be one of {', '.join(VIEWS)}")
    parameters = tuple(_parameter(where, *item) for item in (header.get("parameters") or {}).items())
    _check_parameters(where, parameters, body)
    may_say = header.get("may_say")
    return SavedQuery(
        name=path.stem,
        topic=path.parent.name,
        path=path,
        form=form[1],
        summary=Words.of(header.get("summary"), where, "summary"),
        description=Words.of(header.get("description"), where, "description"),
        may_say=Words.of(may_say, where, "may_say") if may_say else None,
        parameters=parameters,
        columns=tuple(_column(where, *item) for item in (header.get("columns") or {}).items()),
        view=header["view"],
        tags=tuple(map(str, header.get("tags") or ())),
        documents=int(header.get("documents", 1)),
        text=body,
    )


def _parameter(where: str, name: str, row: dict[str, Any]) -> Parameter:
    kind = row.get("type", "")
    if kind not in TYPES:
        raise BadHeader(where, f"parameter {name}: type must be one of {', '.join(TYPES)}")
    of = row.get("of", ())
    examples = tuple(map(str, row.get("examples") or list(_EXAMPLES.get(kind, ()))))
    if name == "report":
        examples = examples or ("110000-2030-plan", f"{ID}report/110000-2030-plan")
        row = {"zh": _REPORT.zh, "en": _REPORT.en, **row}
    if len(examples) < 2:
        raise BadHeader(where, f"parameter {name}: two examples are needed")
    return Parameter(
        name=name,
        type=kind,
        of=(of,) if isinstance(of, str) else tuple(of),
        default=str(row.get("default", ANY)),
        help=Words.of(row, where, f"parameter {name}"),
        examples=examples,
    )


def _column(where: str, name: str, row: dict[str, Any]) -> Column:
    codes = row.get("codes") or {}
    scheme = codes if isinstance(codes, str) else ""
    worded = {} if scheme else {str(c): Words.of(w, where, f"code {c}") for c, w in codes.items()}
    return Column(name, Words.of(row, where, f"column {name}"), worded, scheme)


def _check_parameters(where: str, parameters: Sequence[Parameter], body: str) -> None:
    declared = {parameter.name for parameter in parameters}
    used = {match["name"]: match["terms"].strip() for match in _LINE.finditer(body)}
    if declared != set(used):
        raise BadHeader(where, f"declared {sorted(declared)}, but used {sorted(used)}")
    for parameter in parameters:
        expected = parameter.term(parameter.default)
        if used[parameter.name] != expected:
            raise BadHeader(
                where, f"{parameter.name}: default {expected}, in the body {used[parameter.name]}"
            )
