"""Ids are stable: these values may change only with a note in the changelog."""

from hypothesis import given
from hypothesis import strategies as st

from boardpapers.ids import LENGTH, IdMaker, make_id, paragraph_key

PARTS = st.dictionaries(
    st.text("abc", min_size=1, max_size=3), st.none() | st.integers() | st.text(max_size=5), max_size=4
)


def test_pinned_ids() -> None:
    """What makes an id, pinned: a change here changes the ids of every database."""
    assert make_id("document", sha256="00") == "nnml4ldthrloyz45"
    assert make_id("savings", document="d", page=1, row=None) == "ssxauoqg3sghbj43"


@given(PARTS)
def test_the_order_of_parts_does_not_count(parts: dict[str, str | int | None]) -> None:
    """The same named parts give the same id in any order."""
    backwards = dict(reversed(parts.items()))
    assert make_id("x", **parts) == make_id("x", **backwards)
    assert len(make_id("x", **parts)) == LENGTH


@given(PARTS, PARTS)
def test_different_parts_give_different_ids(
    left: dict[str, str | int | None], right: dict[str, str | int | None]
) -> None:
    """No two sets of parts share an id; None, an empty string and a missing part are three things."""
    if left != right:
        assert make_id("x", **left) != make_id("x", **right)


def test_twins_get_ids_of_their_own() -> None:
    """Two things with the same parts are told apart by their order."""
    maker, again = IdMaker(), IdMaker()
    first, second = maker.make("x", a=1), maker.make("x", a=1)
    assert first != second
    assert [again.make("x", a=1), again.make("x", a=1)] == [first, second]


@given(st.text(), st.integers(0, (1 << 18) - 1))
def test_paragraph_keys_fit_and_keep_order(document: str, position: int) -> None:
    """A key is a positive 63-bit number; a paper's paragraphs stay in order."""
    key = paragraph_key(document, position)
    assert 0 <= key < 1 << 63
    assert key & ((1 << 18) - 1) == position
