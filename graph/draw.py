"""One HTML file of a picture: pyvis describes the network, vis-network from pyvis's own files is inlined.

The page asks nothing of a network, runs only the two scripts whose hashes its policy names, and
shows every label as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import jinja2
from pyvis.network import Network

from graph.layout import Layout, layouts, leading, marks
from graph.mapping import Ground, on_map, survey
from graph.picture import Fact, Node, Number, Picture
from graph.spacing import FONT, wrap
from loaders.readings import pinyin
from queries.catalog import Words

LARGEST = 2000  # nodes that are drawn whole; a larger picture opens on its most connected FIRST
FIRST = 500
_SCRIPTS = ("base.js", "drawing.js", "filters.js", "panel.js", "reading.js", "start.js")

# Colours of Okabe and Ito's palette (2008), darkened where white needs it; shape and fill differ as well.
LOOKS: dict[str, dict[str, Any]] = {
    "Programme": {"shape": "star", "color": "#c44e00"},
    "Project": {"shape": "square", "color": "#0072b2"},
    "Company": {"shape": "diamond", "color": "#a8447f"},
    "Organization": {"shape": "triangle", "color": "#5b3a8c"},
    "Place": {"shape": "dot", "color": "#00795b"},
    "Policy": {"shape": "hexagon", "color": "#59606e"},
    "Designation": {"shape": "star", "color": "#8f6a00", "hollow": True},
    "Event": {"shape": "triangleDown", "color": "#a3123a"},
    "Platform": {"shape": "square", "color": "#2f6f8f", "hollow": True},
    "Industry": {"shape": "hexagon", "color": "#7a5230", "hollow": True},
    "Challenge": {"shape": "triangleDown", "color": "#333333", "hollow": True},
}
_LINKS = {"GeoNames": "https://www.geonames.org/{}", "Wikidata": "https://www.wikidata.org/wiki/{}"}
_READABLE = 11.1  # pixels of the named labels at first sight
_DASHED = ("section", "name")


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question whose answer stands under the picture: header row first."""

    text: Words
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]  # language, rows
    evidence: tuple[tuple[str, int, int], ...] = ()  # sentence, start, end of each row's first quote
    may_say: Words | None = None
    remarks: tuple[tuple[str, str], ...] = ()  # language, text


def page(picture: Picture, question: Question | None = None, *, text: bool = True) -> str:
    """Return the page of a picture as one HTML text.

    ``text`` False leaves the report's sentences out and keeps only the words of each fact.
    """
    drawn = _cut(picture)
    placed = layouts(drawn)
    ground = survey(drawn)
    if ground and ground.seats:
        placed["map"] = on_map(drawn, ground)
    data = _data(picture, drawn, placed, text) | {"map": _map(picture, ground)}
    network = _network(drawn, data, placed["force"])
    script = "\n".join(_web(name) for name in _SCRIPTS)
    library = _library()
    network.templateEnv = jinja2.Environment(loader=jinja2.FunctionLoader(_web), autoescape=True)
    network.templateEnv.globals |= {
        "style": _web("page.css"),
        "script": script,
        "library": library,
        "policy": _policy(library, script),
        "data": _embedded(data),
        "drawn": _embedded({"nodes": network.nodes, "edges": network.edges, "options": network.options}),
        "question": question,
        "sentence_at": {line.iri: i for i, line in enumerate(picture.lines)},
    }
    network.path = "page.html"
    return str(network.generate_html())


def legend() -> dict[str, tuple[str, str]]:
    """Return for each drawn type its Chinese and English name."""
    words = json.loads(_web("words.json"))
    return {kind: tuple(words[f"type.{kind}"]) for kind in LOOKS}


def report_name(iri: str) -> str:
    """Return the short name of a report: 440113-2025-plan."""
    return iri.rpartition("/")[2]


def _web(name: str) -> str:
    return (resources.files("graph") / "web" / name).read_text(encoding="utf-8")


def _map(picture: Picture, ground: Ground | None) -> dict[str, Any] | None:
    if ground is None or not ground.seats:
        return None
    node_at = {node.iri: i for i, node in enumerate(picture.nodes)}
    return {
        "rings": ground.rings,
        "towns": ground.towns,
        "adrift": [[node_at[iri], places] for iri, places in ground.adrift],
    }


