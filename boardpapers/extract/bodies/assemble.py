"""From a paper to its governance bodies: reads the blocks in order, then keeps what is a body."""

import re
from dataclasses import replace
from itertools import islice

from boardpapers.document import Document, Evidence, Paragraph, Table
from boardpapers.extract.bodies import claims, labels, prose, rosters, seat_tables, sections, tables
from boardpapers.extract.bodies.drafts import Draft, Register
from boardpapers.extract.body_names import Mention, heads, mentions, printed
from boardpapers.extract.once import once
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.passages import Passage, captions, of_paragraph, passages
from boardpapers.extract.programmes.names import Programmes, programme_names
from boardpapers.organisations import find_organisation
from boardpapers.schemas import GovernanceBody
from boardpapers.schemas.vocabulary import BodyKind

_ACRONYM = re.compile(r"\b([A-Z][\w&’' -]{6,90}?)\s\(\s*[\"“‘']?([A-Z][A-Z&]{1,7})[\"”’']?\s*\)")
#: A board that the paper knows by its letters alone (`JCOB considered a report`, `a proposal to JCOB`).
_BARE_ACRONYM = re.compile(
    r"\b(?P<a>[A-Z]{2,4}B)\s(?:considered|approved|agreed|noted|endorsed|resolved|decided|meets|received)\b"
    r"|\b(?:proposal|report|paper|recommendation)s?\sto\s(?:the\s)?(?P<b>[A-Z]{2,4}B)\b"
)
_GOVERNANCE_HEADING = re.compile(
    r"\b(?:governance|oversight|accountability|assurance|boards?|committees?|meetings?\sstructure|terms\sof\sreference|decision[\s-]making)\b",
    re.I,
)


_PROPOSED = re.compile(
    r"\bproposed\s(?:new\s)?(?:governance|structure|arrangements|bodies|boards|groups|committees|framework|meeting)",
    re.IGNORECASE,
)


@once
def extract(paper: Paper) -> Findings[GovernanceBody]:
    """The bodies that a paper names, each once, with what it says of them."""
    return Findings(tuple(_record(d, paper) for d in _read(paper) if _is_body(d)))


def _read(paper: Paper) -> list[Draft]:
    document = paper.document
    names = programme_names(document, paper.readings)
    register = Register(paper.acronyms)
    _learn_names(document, register)
    walk = _Walk(paper, register, Programmes(names))
    for block in document.blocks:
        if isinstance(block, Table):
            walk.table(block)
        else:
            walk.paragraph(block)
    walk.finish()
    return register.drafts


def _learn_names(document: Document, register: Register) -> None:
    """Full names first, so that a short form met before its long one is the same body."""
    for passage in passages(document):
        for mention in mentions(passage.string):
            if mention.acronym and mention.strong:
                register.get(mention)
    for passage in passages(document):
        for match in _BARE_ACRONYM.finditer(passage.string):
            short = match["a"] or match["b"]
            if register.by_acronym(short) is None and find_organisation(short) is None:
                register.get(Mention(0, 0, short, "board", short))


