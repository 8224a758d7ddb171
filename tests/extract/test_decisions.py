"""Decisions asked for, taken, minuted and told of."""

import pytest

from boardpapers.extract.decisions import extract
from boardpapers.extract.decisions.actions import action_of
from boardpapers.schemas import Decision
from tests.extract.handmade import paper

PANEL = ("# HARBOUR POLICE AND CRIME PANEL", "8 November 2019", "# Change update")


def decisions(*blocks: str | list[list[str]], scanned: bool = False) -> tuple[Decision, ...]:
    """The decisions of a handmade paper."""
    return extract(paper(*blocks, scanned=scanned)).records


def points(decision: Decision) -> list[tuple[str | None, str, str]]:
    """Number, action and text of each point."""
    return [(i.number, i.action, i.text) for i in decision.items]


def test_one_sentence_is_one_point_with_the_paragraphs_number() -> None:
    """`The Board is asked to note` is a recommendation with one point."""
    (found,) = decisions(*PANEL, "# RECOMMENDATIONS", "58) The Panel is asked to note the report.")
    assert (found.kind, found.status) == ("recommendation", "proposed")
    assert points(found) == [("58", "note", "The Panel is asked to note the report.")]


@pytest.mark.parametrize(
    "intro",
    ["It is recommended that:", "Members are asked to:", "That the Panel:", "The Panel is requested to"],
)
def test_an_announcement_is_no_point(intro: str) -> None:
    """The sentence that announces a list is evidence, not a point."""
    (found,) = decisions(*PANEL, "# Recommendations", intro, "a) note the plan; and", "b) approve the spend.")
    assert points(found) == [("a", "note", "note the plan; and"), ("b", "approve", "approve the spend.")]
    assert intro in [e.quote for e in found.words]


def test_nested_points_carry_their_parents_number() -> None:
    """Letters under a number become 3.a, romans under a letter 3.a.i."""
    (found,) = decisions(
        *PANEL,
        "# Recommendations",
        "It is recommended that:",
        "3) Officers settle by May:",
        "a) one method, which covers:",
        "i) overheads; and",
        "ii) assets;",
        "b) a comparison of costs.",
        "4) The plan is approved.",
    )
    assert [(i.number, i.parent) for i in found.items] == [
        ("3", None),
        ("3.a", "3"),
        ("3.a.i", "3.a"),
        ("3.a.ii", "3.a"),
        ("3.b", "3"),
        ("4", None),
    ]


def test_points_told_twice_are_one_decision_with_both_places() -> None:
    """Number and text are those of the first place, the second is further evidence."""
    (found,) = decisions(
        *PANEL,
        "# Proposal",
        "1) To approve £4m for the harbour wall.",
        "2) To note the risk of delay.",
        "# Background",
        "The wall is old.",
        "# Recommendations",
        "It is recommended that:",
        "6.1) The £4m for the harbour wall is approved.",
        "6.2) The risk of delay is noted.",
    )
    assert [i.number for i in found.items] == ["1", "2"]
    assert [len(i.evidence) for i in found.items] == [2, 2]


def test_different_lists_are_two_decisions() -> None:
    """Lists that ask for different acts stay apart."""
    found = decisions(
        *PANEL,
        "# Recommendations",
        "1) To approve £4m for the harbour wall.",
        "# Background",
        "The wall is old.",
        "# Recommendations",
        "1) To close the station at Quay Street.",
    )
    assert len(found) == 2


def test_points_within_one_line() -> None:
    """An enumeration that layout left in one paragraph is taken apart."""
    (found,) = decisions(
        *PANEL, "# Recommendation", "The Panel is asked (a) to note the plan; and (b) to fund a post."
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("a", "to note the plan; and"),
        ("b", "to fund a post."),
    ]


FORM = (
    "# DECISION NOTICE",
    [
        ["Title", "Fleet Renewal"],
        ["Decision number", "D/2020/07"],
        ["Executive summary", "In May 2019 the Fleet Board approved the outline case (Decision D/2019/02)."],
        ["Decision", "To buy 40 cars at a cost of £900,000, met from the Capital Reserve."],
    ],
    "I hereby approve the above decision.",
    "Police and Crime Commissioner for Harbour",
    "Signed: Ann Teak Date: 3 May 2020",
)


