"""Record → IRI: one rule a kind, from names alone, so that no registry and no order is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from loaders.gazetteer import division
from loaders.readings import pinyin
from loaders.scopes import COUNTRY, known_scope
from loaders.text import Span, plain
from ontology.terms import ID

BASE = ID

WORLD = "001"  # UN M49
# Beijing, Tianjin, Shanghai, Chongqing: province and city in one.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_PATHS = {"award": "designation"}  # the guide's word for a type, where the graph has another
# Things that keep the report's scope although a level stands in their name (国家级…经济区 is the district's).
_LOCAL_TYPES = frozenset({"project", "place", "challenge"})
# What a name begins with (省商务厅, 2030年全国…), before what may stand anywhere in it (…国家级标准化试点).
_FIRST_WORDS = re.compile(
    r"^(?:20\d\d年度?)?(?:中共)?(?:"
    r"(?P<national>国家|国务院|全国|中国|中央)|(?P<provincial>省(?!会)|全省)|"
    r"(?P<municipal>市(?!场|政|民|域|桥)|全市)|(?P<county>区(?!域|块)|县(?!域)|全区|全县))"
)
_LEVELS = re.compile(
    r"(?P<national>国家级|全国|届.中全会)|(?P<provincial>省级)|(?P<municipal>市级)|(?P<county>[区县]级)"
)
_QUOTED = re.compile("“([^“”]*(?:“[^“”]*”[^“”]*)*)”")  # all of it, quotes inside or not


def canonical(name: str) -> str:
    """Return the form of a name that its identity rests on: half-width, blank-free, without outer quotes.

    Quotes around a part of it stay (“美丽河湖”创建数), for without one of the two the other would hang.
    """
    words = plain(name).strip("\"'")
    if whole := _QUOTED.fullmatch(words):
        return whole[1]
    return words if words.count("“") == words.count("”") else words.strip("“”")


def digest(name: str, length: int = 4) -> str:
    """Return the first hex digits of the SHA-256 of a canonical name's UTF-8 bytes."""
    return sha256(name.encode()).hexdigest()[:length]


def slug(name: str) -> str:
    """Return slug-hhhh of a name; the hash keeps homophones apart."""
    name = canonical(name)
    return "-".join((*pinyin(name), digest(name)))


def levels(code: str) -> dict[str, str]:
    """Return the division codes of a region and of those above it by level, read off a GB/T 2260 code."""
    found = {"international": WORLD, "national": COUNTRY}
    if not re.fullmatch(r"\d{6}", code) or code == COUNTRY:
        return found
    province = code[:2] + "0000"
    found["provincial"] = province
    if code[:2] in _MUNICIPALITIES:
        found["municipal"] = province
    elif code != province and code[2:4] != "90":  # 90: counties straight under their province
        found["municipal"] = code[:4] + "00"
    if not code.endswith("00"):
        found["county"] = found["district"] = code
    return found


def scope(kind: str, name: str, region: str, level: str = "") -> str:
    """Return the code of the region that a thing belongs to.

    A table's word goes first, then the name of a province or city at its head, then a level word in it
    (国家, 省, 市, 区), then the level that the text gives it; else it is the report's region.
    A programme of another province is another, though it bears the same name.
    ``region`` is the GB/T 2260 code of the report's region.
    """
    known = known_scope(kind, name)
    if known and (kind != "programme" or known in levels(region).values()):
        return known
    if kind in _LOCAL_TYPES:
        return region
    above = levels(region)
    called = canonical(name).lstrip("《“").removeprefix("中共")
    if headed := _headed_by(called, above):
        return headed
    found = _FIRST_WORDS.search(called) or _LEVELS.search(called)
    return above.get(found.lastgroup if found and found.lastgroup else level, region)


def _headed_by(name: str, above: dict[str, str]) -> str:
    """Return the code of the narrowest region at a name's head (the district of 广州市海珠区…), or ""."""
    found = ""
    for level in ("provincial", "municipal", "county"):
        try:
            full = division(above.get(level, "")).name
        except KeyError:
            continue
        if name.startswith(full):
            found, name = above[level], name.removeprefix(full)
    return found


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of everything that is no vocabulary, under one base."""

    base: str = BASE

    def thing(self, kind: str, belongs_to: str, name: str) -> str:
        """Return the IRI of a named thing: type / scope / slug-hhhh."""
        return f"{self.base}{_PATHS.get(kind, kind)}/{belongs_to}/{slug(name)}"

    def place(self, code: str) -> str:
        """Return the IRI of a division by its code with scheme (GBT2260:440113, NBS:440113017).

        Counties and above need no scheme in the IRI, for GB/T 2260 is the one system of six digits.
        """
        scheme, _, digits = code.rpartition(":")
        system = "" if len(digits) == 6 else f"{(scheme or 'NBS').lower()}/"
        return f"{self.base}place/{system}{digits}"

    def shared(self, kind: str, key: str) -> str:
        """Return the IRI of a shared row: a quantity, unit or period."""
        return f"{self.base}{kind}/{key}"

    def indicator(self, name: str) -> str:
        """Return the IRI of a normalised printed name of what is measured."""
        return f"{self.base}indicator/{slug(name)}"

    def report(self, report: str) -> str:
        """Return the IRI of a report by its id (440113-2025-plan)."""
        return f"{self.base}report/{report}"

    def graph(self, name: str) -> str:
        """Return the IRI of a named graph."""
        return f"{self.base}graph/{name}"

    def text(self, report: str, sha: str) -> str:
        """Return the IRI of a stored text: its hash is in it, so that a corrected text moves no evidence."""
        return f"{self.base}text/{report}/{sha[:8]}"

    def passage(self, text: str, span: Span) -> str:
        """Return the IRI of a passage of a text (RFC 5147: character positions)."""
        return f"{text}#char={span.start},{span.end}"

    def part(self, report: str, kind: str, key: str) -> str:
        """Return the IRI of a part of a report: section, observation or claim."""
        return f"{self.base}report/{report}/{kind}/{key}"


def region_key(code: str, name: str) -> str:
    """Return what names a region in IRIs: its code, or slug-hhhh of its name where no code is known."""
    return code or (slug(name) if name else "unknown")


def report_id(code: str, name: str, year: int, genre: str) -> str:
    """Return the id of a report: region, year of delivery, genre."""
    return f"{region_key(code, name)}-{year}-{genre}"
