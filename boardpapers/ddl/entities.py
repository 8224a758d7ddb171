"""Entities: one row for the whole database, whatever the number of papers that name them."""

from typing import get_args

from boardpapers.ddl.model import Column, Table, key, of_document, refers, text
from boardpapers.schemas.vocabulary import BodyKind, OrganisationKind


def _aliases(table: str, owner: str, what: str) -> Table:
    return Table(
        table,
        f"Other names of {what}: from the reference table and as papers print them.",
        (
            refers(f"{owner}_id", _plural(owner), f"The {owner}.", required=True, cascade=True),
            text("alias", "The other name.", required=True),
        ),
        key=(f"{owner}_id", "alias"),
        indexes=(("alias",),),
        without_rowid=True,
    )


def _plural(owner: str) -> str:
    return "bodies" if owner == "body" else owner + "s"


def _organisation(name: str, description: str) -> Column:
    return refers(name, "organisations", description)


ENTITY_TABLES: tuple[Table, ...] = (
    Table(
        "organisations",
        "Forces, commissioners' offices, alliances, partners and national bodies that the papers name.",
        (
            key("Stable id, from the name."),
            text(
                "name", "Official name, or as printed where it is not in the reference table.", required=True
            ),
            text("kind", "What it is.", required=True, choices=get_args(OrganisationKind)),
            text("ons_code", "ONS code of the police force area; a force and its commissioner share it."),
        ),
        indexes=(("ons_code",), ("name",)),
    ),
    _aliases("organisation_aliases", "organisation", "an organisation"),
    Table(
        "bodies",
        "Boards, panels, committees, groups and summits; one named in two papers is one row.",
        (
            key("Stable id, from the name and the owner."),
            text("name", "The name, without acronym and `the`.", required=True),
            text("acronym", "The acronym that papers give it."),
            text("kind", "What it is.", required=True, choices=get_args(BodyKind)),
            _organisation("organisation_id", "Whose body it is."),
        ),
        indexes=(("name",), ("organisation_id",)),
    ),
    _aliases("body_aliases", "body", "a body"),
    Table(
        "programmes",
        "Programmes, projects, workstreams and collaborations; one named in two papers is one row.",
        (
            key("Stable id, from the name and the owner."),
            text("name", "The name, without acronym and `the`.", required=True),
            text("acronym", "The acronym that papers give it."),
            refers("parent_id", "programmes", "The programme it belongs to."),
            _organisation("organisation_id", "Who runs it."),
        ),
        indexes=(("name",), ("organisation_id",), ("parent_id",)),
    ),
    _aliases("programme_aliases", "programme", "a programme"),
)

#: A table of content, but it is here because only the resolution of entities reads it.
MENTIONS = Table(
    "mentions",
    "Each name of an entity, once for each paper; the entities are worked out from these after every run.",
    (
        key(),
        of_document(),
        text("kind", "What is named.", required=True, choices=("organisation", "body", "programme")),
        text("name", "As printed.", required=True),
        text(
            "context",
            "The owner or parent as printed, where it tells namesakes apart; else empty.",
            required=True,
        ),
        text("owner", "Key of the organisation (force and commissioner are one) that the name belongs to."),
        text("acronym", "The acronym that the paper gives."),
        text("aliases", "Other names that the paper gives, a JSON list."),
        text("parent", "The parent programme, as printed."),
        refers("organisation_id", "organisations", "Whose body or programme the paper says it is."),
        text("entity_kind", "board, panel, ...; for organisations without a reference row, the kind."),
        text("entity_id", "The row of organisations, bodies or programmes; NULL until the run's last step."),
    ),
    indexes=(("document_id", "kind", "name", "context"), ("kind", "owner"), ("entity_id",)),
)

UNRESOLVED = Table(
    "unresolved",
    "What changed since entities and copies were last worked out; empty after every complete run.",
    (
        text("kind", "body or programme; or document, for a paper that came or went.", required=True),
        text("owner", "Key of the organisation; or the paper's id.", required=True),
    ),
    key=("kind", "owner"),
    without_rowid=True,
)
