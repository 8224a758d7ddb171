"""Likeness of words, names, roles and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.evaluate.similarity import (
    characters,
    dice,
    holds_words,
    name_likeness,
    role_likeness,
    share_of_words,
    squeeze,
    token_set,
    tokens,
)

words = st.text(st.sampled_from("abcdefs 12-–()’&/"), max_size=40)


@pytest.mark.parametrize("likeness", [dice, token_set, characters, role_likeness])
@given(a=words, b=words)
def test_likeness_is_a_symmetric_share(likeness, a, b):
    """Any likeness lies between 0 and 1 and doesn't depend on the order of the two."""
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == pytest.approx(likeness(b, a))


@pytest.mark.parametrize("likeness", [dice, token_set, characters])
@given(a=words.filter(lambda text: bool(tokens(text))))
def test_a_text_is_wholly_like_itself(likeness, a):
    """A text with at least one word is as like itself as can be."""
    assert likeness(a, a) == pytest.approx(1)


@given(a=words, b=words)
def test_token_set_is_never_below_dice(a, b):
    """Containment can only raise a Dice, as it is never smaller."""
    assert token_set(a, b) >= dice(a, b) - 1e-9


@given(a=words)
def test_squeezing_twice_changes_nothing(a):
    """What is squeezed holds letters and digits only."""
    assert squeeze(squeeze(a)) == squeeze(a)


def test_tokens_leave_out_stop_words_plural_s_and_possessives():
    """Stop words and plural s make no difference, a word that ends in double s stays whole."""
    assert tokens("The Chiefs' savings of the Force's business") == {"chief", "saving", "force", "business"}


def test_a_text_of_stop_words_keeps_them():
    """A name that is made of stop words is still a name."""
    assert tokens("The Other Of") == {"other"} and tokens("of the") == {"of", "the"}


def test_token_set_is_the_root_of_dice_times_containment():
    """Two of three words shared with a text of two: Dice 4/5, containment 1."""
    assert token_set("Vehicle Workshops", "Vehicle Workshops Review") == pytest.approx((4 / 5) ** 0.5)


def test_brackets_in_a_name_may_be_left_out():
    """A name with its acronym in brackets is the same name."""
    assert name_likeness(["Digital Assets Store (DAS)"], ["Digital Assets Store"]) == 1


def test_the_best_of_several_names_counts():
    """An alias is as good as the name."""
    assert name_likeness(["Some Board", "SB"], ["sb"]) == 1
    assert name_likeness([], ["sb"]) == 0


def test_a_deputy_is_no_chief():
    """A rank word on one side only makes another post."""
    assert role_likeness("Deputy Chief Constable", "Chief Constable") == 0
    assert role_likeness("Deputy Chief Constable", "Deputy Chief Constables") == 1


def test_ligatures_and_case_are_folded():
    """Compatibility forms say what their letters say."""
    assert squeeze("Oﬃce – 1²") == "office12"


def test_words_are_held_as_tokens_or_in_one_run():
    """A phrase is held when all its words are, or when its letters stand in one run."""
    assert holds_words("oversees the programme of change", "Change Programme")
    assert holds_words("at the go / no-go gate", "go/no go")
    assert not holds_words("oversees the programme", "Change Programme")
    assert share_of_words("oversees the programme", ["programme", "budget"]) == 0.5
    assert share_of_words("", []) == 1


def test_characters_compare_in_order():
    """A changed word leaves long texts alike, another text does not."""
    text = "To approve the transfer of the custody contract to the joint unit from April."
    assert characters(text, text.replace("April", "June")) > 0.9
    assert characters(text, "To note the report.") < 0.6
