"""What shapes say badly: the checks of queries/checks, and every quote against its stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from pyoxigraph import QuerySolutions, Store

from graph.stores.findings import (
    Finding,
    Report,
    Words,
    evident,
    label,
    literals,
    passage,
    plain,
    report,
    subjects,
)
from ontology.terms import Pg


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows are faults: ``?focus`` is the thing, ``?value`` (if any) what is wrong with it."""

    name: str
    summary: Words
    remedy: Words
    query: str


_HEADER = re.compile(r'^#\+ (\w+): \{zh: "([^"]+)", en: "([^"]+)"\}$', re.M)


@cache
def checks() -> tuple[Check, ...]:
    """Read the integrity checks of queries/checks, by name."""
    room = files("queries")
    prefixes = room.joinpath("prefixes.rq").read_text(encoding="utf-8")
    found = [path for path in room.joinpath("checks").iterdir() if path.name.endswith(".rq")]
    named = sorted((path.name, path.read_text(encoding="utf-8")) for path in found)
    return tuple(_check(name, text, prefixes) for name, text in named)


def _check(name: str, text: str, prefixes: str) -> Check:
    header = {key: Words(zh, en) for key, zh, en in _HEADER.findall(text)}
    return Check(name.removesuffix(".rq"), header["summary"], header["remedy"], prefixes + text)


def check_integrity(store: Store) -> Report:
    """Check what shapes say badly, on a store whose default graph holds documents and vocabulary."""
    return report([finding for check in checks() for finding in _faults(store, check)])


def _faults(store: Store, check: Check) -> Iterator[Finding]:
    rows = store.query(check.query)
    assert isinstance(rows, QuerySolutions)
    with_value = "value" in {variable.value for variable in rows.variables}
    for row in rows:
        focus, value = row["focus"], row["value"] if with_value else None
        shown = "" if value is None else label(store, plain(value))
        finding = Finding(check.name, plain(focus), "", check.summary, check.remedy, "", shown)
        yield evident(store, finding)


_OTHER_TEXT = (
    Words("没有一份文件是从这个文本读出的", "no document of the store was read from this text"),
    Words("给出建图时所读的文件,一字不改", "give the file that was read, unchanged"),
)
_OTHER_WORDS = (
    Words("原文与存文该处的文字不同", "the quote isn't what the stored text says there"),
    Words("重新读取该报告", "read the report again"),
)


def check_texts(store: Store, texts: Mapping[str, str]) -> Report:
    """Compare every passage with its text: text[start:end] is the quote, and the IRI says so too.

    ``texts`` are texts as they were read, by what they are called; one that no document was read from, by
    its hash, is a finding. Quotes of other texts aren't compared.
    """
    known = subjects(store, Pg.Text)
    nodes = {value: node for node in known for value, _ in literals(store, node, Pg.sha256)}
    found: list[Finding] = []
    read: dict[str, str] = {}
    for name, text in texts.items():
        if node := nodes.get(sha256(text.encode()).hexdigest(), ""):
            read[node] = text
        else:
            found.append(Finding("stored-text", name, name, *_OTHER_TEXT))
    return report([*found, *_misquoted(store, read)])


def _misquoted(store: Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    for node in subjects(store, Pg.Passage):
        text, _, span = node.rpartition("#char=")
        quote, start, end = passage(store, node)
        if text not in texts or start is None or end is None:  # the shapes report a passage without offsets
            continue
        if texts[text][start:end] != quote or span != f"{start},{end}":
            yield evident(store, Finding("quote", node, "", *_OTHER_WORDS, "", texts[text][start:end]))
