"""Governance bodies, through the extractor's own door."""

from boardpapers.extract import bodies
from boardpapers.extract.match import read_texts
from boardpapers.extract.paper import Paper, texts_of
from boardpapers.schemas import GovernanceBody, PaperMetadata
from tests.extract.handmade import document
from tests.extract.nested import with_headings


def _bodies(*blocks: str | list[list[str]]) -> dict[str, GovernanceBody]:
    made = with_headings(document(*blocks))
    paper = Paper(made, read_texts(texts_of(made)), PaperMetadata(paper_date="2021-06-10"))
    return {b.name: b for b in bodies.extract(paper).records}


def _seats(body: GovernanceBody) -> set[tuple[str, str | None]]:
    return {(m.capacity, m.role or m.organisation) for m in body.members}


def _links(body: GovernanceBody) -> set[tuple[str, str | None]]:
    return {(x.relation, x.target_body or x.target_programme) for x in body.links}


def test_a_sentence_tells_chair_cadence_and_parent() -> None:
    """One sentence with a chair, a frequency and a board above gives all three, to the right body."""
    found = _bodies(
        "The Efficiency Panel is chaired by the Deputy Chief Constable, meets every ten weeks "
        "and reports to the Resources Board."
    )
    panel = found["Efficiency Panel"]
    assert _seats(panel) == {("chair", "Deputy Chief Constable")}
    assert panel.cadence == "every ten weeks"
    assert _links(panel) == {("reports_to", "Resources Board")}
    assert found["Resources Board"].members == ()


def test_a_pronoun_means_the_body_spoken_of_last() -> None:
    """`It` and `which the X chairs` belong to the body before them."""
    found = _bodies(
        "The Stores Group, which the Head of Estates chairs, oversees the Stores Project. It meets monthly. "
        "The Head of Audit attends it."
    )
    group = found["Stores Group"]
    assert ("chair", "Head of Estates") in _seats(group)
    assert group.cadence == "monthly"
    assert group.remit is not None and "oversees the Stores Project" in group.remit
    assert ("oversees", "Stores Project") in _links(group)


def test_a_table_of_meetings_gives_a_body_for_each_row() -> None:
    """Columns for board, chair, members and frequency; seats in brackets behind the name."""
    found = _bodies(
        [
            ["Board", "Chair", "Membership", "Frequency", "Purpose"],
            [
                "Savings Board (attended by the Treasurer and the Solicitor)",
                "Chief Constable",
                "Director of Finance; Head of Change",
                "Quarterly",
                "To approve savings plans",
            ],
            ["Fleet Board", "Head of Fleet", "Workshop Managers", "As required", "To plan purchases"],
        ]
    )
    assert _seats(found["Savings Board"]) == {
        ("attendee", "Treasurer"),
        ("attendee", "Solicitor"),
        ("chair", "Chief Constable"),
        ("member", "Director of Finance"),
        ("member", "Head of Change"),
    }
    assert found["Savings Board"].cadence == "Quarterly"
    assert found["Savings Board"].remit == "To approve savings plans"
    assert found["Fleet Board"].cadence in (None, "As required")


def test_terms_of_reference_as_label_and_value() -> None:
    """A table of labels without the body's name is about the body in the heading above it."""
    found = _bodies(
        "# Terms of reference: Digital Oversight Board (DOB)",
        [
            ["Purpose", "To oversee digital change."],
            ["Chair", "Chief Digital Officer"],
            ["Members", "Head of ICT, Head of Information"],
            ["In attendance", "Internal Auditor"],
            ["Frequency", "Six times a year"],
            ["Reports to", "Force Executive Board"],
            ["Quorum", "Three members"],
        ],
    )
    board = found["Digital Oversight Board"]
    assert board.acronym == "DOB"
    assert _seats(board) == {
        ("chair", "Chief Digital Officer"),
        ("member", "Head of ICT"),
        ("member", "Head of Information"),
        ("attendee", "Internal Auditor"),
    }
    assert board.cadence == "Six times a year"
    assert ("reports_to", "Force Executive Board") in _links(board)


def test_terms_of_reference_as_prose() -> None:
    """Headings for membership and frequency, seats as a list."""
    found = _bodies(
        "# Terms of reference of the Custody Improvement Board",
        "# Purpose",
        "The Board oversees the quality of custody.",
        "# Membership",
        "* Superintendent, Custody (Chair)",
        "* Head of Estates",
        "# Frequency of meetings",
        "The Board will meet at least four times a year.",
    )
    board = found["Custody Improvement Board"]
    assert ("chair", "Superintendent, Custody") in _seats(board) or ("chair", "Superintendent") in _seats(
        board
    )
    assert ("member", "Head of Estates") in _seats(board)
    assert board.cadence == "at least four times a year"


