from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.figures import read_figures, trace_figures
from loaders.figures.heads import RULES as HEADS
from loaders.figures.heads import HeadRule
from loaders.figures.roles import RULES as ROLES
from loaders.figures.roles import RoleRule
from loaders.records import Document, Entity, Figure, Mention, Outline, Section, Sentence
from loaders.text import Source, Span


def outline_of(text: str, part: str = "review", year: int = 2023) -> tuple[Document, Outline]:
    document = Document(Source("t", text), "", "plan", "丁市戊区", "戊区", "", 2024, 2023)
    body = Span(0, len(text))
    sentences = []
    start = 0
    for line in text.split("\n"):
        sentences.append(Sentence(Span(start, start + len(line)), 0))
        start += len(line) + 1
    return document, Outline(body, (Section((1,), "一、", Span(0, 0), body, part, year),), tuple(sentences))


def figures(text: str, part: str = "review", entities: tuple[Entity, ...] = ()) -> tuple[Figure, ...]:
    document, outline = outline_of(text, part, 2024 if part == "plan" else 2023)
    return read_figures(document, outline, entities)


def figure(text: str, number: str, part: str = "review") -> Figure:
    return next(f for f in figures(text, part) if f.number == number)


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [(r, t, n) for r in ROLES for t, n in r.yes],
    ids=lambda v: getattr(v, "name", v),
)
def test_a_role_row_reads_its_examples(rule: RoleRule, text: str, number: str) -> None:
    found = figure(text, number)
    assert rule.name in found.rule
    assert found.role == (rule.role or found.role)


@pytest.mark.parametrize(
    ("rule", "text", "number"),
    [(r, t, n) for r in ROLES for t, n in r.no],
    ids=lambda v: getattr(v, "name", v),
)
def test_a_role_row_leaves_its_counterexamples(rule: RoleRule, text: str, number: str) -> None:
    assert all(f"; {rule.name};" not in f.rule for f in figures(text) if f.number == number)


@pytest.mark.parametrize(
    ("rule", "text", "number", "name"),
    [(r, t, n, name) for r in HEADS for t, n, name in r.yes],
    ids=lambda v: getattr(v, "name", v),
)
def test_a_head_row_names_its_examples(rule: HeadRule, text: str, number: str, name: str) -> None:
    found = figure(text, number)
    assert found.indicator == name
    assert found.rule.endswith(rule.name)


def test_the_number_is_where_the_span_says() -> None:
    text = "全区实现茶叶产值１２．５亿元，增长-2.8%。"
    for found in figures(text):
        assert found.span.of(text) == found.number
    assert [f.value for f in figures(text)] == ["12.5", "-2.8"]


def test_a_rate_leans_on_the_level_before_it() -> None:
    level, rate = figures("完成工业投资81亿元、增长4%。")
    assert (rate.pair, rate.indicator, rate.direction) == (level.span.start, level.indicator, "up")


def test_growth_after_a_rank_belongs_to_the_level() -> None:
    level, rank, rate = figures("实现生产总值900亿元，居全市第3位，增长5%。")
    assert rate.indicator == level.indicator
    assert rate.pair == level.span.start
    assert (rank.role, rank.unit) == ("rank", "位")


def test_growth_leans_on_the_level_that_it_led_to() -> None:
    rate, level = figures("茶叶产值增长5%，迈上30亿元新台阶。")
    assert (rate.pair, level.indicator, level.qualifier) == (level.span.start, "茶叶产值", "over")


def test_what_lasted_for_years_is_no_part_of_the_next_name() -> None:
    years, sum_, rate = figures("茶叶产值连续两年超30亿元，增长5%。")
    assert (years.value, years.role, years.indicator) == ("2", "duration", "茶叶产值连续超30亿元年数")
    assert (sum_.indicator, rate.indicator, rate.pair) == ("茶叶产值", "茶叶产值", sum_.span.start)


def test_the_rank_of_a_total_is_no_head_of_a_growth() -> None:
    _, rank, rate = figures("茶叶投资900万元，总量持续全市第二、增长8%。")
    assert (rank.indicator, rate.indicator) == ("茶叶投资总量排名", "茶叶投资")


def test_places_gained_are_better() -> None:
    _, steps = figures("茶叶产值增长5%，在全市排名较上年大幅跃升5个位次。")
    assert (steps.role, steps.direction, steps.indicator) == ("change", "better", "茶叶产值排名")


def test_who_entered_a_list_of_ten() -> None:
    ten = figures("东山园区连续两年获评全省茶业园区十佳。")[-1]
    assert (ten.role, ten.unit, ten.indicator, ten.subject) == ("rank", "佳", "茶业园区排名", "东山园区")


