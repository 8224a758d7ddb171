"""A perfect prediction scores 1 everywhere; each fault lowers the figures that it should and no others."""

import json
from pathlib import Path

import pytest

from boardpapers.errors import DatabaseError, InputError
from boardpapers.evaluate import evaluate

from .conftest import figures
from .databases import predicted_from, write_database
from .invented import cost, gold, saving


def test_a_perfect_prediction_is_right_everywhere(report_of):
    """What the gold asks for, put into a database, gets 1 in every figure and nothing taken for a saving."""
    report = report_of()
    expected = dict.fromkeys(figures(report), 1.0) | {"taken": 0.0, "false alarms": 0.0}
    assert figures(report) == expected
    assert report.total.misses == ()
    assert not report.absent


def test_the_shared_gold_agrees_with_itself(tmp_path):
    """The annotated papers, where they are at hand, score 1 against their own first choices."""
    folder = Path(__file__).parents[2].parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("the annotated papers are not at hand")
    papers = [predicted_from(json.loads(path.read_text())) for path in sorted(folder.glob("*.json"))]
    report = evaluate(write_database(tmp_path / "all.db", *papers), folder)
    assert set(figures(report).values()) <= {1.0, 0.0}
    assert report.total.misses == ()


def without(key, index):
    return lambda paper: paper[key].pop(index)


def with_more(key, record):
    return lambda paper: paper[key].append(record)


def other_value(key, index, attribute, value):
    return lambda paper: paper[key][index].update({attribute: value})


@pytest.mark.parametrize(
    ("fault", "lowered"),
    [
        (without("savings", 0), {"savings.R"}),
        (without("costs", 0), {"costs.R", "amounts"}),
        (with_more("savings", saving("Ghost", 7.0)), {"savings.P"}),
        (other_value("savings", 0, "status", "missed"), {"savings.status"}),
        (other_value("savings", 0, "programme", "Tide Programme"), {"savings.programme"}),
        (other_value("savings", 0, "item", "Nothing alike"), {"savings.item"}),
        (other_value("savings", 0, "organisation", "Elsewhere Police"), {"savings.organisation"}),
        (other_value("savings", 3, "is_total", 0), {"savings.is_total"}),
        (other_value("costs", 0, "category", "Running"), {"costs.category"}),
        (other_value("costs", 0, "budget", "unspecified"), {"costs.budget"}),
        (other_value("other_amounts", 1, "amount_gbp", 9000.0), {"other_amounts.P", "other_amounts.R"}),
        (other_value("fte_benefits", 0, "portfolio", "Stables"), {"fte_benefits.portfolio"}),
        (other_value("fte_benefits", 0, "fte", 2.51), {"fte_benefits.P", "fte_benefits.R"}),
        (
            without("governance_bodies", 0),
            {"governance_bodies.R", "members.R", "links.R"},
        ),
        (other_value("governance_bodies", 0, "remit_has", ["slipway"]), {"governance_bodies.remit"}),
        (other_value("governance_bodies", 0, "cadence", None), {"governance_bodies.cadence"}),
        (other_value("decisions", 0, "decided_on", "2030"), {"decisions.decided_on"}),
        (other_value("decisions", 0, "title", "Something else"), {"decisions.title"}),
        (other_value("decisions", 0, "references", []), {"references.R"}),
        (other_value("decisions", 0, "signatories", []), {"signatories.R"}),
        (without("decisions", 1), {"decisions.R", "items.R"}),
        (other_value("initiatives", 0, "stage", "closed"), {"initiatives.stage"}),
        (other_value("initiatives", 0, "governance_body", None), {"initiatives.governance_body"}),
    ],
)
def test_a_fault_lowers_its_own_figures_only(changed, fault, lowered):
    """One fault in one record changes the named figures, each downwards, and no other."""
    figures_changed = changed(fault)
    assert set(figures_changed) == lowered
    assert all(value < 1 for value in figures_changed.values())


