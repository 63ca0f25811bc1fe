"""Patterns that are tried only where they can match: the same matches, and far fewer trials."""

import gc
import re
from types import ModuleType

import pytest

from loaders.documents import describe
from loaders.extract import read
from loaders.names import bodies, ordinals, papers, sessions
from loaders.relations.tracing import ROWS
from loaders.sections import read_outline
from loaders.seeking import Either, Ended, Sought, Table, begun
from loaders.sources import shipped_reports
from loaders.text import View

# pattern, texts in which it may match, texts in which it can't
PATTERNS: tuple[tuple[str, list[str], list[str]], ...] = (
    (r"开工|动工", ["全面开工"], ["动员开会", "竣工"]),
    (r"第[一二三]?\d+届", ["第12届", "第一3届"], ["第一届", "12家"]),
    (
        r"(?:建成|启用)(?:了)?[^,。]{2,8}(?:大桥|隧道)(?=[,。])",
        ["建成云岭大桥,"],
        ["建成云岭学校,", "云岭大桥"],
    ),
    (r"(?<=新)\d{1,3}条(?!线)", ["新30条"], ["共30条"]),
    (r"[一-九]期|\s+|(?:甲|乙丙)*", ["", "任何"], []),
    (r"\[\d\]|\u4e2d(?>心)", ["[3]", "中心"], ["3", "中间"]),
    (r"\d年", ["３年", "٣年"], ["年"]),  # digits of every script
)


@pytest.mark.parametrize(("pattern", "may", "never"), PATTERNS)
def test_a_text_without_what_a_pattern_needs_is_passed_over(
    pattern: str, may: list[str], never: list[str]
) -> None:
    sought = Sought(pattern)
    assert all(sought.may(text) for text in may)
    assert not any(sought.may(text) for text in never)
    for text in (*may, *never):
        found = [m.span() for m in re.finditer(pattern, text)]
        assert [m.span() for m in sought.finditer(text)] == found
        assert bool(sought.search(text)) == bool(found)


def test_a_table_tells_the_row_of_each_match() -> None:
    table = Table((word, Sought(word)) for word in ("开工", "工程", "竣工"))
    assert [(row, match.start()) for row, match in table.finditer("工程开工")] == [("开工", 2), ("工程", 0)]


def test_a_later_pattern_is_looked_for_in_texts_that_were_seen_before() -> None:
    assert not Sought("岭大").may("云岭桥")
    assert Sought("岭桥").search("云岭桥")


def test_flags_are_refused() -> None:
    with pytest.raises(ValueError, match="flags"):
        Sought("(?i)abc")


# Each may begin with many characters, some of them behind a look, an optional piece or a bracket.
MANY = (
    "(?:[子丑寅卯辰巳午未]|甲|乙?丙)丁",
    r"(?<=甲)\d+|(?:[乙丙])",
    "(?:[子丑寅卯辰巳午未甲])?乙",
    "(?:[子丑寅卯辰巳午未甲]|)",
    "(?:[^甲])乙|丙",
    "(?![乙])(?:[子丑寅卯辰巳午未]|[甲-\u7533])|^乙",
)


@pytest.mark.parametrize("pattern", MANY)
@pytest.mark.parametrize("text", ["甲丁", "乙丙丁", "丙丁丁", "甲12", "甲٣", "乙", "戊乙", "", "甲乙丙丁甲"])
def test_looking_for_the_first_character_changes_no_match(pattern: str, text: str) -> None:
    expected = [m.span() for m in re.finditer(pattern, text)]
    assert [m.span() for m in begun(pattern).finditer(text)] == expected
    assert [m.span() for m in Sought(pattern).finditer(text)] == expected


@pytest.mark.parametrize("pattern", [*MANY, "甲(?:乙|丙)?", "(?<=甲)丁(?!戊)", "[甲乙]+?|丙{2}"])
@pytest.mark.parametrize(
    "text", ["甲丁", "乙丙丁", "丙丙", "甲12", "甲٣", "甲乙", "戊乙", "", "丙丁甲", "乙戊"]
)
def test_looking_at_the_last_character_changes_no_match(pattern: str, text: str) -> None:
    plain, ended = re.compile(f"(?:{pattern})$"), Ended(pattern)
    assert ended.cut(text) == plain.sub("", text)
    for end in range(len(text) + 1):
        expected = plain.search(text, 0, end)
        found = ended.search(text, 0, end)
        assert (found and found.span()) == (expected and expected.span())


def test_every_pattern_of_the_loaders_finds_what_it_finds_unguarded() -> None:
    source = shipped_reports()[0]
    read(source)
    sentences = read_outline(describe(source)).sentences
    texts = [View.over(source.text, sentence.span).text for sentence in sentences]
    used = {row.words for rows in ROWS.values() for row in rows}
    used.update(thing for thing in gc.get_objects() if isinstance(thing, Sought))
    for sought in used:
        plain = re.compile(sought.pattern)
        for text in texts:
            found = [match.span() for match in plain.finditer(text)]
            assert [match.span() for match in sought.finditer(text)] == found, sought.pattern
    for ended in [thing for thing in gc.get_objects() if isinstance(thing, Ended)]:
        plain = re.compile(ended.pattern)
        for text in texts:
            assert [bool(ended.search(text, 0, end)) for end in range(len(text))] == [
                bool(plain.search(text, 0, end)) for end in range(len(text))
            ], ended.pattern


def test_several_patterns_may_match_where_one_of_them_may() -> None:
    for (first, *texts), (second, *others) in zip(PATTERNS, PATTERNS[1:], strict=False):
        one, two = Sought(first), Sought(second)
        both = Either(one, two)
        for text in (*texts[0], *texts[1], *others[0], *others[1]):
            assert both.may(text) or not (one.may(text) or two.may(text))
    assert not Either(Sought("开工|动工"), Sought("竣工")).may("开业")


@pytest.mark.parametrize("module", [bodies, ordinals, papers, sessions])
def test_a_module_passes_over_a_sentence_by_all_its_patterns(module: ModuleType) -> None:
    own = {thing for thing in vars(module).values() if isinstance(thing, Sought)}
    assert set(module.WORDS.patterns) == own
