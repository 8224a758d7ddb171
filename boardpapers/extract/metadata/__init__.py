"""What a paper says of itself: title, type, issuer, body, dates, reference, people; and its short forms."""

from dataclasses import replace

from boardpapers.extract.metadata import attributes, days, titles
from boardpapers.extract.metadata.acronyms import acronyms
from boardpapers.extract.metadata.bodies import body as body_of
from boardpapers.extract.metadata.issuer import organisation
from boardpapers.extract.metadata.kind import paper_type
from boardpapers.extract.metadata.persons import persons
from boardpapers.extract.metadata.view import Told, View
from boardpapers.extract.paper import Paper
from boardpapers.schemas import PaperMetadata

__all__ = ["acronyms", "extract"]


def extract(paper: Paper) -> PaperMetadata:
    """The paper's metadata with evidence for every value that is printed."""
    view = View(paper.document)
    if not view.passages:
        return PaperMetadata()
    body = body_of(view, decides=False)
    issuer = organisation(view, decides=False)
    title = titles.title(view, body.value if body else None, issuer.value if issuer else None)
    meeting = days.meeting_date(view, body is not None, decides=False)
    kind, kind_words = paper_type(
        view, title.value if title else None, body.value if body else None, meeting is not None
    )
    decides = kind == "decision_record"
    if kind == "minutes":
        own = None if titles.in_a_cell(view, title) else title
        title = titles.minutes_title(view) or own or body or title
    if decides or kind == "review":
        body = body_of(view, decides=True)
        issuer = organisation(view, decides) if decides else issuer
        meeting = days.meeting_date(view, body is not None, decides=True)
    decided = days.decision_date(view) if decides else None
    date = meeting or decided or days.printed_date(view)
    found = persons(view, decides or titles.is_letter(view))
    values = {
        "title": title,
        "organisation": issuer,
        "body": body,
        "meeting_date": meeting,
        "paper_date": date and Told(date.value, tuple(replace(e, field="paper_date") for e in date.evidence)),
        "agenda_item": attributes.agenda_item(view),
        "reference": attributes.reference(view),
    }
    evidence = [e for told in values.values() if told for e in told.evidence]
    return PaperMetadata(
        paper_type=kind,
        people=tuple(f.person for f in found),
        evidence=(*evidence, *kind_words, *(e for f in found for e in f.evidence)),
        **{name: told.value for name, told in values.items() if told},
    )
