"""Lists of seats: `the PCC, the Chief Executive and the WYP Chief Finance Officer` taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.extract.phrases import words

_STOP = re.compile(
    r"[.;](?=\s|$)|\s(?:and|but|who|which|that)\s(?:is|are|was|meets?|it|they|will|has|have|receives?|reports?|oversees?|provides?|comprises?|consists?|includes?|"
    r"monitors?|approves?|considers?|attends?|chaired|co-chaired|the\s(?:board|group|panel|committee|meeting)\s)\b|"
    r"\s(?:oversees?|oversaw|provides?|monitors?|meets?|approves?|receives?|considers?|ensures?|is|are|was|were|will|would|shall|has|have|reviews?(?=\sthe)|governs?|scrutinises?|makes?|sets?|decides?)\s|"
    r",?\s(?:comprises|consists|includes|which|who|where|whose|chaired\sby|co-chaired|led\sby|attended\sby|and\s(?:is\s)?attended|and\schaired|meets|meeting\s|"
    r"supported\sby|in\sorder\sto|to\s(?:provide|oversee|ensure|review|monitor|discuss|consider|approve|agree|drive|scrutinise|support)|"
    r"(?:appointed|nominated|elected|chosen|seconded|selected|drawn)\s(?:by|from)|in\sattendance|once\s|twice\s|"
    r"so\sthat|wherever|when(?:ever)?|as\srequired|as\sappropriate|as\sand\swhen|every\s|on\sa\s|at\sleast|reporting\sto|as\s(?:joint\s|co-?\s?)chairs?|"
    r"(?:bi-?)?monthly|quarterly|weekly|with\s(?:oversight|responsibility|the)|for\s(?:oversight|approval)|at\s(?:its|each|every|the))\b",
    re.IGNORECASE,
)
_FINITE = frozenset(
    [
        "oversees",
        "oversee",
        "provides",
        "monitors",
        "meets",
        "meet",
        "approves",
        "receives",
        "considers",
        "ensures",
        "is",
        "are",
        "was",
        "were",
        "will",
        "shall",
        "has",
        "have",
    ]
)
_SPLIT = re.compile(
    r",\s*(?:and\s+|&\s+)?|\s*;\s*(?:and\s+)?|\s+(?:and|&|plus|along\swith|together\swith|as\swell\sas|or)\s+|\s*\n\s*|\s[•·▪]\s",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:the|a|an|all|both|each|other|and|also|plus|by|of|from|our|its|their|his|her|relevant|appropriate|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\d{1,2}|representati(?:on|ves)\s(?:from|of)(?=\s(?:the\s)?(?-i:[A-Z]))|representing)\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:representati(?:on|ves?)|members?|officers?|leads?|nominees?|delegates?)\s(?:from|of)\s(?:the\s)?(?P<org>[A-Z].*)$"
)
_OWN = re.compile(
    r"^(?P<org>(?:OPCC|[A-Z][\w’']+(?:\s[A-Z][\w’']+)*\s(?:Police|Constabulary|Fire Authority)))"
    r"\s(?P<role>[A-Z].*)$"
)
_OF = re.compile(r"\b(?:of|for|from)\s(?:the\s)?(?P<org>[A-Z].*)$")


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat at characters [start, end) of the text that was taken apart."""

    role: str | None
    organisation: str | None
    start: int
    end: int


def seats(text: str, start: int = 0, end: int | None = None, *, whole: bool = False) -> Iterator[Seat]:
    """The seats listed in [start, end); unless `whole`, up to where the list ends by its wording."""
    stop = len(text) if end is None else end
    if not whole:
        close = _closing(text, start, stop)
        match = _STOP.search(text, start, close)
        stop = match.start() if match else close
        if (
            match
            and match.group().split()[0].lower() in _FINITE
            and (comma := text.rfind(",", start, stop)) > 0
        ):
            # `Chaired by the ACO, the PDG meets monthly`: the last part is the subject of what follows.
            stop = comma if " and " not in text[comma:stop] else stop
    for first, last in _joined(text, list(_parts(text, start, stop))):
        seat = _seat(text, first, last)
        if seat is not None:
            yield seat


def _closing(text: str, start: int, stop: int) -> int:
    """The bracket that closes around the list, if it stands in one."""
    depth = 0
    for n in range(start, stop):
        if text[n] == "(":
            depth += 1
        elif text[n] == ")":
            depth -= 1
            if depth < 0:
                return n
    return stop


