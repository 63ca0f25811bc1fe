"""The vocabulary's closed list of terms: plain strings, so that a build needs no RDF library.

``plan.ttl`` is the truth; a test holds both equal in both directions.
"""

from __future__ import annotations

from typing import Final

ONTOLOGY: Final = "https://w3id.org/plan-graph/ontology"
PG: Final = ONTOLOGY + "#"
ID: Final = "https://w3id.org/plan-graph/id/"


class Pg:
    """Classes, properties and datatypes of the project's own namespace."""

    # 文件与证据 · documents and evidence
    Report: Final = PG + "Report"  # report
    Dataset: Final = PG + "Dataset"  # dataset
    Text: Final = PG + "Text"  # text
    Section: Final = PG + "Section"  # section
    Passage: Final = PG + "Passage"  # passage
    Sentence: Final = PG + "Sentence"  # sentence
    Mention: Final = PG + "Mention"  # mention
    # 事物 · named things
    Programme: Final = PG + "Programme"  # programme
    Project: Final = PG + "Project"  # project
    Organization: Final = PG + "Organization"  # organization
    Company: Final = PG + "Company"  # company
    PublicBody: Final = PG + "PublicBody"  # public body
    Place: Final = PG + "Place"  # place
    Division: Final = PG + "Division"  # administrative division
    Zone: Final = PG + "Zone"  # zone
    Policy: Final = PG + "Policy"  # policy
    Designation: Final = PG + "Designation"  # designation
    Event: Final = PG + "Event"  # event
    Platform: Final = PG + "Platform"  # platform
    Industry: Final = PG + "Industry"  # industry
    Challenge: Final = PG + "Challenge"  # challenge
    # 数字 · figures
    Indicator: Final = PG + "Indicator"  # indicator
    Quantity: Final = PG + "Quantity"  # quantity
    Observation: Final = PG + "Observation"  # figure
    Actual: Final = PG + "Actual"  # actual
    Target: Final = PG + "Target"  # target
    Unit: Final = PG + "Unit"  # unit
    Period: Final = PG + "Period"  # period
    # 陈述 · statements
    Claim: Final = PG + "Claim"  # claim
    Comparison: Final = PG + "Comparison"  # comparison
    Finding: Final = PG + "Finding"  # finding
    # 报告与文本 · report and text
    genre: Final = PG + "genre"  # genre
    region: Final = PG + "region"  # region
    deliveredOn: Final = PG + "deliveredOn"  # delivered on
    publishedOn: Final = PG + "publishedOn"  # published on
    session: Final = PG + "session"  # session
    issuer: Final = PG + "issuer"  # issuer
    publisher: Final = PG + "publisher"  # publisher
    reviewPeriod: Final = PG + "reviewPeriod"  # review period
    planPeriod: Final = PG + "planPeriod"  # plan period
    text: Final = PG + "text"  # stored text
    sha256: Final = PG + "sha256"  # SHA-256
    length: Final = PG + "length"  # length
    order: Final = PG + "order"  # order
    depth: Final = PG + "depth"  # depth
    sectionPath: Final = PG + "sectionPath"  # section path
    speaksOf: Final = PG + "speaksOf"  # speaks of
    heading: Final = PG + "heading"  # heading
    headedBy: Final = PG + "headedBy"  # headed by
    # 证据 · evidence
    report: Final = PG + "report"  # report
    section: Final = PG + "section"  # section
    sentence: Final = PG + "sentence"  # sentence
    passage: Final = PG + "passage"  # passage
    basis: Final = PG + "basis"  # basis
    rule: Final = PG + "rule"  # rule
    refersTo: Final = PG + "refersTo"  # refers to
    # 关系 · relations
    serves: Final = PG + "serves"  # serves
    locatedIn: Final = PG + "locatedIn"  # located in
    status: Final = PG + "status"  # status
    operatedBy: Final = PG + "operatedBy"  # operated by
    received: Final = PG + "received"  # received
    aimsAt: Final = PG + "aimsAt"  # aims at
    issued: Final = PG + "issued"  # issued
    partOf: Final = PG + "partOf"  # part of
    heldIn: Final = PG + "heldIn"  # held in
    hostedBy: Final = PG + "hostedBy"  # hosted by
    cooperatesWith: Final = PG + "cooperatesWith"  # cooperates with
    targets: Final = PG + "targets"  # targets
    distinction: Final = PG + "distinction"  # distinction
    inIndustry: Final = PG + "inIndustry"  # in industry
    # 关系的限定 · qualifiers of claims
    period: Final = PG + "period"  # period
    level: Final = PG + "level"  # level
    awardedBy: Final = PG + "awardedBy"  # awarded by
    manner: Final = PG + "manner"  # manner
    scope: Final = PG + "scope"  # scope
    role: Final = PG + "role"  # role
    viaSection: Final = PG + "viaSection"  # via section
    # 数字 · figures
    indicator: Final = PG + "indicator"  # indicator
    measures: Final = PG + "measures"  # measures
    area: Final = PG + "area"  # area
    about: Final = PG + "about"  # about
    kind: Final = PG + "kind"  # kind of figure
    printedValue: Final = PG + "printedValue"  # printed value
    value: Final = PG + "value"  # value
    minValue: Final = PG + "minValue"  # lower bound
    maxValue: Final = PG + "maxValue"  # upper bound
    unit: Final = PG + "unit"  # unit
    baseValue: Final = PG + "baseValue"  # base value
    qualifier: Final = PG + "qualifier"  # qualifier
    direction: Final = PG + "direction"  # direction
    pairedWith: Final = PG + "pairedWith"  # paired with
    quoted: Final = PG + "quoted"  # quoted
    outcome: Final = PG + "outcome"  # outcome
    cumulative: Final = PG + "cumulative"  # cumulative
    aim: Final = PG + "aim"  # aim
    moneyKind: Final = PG + "moneyKind"  # kind of money
    headline: Final = PG + "headline"  # headline
    topic: Final = PG + "topic"  # topic
    priceBasis: Final = PG + "priceBasis"  # price basis
    baseUnit: Final = PG + "baseUnit"  # base unit
    factor: Final = PG + "factor"  # factor
    start: Final = PG + "start"  # start
    end: Final = PG + "end"  # end
    year: Final = PG + "year"  # year
    # 对照 · comparisons
    compares: Final = PG + "compares"  # compares
    comparedWith: Final = PG + "comparedWith"  # compared with
    matchedBy: Final = PG + "matchedBy"  # matched by
    comparability: Final = PG + "comparability"  # comparability
    # 地点 · places
    firstVintage: Final = PG + "firstVintage"  # first vintage
    lastVintage: Final = PG + "lastVintage"  # last vintage
    divisionLevel: Final = PG + "divisionLevel"  # division level
    placeKind: Final = PG + "placeKind"  # kind of place
    within: Final = PG + "within"  # within
    # 发现与对应 · findings and alignment
    findingKind: Final = PG + "findingKind"  # kind of finding
    reason: Final = PG + "reason"  # reason
    oc4ids: Final = PG + "oc4ids"  # OC4IDS status
    codeList: Final = PG + "codeList"  # code list of a property
    # 代码的数据类型 · datatypes of codes
    GBT2260: Final = PG + "GBT2260"  # divisions down to counties
    NBS: Final = PG + "NBS"  # statistical division code
    MCA: Final = PG + "MCA"  # civil affairs town code
    GeoNames: Final = PG + "GeoNames"  # GeoNames id


