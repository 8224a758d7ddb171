"""Programmes and projects, through the extractor's own door."""

from boardpapers.extract import initiatives
from boardpapers.extract.initiatives.names import Programmes, programme_names
from boardpapers.extract.match import read_texts
from boardpapers.extract.paper import Paper, texts_of
from boardpapers.schemas import Initiative, PaperMetadata
from tests.extract.handmade import document
from tests.extract.nested import with_headings


def _found(*blocks: str | list[list[str]]) -> dict[str, Initiative]:
    made = with_headings(document(*blocks))
    paper = Paper(made, read_texts(texts_of(made)), PaperMetadata(paper_date="2021-06-10"))
    return {i.name: i for i in initiatives.extract(paper).records}


def _dates(initiative: Initiative) -> list[tuple[str | None, str | None, str]]:
    return [(m.due_from, m.due_to, m.state) for m in initiative.milestones]


def test_lead_ins_under_a_heading_are_entries() -> None:
    """Lettered paragraphs and colon leads of a programme section are projects of that programme."""
    found = _found(
        "# Safer Streets Programme",
        "This programme is in its delivery phase.",
        "A) Street Lighting (SL) – This project is now in closure and went live in May 2020.",
        "B) Camera Refresh - A feasibility study is under way. A decision is due by September 2021.",
    )
    assert found["Safer Streets Programme"].stage == "in_delivery"
    lighting = found["Street Lighting"]
    assert (lighting.acronym, lighting.parent, lighting.stage) == ("SL", "Safer Streets Programme", "closed")
    assert _dates(lighting) == [("2020-05-01", "2020-05-31", "done")]
    refresh = found["Camera Refresh"]
    assert refresh.stage == "scoping"
    assert _dates(refresh) == [(None, "2021-09-30", "planned")]


def test_functions_and_phases_are_no_entries() -> None:
    """Bulleted features of a system and phases of a plan stay within their project."""
    found = _found(
        "# Current projects",
        "A) Case System – This project will modernise case files by providing:",
        "* One view of a case: the system shows all files",
        "* Faster search: officers find papers at once",
        "B) Summer Event – Planning for the event is under way in these phases:",
        "* Planning - until May 2022",
    )
    assert set(found) == {"Case System", "Summer Event"}


def test_a_table_of_projects_with_stage_and_milestone() -> None:
    """A highlight report's rows give stage, next milestone and parent; the total row gives nothing."""
    found = _found(
        "# Horizon Programme: highlight report",
        [
            ["Project", "Stage", "RAG", "Next milestone", "Due", "Budget £k"],
            ["Agile Offices", "Delivery", "Green", "Last move", "30 September 2021", "120"],
            ["Vehicle Cameras", "On hold", "Red", "Go-live", "May 2021", "80"],
            ["Total", "", "", "", "", "200"],
        ],
    )
    assert set(found) >= {"Agile Offices", "Vehicle Cameras"}
    assert "Total" not in found
    assert found["Agile Offices"].stage == "in_delivery"
    assert found["Agile Offices"].parent == "Horizon Programme"
    assert _dates(found["Agile Offices"]) == [("2021-09-30", "2021-09-30", "planned")]
    assert found["Vehicle Cameras"].stage == "delayed"


def test_ditto_in_a_governance_column_repeats_the_body_above() -> None:
    """`As above` takes the value above it, and a board without a name that of its group."""
    found = _found(
        [
            ["Collaboration", "Project", "Overview", "Governance"],
            [
                "Three Rivers Collaboration",
                "Shared stores",
                "In development. Plans are drawn.",
                "A board made up of the two Chief Constables.",
            ],
            ["", "Joint training", "Scoping. Talks have begun.", "As above"],
        ]
    )
    for name, stage in (("Shared stores", "in_development"), ("Joint training", "scoping")):
        assert found[name].parent == "Three Rivers Collaboration"
        assert found[name].governance_body == "Three Rivers Collaboration board"
        assert found[name].stage == stage


def test_milestones_in_a_cell_with_marks() -> None:
    """`Event: date (complete)` one after the other; a new date takes the old one's place."""
    found = _found(
        [
            ["Project", "Milestones"],
            [
                "Radio Refresh",
                "Contract award: 3 April 2021 (complete) Go-live: May 2021, re-planned to October 2021",
            ],
        ]
    )
    assert _dates(found["Radio Refresh"]) == [
        ("2021-04-03", "2021-04-03", "done"),
        ("2021-10-01", "2021-10-31", "planned"),
    ]


def test_a_timetable_belongs_to_the_papers_project() -> None:
    """In a business case the list under `Timetable` holds the project's milestones."""
    found = _found(
        "# Telematics Project: full business case",
        "The Telematics Project seeks approval of a full business case for new equipment in cars.",
        "# Timetable",
        "* Contract award: September 2021",
        "* Old boxes removed: by 31 March 2022",
    )
    assert _dates(found["Telematics Project"])[-2:] == [
        ("2021-09-01", "2021-09-30", "planned"),
        (None, "2022-03-31", "planned"),
    ]


def test_a_savings_table_by_item_names_no_projects() -> None:
    """Rows of a savings table are items unless its column says project, programme or workstream."""
    found = _found(
        "# Savings plan",
        [["Saving", "2021/22 £000"], ["Overtime", "120"], ["Fuel", "40"], ["Total", "160"]],
    )
    assert found == {}


