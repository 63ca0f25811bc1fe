"""Spans, sources and views: offsets lead back to the stored text."""

from __future__ import annotations

import pytest

from loaders.text import Source, Span, View


def test_a_span_is_half_open_and_never_backwards() -> None:
    span = Span(2, 5)
    assert len(span) == 3 and span.of("碧道二十公里") == "二十公"
    assert span.covers(Span(2, 5)) and not span.covers(Span(1, 3))
    assert span.overlaps(Span(4, 9)) and not span.overlaps(Span(5, 9))
    for start, end in ((5, 2), (-1, 2)):
        with pytest.raises(ValueError, match="no span"):
            Span(start, end)


def test_positions_count_lines_and_characters_beyond_the_basic_plane() -> None:
    source = Source("x", "𠮷村\n新建3公里\n\n完")
    assert source.position(0) == (1, 1)
    assert source.position(source.text.index("3")) == (2, 3)
    assert source.position(source.text.index("完")) == (4, 1)


def test_the_mark_stands_under_the_words() -> None:
    source = Source("x", "前言\n新建 road 12公里,完成")
    start = source.text.index("12")
    line, mark = source.mark(Span(start, start + 4)).split("\n")
    assert line == "新建 road 12公里,完成"
    assert mark == "\u3000\u3000" + " " * 6 + "^^^^^^"


def test_the_hash_is_that_of_the_stored_bytes() -> None:
    assert Source("x", "").sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_view_halves_characters_and_leaves_out_blanks() -> None:
    text = "增\n\u3000长３．５％,PM 2.5 和 GDP total（亿 元）"
    view = View.over(text, Span(0, len(text)))
    assert view.text == "增长3.5%,PM 2.5和GDP total(亿元)"
    assert view.span(0, 2).of(text) == "增\n\u3000长"
    at = view.text.index("亿元")
    assert view.span(at, at + 2).of(text) == "亿 元"


def test_a_view_passes_over_marks_of_notes_lists_and_pages() -> None:
    text = "●全区经 - 12 - 济增长3%*，新增5.2*万人;至2030-2035年"
    assert View.over(text, Span(0, len(text))).text == "全区经济增长3%,新增5.2万人;至2030-2035年"


def test_every_view_position_leads_to_its_character() -> None:
    text = "  一、 回顾\n 2021 年完成 12 公 里。"
    view = View.over(text, Span(2, len(text)))
    for index, char in enumerate(view.text):
        span = view.span(index, index + 1)
        assert char == " " or span.of(text) == char
        assert view.at(span.start) == index


def test_an_empty_view_span_stays_where_it_is() -> None:
    view = View.over("新 建", Span(0, 3))
    assert view.span(1, 1) == Span(2, 2)
    assert view.span(2, 2) == Span(3, 3)
