"""Terms of reference as prose: headings and lead-in labels (`Membership`, `Chair:`) over their values."""

from boardpapers.document import Paragraph
from boardpapers.extract.bodies import labels, prose
from boardpapers.extract.bodies.drafts import Draft
from boardpapers.extract.passages import Passage, of_paragraph

_LISTS = frozenset({"member", "attendee", "chair", "co_chair"})


def read_section(scene: prose.Scene, draft: Draft, label: str, paragraph: Paragraph, start: int = 0) -> None:
    """A paragraph that stands under a heading or label which says what it holds."""
    passage = of_paragraph(paragraph)
    if label in {"ignore", "name"}:
        return
    kept = (list(draft.remit), list(draft.remit_evidence)) if label != "remit" else None
    _apply(scene, draft, label, passage, start)
    prose_remit = (list(draft.remit), list(draft.remit_evidence))
    prose.read(scene, passage, current=draft, start=start)
    if label in _LISTS and kept is not None:
        draft.remit, draft.remit_evidence = kept
    elif label == "remit":
        draft.remit, draft.remit_evidence = prose_remit


def _apply(scene: prose.Scene, draft: Draft, label: str, passage: Passage, start: int) -> None:
    labels.apply(
        draft, scene.register, label, passage, scene.reading(passage.string), scene.programmes, start
    )


def lead_label(paragraph: Paragraph) -> tuple[str, int] | None:
    """A label that opens a paragraph or form field, and where its value starts."""
    text = paragraph.text.string
    if paragraph.label and paragraph.value_start and (means := labels.meaning(paragraph.label)) is not None:
        return means, paragraph.value_start
    match = labels.LEAD_LABEL.match(text)
    if match and (means := labels.meaning(match["label"])) is not None:
        return means, match.end()
    return None