def test_names_for_the_other_extractors() -> None:
    """Names come with acronym and the short forms, and the nearest one above a place is found."""
    made = document(
        "# Evolve Programme",
        "The Evolve Programme (EP) replaces the way calls are answered.",
        "Savings of £2m are expected from Evolve.",
    )
    names = programme_names(made, read_texts(texts_of(made)))
    evolve = next(n for n in names if n.name == "Evolve Programme")
    assert evolve.acronym == "EP"
    known = Programmes(names)
    assert [n.name for n in known.within("Savings of £2m are expected from Evolve.")] == ["Evolve Programme"]
    assert known.find("evolve") == evolve


def test_headings_side_by_side_whose_texts_tell_how_far_something_is() -> None:
    """What goes live or awaits its business case below a heading is what the heading names."""
    found = _found(
        "# Harbour 25 Programme",
        "The Harbour 25 programme was launched in April 2019 to close the gap.",
        "# Radio and Control",
        "Procurement of the new system concluded in August and the contract was awarded in September 2020.",
        "# Quayside Co-location",
        "The business case for co-location with the council is being developed.",
        "# Governance",
        "The contract was awarded by the Harbour Board, which meets monthly.",
    )
    assert {"Radio and Control", "Quayside Co-location"} <= set(found)
    assert "Governance" not in found


def test_sections_by_stage() -> None:
    """Bullets under `Projects in delivery` are projects, and the heading tells their stage."""
    found = _found(
        "# Projects in delivery",
        "* Agile Desks – floor 2 was handed over in May 2021.",
        "* Digital Case Files – all teams will be live by March 2022.",
        "# Closed projects",
        "* Print Contract – the last copier left in April 2021.",
    )
    assert {n: i.stage for n, i in found.items()} == {
        "Agile Desks": "in_delivery",
        "Digital Case Files": "in_delivery",
        "Print Contract": "closed",
    }


def test_items_of_tabled_minutes() -> None:
    """An item whose minute says `the project` is one; apologies and savings on fuel are none."""
    found = _found(
        "Minutes of the Efficiency Board",
        [
            ["Item", "Discussion", "Action"],
            ["1. Apologies", "None.", ""],
            [
                "2. Front Desk restructure",
                "The closure report was heard. The project is closed.",
                "PN by May 2021",
            ],
            ["3. Fleet telematics", "Fuel spend fell in the year.", ""],
        ],
    )
    assert {n: i.stage for n, i in found.items()} == {"Front Desk restructure": "closed"}


def test_changes_told_without_the_word_project() -> None:
    """Names that open sentences on progress, systems that a name explains, programmes by a bare name."""
    found = _found(
        "# Collaboration update",
        "Joint Firearms Training went live in April 2021, and Regional Forensics has been paused.",
        "Members heard that Connect, the new records system, would go live in February 2022.",
        "Our change programme, Horizon, entered its third year in April 2021.",
    )
    assert {n: i.stage for n, i in found.items()} == {
        "Joint Firearms Training": "delivered",
        "Regional Forensics": "delayed",
        "Connect": "unspecified",
        "Horizon": "in_delivery",
    }


def test_projects_that_a_sentence_counts_and_names() -> None:
    """Three projects are said to be there and three are named; a count that differs names none."""
    found = _found(
        "The Lantern Programme brings together three projects: the Call Handling upgrade (a new telephone "
        "platform), Duty Planning and Learning and Development.",
    )
    assert {"Call Handling upgrade", "Duty Planning", "Learning and Development"} <= set(found)
    assert not _found("It has four projects: Duty Planning, Stores and Uniform.")


def test_areas_side_by_side_in_the_paper_of_a_programme() -> None:
    """Plain headings are workstreams where the paper is on a change programme and each tells its benefit."""
    areas = (
        "# Fleet",
        "Twelve cars were sold, which saves £90k a year.",
        "# Enquiry offices",
        "The review removed 8 FTE posts and delivered £310,000.",
        "# Uniform and stores",
        "The new contract cut spending by £40k.",
        "# What comes next",
        "A further £200k has to be saved.",
    )
    found = _found("Steady Course: Change Programme Update", *areas)
    assert {"Fleet", "Enquiry offices", "Uniform and stores"} <= set(found)
    assert "What comes next" not in found
    assert "Fleet" not in _found("Budget monitoring to December", *areas)


def test_events_with_dates_belong_to_what_the_first_column_names() -> None:
    """Whatever the header calls it; an action log holds no milestones."""
    rows = [
        ["Front Counter Review", "Consultation closes", "30 June 2021"],
        ["Radio Swap", "Go-live", "May 2022"],
    ]
    found = _found("# Timetable", [["Review or scheme", "Event", "Date"], *rows])
    assert _dates(found["Radio Swap"]) == [("2022-05-01", "2022-05-31", "planned")]
    log = [["19/1", "Finance to check the baseline", "JB", "30 June 2021"]]
    assert not _found("# Action log", [["Ref", "Milestone", "Owner", "Due"], *log])


def test_a_line_of_labels_tells_stage_and_board() -> None:
    """`SRO: ... | Stage: ... | Project board: ...` below a heading."""
    found = _found(
        "# Project updates",
        "# Fleet Telematics Project",
        "SRO: Chief Finance Officer | Stage: Design | Project board: Telematics Project Board",
        "Work on the project goes on.",
    )
    telematics = found["Fleet Telematics Project"]
    assert (telematics.stage, telematics.governance_body) == ("in_development", "Telematics Project Board")
