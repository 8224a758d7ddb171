"""The record types of the contract; `RECORDS` is the one list from which tables and docs are derived."""

from boardpapers.schemas.base import Child, Model, Part, Record, Refers
from boardpapers.schemas.body import BodyLink, BodyMember, GovernanceBody
from boardpapers.schemas.decision import Decision, DecisionItem, Signatory
from boardpapers.schemas.fte import FteBenefit
from boardpapers.schemas.initiative import Initiative, Milestone
from boardpapers.schemas.money import Amount, Cost, OtherAmount, Saving
from boardpapers.schemas.paper import Check, PaperMetadata, Person

RECORDS: tuple[type[Record], ...] = (
    Saving,
    Cost,
    OtherAmount,
    FteBenefit,
    GovernanceBody,
    Decision,
    Initiative,
)

__all__ = [
    "RECORDS",
    "Amount",
    "BodyLink",
    "BodyMember",
    "Check",
    "Child",
    "Cost",
    "Decision",
    "DecisionItem",
    "FteBenefit",
    "GovernanceBody",
    "Initiative",
    "Milestone",
    "Model",
    "OtherAmount",
    "PaperMetadata",
    "Part",
    "Person",
    "Record",
    "Refers",
    "Saving",
    "Signatory",
]