def _parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at, depth = start, 0
    matches = list(_SPLIT.finditer(text, start, stop))
    for match in matches:
        depth = text.count("(", at, match.start()) - text.count(")", at, match.start())
        if depth > 0:
            continue
        yield at, match.start()
        at = match.end()
    yield at, stop


def _joined(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Parts of one post put together again (`Police | Crime Commissioner`, `Head of Finance | Estates`)."""
    pending: tuple[int, int] | None = None
    for n, (start, end) in enumerate(parts):
        words_here = _words(text[start:end])
        if not words_here:
            continue
        if pending is None:
            pending = (start, end)
            continue
        left = _words(text[pending[0] : pending[1]])
        if _goes_on(left, words_here, text[pending[1] : start]) and n > 0:
            pending = (pending[0], end)
        else:
            yield pending
            pending = (start, end)
    if pending is not None:
        yield pending


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9][\w'’/-]*", text.lower())


def _goes_on(left: list[str], right: list[str], glue: str) -> bool:
    """Whether the part on the right belongs to the post on the left."""
    if (left[-1:] == ["police"] and right[:1] in (["crime"], ["fire"])) or (
        left[-1:] == ["crime"] and right[0].startswith("victim")
    ):
        return True
    bare = right[:-1] if right[-1:] in (["chair"], ["co-chair"], ["chairman"], ["chairperson"]) else right
    if bare and not _is_post(bare) and is_role(left) and not is_organisation(bare):
        return "of" in left or "for" in left or (glue.strip() == "," and len(bare) <= 4)
    if right[:2] == ["office", "of"] and is_role(left):
        return True
    if "and" in glue or "&" in glue:
        if left[-1] in {"police", "ambulance", "fire"} and right[0] in {
            "crime",
            "rescue",
            "fire",
            "ambulance",
        }:
            return True
        if not is_role(left) and not is_organisation(left) and is_role(right):
            return True  # `Finance and Commercial Director`
        if (
            is_role(right)
            and left
            and right[0] not in {"the", "a"}
            and left[-1]
            in {
                "change",
                "strategic",
                "corporate",
                "finance",
                "commercial",
                "estates",
                "operational",
                "information",
                "legal",
                "people",
                "performance",
                "planning",
                "assistant",
            }
        ):
            return True
    return False


def _is_post(tokens: list[str]) -> bool:
    """Whether the words before any `of` or `for` end in a post (`Specialist Operations` does not)."""
    head = next(
        (n for n, t in enumerate(tokens) if t in {"of", "for", "from", "in", "at", "to", "on"}), len(tokens)
    )
    return is_role(tokens[max(head - 1, 0) : head]) or tokens[0] in words("roles", "ranks")


def is_role(tokens: list[str]) -> bool:
    return any(t.strip("'’").removesuffix("'s") in words("roles", "role_heads") for t in tokens)


def is_organisation(tokens: list[str]) -> bool:
    return any(t in words("roles", "organisation_words") for t in tokens)


def _seat(text: str, start: int, end: int) -> Seat | None:
    part = text[start:end]
    shift = len(part) - len(part.lstrip(" •-–—:"))
    start, part = start + shift, part.strip(" •-–—:").rstrip(".,")
    while match := _LEAD.match(part):
        start, part = start + match.end(), part[match.end() :]
    part = part.strip()
    if not part or len(part) > 110 or not re.search(r"[A-Za-z]{2}", part):
        return None
    end = start + len(part)
    tokens = _words(part)
    if is_role(tokens) and not _only_organisation(tokens, part):
        match = _FROM.search(part) or _OWN.match(part) or _OF.search(part)
        organisation = match["org"].strip() if match and is_organisation(_words(match["org"])) else None
        return Seat(part, organisation, start, end)
    if not part[0].isupper() and not part[0].isdigit():
        return None
    if is_organisation(tokens) or (part.isupper() and len(part) <= 8):
        return Seat(None, part, start, end)
    return None


def _only_organisation(tokens: list[str], part: str) -> bool:
    """`College of Policing`, `Association of Police Accountants`: no post in spite of a word."""
    if tokens[0].startswith("superintendents") and "association" not in tokens:
        return False
    return tokens[0] in {
        "association",
        "college",
        "federation",
        "office",
        "trust",
        "superintendents'",
        "superintendents",
    } or (
        bool(
            re.match(
                r"(?:National Police Chiefs|Police Superintendents|Superintendents|Chief Police Officers)",
                part,
            )
        )
    )
