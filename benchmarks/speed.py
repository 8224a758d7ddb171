"""Processor time a page: the libraries that papers could be read with, and this program stage by stage.

    python benchmarks/speed.py [FOLDER_OR_PDF ...] [--rounds 3] [--write docs/performance.md]

Everything runs in one process on the same files (the sample papers, unless others are named), in turn, and
the median of the rounds counts. PyMuPDF and camelot take part when they are installed. Scans are left out.
"""

import argparse
import logging
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parent.parent
BASE = "pdfplumber: characters, words, tables"
WHOLE = "boardpapers: the whole job"
#: So slow that one round has to do.
ONCE = ("PyMuPDF: words and tables", "camelot: lattice")

#: The functions that the stages of a run consist of, where they are called from.
STAGES = {
    "read": ("boardpapers.extract.read.read_pdf",),
    "layout": ("boardpapers.extract.layout.lay_out",),
    "tables": ("boardpapers.extract.layout.find_tables",),
    "language": ("boardpapers.extract.match.read_texts",),
    "metadata": ("boardpapers.extract.metadata.acronyms", "boardpapers.extract.metadata.extract"),
    "extract: money": ("boardpapers.extract.money.extract",),
    "extract: FTE": ("boardpapers.extract.fte.extract",),
    "extract: bodies": ("boardpapers.extract.bodies.extract",),
    "extract: decisions": ("boardpapers.extract.decisions.extract",),
    "extract: initiatives": ("boardpapers.extract.initiatives.extract",),
    "check": ("boardpapers.extract.checks.check",),
    "load": ("boardpapers.store.loading.loadable", "boardpapers.store.loading.load_paper"),
    "entities": ("boardpapers.store.resolving.resolve_entities",),
}

Times = dict[str, float]


def by_pdfplumber(files: Sequence[Path]) -> None:
    import pdfplumber

    for path in files:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()


def by_pdfminer(files: Sequence[Path]) -> None:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    for path in files:
        manager = PDFResourceManager()
        interpreter = PDFPageInterpreter(manager, PDFPageAggregator(manager, laparams=None))
        with path.open("rb") as file:
            for page in PDFPage.get_pages(file):
                interpreter.process_page(page)


def by_mupdf_words(files: Sequence[Path]) -> None:
    import pymupdf

    for path in files:
        for page in pymupdf.open(path):
            page.get_text("words")


def by_mupdf_tables(files: Sequence[Path]) -> None:
    import pymupdf

    for path in files:
        for page in pymupdf.open(path):
            page.get_text("words")
            for table in page.find_tables():
                table.extract()


def by_camelot(files: Sequence[Path], flavor: str) -> None:
    import camelot

    for path in files:
        camelot.read_pdf(str(path), pages="all", flavor=flavor)


def by_reader(files: Sequence[Path], reader: str) -> None:
    from boardpapers.extract.read import READERS
    from boardpapers.extract.read.opening import open_with_pdfium

    for path in files:
        data = path.read_bytes()
        count = open_with_pdfium(data, path.name, None).page_count or 0
        for _ in READERS[reader](data, password=None, page_count=count, max_pages=None):
            pass


def libraries() -> dict[str, Callable[[Sequence[Path]], None]]:
    found: dict[str, Callable[[Sequence[Path]], None]] = {
        BASE: by_pdfplumber,
        "pdfminer.six: characters, no layout": by_pdfminer,
    }
    if find_spec("pymupdf"):
        found["PyMuPDF: words"] = by_mupdf_words
        found["PyMuPDF: words and tables"] = by_mupdf_tables
    if find_spec("camelot"):
        found["camelot: lattice"] = lambda files: by_camelot(files, "lattice")
        found["camelot: stream"] = lambda files: by_camelot(files, "stream")
    found["boardpapers: read by pdfplumber"] = lambda files: by_reader(files, "pdfplumber")
    found["boardpapers: read by PDFium"] = lambda files: by_reader(files, "pdfium")
    return found


