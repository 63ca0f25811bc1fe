"""Descriptions and paths as they are read on a terminal of a hundred columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answers.describing import Description, Evidence, Measure, Statement
from graph.answers.paths import Links, Step
from graph.answers.render import WIDTH, plain, shortened, wrapped

_RELATIONS, _FIGURES, _MENTIONS = 14, 8, 4  # what fits on one screen
_SHORT = 60  # characters shown of a sentence that only names it


class _Notes:
    """Quotes under a text, each with its number once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, evidence: Evidence) -> str:
        if not evidence.quote:
            return ""
        text = f"“{plain(evidence.quote)}”({plain(evidence.section)} · {evidence.start}–{evidence.end})"
        return f"[{self.numbers.setdefault(text, len(self.numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        for text, number in self.numbers.items():
            lead = f"[{number}] "
            first, *rest = wrapped(text, WIDTH - len(lead))
            yield lead + first
            yield from (" " * len(lead) + line for line in rest)


def one_screen(found: Description, whole: bool = False) -> str:
    """Lay a description out on one screen; ``whole`` leaves nothing out."""
    notes = _Notes()
    out = [*wrapped(f"{found.label}{f' · {found.english}' if found.english else ''}", WIDTH)]
    out += _field("类型 type", "、".join(found.types) or "—")
    out += _field("又名 aliases", "、".join(found.aliases)) if found.aliases else []
    if found.identifiers:
        out += _field(
            "标识 identifiers", "、".join(f"{scheme} {value}" for scheme, value in found.identifiers)
        )
    out += _field("位于 within", "、".join(found.within)) if found.within else []
    out += _field("IRI", shortened(found.iri))
    relations = _statements(found.statements)
    out += _block("关系 relations", relations, notes, whole, _RELATIONS)
    figures = {_figure(each): [each.evidence] for each in found.figures}
    out += _block("数字 figures", figures, notes, whole, _FIGURES)
    bare = [m for m in found.mentions if not any(n.startswith(f"“{plain(m.quote)}”") for n in notes.numbers)]
    mentions: dict[str, list[Evidence]] = {_mention(m, whole): [] for m in bare}
    out += _block(f"提及 mentions({len(found.mentions)} 句)", mentions, notes, whole, _MENTIONS)
    if not (found.statements or found.figures or found.mentions):
        out += ["", "报告没有提到 · no report mentions it"]
    return "\n".join([*out, "", *notes.lines()]).rstrip() + "\n"


def _mention(mention: Evidence, whole: bool) -> str:
    quote = plain(mention.quote)
    quote = quote if whole or len(quote) <= _SHORT else quote[:_SHORT] + "…"
    return f"“{quote}”({plain(mention.section)} · {mention.start}–{mention.end})"


def _field(name: str, value: str) -> list[str]:
    lead = f"{name}: "
    first, *rest = wrapped(plain(value), WIDTH - len(lead) - 4)
    return [lead + first, *(" " * 4 + line for line in rest)]


def _block(
    name: str, lines: Mapping[str, Sequence[Evidence]], notes: _Notes, whole: bool, most: int
) -> list[str]:
    if not lines:
        return []
    shown = list(lines.items())[: None if whole else most]
    out = ["", name]
    for line, evidence in shown:
        marks = "".join(dict.fromkeys(map(notes.mark, evidence)))
        first, *rest = wrapped(f"{line} {marks}".rstrip(), WIDTH - 4)
        out += [f"  {first}", *(f"    {part}" for part in rest)]
    if left := len(lines) - len(shown):
        out.append(f"  … 还有 {left} 条,见 --all · {left} more, see --all")
    return out


def _statements(statements: Iterable[Statement]) -> dict[str, list[Evidence]]:
    """Word relations; one said several times stands once with all its evidence."""
    said: dict[str, list[Evidence]] = {}
    for each in statements:
        line = f"{each.relation} {each.other}" if each.forward else f"← {each.other} {each.relation}"
        more = ";".join([*each.notes, *([each.basis] if "原句" not in each.basis else [])])
        said.setdefault(plain(line + (f"({more})" if more else "")), []).append(each.evidence)
    return said


def _figure(figure: Measure) -> str:
    qualifier = "" if figure.qualifier == "等于" else figure.qualifier
    nature = "目标" if figure.target else "实绩"
    said = (
        f"{figure.indicator} {qualifier}{figure.value}{figure.unit}({figure.period} {nature},{figure.kind})"
    )
    return plain(said)


def steps(found: Links, names: tuple[str, str]) -> str:
    """Lay the paths between two things out, each step with its sentence."""
    out: list[str] = []
    notes = _Notes()
    for number, path in enumerate(found.paths, 1):
        same = "两个名称是同一个对象 · both names are one thing"
        out.append(f"{number}. {len(path)} 步 steps" if path else same)
        out += [f"   {line}" for step in path for line in wrapped(_step(step, notes), WIDTH - 3)]
    if not found.paths:
        out.append(f"没有陈述把“{names[0]}”和“{names[1]}”连起来 · no claims link them")
    out += _same_sentences(found.together, notes)
    return "\n".join([*out, "", *notes.lines()]).rstrip() + "\n"


def _step(step: Step, notes: _Notes) -> str:
    basis = "" if "原句" in step.basis else f"({step.basis})"
    arrow = (
        f"{step.subject} ─{step.relation}→ {step.object}"
        if step.forward
        else f"{step.object} ←{step.relation}─ {step.subject}"
    )
    return f"{plain(arrow)}{basis} {notes.mark(step.evidence)}"


def _same_sentences(together: Iterable[Evidence], notes: _Notes) -> list[str]:
    marks = "".join(notes.mark(evidence) for evidence in together)
    return wrapped(f"同一句里都提到 · these sentences name both: {marks}", WIDTH) if marks else []
