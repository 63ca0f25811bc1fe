"""Names in quotation marks, with the class word that says what they are.

The class words stand in ``data/lexicons/quote-classes.tsv``; words of type ``+`` there may stand before one
of them (工作 before 部署, 服务 before 专区).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.names.finds import Example, Find
from loaders.names.known import Scanner
from loaders.names.region import Region
from loaders.names.sayings import INSIDE, SAID, Quote, quotes
from loaders.names.undertaken import FOLLOWED, NUMBERS, headed, quoted_find, undertaking
from loaders.names.words import any_of, lexicon

_BY_WORD = {word: kind for word, kind in lexicon("quote-classes") if kind != "+"}
_BEFORE = any_of(word for word, kind in lexicon("quote-classes") if kind == "+")
_CLASS = re.compile(
    rf"(?:[两三四五六七八九十]大)?(?:项目(?:{_BEFORE})+|{_BEFORE})*(?P<head>{any_of(_BY_WORD)})"
)
RECEIVED = re.compile(
    r"(?:获评|(?<![收抓缴])获|荣获|获得|获授|评为|评选为|入选|[认确核]定为|命名为|推荐为|遴选为|授予|授牌|入围|上榜|入列|跻身|摘得|斩获|捧回|列为|荣登|登上|夺得|创建|争创|升级为|蝉联|首夺|勇夺|首获|喜获|荣膺)[^,。;“”]{0,16}$"
    r"|成为(?:(?:我国|世界|全球|全国|全省|全市|国家|省级|市级|首[批个])[^,。;“”]{0,12})?$"
)
# “A”“B”等改革: what closes the row says what its members are.
_YEARS = re.compile(
    "[一二三四五六七八九十两]年(?:行动|攻坚|倍增|提升)?(?:计划|行动|方案)?|[两三四五六七八九十]大(?:工程|行动|计划|体系|项目|专项|活动|[板版]块)"
)
_STREAK = re.compile("[二两三四五六七八九十]+连[冠创]")
_MANY = re.compile(r"\d+多?[个项]")
_HELD = re.compile(r"(?:举办|举行|承办|主办|办好|筹办|策划)(?:了)?[^,。;“”]{0,6}$")
_GATHERING = re.compile(r"(?:[节会赛展季周日行秀营坛]|之夜|大集)$")
# What is demanded or aimed at, not carried out: “A、B、C”工作要求.
_WISHED = (
    "工作",
    "要求",
    "目标",
    "部署",
    "任务",
    "思路",
    "基调",
    "方针",
    "项目",
    "蓝图",
    "布局",
    "格局",
    "定位",
    "路径",
)
_DONE = ("project", "programme")
_EVERYWHERE = re.compile(r"[村户组屯镇县乡]{2}通")  # 村村通 is no service
_STATUS = ("试点", "示范")
_DEED = re.compile("(?:专项)?(?P<head>行动|工程|活动|攻坚战)")
_BESIDE = ("", "、", "和")
_SEVERAL = re.compile("(?:[^、]+、){2}")
_SYSTEMATIC = re.compile("性|治理|工程|观念")  # “X”系统性变革
_STORE = re.compile("储备|库|清单|名单|台账|服务|管理|审批|调度|谋划")
_CLOSING = re.compile(
    r"等(?:\d+[个项大]|一系列|系列)?(?:产业|特色|重点|重大|专项|创新)?"
    r"(?P<kind>改革|机制|模式|走廊)(?![\u4e00-\u9fff]{0,2}\d)"
)
_PERIOD = re.compile("十[一二三四五六七八九]五")  # a five-year period is no name
_ROW = re.compile(r"(?:[、和]?“[^“”]{1,40}”)+")
_ROW_BEFORE = re.compile(r"(?:“[^“”]*”[、和]?)+$")
_BANNER = re.compile(r"以$")  # 以“X”为抓手
# Quoted words that are a manner of speaking.
# Sorts of undertakings: “两高”项目, “开工一批”项目.
_MANY_SUCH = re.compile(
    r"[两三四][高低新优]|[\u4e00-\u9fff]{2,3}一批|高大上|短平快|专精特新|小而美|飞地|拳头|卡脖子"
)
COMMON = re.compile(
    r"^.?(?:一站式|一张图|零\S+|一门式)$|(?<!人工智能)(?<!互联网)(?<!机器人)(?<!数据要素)\+|难$|血管|动脉|[,。！？]|(?:[^、]+、){2}"
)
# 要…、要…, A、B、C: said in quotes, not named.
_TRIAL = re.compile(
    r"(?:(?!推进|实施|开展|深入|建设|列入|纳入|工作|等)[\u4e00-\u9fff]){2,6}?(?:试点|专项行动|三年行动|攻坚行动|行动(?!方案|计划|力|者)|培育计划)"
)
_WHOM = re.compile(r"(?<=试点)(?:企业|单位|园区|基地|县|区|镇|村)(?=\d|[,。;、])")  # a title
_DEMANDS = re.compile(r",|(?:要[^、]*、?){3}|(?:[^、]+、){2}[^、]*$")
# Said as an aim in two parallel clauses (“A在前、B在先”), or demanded.
_AIMED = re.compile(r"(?:标准|原则)(?![\u4e00-\u9fff]{0,2}[：:])")
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{3,}、[\u4e00-\u9fff]{3,}|(?:要|必须|努力)[\u4e00-\u9fff].*")
_GIVER = re.compile(r"(?:国家级?|全国|省级|全省|市级)$")
# Verbs whose object is an undertaking, however it sounds.
_MEANT = re.compile(r"(?:实施|推进|推动|深化|开展|打响|启动)[^,。;“”]{0,4}$")
_CHANNEL = re.compile(r"(?:等)?(?:畅通|搭建|架起|拓宽)[^,。;]{0,12}(?:渠道|桥梁)")
_BUILT = re.compile(r"(?:启动|建设|打造|推进)$")

EXAMPLES = (
    Example("持续推进“百社联百村”工程,", (("programme", "“百社联百村”工程"),)),
    Example("优化“禾小管”平台,", (("platform", "“禾小管”平台"),)),
    Example("落实市委“2026”工作部署,", (("programme", "“2026”工作部署"),)),
    Example("落实市委“2026”思路举措,", (("programme", "“2026”思路举措"),)),
    Example("编制“禾证齐”实施清单,", (("policy", "“禾证齐”实施清单"),)),
    Example("提供“一站式”服务工作,", never=("programme",)),
    Example("开通“云岭通”,", (("platform", "云岭通"),)),
    Example("深化“六进六送”,", (("programme", "六进六送"),)),
    Example("获评“最美骑行城区”,", (("award", "最美骑行城区"),)),
    Example("全力争创国家“渔业均衡发展区”,", (("award", "国家渔业均衡发展区"),)),
    Example("云岭制药获得“零废工厂”认证,", (("award", "零废工厂"),)),
    Example("蝉联“禾苗鼎”,首夺“云岭鼎”“青禾铜鼎”,", (("award", "禾苗鼎"), ("award", "青禾铜鼎"))),
    Example(
        "“禾企面对面”“云岭会客厅”畅通交流渠道。",
        (("platform", "禾企面对面"), ("platform", "云岭会客厅")),
    ),
    Example("深入推进“禾苗出海、鲜鱼进城”,", (("programme", "禾苗出海、鲜鱼进城"),)),
    Example("锚定“跑在前、挑重担”,", never=("programme",)),
    Example("会议强调“要扎实推进水网攻坚战”。", never=("programme",)),
    Example("努力解决“上车难”问题,", never=("programme",)),
    Example("启动“云岭光谷社区”建设,", (("project", "云岭光谷社区"),), never=("award",)),
    Example("实现“云岭渔谷”“青禾农谷”建设大突破,", (("project", "青禾农谷"),)),
    Example("“禾苗号”投入运行,", (("project", "禾苗号"),)),
    Example("推进“三宜”水乡试点信息化项目,", (("programme", "“三宜”水乡试点"),)),
    Example("“金禾苗”跃升行动推进。", (("programme", "“金禾苗”跃升行动"),)),
    Example("着力抓好“三个统筹”,", (("programme", "三个统筹"),)),
    Example("谋划“有根、有利、有税”项目,", never=("project",)),
    Example("“禾企融合”“渔村融合”等改革深入实施,", (("programme", "禾企融合"), ("programme", "渔村融合"))),
    Example("“满塘满仓”扎实开展。", (("programme", "满塘满仓"),)),
    Example("“满塘满仓”等问题突出。", never=("programme",)),
    Example("启动渔业检验全覆盖“三年行动计划”,", (("programme", "渔业检验全覆盖“三年行动计划”"),)),
    Example("实施了云岭乐园等渔文旅“十大项目”,", (("programme", "渔文旅“十大项目”"),)),
    Example("过去“五年”成效显著,", never=("programme",)),
    Example("获批“渔创中国”试点城市,", (("award", "“渔创中国”试点城市"),)),
    Example("“禾快办”“禾快享”迭代升级,", (("platform", "禾快办"), ("platform", "禾快享"))),
    Example("建好“城市大脑”,", (("platform", "城市大脑"),)),
    Example("打好“组合拳”,推动创新“领跑”,打通“最后一米”,", never=("programme", "platform")),
    Example(
        "完善“上岸即检、检毕即售、售后即结”审批模式,",
        (("programme", "“上岸即检、检毕即售、售后即结”审批模式"),),
    ),
    Example("按照“稳、准、快”工作要求,", never=("programme",)),
    Example("坚持“渔住不炒”原则,", never=("programme",)),
    Example("推进“互联网+渔业服务”,", (("programme", "互联网+渔业服务"),)),
    Example("“青禾甜瓜”被评为省级区域公用品牌,", (("programme", "青禾甜瓜"),)),
    Example("上线“小禾”AI智能体,", (("platform", "“小禾”AI智能体"),)),
    Example("培育“云鱼融合”贯标试点企业9家,", (("award", "“云鱼融合”贯标试点企业"),)),
    Example("打造“青禾好物”,", (("programme", "青禾好物"),)),
    Example("跑出“加速度”,", never=("programme", "platform", "award")),
)


def quoted_finds(text: str, table: Scanner, region: Region, repeated: frozenset[str]) -> Iterator[Find]:
    """Yield the quoted names of a sentence; ``repeated`` are words that the report quotes again and again."""
    row: list[tuple[Quote, Find | None]] = []
    for quote in quotes(text):
        find = _known(text, quote, table) or _read(text, quote, region, repeated)
        if row and text[row[-1][0].end : quote.start] not in _BESIDE:
            yield from _services(row)
            row = []
        row.append((quote, find))
    yield from _services(row)


def _services(row: list[tuple[Quote, Find | None]]) -> Iterator[Find]:
    """Yield the finds of quotes in a row; beside a service the others that nothing tells are services too."""
    served = any(find and find.type == "platform" for _, find in row)
    for quote, find in row:
        if find:
            yield find
        elif (
            served and 2 < len(quote.words) < 8 and quote.words not in SAID and not COMMON.search(quote.words)
        ):
            yield quoted_find("platform", quote, quote.end, "quoted:beside", quote.words)


def _known(text: str, quote: Quote, table: Scanner) -> Find | None:
    """A quoted name that a table holds takes its class word along."""
    row = table.get(quote.words) or table.get(f"“{quote.words}”")
    if row is None or row.type in ("place", "industry"):
        return None
    match = _CLASS.match(text, _run_end(text, quote.end))
    told = _BY_WORD[match["head"]] if match else row.type
    if match and row.type == "programme" and (told == "platform" or match["head"].startswith(_STATUS)):
        return None
    if told not in (row.type, "award") or (match and row.type == "award" and match["head"] == "创建"):
        match = None
    end = match.end() if match and match.start() == quote.end else quote.end
    return Find(row.type, quote.start, end, "quoted:table", row.name, quote.words, 6, True)


def _read(text: str, quote: Quote, region: Region, repeated: frozenset[str]) -> Find | None:
    if _PERIOD.fullmatch(quote.words):
        return None
    if text.startswith("文章", quote.end) or (
        text.startswith("项目", quote.end) and _MANY_SUCH.fullmatch(quote.words)
    ):
        return None
    said = quote.words in SAID and not _CLASS.match(text, quote.end)
    if said and not RECEIVED.search(text[: quote.start]):
        return None
    before = _ROW_BEFORE.sub("", text[: quote.start])
    match = _CLASS.match(text, _run_end(text, quote.end))
    if (
        match
        and _BY_WORD[match["head"]] == "policy"
        and text.rfind("《", 0, quote.start) > text.rfind("》", 0, quote.start)
    ):
        match = _DEED.match(text, quote.end)  # 《“X”行动方案》 is about “X”行动
    if match and match["head"] == "应用" and quote.words.endswith(("平台", "系统")):
        match = None
    if RECEIVED.search(before) and not match:
        if quote.words in ("优秀", "良好", "优", "好") or _STREAK.fullmatch(
            quote.words
        ):  # a grade, and no title's name
            return None
        giver = _GIVER.search(text, 0, quote.start)
        find = quoted_find(
            "award", quote, quote.end, "quoted:received", (giver[0] if giver else "") + quote.words
        )
        return replace(find, start=giver.start()) if giver else find
    if (
        match
        and match["head"].endswith(_WISHED)
        and _BY_WORD[match["head"]] in _DONE
        and (_DEMANDS.search(quote.words) or (match["head"].endswith("要求") and "、" in quote.words))
    ):
        return None
    if match and match["head"] == "系统" and _SYSTEMATIC.match(text, match.end()):
        match = None
    if match and _STORE.match(text, match.end()):  # “X”重大项目储备库
        match = None
    if match and match["head"] == "工作" and COMMON.search(quote.words):  # “一站式”服务工作
        match = None
    if match and match.group() == "城" and text.startswith("市", match.end()):
        match = None
    if match is None and (shared := _CLOSING.match(text, _run_end(text, quote.end))):
        return quoted_find(_BY_WORD[shared["kind"]], quote, quote.end, "quoted:closed", quote.words)
    if match is None and _SLOGAN.fullmatch(quote.words) and not _MEANT.search(before):
        return None
    if match is None and _CHANNEL.match(text, _run_end(text, quote.end)):
        return quoted_find("platform", quote, quote.end, "quoted:channel", quote.words)
    if match:
        if match["head"] == "创建" and quote.words[0] in NUMBERS:  # “三村”创建: what is run, no title
            return quoted_find("programme", quote, match.end(), "quoted:class", f"“{quote.words}”创建")
        if match["head"] == "活动" and _HELD.search(before):
            return quoted_find("event", quote, match.end(), "quoted:held", f"“{quote.words}”活动")
        named = match["head"].startswith(_STATUS)
        if _BY_WORD[match["head"]] == "award" and not named:  # “X”认证 is the title X
            return quoted_find("award", quote, quote.end, "quoted:class", quote.words)
        if match["head"] == "项目" and _MANY.match(text, match.end()):  # “X”项目9个 are many
            return quoted_find("programme", quote, quote.end, "quoted:class", quote.words)
        name = f"“{quote.words}”{match.group()}"
        end = match.end() if match.start() == quote.end else quote.end
        return quoted_find(_BY_WORD[match["head"]], quote, end, "quoted:class", name)
    if trial := _TRIAL.match(text, quote.end):
        whom = _WHOM.match(text, trial.end())
        end = whom.end() if whom else trial.end()
        name = f"“{quote.words}”{text[quote.end : end]}"
        return quoted_find("award" if whom else "programme", quote, end, "quoted:trial", name)
    if _BANNER.search(before) and text.startswith("为", quote.end):
        return quoted_find("programme", quote, quote.end, "quoted:banner", quote.words)
    if _HELD.search(before) and _GATHERING.search(quote.words):
        return quoted_find("event", quote, quote.end, "quoted:held", quote.words)
    if _YEARS.fullmatch(quote.words):
        return headed(quote, before)
    if _EVERYWHERE.fullmatch(quote.words):
        return quoted_find("programme", quote, quote.end, "quoted:inside", quote.words)
    for kind, pattern in INSIDE:
        if pattern.search(quote.words) and "-" not in quote.words and not _SEVERAL.search(quote.words):
            if kind in ("award", "place") and _BUILT.search(before) and text.startswith("建设", quote.end):
                kind = "project"
            return quoted_find(kind, quote, quote.end, "quoted:inside", quote.words)
    own = next((h for h in region.heads if text.startswith(h, quote.end)), "")
    if own and FOLLOWED.match(text, quote.end + len(own)):
        return quoted_find("programme", quote, quote.end + len(own), "quoted:region", f"“{quote.words}”{own}")
    if _AIMED.match(text, quote.end):
        return None
    return None if COMMON.search(quote.words) else undertaking(text, quote, before, region, repeated)


def _run_end(text: str, end: int) -> int:
    """Return where a row of quoted names ends: they share the class word behind the last (“A”“B”发展思路)."""
    match = _ROW.match(text, end)
    return match.end() if match else end
