"""Bodies in running text: who is meant by each sentence, and what it says of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from boardpapers.document import Evidence, Table
from boardpapers.extract.bodies import claims
from boardpapers.extract.bodies.drafts import Draft, Register
from boardpapers.extract.body_names import Mention, mentions, printed
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import frames, vocabulary
from boardpapers.schemas import BodyLink

_ANAPHOR = re.compile(
    r"^\W*(?:(?:this|the|that|each)\s(?:\w+\s){0,2}?(?:board|panel|committee|group|summit|forum|meetings?|workshops?|team|body)\b(?!\sof\b)|"
    r"they\b|it\b(?!\s(?:is|was)\s(?:anticipated|recommended|proposed|noted|recognised|hoped|expected|agreed|intended|planned))|"
    r"its\b|meetings?\s(?:are|will|take|shall|is)\b|members(?:hip)?\s(?:is|are|will|shall|comprises?|includes?|consists?|come|comes|of\sthe)\b|the\s(?:chair\s(?:is|will|shall|of\sthe\s(?:board|group|panel|committee))|members(?:hip)?\s(?:is|are|will|shall|comprises?|includes?|consists?|come)|terms\sof\sreference|quorum|purpose\sof\sthe\s(?:board|group|panel|committee|meeting)|remit|role\sof\sthe)\b|these\smeetings)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:a|an|the|this|its|their)\s(?P<name>(?:(?:new|joint|single|dedicated|overarching|formal|separate|internal)\s)*"
    r"(?P<kind>(?:(?:programme|project|steering|governance|oversight|strategic|working|delivery|management|collaboration|portfolio)\s)*"
    r"(?:board|steering\sgroup|working\sgroup|steering\scommittee|oversight\sgroup|delivery\sgroup|project\sgroup|joint\scommittee)))\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(?:made\sup|comprising|comprises|chaired|co-chaired|consisting|consists|led\sby|meets|composed|with\srepresentatives|oversees|"
    r"overseen|governed|set\sup|established)\b",
    re.IGNORECASE,
)
_WEAK_CUE = re.compile(
    r"\b(?:governance|oversight|oversees|overseen|chaired|decision|accountab|account\b|scrutin|approv|meets\b|disband|replac|would\smeet|reports?\sto|attended\sby|members)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Scene:
    """What a paper's prose has led up to: the bodies so far, and the one last spoken of."""

    register: Register
    reading: Callable[[str], Reading]
    programmes: claims.Programmes
    #: The programme that a passage stands under or named last; names a board without a name.
    around: Callable[[Passage, int], str | None]
    current: Draft | None = None
    #: Whether what is read describes bodies by its place (a table of bodies, terms of reference).
    described: bool = False
    #: The body that a table of labels and values without a name is about.
    subject_of: Callable[[Table], Draft | None] = lambda _table: None


@dataclass(frozen=True, slots=True)
class _Subject:
    start: int
    end: int
    draft: Draft
    named: bool


def read(
    scene: Scene, passage: Passage, *, current: Draft | None = None, start: int = 0, end: int | None = None
) -> None:
    """Takes from a passage what it says of bodies; `current` is the body it is known to be about."""
    text = passage.string
    stop = len(text) if end is None else end
    if current is not None:
        scene.current = current
    for first, last in scene.reading(text).sentences:
        if last <= start or first >= stop:
            continue
        _sentence(scene, passage, max(first, start), min(last, stop))


def _sentence(scene: Scene, passage: Passage, start: int, end: int) -> None:
    subjects = list(_subjects(scene, passage, start, end))
    head = start
    previous = scene.current
    subjects = _without_targets(passage.string, subjects, end)
    for n, subject in enumerate(subjects):
        left = subjects[n - 1].end if n else start
        if n == 0 or not _is_list(passage.string[left : subject.start]):
            head = subject.start
        right = subjects[n + 1].start if n + 1 < len(subjects) else end
        _claims(scene, passage, subject, (left, right), end, n == 0, head, previous)
    if subjects:
        scene.current = subjects[0].draft


