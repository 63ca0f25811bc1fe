"""What a person reads when a document doesn't conform, and that the gate needs no RDF library."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from graph.stores.validate import REMEDIES, Result, gate, run_gate, run_reference, validate_shapes

EXAMPLES = Path(__file__).parent / "shapes"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))


def lines(*paths: Path, graph: str = "") -> bytes:
    prefixes = (EXAMPLES / "prefixes.ttl").read_text(encoding="utf-8")
    store = Store()
    for path in paths:
        store.load((prefixes + path.read_text(encoding="utf-8")).encode(), format=RdfFormat.TURTLE)
    return "".join(f"{quad.triple}{graph} .\n" for quad in store).encode()


@pytest.fixture
def broken() -> bytes:
    return lines(*VALID, EXAMPLES / "invalid" / "Observation-value.ttl")


def test_a_sound_document_passes() -> None:
    assert gate(lines(*VALID)).conforms
    assert gate(lines(*VALID)).text() == "✓ 符合本体 · conforms"


def test_a_finding_names_the_thing_the_rule_the_words_and_what_to_do(broken: bytes) -> None:
    finding = next(f for f in gate(broken).findings if f.rule == "value Datatype")
    text = (EXAMPLES / "text.txt").read_text(encoding="utf-8")
    assert finding.label == "总投资3.5亿元"
    assert finding.message.zh == "数值至多一个,是十进制数"
    assert finding.message.en == "At most one value, a decimal"
    assert (finding.path, finding.value) == ("数值", "3.6")
    assert finding.start is not None and text[finding.start : finding.end] == finding.quote == "3.5"
    assert "怎么办 what to do" in str(finding)


def test_gate_and_reference_write_the_same_report(broken: bytes) -> None:
    by_gate, by_reference = gate(broken), validate_shapes(broken)
    assert by_gate == by_reference
    assert len(by_gate.findings) == 2


def test_the_reference_takes_a_graph_or_quads(broken: bytes) -> None:
    graph = Graph().parse(data=broken, format="nt")
    quads = lines(*VALID, EXAMPLES / "invalid" / "Observation-value.ttl", graph=" <https://example.org/g>")
    assert validate_shapes(graph) == validate_shapes(quads) == validate_shapes(broken)


def test_a_long_report_says_how_much_it_leaves_out() -> None:
    report = gate(lines(*VALID, EXAMPLES / "invalid" / "Observation-bare.ttl"))
    assert report.text(limit=3).endswith(
        f"……另有 {len(report.findings) - 3} 处 · {len(report.findings) - 3} more"
    )


def test_reports_add_up_and_say_each_thing_once(broken: bytes) -> None:
    report = gate(broken)
    assert report + report == report


def test_what_is_no_rdf_is_refused() -> None:
    with pytest.raises(ValueError):
        gate(b"<a> <b> .")


def test_every_remedy_has_a_component_that_the_examples_meet() -> None:
    everything = lines(*VALID, *sorted((EXAMPLES / "invalid").glob("*.ttl")))
    assert set(REMEDIES) <= {result.component for result in run_gate(everything)}


def test_a_machine_without_the_fast_engine_is_guarded_by_the_reference(
    broken: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = gate(broken)
    monkeypatch.setattr("graph.stores.validate.find_spec", lambda name: None)
    monkeypatch.setattr("graph.stores.validate.run_gate", None)
    assert gate(broken) == expected


def test_the_gate_imports_no_slow_library() -> None:
    code = (
        "import sys; from graph.stores.validate import gate; gate(b''); "
        "print([m for m in ('rdflib', 'pyshacl', 'yaml', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def comparable(results: list[Result]) -> set[Result]:
    """Leave out which of two values comes first: pySHACL orders literals of foreign datatypes too.

    Such a value is reported by its datatype in both engines.
    """
    return {result for result in results if not result.component.startswith("LessThan")}


@pytest.mark.parametrize("seed", range(6))
def test_both_engines_agree_on_a_document_damaged_at_random(seed: int) -> None:
    chance = random.Random(seed)
    sound = lines(*VALID).decode().splitlines()
    damaged = chance.sample(sound, len(sound) - 12)
    for line, other in zip(chance.sample(sound, 12), chance.sample(sound, 12), strict=True):
        subject, predicate, _ = line.split(" ", 2)
        damaged.append(f"{subject} {predicate} {other.split(' ', 2)[2]}")
    document = ("\n".join(damaged) + "\n").encode()
    fast, reference = (comparable(run(document)) for run in (run_gate, run_reference))
    assert fast == reference != set()
