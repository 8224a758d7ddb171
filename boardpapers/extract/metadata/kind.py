"""What kind of paper it is, from its title block, its title and its build."""

import re
from itertools import pairwise

from boardpapers.document import Evidence
from boardpapers.extract.forms.fields import attribute_of
from boardpapers.extract.forms.passages import Passage, sentences
from boardpapers.extract.metadata.view import View
from boardpapers.extract.patterns import pattern
from boardpapers.schemas.vocabulary import PaperType

_LETTER = re.compile(r"^Dear\s+[A-Z]")
_DECIDES = re.compile(
    r"\b(?:I|we)\s+(?:have\s+(?:now\s+)?(?:decided|agreed|approved|determined|resolved)|hereby\s+(?:approve|agree|authorise|confirm)|am\s+(?:approving|authorising)|approve\b)"
    r"|\bmy\s+(?:decisions?|approval)\b|\bthe\s+decision\s+I\s+have\b",
    re.IGNORECASE,
)
_MINUTED = re.compile(
    r"(?:^|[.;:)]\s)\W*(?:RESOLVED|AGREED|NOTED|DECIDED|ACTION)\b|^\W*(?:Resolved|Agreed|Action)\s*[:–-]"
    r"|\bit was (?:RESOLVED|AGREED|resolved)\b"
)
_PRESENT = re.compile(
    r"^(?:members\s+)?(?:present|in attendance|attendees|attendance|those (?:attending|present)|in the chair"
    r"|apologies)\b"
    r"|\bPRESENT:",
    re.IGNORECASE,
)


_ROSTER = (
    re.compile(r"(?:members\s+)?(?:present|in attendance|attendees|attendance)\W*(?:$|:)", re.IGNORECASE),
    re.compile(r"apologies(?:\s+for\s+absence|\s+received(?:\s+from)?)?\W*(?:$|:)", re.IGNORECASE),
)


def paper_type(
    view: View, title: str | None, body: str | None, dated: bool
) -> tuple[PaperType, tuple[Evidence, ...]]:
    """The paper's type with the words that say so; `dated` tells whether a meeting date is known."""
    for name in ("minutes", "decision_record"):
        if found := _says(view, name):
            if name == "minutes" and not _minuted(view):
                continue
            if name == "decision_record" and body and dated and not _signed(view) and not _whole(view, found):
                continue
            return name, found
    if decided := _letter(view) or _decided_form(view, title):
        return "decision_record", decided
    if _minuted(view, strong=True):
        return "minutes", ()
    for name in ("terms", "agenda"):
        if (found := _says(view, name)) and not (name == "terms" and _reported(view)):
            return ("other" if name == "terms" else "agenda"), found
    if not dated and (headed := _reviewed(view)):
        return "review", headed
    if title and not dated and not body and (match := pattern("metadata", "review").regex.search(title)):
        return "review", _quoted(view, match.group())
    if any(_LETTER.match(p.text) for p in view.passages[:30]):
        return "other", ()
    if (
        body
        or dated
        or _says(view, "report")
        or any(f.attribute in ("recommendation", "other") for f in view.fields)
    ):
        return "report", _says(view, "report")
    return "other", ()


_REVIEW_OF = re.compile(
    r"^(?:(?:an?|the)\s)?(?:(?:strategic|independent|external|peer|post[\s-]implementation|joint|formal|interim|final)\s){0,2}"
    r"(?:review|evaluation)\sof\b",
    re.IGNORECASE,
)


def _reviewed(view: View) -> tuple[Evidence, ...]:
    """The line of the title block that calls the paper a review of something."""
    for passage in view.front:
        if passage.kind in ("title", "heading") and (match := _REVIEW_OF.match(passage.text)):
            return passage.cite(*match.span(), "paper_type")
    return ()


def _reported(view: View) -> bool:
    """Whether a form above the text says who reports what to whom, as a report on terms of reference does."""
    given = {f.attribute for f in view.fields if f.values and f.label_passage.page == 1}
    return "body" in given and bool(given & {"from", "author", "presenter"}) and "meeting_date" in given