def test_yardsticks_of_a_list_of_times_are_none_of_the_figures() -> None:
    found = figures("茶叶产值增速较一季度、上半年分别提高3.2和1.1个百分点。")
    assert [f.period for f in found] == ["2023", "2023"]


def test_days_gained_on_a_task_quote_no_target() -> None:
    days = figure("审批事项减至23项，提前15天完成任务。", "15")
    assert (days.role, days.nature, days.indicator) == ("duration", "actual", "提前完成任务时间")


def test_classes_that_a_list_bounds_one_after_the_other() -> None:
    found = figures("引进亿元以上项目52个，其中10亿元以上项目8个、50亿元以上项目2个。")
    assert [f.indicator for f in found][2::2] == ["10亿元以上项目数", "50亿元以上项目数"]


def test_the_rates_that_bound_classes_are_shares_of_the_same_whole() -> None:
    found = figures("工业产品产量占全省比重超过10%的有44种、超过20%的有23种。")
    assert {f.indicator for f in found if f.role == "share"} == {"工业产品产量占全省比重"}


def test_what_turned_round_is_no_part_of_a_name() -> None:
    assert figure("商品房销售面积由降转增3.2%。", "3.2").indicator == "商品房销售面积"


def test_a_prior_growth_is_no_level() -> None:
    last = figures("出口额增速由上半年的-5.2%回升至全年的3.4%。")[-1]
    assert (last.role, last.value, last.pair) == ("change", "3.4", None)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("生猪存栏25万头、出栏48万头。", "48", "生猪出栏数"),
        ("一般公共预算收入20亿元、支出45亿元。", "45", "一般公共预算支出"),
        ("完成省下达的危房改造任务，开工120套，建成86套。", "86", "危房改造建成套数"),
        ("总投资35亿元的甲山茶厂、20亿元的乙河电站开工。", "20", "乙河电站总投资"),
        ("高考上线156人，600分以上85人。", "85", "600分以上人数"),
        ("2021年茶市收入、采茶人数再创新高，分别增长6.3%、2.7%。", "2.7", "采茶人数"),
        ("84家医院与甲市128家医院合作。", "84", "与甲市医院合作医院数"),
        ("17户棚户区改造和甲乙、丙丁城中村改造安置房建设有序推进。", "17", "棚户区改造户数"),
        ("聘请甲乙设计院编制各类规划16个。", "16", "编制各类规划数"),
        ("入住2个已纳入规划的茶园。", "2", "已纳入规划的茶园数"),
        ("实施茶农进城、茶园改造等8项行动。", "8", "茶园改造等行动数"),
        ("“甲乙茶”入围全国前20名最具影响力公用品牌。", "20", "最具影响力公用品牌排名"),
        ("社零总额突破100亿大关，达102亿元。", "102", "社零总额"),
        ("茶业总量在全省排位由第56位上升至第42位。", "56", "茶业总量排名"),
        ("茶业总量在全省排位由第56位上升至第42位。", "42", "茶业总量排名"),
        ("规上茶业增加值增长9%，分门类看，绿茶业增长3%。", "3", "绿茶业增加值"),
        ("在茶叶零售额中，绿茶类增长8%，红茶类下降3%。", "3", "红茶类零售额"),
        ("签约亿元以上项目38个，其中超10亿元项目5个。", "5", "超10亿元项目数"),
        ("54家规上企业产值同比增长。", "54", "产值增长规上企业数"),
        ("28个行业增加值正增长。", "28", "增加值正增长行业数"),
        ("新建茶站186个，每万人拥有茶站26个。", "26", "每万人拥有茶站数"),
        ("建成茶站126所，覆盖85%的行政村。", "85", "茶站行政村覆盖率"),
        ("形成典型经验12条，其中3条在全省推广、1条获国家部委肯定。", "1", "获国家部委肯定典型经验数"),
        ("茶叶用电增长9%，茶企用电增长12%，增速分别居全市第1、第2位。", "1", "茶叶用电增速排名"),
        ("高标准茶园建设项目完成投资1.6亿元。", "1.6", "高标准茶园建设项目完成投资"),
        ("茶业总产31万吨、单产突破500公斤。", "500", "茶业单产量"),
        ("5个项目主体完工。", "5", "主体完工项目数"),
        ("优良天数277天、占比75%。", "75", "优良天数占比"),
        (
            "引进年产10万吨茶饮项目1个，总投资35亿元，建成后年产值50亿元。",
            "50",
            "引进年产10万吨茶饮项目年产值",
        ),
        ("新建高标准茶园6万亩，改造提升3万亩。", "3", "改造提升高标准茶园面积"),
        ("甲路通车、乙路完成工程量的60%。", "60", "乙路工程量完成率"),
        ("培育50亿级茶企1家、10亿级茶企5家。", "1", "50亿级茶企数"),
        ("打造七大千亿级茶业产业集群。", "七", "打造千亿级茶业产业集群数"),
        ("茶叶增加值突破千亿、达1032亿元。", "1032", "茶叶增加值"),
        ("茶叶增加值突破千亿、达1032亿元。", "千", "茶叶增加值"),
        ("县属茶企资产总额达3260亿元、营业收入增长12%。", "12", "县属茶企营业收入"),
        ("基本养老、失业、工伤保险参保人数分别达到560万、86万、92万人。", "86", "失业保险参保人数"),
        ("茶叶产量达86亿斤，占全省的11%，连续21年居全省首位。", "21", "茶叶产量连续居全省首位年数"),
        ("茶业投资增速连续8个月增长，总量居全省第4位。", "4", "茶业投资总量排名"),
        ("存贷比提高3.2个百分点。", "3.2", "存贷比"),
        ("为民营茶企新增授信126亿元。", "126", "民营茶企新增授信金额"),
        ("5亿元以上项目开工率85%。", "85", "项目开工率"),
        ("投资额超亿元项目186个。", "186", "投资额超亿元项目数"),
        ("货物运输总量9亿吨，其中铁路2亿吨、公路6亿吨。", "6", "公路运输量"),
        ("茶叶增加值增长11%、占规上比重达43%，分别高于全省2.1个、3.4个百分点。", "2.1", "茶叶增加值"),
        ("新增茶企42家，累计168家。", "168", "茶企数"),
        ("新建续建茶路5条216公里，建成3条126公里。", "3", "建成茶路数"),
        ("茶园改造开工126个、完工98个。", "98", "茶园改造完工数"),
        ("拥有研发机构的企业占比42%。", "42", "拥有研发机构的企业占比"),
        ("每10万人口茶艺师4.2名。", "4.2", "每10万人口茶艺师数"),
        ("四分之三的村达标。", "四分之三", "达标村占比"),
        ("第1—11月茶叶增加值同比增长6.2%。", "6.2", "茶叶增加值"),
        ("茶叶能耗下降了8.6%。", "8.6", "茶叶能耗"),
        ("茶车、茶机以旧换新分别达46万辆、580万台。", "46", "茶车以旧换新数"),
        ("“高效办成一件事”重点事项落地38项。", "38", "“高效办成一件事”重点事项落地数"),
        ("打造2个和美茶乡示范带。", "2", "打造和美茶乡示范带数"),
        ("推进甲山、乙湖等4个A级景区基础设施改造、服务提升。", "4", "A级景区数"),
        ("实施总投资322亿元的重大项目116个。", "322", "重大项目总投资"),
        ("实施总投资322亿元的重大项目116个。", "116", "重大项目数"),
        ("茶业集群企业达到24家，年营收37亿元。", "37", "茶业集群企业年营收"),
        ("通过土地复垦新增茶园823亩。", "823", "新增茶园面积"),
        ("建好茶园交易平台，完成交易13宗。", "13", "茶园交易数"),
        ("实施了总投资27亿元的甲茶城、乙茶园等茶旅“十大项目”。", "27", "茶旅“十大项目”总投资"),
        ("先后举办“甲”骑行邀请赛、“乙”自行车公开赛等茶旅活动70余场次。", "70", "举办茶旅活动场次"),
        ("承接转移项目43项，项目数量同比增长26%。", "26", "承接转移项目数"),
        ("减免税费2亿元，加计扣除[3]政策享受户数与金额，分别增长21%和42%。", "42", "加计扣除政策享受金额"),
        ("政府推动的投资机制，全年投资增长5%左右。", "5", "投资"),
        ("争取省级资金56亿元，其中债券资金18亿元。", "18", "债券资金"),
        ("调处纠纷3256件，成功率98.6%。", "98.6", "成功率"),
        ("茶叶产值年均增长7%以上，到2026年突破400亿元。", "400", "茶叶产值"),
        ("投入8600万元用于道路维修。", "8600", "道路维修投入资金"),
        ("成立支持茶业发展专班、出台20条举措。", "20", "支持茶业发展出台举措数"),
        ("茶厂达到89家，比上年净增12家。", "12", "茶厂净增数"),
        ("解决了86个村5.2万人的饮水问题。", "86", "解决饮水问题村数"),
        ("茶叶产值预计完成285亿元；2021—2024年年均增长6.8%。", "6.8", "茶叶产值"),
        ("新增养老险参保人数156万人，参保率达93%。", "93", "养老险参保率"),
        ("推动1.7万户渔民相对集中上岸。", "1.7", "推动渔民相对集中上岸户数"),
        ("建设8个茶园项目和茶厂、茶市等5个配套。", "8", "建设茶园项目数"),
        (
            "茶业基金、新增能耗、新增工业用地支持民间投资比重分别为9%、8%、7%。",
            "8",
            "新增能耗支持民间投资比重",
        ),
        ("推动12个总投资98亿元的项目开工，年内完成投资35亿元。", "98", "项目总投资"),
        ("推动12个总投资98亿元的项目开工，年内完成投资35亿元。", "35", "项目完成投资"),
        ("地区生产总值达到256亿元；人均达到6.3万元。", "6.3", "人均地区生产总值"),
        ("茶农收入比降到2.08:1，茶价系数为29.6%。", "29.6", "茶价系数"),
    ],
)
def test_names_that_another_word_of_the_sentence_completes(text: str, number: str, name: str) -> None:
    assert figure(text, number).indicator == name


