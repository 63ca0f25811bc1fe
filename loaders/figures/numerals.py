"""Printed numbers: Arabic ones, Chinese ones, and their canonical decimal."""

from __future__ import annotations

from decimal import Decimal

ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "〇零一二两三四五六七八九十百千"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def han_value(text: str) -> int:
    """Read a Chinese numeral (二十五, 两百, 〇, 一万二千).

    Raises KeyError if a character is no numeral.
    """
    whole = total = digit = 0
    for char in text:
        if char in _MYRIADS:
            whole, total, digit = whole + (total + digit or 1) * _MYRIADS[char], 0, 0
        elif char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return whole + total + digit


def canonical(printed: str) -> str:
    """Return the canonical decimal of a printed number: no separators, no idle zeros.

    A fraction (1/10, 三分之一) becomes its decimal, at most six places; a Chinese numeral its value; a
    structure (17:19:64) stays as printed.
    """
    if ":" in printed:
        return printed
    if "/" in printed:
        upper, lower = printed.split("/")
        return _plain(round(Decimal(upper) / Decimal(lower), 6)) if Decimal(lower) else printed
    if "分之" in printed:
        whole, part = map(han_value, printed.split("分之"))
        return _plain(round(Decimal(part) / Decimal(whole), 6)) if whole else printed
    if printed[0] in HAN or printed[0] in _MYRIADS:
        return str(han_value(printed))
    return _plain(Decimal(printed.replace(",", "")))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
