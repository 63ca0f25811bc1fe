"""Short sentences that only carry a programme out and so head their paragraph: 深入实施P。A、B开工。"""

from __future__ import annotations

from collections.abc import Callable

from loaders.relations.scenes import Clause, Name, Report, Scene

_LONGEST = 24  # characters of a sentence that may stand for a heading

Carrying = Callable[[Scene, Clause], Name | None]


def topics(report: Report, carried_out: Carrying) -> dict[int, Name]:
    """Return the programme that governs a sentence by its paragraph's first one, by the sentence's number.

    A first sentence that is a line of its own governs the next paragraph; a heading ends what it governs.
    ``carried_out`` tells the programme that a clause carries out and says nothing else of.
    """
    text = report.document.source.text
    governed: dict[int, Name] = {}
    topic: Name | None = None
    alone, end = False, 0  # whether the topic is a line of its own so far; where the last sentence ended
    for scene in report.scenes:
        opens = "\n" in text[end : scene.sentence.span.start] or not end
        end = scene.sentence.span.end
        if scene.sentence.heading:
            topic = None
        elif opens and (head := _head(scene, carried_out)):
            topic, alone = head, True
        elif opens and not alone:
            topic = None
        elif topic:
            governed[scene.index], alone = topic, False
    return governed


def _head(scene: Scene, carried_out: Carrying) -> Name | None:
    if len(scene.text) > _LONGEST or "programme" not in scene.types or len(scene.clauses) != 1:
        return None
    return carried_out(scene, scene.clauses[0])
