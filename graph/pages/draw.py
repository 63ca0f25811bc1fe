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

from graph.pages.layout import Layout, layouts, marks
from graph.pages.mapping import on_map, survey
from graph.pages.pagedata import LOOKS, map_data, page_data, short, web
from graph.pages.picture import Picture
from graph.pages.spacing import wrap
from queries.catalog import Words

LARGEST = 2000  # nodes that are drawn whole; a larger picture opens on its most connected FIRST
FIRST = 500
_SCRIPTS = ("base.js", "drawing.js", "filters.js", "panel.js", "reading.js", "start.js")

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
    data = page_data(picture, drawn, placed, text) | {"map": map_data(picture, ground)}
    network = _network(drawn, data, placed["force"])
    script = "\n".join(web(name) for name in _SCRIPTS)
    library = _library()
    network.templateEnv = jinja2.Environment(loader=jinja2.FunctionLoader(web), autoescape=True)
    network.templateEnv.globals |= {
        "style": web("page.css"),
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
            short(node.iri), label=wrap(node.label), shape=look["shape"], x=round(x, 1), y=round(y, 1),
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
    kept = {short(node.iri) for node in drawn.nodes}
    names = [node["id"] for node in data["nodes"]]
    lines: dict[tuple[str, str, str], list[int]] = {}
    for i, fact in enumerate(data["facts"]):
        if "o" not in fact or not {names[fact["s"]], names[fact["o"]]} <= kept:
            continue
        lines.setdefault((names[fact["s"]], fact["p"], names[fact["o"]]), []).append(i)
    return lines
