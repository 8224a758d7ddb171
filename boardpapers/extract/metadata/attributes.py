"""Single attributes of a paper that are a number: its reference and its agenda item."""

import re

from boardpapers.extract.forms.fields import Field
from boardpapers.extract.metadata.front import is_date, segments
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import pattern

_REFERENCE = re.compile(
    r"(?:[A-Z]{1,7}\s(?=\d))?(?=[^\s]*\d)[A-Za-z0-9][\w./()&-]*(?:\s[-–]\s[\w/]+|\s\d[\w/.-]*|\s\(\d+\))?"
)
_ITEM = re.compile(
    r"^\W*(?:item\s)?(?:no\.?\s)?(?P<item>[A-Z]?\d{1,3}(?:[./]\d{1,3})*\s?(?:\(?[a-z](?:[ivx]{0,3})\)?)?)\W*$",
    re.IGNORECASE,
)


_AT_END = re.compile(
    r"(?:\bItem(?:\sNo\.?)?\s?:|:.*\s(?:Agenda\s)?Item(?:\sNo\.?)?)\s*(?P<item>\d{1,2}(?:\.\d{1,2})?\s?[a-z]?)\W*$"
)
#: A running line that is nothing but a reference.
_RUNNING = re.compile(r"[A-Z]{2,6}[/. -](?:[A-Z]{1,5}[/. -])*\d[\w/.-]{2,12}")


def reference(view: View) -> Told | None:
    """The paper's own reference."""
    for field in view.early("reference"):
        match = _REFERENCE.match(field.text)
        if match and match.group().isdigit() and _columned(field):
            continue
        if match and re.search(r"\d", match.group()) and len(field.text) < 60 and not is_date(field.text):
            start = (
                field.start
                + len(field.values[0].text[field.start :])
                - len(field.values[0].text[field.start :].lstrip())
            )
            return told(match.group().rstrip(".,"), field.values[0], start, start + match.end(), "reference")
    for passage in view.head:
        found = pattern("metadata", "reference").regex.search(passage.text)
        if found and len(passage.text) < 160 and not is_date(found["reference"]):
            return told(found["reference"].rstrip(".,"), passage, *found.span("reference"), "reference")
    for passage in (*view.running, *(p for p in view.front if p.cell is not None)):
        if _RUNNING.fullmatch(passage.text) and not is_date(passage.text):
            return told(passage.text, passage, 0, len(passage.text), "reference")
    return None


def _columned(field: Field) -> bool:
    """Whether a label is the header of a column of data."""
    table = field.label_passage.table
    return table is not None and table.n_columns > 2 and table.n_rows > 2


def agenda_item(view: View) -> Told | None:
    """The number of the agenda item that the paper stands under."""
    for passage in view.head:
        if len(passage.text) < 120 and (
            found := pattern("metadata", "agenda_item").regex.search(passage.text)
        ):
            return told(_tight(found["item"]), passage, *found.span("item"), "agenda_item")
    for field in view.early("agenda_item"):
        if (match := _ITEM.match(field.text)) and field.values:
            at = field.values[0].text.find(match["item"], field.start)
            return told(_tight(match["item"]), field.values[0], at, at + len(match["item"]), "agenda_item")
    for passage in view.head:
        for start, end in segments(passage.text):
            if found := pattern("metadata", "bare_item").regex.search(passage.text[start:end]):
                first, last = found.span("item")
                return told(_tight(found["item"]), passage, start + first, start + last, "agenda_item")
    for passage in view.head:
        if len(passage.text) < 140 and (last_words := _AT_END.search(passage.text)):
            return told(_tight(last_words["item"]), passage, *last_words.span("item"), "agenda_item")
    return None


def _tight(item: str) -> str:
    return re.sub(r"\s+", "", item)
