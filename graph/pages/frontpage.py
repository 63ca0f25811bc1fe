"""The figures of the site's index: the main indicators as cards, and small charts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from graph.answers.answers import Answer
from graph.pages import sketches
from graph.pages.dossier import Dossier
from graph.pages.pagedata import report_name
from graph.pages.views import asked

Bar = tuple[str, float, str, str]  # label, value, what is written, link


def _grouped(site: Dossier, found: Answer) -> dict[str, list[dict[str, str]]]:
    """Gather the rows of each indicator; where there are several reports, of each report's."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    sentences = (sentence for sentence, _, _ in asked(found, site.picture).evidence)
    for row, sentence in zip(found.dicts(), sentences, strict=True):
        of = f"({report_name(row['report'])})" if site.several else ""
        groups[row["indicator"] + of].append(row | {"sentence": sentence})
    return groups


def _said(site: Dossier, row: dict[str, str]) -> str:
    way = site.word(f"d.{row['direction']}") if row["direction"] else ""
    qualifier = site.word("q." + row["qualifier"])
    return f"{qualifier}{way}{_plain(row['value'])}{row['unit']}"


def _plain(value: str) -> str:
    return value.rstrip("0").rstrip(".") if "." in value else value


def cards(site: Dossier, found: Answer) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield the main indicators that the report gives: name, level, change, period, target, a sentence."""
    for name, rows in _grouped(site, found).items():
        actuals = [row for row in rows if row["found"] == "actual" and row["value"]]
        if not actuals:
            continue
        level = next((_said(site, r) for r in actuals if r["kind"] == "level"), "")
        change = next((_said(site, r) for r in actuals if r["kind"] == "change"), "")
        targets = [_said(site, r) for r in rows if r["found"] == "target" and r["value"]]
        period = actuals[0]["period"]
        yield name, level, change, period, "、".join(targets) or "正文未载", actuals[0]["sentence"]


def charts(site: Dossier, found: Answer | None) -> Iterator[tuple[str, str, Markup]]:
    """Yield the charts of the index that have a bar: title, title in English, drawing."""
    drawn = (
        ("主要指标增速", "Growth of the main indicators", _growth(site, found)),
        ("项目处于什么状态", "What state the projects are in", _states(site)),
        ("各镇街的项目和平台", "Projects and platforms by town", _towns(site)),
        ("获得的称号", "Titles received, by level", _titles(site)),
    )
    for chinese, english, rows in drawn:
        if rows:
            yield chinese, english, sketches.bars(chinese, rows)


def _growth(site: Dossier, found: Answer | None) -> list[Bar]:
    growth = []
    for name, rows in _grouped(site, found).items() if found else ():
        for row in rows:
            if row["found"] == "actual" and row["kind"] == "change" and row["unit"] == "%" and row["value"]:
                sign = -1 if row["direction"] == "down" else 1
                growth.append((name, sign * float(row["value"]), f"{_said(site, row)} {row['period']}", ""))
                break
    return growth


def _states(site: Dossier) -> list[Bar]:
    states = Counter(
        f"{dict(f.notes).get('period', '')} {f.value}"
        for f in site.picture.facts
        if f.predicate == "status" and f.subject in site.nodes and site.nodes[f.subject].type == "Project"
    )
    return [
        (label, float(n), str(n), "questions/projects-by-status.html") for label, n in sorted(states.items())
    ]


def _towns(site: Dossier) -> list[Bar]:
    seats = Counter(site.ground.seats[iri] for iri in site.seated()) if site.ground else Counter()
    return [(town, float(n), str(n), "map.html") for town, n in seats.most_common()]


def _titles(site: Dossier) -> list[Bar]:
    levels = Counter(
        dict(f.notes).get("level", "级别未写") for f in site.picture.facts if f.predicate == "received"
    )
    return [
        (name, float(n), str(n), "questions/designations-by-level.html") for name, n in levels.most_common()
    ]
