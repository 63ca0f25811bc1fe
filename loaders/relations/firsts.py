"""Firsts: what is called the first, the only one or a pioneer, and of what region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.records import Relation
from loaders.relations.rows import Row
from loaders.relations.scenes import Name, Report, Scene, relate
from loaders.seeking import Sought

_SCOPE = (
    r"(?P<scope>全球|世界|亚洲|全国|国内|我国|中国|全省|省内|我省|全市|市内|我市|全区|区内|我区|"
    r"华南|西南|华东|西部|中部|大湾区|长三角|(?!.?全[国省市区])[一-鿿]{2}[省市区])"
)
_UNIT = "[个家批条座例款艘台项所处单支套只宗张部座片辆列架]"
_MODIFIER = r"[^,、;。“《]{0,14}?[“《]?"

# After the words comes the thing; before 率先 stands whoever was first.
ROWS = (
    Row(
        "first-of",
        rf"(?:{_SCOPE}(?:范围内)?)?(?:的)?(?:首|第一){_UNIT}(?<!首批)(?!工作日|交易日|月|季度){_MODIFIER}",
        "first",
        "建成全省首座{project 青石风洞}。",
        "设立{platform 青石首站服务专窗}。",
    ),
    Row(
        "only-of",
        rf"{_SCOPE}(?:的)?(?:唯一|独家){_MODIFIER}",
        "only",
        "{place 青石湾商圈}获评全省唯一“{award 示范商圈}”。",
        "{place 青石湾商圈}获评“{award 示范商圈}”。",
    ),
    Row(
        "among-first",
        rf"{_SCOPE}(?:的)?首批{_MODIFIER}",
        "pioneer",
        "{organization 青石中学}入选全国首批{award 人工智能示范校}。",
        "首批游客到访{place 青石湾}。",
    ),
    Row(
        "ahead",
        rf"(?:在)?{_SCOPE}(?:范围内)?(?:率先)[^,;。“《]{{2,12}}[“《]?",
        "pioneer",
        "在全省率先发布《{policy 青石碳账户指南}》。",
        "率先垂范,发布《{policy 青石碳账户指南}》。",
    ),
)
_CLOSING = {row.name: Sought(row.pattern + "$") for row in ROWS}  # the words right before a name
_SAME = {
    "国内": "全国", "我国": "全国", "中国": "全国", "世界": "全球", "省内": "全省", "我省": "全省",
    "市内": "全市", "我市": "全市", "区内": "全区", "我区": "全区",
}  # fmt: skip
_THING = ("project", "platform", "organization", "place", "policy", "award", "event", "company", "programme")
_HOLDER = re.compile(
    r"[”》]?[^,;。]{0,10}?(?:获评|获|入选|成为|被[^,。]{0,10}为|获批为|认定为|评为|升级为)[^,;。]{0,10}$"
)


def read_distinctions(report: Report) -> Iterator[Relation]:
    """Yield ``distinction`` with its scope: first, only or pioneer.

    首站, 首饰, 首席 are no firsts: 首 counts only before a measure word. Where the first is a title, its
    holder is the first.
    """
    for scene in report.naming(*_THING):
        if not any(mark in scene.text for mark in ("首", "唯一", "率先", "第一")):
            continue
        for name in scene.names:
            yield from _distinctions(report, scene, name)


def _distinctions(report: Report, scene: Scene, name: Name) -> Iterator[Relation]:
    if name.inner or name.entity.type not in _THING:
        return
    begin = max((c.start for c in scene.clauses if c.start <= name.start), default=0)
    for row in ROWS:
        match = _said(row, scene.text, begin, name)
        if match is None:
            continue
        subject, start = name.key, match.start()
        if name.entity.type == "award":
            holder = _holder(scene, begin, match.start())
            if holder is None:
                return
            subject, start = holder.key, holder.start
        yield relate(
            scene, subject, "distinction", ("distinction", row.makes), (start, name.end),
            f"distinction-{row.name}",
            scope=_scope(report, match),
        )  # fmt: skip
        return


def _said(row: Row, text: str, begin: int, name: Name) -> re.Match[str] | None:
    """Return the words where they end as the name begins, or open the name itself (全国首个X)."""
    return _CLOSING[row.name].search(text, begin, name.start) or row.words.match(text, name.start, name.end)


def _holder(scene: Scene, begin: int, end: int) -> Name | None:
    earlier = [n for n in scene.names if not n.inner and begin <= n.start and n.end <= end]
    for name in reversed(earlier):
        if name.entity.type != "award" and _HOLDER.match(scene.text, name.end, end):
            return name
    return None


def _scope(report: Report, match: re.Match[str]) -> str:
    """Return the scope as the guide words it: 省内 and the own province's name are 全省."""
    word = match.groupdict().get("scope") or ""
    if word in _SAME:
        return _SAME[word]
    own = {"省": "全省", "市": "全市", "区": "全区"}.get(word[-1:], "")
    return own if own and (word in report.document.region or word.endswith("省")) else word
