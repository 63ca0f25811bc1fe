"""From the names people type to the things of the graph: label, alias, prefix, pinyin, initials.

Nothing is guessed between equals: several fitting things are listed with type and place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from graph.answers.engines import Engine, Row
from graph.errors import PlanGraphError
from ontology.terms import PG
from queries.catalog import ID, literal, prefix_lines

_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉()()·、,,。.-]+")
_KIND_OF_DIVISION = re.compile(r"(?<=..)(?:街道|[省市区县旗镇乡])$")
_ANYTHING = (
    "pg:Programme", "pg:Project", "pg:Organization", "pg:Place", "pg:Policy", "pg:Designation", "pg:Event",
    "pg:Platform", "pg:Industry", "pg:Challenge", "pg:Quantity", "pg:Indicator", "pg:Report",
)  # fmt: skip
# One row a name. Labels come first: what a thing is called outweighs what it is also called.
_NAMES = """
SELECT DISTINCT ?thing ?class ?name ?rank WHERE {
  VALUES ?class { %s }
  %s
  ?thing a ?class .
}"""
_ALL = """{ ?thing rdfs:label ?name BIND(0 AS ?rank) } UNION { ?thing skos:altLabel ?name BIND(1 AS ?rank) }
  UNION { ?thing skos:notation ?name BIND(2 AS ?rank) }"""
_EXACT = """{ VALUES ?name { %s } ?thing rdfs:label ?name BIND(0 AS ?rank) }
  UNION { VALUES ?name { %s } ?thing skos:altLabel ?name BIND(1 AS ?rank) }"""
_PLACES = """
SELECT DISTINCT ?thing ?place WHERE {
  VALUES ?thing { %s }
  { ?thing schema:containedInPlace ?at } UNION { ?thing pg:locatedIn ?at } UNION { ?thing pg:region ?at }
  ?at rdfs:label ?place . FILTER(lang(?place) = "zh")
} ORDER BY ?place"""
_CLASS_LABELS = {
    "Programme": "行动", "Project": "项目", "Company": "企业", "PublicBody": "机构", "Organization": "组织",
    "Place": "地点", "Division": "区划", "Zone": "园区", "Policy": "文件", "Designation": "称号",
    "Event": "活动", "Platform": "平台", "Industry": "产业", "Challenge": "困难", "Quantity": "统计量",
    "Indicator": "指标", "Report": "报告",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean; ``id`` is short enough to be typed in the name's stead."""

    iri: str
    label: str
    type: str
    place: str = ""
    aliases: tuple[str, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """The IRI without the namespace of things."""
        return self.iri.removeprefix(ID)

    @property
    def kind(self) -> str:
        """What kind of thing it is, in Chinese."""
        return _CLASS_LABELS.get(self.type, self.type)

    def __str__(self) -> str:
        where = f",{self.place}" if self.place else ""
        return f"{self.label}({self.kind}{where}){self.id}"


class UnclearName(PlanGraphError):
    """A name leads to no thing, or to several; ``candidates`` are those that come near."""

    def __init__(self, message: str, candidates: Sequence[Candidate]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class UnknownName(UnclearName):
    """Nothing in the graph has that name."""

    def __init__(self, name: str, nearest: Sequence[Candidate]) -> None:
        listed = "".join(f"\n  {candidate}" for candidate in nearest)
        hint = "相近的有 · nearest:" if nearest else "图谱中没有相近的名称 · nothing comes near"
        super().__init__(f"图谱中没有“{name}” · no {name!r} in the graph;{hint}{listed}", nearest)


class AmbiguousName(UnclearName):
    """Several things have that name."""

    def __init__(self, name: str, candidates: Sequence[Candidate]) -> None:
        listed = "".join(f"\n  {candidate}" for candidate in candidates[:12])
        more = f"\n  …共 {len(candidates)} 个 ({len(candidates)} in all)" if len(candidates) > 12 else ""
        super().__init__(
            f"“{name}”有 {len(candidates)} 个可能,请改用全名或标识"
            f" · {name!r} may mean {len(candidates)} things,"
            f" give the full name or the id:{listed}{more}",
            candidates,
        )


def folded(name: str) -> str:
    """Return what of a name is compared: half-width, no quotes, blanks or marks, small letters."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name)).casefold()


def spelling(iri: str, name: str) -> str:
    """Return the pinyin of a thing (bai-qian-wan-gong-cheng): its IRI's, or its name's if that is a code."""
    last = iri.rsplit("/", 1)[-1]
    if "-" in last:
        return re.sub(r"-[0-9a-f]{4}$", "", last)
    from loaders.readings import pinyin

    return "-".join(pinyin(name))


def resolve(engine: Engine, name: str, classes: Sequence[str] = ()) -> str:
    """Return the IRI of the one thing that a name means.

    ``classes`` are prefixed names (pg:Programme); without any, all kinds of things are looked at.
    An IRI, whole or without the namespace of things, stands for itself if the graph knows it.
    Raises UnknownName with the nearest names, AmbiguousName with the candidates.
    """
    if found := search(engine, name, classes):
        return only(engine, name, found, classes)
    raise UnknownName(name, nearest(engine, name, classes))


def only(engine: Engine, name: str, found: Sequence[Candidate], classes: Sequence[str]) -> str:
    """Return the IRI of the only thing found. Raises AmbiguousName where there are several."""
    if len(found) > 1:
        raise AmbiguousName(name, found)
    return _measured(engine, found[0]) if "pg:Quantity" in classes else found[0].iri


def _measured(engine: Engine, candidate: Candidate) -> str:
    """Return the quantity that an indicator of another wording measures, or the thing itself."""
    asked = f"SELECT ?q {{ <{candidate.iri}> pg:measures ?q . ?q a pg:Quantity }}"
    return next((row[0].value for row in _run(engine, asked) if row[0]), candidate.iri)


def search(engine: Engine, name: str, classes: Sequence[str] = ()) -> list[Candidate]:
    """Return the things that a name may mean: those of the strictest test that any passes.

    The tests: the IRI; label; alias; label or alias without marks; a division without its kind; beginning;
    part; pinyin or initials.
    """
    text = name.strip()
    if re.match(r"https?://", text) or re.match(r"[a-z]+/[\w/.-]+$", text):
        return _by_iri(engine, text if ":" in text else ID + text)
    quoted = literal(text)
    spellings = f"{quoted}@zh {quoted}@en {quoted}"
    exact = _rows(engine, classes, _EXACT % (spellings, spellings))
    if exact:
        return _candidates(engine, _first_class(_best(exact), classes))
    return _candidates(engine, _first_class(_loosely(_rows(engine, classes, _ALL), folded(text)), classes))


def choices(engine: Engine, classes: Sequence[str]) -> list[Candidate]:
    """Return all things of some classes in the order of their names, with aliases."""
    return _candidates(engine, _rows(engine, classes, _ALL))


def codes(engine: Engine, scheme: str) -> dict[str, tuple[str, str, str]]:
    """Return code → (IRI, Chinese label, English label) of a code list of the ontology."""
    concept_scheme = f"<https://w3id.org/plan-graph/ontology/{scheme}/>"
    found: dict[str, tuple[str, str, str]] = {}
    for concept, code, label in _run(
        engine,
        f"SELECT ?c ?code ?label WHERE {{ ?c skos:inScheme {concept_scheme} ;"
        " skos:notation ?code ; rdfs:label ?label }",
    ):
        if concept and code and label:
            _, zh, en = found.get(code.value, ("", "", ""))
            pair = (label.value, en) if label.language == "zh" else (zh, label.value)
            found[code.value] = (concept.value, *pair)
    return dict(sorted(found.items()))


def _run(engine: Engine, text: str) -> Iterable[Row]:
    return engine.run(prefix_lines() + text).rows


def _rows(engine: Engine, classes: Sequence[str], pattern: str) -> list[tuple[str, str, str, int]]:
    rows = []
    for thing, kind, name, rank in _run(engine, _NAMES % (" ".join(classes or _ANYTHING), pattern)):
        if thing and kind and name and rank:
            rows.append((thing.value, kind.value.removeprefix(PG), name.value, int(rank.value)))
    return rows


def _best(rows: list[tuple[str, str, str, int]]) -> list[tuple[str, str, str, int]]:
    best = min(rank for *_, rank in rows)
    return [row for row in rows if row[3] == best]


def _first_class(
    rows: list[tuple[str, str, str, int]], classes: Sequence[str]
) -> list[tuple[str, str, str, int]]:
    """Where kinds are asked for in order (a quantity, else an indicator), keep the first that is met."""
    for wanted in classes:
        if kept := [row for row in rows if f"pg:{row[1]}" == wanted]:
            return kept
    return rows


def _loosely(rows: list[tuple[str, str, str, int]], text: str) -> list[tuple[str, str, str, int]]:
    if not text:
        return []
    letters = text.isascii() and text.isalpha()
    tests = (
        lambda _, name: name == text,
        lambda iri, name: "/place/" in iri and _KIND_OF_DIVISION.sub("", name) == text,
        lambda _, name: name.startswith(text),
        lambda _, name: len(text) > 1 and text in name,
        lambda iri, name: letters and spelling(iri, name).replace("-", "") == text,
        lambda iri, name: (
            letters and "".join(word[0] for word in spelling(iri, name).split("-") if word) == text
        ),
        lambda iri, name: letters and len(text) > 2 and spelling(iri, name).replace("-", "").startswith(text),
    )
    compared = [(row, folded(row[2])) for row in rows]
    for test in tests:
        if passed := [row for row, name in compared if test(row[0], name)]:
            return passed
    return []


def _by_iri(engine: Engine, iri: str) -> list[Candidate]:
    if not re.fullmatch(r"[^\x00-\x20<>\"{}|^`\\]+", iri):
        return []
    found = list(
        _run(
            engine,
            f"SELECT ?class ?label WHERE {{ <{iri}> rdfs:label ?label OPTIONAL {{ <{iri}> a ?class }} }}",
        )
    )
    rows = [
        (iri, kind.value.removeprefix(PG) if kind else "", label.value, 0) for kind, label in found if label
    ]
    return _candidates(engine, rows[:1])


def _candidates(engine: Engine, rows: Iterable[tuple[str, str, str, int]]) -> list[Candidate]:
    things: dict[str, dict[int, list[str]]] = {}
    kinds: dict[str, str] = {}
    for iri, kind, name, rank in rows:
        things.setdefault(iri, {}).setdefault(rank, []).append(name)
        kinds.setdefault(iri, kind)
    if not things:
        return []
    labels = _labels(engine, things)
    places = _places(engine, things) if len(things) > 1 else {}
    found = [
        Candidate(
            iri, labels.get(iri, iri), kinds[iri], places.get(iri, ""), tuple(sorted(set(names.get(1, ()))))
        )
        for iri, names in things.items()
    ]
    return sorted(found, key=lambda candidate: (candidate.label, candidate.iri))


def _labels(engine: Engine, things: Iterable[str]) -> dict[str, str]:
    listed = " ".join(f"<{iri}>" for iri in things)
    labels: dict[str, str] = {}
    for thing, label in _run(engine, f"SELECT ?t ?l WHERE {{ VALUES ?t {{ {listed} }} ?t rdfs:label ?l }}"):
        if thing and label and (label.language == "zh" or thing.value not in labels):
            labels[thing.value] = label.value
    return labels


def _places(engine: Engine, things: Iterable[str]) -> dict[str, str]:
    listed = " ".join(f"<{iri}>" for iri in things)
    places: dict[str, str] = {}
    for thing, place in _run(engine, _PLACES % listed):
        if thing and place:
            places.setdefault(thing.value, place.value)
    return places


def nearest(engine: Engine, name: str, classes: Sequence[str]) -> list[Candidate]:
    """Return up to three things whose names are most like a name that nothing has."""
    text = folded(name)
    scored: dict[str, tuple[float, tuple[str, str, str, int]]] = {}
    for row in _rows(engine, classes, _ALL):
        score = SequenceMatcher(None, text, folded(row[2])).ratio()
        if score > scored.get(row[0], (0.34, row))[0]:
            scored[row[0]] = (score, row)
    best = sorted(scored.values(), key=lambda item: (-item[0], item[1][0]))[:3]
    order = [row[0] for _, row in best]
    return sorted(
        _candidates(engine, [row for _, row in best]), key=lambda candidate: order.index(candidate.iri)
    )
