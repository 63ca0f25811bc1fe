"""Whose report it is: restores the elided head of 省委, 市商务局, 区人大, and who 我区 is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from loaders.gazetteer import Division, ancestors, find_division
from loaders.names.finds import Find
from loaders.records import Document

_OUR_RULE = "region:own"
# 我区, but 我市场 and 我区委 are other words.
_OURS = re.compile("我(?P<level>[省市区县州旗])(?![委政长场域直级])")

MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")


@dataclass(frozen=True)
class Region:
    """The report's own region by level, each by its full name or "" (广东省, 广州市, 番禺区)."""

    province: str = ""
    city: str = ""
    county: str = ""
    code: str = ""

    @property
    def own(self) -> str:
        """The narrowest level."""
        return self.county or self.city or self.province

    @cached_property
    def full(self) -> str:
        """City and county in one (广州市番禺区)."""
        city = self.city or (self.province if self.province in MUNICIPALITIES else "")
        return city + self.county if self.county and not self.county.endswith("市") else self.own

    def level(self, word: str) -> str:
        """Return the region that 省, 市, 区, 县 stands for in this report, "" without one of that level."""
        if word == "省":
            return "" if self.province in MUNICIPALITIES else self.province
        if word == "市":
            own = self.county if self.county.endswith("市") else ""
            return own or self.city or (self.province if self.province in MUNICIPALITIES else "")
        if word == "区" and self.province.endswith("自治区") and not self.county:
            return self.province
        if word in "州盟":
            return self.city if self.city.endswith(word) else ""
        return self.county if self.county.endswith(word) else ""

    @cached_property
    def shorts(self) -> tuple[str, ...]:
        """The short names of the region and its superiors."""
        return tuple(head for head in self.heads if head[-1] not in "省市区县旗州")

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The wordings of the region and its superiors that may open a name, the longest first."""
        names = [n for n in (self.province, self.city, self.county) if n]
        shorts = [shortened(n) for n in names]
        cities, counties = ((name, shortened(name)) for name in (self.city, self.county))
        joined = [city + county for city in cities for county in counties]
        every = {n for n in (*names, *shorts, *joined) if len(n) > 1}
        return tuple(sorted(every, key=lambda n: (-len(n), n)))


def own_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield the mentions of the report's own region as 我省, 我市, 我区, 我县."""
    if "我" not in text or not region.code:
        return
    for match in _OURS.finditer(text):
        name = region.level(match["level"])
        if name and name == region.own:
            code = f"GBT2260:{region.code}"
            yield Find("place", *match.span(), _OUR_RULE, name, rank=5, code=code)


def without_ours(found: dict[int, list[Find]], region: Region) -> dict[int, list[Find]]:
    """Return the finds of each sentence without 我区 where the report names its region elsewhere.

    Who 我区 is matters only to a passage that never says it; where it does, its name is the better mention.
    """
    own = f"GBT2260:{region.code}"
    if not any(f.code == own and f.rule != _OUR_RULE for finds in found.values() for f in finds):
        return found
    return {n: [f for f in finds if f.rule != _OUR_RULE] for n, finds in found.items()}


@cache
def shortened(name: str) -> str:
    """Return a division's name without its class word (番禺 for 番禺区); a name of two characters stays."""
    unit = Division("", name, "", "")
    if len(name) < 3:
        return name
    return min((form for form in unit.forms if len(form) > 1), key=len, default=name)


def region_of(document: Document) -> Region:
    """Read the levels of a document's region from the gazetteer, or from its printed name."""
    unit = find_division(document.region) if document.region else None
    if unit is None:
        return Region(county=document.short or document.region)
    names = {u.level: u.name for u in (unit, *ancestors(unit))}
    return Region(names.get("province", ""), names.get("city", ""), names.get("county", ""), unit.code)