def test_a_decision_form() -> None:
    """Points, signatory, date and earlier reference of a form; what it tells of is a record of its own."""
    taken, told = decisions(*FORM)
    assert (taken.kind, taken.status, taken.reference, taken.decided_on) == (
        "decision",
        "approved",
        "D/2020/07",
        "2020-05-03",
    )
    assert [i.text for i in taken.items] == [
        "To buy 40 cars at a cost of £900,000, met from the Capital Reserve."
    ]
    assert [(s.role, s.name, s.signed_on) for s in taken.signatories] == [
        ("Police and Crime Commissioner for Harbour", "Ann Teak", "2020-05-03")
    ]
    assert taken.references == ("D/2019/02",)
    assert (told.kind, told.decided_on, told.body, told.reference) == (
        "reported",
        "2019-05",
        "Fleet Board",
        "D/2019/02",
    )


@pytest.mark.parametrize(("scanned", "name"), [(True, None), (False, "Aldo Chimpels")])
def test_a_pen_stroke_is_no_name(scanned: bool, name: str | None) -> None:
    """On a scan, words behind `Signature` without a colon that stand nowhere else are not trusted."""
    (found,) = decisions(
        "# DECISION NOTICE",
        "Title: Fleet Renewal",
        "# Decision",
        "To buy 40 cars.",
        "# Chief Executive",
        "Signature Aldo Chimpels Date 3 May 2020",
        scanned=scanned,
    )
    assert [(s.role, s.name, s.signed_on) for s in found.signatories] == [
        ("Chief Executive", name, "2020-05-03")
    ]


def test_a_letter_that_decides() -> None:
    """The sentences in which the writer decides are the points; the closing gives the signatory."""
    (found,) = decisions(
        "Police and Crime Commissioner for Harbour",
        "7 July 2020",
        "Dear Chief Constable",
        "# Replacement of the custody suite",
        "Thank you for your report.",
        "I have decided to approve the outline business case. I do not approve the purchase of land.",
        "Yours sincerely",
        "Ann Teak",
        "Police and Crime Commissioner for Harbour",
    )
    assert found.title == "Replacement of the custody suite"
    assert [i.action for i in found.items] == ["approve", "other"]
    assert [(s.name, s.role) for s in found.signatories] == [
        ("Ann Teak", "Police and Crime Commissioner for Harbour")
    ]
    assert found.decided_on == "2020-07-07"


MINUTES = (
    "# JOINT AUDIT COMMITTEE",
    "Minutes of the meeting held on 19 March 2019",
    "Present: J. Doe (Chair)",
    "# 1. Minutes of the last meeting",
    "The minutes of 6 December 2018 were agreed as a true record.",
    "# 2. Audit plan",
    "The Treasurer said that the plan had been approved by the Board in May 2018.",
    "RESOLVED:",
    "a) That the plan be approved.",
    "b) That ten days be referred to the Board.",
    "ACTION: Treasurer to circulate the plan.",
    "# 3. Estates",
    "The sale was discussed. It was AGREED that the sale be deferred to June.",
    "# 4. Risk register",
    "NOTED: the report.",
)


def test_minutes() -> None:
    """Each RESOLVED or AGREED is a decision, an ACTION its last point; what is told stays reported."""
    found = decisions(*MINUTES)
    taken = [d for d in found if d.kind == "decision"]
    assert [d.status for d in taken] == ["approved", "approved", "deferred", "noted"]
    assert [(i.number, i.action) for i in taken[1].items] == [
        ("a", "approve"),
        ("b", "refer"),
        (None, "instruct"),
    ]
    assert {d.decided_on for d in taken} == {"2019-03-19"}
    assert {d.body for d in taken} == {"Joint Audit Committee"}
    assert [d.decided_on for d in found if d.kind == "reported"] == ["2018-05"]


