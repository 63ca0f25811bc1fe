"""Documents in 《…》: nested titles, and documents that share one head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Example, Find
from loaders.seeking import Either, Sought

TITLE = Sought(r"《([^《》]{2,90})》")
WORDS = Either(TITLE)
INNER = re.compile(r"〈([^〈〉]{2,60})〉")
_KIND = (
    r"(?:20\d\d年)?(?:[一二三四五]年)?"
    r"(?:实施方案|行动方案|工作方案|行动计划|工作计划|规划|办法|若干措施|实施意见|意见|细则|计划|方案)"
)
# X的A、B和C at the end of a title: each of them is a document with the same head.
_SHARED = re.compile(rf"^(?P<head>.+?的)(?P<list>{_KIND}(?:、{_KIND})*和{_KIND})$")
_ART = re.compile(
    r"(?:剧|电影|纪录片|动画片|小说|歌曲|杂技|交响乐|音乐会|图书|专著|歌舞|舞蹈|油画|现代戏|戏曲|剧目|史画|戏|大戏|哈哈腔|梆子"
    r"|文学|宣传片|专题片|作品|诗歌|画册|(?:创作|编撰|出版|排演|拍摄|编排)(?:并|了|发布|完成|出版|推出)*)$"
)
# What is printed every day, or holds the history of a place, is no paper of policy.
_PRINTED = re.compile(r"(?:日报|晚报|时报|周刊|画报|杂志|新闻联播|焦点访谈|[村镇县市区]志|卷|故事|赋)$")
_AS_ART = re.compile(
    r"(?:》《[^》]{2,12})*》(?:等)?(?:一批|优秀|系列)*(?:文学|丛书|作品|刊物|画册|节目|剧目|歌曲|在[^,。]{0,8}(?:公演|公映|上演|首演|播出|刊发)|赴|出版|刊发)"
)
# What is shown or wins prizes is a work of art, unless its title is a paper's.
_SHOWN = re.compile(
    r"(?:等[^,。;]{0,8})?(?:成功|双双|正式|分别|火爆|热播)*(?:入选|获(?!批)|荣获|斩获|上演|首演|复演|公映|公演|播出|首播|热播|上映|亮相|登陆|登上|票房)"
)
_PAPER = re.compile(
    r"(?:规划|方案|条例|意见|办法|计划|措施|纲要|清单|标准|指南|细则|决定|报告|规定|通知|协议|目录|导则|规范|指引|白皮书"
    r"|政策|行动|体系|法|条|公报|案例|要点|通则|宣言|倡议|合同|书)(?:\([^()]*\))?$"
)

_LISTED = re.compile(r"(?:列入|入选|纳入|载入|登上)(?:了)?$")  # 入选《X名录》: a title

EXAMPLES = (
    Example("云岭湿地列入《世界湿地名录》,", (("award", "世界湿地名录"),), never=("policy",)),
    Example("印发《青禾区渔业规划(2031-2035年)》,", (("policy", "《青禾区渔业规划(2031-2035年)》"),)),
    Example(
        "制定《青禾区落实〈云岭市碧水方案〉的实施方案、三年行动计划和2031年工作计划》,",
        (
            ("policy", "《青禾区落实〈云岭市碧水方案〉的实施方案》"),
            ("policy", "《青禾区落实〈云岭市碧水方案〉的三年行动计划》"),
            ("policy", "《青禾区落实〈云岭市碧水方案〉的2031年工作计划》"),
            ("policy", "《云岭市碧水方案》"),
        ),
    ),
    Example("《青禾人家》入选全国优秀节目。", never=("policy",)),
    Example("话剧《青禾往事》上演,", never=("policy",)),
    Example("《渔家女》《海之歌》等优秀作品问世,《青禾日报》刊发。", never=("policy",)),
)


def title_finds(text: str) -> Iterator[Find]:
    """Yield the titled documents of a sentence; a work of art in 《》 is none."""
    for match in TITLE.finditer(text):
        if _PRINTED.search(match[1]) or _AS_ART.match(text, match.end() - 1):
            continue
        if _ART.search(text[: match.start()]) or (
            _SHOWN.match(text, match.end()) and not _PAPER.search(match[1])
        ):
            continue
        if _LISTED.search(text, 0, match.start()) and match[1].endswith(("名录", "名单")):
            yield Find("award", match.start(), match.end(), "title:list", match[1], match[1], rank=8)
            continue
        yield from _documents(match)
        for inner in INNER.finditer(match[1]):
            start, end = match.start(1) + inner.start(), match.start(1) + inner.end()
            yield Find("policy", start, end, "title:inner", f"《{inner[1]}》", inner[1], rank=7)


def _documents(match: re.Match[str]) -> Iterator[Find]:
    words = match[1]
    shared = _SHARED.match(words)
    if shared is None:
        yield Find("policy", match.start(), match.end(), "title", f"《{words}》", words, rank=8)
        return
    at = match.start(1) + shared.start("list")
    for n, part in enumerate(re.split(r"、|和", shared["list"])):
        start = match.start() if n == 0 else at
        yield Find("policy", start, at + len(part), "title:shared", f"《{shared['head']}{part}》", rank=8)
        at += len(part) + 1
