"""The same benefit told in several papers: claims stay as they are, one row compiles them."""

from boardpapers.ddl.model import Table, flag, key, of_document, real, refers, text, whole

_STATUSES = ("delivered", "planned", "missed", "unspecified")

BENEFIT_TABLES: tuple[Table, ...] = (
    Table(
        "benefits",
        "One benefit, compiled from all that papers claim of it; worked out anew after every run.",
        (
            key("Id, from the earliest claim: an earlier paper that is added changes it."),
            text("kind", "Money or posts.", required=True, choices=("saving", "fte")),
            refers("organisation_id", "organisations", "Whose benefit it is."),
            refers("programme_id", "programmes", "The programme that brings it."),
            text("name", "What saves: the item, else the programme, as the latest paper prints it."),
            text("portfolio", "The department, of FTE benefits."),
            text("basis", "in_year, cumulative, per_annum or unspecified.", required=True),
            text("cashability", "cashable, non_cashable or unspecified.", required=True),
            text("period_text", "The words that give the period, from the latest claim that has any."),
            text("period_start", "First day, ISO date."),
            text("period_end", "Last day, ISO date."),
            real("planned", "The latest target, in pounds or FTE."),
            real("delivered", "The latest delivered figure."),
            real("missed", "The latest figure of what will not be achieved."),
            text("status", "What the latest paper says of it.", required=True, choices=_STATUSES),
            text("first_told", "Date of the earliest paper."),
            text("last_told", "Date of the latest paper."),
            whole("papers", "How many papers tell of it.", required=True),
            whole("claims", "How many claims there are.", required=True),
            whole("contradictions", "How many claims an earlier paper contradicts.", required=True),
            real("confidence", "How sure the weakest link is, 0 to 1; 1 for a single claim.", required=True),
        ),
        indexes=(("programme_id",), ("organisation_id",), ("contradictions",)),
    ),
    Table(
        "benefit_claims",
        "Every saving and FTE benefit as a claim about one benefit, in the order in which papers tell it.",
        (
            refers("record_id", "records", "The claim.", required=True, cascade=True),
            refers("benefit_id", "benefits", "The benefit.", required=True, cascade=True),
            of_document(),
            whole("position", "Order in the story, counted from 0.", required=True),
            text(
                "role",
                "The part it plays: a target, a revised figure, a forecast beside the target, a figure told "
                "again, delivered, missed, or stated without saying which.",
                required=True,
                choices=("target", "revised", "forecast", "restated", "delivered", "missed", "stated"),
            ),
            text("status", "Status of the claim.", required=True, choices=_STATUSES),
            real("amount", "Pounds or FTE.", required=True),
            flag("superseded", "1 where a later paper has a figure of the same status: do not add both up."),
            refers(
                "contradicts", "records", "An earlier claim of another paper that cannot be true beside it."
            ),
            text("rule", "Why it was linked; NULL for the only claim of a benefit."),
            real("confidence", "How sure that is, 0 to 1.", required=True),
        ),
        key=("record_id",),
        indexes=(("benefit_id", "position"), ("document_id",), ("contradicts",)),
    ),
)
