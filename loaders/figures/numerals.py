"""Printed numbers: Arabic ones, Chinese ones, and their canonical decimal."""

from __future__ import annotations

from decimal import Decimal

ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "〇零一二两三四五六七八九十百千"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def han_value(text: str) -> int:
    """Read a Chinese numeral below ten thousand (二十五, 两百, 〇).

    Raises KeyError if a character is no numeral.
    """
    total = digit = 0
    for char in text:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def canonical(printed: str) -> str:
    """Return the canonical decimal of a printed number: no separators, no idle zeros.

    A fraction (1/10) becomes its decimal, at most six places; a Chinese numeral its value; a
    structure (17:19:64) stays as printed.
    """
    if ":" in printed:
        return printed
    if "/" in printed:
        upper, lower = printed.split("/")
        return _plain(round(Decimal(upper) / Decimal(lower), 6)) if Decimal(lower) else printed
    if printed[0] in HAN:
        return str(han_value(printed))
    return _plain(Decimal(printed.replace(",", "")))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
