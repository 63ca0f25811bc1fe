"""The ways a Chinese name is typed: traditional characters, other forms of its end, pinyin, initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from loaders.readings import initials, pinyin

_LETTERS = re.compile(r"[a-z][a-z0-9]*")
# Committees and offices stand for the unit that they run; a street is a sub-district in everyday use.
_ENDS = (
    (re.compile(r"(?<=.)(?:街道办事处|街道办|街办|街)$"), "街道"),
    (re.compile(r"(?<=.)(?:镇人民政府|镇政府)$"), "镇"),
    (re.compile(r"(?<=.)村(?:村民委员会|民委员会|委会|委)$"), "村"),
    (re.compile(r"(?<=.)(?:社区居民委员会|社区居委会|社区居委|居民委员会|居委会|居委)$"), "社区"),
)


def simplified(name: str) -> str:
    """Return a name in simplified characters; as it stands where OpenCC isn't installed."""
    return name if name.isascii() else _converter()(name)


def official(name: str) -> str:
    """Return a place's name with the end that the division itself bears: 某街 and 某街道办事处 are 某街道."""
    for end, kind in _ENDS:
        if end.search(name):
            return end.sub(kind, name)
    return name


def letters(text: str) -> str:
    """Return pinyin as it is looked up, without tones, blanks and hyphens, ü as v; "" if it is none."""
    plain = unicodedata.normalize("NFD", text.strip().casefold().replace("ü", "v"))
    plain = re.sub(r"[\u0300-\u036f\s'’-]", "", plain)
    return plain if _LETTERS.fullmatch(plain) else ""


def spelled(name: str) -> tuple[str, str]:
    """Return a name's pinyin in one word, and its initials: 番禺区 is panyuqu and pyq."""
    return "".join(pinyin(name)), initials(name)


@cache
def _converter() -> Callable[[str], str]:
    try:
        from opencc import OpenCC  # type: ignore[import-untyped]
    except ImportError:
        return str
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
