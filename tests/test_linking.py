"""Which things are the same: held against pairs that were judged by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.links.items import items_of, trimmed
from graph.links.linking import Candidate, Item, Verdict, link, score, unmatched
from graph.links.reviews import (
    decisions,
    kept,
    links_of,
    mapping_table,
    missing_rows,
    remembered,
    review_sheet,
    undecided,
)
from graph.stores.loads import load_of
from graph.stores.store import build_store, open_store
from loaders.links import NOT, read_links
from loaders.text import Source

FOLDER = Path(__file__).parent / "gold"
DAY = "2030-01-01"


def gold(sheet: str = "links") -> list[dict[str, str]]:
    with (FOLDER / f"{sheet}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def item(row: dict[str, str], side: str) -> Item:
    aliases, codes = (tuple(filter(None, row[f"{side}_{what}"].split("|"))) for what in ("aliases", "codes"))
    name = row[side]
    return Item(f"{side}:{name}", row["type"], name, aliases, frozenset(codes), row[f"{side}_within"])


def verdict(row: dict[str, str]) -> Verdict:
    found = next(link([item(row, "left")], [item(row, "right")]), None)
    return found.verdict if found else Verdict.REJECTED


@pytest.mark.parametrize(
    "sheet, accepted_at_least, found_at_least",
    [("links", 0.95, 1.0), ("links-unseen", 0.77, 0.92)],  # the second was judged before it was ever run
)
def test_links_are_precise_on_pairs_judged_by_hand(
    sheet: str, accepted_at_least: float, found_at_least: float
) -> None:
    """A pair that even a person leaves open counts against precision when it is accepted."""
    rows = [(row["same"], verdict(row)) for row in gold(sheet)]
    accepted = [same for same, found in rows if found is Verdict.ACCEPTED]
    wanted = [found for same, found in rows if same == "yes"]
    assert len(rows) >= 150
    assert accepted.count("yes") / len(accepted) >= 0.97
    assert "no" not in accepted
    assert wanted.count(Verdict.ACCEPTED) / len(wanted) >= accepted_at_least
    assert 1 - wanted.count(Verdict.REJECTED) / len(wanted) >= found_at_least


@pytest.mark.parametrize(
    "left, right, expected",
    [
        (("甲村", ("乙镇",), "440000001"), ("甲村", (), "440000002"), Verdict.REJECTED),  # homonyms
        (("南甲村", (), "440000001"), ("甲村", (), "440000001"), Verdict.REJECTED),
        (("甲村", (), "440000001"), ("甲社区", (), "440000001"), Verdict.REJECTED),
        (("甲村", (), "440000001"), ("甲村民委员会", (), "440000001"), Verdict.ACCEPTED),
        (("甲丙村", (), ""), ("甲丙村", (), "440000001"), Verdict.PROPOSED),  # a bare name isn't enough
    ],
)
def test_villages(
    left: tuple[str, tuple[str, ...], str], right: tuple[str, tuple[str, ...], str], expected: Verdict
) -> None:
    a, b = (Item(n, "place", n, al, within=w) for n, al, w in (left, right))
    assert score(a, b).verdict is expected


def test_codes_decide_before_names() -> None:
    a = Item("a", "place", "甲街道", codes=frozenset({"NBS:440999001"}))
    same = Item("b", "place", "乙街", codes=frozenset({"NBS:440999001", "MCA:440999007"}))
    other = Item("c", "place", "甲街道", codes=frozenset({"NBS:440999007"}))
    assert score(a, same).by_code and score(a, same).score == 100
    assert score(a, other).verdict is Verdict.REJECTED
    (found,) = link([a], [same, other])
    assert found.right is same


def test_the_same_digits_of_two_systems_are_no_shared_code() -> None:
    a = Item("a", "place", "甲街道", codes=frozenset({"NBS:440999007"}), within="440999")
    b = Item("b", "place", "乙街道", codes=frozenset({"MCA:440999007"}), within="440999")
    assert score(a, b).verdict is Verdict.REJECTED


def test_names_that_only_sound_alike_are_for_a_person() -> None:
    a = Item("a", "place", "甲园社区", within="440999001")
    (found,) = link([a], [Item("b", "place", "甲圆社区", within="440999001")])
    assert found.verdict is Verdict.PROPOSED and "same reading" in found.reason


def test_a_hill_of_the_province_may_be_another_than_the_districts() -> None:
    hill, other = Item("a", "place", "甲乙山", within="440999"), Item("b", "place", "甲乙山", within="44")
    assert score(hill, other).verdict is Verdict.PROPOSED
    county = (Item(iri, "place", "甲乙县", within=w) for iri, w in (("c", "4409"), ("d", "44")))
    assert score(*county).verdict is Verdict.ACCEPTED


def test_a_station_is_not_the_community_called_after_it() -> None:
    station = Item("a", "place", "甲乙南站", within="440999")
    community = Item("b", "place", "甲乙南站社区", ("甲乙南站",), within="440999001")
    assert score(station, community).verdict is Verdict.REJECTED


def test_a_short_name_is_of_the_kind_of_its_full_name() -> None:
    """An airport, a committee or a valley shares its short name with a city, another committee, a county."""
    city = Item("a", "place", "甲乙市", ("甲乙",), within="44")
    assert score(Item("b", "place", "甲乙机场", ("甲乙",), within="44"), city).verdict is Verdict.REJECTED
    area = Item("c", "place", "甲乙片区", ("甲乙",), within="440999001")
    village = Item("d", "place", "甲乙村", ("甲乙",), within="440999001")
    assert score(area, village).verdict is Verdict.PROPOSED
    county = Item("e", "place", "甲乙沟县", ("甲乙沟",), within="4409")
    assert score(Item("f", "place", "甲乙沟", within="44"), county).verdict is Verdict.PROPOSED
    bodies = (
        Item(name, "organization", f"{name}人大常委会", ("人大常委会",), within=code)
        for name, code in (("甲乙区", "440999"), ("丙丁区", "440998"))
    )
    assert score(*bodies).verdict is Verdict.REJECTED


def test_governments_of_two_levels_are_two() -> None:
    district = Item("a", "organization", "甲乙区人民政府", ("区人民政府",), within="440999")
    province = Item("b", "organization", "广东省人民政府", ("省人民政府",), within="44")
    assert score(district, province).verdict is Verdict.REJECTED
    assert score(province, Item("c", "organization", "省人民政府", within="44")).verdict is Verdict.ACCEPTED


def test_each_level_has_its_own_programme_of_a_plain_name() -> None:
    for name, expected in (("甲乙整治", Verdict.PROPOSED), ("“甲乙”整治", Verdict.ACCEPTED)):
        district, province = (Item(w, "programme", name, within=w) for w in ("440999", "44"))
        assert score(district, province).verdict is expected


def test_what_is_the_whole_countrys_is_no_provinces() -> None:
    a, b = (Item(iri, "programme", "甲乙行动", within="100000") for iri in "ab")
    assert score(a, b).verdict is Verdict.ACCEPTED
    assert score(a, Item("c", "programme", "甲乙行动", within="44")).verdict is Verdict.PROPOSED


def test_namesakes_are_left_to_a_person() -> None:
    left = [Item("a", "place", "甲村", within="440999")]
    right = [Item(f"r{n}", "place", "甲村", within=f"44099900{n}") for n in (1, 2)]
    assert [c.verdict for c in link(left, right)] == [Verdict.PROPOSED, Verdict.PROPOSED]


def test_a_score_is_the_sum_of_its_features() -> None:
    for row in (*gold(), *gold("links-unseen")):
        found = score(item(row, "left"), item(row, "right"))
        assert found.score == max(0, min(100, sum(points for _, points in found.features)))
        assert 0 <= found.score <= 100 and f"= {found.score}" in found.reason


def candidates() -> tuple[list[Item], list[Candidate]]:
    left = [
        Item("https://example.org/l/1", "company", "甲乙股份有限公司"),
        Item("https://example.org/l/2", "company", "丙丁"),
        Item("https://example.org/l/3", "company", "戊己庚"),
    ]
    right = [
        Item("https://example.org/r/1", "company", "甲乙公司"),
        Item("https://example.org/r/2", "company", "丙丁"),
    ]
    return left, list(link(left, right))


def test_only_an_official_code_makes_two_things_one() -> None:
    def link_by(code: str) -> str:
        ends = (Item(f"https://example.org/{n}", "place", "甲", codes=frozenset({code})) for n in (1, 2))
        (row,) = links_of([score(*ends)], DAY)
        return row.predicate_id

    assert link_by("NBS:440999001") == "owl:sameAs"
    assert link_by("GeoNames:12") == "skos:exactMatch"


def test_a_sheet_is_written_edited_and_read_back(tmp_path: Path) -> None:
    left, found = candidates()
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text(review_sheet(found), encoding="utf-8")
    head, row = sheet.read_text(encoding="utf-8").splitlines()
    assert row.startswith("\t84\tcompany\thttps://example.org/l/1\t甲乙股份有限公司")
    assert decisions(sheet, "", DAY) == []
    sheet.write_text(f"{head}\nno{row}\n", encoding="utf-8")
    (refused,) = decisions(sheet, "李四", DAY)
    assert (refused.predicate_modifier, refused.author_label) == (NOT, "李四")
    assert refused.confidence == "" and refused.comment.endswith("= 84")  # the score is the tool's
    written = tmp_path / "links.sssom.tsv"
    rows = [refused, *links_of(undecided(found, [refused]), DAY), *missing_rows(left, found, "别处", DAY)]
    written.write_text(mapping_table(rows, "试验", DAY), encoding="utf-8")
    assert undecided(found, kept(remembered(written))) == [c for c in found if c.left.name == "丙丁"]


def test_the_written_table_reads_back_with_what_was_looked_for_in_vain(tmp_path: Path) -> None:
    left, found = candidates()
    rows = [*links_of(found, DAY), *missing_rows(left, found, "别处", DAY)]
    table = read_links(Source("t", mapping_table(rows, "试验", DAY)))
    assert {(link.subject_label, link.object_id) for link in table.links} == {
        ("丙丁", "ns2:2"),
        ("戊己庚", "sssom:NoTermFound"),
    }
    assert unmatched(left, found) == (left[2],)


def test_a_word_that_is_no_decision_is_pointed_at(tmp_path: Path) -> None:
    _, found = candidates()
    sheet = tmp_path / "sheet.tsv"
    head, row = review_sheet(found).splitlines()
    sheet.write_text(f"{head}\nperhaps{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match="第 2 行第 1 列.*'perhaps' is no decision"):
        decisions(sheet, "", DAY)


def test_the_things_of_a_document(tmp_path: Path, invented: object) -> None:
    build_store(tmp_path / "store", [load_of(invented())])  # type: ignore[operator]
    items = {item.name: item for item in items_of("440105-2030-plan", open_store(tmp_path / "store"))}
    assert items["海珠区"].codes == {"GBT2260:440105"} and items["海珠区"].within == "4401"
    assert items["东湖公园"].type == "project" and items["东湖公园"].within == "440105"
    assert "碧波工程" in items["东湖公园"].neighbours


def test_a_table_of_things_names_its_missing_columns(tmp_path: Path) -> None:
    path = tmp_path / "things.tsv"
    path.write_text("id\tname\n1\t甲\n", encoding="utf-8")
    build_store(tmp_path / "store", [])
    with pytest.raises(DataError, match="lacks type"):
        items_of(str(path), open_store(tmp_path / "store"))


@pytest.mark.parametrize(
    "code, short", [("440000", "44"), ("440100", "4401"), ("440113", "440113"), ("100000", "100000")]
)
def test_codes_lose_the_zeros_that_say_nothing(code: str, short: str) -> None:
    assert trimmed(code) == short
