"""What each paragraph is: title, heading, field, caption, signature, list item or body text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from boardpapers.document import ParagraphKind
from boardpapers.extract.layout.fields import field_start, is_head
from boardpapers.extract.layout.headings import looks_like_heading, numbers_sections
from boardpapers.extract.layout.lines import Line
from boardpapers.extract.layout.paras import Para, merged
from boardpapers.extract.patterns import pattern

_SHORT_VALUE = 22  # words of a field's value whose label is not known
_CLAUSE = re.compile(r"[.;]\s")


@dataclass(frozen=True)
class Marked:
    """A paragraph with its kind; for a field its label and how many words of the first line it takes."""

    para: Para
    kind: ParagraphKind = "body"
    label: str | None = None
    label_words: int = 0


def marked(paras: Sequence[Para], body: float) -> list[Marked]:
    """Kinds by form; titles and nesting are settled later, over the whole paper."""
    found = [_mark(p, paras[n + 1 : n + 4], body) for n, p in enumerate(paras)]
    return _signatures(_field_runs(_values_below(found)))


def _mark(para: Para, following: Sequence[Para], body: float) -> Marked:
    text = para.string
    if para.label is not None and para.label.kind == "bullet":
        return Marked(para, "item")
    if _is_signature(para):
        return Marked(para, "signature")
    if (
        para.label is None
        and pattern("layout", "caption").regex.match(text)
        and len(text.split()) <= 40
        and len(para.lines) <= 3
    ):
        return Marked(para, "caption")
    head = _head_with_value(para)
    if head is not None:
        return head
    start = field_start(para.lines[0]) if para.label is None else None
    if start is not None and start.known and len(text.split()) > len(start.label.split()):
        return Marked(para, "field", start.label, start.words)
    if looks_like_heading(para, body) or numbers_sections(para, following):
        return Marked(para, "heading")
    return Marked(para, "body")


def _head_with_value(para: Para) -> Marked | None:
    """A label on a line of its own with a short value on the next, or before a number (`AGENDA ITEM 9a`)."""
    first = para.lines[0]
    if para.label is not None or len(para.lines) > 3:
        return None
    if len(para.lines) > 1 and is_head(first.string.rstrip(":")) and len(para.string.split()) <= 16:
        return Marked(para, "field", first.string.rstrip(": "), len(first.words))
    words = first.words
    short = len(para.lines) == 1 and 1 < len(words) <= 5
    if short and any(c.isdigit() for c in words[-1].text):
        head = Line(first.page, words[:-1]).string.rstrip(":")
        if is_head(head):
            return Marked(para, "field", head, len(words) - 1)
    return None


def _is_signature(para: Para) -> bool:
    text = para.string
    if len(text.split()) > 30:
        return False
    names = ("signature", "blank_line", "valediction")
    return any(pattern("layout", name).regex.match(text) for name in names)


def _values_below(found: Sequence[Marked]) -> list[Marked]:
    """A label that stands alone, joined with the value on the next line."""
    out: list[Marked] = []
    skip = False
    for n, mark in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[n + 1] if n + 1 < len(found) else None
        para = mark.para
        lonely = len(para.lines) == 1 and para.label is None and mark.kind in ("body", "heading")
        if after is not None and lonely and is_head(para.string.rstrip(":")) and _is_value(mark, after):
            joined = merged(para, after.para)
            words = len(para.lines[0].words)
            out.append(Marked(joined, "field", para.string.rstrip(": "), words))
            skip = True
        else:
            out.append(mark)
    return out


def _is_value(head: Marked, value: Marked) -> bool:
    if value.kind not in ("body", "heading") or value.para.page != head.para.page:
        return False
    above, below = head.para.lines[0], value.para.lines[0]
    near = 0 <= below.box.top - above.box.bottom < 2.2 * max(above.size, below.size)
    over = below.box.x0 < above.box.x1 and above.box.x0 < below.box.x1
    colon = head.para.string.endswith(":")
    small = len(value.para.string.split()) <= (14 if colon or value.kind == "heading" else 8)
    return near and over and small and (colon or value.para.label is None)


def _field_runs(found: Sequence[Marked]) -> list[Marked]:
    """Lines `Label: value` with labels of their own, where they stand beside known fields."""
    out = list(found)
    for n, mark in enumerate(found):
        if mark.kind not in ("body", "heading") or mark.para.label is not None:
            continue
        start = field_start(mark.para.lines[0])
        if start is None or start.known or not _could_be_field(mark.para, start.words):
            continue
        beside = [m for m in (out[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None) if m]
        if any(m.kind == "field" and abs(m.para.label_x0 - mark.para.label_x0) < 4 for m in beside):
            out[n] = Marked(mark.para, "field", start.label, start.words)
    return out


def _could_be_field(para: Para, label_words: int) -> bool:
    words = para.string.split()
    value = " ".join(words[label_words:])
    return bool(value) and len(words) - label_words <= _SHORT_VALUE and not _CLAUSE.search(value)


def _signatures(found: Sequence[Marked]) -> list[Marked]:
    """Roles above `Signed`, and names and dates below it, are part of the signature."""
    out = list(found)
    for n, mark in enumerate(found):
        if mark.kind != "signature":
            continue
        before = None if n == 0 or _closes_letter(mark) else out[n - 1]
        if before is not None and _belongs_above(before, mark):
            out[n - 1] = replace(before, kind="signature", label=None, label_words=0)
        for k in range(n + 1, min(n + 5, len(found))):
            if not _belongs_below(out[k], mark):
                break
            out[k] = replace(out[k], kind="signature", label=None, label_words=0)
    return out


def _closes_letter(mark: Marked) -> bool:
    return bool(pattern("layout", "valediction").regex.match(mark.para.string))


def _belongs_above(before: Marked, mark: Marked) -> bool:
    para = before.para
    if before.kind not in ("body", "heading") or para.label is not None or para.page != mark.para.page:
        return False
    text = para.string
    near = mark.para.lines[0].box.top - para.lines[-1].box.bottom < 60
    return near and len(text.split()) <= 12 and not text.endswith((".", ":")) and _is_name_or_role(text)


def _belongs_below(after: Marked, mark: Marked) -> bool:
    para = after.para
    if after.kind == "field":
        near_label = after.label is not None and bool(
            pattern("layout", "name_and_date").regex.match(after.label)
        )
        return near_label and para.page == mark.para.page and para.box.top - mark.para.box.bottom < 90
    if after.kind not in ("body", "heading") or para.label is not None or para.page != mark.para.page:
        return False
    text = para.string
    if pattern("layout", "name_and_date").regex.match(text) or pattern("layout", "date_line").regex.match(
        text
    ):
        return len(text.split()) <= 12
    close = para.box.top - mark.para.box.bottom < (110 if _closes_letter(mark) else 60)
    return close and after.kind == "body" and len(text.split()) <= 10 and _is_name_or_role(text)


def _is_name_or_role(text: str) -> bool:
    """Capitalised words without a verb: a name, a role, an office."""
    words = [w for w in text.split() if w[0].isalpha()]
    small = [
        w for w in words if w.islower() and w not in {"and", "of", "for", "the", "on", "behalf", "to", "&"}
    ]
    return bool(words) and not small and words[0][0].isupper()