@pytest.mark.parametrize(
    ("sentence", "status", "day"),
    [
        ("The budget was approved in May 2019.", "approved", "2019-05"),
        ("In May 2019 the Fleet Board signed off the case.", "approved", "2019-05"),
        ("It was agreed that a review would be held in May 2019.", "approved", None),
        ("The bid has been rejected by the Fleet Board.", "rejected", None),
        ("The Fleet Board deferred the sale on 3 May 2019.", "deferred", "2019-05-03"),
        (
            "It was proposed at the Eastern meeting on 3 May 2019 that a case be written.",
            "proposed",
            "2019-05-03",
        ),
        ("An external consultant was commissioned to look at costs.", "approved", None),
        ("Approval has recently been secured for a new system.", "approved", None),
    ],
)
def test_told_in_the_text(sentence: str, status: str, day: str | None) -> None:
    """A finite clause of approval, refusal or the like is a reported decision with its own date."""
    (found,) = decisions(*PANEL, "# Background", f"2.1) {sentence}")
    assert (found.kind, found.status, found.decided_on) == ("reported", status, day)
    assert points(found)[0][2] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Following approval of the case the programme moved on.",
        "The case will be approved in May 2020.",
        "The case has not yet been approved by the Board.",
        "If the plan has been approved the work can start.",
        "A section 22A agreement was signed in March 2016.",
        "Capital for the wall has been secured by the force.",
        "The project is seeking approval through governance in November.",
        "In all 72% of respondents agreed with the plan.",
        "Spending was £5.9m of the £8.3m that has been approved.",
        "The agreed financial principles were codified in the agreements.",
    ],
)
def test_no_decision_is_told(sentence: str) -> None:
    """What is planned, awaited, signed, secured or only named is no reported decision."""
    assert decisions(*PANEL, "# Background", f"2.1) {sentence}") == ()


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("That the investment is funded from the reserve.", "fund"),
        ("That the approach for funding redundancies is approved.", "approve"),
        ("That Chief Constables are delegated the authority to spend.", "delegate"),
        ("To note that £1m may have to be funded from savings.", "note"),
        ("The Delivery Unit is charged with collating actions.", "instruct"),
        ("agrees to fund the pilot", "fund"),
        ("Not to approve the second tender", "other"),
    ],
)
def test_actions(text: str, action: str) -> None:
    """The first operative verb of a point gives its action."""
    assert action_of(text) == action


def test_points_are_cited_whole() -> None:
    """The evidence of a point covers all of its text, so that amounts are found in it by position."""
    (found,) = decisions(*PANEL, "# Recommendations", "1) To approve £4m. This is tracked monthly.")
    (item,) = found.items
    assert item.text == "To approve £4m. This is tracked monthly."
    assert [(e.start, e.end) for e in item.evidence] == [(0, len(item.text))]


def test_a_signature_table() -> None:
    """A table with a header of role, name, signature and date gives a signatory a line."""
    (found,) = decisions(
        "# DECISION NOTICE",
        "Title: Fleet Renewal",
        "# Decision",
        "To buy 40 cars.",
        [
            ["Role", "Name", "Signature", "Date"],
            ["Chief Finance Officer", "Ann Teak", "", "2 May 2020"],
            ["Commissioner", "Max Power", "", "3 May 2020"],
        ],
    )
    assert [(s.role, s.name, s.signed_on) for s in found.signatories] == [
        ("Chief Finance Officer", "Ann Teak", "2020-05-02"),
        ("Commissioner", "Max Power", "2020-05-03"),
    ]


def test_a_column_of_proposals_is_no_list_of_requests() -> None:
    """`Proposal` or `Recommendation` over a column of data opens no section."""
    rows = [
        ["Proposal", "Type", "Saving"],
        ["Close two offices", "Cashable", "£120k"],
        ["Sell vans", "Cashable", "£80k"],
    ]
    audit = [["Recommendation", "Response"], ["Record all leave.", "Accepted."], ["Lock the store.", "Done."]]
    assert decisions(*PANEL, "# Savings", rows, "# Audit", audit) == ()


def test_points_with_their_numbers_in_a_column() -> None:
    """Numbers that stand in cells of their own belong to the words beside them."""
    (found,) = decisions(
        *PANEL,
        "# Recommendations",
        "The Panel is asked to:",
        [["1.", "note the plan; and"], ["2.", "approve the spend."]],
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("1", "note the plan; and"),
        ("2", "approve the spend."),
    ]


def test_minutes_without_a_verdict_are_doubted() -> None:
    """Minutes in which nothing was found say so among the problems."""
    found = extract(
        paper(
            "# JOINT AUDIT COMMITTEE",
            "Minutes of the meeting held on 19 March 2019",
            "Present: J. Doe",
            "# 1. Plan",
            "It was long.",
        )
    )
    assert [p.code for p in found.problems] == ["no_decision"]


LETTER = (
    "Max Power",
    "Police and Crime Commissioner for Harbour",
    "7 July 2020",
    "Dear Chief Constable",
    "# Purchase of two boats",
)


