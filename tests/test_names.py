"""Every rule of the names reading on its own invented sentences, and what holds of any reading."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from loaders import names
from loaders.documents import describe
from loaders.names import challenges, read_entities, sentence_finds
from loaders.names.finds import TYPES, Example
from loaders.names.region import Region
from loaders.records import Entity
from loaders.sections import read_outline
from loaders.seeking import Either
from loaders.text import Source

REGION = Region("浙江省", "杭州市", "余杭区", "330110")
# Challenges need the part of the report, which their own tests give.
MODULES = [import_module(f"loaders.names.{module.name}") for module in iter_modules(names.__path__)]
FAMILIES = [module for module in MODULES if hasattr(module, "EXAMPLES") and module is not challenges]
CASES = [
    pytest.param(example, id=f"{family.__name__.rpartition('.')[2]}-{example.text[:12]}")
    for family in FAMILIES
    for example in family.EXAMPLES
]


def entities(body: str, region: str = "杭州市余杭区", year: int = 2031) -> tuple[Entity, ...]:
    document = describe(Source("test", f"各位代表:\n一、去年工作\n{body}\n"), region, year)
    return read_entities(document, read_outline(document))


def named(found: tuple[Entity, ...]) -> dict[tuple[str, str], Entity]:
    return {(e.type, e.name): e for e in found}


@pytest.mark.parametrize("example", CASES)
def test_example(example: Example) -> None:
    finds = sentence_finds(example.text, REGION)
    found = {(f.type, f.name or f.of(example.text)) for f in finds}
    assert set(example.names) <= found
    assert not {kind for kind, _ in found} & set(example.never)


def test_passing_over_sentences_loses_no_example(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [example.text for family in FAMILIES for example in family.EXAMPLES]
    guarded = [sentence_finds(text, REGION) for text in texts]
    monkeypatch.setattr(Either, "may", lambda *_: True)
    monkeypatch.setattr(Either, "among", lambda _, texts: range(len(texts)))
    for text, finds in zip(texts, guarded, strict=True):
        assert sentence_finds(text, REGION) == finds, text


def test_every_family_has_examples_of_both_kinds() -> None:
    for family in FAMILIES:
        assert any(e.names for e in family.EXAMPLES), family.__name__
    assert sum(bool(e.never) for family in FAMILIES for e in family.EXAMPLES) >= 20


def test_types_are_those_of_the_guide() -> None:
    for family in FAMILIES:
        for example in family.EXAMPLES:
            assert {kind for kind, _ in example.names} | set(example.never) <= set(TYPES)


BODY = (
    "(一)全力攻坚城中村改造,青禾村、云岭村2个在建项目加快推进。推进“百社联百村”工程,开通地铁21号线北延段。\n"
    "(二)百社联百村工程提质增效,做好第11、12届糖博会服务,青 禾大 桥 建成通车。"
)


def test_mentions_are_exact_and_in_text_order() -> None:
    text = f"各位代表:\n一、去年工作\n{BODY}\n"
    for entity in entities(BODY):
        starts = [m.span.start for m in entity.mentions]
        assert starts == sorted(starts)
        for mention in entity.mentions:
            words = "".join(mention.span.of(text).split())
            assert words and words[0] not in ",。;、"


def test_blanks_inside_words_are_read_over() -> None:
    bridge = named(entities(BODY))["project", "青禾大桥"]
    assert bridge.mentions[0].span.of(f"各位代表:\n一、去年工作\n{BODY}\n") == "青 禾大 桥"


def test_entities_come_in_the_order_of_their_first_mention() -> None:
    starts = [e.mentions[0].span.start for e in entities(BODY)]
    assert starts == sorted(starts)


def test_reading_twice_gives_the_same() -> None:
    assert entities(BODY) == entities(BODY)


def test_what_stands_before_the_address_names_nothing() -> None:
    text = "青禾区第三届人民代表大会第二次会议文件\n各位代表:\n一、去年工作\n云岭隧道开通运行。\n"
    document = describe(Source("test", text), "杭州市余杭区", 2031)
    assert [e.name for e in read_entities(document, read_outline(document))] == ["云岭隧道"]


PROVINCE = Region("浙江省", "", "", "330000")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("新昌、天台等4县入选试点,", {"新昌县", "天台县"}),
        ("加快青禾至新昌铁路建设,", {"青禾", "新昌县"}),
        ("推进国电天台禾苗发电工程建设,", {"天台县"}),
        ("深化杭州、新昌合作,", {"杭州市", "新昌县"}),
        ("讨论天台方案,新昌盛之道,", set()),
        ("支持新昌打造茶艺之都,", {"新昌县"}),
        ("引云济宁工程开工,", set()),
        ("实施青禾山东抽水工程,", set()),
        ("长江干流、黄河(云岭段)水质改善,", {"长江干流", "黄河(云岭段)"}),
    ],
)
def test_a_province_knows_its_counties_where_the_context_says_so(text: str, places: set[str]) -> None:
    finds = sentence_finds(text, PROVINCE)
    assert {f.name or f.of(text) for f in finds if f.type == "place"} == places


def test_a_firm_that_a_list_told_is_known_again() -> None:
    found = named(entities("引进禾川生技、青禾智算等5家企业。\n禾川生技年产值翻番。"))
    assert len(found["company", "禾川生技"].mentions) == 2
