"""Undertakings and papers without the verb or count glued to their name, and not those of no field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.names.finds import Example, Find

_TYPES = ("programme", "policy", "event", "platform")
_RULES = ("noun", "paper", "drive", "form:work", "form:great", "form:year")
# What leads to a name and isn't of it.
_GLUE = re.compile(
    r"(?:了|启动实施|启动|实施|打赢|打好|等|彻底|各项|每项|迎接|筹备|承接|夯实|构建|研发建设|建设(?=.{4,}平台)|深化(?!改革)|直接关系|标志着|又面临)+(?=[\u4e00-\u9fff“])"
)
# Half of a phrase, or what has no field of its own.
_NONE = re.compile(
    r"(?:以.*为主的|全?[省市县区][和与]|省级以上|脱贫成果).*|[区村镇](?!域|块|县|级|街|居|容|庄)[\u4e00-\u9fff]{2,4}计划"
    r"|(?:重点)?(?:行业)?(?:领域|问题|隐患|风险)+(?:清理|专项|综合|安全|风险|隐患|排查|大)*(?:整治|排查|大排查大整治|治理|行动|改革)"
    r"|(?:治理|保护|倍增|排隐患|控风险|管理机制|关键环节|体制机制|重点领域|平台|项目|工作|第一民生|整改|清理|彻底清理|美化|提升|优化)(?:攻坚)?(?:保卫战|工程|计划|行动|改革|整治|攻坚|提升工程|任务)"
    r"|(?:服从|科学|超前|违反|严格|按照|合理)[\u4e00-\u9fff]{0,4}规划"
    r"|.*\d+项(?:改革|任务|工作|试点)|[三四五六七八九十]大攻坚行动"
)

EXAMPLES = (
    Example("启动实施渔村环境五年行动,", (("programme", "渔村环境五年行动"),)),
    Example("渔政领域、重点行业领域专项整治,推进管理机制改革,", never=("programme",)),
)


def unglued(finds: Iterable[Find], text: str) -> Iterator[Find]:
    """Yield finds with the glue cut off their head, and not what names nothing without it."""
    for find in finds:
        if find.type not in _TYPES or not find.rule.startswith(_RULES):
            yield find
            continue
        words = find.of(text)
        glue = _GLUE.match(words)
        if glue and not find.name.startswith(glue.group()[:1]) and find.name:
            glue = None
        if glue and len(words) - glue.end() > 4:
            name = find.name.removeprefix(glue.group()) if find.name else ""
            find = replace(find, start=find.start + glue.end(), name=name)
        if _NONE.fullmatch(find.name or find.of(text)) is None:
            yield find
