"""Candidates as mapping rows and as a sheet that a person edits; what was refused stays refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from graph.errors import DataError
from graph.links.linking import Candidate, Item, Verdict, unmatched
from graph.triples.identity import slug
from loaders.links import NO_TERM, NOT, Link, LinkTable, read_links, write_links
from loaders.sheets import read_rows
from loaders.sources import read_source

TOOL = "plan-graph link"
DECISIONS = {
    "yes": "skos:exactMatch",
    "是": "skos:exactMatch",
    "close": "skos:closeMatch",
    "近": "skos:closeMatch",
    "broad": "skos:broadMatch",
    "上位": "skos:broadMatch",
    "no": NOT,
    "否": NOT,
    "": "",
}
_SHEET = (
    "decision", "score", "type", "subject_id", "subject_label", "object_id", "object_label", "reason"
)  # fmt: skip
_OTHERS = frozenset(("GeoNames", "Wikidata"))  # schemes whose numbers no authority gives
_METADATA = {
    "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    "mapping_tool": TOOL,
}


def links_of(candidates: Iterable[Candidate], day: str) -> list[Link]:
    """Return the rows of what is accepted."""
    return [_link(c, day) for c in candidates if c.verdict is Verdict.ACCEPTED]


def _link(candidate: Candidate, day: str) -> Link:
    left, right = candidate.left, candidate.right
    official = any(code.partition(":")[0] not in _OTHERS for code in left.codes & right.codes)
    predicate = "owl:sameAs" if candidate.by_code and official else "skos:exactMatch"
    why = "BackgroundKnowledgeBasedMatching" if candidate.by_code else "LexicalMatching"
    return Link(
        left.iri,
        left.name,
        predicate,
        right.iri,
        right.name,
        f"semapv:{why}",
        f"{candidate.score / 100:g}",
        mapping_tool=TOOL,
        mapping_date=day,
        comment=candidate.reason,
    )


def missing_rows(left: Sequence[Item], candidates: Sequence[Candidate], where: str, day: str) -> list[Link]:
    """Return a row for each left item that was looked for in vain; ``where`` names what it isn't in."""
    return [
        Link(
            item.iri, item.name, "skos:exactMatch", NO_TERM, "", "semapv:LexicalMatching",
            mapping_tool=TOOL, mapping_date=day, comment=f"{where} 中没有找到 looked for in vain",
        )
        for item in unmatched(left, candidates)
    ]  # fmt: skip


def remembered(path: Path) -> LinkTable | None:
    """Return the mapping table of an earlier run, or None."""
    return read_links(read_source(path)) if path.is_file() else None


def kept(table: LinkTable | None) -> list[Link]:
    """Return the rows of an earlier run that a person decided: they outlive every new run."""
    curated = "semapv:ManualMappingCuration"
    if table is None:
        return []
    return [
        replace(link, subject_id=table.expand(link.subject_id), object_id=table.expand(link.object_id))
        for link in table.links
        if link.mapping_justification == curated
    ]


def undecided(candidates: Iterable[Candidate], decided: Iterable[Link]) -> list[Candidate]:
    """Return the candidates that no person has decided."""
    known = {link.pair for link in decided}
    return [c for c in candidates if (c.left.iri, c.right.iri) not in known]


def mapping_table(links: Iterable[Link], title: str, day: str) -> str:
    """Return rows as an SSSOM file; of several rows for one pair the first stays, so curated ones first."""
    rows: dict[tuple[str, str], Link] = {}
    for link in links:
        rows.setdefault(link.pair, link)
    found = {link.subject_id for link in rows.values() if link.object_id != NO_TERM}
    whole = [link for link in rows.values() if link.object_id != NO_TERM or link.subject_id not in found]
    key = "https://w3id.org/plan-graph/id/links/" + slug(title)
    head = {"mapping_set_id": key, "mapping_set_title": title, **_METADATA, "mapping_date": day}
    return write_links(whole, head)


def review_sheet(candidates: Iterable[Candidate]) -> str:
    """Return the proposed candidates as a sheet: a person writes yes, close, broad or no before each."""
    rows = [c for c in candidates if c.verdict is Verdict.PROPOSED]
    rows.sort(key=lambda c: (c.left.type, -c.score, c.left.iri))
    lines = ["\t".join(_SHEET)]
    for c in rows:
        ends = (c.left.iri, c.left.name, c.right.iri, c.right.name)
        lines.append("\t".join(("", str(c.score), c.left.type, *ends, c.reason)))
    return "\n".join(lines) + "\n"


def decisions(path: Path, author: str, day: str) -> list[Link]:
    """Read a reviewed sheet back: a row for each pair that was decided.

    Raises DataError with line and column for a word that is no decision.
    """
    rows = list(read_rows(read_source(path), "\t"))
    heads = [cell.value for cell in rows[0].cells]
    if missing := [name for name in _SHEET if name not in heads]:
        raise DataError(f"{path} 第 1 行", f"缺少列 {'、'.join(missing)}", f"lacks {', '.join(missing)}")
    found = []
    for row in rows[1:]:
        told = dict(zip(heads, (cell.value.strip() for cell in row.cells), strict=False))
        word = told["decision"].lower()
        if word not in DECISIONS:
            raise DataError(
                f"{path} 第 {row.line} 行第 {heads.index('decision') + 1} 列",
                f"“{told['decision']}”不是决定,请写 是/近/上位/否 或留空",
                f"line {row.line}: {told['decision']!r} is no decision: write yes, close, broad or no",
            )
        if DECISIONS[word]:
            found.append(_decided(told, DECISIONS[word], author, day))
    return found


def _decided(told: dict[str, str], decision: str, author: str, day: str) -> Link:
    row = Link(
        told["subject_id"],
        told["subject_label"],
        "skos:exactMatch" if decision == NOT else decision,
        told["object_id"],
        told["object_label"],
        "semapv:ManualMappingCuration",  # the tool's score stays in its reason: it isn't the person's
        author_label=author,
        mapping_date=day,
        comment=told["reason"],
    )
    return replace(row, predicate_modifier=NOT) if decision == NOT else row
