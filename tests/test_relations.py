"""Relations, read from invented sentences in which names stand as ``{type name}``."""

from __future__ import annotations

import re

import pytest

from loaders.extract import read
from loaders.records import Document, Entity, Figure, Mention, Outline, Relation, Section, Sentence
from loaders.relations import (
    events,
    firsts,
    issuing,
    locating,
    partners,
    read_relations,
    serving,
    stages,
    titles,
)
from loaders.relations.places import Places
from loaders.relations.rows import Row
from loaders.text import Source, Span

_NAMED = re.compile(r"\{(\w+) ([^}=]+)(?:=([^}]+))?\}")
_TABLES = {
    "status": (*stages.AFTER, *stages.BEFORE),
    "award": titles.VERBS,
    "document": (*issuing.BEFORE, *issuing.AFTER),
    "serves": serving.EXPLICIT,
    "located": locating.EXPLICIT,
    "held": events.HOLDING,
    "operated": partners.OPERATING,
    "distinction": firsts.ROWS,
}


def staged(sentence: str, part: str = "review", heading: str = "") -> tuple[Source, tuple[Relation, ...]]:
    """Read a marked sentence as the only one of a section; ``{type alias=name}`` has a name of its own."""
    parts = [*([heading] if heading else []), *re.findall(r"[^。]+。?", sentence)]
    text, entities, sentences = "", dict[tuple[str, str], list[tuple[Span, int]]](), []
    for number, marked in enumerate(parts):
        start = len(text)
        for at, piece in enumerate(re.split(r"(\{[^}]+\})", marked)):
            if at % 2 == 0:
                text += piece
                continue
            found = _NAMED.fullmatch(piece)
            assert found, piece
            key = (found[1], found[3] or found[2])
            entities.setdefault(key, []).append((Span(len(text), len(text) + len(found[2])), number))
            text += found[2]
        sentences.append(Sentence(Span(start, len(text)), 0, bool(heading) and number == 0))
    source = Source("staged", text)
    document = Document(source, "", "plan", "云州市临溪区", "临溪区", "", 2031, 2030)
    head = sentences[0].span if heading else Span(0, 0)
    section = Section(
        (1, 1, 1), text[: head.end], head, Span(0, len(text)), part, 2031 if part == "plan" else 2030
    )
    outline = Outline(Span(0, len(text)), (section,), tuple(sentences))
    things = tuple(
        Entity(
            kind, name, tuple({span.of(text) for span, _ in spots}), tuple(Mention(s, n) for s, n in spots)
        )
        for (kind, name), spots in entities.items()
    )
    return source, read_relations(document, outline, things, ())


def said(sentence: str, part: str = "review", heading: str = "") -> set[tuple[str, str, str]]:
    _, relations = staged(sentence, part, heading)
    return {(r.subject[1], r.predicate, r.object[1]) for r in relations}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        pytest.param(table, row, id=f"{table}-{row.name}-{n}")
        for table, rows in _TABLES.items()
        for n, row in enumerate(rows)
    ],
)
def test_row_reads_its_example_and_not_its_counterexample(table: str, row: Row) -> None:
    part = "plan" if table == "status" else "review"
    rule = "hosted" if table == "held" else f"{table}-{row.name}"
    read = [r.rule for r in staged(row.yes, part)[1]]
    refused = [r.rule for r in staged(row.no, part)[1]]
    if row.name.startswith("not-"):
        assert not any(r.startswith(table) for r in read), read
        assert any(r.startswith(table) for r in refused), refused
    else:
        assert rule in read, read
        assert rule not in refused, refused


