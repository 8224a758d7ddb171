"""Which printed names mean one body or one programme.

Every paper leaves `Mention`s. Those of one owner (a force with its commissioner, an alliance) are resolved
together, whatever the order the papers came in: names that differ in case, `the`, the owner's name in front
or an acronym behind are one; an acronym alone joins the full name that some paper defines it for; names
that a paper gives as aliases are joined. One name at two owners stays two entities.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from boardpapers.ids import make_id
from boardpapers.organisations import Organisation, leading_organisation, plain

EntityKind = Literal["body", "programme"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as one paper prints it. `context` tells namesakes in one paper apart (owner or parent)."""

    id: str
    document_id: str
    kind: EntityKind
    name: str
    owner: str
    context: str = ""
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    organisation_id: str | None = None
    entity_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A body or programme, for the whole database; `entity_kind` only for bodies."""

    id: str
    kind: EntityKind
    name: str
    owner: str
    acronym: str | None = None
    parent_id: str | None = None
    organisation_id: str | None = None
    entity_kind: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of one owner, and which of them each mention (by id) means."""

    entities: tuple[Entity, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)


_ACRONYM_BEHIND = re.compile(r"\s*\((?:the )?[\"'“‘]?([A-Z][A-Za-z0-9&/]*[A-Z0-9][A-Za-z0-9]*)[\"'”’]?\)\s*$")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&/]{0,6}[A-Z0-9]$")
_STEMS = (("policing", "police"), ("programmes", "programme"), ("commissioners", "commissioner"))
_KINDS = frozenset({"board", "panel", "committee", "group", "summit", "meeting", "workshop", "team"})
#: Names that a paper uses for whatever body or programme it is about; they join nothing.
_GENERIC = frozenset(
    {
        "board",
        "panel",
        "committee",
        "group",
        "summit",
        "meeting",
        "team",
        "programme",
        "project",
        "review",
        "strategy",
        "plan",
        "workstream",
        "force",
        "council",
        "executive",
        "scheme",
        "initiative",
        "collaboration",
        "alliance",
    }
)


def split_acronym(name: str) -> tuple[str, str | None]:
    """`Strategic Change Board (SCB)` as its name and its acronym."""
    match = _ACRONYM_BEHIND.search(name)
    return (name[: match.start()].strip(), match.group(1)) if match else (name.strip(), None)


def is_acronym(name: str) -> bool:
    return bool(_ACRONYM.match(name.strip()))


@lru_cache(maxsize=1 << 14)
def owned_name(name: str) -> tuple[Organisation | None, str]:
    """The owner whose name opens `name`, if any, and the key of the rest."""
    bare, _ = split_acronym(name)
    led = leading_organisation(bare)
    if led is not None and led[1] not in _GENERIC and len(led[1].split()) > 0:
        return led[0], _stemmed(led[1])
    return None, _stemmed(plain(bare))


def _stemmed(words: str) -> str:
    stems = dict(_STEMS)
    return " ".join(stems.get(w, w) for w in words.split())


def key_of(name: str) -> str:
    """What two spellings of one name have in common."""
    return owned_name(name)[1] or name.strip().lower()


