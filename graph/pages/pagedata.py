"""What a page's scripts know: things, facts, figures and sentences that refer to each other by index."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from graph.pages.layout import Layout, leading
from graph.pages.mapping import Ground
from graph.pages.picture import Fact, Node, Number, Picture
from graph.pages.spacing import FONT
from loaders.readings import pinyin

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


def legend() -> dict[str, tuple[str, str]]:
    """Return for each drawn type its Chinese and English name."""
    words = json.loads(web("words.json"))
    return {kind: tuple(words[f"type.{kind}"]) for kind in LOOKS}


def report_name(iri: str) -> str:
    """Return the short name of a report: 440113-2025-plan."""
    return iri.rpartition("/")[2]


def short(iri: str) -> str:
    """Return the IRI of a thing without the namespace that all share."""
    return iri.partition("/id/")[2] or iri


def web(name: str) -> str:
    """Return a file of the page: template, style, script or words."""
    return (resources.files("graph") / "web" / name).read_text(encoding="utf-8")


def map_data(picture: Picture, ground: Ground | None) -> dict[str, Any] | None:
    """Return the outline and towns in pixels, and what stands nowhere; None without a map."""
    if ground is None or not ground.seats:
        return None
    node_at = {node.iri: i for i, node in enumerate(picture.nodes)}
    return {
        "rings": ground.rings,
        "towns": ground.towns,
        "adrift": [[node_at[iri], places] for iri, places in ground.adrift],
    }


def page_data(picture: Picture, drawn: Picture, placed: Mapping[str, Layout], text: bool) -> dict[str, Any]:
    """Return what the scripts of a page read; ``drawn`` is the part that is drawn at once."""
    sentence_at = {line.iri: i for i, line in enumerate(picture.lines)}
    node_at = {node.iri: i for i, node in enumerate(picture.nodes)}
    section_at = {heading.iri: i for i, heading in enumerate(picture.headings)}
    degrees = picture.degrees()
    facts = [f for f in picture.facts if f.sentence in sentence_at and f.subject in node_at]
    numbers = [n for n in picture.numbers if n.sentence in sentence_at]
    said = facts, numbers
    return {
        "words": json.loads(web("words.json")),
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
        "id": short(node.iri), "type": node.type, "label": node.label, "degree": degree,
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
