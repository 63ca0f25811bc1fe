"""Wordings of county reports in invented sentences: what a number measures, reached or aimed at, and when."""

from __future__ import annotations

import pytest

from tests.test_figures import figures

# part; sentence; number, indicator, nature, period
WORDINGS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("review", "完成了全长25公里的7条乡道建设。", "25", "乡道建设全长", "actual", "2023"),
    ("review", "投资2100万元完成了全长25公里的7条乡道建设。", "2100", "乡道建设投资", "actual", "2023"),
    (
        "review",
        "启动投资11亿元的滨河综合体建设、杜庄改造。",
        "11",
        "滨河综合体建设、杜庄改造投资",
        "actual",
        "2023",
    ),
    ("review", "投资18万元对21个小区管网进行更换改造。", "18", "小区管网更换改造投资", "actual", "2023"),
    ("review", "2家全球独角兽[2]企业即将投产。", "2", "全球独角兽企业数", "actual", "2023"),
    ("review", "10个意向项目签约落地。", "10", "签约落地意向项目数", "actual", "2023"),
    (
        "review",
        "全县5项经济指标增速高于全省平均水平。",
        "5",
        "增速高于全省平均水平经济指标数",
        "actual",
        "2023",
    ),
    ("review", "23个重建项目除一个跨年度项目外，其余22个全部完工。", "23", "重建项目数", "actual", "2023"),
    ("review", "6条入河流水质均达到Ⅲ类。", "6", "达到Ⅲ类入河流数", "actual", "2023"),
    ("review", "完成37座加油站、155个油罐防渗改造任务。", "37", "加油站改造数", "actual", "2023"),
    ("review", "完成县里下达的19项民心工程和票决的6项实事。", "19", "民心工程数", "actual", "2023"),
    ("review", "提高低保对象等9类困难群众救助保障标准。", "9", "困难群众类数", "actual", "2023"),
    (
        "review",
        "办理代表建议61件，政协提案29件，办结率均为100%。",
        "100",
        "政协提案办结率",
        "actual",
        "2023",
    ),
    ("review", "重点项目投资完成率达115%，开工率达100%。", "100", "重点项目开工率", "actual", "2023"),
    ("review", "为学生发放资助补贴291人次17万元。", "291", "学生发放资助补贴人次", "actual", "2023"),
    ("review", "农村低保扩面到8.5%，标准提高到4800元。", "4800", "农村低保扩面标准", "actual", "2023"),
    ("review", "超额完成794万立方米的压采治理任务。", "794", "压采治理量", "prior", "2023"),
    ("review", "征集2024年民生实事41件。", "41", "征集2024年民生实事数", "actual", "2023"),
    ("review", "绿化率由“十二五”末的33%提高到38%。", "33", "绿化率", "prior", "2015"),
    (
        "review",
        "产值从2018年的56亿元增长到2022年的77亿元，收入由5亿元增长到8亿元。",
        "5",
        "收入",
        "prior",
        "2018",
    ),
    ("review", "对2个站、7个镇和园区监测点指标研判分析。", "7", "镇和园区监测点数", "actual", "2023"),
    (
        "review",
        "投资27万元进行河岸环境提升、景观改造。",
        "27",
        "河岸环境提升、景观改造投资",
        "actual",
        "2023",
    ),
    (
        "review",
        "投资8.38亿元，完成甲路、乙路等10条道路改造提升。",
        "8.38",
        "道路改造提升投资",
        "actual",
        "2023",
    ),
    ("review", "9个小区建成，174户537人(其中老人31人)迁入新居。", "174", "迁入新居户数", "actual", "2023"),
    ("review", "9个小区建成，174户537人(其中老人31人)迁入新居。", "537", "迁入新居人数", "actual", "2023"),
    ("review", "承担全市20件民心工程和全县30项实事。", "20", "承担全市民心工程数", "actual", "2023"),
    ("review", "60万甲县人民万众一心、众志成城。", "60", "甲县人民数", "actual", "2023"),
    (
        "review",
        "列入市重点项目12项，总投资251亿元，完成年度投资30亿元。",
        "30",
        "列入市重点项目年度投资",
        "actual",
        "2023",
    ),
    ("plan", "我们梳理形成了12件实事候选项目。", "12", "实事候选项目数", "actual", "2024"),
    ("review", "投资5亿元，完成河道整治27公里。", "5", "河道整治投资", "actual", "2023"),
    ("review", "推进甲河治理，投资17亿元，实施项目69个。", "17", "甲河治理投资", "actual", "2023"),
    ("plan", "今年谋划了8个方面实事。", "8", "方面实事数", "actual", "2024"),
    ("plan", "完成投资97万元的给水管网建设。", "97", "给水管网投资", "target", "2024"),
    ("plan", "推进总投资40亿元的9万平方米厂房项目。", "40", "厂房项目总投资", "actual", "2024"),
    ("plan", "1.1亿人口的庞大市场带来机遇。", "1.1", "人口", "actual", "2024"),
)


@pytest.mark.parametrize(("part", "text", "number", "name", "nature", "period"), WORDINGS)
def test_a_wording(part: str, text: str, number: str, name: str, nature: str, period: str) -> None:
    found = next(f for f in figures(text, part) if f.number == number)
    assert (found.indicator, found.nature, found.period) == (name, nature, period)


@pytest.mark.parametrize(
    "text",
    (
        "完成“六清”(12)目标任务。",
        "庆祝建县70周年活动圆满举办。",
        "按照50年一遇的标准实施改造。",
        "实现近3年最好成绩。",
        "始终把群众安全放在第一位。",
        "融入1小时鲜活农产品物流圈。",
    ),
)
def test_no_quantity(text: str) -> None:
    assert not figures(text)
