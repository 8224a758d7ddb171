"""Bodies in running text: who is meant by each sentence, and what it says of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from boardpapers.document import Evidence, Table
from boardpapers.extract.bodies import claims, labels
from boardpapers.extract.bodies.clauses import Clause, clauses, has_verb, opens_with_verb
from boardpapers.extract.bodies.drafts import Draft, Register
from boardpapers.extract.body_names import Mention, mentions, printed
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import frames, vocabulary
from boardpapers.schemas import BodyLink
from boardpapers.schemas.vocabulary import MemberCapacity

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
    r"\b(?:governance|oversight|oversees|overseen|chaired|decision|accountab|account\b|scrutin|approv|meets\b|disband|replac|would\smeet|reports?\s(?:\w+\s){0,2}to|attended\sby|members|chair(?:man|person)?ship|has\smet|convened)",
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
    """A body named at [start, end); `head` is where the list begins in which it is named."""

    start: int
    end: int
    draft: Draft
    named: bool
    head: int = -1


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
    if _labelled(scene, passage, start, end):
        return
    subjects = list(_subjects(scene, passage, start, end))
    told = list(_told(scene, passage, subjects, start, end))
    for owner, clause, subject in told:
        _claims(scene, passage, owner, clause, subject, (start, end))
    if told:
        scene.current = told[0][0]
    elif subjects:
        scene.current = subjects[0].draft


def _labelled(scene: Scene, passage: Passage, start: int, end: int) -> bool:
    """A sentence that is a label and its value (`Membership: the DCC, ...`), of the body spoken of last."""
    text = passage.string
    match = labels.LEAD_LABEL.match(text[start:end])
    means = labels.meaning(match["label"]) if match else None
    if match is None or scene.current is None or (means not in _SEATED and means != "cadence"):
        return False
    first = start + match.end()
    if means == "cadence":
        claims.cadence_value(scene.current, passage, first, end)
    else:
        claims.add_seats(scene.current, passage, first, end, _SEATED[means or ""], whole=True)
    return True


_SEATED: dict[str, MemberCapacity] = {
    "chair": "chair",
    "co_chair": "co_chair",
    "member": "member",
    "attendee": "attendee",
}
#: Clauses on a chair or seat that name no body.
_NO_OBJECT = re.compile(
    r"\b(?:takes?\sthe\schair|holds?\sthe\schair|presides?|in\sthe\schair|is\sthe\schair|acts?\sas\schair|(?:chairs|attends?)\W*$|"
    r"(?:chairs|attends?)\s(?:as|when|each|to)\b|(?:are|is|will\sbe|shall\sbe)\s(?:also\s|all\s|full\s|core\s)*members?\b(?!\sof))",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|(?:this|the|that)\s(?:board|group|panel|committee|forum|meeting|summit|team))\b(?!’s\s)",
    re.IGNORECASE,
)


def _told(
    scene: Scene, passage: Passage, subjects: list[_Subject], start: int, end: int
) -> Iterable[tuple[Draft, Clause, _Subject | None]]:
    """The clauses of a sentence with the body that each tells of, and where that one is named in it."""
    text = passage.string
    focus = scene.current
    last: Draft | None = None
    main: Draft | None = None
    before: Clause | None = None
    names = [(s.start, s.end) for s in subjects if s.named]
    for clause in clauses(text, start, end, names):
        inside = [s for s in subjects if clause.start <= s.start < clause.end]
        owners: list[_Subject | Draft] = []
        aside = clause.kind == "new" and last is not None and not has_verb(text[clause.start : clause.end])
        if aside and re.search(r"[;:–—]\s?$", text[start : clause.start]) and last is not None:
            owners = [last]  # `Digital Sub-Committee – also part of the Committee;`
        elif clause.kind == "before":
            earlier = [s for s in subjects if s.named and s.end <= clause.start]
            meant = _meant(scene, text, clause)
            owners = (
                [meant]
                if meant is not None
                else [*_last_listed(text, clause, earlier)]
                if earlier
                else [last]
                if last
                else []
            )
        elif clause.kind in {"same", "resume"}:
            held = last if clause.kind == "same" else main or last
            owners = [held] if held is not None else [*inside[:1]]
        if not owners:
            owners = [*_own(text, clause, inside, main or last or focus)]
            if (
                not owners
                and clause.kind == "new"
                and last is not None
                and not has_verb(text[clause.start : clause.end])
            ):
                owners = [last]
        for owner in owners:
            named = owner if isinstance(owner, _Subject) else None
            draft = named.draft if named is not None else owner
            assert isinstance(draft, Draft)
            here = named if named is not None and clause.start <= named.start < clause.end else None
            yield draft, _widened(text, clause, before), replace(here, head=inside[0].start) if here else None
        before = clause
        if owners:
            first = owners[0]
            last = first.draft if isinstance(first, _Subject) else first
            main = last if clause.kind == "new" else main


def _meant(scene: Scene, text: str, clause: Clause) -> Draft | None:
    """The body that `the Board` right before a clause means, where it is another than the one spoken of."""
    match = re.search(r"\bthe\s(?P<noun>Board|Panel|Committee|Group|Forum|Summit)\W*$", text[: clause.start])
    return claims.generic(scene.register, match["noun"], scene.current) if match else None


def _last_listed(text: str, clause: Clause, earlier: list[_Subject]) -> list[_Subject]:
    """The body named last, and where `both of which` or `all of which` follows, those listed before it."""
    listed = [earlier[-1]]
    if re.match(r"\W*(?:both|all|each|neither|none)\sof\swhich\b", text[clause.start : clause.end], re.I):
        for one, other in zip(earlier[-2::-1], earlier[:0:-1], strict=True):
            if not _is_list(text[one.end : other.start]):
                break
            listed.append(one)
    return listed


def _widened(text: str, clause: Clause, before: Clause | None) -> Clause:
    """`The Treasurer receives the papers | and attends`: who attends stands in the clause before."""
    if before is None or clause.kind != "same" or not _SEAT_VERB.match(text[clause.start : clause.end]):
        return clause
    return Clause(before.start, clause.end, clause.kind)


_SEAT_VERB = re.compile(r"(?:\w+ly\s|also\s|now\s)?(?:attends?|chairs|presides|sits?\son|serves?\son)\b")


def _own(
    text: str, clause: Clause, inside: list[_Subject], focus: Draft | None
) -> Iterable["_Subject | Draft"]:
    """Of whom a clause tells that gets no subject from elsewhere."""
    pointed = focus is not None and (
        _NO_OBJECT.search(text, clause.start, clause.end) or _POINTS.search(text, clause.start, clause.end)
    )
    if inside and not (pointed and has_verb(text[clause.start : inside[0].start])):
        listed = [inside[0]]
        for one, other in pairwise(inside):
            if not _is_list(text[one.end : other.start]):
                break
            listed.append(other)
        return listed
    if focus is not None and (pointed or opens_with_verb(text, clause.start, clause.end)):
        return [focus]
    return []


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
        if named is not None and scene.current is not None and _ONCE.match(text[start : mention.start]):
            _join_names(scene, scene.current, named, renamed=False)
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


#: `The Group was formerly known as ...`
_ONCE = re.compile(
    r"\W*(?:it|(?:the|this)\s(?:board|group|panel|committee|forum|summit|meeting|body))\s(?:was|is|has\sbeen|had\sbeen)\s"
    r"(?:(?:formerly|previously|until\s[\w\s]{3,20}?|also|originally|once)\s)?(?:known\sas|called|named)\s(?:the\s)?[\"“‘']?$",
    re.I,
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
        if article not in {"a", "an"} and (
            _refers_back(scene, match["kind"]) or match["kind"].lower() == "board"
        ):
            continue
        owner = scene.around(passage, match.start())
        if not _DEFINES.search(text, start, end) or (owner is None and " " not in match["kind"]):
            continue
        kind = match["kind"].lower().split()[-1]
        name = _joined_name(owner, match["kind"].lower()) if owner else match["kind"].lower()
        draft = scene.register.get(Mention(first, last, name, "group" if kind == "group" else "board"))
        draft.add_evidence(passage.cite(first, last))
        return _Subject(match.start(), last, draft, True)
    return None


def _refers_back(scene: Scene, kind: str) -> bool:
    """Whether `the project board` can mean the body spoken of last."""
    return scene.current is not None and scene.current.name.lower().split()[-1] == kind.lower().split()[-1]


def _claims(
    scene: Scene,
    passage: Passage,
    draft: Draft,
    clause: Clause,
    subject: _Subject | None,
    sentence: tuple[int, int],
) -> None:
    text = passage.string
    start, end = clause.start, clause.end
    draft.present = draft.present or not claims.is_past(text, *sentence)
    if _TO_WHICH.match(text[start:end]):
        _reported_to(scene, passage, draft, start, end)
        return
    seated = claims.seats_in(draft, passage, start, end) or _listed_seats(draft, passage, clause, subject)
    paced = claims.cadence_in(draft, passage, start, end)
    claims.status_in(draft, passage, start, end, subject.end if subject is not None else None)
    new = subject is not None and re.search(r"\ban?\s(?:new\s)?$", text[: subject.start], re.I)
    planned = _PLANNED.search(text, sentence[0], subject.start if subject is not None else sentence[0])
    if (
        draft.status is None
        and subject is not None
        and new
        and (_WOULD.match(text[subject.end : end]) or planned)
    ):
        draft.status = "proposed"
        draft.status_evidence += passage.cite(subject.start, end, field="status")
    if draft.status is None and _recommended(passage) and (match := _SET_UP.search(text, start, end)):
        draft.status = "proposed"
        draft.status_evidence += passage.cite(*match.span(), field="status")
    acts = (
        clause.kind != "new" or _opens(text, start, end) or not has_verb(text[start:end])
        if subject is None
        else not has_verb(text[start : subject.start])
    )
    if acts:
        after = subject.end if subject is not None else start
        claims.links_in(draft, scene.register, passage, after, end, scene.programmes, scene.current)
    told = _remit(scene, passage, draft, clause, subject, acts, sentence)
    if seated or paced or told or draft.status:
        draft.governs = True


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a clause that names no body has one for its subject all the same."""
    return bool(_SUBJECT.match(text[start:end])) or opens_with_verb(text, start, end)


