"""The days of a paper: of its meeting, of the decision that it records, of its print."""

import re

from boardpapers.extract.forms.dates import dates, iso
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import pattern

_OTHER_DAY = re.compile(
    r"\b(?:version|published|issued|up to|\d to|until|ending|ended|as at)\b", re.IGNORECASE
)


def meeting_date(view: View, has_body: bool, decides: bool) -> Told | None:
    """The day of the meeting; a bare date counts only where the paper goes to a body."""
    for field in view.early("meeting_date"):
        if field.values and (
            found := next(dates(field.values[0].text, field.start, field.end, days=True), None)
        ):
            return told(iso(found), field.values[0], found.start, found.end, "meeting_date")
    for passage in view.head:
        held = pattern("metadata", "held_on").regex.search(passage.text)
        if (
            held
            and len(passage.text) < 300
            and (found := next(dates(passage.text, held.start(), days=True), None))
        ):
            return told(iso(found), passage, found.start, found.end, "meeting_date")
    if decides or not has_body:
        return None
    for field in view.early("date", "body"):
        if field.values and (
            found := next(dates(field.values[0].text, field.start, field.end, days=True), None)
        ):
            return told(iso(found), field.values[0], found.start, found.end, "meeting_date")
    for passage in view.head:
        found = next(dates(passage.text, days=True), None)
        if found and len(passage.text) < 140 and not _OTHER_DAY.search(passage.text[: found.start]):
            return told(iso(found), passage, found.start, found.end, "meeting_date")
    return None


def decision_date(view: View) -> Told | None:
    """The date that a form labels as the decision's, else the last date of a signature."""
    for field in (f for f in view.fields if f.attribute == "decision_date"):
        if field.values and (found := next(dates(field.values[0].text, field.start, field.end), None)):
            return told(iso(found), field.values[0], found.start, found.end, "paper_date")
    signed = [s for s in view.signatures if s.signed_on]
    if signed:
        latest = max(signed, key=lambda s: s.signed_on or "")
        return Told(latest.signed_on or "", tuple(e for e in latest.evidence if e.field == "signed_on"))
    return None


def printed_date(view: View) -> Told | None:
    """Any date that the title block or a date label prints: a day before a month before a year."""
    for field in view.early("date", "meeting_date"):
        if field.values and (found := next(dates(field.values[0].text, field.start, field.end), None)):
            return told(iso(found), field.values[0], found.start, found.end, "paper_date")
    found_all = [(p, d) for p in view.head for d in dates(p.text)]
    for kind in ("day", "month", "year"):
        for passage, found in found_all:
            if found.when.kind == kind:
                return told(iso(found), passage, found.start, found.end, "paper_date")
    return None
