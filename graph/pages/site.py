"""A small static site of a graph: an index, a page for each question and thing, all links relative."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

from graph.answers.answers import Answer, answer
from graph.answers.engines import Engine
from graph.answers.guard import Limits
from graph.errors import OutputError
from graph.pages import sketches
from graph.pages.dossier import Dossier
from graph.pages.draw import page
from graph.pages.frontpage import cards, charts
from graph.pages.identifiers import open_places, shelves
from graph.pages.pagedata import LOOKS, report_name
from graph.pages.picture import Picture
from graph.pages.views import asked
from queries.catalog import SavedQuery, every

_MARK = '<meta name="generator" content="plan-graph">'
_FIRST = 9  # programmes on the index
_ROWS = 300  # rows of a question's page
_LIMITS = Limits(seconds=5)  # for a question; its page says if that wasn't enough
_AROUND = 14  # neighbours in a thing's drawing


def build_site(engine: Engine, picture: Picture, folder: Path, *, text: bool = True) -> int:
    """Write the site into a folder, whole or not at all, and return how many pages it has.

    A folder that holds something other than an earlier site is left alone. Raises OutputError.
    """
    _check(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        count = 0
        for name, content in files(engine, picture, text=text):
            target = fresh / name
            target.parent.mkdir(exist_ok=True)
            target.write_text(content, encoding="utf-8", newline="\n")
            count += name.endswith(".html")
        os.chmod(fresh, 0o755)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(fresh, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(str(folder), f"写不进去:{error.strerror}", f"can't be written: {error.strerror}")


def _check(folder: Path) -> None:
    if not folder.exists():
        return
    index = folder / "index.html"
    ours = index.is_file() and _MARK in index.read_text(encoding="utf-8", errors="replace")[:1500]
    if not folder.is_dir() or (not ours and any(folder.iterdir())):
        raise OutputError(
            str(folder),
            "已有别的内容,不会覆盖,请换一个目录",
            "holds something else and is left alone; choose another folder",
        )


def files(engine: Engine, picture: Picture, *, text: bool = True) -> Iterator[tuple[str, str]]:
    """Yield every file of the site: its relative name and content."""
    site = Dossier(picture, text)
    pages = _Pages(site)
    yield "site.css", _web("site.css")
    yield "graph.html", page(picture, text=text)
    answers = [(query, answer(engine, query, limits=_LIMITS)) for query in every()]
    yield "index.html", _index(pages, answers)
    for query, found in answers:
        yield f"questions/{query.name}.html", _question(pages, query, found)
    for kind, _ in _types(site):
        yield f"list-{kind.lower()}.html", _list(pages, kind)
    for iri in site.nodes:
        yield site.page_of(iri), _thing(pages, iri)
    yield "figures.html", pages.make("figures.html", pairs=site.pairs(picture.numbers))
    if site.ground:
        yield "map.html", _map(pages)
    if text:
        yield "report.html", pages.make("report.html", parts=_parts(site))
    yield (
        "identifiers.html",
        pages.make("identifiers.html", shelves=shelves(engine, site), open=open_places(engine)),
    )
    yield "caveats.html", _caveats(pages, [query for query, _ in answers])


def _web(name: str) -> str:
    return (resources.files("graph") / "web" / "site" / name).read_text(encoding="utf-8")


class _Pages:
    """The templates with the site that they speak of."""

    def __init__(self, site: Dossier) -> None:
        self.site = site
        self._templates = jinja2.Environment(
            loader=jinja2.FunctionLoader(_web), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )  # fmt: skip

    def make(self, template: str, up: str = "", here: str = "", **values: Any) -> str:
        """Fill a template; ``up`` leads from the page's folder to the site's."""
        values |= {"site": self.site, "up": up, "here": here or template}
        return self._templates.get_template(template).render(values)


def _types(site: Dossier) -> list[tuple[str, int]]:
    counts = Counter(node.type for node in site.nodes.values())
    return [(kind, counts[kind]) for kind in LOOKS if counts[kind]]


def _index(pages: _Pages, answers: list[tuple[SavedQuery, Answer]]) -> str:
    site = pages.site
    programmes = [(iri, site.serving(iri)) for iri in site.ranked("Programme")]
    leading = sorted((p for p in programmes if p[1]), key=lambda p: -len(p[1]))[:_FIRST]
    topics: dict[str, list[tuple[SavedQuery, int]]] = defaultdict(list)
    for query, found in answers:
        topics[query.topic].append((query, len(found.rows)))
    headline = next((found for query, found in answers if query.name == "headline-indicators"), None)
    return pages.make(
        "index.html",
        programmes=leading,
        cards=list(cards(site, headline)) if headline else [],
        charts=list(charts(site, headline)),
        topics=sorted(topics.items(), key=lambda item: list(site.topics()).index(item[0])),
        types=_types(site),
    )


def _question(pages: _Pages, query: SavedQuery, found: Answer) -> str:
    shown = asked(found, pages.site.picture)
    (_, rows), (_, english) = shown.tables
    return pages.make(
        "question.html", up="../", here="question", query=query, rows=rows[: _ROWS + 1],
        heads=list(zip(rows[0], english[0], strict=True)), evidence=shown.evidence,
        cut=bool(found.truncated) or len(rows) > _ROWS + 1,
        by_label=pages.site.by_label,
    )  # fmt: skip


def _list(pages: _Pages, kind: str) -> str:
    site = pages.site
    rows = []
    for iri in site.ranked(kind):
        count, figures = len(site.facts_of[iri]), len(site.figures_of[iri])
        said = "、".join(([f"{count} 条关系"] if count else []) + ([f"{figures} 个数字"] if figures else []))
        rows.append((iri, len(site.serving(iri)), site.places(iri), site.states(iri), said or "只点了名"))
    if kind == "Programme":
        rows.sort(key=lambda row: -row[1])
    return pages.make("list.html", here=f"list-{kind.lower()}.html", type=kind, rows=rows)


def _thing(pages: _Pages, iri: str) -> str:
    site, node = pages.site, pages.site.nodes[iri]
    pairs = site.pairs(site.figures_of[iri])
    paired = {number.iri for pair in pairs for number in pair}
    serving = site.serving(iri)
    told = {fact.claim for _, _, _, facts in serving for fact in facts}
    facts = [fact for fact in site.facts_of[iri] if fact.claim not in told and fact.subject in site.nodes]
    return pages.make(
        "thing.html", up="../", here="thing", node=node, serving=serving, pairs=pairs,
        drawing=sketches.surroundings(node.label, _around(site, iri), LOOKS, node.type),
        numbers=[n for n in site.figures_of[iri] if n.iri not in paired], facts=facts,
        whole=sum(1 for n in site.picture.numbers if not n.about and n.area == node.label),
        lines=[site.lines[s] for s in site.named_in[iri] if site.text and s in site.lines],
    )  # fmt: skip


def _around(site: Dossier, iri: str) -> list[tuple[str, str, str, str]]:
    found: dict[str, str] = {}
    for fact in site.facts_of[iri]:
        other = fact.object if fact.subject == iri else fact.subject
        if other in site.nodes and other != iri:
            found.setdefault(other, site.word(f"p.{fact.predicate}"))
    first = sorted(found, key=lambda other: (-site.degrees[other], other))[:_AROUND]
    return [
        (site.nodes[o].label, site.nodes[o].type, found[o], "../" + site.page_of(o)) for o in sorted(first)
    ]


def _map(pages: _Pages) -> str:
    site = pages.site
    assert site.ground
    by_town: dict[str, list[str]] = defaultdict(list)
    for iri in site.seated():
        by_town[site.ground.seats[iri]].append(iri)
    counts = {town: len(iris) for town, iris in by_town.items()}
    links = {n.label: site.page_of(n.iri) for n in site.picture.nodes if n.type == "Place"}
    return pages.make(
        "map.html",
        drawing=sketches.towns("各镇街的项目", site.ground, counts, links),
        towns=sorted(by_town.items(), key=lambda item: (-len(item[1]), item[0])),
        silent=[town for town, _ in site.ground.towns if town not in by_town],
        adrift=[(iri, places) for iri, places in site.ground.adrift if iri in site.nodes],
    )


def _parts(site: Dossier) -> list[tuple[str, int, list[Any]]]:
    """Return the text in parts: heading, its level, sentences; no heading is repeated."""
    headings = {heading.iri: heading for heading in site.picture.headings}
    parts: list[tuple[str, int, list[Any]]] = []
    section = report = ""
    for line in site.picture.lines:
        if line.section != section:
            section, heading = line.section, headings[line.section]
            if site.several and heading.report != report:
                parts.append((report_name(heading.report), 2, []))
            report = heading.report
            label = "" if line.text.startswith(heading.label) else heading.label
            parts.append((label, min(heading.depth + 1, 5), []))
        parts[-1][2].append(line)
    return parts


def _caveats(pages: _Pages, queries: list[SavedQuery]) -> str:
    site = pages.site
    return pages.make(
        "caveats.html",
        bases=Counter(fact.basis for fact in site.picture.facts).most_common(),
        queries=queries,
        identified=sum(bool(node.identifiers) for node in site.nodes.values()),
    )
