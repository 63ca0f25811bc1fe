"""Whether a figure's task was met, exceeded or missed, as its sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.figures.drafts import Draft

_MET = re.compile(r"圆满完成|如期完成|全面完成|顺利完成|按期完成|完成(?:年度|全年)?(?:目标)?任务(?!的?\d)")
_EXCEEDED = re.compile("超额完成|超额实现|提前(?:超额)?完成|超出(?:年度)?目标|超目标")
_MISSED = re.compile("未完成|未达到?(?:预期|目标)|未能完成|低于(?:预期|年度)?目标")


def _outcome_of(text: str, start: int, end: int) -> str:
    """Return met, exceeded or missed as the words between two positions of a passage say it, or ""."""
    words = text[start:end]
    for outcome, pattern in (("missed", _MISSED), ("exceeded", _EXCEEDED), ("met", _MET)):
        if pattern.search(words):
            return outcome
    return ""


def settle_outcomes(text: str, drafts: Sequence[Draft]) -> None:
    """Let what the sentence says of a task hold for the figures before it, up to ；."""
    for draft in drafts:
        start = max(text.rfind(c, 0, draft.token.start) for c in ",;。") + 1
        end = text.find(";", draft.token.end)
        following = [
            d.token.lead
            for d in drafts
            if d.token.start > draft.token.start and d.role == "level" and d.pair is None
        ]
        stop = min([end if end >= 0 else len(text), *following])
        if draft.role in {"level", "change", "share"} and draft.nature == "actual":
            draft.outcome = _outcome_of(text, draft.token.tail, stop) or _outcome_of(
                text, start, draft.token.lead
            )