@pytest.mark.parametrize(
    ("owner", "part", "index", "change", "lowered"),
    [
        ("governance_bodies", "members", 0, {"role": "Deputy Chief Constable"}, {"members.P", "members.R"}),
        ("governance_bodies", "members", 0, {"capacity": "co_chair"}, {"members.P", "members.R"}),
        ("governance_bodies", "members", 2, {"organisation": "Elsewhere"}, {"members.P", "members.R"}),
        ("governance_bodies", "links", 0, {"relation": "part_of"}, {"links.P", "links.R"}),
        ("governance_bodies", "links", 0, {"target": "Tide"}, {"links.P", "links.R"}),
        ("decisions", "items", 0, {"action": "note"}, {"items.action"}),
        ("decisions", "items", 1, {"parent": None}, {"items.parent"}),
        ("decisions", "items", 1, {"number": "7"}, {"items.number"}),
        ("decisions", "items", 1, {"text": "To think again."}, {"items.P", "items.R"}),
        ("decisions", "signatories", 0, {"signed_on": None}, {"signatories.signed_on"}),
        ("decisions", "signatories", 0, {"name": None}, {"signatories.name"}),
        ("initiatives", "milestones", 0, {"state": "done"}, {"milestones.state"}),
        ("initiatives", "milestones", 0, {"due_to": "2030-09-15"}, {"milestones.due_to"}),
        (
            "initiatives",
            "milestones",
            0,
            {"due_from": "2031-01-01", "due_to": None},
            {"milestones.P", "milestones.R"},
        ),
        ("initiatives", "milestones", 1, {"due_from": "2030-01-01"}, {"milestones.P", "milestones.R"}),
        ("initiatives", "milestones", 1, {"event_has": ["boats"]}, {"milestones.P", "milestones.R"}),
    ],
)
def test_a_fault_in_a_part_stays_in_the_part(changed, owner, part, index, change, lowered):
    """A wrong member, link, point, signatory or milestone lowers nothing but its own line."""
    assert set(changed(lambda paper: paper[owner][0][part][index].update(change))) == lowered


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("title", "Minutes"),
        ("paper_type", "minutes"),
        ("body", "Jetty Panel"),
        ("organisation", "Elsewhere Police"),
        ("meeting_date", None),
        ("agenda_item", "8"),
        ("reference", None),
    ],
)
def test_document_attributes_are_judged_one_by_one(changed, attribute, value):
    """A wrong attribute of the paper lowers itself and the share of metadata that is right."""
    assert set(changed(lambda paper: paper["document"].update({attribute: value}))) == {
        f"document.{attribute}",
        "metadata",
    }


def test_people_are_known_by_name_or_by_role(changed):
    """Somebody else is both missed and invented; the role counts where no name is printed."""
    lost = changed(lambda paper: paper["document"]["people"][0].update(name="Zed Orme"))
    assert set(lost) == {"people.P", "people.R", "metadata"}
    renamed = changed(lambda paper: paper["document"]["people"][1].update(role="Assistant Head of Finance"))
    assert set(renamed) == {"people.P", "people.R", "metadata"}


def test_optional_and_passing_records_are_neither_missed_nor_invented(changed):
    """Leaving out what is optional or not core changes nothing, nor does finding it twice."""

    def leave_out(paper):
        del paper["savings"][2], paper["governance_bodies"][1], paper["decisions"][2], paper["initiatives"][3]
        del paper["document"]["people"][2], paper["tables"][1], paper["checks"][1]
        del paper["governance_bodies"][0]["members"][3], paper["decisions"][0]["items"][2]

    def find_twice(paper):
        for key, index in (("savings", 2), ("governance_bodies", 1), ("decisions", 2), ("initiatives", 3)):
            paper[key].append(dict(paper[key][index]))

    assert changed(leave_out) == {}
    assert changed(find_twice) == {}


def test_a_required_record_wins_over_an_optional_one(report_of):
    """Where a row is as like both, the required record takes it."""
    twin = {"item": "Kennels", "amount_gbp": 5.0}
    report = report_of(
        lambda paper: paper["savings"].pop(0),
        lambda paper: paper.update(savings=[{**twin, "optional": True}, twin]),
    )
    assert report.total.kind("savings").matched == 1
    assert report.total.kind("savings").missed == 0