def test_the_year_that_a_figure_came_from_is_not_that_of_the_one_reached() -> None:
    found = figures("茶园由2020年的320亩增加到510亩，茶厂由2020年的5家增加到2021年的8家。")
    assert [f.period for f in found] == ["2020", "2023", "2020", "2021"]


def test_more_than_doubled_is_over() -> None:
    assert figure("出口额翻了一番多。", "一").qualifier == "over"


def test_a_goal_of_a_fall_is_a_fall() -> None:
    fall, goal = figures("单位能耗下降4.2%，超额完成3%的年度目标。")
    assert (goal.value, goal.direction, goal.nature) == ("-3", "down", "prior")
    assert fall.direction == "down"


def test_a_gap_belongs_to_the_share_that_is_printed() -> None:
    share, gap = figures("税收占比达78%，高于全市5个百分点。")
    assert gap.pair == share.span.start


def test_two_lists_pair_one_by_one() -> None:
    found = figures("城镇与农村居民收入分别达6万元、4万元，分别增长3%、5%。")
    assert [f.indicator for f in found] == ["城镇居民收入", "农村居民收入"] * 2
    assert [f.pair for f in found[2:]] == [f.span.start for f in found[:2]]


def test_from_to_is_prior_and_actual() -> None:
    old, new = figures("三次产业比例由上年的2:38:60调整为2:37:61。")
    assert (old.nature, old.period, new.nature, new.period) == ("prior", "2022", "actual", "2023")


