"""Expressions with anchors find what the plain expressions find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.extract.anchors import Anchored, anchors_of
from boardpapers.extract.phrases import pattern

FLAGS = re.IGNORECASE | re.VERBOSE


@pytest.mark.parametrize(
    ("regex", "anchors"),
    [
        (r"\bchair(?:ed|ing)?\sby", (("by",), ("chair",))),
        (r"(?:savings?|costs?)\s*:", ((":",), ("cost", "saving"))),
        (r"\d+", ()),
        (r"(?:total)?\s*net", (("net",),)),
        (r"(?:yes|)", ()),
        (r"(?!never)ever(?=\stold)", (("ever",), ("told",))),
        (r"(?:a|of|the)\W(?:board){2,}", (("board",),)),
    ],
)
def test_anchors_are_what_no_match_can_be_without(regex: str, anchors: tuple[tuple[str, ...], ...]) -> None:
    """Optional and forbidden parts give none; each part that must be there gives its words."""
    assert {frozenset(a) for a in anchors_of(regex, FLAGS)} >= {
        frozenset(a) for a in anchors if all(len(w) > 2 for w in a)
    }
    assert bool(anchors_of(regex, FLAGS)) == bool(anchors)


_WORDS = st.lists(
    st.sampled_from(
        ["Chair", "chaired", "by", "the", "Board", "savings:", "COSTS", "total", "net", "of", "a", "4"]
    ),
    max_size=9,
).map(" ".join)


@given(
    _WORDS,
    st.sampled_from([r"chair(?:ed)?\sby", r"(?:savings?|costs?)\b.*?:", r"(?-i:Board)\sof|net", r"a?\s?4"]),
)
def test_a_match_is_found_with_anchors_as_without(text: str, regex: str) -> None:
    """Search, match and all matches are those of the expression itself."""
    plain, anchored = re.compile(regex, FLAGS), Anchored(regex, FLAGS)
    for name in ("search", "match", "fullmatch"):
        one, other = getattr(plain, name)(text), getattr(anchored, name)(text)
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in plain.finditer(text)] == [m.span() for m in anchored.finditer(text)]
    assert plain.sub("_", text) == anchored.sub("_", text)
    assert plain.split(text) == anchored.split(text)
    assert plain.findall(text) == anchored.findall(text)


def test_the_patterns_of_the_program_are_anchored() -> None:
    """What is read from pattern files looks for its words first."""
    assert pattern(r"\b(?:<<verb>>)\sby", {"verb": "chaired|led"}).anchors
