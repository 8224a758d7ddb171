"""After the entities: claims are linked into benefits. All rows are made anew, in one transaction."""

from collections.abc import Iterable

from sqlite_utils import Database

from boardpapers.benefits import Claim, Link, Linked, link
from boardpapers.ids import make_id
from boardpapers.store.rows import Row
from boardpapers.stories import Story, story

_OWNER = """
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN organisations o ON o.id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
"""
_SAVINGS = f"""
SELECT r.id, r.document_id, 'saving', coalesce(o.ons_code, o.id, d.id), r.amount_gbp, r.status,
  coalesce(d.paper_date, ''), d.file_name, k.page, k.position, r.programme_id,
  coalesce(p.name, r.programme_text), r.item, NULL, r.basis, r.cashability, 'unspecified',
  r.period_start, r.period_end, r.is_total, o.id, r.period_text
FROM savings r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id {_OWNER}
"""
_POSTS = f"""
SELECT r.id, r.document_id, 'fte', coalesce(o.ons_code, o.id, d.id), r.fte, r.status,
  coalesce(d.paper_date, ''), d.file_name, k.page, k.position, r.programme_id,
  coalesce(p.name, r.programme_text), r.item, r.portfolio, 'unspecified', 'unspecified', r.kind,
  r.period_start, r.period_end, r.is_total, o.id, r.period_text
FROM fte_benefits r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id {_OWNER}
WHERE r.fte IS NOT NULL
"""


def rebuild_benefits(database: Database) -> None:
    """Link all claims of the database."""
    claims: list[Claim] = []
    besides: dict[str, tuple[str | None, str | None]] = {}
    for query in (_SAVINGS, _POSTS):
        for row in database.execute(query).fetchall():
            claim = _claim(row)
            claims.append(claim)
            besides[claim.record_id] = (row[20], row[21])
    benefits: list[Row] = []
    told: list[Row] = []
    for linked in link(claims):
        compiled = story(linked)
        benefit = _benefit(linked, compiled, besides)
        benefits.append(benefit)
        told.extend(_claim_rows(benefit["id"], linked, compiled))
    with database.atomic():
        database.execute("DELETE FROM benefits")
        if benefits:
            database.table("benefits").insert_all(benefits)
            database.table("benefit_claims").insert_all(told)


def _claim(row: tuple[object, ...]) -> Claim:
    (
        record_id, document_id, kind, owner, amount, status, date, file_name, page, position, programme_id,
        programme, item, portfolio, basis, cashability, nature, start, end, is_total, *_,
    ) = row  # fmt: skip
    return Claim(
        record_id,  # type: ignore[arg-type]  # columns of STRICT tables: the query says their types
        document_id,  # type: ignore[arg-type]
        kind,  # type: ignore[arg-type]
        owner,  # type: ignore[arg-type]
        amount,  # type: ignore[arg-type]
        status,  # type: ignore[arg-type]
        date,  # type: ignore[arg-type]
        (file_name, page, position),  # type: ignore[arg-type]
        programme_id,  # type: ignore[arg-type]
        programme,  # type: ignore[arg-type]
        item,  # type: ignore[arg-type]
        portfolio,  # type: ignore[arg-type]
        basis,  # type: ignore[arg-type]
        cashability,  # type: ignore[arg-type]
        nature,  # type: ignore[arg-type]
        start,  # type: ignore[arg-type]
        end,  # type: ignore[arg-type]
        bool(is_total),
    )


def _benefit(linked: Linked, compiled: Story, besides: dict[str, tuple[str | None, str | None]]) -> Row:
    claims = linked.claims
    dates = sorted(c.paper_date for c in claims if c.paper_date)
    dated = next((c for c in reversed(claims) if c.period_start or c.period_end), claims[-1])
    named = next((c for c in reversed(claims) if c.item), claims[-1])
    programmed = next((c for c in reversed(claims) if c.programme_id), claims[-1])
    return {
        "id": make_id("benefit", record=claims[0].record_id),
        "kind": claims[0].kind,
        "organisation_id": besides[claims[-1].record_id][0],
        "programme_id": programmed.programme_id,
        "name": named.item or programmed.programme,
        "portfolio": _said(c.portfolio for c in claims),
        "basis": _said(c.basis for c in claims) or "unspecified",
        "cashability": _said(c.cashability for c in claims) or "unspecified",
        "period_text": besides[dated.record_id][1],
        "period_start": dated.period_start,
        "period_end": dated.period_end,
        "planned": compiled.planned,
        "delivered": compiled.delivered,
        "missed": compiled.missed,
        "status": compiled.status,
        "first_told": dates[0] if dates else None,
        "last_told": dates[-1] if dates else None,
        "papers": len({c.document_id for c in claims}),
        "claims": len(claims),
        "contradictions": compiled.contradictions,
        "confidence": linked.confidence,
    }


def _said(values: Iterable[str | None]) -> str | None:
    """What any claim says; linked claims do not differ in it."""
    return next((v for v in values if v not in (None, "unspecified")), None)


def _claim_rows(benefit_id: str, linked: Linked, compiled: Story) -> list[Row]:
    return [
        {
            "record_id": told.claim.record_id,
            "benefit_id": benefit_id,
            "document_id": told.claim.document_id,
            "position": position,
            "role": told.role,
            "status": told.claim.status,
            "amount": told.claim.amount,
            "superseded": told.superseded,
            "contradicts": told.contradicts,
            "rule": best.rule if (best := _best(linked, told.claim)) else None,
            "confidence": best.confidence if best else 1.0,
        }
        for position, told in enumerate(compiled.told)
    ]


def _best(linked: Linked, claim: Claim) -> Link | None:
    """The surest link of the claim to another of its benefit."""
    own = [x for x in linked.links if claim.record_id in (x.left, x.right)]
    return max(own, key=lambda x: (x.confidence, x.left, x.right), default=None)
