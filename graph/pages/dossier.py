"""What a static page says of things: names, facts, figures and words, looked up in a picture."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib import resources
from urllib.parse import quote as percent

from markupsafe import Markup

from graph.pages.mapping import survey
from graph.pages.pagedata import LOOKS, report_name
from graph.pages.picture import Fact, Line, Number, Picture
from graph.pages.sketches import mark
from queries.catalog import ID

_SEATED = ("Project", "Platform", "Event", "Organization", "Company")
_WHERE = ("locatedIn", "heldIn")
_TOPICS = {
    "programmes": "行动 · Programmes",
    "projects": "项目 · Projects",
    "bodies": "企业与机构 · Companies and bodies",
    "places": "地点 · Places",
    "numbers": "数字 · Numbers",
    "policy": "政策与称号 · Policy and titles",
    "evidence": "依据 · Evidence",
    "districts": "各地比较 · Across districts",
}

Serving = tuple[str, list[str], list[str], list[Fact]]


class Dossier:
    """A picture with its lookups, as the templates of the site read it.

    ``text`` False means that the site has no page of the report's text to lead to.
    """

    def __init__(self, picture: Picture, text: bool = True) -> None:
        self.picture, self.text, self.title = picture, text, picture.title
        self.nodes = {node.iri: node for node in picture.nodes}
        names = Counter(node.label for node in picture.nodes)
        self.by_label = {node.label: node.iri for node in picture.nodes if names[node.label] == 1}
        self.lines: dict[str, Line] = {line.iri: line for line in picture.lines}
        self.degrees = picture.degrees()
        self.ground = survey(picture)
        self.facts_of: dict[str, list[Fact]] = defaultdict(list)
        for fact in picture.facts:
            for iri in dict.fromkeys((fact.subject, fact.object)):
                self.facts_of[iri].append(fact)
        self.figures_of: dict[str, list[Number]] = defaultdict(list)
        for number in picture.numbers:
            for iri in number.about:
                self.figures_of[iri].append(number)
        self.named_in: dict[str, dict[str, None]] = defaultdict(dict)
        for iri, sentence, _, _ in picture.mentions:
            self.named_in[iri][sentence] = None
        self._anchors = {line.iri: f"s{i}" for i, line in enumerate(picture.lines)}
        self._paths = dict(_paths(picture))
        self.several = len({heading.report for heading in picture.headings}) > 1
        self._reports = {heading.iri: heading.report for heading in picture.headings}
        words = (resources.files("graph") / "web" / "words.json").read_text(encoding="utf-8")
        self._words: dict[str, list[str]] = json.loads(words)
        self.doors = self._doors()

    def _doors(self) -> list[tuple[str, str, str]]:
        types = {node.type for node in self.nodes.values()}
        lists = [
            (f"list-{kind.lower()}.html", self.word(f"type.{kind}"), self.word(f"type.{kind}", "en"))
            for kind in ("Programme", "Project", "Place", "Company")
            if kind in types
        ]
        return [
            ("index.html", "首页", "Home"),
            *lists,
            ("figures.html", "数字", "Figures"),
            ("graph.html", "关系图", "Graph"),
            *([("map.html", "地图", "Map")] if self.ground else []),
            *([("report.html", "原文", "The report")] if self.text else []),
            ("identifiers.html", "标识", "Identifiers"),
            ("caveats.html", "读法与局限", "Caveats"),
        ]

    def word(self, key: str, language: str = "zh") -> str:
        """Return a word of the pages; an unknown key stands for itself."""
        return self._words.get(key, [key, key])[language == "en"]

    def topic(self, name: str) -> str:
        """Return the heading of a topic of questions."""
        return _TOPICS.get(name, name)

    def topics(self) -> tuple[str, ...]:
        """Return the topics of questions in the order of the index."""
        return tuple(_TOPICS)

    def mark(self, kind: str) -> Markup:
        """Return the mark of a type."""
        return mark(LOOKS[kind])

    def page_of(self, iri: str) -> str:
        """Return the file of a thing's page: its IRI in letters that every file system takes."""
        short = iri.removeprefix(ID)
        safe = re.sub(r"[^a-z0-9-]+", "-", short.lower())[:80]
        if safe != short.replace("/", "-"):
            safe += "-" + hashlib.sha256(short.encode()).hexdigest()[:8]
        return f"things/{safe}.html"

    def fragment(self, iri: str) -> str:
        """Return the fragment by which the graph page opens on a thing."""
        return "s=" + percent(iri.removeprefix(ID), safe="")

    def anchor(self, sentence: str) -> str:
        """Return the anchor of a sentence on the page of the text."""
        return self._anchors[sentence]

    def quote(self, item: Fact | Number) -> tuple[str, str, str]:
        """Return a sentence as what stands before the words read, the words, and what stands after.

        Where the text is left out only the words remain.
        """
        line = self.lines[item.sentence]
        start, end = item.start - line.start, item.end - line.start
        before, after = (line.text[:start], line.text[end:]) if self.text else ("", "")
        return before, line.text[start:end], after

    def words_at(self, sentence: str, start: int, end: int) -> str:
        """Return the words of a passage by its offsets in the report."""
        line = self.lines[sentence]
        return line.text[start - line.start : end - line.start]

    def path(self, section: str) -> str:
        """Return the headings above and of a section."""
        return self._paths[section]

    def where(self, item: Fact | Number) -> str:
        """Return the headings that an item stands under."""
        return self._paths[self.lines[item.sentence].section]

    def amount(self, number: Number) -> str:
        """Return a figure as it is read: qualifier, direction, number, unit."""
        way = self.word(f"d.{number.direction}") if number.direction else ""
        return f"{self.word(f'q.{number.qualifier}')}{way}{number.printed}{number.unit}"

    def places(self, iri: str) -> list[str]:
        """Return the labels of the places that a thing is said to lie in."""
        found = (f.object for f in self.facts_of[iri] if f.subject == iri and f.predicate in _WHERE)
        return list(dict.fromkeys(self.nodes[place].label for place in found if place in self.nodes))

    def states(self, iri: str) -> list[str]:
        """Return the states of a thing, each with its period: 2024年:已完成."""
        found = []
        for fact in self.facts_of[iri]:
            if fact.predicate == "status" and fact.subject == iri:
                period = dict(fact.notes).get("period", "")
                found.append(f"{period}:{fact.value}" if period else fact.value)
        return list(dict.fromkeys(found))

    def serving(self, programme: str) -> list[Serving]:
        """Return the projects that serve a programme with places, states and the facts that say so."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts_of[programme]:
            node = self.nodes.get(fact.subject)
            if fact.predicate == "serves" and fact.object == programme and node and node.type == "Project":
                found[fact.subject].append(fact)
        return [(iri, self.places(iri), self.states(iri), facts) for iri, facts in found.items()]

    def ranked(self, kind: str) -> list[str]:
        """Return the things of a type, those with most said of them first."""
        iris = (node.iri for node in self.picture.nodes if node.type == kind)
        return sorted(iris, key=lambda iri: (-len(self.facts_of[iri]), -len(self.figures_of[iri]), iri))

    def seated(self) -> list[str]:
        """Return what counts on the map: things that lie in a town, not the villages themselves."""
        seats = self.ground.seats if self.ground else ()
        return [iri for iri in seats if self.nodes[iri].type in _SEATED]

    def pairs(self, numbers: Iterable[Number]) -> list[tuple[Number, Number]]:
        """Return results and targets of one report's same quantity, kind, area and things, side by side."""
        told = [n for n in numbers if not n.quoted]
        actuals = {self._key(n): n for n in told if n.nature == "actual"}
        return [(actuals[self._key(n)], n) for n in told if n.nature == "target" and self._key(n) in actuals]

    def _key(self, number: Number) -> tuple[str, str, str, str, Sequence[str]]:
        report = self._reports[self.lines[number.sentence].section]
        return report, number.quantity, number.kind, number.area, number.about


def _paths(picture: Picture) -> Iterable[tuple[str, str]]:
    """Yield each section with its path of headings, led by the report's short name if there are several."""
    several = len({heading.report for heading in picture.headings}) > 1
    above: dict[int, str] = {}
    report = ""
    for heading in picture.headings:
        if heading.report != report:
            report, above = heading.report, {}
        above = {depth: label for depth, label in above.items() if depth < heading.depth}
        above[heading.depth] = heading.label
        path = [report_name(report)] if several else []
        yield heading.iri, " › ".join(path + [label for _, label in sorted(above.items()) if label])