_SUBJECT = re.compile(
    r"\W*(?:it|they|both|(?:this|the|that)\s(?:board|group|panel|committee|forum|meeting|summit|team|body)"
    r"|its\s(?:\w+\s)?(?:work|remit|role|functions?|duties|responsibilit\w+|business))\b",
    re.I,
)
_TO_WHICH = re.compile(r"\W*(?:and\s)?(?:to|through|from|at|in|on|by)\swhich\b", re.IGNORECASE)


_ON_WHICH = re.compile(
    r"\W*(?:and\s)?on\swhich\s(?:(?P<before>[^.;:]+?)\s(?:sits?|serves?|(?:is|are)\srepresented(?=[\W]*$))|[^.;:]+?\s"
    r"(?:is|are)\srepresented\sby\s(?P<who>.+))",
    re.I,
)


def _reported_to(scene: Scene, passage: Passage, target: Draft, start: int, end: int) -> None:
    """`..., to which it reports`: a link of the body that the sentence is about."""
    text = passage.string
    if (seated := _ON_WHICH.match(text[start:end])) is not None:
        first = "who" if seated["who"] is not None else "before"
        claims.add_seats(target, passage, start + seated.start(first), start + seated.end(first), "member")
        target.governs = True
        return
    teller = scene.current
    if teller is None or teller is target:
        return
    if re.match(
        r"\W*(?:and\s)?to\swhich\s(?:\w+\s){1,3}(?:reports?|answers?|escalates|is\saccountable)\b",
        passage.string[start:end],
        re.I,
    ):
        teller.add_link(
            BodyLink(relation="reports_to", target_body=target.name, evidence=passage.cite(start, end))
        )


