"""The body of a page and its paragraphs and sentences, however the lines were broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from loaders.text import BLANKS, Span

_BLANK = "".join(sorted(BLANKS - {"\n"}))
_N = "[一二三四五六七八九十]"
_HEADING = re.compile(rf"第\s*{_N}+\s*部\s*分|{_N}{{1,3}}\s*、|[(（]\s*{_N}{{1,3}}\s*[)）]")
_SAYING = re.compile(rf"[。！？!?]$|\d|^(?:{_HEADING.pattern})")  # what even a short line of a report has
_GREETING = re.compile(r"各位(?:代表|委员)|主任[、,，]")
_TITLE = re.compile(r"(?:报告|公报|发展计划|计划草案)[)）]?$|报告[(（].{4,30}[)）]$")
_COVER_NOTE = re.compile(r"各[^。:：]*(?:、[^。:：]*|部门|单位|街道|镇)[:：]$")
# What a page says about itself between title and text; its numbers (阅读次数:5423) are not the report's.
_PAGE = re.compile(
    r"[•·\s]*(?:(?:信息)?来源|发布(?:时间|日期|机构)|发表时间|时间|日期|作者|(?:责任)?编辑|浏览|阅读|点击|字体|字号|分享|打印"
    r"|下载|收藏|全屏|听全文|【|】|A\+|大$|中$|小$|加大$|还原$|减小$|放大|缩小|\d{4}-\d\d-\d\d"
    r"|\d{4} ?年 ?\d+ ?月 ?\d+ ?日 ?(?:\d|$)|[•·\-\s]+$)"
)
# What it says stands on the next line.
_LABEL = re.compile(r"(?:(?:信息)?来源|发布机构|作者|(?:阅读|浏览|点击|评论)[次数量]*)[:：]")
_OPENS = re.compile(
    r"全年|年末|初步核算|全[市区县省]|分[\u4e00-\u9fff]{2,4}看"
)  # what bulletins begin sentences with
_PAGE_NUMBER = re.compile(r"[-—–－]\s*\d{1,3}\s*[-—–－]$")
_FOOTER = re.compile(
    r"扫一扫|责任编辑|责编|编辑[:：]|相关(?:附件|链接|报道|文章|新闻|阅读|解读)|【?打印|关闭(?:窗口|本页)|[上下]一[篇条页]|免责声明"
    r"|版权所有|(?:联系)?(?:电话|地址|邮编)[:：]|[主承]办(?:单位)?[:：]|网站(?:地图|标识码|首页)|智能问答|您访问的链接|分享到|返回(?:顶部|首页)|附件下载"
    r"|.{0,12}ICP备"
)
_ANNEX = re.compile(r"附[件表]\d*[:：]?")
BARE_PART = re.compile(
    r"(?:(?:关于)?(?:20\d\d|二[〇○零]二[〇○零一二三四五六七八九])\s*年|过去(?:一年|五年)|今年|明年|下一年度?|下半年|下一步"
    r"|下一阶段)[^。,，;；:：]{0,24}"
    r"(?:回顾|执行情况|完成情况|计划草案|(?:主要|重点|目标|工作)任务|(?:重点|主要)工作|主要目标|发展目标"
    r"|工作(?:的?(?:安排|打算|思路|计划|重点|措施|举措|建议|部署))|(?<=步|段|年)(?:的?工作|打算|安排|思路|计划|举措))[:：]?$"
)
"""A part's heading without a number, alone on its line: 2024年工作回顾, 下一步工作打算."""

