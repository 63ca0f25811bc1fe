"""Which region a known name belongs to, so that reports of different regions mean one thing by it."""

from __future__ import annotations

import re
from functools import cache

from loaders.names.known import known_names
from loaders.shipped import GAZETTEERS, rows
from loaders.text import plain

COUNTRY = "100000"
# Types of which a table lists only names that are known all over the country.
_NATIONWIDE = frozenset({"organization", "company", "event", "industry", "policy", "award"})
_SESSION = re.compile(r"^(?:第[\d一二三四五六七八九十百]+届|20\d\d年?)+")


def bare(name: str) -> str:
    """Return a name without blanks, full-width letters and outer quotation marks."""
    return plain(name).strip("“”\"'《》〈〉")


def known_scope(kind: str, name: str) -> str:
    """Return the code of the region that a known name belongs to, or "" where no table knows it.

    A session of a known event (第一届…, 2030年…) belongs where the event does.
    """
    known = _SESSION.sub("", bare(name))
    if code := _scopes().get(known):
        return code
    return COUNTRY if kind in _NATIONWIDE and (kind, known) in _nationwide() else ""


@cache
def _scopes() -> dict[str, str]:
    return {bare(row["name"]): row["scope"] for row in rows(GAZETTEERS / "scopes.tsv")}


@cache
def _nationwide() -> frozenset[tuple[str, str]]:
    return frozenset((row.type, bare(row.name)) for row in known_names())
