"""The names of a paper's programmes and projects, for every extractor that ties something to one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from boardpapers.document import Document, Table
from boardpapers.extract.anchors import Anchored
from boardpapers.extract.body_names import acronym_fits, initials, mentions, printed
from boardpapers.extract.body_names import key as name_key
from boardpapers.extract.match import Reading
from boardpapers.extract.once import once
from boardpapers.extract.passages import Passage, passages
from boardpapers.extract.phrases import frames, vocabulary
from boardpapers.extract.programmes.entries import entries
from boardpapers.extract.programmes.leads import is_date
from boardpapers.organisations import find_organisation

_LOWER = re.compile(
    r"\b(?i:the|its|our)\s(?P<name>[a-z]{3,}(?:\s[a-z]{3,}){0,2}\sproject)\b(?!\s(?:team|manager|board|lead|plan|sponsor|office|costs?|management)s?\b)"
)
_CASE = re.compile(
    r"\bbusiness\scase\sfor\s(?:the\s|a\s)?(?P<name>[A-Z][\w&-]+(?:\s(?:and\s|of\s|for\s)?[A-Z][\w&-]+){1,5})(?!\s(?:Programme|Project|Portfolio))"
)
_TRACK = re.compile(r"\b(?:Track|Strand|Tranche)\s(?:\d|One|Two|Three|Four|one|two|three)\b")
_SMALL = frozenset({"and", "&", "of", "for", "to", "in"})
_TOKEN = re.compile(r"[\"“‘']?[\w&][\w&/’'.-]*[\w”\"’]|[\w&]")
_ACRONYM = re.compile(r"\s*[\"”’']?\s*\(\s*[\"“‘']?(?:the\s)?(?P<a>[A-Z][A-Za-z&0-9]{1,9})[\"”’']?\s*\)")
_TAIL = frozenset(
    [
        "programme",
        "project",
        "portfolio",
        "workstream",
        "collaboration",
        "initiative",
        "scheme",
        "pilot",
        "work",
        "stream",
    ]
)


#: What a change is, behind a name of two words and more (`Shaping Our Workforce review`).
_SMALL_HEAD = re.compile(r"(?<=\w)\s(?:review|restructure|restructuring|redesign|transformation)$")


@dataclass(frozen=True, slots=True)
class ProgrammeName:
    """A programme or project as the paper names it; `count` is how often its running text does."""

    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    count: int = 1

    @property
    def spellings(self) -> tuple[str, ...]:
        """All its names, longest first."""
        names = [self.name, *self.aliases, *([self.acronym] if self.acronym else [])]
        coined = re.sub(
            r"\s(?:change\s|transformation\s)?(?:programme|project|portfolio|collaboration)$",
            "",
            self.name,
            flags=re.IGNORECASE,
        )
        if coined == self.name and (match := _SMALL_HEAD.search(self.name)):
            coined = self.name[: match.start()]
        if coined.lower() not in _words("plain") and (len(coined.split()) > 1 or len(coined) > 3):
            names.append(coined)
        if match := re.match(r"(?:Project|Programme)\s(?=[A-Z][a-z]{3})", self.name):
            names.append(self.name[match.end() :])
        return tuple(sorted(dict.fromkeys(names), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class NameAt:
    """A programme's name at [start, end) of a text."""

    start: int
    end: int
    name: str
    acronym: str | None = None
    sure: bool = True


@once
def programme_names(document: Document, readings: Mapping[str, Reading]) -> tuple[ProgrammeName, ...]:
    """The programmes that a paper names in headings, entries, table columns and running text."""
    found: dict[tuple[str, ...], list[NameAt]] = {}
    for entry in entries(document, readings):
        _keep(found, NameAt(0, 0, entry.name, entry.acronym))
        for alias in entry.aliases:
            found[short_key(entry.name)].append(NameAt(0, 0, alias))
    for passage in passages(document):
        for name in names_in(passage.string):
            _keep(found, name)
    texts = [p.string for p in passages(document)]
    return tuple(_merged(names) for key, names in found.items() if key and _worthy(names, texts))


