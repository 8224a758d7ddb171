"""Programmes without a place of their own: the one a paper is about, and those it says something of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from boardpapers.document import Evidence, Paragraph
from boardpapers.extract.bodies.seats import is_role
from boardpapers.extract.body_names import mentions
from boardpapers.extract.initiatives.enumerated import enumerated
from boardpapers.extract.initiatives.stages import stage_frames
from boardpapers.extract.paper import Paper
from boardpapers.extract.passages import Passage, passages
from boardpapers.extract.phrases import frames
from boardpapers.extract.programmes.names import ProgrammeName, Programmes, short_key
from boardpapers.organisations import find_organisation

_OWN = re.compile(r"\b(?:programme|project|portfolio|workstream|collaboration)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(?:closure|completion|launch|start|pilot|business\scase\sfor|approved|about|stop|creation|establishment|introduction|"
    r"opening|setting\sup|extension|roll-?out|implementation)\s(?:of\s)?(?:the\s|an?\s)?(?:single\s|new\s|joint\s|shared\s)?$",
    re.IGNORECASE,
)
_MAIN = re.compile(r"^\W*(?:The|This)\s(?:programme|project|portfolio)\s(?:is|has|was|remains|moved|will)\b")
_REPLIED = re.compile(
    r"^\W*(?:the\s|an?\s)?[\w\s]{3,50}\s(?:replied|confirmed|explained|said|advised|reported|noted)\sthat\s(?:it|this)\s(?:had|has|was|is|would|will)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"^\W*(?:(?:this|the)\s(?:programme|project|portfolio|collaboration|initiative|scheme|work)\b|it\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A programme with the sentences that tell of it; `definition` is the one that says what it is."""

    name: ProgrammeName
    evidence: tuple[Evidence, ...]
    sentences: tuple[tuple[Passage, int, int], ...]
    definition: tuple[Passage, int, int] | None = None
    parent: str | None = None


def main_programme(paper: Paper, names: tuple[ProgrammeName, ...]) -> ProgrammeName | None:
    """The programme that the paper is about."""
    return _main(names, Programmes(names), _title(paper), paper) or _decided(paper) or _entitled(paper)


def subjects(
    paper: Paper, names: tuple[ProgrammeName, ...], have: list[list[str]], busy: frozenset[int] = frozenset()
) -> Iterator[Subject]:
    """The programmes named in running text of which the paper says something.

    `busy` are the positions of blocks that tell of an entry: there `the project` is not the paper's own.
    """
    taken = {short_key(s) for spellings in have for s in spellings}
    title = _title(paper)
    main = _main(names, Programmes(names), title, paper)
    if main is None and (decided := _decided(paper) or _entitled(paper)) is not None:
        names, main = (*names, decided), decided
    names = (*names, *_units(paper, names))
    counted = _counted(paper, names)
    names = (*names, *counted)
    known = Programmes(names)
    for name in names:
        mine = {short_key(s) for s in name.spellings}
        if mine & taken:
            continue
        subject = _told(paper, known, name, busy if name is main else None) or _titled(paper, name, main)
        if subject is None:
            continue
        if (
            name in counted
            or name is main
            or subject.definition is not None
            or (subject.sentences and _claims(paper, subject))
        ):
            yield subject


_UNIT = re.compile(
    r"(?:The\s|Our\s)?(?P<name>[A-Z][\w&-]+(?:\s(?:and\s|of\s|for\s|&\s)?[A-Z][\w&-]+){1,5})(?:\s\((?P<a>[A-Z&]{2,6})\))?,?\s"
    r"(?:was|is|are|has|had|have|opened|went|closed|continues?|moved|will|launched|started|began|followed|joined|should\shave|remains?|slipped|finished|ended|came|now)\b"
)
#: `Automatic redaction, piloted in Ipswich since June, ...`: no name by its capitals, but told as a project.
_TRIED = re.compile(
    r"(?:The\s)?(?P<name>[A-Z][\w&-]+(?:\s[\w&-]+){1,3})(?:\s\((?P<a>[A-Z]{2,6})\))?,\s(?:which\s(?:was|has\sbeen|is\sbeing)\s)?(?:now\s|first\s)?"
    r"(?:piloted|trialled|launched|introduced|rolled\sout|being\s(?:piloted|trialled|rolled\sout))\s(?:in|at|since|by|across|from)\b"
)
_LISTED = re.compile(
    r"\bfunctions\s(?:are|have\sbeen|were)\s(?:now\s)?(?:shared|merged|joined|collaborated)\.\s*$"
    r"|\b(?:pieces\sof\swork|projects|programmes|schemes|initiatives|workstreams|strands|changes\sare|collaborations)\b"
    r"[^.]{0,60}[.:]\s*$",
    re.IGNORECASE,
)


