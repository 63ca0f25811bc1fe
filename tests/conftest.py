"""A tiny invented report with everything that is to be read from it, for the tests of the room on top."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from graph.serving.serve import application
from graph.triples.build import triples
from graph.triples.vocabulary import vocabulary
from loaders.extract import read
from loaders.records import Document, Entity, Figure, Mention, Outline, Reading, Relation, Section, Sentence
from loaders.sources import read_source
from loaders.text import Source, Span
from tests.serving import served

SHIPPED = Path(__file__).parents[1] / "loaders/data/reports/440113-2025-plan/report.txt"

TEXT = """海珠区2030年计划报告
一、去年工作
(一)“碧波工程”见成效
建成东湖公园,新增绿地12.5万平方米,增长3%。
东湖公园获省林业局评为“省级样板公园”。
两届东湖灯会成交额均超3亿元。
超额完成20亩绿地目标。
二、今年安排
推进西岭隧道建设,新增绿地不低于1—1.5公顷。
"""


def _span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _before(words: str, length: int) -> Span:
    start = TEXT.index(words)
    return Span(start - length, start)


def _sentence(first: str) -> Span:
    start = TEXT.index(first)
    return Span(start, TEXT.index("。", start) + 1)


def _sections() -> tuple[Section, ...]:
    plan = TEXT.index("二、")
    return (
        Section((), "", Span(0, 0), Span(0, len(TEXT)), "front", 2029),
        Section((1,), "一、去年工作", _span("一、去年工作"), Span(13, plan), "review", 2029),
        Section(
            (1, 1), "(一)“碧波工程”见成效", _span("(一)“碧波工程”见成效"), Span(20, plan), "review", 2029
        ),
        Section((2,), "二、今年安排", _span("二、今年安排"), Span(plan, len(TEXT)), "plan", 2030),
    )


def _figure(number: str, role: str, unit: str, sentence: int, **more: object) -> Figure:
    span = more.pop("span", None) or _span(number)
    assert isinstance(span, Span)
    base = Figure(
        span,
        number,
        role,
        number,
        unit,
        "",
        "新增绿地",
        "海珠区",
        "2029",
        "actual",
        "exact",
        None,
        sentence,
        "figure",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _figures() -> tuple[Figure, ...]:
    return (
        _figure("12.5", "level", "万平方米", 0),
        _figure("3", "change", "%", 0, span=_span("3", 1), direction="up", pair=_span("12.5").start),
        _figure(
            "3", "level", "亿元", 2, span=_span("3", 2), qualifier="over", indicator="成交额",
            each=("第1届东湖灯会", "第2届东湖灯会"),
        ),
        _figure("20", "level", "亩", 3, span=_before("亩绿地", 2), nature="prior"),
        _figure("1", "level", "公顷", 4, span=_before("—", 1), nature="target", period="2030", high="1.5"),
        _figure("1.5", "level", "公顷", 4, nature="target", period="2030", low="1"),
        _figure("2030", "date", "年", 0, span=Span(3, 7)),
    )  # fmt: skip


def _relations() -> tuple[Relation, ...]:
    park, tunnel, works = ("project", "东湖公园"), ("project", "西岭隧道"), ("programme", "碧波工程")
    built, push = _span("建成东湖公园"), _span("推进西岭隧道建设")
    return (
        Relation(park, "status", ("status", "completed"), "part1", built, 0, "status-completed"),
        Relation(park, "serves", works, "section", built, 0, "serves-by-heading", via=(1, 1)),
        Relation(
            park, "received", ("award", "省级样板公园"), "provincial", _sentence("东湖公园获"), 1, "award-by",
            level="provincial", awarded_by="省林业局",
        ),
        Relation(tunnel, "status", ("status", "advancing"), "part2", push, 4, "status-advancing"),
        Relation(tunnel, "locatedIn", ("place", "南石头街"), "name", push, 4, "located", manner="planned"),
        Relation(park, "partOf", ("place", "海珠区"), "name", built, 0, "part-of"),
    )  # fmt: skip


def _entities() -> tuple[Entity, ...]:
    return (
        Entity("project", "东湖公园", (), (Mention(_span("东湖公园"), 0), Mention(_span("东湖公园", 1), 1))),
        Entity("project", "西岭隧道", (), (Mention(_span("西岭隧道"), 4),)),
        Entity("programme", "碧波工程"),
        Entity("event", "第1届东湖灯会"),
        Entity("event", "第2届东湖灯会"),
        Entity("place", "海珠区", ("我区",), code="GBT2260:440105"),
    )


def make_reading(suffix: str = "", **document: object) -> Reading:
    """Return the reading of the invented report; keywords change what its document says of itself.

    ``suffix`` is put after the text, so that the text is another one.
    """
    says = Document(
        Source("invented", TEXT + suffix),
        "海珠区2030年计划报告",
        "plan",
        "广州市海珠区",
        "海珠区",
        "440105",
        2030,
        2029,
        delivered="2030-02-26",
    )
    firsts = ("建成东湖公园", "东湖公园获", "两届", "超额", "推进")
    sentences = tuple(Sentence(_sentence(first), 3 if first == "推进" else 2) for first in firsts)
    outline = Outline(Span(0, len(TEXT)), _sections(), sentences)
    told = replace(says, **document)  # type: ignore[arg-type]
    return Reading(told, outline, _figures(), _entities(), _relations())


@pytest.fixture(scope="session")
def invented() -> Callable[..., Reading]:
    """The maker of readings of the invented report."""
    return make_reading


def stored(*readings: Reading) -> Store:
    """Return an in-memory store whose default graph holds some readings and the vocabulary."""
    store = Store()
    for data in (vocabulary(), *map(triples, readings)):
        store.load(data, format=RdfFormat.N_TRIPLES)
    return store


@pytest.fixture(scope="session")
def shipped() -> Store:
    """The shipped report as a store."""
    return stored(read(read_source(SHIPPED)))


@pytest.fixture(scope="module")
def site(shipped: Store) -> Iterator[str]:
    with served(application(shipped, reconcile=True)) as address:
        yield address


@pytest.fixture(scope="module")
def root(site: str) -> str:
    return f"{site}/reconcile"


@pytest.fixture(scope="session")
def small() -> Store:
    """The invented report as a store."""
    return stored(make_reading())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium with the network cut; without it the tests of pages are skipped, and say so."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright for Python")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            ],
        )  # fmt: skip
        yield opened
        opened.close()