def test_a_beaten_target_is_prior() -> None:
    done, target = figures("完成造林900亩，超额完成800亩造林目标。")
    assert (done.nature, done.outcome, target.nature) == ("actual", "exceeded", "prior")


def test_a_plan_quoted_with_its_completion() -> None:
    level, plan, rate, growth = figures("税收8亿元，完成年计划9亿元的88.9%，增长2%。")
    assert (plan.nature, rate.role) == ("prior", "completion")
    assert (growth.indicator, growth.pair) == (level.indicator, level.span.start)


def test_a_fall_is_negative_and_an_improvement_is_better() -> None:
    fall, better = figures("刑事警情下降12%，空气质量综合指数同比改善6%。")
    assert (fall.value, fall.direction) == ("-12", "down")
    assert (better.value, better.direction) == ("6", "better")


def test_a_yardstick_is_a_change_without_a_level() -> None:
    rate, gap = figures("工业投资增长9%，高于全市平均3个百分点。")
    assert (gap.role, gap.direction, gap.pair, gap.indicator) == ("change", "up", None, rate.indicator)


def test_the_nearest_time_rules_up_to_the_semicolon() -> None:
    first, second = figures("前三季度财政收入8亿元；全年税收9亿元。")
    assert (first.period, second.period) == ("2023-Q1..Q3", "2023")


def test_targets_of_the_plan() -> None:
    found = figure("计划新增学位不少于3000个。", "3000", "plan")
    assert (found.nature, found.period, found.qualifier) == ("target", "2024", "at_least")


def test_a_five_year_review_parts_flows_from_stocks() -> None:
    found = figures("五年来，新增学位4万个，绿化覆盖率提高到45%，税收年均增长7%。")
    assert [f.period for f in found] == ["2019..2023", "2023-end", "2019..2023"]


def test_a_yearly_measure_and_a_streak_within_a_five_year_review() -> None:
    found = figures("五年来，渔业产值由2亿元增加到5亿元，茶企由30家增加到50家，连续3年获评示范区，用时12天。")
    assert [f.period for f in found] == ["2018", "2023", "2018-end", "2023-end", "2021..2023", "2023"]


def test_cumulative_lists_of_five_years() -> None:
    found = figures("五年来，累计培育茶企30家、茶社12家，劳动力转移稳定在5万人，茶企数高于全市2个百分点。")
    assert [(f.period, f.cumulative) for f in found] == [
        ("2019..2023", True), ("2019..2023", True), ("2023-end", False), ("2023-end", False)
    ]  # fmt: skip


