"""Papers as scans: what recognition costs in characters, records and tables against the same papers digital.

    python benchmarks/scans.py PAPERS GOLD [--paper PART] [--dpi 200] [--noise 1.0] [--keep FOLDER]
    python benchmarks/scans.py PAPERS GOLD --scan NAME=SCAN.pdf
    python benchmarks/scans.py PAPERS GOLD --engines [--pages 6]

PAPERS holds digital papers, GOLD their golden records. Each paper is rendered, tilted, blurred, given noise
and specks of dirt, and stored as JPEG pictures in a PDF, all by a fixed seed; `--scan` takes a scan that is
there already. Both papers are run and evaluated. It prints, for each paper and overall, errors in 100
characters (edit distance, all white space as one space, lines from the top), seconds a page on one thread,
and for digital and scan F1 over all record types, the share of tables found, the share of table cells that
are right, and F1 of the points of decisions.

`--engines` compares recognisers on the same pages instead, all on one thread: the one that is built in, with
and without taking the skew out first, and Tesseract where it is installed.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from boardpapers.document import Box, Page, Word
from boardpapers.evaluate import Report, evaluate
from boardpapers.extract.read import read_pdf
from boardpapers.pipeline import run

_LEVEL = 0.35  # words whose middles lie nearer than this share of their height are on one line


class Result(NamedTuple):
    """What one paper came to; the counts of characters and errors add up, and so do the reports."""

    paper: str
    pages: int
    characters: int
    errors: int
    seconds: float


def scanned(data: bytes, seed: int, dpi: int, noise: float) -> bytes:
    """The paper as an office scanner would give it."""
    rng = random.Random(seed)
    document = pypdfium2.PdfDocument(data)
    pictures = []
    for page in document:
        grey = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        tilt = rng.choice([-1, 1]) * rng.uniform(0.2, 0.9)
        grey = grey.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
        grey = grey.filter(ImageFilter.GaussianBlur(0.5 * noise))
        dirty = _noisy(np.asarray(grey, dtype=np.float64), rng.randrange(2**31), noise)
        pictures.append(Image.fromarray(dirty))
    document.close()
    buffer = BytesIO()
    pictures[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=60)
    return buffer.getvalue()


def _noisy(grey: Any, seed: int, noise: float) -> Any:
    """Paper that is not quite white, ink that is not quite black, grain, and a few specks."""
    rng = np.random.default_rng(seed)
    height, width = grey.shape
    grey = 28 + grey * (242 - 28) / 255 + rng.normal(0, 6 * noise, grey.shape)
    grey -= np.linspace(0, 10 * noise, width)[None, :]
    for _ in range(int(12 * noise)):
        y, x, size = rng.integers(0, height - 4), rng.integers(0, width - 4), rng.integers(1, 4)
        grey[y : y + size, x : x + size] = rng.integers(30, 120)
    return np.clip(grey, 0, 255).astype(np.uint8)


def lines_of(words: Iterable[Word]) -> list[str]:
    """The upright words as lines from the top, each from the left."""
    lines: list[list[Word]] = []
    for word in sorted((w for w in words if w.upright), key=lambda w: w.box.y_mid):
        last = lines[-1] if lines else None
        if last and word.box.y_mid - last[0].box.y_mid <= _LEVEL * min(word.box.height, last[0].box.height):
            last.append(word)
        else:
            lines.append([word])
    return [" ".join(w.text for w in sorted(line, key=lambda w: w.box.x0)) for line in lines]


def text_of(page: Page) -> str:
    return folded(" ".join(lines_of(page.words)))


def folded(text: str) -> str:
    """White space as one space, kinds of quotes and dashes that say the same as one."""
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', re.sub("[\u2010-\u2015\u2212]", "-", text)))
    text = re.sub("[\uf0b7\uf0a7▪●]", "•", text.replace("\u00ad", "-"))
    return re.sub(r"\s+", " ", text).strip()


def edits(a: str, b: str) -> int:
    """Levenshtein's distance, a row at a time."""
    left = np.frombuffer(a.encode("utf-32-le"), dtype=np.uint32)
    right = np.frombuffer(b.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(right) + 1)
    row = steps.copy()
    for n, letter in enumerate(left, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (right != letter))
        row = np.minimum.accumulate(np.concatenate(([n], best)) - steps) + steps
    return int(row[-1])


