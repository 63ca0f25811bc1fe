"""The body of a page and its paragraphs and sentences, however the lines were broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text import Span

_BLANK = " \t\r\u3000\u00a0\u2002\u2003\u200b\ufeff"
_HEADING = r"(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])"
_GREETING = re.compile(r"(?:各位(?:代表|委员|街道)|主任[、,，]|各[^。\n]{1,20}[:：]$)")
_TITLE = re.compile(r"(?:报告|公报|发展计划|计划草案)[)）]?$|报告[(（].{4,20}[)）]$")
# What a page says about itself between title and text; its numbers (阅读次数:5423) are not the report's.
_PAGE = re.compile(
    r"[•·\s]*(?:来源|信息来源|发布(?:时间|日期|机构)|发表时间|时间|日期|作者|责任编辑|编辑|浏览|阅读|点击|字体|字号|分享|打印|下载|收藏|全屏"
    r"|听全文|【|】|A\+|大$|中$|小$|加大$|还原$|减小$|放大|缩小|\d{4}-\d\d-\d\d|\d{4}年\d+月\d+日 \d|[•·\-\s]+$)"
)
_FOOTER = re.compile(
    r"(?:扫一扫|责任编辑|责编|编辑[:：]|相关(?:附件|链接|报道|文章|新闻|阅读|解读)|打印本页|关闭(?:窗口|本页)|上一[篇条]|下一[篇条]|版权所有|主办(?:单位)?[:：]"
    r"|承办(?:单位)?[:：]|网站(?:地图|标识码)|智能问答|您访问的链接|分享到|【?打印|返回(?:顶部|首页)|附件下载|.{0,12}ICP备)"
)
_ANNEX = re.compile(r"附[件表]\d*[:：]?")
_MARKS = "。！？!?"
_END = re.compile(r"[。！？!?]+[”’」』）)》〉]*(?![，、,;；:：])")
_QUOTED = re.compile(r"“[^“”]{0,80}”|《[^《》]{0,80}》|[(（][^()（）]{0,80}[)）]")


def read_body(text: str) -> Span:
    """Return the span of the report in a page's text: from the title to the last line before the footer."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip(_BLANK)]
    if not lines:
        return Span(0, len(text))
    anchor = next((i for i, line in enumerate(lines) if _opens(line.group().strip(_BLANK))), 0)
    first = _title_line([line.group().strip(_BLANK) for line in lines[:anchor]])
    last = _footer_line([line.group().strip(_BLANK) for line in lines], anchor)
    return _strip(text, lines[first].start(), lines[last - 1].end())


def _opens(line: str) -> bool:
    return bool(_GREETING.match(line) or re.match(_HEADING, line) or (len(line) > 60 and "。" in line))


def _title_line(before: list[str]) -> int:
    titles = [i for i, line in enumerate(before) if _TITLE.search(line) and ">" not in line]
    if titles:
        return titles[-1]
    session = [i for i, line in enumerate(before) if re.search(r"\d年.*[届表].*会", line) and ">" not in line]
    return session[0] if session else len(before)


def _footer_line(lines: list[str], anchor: int) -> int:
    end = next(
        (i for i, line in enumerate(lines) if i > anchor and len(line) < 60 and _FOOTER.match(line)), len(lines)
    )
    for index in range(anchor + 1, end):
        if _ANNEX.match(lines[index]) and not any(len(s) > 30 and "。" in s for s in lines[index:end]):
            return index
    return end


def read_paragraphs(text: str, body: Span) -> Iterator[Span]:
    """Yield the paragraphs of the body, blanks around them cut off, lines that speak of the page left out.

    A paragraph is a line; a line that was cut at a fixed width, or that breaks off within a sentence,
    goes on in the next one; a line that holds a whole text is parted at its blanks.
    """
    width = _wrap_width(body.of(text))
    start = end = -1
    lines = [line for raw in re.finditer(r"[^\n]+", body.of(text)) for line in _pieces(text, body.start, raw)]
    heading_seen = False
    for line in lines:
        words = line.of(text)
        heading_seen = heading_seen or bool(re.match(_HEADING, words))
        if not heading_seen and _PAGE.match(words) and "。" not in words:
            continue
        if start >= 0 and not _goes_on(text, Span(start, end), words, width):
            yield Span(start, end)
            start = -1
        start, end = (line.start if start < 0 else start), line.end
    if start >= 0:
        yield Span(start, end)


def _pieces(text: str, offset: int, raw: re.Match[str]) -> Iterator[Span]:
    start, end = offset + raw.start(), offset + raw.end()
    if end - start > 1500:
        gap = rf"[{_BLANK}]{{2,}}|(?<=[。！？：])[{_BLANK}]+|(?<=[。！？])(?={_HEADING})"
        for match in re.finditer(gap, text[start:end]):
            piece = _strip(text, start, offset + raw.start() + match.start())
            start = offset + raw.start() + match.end()
            if len(piece):
                yield piece
    piece = _strip(text, start, end)
    if len(piece):
        yield piece


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK + "\n":
        end -= 1
    return Span(start, end)


def _wrap_width(text: str) -> int:
    """Return the width at which all lines were cut, 0 if they were not."""
    widths = sorted(_width(line) for line in text.split("\n") if line.strip(_BLANK))
    if len(widths) < 8:
        return 0
    widest = widths[int(len(widths) * 0.98) - 1]
    full = sum(widest - 3 <= w <= widest + 2 for w in widths)
    return widest if 20 <= widest <= 160 and full >= 0.4 * len(widths) else 0


def _width(line: str) -> int:
    return sum(2 if ord(c) > 0x2000 else 1 for c in line.rstrip(_BLANK))


def _goes_on(text: str, before: Span, words: str, width: int) -> bool:
    """Say whether a line continues the paragraph before it."""
    if words[0] in "，。；、）”》：,;)":
        return True
    if re.match(_HEADING, words):
        return False
    so_far = before.of(text)
    if so_far[-1] in _MARKS + "：:”）)；;":
        return False
    line = so_far.rsplit("\n", 1)[-1]
    return (width > 0 and _width(line) >= width - 3) or any(c in so_far for c in _MARKS[:3])


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, marks included; a mark within quotes or brackets ends none."""
    words = span.of(text)
    quoted = [(m.start(), m.end() - 1) for m in _QUOTED.finditer(words)]
    start = 0
    for match in _END.finditer(words):
        if any(a < match.start() and match.end() < b for a, b in quoted):
            continue
        if len(piece := _strip(text, span.start + start, span.start + match.end())):
            yield piece
        start = match.end()
    if len(piece := _strip(text, span.start + start, span.end)):
        yield piece