def _says(view: View, name: str) -> tuple[Evidence, ...]:
    regex = pattern("metadata", name).regex
    for passage in view.head:
        if len(passage.text) < 200 and (match := regex.search(passage.text)):
            return passage.cite(match.start(), match.end(), "paper_type")
    for upper, lower in pairwise(view.front[:8]):
        if len(upper.text) + len(lower.text) < 160 and upper.cell is None and lower.cell is None:
            match = regex.search(f"{upper.text} {lower.text}")
            if match and match.start() < len(upper.text) < match.end() and _one_title(upper, lower):
                return upper.cite(match.start(), len(upper.text), "paper_type")
    return ()


def _one_title(upper: Passage, lower: Passage) -> bool:
    """Whether two lines are one title that wraps: both of large print or bold, the first unfinished."""
    kinds = {"title", "heading"}
    return upper.kind in kinds and lower.kind in kinds and round(upper.size) == round(lower.size)


def _whole(view: View, found: tuple[Evidence, ...]) -> bool:
    """Whether the words found are most of their line: a form's own name."""
    words = found[0].quote
    return any(words in p.text and len(p.text) < len(words) * 1.8 for p in view.head)


def _quoted(view: View, words: str) -> tuple[Evidence, ...]:
    for passage in view.head:
        if (at := passage.text.find(words)) >= 0:
            return passage.cite(at, at + len(words), "paper_type")
    return ()


def _decides_together(text: str) -> bool:
    """Whether a sentence of the text is one in which a meeting decides."""
    spoken = [pattern("decisions", n).regex for n in ("collective", "matter_decided", "minutes_approved")]
    return any(r.search(text[a:b]) for a, b in sentences(text) for r in spoken)


def _minuted(view: View, strong: bool = False) -> bool:
    present = any(_PRESENT.search(p.text) for p in view.passages[:60])
    resolved = sum(bool(_MINUTED.search(p.text)) for p in view.passages)
    if strong and present and resolved < 2:
        told = sum(_decides_together(p.text) for p in view.passages)
        if told + resolved and all(any(r.match(p.text) for p in view.passages[:60]) for r in _ROSTER):
            return True  # who was there and who sent apologies, and something that was decided
        met = any(pattern("metadata", "held_on").regex.search(p.text) for p in view.front)
        return told + resolved >= 2 and met
    return (present and resolved >= 2) if strong else (present or resolved >= 1 or len(view.passages) > 12)


def _signed(view: View) -> bool:
    return bool(view.signatures) or any(_DECIDES.search(p.text) for p in view.passages)


def _decided_form(view: View, title: str | None) -> tuple[Evidence, ...]:
    """A form whose labels or headings give the decision taken, with a signature or a date of its own."""
    if title and pattern("metadata", "review").regex.search(title):
        return ()
    given = {f.attribute: f for f in reversed(view.fields) if f.values}
    heading = next((p for p in view.passages if attribute_of(p.text) == "decision" and p.cell is None), None)
    dated = "decision_date" in given and ("decision" in given or heading is not None)
    signed = bool(view.signatures) and any(s.name or s.signed_on for s in view.signatures)
    approved = pattern("decisions", "approval_statement").regex
    said = next((p for p in view.passages if len(p.text) < 300 and approved.search(p.text)), None)
    if said and signed and any(s.signed_on for s in view.signatures):
        match = approved.search(said.text)
        return said.cite(*match.span(), "paper_type") if match else ()
    if not (dated or (signed and (heading or "decision" in given))):
        return ()
    if "decision" in given:
        label = given["decision"].label_passage
        return label.cite(0, min(len(given["decision"].label), len(label.text)), "paper_type")
    return heading.cite(field="paper_type") if heading else ()


def _letter(view: View) -> tuple[Evidence, ...]:
    if not any(_LETTER.match(p.text) for p in view.passages[:40]):
        return ()
    weighty = pattern("decisions", "letter_commits").regex
    for passage in view.passages:
        if match := _DECIDES.search(passage.text) or weighty.search(passage.text):
            return passage.cite(match.start(), match.end(), "paper_type")
    return ()
