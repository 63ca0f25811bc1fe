from __future__ import annotations

import pytest

from loaders.figures.numerals import canonical, han_value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234.50", "1234.5"),
        ("7", "7"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("3:40:57", "3:40:57"),
        ("1/8", "0.125"),
        ("二十三", "23"),
        ("四分之一", "0.25"),
        ("万", "10000"),
    ],
)
def test_canonical(printed: str, value: str) -> None:
    assert canonical(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [("十", 10), ("二十五", 25), ("两百", 200), ("三千零六", 3006), ("一万二千", 12000), ("七", 7)],
)
def test_han_value(printed: str, value: int) -> None:
    assert han_value(printed) == value


def test_a_word_is_no_numeral() -> None:
    with pytest.raises(KeyError):
        han_value("山")
