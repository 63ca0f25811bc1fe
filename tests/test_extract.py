"""A reading as a whole: it leaves nothing behind that only a search for cycles would find."""

from __future__ import annotations

import gc

import pytest

from loaders.errors import SourceError
from loaders.extract import read
from loaders.sources import shipped_reports
from loaders.text import Source


def test_a_reading_makes_no_cycles() -> None:
    source = shipped_reports()[0]
    read(source)  # tables and patterns are loaded once, and stay
    gc.collect()
    gc.disable()
    try:
        read(source)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_cycles_are_looked_for_again_after_a_reading() -> None:
    with pytest.raises(SourceError):
        read(Source("empty", "无"))
    assert gc.isenabled()
    read(shipped_reports()[0])
    assert gc.isenabled()