_WIDE = re.compile("[^\0-\u2000]+")
_MARKS = "。！？!?"
_END = re.compile(r"[。！？!?]+[”’」』）)》〉]*(?![，、,;；:：])")
_QUOTED = re.compile(r"“[^“”]{0,80}”|《[^《》]{0,80}》|[(（][^()（）]{0,80}[)）]")
# Headers of columns with their units, side by side, and what rows of a label and values are made of.
_HEADS = re.compile(
    r"(?:[^\s\d,，、。;；()（）]{1,12} ?[(（][^()（）\d]{1,8}[)）]\s+){2,}(?=[\u4e00-\u9fff])"
)
_SIDE_BY_SIDE = re.compile(
    r"[)）]\s+[^\s\d,，、。;；()（）]{1,12} ?[(（]"
)  # what two of them have, soon looked for
_ROW_LABEL = r"[\u4e00-\u9fff#][^\d,，。;；]{0,20}?"
_CELL = r"[-−+]?\d[\d,.]*[%％]?"
# A longer line holds several paragraphs, and so does a shorter one where the text has hardly any line ends.
# It is parted where one of the two patterns stands.
_LONG, _FEW_LINES, _LONG_ALONE = 1500, 3, 100
_GAP = re.compile(rf"[{_BLANK}]{{2,}}|(?<=[。！？：:])[{_BLANK}]+|(?<=[。！？：:])(?={_HEADING.pattern})")
_TITLE_THEN_SUB = re.compile(
    rf"(?<![^。！？：:\s])(?:第{_N}+部分|{_N}、)[^。]{{2,60}}?(?=[(（]一[)）]|(?<![一二三四五六七八九十第(（])一、)"
)


