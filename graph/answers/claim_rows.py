"""The claims of a constructed graph as rows: who, what, whom, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.answers.engines import Row, Term
from queries.catalog import EVIDENCE, Column, Words

_TITLES = {
    "subjectLabel": Words("主体", "subject"),
    "predicate": Words("关系", "relation"),
    "objectLabel": Words("客体", "object"),
    "basis": Words("依据", "basis"),
}
_MARKS = 2  # quotation marks about a name
CLAIM_COLUMNS = tuple(Column(name, words, {}) for name, words in (_TITLES | EVIDENCE).items())


def claim_rows(triples: Iterable[Row]) -> tuple[Row, ...]:
    """Lay the claims among some triples out in the order of the text."""
    facts: dict[str, dict[str, Term]] = {}
    for subject, predicate, object_ in triples:
        if subject and predicate and object_:
            facts.setdefault(subject.value, {})[predicate.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]] = (
                object_
            )

    def label(term: Term | None) -> Term | None:
        return facts.get(term.value, {}).get("label", term) if term else None

    rows = []
    for fact in facts.values():
        if not {"subject", "predicate", "object"} <= fact.keys():
            continue
        passage = facts.get(fact["passage"].value, {}) if "passage" in fact else {}
        sentence = facts.get(fact["sentence"].value, {}) if "sentence" in fact else {}
        relation = label(fact["predicate"]) or fact["predicate"]
        ends = (
            label(fact["subject"]),
            relation._replace(value=relation.value.rsplit("#", 1)[-1]),
            label(fact["object"]),
        )
        section = facts.get(sentence["section"].value, {}) if "section" in sentence else {}
        told = _telling(passage, sentence, ends)
        evidence = (told.get("exact"), section.get("sectionPath"), told.get("start"), told.get("end"))
        rows.append((*ends, label(fact.get("basis")), *evidence, sentence.get("report")))
    return tuple(
        sorted(
            rows,
            key=lambda row: (int(row[6].value) if row[6] else 0, *(t.value if t else "" for t in row[:3])),
        )
    )


def _telling(
    passage: Mapping[str, Term], sentence: Mapping[str, Term], ends: Iterable[Term | None]
) -> Mapping[str, Term]:
    """Return the words to be cited: those that were read, or the sentence of what is a name alone."""
    if "exact" in passage and "start" in sentence:
        named = (end.value for end in ends if end)
        return sentence if bare(passage["exact"].value, *named) else passage
    return passage


def bare(quote: str, *names: str) -> bool:
    """Whether a quote is no more than a name, in quotation marks perhaps, and says nothing by itself."""
    return len(quote) <= max(map(len, names), default=0) + _MARKS
