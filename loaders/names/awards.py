"""Titles, listings and certified statuses: received, counted, or aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.finds import Find
from loaders.names.words import is_group

_HAN = r"(?:(?!以及|第[一二三四五六七八九十]大|位列|入选|入围|认定|评为|获评|获批|荣获|命名|成为)[\u4e00-\u9fffA-Za-z0-9+·“”()\-—])"
_VERB = (
    "打造成|建设成为|获评为?|获批为?|获授|荣获|荣膺|获得|获颁|获认定为|被评为|评为|评选为|认定为|命名为|成功入选|入选|入围|跻身|位列|升级为|提级为|上升为|被立项为|列为|纳入|列入"
    "|成为|摘得|斩获|捧回|晋升为|申报|创建|创建为|申请|争创|通过|建成|建设|获|双获|入列|蝉联|上榜"
)
# A title ends so.
_END = (
    "示范区|示范县|示范市|示范城市|示范城区|示范基地|示范企业|示范园区|示范单位|示范社区|示范村|示范镇|示范点|示范项目|示范学校|示范平台|示范岛"
    "|先行区|典范区域|先导区|引领区|实验区|试验区|试点城市|试点地区|试点县|试点区|试点园区|试点单位|试点|产业园区|典范区|普及区|普惠区|发展区"
    "|优秀案例库|优秀案例|典型案例|实践案例|创新案例|案例之一|案例|集群|实验学校|教育集团|防治中心|创新中心|工程研究中心|企业技术中心|技术中心|质检中心|医学中心"
    "|实验室|科研工作站|工作站|孵化器|转型升级基地|产业基地|出口基地|教育基地|培育基地|实践基地|创新基地|基地|链主单位|储备平台|公共服务平台|优势企业|专精特新企业|专精特新中小企业|专精特新”中小企业|型中小企业|独角兽”企业|领军企业|龙头企业|农业企业|龙头农业企业"
    "|标杆企业|小巨人”企业|小巨人企业|瞪羚企业|独角兽企业|冠军企业|中小企业|百强企业|高新技术企业|合作社|家庭农场|强国|强省|强市|强县|强区|百强县|百强区|百强镇|百强|百强榜"
    r"|TOP\d+|\d+强|名镇|名村|名城|文明城市|文明村镇|文明单位|卫生城市|卫生区|卫生镇|森林城市|园林城市|花园城市|绿色工厂|灯塔工厂|智能工厂|零碳工厂|无废工厂|工厂|5A级景区|4A级景区|A级景区|旅游景区|旅游度假区"
    "|特色小镇|美丽乡村|旅游乡村|旅游村|精品线路|美食及线路|金奖|银奖|一等奖|特等奖|质量奖|政府奖|科技奖|奖|称号|公共机构|保护名录|名录|遗产|国家公园|遗址公园|湿地城市|创新高地|中心城市|枢纽城市"
    "|模范区|模范城|双拥模范城|先进集体|先进单位|标准化试点|试点区域|安全生产标准化生产证书|认证|国家级经开区|国家级经济技术开发区|百佳|十佳|口碑省份|品牌|之都|之乡|之城|工业遗产|老字号|社区\(村\)|商务区|实验区"
)
# The words that make it a title and no mere kind.
_MARK = (
    r"(?:[一二三]级|国家级|省级|市级|区级|世界级|国家|全国|全省|全市|省市级|中国|世界|全球|亚洲|广东省|[\u4e00-\u9fff]{2,3}[省市]|省|市|首批|第[一二三四五六七八九十\d]+批|[省市区]第[一二三四五六七八九十\d]+批|[省市区]首批|教育部|商务部|工信部|农业农村部|文化和旅游部)"
)
_TITLE = rf"{_HAN}{{2,40}}?(?:{_END})"
RECEIVED = re.compile(rf"(?P<verb>{_VERB})(?P<lead>(?:为|[一二三四五六七八九十\d]+[个家项批]|全国首批|全省首批|全国唯一|全国首个|全省首个|首批|首个)*)(?P<title>{_MARK}?{_TITLE})(?=$|以及|[,。;、:(和及与等“]|\d+[个家项所处条名]|称号|认证|名单|培育名单|行列|荣誉|并|,)")
COUNTED = re.compile(rf"(?P<title>(?:国家级|省级|市级|国家|全国|省|市|全球|世界){_HAN}{{0,20}}?(?:{_END}))(?=\d+(?:\.\d+)?(?:多|余)?[万]?[个家项所处条名])")
_COUNTED_ON = re.compile(r"\d+(?:\.\d+)?(?:多|余)?万?[个家项所]、(?P<title>[\u4e00-\u9fff“”]{2,14}(?:企业|工厂|基地|园区|平台|中心))(?=\d+(?:\.\d+)?(?:多|余)?万?[个家项所])")
_AIMED = re.compile(r"(?P<title>(?:全国|国家级?|省级?|市级)[\u4e00-\u9fff]{2,20}(?:社区|机构|城市|区|县|镇|村|园区|单位|家庭|校园|先行市))(?=创建)|(?<=\d[个家])(?P<third>(?:国家级|省级|国家|全国)[\u4e00-\u9fff]{2,16}(?:集群|基地|企业|示范区|园区|平台|中心|工厂|社区|街区|景区))(?=[,。、;])|(?<=创建[,、])(?P<second>[\u4e00-\u9fff]{4,14}(?:社区|机构|城市|区|县|镇|村|园区|单位|家庭|校园))(?=创建)")
_LISTED = re.compile(rf"(?:、|和|及|与|以及)(?:\d+[个家所项])?(?P<title>{_MARK}?{_TITLE})(?=$|[,。;、和及与等]|\d+[个家项所处条名])")
# After a verb that only titles follow, whatever a giver's mark opens is one.
GIVEN = re.compile(rf"(?:获评|入选|荣获|荣膺|被评为|评为|认定为|命名为|跻身|获批|升级为|上榜|入围)(?:为|成为|首批)*(?P<title>{_MARK}{_HAN}{{2,28}}?)(?=$|[,。;、(]|\d+[个家项条名])")
_CERTIFIED = re.compile(r"(?:获得?|通过)(?P<title>“[^“”]{2,20}”)(?=认证|称号)")
_LEAD = re.compile(r"^(?:全国首批|全省首批|全市首批|全国唯一|全省唯一|国家级、|全国首个|全省首个|首批|首个|了|为|当选|的)+")
# Verbs that also take plain objects: their title must carry a mark of its giver.
_WEAK = frozenset("获得 成为 创建 申报 申请 通过 建成 建设 获 列入 纳入 争创 位列 获批 打造".split())


def award_finds(text: str) -> Iterator[Find]:
    """Yield the titles of a sentence: what was received, what is counted, and what follows in a list."""
    received = set()
    for match in RECEIVED.finditer(text):
        title = match["title"]
        if match["verb"] in _WEAK and not re.match(_MARK, title) and "“" not in title:
            continue
        received.add(match.start("title"))
        yield _title(match.start("title"), title, "award:received")
        mark = re.match(_MARK, title)
        yield from _listed(text, match.end("title"), mark.group() if mark else "")
    for match in COUNTED.finditer(text):
        yield _title(match.start("title"), match["title"], "award:counted")
        yield from _counted_on(text, match)
    for match in _AIMED.finditer(text):
        yield _title(match.start(), match.group(), "award:aimed")
    for match in GIVEN.finditer(text):
        if match.start("title") not in received and not is_group(_LEAD.sub("", match["title"])):
            yield _title(match.start("title"), match["title"], "award:given")
    for match in _CERTIFIED.finditer(text):
        yield _title(match.start("title"), match["title"], "award:certified")


def _counted_on(text: str, first: re.Match[str]) -> Iterator[Find]:
    """The kinds counted after the first; a short one (优势企业 after X示范企业) has the first one's head."""
    at = first.end()
    while match := _COUNTED_ON.match(text, at):
        title = match["title"]
        if "上市" in title or "上云" in title:
            break
        bare = title in ("优势企业", "示范企业", "培育企业", "试点企业") and len(title) < len(first["title"]) - 2
        head = first["title"][: -len(title)] if bare else ""
        yield _title(match.start("title"), title, "award:counted", head)
        at = match.end()


def _listed(text: str, at: int, mark: str) -> Iterator[Find]:
    """The titles after the first; one without a giver of its own has the first one's."""
    while match := _LISTED.match(text, at):
        head = "" if re.match(_MARK, match["title"]) else mark
        yield _title(match.start("title"), match["title"], "award:listed", head)
        at = match.end("title")


def _title(start: int, title: str, rule: str, head: str = "") -> Find:
    lead = _LEAD.match(title)
    cut = lead.end() if lead else 0
    bare = title[cut:].replace("案例之一", "案例")
    end = start + cut + len(bare)
    return Find("award", start + cut, end, rule, head + bare, bare.strip("“”"), rank=4)