def _keep(found: dict[tuple[str, ...], list[NameAt]], name: NameAt) -> None:
    key = short_key(name.name)
    if not key:
        return
    for other, names in found.items():
        if name.name in {n.acronym for n in names} or (
            name.acronym and any(n.name == name.acronym for n in names)
        ):
            names.append(name)
            return
        if key == other:
            break
    found.setdefault(key, []).append(name)


def _worthy(names: list[NameAt], texts: list[str]) -> bool:
    """Whether a name is one for sure, or is said more than once, with its last word or without it."""
    if any(n.sure for n in names) or len(names) > 1:
        return True
    bare = names[0].name.rsplit(" ", 1)[0]
    return len(bare.split()) > 1 and sum(bare in t for t in texts) > 1


def _merged(names: list[NameAt]) -> ProgrammeName:
    first = next((n for n in names if n.start == n.end == 0), None) or max(
        names, key=lambda n: (n.sure, len(n.name))
    )
    acronym = next((n.acronym for n in names if n.acronym), None)
    others = dict.fromkeys(n.name for n in names if n.name not in (first.name, acronym))
    return ProgrammeName(first.name, acronym, tuple(others), len(names))


_BRACKET = re.compile(r"\s\(([^()]+)\)")


def short_key(name: str) -> tuple[str, ...]:
    """A name's words without `programme`, `project` and the like at its end."""
    name = re.sub(r"[\"“”]", "", name)
    bracket = _BRACKET.search(name)
    if bracket is not None and not acronym_fits(bracket[1], name[: bracket.start()]):
        name = name[: bracket.start()] + " " + bracket[1] + name[bracket.end() :]
    words = list(name_key(name))
    while len(words) > 1 and words[-1] in _TAIL:
        words.pop()
        if len(words) > 1 and words[-1] in {"change", "transformation"}:
            words.pop()
    if len(words) > 1 and words[0] == "our":
        words.pop(0)
    while len(words) > 1 and words[0] in {"project", "programme"}:
        words.pop(0)
    return tuple(words)


def names_in(text: str) -> Iterator[NameAt]:
    """Programmes named in a text by their last word, in quotation marks, or as `Project X`."""
    yield from _headed(text)
    for frame in frames("initiatives", "defined"):
        for match in frame.regex.finditer(text):
            window = text[max(0, match.start() - 45) : match.start()]
            if match["head"] or re.search(
                r"\b(?:programme|project|portfolio|initiative|scheme)\b[^().;]*$", window, re.IGNORECASE
            ):
                name = match["name"].strip("\"“”‘’'") + (match["head"] or "")
                yield NameAt(match.start("name"), match.end(), name)
    for frame in frames("initiatives", "explained"):
        for match in frame.regex.finditer(text):
            name = match["name"].strip("\"“”‘’'")
            first = name.split()[0].lower()
            if (
                first not in _words("openers") | {"it", "there", "he", "she", "they", "what", "one"}
                and not mentions(name)
                and not is_date(name)
                and find_organisation(name) is None
            ):
                yield NameAt(match.start("name"), match.end("name"), name)
    for match in _LOWER.finditer(text):
        modifiers = match["name"].split()[:-1]
        if not set(modifiers) & (
            _words("generic") | _words("spoils") | _words("semi") | _SMALL | {"is", "are", "has", "was"}
        ):
            yield NameAt(match.start("name"), match.end("name"), match["name"])
    for match in _CASE.finditer(text):
        if not mentions(match["name"]):
            yield NameAt(match.start("name"), match.end("name"), match["name"])
    for match in _TRACK.finditer(text):
        yield NameAt(match.start(), match.end(), match.group(), None, False)
    for frame in frames("initiatives", "operation"):
        for match in frame.regex.finditer(text):
            yield NameAt(match.start(), match.end(), match.group())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(vocabulary("initiatives")["words"][key].split())


