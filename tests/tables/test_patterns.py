"""The patterns of the table finder."""

from boardpapers.extract.patterns import patterns


def test_examples() -> None:
    """Every pattern matches each of its examples and none of its counterexamples, from the start."""
    for entry in patterns("tables"):
        find = entry.regex.search if entry.name == "continued" else entry.regex.match
        assert entry.examples and entry.counterexamples, entry.name
        assert [e for e in entry.examples if not find(e)] == [], entry.name
        assert [e for e in entry.counterexamples if find(e)] == [], entry.name