_POINT = re.compile(
    r"\W*(?P<label>(?:co-)?chair(?:ed\sby|man|person)?s?|lead|members(?:hip)?|attend(?:ees|ed\sby))\s?(?::|\s)\s?(?!is\b|are\b|of\b)",
    re.IGNORECASE,
)


def _listed_seats(draft: Draft, passage: Passage, clause: Clause, subject: _Subject | None) -> bool:
    """Seats told without a verb: `(chair: ACC Lewis)`, or a list of posts between dashes."""
    text, before = passage.string, len(draft.members)
    part = text[clause.start : clause.end]
    match = _POINT.match(part)
    if match and clause.kind != "new":
        label = match["label"].lower()
        capacity: MemberCapacity = (
            "co_chair"
            if label.startswith("co")
            else "chair"
            if label.startswith(("chair", "lead"))
            else "attendee"
            if label.startswith("attend")
            else "member"
        )
        stop = clause.end - (len(part) - len(part.rstrip(" ).;,")))
        claims.add_seats(draft, passage, clause.start + match.end(), stop, capacity, whole=True)
    elif subject is None and not has_verb(part) and re.search(r"[–—]\s?$", text[: clause.start]):
        stop = clause.end
        if attending := re.search(r",?\swith\s[^;]+\sin\sattendance", part):
            stop = clause.start + attending.start()
        claims.add_seats(draft, passage, clause.start, stop, "member", whole=True)
    return len(draft.members) > before


