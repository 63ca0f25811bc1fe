"""The outline: where the body is, what its sections are, where sentences end, however lines were broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.documents import describe
from loaders.records import Outline
from loaders.sections import read_outline
from loaders.sources import read_source, shipped_reports
from loaders.text import Source

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"
HEAD = "青石区2022年政府工作报告\n各位代表:\n现在,我向大会报告工作,请予审议。\n"


def outlined(text: str) -> Outline:
    return read_outline(describe(Source("x", text), "海珠区", 2022))


def told(outline: Outline) -> list[tuple[tuple[int, ...], str, int]]:
    return [(section.path, section.part, section.year) for section in outline.sections]


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in outlined(text).sentences]


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def shipped() -> tuple[str, Outline]:
    (source,) = shipped_reports()
    return source.text, read_outline(describe(source))


def test_a_table_run_into_a_line_is_parted_row_by_row() -> None:
    table = "表 1 产值 绝对量(亿元) 比上年增长(%) 绿茶 84.3 -2.2 红 茶 52.6 2.4 其中:岩茶 6.2 7.5 年末 9 人。"
    assert sentences(f"{HEAD}一、综合\n物价上涨 1.2%。 {table}\n")[-6:] == [
        "表 1 产值", "绝对量(亿元) 比上年增长(%)",
        "绿茶 84.3 -2.2", "红 茶 52.6 2.4", "其中:岩茶 6.2 7.5", "年末 9 人。",
    ]  # fmt: skip


def test_a_numbered_label_above_its_value_is_a_row_of_a_table() -> None:
    text = "一、综合\n全年产值5亿元。\n一、收入总计\n786.02\n-2.2\n二、支出总计\n335.64\n3.5\n"
    assert [s.label for s in outlined(text).sections if s.label] == ["一、综合"]


def test_the_shipped_report_has_two_parts_of_six_chapters() -> None:
    text, outline = shipped()
    assert outline.body.of(text).startswith("广州市番禺区2024年国民经济")
    assert outline.body.of(text).endswith("系列志愿服务活动。")
    front = [s.span.of(text)[:9] for s in outline.sentences if outline.section_of(s).part == "front"]
    assert front == ["广州市番禺区202", "—2025年2月2", "广州市番禺区发展和", "各位代表:", "受区人民政府委托,"]
    assert [s.path for s in outline.sections if s.depth == 1] == [(1,), (2,)]
    assert [s.path for s in outline.sections if s.depth == 2] == [(p, c) for p in (1, 2) for c in range(1, 7)]
    parts = {(s.path[0], s.part, s.year) for s in outline.sections if s.path}
    assert parts == {(1, "review", 2024), (2, "plan", 2025)}
    section = next(s for s in outline.sections if s.path == (1, 3, 1))
    assert section.heading.of(text) == section.label == "(一)“百千万工程”助力乡村振兴"


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        (585, 715, (1, 1, 1)),
        (715, 785, (1, 1, 1)),
        (3211, 3280, (1, 3, 1)),
        (3765, 3836, (1, 3, 3)),
        (10769, 10813, (2, 3, 2)),
        (13894, 13964, (2, 6, 3)),
    ],
)
def test_sentences_of_the_shipped_report(start: int, end: int, path: tuple[int, ...]) -> None:
    _, outline = shipped()
    (found,) = (s for s in outline.sentences if (s.span.start, s.span.end) == (start, end))
    assert outline.section_of(found).path == path and not found.heading


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_outlines_of_other_reports_hold_together(path: Path) -> None:
    source = read_source(path)
    outline = read_outline(describe(source))
    paths = [section.path for section in outline.sections]
    assert len(set(paths)) == len(paths)
    assert any(section.part == "review" for section in outline.sections)
    if len(source.text) > 5000:
        assert {"review", "plan"} <= {section.part for section in outline.sections}
    end = outline.body.start
    for sentence in outline.sentences:
        assert end <= sentence.span.start < sentence.span.end <= outline.body.end
        assert outline.section_of(sentence).span.covers(sentence.span)
        words = sentence.span.of(source.text)
        assert words == words.strip() and not re.search(r"。.{0,2}\n", words)
        end = sentence.span.end


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"no reports of other regions at {REPORTS}")
def test_other_reports_were_there() -> None:
    assert len(list(REPORTS.glob("*.txt"))) > 10


@pytest.mark.parametrize("width", [24, 33, 40])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_lines_cut_at_a_width_are_read_as_if_they_were_whole(width: int, indent: str) -> None:
    text, outline = shipped()
    lines = [indent + line.strip() for line in outline.body.of(text).split("\n") if line.strip()]
    hard = "\n".join(line[i : i + width] for line in lines[4:] for i in range(0, len(line), width))
    read = outlined(hard)
    assert [bare(s.label) for s in read.sections] == [bare(s.label) for s in outline.sections]
    whole = [bare(s.span.of(text)) for s in outline.sentences if outline.sections[s.section].path]
    assert [bare(s.span.of(hard)) for s in read.sentences if read.sections[s.section].path] == whole


@pytest.mark.parametrize("gap", ["    ", "\u3000\u3000", ""])
def test_a_text_without_line_ends_is_parted_at_blanks_and_headings(gap: str) -> None:
    text, outline = shipped()
    lines = [line.strip() for line in outline.body.of(text).split("\n") if line.strip()]
    single = gap.join(lines[5:])
    read = outlined(single)
    assert [s.path for s in read.sections] == [s.path for s in outline.sections]
    assert [bare(s.label) for s in read.sections] == [bare(s.label) for s in outline.sections]


def test_a_short_text_on_one_line_has_its_headings() -> None:
    text = HEAD.replace("\n", "") + (
        "一、“十三五”发展成就和2021年主要工作过去的五年,是极不平凡的五年,是在应对挑战中负重前行、奋发有为的五年,"
        "是在创新发展中积极探索、卓有成效的五年。五年来,生产总值年均增长5%。(一)工业振兴。投资3亿元。二、2022年主要任务今年要抓好三件事,"
        "做到稳字当头、稳中求进,以一域之光为全局添彩,让改革成果惠及全区人民,让青石的明天更加美好。"
    )
    assert [(s.path, s.part) for s in outlined(text).sections[1:]] == [
        ((1,), "review"),
        ((1, 1), "review"),
        ((2,), "plan"),
    ]


def test_a_spaced_title_is_a_title() -> None:
    text = "首页\n政 府 工 作 报 告\n各位代表:\n一、2021年工作回顾\n增长5%。\n"
    assert sentences(text)[0] == "政 府 工 作 报 告"


def test_chapters_take_the_place_of_parts() -> None:
    text = HEAD + (
        "一、2021年工作回顾\n全年新建碧道12公里。\n(一)经济平稳。增长5%。\n1.工业。全年工业增加值增长6%以上。\n"
        "二、存在的问题\n短板不少。\n三、2022年重点工作\n（一）稳增长\n力争增长5%。\n四、加强政府自身建设\n廉洁从政。\n"
    )
    outline = outlined(text)
    assert told(outline) == [
        ((), "front", 2021), ((1,), "review", 2021), ((1, 1), "review", 2021), ((1, 1, 1), "review", 2021),
        ((2,), "review", 2021), ((3,), "plan", 2022), ((3, 1), "plan", 2022), ((4,), "plan", 2022),
    ]  # fmt: skip
    assert [s.label for s in outline.sections[1:4]] == ["一、2021年工作回顾", "(一)经济平稳", "1.工业"]


def test_parts_without_numbers() -> None:
    outline = outlined(HEAD + "2021年工作回顾\n一、经济\n增长5%。\n2022年主要任务\n一、经济\n增长6%。\n")
    assert [s.path for s in outline.sections] == [(), (1,), (1, 1), (2,), (2, 1)]
    assert [s.part for s in outline.sections] == ["front", "review", "review", "plan", "plan"]


@pytest.mark.parametrize(
    "title",
    ["2022 年重点工作", "二〇二二年工作打算", "今年工作打算", "下一步工作", "2023年主要目标任务"],
)
def test_a_part_without_a_number_holds_the_chapters_that_are_counted_anew(title: str) -> None:
    read = outlined(f"{title}\n一、建设青石新城\n完成征迁5万平方米。\n二、落实重点任务\n建成3所学校。\n")
    assert told(read)[1:] == [((1,), "plan", 2022), ((1, 1), "plan", 2022), ((1, 2), "plan", 2022)]
    both = HEAD + f"一、2021年工作回顾\n(一)经济\n增长5%。\n{title}\n一、经济\n投资。\n二、民生\n建校。\n"
    assert [s.part for s in outlined(both).sections[1:]] == ["review", "review", "plan", "plan", "plan"]


def test_a_sub_section_may_leave_the_part() -> None:
    text = HEAD + "一、2021年工作回顾\n(一)交通\n建路3条。\n(二)下一步工作打算\n建桥2座。\n"
    text += "(三)水利\n建库1座。\n二、问题\n短板不少。\n"
    assert [s.part for s in outlined(text).sections[1:]] == ["review", "review", "plan", "review", "review"]


def test_a_paragraph_that_opens_with_the_plan_year_turns_to_the_plan() -> None:
    text = "2021年,青石区建成学校3所,同比增长5%。\n2022年,建成学校4所。\n完成投资5亿元。\n2021年,建桥2座。\n"
    assert told(outlined(text)) == [
        ((), "review", 2021), ((1,), "plan", 2022), ((2,), "review", 2021)
    ]  # fmt: skip
    assert sentences(text)[1:3] == ["2022年,建成学校4所。", "完成投资5亿元。"]
    for opening in ("2022年主要预期目标是:", "2022 年总体要求是:", "今年,我们将"):
        read = outlined(f"2021年,青石区建成学校3所,同比增长5%。\n{opening}建成学校4所。\n")
        assert [s.part for s in read.sections] == ["review", "plan"], opening
    chapters = "一、交通\n2021年,建路3条,同比增长5%。\n2022年,建桥2座。\n"
    chapters += "二、水利\n2021年,建库1座,累计5座。\n2022年,建坝1座。\n"
    assert [(s.path, s.part) for s in outlined(chapters).sections[1:]] == [
        ((1,), "review"), ((1, 1), "plan"), ((2,), "review"), ((2, 1), "plan")
    ]  # fmt: skip
    anew = "2021年,建成学校3所,同比增长5%。\n2022年,抓好两件事。\n"
    anew += "一、交通\n完成投资3亿元,建路3条。\n二、水利\n建库1座。\n"
    assert [s.part for s in outlined(anew).sections] == ["review", "plan", "plan", "plan"]


def test_where_a_heading_says_plan_a_year_at_a_paragraphs_head_turns_nothing() -> None:
    text = HEAD + "一、2021年工作回顾\n2022年,形势不变。\n增长5%。\n二、2022年重点工作\n2021年,底子打牢。\n"
    assert [s.part for s in outlined(text).sections] == ["front", "review", "plan"]


def test_run_in_headings_are_sentences_and_lists_are_not() -> None:
    text = HEAD + "一、2021年工作回顾\n(一)经济平稳。2021年,增长5%。一是工业好。二是农业稳。\n"
    outline = outlined(text)
    assert [(s.span.of(text), s.heading) for s in outline.sentences][-5:] == [
        ("一、2021年工作回顾", True),
        ("(一)经济平稳。", True),
        ("2021年,增长5%。", False),
        ("一是工业好。", False),
        ("二是农业稳。", False),
    ]


def test_semicolons_quotes_and_brackets_end_no_sentence() -> None:
    text = HEAD + "一、2021年工作回顾\n新建3所;改建2所;推出“来了!青石”(第二季。)和《看!青石》,成效好!"
    text += "唱响“青石,来了!”品牌。他说:“好。”(含二期。)完成。\n"
    assert sentences(text)[-5:] == [
        "新建3所;改建2所;推出“来了!青石”(第二季。)和《看!青石》,成效好!",
        "唱响“青石,来了!”品牌。",
        "他说:“好。”",
        "(含二期。)",
        "完成。",
    ]


def test_cells_of_a_table_stand_alone_and_are_no_headings() -> None:
    cells = ["指    标", "预期目标", "完成情况", "1.地区生产总值", "增长7%以上", "8.1%", "2.财政收入", "8%"]
    text = HEAD + "一、2021年执行情况\n" + "\n\n".join(cells) + "\n(一)经济平稳。增长5%。\n"
    assert sentences(text)[4:12] == cells
    assert [s.path for s in outlined(text).sections] == [(), (1,), (1, 1)]


def test_targets_in_a_numbered_list_are_no_headings() -> None:
    text = HEAD + "二、2022年主要任务\n主要目标:\n1.地区生产总值增长5%左右。\n"
    text += "2.城镇新增就业1.2万人以上,城镇调查失业率控制在5%以内,居民收入稳步增长。\n"
    assert [s.path for s in outlined(text).sections] == [(), (2,)]


def test_navigation_page_facts_and_footer_are_left_out() -> None:
    text = (
        "首页 > 政务\n青石区2022年政府工作报告\n来源:\n青石日报\n发布时间:2022-01-20 阅读次数:5423 字体:\n"
        "——2022年1月5日在青石区第三届人民代表大会第二次会议上\n— 1 —\n"
        "一、2021年工作回顾\n增长5%。\n附件:\n1.重点项目表\n扫一扫在手机打开当前页\n版权所有:青石区。粤ICP备12345号\n"
    )
    assert sentences(text) == [
        "青石区2022年政府工作报告",
        "——2022年1月5日在青石区第三届人民代表大会第二次会议上",
        "一、2021年工作回顾",
        "增长5%。",
    ]


def test_a_glossary_and_an_annexe_with_text_are_the_back() -> None:
    text = HEAD + (
        "一、2021年工作回顾\n增长5%。\n二、2022年重点工作\n增长6%。\n附件1:十件实事\n一、提高标准。\n"
        "每人每月提高到800元,惠及全区困难群众,让发展成果人人可享、人人可及。\n名词解释\n1.“四上”企业:指规模以上企业。\n"
    )
    assert [(s.path, s.part) for s in outlined(text).sections][3:] == [
        ((3,), "back"),
        ((3, 1), "back"),
        ((4,), "back"),
    ]


def test_a_table_of_contents_makes_no_sections() -> None:
    text = "2022年青石区政府工作报告\n目录\n一、2021年工作回顾\n二、2022年重点工作\n" + HEAD.split("\n", 1)[1]
    text += "一、2021年工作回顾\n增长5%。\n二、2022年重点工作\n增长6%。\n"
    assert [s.path for s in outlined(text).sections] == [(), (1,), (2,)]


def test_a_line_broken_within_a_sentence_goes_on() -> None:
    text = HEAD + "一、2021年工作回顾\n空气好转。全年以PM\n2.5\n浓度为主线,持续治理。\n"
    text += "“双向\n揭榜\n”机制建立。\n新建碧道12公里。\n"
    assert sentences(text)[-3:] == [
        "全年以PM\n2.5\n浓度为主线,持续治理。",
        "“双向\n揭榜\n”机制建立。",
        "新建碧道12公里。",
    ]


def test_an_excerpt_without_chapters_says_by_its_words_whether_it_looks_back() -> None:
    back = "(一)城乡更新。全年完成微改造项目5个,已开工9个,累计建成住宅94万平方米,同比增长3%。\n"
    ahead = "(一)城乡更新。将加快推进微改造,力争完成方案审批,进一步谋划储备项目,确保动工。\n"
    assert told(outlined(back))[1:] == [((1,), "review", 2021)]
    assert told(outlined(ahead))[1:] == [((1,), "plan", 2022)]


def test_two_chapters_of_one_number_keep_paths_of_their_own() -> None:
    outline = outlined(HEAD + "一、2021年工作回顾\n增长5%。\n一、2022年重点工作\n增长6%。\n")
    assert [s.path for s in outline.sections] == [(), (1,), (2,)]


def test_a_bulletin_looks_back_throughout() -> None:
    text = "2021年海珠区国民经济和社会发展统计公报\n一、综合\n增长5%。\n二、重点领域和计划\n推进改革3项。\n"
    assert told(outlined(text))[1:] == [((1,), "review", 2021), ((2,), "review", 2021)]


def test_short_lines_of_an_excerpt_are_kept_and_the_rest_of_a_page_is_not() -> None:
    text = "(一)经济平稳\n新建碧道12公里\n完成投资3亿元\n继续访问\n微信\n"
    assert sentences(text) == ["(一)经济平稳", "新建碧道12公里", "完成投资3亿元"]
    assert sentences("全年新建碧道12公里。\n(二)增绿\n新建公园3个。\n")[0] == "全年新建碧道12公里。"


def test_an_excerpt_cut_anywhere_keeps_its_words() -> None:
    text, outline = shipped()
    body = outline.body.of(text)[300:]
    for size in (40, 211, 1009):
        for start in range(0, len(body) - size, 397):
            excerpt = f"(一)增长5%。\n{body[start : start + size]}"
            read = outlined(excerpt)
            kept = bare("".join(sentence.span.of(excerpt) for sentence in read.sentences))
            assert bare(excerpt).startswith(kept)
            assert len(bare(excerpt)) - len(kept) < 30  # a last line that breaks off may look like a button


def test_a_notice_in_the_navigation_is_not_the_body() -> None:
    notice = "网站通知:本网站将于近期升级改造,其间部分栏目可能无法访问,由此带来的不便敬请谅解,感谢支持。\n"
    assert sentences(notice + HEAD + "一、2021年工作回顾\n增长5%。\n")[0] == "青石区2022年政府工作报告"


def test_a_cover_note_belongs_to_the_front() -> None:
    note = "各街道、各部门:\n《青石区2022年计划》已经审议通过,现印发给你们。\n区发展和改革局\n2022年3月5日\n"
    text = "首页 > 公告\n" + note + "青石区2022年国民经济和社会发展计划\n一、2021年执行情况\n增长5%。\n"
    assert sentences(text)[:2] == ["各街道、各部门:", "《青石区2022年计划》已经审议通过,现印发给你们。"]
    assert outlined(text).sections[0].part == "front"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("推动茶业高质量发展,落实2025年3月12日印发的方案第3版,产值力争突破50亿元、茶园达到9万亩。", "plan"),
        ("推动茶业高质量发展,产值50亿元、增长9%,茶园9万亩。", "review"),
    ],
)
def test_only_quantities_look_back(words: str, part: str) -> None:
    """Dates, editions and what a clause aims at don't make an excerpt a review."""
    outline = outlined(f"(五)茶业\n{words}")
    assert outline.sections[-1].part == part