def _without_targets(text: str, subjects: list[_Subject], end: int) -> list[_Subject]:
    """Bodies that are only what the first one reports to or replaces take no claims of their own."""
    if len(subjects) != 2 or re.match(r"\s*,?\s*(?:which|where|who)\b", text[subjects[1].end : end]):
        return subjects
    between = text[subjects[0].end : subjects[1].end]
    if re.search(
        r"\b(?:in\splace\sof|replac\w+|supersed\w+|reports?\sto|reporting\sto|accountable\sto)\s(?:the\s)?[^,;]*$",
        between,
    ):
        return subjects[:1]
    return subjects


def _subjects(scene: Scene, passage: Passage, start: int, end: int) -> Iterable[_Subject]:
    text = passage.string
    found: list[_Subject] = []
    seated: list[tuple[int, int]] | None = None
    for mention in (*mentions(text), *led_boards(text)):
        if mention.start < start or mention.end > end or _reads_otherwise(text, mention):
            continue
        if not mention.strong and not _WEAK_CUE.search(text, start, end):
            continue
        if (
            mention.plural
            and not mention.name.lower().startswith(("local", "holding"))
            and " led " not in mention.name
        ):
            continue
        named = _named(scene, passage, mention)
        seated = claims.seat_spans(text, start, end) if seated is None else seated
        if any(a <= mention.start < b for a, b in seated) and (found or scene.current is not None):
            continue  # a team that sits on the body, not one that the sentence is about
        if (
            named is not None
            and found
            and found[-1].named
            and _RENAMED.fullmatch(text[found[-1].end : mention.start])
        ):
            _join_names(scene, found[-1].draft, named, "renamed" in text[found[-1].end : mention.start])
            continue
        if named is not None:
            found.append(_Subject(mention.start, mention.end, named, True))
    taken = [(s.start, s.end + 12) for s in found]
    for first, last, draft in claims.acronym_mentions(scene.register, text):
        if start <= first and last <= end and not any(a <= first < b for a, b in taken):
            draft.add_evidence(passage.cite(first, last))
            found.append(_Subject(first, last, draft, True))
    found.sort(key=lambda s: s.start)
    found = [s for n, s in enumerate(found) if n == 0 or s.start >= found[n - 1].end]
    unnamed = _unnamed(scene, passage, start, end, found)
    if unnamed is not None:
        found = sorted([*found, unnamed], key=lambda s: s.start)
    match = _ANAPHOR.match(text[start:end]) or (
        re.match(r"[^.;:]*?\b(?:chairs|attends|leads)\sit\b", text[start:end])
        if scene.current is not None
        else None
    )
    if match and scene.current is not None and not any(s.start < start + match.end() for s in found):
        found.insert(0, _Subject(start, start + match.end(), scene.current, False))
    elif match is None and scene.current is not None and not found:
        later = re.search(
            r"\b(?:this|the)\s(?:board|group|panel|committee|forum|meeting|summit)\b", text[start:end], re.I
        )
        if later:
            found.append(_Subject(start + later.start(), start + later.end(), scene.current, False))
    return found


_RENAMED = re.compile(
    r"\W*(?:\([A-Z]+\)\W*)?(?:(?:was|is|which\swas|which\sis)\s)?(?:formerly|previously|also\sknown\sas|was\srenamed|has\sbeen\srenamed|is\snow\scalled|renamed|now\s(?:known\sas|called)|which\swas)"
    r"(?:\s(?:known\sas|called|as))?\s*[\"“‘']?(?:the\s)?[\"“‘']?",
    re.IGNORECASE,
)