def _units(paper: Paper, names: tuple[ProgrammeName, ...]) -> Iterator[ProgrammeName]:
    """Shared units and systems that a progress section tells of without calling them projects.

    They open a sentence of such a section or of a list of projects, and the sentence tells how far they are.
    """
    words = [p.string for p in passages(paper.document)]
    have = {short_key(s) for n in names for s in n.spellings}
    for paragraph in paper.document.paragraphs:
        if paragraph.kind not in {"body", "item"}:
            continue
        text = paragraph.text.string
        reported = any(_REPORTED.search(h) for h in paragraph.headings[-1:])
        listed = False
        for first, last in _clauses(text, paper.reading(text).sentences):
            match = _UNIT.match(text, first, last) or (_TRIED.match(text, first, last) if reported else None)
            if match is not None and (reported or listed) and _is_unit(match, have):
                told = _RATED.search(text, first, last) is not None or any(
                    f.weight >= 2 and f.search(text, first, last) for f in stage_frames("stage")
                )
                again = first == 0 and (match["a"] or sum(match["name"] in w for w in words) > 1)
                if told or again:
                    have.add(short_key(match["name"]))
                    yield ProgrammeName(match["name"], match["a"])
            listed = listed or _LISTED.search(text[first:last]) is not None


def _counted(paper: Paper, names: tuple[ProgrammeName, ...]) -> tuple[ProgrammeName, ...]:
    """The projects that a sentence counts and names, of which the paper knows no more."""
    have = {short_key(s) for n in names for s in n.spellings}
    found = (n for p in passages(paper.document) for n, _, _ in enumerated(p))
    return tuple({n.name: n for n in found if short_key(n.name) not in have}.values())


def _is_unit(match: re.Match[str], have: set[tuple[str, ...]]) -> bool:
    """Whether a name is new and none of a body, a post or an organisation."""
    name = match["name"]
    return not (
        short_key(name) in have
        or any(m.strong for m in mentions(name))
        or is_role(name.lower().split())
        or find_organisation(name)
        or _NO_UNIT.search(name)
    )


_RATED = re.compile(
    r"\b(?:followed|joined|should\shave\s(?:joined|gone|started))\s(?:it\s|live\s)?(?:in|on|from)\b"
    r"|\b(?:rated|reported\sas|remains|is\snow|moved\sto|is)\s(?:red|amber|green|on\strack)\b",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"^(?:Home\sOffice|HM|His|Her|Police\sand\sCrime|Table|Figure|Appendix|Annex|Section|Phase|Option|Members?|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Both|All|Other|No|Some|Most|Each)\b"
    r"|\b(?:Constable|Commissioner|Officers?|Inspector|Superintendent|Director|Council|Police|Constabulary|Force|Office|Department|"
    r"Federation|UNISON|Act|Plan|Fund|Grant|Budget|Directorate|Division|Team)$"
)


_REPORTED = re.compile(
    r"\b(?:progress|updates?|collaborat\w+|programmes?|projects?|portfolio|delivery|transformation|change)\b",
    re.IGNORECASE,
)


def _decided(paper: Paper) -> ProgrammeName | None:
    """What a decision record decides on by its title, where a business case or project stands behind it."""
    if paper.metadata.paper_type != "decision_record" or not paper.metadata.title:
        return None
    title = re.sub(
        r"^(?:decision|notice|ref\w*)\b[^:]{0,30}:\s*", "", paper.metadata.title, flags=re.IGNORECASE
    )
    title = re.sub(
        r"\s*[:–-]\s*(?:full|outline|strategic)?\s?business\scase\s*$", "", title, flags=re.IGNORECASE
    ).strip()
    backed = any(
        re.search(
            r"\b(?:business\scase|project|programme|pilot|timetable|timescales?|milestones?)\b",
            p.string,
            re.IGNORECASE,
        )
        for p in passages(paper.document)
    )
    left = title.split(":")[0].strip()
    if left != title and re.search(r"\b(?:phase\s\w+|programme|project|strategy|review|scheme)$", left, re.I):
        title = left
    words = title.split()
    if not backed or not 2 <= len(words) <= 12 or _MONEY_TITLE.search(title) or mentions(title):
        return None
    return ProgrammeName(title)


