"""Table structure on the ICDAR 2013 competition's papers, beside two other finders.

    python benchmarks/tables_icdar.py FOLDER [--finder boardpapers|plain|pdfplumber|lattice|stream] [--misses]

FOLDER holds `NAME.pdf` and `NAME-str.xml`. `plain` is boardpapers with all rules and fills taken off the
pages, as a test of tables without lines; `lattice` and `stream` need camelot. For each finder it prints
precision, recall and F1 of the adjacency relations (a cell and its next neighbour to the right and below,
by content; the competition's own measure), F1 of the cells' contents with their place, and the share of
tables of which every relation is right and none is invented.
"""

import argparse
import re
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A cell: first and last row and column, and its content without white space."""

    row: int
    last_row: int
    column: int
    last_column: int
    content: str


@dataclass(frozen=True)
class Found:
    """A table as any finder gives it."""

    page: int
    entries: tuple[Entry, ...]


Finder = Callable[[Path], list[Found]]


def folded(string: str) -> str:
    return re.sub(r"[\s\u00ad\u00a0]+", "", string).replace("\u2010", "-").lower()


def gold_tables(path: Path) -> list[Found]:
    tables = []
    for table in ElementTree.parse(path).iter("table"):
        entries: list[Entry] = []
        page = 0
        for region in table.iter("region"):
            page = page or int(region.get("page", "1"))
            down, right = int(region.get("row-increment", "0")), int(region.get("col-increment", "0"))
            for cell in region.iter("cell"):
                row, column = int(cell.get("start-row", "0")) + down, int(cell.get("start-col", "0")) + right
                last_row = int(cell.get("end-row", row - down)) + down
                last_column = int(cell.get("end-col", column - right)) + right
                content = folded(cell.findtext("content") or "")
                entries.append(Entry(row, last_row, column, last_column, content))
        tables.append(Found(page, tuple(entries)))
    return tables


def relations(entries: Iterable[Entry]) -> Counter[tuple[str, str, str]]:
    """Each filled cell with its next filled neighbours to the right and below, as the competition counts."""
    filled = [e for e in entries if e.content]
    by_place = {
        (r, c): e
        for e in filled
        for r in range(e.row, e.last_row + 1)
        for c in range(e.column, e.last_column + 1)
    }
    rows = max((e.last_row for e in filled), default=-1)
    columns = max((e.last_column for e in filled), default=-1)
    pairs: set[tuple[Entry, Entry, str]] = set()
    for (r, c), entry in by_place.items():
        for direction, path in (
            ("right", ((r, k) for k in range(c + 1, columns + 1))),
            ("down", ((k, c) for k in range(r + 1, rows + 1))),
        ):
            neighbour = next((by_place[p] for p in path if p in by_place and by_place[p] is not entry), None)
            if neighbour is not None:
                pairs.add((entry, neighbour, direction))
    return Counter((a.content, b.content, d) for a, b, d in pairs)


def contents(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(e.content for e in entries if e.content)


class Score(NamedTuple):
    right: int
    gold: int
    found: int
    cells: int
    gold_cells: int
    found_cells: int
    whole: int
    tables: int
    seconds: float


def compare(gold: list[Found], found: list[Found], seconds: float) -> tuple[Score, list[str]]:
    """Tables paired on their pages by the relations they share; what is left over counts as invented."""
    gold_relations = [relations(t.entries) for t in gold]
    found_relations = [relations(t.entries) for t in found]
    pairs = sorted(
        (
            (-sum((g & f).values()), i, j)
            for i, g in enumerate(gold_relations)
            for j, f in enumerate(found_relations)
            if gold[i].page == found[j].page
        ),
    )
    partner: dict[int, int] = {}
    for shared, i, j in pairs:
        if shared < 0 and i not in partner and j not in partner.values():
            partner[i] = j
    right = whole = cells = found_count = found_cells = 0
    notes = []
    for i, table in enumerate(gold):
        if i not in partner:
            notes.append(f"p{table.page} table {i + 1}: not found")
            continue
        j = partner[i]
        common = sum((gold_relations[i] & found_relations[j]).values())
        right += common
        found_count += sum(found_relations[j].values())
        found_cells += sum(contents(found[j].entries).values())
        cells += sum((contents(table.entries) & contents(found[j].entries)).values())
        if gold_relations[i] == found_relations[j]:
            whole += 1
        else:
            missed, extra = gold_relations[i] - found_relations[j], found_relations[j] - gold_relations[i]
            notes.append(
                f"p{table.page} table {i + 1}: {common} right, "
                f"missed {list(missed)[:4]}, wrong {list(extra)[:4]}"
            )
    for j, table in enumerate(found):
        if j not in partner.values() and any(g.page == table.page for g in gold):
            found_count += sum(found_relations[j].values())
            found_cells += sum(contents(table.entries).values())
            notes.append(f"p{table.page}: invented {[e.content for e in table.entries][:6]}")
    return (
        Score(
            right,
            sum(sum(r.values()) for r in gold_relations),
            found_count,
            cells,
            sum(sum(contents(t.entries).values()) for t in gold),
            found_cells,
            whole,
            len(gold),
            seconds,
        ),
        notes,
    )


def by_boardpapers(path: Path, *, plain: bool = False) -> list[Found]:
    from boardpapers.extract.read import read_pdf
    from boardpapers.extract.tables import find_tables

    pages = [
        replace(p, rules=(), rects=()) if plain else p for p in read_pdf(path, file_name=path.name).pages
    ]
    return [
        Found(
            table.page,
            tuple(
                Entry(
                    c.row,
                    c.row + c.row_span - 1,
                    c.column,
                    c.column + c.column_span - 1,
                    folded(c.text.string),
                )
                for c in table.cells
            ),
        )
        for table in find_tables(pages)
    ]


def by_pdfplumber(path: Path) -> list[Found]:
    import pdfplumber

    found = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            found += [Found(number, tuple(_plain_entries(rows))) for rows in page.extract_tables()]
    return found


def by_camelot(path: Path, flavor: str) -> list[Found]:
    from camelot.io import read_pdf

    tables = read_pdf(str(path), pages="all", flavor=flavor)
    return [Found(int(t.page), tuple(_plain_entries(t.df.values.tolist()))) for t in tables]


def _plain_entries(rows: Iterable[Iterable[str | None]]) -> Iterator[Entry]:
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            yield Entry(r, r, c, c, folded(content or ""))


FINDERS: dict[str, Finder] = {
    "boardpapers": by_boardpapers,
    "plain": lambda path: by_boardpapers(path, plain=True),
    "pdfplumber": by_pdfplumber,
    "lattice": lambda path: by_camelot(path, "lattice"),
    "stream": lambda path: by_camelot(path, "stream"),
}


def measure(name: str, folder: Path, *, misses: bool) -> str:
    scores = []
    for gold_path in sorted(folder.glob("*-str.xml")):
        pdf = folder / gold_path.name.replace("-str.xml", ".pdf")
        if not pdf.exists():
            continue
        start = time.perf_counter()
        found = FINDERS[name](pdf)
        score, notes = compare(gold_tables(gold_path), found, time.perf_counter() - start)
        scores.append(score)
        if misses:
            for note in notes:
                print(f"  {pdf.stem} {note}")
    total = Score(*(sum(column) for column in zip(*scores, strict=True)))
    precision, recall = total.right / max(total.found, 1), total.right / max(total.gold, 1)
    f1 = 2 * total.right / max(total.found + total.gold, 1)
    cell_f1 = 2 * total.cells / max(total.found_cells + total.gold_cells, 1)
    return (
        f"{name:12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  cells F1 {cell_f1:.3f}  "
        f"whole tables {total.whole}/{total.tables} ({total.whole / total.tables:.3f})  {total.seconds:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--finder", action="append", choices=sorted(FINDERS))
    parser.add_argument("--misses", action="store_true", help="show what each finder got wrong")
    options = parser.parse_args()
    for name in options.finder or FINDERS:
        print(measure(name, options.folder, misses=options.misses))


if __name__ == "__main__":
    main()
