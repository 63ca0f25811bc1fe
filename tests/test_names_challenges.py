"""The problems that a report owns up to."""

from __future__ import annotations

import pytest

from loaders.documents import describe
from loaders.names import read_challenges
from loaders.names.challenges import EXAMPLES
from loaders.names.finds import Example
from loaders.sections import read_outline
from loaders.text import Source


def challenges(body: str) -> list[str]:
    document = describe(Source("test", f"各位代表:\n{body}\n"), "杭州市余杭区", 2031)
    return [e.name for e in read_challenges(document, read_outline(document))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text[:10])
def test_example(example: Example) -> None:
    found = challenges(f"一、2030年工作回顾\n{example.text}")
    assert found == [name for _, name in example.names]


def test_the_plan_owns_up_to_nothing() -> None:
    assert challenges("一、2030年工作回顾\n平稳。\n二、2031年工作安排\n面临不少挑战。一是外需收窄。") == []


def test_spans_are_exact() -> None:
    text = "各位代表:\n一、2030年工作回顾\n仍存在短板。一是床位 不足。\n"
    document = describe(Source("test", text), "杭州市余杭区", 2031)
    (challenge,) = read_challenges(document, read_outline(document))
    assert challenge.name == "床位不足"
    assert challenge.mentions[0].span.of(text) == "床位 不足"
