"""Answers as people read them: a terminal table with numbered evidence."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import category, combining, east_asian_width

from graph.answers.answers import Answer
from graph.answers.engines import Row, Term
from queries.catalog import ID, Column, SavedQuery, prefixes

WIDTH = 100
_GAP = "  "
_NARROWEST = 6
_LONGEST_WORD = 12  # longer ones are broken to fit
_OPENING, _CLOSING = "“‘(（《〈【", "”’)）》〉】,，。、;；:：!！?？…"
_CARRIED = 4  # characters that a line gives to the next at most
_EVIDENCE = ("Quote", "Section", "Start", "End")
_BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def width(text: str) -> int:
    """Return how many terminal columns a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if combining(char) or category(char) in ("Mn", "Me", "Cf"):
        return 0
    # Ambiguous ones (“ ” – …) are narrow, as terminals draw them by default.
    return 2 if east_asian_width(char) in "WF" else 1


def plain(text: str) -> str:
    """Return a text on one line without control or direction marks, so that no data moves a cursor."""
    return _BROKEN.sub(" ", text)


def wrapped(text: str, limit: int) -> list[str]:
    """Cut a text into lines of at most ``limit`` terminal columns, between words of Latin script."""
    lines, line, used = [], "", 0
    for word in re.findall(r"[!-~]+|[^!-~]", text):
        pieces = [word] if width(word) <= limit else list(word)
        for piece in pieces:
            size = width(piece)
            if used + size > limit and line:
                whole, (line, carried) = line, _broken(line, piece)
                if width(carried) + size > limit:
                    line, carried = whole, ""
                lines.append(line.rstrip())
                line, used = carried, width(carried)
                if piece == " ":
                    continue
            line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line or not lines else lines


def _broken(line: str, following: str) -> tuple[str, str]:
    """Break a full line where no mark that closes begins the next one, and none that opens ends this one."""
    at = len(line)
    while at > len(line) - _CARRIED and at > 1:
        if not (following[:1] in _CLOSING or line[at - 1] in _OPENING):
            return line[:at], line[at:]
        at -= 1
        following = line[at]
    return line, ""


class Table:
    """An answer laid out for reading: what is shown as a column, and what as evidence below."""

    def __init__(self, answer: Answer, language: str = "zh") -> None:
        self.answer, self.language = answer, language
        names = [column.name for column in answer.columns]
        self._at = {name: i for i, name in enumerate(names)}
        self.groups = [_group(name) for name in names if name == "quote" or name.endswith("Quote")]
        evidence = {name for group in self.groups for name in group}
        self.shown = [
            c for c in answer.columns if c.name not in evidence | {"report"} and not self._only_iris(c)
        ]
        self._several = len({cell.value for cell in self._cells("report") if cell}) > 1
        self._notes: dict[str, int] = {}

    def _only_iris(self, column: Column) -> bool:
        """A saved question gives a thing's name beside its IRI; one's own query may give the IRI alone."""
        if self.answer.query is None:
            return False
        cells = [cell for cell in self._cells(column.name) if cell]
        return bool(cells) and all(cell.kind == "uri" for cell in cells)

    def _cells(self, name: str) -> list[Term | None]:
        at = self._at.get(name)
        return [] if at is None else [row[at] for row in self.answer.rows]

    def titles(self) -> list[str]:
        """Return the headings of the shown columns."""
        return [title(column, self.language) for column in self.shown] + (
            [_said("据", "src", self.language)] if self.groups else []
        )

    def lines(self) -> Iterator[list[str]]:
        """Yield the shown cells of each row, the numbers of its evidence last."""
        for row in self.answer.rows:
            cells = [worded(column, row[self._at[column.name]], self.language) for column in self.shown]
            if self.groups:
                marks = dict.fromkeys(self._note(row, group) for group in self.groups)
                cells.append("".join(f"[{mark}]" for mark in marks if mark))
            yield cells

    def notes(self) -> list[str]:
        """Return the evidence in the order of its numbers; full once all lines were read."""
        return [f"[{number}] {text}" for text, number in self._notes.items()]

    def _note(self, row: Row, group: Sequence[str]) -> int:
        quote, section, start, end = (row[self._at[name]] if name in self._at else None for name in group)
        if quote is None:
            return 0
        report = row[self._at["report"]] if self._several and "report" in self._at else None
        where = [report.value.rsplit("/", 1)[-1]] if report else []
        where += [plain(section.value)] if section else []
        where += [f"{start.value}–{end.value}"] if start and end else []
        text = f"“{plain(quote.value)}”" + (f"({' · '.join(where)})" if where else "")
        return self._notes.setdefault(text, len(self._notes) + 1)


def _group(quote: str) -> tuple[str, ...]:
    stem = quote[: -len("Quote")]
    return tuple(stem + part for part in _EVIDENCE) if stem else ("quote", "section", "start", "end")


def title(column: Column, language: str = "zh") -> str:
    """Return a column's heading."""
    return column.title.en if language == "en" else column.title.zh


def worded(column: Column, term: Term | None, language: str = "zh") -> str:
    """Return a cell as it is read: codes in words, IRIs short."""
    if term is None:
        return ""
    if term.kind == "uri":
        return shortened(term.value)
    parts = term.value.split("、")  # a group's codes stand in one cell
    if column.codes and all(part in column.codes for part in parts):
        words = [column.codes[part] for part in parts]
        return _said("、".join(w.zh for w in words), ", ".join(w.en for w in words), language)
    if term.datatype.endswith(("#decimal", "#double", "#float")):
        return _number(term.value)
    return plain(term.value)