def read_body(text: str) -> Span:
    """Return the span of the report in a page's text: from the title to the last line before the footer."""
    spans = [_strip(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    spans = [span for span in spans if len(span)]
    if not spans:
        return Span(0, len(text))
    lines = [span.of(text) for span in spans]
    openings = (i for i, line in enumerate(lines) if _GREETING.match(line) or _HEADING.match(line))
    prose = (i for i, line in enumerate(lines) if len(line) > 60 and "。" in line)
    opening = next(chain(openings, prose), 0)
    first = _first_line(lines[:opening])
    end = _end_line(lines, opening)
    return Span(spans[first].start, spans[end - 1].end)


def _first_line(before: list[str]) -> int:
    """Return where the body begins among the lines before its opening.

    That is at a cover note (各街道、各部门:), else at the title, the session line or the first prose.
    """
    lines = [(i, line) for i, line in enumerate(before) if ">" not in line]
    titles = [i for i, line in lines if _TITLE.search(re.sub(rf"[{_BLANK}]", "", line))]  # 政 府 工 作 报 告
    if titles and titles[-1] and _begins_title(before[titles[-1] - 1]):
        titles.append(titles[-1] - 1)
    notes = (i for i, line in lines if _COVER_NOTE.match(line))
    telling = re.compile(rf"。|\d(?:%|[万亿元])|\d年.*届.*会|^{BARE_PART.pattern}")
    said = (i for i, line in lines if telling.search(line))
    return next(chain(notes, titles[-1:], said), len(before))


def _begins_title(line: str) -> bool:
    """Say whether a line is the beginning of a title that was broken in two."""
    begun = re.match(r"关于|20\d\d年(?!\d)|[^:：>】]*国民经济", line)
    return bool(begun) and not _TITLE.search(line) and not _PAGE.match(line)


def _end_line(lines: list[str], anchor: int) -> int:
    """Return where the body ends: before the footer, and before a list of annexes that aren't there."""
    footer = (i for i, line in enumerate(lines) if i > anchor and len(line) < 60 and _FOOTER.match(line))
    end = next(footer, len(lines))
    for index in range(anchor + 1, end):
        if _ANNEX.match(lines[index]) and not any(len(s) > 30 and "。" in s for s in lines[index:end]):
            return index
    while end > anchor + 1 and len(lines[end - 1]) < 30 and not _SAYING.search(lines[end - 1]):
        end -= 1
    return end


def read_paragraphs(text: str, body: Span) -> Iterator[Span]:
    """Yield the paragraphs of the body, blanks around them cut off, lines that speak of the page left out.

    A paragraph is a line; a line that was cut at a fixed width, or that breaks off within a sentence,
    goes on in the next one; a line that holds a whole text is parted at its blanks and headings.
    """
    wrap = _wrap(body.of(text))
    start = end = -1
    for line in _lines(text, body):
        if start >= 0 and not _goes_on(text, Span(start, end), line, wrap):
            yield Span(start, end)
            start = -1
        start, end = (line.start if start < 0 else start), line.end
    if start >= 0:
        yield Span(start, end)


def _lines(text: str, body: Span) -> Iterator[Span]:
    opened = label = False
    limit = _LONG_ALONE if body.of(text).count("\n") < _FEW_LINES else _LONG
    for raw in re.finditer(r"[^\n]+", body.of(text)):
        for line in _pieces(text, body.start + raw.start(), body.start + raw.end(), limit):
            words = line.of(text)
            opened = opened or bool(_HEADING.match(words))
            of_page = not opened and "。" not in words and (label or bool(_PAGE.match(words)))
            label = of_page and bool(_LABEL.fullmatch(words))
            if not of_page and not _PAGE_NUMBER.match(words):
                yield line


def _pieces(text: str, start: int, end: int, limit: int) -> Iterator[Span]:
    cuts = [start, end]
    if end - start > limit:
        cuts += [start + m.end() for gap in (_GAP, _TITLE_THEN_SUB) for m in gap.finditer(text[start:end])]
    cuts += _row_ends(text, start, end)
    for begin, stop in pairwise(sorted(set(cuts))):
        if len(piece := _strip(text, begin, stop)):
            yield piece


def _row_ends(text: str, start: int, end: int) -> list[int]:
    """Return where to part a line that a whole table was run into: before its headers, after each row."""
    heads = _HEADS.search(text, start, end) if _SIDE_BY_SIDE.search(text, start, end) else None
    if heads is None:
        return []
    values = heads.group().count(")") + heads.group().count("）")
    row = re.compile(rf"{_ROW_LABEL}(?:\s+{_CELL}){{{values}}}(?=\s|$)\s*")
    cuts = [heads.start(), heads.end()]
    while found := row.match(text, cuts[-1], end):
        cuts.append(found.end())
    return cuts if len(cuts) > 3 else []


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text's lines were cut: after so many characters, or columns of which a Chinese one takes two."""

    full: int
    columns: bool

    def fills(self, line: str) -> bool:
        """Say whether a line was cut because it was full; a mark that may not begin a line shifts by two."""
        return self.full - 3 <= _size(line, self.columns)


def _wrap(text: str) -> _Wrap | None:
    """Find the width at which lines were cut; None where most lines end for another reason."""
    lines = [line for line in text.split("\n") if line.strip(_BLANK)]
    if len(lines) < 8:
        return None
    found: list[tuple[int, _Wrap]] = []
    for columns in (False, True):
        sizes = sorted(_size(line, columns) for line in lines)
        wrap = _Wrap(sizes[int(len(sizes) * 0.9) - 1], columns)
        found.append((sum(abs(size - wrap.full) <= 3 for size in sizes), wrap))
    full, wrap = max(found, key=lambda pair: pair[0])
    return wrap if full * 2 > len(lines) and 16 <= wrap.full <= 160 else None


def _size(line: str, columns: bool) -> int:
    line = line.rstrip(_BLANK)
    return len(line) + sum(map(len, _WIDE.findall(line))) if columns else len(line)


def _goes_on(text: str, before: Span, line: Span, wrap: _Wrap | None) -> bool:
    """Say whether a line continues the paragraph before it."""
    words, so_far = line.of(text), before.of(text)
    if words[0] in "，。；、）”》：,;)":
        return True
    if so_far[-1] in _MARKS or _HEADING.match(words) or _HEADS.match(text, line.start):
        return False
    if so_far[-1] in "，、,“《（(的和与及届" or words[0] == "是" or _in_quotes(so_far):
        return True
    if wrap:
        apart = text[line.start - 1] in _BLANK or "\n" not in text[before.end : line.start]
        return not apart and wrap.fills(text[text.rfind("\n", 0, before.end) + 1 : before.end])
    # A line that holds a finished sentence but ends without a mark was broken off within the next one.
    opens = so_far[-1] in "%％" + "0123456789" and _OPENS.match(words)
    return any(c in so_far for c in "。！？") and so_far[-1] not in "：:”）)；;" and not opens


def _in_quotes(words: str) -> bool:
    return words.rfind("“") > max(words.rfind("”"), len(words) - 40)


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, marks included.

    A mark within quotes or brackets ends none, but for the last one of a speech (他说:“…。”) or of a bracket
    that is a sentence of its own.
    """
    words = span.of(text)
    quoted = [m.span() for m in _QUOTED.finditer(words)]
    start = 0
    for match in _END.finditer(words):
        around = [q for q in quoted if q[0] < match.start() < q[1]] if match.end() < len(words) else []
        if any(match.end() < b or (a > start and words[a - 1] not in ":：") for a, b in around):
            continue
        if len(piece := _strip(text, span.start + start, span.start + match.end())):
            yield piece
        start = match.end()
    if len(piece := _strip(text, span.start + start, span.end)):
        yield piece
