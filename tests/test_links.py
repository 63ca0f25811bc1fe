"""Mapping tables: read, refused, written, turned into triples."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graph.links.links import link_triples
from loaders.errors import SourceError
from loaders.links import Link, read_links, shipped_links, write_links
from loaders.text import Source
from ontology.terms import Owl, Skos

HEAD = """#mapping_set_id: https://example.org/set
#mapping_set_title: 试验
#license: https://creativecommons.org/publicdomain/zero/1.0/
#curie_map:
#  ex: https://example.org/
subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tpredicate_modifier
"""
LEXICAL = "semapv:LexicalMatching"
# The slots of a mapping in SSSOM 1.0 that these tables use.
SLOTS = {
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", "confidence", "author_label", "mapping_tool", "mapping_date", "comment"),
}


def table(*rows: str) -> Source:
    return Source("t", HEAD + "".join(row.replace("|", "\t") + "\n" for row in rows), "t.sssom.tsv")


def store_of(*rows: str) -> Store:
    source = table(*rows)
    store = Store()
    store.load(link_triples("t", read_links(source), source), format=RdfFormat.N_TRIPLES)
    return store


def test_the_columns_are_slots_of_the_standard() -> None:
    assert {f.name for f in fields(Link)} == SLOTS


def test_a_row_links_and_says_why() -> None:
    store = store_of(f"ex:1|skos:exactMatch|ex:2|{LEXICAL}|0.9|")
    assert store.query(f"ASK {{ <https://example.org/1> <{Skos.exactMatch}> <https://example.org/2> }}")
    assert store.query(
        f"""ASK {{ ?m <{Owl.annotatedSource}> <https://example.org/1> ;
        <https://w3id.org/sssom/confidence> 0.9 ;
        <https://w3id.org/sssom/mapping_justification> <https://w3id.org/semapv/vocab/LexicalMatching> }}"""
    )


@pytest.mark.parametrize(
    "row",
    [
        f"ex:1|skos:exactMatch|ex:2|{LEXICAL}|0.9|Not",
        f"ex:1|skos:exactMatch|sssom:NoTermFound|{LEXICAL}||",
    ],
)
def test_what_is_no_match_links_nothing(row: str) -> None:
    assert not store_of(row).query(f"ASK {{ ?s <{Skos.exactMatch}> ?o }}")


@pytest.mark.parametrize(
    "row, words",
    [
        (f"ex:1|owl:sameAs2|ex:2|{LEXICAL}|0.9|", "unknown predicate_id 'owl:sameAs2'"),
        (f"ex:1|skos:exactMatch|wd:2|{LEXICAL}|0.9|", "'wd:2' isn't declared"),
        (f"one|skos:exactMatch|ex:2|{LEXICAL}|0.9|", "'one' isn't declared"),
        ("ex:1|skos:exactMatch|ex:2|semapv:Guessing|0.9|", "unknown mapping_justification"),
        (f"ex:1|skos:exactMatch|ex:2|{LEXICAL}|1.9|", "isn't between 0 and 1"),
        (f"ex:1|skos:exactMatch|ex:2|{LEXICAL}|0.9|Nicht", "can only be Not"),
        (f"ex:1|owl:sameAs|ex:2|{LEXICAL}|0.9|", "needs a shared official code"),
        (f"ex:1|skos:exactMatch|ex:2|{LEXICAL}", "has 4 cells, not 6"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(row: str, words: str) -> None:
    with pytest.raises(SourceError, match=f"第 7 行.*Line 7: .*{re.escape(words)}"):
        read_links(table(row))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SourceError, match="lacks object_id"):
        read_links(Source("t", "subject_id\tpredicate_id\tmapping_justification\n"))


def test_what_is_written_reads_the_same() -> None:
    rows = [
        Link("https://w3id.org/plan-graph/id/place/440113", "甲", "skos:exactMatch",
             "https://data.example.org/a/1", "乙", LEXICAL, "0.9", comment="同名"),
        Link("https://w3id.org/plan-graph/id/place/440114", "丙", "skos:exactMatch",
             "sssom:NoTermFound", "", LEXICAL),
    ]  # fmt: skip
    text = write_links(rows, {"mapping_set_id": "https://example.org/x"})
    read = read_links(Source("t", text))
    assert "#  ns1: https://data.example.org/a/" in text
    assert [(read.expand(a), read.expand(b)) for a, b in (link.pair for link in read.links)] == [
        (rows[0].subject_id, rows[0].object_id),
        (rows[1].subject_id, "https://w3id.org/sssom/NoTermFound"),
    ]


@pytest.mark.skipif(not shutil.which("sssom"), reason="the sssom package isn't installed: pip install sssom")
@pytest.mark.parametrize("source", shipped_links(), ids=lambda source: source.id)
def test_the_standards_own_validator_finds_nothing(tmp_path: Path, source: Source) -> None:
    path = tmp_path / source.origin
    path.write_text(source.text, encoding="utf-8")
    command = ["sssom", "validate", str(path)]
    assert subprocess.run(command, capture_output=True).returncode == 0
    path.write_text(source.text.replace("semapv:LexicalMatching", "guess"), encoding="utf-8")
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode != 0 or "validation error" in done.stdout + done.stderr


@pytest.mark.parametrize("source", shipped_links(), ids=lambda source: source.id)
def test_the_shipped_tables_hold_what_they_must(source: Source) -> None:
    read = read_links(source)
    assert {"mapping_set_id", "license", "mapping_set_title"} <= read.metadata.keys()
    assert len({(link.pair, link.predicate_id) for link in read.links}) == len(read.links)
    assert all(link.comment for link in read.links), "every link says why"
