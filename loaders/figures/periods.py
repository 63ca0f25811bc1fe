"""When a figure holds: the section's year, or the nearest time that the text names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.records import Document, Outline, Section
from loaders.seeking import Sought
from loaders.text import Span, plain

_FIVE = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_COUNT = {"两": 2, "十": 10} | {han: n for n, han in enumerate("一二三四五六七八九", 1)}
_COUNT |= {str(n): n for n in range(2, 10)}
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4}
_YEAR = r"(?:19|20)\d\d"
_WHEN = Sought(
    rf"(?P<base>(?:比|较|同|与|相比|基期|[高低多少快慢好优]于|高出)(?:[“\"]?十[一二三四五六]五[”\"]?(?:规划)?(?:期?末|时期|收官|初)|{_YEAR}年(?:同期|末|底)?|上一?年(?:同期|末|底)?|去年(?:同期|末"
    rf"|底)?|[一二三四]季度|上半年|前三季度|\d{{1,2}}月(?:份)?(?:和\d{{1,2}}月)?|年初|上月)|{_YEAR}年(?:同期|末|底)?(?:水平)?的(?=[\d.]+[%倍])"
    rf"|(?:是|为|相当于|达到?)(?:{_YEAR}年|上年|去年|上个?五年|“?十[一二三四五六]五”?(?:时期)?)(?:同期|末|底)?的(?=[\d约近一两二三四五六七八九十]))"
    rf"|(?P<since>(?P<s>{_YEAR})年(?:\d{{1,2}}月)?以来|(?P<back>[两三四])年来)"
    rf"|(?P<span>(?P<first>{_YEAR})年?[-—–~至到]+(?P<last>{_YEAR})(?:年|[雪赛榨]季|财年))"
    rf"|(?P<plan>[“\"]?(?P<five>十[一二三四五六]五)[”\"]?(?:规划)?(?P<five_kind>时期|期间|以来|五年|末|收官|期末"
    rf"|前四年)?)"
    r"|(?P<same>(?:去年|上年)同期|(?<!学)前一年)|(?P<epidemic>疫情[以之]?前)"
    rf"|(?P<year>(?P<y>{_YEAR})年(?P<end>年?[末底])?)(?:(?P<m1>\d{{1,2}})[-—–~至到]+)?(?:(?P<m>\d{{1,2}})月)?(?P<year_part>上半年"
    rf"|前三季度|[一二三四]季度|前\d{{1,2}}个?月)?"
    r"|(?P<part>上半年|前三季度|前3季度|[一二三四]季度|1[-—–~至到]+\d{1,2}月(?:份)?|(?<!提)前\d{1,2}个?月"
    r"|(?<![-—–~至到\d])\d{1,2}月份|截[至止]\d{1,2}月(?:份|底|末)?|截至目前)"
    r"|(?P<last_year>去年|上年)|(?P<this>今年|本年|年内|全年(?!任务|目标|计划|预期|预算)|当年)|(?P<next>明年)"
    r"|(?P<coming>(?:今后|未来)(?P<c>[一二两三四五2345])年)"
    r"|(?P<even>(?P<e>[两二三四五])年(?:平均|年均))"
    r"|(?P<five_years>(?:过去|近|这|本届政府)?[五5]年(?:来|间|里|时间|累计)|(?<=[,;])[五5]年(?=提升|上升|前移|增[长加]|提高|[新净]增|翻|跃升|进位|前进|扩大)|这五年|过去的?五年|本届政府|任期)"
    r"|(?P<recent>(?<!历时)(?<!历经)(?<!长达)(?:近|过去|这)(?P<n>[二两三四六七八九十2346789])年)"
    r"|(?P<one_year>一年来|过去一年)"
    r"|(?P<standing>(?:^|(?<=[。;]))(?:截?[至止]|到)年[末底](?=[,全]))"
    r"|(?P<later>年(?:末|底))"
)
# The part of the running year that a title says its report is on, or that an excerpt begins with.
_MONTHS = r"上半年|前三季度|前3季度|[一二三]季度|1[-—–~至]+(?:\d|1[01])月"
_PART_OF_YEAR = re.compile(
    rf"(?P<titled>{_MONTHS})[^,，。\n]{{0,20}}(?:执行|运行)情况"
    rf"|(?:^|[。\n:：])\s*(?:今年)?(?P<begun>{_MONTHS})[,，][全我][省市区县旗州]"
)
_PAUSE = re.compile("[,;]")
_CLAUSE_END = re.compile("[,。]")
# What opens a paragraph on five years: 回首五年; 五年累计新增; 这是变化最大的五年; “十四五”以来.
_FIVE_YEARS = re.compile(
    "[—\\-–]*(?:(?:这|过去|近|回首|回望|回顾|走过)*的?五年(?:[来间中里]|时间|以来|累计|接续|砥砺|奋[斗进]|拼搏|$)|(?:这是|是)[^,。]{2,16}的五年$"
    "|(?:本届政府)?任期的?五年|(?:进入)?“?(?P<plan>十[一二三四五六]五)”?(?:规划实施)?(?:以来|期间|时期|五年|$)"
    "|[与较同]“?十[一二三四五]五”?(?:期?末)(?:相比)?$)|[^。]{4,30},五年[来间]"
)
_NOT_TIME = Sought(r"[“《][^”》]{0,60}[”》]")


@dataclass(slots=True)
class Time:
    """A time named at ``start`` of a passage; ``period`` as in the guide, ``span`` for several years."""

    start: int
    end: int
    period: str
    kind: str  # year part span prior base

    @property
    def last_year(self) -> str:
        """The last year that it takes in."""
        return str(re.findall(_YEAR, self.period)[-1])


class Calendar:
    """The times of one report: what 去年, 五年来 or 前三季度 mean in a section of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        title = document.title or document.source.text[:400]
        told = _PART_OF_YEAR.search(title)
        self._headed: dict[tuple[Span, int], list[Time]] = {}  # by a heading and the year around it
        self._so_far = _part(told["titled"] or told["begun"], 0).removeprefix("0-") if told else ""

    def year_of(self, section: Section) -> int:
        """Return the year that a section speaks of."""
        if section.year:
            return section.year
        return self._document.year if section.part == "plan" else self._document.review_year

    def aimed_year(self, section: Section) -> int:
        """Return the year that the targets of a table aim at: the running one in a report on a part of it."""
        return self._document.year if self._so_far else self.year_of(section)

    def default(self, section: Section) -> Time:
        """Return the period that holds where a section names none."""
        year = self.year_of(section)
        if self._so_far and section.part != "plan":
            return Time(0, 0, f"{self._document.year}-{self._so_far}", "part")
        return Time(0, 0, str(year), "year")

    @property
    def latest(self) -> int:
        """The last year that the report looks back on: the running one in a report on a part of it."""
        return self._document.year if self._so_far else self._document.review_year

    @property
    def outlook(self) -> Time:
        """The five years of the plan that the year of delivery falls into."""
        first = max(start for start in _FIVE.values() if start <= self._document.year)
        return Time(0, 0, f"{first}..{first + 4}", "span")

    def five_years(self, lead: str) -> Time | None:
        """Return the five years that a paragraph's first words (``lead``) say it reviews, or None."""
        found = _FIVE_YEARS.match(_CLAUSE_END.split(lead, 1)[0]) or _FIVE_YEARS.match(lead)
        last = self._document.review_year
        if not found or (found["plan"] and _FIVE[found["plan"]] != last - 4):
            return None
        return Time(0, 0, f"{last - 4}..{last}", "span")

    def headed(self, outline: Outline, section: Section) -> tuple[Time, Time | None]:
        """Return the period that holds from a section's start, and the years that its averages are over.

        Both are the years that its headings review (过去五年工作回顾); where they name one year beside them
        (“十四五”时期和2025年), what is no average is of that.
        """
        if section.part != "plan":
            around = {section.path[:depth] for depth in range(section.depth + 1)}
            for other in outline.sections:
                if other.path in around:
                    times = self._in_heading(other, section)
                    spans = [t for t in times if t.kind == "span"]
                    if spans:
                        return spans[0] if len(times) == 1 else self.default(section), spans[0]
        return self.default(section), None

    def _in_heading(self, other: Section, section: Section) -> list[Time]:
        """Return the times that a heading names for a section below it, which is no plan."""
        key = other.heading, self.year_of(section)
        if key not in self._headed:
            words = plain(other.heading.of(self._document.source.text))
            self._headed[key] = self.times(words, section)
        return self._headed[key]

    def times(self, text: str, section: Section) -> list[Time]:
        """Return the times that a passage names, in order, those in titles left out."""
        titles = [m.span() for m in _NOT_TIME.finditer(text) if not re.fullmatch("“十.五”", m.group())]
        found: list[Time] = []
        for match in _WHEN.finditer(text):
            if any(a < match.start() < b for a, b in titles):
                continue
            made = self._time(match, section)
            joint = text[found[-1].end : match.start()] if found else ""
            if made and made[1] == "year" and section.part != "plan" and int(made[0][:4]) > self.latest:
                made = None if _ATTRIBUTE.search(text, 0, match.start()) else made
            if made and joint in {"、", "和", "与"} and found[-1].kind == "base":  # 较一季度、上半年分别提高
                made = made[0], "base"
            if made:
                found.append(Time(match.start(), match.end(), *made))
        return found

    def _time(self, match: re.Match[str], section: Section) -> tuple[str, str] | None:
        year = self.year_of(section)
        review = section.part != "plan"
        current = self._document.year if (self._so_far or not review) else year
        if match["base"]:
            return _base_year(match["base"]) or str(year - 1), "base"
        if match["since"]:
            first = int(match["s"] or current - _COUNT[match["back"]] + 1)
            return (f"{first}..{current}", "span") if first < current else (str(first), "year")
        if match["span"]:
            return f"{match['first']}..{match['last']}", "span"
        if match["plan"]:
            start = _FIVE[match["five"]]
            if match["five_kind"] in {"末", "期末"}:
                return f"{start + 4}", "year"
            return (
                (f"{start}..{start + 4}", "span")
                if match["five_kind"] in {"时期", "期间", "以来", "五年"}
                else None
            )
        if match["same"]:
            return str(current - 1), "prior"
        if match["epidemic"]:
            return "2019", "prior"
        if match["year"]:
            return self._of_year(match)
        if match["part"]:
            return _part(match["part"], current), "part"
        if match["last_year"]:
            return (str(year), "year") if review and not self._so_far else (str(year - 1), "last")
        if match["this"]:
            return str(current), "year"
        if match["next"]:
            return str(current + 1), "year"
        if match["coming"]:
            return f"{self._document.year}..{self._document.year + _COUNT[match['c']] - 1}", "span"
        if match["even"]:
            return f"{current - _COUNT[match['e']] + 1}..{current}", "recent"
        if match["five_years"]:
            last = self._document.review_year
            return f"{last - 4}..{last}", "span"
        if match["recent"]:
            count = _COUNT[match["n"]]
            return f"{current - count + 1}..{current}", "recent"
        if match["one_year"]:
            return str(year), "year"
        if match["standing"] and review:
            return f"{year}-end", "year"
        return None

    def _of_year(self, match: re.Match[str]) -> tuple[str, str]:
        year = int(match["y"])
        if match["year_part"]:
            return _part(match["year_part"], year), "part"
        if match["m1"] and match["m"]:
            return _part(f"1-{match['m']}月", year), "part"
        if match["m"]:
            return f"{year}-{int(match['m']):02d}", "year"
        return f"{year}-end" if match["end"] else str(year), "year"


