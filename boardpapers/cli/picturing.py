"""Pictures of pages with the evidence highlighted, for `show --image`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpapers.errors import InputError

if TYPE_CHECKING:
    from boardpapers.queries.detail import Detail
    from boardpapers.queries.places import PaperFile, Place

_KINDS = (".png", ".jpg", ".jpeg", ".webp")


def write_pictures(
    found: "Detail",
    places: "Sequence[Place]",
    paper: "PaperFile",
    db: Path,
    target: Path,
    papers: Sequence[Path],
) -> list[Path]:
    """A picture of each page that `places` touch; the first is `target`, others name their page."""
    from boardpapers.document import Box
    from boardpapers.extract.read.render import render_pages
    from boardpapers.picture import find_paper, highlighted
    from boardpapers.picture.colours import LOOKS, PLAIN
    from boardpapers.picture.drawing import Mark

    if target.suffix.lower() not in _KINDS:
        raise InputError(f"{target}: pictures are written as {', '.join(_KINDS)}. Give another name.")
    colour = LOOKS.get(found.type, PLAIN).colour
    marks = [Mark(p.page, [Box(*line) for line in p.lines], colour, p.field is None) for p in places]
    data = find_paper(paper.file_name, paper.sha256, db, papers)
    pages = dict.fromkeys(mark.page for mark in marks)
    written: list[Path] = []
    for page in render_pages(data, pages, file_name=paper.file_name):
        path = target if not written else target.with_stem(f"{target.stem}-page-{page.number}")
        try:
            highlighted(page, marks).save(path)
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from error
        written.append(path)
    return written


def echo_pictures(written: Sequence[Path], places: "Sequence[Place]") -> None:
    pages = list(dict.fromkeys(p.page for p in places))
    for path, page in zip(written, pages, strict=True):
        click.echo(f"Page {page}: {path}")
