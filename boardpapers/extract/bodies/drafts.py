"""Bodies while they are being read: one draft for each, found again under any of its names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from boardpapers.document import Evidence
from boardpapers.extract.body_names import Mention, initials, key, letters, same
from boardpapers.extract.phrases import vocabulary
from boardpapers.schemas import BodyLink, BodyMember
from boardpapers.schemas.vocabulary import BodyKind, BodyStatus


@dataclass(slots=True)
class Draft:
    """What has been read of one body so far."""

    name: str
    kind: BodyKind
    strong: bool
    acronym: str | None = None
    aliases: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    remit: list[str] = field(default_factory=list)
    remit_evidence: list[Evidence] = field(default_factory=list)
    cadence: str | None = None
    cadence_evidence: list[Evidence] = field(default_factory=list)
    status: BodyStatus | None = None
    status_evidence: list[Evidence] = field(default_factory=list)
    members: list[BodyMember] = field(default_factory=list)
    links: list[BodyLink] = field(default_factory=list)
    governs: bool = False
    present: bool = False
    organisation: str | None = None

    @property
    def claims(self) -> int:
        return len(self.remit) + len(self.members) + len(self.links) + bool(self.cadence) + bool(self.status)

    def add_alias(self, name: str | None) -> None:
        if name and name != self.name and name not in self.aliases and name != self.acronym:
            self.aliases.append(name)

    def add_evidence(self, rows: tuple[Evidence, ...]) -> None:
        places = {(e.paragraph, e.table, e.row, e.column) for e in self.evidence}
        self.evidence += [e for e in rows if (e.paragraph, e.table, e.row, e.column) not in places]

    def add_member(self, member: BodyMember) -> None:
        """A seat, unless the same post is there already in this or a higher capacity."""
        mine = key(member.role or member.organisation or "")
        for other in self.members:
            if (
                other.capacity == "attendee"
                and member.capacity == "member"
                and key(other.role or other.organisation or "") == mine
            ):
                self.members[self.members.index(other)] = member
                return
            if key(other.role or other.organisation or "") == mine and (
                other.capacity == member.capacity
                or other.capacity in {"chair", "co_chair"}
                or (other.capacity == "member" and member.capacity == "attendee")
            ):
                return
        self.members.append(member)

    def add_link(self, link: BodyLink) -> None:
        target = key(link.target_body or link.target_programme or "")
        if target == key(self.name):
            return
        for other in self.links:
            if (
                other.relation == link.relation
                and key(other.target_body or other.target_programme or "") == target
            ):
                return
        self.links.append(link)


class Register:
    """The bodies of one paper, in order of first mention."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self.drafts: list[Draft] = []
        self._acronyms = dict(acronyms)

    def find(self, name: str) -> Draft | None:
        """The draft that goes by this name, its acronym or a shorter or longer form of the name."""
        if not name:
            return None
        mine = key(name)
        for draft in self.drafts:
            if draft.acronym == name or any(same(key(n), mine) for n in (draft.name, *draft.aliases)):
                return draft
        long = self._acronyms.get(name)
        if long and long != name:
            return self.find(long)
        if len(mine) < 2:
            return None
        near = [d for d in self.drafts if _extends(key(d.name), mine) or _extends(mine, key(d.name))]
        return near[0] if len(near) == 1 else None

    def get(self, mention: Mention) -> Draft:
        """The mention's draft, made when there is none; the longest name becomes the name."""
        draft = self.find(mention.name) or (self.find(mention.acronym) if mention.acronym else None)
        if draft is None:
            draft = Draft(mention.name, mention.kind, mention.strong)
            self.drafts.append(draft)
        elif mention.name != draft.name:
            if len(key(mention.name)) > len(key(draft.name)):
                draft.add_alias(mention.name)
                draft.aliases.remove(mention.name) if mention.name in draft.aliases else None
                old, draft.name = draft.name, mention.name
                draft.add_alias(old)
            else:
                draft.add_alias(mention.name)
        draft.strong = draft.strong or mention.strong
        draft.acronym = draft.acronym or mention.acronym
        draft.add_alias(mention.full)
        return draft

    def by_acronym(self, acronym: str) -> Draft | None:
        """The draft whose acronym this is, given or fitting the name's initials."""
        for draft in self.drafts:
            if draft.acronym == acronym:
                return draft
        fitting = [
            d for d in self.drafts if d.acronym is None and acronym in (initials(d.name), letters(d.name))
        ]
        if len(fitting) == 1 and len(acronym) > 2:
            return fitting[0]
        return None


def _extends(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the long name is the short one behind its owner (`Kent Police Savings Board`)."""
    if len(long) <= len(short) or len(short) < 2 or long[-len(short) :] != short:
        return False
    rest = long[: -len(short)]
    if rest == ("strategic",) and short[-1] == "summit":
        return True
    data = vocabulary("bodies")["words"]
    return not set(rest) & (
        set(data["inner"].split()) | set(data["strong"].split()) | {"national", "regional", "local"}
    )