class _Walk:
    """Goes through a paper's blocks and keeps what they stand under."""

    def __init__(self, paper: Paper, register: Register, programmes: Programmes) -> None:
        self.paper = paper
        self.register = register
        self.programmes = programmes
        self.main_programme = _main_programme(paper, programmes)
        self.scene = prose.Scene(
            register, paper.reading, self._programmes_in, self._around, subject_of=self._subject_of
        )
        self.section: Draft | None = None
        self.section_level: tuple[str, ...] = ()
        self.label: str | None = None
        self.terms = _are_terms(paper)
        self.lead: tuple[Draft | None, str | None, Paragraph] | None = None
        self._minutes = paper.metadata.paper_type == "minutes"
        self._main = self._paper_body()
        self._roster = rosters.roster(paper.document) if self._minutes else frozenset()

    def _programmes_in(self, passage: Passage, start: int, end: int) -> list[str]:
        text = passage.string
        bodies = [(m.start, m.end) for m in mentions(text)]
        found = [
            n.name
            for s, e, n in self.programmes.at(text, start, end)
            if not any(a <= s and e <= b for a, b in bodies)
        ]
        if not found and re.search(
            r"\b(?:the|this)\s(?:change\s)?(?:programme|portfolio)\b(?!\s(?:of|board|team|delivery\sgroup))",
            text[start:end],
            re.I,
        ):
            found = [self.main_programme] if self.main_programme else []
        return list(dict.fromkeys(found))

    def _around(self, passage: Passage, position: int) -> str | None:
        return self.programmes.before(passage, position)

    def _paper_body(self) -> Draft | None:
        """The body that the paper goes to, when its metadata name it."""
        name = self.paper.metadata.body
        if not name:
            return None
        found = mentions(name)
        mention = found[-1] if found else _plain_mention(name)
        if mention is None:
            return None
        draft = self.register.get(mention)
        rows = [e for e in self.paper.metadata.evidence if e.field == "body"]
        draft.add_evidence(tuple(_without_field(e) for e in rows))
        draft.present = draft.governs = True
        return draft

    def _subject_of(self, table: Table) -> Draft | None:
        places = [*captions(table), *self._headings_over(table)]
        for place in places:
            if found := [m for m in mentions(place.string) if m.strong]:
                draft = self.register.get(found[0])
                draft.add_evidence(place.cite(found[0].start, found[0].end))
                return draft
        return self.section or self._main

    def _headings_over(self, table: Table) -> list[Passage]:
        """The headings that a table stands under, innermost first."""
        wanted = set(table.headings)
        above = [
            b
            for b in self.paper.document.blocks[: table.position]
            if isinstance(b, Paragraph) and b.kind in {"heading", "title"} and b.text.string in wanted
        ]
        return [of_paragraph(b) for b in reversed(above)]

    def table(self, table: Table) -> None:
        self.scene.current = None
        if self._minutes:
            self._attendance(table)
        told = {id(d): len(d.evidence) for d in self.register.drafts}
        under = self.label or (self.lead[1] if self.lead is not None else None)
        if not seat_tables.read(table, self._seated(table), under):
            tables.read(self.scene, table)
            self._proposed(table, [d for d in self.register.drafts if told.get(id(d)) != len(d.evidence)])
        self.lead = None

    def _proposed(self, table: Table, listed: list[Draft]) -> None:
        """What a table under `Proposed structure` lists is proposed, unless it stands there as it is."""
        first = {c.text.string.strip().lower() for c in table.cells if c.column == 0 and not c.is_header}
        for place in (*captions(table), *self._headings_over(table)):
            match = _PROPOSED.search(place.string)
            for draft in listed if match is not None else ():
                rows = [n for n in first if n.startswith(draft.name.lower())]
                if rows and draft.status is None and match is not None:
                    draft.status = "proposed"
                    draft.status_evidence += place.cite(*match.span(), field="status")

    def _seated(self, table: Table) -> Draft | None:
        """The body whose seats a table may list."""
        if self.lead is not None and self.lead[0] is not None:
            return self.lead[0]
        return self.section or self._subject_of(table)

    def _attendance(self, table: Table) -> None:
        if self._main is not None and table.position < 12:
            self.section = self.section or self._main

    def paragraph(self, paragraph: Paragraph) -> None:
        if self._main is not None and self.label is None and paragraph.position in self._roster:
            rosters.add_person(self._main, of_paragraph(paragraph))
            return
        if paragraph.kind in {"heading", "title"}:
            self._heading(paragraph)
            return
        if paragraph.kind in {"caption", "signature"}:
            return
        passage = of_paragraph(paragraph)
        if self._leave(paragraph):
            self.section = self.label = None
        draft = self.section or (self._main if self.terms or self._minutes else None)
        found = sections.lead_label(paragraph)
        if found is not None and self.section is None and re.match(r"\W*lead\b", passage.string, re.I):
            found = None  # whose paper it is
        if found is not None and self._minutes and found[0] == "remit":
            found = None  # `Decision:` in minutes
        if found is not None and (draft or self.scene.current):
            owner = draft or self.scene.current
            if owner is not None and (
                draft is not None or found[0] in {"chair", "member", "cadence", "co_chair", "attendee"}
            ):
                self.label = found[0] if draft is not None else None
                sections.read_section(self.scene, owner, found[0], paragraph, found[1])
                return
        if (
            self.label
            and draft is not None
            and (
                paragraph.kind == "item" or self._short(paragraph) or self.label not in {"member", "attendee"}
            )
        ):
            sections.read_section(self.scene, draft, self.label, paragraph)
            return
        self._plain(paragraph, passage, draft)

    def _short(self, paragraph: Paragraph) -> bool:
        return len(paragraph.text.string) < 90

    def _leave(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph no longer stands under the heading that the section began with."""
        if self.terms or not paragraph.headings:
            return False
        return bool(self.section_level) and self.section_level[-1] not in paragraph.headings

    def _heading(self, paragraph: Paragraph) -> None:
        text = paragraph.text.string
        self.lead = None
        self.scene.current = None
        own = (*paragraph.headings, text) if text not in paragraph.headings else paragraph.headings
        self.terms = self.terms or bool(re.search(r"\bterms\sof\sreference\b", text, re.IGNORECASE))
        found = [
            m for m in mentions(text) if m.strong or _GOVERNANCE_HEADING.search(" ".join(paragraph.headings))
        ]
        means = labels.meaning(text)
        if means is not None and means not in {"name"} and (self.section or self.terms or self._minutes):
            self.label = means
            if found:
                self.section = self.register.get(found[0])
            self.section_level = own
            return
        self.label = None
        if (found and paragraph.kind == "heading") or (found and self.terms):
            draft = self.register.get(found[0])
            draft.add_evidence(of_paragraph(paragraph).cite(found[0].start, found[0].end))
            self.section, self.section_level = draft, own
        elif found:
            prose.read(self.scene, of_paragraph(paragraph))
            self.scene.current = None
        elif self.section is not None and not self.terms:
            self.section, self.section_level = None, ()

    def _plain(self, paragraph: Paragraph, passage: Passage, draft: Draft | None) -> None:
        item = paragraph.kind == "item" or paragraph.level > 0
        if not item:
            self.lead = None
            if draft is None and not re.match(
                r"\W*(?:it|this|the|that|these|meetings|membership)\b", passage.string, re.I
            ):
                self.scene.current = None
        if draft is not None:
            self.scene.current = self.scene.current or draft
        before = self.scene.current
        if item and not draft:
            self.scene.current = None
        prose.read(self.scene, passage)
        self._run_in(passage)
        if item:
            self._item(paragraph, passage)
            if self.scene.current is None:
                self.scene.current = before
        elif passage.string.rstrip().endswith((":", "by", "through", "include", "including", "of", "–", "-")):
            self.lead = (self.scene.current or draft, self._lead_meaning(passage.string), paragraph)

    def _run_in(self, passage: Passage) -> None:
        """`Benefits Group. Tracks spend against the case and agrees ...`: what it does, behind its name."""
        text = passage.string
        opening = next((m for m in mentions(text)[:1] if m.start <= 4 and m.strong), None)
        if opening is None or not re.match(r"(?:\s\([A-Z&]{2,7}\))?[.:]\s", text[opening.end :]):
            return
        draft = self.register.get(opening)
        if draft.remit:
            return
        for start, end in self.paper.reading(text).sentences:
            words = text[start:end]
            if start > opening.end and claims.does(words[:1].lower() + words[1:]):
                claims.add_remit(draft, passage, start, end)

    def _lead_meaning(self, text: str) -> str | None:
        """What the list after `...:` holds: seats of the body, or bodies that govern."""
        last = text[self.paper.reading(text).sentence_at(len(text.rstrip()) - 1)[0] :]
        if re.search(r"\b(?:asked|recommended|invited|requested|resolved|agreed)\b", last, re.I):
            return None
        if re.search(
            r"\b(?:membership|members|comprises?|consists?|made\sup|composed|attended\sby|attendees|chaired)\b[^.]*$",
            last,
            re.I,
        ):
            return "attendee" if re.search(r"\battend", last, re.I) else "member"
        if re.search(
            r"\b(?:responsib\w+|remit|purpose|role|terms\sof\sreference|objectives?|functions?|will|is\sto|are\sto|to)\W*:?\s*$|\bresponsib\w+|\bpurpose|\bremit",
            last,
            re.I,
        ):
            return "remit"
        if re.search(
            r"\b(?:governance|account|oversight|boards?|meetings|governed|overse\w+|report\w+|scrutin\w+)\b",
            last,
            re.I,
        ):
            return "bodies"
        return None

    def _item(self, paragraph: Paragraph, passage: Passage) -> None:
        """A list item: a seat, a duty or a body, as the words before the list say."""
        if self.lead is None:
            return
        draft, means, head = self.lead
        if means == "bodies" or (draft is None and means == "remit"):
            self._listed_body(paragraph, passage, head)
        elif draft is not None and means in {"member", "attendee"}:
            sections.read_section(self.scene, draft, means, paragraph)
        elif draft is not None and means == "remit" and not mentions(passage.string):
            labels.apply(
                draft,
                self.register,
                "remit",
                passage,
                self.paper.reading(passage.string),
                self._programmes_in,
            )

    def _listed_body(self, paragraph: Paragraph, passage: Passage, head: Paragraph) -> None:
        text = passage.string
        opening = [
            m
            for m in (*mentions(text), *prose.led_boards(text))
            if m.start <= 4 or text[: m.start].strip().lower() in {"the", "a", "an"}
        ]
        if not opening:
            found = [m for m in mentions(text) if m.strong]
            if len(found) != 1 or len(text) > 90:
                return
            opening = found
        draft = self.register.get(opening[0])
        draft.add_evidence(passage.cite(opening[0].start, opening[0].end))
        draft.strong = draft.governs = draft.present = True
        if not draft.remit:
            from_head = of_paragraph(head)
            start, end = self.paper.reading(from_head.string).sentence_at(len(from_head.string.rstrip()) - 1)
            for name in self._programmes_in(from_head, start, end):
                draft.add_link(prose.oversees_link(name, from_head.cite(start, end)))
            claims.add_remit(draft, from_head, start, end)

    def finish(self) -> None:
        """Nothing is left open at the end of the paper."""
        self.scene.current = None


def _are_terms(paper: Paper) -> bool:
    """Whether the paper's first lines call it terms of reference."""
    first = islice(paper.document.paragraphs, 6)
    return any(
        len(p.text.string) < 90 and re.search(r"\bterms\sof\sreference\b", p.text.string, re.I) for p in first
    )


def _main_programme(paper: Paper, programmes: Programmes) -> str | None:
    """The programme that `the programme` means: the one in the title, else the one named most."""
    titles = [
        paper.metadata.title or "",
        *(p.text.string for p in paper.document.paragraphs if p.kind == "title"),
    ]
    for title in titles:
        if found := programmes.within(title):
            return found[0].name
    ranked = sorted(programmes.names, key=lambda n: -n.count)
    return ranked[0].name if ranked and ranked[0].count >= 3 else None


def _plain_mention(name: str) -> Mention | None:
    last = name.split()[-1].lower()
    return Mention(0, len(name), printed(name), heads().get(last, "other")) if last in heads() else None


def _without_field(evidence: Evidence) -> Evidence:
    return replace(evidence, field=None)


def _is_body(draft: Draft) -> bool:
    return bool(draft.evidence) and (draft.strong or (draft.governs and draft.claims > 0))


def _record(draft: Draft, paper: Paper) -> GovernanceBody:
    evidence = [*draft.evidence, *draft.remit_evidence, *draft.cadence_evidence, *draft.status_evidence]
    status = draft.status or ("active" if draft.present or draft.claims else "unspecified")
    kind: BodyKind = draft.kind
    return GovernanceBody(
        body=draft.name,
        name=draft.name,
        acronym=draft.acronym,
        aliases=tuple(draft.aliases),
        body_kind=kind,
        organisation=draft.organisation,
        remit=" ".join(draft.remit) or None,
        cadence=draft.cadence,
        status=status,
        members=tuple(draft.members),
        links=tuple(draft.links),
        evidence=tuple(evidence),
        confidence=0.95 if draft.claims else 0.85,
    )
