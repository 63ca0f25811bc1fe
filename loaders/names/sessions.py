"""Meetings of the party and of the people's congresses, their elided heads restored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.names.bodies import Areas
from loaders.names.finds import Example, Find
from loaders.names.region import Region
from loaders.seeking import Either, Sought

_N = "[一二三四五六七八九十]"
PARTY_CONGRESS = Sought(rf"(?:党的|中共)(?P<n>(?:十|二十|三十){_N}|二十|三十)大(?!会)")
PLENUMS = Sought(
    rf"(?P<body>党的|中共|(?P<level>[省市区县])委)?(?P<term>{_N}{{1,3}}届)"
    rf"(?P<list>{_N}{{1,3}}(?:中|次)(?:全会)?(?:[、和及]{_N}{{1,3}}(?:中|次)(?:全会)?)*全会|历次全会)"
)
# X届市委Y次全会: the body in the middle.
INVERTED = Sought(rf"(?P<term>{_N}{{1,3}}届)(?P<level>[省市区县])委(?P<n>{_N}{{1,3}}次)全会")
CONGRESS = Sought(
    rf"(?P<level>[省市区县旗])?(?P<term>第?{_N}{{1,3}}届)(?:人民代表大会|人大)(?P<standing>常委会|常务委员会)?"
    rf"第?(?P<n>{_N}{{1,3}})次(?:全体)?会议"
)
PARTY_CONFERENCE = Sought(rf"(?P<level>[省市区县州旗])(?P<n>第{_N}{{1,3}}次)(?:党代会|党代表大会)")
MEETINGS = Sought(
    r"(?P<list>(?:中央|[省市区县]委)(?:[、和暨](?:中央|[省市区县]委?))*)(?P<kind>(?:经济|农村|城市|人才|金融)工作会议)"
)

WORDS = Either(PARTY_CONGRESS, PLENUMS, INVERTED, CONGRESS, PARTY_CONFERENCE, MEETINGS)

EXAMPLES = (
    Example(
        "落实中央、省委经济工作会议和市委十二届三次全会、十二届四次全会精神,",
        (
            ("event", "中央经济工作会议"),
            ("event", "中共浙江省委经济工作会议"),
            ("event", "中共杭州市委十二届三次全会"),
            ("event", "中共杭州市委十二届四次全会"),
        ),
    ),
    Example(
        "贯彻党的二十大和二十届二中、三中全会精神,",
        (("event", "党的二十大"), ("event", "二十届二中全会"), ("event", "二十届三中全会")),
    ),
    Example("落实省委十五届四次全会部署,", (("event", "中共浙江省委十五届四次全会"),)),
    Example("区十六届人大三次会议批准的计划,", (("event", "余杭区第十六届人民代表大会第三次会议"),)),
    Example("完成了十六届人大三次会议确定的任务,", (("event", "余杭区第十六届人民代表大会第三次会议"),)),
    Example("十二届市委二次全会提出,", (("event", "中共杭州市委十二届二次全会"),)),
    Example("落实省第十五次党代会精神,", (("event", "中国共产党浙江省第十五次代表大会"),)),
    Example("党的十大关系论述,", never=("event",)),
)


def session_finds(text: str, region: Region, places: Sequence[Find]) -> Iterator[Find]:
    """Yield the meetings of a sentence; ``places`` are its divisions, for a body may be of another area."""
    areas = Areas(text, region, places)
    for match in PARTY_CONGRESS.finditer(text):
        yield Find("event", match.start(), match.end(), "session:party", f"党的{match['n']}大", rank=6)
    head, end = "", -1
    for match in PLENUMS.finditer(text):
        # the next of a list has the first one's body (省委十五届四次全会、十五届五次全会)
        listed = text[end : match.start()] in ("、", "和", "与", "及") and not match["body"]
        head = head if listed else _committee(areas, match)
        yield from _plenums(areas, match, head)
        end = match.end()
    for match in INVERTED.finditer(text):
        name = f"{_committee(areas, match)}{match['term']}{match['n']}全会"
        yield Find("event", match.start(), match.end(), "session:plenum", name, rank=6, closed=True)
    for match in PARTY_CONFERENCE.finditer(text):
        area, start = areas.of(match.start(), match["level"])
        name = f"中国共产党{area}{match['n']}代表大会" if area else ""
        yield Find("event", start, match.end(), "session:party", name, match.group(), rank=6, closed=True)
    for match in MEETINGS.finditer(text):
        yield from _meetings(areas, match)
    for match in CONGRESS.finditer(text):
        area, start = areas.of(match.start(), match["level"]) if match["level"] else ("", match.start())
        standing = "常务委员会" if match["standing"] else ""
        area = area or match["level"] or region.own
        name = f"{area}第{match['term'].lstrip('第')}人民代表大会{standing}第{match['n']}次会议"
        yield Find("event", start, match.end(), "session:congress", name, rank=6, closed=True)


def _committee(areas: Areas, match: re.Match[str]) -> str:
    if not match["level"]:
        return ""
    area, _ = areas.of(match.start("level"), match["level"])
    return f"中共{area or match['level']}委"


def _meetings(areas: Areas, match: re.Match[str]) -> Iterator[Find]:
    """中央、省委经济工作会议 is two events with one tail."""
    parts = list(re.finditer(r"中央|(?P<level>[省市区县])委?", match["list"]))
    for n, part in enumerate(parts):
        at = match.start("list") + part.start()
        area = areas.of(at, part["level"])[0] if part["level"] else ""
        name = (f"中共{area}委" if area else part.group()) + match["kind"]
        end = match.end() if n == len(parts) - 1 else at + len(part.group())
        yield Find("event", at, end, "session:meeting", name, rank=6, closed=True)


def _plenums(areas: Areas, match: re.Match[str], head: str) -> Iterator[Find]:
    """党的二十届二中、三中全会 is two events; the second one's term is restored."""
    begin = areas.of(match.start("level"), match["level"])[1] if match["level"] else match.start()
    if match["list"] == "历次全会":
        yield Find("event", begin, match.end(), "session:plenum", f"{head}{match['term']}历次全会", rank=6)
        return
    for n, part in enumerate(re.finditer(rf"{_N}{{1,3}}(?:中|次)(?:全会)?", match["list"])):
        start = begin if n == 0 else match.start("list") + part.start()
        end = match.start("list") + part.end()
        name = f"{head}{match['term']}{part.group().removesuffix('全会')}全会"
        yield Find("event", start, end, "session:plenum", name, name.removeprefix("中共"), rank=6)
