"""Initiatives while they are put together, and those that go by one name."""

from dataclasses import dataclass, field

from boardpapers.document import Evidence
from boardpapers.extract.initiatives import milestones
from boardpapers.extract.initiatives.stages import FoundStage
from boardpapers.extract.programmes.names import ProgrammeName, short_key
from boardpapers.schemas import Milestone


@dataclass(slots=True)
class Draft:
    """An initiative while it is put together."""

    name: str
    acronym: str | None
    aliases: list[str]
    evidence: list[Evidence]
    parent: str | None = None
    parent_evidence: tuple[Evidence, ...] = ()
    stage: FoundStage | None = None
    summary: str | None = None
    summary_evidence: tuple[Evidence, ...] = ()
    body: str | None = None
    body_evidence: tuple[Evidence, ...] = ()
    organisation: str | None = None
    milestones: list[Milestone] = field(default_factory=list)
    is_entry: bool = True
    grouped: bool = False

    @property
    def spellings(self) -> list[str]:
        return [self.name, *self.aliases, *([self.acronym] if self.acronym else [])]


def _same(drafts: list[Draft], draft: Draft) -> Draft | None:
    mine = {short_key(s) for s in draft.spellings}
    for other in drafts:
        if mine & {short_key(s) for s in other.spellings} and not _told_apart(other, draft):
            return other
    return None


def _told_apart(one: Draft, other: Draft) -> bool:
    """Namesakes under different groups are two."""
    return bool(
        one.grouped
        and other.grouped
        and one.parent
        and other.parent
        and short_key(one.parent) != short_key(other.parent)
        and short_key(one.name) == short_key(other.name)
    )


def join(drafts: list[Draft], draft: Draft) -> None:
    """Adds a draft, or what it says to the one that goes by the same name."""
    other = _same(drafts, draft)
    if other is None:
        drafts.append(draft)
        return
    if draft is not other:
        other.evidence += [
            e
            for e in draft.evidence
            if (e.paragraph, e.table, e.row) not in {(o.paragraph, o.table, o.row) for o in other.evidence}
        ]
        for alias in draft.spellings:
            if alias not in other.spellings:
                other.aliases.append(alias)
        if other.stage is None or (draft.stage is not None and draft.stage.weight > other.stage.weight):
            other.stage = draft.stage
        other.acronym = other.acronym or draft.acronym
        other.summary, other.summary_evidence = (
            (other.summary, other.summary_evidence)
            if other.summary
            else (draft.summary, draft.summary_evidence)
        )
        if other.parent is None:
            other.parent, other.parent_evidence = draft.parent, draft.parent_evidence
        if other.body is None:
            other.body, other.body_evidence = draft.body, draft.body_evidence
        other.milestones = milestones.merged([*other.milestones, *draft.milestones])


def draft_of(drafts: list[Draft], name: ProgrammeName | None) -> Draft | None:
    """The draft that goes by one of a programme's names."""
    keys = {short_key(s) for s in name.spellings} if name is not None else set()
    return next((d for d in drafts if keys & {short_key(s) for s in d.spellings}), None)
