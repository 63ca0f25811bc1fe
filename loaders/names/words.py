"""The words of the genre that bound a name: what comes before it, what follows it, what says nothing.

They stand in ``data/lexicons/name-words.tsv``, one a row with its role: a name doesn't run across a ``cut``;
a ``lead`` opens a phrase without belonging to a name, a ``tail`` follows one; ``common`` words alone name
nothing single. ``name-cuts.tsv`` holds the one-character cuts with the words in which they cut nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loaders.seeking import Sought, begun
from loaders.shipped import LEXICONS, rows

_FEW = 16  # first characters that are tried one by one


def lexicon(name: str) -> list[list[str]]:
    """Return the rows of a lexicon without its head line."""
    return [list(row.values()) for row in rows(LEXICONS / f"{name}.tsv")]


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that takes the longest of the words.

    It is grouped by first character, and tried only where the first two of one stand, which is quicker.
    """
    heads: dict[str, list[str]] = {}
    words = sorted(words, key=lambda w: (-len(w), w))
    for word in words:
        heads.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = [(re.escape(head), f"{re.escape(head)}(?:{'|'.join(rest)})") for head, rest in heads.items()]
    if len(branches) <= _FEW:
        return "|".join(branch for _, branch in branches)
    groups = [branches[at : at + _FEW] for at in range(0, len(branches), _FEW)]
    taken = "|".join(
        f"(?=[{''.join(head for head, _ in group)}])(?:{'|'.join(branch for _, branch in group)})"
        for group in groups
    )
    return f"(?={_opening(words)})(?:{taken})"


def _opening(words: Iterable[str]) -> str:
    """Return a pattern of the first two characters of any of the words, or of one that has no more."""
    first, second, alone = (
        "".join(sorted({re.escape(word[at]) for word in words if len(word) >= least and len(word) <= most}))
        for at, least, most in ((0, 2, 99), (1, 2, 99), (0, 1, 1))
    )
    return f"[{first}][{second}]" + (f"|[{alone}]" if alone else "")


