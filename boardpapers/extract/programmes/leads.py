"""Names at the beginning of headings, paragraphs and cells: what is a programme's, and where it ends."""

import re

from boardpapers.document import Paragraph
from boardpapers.extract.body_names import acronym_fits, initials, mentions, printed
from boardpapers.extract.phrases import frames, words

_DASH = re.compile(
    r"^(?P<name>[\"“]?[A-Z0-9][^.:;–—]{1,90}?)(?:\s*(?:–|—|\s-|-\s)\s*(?=[A-Z0-9(“\"£])"
    r"|(?<!^The)\s[–—-]\s(?=[a-z])(?!(?:which|who|and|where|including|such|but|or|as|with|for|in|to|at)\b))"
)
_COLON = re.compile(r"^(?P<name>[\"“]?[A-Z0-9][^.:;–—]{1,80}?):\s+(?=\S)")
_ACRONYM = re.compile(r"\s*\(\s*[\"“‘']?(?P<a>[A-Z][\w&]{1,9})[\"”’']?\s*\)\s*$")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_RAG = re.compile(
    r"\s*(?:\(|\[|[-–—:]\s*)?\b(?:RAG|Red|Amber|Green|AMBER|GREEN|RED|BRAG|Blue)\b(?:\s?(?:status|rating))?(?:\s?[/-]\s?(?:Red|Amber|Green))?\s*[)\]]?\s*$"
)
_UPDATE = re.compile(
    r"\s*(?:[-–—:]\s*)?\b(?:highlight\sreport|update|progress\sreport|progress|overview|status\sreport|project\supdate|summary|(?:full|outline|strategic(?:\soutline)?)?\s?business\scase|gateway\s\d\w?|stage\s\d|project\sclosure|exception\sreport|closure\sreport|terms\sof\sreference)\b\s*$",
    re.I,
)
_PREFIX = re.compile(r"^(?:(?:update|progress)\s(?:on|against)\s(?:the\s)?|the\s)", re.I)
UNTIL = re.compile(
    r"^\W*(?:until|by\s|from\s|due\s|(?:early|late|mid|end)\b|(?:spring|summer|autumn|winter)\b|q[1-4]\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d|£|tbc)",
    re.I,
)
_FILLER = re.compile(
    r"^(?:n/?a|tbc|tbd|none|nil|various|other|all\b.*|sub-?total|total.*|grand.*|net|overall.*|cashable|non-?cashable|closed.*|completed.*|phase\s?\d*|option.*|revenue|capital)$",
    re.I,
)
OWN_HEAD = re.compile(
    r"\b(?:programme|project|workstream|work\sstream|collaboration|initiative|scheme|pilot)\b\W*(?:\([^)]*\))?\W*$",
    re.I,
)
PLURAL = re.compile(
    r"\b(?:programmes|projects|workstreams|initiatives|collaborations|reviews|strategies|schemes)\b", re.I
)


Found = tuple[str, str | None, tuple[str, ...], int, int]


def lead(text: str, bold_end: int) -> tuple[int, int] | None:
    """Where a lead-in's name ends and the text after it begins."""
    for pattern in (_DASH, _COLON):
        match = pattern.match(text)
        if match and len(match["name"].split()) <= 11:
            return match.end("name"), match.end()
    if 2 < bold_end < min(len(text) - 12, 90) and text[:bold_end].count(" ") < 10:
        name = text[:bold_end].rstrip(" -–—:.")
        return len(name), bold_end + len(text[bold_end:]) - len(text[bold_end:].lstrip(" -–—:."))
    return None


#: `Workstream 2 – Estates`, `Project: Digital Evidence`: what it is, its number, its name.
NUMBERED = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:project|programme|workstream|work\sstream|strand|scheme|initiative)"
    r"(?:\s(?:name|title))?\s?(?:no\.?\s?)?(?:\d{1,2}|[A-Z])?\s*[:–—-]\s+(?=[A-Z0-9“\"])",
    re.I,
)


def is_label(text: str) -> bool:
    """Whether a line is no more than what a programme is and its name (`Project: Digital Evidence`)."""
    match = NUMBERED.match(text)
    return match is not None and len(text) < 90 and not re.search(r"[.;:]\s|[.;:]$", text[match.end() :])


