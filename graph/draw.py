"""One HTML file of a picture: pyvis describes the network, vis-network from pyvis's own files is inlined.

The page asks nothing of a network, runs only the two scripts whose hashes its policy names, and
shows every label as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import jinja2
from pyvis.network import Network

from graph.layout import HEIGHT, WIDTH, Point, layouts, leading, wrap
from graph.picture import Fact, Node, Number, Picture
from loaders.readings import pinyin

LARGEST = 2000  # nodes that are drawn whole; a larger picture opens on its most connected FIRST
FIRST = 500
_SCRIPTS = ("base.js", "drawing.js", "filters.js", "panel.js", "reading.js", "start.js")
_FONT, _SMALL = 16, 8

# Colours of Okabe and Ito's palette (2008), darkened where white needs it; shape and fill differ as well.
LOOKS: dict[str, dict[str, Any]] = {
    "Programme": {"shape": "star", "color": "#c44e00", "size": 16},
    "Project": {"shape": "square", "color": "#0072b2", "size": 8},
    "Company": {"shape": "diamond", "color": "#a8447f", "size": 10},
    "Organization": {"shape": "triangle", "color": "#5b3a8c", "size": 9},
    "Place": {"shape": "dot", "color": "#00795b", "size": 7},
    "Policy": {"shape": "hexagon", "color": "#59606e", "size": 8},
    "Designation": {"shape": "star", "color": "#8f6a00", "size": 10, "hollow": True},
    "Event": {"shape": "triangleDown", "color": "#a3123a", "size": 8},
    "Platform": {"shape": "square", "color": "#2f6f8f", "size": 8, "hollow": True},
    "Industry": {"shape": "hexagon", "color": "#7a5230", "size": 8, "hollow": True},
    "Challenge": {"shape": "triangleDown", "color": "#333333", "size": 9, "hollow": True},
}
_LINKS = {"GeoNames": "https://www.geonames.org/{}", "Wikidata": "https://www.wikidata.org/wiki/{}"}
_CHOSEN = {"background": "#ffd84d", "border": "#1d2433"}
_DASHED = ("section", "name")


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question whose answer stands under the picture: header row first."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    may_say: str = ""


def page(picture: Picture, question: Question | None = None, *, text: bool = True) -> str:
    """Return the page of a picture as one HTML text.

    ``text`` False leaves the report's sentences out and keeps only the words of each fact.
    """
    drawn = _cut(picture)
    data = _data(picture, drawn, text)
    network = _network(drawn, data)
    web = resources.files("graph") / "web"
    script = "\n".join((web / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    library = _library()
    network.templateEnv = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (web / name).read_text(encoding="utf-8")), autoescape=True
    )
    network.templateEnv.globals |= {
        "style": (web / "page.css").read_text(encoding="utf-8"),
        "script": script,
        "library": library,
        "policy": _policy(library, script),
        "data": _embedded(data),
        "drawn": _embedded({"nodes": network.nodes, "edges": network.edges, "options": network.options}),
        "question": question.text if question else "",
        "may_say": question.may_say if question else "",
        "rows": question.rows if question else (),
    }
    network.path = "page.html"
    return str(network.generate_html())


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


def _network(drawn: Picture, data: Mapping[str, Any]) -> Network:
    """Let pyvis describe the drawn nodes and edges; directed, so that no parallel edge is lost."""
    network = Network(directed=True, heading=drawn.title, cdn_resources="in_line")
    first = set(leading(drawn))
    by_id = {node["id"]: node for node in data["nodes"]}
    for node in drawn.nodes:
        look = LOOKS[node.type]
        x, y = by_id[_short(node.iri)]["places"]["force"]
        fill = "#ffffff" if look.get("hollow") else look["color"]
        network.add_node(
            _short(node.iri), label=wrap(node.label), shape=look["shape"], size=look["size"], x=x, y=y,
            color={"background": fill, "border": look["color"], "highlight": _CHOSEN},
            font={"size": _FONT if node.iri in first else _SMALL, "strokeWidth": 3, "strokeColor": "#ffffff"},
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
        "borderWidth": 2,
        "font": {"color": "#1d2433", "face": "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"},
        "scaling": {"label": {"drawThreshold": 9, "maxVisible": 40}},
    },
    "edges": {
        "color": {"color": "#9aa3b5", "highlight": "#0b5cad", "hover": "#0b5cad"},
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
        if fact["o"] is None or not {names[fact["s"]], names[fact["o"]]} <= kept:
            continue
        lines.setdefault((names[fact["s"]], fact["p"], names[fact["o"]]), []).append(i)
    return lines


def _short(iri: str) -> str:
    return iri.partition("/id/")[2] or iri


def _data(picture: Picture, drawn: Picture, text: bool) -> dict[str, Any]:
    places = layouts(drawn)
    sentence_at = {line.iri: i for i, line in enumerate(picture.lines)}
    node_at = {node.iri: i for i, node in enumerate(picture.nodes)}
    section_at = {heading.iri: i for i, heading in enumerate(picture.headings)}
    degrees = picture.degrees()
    web = resources.files("graph") / "web" / "words.json"
    facts = [f for f in picture.facts if f.sentence in sentence_at and f.subject in node_at]
    return {
        "words": json.loads(web.read_text(encoding="utf-8")),
        "looks": LOOKS,
        "width": WIDTH,
        "height": HEIGHT,
        "readable": 12 / _FONT,
        "leading": [node_at[iri] for iri in leading(drawn)],
        "nodes": [_node(n, degrees[n.iri], places) for n in picture.nodes],
        "facts": [_fact(f, node_at, sentence_at, picture, text) for f in facts],
        "figures": [_number(n, node_at, sentence_at) for n in picture.numbers if n.sentence in sentence_at],
        "sentences": [
            {"start": line.start, "end": line.end, "text": line.text if text else "",
             "section": section_at[line.section]}
            for line in picture.lines
        ],
        "sections": _sections(picture),
        "mentions": [
            [node_at[thing], sentence_at[sentence], start, end]
            for thing, sentence, start, end in picture.mentions
            if thing in node_at and sentence in sentence_at
        ],
    }  # fmt: skip


def _node(node: Node, degree: int, places: Mapping[str, Mapping[str, Point]]) -> dict[str, Any]:
    identifiers = [
        [scheme, value, _LINKS.get(scheme, "").format(value)] for scheme, value in node.identifiers
    ]
    return {
        "id": _short(node.iri), "type": node.type, "label": node.label, "wrapped": wrap(node.label),
        "aliases": node.aliases, "pinyin": " ".join(pinyin(node.label)), "town": node.town, "degree": degree,
        "ids": identifiers,
        "places": {
            name: [round(v, 1) for v in at[node.iri]] for name, at in places.items() if node.iri in at
        },
    }  # fmt: skip


def _fact(
    fact: Fact, node_at: Mapping[str, int], sentence_at: Mapping[str, int], picture: Picture, text: bool
) -> dict[str, Any]:
    at = sentence_at[fact.sentence]
    line = picture.lines[at]
    said: dict[str, Any] = {
        "s": node_at[fact.subject], "p": fact.predicate, "o": node_at.get(fact.object), "v": fact.value,
        "basis": fact.basis, "at": at, "start": fact.start, "end": fact.end, "notes": fact.notes,
    }  # fmt: skip
    return said if text else said | {"quote": line.text[fact.start - line.start : fact.end - line.start]}


def _number(number: Number, node_at: Mapping[str, int], sentence_at: Mapping[str, int]) -> dict[str, Any]:
    money = number.unit.endswith("元") and number.kind == "level"
    return {
        "indicator": number.indicator, "quantity": number.quantity, "printed": number.printed,
        "unit": number.unit, "kind": number.kind, "nature": number.nature, "quoted": number.quoted,
        "qualifier": number.qualifier, "period": number.period, "money": money, "base": number.base,
        "at": sentence_at[number.sentence], "start": number.start, "end": number.end,
        "about": [node_at[iri] for iri in number.about if iri in node_at],
    }  # fmt: skip


def _sections(picture: Picture) -> list[dict[str, Any]]:
    """Return the sections with the index of the one above each (the last before it that is less deep)."""
    rows: list[dict[str, Any]] = []
    above: dict[int, int] = {}
    for i, heading in enumerate(picture.headings):
        up = max((above[d] for d in above if d < heading.depth), default=None)
        above = {d: at for d, at in above.items() if d < heading.depth} | {heading.depth: i}
        rows.append({"label": heading.label, "depth": heading.depth, "up": up})
    return rows
