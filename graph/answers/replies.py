"""A reply to a question in words, as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.answers.asking import SURE, Reply
from graph.answers.formats import results_json
from graph.answers.render import WIDTH, command_of, plain, wrapped
from queries.catalog import Words


def heading(reply: Reply, language: str = "zh") -> str:
    """Say what a question was taken for and how sure that is, or why it isn't answered and what can be."""
    lines = [line for said in _said(reply, language) for line in wrapped(plain(said), WIDTH)]
    return "\n".join(lines) + "\n\n"


def as_json(reply: Reply, language: str = "zh") -> dict[str, Any]:
    """Return a reply as plain values; ``answer`` is in SPARQL's JSON."""
    passage = reply.passage
    return {
        "asked": reply.asked,
        "state": "answered" if reply.answer else "declined" if reply.refused else "unsure",
        "question": reply.question.name if reply.question else None,
        "parameters": {name: list(values) for name, values in reply.values.items()},
        "named": {name: list(values) for name, values in reply.named.items()},
        "narrowed": {
            name: list(values)
            for name, values in (reply.answer.parameters if reply.answer else {}).items()
            if name not in reply.named
        },
        "sure": reply.sure,
        "because": _in(reply.because, language),
        "years": [_in(words, language) for words in reply.years],
        "nearest": [{"question": near.question, "sure": near.sure} for near in reply.nearest],
        "reason": reply.reason or None,
        "refused": _in(reply.refused, language) if reply.refused else None,
        "offered": reply.offered.name if reply.offered else None,
        "passage": passage
        and {"quote": passage.quote, "section": passage.section, "start": passage.start, "end": passage.end,
             "report": passage.report},
        "answer": json.loads(results_json(reply.answer)) if reply.answer else None,
    }  # fmt: skip


def _in(words: Words, language: str) -> str:
    return words.en if language == "en" else words.zh


def _listed_all(english: bool) -> str:
    if english:
        return "What can be asked: plan-graph query lists all questions"
    return "能问什么:plan-graph query 列出全部问题,如 plan-graph ask 哪些项目已经完工"


def _said(reply: Reply, language: str) -> Iterator[str]:
    english = language == "en"
    if reply.question and reply.answer:
        taken = "Taken for" if english else "理解为"
        command = command_of(reply.question, reply.answer.parameters)
        yield f"{taken}: {_in(reply.question.summary, language)} [{command}]"
        yield f"{'Sure' if english else '把握'}: {reply.sure}/100 ({_in(reply.because, language)})"
    elif reply.refused:
        yield f"{'Not answered' if english else '不能回答'}: {_in(reply.refused, language)}"
        if passage := reply.passage:
            lead = "Nearest passage" if english else "最接近的原文"
            where = f"{passage.report.rsplit('/', 1)[-1]} · {passage.section}"
            yield f"{lead}: “{passage.quote}”({where} · {passage.start}–{passage.end})"
        if not reply.passage and not reply.offered:
            yield _listed_all(english)
        if reply.offered:
            can = "Can be asked" if english else "可以问"
            yield f"{can}: {_in(reply.offered.summary, language)} [plan-graph query {reply.offered.name}]"
    else:
        unsure = (
            f"Not sure enough ({reply.sure} of {SURE}); which one is meant?"
            if english
            else f"把握不够({reply.sure},要 {SURE}),问的是哪一个?"
        )
        yield f"{unsure} {_in(reply.because, language)}"
        for each in reply.nearest:
            yield f"  {each.sure:>3}  {_in(each.summary, language)} [plan-graph query {each.question}]"
    for words in reply.years:
        yield _in(words, language)