def test_equal_amounts_are_told_apart_by_their_items(report_of):
    """Two savings of the same amount in the other order still find their own gold records."""
    report = report_of(lambda paper: paper["savings"].reverse())
    assert report.total.kind("savings").attribute("item").value == 1
    assert report.total.kind("savings").attribute("status").value == 1


def test_a_type_that_the_gold_accepts_too_is_no_fault(report_of):
    """With `or_type` the record may stand in the other table, whose attributes alone are judged."""

    def elsewhere(paper):
        radios = paper["costs"].pop(1)
        paper["other_amounts"].append(radios)

    report = report_of(elsewhere)
    assert report.total.kind("costs").f1 == report.total.kind("other_amounts").f1 == 1
    assert report.total.kind("costs").attribute("role").value == 1
    assert report.total.kind("costs").attribute("budget").of == 1


def test_a_cost_taken_for_a_saving_is_told(report_of):
    """The wrong type is a miss, an invention, and one listed confusion; the amount is found all the same."""

    def confuse(paper):
        taken = paper["costs"].pop(0)
        paper["savings"].append(taken)

    total = report_of(confuse).total
    assert (total.taken_for_saving.right, total.taken_for_saving.of) == (1, 4)
    assert total.kind("costs").recall == 0.5
    assert total.kind("savings").precision == pytest.approx(3 / 4)
    assert total.amounts_found.value == 1
    assert [(m.what, m.kind, m.detail) for m in total.misses] == [
        ("other type", "costs", "gold costs, predicted savings")
    ]


def test_signs_count_only_within_one_type(report_of):
    """A net position of -9000 may be a cost of 9000 where the gold accepts that type."""

    def accept(paper):
        paper["other_amounts"][1]["or_type"] = ["costs"]

    def positive(paper):
        paper["other_amounts"].pop(1)
        paper["costs"].append(cost("Net", 9000.0))

    assert report_of(positive, accept).total.kind("other_amounts").recall == 1
    assert report_of(positive).total.kind("other_amounts").recall == 0.5


def test_a_range_needs_its_upper_end(report_of):
    """Where the gold has an upper end, the same lower end alone is no pair."""

    def widen(paper):
        paper["savings"][0]["amount_max_gbp"] = 150000.0

    lost = report_of(lambda paper: paper["savings"][0].update(amount_max_gbp=None), widen)
    assert lost.total.kind("savings").missed == 1
    assert report_of(gold_change=widen).total.kind("savings").missed == 0


def test_amounts_may_differ_by_pence(report_of):
    """Fifty pence or a millionth make no other amount, a pound does."""
    near = report_of(lambda paper: paper["costs"][0].update(amount_gbp=80000.5))
    assert near.total.kind("costs").recall == 1
    assert (
        report_of(lambda paper: paper["costs"][0].update(amount_gbp=80001.0)).total.kind("costs").recall
        == 0.5
    )


def test_hours_make_a_pair_where_the_gold_has_no_fte(report_of):
    """Time in hours only is known by the hours, the item or the quote, and not by a figure of FTE."""

    def only_hours(paper):
        paper["fte_benefits"][2] = {"item": "Else", "hours": 3200.0, "kind": "efficiency"}

    assert report_of(only_hours).total.kind("fte_benefits").missed == 0
    full = report_of(lambda paper: paper["fte_benefits"][2].update(fte=2.0)).total.kind("fte_benefits")
    assert (full.missed, full.invented) == (1, 1)


def test_a_body_is_known_by_any_of_its_names(changed):
    """An alias or the acronym is as good as the printed name."""
    renamed = changed(lambda paper: paper["governance_bodies"][0].update(name="HOB"))
    assert set(renamed) <= {"initiatives.governance_body"}


def test_the_parent_tells_namesakes_apart(report_of):
    """Two initiatives of one name in the other order are matched by their parents."""
    report = report_of(lambda paper: paper["initiatives"].reverse())
    assert report.total.kind("initiatives").attribute("parent").value == 1