def named(text: str, *, cut: bool = False) -> Found | None:
    """A programme's name, acronym and aliases in a heading or lead-in; None when it names none."""
    match = NUMBERED.match(text)
    if match is None:
        return _named(text, cut=cut, generic=False)
    found = _named(text[match.end() :], cut=cut, generic=True)
    if found is None:
        return None
    name, acronym, aliases, start, end = found
    if ":" not in match.group() and re.search(r"\d", match.group()):
        aliases = (*aliases, text.strip(" .:"))
    return name, acronym, aliases, start + match.end(), end + match.end()


def _named(text: str, *, cut: bool, generic: bool) -> Found | None:
    """`cut` shortens a long cell to its name; with `generic` a plain word such as `People` is a name too."""
    start, stripped = _bare(text)
    if cut and len(stripped.split()) > 9:
        match = re.search(r"\s[–—-]\s|:\s|\.\s|\s?\n", stripped)
        stripped = stripped[: match.start()] if match else stripped
    if not re.search(r"[A-Za-z]{2}", stripped) or len(stripped.split()) > 14 or len(stripped) > 110:
        return None
    plain, acronym, alias, taken = _bracketed(stripped)
    name = printed(re.sub(r"[\"“”]", "", plain).strip())
    if _generic(name) and not ((cut or generic) and not _FILLER.match(name)):
        return None
    if not name[:1].isalnum() or name[:1].islower():
        return None
    return name, acronym, (alias,) if alias and alias != name else (), start, start + taken


def _bare(text: str) -> tuple[int, str]:
    """Where the name begins, and the words without number, marks of status and words of reports."""
    stripped = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", text.strip().rstrip(" :–—-."))
    start = text.find(stripped[:12]) if stripped else 0
    for pattern in (_RAG, _UPDATE):
        shorter = pattern.sub("", stripped)
        stripped = shorter if shorter else stripped
    if (colon := stripped.find(":")) > 3 and OWN_HEAD.search(stripped[:colon]):
        stripped = stripped[:colon]
    if match := _PREFIX.match(stripped):
        start, stripped = start + match.end(), stripped[match.end() :]
    return start, stripped


def _bracketed(stripped: str) -> tuple[str, str | None, str | None, int]:
    """The name without the bracket behind it, the acronym or alias it holds, and how much the name takes.

    A bracket that tells a stage (`(delivery, green)`) is left to the text.
    """
    if match := _ACRONYM.search(stripped):
        plain = stripped[: match.start()].strip()
        if acronym_fits(match["a"], plain):
            return plain, match["a"], None, len(stripped)
        return stripped, None, match["a"], len(stripped)
    if match := _BRACKETS.search(stripped):
        inside = match.group().strip(" ()")
        if any(f.regex.search(inside) for f in frames("stages", "status")):
            return stripped[: match.start()].strip(), None, None, match.start()
        return stripped, None, inside, len(stripped)
    return stripped, None, None, len(stripped)


_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:(?:early|mid|late|end\sof)[\s-])?(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter|q[1-4])(?:\s\d{2,4}(?:[/–-]\d{2,4})?)?|20\d\d(?:[/–-]\d{2,4})?"
)


def is_date(words: str) -> bool:
    return _DATE.fullmatch(words.lower()) is not None


def has_suffix(heading: str) -> bool:
    """Whether a heading ends in words of reports on a programme (`: Gateway 4`, `- highlight report`)."""
    return bool(
        re.search(
            r"\b(?:gateway\s\d\w?|stage\s\d|(?:highlight|exception|closure|status|end\sof\sproject)\sreport|project\s(?:update|closure)|business\scase)$",
            heading.strip(" :–—-."),
            re.IGNORECASE,
        )
    )


def _generic(name: str) -> bool:
    plain = re.sub(r"\s*\([^)]*\)", "", name).strip().lower()
    if (
        not plain
        or _DATE.fullmatch(plain)
        or any(f.regex.search(plain) for f in frames("initiatives", "no_name"))
    ):
        return True
    found = mentions(name)
    return bool(found) and found[-1].end >= len(name) - 12 and found[-1].strong


def says_own(text: str, name: str) -> bool:
    return any(f.regex.search(text) for f in frames("initiatives", "self"))


def speaks_of(text: str, name: str) -> bool:
    """Whether a text speaks of `this project`, or of a programme by a word or the acronym of the name."""
    if re.search(
        r"(?:^|[.;]\s)This\s(?:\w+\s){0,2}(?:programme|project|workstream|collaboration|initiative|scheme|pilot)\b",
        text,
    ):
        return True
    known = {w for w in re.findall(r"[a-z0-9]+", name.lower()) if len(w) > 3} | {initials(name).lower()}
    known -= {
        "review",
        "programme",
        "project",
        "collaboration",
        "initiative",
        "scheme",
        "pilot",
        "workstream",
    }
    return any(
        known & set(re.findall(r"[a-z0-9]+", m.group().lower()))
        for f in frames("initiatives", "self")
        for m in f.regex.finditer(text)
    )


