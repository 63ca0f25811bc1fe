"""What people give for a parameter of a saved question, as a term of RDF."""

from __future__ import annotations

from difflib import get_close_matches

from graph.answers.engines import Engine
from graph.answers.names_index import Candidate, UnknownName, choices, codes, nearest, only, search
from graph.errors import PlanGraphError
from queries.catalog import ANY, Parameter, SavedQuery
from queries.errors import WrongValue

_REPORT = "pg:Report"


class NoChoices(PlanGraphError):
    """A parameter takes any words or number, so that nothing can be listed."""

    def __init__(self, parameter: Parameter) -> None:
        examples = "、".join(parameter.examples)
        super().__init__(
            f"参数 {parameter.name} 没有可列的取值:给文字或数字,例如 {examples}"
            f" · {parameter.name} takes any words or number, such as {', '.join(parameter.examples)}"
        )


def parameter_choices(engine: Engine, query: SavedQuery, name: str) -> list[Candidate]:
    """Return what a parameter may be given: things of its classes, or the codes of its list.

    An indicator is left out where the quantity that it measures has the same name. Raises UnknownParameter,
    NoChoices.
    """
    parameter = query.parameter(name)
    if parameter.type == "code":
        return [
            Candidate(iri, zh or code, code) for code, (iri, zh, _) in codes(engine, parameter.of[0]).items()
        ]
    if parameter.type != "iri":
        raise NoChoices(parameter)
    found = choices(engine, parameter.of)
    quantities = {each.label for each in found if each.type == "Quantity"}
    return [each for each in found if each.type != "Indicator" or each.label not in quantities]


def term_of(engine: Engine, parameter: Parameter, value: str) -> str:
    """Return what stands between a parameter's braces: a thing by its name, a code by its words, or text.

    Raises UnknownName, AmbiguousName, WrongValue.
    """
    if value.strip() == ANY or parameter.type not in ("iri", "code"):
        return parameter.term(value)
    if parameter.type == "iri":
        return f"<{_thing(engine, parameter, value)}>"
    listed = codes(engine, parameter.of[0])
    for code, (iri, zh, en) in listed.items():
        if value.strip() in (code, zh, en, iri):
            return f"<{iri}>"
    given = tuple(f"{zh}" for _, zh, _ in listed.values())
    near = get_close_matches(value, [*listed, *given], 2, 0.3)
    raise WrongValue(parameter.name, value, f"代码({'、'.join(given)})", near or parameter.examples)


def _thing(engine: Engine, parameter: Parameter, value: str) -> str:
    """Return the IRI of what is named; a report is also named as its address ends."""
    name = value.strip()
    reports = _reports(engine) if _REPORT in parameter.of and "/" not in name else {}
    if name in reports:
        return reports[name]
    if found := search(engine, name, parameter.of) if name else []:
        return only(engine, name, found, parameter.of)
    others = search(engine, name) if name else []
    if near := nearest(engine, name, parameter.of) if name else []:
        raise UnknownName(name, near)
    if name and not (others or reports):
        raise UnknownName(name, ())
    kinds = "、".join(sorted({other.kind for other in others}))
    labels = sorted({c.label for c in choices(engine, parameter.of)}, key=lambda label: (len(label), label))
    examples = tuple(reports)[:2] or labels[:2] or parameter.examples
    expected = parameter.help.zh.split(",")[0]
    raise WrongValue(parameter.name, f"{name}({kinds})" if kinds else value, expected, examples)


def _reports(engine: Engine) -> dict[str, str]:
    return {report.id.removeprefix("report/"): report.iri for report in choices(engine, (_REPORT,))}