class Rdf:
    """Terms used of http://www.w3.org/1999/02/22-rdf-syntax-ns#."""

    NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    type: Final = NS + "type"
    subject: Final = NS + "subject"
    predicate: Final = NS + "predicate"
    object: Final = NS + "object"
    Statement: Final = NS + "Statement"
    langString: Final = NS + "langString"


class Rdfs:
    """Terms used of http://www.w3.org/2000/01/rdf-schema#."""

    NS: Final = "http://www.w3.org/2000/01/rdf-schema#"
    label: Final = NS + "label"
    comment: Final = NS + "comment"
    subClassOf: Final = NS + "subClassOf"
    seeAlso: Final = NS + "seeAlso"


class Xsd:
    """Terms used of http://www.w3.org/2001/XMLSchema#."""

    NS: Final = "http://www.w3.org/2001/XMLSchema#"
    string: Final = NS + "string"
    boolean: Final = NS + "boolean"
    integer: Final = NS + "integer"
    decimal: Final = NS + "decimal"
    date: Final = NS + "date"
    dateTime: Final = NS + "dateTime"
    anyURI: Final = NS + "anyURI"


class Skos:
    """Terms used of http://www.w3.org/2004/02/skos/core#."""

    NS: Final = "http://www.w3.org/2004/02/skos/core#"
    Concept: Final = NS + "Concept"
    ConceptScheme: Final = NS + "ConceptScheme"
    inScheme: Final = NS + "inScheme"
    notation: Final = NS + "notation"
    altLabel: Final = NS + "altLabel"
    prefLabel: Final = NS + "prefLabel"
    definition: Final = NS + "definition"
    note: Final = NS + "note"
    exactMatch: Final = NS + "exactMatch"
    closeMatch: Final = NS + "closeMatch"
    broadMatch: Final = NS + "broadMatch"
    narrowMatch: Final = NS + "narrowMatch"
    relatedMatch: Final = NS + "relatedMatch"


class Oa:
    """Terms used of http://www.w3.org/ns/oa#."""

    NS: Final = "http://www.w3.org/ns/oa#"
    start: Final = NS + "start"
    end: Final = NS + "end"
    exact: Final = NS + "exact"


