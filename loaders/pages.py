"""The visible text of a saved web page, and what its head says of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_UNSEEN = {
    "head", "script", "style", "noscript", "template", "iframe", "svg", "object", "audio", "video", "select",
    "datalist",
}  # fmt: skip
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip
# A table's cells stand alone too: read as one line, 预期目标 and 完成情况 would run together.
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CLOSED_BY_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd"}  # their end tags may be left out
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_PAGE = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's visible text, and the article's title, address, date and publisher where its head has them."""

    text: str
    title: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""


def is_page(text: str) -> bool:
    """Say whether a text is HTML."""
    return bool(_PAGE.match(text))


def read_page(html: str) -> Page:
    """Return the visible text of a page.

    The rule: what stands in the body, without scripts, styles, selection lists and what is marked hidden;
    a block element, a line break and a table cell begin a new line; blanks and line breaks of the source
    count as one blank, as a browser shows them, and none at a line's ends; empty lines are left out.
    Title, date, publisher and address come from the meta elements ArticleTitle, PubDate, ContentSource
    and Url (政府网站发展指引, 国办发〔2017〕47号), the address else from the canonical link or from what the
    browser notes at the top when it saves.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    saved = _SAVED_FROM.search(html[:2000])
    date = re.match(r"20\d\d-\d\d-\d\d", reader.facts.get("pubdate", ""))
    url = reader.facts.get("url") or reader.facts.get("canonical") or (saved[1] if saved else "")
    return Page(
        reader.text(),
        reader.facts.get("articletitle", ""),
        url if url.startswith("http") else "",
        date.group() if date else "",
        reader.facts.get("contentsource", ""),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: dict[str, str] = {}
        self._lines: list[list[str]] = [[]]
        self._open: list[tuple[str, bool]] = []  # element, whether its words are seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.facts.setdefault(given.get("name", "").lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel") == "canonical":
            self.facts.setdefault("canonical", given.get("href", ""))
        if tag in _BLOCKS:
            self._lines.append([])
        if tag in _VOID:
            return
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1][0] == tag:
            self._open.pop()
        hidden = tag in _UNSEEN or "hidden" in given or _HIDDEN.search(given.get("style", ""))
        self._open.append((tag, self._seen and not hidden))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._lines.append([])
        # An end tag closes what was left open within it; one that was never opened closes nothing.
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        if self._seen:
            self._lines[-1].append(data)

    @property
    def _seen(self) -> bool:
        return self._open[-1][1] if self._open else True

    def text(self) -> str:
        lines = (re.sub(r"[ \t\r\n\f]+", " ", "".join(words)).strip(" ") for words in self._lines)
        return "".join(line + "\n" for line in lines if line.strip())
