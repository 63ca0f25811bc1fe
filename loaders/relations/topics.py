"""Short sentences that only carry a programme out and so head what follows: 深入实施P。A、B开工。"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.relations.carrying import carried_out, in_quotes, is_action
from loaders.relations.scenes import Name, Report, Scene

_LONGEST = 24  # characters of a sentence that may stand for a heading
_POINT = re.compile(r"(?:[一二三四五六七八九十]+[是要]|\d{1,2}\.|[①-⑳]|—+)")
# 抓科技赋能。 heads what follows in its paragraph; what is done or counted there is no heading.
_TELLS = re.compile(r"\d|了|[实完建]成|完成|启动|开工|投用|获|达到?|全覆盖")
_CUT = re.compile("[,;:]")


def topics(report: Report) -> dict[int, Name]:
    """Return the programme that governs a sentence by a short one before it, by the sentence's number.

    A short sentence governs its paragraph up to the next one that heads it too (抓科技赋能。); within a
    paragraph only an action does. A first sentence that is a line of its own governs the next paragraph, and
    a heading ends what it governs.
    """
    text = report.document.source.text
    governed: dict[int, Name] = {}
    topic: Name | None = None
    kind = ("", False)
    alone, within = False, False  # whether the topic is a line of its own so far, or amid a paragraph
    end = 0  # where the last sentence ended
    for scene in report.scenes:
        opens = "\n" in text[end : scene.sentence.span.start] or not end
        end = scene.sentence.span.end
        if scene.sentence.heading:
            topic = None
        elif (head := _head(scene)) and (opens or is_action(scene, head)):
            topic, kind, alone, within = head, _kind(scene, head), opens, not opens
        elif opens and not alone or _heads(scene) or (topic and _ends(scene, kind, within)):
            topic = None
        elif topic:
            governed[scene.index], alone = topic, False
    return governed


def _head(scene: Scene) -> Name | None:
    if not _short(scene) or "programme" not in scene.types:
        return None
    clause = scene.clauses[0]
    if point := _POINT.match(scene.text):
        clause = replace(clause, start=point.end())
    return carried_out(scene, clause)


def _ends(scene: Scene, kind: tuple[str, bool], within: bool) -> bool:
    """Say whether a sentence ends a topic: it begins with an action of the same kind, beside the topic.

    A topic amid a paragraph is ended by any action, and by whatever names no works or begins with a year.
    """
    begun = [n for g in scene.clauses[0].groups[:1] for n in g.of("programme")] if scene.names else []
    actions = [name for name in begun if is_action(scene, name)]
    if within:
        return bool(actions) or "project" not in scene.types or scene.text.startswith("20")
    return any(_kind(scene, name) == kind for name in actions)


def _kind(scene: Scene, name: Name) -> tuple[str, bool]:
    """Return a programme's last word and whether quotes hold it whole."""
    return name.entity.name.rstrip("”")[-2:], in_quotes(scene.text, name)


def _heads(scene: Scene) -> bool:
    """Say whether a sentence that names nothing heads what follows, whatever it is about."""
    return not scene.names and _short(scene) and not _TELLS.search(scene.text)


def _short(scene: Scene) -> bool:
    return len(scene.text) <= _LONGEST and not _CUT.search(scene.text, 0, len(scene.text) - 1)
