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


def check_integrity(store: Store, texts: Mapping[str, str] | None = None) -> Report:
    """Check what shapes say badly, on a store whose default graph holds documents and vocabulary.

    ``texts`` are the stored texts by the IRI of their pg:Text; with them every quote is compared with
    its text, and a text that is missing from them is a finding. Without, quotes aren't compared.
    """
    found = [finding for check in checks() for finding in _faults(store, check)]
    if texts is not None:
        found += check_texts(store, texts)
    return report(found)


def _faults(store: Store, check: Check) -> Iterator[Finding]:
    rows = store.query(check.query)
    assert isinstance(rows, QuerySolutions)
    with_value = "value" in {variable.value for variable in rows.variables}
    for row in rows:
        focus, value = row["focus"], row["value"] if with_value else None
        shown = "" if value is None else label(store, plain(value))
        finding = Finding(check.name, plain(focus), "", check.summary, check.remedy, "", shown)
        yield evident(store, finding)


_NO_TEXT = Words("缺少存文", "the stored text is missing"), Words("提供存文再核对", "give the stored text")
_OTHER_TEXT = (
    Words("存文与其 SHA-256、字符数或 IRI 不符", "the text isn't the one that its hash, length or IRI names"),
    Words("用读取时的文本", "use the text that was read"),
)
_OTHER_WORDS = (
    Words("原文与存文该处的文字不同", "the quote isn't what the stored text says there"),
    Words("重新读取该报告", "read the report again"),
)


def check_texts(store: Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Compare every passage with its stored text: text[start:end] is the quote, and the IRI says so too."""
    for node in subjects(store, Pg.Text):
        if node not in texts:
            yield Finding("stored-text", node, label(store, node), *_NO_TEXT)
        elif not _same_text(store, node, texts[node]):
            yield Finding("stored-text", node, label(store, node), *_OTHER_TEXT)
    for node in subjects(store, Pg.Passage):
        text, _, span = node.rpartition("#char=")
        quote, start, end = passage(store, node)
        if text not in texts or start is None or end is None:  # the shapes report a passage without offsets
            continue
        if texts[text][start:end] != quote or span != f"{start},{end}":
            yield evident(store, Finding("quote", node, "", *_OTHER_WORDS, "", texts[text][start:end]))


def _same_text(store: Store, node: str, text: str) -> bool:
    digest = sha256(text.encode()).hexdigest()
    named = [value for value, _ in literals(store, node, Pg.sha256)]
    length = [value for value, _ in literals(store, node, Pg.length)]
    return named == [digest] and length == [str(len(text))] and node.endswith("/" + digest[:8])
