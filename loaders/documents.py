"""What a report says of itself."""

from __future__ import annotations

import re

from loaders.records import Document
from loaders.text import Source


def describe(source: Source, region: str = "", year: int = 0) -> Document:
    """Describe a report."""
    found = re.search(r"20\d\d", source.text)
    year = year or (int(found.group()) if found else 0)
    short = re.sub(r"^.*[省市](?=.{2,})", "", region)
    return Document(source, "", "plan", region, short, "", year, year - 1)
