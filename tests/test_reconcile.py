"""Which thing a name means: as people type it, among namesakes, with what else a row says."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from graph.links import spellings, suggesting
from graph.links.extending import Knowledge, whole
from graph.links.items import merged_items
from graph.links.linking import Item
from graph.links.lookup import Lookup
from graph.links.reconcile import Match, Query, Reconciler
from graph.pages.fitting import ID, NAME, Condition


@pytest.fixture(scope="module")
def panyu(shipped: Store) -> Reconciler:
    return Reconciler(Knowledge(shipped, merged_items(shipped)))


def named(reconciler: Reconciler, name: str, *more: Condition, types: tuple[str, ...] = ()) -> list[Match]:
    return reconciler.match(Query((Condition(NAME, (name,)), *more), types))


def best(
    reconciler: Reconciler, name: str, *more: Condition, types: tuple[str, ...] = ()
) -> tuple[str, bool]:
    found = named(reconciler, name, *more, types=types)
    return (found[0].item.name, found[0].match) if found else ("", False)


@pytest.mark.parametrize(
    "typed", ["市桥街道", "市桥街", "市桥街道办事处", "市橋街道", " “市桥街道” ", "市桥", "NBS:440113007"]
)
def test_forms_of_a_name_that_only_one_thing_has_are_matches(panyu: Reconciler, typed: str) -> None:
    assert best(panyu, typed) == ("市桥街道", True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("旧水坑村委会", "旧水坑村"), ("舊水坑村民委員會", "旧水坑村"), ("大石居委会", "大石社区")],
)
def test_committees_stand_for_their_village_or_community(panyu: Reconciler, typed: str, meant: str) -> None:
    assert named(panyu, typed, types=("Place",))[0].item.name == meant


@pytest.mark.parametrize("typed", ["shiqiao", "Shì qiáo", "shi-qiao-jie-dao", "sqjd"])
def test_pinyin_proposes_but_never_matches(panyu: Reconciler, typed: str) -> None:
    found = named(panyu, typed, types=("Division",))
    assert "市桥街道" in [match.item.name for match in found]
    assert not any(match.match for match in found)


def test_one_character_gives_what_begins_with_it(panyu: Reconciler) -> None:
    found = named(panyu, "桥", types=("Place",))
    assert found and found[0].item.name.startswith("桥")
    assert all("桥" in match.item.name + "".join(match.item.aliases) for match in found)


def test_namesakes_are_never_matches_until_their_place_is_told(panyu: Reconciler) -> None:
    alike = [m for m in named(panyu, "涌口村") if m.item.name == "涌口村"]
    assert len(alike) == 2 and not any(match.match for match in alike)
    within = Condition("schema:containedInPlace", ("沙湾街",))
    (first, *_) = named(panyu, "涌口村", within)
    assert (first.item.within, first.match) == ("440113017", True)


def test_the_kind_tells_village_and_community_apart(panyu: Reconciler) -> None:
    assert best(panyu, "沙头村") != best(panyu, "沙头社区")


def test_a_place_elsewhere_is_not_the_namesake_here(panyu: Reconciler) -> None:
    elsewhere = Condition("schema:containedInPlace", ("海珠区",))
    found = named(panyu, "市桥街道", elsewhere)
    assert all(match.score < 60 and not match.match for match in found)


def test_a_code_is_of_a_scheme(panyu: Reconciler) -> None:
    bare = named(panyu, "440113007")
    assert {match.item.name for match in bare} == {"市桥街道", "东环街道"}
    assert not any(match.match for match in bare)
    assert best(panyu, "MCA:440113007") == ("东环街道", True)
    assert best(panyu, "写错的名字", Condition("pg:MCA", ("440113007",))) == ("东环街道", True)
    assert best(panyu, "市桥街道", Condition("pg:NBS", ("440113008",)))[1] is True  # the code, not the name
    assert best(panyu, "市桥街道", Condition("pg:NBS", ("440113008",)))[0] != "市桥街道"


def test_types_filter_in_three_ways(panyu: Reconciler) -> None:
    assert named(panyu, "市桥街道", types=("Programme",)) == []
    assert best(panyu, "市桥街道", types=("pg:Division",)) == ("市桥街道", True)
    asked = (Condition(NAME, ("市桥街道",)),)
    assert panyu.match(Query(asked, ("Division", "Programme"), strict="all")) == []
    should = panyu.match(Query(asked, ("Programme",), strict="should"))
    assert should[0].item.name == "市桥街道" and not should[0].match


def test_properties_filter_and_weigh(panyu: Reconciler) -> None:
    serving = Condition("pg:serves", ("百千万工程",), required=True)
    found = named(panyu, "工程", serving, types=("Project",))
    assert len(found) >= 2
    serves = panyu.knowledge.properties["pg:serves"]
    for match in found:
        assert "百千万工程" in [value.text for value in panyu.knowledge.values(match.item.iri, serves)]
    other = Condition("serves", ("百千万工程",), required=True, quantifier="none")
    assert not {m.item.iri for m in found} & {
        m.item.iri for m in named(panyu, "工程", other, types=("Project",))
    }
    without_name = panyu.match(Query((serving,), ("Project",), limit=100))
    assert {m.item.iri for m in found} <= {m.item.iri for m in without_name}
    assert not any(match.match for match in without_name)


def test_identifiers_stand_for_themselves(panyu: Reconciler) -> None:
    for typed in ("place/440113", "https://w3id.org/plan-graph/id/place/440113"):
        assert best(panyu, typed) == ("番禺区", True)
        (found,) = panyu.match(Query((Condition(ID, (typed,)),)))
        assert found.item.name == "番禺区"
    assert panyu.match(Query((Condition(ID, ("place/999999",)),))) == []


def test_scores_are_the_sum_of_their_features(panyu: Reconciler) -> None:
    for typed in ("百千万工程", "涌口村", "大石", "bqwgc", "番禺", "440113007", "里仁洞"):
        found = named(panyu, typed)
        assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
        for match in found:
            assert match.score == max(0, min(100, sum(points for _, points in match.features)))
            assert not match.match or match is found[0]


def test_every_thing_is_found_by_its_own_name(panyu: Reconciler) -> None:
    """Whatever is called only once here is a match; of namesakes, all are offered."""
    names = [item.name for item in panyu.items]
    for item in panyu.items:
        found = named(panyu, item.name)
        assert item.iri in [match.item.iri for match in found]
        if names.count(item.name) == 1:
            assert found[0].item.iri == item.iri and found[0].match, item.name


def test_what_is_not_here_is_not_made_up(panyu: Reconciler) -> None:
    for typed in ("", " ", "“”", "xyzzy", "<script>", "不存在的东西", "🌊", "a" * 100_000):
        assert not any(match.match for match in named(panyu, typed))


def test_a_place_is_looked_for_among_few(panyu: Reconciler) -> None:
    assert len(named(panyu, "村")) == 10
    assert len(panyu.match(Query((Condition(NAME, ("村",)),), limit=3))) == 3


def test_suggesting(panyu: Reconciler) -> None:
    def things(prefix: str) -> list[str]:
        return [item.name for item in suggesting.things(panyu, prefix)]

    assert things("百千")[0] == things("bqwgc")[0] == "百千万工程"
    assert things("place/440113") == ["番禺区"]
    assert all("水坑" in name for name in things("水坑")) and things("水坑")
    assert things("") == things("没有的") == []
    assert [type_.id for type_ in suggesting.types(panyu, "xiangmu")] == ["Project"]
    assert "pg:locatedIn" in [p.id for p in suggesting.properties(panyu, "位于")]
    assert "pg:serves" in [p.id for p in suggesting.proposed(panyu, "Project")]
    assert "pg:divisionLevel" not in [p.id for p in suggesting.proposed(panyu, "Project")]
    assert suggesting.proposed(panyu, "Nothing") == []


def test_values_in_both_directions(panyu: Reconciler) -> None:
    knowledge = panyu.knowledge
    programme = next(item.iri for item in panyu.items if item.name == "百千万工程")
    backwards = knowledge.find("^pg:serves")
    assert backwards is not None
    served = knowledge.values(programme, backwards)
    forwards = knowledge.find("serves")
    assert forwards is not None and served
    for value in served:
        told = knowledge.values(whole(value.id), forwards)
        assert programme in [whole(each.id) for each in told]


def test_a_status_is_dated(small: Store) -> None:
    knowledge = Knowledge(small, merged_items(small))
    park = next(iri for iri, item in knowledge.items.items() if item.name == "东湖公园")
    status = knowledge.find("pg:status")
    assert status is not None
    assert [value.text for value in knowledge.values(park, status)] == ["已完成(2029年末)"]


def test_without_opencc_names_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "opencc", None)
    spellings._converter.cache_clear()
    try:
        assert spellings.simplified("廣州") == "廣州"
    finally:
        monkeypatch.undo()
        spellings._converter.cache_clear()
    assert spellings.simplified("廣州") == "广州"


def test_the_lookup_ranks_what_shares_most() -> None:
    lookup = Lookup(
        (Item("a", "place", "甲乙丙村"), Item("b", "place", "甲丁村"), Item("c", "place", "戊己"))
    )
    assert lookup.near("甲乙丙") == [0]
    assert lookup.near("甲村") == [1, 0]
    assert lookup.near("庚") == []
