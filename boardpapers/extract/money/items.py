"""What an amount is for: the noun phrase around it, the words that lead in, or the heading."""

import re
from dataclasses import dataclass

from boardpapers.extract.match import Reading
from boardpapers.extract.place import Place

_GENERIC = frozenset(
    ["saving", "savings", "efficiency", "efficiencies", "benefit", "benefits", "cost", "costs", "amount", "sum", "total", "overall", "net", "further", "additional", "annual", "year", "years", "it", "this", "that", "these", "those", "them", "which", "a", "an", "the", "of", "in", "for", "to", "from", "by", "and", "or", "our", "its", "their", "expected", "planned", "required", "recurring", "one-off", "cashable", "non-cashable", "potential", "estimated", "significant", "some", "value", "spend", "budget", "funding", "financial", "order", "region", "revenue", "capital", "per", "annum", "about", "circa"]
)
_DETERMINERS = r"(?:the|a|an|this|these|our|its|their|all|some|such|any|each)\s"
_PHRASE = r"(?P<np>(?:(?:the|a|an|its|our|their)\s)?[A-Za-z0-9][^,.;:()⟦£]{2,90}?)"
_STOP = (
    r"(?=\s(?:is|are|was|were|has|have|had|will|would|could|can|may|should|which|that|who|while|whilst|but|with|by\s(?:20|the\send|\d)|"
    r"in\s(?:20|\d\d/|each|the\sfirst|FY)|over\s(?:the|\d|two|three|four|five)|from\s(?:20|April|\d\d/)|per\sannum|each\syear|a\syear|against|and\s£|between\s\d|"
    r"following|as\s(?:a|part)|due|when|if|so|because|during|since|compared|to\s(?:be|20|deliver|achieve|help|support|FY))\b|[,.;:()£]|$)"
)
_AFTER = {
    "saving": re.compile(
        rf"^\s?(?:(?:of|in|worth\sof)\s(?:\w+[\s-]){{0,3}}?(?:savings?|efficienc\w+|benefits?)\s?)?(?:per\sannum\s|a\syear\s|each\syear\s|p\.?a\.?\s|annually\s|savings?\s|has\sbeen\s\w+\s|was\s\w+\s)?"
        rf"(?:from|in|on|through|by|across|within|against|out\sof|for)\s{_PHRASE}{_STOP}",
        re.I,
    ),
    "cost": re.compile(
        rf"^\s?(?:(?:of|in)\s(?:\w+[\s-]){{0,3}}?(?:investments?|costs?|growth|funding|spend|expenditure|capital|revenue)\s?)?(?:per\sannum\s|a\syear\s|each\syear\s|p\.?a\.?\s|annually\s|capital\s|revenue\s|will\sbe\s\w+\s|is\s\w+\s|was\s\w+\s)?"
        rf"(?:for|on|in|to\sfund|to\ssupport|to\sdeliver|to\simplement|towards|to\sreplace|to\spurchase|to\sbuy)\s{_PHRASE}{_STOP}",
        re.I,
    ),
}
_OTHER_AFTER = re.compile(
    rf"^\s?(?:per\sannum\s|a\syear\s|each\syear\s)?(?:(?:of|for|in|from|on|against|to)\s)?{_PHRASE}{_STOP}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Item:
    """The words and, where they stand in the amount's own text, their characters."""

    text: str
    start: int = -1
    end: int = -1


def item_near(
    place: Place,
    reading: Reading,
    start: int,
    end: int,
    sentence: tuple[int, int],
    sense: str,
    cue: tuple[int, int] | None,
) -> Item | None:
    """The best phrase for what the amount at [start, end) is for; None when nothing says it."""
    text = reading.text
    for candidate in (
        _behind(text, end, sentence[1], sense),
        _cue_phrase(text, start, end, sentence, cue),
        _lead(place),
        _subject(text, start, sentence),
        _antecedent(text, sentence),
    ):
        if candidate is not None:
            return candidate
    if cue is not None and sentence[0] <= cue[0] < cue[1] <= sentence[1] and cue[1] - cue[0] < 40:
        low = cue[0]
        lead = re.search(r"(?:[A-Za-z][\w’'-]*\s){0,3}$", text[sentence[0] : cue[0]])
        stop = [m.end() for m in _LEFT_STOP.finditer(text, sentence[0], cue[0])]
        low = max(sentence[0] + (lead.start() if lead else 0), stop[-1] if stop else 0, sentence[0])
        raw = text[low : cue[1]]
        words = raw.strip(" –-:;,.(")
        if words and "£" not in words:
            at = low + raw.index(words)
            cut = re.match(_DETERMINERS, words, re.I)
            skip = cut.end() if cut else 0
            return Item(words[skip:], at + skip, at + len(words)) if words[skip:] else None
    return None


_BAD_START = re.compile(
    r"^(?:to\s(?:approve|note|fund|agree|release|endorse)|and\b|or\b|but\b|for\s|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|today|month|all|order|resolved|agreed|that\b|cash\sterms|real\sterms|which|who|this|there|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)\b|20\d\d|\d\d/\d\d|annually|per\sannum|further|now|it\b|they\b)",
    re.I,
)


def _specific(words: str) -> bool:
    tokens = re.findall(r"[A-Za-z][\w'’-]*", words.lower())
    return any(t not in _GENERIC for t in tokens)


def _item(text: str, start: int, end: int) -> Item | None:
    raw = text[start:end]
    stripped = raw.strip(" –-:;,.")
    if not stripped or not _specific(stripped) or len(stripped) > 110 or "£" in stripped or "⟦" in stripped:
        return None
    if _BAD_START.match(re.sub(_DETERMINERS, "", stripped, count=1, flags=re.I)) or re.search(
        r"\b(?:would|will|was|were|has|have|is|are)\b", stripped
    ):
        return None
    offset = start + raw.index(stripped)
    lead = re.match(_DETERMINERS, stripped, re.I)
    cut = lead.end() if lead else 0
    return Item(stripped[cut:], offset + cut, offset + len(stripped))


def _behind(text: str, end: int, limit: int, sense: str) -> Item | None:
    regex = _AFTER.get(sense, _OTHER_AFTER)
    tail = text[end:limit]
    match = regex.search(tail)
    if not match:
        return None
    found = match.group("np")
    if re.match(
        r"(?:20\d\d|\d\d/\d\d|the\s(?:next|first|last|coming|year|period|budget$)|FY|total|order|region|year\s)",
        found,
        re.I,
    ):
        return None
    return _item(text, end + match.start("np"), end + match.end("np"))


_LEFT_STOP = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|should|to|that|which|with|and|but|achieved?|deliver(?:ed|s|ing)?|identif\w+|"
    r"produce[ds]?|realise[ds]?|generat\w+|approv\w+|agree[ds]?|includ\w+|note[ds]?|see|made|make|mean\w*|show\w*|secur\w+|provid\w+|by|as|at|from|where|of|in|for|on|an?\s(?=overall))\b|[,;:(]",
    re.I,
)


