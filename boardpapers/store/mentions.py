"""The names of organisations, bodies and programmes of one paper, gathered while its rows are made."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from boardpapers.entities import is_acronym, key_of, owned_name, split_acronym
from boardpapers.ids import make_id
from boardpapers.organisations import (
    Organisation,
    alliance_of,
    find_organisation,
    organisation_meant,
    unknown_organisation,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A body or programme as one place of the paper names it."""

    kind: str
    name: str
    context: str = ""
    organisation: str | None = None
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    entity_kind: str | None = None

    def merged(self, other: "Named") -> "Named":
        """Both at once; what the first says stands."""
        return replace(
            self,
            organisation=self.organisation or other.organisation,
            acronym=self.acronym or other.acronym,
            aliases=tuple(dict.fromkeys((*self.aliases, *other.aliases))),
            parent=self.parent or other.parent,
            entity_kind=self.entity_kind or other.entity_kind,
        )


@dataclass(slots=True)
class MentionBook:
    """Collects names while rows are made; gives the rows of `mentions` and `organisations` at the end."""

    document_id: str
    issuer_name: str | None
    acronyms: tuple[tuple[str, str], ...] = ()
    _named: dict[tuple[str, str, str], Named] = field(default_factory=dict)
    _organisations: dict[str, Organisation] = field(default_factory=dict)

    @property
    def issuer(self) -> Organisation | None:
        if not self.issuer_name:
            return None
        return find_organisation(self.issuer_name) or unknown_organisation(self.issuer_name)

    def organisation(self, name: str | None) -> str | None:
        """The id of the organisation that `name` means in this paper."""
        if name is None or not name.strip():
            return None
        found = self._organisations.get(name)
        if found is None:
            found = organisation_meant(name, self.issuer) or unknown_organisation(name)
            self._organisations[name] = found
        return found.id

    def add(self, named: Named) -> None:
        if not named.name.strip():
            return
        place = (named.kind, named.name, named.context)
        earlier = self._named.get(place)
        self._named[place] = earlier.merged(named) if earlier else named
        if named.parent:
            self.add(Named("programme", named.parent))

    def organisation_rows(self) -> list[Row]:
        every = {o.id: o for _, o in sorted(self._organisations.items())}
        every.update({o.id: o for o in self._owners()})
        return [
            {"id": o.id, "name": o.name, "kind": o.kind, "ons_code": o.ons_code}
            for _, o in sorted(every.items())
        ]

    def _owners(self) -> Iterable[Organisation]:
        return (o for named in self._named.values() if (o := self._owner(named)) is not None)

    def _owner(self, named: Named) -> Organisation | None:
        """Whose body or programme it is: as the name says, as the record says, or the paper's issuer."""
        leading, _ = owned_name(named.name)
        if leading is not None:
            return leading
        if named.organisation:
            return organisation_meant(named.organisation, self.issuer) or unknown_organisation(
                named.organisation
            )
        for other in self._named.values():
            if other.kind == named.kind and other.organisation and key_of(other.name) == key_of(named.name):
                return self._owner(other)
        if self.issuer is not None and "alliance" in key_of(named.name).split():
            return alliance_of(self.issuer, "alliance") or self.issuer
        return self.issuer

    def rows(self) -> list[Row]:
        rows = [self._organisation_row(name, o) for name, o in sorted(self._organisations.items())]
        return rows + [self._row(named) for _, named in sorted(self._named.items())]

    def _organisation_row(self, name: str, organisation: Organisation) -> Row:
        row = self._blank("organisation", name, "")
        known = find_organisation(organisation.name) is not None
        row.update(owner="", entity_id=organisation.id, entity_kind=None if known else organisation.kind)
        return row

    def _row(self, named: Named) -> Row:
        owner = self._owner(named)
        acronym, aliases = self._with_acronyms(named)
        row = self._blank(named.kind, named.name, named.context)
        row.update(
            owner=owner.family if owner else f"document {self.document_id}",
            acronym=acronym,
            aliases=json.dumps(aliases, ensure_ascii=False) if aliases else None,
            parent=named.parent,
            organisation_id=owner.id if owner else None,
            entity_kind=named.entity_kind,
        )
        return row

    def _with_acronyms(self, named: Named) -> tuple[str | None, list[str]]:
        """The acronym that the paper defines for the name, or the long form of an acronym."""
        acronym, aliases = named.acronym or split_acronym(named.name)[1], list(named.aliases)
        for short, long in self.acronyms:
            if is_acronym(named.name) and named.name == short and long not in aliases:
                aliases.append(long)
            elif acronym is None and is_acronym(short) and key_of(named.name) == key_of(long):
                acronym = short
        if acronym is not None and not is_acronym(acronym):
            return None, [*aliases, acronym]
        return acronym, aliases

    def _blank(self, kind: str, name: str, context: str) -> Row:
        own_id = make_id("mention", document=self.document_id, kind=kind, name=name, context=context)
        return {
            "id": own_id,
            "document_id": self.document_id,
            "kind": kind,
            "name": name,
            "context": context,
            "owner": None,
            "acronym": None,
            "aliases": None,
            "parent": None,
            "organisation_id": None,
            "entity_kind": None,
            "entity_id": None,
        }