def test_what_came_before_the_epidemic() -> None:
    before, after = figures("游客从疫情前的2万人次增至5万人次。")
    assert (before.period, before.nature, after.period) == ("2019", "prior", "2023")


def test_a_target_quoted_in_brackets_is_prior_and_has_no_level() -> None:
    _, grown, aimed = figures("茶叶产值完成12.4亿元，增长6.5%（年度目标6%以上）。")
    assert (grown.nature, aimed.nature, aimed.pair) == ("actual", "prior", None)


@pytest.mark.parametrize(
    ("text", "number", "nature"),
    [
        ("抓好东山茶园、青石水库等总投资60亿元的13个重点项目建设。", "60", "actual"),
        ("抓好东山茶园、青石水库等总投资60亿元的13个重点项目建设。", "13", "actual"),
        ("引进总投资5亿元的茶业项目。", "5", "target"),
        ("加快推进东山茶园、青石水库等5个项目建设。", "5", "actual"),
        ("加快推进东山、青石等2个5A级景区改造。", "2", "actual"),
        ("推进东山茶园、青石水库等5个项目开工建设。", "5", "target"),
        ("推动园区内4个签约项目落地。", "4", "actual"),
        ("推动工业、服务业增加值增长5%左右。", "5", "target"),
        ("新建东山、青石等3所学校。", "3", "target"),
        ("目前，茶企已达30家。", "30", "actual"),
        ("确保今年上半年3家茶企复产。", "3", "target"),
    ],
)
def test_what_a_plan_only_carries_on_is_there(text: str, number: str, nature: str) -> None:
    assert figure(text, number, "plan").nature == nature


def test_a_review_may_look_ahead() -> None:
    assert figure("项目进展顺利，力争明年完成投资5亿元。", "5").nature == "target"


def test_cumulative_figures_say_so() -> None:
    found = figure("累计发放补贴7亿元。", "7")
    assert (found.cumulative, found.period) == (True, "2023-end")


def test_a_range_is_two_rows_that_know_each_other() -> None:
    low, high = figures("生产总值增长5%—5.5%。", "plan")
    assert (low.high, high.low, low.indicator) == ("5.5", "5", high.indicator)


def test_a_number_over_several_events_holds_for_each() -> None:
    fairs = [
        Entity("event", name, (), (Mention(Span(*span), 0),))
        for name, span in (("第3届灯展", (2, 5)), ("第4届灯展", (6, 10)))
    ]
    found = figures("办好第3、第4届灯展,两届成交额均超2亿元。", entities=tuple(fairs))
    assert found[-1].each == ("第3届灯展", "第4届灯展")
    assert figures("办好第3、第4届灯展,两届成交额超2亿元。", entities=tuple(fairs))[-1].each == ()


def test_a_complete_list_owns_its_count() -> None:
    assert figure("推动东庄村、西庄村、南庄村3个试点项目建设。", "3").subject == "东庄村、西庄村、南庄村"


def test_a_named_body_that_acts_owns_the_clause() -> None:
    text = "云山大学孵化企业30家。"
    entity = Entity("organization", "云山大学", mentions=(Mention(Span(0, 4), 0),))
    assert figures(text, entities=(entity,))[0].subject == "云山大学"
    assert figures(text.replace("云山大学", "全区共"))[0].subject == "戊区"


def test_digits_inside_names_are_no_quantities() -> None:
    text = "开行3号快线，改造A4地块，举办第12届茶会和2023海岛音乐节。"
    assert figures(text) == ()


def test_a_flattened_table_is_read_by_its_headers() -> None:
    rows = ["指标", "预期目标", "完成情况", "1.税收", "增长5%", "增长6.2%", "2.投资", "增长4%", "增长3%"]
    found = figures("\n".join(rows))
    assert [(f.indicator, f.value, f.nature) for f in found] == [
        ("税收", "5", "prior"), ("税收", "6.2", "actual"), ("投资", "4", "prior"), ("投资", "3", "actual"),
    ]  # fmt: skip


def test_a_table_of_bare_numbers() -> None:
    rows = [
        "指标",
        "单位",
        "绝对数",
        "比上年增长(%)",
        "茶叶产量",
        "万吨",
        "3.1",
        "-2.4",
        "森林面积",
        "万亩",
        "55",
        "0.1",
    ]
    found = figures("\n".join(rows))
    assert [(f.indicator, f.value, f.unit, f.role) for f in found] == [
        ("茶叶产量", "3.1", "万吨", "level"), ("茶叶产量", "-2.4", "%", "change"),
        ("森林面积", "55", "万亩", "level"), ("森林面积", "0.1", "%", "change"),
    ]  # fmt: skip


