"""The wordings in the pattern files match their examples and none of their counterexamples."""

import pytest

from boardpapers.extract.bodies.clauses import boundaries
from boardpapers.extract.initiatives.stages import stage_frames
from boardpapers.extract.phrases import frames

GROUPS = [
    *[
        ("bodies", g)
        for g in (
            "cadence",
            "cadence_free",
            "member",
            "remit",
            "remit_later",
            "through",
            "status",
            "link",
            "label",
            "led",
        )
    ],
    *[
        ("initiatives", g)
        for g in (
            "announces",
            "column",
            "context",
            "defined",
            "explained",
            "life",
            "features",
            "form_label",
            "no_name",
            "operation",
            "self",
        )
    ],
    ("stages", "milestone"),
]
CASES = [
    (file, group, f.name, text, wanted)
    for file, group in GROUPS
    for f in frames(file, group)
    for texts, wanted in ((f.examples, True), (f.counterexamples, False))
    for text in texts
]
STAGES = [
    (group, f.name, text, wanted)
    for group in ("stage", "status")
    for f in stage_frames(group)
    for texts, wanted in ((f.examples, True), (f.counterexamples, False))
    for text in texts
]


@pytest.mark.parametrize(("file", "group", "name", "text", "wanted"), CASES)
def test_a_wording_matches_its_examples_only(
    file: str, group: str, name: str, text: str, wanted: bool
) -> None:
    """Each example is found, each counterexample is not; labels and headers are matched in lower case."""
    frame = next(f for f in frames(file, group) if f.name == name)
    plain = text.lower() if group in {"label", "column", "no_name"} else text
    assert (frame.regex.search(plain) is not None) is wanted


@pytest.mark.parametrize(("group", "name", "text", "wanted"), STAGES)
def test_a_stage_matches_its_examples_only(group: str, name: str, text: str, wanted: bool) -> None:
    """Each example of a stage is found and each counterexample is not, what bars it included."""
    frame = next(f for f in stage_frames(group) if f.name == name)
    assert (frame.search(text) is not None) is wanted


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        (f.name, text, wanted)
        for f in boundaries()
        for wanted, texts in ((True, f.examples), (False, f.counterexamples))
        for text in texts
    ],
)
def test_clauses_end_at_their_wordings(name: str, text: str, wanted: bool) -> None:
    """A boundary is found in its examples and not in its counterexamples."""
    frame = next(f for f in boundaries() if f.name == name)
    assert bool(frame.regex.search(text)) == wanted