def _join_names(scene: Scene, first: Draft, second: Draft, renamed: bool) -> None:
    """Two names that the paper calls one body (`the Resources Board, formerly the Finance Board`)."""
    if first is second:
        return
    kept, gone = (second, first) if renamed else (first, second)
    for name in (gone.name, *gone.aliases):
        kept.add_alias(name)
    kept.add_evidence(tuple(gone.evidence))
    if gone in scene.register.drafts:
        scene.register.drafts.remove(gone)
    scene.current = kept


def _reads_otherwise(text: str, mention: Mention) -> bool:
    """Names that are a title (`Minutes of ...`), or belong to an organisation's address."""
    return bool(
        re.match(r"\s*(?:plc|ltd|limited|llp|\.gov)", text[mention.end : mention.end + 8], re.IGNORECASE)
    )


def _named(scene: Scene, passage: Passage, mention: Mention) -> Draft | None:
    """The mention's draft; a capitalised kind alone (`Programme Board`) takes its programme's name."""
    words = [w.lower() for w in mention.name.split()]
    bare = set(vocabulary("bodies")["words"]["bare"].split())
    if all(w in bare for w in words):
        existing = scene.register.find(mention.name)
        owner = scene.around(passage, mention.start)
        if existing is not None:
            draft = existing
        elif owner:
            name = _joined_name(owner, mention.name)
            draft = scene.register.get(
                Mention(mention.start, mention.end, name, mention.kind, mention.acronym)
            )
            draft.add_alias(mention.name)
        else:
            draft = scene.register.get(mention)
    else:
        draft = scene.register.get(mention)
    draft.add_evidence(passage.cite(mention.start, mention.end))
    return draft


def _joined_name(owner: str, kind: str) -> str:
    """`Evolve Programme` and `Programme Board` make `Evolve Programme Board`."""
    first = kind.split()[0]
    if owner.lower().endswith(first.lower()):
        kind = kind[len(first) :].strip()
    return f"{owner} {kind}"


def led_boards(text: str) -> Iterable[Mention]:
    """`Commissioner led governance boards`: a name by who leads it."""
    for frame in frames("bodies", "led"):
        for match in frame.regex.finditer(text):
            yield Mention(match.start(), match.end(), printed(match.group()), "board")


def _unnamed(scene: Scene, passage: Passage, start: int, end: int, found: list[_Subject]) -> _Subject | None:
    """`a board made up of ...`: takes the name of its programme or collaboration."""
    text = passage.string
    for match in _UNNAMED.finditer(text, start, end):
        first, last = match.span("kind")
        article = match.group().split()[0].lower()
        if any(s.start < last and first < s.end for s in found) or text[first].isupper():
            continue
        if article not in {"a", "an"} and (scene.current is not None or match["kind"].lower() == "board"):
            continue
        owner = scene.around(passage, match.start())
        if owner is None or not _DEFINES.search(text, start, end):
            continue
        kind = match["kind"].lower().split()[-1]
        name = _joined_name(owner, match["kind"].lower())
        draft = scene.register.get(Mention(first, last, name, "group" if kind == "group" else "board"))
        draft.add_evidence(passage.cite(first, last))
        return _Subject(match.start(), last, draft, True)
    return None


def _claims(
    scene: Scene,
    passage: Passage,
    subject: _Subject,
    clause: tuple[int, int],
    end: int,
    first: bool,
    head: int,
    previous: Draft | None,
) -> None:
    draft, text = subject.draft, passage.string
    left, right = clause
    past = claims.is_past(text, left, end)
    draft.present = draft.present or not past
    own = left if first or _is_list(text[left : subject.start]) else subject.start
    seated = claims.seats_in(draft, passage, own, max(right, subject.end))
    paced = claims.cadence_in(draft, passage, left if first else subject.start, right)
    claims.status_in(draft, passage, own, right)
    if draft.status is None and _recommended(passage) and (match := _SET_UP.search(text, own, right)):
        draft.status = "proposed"
        draft.status_evidence += passage.cite(*match.span(), field="status")
    if first or not subject.named:
        claims.links_in(draft, scene.register, passage, subject.end, end, scene.programmes, previous)
    told = _remit(scene, passage, subject, clause, end, first, head)
    if seated or paced or told or draft.status:
        draft.governs = True