def whole(files: Sequence[Path], times: Times | None = None) -> None:
    """The whole job in this process; with `times`, what each stage takes is added there."""
    from boardpapers import stages
    from boardpapers.store import loading, opening, resolving

    with ExitStack() as stack:
        if times is not None:
            for stage, places in STAGES.items():
                for place in places:
                    stack.enter_context(_timed(stage, place, times))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = stack.enter_context(opening.open_for_writing(Path(folder) / "b.db"))
        for path in files:
            outcome = stages.process(path.read_bytes(), path.name)
            loading.load_paper(database, loading.loadable(outcome, "0", "2026-01-01T00:00:00Z"), ())
        resolving.resolve_entities(database)


def _timed(stage: str, place: str, times: Times) -> "patch":  # type: ignore[valid-type]
    """The function at a place, with a clock round it; time in stages within counts for those only."""
    module, name = place.rsplit(".", 1)
    __import__(module)
    function = getattr(sys.modules[module], name)

    def clocked(*args: object, **kwargs: object) -> object:
        inner = sum(times.values())
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            times[stage] += time.process_time() - start - (sum(times.values()) - inner)

    return patch(place, clocked)


def start_up() -> float:
    """Seconds of processor time until a process is ready for its first paper."""
    import resource
    import subprocess

    paper = min((ROOT / "corpus" / "papers").glob("*.pdf"), key=lambda p: p.stat().st_size)
    code = (
        "import sys; from boardpapers.stages import process; process(open(sys.argv[1],'rb').read(), 'x.pdf')"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, str(paper)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(files: Sequence[Path], rounds: int) -> tuple[Times, Times]:
    """Median seconds: of each library and the whole job, and of each stage."""
    tools = {**libraries(), WHOLE: whole}
    whole(files[:1])  # imports and patterns: told apart as start-up
    took: defaultdict[str, list[float]] = defaultdict(list)
    for turn in range(rounds):
        for name, tool in tools.items():
            if turn and name in ONCE:
                continue
            start = time.process_time()
            tool(files)
            took[name].append(time.process_time() - start)
        stages: Times = defaultdict(float)
        whole(files, stages)
        for stage, seconds in stages.items():
            took[f"stage {stage}"].append(seconds)
    medians = {name: statistics.median(values) for name, values in took.items()}
    return (
        {n: s for n, s in medians.items() if not n.startswith("stage ")},
        {s: medians[f"stage {s}"] for s in STAGES if f"stage {s}" in medians},
    )


def table(files: Sequence[Path], pages: int, rounds: int) -> str:
    tools, stages = measure(files, rounds)
    base = tools[BASE]
    out = StringIO()
    print(
        f"{len(files)} papers, {pages} pages, median of {rounds} rounds on {datetime.now(UTC):%d %B %Y}; "
        "milliseconds of processor time a page, one process.\n\n"
        "| | ms a page | share of pdfplumber's |\n|---|--:|--:|",
        file=out,
    )
    rows = [*tools.items(), *((f"- {stage}", seconds) for stage, seconds in stages.items())]
    for name, seconds in rows:
        print(f"| {name} | {seconds / pages * 1000:.1f} | {seconds / base:.2f} |", file=out)
    print(f"\nStarting a process and reading a first small paper: {start_up():.1f} s, once.", file=out)
    return out.getvalue()


def papers_in(named: Sequence[Path]) -> tuple[list[Path], int]:
    """The born-digital papers among files and folders, and how many pages they have."""
    import pypdfium2

    files, pages = [], 0
    for path in sorted(p for n in named for p in (n.glob("*.pdf") if n.is_dir() else [n])):
        document = pypdfium2.PdfDocument(path)
        if any(page.get_textpage().count_chars() > 20 for page in document):
            files.append(path)
            pages += len(document)
    return files, pages


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", type=Path, nargs="*", default=[ROOT / "corpus" / "papers"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, help="put the table between the marks of this page")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    files, pages = papers_in(options.papers)
    told = table(files, pages, options.rounds)
    print(told)
    if options.write:
        before, _, rest = options.write.read_text("utf-8").partition("<!-- measured -->\n")
        after = rest.partition("<!-- end -->\n")[2]
        options.write.write_text(f"{before}<!-- measured -->\n{told}<!-- end -->\n{after}", "utf-8")


if __name__ == "__main__":
    main()