def _headed(text: str) -> Iterator[NameAt]:
    tokens = list(_TOKEN.finditer(text))
    for n, token in enumerate(tokens):
        head = token.group().strip("\"“”’'").lower()
        before = tokens[n - 1].group() if n else ""
        soft = head not in _words("sure") and not _named_otherwise(text, token, before, head)
        if soft and not _is_soft(head, [t.group() for t in tokens[max(0, n - 2) : n + 1]]):
            continue
        if (
            n + 1 < len(tokens)
            and re.sub(r"[’']s?$", "", tokens[n + 1].group().lower()) in _words("after")
            and (text[token.end() : tokens[n + 1].start()] == " " and tokens[n + 1].group()[0].isupper())
        ):
            continue
        first = _left(text, tokens, n)
        while first < n and (tokens[first].group().lower().strip("\"“‘'") in _words("openers") | _SMALL):
            first += 1
        found = _name(text, [t.group() for t in tokens[first : n + 1]], tokens[first].start(), token.end())
        if found is not None:
            yield replace(found, sure=found.sure and not soft)


def _is_soft(head: str, words: list[str]) -> bool:
    """`Control Room Merger`, `the Shaping Our Workforce review`: two capitals before a word of change."""
    return (
        head in _words("soft")
        and len(words) == 3
        and all(w[:1].isupper() for w in words[:2])
        and not (head == "review" and words[1].lower() in _words("reviews"))
        and words[0].lower() not in _words("generic") - {"our"}
    )


def _named_otherwise(text: str, token: re.Match[str], before: str, head: str) -> bool:
    """`Stores Review`, `Strategic Partnership`: last words that need the right word before them."""
    if not token.group()[0].isupper() or not before[:1].isupper():
        return False
    if head == "review":
        return before.lower() not in _words("reviews") and not re.match(
            r"\s(?:Group|Panel|Board|Team|Committee|Report|of|Body)\b", text[token.end() :]
        )
    return head in {"partnership", "alliance"} and before.lower() in {
        "strategic",
        "collaborative",
        "delivery",
    }


def _left(text: str, tokens: list[re.Match[str]], n: int) -> int:
    first = n
    for position in range(n - 1, -1, -1):
        gap = text[tokens[position].end() : tokens[position + 1].start()]
        word = tokens[position].group()
        plain = word.strip("\"“”‘’'").lower()
        if (
            gap.strip()
            or word[-1] in ".,;:"
            or (plain in _words("openers") and not _within(tokens, position))
        ):
            break
        capital = word.strip("\"“‘'")[:1].isupper() or word[:1].isdigit()
        if plain in _SMALL:
            before = tokens[position - 1].group() if position else ""
            if (
                not before[:1].isupper()
                or first > position + 1
                or (plain in {"to", "in", "for", "of"} and first == n)
            ):
                break
            if plain in {"to", "in", "for"} and len(before) < 3:
                break
            continue
        if not capital and not (
            (plain in _words("openers") and _within(tokens, position))
            or (
                plain in {"change", "transformation"}
                and position
                and tokens[position - 1].group()[:1].isupper()
            )
        ):
            break
        if re.search(r"['’]s?$", word) and position < n - 1:
            break
        first = position
    return first


def _within(tokens: list[re.Match[str]], position: int) -> bool:
    """`Our` in `Shaping Our Workforce`, `the` in `Building the Future`: a small word between capitals."""
    word = tokens[position].group()
    before = tokens[position - 1] if position else None
    if word in {"the", "our", "your", "a"}:
        after = tokens[position + 1].group().lower() if position + 1 < len(tokens) else ""
        lead = before.group() if before else ""
        return after in _words("coined") and (lead[:1].isupper() or lead in {"for", "in", "to"})
    return (
        word in {"Our", "Your", "For", "In", "On", "To", "Into", "With"}
        and before is not None
        and before.group()[:1].isupper()
        and before.end() + 1 == tokens[position].start()
        and before.group().lower() not in _words("openers")
    )


