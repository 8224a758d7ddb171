"""Printed names of organisations, in the ways that papers print them."""

import pytest

from boardpapers.organisations import find_organisation, leading_organisation, organisation_meant

FORCES = {
    "West Mids": "West Midlands Police",
    "the West Midlands Police": "West Midlands Police",
    "KENT CONSTABULARY": "Kent Police",
    "Avon & Somerset Constabulary": "Avon and Somerset Police",
    "Dyfed Powys Police": "Dyfed-Powys Police",
    "Herts": "Hertfordshire Constabulary",
    "Metropolitan Police": "Metropolitan Police Service",
    "Thames Valley Police (TVP)": "Thames Valley Police",
    "Heddlu Gwent": "Gwent Police",
}
OFFICES = [
    "Surrey PCC",
    "Surrey OPCC",
    "PCC for Surrey",
    "Surrey Police and Crime Commissioner",
    "the Office of the Police and Crime Commissioner for Surrey",
    "Office of the Surrey Police and Crime Commissioner",
    "Surrey Police & Crime Commissioner's Office",
]


@pytest.mark.parametrize(("printed", "name"), FORCES.items())
def test_a_force_under_many_names(printed: str, name: str) -> None:
    """Short forms, old designations, case and punctuation all lead to the force."""
    found = find_organisation(printed)
    assert found is not None and found.name == name and found.kind == "force"


@pytest.mark.parametrize("printed", OFFICES)
def test_a_commissioner_under_many_names(printed: str) -> None:
    """The commissioner's office is another organisation than the force, of the same area."""
    found, force = find_organisation(printed), find_organisation("Surrey Police")
    assert found is not None and force is not None
    assert found.kind == "opcc" and found.family == force.family and found.id != force.id


@pytest.mark.parametrize(
    "printed", ["PCC", "the Force", "Norfolk County Council", "Surrey Heath", "", "Police"]
)
def test_names_that_mean_no_known_organisation(printed: str) -> None:
    """A name without an area, or of something else, is not taken for a force."""
    assert find_organisation(printed) is None


def test_forty_three_forces_with_their_codes() -> None:
    """The territorial forces of England and Wales, each with its own ONS code."""
    codes = [f"E230000{n:02}" for n in range(1, 40)] + [f"W150000{n:02}" for n in range(1, 5)]
    from boardpapers.organisations import _register

    forces = {o.id: o for o in _register()[1].values()}
    assert sorted(o.ons_code or "" for o in forces.values() if o.ons_code) == codes


def test_the_commissioner_of_a_paper_is_its_issuers() -> None:
    """`the Commissioner` in a paper of Kent Police is Kent's."""
    issuer = find_organisation("Kent Police")
    meant = organisation_meant("the Commissioner", issuer)
    assert meant is not None and meant.kind == "opcc" and "Kent" in meant.name
    assert organisation_meant("the Commissioner", None) is None


def test_an_alliances_commissioners_are_the_alliance() -> None:
    """Several commissioners together are named by their alliance."""
    found = find_organisation("Bedfordshire, Cambridgeshire & Hertfordshire OPCC")
    assert found is not None and found.name == "BCH"


def test_the_owner_in_front_of_a_name() -> None:
    """A body's name may begin with its owner's; a crime panel keeps its own words."""
    led = leading_organisation("West Midlands Police Audit Committee")
    assert led is not None and led[0].name == "West Midlands Police" and led[1] == "audit committee"
    panel = leading_organisation("Kent Police and Crime Panel")
    assert panel is not None and panel[1] == "police and crime panel"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Police and Crime Commissioners for Surrey and for Sussex", "Surrey and Sussex"),
        ("Surrey Police and Sussex Police", "Surrey and Sussex"),
        ("Norfolk Constabulary and Suffolk Constabulary", "Norfolk and Suffolk"),
        ("PCCs for Warwickshire and West Mercia", "Warwickshire and West Mercia Strategic Alliance"),
    ],
)
def test_forces_named_together_are_their_alliance(printed: str, name: str) -> None:
    """Two forces or commissioners named one after the other are the alliance that they make."""
    found = find_organisation(printed)
    assert found is not None and found.name == name and found.kind == "collaboration"


def test_a_fire_and_crime_panel_keeps_its_words() -> None:
    """The force's name is not cut out of a panel's."""
    led = leading_organisation("Essex Police, Fire and Crime Panel")
    assert led is not None and led[1] == "police fire and crime panel"


def test_members_of_alliances_are_known_areas() -> None:
    """Every area in the column `members` is one of the table's."""
    from boardpapers.organisations import _register

    by_name, forces, _ = _register()
    assert {area for o in by_name.values() for area in o.members} <= set(forces)


def test_an_alliances_body_in_a_members_paper_is_the_alliances() -> None:
    """The summit of an alliance that two of its members report on is one body."""
    from boardpapers.organisations import alliance_of

    kent, cambridgeshire = find_organisation("Kent Police"), find_organisation("Cambs OPCC")
    assert kent is not None and cambridgeshire is not None
    found = alliance_of(cambridgeshire, "alliance")
    assert found is not None and found.name == "BCH"
