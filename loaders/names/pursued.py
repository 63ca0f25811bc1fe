"""Titles that a county keeps up or runs for, told by those words and their last one, with a level or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.seeking import Sought, Table

_HAN = r"[\u4e00-\u9fff]"
_LEVEL = "(?:国家级?|全国|全省|省级?|市级|自治区级?)"
_LED = "(?:争创|创成|申创|成功创建|成功争创)(?:为|成为)?"
_MANY = "(?!一批|多个|更多|若干)"
_UNIT = rf"{_HAN}{{4,20}}?(?:[区县市镇]|单位|集体|基地|园区|公园|试点)(?=$|[,。;、])"
_NEXT = re.compile(rf"、(?P<title>{_UNIT})")
_KEPT = rf"(?:[、和]{_HAN}{{2,14}}?)*(?:创建)?(?:成[果效]|荣誉|称号|的基础)"
_PURSUED = Table(
    ("pursued", sought)
    for sought in (
        Sought(
            rf"(?:巩固|保持|擦亮)(?:提升|拓展)*(?P<title>{_LEVEL}{_HAN}{{2,16}}?(?:城市|县城|[区县市镇]))(?={_KEPT})"
        ),
        Sought(rf"(?:巩固|保持|擦亮)(?:提升|拓展)*(?P<title>{_LEVEL}“[^“”]{{2,10}}”)(?=(?:创建)?成[果效])"),
        Sought(rf"(?<=[、和])(?P<title>{_HAN}{{2,10}}(?:城市|县城|区|县))(?={_KEPT})"),
        Sought(
            r"(?:创建|争创|创成|申报|创评|评为|晋升为?|晋级为?|升级为?|通过|确保|获评)(?:为|成为)?"
            r"(?P<title>(?:国家级?)?(?:[1-5]A级?|A{3,5}级?|[三四五]星级)(?:旅游)?(?:景区|公园|酒店|饭店))"
        ),
        Sought(rf"{_LED}(?P<title>{_MANY}{_UNIT})"),
        Sought(
            r"(?:命名|确定|认定|评定|选定|评选)(?!为)[\u4e00-\u9fff、]{2,20}?为"
            rf"(?:全[省国市](?:首批|第[一二三四五六七八九十]批))?(?P<title>{_MANY}{_UNIT})"
        ),
    )
)

EXAMPLES = (
    Example("巩固省级禾苗城市、渔业城市创建成效,", (("award", "省级禾苗城市"), ("award", "渔业城市"))),
    Example("巩固河湖、渔业整治成效,", never=("award",)),
    Example("在巩固省级禾苗县城和渔业城市的基础上,", (("award", "省级禾苗县城"), ("award", "渔业城市"))),
    Example("青禾岭成功创建5A景区,", (("award", "5A景区"),)),
    Example("青禾公园申报三星级公园,", (("award", "三星级公园"),)),
    Example(
        "争创海域渔业普惠县、渔业优质均衡县,", (("award", "海域渔业普惠县"), ("award", "渔业优质均衡县"))
    ),
    Example("争创一批渔业公园,", never=("award",)),
    Example("省渔业厅确定青禾镇、云岭镇为渔业兴旺试点镇,", (("award", "渔业兴旺试点镇"),)),
    Example("争创渔俗改革试点,", (("award", "渔俗改革试点"),)),
    Example("巩固省级“禾苗城市”成效,", (("award", "省级“禾苗城市”"),)),
)


def pursued_finds(text: str) -> Iterator[Find]:
    """Yield the titles that a sentence says are kept up or run for."""
    for _, match in _PURSUED.finditer(text):
        following: re.Match[str] | None = match
        while following:
            yield Find("award", *following.span("title"), "award:pursued", rank=4)
            following = _NEXT.match(text, following.end())
