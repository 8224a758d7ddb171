"""What stands around a text in which amounts are read."""

from dataclasses import dataclass

from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex


@dataclass(frozen=True, slots=True)
class Setting:
    """The paper's date, the sentence that introduces its list, its headings.

    `decided`: the paper is itself a decision; `about_savings`: its title speaks of savings or benefits;
    `looks_ahead`: of a budget, a plan or a case for a change.
    """

    today: str | None = None
    intro: str = ""
    headings: tuple[str, ...] = ()
    decided: bool = False
    about_savings: bool = False
    looks_ahead: bool = False


def setting_of(paper: Paper) -> Setting:
    """What holds for all texts of a paper."""
    title = paper.metadata.title or ""
    return Setting(
        today=paper.metadata.paper_date,
        decided=paper.metadata.paper_type in ("decision_record", "minutes"),
        about_savings=bool(regex("money_tables", "title_of_savings").search(title)),
        looks_ahead=bool(regex("money_tables", "title_of_plans").search(title)),
    )
