"""The rooms' READMEs: every file of a room is named in it, and nothing that isn't there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules(room: str) -> set[str]:
    found = (ROOT / room).rglob("*.py")
    return {path.name for path in found if not path.name.startswith("__")}


@pytest.mark.parametrize("room", ["loaders", "graph"])
def test_the_readme_names_every_file(room: str) -> None:
    named = set(re.findall(r"`(\w+\.py)`", (ROOT / room / "README.md").read_text(encoding="utf-8")))
    there = modules(room)
    assert sorted(there - named) == [], f"say in {room}/README.md what these files hold"
    assert sorted(named - there) == [], f"{room}/README.md names files that aren't there"
