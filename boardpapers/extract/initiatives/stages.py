"""How far a programme is, from the wordings of its text and from a column `Stage` or `Status`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from boardpapers.document import Evidence
from boardpapers.extract.anchors import Anchored
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import pattern, vocabulary
from boardpapers.schemas.vocabulary import Stage

_OTHERS = re.compile(
    r"^\W*(?:(?:a|the)\s)?(?:number\sof|following|complementary\sto|since|as\sa\sresult\sof|lessons|these\s\d|each|both\sof|"
    r"alongside|in\sline\swith)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StageFrame:
    """A wording, the stage it means, how sure it is, and what may not stand before it."""

    name: str
    means: Stage
    weight: int
    regex: Anchored
    barred: Anchored | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first place where the wording stands and nothing bars it."""
        for match in self.regex.finditer(text, start, len(text) if end is None else end):
            if self.barred is None or not self.barred.search(
                text[max(start, match.start() - 70) : match.start()]
            ):
                return match
        return None


@cache
def stage_frames(group: str) -> tuple[StageFrame, ...]:
    data = vocabulary("stages")
    parts = data.get("parts", {})
    return tuple(
        StageFrame(
            entry["name"],
            entry["means"],
            entry.get("weight", 1),
            pattern(entry["regex"], parts),
            pattern(entry["not"], parts) if "not" in entry else None,
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )
        for entry in data[group]
    )


@dataclass(frozen=True, slots=True)
class FoundStage:
    stage: Stage
    weight: int
    evidence: tuple[Evidence, ...]
    name: str = ""


def opening_status(passage: Passage) -> FoundStage | None:
    """The stage that opens a cell (`In delivery. Courses have been run ...`, `Delayed by the supplier`)."""
    for frame in stage_frames("status"):
        match = frame.regex.match(passage.string)
        if match and re.match(
            r"(?:\s(?:phase|stage))?\s*(?:[.;:,–—-]|by\b|$)", passage.string[match.end() :]
        ):
            return FoundStage(frame.means, 5, passage.cite(*match.span(), field="stage"), "status")
    return None


def stage_in(
    parts: Iterable[tuple[Passage, int, int]],
    reading: Callable[[str], Reading],
    foreign: Callable[[str, int, int], bool] = lambda text, start, end: False,
) -> FoundStage | None:
    """The stage that an entry's text tells most plainly; of equally plain ones the first."""
    best: FoundStage | None = None
    for passage, start, end in parts:
        text = passage.string
        for first, last in reading(text).sentences:
            first, last = max(first, start), min(last, end)
            if first >= last:
                continue
            found = [
                (-frame.weight, match.start(), frame, match)
                for frame in stage_frames("stage")
                if (best is None or frame.weight > best.weight)
                and (match := frame.search(text, first, last)) is not None
                and not foreign(text, first, match.start())
                and not (frame.weight < 4 and _of_others(text[first:last], match.start() - first))
            ]
            if found:
                _, _, frame, match = min(found, key=lambda f: f[:2])
                best = FoundStage(
                    frame.means, frame.weight, passage.cite(*match.span(), field="stage"), frame.name
                )
    return best


def _of_others(sentence: str, position: int) -> bool:
    """Whether the wording stands in an opening clause on something else (`Since the approval of X, ...`)."""
    if not _OTHERS.match(sentence):
        return False
    ends = [m.start() for m in re.finditer(r",|\sand\s(?=delivery|this|the)", sentence)]
    return not ends or position < ends[0]


def stage_of_status(passage: Passage, start: int = 0, end: int | None = None) -> FoundStage | None:
    """The stage that a cell of a stage or status column names, or the words after such a label."""
    stop = len(passage.string) if end is None else end
    text = re.sub(
        r"^\W*(?:red|amber|green|blue|r|a|g|b)\b(?=\W+\w)\W*",
        "",
        passage.string[start:stop],
        flags=re.IGNORECASE,
    )
    for frame in stage_frames("status"):
        if frame.regex.search(text):
            return FoundStage(frame.means, 5, passage.cite(start, stop, field="stage"))
    return None


_SECTION = re.compile(
    r"^[\d.\s]*(?:(?:(?:projects?|programmes?|schemes|initiatives|workstreams)\s(?:that\s)?(?:are\s|have\s)?(?:(?:now|currently|recently|been)\s)*)(?P<a>.+)"
    r"|(?P<b>.+?)\s(?:projects|programmes|schemes|initiatives|workstreams))\W*$",
    re.IGNORECASE,
)


def stage_of_section(heading: Passage) -> FoundStage | None:
    """The stage of all that stands under a heading such as `Projects in delivery` or `Closed projects`."""
    match = _SECTION.match(heading.string)
    group = "a" if match is not None and match["a"] else "b"
    if match is None or len(match[group].split()) > 4 or re.search(r"\bof\b", match[group], re.I):
        return None
    found = stage_of_status(heading, *match.span(group))
    return replace(found, weight=3) if found is not None else None


_LABELLED = re.compile(
    r"(?:^\W*|[|•·]\s*)(?:(?:current|project|programme|overall|delivery)\s)?(?:stage|status|phase|position)\s*[:–-]\s*(?P<words>[^.;|•·\n]+)"
    r"|^\s*[(\[](?P<inside>[^()\[\]]{3,40})[)\]]",
    re.IGNORECASE,
)


def labelled_stage(parts: Iterable[tuple[Passage, int, int]]) -> FoundStage | None:
    """The stage that a line such as `Stage: in delivery` or a bracket behind the name says."""
    for passage, start, end in parts:
        match = _LABELLED.search(passage.string[start:end])
        if match:
            group = "words" if match["words"] else "inside"
            found = stage_of_status(passage, start + match.start(group), start + match.end(group))
            if found is not None:
                return found
    return None
