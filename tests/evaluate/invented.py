"""The gold annotation of a paper that does not exist; a fresh copy for each test that changes it."""

from typing import Any

_COMMON = {"organisation": "Mereshire Police", "amount_max_gbp": None, "qualifier": "exact", "is_total": 0}
_YEAR = {"period_start": "2030-04-01", "period_end": "2031-03-31"}


def saving(item: str, amount: float, **values: Any) -> dict[str, Any]:
    return {
        "item": item,
        "programme": "Lantern Programme",
        "amount_gbp": amount,
        "cashability": "cashable",
        "recurrence": "recurring",
        "status": "planned",
        "quotes": [f"{item} will save £{amount:,.0f}"],
        **_COMMON,
        **_YEAR,
        **values,
    }


def cost(item: str, amount: float, **values: Any) -> dict[str, Any]:
    return {
        "item": item,
        "amount_gbp": amount,
        "budget": "capital",
        "category": "Set-up",
        "status": "approved",
        "quotes": [f"{item} needs £{amount:,.0f}"],
        **_COMMON,
        **values,
    }


def gold() -> dict[str, Any]:
    return {
        "paper": "mereshire-lantern-2030",
        "document": _document(),
        "savings": [
            saving("Kennels", 120000.0),
            saving("Boat shed", 120000.0, status=["delivered", "planned"]),
            saving("Archive", 45500.0, qualifier="about", optional=True),
            saving("Total", 240000.0, is_total=1, programme=[None, "Lantern Programme"]),
        ],
        "costs": [cost("Slipway", 80000.0), cost("Radios", 33000.0, or_type=["other_amounts"], role="grant")],
        "other_amounts": [
            {
                "item": "Harbour grant",
                "amount_gbp": 51000.0,
                "role": "grant",
                "quotes": ["a Harbour grant of £51,000"],
                "is_total": 0,
            },
            {"item": "Net", "amount_gbp": -9000.0, "role": "net_position", "quotes": ["(9)"], "is_total": 1},
        ],
        "fte_benefits": [
            _posts("Kennels", 2.5),
            _posts("Boat shed", 2.5),
            {
                "item": "Rounds",
                "fte": None,
                "hours_per_year": 3200,
                "kind": "efficiency",
                "quotes": ["3,200 hours"],
            },
        ],
        "governance_bodies": _bodies(),
        "decisions": _decisions(),
        "initiatives": _initiatives(),
        "tables": [
            {
                "caption": ["Table 1: Lantern savings", "LANTERN"],
                "header": [["LANTERN", "", ""], ["Item", "2030/31 £", "Total £"]],
                "rows": [
                    ["Kennels", "120,000", "120,000"],
                    ["Boat shed", "120,000", "120,000"],
                    ["Total", "", "240,000"],
                ],
            },
            {"caption": None, "header": [], "rows": [["Signed", "Date"]], "optional": True},
        ],
        "checks": [
            {
                "kind": "column_total",
                "subject_has": ["Total", "Lantern"],
                "stated": 240000.0,
                "computed": 240000.0,
                "result": "ok",
            },
            {"kind": "contradiction", "subject_has": ["slipway"], "result": "mismatch", "optional": True},
        ],
        "notes": ["Invented from end to end."],
    }


def _posts(item: str, fte: float) -> dict[str, Any]:
    return {
        "item": item,
        "portfolio": ["Harbour", None],
        "fte": fte,
        "workforce": "staff",
        "kind": "reduction",
        "status": "planned",
        "is_total": 0,
        "quotes": ["2.5"],
    }


def _document() -> dict[str, Any]:
    return {
        "title": "Lantern Programme: progress and next steps",
        "paper_type": "report",
        "body": ["Harbour Oversight Board", "HOB"],
        "organisation": ["Mereshire Police", None],
        "meeting_date": "2030-06-04",
        "agenda_item": "7b",
        "reference": "MP/30/114",
        "people": [
            {"name": "Ada Quill", "role": ["Programme Director", None], "capacity": "author"},
            {"name": None, "role": "Head of Finance", "capacity": "contact"},
            {"name": "Bo Reed", "role": None, "capacity": "presenter", "optional": True},
        ],
    }


def _bodies() -> list[dict[str, Any]]:
    return [
        {
            "name": "Harbour Oversight Board",
            "also": ["HOB"],
            "acronym": "HOB",
            "remit_has": ["savings", "slipway"],
            "cadence": "every two months",
            "status": "active",
            "members": [
                {"role": "Chief Constable", "capacity": "chair"},
                {"role": ["Chief Constable", "Deputy Chief Constable"], "capacity": "member"},
                {
                    "role": [None, "Mereshire Council"],
                    "organisation": "Mereshire Council",
                    "capacity": "attendee",
                },
                {"role": "Scribe", "capacity": "attendee", "optional": True},
            ],
            "links": [{"relation": "oversees", "target": ["Lantern Programme", "Lantern"]}],
            "core": True,
        },
        {"name": "Jetty Panel", "also": [], "core": False},
    ]


def _decisions() -> list[dict[str, Any]]:
    return [
        {
            "reference": "D/30/9",
            "title": "Lantern: next stage",
            "kind": "decision",
            "status": "approved",
            "decided_on": ["2030-06-04", "2030-06"],
            "body": "Harbour Oversight Board",
            "items": [
                {
                    "number": "1",
                    "parent": None,
                    "action": "approve",
                    "text": "To approve the building of the slipway.",
                },
                {
                    "number": "1.a",
                    "parent": "1",
                    "action": ["delegate", "agree"],
                    "text": "The choice of builder rests with the Head of Estates.",
                },
                {
                    "number": "2",
                    "parent": None,
                    "action": "note",
                    "text": "To note the savings.",
                    "optional": True,
                },
            ],
            "signatories": [{"role": "Commissioner", "name": "Cyd Marsh", "signed_on": "2030-06-05"}],
            "references": ["D/29/2"],
            "core": True,
            "quotes": ["the board resolved as follows"],
        },
        {
            "reference": None,
            "title": None,
            "kind": "reported",
            "status": "approved",
            "decided_on": "2029-11",
            "items": [
                {
                    "number": None,
                    "parent": None,
                    "action": ["approve", "other"],
                    "text": [
                        "The council agreed to lend the boat shed in November 2029.",
                        "Another wording.",
                    ],
                }
            ],
            "core": True,
            "quotes": ["agreed to lend the boat shed"],
        },
        {
            "kind": "reported",
            "status": "approved",
            "items": [{"number": None, "text": "Kennels were signed off by the owner."}],
            "core": False,
            "quotes": ["Kennels were signed off"],
        },
    ]


def _initiatives() -> list[dict[str, Any]]:
    return [
        {
            "name": "Lantern Programme",
            "also": ["Lantern"],
            "parent": None,
            "stage": "in_delivery",
            "governance_body": "Harbour Oversight Board",
            "core": True,
            "milestones": [
                {
                    "event_has": ["slipway", "opens"],
                    "due_from": "2030-09-01",
                    "due_to": "2030-09-30",
                    "state": "planned",
                },
                {"event_has": ["radios"], "due_from": None, "due_to": None, "state": "done"},
            ],
        },
        {
            "name": "Estates",
            "also": [],
            "parent": "Lantern Programme",
            "stage": "pilot",
            "core": True,
            "milestones": [],
        },
        {
            "name": "Estates",
            "also": [],
            "parent": "Tide Programme",
            "stage": "scoping",
            "core": True,
            "milestones": [],
        },
        {"name": "Ferry", "also": [], "core": False},
    ]