def compared(digital: Path, scan: Path) -> Result:
    """The scan's characters against those of its twin, page by page."""
    before = read_pdf(digital, file_name=digital.name).pages
    started = time.process_time()
    after = read_pdf(scan, file_name=scan.name).pages
    seconds = time.process_time() - started
    characters = errors = 0
    for one, other in zip(before, after, strict=True):
        wanted, found = text_of(one), text_of(other)
        characters += len(wanted)
        errors += edits(wanted, found)
    return Result(digital.stem, len(after), characters, errors, seconds)


def evaluated(papers: Path, gold: Path, names: Sequence[str], folder: Path) -> Report:
    database = folder / f"{papers.name}.db"
    database.unlink(missing_ok=True)
    run([str(papers)], database, jobs=1)
    return evaluate(database, gold, only=lambda name: name in names)


def measure(papers: Sequence[Path], gold: Path, scans: dict[str, Path], folder: Path) -> None:
    digital, pictures = folder / "digital", folder / "scans"
    for path in (digital, pictures):
        path.mkdir(parents=True, exist_ok=True)
    results = []
    for paper in papers:
        shutil.copy(paper, digital / paper.name)
        shutil.copy(scans[paper.stem], pictures / paper.name)
        results.append(compared(paper, pictures / paper.name))
    names = [p.stem for p in papers]
    reports = [evaluated(path, gold, names, folder) for path in (digital, pictures)]
    print(f"{'':66} {'F1':>12}  {'tables':>12}  {'cells':>12}  {'items':>12}")
    print(f"{'paper':41} pages  errors/100  s/page  {'  digital  scan' * 4}")
    for result in results:
        print(_line(result, *(r.papers[result.paper] for r in reports)))
    total = Result("all", *(sum(r[n] for r in results) for n in range(1, 5)))
    print(_line(total, *(r.total for r in reports)))
    print(f"\nF1 of the scans by that of the digital papers: {_ratio(reports):.3f}")


RECORDS = (
    "savings",
    "costs",
    "other_amounts",
    "fte_benefits",
    "governance_bodies",
    "decisions",
    "initiatives",
)


def f1_of(score: Any) -> float:
    kinds = [score.kind(name) for name in RECORDS]
    matched = sum(k.matched for k in kinds)
    wrong = sum(k.missed + k.invented for k in kinds)
    return 2 * matched / max(1, 2 * matched + wrong)


def _ratio(reports: Sequence[Report]) -> float:
    digital, scan = (f1_of(r.total) for r in reports)
    return scan / digital if digital else 0.0


def _line(result: Result, digital: Any, scan: Any) -> str:
    rate = 100 * result.errors / max(1, result.characters)
    speed = result.seconds / max(1, result.pages)
    shares = [(s.tables.found.value, s.tables.cells.value, s.kind("items").f1) for s in (digital, scan)]
    beside = "  ".join(
        f"{'–' if a is None else f'{a:.3f}':>6} {'–' if b is None else f'{b:.3f}':>5}"
        for a, b in zip(*shares, strict=True)
    )
    return (
        f"{result.paper[:41]:41} {result.pages:5} {rate:11.2f} {speed:7.2f}   "
        f"{f1_of(digital):6.3f} {f1_of(scan):5.3f}  {beside}"
    )