_PLANNED = re.compile(
    r"\b(?:propos|intend|recommend|plan)\w*\b[^.;]*\b(?:create|establish|set\sup|form|introduce|constitute)\s",
    re.I,
)
_WOULD = re.compile(
    r"[^.;,]{0,60}?\bwould\s(?:be|take|meet|replace|have|comprise|sit|report|oversee|bring)\b", re.I
)
_SET_UP = re.compile(
    r"^\W*(?:to\s)?(?:establish|set\sup|create|form|constitute)\s(?:the|a|an)\b|\b(?:is|be|are|to\sbe)\s(?:formally\s)?(?:set\sup|established|created|formed|constituted|introduced)\b",
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
    draft: Draft,
    clause: Clause,
    subject: _Subject | None,
    acts: bool,
    sentence: tuple[int, int],
) -> bool:
    """The sentence as remit, where the body does something in it or things are done through it."""
    text = passage.string
    begin, stop = sentence
    if subject is not None and _GATE.match(text[subject.end : stop]):
        claims.add_remit(draft, passage, begin, stop)
        return True
    if claims.is_past(text, clause.start, clause.end) and not scene.described:
        return False
    after = text[subject.end if subject is not None else clause.start : clause.end]
    after = re.sub(r"^\s*\([^)]*\)", lambda m: " " * len(m.group()), after)
    if _ASKED.search(after) or re.match(r"\W*That\sthe\s", text[begin:stop]):
        return False
    if acts and claims.does(after):
        claims.add_remit(draft, passage, begin, stop)
        claims.oversees(draft, passage, clause.start, clause.end, scene.programmes)
        return True
    if subject is None or acts:
        return False
    before = text[begin : subject.head]
    if any(frame.regex.search(before) for frame in frames("bodies", "through")):
        claims.add_remit(draft, passage, begin, stop)
        opening = begin
        if re.match(r"\W*(?:this|it|these)\b", text[begin:stop], re.I) and not list(
            scene.programmes(passage, begin, subject.start)
        ):
            opening = scene.reading(text).sentence_at(max(begin - 2, 0))[0]
        claims.oversees(draft, passage, opening, clause.end, scene.programmes)
        return True
    if (
        not draft.remit
        and _DECIDES.search(text[subject.end : stop])
        and not claims.is_past(text, begin, stop)
    ):
        claims.add_remit(draft, passage, begin, stop)
    return False


#: `a Force Executive Team approval stage gate`: what the body is for stands behind its name.
_GATE = re.compile(
    r"\s(?:approval|sign-off|scrutiny|oversight|assurance|decision)\s(?!of\sthe\sminutes)", re.I
)
_ASKED = re.compile(
    r"^\s*(?:is|are|was|were)\s(?:therefore\s)?(?:asked|recommended|invited|requested)\b"
    r"|\b(?:recommended|asked|invited|requested)\sto\b"
)
_DECIDES = re.compile(
    r"\b(?:go/no\sgo|decisions?|approv\w+|oversight|governance|assurance|scrutin\w+|accountab\w+)\b", re.I
)


def _is_list(between: str) -> bool:
    return bool(
        re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:,|and|,\s*and|&|or|then)\s*(?:the\s|a\s|an\s)?", between)
    )


def oversees_link(programme: str, evidence: tuple[Evidence, ...]) -> BodyLink:
    return BodyLink(relation="oversees", target_programme=programme, evidence=evidence)


def remit_of(draft: Draft, scene: Scene, passage: Passage) -> None:
    """The sentence that speaks of governance, where a cell says no more than that."""
    for start, end in scene.reading(passage.string).sentences:
        if re.search(r"\bgovern|\boversight|\baccountab", passage.string[start:end], re.IGNORECASE):
            claims.add_remit(draft, passage, start, end)
