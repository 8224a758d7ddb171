"""Sentences on bodies taken apart: the clauses, and where each of them gets its subject from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from boardpapers.extract.phrases import Frame, pattern, vocabulary, words

#: Of whom a clause tells: the body named right `before` it, the `same` as the clause before, or
#: whoever it names itself (`new`); `resume` goes on after a relative clause with the subject before that.
Kind = Literal["new", "same", "before", "resume"]


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters [start, end) of a text."""

    start: int
    end: int
    kind: Kind


def clauses(text: str, start: int, end: int, names: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of a sentence at [start, end); nothing is cut within `names`, the bodies named in it."""
    cuts: dict[int, tuple[int, Kind]] = {}
    for frame in _boundaries():
        for match in frame.regex.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in names):
                continue
            if frame.name == "lead" and not _leads(text, start, match, names):
                continue
            if frame.name == "another subject" and not has_verb(_since(text, start, match.start())):
                continue  # `the DCC and the ACC sit on it`: one subject
            kind: Kind = frame.means  # type: ignore[assignment]
            if kind == "before" and not _follows_name(match.start(), names, text):
                kind = "same"
            cuts.setdefault(match.start(), (match.end(), kind))
    for first, last in _brackets(text, start, end, names):
        cuts = {at: cut for at, cut in cuts.items() if not first <= at < last}
        cuts[first] = (first, "before")
        for part in _PARTS.finditer(text, first, last):
            cuts[part.start()] = (part.end(), "same")
        cuts.setdefault(last, (last, "resume"))
    made = [Clause(start, end, "new")]
    for at, (after, kind) in sorted(cuts.items()):
        before = text[made[-1].start : at]
        if after <= made[-1].start or _LINKS.fullmatch(before):
            continue
        made[-1] = Clause(made[-1].start, max(at, made[-1].start), made[-1].kind)
        made.append(Clause(after, end, kind))
    return [c for c in made if text[c.start : c.end].strip(" ,;.–—-")]


#: Between the points of a bracket (`monthly; chair: ACC Lewis`).
_PARTS = re.compile(
    r";\s|,\s(?=(?:co-?)?(?:chair|meets|meeting|attended|report|led\b|headed|comprising|members|monthly|weekly|quarterly|"
    r"fortnightly|bi-?monthly|every|twice|once))|(?<=ly),\s",
    re.IGNORECASE,
)
_LINKS = re.compile(r"\W*(?:and|but|to|of|at|in|by|on|through|from|with)?\W*", re.IGNORECASE)


def _since(text: str, start: int, at: int) -> str:
    """The words since the last stop or comma before a place."""
    return re.split(r"[;:]|\s[–—]\s|,\s(?=which)", text[start:at])[-1]


def has_verb(words_before: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", words_before)) & words("clauses", "verbs"))


def _leads(text: str, start: int, match: re.Match[str], names: list[tuple[int, int]]) -> bool:
    """Whether what stands before the comma leads up to a body that is named right after it."""
    if any(a < match.start() for a, _ in names):
        return False
    opening = text[start : match.start()]
    return bool(
        re.match(
            r"\W*(?:chaired|led|headed|attended|each|every|once|since|until|from|in|at|on|to)\b",
            opening,
            re.I,
        )
    )


#: What may stand between a name and the clause that tells of it: its letters, or where and when it stands.
_ASIDE = re.compile(r"\s*(?:\([^()]*\))?(?:\s(?:in|from|since|for)\s[\w\s’']{2,28})?\s*")


def _follows_name(at: int, names: list[tuple[int, int]], text: str) -> bool:
    return any(b <= at and _ASIDE.fullmatch(text[b:at]) for _, b in names)


def _brackets(text: str, start: int, end: int, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Brackets behind a body's name that tell of it; one that holds only letters is the name's."""
    for match in re.compile(r"\([^()]{4,}(?:\([^()]*\)[^()]*)*\)").finditer(text, start, end):
        if _follows_name(match.start(), names, text) and not re.fullmatch(r"\([A-Z&]+\)", match.group()):
            yield match.span()


@cache
def _boundaries() -> tuple[Frame, ...]:
    data = vocabulary("clauses")
    verbs = "|".join(sorted(words("clauses", "verbs"), key=lambda w: (-len(w), w)))
    parts = {**data["parts"], "verb": f"(?-i:{verbs})"}
    return tuple(
        Frame(
            entry["name"],
            entry["means"],
            pattern(entry["regex"], parts),
            tuple(entry["examples"]),
            tuple(entry["counterexamples"]),
        )
        for entry in data["boundary"]
    )


def boundaries() -> tuple[Frame, ...]:
    """The wordings between clauses, for the tests."""
    return _boundaries()


_OPENS = re.compile(
    r"[\s,(]*(?:(?:and|but|also|then|now|in turn|both|which|who|that)\s)*(?P<verb>[\w-]+)", re.I
)


def opens_with_verb(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with its verb, so that its subject stands elsewhere."""
    match = _OPENS.match(text[start:end])
    return match is not None and match["verb"] in words("clauses", "verbs")
