"""What an amount is for where only the heading above it says so: `Fleet`, `Community Policing`."""

from dataclasses import replace

from boardpapers.document import Paragraph, cite_paragraph
from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.patterns import regex

#: A heading of more words is a sentence, no name.
_MOST_WORDS = 5


def named(draft: Draft, heading: Paragraph | None) -> Draft:
    """A saving or cost without an item with the name that its heading gives."""
    if draft.item is not None or draft.sense not in ("saving", "cost") or heading is None:
        return draft
    words = heading.text.string.rstrip(" :.–-")
    number = regex("items", "heading_number").search(words)
    start = number.end() if number else 0
    name = words[start:]
    if len(name.split()) > _MOST_WORDS or regex("items", "heading_names_nothing").search(name):
        return draft
    cited = cite_paragraph(heading, start, len(words), field="item")
    return replace(draft, item=name, cited=(*draft.cited, *cited)) if cited else draft
