"""Pictures of pages: the right file, the right page, and colour over the words and nowhere else."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageChops

from boardpapers.cli import main
from boardpapers.document import Box
from boardpapers.errors import ExitCode, InputError, ReadError
from boardpapers.extract.read.render import render_pages
from boardpapers.picture import find_paper, highlighted
from boardpapers.picture.drawing import Mark
from tests.conftest import ROOT

PAPERS = ROOT / "corpus" / "papers"
KENT = PAPERS / "kent-savings-plan-2022.pdf"


@pytest.fixture
def show(corpus_db: Path) -> Callable[..., Result]:
    def called(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["show", *arguments, "--db", str(corpus_db)])

    return called


def one(db: Path, query: str) -> str:
    with sqlite3.connect(db) as connection:
        return str(connection.execute(query).fetchone()[0])


def test_marks_change_the_words_only() -> None:
    """Inside the boxes the page takes colour, outside not a pixel changes; black letters stay black."""
    page = next(render_pages(KENT.read_bytes(), [1]))
    box = Box(100, 100, 200, 112)
    drawn = highlighted(page, [Mark(1, [box], "#009e73"), Mark(2, [Box(0, 0, 50, 50)], "#009e73")])
    changed = ImageChops.difference(page.image, drawn).getbbox()
    assert changed is not None
    x0, top, x1, bottom = (value / page.scale for value in changed)
    assert Box(box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2).holds(Box(x0, top, x1, bottom))


def test_a_crop_is_a_part_of_the_page() -> None:
    """The picture of a part has the part's size."""
    page = next(render_pages(KENT.read_bytes(), [1], scale=1.0))
    part = highlighted(page, [], Box(50, 100, 250, 200))
    assert abs(part.width - 203) <= 2 and abs(part.height - 103) <= 2


def test_boxes_off_the_page_draw_nothing() -> None:
    """A box outside the page, or turned inside out, is left alone."""
    page = next(render_pages(KENT.read_bytes(), [1], scale=1.0))
    drawn = highlighted(page, [Mark(1, [Box(9000, 9000, 9100, 9100), Box(50, 50, 20, 20)], "#009e73")])
    assert ImageChops.difference(page.image, drawn).getbbox() is None


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.4 nothing", "damaged"), (b"", "damaged")])
def test_a_file_that_does_not_open(data: bytes, code: str) -> None:
    """A damaged file is a ReadError, as when reading."""
    with pytest.raises(ReadError) as caught:
        list(render_pages(data, [1], file_name="x.pdf"))
    assert caught.value.code == code


def test_a_page_that_is_not_there() -> None:
    """Asking for a page too many says how many there are."""
    with pytest.raises(ReadError, match="only 3"):
        list(render_pages(KENT.read_bytes(), [4], file_name="x.pdf"))


def test_the_paper_is_known_by_its_content(tmp_path: Path) -> None:
    """Beside the database by name; in a named folder under any name; another file of the name is refused."""
    import hashlib

    sha256 = hashlib.sha256(KENT.read_bytes()).hexdigest()
    db = tmp_path / "papers.db"
    with pytest.raises(InputError, match="--papers"):
        find_paper(KENT.name, sha256, db)
    (tmp_path / "in").mkdir()
    shutil.copy(KENT, tmp_path / "in" / KENT.name)
    assert find_paper(KENT.name, sha256, db) == KENT.read_bytes()
    (tmp_path / "other").mkdir()
    shutil.copy(KENT, tmp_path / "other" / "renamed.PDF")
    assert find_paper(KENT.name, sha256, db, [tmp_path / "other"]) == KENT.read_bytes()
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / KENT.name).write_bytes(b"%PDF- something else")
    with pytest.raises(InputError, match="not the file that was read"):
        find_paper(KENT.name, sha256, db, [tmp_path / "wrong"])
    with pytest.raises(InputError, match="no such file or folder"):
        find_paper(KENT.name, sha256, db, [tmp_path / "nowhere"])


def test_show_draws_every_page_of_the_evidence(
    show: Callable[..., Result], corpus_db: Path, tmp_path: Path
) -> None:
    """A record whose words stand on two pages gives two pictures; the second names its page."""
    own_id = one(
        corpus_db,
        "SELECT record_id FROM evidence WHERE field IS NULL GROUP BY 1 HAVING count(DISTINCT page) = 2",
    )
    result = show(own_id, "--image", str(tmp_path / "out.png"), "--papers", str(PAPERS))
    assert result.exit_code == 0, result.output
    written = sorted(p.name for p in tmp_path.iterdir())
    assert len(written) >= 2 and written[0] == "out-page-2.png"
    assert Image.open(tmp_path / "out.png").size[0] > 1000


@pytest.mark.parametrize(
    "query",
    [
        "SELECT id FROM tables LIMIT 1",
        "SELECT id FROM paragraphs LIMIT 1",
        "SELECT id FROM checks WHERE table_id IS NOT NULL LIMIT 1",
        "SELECT id FROM documents LIMIT 1",
    ],
)
def test_other_things_have_a_place_too(
    show: Callable[..., Result], corpus_db: Path, tmp_path: Path, query: str
) -> None:
    """Tables, paragraphs, checks and papers can be drawn."""
    result = show(one(corpus_db, query), "--image", str(tmp_path / "out.webp"), "--papers", str(PAPERS))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out.webp").exists()


def test_what_cannot_be_drawn(show: Callable[..., Result], corpus_db: Path, tmp_path: Path) -> None:
    """A body stands on no one page, a text file is no picture, and a paper may be elsewhere."""
    body, saving = one(corpus_db, "SELECT id FROM bodies"), one(corpus_db, "SELECT id FROM savings")
    result = show(body, "--image", str(tmp_path / "out.png"), "--papers", str(PAPERS))
    assert (result.exit_code, "stands on no one page" in result.output) == (ExitCode.NOT_FOUND, True)
    result = show(saving, "--image", str(tmp_path / "out.txt"), "--papers", str(PAPERS))
    assert (result.exit_code, "pictures are written as" in result.output) == (ExitCode.NO_INPUT, True)
    result = show(saving, "--image", str(tmp_path / "out.png"))
    assert (result.exit_code, "--papers" in result.output) == (ExitCode.NO_INPUT, True)
    assert list(tmp_path.iterdir()) == []
