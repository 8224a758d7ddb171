"""A colour and a letter for each type of record; the colours differ for colour-blind eyes too."""

from typing import NamedTuple


class Look(NamedTuple):
    """`letter` stands beside every highlight, so that colour is never the only sign."""

    title: str
    letter: str
    colour: str


LOOKS: dict[str, Look] = {
    "savings": Look("Savings", "S", "#009e73"),
    "costs": Look("Costs", "C", "#d55e00"),
    "other_amounts": Look("Other amounts", "£", "#7a6f00"),
    "fte_benefits": Look("FTE benefits", "F", "#a8457f"),
    "governance_bodies": Look("Governance bodies", "B", "#0072b2"),
    "decisions": Look("Decisions", "D", "#8a5a00"),
    "initiatives": Look("Initiatives", "I", "#4b2e83"),
}
#: Of what is not a record: a table, a paragraph, a check.
PLAIN = Look("Place", "•", "#333333")


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