class _Joined:
    """Keys joined into classes; the smallest key speaks for its class, so order does not matter."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        root = key
        while self._parent.get(root, root) != root:
            root = self._parent[root]
        return root

    def join(self, left: str, right: str) -> None:
        a, b = sorted((self.find(left), self.find(right)))
        self._parent[b] = a


def resolve(mentions: Iterable[Mention]) -> Resolution:
    """The entities behind mentions of one kind and one owner."""
    ordered = sorted(mentions, key=lambda m: m.id)
    if not ordered:
        return Resolution()
    keys = _keys(ordered)
    joined = _joined(ordered, keys)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in ordered:
        groups[joined.find(keys[mention.id])].append(mention)
    entities = {root: _entity(group, keys) for root, group in sorted(groups.items())}
    of = {m.id: entities[root].id for root, group in groups.items() for m in group}
    return Resolution(_with_parents(entities, groups, of), of)


def _keys(mentions: Sequence[Mention]) -> dict[str, str]:
    """A key for each mention: its name, the name its acronym stands for, or name and parent for namesakes."""
    by_paper: dict[tuple[str, str], str] = {}
    anywhere: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        acronym = m.acronym or split_acronym(m.name)[1]
        if acronym and not is_acronym(m.name):
            by_paper[m.document_id, acronym.lower()] = key_of(m.name)
            anywhere[acronym.lower()].add(key_of(m.name))
    namesakes = _namesakes(mentions)
    keys = {}
    for m in mentions:
        key = key_of(m.name)
        if is_acronym(m.name):
            spelled_out = [key_of(a) for a in m.aliases if not is_acronym(a)]
            defined = anywhere.get(key, set()) or set(spelled_out[:1])
            only = next(iter(defined)) if len(defined) == 1 else key
            key = by_paper.get((m.document_id, key), spelled_out[0] if spelled_out else only)
        keys[m.id] = f"{key} < {key_of(m.parent)}" if key in namesakes and m.parent else key
    return keys


def _namesakes(mentions: Sequence[Mention]) -> frozenset[str]:
    """Names that one paper gives to several programmes, told apart by the parent (`Phase 2`)."""
    parents: dict[tuple[str, str], set[str]] = defaultdict(set)
    for m in mentions:
        if m.kind == "programme" and m.parent:
            parents[m.document_id, key_of(m.name)].add(key_of(m.parent))
    return frozenset(key for (_, key), several in parents.items() if len(several) > 1)


def _joined(mentions: Sequence[Mention], keys: Mapping[str, str]) -> _Joined:
    joined = _Joined()
    for m in mentions:
        for alias in m.aliases:
            other = key_of(alias)
            if other not in _GENERIC and not is_acronym(alias):
                joined.join(keys[m.id], other)
    return joined


def _entity(group: Sequence[Mention], keys: Mapping[str, str]) -> Entity:
    first = group[0]
    key = min({keys[m.id] for m in group}, key=lambda k: (-len(k.split()), -len(k), k))
    printed = [n for m in group for n in (m.name, *m.aliases)]
    spelled = Counter(
        _displayed(n) for n in printed if key_of(n) == key.split(" < ")[0] and not is_acronym(n)
    )
    name = _most_common(spelled or Counter(_displayed(n) for n in printed)) or first.name
    acronym = _most_common(Counter(a for m in group if (a := m.acronym or split_acronym(m.name)[1])))
    if acronym is None:
        acronym = _most_common(Counter(m.name for m in group if is_acronym(m.name) and m.name != name))
    kinds = Counter(m.entity_kind for m in group if m.entity_kind and m.entity_kind != "other")
    others = {_displayed(m.name) for m in group} | {a for m in group for a in m.aliases}
    return Entity(
        id=make_id(first.kind, name=key, owner=first.owner),
        kind=first.kind,
        name=name,
        owner=first.owner,
        acronym=acronym,
        organisation_id=_most_common(Counter(m.organisation_id for m in group if m.organisation_id)),
        entity_kind=_most_common(kinds) or (_kind_in(name) if first.kind == "body" else None),
        aliases=tuple(sorted(a for a in others - {name, acronym or name} if key_of(a) not in _GENERIC)),
    )


def _displayed(name: str) -> str:
    bare, _ = split_acronym(name)
    return re.sub(r"^[Tt]he\s+", "", bare)


def _most_common(counted: "Counter[str]") -> str | None:
    return min(counted, key=lambda value: (value.isupper(), -counted[value], value)) if counted else None


def _kind_in(name: str) -> str | None:
    """`board`, `panel`, ... where the name ends so."""
    words = plain(name).split()
    return words[-1] if words and words[-1] in _KINDS else None


def _with_parents(
    entities: Mapping[str, Entity], groups: Mapping[str, Sequence[Mention]], of: Mapping[str, str]
) -> tuple[Entity, ...]:
    """Parents filled in; a programme that would be its own ancestor stands on top."""
    by_paper = {(m.document_id, key_of(m.name)): of[m.id] for g in groups.values() for m in g}
    anywhere = {key_of(m.name): of[m.id] for g in groups.values() for m in sorted(g, key=lambda m: m.id)}
    parents: dict[str, str] = {}
    for root, group in sorted(groups.items()):
        named: Counter[str] = Counter()
        for m in group:
            target = m.parent and (
                by_paper.get((m.document_id, key_of(m.parent))) or anywhere.get(key_of(m.parent))
            )
            if target:
                named[target] += 1
        chosen = _most_common(named)
        if chosen is not None and not _leads_to(parents, chosen, entities[root].id):
            parents[entities[root].id] = chosen
    return tuple(
        Entity(
            e.id,
            e.kind,
            e.name,
            e.owner,
            e.acronym,
            parents.get(e.id),
            e.organisation_id,
            e.entity_kind,
            e.aliases,
        )
        for e in sorted(entities.values(), key=lambda e: e.id)
    )


def _leads_to(parents: Mapping[str, str], start: str, target: str) -> bool:
    at: str | None = start
    while at is not None:
        if at == target:
            return True
        at = parents.get(at)
    return False
