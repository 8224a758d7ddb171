"""The wordings of money, posts and figures match their examples and none of their counterexamples."""

import pytest

from boardpapers.extract.patterns import data, group, patterns, turns

PATTERNS = (
    *("money", "when", "fte", "senses", "status", "attributes", "posts", "columns", "units"),
    *("figures", "money_tables", "money_prose", "periods", "items", "ties", "checks", "milestones"),
)
FRAMES = ("senses", "turns", "plain_turns", "status", "posts")


@pytest.mark.parametrize("file", PATTERNS)
def test_patterns_match_their_examples_only(file: str) -> None:
    """Every pattern finds each of its examples and none of its counterexamples, and has some of both."""
    wrong = []
    for entry in patterns(file):
        assert entry.examples and entry.counterexamples, entry.name
        wrong += [(entry.name, e) for e in entry.examples if not entry.regex.search(e)]
        wrong += [(entry.name, "not", e) for e in entry.counterexamples if entry.regex.search(e)]
    assert wrong == []


@pytest.mark.parametrize("file", FRAMES)
def test_frames_match_their_examples_only(file: str) -> None:
    """Every turn of phrase finds each of its examples and none of its counterexamples."""
    wrong = []
    for turn in turns(file):
        assert turn.examples and turn.counterexamples, turn.regex.pattern[:60]
        wrong += [e for e in turn.examples if not turn.regex.search(e)]
        wrong += [f"not: {e}" for e in turn.counterexamples if turn.regex.search(e)]
    assert wrong == []


def test_each_class_of_nouns_has_a_place_in_the_order() -> None:
    """A label takes the first class in the order, so each class stands in it once."""
    assert sorted(data("senses")["order"]) == sorted(group("senses", "noun"))