_SET_UP = re.compile(
    r"\b(?:is|be|are|to\sbe)\s(?:formally\s)?(?:set\sup|established|created|formed|constituted|introduced)\b",
    re.I,
)


def _recommended(passage: Passage) -> bool:
    """Whether the passage is a point that is put forward."""
    paragraph = passage.paragraph
    return paragraph is not None and (
        paragraph.kind == "item"
        or any(re.search(r"\brecommend|\bproposal", h, re.I) for h in paragraph.headings[-1:])
    )


def _remit(
    scene: Scene,
    passage: Passage,
    subject: _Subject,
    clause: tuple[int, int],
    end: int,
    first: bool,
    head: int,
) -> bool:
    """The sentence as remit, where the body does something in it or things are done through it."""
    text, draft = passage.string, subject.draft
    _, right = clause
    begin = _sentence_start(scene, text, subject.start)
    after = text[subject.end : end if first else right]
    after = re.sub(r"^\s*\([^)]*\)", lambda m: " " * len(m.group()), after)
    past = claims.is_past(text, begin, end) and not scene.described
    later = next((f for f in frames("bodies", "remit_later") if f.regex.search(after.split(":")[0])), None)
    if re.match(r"\W*That\sthe\s", text[begin:end]):
        return False
    for frame in frames("bodies", "remit"):
        match = frame.regex.match(after)
        if (match or later) and not _only_seats(after) and not past:
            claims.add_remit(draft, passage, begin, end)
            claims.oversees(draft, passage, subject.end, end if first else right, scene.programmes)
            return True
    before = text[begin:head]
    for frame in frames("bodies", "through"):
        if not past and frame.regex.search(before):
            claims.add_remit(draft, passage, begin, end)
            opening = begin
            if re.match(r"\W*(?:this|it|these)\b", text[begin:end], re.I) and not list(
                scene.programmes(passage, begin, head)
            ):
                opening = scene.reading(text).sentence_at(max(begin - 2, 0))[0]
            claims.oversees(draft, passage, opening, end, scene.programmes)
            return True
    if (
        not draft.remit
        and not re.search(r"\b(?:recommended|asked|invited|requested)\sto\b", text[begin:end])
        and subject.named
        and re.search(
            r"\b(?:go/no\sgo|decisions?|approv\w+|oversight|governance|assurance|scrutin\w+|accountab\w+)\b",
            text[subject.end : end],
            re.I,
        )
        and (
            not claims.is_past(text, begin, end)
            or re.match(r"\W*(?:\w+\W+){0,6}?go/no\sgo", text[subject.end : end], re.I)
        )
    ):
        claims.add_remit(draft, passage, begin, end)
    return False


def _is_list(between: str) -> bool:
    return bool(
        re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:,|and|,\s*and|&|or|then)\s*(?:the\s|a\s|an\s)?", between)
    )


def _only_seats(after: str) -> bool:
    """Whether what follows only says who sits, or that it is asked to note the paper."""
    return bool(
        re.match(r"\s*(?:is|are|was|were)\s(?:therefore\s)?(?:asked|recommended|invited|requested)\b", after)
    )


def _sentence_start(scene: Scene, text: str, position: int) -> int:
    return scene.reading(text).sentence_at(position)[0]


def oversees_link(programme: str, evidence: tuple[Evidence, ...]) -> BodyLink:
    return BodyLink(relation="oversees", target_programme=programme, evidence=evidence)


def remit_of(draft: Draft, scene: Scene, passage: Passage) -> None:
    """The sentence that speaks of governance, where a cell says no more than that."""
    for start, end in scene.reading(passage.string).sentences:
        if re.search(r"\bgovern|\boversight|\baccountab", passage.string[start:end], re.IGNORECASE):
            claims.add_remit(draft, passage, start, end)