@pytest.mark.parametrize(
    "closing",
    [
        ("Yours sincerely", "Max Power", "Police and Crime Commissioner for Harbour"),
        ("With best wishes", "Max Power"),
        ("Max Power", "Police and Crime Commissioner for Harbour"),
    ],
)
def test_a_letter_is_signed_however_it_closes(closing: tuple[str, ...]) -> None:
    """The writer's name and office come from the close, the last lines or the letterhead."""
    (found,) = decisions(*LETTER, "I am content to release £2m for the boats.", *closing)
    assert [(s.name, s.role) for s in found.signatories] == [
        ("Max Power", "Police and Crime Commissioner for Harbour")
    ]


def test_numbered_paragraphs_of_a_letter_are_points() -> None:
    """Where the writer decides in numbered paragraphs, each is a point whole, a request among them too."""
    (found,) = decisions(
        *LETTER,
        "1) I approve the purchase. It may start at once.",
        "2) I am not prepared to approve a third boat.",
        "3) Please report to me in May.",
        "Yours sincerely",
        "Max Power",
    )
    assert points(found) == [
        ("1", "approve", "I approve the purchase. It may start at once."),
        ("2", "other", "I am not prepared to approve a third boat."),
        ("3", "instruct", "Please report to me in May."),
    ]


def test_a_form_is_known_by_its_build() -> None:
    """A decision with its date and a signature makes a decision record, whatever its name."""
    (found,) = decisions(
        "# Purchase of two boats",
        "Date of decision: 7 July 2020",
        "Decision: The Commissioner approved £2m for two boats.",
        "Reasons: The old boats leak.",
        "Previous decisions: 2019/044",
        "Signed: Max Power, Police and Crime Commissioner",
    )
    assert (found.kind, found.status, found.decided_on) == ("decision", "approved", "2020-07-07")
    assert found.references == ("2019/044",)
    assert [(s.name, s.role) for s in found.signatories] == [("Max Power", "Police and Crime Commissioner")]


def test_the_printed_name_outranks_the_written_one() -> None:
    """Of a signature and a printed name the latter is the signatory's."""
    (found,) = decisions(
        "# DECISION NOTICE",
        "# Decision",
        "To buy 40 cars.",
        [
            ["Signed:", "M Power"],
            ["Name:", "Max Power"],
            ["Position:", "Commissioner"],
            ["Date:", "3 May 2020"],
        ],
    )
    assert [(s.role, s.name, s.signed_on) for s in found.signatories] == [
        ("Commissioner", "Max Power", "2020-05-03")
    ]


MEETING = (
    "# JOINT AUDIT COMMITTEE",
    "Minutes of the meeting held on 19 March 2019",
    "Present: J. Doe (Chair)",
)


def test_minutes_in_a_table() -> None:
    """A row is a minute: its heading, what was decided, and the action in the column for it."""
    rows = [
        ["No", "Item", "Minute", "Action", "Owner"],
        ["1", "Last minutes", "Agreed as an accurate record.", "", ""],
        ["2", "Audit plan", "It was late. The Committee did not support the plan.", "Revise it", "J. Doe"],
        ["3", "Parking", "Neighbours complain.", "Meet the council", "J. Doe"],
    ]
    found = decisions(*MEETING, rows)
    assert [(d.title, d.status, [i.text for i in d.items]) for d in found] == [
        ("Last minutes", "approved", ["Agreed as an accurate record."]),
        ("Audit plan", "rejected", ["The Committee did not support the plan.", "Revise it"]),
        ("Parking", "approved", ["Meet the council"]),
    ]


def test_a_log_of_earlier_actions_decides_nothing() -> None:
    """A table that follows up old actions holds no decision of this meeting."""
    log = [["Action", "Owner", "Update"], ["Meet the council", "J. Doe", "Met in May."]]
    assert decisions(*MEETING, "# 2. Matters arising", log) == ()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("After discussion, the Committee decided to recommend the plan.", "approved"),
        ("The strategy was approved.", "approved"),
        ("These were accepted as accurate.", "approved"),
        ("Deferred until May.", "deferred"),
        ("The item was held over to May.", "deferred"),
        ("Report noted.", "noted"),
    ],
)
def test_minutes_without_capitals(sentence: str, status: str) -> None:
    """Sentences and terse notes in which a meeting decides are its decisions."""
    (found,) = decisions(*MEETING, "# 2. Plan", sentence)
    assert (found.kind, found.status, found.items[0].text) == ("decision", status, sentence)


