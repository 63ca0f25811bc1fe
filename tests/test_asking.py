"""Questions in words: taken for the right saved question, or declined with the reason and what can be."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graph.answers.answers import NoGraph
from graph.answers.asking import SURE, Reply, ask
from graph.answers.engines import Embedded, Engine
from graph.answers.known import Known, read_known
from graph.answers.names_index import codes
from graph.answers.naming import Names
from graph.answers.render import command_of
from graph.answers.replies import as_json, heading
from graph.answers.wording import cut
from graph.triples.build import triples
from graph.triples.vocabulary import vocabulary
from loaders.quantities import quantities
from loaders.records import Reading
from queries.catalog import find, names
from queries.phrasings import concepts, phrasings, refusals, spoken, times

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


ASKED, DECLINED = _rows("asked.tsv"), _rows("declined.tsv")


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    return Embedded(shipped)


@pytest.fixture(scope="module")
def known(engine: Engine) -> Known:
    return read_known(engine)


def _right(engine: Engine, row: dict[str, str], reply: Reply) -> bool:
    """Whether a reply answers the expected question with the expected parameters and no others."""
    if reply.question is None or reply.question.name != row["question"]:
        return False
    wanted: dict[str, set[str]] = {}
    for pair in filter(None, row["parameters"].split(";")):
        name, _, value = pair.partition("=")
        parameter = reply.question.parameter(name)
        if parameter.type == "code":
            listed = codes(engine, parameter.of[0])
            value = next(code for code, words in listed.items() if value in (code, *words))
        wanted.setdefault(name, set()).add(value)
    given = {
        name: set(reply.values[name] if reply.question.parameter(name).type == "code" else reply.named[name])
        for name in reply.values
    }
    return given == wanted


@pytest.mark.parametrize(
    "row", [row for row in ASKED if row["state"] == "answered"], ids=lambda row: row["asked"]
)
def test_a_question_is_answered(engine: Engine, known: Known, row: dict[str, str]) -> None:
    reply = ask(engine, row["asked"], known)
    assert _right(engine, row, reply), (reply.question, reply.named, reply.nearest, reply.refused)
    assert SURE <= reply.sure < 100 and reply.because.zh and reply.because.en


@pytest.mark.parametrize(
    "row", [row for row in ASKED if row["state"] == "unsure"], ids=lambda row: row["asked"]
)
def test_an_unclear_question_gets_three_to_choose_from(
    engine: Engine, known: Known, row: dict[str, str]
) -> None:
    reply = ask(engine, row["asked"], known)
    assert reply.answer is None and reply.refused is None
    assert row["question"] in [near.question for near in reply.nearest] and len(reply.nearest) <= 3
    assert "问的是哪一个" in heading(reply)


def test_phrasings_held_back_from_tuning(engine: Engine, known: Known) -> None:
    """Measured when they were written: most are answered right, and hardly one is answered wrong."""
    held = [row for row in ASKED if row["state"] == "held"]
    replies = [(row, ask(engine, row["asked"], known)) for row in held]
    right = sum(_right(engine, row, reply) for row, reply in replies)
    wrong = [row["asked"] for row, reply in replies if reply.answer and not _right(engine, row, reply)]
    assert right / len(held) >= 0.84
    assert len(wrong) / len(held) <= 0.05, wrong


def _as_meant(engine: Engine, row: dict[str, str], reply: Reply) -> bool:
    """Whether a reply is what was meant: one of the questions, each parameter one of the names; or declined.

    The report's own region may be given besides.
    """
    if row["question"] == "-":
        return reply.answer is None and reply.refused is not None
    if reply.question is None or reply.question.name not in row["question"].split("|"):
        return False
    wanted = dict(pair.split("=") for pair in row["parameters"].split(";") if pair)
    if "organization" in reply.values:
        wanted = {"organization" if name == "company" else name: value for name, value in wanted.items()}
    extra = {
        name
        for name, given in reply.named.items()
        if name not in ("region", "report") and given != ("番禺区",)
    }
    met = all(set(reply.named.get(name, ("",))) <= set(value.split("|")) for name, value in wanted.items())
    return met and extra <= wanted.keys()


ROUNDS = _rows("asked_rounds.tsv")
# What was right when each round was first asked, in order: 0.79, 0.83, 0.57 (oddly
# worded), 0.93, 0.82, 0.82, 0.83, 0.96, 0.91, 0.93, 0.86, 0.89, 0.82, 0.85.
FLOORS = {
    "tuned": 0.95, "held": 0.93, "round1": 0.94, "round2": 0.94, "round3": 0.93, "round4": 0.95,
    "round5": 0.9, "round6": 0.95, "round7": 0.93, "round8": 0.92, "round9": 0.98, "round10": 0.95,
    "round11": 0.95, "round12": 0.95,
}  # fmt: skip


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_rounds_of_phrasings(engine: Engine, known: Known, name: str, floor: float) -> None:
    """Each round was written unseen, asked once, then mended by general means; ``held`` never was."""
    rows = [row for row in ROUNDS if row["set"] == name]
    wrong = [row["asked"] for row in rows if not _as_meant(engine, row, ask(engine, row["asked"], known))]
    assert rows and 1 - len(wrong) / len(rows) >= floor, wrong


@pytest.mark.parametrize("row", DECLINED, ids=lambda row: row["asked"])
def test_what_the_graph_cannot_know_is_declined(engine: Engine, known: Known, row: dict[str, str]) -> None:
    reply = ask(engine, row["asked"], known)
    assert reply.answer is None and reply.refused is not None and reply.reason
    assert (reply.offered.name if reply.offered else "") == row["offered"]
    assert "不能回答" in heading(reply) and "Not answered" in heading(reply, "en")


def test_a_silent_report_is_shown_by_the_sentence_nearest_to_it(engine: Engine) -> None:
    reply = ask(engine, "固投总额是多少")
    assert reply.passage and "固定资产投资" in reply.passage.quote
    assert "正文未载" in heading(reply)


def test_a_target_that_stands_in_the_annex_is_shown_by_the_sentence_that_says_so(engine: Engine) -> None:
    reply = ask(engine, "2025年GDP目标是多少")
    assert reply.reason == "no_target" and reply.passage and "附后" in reply.passage.quote


def test_the_nearest_passage_is_no_heading_and_not_of_the_region_alone(engine: Engine) -> None:
    passage = ask(engine, "希音一年营收多少").passage
    assert passage and "希音" in passage.quote
    led = ask(engine, "百千万工程谁来牵头").passage
    assert led and "百千万工程" in led.quote and not led.quote.startswith("(一)")
    assert ask(engine, "番禺区发改局局长叫什么").passage is None


def test_every_question_can_be_asked_in_three_ways_and_more_are_tested() -> None:
    for name in names():
        assert sum(phrasing.question == name for phrasing in phrasings()) >= 3, name
        assert sum(row["question"] == name for row in ASKED) >= 3, name
    assert {phrasing.question for phrasing in phrasings()} == set(names())
    tested = {row["asked"] for row in ASKED} | {row["asked"] for row in ROUNDS}
    assert not {phrasing.text for phrasing in phrasings()} & tested


@pytest.mark.parametrize("phrasing", phrasings(), ids=lambda phrasing: phrasing.text)
def test_every_word_of_a_phrasing_is_in_the_table(phrasing: object) -> None:
    import re

    from queries.phrasings import Phrasing

    assert isinstance(phrasing, Phrasing)
    for part in re.split(r"\{\w+\}", phrasing.text):
        unknown = [piece.text for piece in cut(part, Names(())) if not piece.known]
        assert not unknown


def test_the_tables_of_words_hold_together() -> None:
    assert all(refusal.question == "" or find(refusal.question) for refusal in refusals())
    assert set(times().values()) == {"review", "plan"}
    values = {concept for named in concepts().values() for concept in named if "=" in concept}
    given = [parameter for name in names() for parameter in find(name).parameters]
    slots = {p.of[0] for p in given if p.type == "code"} | {p.name for p in given if p.type == "string"}
    columns = {column.name for name in names() for column in find(name).columns}
    assert {value.split("=")[0] for value in values} <= slots | columns
    keys = {quantity.key for quantity in quantities()}
    assert set(spoken()) <= keys


def test_every_value_of_the_table_is_a_code(engine: Engine) -> None:
    texts = {p.name for name in names() for p in find(name).parameters if p.type == "string"}
    for named in concepts().values():
        for concept in named:
            scheme, _, code = concept.partition("=")
            if code and scheme not in texts:
                listed = [c.codes for name in names() for c in find(name).columns if c.name == scheme]
                assert code in codes(engine, scheme) or any(code in each for each in listed)


def test_years_are_the_reports_own_and_said(engine: Engine) -> None:
    reply = ask(engine, "去年的目标都完成了吗")
    assert [words.zh for words in reply.years] == ["“去年”取 2024 年(去年按报告自己的年份)"]
    assert "2024" in heading(reply) and "2024" in heading(reply, "en")
    assert not ask(engine, "有哪些困难").years


def test_a_part_of_a_name_is_taken_and_said(engine: Engine) -> None:
    reply = ask(engine, "沿海渔港经济区的进展如何")
    assert reply.named["project"] == ("番禺国家级沿海渔港经济区",)
    assert ask(engine, "楚庭第二通道怎么样").because.zh.endswith("当作“楚庭第二通道工程”")


def test_what_narrows_nothing_is_said(engine: Engine) -> None:
    reply = ask(engine, "今年准备开工的学校有哪些")
    assert reply.because.zh.endswith("没有用来筛选:学校")
    assert "没有用来筛选" not in ask(engine, "百千万工程有哪些项目").because.zh
    missed = ask(engine, "哪家没完成去年的目标").answer
    assert missed and not missed.rows and "没有一行的“结论”是“未完成”" in missed.notes[-1]
    assert "没有用来筛选" not in ask(engine, "哪些镇街没提").because.zh


def test_a_second_condition_narrows_the_rows(engine: Engine) -> None:
    reply = ask(engine, "石楼镇属于百千万工程的项目")
    assert reply.question and reply.answer and reply.named["programme"] == ("百千万工程",)
    assert reply.answer.rows and {row["places"] for row in reply.answer.dicts()} == {"石楼镇"}
    assert command_of(reply.question, reply.answer.parameters) in heading(reply).replace("\n", "")
    assert as_json(reply)["narrowed"] == {"places": ["石楼镇"]}
    building = ask(engine, "番禺区在建的项目").answer
    assert building and {row["state"] for row in building.dicts()} == {"under_construction"}
    none = ask(engine, "南村镇已完工的项目").answer
    assert none and not none.rows and "没有一行的“上年末”是“已完成”" in none.notes[-1]


def test_a_year_is_a_condition_too(engine: Engine) -> None:
    held = ask(engine, "去年番禺办过什么展会和活动").answer
    assert held and held.rows and {row["period"] for row in held.dicts()} == {"2024年"}
    assert ask(engine, "2024年各区GDP").named["year"] == ("2024",)
    both = ask(engine, "去年和今年办的活动").answer
    assert both and {row["period"] for row in both.dicts()} == {"2024年", "2025年"}


def test_a_figure_is_found_by_what_it_measures(engine: Engine) -> None:
    held = ask(engine, "土地收储的目标和去年实绩对比").answer
    assert held and [row["indicator"] for row in held.dicts()] == ["土地整备收储"]


def test_names_in_english(engine: Engine) -> None:
    for asked in ("projects in Nancun", "projects in Nancun Town", "projects in Nancun Zhen"):
        assert ask(engine, asked).named["place"] == ("南村镇",)
    assert ask(engine, "projects in Dalong Subdistrict").named["place"] == ("大龙街道",)
    assert ask(engine, "what does SHEIN do").named["company"] == ("希音",)


def test_a_word_of_several_names_lists_them(engine: Engine) -> None:
    reply = ask(engine, "隧道什么情况")
    assert reply.answer is None and "金光隧道" in reply.because.zh and "新光隧道改造" in reply.because.zh


def test_traps_of_names(engine: Engine) -> None:
    assert ask(engine, "金光隧道的情况").named["project"] == ("金光隧道",)
    assert ask(engine, "金光大道的情况").named["project"] == ("金光大道",)
    assert ask(engine, "南村镇有哪些项目").named["place"] == ("南村镇",)


def test_several_names_and_codes_are_all_asked(engine: Engine) -> None:
    assert ask(engine, "石楼镇和化龙镇有哪些项目").named["place"] == ("石楼镇", "化龙镇")


def test_a_word_that_no_report_writes_is_not_looked_for_elsewhere(engine: Engine) -> None:
    reply = ask(engine, "报告里怎么说航天飞机")
    assert reply.answer is None and reply.refused and "航天飞机" in reply.refused.zh


def test_the_invented_report_answers_too(small: Store) -> None:
    reply = ask(Embedded(small), "碧波工程有哪些项目")
    assert reply.answer and [row["projectLabel"] for row in reply.answer.dicts()] == ["东湖公园"]
    assert reply.question and "碧波工程" in command_of(reply.question, reply.named)


def _two_reports(invented: Callable[..., Reading]) -> Engine:
    """The invented report, and that of the next year of the same district."""
    triples_of = [triples(invented()), triples(invented("\n后一年。\n", year=2031, review_year=2030))]
    store = Store()
    for data in (vocabulary(), *triples_of):
        store.load(data, format=RdfFormat.N_TRIPLES)
    return Embedded(store)


def test_a_year_chooses_among_several_reports(invented: Callable[..., Reading]) -> None:
    both = _two_reports(invented)
    planned = ask(both, "2031年定了哪些目标")
    assert planned.question and planned.question.name == "targets"
    assert planned.values["report"][0].endswith("440105-2031-plan")
    reviewed = ask(both, "2029年的目标完成得怎样")
    assert reviewed.values["report"][0].endswith("440105-2030-plan")
    assert "report" not in ask(both, "今年定了哪些目标").values
    assert "2030、2031" in ask(both, "今年定了哪些目标").years[0].zh
    assert ask(both, "2027年定了哪些目标").reason == "year"


def test_a_region_chooses_among_the_reports_of_several(invented: Callable[..., Reading]) -> None:
    store = Store()
    other = invented(
        "\n别处。\n", region="广州市越秀区", short="越秀区", code="440104", year=2032, review_year=2031
    )
    for data in (vocabulary(), triples(invented()), triples(other)):
        store.load(data, format=RdfFormat.N_TRIPLES)
    reply = ask(Embedded(store), "越秀区今年定了哪些目标")
    assert reply.named["report"] == ("440104-2032-plan",)
    assert "2032 年" in reply.years[0].zh and "2030" not in reply.years[0].zh
    assert ask(Embedded(store), "越秀区2030年定了哪些目标").reason == "year"
    both = ask(Embedded(store), "越秀区和海珠区的绿地谁多")
    assert both.question and both.question.name == "compare-districts" and both.named["quantity"]


def test_empty_store_says_how_to_build(small: Store) -> None:
    with pytest.raises(NoGraph):
        ask(Embedded(Store()), "有哪些项目")


@pytest.mark.parametrize(
    "text", ["", "   ", "???", "。", "x" * 3000, "项目" * 2000, "😀", "“", "\x00\x1b[2J", "{programme}"]
)
def test_odd_input_is_no_crash(engine: Engine, text: str) -> None:
    reply = ask(engine, text)
    assert 0 <= reply.sure < 100
    assert "\x1b" not in heading(reply)


def test_json_says_all(engine: Engine) -> None:
    found = as_json(ask(engine, "石楼镇有什么项目"))
    assert found["state"] == "answered" and found["question"] == "projects-in-place"
    assert found["named"] == {"place": ["石楼镇"]} and found["answer"]["results"]["bindings"]
    declined = as_json(ask(engine, "区长是谁"), "en")
    assert declined["state"] == "declined" and declined["reason"] == "person" and declined["answer"] is None


def test_a_character_of_the_same_sound_is_taken_for_the_right_one(engine: Engine) -> None:
    reply = ask(engine, "哪些项目还在推近中")
    assert reply.values["status"] == ("advancing",) and reply.because.zh.endswith("“还在推近”当作“还在推进”")
    assert reply.asked == "哪些项目还在推近中"
    assert ask(engine, "番愚区的行政区划代码").named["thing"] == ("番禺区",)