def _entitled(paper: Paper) -> ProgrammeName | None:
    """The programme that a title is: `Shaping Our Future: Change Programme Update`, `Three Force
    Collaboration`, or what stands over `Full Business Case`."""
    lines = [b.text.string.strip() for b in paper.document.blocks[:5] if isinstance(b, Paragraph)]
    for line in (paper.metadata.title or "", *lines):
        if match := _COINED.match(line) or _ENTITLED.match(line):
            return _free(match["name"])
    title = (paper.metadata.title or "").strip()
    for above, line in zip([title, *lines], lines, strict=False):
        if _CASED.match(line) and 2 <= len(above.split()) <= 7 and not _MONEY_TITLE.search(above):
            return _free(above)
    return None


def _free(name: str) -> ProgrammeName | None:
    """A name that is no body's, office's or organisation's."""
    if mentions(name) or find_organisation(name) or is_role(name.lower().split()):
        return None
    return ProgrammeName(name)


#: A coined name before what it is.
_COINED = re.compile(
    r"^(?P<name>[A-Z][\w’'&-]*(?:\s[\w’'&-]+){0,5})\s?(?::|\s[–-])\s(?:the\s|our\s)?(?:[A-Z]?[\w-]+\s){0,3}?"
    r"(?:programme|project|portfolio|collaboration|transformation)\b",
    re.IGNORECASE,
)
#: A whole line that is a name by its last word.
_ENTITLED = re.compile(
    r"^(?P<name>(?:[A-Z0-9][\w’'&-]*\s(?:(?:and|of|for|the|&)\s)?){1,5}(?:Programme|Project|Collaboration|Alliance|Transformation))$"
)
_CASED = re.compile(
    r"^(?:(?:full|outline|strategic|draft|final|summary)\s){0,2}business\scase(?:\s\(\w+\))?(?:\sv?[\d.]+)?$",
    re.IGNORECASE,
)


def _titled(paper: Paper, name: ProgrammeName, main: ProgrammeName | None) -> Subject | None:
    """The paper's own subject, where only its title names it."""
    rows = tuple(replace(e, field=None) for e in paper.metadata.evidence if e.field == "title")
    return Subject(name, rows, ()) if name is main and rows else None


_MONEY_TITLE = re.compile(
    r"\b(?:grants?|budget|precept|treasury|reserves?|polic(?:y|ies)|appointment|insurance|pensions?|allowances?|tax|fund(?:ing)?|"
    r"lease|loan|statement|strategy|accounts?|contract|plan|agreement|procurement|award|investment)\b",
    re.IGNORECASE,
)


def _title(paper: Paper) -> str:
    opening = [b for b in paper.document.blocks[:4] if isinstance(b, Paragraph)]
    titles = [
        p.text.string for p in (*paper.document.paragraphs, *opening) if p.kind == "title" or p in opening
    ]
    return " ".join([paper.metadata.title or "", *titles])


def _main(
    names: Iterable[ProgrammeName], known: Programmes, title: str, paper: Paper
) -> ProgrammeName | None:
    """The programme in the title, else the one named most often."""
    found = known.within(title)
    if found:
        return found[0]
    words = set(short_key(title))
    named = [
        n for n in names if words and set(short_key(n.name)) <= words | {"change", "portfolio", "programme"}
    ]
    if named:
        return max(named, key=lambda n: n.count)
    if paper.metadata.paper_type == "minutes":
        return None  # which go from one item to the next
    ranked = sorted(names, key=lambda n: -n.count)
    return ranked[0] if ranked and ranked[0].count >= 4 else None


def _told(
    paper: Paper, known: Programmes, name: ProgrammeName, busy: frozenset[int] | None
) -> Subject | None:
    evidence: list[Evidence] = []
    sentences: list[tuple[Passage, int, int]] = []
    definition = None
    parent = None
    last = name.name.split()[-1]
    again = re.compile(rf"^\W*(?:The|This)\s{re.escape(last)}\b", re.IGNORECASE)
    lone = last.lower() not in _HEADS and sum(n.name.split()[-1] == last for n in known.names) == 1
    for passage in passages(paper.document):
        if passage.paragraph is not None and passage.paragraph.kind in {"caption", "signature"}:
            continue
        if passage.table is not None and (passage.cell is None or len(passage.string) < 60):
            continue
        text = passage.string
        places = [(s, e) for s, e, n in known.at(text) if n is name]
        if places:
            evidence += passage.cite(*places[0])
        current = False
        if passage.paragraph is not None and passage.paragraph.kind == "title":
            continue
        for first, end in _clauses(text, paper.reading(text).sentences):
            here = [(s, e) for s, e in places if first <= s < end]
            if here:
                parent = parent or _belongs(text, known, name, first, here[0])
            near = here and (here[0][0] - first < 45 or text[here[0][0] - 1] == "(")
            if here and (near or _OPENS.search(text[first : here[0][0]])):
                sentences.append((passage, first, end))
                current = True
            elif (
                (busy is not None and passage.position not in busy and _MAIN.match(text[first:end]))
                or (lone and not here and again.match(text[first:end]))
                or (
                    current
                    and (
                        _goes_on(text, first, end, known)
                        or _ANAPHOR.match(text[first:end])
                        or again.match(text[first:end])
                        or _REPLIED.search(text[first:end])
                    )
                )
            ):
                sentences.append((passage, first, end))
            else:
                current = False
            if here and definition is None and _defines(text, first, end, here[0]):
                definition = (passage, first, end)
    return Subject(name, tuple(evidence), tuple(sentences), definition, parent) if evidence else None


