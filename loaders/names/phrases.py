"""Cut a sentence into phrases: the runs of words in which a name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.names.words import ALWAYS, COUNT, CUT, NTH, lead_end, single_cuts

_MARKS = re.compile(r"[,。;:！？、“”《》〈〉,;:!?()…—\-~ \[\]〔〕①-⑳△○●•※]")
# 创新 before these belongs to the name (X与创新大会).
_BARE = frozenset(("大会", "会议", "论坛", "中心", "平台"))
_JOINERS = frozenset("和与及、")


@dataclass(slots=True)
class Phrase:
    """A run ``start:end`` without cuts, with its ``words``; ``before`` is the cut word in front of it."""

    text: str
    start: int
    end: int
    before: str
    words: str

    def bounded(self, start: int, end: int) -> Phrase:
        """Return the phrase between other bounds."""
        return Phrase(self.text, start, end, self.before, self.text[start:end])


def phrases(text: str, atoms: Iterable[tuple[int, int]]) -> list[Phrase]:
    """Return the phrases of a sentence; no cut falls inside an atom (half-open view positions)."""
    whole = _atomic(text, atoms)
    cut = bytearray(len(text))
    for match in _MARKS.finditer(text):
        at = match.start()
        cut[at] = not whole[at]
    for pattern in (CUT, COUNT, NTH):  # one pattern of all three is slower than each
        for match in pattern.finditer(text):
            start, end = match.span()
            split = text[start] == "新" and text[start - 1] == "创"  # 创|新设|计
            if not split and whole.find(1, start, end) < 0:
                cut[start:end] = b"\1" * (end - start)
    for match in ALWAYS.finditer(text):
        cut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for i in single_cuts(text):
        if not whole[i]:
            cut[i] = 1
    return list(_runs(text, cut, whole))


def _atomic(text: str, atoms: Iterable[tuple[int, int]]) -> bytearray:
    whole = bytearray(len(text))
    for start, end in atoms:
        whole[start:end] = b"\1" * (end - start)
    return whole


def _runs(text: str, cut: bytearray, whole: bytearray) -> Iterator[Phrase]:
    beside = "”“" in text
    at, last = cut.find(0), 0
    while at >= 0:
        end = cut.find(1, at)
        end = len(text) if end < 0 else end
        if beside and (between := text.find("”“", at, end)) >= 0:
            end = between + 1
        start = at
        begin = lead_end(text, at, end)
        if begin > at and 1 not in whole[at:begin] and text[begin:end] not in _BARE:
            start = begin
        if start < end:
            yield Phrase(text, start, end, text[last:start], text[start:end])
        last = end
        at = cut.find(0, end)


def in_rows(runs: Iterable[Phrase]) -> list[list[Phrase]]:
    """Return the phrases in rows: those of one are joined, each to the next."""
    rows: list[list[Phrase]] = []
    for phrase in runs:
        if rows and joined(rows[-1][-1], phrase):
            rows[-1].append(phrase)
        else:
            rows.append([phrase])
    return rows


def joined(left: Phrase, right: Phrase) -> bool:
    """Say whether only one mark or word of enumeration stands between two phrases."""
    gap = left.text[left.end : right.start]
    if not gap:
        return left.words.endswith("”")
    return gap in _JOINERS or gap == "以及"
