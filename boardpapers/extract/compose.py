"""Words into texts: spaces, line-end hyphens, ligatures and symbol-font bullets.

The one place where printed lines become a string that still knows its words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from boardpapers.document import Piece, Text, Word

#: Characters that symbol fonts (Symbol, Wingdings, ZapfDingbats) leave in the private use area, and the
#: other marks that stand for a bullet.
BULLETS = frozenset("•◦▪▫■□●○‣⁃∙·➢➤►▶✓✔❖◆◇–—*") | frozenset(chr(c) for c in range(0xF000, 0xF100))
#: A hyphen at the end of a line that was put in by the typesetter, and one that belongs to the word. Layout
#: marks words with them where the paper itself tells which it is; a text never holds them.
SOFT_HYPHEN, HARD_HYPHEN = "\u00ad", "\u2010"
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u2011": "-",
        "\u00a0": " ",
        "\u0002": "-",
        "\u200b": None,
        "\ufeff": None,
    }
)
_MARKED = str.maketrans({SOFT_HYPHEN: "-", HARD_HYPHEN: "-"})
_HYPHEN_END = re.compile(r"[A-Za-z]-$")
_WORD_START = re.compile(r"[a-z]+")
#: First parts after which a line-end hyphen belongs to the word (`self-`, `non-`, `two-`).
_KEEPS_HYPHEN = frozenset(
    [
        "self",
        "non",
        "co",
        "pre",
        "post",
        "re",
        "multi",
        "inter",
        "intra",
        "cross",
        "semi",
        "sub",
        "ex",
        "anti",
        "pro",
        "mid",
        "over",
        "under",
        "well",
        "long",
        "short",
        "high",
        "low",
        "full",
        "part",
        "half",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twin",
        "tri",
        "bi",
        "one",
        "first",
        "second",
        "third",
        "year",
        "back",
        "front",
        "end",
        "day",
        "face",
        "case",
        "in",
        "on",
        "off",
        "out",
        "up",
        "so",
        "state",
        "self",
        "user",
        "cyber",
        "e",
        "i",
        "best",
        "year-on",
        "fast",
        "ring",
        "hard",
        "soft",
        "early",
        "late",
        "cost",
        "value",
        "risk",
        "data",
        "evidence",
        "victim",
        "body",
        "wide",
        "light",
        "non-cash",
        "de",
        "all",
        "large",
        "small",
        "single",
        "double",
        "stand",
        "work",
        "decision",
        "policy",
        "law",
        "force",
        "service",
        "business",
        "community",
    ]
)


def clean(raw: str) -> str:
    """Ligatures, soft hyphens and odd spaces folded; composed characters put together."""
    if raw.isascii():
        return raw.replace("\x02", "-")
    text = raw.translate(_LIGATURES)
    if SOFT_HYPHEN in text or HARD_HYPHEN in text:
        text = text[:-1].replace(SOFT_HYPHEN, "").replace(HARD_HYPHEN, "-") + text[-1:]
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def joins_without_hyphen(left: str, right: str) -> bool:
    """Whether `left-` at a line's end and `right` at the next line's start are one broken word."""
    head = left.rstrip("-").rsplit("-", 1)[-1].lower().lstrip("(\"'“‘")
    match = _WORD_START.match(right)
    if match is None or head in _KEEPS_HYPHEN or "-" in left.rstrip("-") or not head.isalpha():
        return False
    return len(head) >= 2 and right[:1].islower() and _looks_broken(head, match.group())


#: Endings that are no words of their own: what follows a hyphen that a typesetter put in.
_TAILS = re.compile(
    r"^(?:tion|sion|ment|ing|ings|ed|er|ers|ly|ity|ities|ance|ence|able|ible|ness|al|ally|ous|ive|ives|ation|ations|"
    r"tions|ments|cial|tial|tive|tional|mental|ering|ises?|ised|ising|cy|cies|ry|ries|ty|ture|tures|gy|sure|"
    r"(?!bl|br|ch|cl|cr|dr|fl|fr|gl|gr|kn|ph|pl|pr|sc|sh|sk|sl|sm|sn|sp|st|sw|th|tr|tw|wh|wr)"
    r"[bcdfghjklmnpqrstvwxz]{2,}\w*|\w{1,3})$"
)


def _looks_broken(head: str, tail: str) -> bool:
    return bool(_TAILS.match(tail)) or (len(head) <= 3 and head not in _KEEPS_HYPHEN)


def text_of(lines: Iterable[Sequence[Word]], page: int, first_line: int = 0) -> Text:
    """One text from printed lines of one page: lines joined by a space, line-end hyphens resolved."""
    return join_texts(_line_text(words, page, n) for n, words in enumerate(lines, first_line) if words)


def _line_text(words: Sequence[Word], page: int, line: int) -> Text:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for word in words:
        string = clean(word.text)
        if not string:
            continue
        if parts:
            parts.append(" ")
            at += 1
        pieces.append(Piece(at, at + len(string), page, line, word.box, word.bold, word.size))
        parts.append(string)
        at += len(string)
    return Text("".join(parts), tuple(pieces))


def join_texts(texts: Iterable[Text]) -> Text:
    """Texts put behind each other, as one text; lines keep apart, a word broken by a hyphen is joined."""
    string = ""
    pieces: list[Piece] = []
    line = -1
    for text in texts:
        if not text.string:
            continue
        glue, cut = " ", 0
        if not string:
            glue = ""
        elif text.string[:1].isalpha() and string.endswith((SOFT_HYPHEN, HARD_HYPHEN)):
            glue, cut = "", int(string.endswith(SOFT_HYPHEN))
        elif _HYPHEN_END.search(string) and _goes_on(left := string.rsplit(" ", 1)[-1], text.string):
            glue = ""
            right = text.string.lower() if left.isupper() else text.string
            cut = 1 if joins_without_hyphen(left, right) else 0
        if cut:
            string = string[:-1]
            pieces[-1] = pieces[-1]._replace(end=pieces[-1].end - 1)
        offset = len(string) + len(glue)
        string += glue + text.string
        base, seen = line, None
        for piece in text.pieces:
            if piece.line != seen:
                seen = piece.line
                base += 1
            pieces.append(piece._replace(start=piece.start + offset, end=piece.end + offset, line=base))
        line = base
    return Text(string.translate(_MARKED), tuple(pieces))


def _goes_on(left: str, right: str) -> bool:
    """Whether the next line may carry on a word broken by a hyphen: in small letters, or both in capitals."""
    return right[:1].islower() or (left.isupper() and len(left) > 2 and right.split(" ", 1)[0].isupper())