def test_somebody_asked_to_act_is_an_action() -> None:
    """`Mr Day to confirm the cost` is a point of the minute's decision."""
    (found,) = decisions(*MEETING, "# 2. Plan", "The plan was agreed. Mr Day to confirm the cost by May.")
    assert points(found)[1] == (None, "instruct", "Mr Day to confirm the cost by May.")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Fleet Board met on 3 May 2019 and agreed to close the yard.", "approved"),
        ("The Fleet Board did not support the case.", "rejected"),
        ("Option C was considered and ruled out.", "rejected"),
        ("The Commissioner gave his consent to the case.", "approved"),
        ("It goes to the Fleet Board, which approved the terms in May 2019.", "approved"),
    ],
)
def test_more_ways_to_tell(sentence: str, status: str) -> None:
    """Verbs of support, consent and refusal tell of decisions too."""
    (found,) = decisions(*PANEL, "# Background", f"2.1) {sentence}")
    assert (found.kind, found.status) == ("reported", status)


def test_two_decisions_in_one_sentence() -> None:
    """Clauses with subjects of their own are two records with the same sentence."""
    sentence = "The Summit agreed the shares on 3 May 2019 after the Fleet Board had approved the case."
    found = decisions(*PANEL, "# Background", f"2.1) {sentence}")
    assert [(d.body, d.decided_on, d.items[0].text) for d in found] == [
        (None, "2019-05-03", sentence),
        ("Fleet Board", None, sentence),
    ]


def test_points_with_lettered_references() -> None:
    """`R1`, `D2` are numbers of points, also where layout ran two together."""
    (found,) = decisions(
        *PANEL,
        "# Recommendations",
        "Members are recommended to:",
        "R1 agree option 2;",
        "R2 note the cost; and R3 receive a report in June.",
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("R1", "agree option 2;"),
        ("R2", "note the cost; and"),
        ("R3", "receive a report in June."),
    ]


def test_a_request_for_points_elsewhere_is_none() -> None:
    """`Agree the recommendations in section 5` points at the list that stands there."""
    (found,) = decisions(
        *PANEL,
        "# Decision required",
        "The Panel is asked to agree the recommendations in section 5.",
        "# Recommendations",
        "1) To approve £4m for the harbour wall.",
    )
    assert [i.number for i in found.items] == ["1"]


def test_a_form_whose_points_stand_in_one_cell() -> None:
    """Consent among formulas takes the points recommended; initials are names; officers state below."""
    (found,) = decisions(
        "# HARBOUR POLICE AND CRIME COMMISSIONER DECISION NOTICE",
        [
            ["Decision Notice No.", "DN 9/2021"],
            ["Title", "Workshops at the Quay"],
            ["Recommendation", "It is recommended that the Commissioner approves the lease of the quay."],
            [
                "Commissioner's decision",
                "I have considered whether I have any personal or prejudicial interest in this and take "
                "this decision in compliance with the Code of Conduct for commissioners. "
                "The recommendation above has my approval.",
            ],
            ["Signature", "P. Harker"],
            ["Date", "22 July 2021"],
            ["Chief Finance Officer", "I confirm that the figures were verified. M. Dole 20 July 2021"],
        ],
    )
    assert [p[1] for p in points(found)] == ["approve"]
    assert [(s.role, s.name, s.signed_on) for s in found.signatories] == [
        ("Commissioner", "P. Harker", "2021-07-22"),
        ("Chief Finance Officer", "M. Dole", "2021-07-20"),
    ]


def test_a_point_that_opens_a_list_of_its_own() -> None:
    """A numbered request that ends in a colon is a point, not the announcement of its letters."""
    (found,) = decisions(
        *PANEL,
        "# Recommendations",
        "We recommend that:",
        "1) The Board endorses Option 2 as the preferred option.",
        "2) The treasurers be asked to bring to the Board by March 2020:",
        "a) a new formula for shared costs; and",
        "b) a list of services given free.",
    )
    assert [n for n, _, _ in points(found)] == ["1", "2", "2.a", "2.b"]


def test_a_log_of_actions_decides_nothing() -> None:
    """What earlier meetings asked for, with its progress, is no decision of this one."""
    log = [
        ["Ref", "Minute", "Action", "Owner", "Due", "Status"],
        ["19/7", "28/19", "Head of Finance to bring a recovery plan to the Panel.", "YM", "May 2019", "Open"],
    ]
    head = ("# MINUTES OF THE HARBOUR POLICE AND CRIME PANEL", "8 November 2019", "Present: A. Mayor (Chair)")
    found = decisions(*head, "# 41/19 Report", "RESOLVED: That the report be noted.", "# Action log", log)
    assert [p for d in found for p in points(d)] == [(None, "note", "That the report be noted.")]