STATUSES = [
    ("review", "{project 青石湾电池一期}、{project 北埗电驱一期}等项目投产运营。",
     ["in_operation"] * 2),
    ("review", "{project 沙埠村改造}、{project 北埗村改造}2个在建项目封顶住宅30栋。",
     ["under_construction"] * 2),
    ("review", "{project 青石园}、{project 北埗苑}等9个加梯项目均已开工建设。", ["under_construction"] * 2),
    ("review", "推动{project 沙埠村改造}等8个试点项目加快实施。", ["advancing"]),
    ("review", "完成{project 青石码头}、{project 北埗锚地}建设。", ["completed", "completed"]),
    ("review", "完成{project 青石码头}方案编制。", []),
    ("review", "{project 青石湾机场}建成投用。", ["in_operation"]),
    ("review", "{project 青石湾工厂}竣工投产。", ["in_operation"]),
    ("review", "{project 青石湾工厂}投产运营。", ["in_operation"]),
    ("plan", "积极推动{project 青石园}、{project 北埗园}等片区招商。", ["advancing"] * 2),
    ("review", "{project 青石湾大桥}总投资3亿元,已开工建设。", ["under_construction"]),
    ("review", "力争年内完成{project 青石码头}。", ["planned"]),
    ("review", "{project 青石湾大桥}即将建成通车。", ["under_construction"]),
    ("review", "{project 青石湾医院}完成主体建设。", ["under_construction"]),
    ("review", "{place 青石产业基地}建成封顶。", ["completed"]),
    ("review", "{project 青石酒店}总进度完成60%。", ["under_construction"]),
    ("review", "{project 青石总部}、{project 北埗基地}等一批重大项目落地建设。", ["under_construction"] * 2),
    ("plan", "推动{project 青石总部}等一批重大项目落地建设。", ["planned"]),
    ("review", "{company 青石光电}当年签约、当年建设、当年投产。", []),
    ("review", "{project 青石光电厂}当年签约、当年建设、当年投产。", ["in_operation"]),
    ("review", "{project 青石3号线}全线贯通运营。", ["in_operation"]),
    ("review", "{project 青石3号线}全线贯通。", ["completed"]),
    ("review", "{place 青石天街}、{place 北埗商业区}等开业运营。", ["in_operation"]),
    ("review", "{organization 青石高中}、{organization 北埗小学}等10所学校投入使用。", ["in_operation"] * 2),
    ("plan", "推进{organization 北埗小学}等8所学校建设。", ["advancing"]),
    ("plan", "推进{place 青石商圈}建设。", ["advancing"]),
    ("plan", "推进{place 青石商圈}繁荣。", []),
    ("plan", "推进{project 青石引水}、{place 北埗水库}等前期工作。", ["planned"] * 2),
    ("review", "启动新建{project 青石大学}。", ["started"]),
    ("review", "率先布局{platform 青石窗}。", []),
    ("plan", "开工建设{programme 南北电力联网工程}。", ["planned"]),
    ("plan", "推进{programme 南北电力联网工程}。", []),
    ("review", "建成{project 青石菜田}、{project 北埗菜田}各900亩。", []),
    ("review", "建成{project 青石菜田}、绿色防控田各900亩。", []),
    ("review", "{project 青石公路}通车总里程900公里。", []),
    ("review", "{organization 青石协作中心}获批落户。", ["approved"]),
    ("review", "完成{project 青石湾大桥}拆迁。", []),
    ("review", "布局建设{platform 省级中试平台}11家。", []),
    ("review", "启动建设一批{project 青石产业园}。", []),
    ("review", "开工建设一批山顶风电、屋顶光伏和{project 地热供暖项目}。", []),
    ("review", "{project 青石铁路}、{project 北埗高速}等{project 出省大通道}加快建设。", ["advancing"] * 2),
    ("review", "{project 青石医院}主体工程基本完工。", ["under_construction"]),
    ("plan", "确保{project 青石湾厂}6月底前投产,{project 北埗楼}年底封顶。", ["planned"] * 2),
    ("review", "206个{project 青石项目}开工建设。", []),
    ("plan", "推动{project 青石二桥}、{project 北埗隧道}等项目方案深化与建设。", ["planned", "planned"]),
    ("plan", "加快推进{project 青石站}、{project 北埗通道}等电网项目建设。", ["advancing", "advancing"]),
    ("plan", "持续推进{project 沙埠村改造}7个已批项目实施。", ["advancing"]),
    ("plan", "推进{project 青石园}、{project 北埗苑}等6个项目尽快完工。", ["planned", "planned"]),
    ("plan", "服务和保障{company 青石电子}、{company 北埗机械}等一批项目开工建设。", ["planned"] * 2),
    ("plan", "支持{company 青石电子}发展。", []),
    ("plan", "做好{project 青石防灾项目}收尾。", ["planned"]),
    ("plan", "优化“{platform 青石管}”平台。", []),
    ("plan", "建成{platform 人才大数据平台}。", ["planned"]),
    ("review", "{project 青石厂}建成投产、{project 北埗厂}开工建设、{project 南埗厂}加快推进。",
     ["in_operation", "started", "advancing"]),
    ("review", "{place 临溪机场}、{project 北埗高铁}建成投运。", ["in_operation"] * 2),
    ("review", "{place 临溪镇}建成投运。", []),
    ("review", "{organization 青石创新中心}建成运行。", ["completed"]),
    ("review", "{organization 青石学院}启动课程改革。", []),
    ("review", "{organization 青石研究院}获批为国家质检中心。", []),
    ("review", "{project 青石会展中心}获批{award 国家级试点}。", []),
    ("plan", "积极打造双向开放{platform 青石平台}。", []),
    ("plan", "推动{platform 青石班列}、北埗班列扩量增效。", []),
    ("plan", "推进{company 青石}、{company 北埗}等优势产业升级工程。", []),
    ("review", "获批{project 青石债券项目}“自审自发”试点。", []),
    ("review", "{organization 青石实验室}获批全面展开建设。", ["approved"]),
    ("review", "加快建设{place 青石生态岛}和8个分岛。", ["advancing"]),
    ("review", "加快推进{place 青石生态岛}治理。", []),
    ("review", "{programme 青石改革试点}获{organization 国务院}批复。", ["approved"]),
    ("review", "{programme 青石改革试点}全面启动。", []),
    ("review", "在{project 青石先导区}启动“{project 北埗社区}”建设。", ["started"]),
    ("review", "{project 青石污染治理}全面完成。", ["completed"]),
    ("review", "启动{project 青石大桥}前期工作。", ["planned"]),
    ("review", "{project 青石厂}、{project 北埗厂}分别开工建设、竣工。", ["started", "completed"]),
    ("plan", "全力推进{project 青石电站}进度,力促尽早开工建设。", ["planned"]),
    ("plan", "全力推进{project 青石电站}建设,力争年内建成。", ["advancing"]),
    ("plan", "加快推进{place 青石产业园}、甲乙温室等项目建设。", ["advancing"]),
    ("review", "{project 青石大道}、甲乙路建成通车。", ["completed"]),
    ("review", "{project 青石厂}扩能续建。", ["under_construction"]),
    ("review", "{project 青石厂}点火成功。", ["in_operation"]),
    ("review", "{project 青石大桥}、{project 北埗隧道}等线路,经过三年建设,全部建成。", ["completed"] * 2),
    ("review", "{project 青石大桥}造型优美,市民喜欢,企业开工。", []),
    ("review", "{project 青石电站}全容量并网发电。", ["in_operation"]),
    ("review", "{project 青石大桥}具备通车条件。", ["completed"]),
    ("review", "完成{project 青石大桥}主体建设。", ["under_construction"]),
    ("review", "{project 青石大桥}完成总工程量的60%。", ["under_construction"]),
    ("review", "{project 青石大桥}列入省规划并完成立项核准。", ["approved"]),
    ("review", "{project 青石大桥}取得批复。", ["approved"]),
    ("plan", "高标准建设{project 青石园}。", ["planned"]),
    ("review", "{project 青石净水厂}全线通水。", ["completed"]),
    ("plan", "推动{platform 青石医}、{platform 北埗学}等行业系统应用建设。", []),
    ("plan", "加快{project 青石高铁}、北埗东至南埗五六线、{project 临溪通道}等建设。", ["advancing"] * 2),
    ("plan", "推动“{platform 青石通办}”提质增效。", []),
    ("plan", "推动{project 青石古城}、{project 北埗城墙}等项目申报名录。", []),
    ("plan", "深化{platform 青石班列}市场化运营改革。", []),
    ("review", "{company 北山集团}在{place 北埗村}建成{project 青石工厂}。", ["completed"]),
    ("review", "{project 青石铁路}通车改变{project 北埗铁路}的面貌。", ["completed"]),
    ("review", "{organization 青石创新中心}在临溪建成。", ["completed"]),
    ("review", "{project 青石路}、{project 北埗厂}等工程顺利完成。", ["completed"] * 2),
    ("review", "{project 青石机场}通过竣工验收。", ["completed"]),
    ("review", "{project 青石二期}、{project 北埗园}等项目接续落地、投用。", ["in_operation"] * 2),
    ("review", "{project 青石高速}纳入国家规划。", ["planned"]),
    ("plan", "打造{project 青石装备基地}。", ["planned"]),
    ("plan", "共建{place 青云新材料大走廊}。", ["planned"]),
    ("plan", "全面推进“{platform 跨省通办}”。", []),
    ("plan", "争取市政府加快{project 青石大街}建设。", ["planned"]),
    ("review", "推进{project 五个青石集中区}建设。", []),
    ("review", "建成{project 青石绿道}12.6公里。", ["completed"]),
    ("plan", "新改建{project 雨水泵站}和调蓄池6座。", []),
    ("plan", "改造提升{place 青石公园}。", ["planned"]),
    ("review", "{project 青石铁路}全线铺轨。", ["under_construction"]),
    ("plan", "推进垃圾焚烧发电厂、建筑垃圾消纳场、南埗乡污水站、{project 北埗变电站}等建设。", ["advancing"]),
    ("plan", "跟进{project 北埗物流基地}等在谈项目。", ["planned"]),
    ("review", "{project 青石厂}、{project 北埗厂}等6个项目达到序时进度。", []),
    ("review", "{project 青石桥}成功转体。", ["under_construction"]),
    ("review", "{project 北埗桥}、青和铁路建成通车。", ["completed"]),
    ("review", "{project 青石病房楼}和新建{project 北埗病房楼}项目竣工。", ["completed"] * 2),
    ("review", "{project 青石园}、北埗水泥200万吨{project 磨粉线}开工建设。", ["started"] * 2),
    ("review", "{project 青石高架桥}按计划推进。", ["advancing"]),
    ("review", "{project 青石厂}正在安装设备。", ["under_construction"]),
    ("review", "新签约了{project 青石厂}等4个项目。", ["planned"]),
    ("review", "{project 青石训练基地},仅用300天就建成投用。", ["in_operation"]),
    ("review", "{project 青石厂}提标,全部完工并进水调试。", ["completed"]),
    ("plan", "高水平建设{place 青岛海洋试验区}。", []),
    ("plan", "加快建设{project 青石枢纽}和全国重要的{project 北埗基地}。", ["advancing"] * 2),
    ("review", "{place 青石产业园}、{place 北埗产业园}2大园区同步推进。", ["advancing"] * 2),
    ("review", "{place 青石产业园}稳步推进改革。", []),
    ("review", "{project 青石康养基地}签约建设。", ["planned"]),
    ("plan", "投用{project 青石园一期}、研究集聚区和{place 北埗产业园}。", ["planned"] * 2),
    ("plan", "有序推进{project 青石机场三期}前期工作和{project 北埗机场迁建}。", ["advancing", "planned"]),
    ("review", "{project 青石高速}、北埗高速改扩建项目同步通车。", ["completed"]),
    ("review", "{place 青云经济合作区}建设稳步推进。", ["advancing"]),
    ("review", "{place 青湖科学城}启动建设。", ["started"]),
    ("review", "{place 青石渠北干线}全线贯通。", ["completed"]),
    ("review", "{place 云州自由贸易试验区}获批建设。", ["approved"]),
    ("review", "{place 云州自由贸易试验区}加快建设。", ["advancing"]),
    ("review", "{place 云州自由贸易试验区}加快发展。", []),
    ("review", "{organization 青石创新中心}等一批{award 国家级平台}获批。", []),
    ("review", "{place 青石科技园}、北埗装备产业园加速建设。", ["advancing"]),
    ("review", "{place 青石二级航道}全线通航。", ["completed"]),
    ("review", "启动了规划建设用地9平方公里的{project 青石园}建设。", ["started"]),
    ("review", "{project 青石铁路}将于今年9月份正式通车。", ["planned"]),
    ("review", "积极推进{project 青石铁路}地方保障工作。", []),
    ("plan", "续建{project 青石水库}、{project 北埗隧道}。", ["under_construction"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("part", "sentence", "expected"), STATUSES)
def test_status_follows_the_verbs_and_the_part(part: str, sentence: str, expected: list[str]) -> None:
    found = [r for r in staged(sentence, part)[1] if r.predicate == "status"]
    assert [r.object[1] for r in found] == expected
    assert {r.basis for r in found} <= {"part2" if part == "plan" else "part1"}


def test_status_is_dated_by_its_part() -> None:
    review = staged("{project 青石湾大桥}建成通车。")[1]
    plan = staged("推进{project 青石湾大桥}建设。", "plan")[1]
    assert [r.period for r in (*review, *plan)] == ["2030-end", "2031"]


AWARDS = [
    ("{place 青石商圈}获评国家级“{award 骑行示范城区}”“{award 活力街区}”,"
     "入选{award 全国优秀案例}以及位列{award 全国街区百强}。",
     {("青石商圈", "received", a) for a in ("骑行示范城区", "活力街区", "全国优秀案例", "全国街区百强")}),
    ("我区获{organization 市文旅局=云州市文旅局}评为“{award 市级露营样板区}”。",
     {("临溪区", "received", "市级露营样板区")}),
    ("{company 青石钢铁}等26家企业获评“{award 零碳工厂}”。", {("青石钢铁", "received", "零碳工厂")}),
    ("{organization 青石医院}获评{award 绿色公共机构}。", {("青石医院", "received", "绿色公共机构")}),
    ("{place 临溪=临溪区}内地九市获批{award 国家级改革试点}。", set()),
    ("“{platform 青石办}”便民案例入选{award 全国案例库}。", {("青石办", "received", "全国案例库")}),
    ("新增7家企业获批{award 省级种业企业}。", set()),
    ("新增{award 省级示范镇}3个。", set()),
    ("{award 国家生态示范区}创建扎实推进。", {("临溪区", "aimsAt", "国家生态示范区")}),
    ("全区3家企业获评{award 省级示范企业}。", set()),
    ("全区获评{award 省级示范区}。", {("临溪区", "received", "省级示范区")}),
    ("建成2个{award 国家级创新中心}。", set()),
    ("{company 青石酒}、{company 北埗醋}2个{industry 老字号}入选{award 国家培育名单}。",
     {("青石酒", "received", "国家培育名单"), ("北埗醋", "received", "国家培育名单")}),
    ("持续巩固{award 国家园林城市}成果。", {("临溪区", "received", "国家园林城市")}),
    ("在巩固{award 国家园林城市}的基础上提质。", {("临溪区", "received", "国家园林城市")}),
    ("推动{place 临溪高新区}提级为{award 国家级高新区}。", {("临溪高新区", "aimsAt", "国家级高新区")}),
    ("“{platform 青石窗}”{award 省级试点}、{platform “青石事”}{award 市级试点}有新进展。",
     {("青石窗", "received", "省级试点"), ("“青石事”", "received", "市级试点")}),
    ("“{platform 青石窗}”{award 国家级数字化试点}通过验收。", {("青石窗", "received", "国家级数字化试点")}),
    ("{place 青州县}、{place 北埗县}分别入选{award 美丽城市先行区}、{award 美丽乡村先行区}。",
     {("青州县", "received", "美丽城市先行区"), ("北埗县", "received", "美丽乡村先行区")}),
    ("{place 青州县}、{place 北埗县}等5个县区被命名为{award 国家生态示范区}。",
     {("青州县", "received", "国家生态示范区"), ("北埗县", "received", "国家生态示范区")}),
    ("{place 青石府城}、北埗梯田成功创建{award 国家级旅游景区}。",
     {("青石府城", "received", "国家级旅游景区")}),
    ("获批{award 国家级创新中心}和分中心6家。", set()),
    ("{organization 青石监测站}通过6类500个参数{award 计量认证}。", {("青石监测站", "received", "计量认证")}),
    ("{award 国家森林城市}通过复审。", {("临溪区", "received", "国家森林城市")}),
    ("{place 青石园},{project 青石厂}等9个项目开工,获评{award 省级园区}。",
     {("青石园", "received", "省级园区")}),
    ("{organization 青石中心}通过验收,新区获批{award 省级示范区}。", {("临溪区", "received", "省级示范区")}),
    ("连年上榜{award 南省先进区}。", {("临溪区", "received", "南省先进区")}),
    ("首夺“{award 平安鼎}”“{award 治水鼎}”。",
     {("临溪区", "received", "平安鼎"), ("临溪区", "received", "治水鼎")}),
    ("{place 青石园}考评列全国第9,蝉联“{award 平安鼎}”。", {("临溪区", "received", "平安鼎")}),
    ("{award 全国百强区}排名第9位、{award 全省十强区}稳居第3。",
     {("临溪区", "received", "全国百强区"), ("临溪区", "received", "全省十强区")}),
    ("{award 国家示范区}排名第9位。", set()),
    ("“{award 中国酱菜之乡}”等9项工作获全国推广。", {("临溪区", "received", "中国酱菜之乡")}),
    ("“{award 中国酱菜之乡}”等9项工作有序开展。", set()),
    ("{place 临溪=临溪区}经开区成为{award 国家级示范园区}。", set()),
    ("{place 青石府城}、南和梯田、北埗双龙成功创建{award 国家级景区}。",
     {("青石府城", "received", "国家级景区")}),
    ("新增{company 青石电子}、{company 北埗机械}等5家{award 国家级小巨人}企业。",
     {("青石电子", "received", "国家级小巨人"), ("北埗机械", "received", "国家级小巨人")}),
    ("综合实力跻身{award 全国百强区}前30强。", {("临溪区", "received", "全国百强区")}),
    ("{organization 南省人民政府}授予我区{award 全省先进区}称号。", {("临溪区", "received", "全省先进区")}),
    ("{company 青石电子}获我省首个{award 质量奖}。", {("青石电子", "received", "质量奖")}),
    ("{place 青石镇}被国家{organization 住建部}命名为{award 美丽小镇}。",
     {("青石镇", "received", "美丽小镇")}),
    ("第4次获评{award 全国禾苗城市}。", {("临溪区", "received", "全国禾苗城市")}),
    ("第二次荣获“{award 全国禾苗城市}”称号。", {("临溪区", "received", "全国禾苗城市")}),
    ("粮食安全等11项工作获得{award 省政府督查激励}。", {("临溪区", "received", "省政府督查激励")}),
    ("全区荣获{award 青石质量奖}2个。", {("临溪区", "received", "青石质量奖")}),
    ("北埗旧厂改造,获评{award 国家级景区}。", set()),
    ("{industry 木门产业}继渔具产业后再次获评{award 省级集群}。", {("木门产业", "received", "省级集群")}),
    ("获评全省唯一一个“{award 青石名城}”。", {("临溪区", "received", "青石名城")}),
    ("{place 青石岭}晋升{award 国家级景区}。", {("青石岭", "received", "国家级景区")}),
    ("{place 青石园}、{place 北埗园}纳入{award 国家零碳园区}建设名单。",
     {("青石园", "received", "国家零碳园区"), ("北埗园", "received", "国家零碳园区")}),
    ("{company 青石药业}等一批{award 国家级工业平台}获批。", {("青石药业", "received", "国家级工业平台")}),
    ("在全国渔业考核中连续5年获得{award “优秀”等次}。", {("临溪区", "received", "“优秀”等次")}),
    ("{place 青石乡}创建为{award 旅游名镇}。", {("青石乡", "received", "旅游名镇")}),
    ("2029年和2030年被{place 云州市}授予{award 碧水先进区}称号。", {("临溪区", "received", "碧水先进区")}),
    ("支持开发区争创{award 绿色园区}。", set()),
    ("{place 青石湾}获评{award 省级渔村},并与{place 北埗沟}一同入选{award 禾苗名录}。",
     {("青石湾", "received", "省级渔村"), ("青石湾", "received", "禾苗名录"),
      ("北埗沟", "received", "禾苗名录")}),
    ("全力创建“{award 国家渔业县城}”并顺利通过验收。", {("临溪区", "received", "国家渔业县城")}),
    ("{company 青石渔业}扩建工厂,成功创建“{award 国家渔业县城}”。",
     {("临溪区", "received", "国家渔业县城")}),
    ("荣获{award 渔业均衡区}、法治云州建设优秀区等荣誉9项。", {("临溪区", "received", "渔业均衡区")}),
    ("荣膺{award 渔业创建先进县}、全国首批{award 渔业强县}、{award 渔业名县}。",
     {("临溪区", "received", "渔业创建先进县"), ("临溪区", "received", "渔业强县"),
      ("临溪区", "received", "渔业名县")}),
    ("成功争取到{award 渔业综合治理县}。", {("临溪区", "received", "渔业综合治理县")}),
    ("{company 青石渔业}入选全国第三批{award “小巨人”企业}。",
     {("青石渔业", "received", "“小巨人”企业")}),
    ("{place 青石市}、{place 北埗市}双获“{award 国际渔城}”。",
     {("青石市", "received", "国际渔城"), ("北埗市", "received", "国际渔城")}),
    ("{industry 渔业}产值突破百亿,蝉联{award 全国渔业百强县}。", {("临溪区", "received", "全国渔业百强县")}),
    ("{place 青石智谷}升格为{award 省级开发区}。", {("青石智谷", "received", "省级开发区")}),
    ("深化巩固{award 省级渔业县城}创建成果。", {("临溪区", "received", "省级渔业县城")}),
    ("{company 青石渔业}成功认定{award 省级渔业研究院}。", {("青石渔业", "received", "省级渔业研究院")}),
    ("{company 青石渔业}扩建工厂,获评{award 渔业振兴行动先进单位}。",
     {("临溪区", "received", "渔业振兴行动先进单位")}),
    ("力争{award 国家级渔业企业}达到9家。", set()),
    ("确保“{award 国家渔业示范区}”创建成功。", {("临溪区", "aimsAt", "国家渔业示范区")}),
    ("推进{place 青石湾}{award 省级渔村}创建。", {("青石湾", "aimsAt", "省级渔村")}),
    ("{organization 省渔业厅=云州省渔业厅}确定{place 青石镇}、{place 北埗镇}为{award 渔业兴旺试点镇}。",
     {("青石镇", "received", "渔业兴旺试点镇"), ("北埗镇", "received", "渔业兴旺试点镇")}),
    ("{organization 省渔业厅=云州省渔业厅}将{place 青石湾}列为{award 省级渔场}。",
     {("青石湾", "received", "省级渔场")}),
    ("{place 青石沟}入选{award 省级渔村},{place 北埗馆}完成扩建,被确定为{award 渔业教育基地}。",
     {("青石沟", "received", "省级渔村"), ("北埗馆", "received", "渔业教育基地")}),
    ("连续五个季度获得{award 省渔业激励}。", {("临溪区", "received", "省渔业激励")}),
    ("获{award 国务院督查激励}1项。", {("临溪区", "received", "国务院督查激励")}),
    ("{award 省级渔业模范县}实现“三连冠”。", {("临溪区", "received", "省级渔业模范县")}),
    ("{award 全国渔业示范县}以优秀等次通过验收。", {("临溪区", "received", "全国渔业示范县")}),
    ("{project 青石渔业标准化项目}通过验收,连续入围{award 中国渔业百强县}。",
     {("临溪区", "received", "中国渔业百强县")}),
    ("{place 青石镇}、{place 北埗镇}分获{award 渔业名镇}和{award 渔业强镇}称号。",
     {("青石镇", "received", "渔业名镇"), ("北埗镇", "received", "渔业强镇")}),
    ("连续两年渔业考核位列{award “好”的档次}。", {("临溪区", "received", "“好”的档次")}),
    ("{programme 渔业振兴}实绩考核连续三年获评{award 全省优秀等次}。",
     {("临溪区", "received", "全省优秀等次")}),
    ("{award 新一轮渔业综合试点}获批。", {("临溪区", "received", "新一轮渔业综合试点")}),
    ("{organization 省政府=云州省人民政府}授予{place 青石镇}“{award 渔业名镇}”称号。",
     {("青石镇", "received", "渔业名镇")}),
    ("成为云州首个获得“{award 国家渔业城市}”称号的县级市。", {("临溪区", "received", "国家渔业城市")}),
    ("{project 青石养殖项目}扩建,作为全省唯一项目,入选{award 渔业典型案例}。",
     {("青石养殖项目", "received", "渔业典型案例")}),
    ("以优异成绩通过{award 国家渔业城市}复查,首批入选{award 国家渔业示范县}。",
     {("临溪区", "received", "国家渔业城市"), ("临溪区", "received", "国家渔业示范县")}),
    ("渔业共同体建设获{award 省政府督查激励}。", {("临溪区", "received", "省政府督查激励")}),
    ("综合实力跃升,获评{award 国家绿色工业园区}。", set()),
    ("{place 青石镇}被{organization 省委=中共云州省委}{organization 省政府=云州省人民政府}授予"
     "“{award 渔业先进集体}”称号。", {("青石镇", "received", "渔业先进集体")}),
    ("{programme 渔业改革}获评{award 全市渔业先进县}。", {("临溪区", "received", "全市渔业先进县")}),
    ("渔港体制改革获评{award 全市渔业先进县}。", {("临溪区", "received", "全市渔业先进县")}),
    ("李渔同志荣登“{award 中国好人榜}”。", set()),
    ("{programme 渔业改革}纵深推进,连续两年获评{award 全省先进单位}。",
     {("临溪区", "received", "全省先进单位")}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), AWARDS)
def test_awards_go_to_named_holders_only(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    part = "plan" if any(p == "aimsAt" for _, p, _ in expected) else "review"
    assert {r for r in said(sentence, part) if r[1] in ("received", "aimsAt")} == expected


def test_a_paragraph_that_begins_with_a_place_is_about_it() -> None:
    told = "二是{place 青石自贸区}建设提速。形成创新案例9个。获评“{award 国家级标杆园区}”。"
    assert said(told) >= {("青石自贸区", "received", "国家级标杆园区")}
    assert said(told.replace("二是", "")) >= {("临溪区", "received", "国家级标杆园区")}


def test_award_has_level_and_giver() -> None:
    relations = staged("{place 青石基地}获{organization 省林草局=南省林草局}认定为{award 省级示范基地}。")[1]
    (award,) = [r for r in relations if r.predicate == "received"]
    assert (award.level, award.awarded_by) == ("provincial", "南省林草局")


@pytest.mark.parametrize(
    ("sayings", "level"),
    [
        (("国家级示范城区",), "national"),
        (("零碳工厂", "", "云州市生态环境局"), "municipal"),
        (("活力街区", "国家级、西部首批"), "national"),
        (("国际湿地城市",), "international"),
        (("国家节水型城市",), "national"),
        (("最具潜力商务区",), ""),
    ],
)
def test_award_level(sayings: tuple[str, ...], level: str) -> None:
    assert titles.award_level(*sayings) == level


ISSUED = [
    ("review", "印发实施《{policy 临溪区绿地规划}》《{policy 临溪区产业规划}》。", ["issued", "issued"]),
    ("review", "组织开展{policy 北埗经济带提升规划}与{policy 青石走廊规划}。", ["drafted", "drafted"]),
    ("review", "{policy 青石湾防洪规划}已报市审批。", ["drafted"]),
    ("review", "深入推进“{policy 青石人才计划}”落地实施。", []),
    ("review", "认真执行人大会议审议通过的{policy 2030年发展计划}。", []),
    ("review", "全面落实《{policy 临溪区绿地规划}》。", []),
    ("plan", "推进《{policy 临溪区交通规划}》《{policy 北埗带规划}》等规划编制。", ["drafted", "drafted"]),
    ("plan", "做好{policy 节水奖励办法}制定准备。", ["planned"]),
    ("review", "开展{policy 临溪国土规划}实施评估。", []),
    ("review", "制定实施进一步深化{policy 国企改革方案}。", ["issued"]),
    ("plan", "印发《{policy 临溪区节能方案}》。", ["planned"]),
    ("plan", "推动《{policy 临溪区节能方案}》出台。", ["planned"]),
    ("review", "完成{policy 河湖责任制}考核。", []),
    ("review", "完成{policy 绿色建造标准}研制。", ["drafted"]),
    ("review", "组织实施我区{policy 青石培育行动方案}。", ["issued"]),
    ("review", "实施{policy 青石培育行动方案}。", []),
    ("review", "出台{policy 稳增长工作方案},以及{policy 促投资行动计划}。", ["issued", "issued"]),
    ("review", "出台{policy 稳增长工作方案},{policy 促投资行动计划}成效明显。", ["issued"]),
    ("review", "发布《{policy 青石走廊方案}》中期评估报告、《{policy 青石走廊报告}》。", ["issued"] * 2),
]


@pytest.mark.parametrize(("part", "sentence", "manners"), ISSUED)
def test_documents(part: str, sentence: str, manners: list[str]) -> None:
    found = [r for r in staged(sentence, part)[1] if r.predicate == "issued"]
    assert [(r.subject[1], r.manner) for r in found] == [("临溪区", manner) for manner in manners]


def test_a_plan_that_is_approved_is_issued() -> None:
    assert ("临溪区", "issued", "青石空间规划") in said("{policy 青石空间规划}获批实施。")
    assert ("临溪区", "issued", "青石产业规划") in said("做好{policy 青石产业规划}。")
    assert not said("{policy 青石防汛政策}获批。")


def test_what_is_called_by_another_place_is_not_the_regions() -> None:
    assert not said("《{policy 南省青石规划纲要}》正式发布。{place 南省}。")
    assert said("《{policy 北埗镇规划纲要}》正式发布。{place 北埗镇}。")
    assert ("临溪区", "issued", "临溪区规划纲要") in said(
        "《{policy 临溪区规划纲要}》正式发布。{place 临溪区}。"
    )
    assert not [r for r in said("建立{policy 青石任务清单}。") if r[1] == "issued"]


def test_what_a_congress_is_asked_to_pass_is_the_regions() -> None:
    told = said("提请{organization 临溪区人民代表大会}审议通过{policy 青石条例}。")
    assert {r for r in told if r[1] == "issued"} == {("临溪区", "issued", "青石条例")}


def test_bodies_issue_together() -> None:
    told = said("{organization 中共南省委}{organization 南省人民政府}接连出台{policy 青石意见}。")
    both = {(body, "issued", "青石意见") for body in ("中共南省委", "南省人民政府")}
    assert {r for r in told if r[1] == "issued"} == both


def test_what_a_body_above_issues_is_not_the_regions() -> None:
    assert not said("抢抓国家制定实施《{policy 青石山渔业规划}》的机遇。")
    assert ("临溪区", "issued", "青石山渔业规划") in said("我区制定实施《{policy 青石山渔业规划}》。")


def test_a_named_body_issues() -> None:
    assert ("南省商务厅", "issued", "青石条例") in said(
        "{organization 南省商务厅}印发《{policy 青石条例}》。"
    )


def test_a_document_that_another_carries_out_is_its_divisions() -> None:
    paper = "印发{policy 《临溪区落实〈云州市样板方案〉的实施方案》}。{place 云州市}。"
    outer = "印发《临溪区落实{policy 〈云州市样板方案〉}的实施方案》。{place 云州市}。"
    assert ("云州市", "issued", "〈云州市样板方案〉") not in said(paper) | said(outer)
    document, outline, things = carried("印发《临溪区落实〈云州市样板方案〉的实施方案》。")
    found = {(r.subject[1], r.object[1]) for r in read_relations(document, outline, things, ())}
    assert ("云州市", "云州市样板方案") in found


def carried(text: str) -> tuple[Document, Outline, tuple[Entity, ...]]:
    """Return a text with one document inside the name of another."""
    source = Source("nested", text)
    section = Section((1,), "", Span(0, 0), Span(0, len(text)), "review", 2030)
    outline = Outline(section.span, (section,), (Sentence(section.span, 0),))
    nested = text.index("〈")
    marks = (("policy", text[2:-1], 2), ("policy", "云州市样板方案", nested), ("place", "云州市", nested + 1))
    things = []
    for kind, name, start in marks:
        end = start + len(name) + 2 * (text[start] == "〈")
        things.append(Entity(kind, name, (), (Mention(Span(start, end), 0),)))
    return Document(source, "", "plan", "云州市临溪区", "临溪区", "", 2031, 2030), outline, tuple(things)


def test_heading_governs_its_section() -> None:
    sentence = "推进{project 青石渔港}建设。用好“{policy 药械通}”政策。"
    headed = said(sentence, heading="(一)“{programme 千村工程}”全面推进。")
    assert {("青石渔港", "serves", "千村工程"), ("药械通", "serves", "千村工程")} <= headed
    assert not [r for r in said(sentence, heading="一、“{programme 千村工程}”全面推进。") if r[1] == "serves"]
    assert not [r for r in said(sentence, heading="(一)打造“{programme 千村工程}”高地。") if r[1] == "serves"]
    assert not [
        r for r in said(sentence, heading="(一)经济平稳,{programme 千村工程}提速。") if r[1] == "serves"
    ]


def test_a_chapter_that_a_passage_begins_with_governs_it() -> None:
    told = "2030年青石县政府工作报告\n四、聚焦乡村振兴,建设美丽新农村\n加快北埗现代产业园建设。新增5家。\n"
    serving = [r for r in read(Source("x", told), "番禺区", 2030).relations if r.predicate == "serves"]
    assert [(r.subject[1], r.object[1]) for r in serving] == [("北埗现代产业园", "乡村振兴")]


HEADED = [
    ("设立{place 青石监管场所}。", {"青石监管场所"}),
    ("谋划“{place 青石增长极}”。", {"青石增长极"}),
    ("深入{place 青石河}沿线。", set()),
    ("抓住“{place 青石}+北埗”定位。", set()),
    ("用好{project 青石大桥}。", set()),
    ("{place 青石先导区}纳入储备名单。", {"青石先导区"}),
    ("提升{place 青石先导区}能级。", set()),
    ("布局一批{platform 前沿科研平台}。", set()),
    ("以“{programme 青石行动计划}”为契机。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "serving"), HEADED)
def test_only_what_is_done_serves_a_heading(sentence: str, serving: set[str]) -> None:
    found = said(sentence, heading="(一)“{programme 千村工程}”全面推进。")
    assert {subject for subject, predicate, _ in found if predicate == "serves"} == serving


def test_a_town_only_tells_where_its_village_is() -> None:
    told = said("{project 甲水厂}在{place 青石镇}{place 北埗村}、{place 临溪镇}{place 青村}落地。")
    assert {r[2] for r in told if r[1] == "locatedIn"} == {"北埗村", "青村"}
    towns = said("与{place 云州市}{place 北埗区}结为友好城区。")
    assert [r[2] for r in towns if r[1] == "cooperatesWith"] == ["北埗区"]


LOCATED = [
    ("在{place 青石镇}、{place 北埗镇}分别建成{project 甲水厂}、{project 乙水厂}。",
     {("甲水厂", "locatedIn", "青石镇"), ("乙水厂", "locatedIn", "北埗镇")}),
    ("{place 青石镇}:{project 甲水厂}、{project 乙大桥}等5个项目开工。",
     {("甲水厂", "locatedIn", "青石镇"), ("乙大桥", "locatedIn", "青石镇")}),
    ("在{place 青石镇}规划建设{project 甲水厂}。", {("甲水厂", "locatedIn", "青石镇")}),
    ("{project 甲中心}在{place 青石镇}投入运营。", {("甲中心", "locatedIn", "青石镇")}),
    ("{place 青石镇}新增{project 甲水厂}等6个项目。", {("甲水厂", "locatedIn", "青石镇")}),
    ("{project 环青石湾临溪供水工程}开工。{place 青石湾}、{place 临溪=临溪区}。",
     {("环青石湾临溪供水工程", "locatedIn", "临溪区")}),
    ("{project 青石基金}设立。{place 青石=青石区}。", set()),
    ("完成{project 青石大道北埗城排水改造}。位于{place 青石大道}、{place 北埗城}。",
     {("青石大道北埗城排水改造", "locatedIn", "青石大道"),
      ("青石大道北埗城排水改造", "locatedIn", "北埗城")}),
    ("{project 云州市临溪区青年剧场}开工。{place 云州市}、{place 临溪区}。",
     {("云州市临溪区青年剧场", "locatedIn", "临溪区")}),
    ("{organization 临溪区商务局}、{organization 临溪=临溪中学}。{place 临溪=临溪区}。",
     {("临溪中学", "locatedIn", "临溪区")}),
    ("{place 青石轴(临溪段)}、{place 青石轴}。{place 临溪=临溪区}。",
     {("青石轴(临溪段)", "partOf", "青石轴"), ("青石轴(临溪段)", "partOf", "临溪区")}),
    ("成立{place 临溪=临溪区}首个{organization 青石资源中心}。", {("青石资源中心", "locatedIn", "临溪区")}),
    ("成立区内首个{organization 青石培训室}。", {("青石培训室", "locatedIn", "临溪区")}),
    ("{organization 云州大学附属临溪医院}。{place 云州=云州市}、{place 临溪=临溪区}。",
     {("云州大学附属临溪医院", "locatedIn", "临溪区")}),
    ("{company 北山集团}总部落户。", {("北山集团", "locatedIn", "临溪区")}),
    ("{company 北山集团}总部落户我区。", {("北山集团", "locatedIn", "临溪区")}),
    ("位于{place 北埗岛}的{project 青石剧场}开业。", {("青石剧场", "locatedIn", "北埗岛")}),
    ("{company 北山集团}整体迁入{place 临溪=临溪区}。", {("北山集团", "locatedIn", "临溪区")}),
    ("{project 上石溪码头}。{place 石溪}。", set()),
    ("{project 青石大道(云岭路至北埗街)}开工。{place 青石大道}、{place 云岭路}、{place 北埗街}。",
     {("青石大道(云岭路至北埗街)", "locatedIn", "青石大道")}),
    ("{project 环石溪科创带}。{place 石溪}。", {("环石溪科创带", "locatedIn", "石溪")}),
    ("{platform 临溪区信息平台}。{place 临溪区}。", set()),
    ("{project 南省科创平台}。{place 南省}。", set()),
    ("{place 云州机场}建成投运。{place 云州=云州市}。", {("云州机场", "locatedIn", "云州市")}),
    ("扩容{place 云州机场}。{place 云州=云州市}。", {("云州机场", "locatedIn", "云州市")}),
    ("{organization 云州通信出入口局}。{place 云州=云州市}。", {("云州通信出入口局", "locatedIn", "云州市")}),
    ("{organization 青国商会云州代表处}成立。{place 青国}、{place 云州=云州市}。",
     {("青国商会云州代表处", "locatedIn", "云州市")}),
    ("{project 青江实验室B区}开工。{place 青江}。", set()),
    ("{place 青云高速公路}、{place 青云}。", set()),
    ("{place 青湖科学城}、{place 青湖流域}。{place 青湖}。", {("青湖流域", "partOf", "青湖")}),
    ("{place 云州新轴}。{place 云州=云州市}。", set()),
    ("{place 北埗市}{place 青石港}。", {("青石港", "partOf", "北埗市")}),
    ("实施{programme 水网提升=水网提升行动}、{programme 林网提升=林网提升行动}{programme “两大行动”}。",
     {("水网提升行动", "partOf", "“两大行动”"), ("林网提升行动", "partOf", "“两大行动”")}),
    ("实施{programme 水网提升=水网提升行动}等{programme “六大行动”}。", set()),
    ("{project 临和高铁}。{place 临和=临和经济圈}。", set()),
    ("{project 云州峡灌区}。{place 云州=云州市}。", set()),
    ("争取更多{organization 医学中心}落户。", set()),
    ("{organization 云州市调查队}。{place 云州市}。", set()),
    ("{place 资源配置枢纽}落地{place 北埗市}。", {("资源配置枢纽", "locatedIn", "北埗市")}),
    ("{place 青石园},{project 北埗厂}等9个项目开工,{company 南埗光电}等3个项目投产。",
     {("北埗厂", "locatedIn", "青石园"), ("南埗光电", "locatedIn", "青石园")}),
    ("{place 青石园}提升,{project 北埗厂}等9个项目开工。", set()),
    ("{organization 青石实验室}在临溪揭牌。", {("青石实验室", "locatedIn", "临溪区")}),
    ("{project 临溪火车站}开工。", {("临溪火车站", "locatedIn", "临溪区")}),
    ("{project 云州存储三期}开工。{place 云州=云州市}。", set()),
    ("{project 云州上游航运中心}开工。{place 云州=云州市}。", set()),
    ("{company 北山集团}在{place 北埗村}建成{project 青石工厂}。", {("青石工厂", "locatedIn", "北埗村")}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), LOCATED)
def test_places_from_names_and_words(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert {r for r in said(sentence) if r[1] in ("locatedIn", "partOf")} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("依托{company 青石航空}建成全国首座{project 低空风洞}。", {("低空风洞", "first", "全国")}),
        ("设立{platform 青石首站服务专窗},举办{event 首饰发布会},落实{policy 首席数据官制度}。", set()),
        ("{place 青石商圈}获评全省唯一“{award 示范城区}”。", {("青石商圈", "only", "全省")}),
        ("设立云州市首个{project 青石监管场所}。", {("青石监管场所", "first", "全市")}),
        ("“{programme 生态第一}”带动投资。", set()),
        ("在全市率先发布《{policy 碳账户指南}》。", {("碳账户指南", "pioneer", "全市")}),
    ],
)
def test_firsts(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    found = {
        (r.subject[1], r.object[1], r.scope) for r in staged(sentence)[1] if r.predicate == "distinction"
    }
    assert found == expected


def test_others() -> None:
    held = said("成功举办{event 青石设计大会}。")
    fairs = said("成功举办{event 青石灯会周}——春季场、{event 北埗洽谈会}。")
    assert {("青石灯会周", "hostedBy", "临溪区"), ("北埗洽谈会", "hostedBy", "临溪区")} <= fairs
    assert {("青石设计大会", "hostedBy", "临溪区"), ("青石设计大会", "heldIn", "2030")} <= held
    here = said("{event 青石设计大会}在我区成功举办。")
    assert ("青石设计大会", "heldIn", "临溪区") in here
    both = said("在我区成功举办{event 青石论坛}、{event 北埗论坛}。")
    assert {("青石论坛", "heldIn", "临溪区"), ("北埗论坛", "heldIn", "临溪区")} <= both
    jointly = "{organization 青石画院}联合举办{event 北埗画展}。"
    assert ("北埗画展", "hostedBy", "青石画院") in said(jointly)
    assert ("北埗画展", "hostedBy", "临溪区") in said(f"与{jointly}")
    assert ("临溪区", "cooperatesWith", "青石大学") in said(
        "与{organization 青石大学}、{organization 北埗大学}达成战略协议。"
    )
    met = "深度对接{organization 青石医院}等三甲医院。"
    assert ("临溪区", "cooperatesWith", "青石医院") in said(met)
    assert not any(r[1] == "cooperatesWith" for r in said("服务企业对接{organization 青石医院}需求。"))
    park = "{project 临溪区纺织产业园}。{industry 纺织产业}。"
    assert ("临溪区纺织产业园", "inIndustry", "纺织产业") in said(park)
    assert ("临溪岛", "operatedBy", "青石航空") in said(
        "依托{company 青石航空}启动全国首个{project 临溪岛}。"
    )


def test_an_action_keeps_its_goal_over_clauses() -> None:
    text = "深入实施百村工程,做好后续工作,新增绿地783亩。"
    source = Source("s", text)
    document = Document(source, "", "plan", "云州市临溪区", "临溪区", "", 2031, 2030)
    section = Section((2,), "", Span(0, 0), Span(0, len(text)), "plan", 2031)
    outline = Outline(section.span, (section,), (Sentence(section.span, 0),))
    programme = Entity("programme", "百村工程", (), (Mention(Span(4, 8), 0),))
    at = text.index("783")
    goal = Figure(
        Span(at, at + 3), "783", "level", "783", "亩", "", "新增绿地", "临溪区", "2031", "target", "exact",
        None, 0, "x",
    )  # fmt: skip
    (aim,) = read_relations(document, outline, (programme,), (goal,))
    assert (aim.subject[1], aim.object[1]) == ("百村工程", "新增绿地783亩")


@pytest.mark.parametrize(
    ("heading", "heads"),
    [
        ("(一)聚焦{programme 创新临溪},发展产业。", False),
        ("(一)聚力实施{programme 乡村振兴}战略。", True),
        ("(一)坚持“{programme 五子}”落地。", True),
        ("(一)推进城镇化和{programme 乡村振兴}。", False),
        ("(一)推动{policy “四稳”政策}落地。", True),
        ("(一)夯实基础,全面推进{programme 乡村振兴}。", True),
        ("(一)抓好产业,在推进{programme 乡村振兴}上发力。", True),
        ("(一)抓好产业,{programme 乡村振兴}开新局。", False),
        ("(一){programme 领跑大战略},增收增效。", False),
        ("(一)突出“{programme 项目为王}”,扩大投资。", False),
        ("(一)落实{policy 《青石规划》}。", False),
    ],
)
def test_a_slogan_heads_no_section(heading: str, heads: bool) -> None:
    found = said("推进{project 青石渔港}建设。", heading=heading)
    assert any(predicate == "serves" for _, predicate, _ in found) is heads


def test_a_row_serves_what_closes_it() -> None:
    row = "实施{project 青石文化城}、{project 北埗乐园}等文旅“{programme 十大项目}”。"
    found = {r for r in said(row) if r[1] == "serves"}
    assert found == {("青石文化城", "serves", "十大项目"), ("北埗乐园", "serves", "十大项目")}
    assert not [r for r in said(row.replace("“", "").replace("”", "")) if r[1] == "serves"]


def test_a_topic_that_moves_on_is_served_next() -> None:
    topic = "“{programme 园区升级}”迈出新步伐,{project 青石科创园}加快推进。"
    assert ("青石科创园", "serves", "园区升级") in said(topic)
    assert not [r for r in said(topic.replace("迈出新步伐", "反响热烈")) if r[1] == "serves"]


def test_an_action_that_makes_progress_is_served_next() -> None:
    told = "{programme 青石提质行动}扎实推进,{project 青石大桥}开工建设。"
    assert ("青石大桥", "serves", "青石提质行动") in said(told)
    assert not [r for r in said(told.replace("扎实推进", "深得人心")) if r[1] == "serves"]


def test_a_survey_is_served_by_nothing() -> None:
    assert not [r for r in said("开展{programme 青石普查},实施{project 青石大桥}。") if r[1] == "serves"]


def test_a_programme_governs_its_sentence_alone() -> None:
    told = "深入实施{programme 青石提质行动}。{project 青石大桥}开工建设。"
    assert not [r for r in said(told) if r[1] == "serves"]
    office = "严格落实{programme “河长制”},完成{project 青石河清淤}。"
    assert not [r for r in said(office) if r[1] == "serves"]
    field = "推进{programme 青石医疗改革},加快{project 青石医院}建设。"
    assert not [r for r in said(field) if r[1] == "serves"]
    step = "实施{programme “青石畅行”工程},加大力度,开展{programme 青石整治},新建{project 北埗停车场}。"
    assert ("北埗停车场", "serves", "“青石畅行”工程") in said(step)
    steps = "深入实施{programme 青石强镇战略},实施{programme “北埗英才”计划}。"
    assert ("“北埗英才”计划", "serves", "青石强镇战略") in said(steps)
    handle = "以{programme “青石提质”工程}为抓手,建成{project 北埗公园}。"
    assert ("北埗公园", "serves", "“青石提质”工程") in said(handle)


@pytest.mark.parametrize(
    ("sentence", "serving"),
    [
        ("深入实施{programme 青石提质行动},整治道路,{project 青石大桥}开工建设。", {"青石大桥"}),
        (
            "推动{programme 青云协同发展},渔业突破,{project 青石大桥}、{project 北埗桥}等一批工程建成。",
            {"青石大桥", "北埗桥"},
        ),
        ("实施{programme 青石提质行动},编制《{policy 青石街路规划}》。", {"青石街路规划"}),
        ("加大投入,开展{programme 青石提质行动},确保{project 青石大桥}年内开工。", {"青石大桥"}),
        ("实施{programme 青石提质行动};{project 青石大桥}开工建设。", set()),
        ("深化{programme 北埗改革},推进{programme 青石提质行动},加快{project 青石大桥}建设。", set()),
        ("推进{programme 青石试点},整治道路,{project 青石大桥}开工建设。", set()),
        ("实施{programme 青石提质行动},培育{project 青石科技}、{project 北埗药业}等龙头企业。", set()),
    ],
)
def test_a_sentence_goes_on_with_its_programme(sentence: str, serving: set[str]) -> None:
    assert {subject for subject, predicate, _ in said(sentence, "plan") if predicate == "serves"} == serving


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{company 青石集团}与{company 北埗纸业}合作的项目落户。", {("青石集团", "北埗纸业")}),
        ("加强与{organization 青石学院}、北埗研究机构全面合作。", {("临溪区", "青石学院")}),
        ("深化与青石谷、{organization 北埗大学}等机构合作。", {("临溪区", "北埗大学")}),
        ("{company 青石集团}、{company 北埗纸业}合作的项目落户。", set()),
        ("推进{company 青石集团}转型,与{company 北埗纸业}开展合作。", {("青石集团", "北埗纸业")}),
        ("依托{company 青石集团},与{company 北埗纸业}开展合作。", {("临溪区", "北埗纸业")}),
    ],
)
def test_partners(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, predicate, o in said(sentence) if predicate == "cooperatesWith"} == expected


def test_a_project_with_a_firms_name_is_the_firms() -> None:
    told = "{company 青石集团}投产,{project 青石集团电池二期}开工。"
    assert ("青石集团电池二期", "operatedBy", "青石集团") in said(told)


def test_a_counted_sort_serves_nothing() -> None:
    found = said("完成{project “青石改”重点项目}300个。", heading="(一){programme 青石工程}全面推进。")
    assert not [r for r in found if r[1] == "serves"]


def test_divisions_beside_each_other_both_count() -> None:
    towns = (("云州市", "云州", "C:330200"), ("临溪市", "临溪", "C:330900"), ("北埗区", "北埗区", "C:330203"))
    places = Places([Entity("place", name, (short,), (), code=code) for name, short, code in towns])
    assert [part.place[1] for part in places.within("云州临溪航运中心")] == ["云州市", "临溪市"]
    assert [part.place[1] for part in places.within("云州北埗区航运中心")] == ["北埗区"]


def test_targets_are_the_literal_clause() -> None:
    source = Source("s", "深入实施百村工程,计划新增绿地783亩。")
    document = Document(source, "", "plan", "云州市临溪区", "临溪区", "", 2031, 2030)
    section = Section((2,), "", Span(0, 0), Span(0, len(source.text)), "plan", 2031)
    outline = Outline(section.span, (section,), (Sentence(section.span, 0),))
    programme = Entity("programme", "百村工程", (), (Mention(Span(4, 8), 0),))
    figure = Figure(
        Span(15, 18),
        "783",
        "level",
        "783",
        "亩",
        "",
        "新增绿地",
        "临溪区",
        "2031",
        "target",
        "exact",
        None,
        0,
        "x",
    )
    (aim,) = read_relations(document, outline, (programme,), (figure,))
    assert (aim.subject, aim.object, aim.span.of(source.text)) == (
        ("programme", "百村工程"),
        ("target", "新增绿地783亩"),
        "新增绿地783亩",
    )


def test_evidence_is_exact_and_whole() -> None:
    source, relations = staged("{place 青石商圈}获评“{award 国家级示范商圈}”。")
    (award,) = [r for r in relations if r.predicate == "received"]
    assert award.span.of(source.text) == "青石商圈获评“国家级示范商圈”"
