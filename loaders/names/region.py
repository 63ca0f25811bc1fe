"""Whose report it is: restores the elided head of 省委, 市商务局, 区人大."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.records import Document

MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_PROVINCE = re.compile(r"^(?:.{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)")
_CITY = re.compile(r"^(?:.{2,6}?(?:市|自治州|地区|盟))")


@dataclass(frozen=True, slots=True)
class Region:
    """The report's own region by level, each by its full name or "" (广东省, 广州市, 番禺区)."""

    province: str = ""
    city: str = ""
    county: str = ""

    @property
    def own(self) -> str:
        """The narrowest level."""
        return self.county or self.city or self.province

    @property
    def full(self) -> str:
        """City and county in one (广州市番禺区)."""
        return (self.city + self.county) if self.county else self.own

    def level(self, word: str) -> str:
        """Return the region that 省, 市, 区, 县 or 我X, 全X, 本X stands for in this report, "" if none."""
        level = word[-1]
        if level == "省" or word in ("自治区", "全自治区"):
            return self.province
        if level == "市":
            return self.city or (self.province if self.province in MUNICIPALITIES else "") or self._county_city()
        if level in "区县旗":
            return self.county
        return ""

    def _county_city(self) -> str:
        return self.county if self.county.endswith("市") else ""

    def short(self) -> dict[str, str]:
        """Return the short names of the levels (番禺 for 番禺区)."""
        full = [name for name in (self.province, self.city, self.county) if name]
        return {shortened(name): name for name in full if len(shortened(name)) > 1}


def shortened(name: str) -> str:
    """Return a division's name without its class word (番禺 for 番禺区, 内蒙古 for 内蒙古自治区)."""
    return re.sub(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|新区$|[省市区县旗]$", "", name) if len(name) > 2 else name


def region_of(document: Document) -> Region:
    """Read the levels of a document's region."""
    rest = document.region
    province = city = ""
    if match := _PROVINCE.match(rest):
        province, rest = match.group(), rest[match.end() :]
    if match := _CITY.match(rest):
        city, rest = match.group(), rest[match.end() :]
    if city in MUNICIPALITIES:
        province = city
    if not province and city:
        province = _province_of(city)
    return Region(province, city, rest)


def _province_of(city: str) -> str:
    return ""
