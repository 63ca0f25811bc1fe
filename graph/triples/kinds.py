"""Named things and their classes: the guide's word for a type, and what the last word of a name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.terms import Pg

CLASSES: dict[str, tuple[str, ...]] = {
    "programme": (Pg.Programme,),
    "project": (Pg.Project,),
    "company": (Pg.Company, Pg.Organization),
    "organization": (Pg.Organization,),
    "place": (Pg.Place,),
    "policy": (Pg.Policy,),
    "award": (Pg.Designation,),
    "event": (Pg.Event,),
    "platform": (Pg.Platform,),
    "industry": (Pg.Industry,),
    "challenge": (Pg.Challenge,),
}
# Bodies of state and Party, and zones, by the last word of their names.
_PUBLIC = re.compile(
    r"(?:政府|委员会|委|局|厅|部|办|办公室|法院|检察院|海关|人大|政协|国务院|党组|专班|指挥部|街道办事处)$"
)
_ZONE = re.compile(
    r"(?:开发区|园区|产业园|科技园|创新城|商务区|保税区|试验区|示范区|集聚区|高新区|基地|片区)$"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing with its IRI; ``code`` is that of a division, with its scheme."""

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    code: str
    scope: str  # code of the region that it belongs to

    @property
    def classes(self) -> tuple[str, ...]:
        """The IRIs of its classes, superclasses written out."""
        found = CLASSES[self.kind]
        if self.kind == "organization" and _PUBLIC.search(self.name):
            return (*found, Pg.PublicBody)
        if self.kind == "place" and self.code:
            return (*found, Pg.Division)
        if self.kind == "place" and _ZONE.search(self.name):
            return (*found, Pg.Zone)
        return found
