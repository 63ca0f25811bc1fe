"""Small drawings of the site as SVG: bars, a thing among its neighbours, a map of towns.

Every word is escaped by ``Markup``; sizes are pixels of the view box.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from graph.pages.mapping import Ground
from graph.pages.spacing import wrap

_BLUE, _RED, _INK, _SOFT = "#0b5cad", "#a3123a", "#1d2433", "#56607a"
# The marks of the graph page, each in a box of 16.
SHAPES = {
    "star": "M8 1l2 5h5l-4 3.2 1.6 5.3L8 11.4 3.4 14.5 5 9.2 1 6h5z",
    "square": "M2 2h12v12H2z",
    "diamond": "M8 1l7 7-7 7-7-7z",
    "triangle": "M8 2l7 12H1z",
    "dot": "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
    "triangleDown": "M8 14L1 2h14z",
    "hexagon": "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
}


def bars(title: str, rows: Sequence[tuple[str, float, str, str]]) -> Markup:
    """Draw horizontal bars: (label, value, what is written, link); negative ones go left."""
    if not rows:
        return Markup()
    most = max(abs(value) for _, value, _, _ in rows) or 1.0
    below = any(value < 0 for _, value, _, _ in rows)
    zero, room = (330.0, 130.0) if below else (190.0, 260.0)
    parts = []
    for i, (label, value, text, link) in enumerate(rows):
        y, long = 8 + i * 26, abs(value) / most * room
        left = zero - long if value < 0 else zero
        named = Markup('<text x="180" y="{}" text-anchor="end" fill="{}">{}</text>').format(
            y + 14, _INK, label if len(label) <= 13 else label[:12] + "…"
        )
        named = Markup('<a href="{}"><title>{}</title>{}</a>').format(link, label, named) if link else named
        parts.append(
            named
            + Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="16" fill="{}"/>').format(
                left, y + 1, max(long, 1.5), _RED if value < 0 else _BLUE
            )
            + Markup('<text x="{:.1f}" y="{}" fill="{}">{}</text>').format(
                zero + (long if value >= 0 else 0) + 6, y + 14, _SOFT, text
            )
        )
    return _svg(title, 620, 16 + 26 * len(rows), parts, "chart")


def surroundings(
    centre: str,
    around: Sequence[tuple[str, str, str, str]],
    looks: Mapping[str, Mapping[str, Any]],
    kind: str,
) -> Markup:
    """Draw a thing among its neighbours (label, type, relation, link), each a link to its page."""
    count = len(around)
    if not count:
        return Markup()
    high = 250 + 16 * count
    parts = []
    spots = []
    for i in range(count):
        turn = 2 * math.pi * (i + 0.25) / count
        spots.append((340 + 235 * math.cos(turn), high / 2 - 14 + (high / 2 - 58) * math.sin(turn)))
    middle = (340.0, high / 2 - 14)
    for (x, y), (_, _, relation, _) in zip(spots, around, strict=True):
        parts.append(
            Markup('<line x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}" stroke="#7f889c"/>').format(
                *middle, x, y
            )
        )
        parts.append(_words(relation, middle[0] * 0.4 + x * 0.6, middle[1] * 0.4 + y * 0.6, 11, _BLUE))
    for (x, y), (label, type_, _, link) in zip(spots, around, strict=True):
        body = _mark(looks[type_], x, y, 18) + _words(label, x, y + 22, 12, _INK)
        parts.append(Markup('<a href="{}">{}</a>').format(link, body))
    parts.append(_mark(looks[kind], *middle, 30) + _words(centre, middle[0], middle[1] + 30, 14, _INK, "700"))
    return _svg(centre, 680, high, parts, "around")


def mark(look: Mapping[str, Any]) -> Markup:
    """Return the mark of a type as an inline drawing."""
    return Markup(
        '<svg class="mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">{}</svg>'
    ).format(_mark(look, 8, 8, 16))


def towns(title: str, ground: Ground, counts: Mapping[str, int], links: Mapping[str, str]) -> Markup:
    """Draw the outline and the towns; a circle's area grows with how much stands in the town."""
    parts = []
    for ring in ground.rings:
        line = " ".join(f"{x},{y}" for x, y in ring)
        parts.append(
            Markup('<polygon points="{}" fill="#eef3ee" stroke="#7d8a7d" stroke-width="2"/>').format(line)
        )
    for town, (x, y) in ground.towns:
        count = counts.get(town, 0)
        body = Markup(
            '<circle cx="{}" cy="{}" r="{:.1f}" fill="{}" fill-opacity=".8" stroke="#fff"/>'
        ).format(x, y, 6 + 7 * math.sqrt(count), _BLUE if count else "#8a93a8")
        above = any(t != town and abs(p[0] - x) < 80 and 0 <= p[1] - y < 40 for t, p in ground.towns)
        offset = -(12 + 7 * math.sqrt(count)) if above else 24 + 7 * math.sqrt(count)
        text = f"{town} {count}" if count else town
        body += Markup(
            '<text x="{}" y="{:.0f}" text-anchor="middle" font-size="20" fill="{}" paint-order="stroke" '
            'stroke="#fff" stroke-width="4">{}</text>'
        ).format(x, y + offset, _INK, text)
        parts.append(Markup('<a href="{}">{}</a>').format(links[town], body) if town in links else body)
    return _svg(title, ground.width, ground.height, parts, "map")


def _svg(title: str, width: float, height: float, parts: Iterable[Markup], kind: str) -> Markup:
    return Markup(
        '<svg class="{}" role="img" viewBox="0 0 {:.0f} {:.0f}" font-size="14"><title>{}</title>{}</svg>'
    ).format(kind, width, height, title, Markup().join(parts))


def _mark(look: Mapping[str, Any], x: float, y: float, size: float) -> Markup:
    scale = size / 16
    hollow = look.get("hollow")
    return Markup(
        '<path transform="translate({:.1f} {:.1f}) scale({:.2f})" d="{}" fill="{}" stroke="{}" '
        'stroke-width="{}"/>'
    ).format(
        x - 8 * scale, y - 8 * scale, scale, SHAPES[look["shape"]], "#fff" if hollow else look["color"],
        look["color"], 2.2 if hollow else 1,
    )  # fmt: skip


def _words(text: str, x: float, y: float, size: int, color: str, weight: str = "400") -> Markup:
    lines = Markup().join(
        Markup('<tspan x="{:.0f}" dy="{}">{}</tspan>').format(x, f"{1.15 * size:.0f}" if i else 0, line)
        for i, line in enumerate(wrap(text).split("\n"))
    )
    return Markup(
        '<text x="{:.0f}" y="{:.0f}" text-anchor="middle" font-size="{}" font-weight="{}" fill="{}" '
        'paint-order="stroke" stroke="#fff" stroke-width="3">{}</text>'
    ).format(x, y, size, weight, color, lines)