def test_the_trace_tells_who_won_and_who_lost() -> None:
    text = "举办2023海岛音乐节。"
    document, outline = outline_of(text)
    claims = trace_figures(document, outline, (), 0)
    assert [(c.rule, c.won, text[c.start : c.end]) for c in claims] == [("year before a name", True, "2023")]


def test_the_trace_names_the_rules_of_a_figure() -> None:
    text = "茶叶产值12亿元、居全市第2位。"
    document, outline = outline_of(text)
    claims = trace_figures(document, outline, (), 0)
    assert ("number; quantity; head before", "12") in [(c.rule, text[c.start : c.end]) for c in claims]
    assert ("rank", True) in [(c.rule, c.won) for c in claims]


def test_a_long_text_is_read_as_its_lines_are() -> None:
    line = "全区实现茶叶产值12亿元、增长3%，新增合作社4家，建成茶园500亩。\n"
    assert len(figures(line * 400)) == len(figures(line)) * 400


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("全县完成生产总值90亿元,同比增长6%,增速居甲市县(市)第2位。", "2", "生产总值增速排名"),
        ("实现产值80亿元,增长6%,增速全市行政区排名第二。", "二", "产值增速排名"),
        ("存款余额9亿元、贷款余额7亿元,总量居全省县(市)第1位。", "1", "存款余额、贷款余额总量排名"),
        ("新增瞪羚企业20家,均居全省地级市第1。", "1", "新增瞪羚企业数排名"),
        ("在“赛龙舟”考核中,继一季度排名六区第三后,第二季度排名六区第一。", "一", "“赛龙舟”考核排名"),
        ("两项核心指标规模继续保持中心城区第一。", "一", "两项核心指标排名"),
        ("在全省茶叶品牌榜中连续四年进位、升至第40名。", "40", "茶叶品牌榜排名"),
    ],
)
def test_a_rank_leaves_its_yardstick_and_takes_the_head_before(text: str, number: str, name: str) -> None:
    assert figure(text, number).indicator == name


def test_who_is_ranked_in_an_assessment_is_the_subject() -> None:
    found = figure("东山经开区在全省园区考评中升至第3。", "3")
    assert (found.indicator, found.subject) == ("园区考评排名", "东山经开区")


def test_parallel_clauses_keep_their_own_sums() -> None:
    text = "3个茶厂项目完成投资18亿元、6个水厂项目完成投资21亿元,投资完成率分别达129%、108%。"
    _, first, _, second, rate, other = figures(text)
    assert (first.indicator, second.indicator) == ("茶厂项目投资", "水厂项目投资")
    assert (rate.pair, other.pair) == (first.span.start, second.span.start)
    assert (rate.indicator, other.indicator) == ("茶厂项目投资完成率", "水厂项目投资完成率")


def test_ages_are_levels_or_bounds() -> None:
    assert figure("引进教师60名,平均年龄29岁。", "29").role == "level"
    text = "新增3岁以下婴幼儿托位900个,为65岁以上老人体检3万人次。"
    assert [f.number for f in figures(text)] == ["900", "3"]


def test_how_prices_were_taken_is_no_indicator() -> None:
    level, rate = figures("工业产值15亿元,按当年价格计算比上年下降3.3%。")
    assert (rate.indicator, rate.pair) == (level.indicator, level.span.start)


def test_hedges_hold_for_what_they_say() -> None:
    assert figure("失业率控制在5%左右。", "5").qualifier == "about"
    assert figure("失业率控制在5%以内。", "5").qualifier == "at_most"
    assert [f.qualifier for f in figures("吞吐量超过3亿吨、900万标箱。")] == ["over", "over"]
    assert [f.qualifier for f in figures("产值超过3亿元、5个项目开工。")] == ["over", "exact"]


def test_what_comes_first_by_principle_is_no_rank() -> None:
    assert figures("坚持产业第一、“企业第一”,产业第一的理念深入人心。") == ()
    assert figure("茶业连续5年蝉联“茶乡20强”第一。", "一").role == "rank"


def test_firms_and_zones_own_what_they_are_measured_by() -> None:
    found = figures("东山公司在县城实现产值9亿元，同比增长8%。")
    assert [f.subject for f in found] == ["东山公司"] * 2
    assert figures("预计园区主营业务、税收收入分别完成9亿元、3亿元。")[1].subject == "园区"
    assert figure("甲山度假区，乙馆、丙园、丁像等10个景点建成。", "10").subject == "戊区"
    assert figures("中心城区建成区面积达9平方公里，城镇化率60%。")[1].subject == "戊区"
    assert figure("启动甲至乙公路（全长28公里）建设。", "28").subject == "甲至乙公路"


