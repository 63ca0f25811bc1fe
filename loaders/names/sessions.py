"""Congresses, plenary sessions, and the bodies that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Find
from loaders.names.region import Region

_N = "[一二三四五六七八九十]"
_NUMBER = rf"(?:第?{_N}{{1,3}}|第\d{{1,2}})"
_LEVEL = "[省市区县旗]|自治区"
_AREA = rf"(?P<area>(?:[\u4e00-\u9fff]{{2,8}}?(?:省|市|自治州|区|县))*?)(?P<level>{_LEVEL})?"

PARTY_CONGRESS = re.compile(rf"(?:党的|中共)(?P<n>{_N}?十{_N}?)大(?![一-鿿]*?会议)")
PLENUMS = re.compile(
    rf"(?P<body>(?:党的|中共|[省市区县]委)?)(?P<term>{_N}{{1,3}}届)"
    rf"(?P<list>{_N}{{1,3}}(?:中|次)(?:[、和及]{_N}{{1,3}}(?:中|次))*全会|历次全会)"
)
CONGRESS = re.compile(
    rf"(?P<level>[省市区县旗])(?P<term>第?{_N}{{1,3}}届)(?:人民代表大会|人大)(?P<standing>常委会|常务委员会)?第?(?P<n>{_N}{{1,3}})次(?:全体)?会议"
)
CONGRESS_FULL = re.compile(
    rf"(?P<area>[\u4e00-\u9fff]{{2,12}}[省市区县旗])第(?P<term>{_N}{{1,3}}届)人民代表大会(?P<standing>常务委员会)?第(?P<n>{_N}{{1,3}})次会议"
)
PARTY_COMMITTEE = re.compile(r"(?P<level>[省市区县旗])委(?![员会书常托派办]|[一-鿿]{0,2}(?:十|届))")
GOVERNMENT = re.compile(r"(?P<level>[省市区县旗])(?:人民)?政府(?!投资|工作报告|采购|债|性|网|门户|平台|服务)")
PEOPLES_CONGRESS = re.compile(r"(?P<level>[省市区县旗])(?:人大(?!代表|[一-鿿]次)|人民代表大会)(?P<standing>及其常委会|常委会|常务委员会)?")
CONSULTATIVE = re.compile(r"(?P<level>[省市区县旗])政协(?!委员|提案)")
OFFICE = re.compile(
    r"(?<![一-鿿])(?P<whole>(?P<level>[省市区县])(?P<stem>(?!委|政|人|属|级|内|外|际|域|区|长|场|面|民|里|本|重|十|第)[\u4e00-\u9fff]{2,8}?)(?:厅|局|委员会|委|办公室)(?!长))"
)


def session_finds(text: str, region: Region) -> Iterator[Find]:
    """Yield meetings and bodies of a sentence, their elided heads restored from the report's region."""
    yield from _party(text)
    yield from _plenums(text, region)
    yield from _congresses(text, region)
    yield from _bodies(text, region)


def _party(text: str) -> Iterator[Find]:
    for match in PARTY_CONGRESS.finditer(text):
        yield Find("event", match.start(), match.end(), "session:party", f"党的{match['n']}大", rank=6)


def _plenums(text: str, region: Region) -> Iterator[Find]:
    """党的二十届二中、三中全会 is two events; the second one's term is restored."""
    for match in PLENUMS.finditer(text):
        body = match["body"]
        head = _party_name(region, body[0]) if body[-1:] == "委" else ""
        if match["list"] == "历次全会":
            yield Find("event", match.start(), match.end(), "session:plenum", match["term"] + "历次全会", rank=6)
            continue
        for n, part in enumerate(re.finditer(rf"{_N}{{1,3}}(?:中|次)(?:全会)?", match["list"])):
            start = match.start() if n == 0 else match.start("list") + part.start()
            end = match.start("list") + part.end()
            name = f"{head}{match['term']}{part.group().removesuffix('全会')}全会"
            yield Find("event", start, end, "session:plenum", name, rank=6)


def _congresses(text: str, region: Region) -> Iterator[Find]:
    for match in CONGRESS.finditer(text):
        area = region.level(match["level"]) or match["level"]
        name = f"{area}第{match['term'].lstrip('第')}人民代表大会{'常务委员会' if match['standing'] else ''}第{match['n']}次会议"
        yield Find("event", match.start(), match.end(), "session:congress", name, "", (f"{area}{match.group()[1:]}",), 6, True)
    for match in CONGRESS_FULL.finditer(text):
        yield Find("event", match.start(), match.end(), "session:congress", "", rank=6)


def _bodies(text: str, region: Region) -> Iterator[Find]:
    for match in PARTY_COMMITTEE.finditer(text):
        if name := _party_name(region, match["level"]):
            yield Find("organization", match.start(), match.end(), "body:party", name, rank=4)
    for match in GOVERNMENT.finditer(text):
        if area := region.level(match["level"]):
            start = _own_head(text, match.start(), area)
            yield Find("organization", start, match.end(), "body:government", f"{area}人民政府", "", (f"{area}政府",), 4, True)
    for match in PEOPLES_CONGRESS.finditer(text):
        if area := region.level(match["level"]):
            yield from _congress_bodies(match, area)
    for match in CONSULTATIVE.finditer(text):
        if area := region.level(match["level"]):
            name = f"政协{area}委员会"
            yield Find("organization", match.start(), match.end(), "body:consultative", name, "", (f"{area}政协",), 4, True)
    for match in OFFICE.finditer(text):
        if area := region.level(match["level"]):
            name = area + match["whole"][1:]
            yield Find("organization", match.start(), match.end(), "body:office", name, rank=4)


def _own_head(text: str, start: int, area: str) -> int:
    """Take the printed name of the region into the body's (番禺区人民政府)."""
    head = start + 1 - len(area)
    return head if head >= 0 and text.startswith(area, head) else start


def _congress_bodies(match: re.Match[str], area: str) -> Iterator[Find]:
    level = match["level"]
    if match["standing"] != "常委会" and match["standing"] != "常务委员会":
        end = match.start() + (3 if "人大" in match.group() else 7)
        yield Find("organization", match.start(), end, "body:congress", f"{area}人民代表大会", "", (f"{area}人大",), 4, True)
    if match["standing"]:
        also = (f"{area}人大常委会", f"{level}人大常委会")
        start = match.start() if match["standing"] != "及其常委会" else match.end() - 3
        yield Find("organization", start, match.end(), "body:congress", f"{area}人民代表大会常务委员会", "", also, 4, True)


def _party_name(region: Region, level: str) -> str:
    area = region.level(level)
    return f"中共{area.removesuffix('省').removesuffix('市') if level in '省市' else area}{level if level in '省市' else ''}委" if area else ""