def runs_on(paragraph: Paragraph, rest: str) -> bool:
    """Whether a paragraph goes on in lower case after its lead-in: one with a number (`Stores: the case is`),
    or one that says at once how far it is (`Mobile First – in delivery, 4,100 devices issued`)."""
    if re.match(r"(?:the|a|an|this|work)\s", rest):
        return paragraph.number is not None or is_updates(paragraph.heading or "")
    return _STANDS.match(rest) is not None


_STANDS = re.compile(
    r"(?:now\s|currently\s|still\s)?(?:in\s(?:delivery|design|development|scoping|pilot|procurement|build|testing|closure|implementation|progress|initiation)|"
    r"(?:pilot|trial|roll-?out|procurement|testing|work|delivery|build|migration|evaluation)\s(?:is|has|was|running|began|started|under|continues|complete)|"
    r"closed|completed?|paused|delayed|live\b|on\s(?:hold|track|course)|under\s?way|awaiting|due\s|launched|rolled\sout|ahead|behind|red\b|amber\b|green\b)\b",
    re.IGNORECASE,
)


def is_updates(heading: str) -> bool:
    """`Programme updates`, `Project update`: what follows tells of programmes one by one."""
    return (
        re.search(
            r"\b(?:programmes?|projects?|portfolio|workstreams?)\b.*\b(?:updates?|progress|highlights?|status)\b",
            heading,
            re.I,
        )
        is not None
    )


def barred(heading: str) -> bool:
    """Whether a heading has only words of sections that name no programmes (`Financial implications`)."""
    found = re.findall(r"[a-z][a-z-]*", re.sub(r"\([^)]*\)", " ", heading.lower()))
    return bool(found) and set(found) <= words("initiatives", "barred")


def is_progress(heading: str) -> bool:
    """`Progress`, `Delivery update`: a section that tells of programmes without being one."""
    return (
        re.fullmatch(
            r"[\d.\s]*(?:(?:delivery|project|programme|recent|current)\s)?(?:progress|updates?)(?:\s(?:this|in\sthe)\s\w+|\sto\sdate|\sreport)?\W*",
            heading.strip(),
            re.IGNORECASE,
        )
        is not None
    )


def is_generic(name: str) -> bool:
    """Whether nothing but plain words stands before the last (`Capital programme`, `The project`)."""
    before = re.findall(r"[a-z][a-z&/-]*", re.sub(r"\([^)]*\)", " ", name.lower()))[:-1]
    plain = words("initiatives", "generic") | words("initiatives", "spoils") | {"of", "and", "for"}
    return all(w in plain for w in before)


_IT = re.compile(
    r"(?:^|[.;]\s|\b(?:that|and)\s)(?i:the|this)\s(?:project|programme|pilot|scheme|workstream|rollout|roll-out|restructure|merger|trial)\s"
    r"(?:is|was|has|had|would|will|remain\w*|now|continue\w*|moved|went|closed|ended|began|started|at\s[A-Z]\w*|removed|saved|runs|ran|delivered)\b"
)


def tells_of_it(text: str, most: int = 240) -> bool:
    """Whether a text soon says `the project` of what its heading names."""
    return _IT.search(text[:most]) is not None


def tells_a_life(text: str) -> bool:
    """Whether a text soon tells of the stations of a change (going live, a business case, a contract), and
    not of `the programme`, whose part it then is."""
    opening = text[:320]
    own = any(f.regex.search(opening) for f in frames("initiatives", "life"))
    return own and re.search(r"\b(?:the|this|our)\sprogramme\b", opening, re.IGNORECASE) is None


def is_section(heading: str) -> bool:
    """A heading in capitals or with a number opens a new part of the paper."""
    letters = [c for c in heading if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def announces_features(text: str) -> bool:
    if not text.rstrip().endswith((":", "to", "–", "-")):
        return False
    return any(f.regex.search(text) for f in frames("initiatives", "features"))


def is_list_of_people(rest: str) -> bool:
    return bool(
        re.match(r"^(?:[A-Z][a-z]+\s[A-Z][a-z]+|Chief|Deputy|Assistant|Head|Director|PCC)\b[^.]{0,60}$", rest)
    )
