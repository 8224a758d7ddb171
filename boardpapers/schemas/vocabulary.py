"""The closed lists of the database contract, as types; nothing else may stand in those columns."""

from typing import Literal

OrganisationKind = Literal["force", "opcc", "collaboration", "national", "partner", "supplier"]
BodyKind = Literal["board", "panel", "committee", "group", "summit", "meeting", "workshop", "team", "other"]

PaperType = Literal["report", "decision_record", "review", "minutes", "agenda", "other"]
TextSource = Literal["digital", "ocr", "mixed"]
DocumentStatus = Literal["complete", "partial", "failed"]
PersonCapacity = Literal["author", "presenter", "contact", "signatory"]

Qualifier = Literal["exact", "about", "at_least", "up_to", "range"]
Cashability = Literal["cashable", "non_cashable", "unspecified"]
Recurrence = Literal["recurring", "one_off", "unspecified"]
Basis = Literal["in_year", "cumulative", "per_annum", "unspecified"]
SavingStatus = Literal["delivered", "planned", "missed", "unspecified"]
CostStatus = Literal["incurred", "approved", "planned", "unspecified"]
Budget = Literal["capital", "revenue", "unspecified"]
AmountRole = Literal[
    "grant",
    "budget",
    "baseline",
    "reserve",
    "income",
    "precept",
    "funding_change",
    "risk",
    "net_position",
    "other",
]

Workforce = Literal["officer", "staff", "pcso", "mixed", "unspecified"]
FteKind = Literal["efficiency", "reduction", "reinvestment", "unspecified"]

BodyStatus = Literal["active", "proposed", "disbanded", "unspecified"]
MemberCapacity = Literal["chair", "co_chair", "member", "attendee"]
BodyRelation = Literal["reports_to", "oversees", "part_of", "replaces"]

DecisionKind = Literal["decision", "recommendation", "reported"]
DecisionStatus = Literal["approved", "noted", "proposed", "deferred", "rejected", "unspecified"]
Action = Literal[
    "approve",
    "note",
    "fund",
    "delegate",
    "agree",
    "endorse",
    "recommend",
    "refer",
    "instruct",
    "review",
    "other",
]

Stage = Literal[
    "scoping", "in_development", "pilot", "in_delivery", "delivered", "closed", "delayed", "unspecified"
]
MilestoneState = Literal["done", "planned", "delayed", "unspecified"]

CheckKind = Literal["row_total", "column_total", "prose_against_table", "contradiction"]
CheckResult = Literal["ok", "mismatch"]
EvidenceSource = Literal["prose", "table", "form", "heading"]
RunStage = Literal["read", "layout", "tables", "language", "extract", "check", "load"]
Severity = Literal["error", "warning", "info"]
