"""Render the sources of the sample papers (corpus/sources) to PDF (corpus/papers) and write the manifest.

Run by hand, from the root of the repository: `python tools/build_corpus.py [NAME ...]`. It needs producers
that the project itself does not: LibreOffice (`soffice`) and python-docx, Chromium, and the Python packages
weasyprint, reportlab and typst. The PDFs that are committed are what the tests read; building them again
gives other bytes (producers print the date), so only named papers are built and the manifest is brought up
to date for them.

A source's name tells its producer: NAME.libreoffice.html and NAME.reportlab.html are in the dialect of
`blocks`, NAME.chromium.html and NAME.weasyprint.html are ordinary HTML with their own CSS, NAME.typ is
typst. What a paper shows stands in corpus/sources/shows.json.

`python tools/build_corpus.py --variants FOLDER` sets the same papers by other producers and in other table
styles, with copies of their gold, to measure on.
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from blocks import Grid, Source, read_source

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SOURCES = CORPUS / "sources"
PAPERS = CORPUS / "papers"
LICENCE = "CC0-1.0"


def _libreoffice(source: Path, target: Path) -> None:
    _set_by_libreoffice(read_source(source), target)


def _set_by_libreoffice(source: Source, target: Path) -> None:
    from render_docx import write_docx

    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / f"{target.stem}.docx"
        write_docx(source, word)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                str(target.parent),
                str(word),
            ],
            check=True,
            capture_output=True,
        )


def _chromium(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def _weasyprint(source: Path, target: Path) -> None:
    from weasyprint import HTML

    HTML(str(source)).write_pdf(str(target))


def _reportlab(source: Path, target: Path) -> None:
    from render_reportlab import write_pdf

    write_pdf(read_source(source), target)


def _typst(source: Path, target: Path) -> None:
    import typst

    typst.compile(str(source), output=str(target))


PRODUCERS = {
    ".libreoffice.html": ("LibreOffice Writer", _libreoffice),
    ".chromium.html": ("Chromium", _chromium),
    ".weasyprint.html": ("WeasyPrint", _weasyprint),
    ".reportlab.html": ("reportlab", _reportlab),
    ".typ": ("typst", _typst),
}


def _entry(source: Path, suffix: str, shows: dict[str, str]) -> dict[str, str]:
    name = source.name.removesuffix(suffix)
    paper = PAPERS / f"{name}.pdf"
    return {
        "file": f"papers/{name}.pdf",
        "sha256": hashlib.sha256(paper.read_bytes()).hexdigest(),
        "producer": PRODUCERS[suffix][0],
        "source": f"sources/{source.name}",
        "gold": f"gold/{name}.json",
        "licence": LICENCE,
        "shows": shows[name],
    }


def _restyled(source: Path, style: str) -> Source:
    """A source of the dialect with all its ruled, banded or other tables in one style."""
    read = read_source(source)
    sections = tuple(
        replace(
            section,
            blocks=tuple(replace(b, style=style) if isinstance(b, Grid) else b for b in section.blocks),
        )
        for section in read.sections
    )
    return replace(read, sections=sections)


def variants(folder: Path) -> None:
    """Set every paper by other producers and in other table styles, each with a copy of its gold.

    The records are those of the paper whatever its dress, so a reader that loses any of them here has learnt
    a layout and not a genre. Sources in typst have no second producer.
    """
    from render_reportlab import write_pdf

    for part in ("papers", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.iterdir()):
        name = source.name.split(".")[0]
        made: list[str] = []
        if source.name.endswith((".libreoffice.html", ".reportlab.html")):
            for style in ("ruled", "horizontal", "banded", "plain"):
                made += [f"{name}--{producer}-{style}" for producer in ("reportlab", "libreoffice")]
                restyled = _restyled(source, style)
                write_pdf(restyled, folder / "papers" / f"{made[-2]}.pdf")
                _set_by_libreoffice(restyled, folder / "papers" / f"{made[-1]}.pdf")
        elif source.name.endswith((".chromium.html", ".weasyprint.html")):
            other = "weasyprint" if source.name.endswith(".chromium.html") else "chromium"
            made.append(f"{name}--{other}")
            PRODUCERS[f".{other}.html"][1](source, folder / "papers" / f"{made[0]}.pdf")
        for variant in made:
            gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
            text = json.dumps({**gold, "paper": variant}, ensure_ascii=False, indent=1)
            (folder / "gold" / f"{variant}.json").write_text(text, encoding="utf-8")


def main(names: list[str]) -> None:
    """Build the papers named (all that have no PDF yet, when none is) and write the manifest."""
    if names[:1] == ["--variants"]:
        variants(Path(names[1]))
        return
    shows = json.loads((SOURCES / "shows.json").read_text(encoding="utf-8"))
    entries = []
    for source in sorted(SOURCES.iterdir()):
        suffix = next((s for s in PRODUCERS if source.name.endswith(s)), None)
        if suffix is None:
            continue
        name = source.name.removesuffix(suffix)
        target = PAPERS / f"{name}.pdf"
        if name in names or not target.exists():
            PRODUCERS[suffix][1](source, target)
            print(f"{name}: {target.stat().st_size // 1024} kB")
        entries.append(_entry(source, suffix, shows))
    manifest = {"licence": LICENCE, "papers": entries}
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (CORPUS / "manifest.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
