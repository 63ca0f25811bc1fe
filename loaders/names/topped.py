"""Quoted undertakings with the field in front of them: 招商引资“双千工程”, 渔政执法“三项制度”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.phrases import Phrase
from loaders.names.words import is_group

_TYPES = ("programme", "policy")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,10}")
# What a field ends in.
_FIELD = re.compile(
    r"(?:产业[三五]年|行动[三五]年|产业|工业|农业|行业|领域|建设|管理|服务|企业|经济|资本|资产|招商|引资|投资|农村|城市|城区|县城|乡村|执法|监管|治理|审批|收运|开放|调整|增收"
    r"|制造业|教育|科技|人才|项目|交通|公路|商业|文旅|文创|旅游|电商|养老|医疗|医院|园区|开发区|环卫|审查|营商|金融|家校|安全|生产|物业|供水|低保|就业|许可|队伍|干部|转化|培育|创新|扶贫|消费|帮扶|普法|禁毒|关爱)$"
)
# Who says it or how it is done: no field.
_NONE = re.compile(
    r"^(?:项目|投资)$|^(?:省|市|区|县|中央|党|国家|全国|全|我|本|该|各|其|这|以|被|把|将|对|为|在|与|和|及|等|的|了|深入|扎实|持续|全面|大力|积极|着力|严格|继续|一批|多个|荣获|入选)"
    r"|[的了以被把将对为在与和及等是有]|实现|打造|推行|创新|争创|落实|开展|推进|实施|推动|加快|构建|建立|形成|探索|坚持|践行|聚焦|围绕|紧扣|发展$|全省|全市|全县|全区"
)

EXAMPLES = (
    Example("推进招商引资“双渔工程”,", (("programme", "招商引资“双渔工程”"),)),
    Example("实施新一代渔船产业三年“倍增”计划,", (("programme", "新一代渔船产业三年“倍增”计划"),)),
    Example("开展渔家帮扶“三送”活动,", (("programme", "渔家帮扶“三送”活动"),)),
    Example("实施渔政执法“三渔制度”,", (("policy", "渔政执法“三渔制度”"),)),
    Example("落实市委“2026”工作部署,", (("programme", "“2026”工作部署"),)),
)


def topped_finds(rows: Sequence[Sequence[Phrase]], sure: Sequence[Find]) -> Iterator[Find]:
    """Yield quoted undertakings and papers together with the field that stands in front of them."""
    quoted = [
        f for f in sure if f.type in _TYPES and f.rule.startswith("quoted:") and f.rule != "quoted:table"
    ]
    for phrase in (phrase for row in rows for phrase in row) if quoted else ():
        for find in quoted:
            head = phrase.text[phrase.start : find.start]
            if phrase.start < find.start < phrase.end and find.end <= phrase.end + 1 and _is_field(head):
                start = phrase.start - 3 * phrase.text.endswith("新一代", 0, phrase.start)
                name = phrase.text[start : phrase.start] + head + _said(find, phrase.text)
                yield replace(find, start=start, rule="topped", name=name)


def _said(find: Find, text: str) -> str:
    return find.name if "“" in find.name else find.of(text)


def _is_field(head: str) -> bool:
    return (
        _HAN.fullmatch(head) is not None
        and _FIELD.search(head) is not None
        and _NONE.search(head) is None
        and (len(head) < 9 or is_group(head))
    )