def engines(papers: Sequence[Path], scans: dict[str, Path], most: int) -> None:
    """Recognisers over the first `most` pages: errors in 100 characters and seconds of one thread a page."""
    totals: dict[str, list[float]] = {}
    pages = 0
    for paper in papers:
        before = read_pdf(paper, file_name=paper.name).pages
        document = pypdfium2.PdfDocument(scans[paper.stem])
        for page in before[: most - pages]:
            pages += 1
            wanted = text_of(page)
            for name, (text, seconds) in _readings(document[page.number - 1]):
                counts = totals.setdefault(name, [0.0, 0.0, 0.0])
                for n, value in enumerate((len(wanted), edits(wanted, text), seconds)):
                    counts[n] += value
        document.close()
    for name, (characters, errors, seconds) in totals.items():
        print(
            f"{name:30} {100 * errors / max(1, characters):6.2f} errors in 100  {seconds / pages:6.2f} s/page"
        )


def _readings(page: Any) -> list[tuple[str, tuple[str, float]]]:
    from boardpapers.extract.read.ocr.picture import ink_of, rendered, skew_of, straightened
    from boardpapers.extract.read.ocr.recognise import recognise

    started = time.process_time()
    found = recognise(page, 1).page
    readings = [("built in", (text_of(found), time.process_time() - started))]
    if shutil.which("tesseract"):
        for dpi in (200, 300):
            started = time.process_time()
            picture = rendered(page, dpi)
            level = straightened(picture, skew_of(ink_of(picture)))
            spent = time.process_time() - started
            for name, image in (("as it is", picture), ("level", level)):
                text, seconds = _tesseract(Image.fromarray(image), dpi)
                readings.append((f"Tesseract, {dpi} dpi, {name}", (text, spent + seconds)))
    return readings


def _tesseract(image: Image.Image, dpi: int) -> tuple[str, float]:
    """Text by its word boxes, put into lines as for all others."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        image.save(file.name)
        command = ["tesseract", file.name, "-", "--dpi", str(dpi), "-l", "eng", "tsv"]
        before = os.times()
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
        after = os.times()
    words = []
    for row in done.stdout.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[11].strip():
            x, y, w, h = (float(v) for v in cells[6:10])
            words.append((int(cells[2]), int(cells[3]), int(cells[4]), x, y, w, h, cells[11]))
    lines: dict[tuple[int, int, int], list[tuple[float, float, float, float, str]]] = {}
    for block, paragraph, line, x, y, w, h, text in words:
        lines.setdefault((block, paragraph, line), []).append((x, y, w, h, text))
    placed = []
    for parts in lines.values():  # a line's words get the line's own height, as in the built-in reading
        top, bottom = min(p[1] for p in parts), max(p[1] + p[3] for p in parts)
        placed += [Word(t, Box(x, top, x + w, bottom), "", bottom - top) for x, _, w, _, t in parts]
    return folded(" ".join(lines_of(placed))), after.children_user - before.children_user


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--paper", default="", help="only papers whose name holds this")
    parser.add_argument("--scan", action="append", default=[], metavar="NAME=SCAN.pdf")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--noise", type=float, default=1.0)
    parser.add_argument("--keep", type=Path, help="folder for the scans and databases")
    parser.add_argument("--engines", action="store_true")
    parser.add_argument("--pages", type=int, default=6, help="for --engines")
    given = parser.parse_args()
    scans = {name: Path(path) for name, path in (s.split("=", 1) for s in given.scan)}
    papers = [p for p in sorted(given.papers.glob("*.pdf")) if (given.gold / f"{p.stem}.json").is_file()]
    papers = [p for p in papers if given.paper in p.stem and (not scans or p.stem in scans)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for seed, paper in enumerate(papers):
            if paper.stem not in scans:
                scans[paper.stem] = folder / f"{paper.stem}.scan.pdf"
                scans[paper.stem].write_bytes(scanned(paper.read_bytes(), seed, given.dpi, given.noise))
        if given.engines:
            engines(papers, scans, given.pages)
        else:
            measure(papers, given.gold, scans, folder)


if __name__ == "__main__":
    main()
