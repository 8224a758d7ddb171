"""Gold files are checked when they are loaded, with a message that says where the slip is."""

import json

import pytest

from boardpapers.errors import InputError
from boardpapers.evaluate.gold import load_gold

from .invented import gold


def loaded(tmp_path, content, name="a.json"):
    (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content))
    return load_gold(tmp_path)


def test_accepted_values_lists_and_parts_are_told_apart(tmp_path):
    """A list of an attribute is accepted values; other keys are lists in themselves; children are records."""
    (paper,) = loaded(tmp_path, gold())
    boat_shed = paper.records["savings"][1]
    assert boat_shed.accepts["status"] == ("delivered", "planned")
    assert boat_shed.accepts["item"] == ("Boat shed",)
    assert boat_shed.quotes == ("Boat shed will save £120,000",)
    body = paper.records["governance_bodies"][0]
    assert body.lists["remit_has"] == ("savings", "slipway")
    assert [m.accepts["capacity"] for m in body.parts["members"]][:2] == [("chair",), ("member",)]
    assert paper.records["decisions"][0].parts["references"][0].accepts["reference"] == ("D/29/2",)


def test_null_and_a_list_of_null_say_the_same(tmp_path):
    """Both accept NULL alone; an absent key accepts nothing and is not scored."""
    costs = [{"amount_gbp": 1.0, "item": None}, {"amount_gbp": 1.0, "item": [None]}, {"amount_gbp": 1.0}]
    (paper,) = loaded(tmp_path, {"paper": "a", "costs": costs})
    assert [c.accepts.get("item") for c in paper.records["costs"]] == [(None,), (None,), None]


def test_optional_and_passing_records_do_not_count(tmp_path):
    """`optional` true or `core` false make a record that is neither a miss nor an invention."""
    (paper,) = loaded(tmp_path, gold())
    assert [s.counts for s in paper.records["savings"]] == [True, True, False, True]
    assert [b.counts for b in paper.records["governance_bodies"]] == [True, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{not json", "cannot be read as JSON"),
        ([], '"paper"'),
        ({"savings": []}, '"paper"'),
        ({"paper": "a", "saving": []}, "saving: not a key"),
        ({"paper": "a", "savings": {}}, "savings: not a key of a gold file, or not a list"),
        ({"paper": "a", "savings": ["x"]}, r"savings\[0\]: should be an object"),
        ({"paper": "a", "savings": [{"amout_gbp": 1}]}, r"savings\[0\].amout_gbp: unknown key"),
        ({"paper": "a", "savings": [{"amount_gbp": "1"}]}, "not a number"),
        ({"paper": "a", "savings": [{"qualifier": ["exact", "roughly"]}]}, "'roughly' is not one of exact"),
        ({"paper": "a", "savings": [{"status": "paid"}]}, "'paid' is not one of"),
        ({"paper": "a", "savings": [{"item": 3}]}, "not a string"),
        ({"paper": "a", "savings": [{"quotes": "one"}]}, "should be a list of strings"),
        ({"paper": "a", "decisions": [{"items": {}}]}, r"decisions\[0\].items: should be a list"),
        ({"paper": "a", "tables": [{"rows": "x"}]}, "should be a list of rows"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, content, message):
    """Each slip is refused with a sentence that names the file, the record and the key."""
    with pytest.raises(InputError, match=message):
        loaded(tmp_path, content)


def test_one_paper_has_one_gold_file(tmp_path):
    """Two files for one paper are refused."""
    loaded(tmp_path, {"paper": "a"})
    with pytest.raises(InputError, match="more than one gold file"):
        loaded(tmp_path, {"paper": "a"}, "b.json")


def test_a_folder_without_gold_is_refused(tmp_path):
    """An empty or missing folder is not an empty success."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match="no gold annotations"):
            load_gold(folder)