def _cue_phrase(
    text: str, start: int, end: int, sentence: tuple[int, int], cue: tuple[int, int] | None
) -> Item | None:
    """The noun phrase whose head named the sense: `Total collaboration savings`, `savings on contracts`."""
    if cue is None or not sentence[0] <= cue[0] < cue[1] <= sentence[1] or cue[1] - cue[0] > 60:
        return None
    left = sentence[0]
    for stop in _LEFT_STOP.finditer(text, sentence[0], cue[0]):
        left = stop.end()
    right = cue[1]
    if cue[1] <= start:
        tail = re.match(
            r"\s(?:on|in|from|for|to|of)\s(?!(?:over|circa|around|up|about|some|at|£|20\d\d|\d\d/))[^,.;:()£⟦]{3,70}?(?=\s(?:of|at|is|are|was|were|has|have|will|worth|amount|total)\b|,|\s?$)",
            text[cue[1] : start],
            re.I,
        )
        if tail:
            right = cue[1] + tail.end()
    return _item(text, left, right)


def _lead(place: Place) -> Item | None:
    """A label before a colon or dash at the start of the text, or a bold lead-in."""
    string = place.text.string
    if place.paragraph is not None and place.paragraph.kind == "field":
        return None
    match = re.match(r"^([A-Z0-9][^.:;£]{2,80}?)(?::\s|\s[–—-]\s)", string)
    if match and _specific(match.group(1)):
        return _item(string, match.start(1), match.end(1))
    if place.paragraph is not None and 3 < place.paragraph.lead_end < 100:
        return _item(string, 0, place.paragraph.lead_end)
    return None


_PRONOUN = re.compile(r"^\W*(?:it|this|these|they|which|closing it|the remaining|of th\w+|its?)\b", re.I)


def _antecedent(text: str, sentence: tuple[int, int]) -> Item | None:
    """The subject of the sentence before, for a sentence that begins with a pronoun."""
    if sentence[0] == 0 or not _PRONOUN.match(text[sentence[0] : sentence[1]]):
        return None
    before = text[: sentence[0]].rstrip()
    start = max((m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z])", before)), default=0)
    return _subject(text, sentence[0] - 1, (start, sentence[0]))


def _subject(text: str, start: int, sentence: tuple[int, int]) -> Item | None:
    head = text[sentence[0] : start]
    match = re.match(
        r"^(?:However,?\s|In\saddition,?\s|This\sincludes\s|Whilst\s|That\s|To\snote\sthat\s|\w+s\sthat\s)?((?:The|An?|Our|Its)\s)?(.{3,90}?)\s(?:is|are|was|were|has|have|had|will|would|could|can|may|should|achieved|delivered|identified|saved|costs?|requires?|produced|releases?|reduced|generates?|made|adds?|asked|offers?|needs?|shows?|gives?|brings?|frees?|freed|removes?|removed|saves|spent|spends|raises?|sets?|allows?|provides?|stood|stands|cuts?|closed|ended|falls|moves|remains?)\b",
        head,
    )
    if not match or re.search(r"[.;]|\bthat\b", match.group(2)):
        return None
    if re.match(r"^(?:it|this|these|there|they|which|we)$", match.group(2), re.I):
        return None
    return _item(text, sentence[0] + match.start(2), sentence[0] + match.end(2))
