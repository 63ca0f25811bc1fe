"""Read a report's file into a Source."""

from __future__ import annotations

from pathlib import Path

from loaders.text import Source


def read_source(path: Path) -> Source:
    """Read a saved report."""
    return Source(path.stem, path.read_text(encoding="utf-8-sig"), str(path))
