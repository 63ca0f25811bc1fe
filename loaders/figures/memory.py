"""What a sentence leaves to the next of its paragraph, and a run to the next of its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.figures import naming
from loaders.figures.drafts import Draft
from loaders.figures.earlier import Before, Names
from loaders.figures.openers import is_zone
from loaders.figures.runs import Run
from loaders.figures.subjects import institution

ASIDES = frozenset(
    {
        "rank",
        "streak",
        "record",
        "planned",
        "completion",
        "contribution",
        "gloss",
        "steps",
        "scope",
        "quoted goal",
    }
)


@dataclass(slots=True)
class Memory:
    """What a sentence leaves to the next of its paragraph, and a run to the next of its sentence."""

    last: list[Draft] = field(default_factory=list)  # the last run
    trail: list[Draft] = field(default_factory=list)  # all levels of the sentence so far
    before: Before = Before()
    rates: list[Draft] = field(default_factory=list)  # all shares of the sentence so far
    owner: str = ""
    topic: str = ""  # what the sentence before spoke of first
    theme: str = ""  # the zone or body that the sentence is about from its first clause on
    body: str = ""  # the counted bodies that own what they do (5家基地获批,孵化项目9个)
    among: bool = False  # the last run was of what the one before it counts (其中)
    opened: str = ""  # the named thing that opened a clause, whose figures may go on
    worked: str = ""  # the work or place that the clause before says is worked on
    lent: bool = False  # the owner is what opened a clause, and only as long as it is spoken of
    passing: int = 0  # the end of a clause that only stated what its owner is

    def follow(self, run: Run, named: Names, drafts: list[Draft]) -> None:
        """Take in a run that was read."""
        aside = run.yard or named.rule in ASIDES
        aside &= named.rule != "streak" or naming.weak(run.head)
        kept = bool(aside and self.last)  # what stands aside of a chain doesn't become its head
        self.last = self.last if kept else drafts
        carries = named.names[0].startswith(self.before.verb) or named.rule == "carried"
        goes_on = self.among and run.before.startswith("、")
        self.among = run.among or goes_on
        verb = run.verb or (self.before.verb if carries else "")
        sites = named.owners if named.rule.startswith(("sites", "streak")) else self.before.sites
        self.trail = [*self.trail, *(d for d in drafts if d.role == "level")]
        self.rates = [*self.rates, *(d for d in drafts if d.role == "share")]
        self.before = Before(
            self.before.names if kept else tuple(named.names),
            verb,
            run.noun(),
            sites,
            run.tokens[-1].unit,
            run.end(),
            self.before.names if named.rule == "part of a whole" else (),
            named.rule,
            self.before.divided,
            named.names[-1] if named.rule == "rank" else self.before.ranked,
            next((d.name for d in reversed(drafts) if d.role == "share"), self.before.rated),
            self.before.said if run.yard else (*self.before.said, *named.names),
            (*self.before.grown, *(d.name for d in drafts if d.role == "change")),
            tuple(d.name for d in self.trail),
        )
        acts = run.counted.predicate and not run.counted.predicate.startswith(
            ("构成", "形成", "组成", "和", "与", "及", "落户", "落地", "开工")
        )
        noun = run.counted.noun.strip("“”")
        if run.is_counted and acts and not run.before.endswith("对") and institution(noun):
            self.owner = self.body = noun

    def take_work(self, work: str, alone: bool) -> None:
        """Take in a work whose size a number told; ``alone`` says that its clause holds nothing else."""
        self.worked = work
        if alone:
            self.theme = self.owner = work
        elif not is_zone(self.owner):
            self.owner, self.opened = self.theme, ""

    def begin(self, divided: str) -> None:
        """Begin a sentence; ``divided`` is what the sentence before leaves to its parts."""
        self.before, self.theme = self.before._replace(end=0, divided=divided), ""
        self.passing, self.opened, self.worked, self.lent = 0, "", "", False

    def rest(self) -> None:
        """Forget at the end of a sentence all but what it spoke of first."""
        if self.trail or self.last:
            self.topic = (self.trail or self.last)[0].name
        self.last, self.trail, self.rates, self.before, self.owner = [], [], [], Before(), ""
