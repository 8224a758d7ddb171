"""Finds the names of boards, panels, committees and the like in running text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.phrases import vocabulary
from boardpapers.schemas.vocabulary import BodyKind

_TOKEN = re.compile(r"\([A-Z][\w&-]{1,9}\)|[\w&][\w&/'’-]*")
_ACRONYM = re.compile(r"\s*\(\s*[\"“‘']?((?-i:[A-Z][A-Za-z&]*[A-Z][A-Za-z&]{0,8}))[\"”’']?\s*[),;]")
_CONNECTORS = frozenset({"and", "&", "of", "to"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name at [start, end) of a text; `strong` when the name alone says that it governs.

    `full` is the name with its owner (`Commissioner's Strategic Board`), where that was cut off.
    """

    start: int
    end: int
    name: str
    kind: BodyKind
    acronym: str | None = None
    strong: bool = True
    full: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return (
            self.text[:1].isupper() or self.text[:1] == "(" or (self.text[:1].isdigit() and self.text != "1")
        )


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """The bodies named in a text, in order; of overlapping names the longest."""
    found = list(_headed(text)) + list(_shaped(text)) + list(_known(text))
    found.sort(key=lambda m: (m.start, -(m.end - m.start)))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)


@cache
def heads() -> dict[str, BodyKind]:
    kinds: dict[str, BodyKind] = vocabulary("bodies")["heads"]
    return kinds


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(vocabulary("bodies")["words"][key].split())