class Dct:
    """Terms used of http://purl.org/dc/terms/."""

    NS: Final = "http://purl.org/dc/terms/"
    format: Final = NS + "format"
    isPartOf: Final = NS + "isPartOf"
    isReplacedBy: Final = NS + "isReplacedBy"
    source: Final = NS + "source"
    license: Final = NS + "license"
    title: Final = NS + "title"
    description: Final = NS + "description"
    publisher: Final = NS + "publisher"
    rights: Final = NS + "rights"
    date: Final = NS + "date"


class Prov:
    """Terms used of http://www.w3.org/ns/prov#."""

    NS: Final = "http://www.w3.org/ns/prov#"
    wasDerivedFrom: Final = NS + "wasDerivedFrom"
    wasGeneratedBy: Final = NS + "wasGeneratedBy"


class Dcat:
    """Terms used of http://www.w3.org/ns/dcat#."""

    NS: Final = "http://www.w3.org/ns/dcat#"
    Dataset: Final = NS + "Dataset"


class Owl:
    """Terms used of http://www.w3.org/2002/07/owl#."""

    NS: Final = "http://www.w3.org/2002/07/owl#"
    sameAs: Final = NS + "sameAs"
    annotatedSource: Final = NS + "annotatedSource"
    annotatedProperty: Final = NS + "annotatedProperty"
    annotatedTarget: Final = NS + "annotatedTarget"


class Sssom:
    """Terms used of https://w3id.org/sssom/."""

    NS: Final = "https://w3id.org/sssom/"
    Mapping: Final = NS + "Mapping"
    MappingSet: Final = NS + "MappingSet"
    NoTermFound: Final = NS + "NoTermFound"
    mapping_justification: Final = NS + "mapping_justification"
    confidence: Final = NS + "confidence"


class Schema:
    """Terms used of https://schema.org/."""

    NS: Final = "https://schema.org/"
    Report: Final = NS + "Report"
    containedInPlace: Final = NS + "containedInPlace"
    latitude: Final = NS + "latitude"
    longitude: Final = NS + "longitude"


RELATIONS: Final = (
    Pg.serves,
    Pg.locatedIn,
    Pg.status,
    Pg.operatedBy,
    Pg.received,
    Pg.aimsAt,
    Pg.issued,
    Pg.partOf,
    Pg.heldIn,
    Pg.hostedBy,
    Pg.cooperatesWith,
    Pg.targets,
    Pg.distinction,
    Pg.inIndustry,
)
"""The properties that a claim may say; all but status stand as plain triples too."""

CODES: Final[dict[str, tuple[str, ...]]] = {
    "status": (
        "planned",
        "approved",
        "started",
        "under_construction",
        "advancing",
        "completed",
        "in_operation",
    ),
    "qualifier": ("exact", "over", "nearly", "about", "at_least", "at_most"),
    "kind": ("level", "change", "share", "index", "ratio", "rank", "completion", "duration"),
    "level": (
        "international",
        "national",
        "provincial",
        "municipal",
        "county",
        "district",
        "town",
        "village",
    ),
    "basis": ("explicit", "section", "name", "curated"),
    "manner": ("issued", "drafted", "planned"),
    "distinction": ("first", "only", "pioneer"),
    "outcome": ("met", "exceeded", "missed"),
    "direction": ("up", "down", "better", "worse"),
    "role": ("operator", "builder", "investor", "lead", "partner"),
    "money": ("total", "revenue", "paid", "invested", "financed", "intended"),
    "topic": (
        "economy",
        "industry",
        "investment",
        "trade",
        "fiscal",
        "innovation",
        "land",
        "infrastructure",
        "rural",
        "environment",
        "livelihood",
        "governance",
    ),
    "price": ("real", "nominal"),
    "place": ("division", "settlement", "zone", "line", "water", "island", "site", "region"),
    "match": ("same_name", "same_quantity", "similar_name"),
    "comparability": (
        "comparable",
        "no_figure",
        "not_comparable_kind",
        "not_comparable_unit",
        "not_comparable_scope",
        "not_comparable_definition",
        "not_comparable_range",
    ),
    "finding": ("unread", "ambiguous", "contradictory"),
}
"""The notations of each code list, in the order of plan.ttl."""


def code(scheme: str, notation: str) -> str:
    """Return the IRI of a code.

    Raises KeyError for a list or a notation that the vocabulary doesn't have.
    """
    if notation not in CODES[scheme]:
        raise KeyError(f"{scheme}/{notation}")
    return f"{ONTOLOGY}/{scheme}/{notation}"


PREFIXES: Final[dict[str, str]] = {
    "pg": PG,
    "rdf": Rdf.NS,
    "rdfs": Rdfs.NS,
    "xsd": Xsd.NS,
    "skos": Skos.NS,
    "oa": Oa.NS,
    "dct": Dct.NS,
    "prov": Prov.NS,
    "schema": Schema.NS,
    "owl": Owl.NS,
    "dcat": Dcat.NS,
    "sssom": Sssom.NS,
    "qb": "http://purl.org/linked-data/cube#",
    **{scheme: f"{ONTOLOGY}/{scheme}/" for scheme in CODES},
}
"""Prefixes of serialisations and queries."""
