"""Which names are one body or one programme."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from boardpapers.entities import Mention, Resolution, resolve


def mention(name: str, document: str = "d1", owner: str = "kent", **more: object) -> Mention:
    kind = more.pop("kind", "body")
    context = str(more.get("parent") or "")
    return Mention(f"{document} {name} {context}", document, kind, name, owner, context, **more)  # type: ignore[arg-type]


def together(resolution: Resolution, *mentions: Mention) -> bool:
    return len({resolution.of[m.id] for m in mentions}) == 1


def test_spellings_of_one_name_are_one() -> None:
    """Case, `the`, an acronym behind and the owner in front make no difference."""
    several = [
        mention("Strategic Change Board"),
        mention("the Strategic Change Board (SCB)", "d2"),
        mention("Kent Police Strategic Change Board", "d3"),
        mention("STRATEGIC CHANGE BOARD", "d4"),
    ]
    found = resolve(several)
    assert together(found, *several)
    assert found.entities[0].acronym == "SCB"
    assert found.entities[0].name in ("Strategic Change Board", "STRATEGIC CHANGE BOARD")


def test_an_acronym_joins_the_name_that_defines_it() -> None:
    """A paper that says only `SCB` means the board that another paper of the owner defines."""
    full, short = mention("Strategic Change Board", acronym="SCB"), mention("SCB", "d2")
    assert together(resolve([full, short]), full, short)


def test_an_acronym_means_what_its_own_paper_says() -> None:
    """Two papers give one acronym to two bodies: each `JAC` is its own paper's."""
    audit, short_a = mention("Joint Audit Committee", acronym="JAC"), mention("JAC")
    action, short_b = mention("Joint Action Committee", "d2", acronym="JAC"), mention("JAC", "d2")
    found = resolve([audit, short_a, action, short_b])
    assert together(found, audit, short_a) and together(found, action, short_b)
    assert not together(found, audit, action)


def test_an_acronym_that_nobody_defines_stays_alone() -> None:
    """Without a definition `XYZ` is a body of its own."""
    board, short = mention("Executive Yield Zone"), mention("XYZ", "d2")
    assert not together(resolve([board, short]), board, short)


def test_aliases_join_but_generic_words_do_not() -> None:
    """`formerly the Change Forum` joins; `the Board` joins nothing."""
    new = mention("Change Board", aliases=("Change Forum", "the Board"))
    old, other = mention("Change Forum", "d2"), mention("the Board", "d3")
    found = resolve([new, old, other])
    assert together(found, new, old) and not together(found, new, other)


def test_names_that_only_look_alike_stay_apart() -> None:
    """One word more is another body."""
    several = [mention("Governance Board"), mention("Corporate Governance Board")]
    assert not together(resolve(several), *several)


def test_namesakes_in_one_paper_are_told_apart_by_their_parent() -> None:
    """`Phase 2` of two programmes is two; a paper that names only one parent changes nothing."""
    one = mention("Phase 2", kind="programme", parent="Lantern")
    two = mention("Phase 2", kind="programme", parent="Beacon")
    parents = [mention("Lantern", kind="programme"), mention("Beacon", kind="programme")]
    found = resolve([one, two, *parents])
    assert not together(found, one, two)
    by_id = {e.id: e for e in found.entities}
    assert by_id[found.of[one.id]].parent_id == found.of[parents[0].id]


def test_no_programme_is_its_own_ancestor() -> None:
    """Two papers that contradict each other about the parent make no circle."""
    several = [
        mention("Alpha", kind="programme", parent="Beta"),
        mention("Beta", "d2", kind="programme", parent="Alpha"),
        mention("Beta", kind="programme"),
        mention("Alpha", "d2", kind="programme"),
    ]
    parents = {e.id: e.parent_id for e in resolve(several).entities}
    for start in parents:
        seen: set[str] = set()
        at: str | None = start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


def test_order_does_not_matter() -> None:
    """Every order of the same mentions gives the same entities and the same ids."""
    several = [
        mention("Strategic Change Board", acronym="SCB"),
        mention("SCB", "d2"),
        mention("Change Board", "d3", aliases=("SCB", "Strategic Change Board")),
        mention("Audit Committee", "d4"),
    ]
    results = [resolve(order) for order in permutations(several)]
    assert all(r == results[0] for r in results)


NAMES = st.sampled_from(
    ["Change Board", "the Change Board (CB)", "CB", "Board", "Audit Panel", "Change Forum"]
)


@given(
    st.lists(st.builds(mention, NAMES, st.sampled_from("abc"), aliases=st.tuples(NAMES)), max_size=8),
    st.randoms(),
)
def test_every_mention_means_an_entity_that_exists(mentions: list[Mention], random: object) -> None:
    """Whatever the names, each one is resolved, once, and shuffling changes nothing."""
    distinct = list({m.id: m for m in mentions}.values())
    found = resolve(distinct)
    assert set(found.of) == {m.id for m in distinct}
    assert set(found.of.values()) == {e.id for e in found.entities}
    random.shuffle(distinct)  # type: ignore[attr-defined]
    assert resolve(distinct) == found


def test_a_name_that_shouts_is_not_preferred() -> None:
    """Capitals of a heading give way to the spelling of the text."""
    found = resolve([mention("AUDIT PANEL"), mention("AUDIT PANEL", "d2"), mention("Audit Panel", "d3")])
    assert [e.name for e in found.entities] == ["Audit Panel"]


def test_the_kind_is_read_off_the_name_where_no_paper_says_it() -> None:
    """A body that is only named is a panel if it is called so."""
    assert [e.entity_kind for e in resolve([mention("Audit Panel")]).entities] == ["panel"]
