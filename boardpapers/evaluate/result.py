"""What an evaluation comes to, as frozen values that add up over papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

MissKind = Literal["missed", "invented", "wrong", "other type", "table", "evidence"]


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`; `value` is None where there is nothing to judge."""

    right: float = 0.0
    of: int = 0

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of record: counts, and for each attribute how many were right on matched records."""

    name: str
    matched: int = 0
    missed: int = 0
    invented: int = 0
    attributes: tuple[tuple[str, Share], ...] = ()
    extras: tuple[tuple[str, Share], ...] = ()
    #: By band of confidence: how many of the predicted records are right.
    bands: tuple[tuple[str, Share], ...] = ()

    @property
    def precision(self) -> float | None:
        return Share(self.matched, self.matched + self.invented).value

    @property
    def recall(self) -> float | None:
        return Share(self.matched, self.matched + self.missed).value

    @property
    def f1(self) -> float | None:
        return Share(2 * self.matched, 2 * self.matched + self.missed + self.invented).value

    @property
    def attribute_mean(self) -> float | None:
        """The mean of the attributes' accuracies, each counted once, without the extras."""
        return mean(share.value for _, share in self.attributes)

    def attribute(self, name: str) -> Share:
        return dict((*self.attributes, *self.extras)).get(name, Share())

    def __add__(self, other: "KindScore") -> "KindScore":
        return KindScore(
            self.name,
            self.matched + other.matched,
            self.missed + other.missed,
            self.invented + other.invented,
            _add_shares(self.attributes, other.attributes),
            _add_shares(self.extras, other.extras),
            _add_shares(self.bands, other.bands),
        )


def _add_shares(
    a: tuple[tuple[str, Share], ...], b: tuple[tuple[str, Share], ...]
) -> tuple[tuple[str, Share], ...]:
    total = dict(a)
    for name, share in b:
        total[name] = total.get(name, Share()) + share
    return tuple(total.items())


#: Lower ends of the bands of confidence that an evaluation reports, highest first.
BANDS = (0.95, 0.9, 0.8, 0.6, 0.0)


def band(confidence: float | None, right: int) -> tuple[tuple[str, Share], ...]:
    """The band of one predicted record; none without a confidence."""
    if confidence is None:
        return ()
    low = next(b for b in BANDS if confidence >= b)
    return ((f"{low:.2f}", Share(right, 1)),)


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are not None; None without any."""
    stated = [v for v in values if v is not None]
    return sum(stated) / len(stated) if stated else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as the gold says; `detail` holds the attribute's gold and predicted value."""

    what: MissKind
    kind: str
    paper: str
    label: str
    detail: str = ""
    quote: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TableScore:
    """Tables of the gold: found, cells right, whole tables right; the extras are reported only."""

    found: Share = Share()
    cells: Share = Share()
    exact: Share = Share()
    caption: Share = Share()
    header_row: Share = Share()

    def __add__(self, other: "TableScore") -> "TableScore":
        return TableScore(
            self.found + other.found,
            self.cells + other.cells,
            self.exact + other.exact,
            self.caption + other.caption,
            self.header_row + other.header_row,
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What papers come to; `kinds` also holds the parts of records, `document`, `people` and `checks`."""

    kinds: Mapping[str, KindScore]
    tables: TableScore = TableScore()
    #: Gold amounts of pounds that some money record has; gold amounts that are no saving, taken for one.
    amounts_found: Share = Share()
    taken_for_saving: Share = Share()
    #: Gold checks made with the right verdict; predicted mismatches that the gold has not got.
    checks_right: Share = Share()
    invented_mismatches: int = 0
    evidence: Share = Share()
    evidence_unchecked: int = 0
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            add_kinds(self.kinds, other.kinds),
            self.tables + other.tables,
            self.amounts_found + other.amounts_found,
            self.taken_for_saving + other.taken_for_saving,
            self.checks_right + other.checks_right,
            self.invented_mismatches + other.invented_mismatches,
            self.evidence + other.evidence,
            self.evidence_unchecked + other.evidence_unchecked,
            self.misses + other.misses,
        )

    def kind(self, name: str) -> KindScore:
        return self.kinds.get(name, KindScore(name))

    @property
    def metadata(self) -> Share:
        """Document attributes, people and their roles: right ones of those in the gold or invented."""
        total = Share()
        for _, share in self.kind("document").attributes:
            total += share
        people = self.kind("people")
        present = Share(people.matched, people.matched + people.missed + people.invented)
        return total + present + people.attribute("role")


def add_kinds(a: Mapping[str, KindScore], b: Mapping[str, KindScore]) -> dict[str, KindScore]:
    total = dict(a)
    for name, score in b.items():
        total[name] = total[name] + score if name in total else score
    return total


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation: the pooled score, each paper's own, and gold papers that the database has not got."""

    total: Score
    papers: Mapping[str, Score]
    absent: tuple[str, ...] = ()
