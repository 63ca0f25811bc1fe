"""The problems that a report owns up to: 一是…四是… after 还存在不少问题.

They are no rows of entities.csv; the graph keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.records import Document, Entity, Mention, Outline
from loaders.seeking import Sought
from loaders.text import View

# The sentence that owns up; what is only to be solved (解决…问题) owns up to nothing.
OWNED = Sought(
    r"(?:存在|面临|还有|仍有|有不少|认识到|也[^。,;]{0,6}看到)[^。;:]{0,40}(?:问题|困难|不足|短板|挑战|压力|差距|隐患)"
)
_NUMBERED = Sought(r"(?:^|[,;:。])(?P<mark>[一二三四五六七八九十]是)(?P<words>[^。;]+)")
_CLAUSES = re.compile(r"[:;,](?P<words>[^;。:]{8,80})(?=[;。])")
_LEAD = re.compile(r"^(?:主要(?:是|表现在)|比如|以及)[:,]?")

EXAMPLES = (
    Example(
        "发展仍存在不少短板。一是陶瓷销路收窄。受外需影响,出口下行。二是养老床位不足。",
        (("challenge", "陶瓷销路收窄"), ("challenge", "养老床位不足")),
    ),
    Example(
        "我们也看到,工作中还存在不足:陶瓷产业转型升级任重道远;山区医疗服务能力依然薄弱。",
        (("challenge", "陶瓷产业转型升级任重道远"), ("challenge", "山区医疗服务能力依然薄弱")),
    ),
    Example("一是抓项目。二是强服务。", never=("challenge",)),
)


def read_challenges(document: Document, outline: Outline) -> tuple[Entity, ...]:
    """Return the stated problems of a report, in text order, as entities of type ``challenge``."""
    found: list[Entity] = []
    owned = -1  # the section that owns up
    for number, sentence in enumerate(outline.sentences):
        reviewed = outline.section_of(sentence).part == "review"
        if not reviewed and sentence.section != owned:
            continue
        view = View.over(document.source.text, sentence.span)
        opens = OWNED.search(view.text) is not None
        if opens and reviewed:
            owned = sentence.section
        if sentence.section != owned:
            continue
        for find in challenge_finds(view.text, opens):
            mention = Mention(view.span(find.start, find.end), number, find.rule)
            found.append(Entity("challenge", find.of(view.text), (), (mention,)))
    return tuple(found)


def challenge_finds(text: str, opens: bool) -> Iterator[Find]:
    """Yield the problems of a sentence in a passage that owns up; ``opens`` says that it does so itself.

    Numbered ones go before: only where none is numbered do the clauses of the opening sentence count.
    """
    numbered = list(_NUMBERED.finditer(text))
    for match in numbered:
        yield Find("challenge", *match.span("words"), "challenge:numbered")
    if numbered or not opens:
        return
    owned = OWNED.search(text)
    for match in _CLAUSES.finditer(text, owned.end() if owned else 0):
        start, end = match.span("words")
        lead = _LEAD.match(match["words"])
        yield Find("challenge", start + (lead.end() if lead else 0), end, "challenge:clause")
