"""What recognition confuses and can be put right for certain, one word at a time, as the data say."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Repair(NamedTuple):
    """In a word that `word` matches whole, `swap` is replaced character by character in its group `part`."""

    word: re.Pattern[str]
    swap: dict[int, str]


@lru_cache(maxsize=1)
def repairs() -> tuple[Repair, ...]:
    data = tomllib.loads(files("boardpapers.extract.patterns").joinpath("recognised.toml").read_text("utf-8"))
    return tuple(Repair(re.compile(r["word"], re.VERBOSE), str.maketrans(r["swap"])) for r in data["repair"])


def repaired(word: str) -> str:
    """The word with its certain confusions put right."""
    for repair in repairs():
        match = repair.word.fullmatch(word)
        if match is not None:
            start, end = match.span("part")
            word = word[:start] + word[start:end].translate(repair.swap) + word[end:]
    return word