_HEADS = frozenset(
    {
        "programme",
        "project",
        "portfolio",
        "workstream",
        "collaboration",
        "initiative",
        "scheme",
        "review",
        "strategy",
    }
)


def _goes_on(text: str, first: int, end: int, known: Programmes) -> bool:
    """Whether a clause behind a semicolon names no other programme."""
    return text[:first].rstrip().endswith(";") and not any(known.at(text, first, end))


def _clauses(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, and the parts of those that a semicolon divides."""
    for first, end in sentences:
        match = _CLAUSE.search(text, first, end)
        if match is None:
            yield first, end
            continue
        yield first, match.start() + 1
        yield from _clauses(text, [(match.end(), end)])


#: A semicolon, or a comma and a conjunction before what looks like another name.
_CLAUSE = re.compile(
    r";\s+|,\s(?:and|while|whilst|but)\s(?=(?:the\s)?[A-Z][\w&]+\s(?:[A-Z]|(?:is|was|has|are|will|went)\s))"
)


def _belongs(
    text: str, known: Programmes, name: ProgrammeName, first: int, place: tuple[int, int]
) -> str | None:
    """The programme it is said to be part of (`within X`, `Its Y Project` after a sentence on X)."""
    for match in _PART_OF.finditer(text, place[1], place[1] + 120):
        found = [n for _, _, n in known.at(text, match.end(), match.end() + 80) if n is not name]
        if found:
            return found[0].name
    if re.search(
        r"\b(?:its|the\sprogramme[’']s)\s$", text[max(first, place[0] - 20) : place[0]], re.IGNORECASE
    ):
        earlier = [n for _, _, n in known.at(text, 0, first) if n is not name]
        return earlier[-1].name if earlier else None
    return None


_PART_OF = re.compile(
    r"\b(?:part\sof|within|under|belongs\sto|a\sstrand\sof|one\sof)\s(?:the\s)?", re.IGNORECASE
)


def _defines(text: str, first: int, last: int, place: tuple[int, int]) -> bool:
    """Whether the sentence says what the programme is, or gives it its name."""
    for frame in frames("initiatives", "explained"):
        if any(m.span("name") == place for m in frame.regex.finditer(text, first, last)):
            return True
    for frame in frames("initiatives", "defined"):
        for match in frame.regex.finditer(text, first, last):
            if match.start() <= place[0] and place[1] <= match.end() + 12 and _OWN.search(text, first, last):
                return True
    after = text[place[1] : last]
    if _WHICH.match(after):
        return True
    return bool(
        re.match(
            r"\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:was|is|has\sbeen)\s(?:established|set\sup|created|designed|launched|commissioned|initiated|a\s(?:\w+\s){0,3}(?:programme|project|collaboration))|"
            r"aims\sto|seeks\sto|will\s(?:deliver|replace|provide|establish|see)|replaces|comprises)",
            after,
        )
        and place[0] - first < 25
    )


#: What a clause behind the name says that it is to do.
_WHICH = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,\s(?:which|that)\s(?:has\sto|have\sto|is\sto|will|aims|seeks|must|covers|is\sdue|began|started|runs)\b"
)


def _claims(paper: Paper, subject: Subject) -> bool:
    """Whether a sentence opens with the programme and tells its stage, or is about it by its whole name."""
    for passage, first, last in subject.sentences:
        if any(f.weight >= 2 and f.search(passage.string, first, last) for f in stage_frames("stage")):
            return True
    whole = re.match(r"(?:Project|Programme)\s[A-Z]", subject.name.name) or _HEADED.search(subject.name.name)
    return bool(whole) and any(
        _ACTS.search(passage.string, first, last) for passage, first, last in subject.sentences
    )


_HEADED = re.compile(r"\b(?:programme|project|workstream|collaboration)$", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:is|are|was|has|had|will|would|aims|seeks|brings|replaces|covers|delivers|supports|provides|saves|cost|costs|began|runs|ran|started|continues|moved|remains|expects|needs)\b"
)
