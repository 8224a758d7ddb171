"""What a point asks for, from its first operative verb."""

import re
from typing import cast

from boardpapers.extract.patterns import pattern, patterns
from boardpapers.schemas.vocabulary import Action

#: Passive endings that decide although other verbs stand before them (`The approach for ... is approved`).
_PASSIVE = re.compile(
    r"\b(?:is|are|be)\s(?:hereby\s|formally\s|further\s)?(?P<verb>approved|agreed|noted|endorsed|adopted|delegated|funded|referred|"
    r"rejected|deferred|received|supported|recommended|reviewed|authorised)\b(?!\sto\sin)",
    re.IGNORECASE,
)


_TRUE_RECORD = re.compile(
    r"\bas\s(?:a|an)\s(?:correct|true|accurate)\b|\bminutes\b.*\bbe\s(?:agreed|accepted|confirmed)\b"
    r"|\b(?:minutes|notes|record)\sof\b.*\b(?:were|was|are)\s(?:accurate|correct|(?:agreed|approved|accepted)\s(?:without|with|subject))",
    re.IGNORECASE,
)
#: `agreed to the timetable`: what is agreed to is a thing, not an act.
_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|this|these|both|all)\s")
#: How many characters into a point its operative verb may stand.
_REACH = 110


def action_of(text: str, inherited: Action = "other") -> Action:
    """The action of a point; `inherited` where its words name none."""
    lead = pattern("actions", "lead_in").regex.match(text)
    start = lead.end() if lead else 0
    if re.search(r"\bagree[sd]?\sto\s$", text[:start]) and _DETERMINER.match(text, start):
        return "agree"
    found = [
        (match.start(), order, cast(Action, entry.tags["action"]))
        for order, entry in enumerate(patterns("actions"))
        if "action" in entry.tags and (match := entry.regex.search(text, start))
    ]
    found += _own_lead(text, start)
    if not found:
        return _of_lead(text[:start]) or inherited
    position, _, action = min(found)
    sentence_end = re.search(r"[.;]\s", text[start:])
    if position - start > _REACH and inherited == "other":
        return _of_lead(text[:start]) or "other"
    if sentence_end and position > start + sentence_end.end() and inherited == "other":
        return _of_lead(text[:start]) or action
    return action


def _own_lead(text: str, start: int) -> list[tuple[int, int, Action]]:
    """A passive in the first sentence that is about the whole point outranks verbs inside its subject."""
    sentence = re.split(r"(?<=[a-z])[.;]\s", text[start:])[0]
    match = _PASSIVE.search(sentence)
    if (
        match is None
        or _TRUE_RECORD.search(sentence)
        or re.match(
            r"(?:to\s)?(?:note|approve|delegate|endorse|agree|fund|refer|recommend)", sentence, re.IGNORECASE
        )
    ):
        return []
    verb = match["verb"].lower()
    for entry in patterns("actions"):
        if "action" in entry.tags and entry.regex.search(f"be {verb} to the Board"):
            found = cast(Action, entry.tags["action"])
            return [(start, -1, found)] if found != "instruct" else []
    return [(start, -1, "other")]


def _of_lead(lead: str) -> Action | None:
    """`agreed that ...` and `resolved to ...` where nothing more telling follows."""
    return "agree" if re.search(r"\bagree[sd]?\b", lead, re.IGNORECASE) else None