def test_a_zone_that_opens_the_sentence_owns_its_figures() -> None:
    found = figures("东溪开发区,17个项目开工,甲乙电子等30个项目投产;全区新增企业6家。")
    assert [f.subject for f in found] == ["东溪开发区", "东溪开发区", "戊区"]
    assert figure("获得全国百强园区,集聚企业8家。", "8").subject == "戊区"


def test_no_owner_holds_what_was_done() -> None:
    assert figure("编制了中心城区规划，新增企业8家。", "8").subject == "戊区"
    assert figure("编制了中心城区新建道路图，新增企业8家。", "8").subject == "戊区"
    paid = figure("实施了滨河公园、北环路改造等一批项目，累计投资3亿元。", "3")
    assert not paid.indicator.startswith("了")


def test_what_only_states_its_owner_ends_with_its_clause() -> None:
    text = "东溪镇连续5年获评平安镇,新增学校1所。"
    place = Entity("place", "东溪镇", (), (Mention(Span(0, 3), 0),))
    assert [f.subject for f in figures(text, entities=(place,))] == ["东溪镇", "戊区"]


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        ("东山公园获评三星级公园，新增停车位60个。", "60", "戊区"),
        ("总投资5亿元的东山大桥竣工，新增茶企30家。", "5", "东山大桥"),
        ("总投资5亿元的东山大桥竣工，新增茶企30家。", "30", "戊区"),
        ("投资2亿元、日供水能力5万吨的青石水厂加紧建设。", "2", "青石水厂"),
        ("投资2亿元、日供水能力5万吨的青石水厂加紧建设。", "5", "青石水厂"),
        ("总投资9亿元的东山茶园提升工程，7条主干道铺设完成。", "7", "东山茶园提升工程"),
        ("总投资60亿元的13个重点项目开工。", "60", "戊区"),
        ("总投资60亿元的重点项目开工。", "60", "戊区"),
        ("总投资6亿元的东山、青石等茶园开工。", "6", "戊区"),
        ("东山经济圈经济总量年均增长5%。", "5", "东山经济圈"),
        ("物流集聚区新增企业47家；打通断头路5条。", "47", "物流集聚区"),
        ("物流集聚区新增企业47家；打通断头路5条。", "5", "戊区"),
        ("东山基金设立运营，茶企利润增长7%。", "7", "戊区"),
        ("新建3个东山产业园和9个茶业强镇。", "9", "戊区"),
        ("5家茶业双创基地获批，孵化项目9个。", "9", "茶业双创基地"),
        ("5家茶业双创基地获批，茶叶产值增长8%。", "8", "戊区"),
    ],
)
def test_whose_figure_it_is(text: str, number: str, subject: str) -> None:
    assert figure(text, number).subject == subject