def _name(text: str, words: list[str], start: int, end: int) -> NameAt | None:
    modifiers = [w.strip("\"“”‘’'").lower() for w in words[:-1]]
    if not modifiers or modifiers[-1] in _words("spoils"):
        return None
    telling = [m for m in modifiers if m not in _words("generic") | _SMALL]
    if words[-1].lower() in {"collaboration", "alliance", "partnership"} and all(
        find_organisation(f"{m} police") for m in modifiers if m not in _SMALL
    ):
        return None  # the forces themselves
    if not any(re.search(r"[a-z]{2}", t) for t in telling):
        return None
    name = printed(re.sub(r"[\"“”]", "", text[start:end]).lstrip("'‘").rstrip("'’"))
    capitals = [w for w in words[:-1] if w.strip("\"“‘'")[:1].isupper() and w.lower() not in _SMALL]
    sure = bool([m for m in telling if m not in _words("semi")]) or (
        len(capitals) > 1 and modifiers[0] not in _words("generic")
    )
    match = _ACRONYM.match(text, end)
    acronym = match["a"] if match and acronym_fits(match["a"], name) else None
    return NameAt(start, end, name, acronym, sure)


class Programmes:
    """Looks a paper's programmes up in its texts."""

    def __init__(self, names: Iterable[ProgrammeName]) -> None:
        self.names = tuple(names)
        self._in_whole: dict[str, tuple[tuple[int, int, ProgrammeName], ...]] = {}
        self._spelled: dict[str, ProgrammeName] = {}
        for name in self.names:
            for spelling in name.spellings:
                if len(spelling) > 2 or spelling.isupper():
                    self._spelled.setdefault(spelling.lower(), name)
        longest = sorted(self._spelled, key=len, reverse=True)
        self._pattern = (
            Anchored(
                r"(?<![\w&])(?:" + "|".join(re.escape(s) for s in longest) + r")(?![\w&])", re.IGNORECASE
            )
            if longest
            else None
        )

    def find(self, text: str) -> ProgrammeName | None:
        """The programme that this is a name of, with or without `Programme` at its end."""
        plain = text.strip().lower()
        if plain in self._spelled:
            return self._spelled[plain]
        mine = short_key(text)
        return next((n for n in self.names if mine and any(short_key(s) == mine for s in n.spellings)), None)

    def at(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int, ProgrammeName]]:
        """Where programmes are named within [start, end), as (start, end, name)."""
        if start == 0 and end is None:  # asked of the same text for each programme in turn
            if text not in self._in_whole:
                self._in_whole[text] = tuple(self._found(text, 0, len(text)))
            return iter(self._in_whole[text])
        return self._found(text, start, len(text) if end is None else end)

    def _found(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, ProgrammeName]]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text, start, end):
            written = match.group()
            name = self._spelled[written.lower()]
            if written[0].islower() and not _lower_use(written, name):
                continue
            if (
                name.acronym == name.name
                or written.lower() != (name.acronym or "").lower()
                or written == name.acronym
            ):
                yield match.start(), match.end(), name

    def within(self, text: str, start: int = 0, end: int | None = None) -> tuple[ProgrammeName, ...]:
        """The programmes named within [start, end), each once, in order."""
        return tuple({n.name: n for _, _, n in self.at(text, start, end)}.values())

    def before(self, passage: Passage, position: int) -> str | None:
        """The programme that a place stands under: named before it in its text, else in a heading."""
        earlier = [n for _, _, n in self.at(passage.string, 0, position)]
        if earlier:
            return earlier[-1].name
        later = self.within(passage.string, position)
        if later:
            return later[0].name
        return self.heading(passage.headings, passage.table)

    def heading(self, headings: Iterable[str], table: Table | None = None) -> str | None:
        """The programme named nearest above: in a table's caption, else in the innermost heading."""
        above = [*(c.string for c in table.captions)] if table is not None else []
        for words in (*above, *reversed(list(headings))):
            found = self.within(words)
            if found:
                return found[-1].name
        return None


def _lower_use(written: str, name: ProgrammeName) -> bool:
    """A name in small letters counts when it has more words than one and is no plain noun."""
    return len(written.split()) > 2 or any(s == written for s in name.spellings)


__all__ = ["NameAt", "ProgrammeName", "Programmes", "initials", "names_in", "programme_names", "short_key"]
