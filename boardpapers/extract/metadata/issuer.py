"""Who issues a paper: the commissioner's office or the force, by letterhead, title block and text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.metadata.front import named
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import patterns

_FORCE_SPEAKS = re.compile(r"\b(?:report|paper)\s+(?:of|by|from)\s+(?:the\s+)?(?:(?:temporary|deputy|assistant)\s+)*chief\s+constable", re.IGNORECASE)
_FORCE_POST = re.compile(r"\b(?:chief\s+constable|[dta]?cc\b|superintendent|force\b|constabulary)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    kind: str
    area: str
    passage: Passage
    start: int
    end: int
    weight: int


def organisation(view: View, decides: bool) -> Told | None:
    """The issuing organisation as printed; `decides` for records of a commissioner's decision."""
    mentions = list(_mentions(view))
    if not mentions:
        return None
    areas: Counter[str] = Counter()
    for mention in mentions:
        areas[mention.area] += mention.weight
    area = max(areas, key=lambda a: (areas[a], -_first(mentions, a)))
    own = [m for m in mentions if m.area == area]
    kinds = {m.kind for m in own}
    wanted = "force" if not decides and _force_speaks(view) else "opcc"
    if wanted not in kinds:
        wanted = next(iter(sorted(kinds)))
    if not decides and wanted == "opcc" and _letterhead_of_force(own):
        wanted = "force"
    best = max((m for m in own if m.kind == wanted), key=lambda m: (m.weight, -own.index(m)))
    return told(named(re.sub(r"^[Tt]he\s+", "", best.passage.text[best.start : best.end])), best.passage, best.start, best.end, "organisation")


def _first(mentions: list[_Mention], area: str) -> int:
    return next(n for n, m in enumerate(mentions) if m.area == area)


def _mentions(view: View) -> Iterator[_Mention]:
    fronts = {p.index for p in view.front}
    for passage in (*view.running, *view.passages):
        weight = 6 if passage.running or passage.index in fronts else 1
        taken: list[tuple[int, int]] = []
        for entry in patterns("metadata"):
            if "kind" not in entry.tags or entry.tags["kind"] not in ("opcc", "force"):
                continue
            for match in entry.regex.finditer(passage.text):
                if any(match.start() < e and s < match.end() for s, e in taken):
                    continue
                taken.append(match.span())
                area = re.sub(r"\W+", " ", (match.groupdict().get("area") or match.group()).lower().replace("&", "and"))
                yield _Mention(entry.tags["kind"], area.strip(), passage, match.start(), match.end(), weight)


def _letterhead_of_force(mentions: list[_Mention]) -> bool:
    fronts = [m for m in mentions if m.weight > 1]
    return bool(fronts) and all(m.kind == "force" for m in fronts)


def _force_speaks(view: View) -> bool:
    senders = [f for f in view.early("from") if _FORCE_POST.search(f.text)]
    return bool(senders) or any(_FORCE_SPEAKS.search(p.text) for p in view.front)
