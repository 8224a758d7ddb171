"""Rows into a file: CSV, JSON, JSON Lines, and with the extra `export` Parquet and Excel."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from boardpapers.errors import InputError
from boardpapers.wording import CONTROL

Row = Mapping[str, Any]

#: A spreadsheet takes text that begins so for a formula.
_FORMULA = re.compile(r"^(?:[\t\r]|\s*[=+\-@＝＋－＠])")
#: What a cell of an Excel sheet can hold, and a sheet.
_LONGEST, _MOST_ROWS = 32_767, 1_048_575


def write_rows(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    """Write by the ending of `path`. Raises InputError for another ending or a library that is not there."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError(f"{path}: the ending must be one of {', '.join(_WRITERS)}.")
    try:
        writer(path, rows, names)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from error


def csv_text(rows: Iterable[Row], names: Sequence[str]) -> str:
    """CSV for spreadsheets: text that would run as a formula gets an apostrophe in front."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_csv_cell(row[name]) for name in names])
    return buffer.getvalue()


def _csv_cell(value: Any) -> Any:
    if isinstance(value, str):
        text = CONTROL.sub(" ", value) if CONTROL.search(re.sub(r"[\n\t]", "", value)) else value
        return "'" + text if _FORMULA.match(text) else text
    return value


def _write_csv(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    path.write_text(csv_text(rows, names), encoding="utf-8", newline="")


def _write_json(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    path.write_text(
        json.dumps([dict(r) for r in rows], ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _write_jsonl(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    lines = (json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _write_parquet(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    write_parquet(path, rows, {name: _kind([row[name] for row in rows]) for name in names})


def _kind(values: Iterable[Any]) -> str:
    """REAL, INTEGER or TEXT: what holds all values."""
    kinds = {type(v) for v in values if v is not None}
    if kinds and kinds <= {int, bool}:
        return "INTEGER"
    return "REAL" if kinds and kinds <= {int, bool, float} else "TEXT"


def write_parquet(path: Path, rows: Sequence[Row], kinds: Mapping[str, str]) -> None:
    """`kinds` gives each column's type as SQLite calls it."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise _missing("Parquet") from error
    types = {"REAL": pyarrow.float64(), "INTEGER": pyarrow.int64(), "TEXT": pyarrow.string()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in kinds.items()])
    columns = {name: [_as(kind, row[name]) for row in rows] for name, kind in kinds.items()}
    parquet.write_table(pyarrow.table(columns, schema=schema), path)


def _as(kind: str, value: Any) -> Any:
    if value is None:
        return None
    return str(value) if kind == "TEXT" else float(value) if kind == "REAL" else int(value)


def _write_xlsx(path: Path, rows: Sequence[Row], names: Sequence[str]) -> None:
    write_workbook(path, [("rows", rows, names)])


def write_workbook(path: Path, sheets: Iterable[tuple[str, Sequence[Row], Sequence[str]]]) -> None:
    """An Excel workbook, a sheet for each (title, rows, columns); text is never taken for a formula."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
    except ImportError as error:
        raise _missing("Excel") from error
    workbook = Workbook(write_only=True)
    for title, rows, names in sheets:
        if len(rows) > _MOST_ROWS:
            raise InputError(f"{title}: {len(rows):,} rows are more than an Excel sheet holds. Use Parquet.")
        sheet = workbook.create_sheet(title[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(WriteOnlyCell, sheet, name, Font(bold=True)) for name in names])
        for row in rows:
            sheet.append([_cell(WriteOnlyCell, sheet, row[name]) for name in names])
    workbook.save(path)


def _cell(make: Callable[..., Any], sheet: Any, value: Any, font: Any = None) -> Any:
    if isinstance(value, str):
        value = CONTROL.sub(lambda m: m[0] if m[0] in "\n\t" else " ", value)[:_LONGEST]
    cell = make(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell


def _missing(what: str) -> InputError:
    return InputError(f"{what} needs a library that is not installed: pip install 'boardpapers[export]'")


_WRITERS: dict[str, Callable[[Path, Sequence[Row], Sequence[str]], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".jsonl": _write_jsonl,
    ".parquet": _write_parquet,
    ".xlsx": _write_xlsx,
}