def _number(value: str) -> str:
    """Engines write 6 as 6, 6.0 and 6.0E0; people read 6."""
    try:
        number = f"{float(value):.6f}" if "e" in value.lower() else value
    except ValueError:
        return value
    return number.rstrip("0").rstrip(".") if "." in number else number


def shortened(iri: str) -> str:
    """Return an IRI with a known prefix, as it can be typed in a query."""
    for prefix, space in sorted(prefixes().items(), key=lambda item: -len(item[1])):
        if iri.startswith(space) and space != ID:
            return f"{prefix}:{iri[len(space) :]}"
    return plain(iri.removeprefix(ID))


def _said(zh: str, en: str, language: str) -> str:
    return en if language == "en" else zh


def table(answer: Answer, language: str = "zh", limit: int = WIDTH) -> str:
    """Lay an answer out for a terminal of ``limit`` columns, each row's evidence as a numbered note."""
    if answer.form == "ask":
        return _said("是" if answer.truth else "否", "yes" if answer.truth else "no", language) + "\n"
    view = Table(answer, language)
    rows = list(view.lines())
    out: list[str] = [*wrapped(heading(answer, language), limit), ""] if answer.query else []
    if rows:
        sizes = _sizes([view.titles(), *rows], limit)
        out += _line(view.titles(), sizes)
        out.append(_GAP.join("─" * size for size in sizes))
        for row in rows:
            out += _line(row, sizes)
    out.append("")
    for note in view.notes():
        lead = width(note.split(" ", 1)[0]) + 1
        first, *rest = wrapped(note, limit - lead) if width(note) > limit else [note]
        out += [first, *(" " * lead + line for line in rest)]
    for line in [*([""] if view.notes() else []), *remarks(answer, language)]:
        out += wrapped(line, limit)
    return "\n".join(out).lstrip("\n") + "\n"


def heading(answer: Answer, language: str = "zh") -> str:
    """Return the question that an answer answers, with what was asked about."""
    if answer.query is None:
        return ""
    words = answer.query.summary
    given = "、".join(f"{name}={' '.join(values)}" for name, values in answer.parameters.items())
    return _said(words.zh, words.en, language) + (f"({given})" if given else "")


def command_of(query: SavedQuery, parameters: Mapping[str, Sequence[str]]) -> str:
    """Return the command that asks a saved question with these parameters."""
    given = [shlex.quote(f"{name}={value}") for name, values in parameters.items() for value in values]
    return " ".join(["plan-graph query", query.name, *(f"-p {pair}" for pair in given)])


def reports_of(answer: Answer) -> list[str]:
    """Return the reports that the rows of an answer are from, as their addresses end, in order."""
    found = {row.get("report", "").rsplit("/", 1)[-1] for row in answer.dicts()}
    return sorted(found - {""})


def remarks(answer: Answer, language: str = "zh") -> list[str]:
    """Return what is said under an answer: how many rows, what was cut, what it can't say."""
    count = len(answer.rows)
    said = [_said(f"共 {count} 行", f"{count} rows", language)]
    if answer.truncated:
        why = {"rows": ("行数上限", "row cap"), "time": ("时间上限", "time cap")}[answer.truncated]
        said.append(_said(f"未完,已达{why[0]} (truncated)", f"truncated by the {why[1]}", language))
    notes = list(answer.notes)
    if answer.query and answer.query.may_say:
        words = answer.query.may_say
        notes.append(_said(f"注意:{words.zh}", f"Mind: {words.en}", language))
    return [_said(",", ", ", language).join(said), *notes]


def _sizes(rows: Sequence[Sequence[str]], limit: int) -> list[int]:
    """Give each column its natural width, then take from the widest until all fit.

    A word of Latin script is broken only where there is no room otherwise.
    """
    columns = list(zip(*rows, strict=True))
    sizes = [max(2, *map(width, column)) for column in columns]
    room = limit - len(_GAP) * (len(sizes) - 1)
    for least in ([_word(column) for column in columns], [_NARROWEST] * len(columns)):
        while sum(sizes) > room:
            wide = [i for i, size in enumerate(sizes) if size > least[i]]
            if not wide:
                break
            widest = max(wide, key=lambda i: sizes[i])
            second = max((sizes[i] for i in wide if i != widest), default=0)
            step = min(sum(sizes) - room, max(1, sizes[widest] - second))
            sizes[widest] = max(least[widest], sizes[widest] - step)
    return sizes


def _word(cells: Sequence[str]) -> int:
    """Return how wide a column must be so that no short word of Latin script is broken."""
    words = (len(word) for cell in cells for word in re.findall(r"[!-~]+", cell))
    return max(_NARROWEST, *(size for size in (0, *words) if size <= _LONGEST_WORD))


def _line(cells: Sequence[str], sizes: Sequence[int]) -> list[str]:
    columns = [wrapped(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    height = max(map(len, columns))
    lines = []
    for i in range(height):
        parts = [column[i] if i < len(column) else "" for column in columns]
        lines.append(
            _GAP.join(
                part + " " * (size - width(part)) for part, size in zip(parts, sizes, strict=True)
            ).rstrip()
        )
    return lines