def _cut(picture: Picture) -> Picture:
    if len(picture.nodes) <= LARGEST:
        return picture
    degrees = picture.degrees()
    first = sorted((n.iri for n in picture.nodes), key=lambda iri: (-degrees[iri], iri))[:FIRST]
    return picture.only(first)


def _library() -> str:
    """Return vis-network as pyvis ships it, without its pointer to a source map."""
    files = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return files.read_text(encoding="utf-8").rpartition("//# sourceMappingURL=")[0]


def _policy(*scripts: str) -> str:
    """Return a Content-Security-Policy (CSP Level 3) that runs these scripts only and connects nowhere."""
    hashes = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _embedded(value: Any) -> str:
    """Return JSON that no HTML parser can leave: every < is written as an escape."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _network(drawn: Picture, data: Mapping[str, Any], layout: Layout) -> Network:
    """Let pyvis describe the drawn nodes and edges; directed, so that no parallel edge is lost."""
    network = Network(directed=True, heading=drawn.title, cdn_resources="in_line")
    sizes = marks(drawn)
    for node in drawn.nodes:
        look = LOOKS[node.type]
        x, y = layout.points[node.iri]
        fill = "#ffffff" if look.get("hollow") else look["color"]
        network.add_node(
            _short(node.iri), label=wrap(node.label), shape=look["shape"], x=round(x, 1), y=round(y, 1),
            size=round(sizes[node.iri], 1), font={"size": layout.fonts[node.iri]},
            color={"background": fill, "border": look["color"]},
        )  # fmt: skip
    for (subject, predicate, target), facts in _edges(drawn, data).items():
        inferred = all(data["facts"][i]["basis"] in _DASHED for i in facts)
        network.add_edge(subject, target, p=predicate, facts=facts, dashes=inferred)
    network.options = _OPTIONS
    return network


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "hideEdgesOnZoom": True, "tooltipDelay": 10**9},
    "nodes": {
        "borderWidth": 1.5,
        "color": {"highlight": {"background": "#ffd84d", "border": "#1d2433"}},
        "font": {
            "color": "#1d2433",
            "face": "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif",
            "strokeWidth": 3,
            "strokeColor": "#ffffff",
            "vadjust": -1,
        },
        "scaling": {"label": {"drawThreshold": 11, "maxVisible": 40}},
    },
    "edges": {
        "color": {"color": "#7f889c", "highlight": "#0b5cad", "hover": "#0b5cad"},
        "arrows": {"to": {"scaleFactor": 0.4}},
        "smooth": False,
        "width": 0.8,
        "selectionWidth": 2,
    },
}


def _edges(drawn: Picture, data: Mapping[str, Any]) -> dict[tuple[str, str, str], list[int]]:
    """Gather the facts of each line: one line for one relation of two things, however often stated."""
    kept = {_short(node.iri) for node in drawn.nodes}
    names = [node["id"] for node in data["nodes"]]
    lines: dict[tuple[str, str, str], list[int]] = {}
    for i, fact in enumerate(data["facts"]):
        if "o" not in fact or not {names[fact["s"]], names[fact["o"]]} <= kept:
            continue
        lines.setdefault((names[fact["s"]], fact["p"], names[fact["o"]]), []).append(i)
    return lines


def _short(iri: str) -> str:
    return iri.partition("/id/")[2] or iri


def _data(picture: Picture, drawn: Picture, placed: Mapping[str, Layout], text: bool) -> dict[str, Any]:
    sentence_at = {line.iri: i for i, line in enumerate(picture.lines)}
    node_at = {node.iri: i for i, node in enumerate(picture.nodes)}
    section_at = {heading.iri: i for i, heading in enumerate(picture.headings)}
    degrees = picture.degrees()
    facts = [f for f in picture.facts if f.sentence in sentence_at and f.subject in node_at]
    numbers = [n for n in picture.numbers if n.sentence in sentence_at]
    said = facts, numbers
    return {
        "words": json.loads(_web("words.json")),
        "looks": LOOKS,
        "layouts": {
            name: {"width": layout.width, "height": layout.height, "captions": layout.captions}
            for name, layout in placed.items()
        },
        "readable": _READABLE / FONT,
        "leading": [node_at[iri] for iri in leading(drawn)],
        "nodes": [_node(n, degrees[n.iri], placed) for n in picture.nodes],
        "facts": [_fact(f, node_at, sentence_at) for f in facts],
        "figures": [_number(n, node_at, sentence_at) for n in numbers],
        "sentences": [
            {"start": line.start, "section": section_at[line.section]} | ({"text": line.text} if text else {})
            for line in picture.lines
        ],
        "quotes": {} if text else _quotes(picture, *said),
        "sections": _sections(picture),
        "mentions": [
            [node_at[thing], sentence_at[sentence], start, end]
            for thing, sentence, start, end in picture.mentions
            if thing in node_at and sentence in sentence_at
        ],
    }  # fmt: skip


def _quotes(picture: Picture, facts: Sequence[Fact], numbers: Sequence[Number]) -> dict[str, str]:
    """Return the words of each passage that a fact or figure was read from, by its offsets."""
    lines = {line.iri: (i, line) for i, line in enumerate(picture.lines)}
    found = {}
    items: list[Fact | Number] = [*facts, *numbers]
    for item in items:
        at, line = lines[item.sentence]
        found[f"{at}:{item.start}-{item.end}"] = line.text[item.start - line.start : item.end - line.start]
    return found


def _node(node: Node, degree: int, placed: Mapping[str, Layout]) -> dict[str, Any]:
    """Describe a node; what is empty is left out, for there may be many."""
    told = {
        "aliases": node.aliases,
        "town": node.town,
        "ids": [[s, value, _LINKS.get(s, "").format(value)] for s, value in node.identifiers],
        "places": {
            name: [round(v, 1) for v in (*layout.points[node.iri], layout.fonts[node.iri])]
            for name, layout in placed.items()
            if node.iri in layout.points
        },
    }
    return {
        "id": _short(node.iri), "type": node.type, "label": node.label, "degree": degree,
        "pinyin": " ".join(pinyin(node.label)),
    } | {key: value for key, value in told.items() if value}  # fmt: skip


def _fact(fact: Fact, node_at: Mapping[str, int], sentence_at: Mapping[str, int]) -> dict[str, Any]:
    """Describe a fact; what is empty is left out."""
    thing = node_at.get(fact.object)
    told = {"o": thing, "v": fact.value if thing is None else None, "notes": fact.notes or None}
    return {
        "s": node_at[fact.subject], "p": fact.predicate, "basis": fact.basis,
        "at": sentence_at[fact.sentence], "start": fact.start, "end": fact.end,
    } | {key: value for key, value in told.items() if value is not None}  # fmt: skip


def _number(number: Number, node_at: Mapping[str, int], sentence_at: Mapping[str, int]) -> dict[str, Any]:
    money = number.unit.endswith("元") and number.kind == "level"
    return {
        "indicator": number.indicator, "quantity": number.quantity, "printed": number.printed,
        "unit": number.unit, "kind": number.kind, "nature": number.nature, "quoted": number.quoted,
        "qualifier": number.qualifier, "direction": number.direction, "period": number.period,
        "outcome": number.outcome, "area": number.area, "money": money, "base": number.base,
        "at": sentence_at[number.sentence], "start": number.start, "end": number.end,
        "about": [node_at[iri] for iri in number.about if iri in node_at],
    }  # fmt: skip


def _sections(picture: Picture) -> list[dict[str, Any]]:
    """Return the sections with the index of the one above each (the last before it that is less deep)."""
    rows: list[dict[str, Any]] = []
    above: dict[int, int] = {}
    report = ""
    for i, heading in enumerate(picture.headings):
        if heading.report != report:
            report, above = heading.report, {}
        up = max((above[d] for d in above if d < heading.depth), default=None)
        above = {d: at for d, at in above.items() if d < heading.depth} | {heading.depth: i}
        rows.append({"label": heading.label, "depth": heading.depth, "up": up, "report": report_name(report)})
    return rows
