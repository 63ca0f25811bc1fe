"""Cut a report into parts, chapters, sub-sections and sentences, all as spans of the stored text."""

from __future__ import annotations

import re

from loaders.records import Document, Outline, Section, Sentence
from loaders.text import Span

_HAN = "一二三四五六七八九十"
# Heading levels of the genre (GB/T 9704-2012, 7.3.3: 一、 then (一) then 1. then (1)).
_PART = re.compile(rf"第[{_HAN}]部分[\s\u3000]*(?P<title>[^\n。]*)")
_CHAPTER = re.compile(rf"(?P<n>[{_HAN}]{{1,3}})、(?P<title>[^\n。;；]{{2,60}})(?=\n|$)")
_SUB = re.compile(rf"[(（](?P<n>[{_HAN}]{{1,3}})[)）](?P<title>[^\n。]{{2,60}})[。\n]")
_END = re.compile(r"[。！？!?；;]+[”’」』）)]*|\n")


def read_outline(document: Document) -> Outline:
    """Return the outline of a document."""
    text = document.source.text
    body = Span(0, len(text))
    sections: list[Section] = [Section((), "", Span(0, 0), body, "front", document.review_year)]
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        for match in _END.finditer(text + "\n", start, line.end() + 1):
            end = match.start() if match.group() == "\n" else match.end()
            if text[start:end].strip():
                sentences.append(Sentence(Span(start, end), len(sections) - 1))
            start = end
    return Outline(body, tuple(sections), tuple(sentences))