def by_last(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths, longest first, of the words that end in each character."""
    return _lengths((word[-1], word) for word in words)


def _lengths(marked: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for char, word in marked:
        lengths.setdefault(char, set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}


_ROWS = lexicon("name-words")


def _role(role: str) -> list[str]:
    return [word for word, its_role in _ROWS if its_role == role]


def _outside(char: str, words: str) -> str:
    """Return a pattern of a one-character cut outside the words in which it cuts nothing."""
    parts = (word.partition(char) for word in words.split("|") if word)
    return char + "".join(f"(?!(?<={before}{char}){behind})" for before, _, behind in parts)


_SINGLES = re.compile("|".join(_outside(char, words) for char, words in lexicon("name-cuts")))
_LEADS = frozenset(_role("lead"))
_LEAD_LENGTHS = _lengths((word[0], word) for word in _LEADS)
_TAILS = frozenset(_role("tail"))
_TAIL_LENGTHS = by_last(_TAILS)
TAIL_ENDS = frozenset(_TAIL_LENGTHS)
"""The last characters of words that follow a name."""
# 发布会 is no 发布, 启动仪式 no 启动, 加速器 no 加速, 实施方案 no 实施,
# 战略储备 no 储备, 修复工程 no 复工, 异地新建 is how a thing is built.
CUT = begun(
    r"(?:创建|通过)(?=国家|全国|省级|市级|自治区级)|"
    rf"(?!达产业)(?<!战略(?=储备))(?<!修(?=复工))(?!根据地)(?<!恢(?=复工))(?<!异地(?=新建))(?<![延段路街桥](?=新建))(?<![渠区库学院馆楼](?=续建))(?<!整[县市村区省域](?=推进))(?<!迁址(?=新建))(?:{any_of(_role('cut'))})"
    r"(?![会节仪器式]|基金|(?<=交流)中心|(?<=促进)协会|(?<=启动)区(?!域)|(?<=连接)线|(?<=储备)(?:库|林|站|粮|基地|中心)|(?<=保障)性|(?<=锻造)[、等,。;]|(?<=实施)(?:方案|意见|细则|办法|清单))"
)
_UNLED = ("开发区", "基本医疗", "基本养老", "基本公共")  # what opens with a lead's letters and is a name
_REACH = 4  # characters of a cut or lead that bounds a known name
_BOUNDS = frozenset(word for word in (*_role("cut"), *_LEADS) if len(word) <= _REACH)
_BOUND_LENGTHS = by_last(_BOUNDS)
_COMMON = frozenset(_role("common"))
_COMMON_LENGTHS = _lengths((word[0], word) for word in _COMMON)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_VILLAGE = re.compile(r"村(?=[、,。;城]|$)")
_SYLLABLE = re.compile(r"[^\W\da-zA-Z水电气路煤油风光热车船人省市县区乡镇村党政军工农商学企你我他它]")
_TOWN = re.compile(r"镇(?![村街域级])|街道|村委")  # 乐从镇: the town's name ends before it
# Cut whatever they stand in: the number of a heading, X(以下简称“Y”), 新(改、扩)建.
ALWAYS = Sought(
    r"^(?:第[一二三四五]部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])"
    r"|\((?:以下)?简称:?[^()]*\)|(?<=世界)500强|(?<=民营企业)500强|新(?:开|增)?\([改扩复续迁建、]{1,5}\)[建办开]"
)
NTH = Sought(r"第[一二三四五六七八九十]+[个条家]")
COUNT = Sought(
    r"(?<=[区园城港库站场馆路桥])[两三四五六七八九十]大(?=(?:功能|片|园|景)区(?:[,。;、]|建设|$))|"
    r"[一两三四五六七八九十](?:大|个|条)(?=(?:省级|国家级|市级|县域|省重点|百亿级?|千亿级?|特色|主导|传统|优势|重点|新兴|支柱|战略性)*(?:(?:产业)?集群|产业链|(?:产业|行业)(?![\u4e00-\u9fff])))|"
    r"[两三四五六七八九十](?:个|大(?=乡村振兴))(?=(?:特色|专业|主导|重点|旅游|乡村振兴|国家|[省市]?级|[1-5]?A级?)*(?:产业园|园区|产业基地|片区|组团|功能区|示范区|景区|景点|街区|商圈|小镇|乡镇|社区|项目|(?:商业)?综合体)|[\u4e00-\u9fff]{1,4}(?:加工厂|养殖场|屠宰厂|冷库))|"
    r"[两三四五六七八九十][所座处](?=(?:中心)?卫生院|小学|中学|学校|幼儿园|养老院|敬老院|污水处理|变电站|泵站|水厂)|"
    r"\d[\d.,]*(?:多|余)?[万亿千百]?"
    r"(?:个|家|项|所|条|座|处|间|宗|名|户|套|场|批|类|支|份|株|辆|艘|只|件|眼|趟|枚|幢|栋|人|位|届|亩|公里|元|%|平方公里|平方米|平米|立方米|立方|[万]?千瓦|兆瓦|吨|头|只|羽|台|片|张|米|孔|口|床|公斤|斤)?"
)


def single_cuts(text: str) -> list[int]:
    """Return the positions of one-character cuts."""
    return [m.start() for m in _SINGLES.finditer(text) if not _guarded(text, m.start())]


def _guarded(text: str, at: int) -> bool:
    if text[at] == "好" and not _HAN.match(text, at - 1 if at else 0):  # 办好X; but a name may begin so
        return True
    if text[at] in "从于由向将均" and _TOWN.match(text, at + 1) and at and _HAN.match(text, at - 1):
        return True
    if text[at] == "和" and _VILLAGE.match(text, at + 1) and at and _HAN.match(text, at - 1):  # 云和村
        return True
    if text[at] == "和" and at and _SYLLABLE.match(text, at - 1) and not _HAN.match(text[at - 2 : at - 1]):
        return True  # 禾和|机械: one syllable is no member of a list
    return text[at] in "并和" and at > 0 and text[at - 1] == "、"  # a member of a list that begins so


def lead_end(text: str, start: int, end: int) -> int:
    """Return where the leads that ``text[start:end]`` opens with end, ``start`` without one."""
    while start < end and not text.startswith(_UNLED, start):
        for length in _LEAD_LENGTHS.get(text[start], ()):
            if start + length <= end and text[start : start + length] in _LEADS:
                start += length
                break
        else:
            break
    return start


def bounded(text: str, at: int) -> bool:
    """Say whether a cut or a lead ends at a position."""
    for length in _BOUND_LENGTHS.get(text[at - 1 : at], ()):
        word = text[at - length : at] if length <= at else ""
        if word in _BOUNDS and (word in _LEADS or CUT.fullmatch(text, at - length, at)):
            return True
    return False


def tail_of(words: str) -> str:
    """Return the longest tail that the words end in, "" without one."""
    for length in _TAIL_LENGTHS.get(words[-1:], ()):
        if (tail := words[-length:]) in _TAILS:
            return tail
    return ""


@lru_cache(maxsize=8192)
def is_group(words: str) -> bool:
    """Say whether the words are all of the common sort, so that they name no single thing."""
    reached = {0}  # the positions up to which common words reach
    for at, char in enumerate(words):
        if at in reached:
            reached.update(at + n for n in _COMMON_LENGTHS.get(char, ()) if words[at : at + n] in _COMMON)
    return len(words) in reached
