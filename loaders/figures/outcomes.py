"""Whether a figure's task was met, exceeded or missed, as its sentence says."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.figures.drafts import Draft
from loaders.seeking import Either, Sought

_MET = Sought(r"圆满完成|如期完成|全面完成|顺利完成|按期完成|完成(?:年度|全年)?(?:目标)?任务(?!的?\d)")
_EXCEEDED = Sought("超额完成|超额实现|提前(?:超额)?完成|超出(?:年度)?目标|超目标")
_MISSED = Sought("未完成|未达到?(?:预期|目标)|未能完成|低于(?:预期|年度)?目标")


_TOLD = Either(_MET, _EXCEEDED, _MISSED)


def _outcome_of(text: str, start: int, end: int) -> str:
    """Return met, exceeded or missed as the words between two positions of a passage say it, or ""."""
    for outcome, pattern in (("missed", _MISSED), ("exceeded", _EXCEEDED), ("met", _MET)):
        if pattern.search(text, start, end):
            return outcome
    return ""


# 均圆满完成年度目标任务: what is said of all that the sentence told before.
_ALL = Sought(
    r"[,、;](?:以上|上述)?[^,;。、\d]{0,6}?(?:[均都]|全部|双双|悉数|圆满|超额|如期|全面|顺利|按期|提前)+"
    "(?:超额|圆满|提前|如期|全面)*"
    "(?:完成|实现)了?(?:省|市|县|区|国家|上级|全年|年度|年初|下达|既定|预期|的)*"
    "(?:目标任务|任务目标|目标|任务)(?=[,;。]|$)"
)


def _said_of_all(text: str, drafts: Sequence[Draft]) -> None:
    """Let a clause that is about the whole sentence hold for all figures before it, up to ；."""
    for clause in _ALL.finditer(text):
        start = text.rfind(";", 0, clause.start()) + 1
        for draft in drafts:
            if (
                start <= draft.token.start < clause.start()
                and not draft.outcome
                and draft.role in {"level", "change", "share"}
                and draft.nature == "actual"
            ):
                draft.outcome = _outcome_of(text, *clause.span())


def settle_outcomes(text: str, drafts: Sequence[Draft]) -> None:
    """Let what the sentence says of a task hold for the figures before it, up to ；."""
    if _TOLD.may(text):
        _settle_nearest(text, drafts)
        _said_of_all(text, drafts)


def _settle_nearest(text: str, drafts: Sequence[Draft]) -> None:
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