def _base_year(words: str) -> str:
    """Return the year that words of comparison print (是2015年的, 较“十二五”末), or ""."""
    printed, five = (
        re.search(_YEAR, words),
        re.search("十[一二三四五六]五(?=”?(?:规划)?期?(?:末|收官))", words),
    )
    return printed.group() if printed else str(_FIVE[five.group()] + 4) if five else ""


def based(times: list[Time], position: int, standing: Time) -> str:
    """Return the year that a report of several years compared with before ``position``, or ""."""
    bases = [t.period for t in times if t.kind == "base" and t.start < position]
    return bases[-1] if bases and standing.kind == "span" and bases[-1] < standing.period[:4] else ""


def _part(words: str, year: int) -> str:
    if words == "上半年":
        return f"{year}-H1"
    if words in {"前三季度", "前3季度"}:
        return f"{year}-Q1..Q3"
    if words.endswith("季度"):
        return f"{year}-Q{_HAN[words[0]]}"
    months = re.findall(r"\d+", words)
    if not months:
        return f"{year}-end"
    last = int(months[-1])
    named = {3: "Q1", 6: "H1", 9: "Q1..Q3"}
    return f"{year}-{named[last]}" if last in named and not words.startswith("截") else f"{year}-{last:02d}"


_DIGIT = re.compile(r"\d")
# 征集2024年民生实事: which things, not when.
_ATTRIBUTE = re.compile(
    "(?:列入|储备|征集|谋划|申报|争取到?|确定|编制|下达|纳入|入选|提出|公布|完成)了?(?:国家|省市?|市级?)?$"
)


def at(times: list[Time], position: int, text: str, standing: Time) -> Time:
    """Return the time that governs ``position``: the nearest before it up to a ；, one in the first
    clause beyond, else ``standing``, what held before the sentence."""
    first_clause = _PAUSE.search(text)
    bound = first_clause.start() if first_clause else len(text)
    floor = text.rfind(";", 0, position)
    for time in reversed(times):
        if time.start >= position or time.kind == "base":
            continue
        if time.kind in {"prior", "last"} and re.search(r"[,;\d]", text[time.end : position]):
            continue
        left = text[time.start - 1 : time.start] in {"由", "从"}
        if left and _DIGIT.search(text, time.end, position):
            continue  # 由2020年的A增加到B: the year of A alone
        if time.start > floor or time.start <= bound:
            return time
    return standing
