"""Who issues a paper: the commissioner's office or the force, by letterhead, title block and text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from boardpapers.document import Evidence
from boardpapers.extract.forms.casing import named
from boardpapers.extract.metadata.view import Told, View
from boardpapers.extract.patterns import pattern, patterns

_FORCE_SPEAKS = re.compile(
    r"\b(?:report|paper)\s+(?:of|by|from)\s+(?:the\s+)?(?:(?:temporary|deputy|assistant)\s+)*chief\s+constable",
    re.IGNORECASE,
)
_FORCE_POST = re.compile(
    r"\b(?:chief\s+constable|[dta]?cc\b|superintendent|force\b|constabulary)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Mention:
    kind: str
    area: str
    name: str
    evidence: tuple[Evidence, ...]
    weight: int


def organisation(view: View, decides: bool) -> Told | None:
    """The issuing organisation as printed; `decides` for records of a commissioner's decision."""
    mentions = list(_mentions(view))
    if not mentions:
        return _area_alone(view)
    areas: Counter[str] = Counter()
    for mention in mentions:
        areas[mention.area] += mention.weight
    order = {m.area: -n for n, m in reversed(list(enumerate(mentions)))}
    area = max(areas, key=lambda a: (areas[a], order[a]))
    own = [m for m in mentions if m.area == area]
    kinds = {m.kind for m in own}
    wanted = "force" if not decides and (_force_speaks(view) or _letterhead_of_force(own)) else "opcc"
    if wanted not in kinds or (wanted, 6) not in {(m.kind, m.weight) for m in own}:
        heaviest = max(own, key=lambda m: (m.weight, -own.index(m)))
        wanted = wanted if wanted in kinds and heaviest.kind != "service" else heaviest.kind
    best = max((m for m in own if m.kind == wanted), key=lambda m: (m.weight, -own.index(m)))
    return Told(named(re.sub(r"^[Tt]he\s+", "", best.name)), best.evidence)


def _mentions(view: View) -> Iterator[_Mention]:
    """Every office and force that the paper names; title block and running lines weigh more."""
    for upper, lower in pairwise(view.front):
        if (
            len(upper.text) < 60
            and len(lower.text) < 60
            and upper.source.label is None
            and lower.source.label is None
        ):
            join = len(upper.text)
            for kind, area, start, end in _named_in(f"{upper.text} {lower.text}"):
                if start < join < end and pattern("metadata", "area").regex.search(area):
                    words = (
                        *upper.cite(start, join, "organisation"),
                        *lower.cite(0, end - join - 1, "organisation"),
                    )
                    yield _Mention(kind, area, f"{upper.text} {lower.text}"[start:end], words, 6)
    fronts = {p.index for p in view.front}
    for passage in (*view.running, *view.passages):
        weight = 6 if passage.running or passage.index in fronts else 1
        for kind, area, start, end in _named_in(passage.text):
            yield _Mention(
                kind, area, passage.text[start:end], passage.cite(start, end, "organisation"), weight
            )


def _area_alone(view: View) -> Told | None:
    """The police area that the title block names, where no office or force is printed."""
    areas = pattern("metadata", "area").regex
    for passage in view.head:
        if match := areas.search(passage.text):
            return Told(named(match.group()), passage.cite(match.start(), match.end(), "organisation"))
    return None


def _named_in(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Kind, area, start and end of each office and force in a text; the first pattern that fits wins."""
    taken: list[tuple[int, int]] = []
    for entry in patterns("metadata"):
        if entry.tags.get("kind") not in ("opcc", "force", "service"):
            continue
        for match in entry.regex.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            taken.append(match.span())
            area = (
                (match.groupdict().get("area") or match.groupdict().get("known") or match.group())
                .lower()
                .replace("&", "and")
            )
            yield entry.tags["kind"], re.sub(r"\W+", " ", area).strip(), match.start(), match.end()


def _letterhead_of_force(mentions: list[_Mention]) -> bool:
    fronts = [m for m in mentions if m.weight > 1]
    return bool(fronts) and all(m.kind == "force" for m in fronts)


def _force_speaks(view: View) -> bool:
    senders = [f for f in view.early("from") if _FORCE_POST.search(f.text)]
    return bool(senders) or any(_FORCE_SPEAKS.search(p.text) for p in view.front)
