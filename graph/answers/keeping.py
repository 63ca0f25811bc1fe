"""Answers of remote endpoints kept on disk with their date, so that nobody is asked twice for the same."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from graph.answers.engines import Row, Term
from graph.files import write_whole


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an endpoint answered to one query, and when (ISO 8601, UTC)."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    date: str


class Kept:
    """A folder of answers, one file each, that are used for so many days; with ``refresh`` not at all."""

    def __init__(self, folder: Path, days: float = 30.0, refresh: bool = False) -> None:
        self.folder, self.days, self.refresh = folder, days, refresh

    def young(self, address: str, text: str) -> Fetched | None:
        """Return an answer that is young enough to be used, if there is one."""
        found = self.any(address, text)
        if found is None or self.refresh:
            return None
        age = now() - datetime.datetime.fromisoformat(found.date)
        return found if age <= datetime.timedelta(days=self.days) else None

    def any(self, address: str, text: str) -> Fetched | None:
        """Return an answer of any age, if there is one; a file that is damaged is none."""
        try:
            told = json.loads(self._path(address, text).read_text(encoding="utf-8"))
            rows = tuple(tuple(Term(*cell) if cell else None for cell in row) for row in told["rows"])
            datetime.datetime.fromisoformat(told["date"])
            return Fetched(tuple(told["variables"]), rows, told["date"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, address: str, text: str, found: Fetched) -> None:
        """Keep an answer. Raises OutputError where the folder can't be written."""
        told = {
            "endpoint": address, "date": found.date, "query": text,
            "variables": found.variables, "rows": found.rows,
        }  # fmt: skip
        write_whole(self._path(address, text), json.dumps(told, ensure_ascii=False, indent=1) + "\n")

    def _path(self, address: str, text: str) -> Path:
        key = hashlib.sha256(f"{address}\n{text}".encode()).hexdigest()
        return self.folder / f"{key[:32]}.json"


def folder() -> Path:
    """Return where answers are kept unless told otherwise: in the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plan-graph" / "federation"


def now() -> datetime.datetime:
    """Return the time, in UTC and to the second."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
