"""Questions to the pattern data: does a line ask, announce a list, approve, open a section?"""

import re
from functools import cache

from boardpapers.extract.forms.fields import attribute_of, normal
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import Pattern, pattern, patterns


@cache
def group(name: str) -> tuple[Pattern, ...]:
    """The decision patterns of one group, in the order of the file."""
    return tuple(p for p in patterns("decisions") if p.tags.get("group") == name)


def first(name: str, text: str, start: int = 0) -> re.Match[str] | None:
    """The leftmost match of a group's patterns."""
    found = [m for p in group(name) if (m := p.regex.search(text, start))]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def approves(text: str) -> re.Match[str] | None:
    """Words of approval by the one who signs."""
    return pattern("decisions", "approval_statement").regex.search(text)


def refuses(text: str) -> re.Match[str] | None:
    """Words of refusal by the one who signs."""
    return pattern("decisions", "refusal_statement").regex.search(text)


_ASKED = re.compile(
    r"\b(?:is|are|has|have)\s(?:therefore\s|also\s)?(?:asked|recommended|requested|invited|agreed|resolved|decided)"
    r"(?:\s(?:to|that))?\W*$",
    re.IGNORECASE,
)


def announces(text: str) -> bool:
    """Whether a line only announces the points that follow (`It is recommended that:`)."""
    line = text.strip()
    if first("stem", line):
        return True
    asked = first("ask", line)
    if asked is None:
        return bool(_ASKED.search(line))
    rest = line[asked.end() :].strip(" :;–-.")
    return line.endswith((":", ";", "–", "-")) or len(rest.split()) <= 1


def section_kind(text: str) -> str | None:
    """`recommendation` or `decision` for a heading or label that opens such a section.

    `record` for a heading that may open the decision of a decision record, and there only.
    """
    line = normal(text)
    if len(line) > 90:
        return None
    for name in ("recommendation", "decision"):
        if attribute_of(text) == name or pattern("decisions", f"{name}_heading").regex.search(line):
            return name
    if pattern("decisions", "record_heading").regex.search(line):
        return "record"
    return None


def _is_point_of_cell(passage: Passage) -> bool:
    """Whether a passage of a form's cell is a numbered point, however its line looks to the layout."""
    return passage.cell is not None and passage.number is not None and not passage.bold


def is_heading(passage: Passage) -> bool:
    """Whether a passage opens a section, by its kind, its print or a known label."""
    text = passage.text.strip()
    if (
        section_kind(text) not in (None, "record")
        and len(text.split()) <= 4
        and not re.search(r"\bto\W*$", text)
    ):
        return True
    if passage.kind in ("heading", "title") and section_kind(text) == "record":
        return True
    if first("minute", text) or first("ask", text) or first("stem", text) or first("action", text):
        return (
            section_kind(text) not in (None, "record") and not first("ask", text) and not text.endswith("–")
        )
    if _is_point_of_cell(passage):
        return False
    if passage.kind in ("heading", "title") and len(text) < 160:
        return True
    if len(text) > 90 or len(text) < 3:
        return False
    if attribute_of(text) or section_kind(text) not in (None, "record"):
        return True
    if passage.is_point and passage.number is not None and not passage.bold:
        return False
    letters = re.findall(r"[A-Za-z]", text)
    capitals = len(letters) > 4 and all(c.isupper() for c in letters)
    return (capitals or passage.bold) and not text.endswith((".", ";", ",")) and passage.kind != "item"
