"""What a reading yields: plain frozen records with their evidence.

Evidence is not identity: fields that say where something was read don't take part in comparison.
The words of the fields are those of the annotation guide (see docs/tables.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.text import Source, Span

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")  # 二〇二三年
# The roles of figures that are quantities; name, date and ordinal are none.
QUANTITIES = frozenset({"level", "change", "share", "index", "ratio", "rank", "completion", "duration"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part, chapter or sub-section; ``path`` holds its number path, (1, 3, 2) is part 1, 三、, (二).

    ``part`` is front, review, plan or back; ``year`` the year that its text speaks of.
    """

    path: tuple[int, ...]
    label: str
    heading: Span
    span: Span
    part: str
    year: int

    @property
    def depth(self) -> int:
        """1 for a part, 2 for a chapter (一、), 3 for a sub-section ((一))."""
        return len(self.path)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body, its mark included; a run-in heading is a sentence too."""

    span: Span
    section: int  # index into Outline.sections
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The document's skeleton: body (no navigation, no footer), sections and sentences in order."""

    body: Span
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def section_of(self, sentence: Sentence) -> Section:
        """Return the innermost section of a sentence."""
        return self.sections[sentence.section]


@dataclass(frozen=True, slots=True)
class Document:
    """What the text says of itself: region, genre, years, title, issuer, session, delivery, publication.

    ``region`` is the printed full name (广州市番禺区), ``code`` its GB/T 2260 code or "".
    """

    source: Source
    title: str
    genre: str  # plan | work | bulletin
    region: str
    short: str  # 番禺区
    code: str
    year: int  # the plan year = the year of delivery
    review_year: int
    delivered: str = ""  # ISO date or ""
    session: str = ""
    issuer: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""

    @property
    def called(self) -> str:
        """The title as printed, before it the region or the year where it leaves them out (政府工作报告)."""
        title = self.title or "报告"
        printed = title.translate(_DIGITS)
        place = "" if self.short in title or self.region in title else self.region
        when = "" if any(str(year) in printed for year in (self.year, self.review_year)) else f"{self.year}年"
        return when + place + title


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number that is a quantity.

    ``value`` is a canonical decimal as text; ``pair`` a start offset. ``name``, ``date`` and
    ``ordinal`` figures may be kept (role says so) but are no quantities.
    """

    span: Span
    number: str
    role: str  # level change share index ratio rank completion duration | date ordinal name
    value: str
    unit: str
    direction: str  # up down better worse or ""
    indicator: str
    subject: str
    period: str
    nature: str  # actual target prior
    qualifier: str  # exact over nearly about at_least at_most
    pair: int | None
    sentence: int  # index into Outline.sentences
    rule: str = field(compare=False)
    outcome: str = ""  # met exceeded missed, as the sentence says it
    cumulative: bool = False
    each: tuple[str, ...] = ()  # several things that the number holds for one by one (均)
    low: str = ""  # of a range printed as two numbers: this row's partner
    high: str = ""
    basis: str = field(default="explicit", compare=False)
    borrowed: bool = field(default=False, compare=False)  # its name was taken from before its own clause


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of the body where a thing is named."""

    span: Span
    sentence: int
    rule: str = field(default="", compare=False)
    basis: str = field(default="explicit", compare=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A distinct named thing; ``aliases`` are surface forms that occur; mentions are in text order."""

    type: str  # programme project company organization place policy award event platform industry challenge
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), compare=False)
    code: str = ""  # of a division, with its scheme: "GBT2260:440113", "NBS:440113017"
    note: str = ""  # e.g. why a place stays unresolved


@dataclass(frozen=True, slots=True)
class Relation:
    """One stated relation. ``subject`` and ``object`` are (type, name) of entities; of status a code.

    ``span`` is the evidence. ``basis`` as in the guide's table; the other fields qualify the claim.
    """

    subject: tuple[str, str]
    predicate: str
    object: tuple[str, str]
    basis: str
    span: Span
    sentence: int
    rule: str = field(compare=False)
    period: str = ""
    level: str = ""  # of an award
    awarded_by: str = ""
    manner: str = ""  # issued drafted planned
    scope: str = ""  # of a distinction: 全国 全省 全市 全区
    role: str = ""  # of operatedBy
    via: tuple[int, ...] = ()  # path of the section that a section-basis relation was inferred by


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words that could not be read, and why."""

    span: Span
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one document."""

    document: Document
    outline: Outline
    figures: tuple[Figure, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    skipped: tuple[Skipped, ...] = ()
