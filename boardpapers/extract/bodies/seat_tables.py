"""Tables of seats: a row for each seat, with its post, its organisation and whether it chairs or attends."""

import re
from dataclasses import dataclass

from boardpapers.document import Cell, Table
from boardpapers.extract.bodies import claims, labels
from boardpapers.extract.bodies.drafts import Draft
from boardpapers.extract.bodies.seats import is_organisation, is_role, seats
from boardpapers.extract.passages import of_cell
from boardpapers.schemas import BodyMember
from boardpapers.schemas.vocabulary import MemberCapacity

_CAPACITY = re.compile(
    r"\W*(?:(?P<co>(?:co-?\s?|joint\s)chair(?:man|person|s)?)|(?P<deputy>(?:deputy|vice|alternate)[\s-]*chair(?:man|person)?)|(?P<chair>(?:the\s)?chair(?:man|woman|person)?)"
    r"|(?P<attendee>(?:in\s)?attend(?:ance|ee|s|ing)|observers?|advis[eo]rs?|advisory|by\sinvitation|invite[ed]s?|optional|secretar(?:y|iat)|minutes?|minute[\s-]taker|non[\s-]voting(?:\smember)?|as\srequired|support)"
    r"|(?P<member>(?:core\s|full\s|standing\s|voting\s|ex[\s-]officio\s)?members?|core|standing|voting|required|mandatory|permanent))\W*",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:organisation|force|agency|representing|representative\sof|service|partner|employer|on\sbehalf\sof|nominated\sby|authority|department|from)s?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what; -1 for none."""

    post: int
    organisation: int
    capacity: int
    first_row: int
    default: MemberCapacity


def read(table: Table, draft: Draft | None, label: str | None) -> bool:
    """Takes the table's rows as seats of the body; False when it is no table of seats.

    `label` is what the heading above says of what stands below it (`member`, `attendee`).
    """
    columns = _columns(table, label)
    if columns is None or draft is None:
        return False
    for row in table.grid()[columns.first_row :]:
        _seat(table, row, columns, draft)
    draft.present = draft.governs = True
    return True


def _columns(table: Table, label: str | None) -> _Columns | None:
    if not 1 <= table.n_columns <= 5 or table.n_rows < 2:
        return None
    grid = table.grid()
    header = [c.text.string.strip() if c is not None else "" for c in grid[0]]
    headed = _is_header(header)
    rows = grid[1:] if headed else grid
    shares = [_shares(rows, column) for column in range(table.n_columns)]
    capacity = next((n for n, s in enumerate(shares) if s[0] >= 0.6), -1)
    posts = [(s[1], -n) for n, s in enumerate(shares) if n != capacity]
    best, at = max(posts, default=(0.0, 0))
    post = -at if best >= 0.5 else -1
    organisation = next(
        (
            n
            for n, s in enumerate(shares)
            if n not in (capacity, post) and ((headed and _ORGANISATION.fullmatch(header[n])) or s[2] >= 0.6)
        ),
        -1,
    )
    if post < 0 and (organisation < 0 or capacity < 0):
        return None
    said = {m for w in header if headed and (m := labels.meaning(w)) in {"member", "attendee"}}
    if capacity < 0 and label not in {"member", "attendee"} and not said:
        return None
    default: MemberCapacity = "attendee" if label == "attendee" or said == {"attendee"} else "member"
    return _Columns(post, organisation, capacity, int(headed), default)


def _is_header(words: list[str]) -> bool:
    """Whether the first row names columns rather than seats."""
    known = re.compile(
        r"(?:names?|roles?|posts?|positions?|titles?|job\stitles?|members?(?:hip)?|attendees?|status|capacity|office|rank|designation|role\son\sthe\s\w+|board\srole|seat|core\smembers?|representative|officer(?:/staff\smember)?|staff\smember)\W*",
        re.IGNORECASE,
    )
    filled = [w for w in words if w]
    return bool(filled) and all(known.fullmatch(w) or _ORGANISATION.fullmatch(w) for w in filled)


def _shares(rows: list[list[Cell | None]], column: int) -> tuple[float, float, float]:
    """The shares of a column's cells that say a capacity, a post, an organisation."""
    texts = [c.text.string.strip() for r in rows if (c := r[column]) is not None and c.text.string.strip()]
    if not texts or len(texts) * 3 < len(rows):
        return 0.0, 0.0, 0.0
    words = [re.findall(r"[a-z0-9][\w'’/-]*", t.lower()) for t in texts]
    short = [len(t) < 110 for t in texts]
    said = sum(bool(_CAPACITY.fullmatch(t)) for t in texts)
    posts = sum(s and is_role(w) for s, w in zip(short, words, strict=True)) - said
    seated = sum(s and is_organisation(w) and not is_role(w) for s, w in zip(short, words, strict=True))
    return said / len(texts), posts / len(texts), seated / len(texts)


def _seat(table: Table, row: list[Cell | None], columns: _Columns, draft: Draft) -> None:
    post = row[columns.post] if columns.post >= 0 else None
    office = row[columns.organisation] if columns.organisation >= 0 else None
    holder = post if post is not None and post.text.string.strip() else office
    if holder is None or not holder.text.string.strip():
        return
    said = row[columns.capacity] if columns.capacity >= 0 else None
    match = _CAPACITY.fullmatch(said.text.string.strip()) if said is not None else None
    capacity: MemberCapacity = columns.default
    if match is not None:
        capacity = (
            "co_chair"
            if match["co"]
            else "chair"
            if match["chair"]
            else "attendee"
            if match["attendee"]
            else "member"
        )
    if holder is post and len(list(seats(holder.text.string, whole=True))) > 1:
        claims.add_seats(draft, of_cell(table, holder), 0, len(holder.text.string), capacity, whole=True)
        return
    role, capacity = claims.marked_capacity(holder.text.string.strip() if holder is post else None, capacity)
    draft.add_member(
        BodyMember(
            role=role,
            organisation=office.text.string.strip() or None if office is not None else None,
            capacity=capacity,
            evidence=of_cell(table, holder).cite(),
        )
    )