@pytest.mark.parametrize(
    ("text", "kind", "number", "subject"),
    [
        ("东山水厂|投入运行,日供水能力由1万吨提高到4万吨。", "project", "4", "东山水厂"),
        ("东山水厂|投入运行,新增茶企30家。", "project", "30", "戊区"),
        ("东山茶博会|促成70项合作,成交额超8亿元。", "event", "8", "东山茶博会"),
        ("东山茶博会|促成70项合作,茶园面积达8万亩。", "event", "8", "戊区"),
        ("东山村|90户茶农完成搬迁。", "place", "90", "东山村"),
        ("东山|茶叶产值9亿元。", "place", "9", "戊区"),
        ("东山乳业|茶饮项目累计建成厂房4栋。", "company", "4", "东山乳业茶饮项目"),
        ("东山乳业|入选全省百强,茶饮产业营收达5亿元。", "company", "5", "戊区"),
        ("与|东山大学|共建茶叶研究院,先后装入资产5亿元。", "organization", "5", "戊区"),
        ("加快|东山片区|建设,完成投资7亿元。", "place", "7", "东山片区"),
        ("加快|东山片区|建设,新建学校7所。", "place", "7", "戊区"),
        ("仅用90天建成|东山茶馆|并开放。", "project", "90", "东山茶馆"),
        ("中欧班列(东山)开行90列。", "", "90", "中欧班列(东山)"),
        ("中欧班列开行90列。", "", "90", "戊区"),
        ("经济开发区“九通一平”扎实推进,主营业务收入完成90亿元。", "", "90", "经济开发区"),
        ("东山产业园区达到9家。", "", "9", "戊区"),
        ("启动用地规划面积9平方公里的东山产业园建设,收储土地4万亩。", "", "4", "东山产业园"),
        ("综合排名跻身市级开发区前40。", "", "40", "开发区"),
        ("东山产业园制度创新指数连续5年第一,茶农人均收入4万元。", "", "4", "戊区"),
        ("县中医院新增床位90张。", "", "90", "县中医院"),
        ("组建总规模9亿元的东山茶基金。", "", "9", "东山茶基金"),
        ("历时9年编纂完成的《东山茶志》入选名录。", "", "9", "《东山茶志》"),
        ("茶企子公司新增9家。", "", "9", "戊区"),
        ("东山茶园区综合排名第9位,进出口总额7万美元。", "", "7", "东山茶园区"),
        ("以农村环境整治为抓手,改造茶园9亩。", "", "9", "戊区"),
        ("东山公司投资4亿元建设的茶饮基地开工,占地9亩。", "", "4", "茶饮基地"),
        ("东山公司投资4亿元建设的茶饮基地开工,占地9亩。", "", "9", "茶饮基地"),
        ("东山公司投资4亿元建设的茶饮基地开工,签约项目9个。", "", "9", "戊区"),
        ("支持|东山高新区|争先进位,力争技工贸总收入达9亿元。", "place", "9", "东山高新区"),
        ("推动|东山集团|产值突破9亿元,培育茶企4家。", "company", "9", "东山集团"),
        ("推动|东山集团|产值突破9亿元,培育茶企4家。", "company", "4", "戊区"),
        ("|“东山茶号”|受理诉求9件。", "platform", "9", "戊区"),
        ("支持|东山港|建设,开行货轮9艘。", "place", "9", "戊区"),
        ("|安装茶厂净化装置|9套。", "project", "9", "戊区"),
        ("|东山灌区工程|惠及9万人。", "project", "9", "东山灌区工程"),
        ("推动|东山开发区|扩区提质,规上工业总产值增长9%。", "place", "9", "东山开发区"),
        ("东山港货物吞吐量9万吨,高速公路通车里程达4公里。", "", "4", "戊区"),
        ("东山镇、西山镇茶叶产值分别达9亿元、4亿元。", "", "4", "西山镇"),
        ("东山、西山两镇茶叶产值分别达9亿元、4亿元。", "", "9", "东山"),
        ("东山茶园区营收达4亿元,综合评价居全省茶园区第9位。", "", "9", "东山茶园区"),
    ],
)
def test_what_opens_a_clause_owns_its_figures(text: str, kind: str, number: str, subject: str) -> None:
    parts = text.split("|")
    name = parts[len(parts) - 2] if kind else ""
    start = text.replace("|", "").find(name)
    things = (Entity(kind, name, (), (Mention(Span(start, start + len(name)), 0),)),) if name else ()
    found = figures(text.replace("|", ""), entities=things)
    assert next(f for f in found if f.number == number).subject == subject


def test_the_region_itself_is_no_part_of_a_name() -> None:
    first, second = figures("去年,戊区新增绿色工厂23家(含复核)、国家和省级示范企业17家。")
    assert (first.indicator, second.indicator) == ("新增绿色工厂数", "新增国家和省级示范企业数")


def test_what_is_said_of_all_tasks_holds_for_all_figures() -> None:
    text = "修路5公里;新增就业5万人、培训技工900人,造林3万亩,均圆满完成年度目标任务。"
    assert [f.outcome for f in figures(text)] == ["", "met", "met", "met"]
    text = "造林3万亩、治沙2万亩,超额完成年度目标任务,新建公园4个。"
    assert [f.outcome for f in figures(text)] == ["exceeded", "exceeded", ""]


def test_a_report_on_a_quarter_speaks_of_it() -> None:
    document, outline = outline_of("完成投资9亿元。")
    told = replace(document, title="戊区2024年前三季度国民经济运行情况")
    assert [f.period for f in read_figures(told, outline, ())] == ["2024-Q1..Q3"]


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("274个省、市重点茶厂开工。", "274", "省、市重点茶厂数"),
        ("106项试点任务全面实施。", "106", "试点任务数"),
        ("抢险仅用3天社区恢复供水。", "3", "抢险社区恢复供水时间"),
        ("园区入驻企业30家,已投产12家。", "12", "投产企业数"),
        ("固定资产投资规模再次突破400亿元。", "400", "固定资产投资规模"),
        ("规上茶业、服务业增加值分别增长7%、6%。", "7", "规上茶业增加值"),
        ("茶业、服务业增加值分别增长7%、6%。", "7", "茶业增加值"),
        ("推进30个沿河小区和200个“直管户”小区改造。", "30", "推进沿河小区改造数"),
        ("甲中心、40家市级以上科创平台构成创新矩阵。", "40", "市级以上科创平台数"),
        ("去年是甲地经济总量跨越300亿元新起点的奋进之年。", "300", "甲地经济总量"),
    ],
)
def test_neighbouring_words_stay_out_of_the_name(text: str, number: str, name: str) -> None:
    assert figure(text, number).indicator == name
