"""The status of an amount of running text: by the verbs around it, the paper's kind, and its date."""

from boardpapers.extract.context.cues import Cue, prose_status, row_status
from boardpapers.extract.context.periods import Period
from boardpapers.extract.money.mentions import Mention
from boardpapers.extract.money.senses import Sense
from boardpapers.extract.money.setting import Setting
from boardpapers.extract.patterns import regex


def said(mention: Mention, sense: Sense) -> Cue | None:
    """The words nearest to the amount that give it a status."""
    if sense not in ("saving", "cost"):
        return None
    end = _end_of_whole(mention)
    barriers = tuple(a.start for a in mention.inside if not mention.span.start <= a.start < end)
    cue = prose_status(mention.text, mention.span.start, end, *mention.sentence, barriers, approved=True)
    if cue is not None and cue.value == "delivered" and (whole := _of_whole(mention)) is not None:
        return whole
    return cue


def _of_whole(mention: Mention) -> Cue | None:
    """The status of an amount that another is a part of: what is achieved is the part, not the whole."""
    parts = [a for a in mention.inside if a.end <= mention.span.start]
    if not parts:
        return None
    text, start, end = mention.text, parts[-1].end, mention.span.end
    if not regex("money_prose", "of_the_whole").search(text[start : mention.span.start]):
        return None
    match = regex("money_prose", "planned_whole").search(text[start : min(end + 40, mention.sentence[1])])
    if match is None:
        return Cue("unspecified", end, end)
    return Cue("planned", start + match.start(), start + match.end())


def _end_of_whole(mention: Mention) -> int:
    """Where the amount ends, or the one that it is a part of: `£1.1m of the planned £1.5m was realised`."""
    behind = next((a for a in mention.inside if a.start >= mention.span.end), None)
    if behind is None:
        return mention.span.end
    between = mention.text[mention.span.end : behind.start]
    return behind.end if regex("money_prose", "of_the_whole").search(between) else mention.span.end


def state(mention: Mention, status: Cue | None, period: Period | None, sense: Sense, setting: Setting) -> str:
    """What those words mean here: what is asked for is planned, what a decision approves is approved."""
    value = status.value if status else "unspecified"
    if status is not None and value == "approved" and not setting.decided:
        start = mention.sentence[0]
        if regex("money_prose", "asked").search(mention.text[start : status.end]):
            value = "planned"
    if value == "unspecified" and sense in ("saving", "cost"):
        value = _around(setting)
    if period is not None and setting.today and sense in ("saving", "cost"):
        value = dated(value, period.start, period.end, setting.today)
    if value == "unspecified" and setting.looks_ahead and sense in ("saving", "cost"):
        value = "planned" if period is None or not period.end or _ahead(period.end, setting) else value
    open_to_decision = setting.decided and sense == "cost" and value in ("unspecified", "planned", "approved")
    return "approved" if open_to_decision and _is_decided(mention.words, setting) else value


def _around(setting: Setting) -> str:
    """What the words that lead in to a list, or else the heading above, say of its figures."""
    intro, end = setting.intro, len(setting.intro)
    led = prose_status(intro, end, end, 0, end, (), approved=False) if intro else None
    above = row_status(setting.headings[-1]) if setting.headings else None
    found = led or above
    return found.value if found is not None else "unspecified"


def _ahead(end: str, setting: Setting) -> bool:
    return setting.today is None or end > setting.today


def dated(state: str, start: str | None, end: str | None, today: str) -> str:
    """What lies after the paper's own date is planned, whatever the tense."""
    if start and start > today and state in ("unspecified", "delivered"):
        return "planned"
    if state != "unspecified" or not end or end <= today:
        return state
    within_a_year = start is not None and int(end[:4]) - int(start[:4]) <= 1
    return "planned" if within_a_year or not start else state


def _is_decided(words: str, setting: Setting) -> bool:
    """Whether a text is a point of what is decided, and neither only noted nor conditional."""
    words = regex("money_prose", "point_number").sub("", words)
    if regex("money_prose", "not_decided").search(words):
        return False
    around = " ".join((setting.intro, *setting.headings[-1:]))
    return bool(
        regex("money_prose", "decision_around").search(around)
        or regex("money_prose", "deciding").search(words)
    )
