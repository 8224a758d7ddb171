"""What a person put right, one JSON object a line in a text file: record, field, was, is, who, when, why.

The file is the truth; the database only shows what became of each line. `field` NULL speaks of the whole
record: `is` is then "accepted" or "rejected". `paper`, `type` and `quote` find the record again where a new
version of the program gives it another id.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from boardpapers.errors import InputError

ACCEPTED, REJECTED = "accepted", "rejected"
Value = str | int | float | None
_REQUIRED = ("record", "field", "is", "who", "when")
_KNOWN = frozenset({"record", "field", "was", "is", "who", "when", "why", "paper", "type", "quote"})


@dataclass(frozen=True, slots=True)
class Correction:
    """`was` and `value` (`is` in the file) are as the database holds them; `paper` is the SHA-256."""

    record: str
    field: str | None
    was: Value
    value: Value
    who: str
    when: str
    why: str = ""
    paper: str | None = None
    type: str | None = None
    quote: str | None = None

    def line(self) -> str:
        row = asdict(self)
        row["is"] = row.pop("value")
        order = ("record", "field", "was", "is", "who", "when", "why", "paper", "type", "quote")
        return json.dumps({name: row[name] for name in order}, ensure_ascii=False)


def default_file(db: Path) -> Path:
    """`boardpapers.corrections.jsonl` beside `boardpapers.db`."""
    return db.with_name(f"{db.stem}.corrections.jsonl")


def read_corrections(path: Path) -> list[Correction]:
    """In the order of the file; none where there is no file. Raises InputError with the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the corrections cannot be read ({error}).") from error
    return [_parsed(path, n, line) for n, line in enumerate(lines, 1) if line.strip()]


def _parsed(path: Path, number: int, line: str) -> Correction:
    def wrong(what: str) -> InputError:
        return InputError(f"{path}, line {number}: {what} Put the line right or take it out.")

    try:
        row = json.loads(line)
    except ValueError as error:
        raise wrong(f"this is no JSON ({error}).") from error
    if not isinstance(row, dict) or not set(_REQUIRED) <= set(row) or not set(row) <= _KNOWN:
        raise wrong(f"a correction has {', '.join(_REQUIRED)}, and may have was, why, paper, type, quote.")
    texts = [row[n] for n in ("record", "who", "when")] + [row.get("why") or ""]
    if not all(isinstance(t, str) for t in texts) or not all(
        _plain(row.get(n)) for n in ("was", "is", "field")
    ):
        raise wrong("names and reasons are text, values are text, numbers or null.")
    if row["field"] is None and row["is"] not in (ACCEPTED, REJECTED):
        raise wrong(f"without a field, `is` says {ACCEPTED} or {REJECTED}.")
    return Correction(
        row["record"], row["field"], row.get("was"), row["is"], row["who"], row["when"], row.get("why") or "",
        row.get("paper"), row.get("type"), row.get("quote"),
    )  # fmt: skip


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def add_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write at the end of the file; what stands there is never changed."""
    text = "".join(c.line() + "\n" for c in corrections)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}).") from error
