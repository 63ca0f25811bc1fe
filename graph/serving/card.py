"""One thing on a small page: what it is, its identifiers, what is said of it, with the words that say so."""

from __future__ import annotations

from importlib import resources

import jinja2

from graph.answers.describing import description
from graph.answers.engines import Engine

PREVIEW = 3  # statements and figures on a preview
WHOLE = 1000  # and on a page of its own
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def card(engine: Engine, iri: str, most: int = PREVIEW) -> str:
    """Return the page of a thing as HTML without scripts; all of the graph's words are escaped."""
    source = resources.files("graph").joinpath("web", "card.html").read_text(encoding="utf-8")
    template = jinja2.Environment(autoescape=True, trim_blocks=True).from_string(source)
    return template.render(thing=description(engine, iri), most=most)
