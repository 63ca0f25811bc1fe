"""Verbs that stand apart from the list they speak of: behind other words, in another clause, one for each."""

from __future__ import annotations

import re

from loaders.relations.rows import Hit, after, before
from loaders.relations.scenes import Clause, Group, Scene
from loaders.relations.stages import AFTER, BEFORE

_RANK = {
    "in_operation": 6,
    "completed": 5,
    "under_construction": 4,
    "started": 3,
    "approved": 2,
    "planned": 1,
}
# The rest of a list in members that no rule named, to the head of the last.
_MEMBERS = re.compile(r"[^、和与,;。]{0,4}(?:[、和与][^、和与,;。]{1,20})*[、和与](?P<last>[^、和与,;。]{2})")
_NEW = re.compile("[、和与](?:新建|扩建|改建)")
_NOUN = re.compile("[、和与]|项目|工程")
_LONGEST = 20  # characters of such a member
_EACH = re.compile(r"[”》]?(?:等[^,。;]{0,8})?分别(?P<verbs>[^,。;]+)")
_TO_BEGIN = re.compile(
    r"(?:力促|力争|确保|争取|推动|促成|尽快|尽早|早日|年内)+[^,;。]{0,6}?(?:开工|动工|启动建设)"
)
# When, or how many of them, before such a verb: 9月, 提前两个月, 目前全部.
_WHEN = re.compile(
    r"(?:目前|现在?|已|今年|去年|当年|年底|年内|于|\d{1,2}月|[上下]半年|提前[一-鿿\d]{1,4}|仅?用时?\d+[天个][月]?就?|全部|均|也|先后|相继)*"
)
_AND_THEN = re.compile(r"[^,。;、]{0,4}(?:并|且)")


def each_its_own(text: str, clause: Clause, group: Group) -> list[Hit]:
    """Return a verb for each member of a list, in their order (A、B分别开工、竣工), or none."""
    match = _EACH.match(text, group.end, clause.end) if "分别" in text else None
    verbs = list(re.finditer(r"[^、和]+", match["verbs"])) if match else []
    if match is None or len(verbs) < 2 or len(verbs) != len(group.names):
        return []
    spans = [(match.start("verbs") + v.start(), match.start("verbs") + v.end()) for v in verbs]
    hits = [hit for start, end in spans if (hit := after(AFTER, text, start, end))]
    return hits if len(hits) == len(verbs) else []


def further(text: str, behind: Hit | None, close: int) -> Hit | None:
    """Return the second of two verbs joined by 并 if it says more (纳入规划并完成立项核准)."""
    joint = _AND_THEN.match(text, behind.end, close) if behind else None
    second = after(AFTER, text, joint.end(), close) if joint else None
    if behind is None or second is None or second.start > joint.end() + 2:  # type: ignore[union-attr]
        return behind
    return second if _RANK.get(second.row.makes, 0) > _RANK.get(behind.row.makes, 0) else behind


def still_to_begin(scene: Scene, number: int) -> bool:
    """Say whether the clause behind hopes that building begins: 全力推进X,力促尽早开工."""
    following = scene.clauses[number + 1 : number + 2]
    return any(not c.groups and _TO_BEGIN.match(scene.text, c.start, c.end) for c in following)


def behind_the_unread(text: str, clause: Clause, group: Group) -> Hit | None:
    """Return the words after the members of a list that no rule named (A、甲乙路建成通车)."""
    rest = _MEMBERS.match(text, group.end, clause.end)
    hit = after(AFTER, text, rest.start("last"), clause.end) if rest else None
    if rest is None or hit is None or hit.start - rest.start("last") > _LONGEST:
        return None
    verbs = before(BEFORE, text, group.end, hit.start, hit.start - group.end)
    crossed = any(group.end < other.start < hit.end for other in clause.groups)
    # A和X高速改扩建、B; A和新建传染病楼项目竣工
    noun = verbs is not None and (_NOUN.match(text, verbs.end) or _NEW.match(text, verbs.start - 1))
    return None if crossed or (verbs and not noun) else hit


def in_next_clause(scene: Scene, number: int) -> Hit | None:
    """Look into following clauses that name nothing for one that is its verb: X总投资3亿元,已开工建设."""
    for clause in scene.clauses[number + 1 : number + 3]:
        if clause.groups or scene.text[clause.start - 1] != ",":
            return None
        hit = after(AFTER, scene.text, clause.start, clause.end)
        timed = hit and _WHEN.fullmatch(scene.text, clause.start, hit.start)
        near = hit and clause is scene.clauses[number + 1] and hit.start - clause.start <= 3
        closes = hit and (hit.end >= clause.end - 2 or "并" in scene.text[hit.end - 1 : hit.end + 1])
        if closes and (timed or near):
            return hit
    return None
