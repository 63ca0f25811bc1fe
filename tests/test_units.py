from __future__ import annotations

import pytest

from loaders.figures.units import unit_at


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("万亿元、增长", "万亿元", "money"),
        ("个百分点。", "个百分点", "point"),
        ("百分点", "百分点", "point"),
        ("家企业", "家", "count"),
        ("万余场次", "万场次", "visits"),
        ("微克/立方米", "微克/立方米", "amount"),
        ("万吨/日", "万吨/日", "amount"),
        ("千米长", "千米", "length"),
        ("亿千瓦时", "亿千瓦时", "amount"),
        ("万户籍人口", "万", "number"),
        ("GWh", "GWh", "amount"),
    ],
)
def test_the_longest_unit_is_read(text: str, printed: str, kind: str) -> None:
    unit = unit_at(text, 0)
    assert unit is not None
    assert (unit.text, unit.kind) == (printed, kind)


@pytest.mark.parametrize("text", ["警情", "人才队伍", "年代", "。", "户籍人口"])
def test_a_noun_is_no_unit(text: str) -> None:
    assert unit_at(text, 0) is None
