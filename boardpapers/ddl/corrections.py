"""What became of every correction in the file beside the database."""

from boardpapers.ddl.model import Column, Table, text, whole

CORRECTIONS = Table(
    "corrections",
    "What people put right: a row for each line of the corrections file, with the value that was there "
    "before. The file is the truth; this is made anew at every run.",
    (
        Column("id", "INTEGER", "Number of the line among the corrections, from 1."),
        text("record_id", "The record; of one that no longer fits, the id in the file.", required=True),
        text("type", "The table of the record."),
        text("field", "The column; NULL where the whole record is accepted or rejected."),
        text("was", "What the program had read, as JSON."),
        text("value", "What the person says, as JSON.", required=True),
        text("who", "Who says so.", required=True),
        text("corrected_on", "When, as the file says.", required=True),
        text("why", "Why."),
        text(
            "state",
            "applied; unfit, where the record is gone or says something else by now; agreed, where the "
            "program reads it as the person says.",
            required=True,
            choices=("applied", "unfit", "agreed"),
        ),
        text("message", "Of one that does not fit: why."),
        text("undo", "What is needed to take it back, as JSON."),
        text("read_at", "When the paper was read whose rows it changed."),
        whole("position", "Order in the file.", required=True),
    ),
    indexes=(("record_id",), ("state",)),
)