def test_a_board_without_a_name_takes_its_collaborations() -> None:
    """In a table of collaborations `A board made up of ...` is named after the group above it."""
    found = _bodies(
        [
            ["Collaboration", "Project", "Overview", "Governance"],
            [
                "Three Rivers Collaboration",
                "Shared stores",
                "In development.",
                "A board made up of the two Chief Constables.",
            ],
            ["Three Rivers Collaboration", "Joint training", "Scoping.", "As above"],
        ]
    )
    assert list(found) == ["Three Rivers Collaboration board"]
    board = found["Three Rivers Collaboration board"]
    assert ("member", "Chief Constables") in _seats(board)
    assert ("oversees", "Three Rivers Collaboration") in _links(board)


def test_status_proposed_disbanded_and_replaced() -> None:
    """A board that is to come is proposed, one that has gone is disbanded, a successor replaces it."""
    found = _bodies(
        "It is proposed that a Joint Efficiency Board be set up. The Change Forum was disbanded in May 2019. "
        "The Delivery Board replaces the Transition Board."
    )
    assert found["Joint Efficiency Board"].status == "proposed"
    assert found["Change Forum"].status == "disbanded"
    assert ("replaces", "Transition Board") in _links(found["Delivery Board"])


def test_one_body_under_several_names_is_one_record() -> None:
    """Acronym, short name and former name lead to one record with evidence for each place."""
    found = _bodies(
        "The Kent Police Workforce Strategy Board (WSB) meets quarterly.",
        "The WSB approves moves between commands. The Workforce Strategy Board was formerly known "
        "as the People Board.",
    )
    assert len(found) == 1
    board = next(iter(found.values()))
    assert board.acronym == "WSB"
    assert len(board.words) >= 2


def test_what_is_no_body() -> None:
    """Teams that run work, dashboards, projects and posts are no bodies."""
    found = _bodies(
        "The project team works with the Fraud Team. The dashboard shows all groups of staff. "
        "The Head of Change leads the Mobile Project with a group of suppliers. Staff are on board."
    )
    assert found == {}


def test_evidence_stands_for_every_attribute() -> None:
    """Remit and cadence have evidence of their own, seats and links their own words."""
    found = _bodies(
        "The Ethics Panel meets monthly to review new technology. It is chaired by the Solicitor."
    )
    panel = found["Ethics Panel"]
    fields = {e.field for e in panel.evidence}
    assert {None, "cadence"} <= fields
    assert all(m.evidence for m in panel.members)


def test_a_title_block_is_no_list_of_bodies() -> None:
    """Labels of the paper's own cover are no bodies; the board that it goes to is one."""
    found = _bodies(
        [
            ["Meeting", "Estates Programme Board"],
            ["Date of Meeting", "14 September 2023"],
            ["Agenda Item", "6b"],
            ["Report of", "Chief Finance Officer"],
            ["Title", "Workshops: first quarter"],
        ]
    )
    assert set(found) == {"Estates Programme Board"}


def test_acronym_without_a_name() -> None:
    """Letters in brackets behind no word at all fit no name, and do no harm."""
    from boardpapers.extract.body_names import acronym_fits

    assert not acronym_fits("SDG", "")
    assert acronym_fits("SDG", "Strategic Delivery Group")


def test_who_was_there_without_a_label() -> None:
    """Three lines and more of a name, initials and a post in minutes are the meeting's roster."""
    made = with_headings(
        document(
            "# Northshire Accountability Board",
            "Notes of Meeting",
            "Pat Marlowe (PM) Chair, Police and Crime Commissioner",
            "Jo Tarrant (JT) T/Chief Constable",
            "Ali Reeve (AR) – Director of Finance",
            "1) Minutes of the last meeting",
            "The minutes were agreed as accurate.",
        )
    )
    metadata = PaperMetadata(paper_type="minutes", body="Northshire Accountability Board")
    paper = Paper(made, read_texts(texts_of(made)), metadata)
    board = next(b for b in bodies.extract(paper).records if b.name.endswith("Accountability Board"))
    assert ("chair", "Police and Crime Commissioner") in _seats(board)
    assert ("attendee", "Director of Finance") in _seats(board)


def test_what_a_body_does_behind_its_name() -> None:
    """A run-in name with a full stop, and sentences without a subject."""
    found = _bodies("Benefits Assurance Group. Meets quarterly. Tracks spend against the case and agrees it.")
    group = found["Benefits Assurance Group"]
    assert "Tracks spend against the case" in (group.remit or "")


def test_bodies_that_are_proposed_or_have_ended() -> None:
    """By the heading over their table, by what was agreed, or because they met for the last time."""
    found = _bodies(
        "# Proposed structure",
        [["Body", "Chair"], ["Digital Programme Board", "Chief Constable"]],
        "# Background",
        "AGREED that the Stores Review Group cease with immediate effect.",
        "The Portfolio Board met for the last time in July 2020.",
        "From October there will also be a Savings Challenge Panel.",
    )
    assert {n: b.status for n, b in found.items()} == {
        "Digital Programme Board": "proposed",
        "Stores Review Group": "disbanded",
        "Portfolio Board": "disbanded",
        "Savings Challenge Panel": "proposed",
    }
