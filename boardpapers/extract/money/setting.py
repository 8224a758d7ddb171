"""What stands around a text in which amounts are read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """The paper's date, the sentence that introduces its list, its headings.

    `decided`: the paper is itself a decision; `about_savings`: its title speaks of savings or benefits.
    """

    today: str | None = None
    intro: str = ""
    headings: tuple[str, ...] = ()
    decided: bool = False
    about_savings: bool = False