def _headed(text: str) -> Iterator[Mention]:
    low = text.lower()
    if not any(head in low for head in heads()):
        return
    tokens = [_Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    for n, printed_token in enumerate(tokens):
        if printed_token.lower.endswith(("'s", "’s")):
            # `the Board’s structure`: the name without its ending
            bare = _Word(printed_token.text[:-2], printed_token.start, printed_token.end - 2)
            tokens = [*tokens[:n], bare, *tokens[n + 1 :]] if bare.lower in heads() else tokens
        token = tokens[n]
        if token.lower not in heads() or not _ends_name(text, tokens, n):
            continue
        first = _left_end(text, tokens, n)
        mention = _mention(text, tokens[first : n + 1])
        if mention is not None:
            yield mention


def _ends_name(text: str, tokens: list[_Word], n: int) -> bool:
    """Whether the name ends here: not before another last word (`Board Panel`), nor within a word."""
    after = text[tokens[n].end : tokens[n].end + 1]
    if after == "-":
        return False
    if n + 1 < len(tokens) and text[tokens[n].end : tokens[n + 1].start] == " ":
        nxt = tokens[n + 1]
        if nxt.lower in {"project", "programme", "portfolio"}:
            return False
        if nxt.capital and nxt.lower in heads() and nxt.lower not in {"meeting", "meetings", "executive"}:
            return False
        if tokens[n].lower in {"executive", "partnership", "authority", "party", "team", "council"} and (
            nxt.capital and nxt.text[0] != "("
        ):
            return False
    return True


def _left_end(text: str, tokens: list[_Word], n: int) -> int:
    """The first token of the name that ends at token n."""
    first = n
    position = n - 1
    while position >= 0:
        gap = text[tokens[position].end : tokens[first if position + 1 >= first else position + 1].start]
        if gap.strip(" ") != "":
            break
        word = tokens[position]
        if word.lower in _words("openers") - _CONNECTORS and not (word.capital and word.lower == "holding"):
            if word.text == "All" and first < n and position and tokens[position - 1].lower == "the":
                first = position  # `the All Wales Board`
            break
        if word.lower in _CONNECTORS:
            if not _crosses(text, tokens, position, n):
                break
            position -= 1
            continue
        if word.capital or (word.lower in _words("inner") and _has_capital_left(tokens, position)):
            if word.lower in heads() and word.lower not in {
                "executive",
                "team",
                "council",
                "authority",
                "partnership",
                "network",
                "hub",
                "party",
                "conference",
                "workshop",
                "workshops",
            }:
                break
            first = position
            position -= 1
            continue
        break
    return first


def _crosses(text: str, tokens: list[_Word], position: int, n: int) -> bool:
    """Whether the name goes on to the left of `and`, `of`, `to` at token `position`."""
    if position == 0 or text[tokens[position - 1].end : tokens[position].start] != " ":
        return False
    left, word = tokens[position - 1], tokens[position].lower
    if not left.capital or left.lower in heads() or left.lower in _words("openers"):
        return left.capital and left.lower == "holding" and word == "to"
    if word == "to":
        return left.lower == "holding"
    if word == "of":
        return left.lower not in _words("people") | {
            "head",
            "office",
            "member",
            "chair",
            "director",
            "review",
        }
    # `Chief Constables and Executive Board`: two things; `Police and Crime Panel`: one.
    return left.lower not in _words("people") and not (left.text.isupper() and not tokens[n].text.isupper())


def _has_capital_left(tokens: list[_Word], position: int) -> bool:
    """Whether a capitalised name goes on to the left of this lower-case word."""
    while position >= 0 and not tokens[position].capital:
        if tokens[position].lower not in _words("inner") | _CONNECTORS:
            return False
        position -= 1
    return position >= 0 and tokens[position].lower not in _words("openers")


def _mention(text: str, name: list[_Word]) -> Mention | None:
    name = _trimmed(name)
    if len(name) < 2 or not any(w.capital for w in name[:-1]):
        return None
    before = [w.lower for w in name[:-1]]
    head = name[-1].lower
    if (before[-1] in _words("spoils") and not _formal(name)) or not _plausible(name, before, head):
        return None
    if before[-1] in _words("spoils_alone") and not any(w.capital for w in name[:-2]):
        return None
    name, full = _without_owner(text, name)
    start, end = name[0].start, name[-1].end
    match = _ACRONYM.match(text, end)
    acronym = match.group(1) if match else None
    if glued := re.match(r"\d+(?=[A-Z][a-z])", text[start:end]):
        start += glued.end()  # the number of a point that lost its space
    start = _through_commas(text, start, end, acronym)
    return Mention(
        start,
        end,
        printed(text[start:end]),
        heads()[head],
        acronym if acronym and acronym_fits(acronym, text[start:end]) else None,
        _is_strong(before, head),
        printed(full) if full else None,
        head.endswith("s") and head not in {"workshops", "meetings"},
    )


def _formal(name: list[_Word]) -> bool:
    """Whether a name is plainly one, whatever its last words are: `Organisational Support Board`."""
    head = name[-1]
    capitals = sum(w.capital and len(w.text) > 2 for w in name[:-1])
    return head.capital and head.lower in {"board", "committee", "panel"} and capitals > 1


def _through_commas(text: str, start: int, end: int, acronym: str | None) -> int:
    """Where a name with commas begins (`Ethics, Transparency and Audit Panel`)."""
    name = text[start:end]
    if acronym is not None and not acronym_fits(acronym, name):
        for match in reversed(
            list(
                re.finditer(
                    r"\b[A-Z][\w&-]*(?=(?:,?\s(?:and\s|&\s)?[A-Z][\w&-]*){0,3},\s$)",
                    text[max(0, start - 60) : start],
                )
            )
        ):
            first = max(0, start - 60) + match.start()
            if acronym_fits(acronym, text[first:end]):
                return first
    force = re.search(r"(?:(?:[A-Z][\w&-]+|and)\s)*Police,\s$", text[:start])
    if force and name.startswith("Fire"):
        while (word := text[force.start() :].split(" ", 1)[0].lower()) in _words("openers") | {
            "and"
        } and force.start() < start:
            force = (
                re.compile(r"\S+\s(?P<rest>.*)", re.DOTALL).search(text, force.start(), force.end()) or force
            )
            return force.start("rest") if "rest" in force.groupdict() else start
        return force.start() if word else start
    if re.match(r"[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)?\s(?:and|&)\s[A-Z]", name):
        before = re.search(r"(?:^|\b(?:the|a|The|A|of|to)\s)(?P<w>[A-Z][a-z]{3,}),\s$", text[:start])
        if before and before["w"].lower() not in _words("people") | {
            "commissioner",
            "treasurer",
            "chief",
            "pcc",
        }:
            return before.start("w")
    return start


def _trimmed(name: list[_Word]) -> list[_Word]:
    while len(name) > 2 and name[0].lower in _words("trims"):
        name = name[1:]
    while len(name) > 1 and (name[0].lower in _words("openers") | _CONNECTORS or name[0].text[0] == "("):
        if (name[0].capital and name[0].lower == "holding") or name[0].text == "All":
            break
        name = name[1:]
    return name


def _plausible(name: list[_Word], before: list[str], head: str) -> bool:
    if head in {"team", "teams"}:
        return before[-1] in _words("leading").__or__({"officers", "management"}) and bool(
            set(before) & _words("leading")
        )
    if head == "executive":
        return (
            before[-1] in {"force", "joint", "alliance", "mayor's", "mayor’s", "police"} and name[-1].capital
        )
    if head == "council":
        return "chiefs" not in " ".join(before) and bool(
            {"constables", "constables'", "leadership"} & set(before)
        )
    if head in {"authority", "hub", "partnership", "network"}:
        return False
    if head == "party":
        return before[-1] == "working"
    if head == "chamber":
        return before[-1] == "star"
    if head in {"meeting", "meetings"}:
        return (
            (name[-2].capital or before[-1] == "account")
            and not ({"date", "time"} & set(before))
            and before[-1] not in {"face", "minute"}
        )
    return not (head in {"board", "boards"} and before[-1] in {"notice", "white", "health", "dash"})


def _is_strong(before: list[str], head: str) -> bool:
    if head in {"team", "teams"}:
        return bool(set(before) & {"executive", "chief", "leadership", "command"})
    if head in {
        "board",
        "boards",
        "committee",
        "committees",
        "panel",
        "panels",
        "summit",
        "sub-committee",
        "sub-group",
        "team",
        "teams",
        "subcommittee",
        "cabinet",
        "assembly",
        "council",
        "executive",
        "chamber",
    }:
        return True
    if head in {"group", "groups", "forum", "subgroup", "party"}:
        return bool(set(before) & _words("strong")) or head == "forum"
    return "account" in before


def _without_owner(text: str, name: list[_Word]) -> tuple[list[_Word], str | None]:
    """`Commissioner's Strategic Board` is the Strategic Board, and an alias."""
    for n, word in enumerate(name[:-2]):
        if word.lower.endswith(("'s", "’s", "s'", "s’")) and len(name) - n > 2:
            rest = name[n + 1 :]
            if rest[0].capital and not (len(rest) == 2 and rest[0].lower in _words("bare")):
                return rest, text[name[0].start : name[-1].end]
    return name, None


def _shaped(text: str) -> Iterator[Mention]:
    for shape in _shapes():
        for match in shape.finditer(text):
            yield Mention(match.start(), match.end(), printed(match.group()), "other")


@cache
def _shapes() -> tuple[Anchored, ...]:
    return tuple(
        Anchored(s["regex"], re.VERBOSE | re.IGNORECASE) for s in vocabulary("bodies").get("shape", ())
    )


def _known(text: str) -> Iterator[Mention]:
    for match in _known_pattern().finditer(text):
        head = match.group().split()[-1].lower()
        after = _ACRONYM.match(text, match.end())
        yield Mention(
            match.start(),
            match.end(),
            printed(match.group()),
            heads().get(head, "other"),
            after.group(1) if after and acronym_fits(after.group(1), match.group()) else None,
        )


@cache
def _known_pattern() -> Anchored:
    names = "".join(vocabulary("bodies")["known"]["plain"].splitlines()).split("|")
    return Anchored(r"\b(?:" + "|".join(re.escape(n) for n in names) + r")\b", re.IGNORECASE)


_SMALL = frozenset(["and", "of", "for", "the", "to", "in", "on", "a", "an", "&", "at", "by", "with"])


def printed(name: str) -> str:
    """A name as it would stand in a sentence: capitals throughout become initial capitals."""
    name = re.sub(r"\s+", " ", name).strip(" -–—:,;.")
    letters = [c for c in name if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and re.search(r"[A-Z]{6}", name):
        lowered = [w if "(" in w or not re.search(r"[AEIOUY]", w) else _capitalised(w) for w in name.split()]
        return " ".join(w.lower() if w.lower() in _SMALL and n else w for n, w in enumerate(lowered))
    return name


def _capitalised(word: str) -> str:
    """`POLICE` to `Police`; words with digits or of three letters and less that are no common word stay."""
    if any(c.isdigit() for c in word):
        return word
    return "-".join(p.capitalize() for p in word.split("-"))


def initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z]\w*", name) if w.lower() not in _SMALL).upper()


def letters(name: str) -> str:
    """The first letters of all words, small ones too (`FOCG` for a Future of Custody Group)."""
    return "".join(w[0] for w in re.findall(r"[A-Za-z]\w*", name)).upper()


def acronym_fits(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym come, in order, from the beginnings of the name's words."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    if letters and letters[-1] == "S" and acronym[-1] == "s":
        letters = letters[:-1]
    found = re.findall(r"[A-Za-z]\w*", name)
    position = 0
    for letter in letters:
        while position < len(found) and found[position][0].upper() != letter:
            position += 1
        if position == len(found):
            break
        position += 1
    else:
        return len(letters) >= 2
    if len(letters) < 2 or not found or letters[0] != found[0][0].upper():
        return False
    have = iter("".join(found).upper())
    return all(c in have for c in letters)


def key(name: str) -> tuple[str, ...]:
    """What makes two spellings of a name one: its words without small ones, brackets and plural s."""
    plain = re.sub(r"\([^)]*\)", " ", name.lower()).replace("’", "'").replace("-", " ")
    kept = [w.removesuffix("'s").strip("'") for w in re.findall(r"[a-z0-9'&]+", plain)]
    return tuple(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in kept
        if w and w not in _SMALL
    )


def same(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two keys are one name, allowing one word to differ by its ending (`Policing`, `Police`)."""
    a, b = list(one), list(other)
    if a == b:
        return True
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return (
        len(a) == len(b)
        and len(a) > 2
        and len(differing) == 1
        and (differing[0][0][:5] == differing[0][1][:5] and len(differing[0][0]) > 4)
    )