def test_a_wrong_reference_is_forgiven_when_the_texts_are_alike(report_of):
    """The texts make the pair and the reference is a wrong attribute; with other texts there is no pair."""
    report = report_of(lambda paper: paper["decisions"][0].update(reference="D/30/99"))
    assert report.total.kind("decisions").f1 == 1
    assert report.total.kind("decisions").attribute("reference").value == 0.5

    def unlike(paper):
        paper["decisions"][0].update(reference="D/30/99")
        for item in paper["decisions"][0]["items"][:2]:
            item["text"] = "Quite another thing to be done."

    assert report_of(unlike).total.kind("decisions").missed == 1


def test_a_decision_may_be_known_by_its_quote_or_title(report_of):
    """Without a reference, a gold quote inside the evidence or a like title of the same kind makes a pair."""

    def quoted(paper):
        paper["decisions"][0].update(reference=None, items=[], title=None)

    def titled(paper):
        paper["decisions"][0].update(reference=None, items=[], quotes=["elsewhere"])

    assert report_of(quoted).total.kind("decisions").missed == 0
    assert report_of(titled).total.kind("decisions").missed == 0
    neither = report_of(lambda paper: (quoted(paper), titled(paper)))
    assert neither.total.kind("decisions").missed == 1


def test_keys_that_the_gold_leaves_out_are_not_scored(report_of):
    """Records of a type that the file has not got are no inventions, and their attributes nobody's fault."""
    report = report_of(
        gold_change=lambda paper: paper.pop("costs"),
        change=lambda paper: paper.update(costs=[cost("X", 1.0)]),
    )
    assert report.total.kind("costs").invented == 0


def test_checks_count_when_found_with_the_right_verdict(report_of):
    """A wrong verdict is found but not right; a mismatch that the gold has not got is a false alarm."""
    wrong = report_of(lambda paper: paper["checks"][0].update(result="mismatch")).total
    assert wrong.kind("checks").recall == 1 and wrong.checks_right.value == 0
    extra = {
        "kind": "row_total",
        "subject_has": ["Radios"],
        "stated": 1.0,
        "computed": 2.0,
        "result": "mismatch",
    }
    noisy = report_of(lambda paper: paper["checks"].append(extra)).total
    assert noisy.invented_mismatches == 1 and noisy.checks_right.value == 1
    calm = report_of(lambda paper: paper["checks"].append({**extra, "result": "ok"})).total
    assert calm.invented_mismatches == 0 and calm.misses == ()


def test_a_paper_that_is_not_in_the_database_is_missed_whole(tmp_path):
    """All that its gold counts is missed, and the report says that it is absent."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold()))
    report = evaluate(write_database(tmp_path / "empty.db"), tmp_path / "gold")
    assert report.absent == ("mereshire-lantern-2030",)
    assert report.total.kind("savings").recall == 0
    assert report.total.metadata.value == 0
    assert report.total.tables.cells.value == 0


def test_counts_are_pooled_over_papers(tmp_path):
    """Two papers, one right and one without savings, pool to half the recall and each keep their own."""
    one, two = gold(), gold() | {"paper": "second"}
    (tmp_path / "gold").mkdir()
    for paper in (one, two):
        (tmp_path / "gold" / f"{paper['paper']}.json").write_text(json.dumps(paper))
    lacking = predicted_from(two) | {"savings": []}
    report = evaluate(write_database(tmp_path / "two.db", predicted_from(one), lacking), tmp_path / "gold")
    assert report.total.kind("savings").recall == 0.5
    assert report.papers["second"].kind("savings").recall == 0
    assert report.papers["mereshire-lantern-2030"].kind("savings").recall == 1


def test_a_missing_or_foreign_database_is_refused(tmp_path):
    """A clear error names the file that is not there or not ours."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold()))
    with pytest.raises(DatabaseError, match="no database"):
        evaluate(tmp_path / "none.db", tmp_path / "gold")
    (tmp_path / "text.db").write_text("This is not SQLite, however one looks at it." * 30)
    with pytest.raises(DatabaseError, match="cannot be read"):
        evaluate(tmp_path / "text.db", tmp_path / "gold")
    with pytest.raises(InputError, match="is not a folder"):
        evaluate(tmp_path / "text.db", tmp_path / "gold", tmp_path / "nowhere")
    with pytest.raises(InputError, match="no gold"):
        evaluate(tmp_path / "none.db", tmp_path)
