"""The divisions of China: provinces, cities and counties, and below a county what its own table holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.shipped import GAZETTEERS, rows

# The peoples in the names of autonomous counties and prefectures, which short names leave out.
_PEOPLE = (
    "达斡尔|柯尔克孜|维吾尔|塔吉克|哈萨克|鄂温克|鄂伦春|蒙古|布依|朝鲜|土家|哈尼|傈僳|拉祜|东乡|纳西|景颇|仫佬|布朗"
    "|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京|各"
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?)(?:(?:{_PEOPLE})族?)+自治(?P<kind>[区州县旗])$")
_COMMITTEE = re.compile("(?<=社区)居(?:民委员|委)会$|(?<=村)民委员会$")
_GENERIC = re.compile(
    r"(?P<stem>.{2,}?)(?:特别行政区|自治[区州县旗]|社区居(?:民委员|委)会|村民委员会|街道|新区|林区|[省市区县旗盟镇乡村]|地区)$"
)


@dataclass(frozen=True, slots=True)
class Division:
    """A division under one of its code schemes.

    ``scheme`` is GBT2260 for six digits and NBS (统计用区划代码) for nine and twelve; the nine digits of the
    Ministry of Civil Affairs are another scheme with the same prefix, so they have a field of their own.
    ``level`` is province, city, county, town, village or community. ``first`` and ``last`` are the vintages
    of the table that list the code; ``point`` is latitude and longitude in WGS 84; ``became`` is the code
    that the division has since its own was given up.
    """

    code: str
    name: str
    level: str
    parent: str
    first: str = ""
    last: str = ""
    former: tuple[str, ...] = ()
    mca: str = ""
    geonames: str = ""
    point: tuple[str, str] | None = None
    became: str = ""

    @property
    def scheme(self) -> str:
        """The name of the code's scheme."""
        return "GBT2260" if len(self.code) == 6 else "NBS"

    @property
    def label(self) -> str:
        """The name as people write it: 新造村 for 新造村民委员会, 江南社区 for 江南社区居民委员会."""
        return _label(self.name)

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything the division is called without its superiors: 沙湾街道, 沙湾街, 沙湾."""
        names = [self.name, self.label]
        for name in (self.name, *self.former):
            names += [_label(name), name[:-1] if name.endswith("街道") else name]
            if "自治" in name and (match := _AUTONOMOUS.match(name)):
                names += [match["stem"] + "州"] if match["kind"] == "州" else []
                names.append(match["stem"])
            elif match := _GENERIC.match(name):
                names.append(match["stem"])
        return tuple(dict.fromkeys(n for n in names if n))


def _label(name: str) -> str:
    return _COMMITTEE.sub("", name) if name.endswith("会") else name


def divisions() -> tuple[Division, ...]:
    """Return every division of the tables, superiors first."""
    return tuple(_by_code().values())


def division(code: str) -> Division:
    """Return the division of a code (six digits of GB/T 2260, nine or twelve of the NBS).

    Raises KeyError for a code that no table holds.
    """
    return _by_code()[code]


def ancestors(unit: Division) -> tuple[Division, ...]:
    """Return the superiors of a division, the nearest first."""
    found: list[Division] = []
    while unit.parent:
        unit = _by_code()[unit.parent]
        found.append(unit)
    return tuple(found)


def full_name(unit: Division) -> str:
    """Return the name with its superiors up to the city: 广州市番禺区, 北京市朝阳区, 昆山市, 广东省."""
    if unit.level in ("province", "city") or (unit.level == "county" and unit.name.endswith("市")):
        return unit.name
    return full_name(division(unit.parent)) + unit.label


def units_within(code: str) -> tuple[Division, ...]:
    """Return the divisions below a code, superiors first."""
    below = {code}
    found: list[Division] = []
    for unit in _by_code().values():
        if unit.parent in below:
            below.add(unit.code)
            found.append(unit)
    return tuple(found)


def lookup(name: str, within: str = "") -> tuple[Division, ...]:
    """Return the divisions that a name may mean, with or without its superiors before it (广东广州番禺).

    ``within`` is a code that they must lie below. A code that the newest vintage no longer lists yields to
    one that it does. An empty result says that no table holds the name, several that it is ambiguous.
    """
    found: list[Division] = []
    for start in range(len(name) - 1):
        units = [u for u in _by_form().get(name[start:], ()) if _names_superiors(u, name[:start])]
        if units and (not within or (units := [u for u in units if _lies_in(u, within)])):
            found = units
            break
    newest = max((u.last for u in found), default="")
    return tuple(u for u in found if u.last == newest)


def find_division(name: str, within: str = "") -> Division | None:
    """Return the one division that a name means; None where no table holds it or where it is ambiguous.

    A name with its kind (朝阳市) goes before a bare one that could be several (朝阳).
    """
    found = lookup(name, within)
    if len(found) > 1:
        exact = tuple(u for u in found if name.endswith((u.name, u.label)))
        found = exact or found
    return found[0] if len(found) == 1 else None


def _lies_in(unit: Division, code: str) -> bool:
    return any(u.code == code for u in ancestors(unit))


def _names_superiors(unit: Division, words: str) -> bool:
    """Say whether ``words`` consist of superiors of the unit, from the top down."""
    for superior in ancestors(unit):
        form = next((f for f in superior.forms if words.endswith(f)), "")
        words = words[: len(words) - len(form)]
    return not words


@cache
def _by_form() -> dict[str, list[Division]]:
    table: dict[str, list[Division]] = {}
    for unit in _by_code().values():
        for form in unit.forms:
            table.setdefault(form, []).append(unit)
    return table


@cache
def _by_code() -> dict[str, Division]:
    table: dict[str, Division] = {}
    # divisions.tsv, then one table for each county whose towns and villages are known
    for name in sorted(f.name for f in GAZETTEERS.iterdir() if re.fullmatch(r"divisions.*\.tsv", f.name)):
        table.update((row["code"], _division(row)) for row in rows(GAZETTEERS / name))
    return table


def _division(row: dict[str, str]) -> Division:
    """Make a division of a row; the table of all China has no more than the first four columns."""
    extra = {name: row[name] for name in ("first", "last", "mca", "geonames", "became") if name in row}
    former = tuple(name for name in row.get("former", "").split("|") if name)
    point = (row["latitude"], row["longitude"]) if row.get("latitude") else None
    return Division(
        row["code"], row["name"], row["level"], row["parent"], **extra, former=former, point=point
    )
