"""The plugin: on a record's page the piece of the paper's page with its words, and a page for each paper."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import NotFound, Response

from boardpapers import __version__
from boardpapers.document import Box
from boardpapers.errors import BoardpapersError
from boardpapers.picture import find_paper, highlighted
from boardpapers.picture.colours import LOOKS, PLAIN
from boardpapers.picture.drawing import Mark
from boardpapers.queries.places import Place, paper_file, record_places
from boardpapers.queries.reading import open_for_reading
from boardpapers.report import gather, page

if TYPE_CHECKING:
    from boardpapers.extract.read.render import Rendered

#: Points of the page shown above and below the words.
_AROUND = 60.0
_PICTURE = "/-/boardpapers/picture/(?P<record>[a-z2-7]{16})-(?P<page>[0-9]{1,5})\\.webp$"
_PAPER = "/-/boardpapers/paper/(?P<document>[a-z2-7]{16})$"

_FOLD = """
for (const list of document.querySelectorAll("dl.column-descriptions")) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "What the columns hold";
  list.replaceWith(details);
  details.append(summary, list);
}
"""


@dataclass(frozen=True, slots=True)
class Plugin:
    """`papers` are the folders in which PDFs are looked for."""

    db: Path
    papers: Sequence[Path] = ()

    @property
    def __name__(self) -> str:
        """Datasette looks plugins up by the name of their module."""
        return "boardpapers.serving"

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return open_for_reading(self.db)

    @hookimpl  # type: ignore[untyped-decorator]  # pluggy's, through Datasette
    def register_routes(self) -> list[tuple[str, Any]]:
        return [(_PICTURE, self.picture), (_PAPER, self.paper)]

    @hookimpl  # type: ignore[untyped-decorator]  # pluggy's, through Datasette
    def extra_template_vars(
        self, view_name: str, table: str | None, request: Any, datasette: Any
    ) -> dict[str, Any]:
        """For a record's page: its pictures and quotes. For a paper's: the link to its page."""
        if view_name != "row" or request is None:
            return {}
        own_id = request.url_vars.get("pks", "")
        if table == "documents":
            return {"boardpapers_paper": datasette.urls.path(f"/-/boardpapers/paper/{own_id}")}
        if table not in LOOKS and table != "records":
            return {}
        return self._shown(own_id, datasette)

    @hookimpl  # type: ignore[untyped-decorator]
    def extra_body_script(self) -> str:
        """The descriptions of columns fold away, so that rows stand at the top of the page."""
        return _FOLD

    def _shown(self, own_id: str, datasette: Any) -> dict[str, Any]:
        with self._reading() as connection:
            row = connection.execute("SELECT document_id FROM records WHERE id = ?", [own_id]).fetchone()
            if row is None:
                return {}
            places = record_places(connection, own_id)
        own = [p for p in places if p.field is None]
        pages = list(dict.fromkeys(p.page for p in own))
        paper = datasette.urls.path(f"/-/boardpapers/paper/{row['document_id']}")
        return {
            "boardpapers_paper": f"{paper}#r-{own_id}",
            "boardpapers_pictures": [
                {
                    "page": number,
                    "src": datasette.urls.path(f"/-/boardpapers/picture/{own_id}-{number}.webp"),
                    "quotes": [p.quote for p in own if p.page == number],
                }
                for number in pages
            ],
        }

    def picture(self, request: Any) -> Any:
        """The piece of a page around a record's words, highlighted."""
        own_id, number = request.url_vars["record"], int(request.url_vars["page"])
        with self._reading() as connection:
            row = connection.execute(
                "SELECT document_id, type FROM records WHERE id = ?", [own_id]
            ).fetchone()
            if row is None:
                raise NotFound("There is no such record.")
            places = [p for p in record_places(connection, own_id) if p.page == number]
            file = paper_file(connection, row["document_id"])
        if not any(p.field is None for p in places):
            raise NotFound("The record has no words on that page.")
        colour = LOOKS.get(row["type"], PLAIN).colour
        marks = [Mark(p.page, [Box(*line) for line in p.lines], colour, p.field is None) for p in places]
        try:
            rendered = self._render(file.file_name, file.sha256, [number])[0]
        except BoardpapersError as error:
            raise NotFound(str(error)) from error
        image = highlighted(rendered, marks, _crop(places, rendered))
        buffer = BytesIO()
        image.save(buffer, format="WEBP", quality=80)
        return Response(
            buffer.getvalue(),
            content_type="image/webp",
            headers={"cache-control": "max-age=3600"},
        )

    def paper(self, request: Any) -> Any:
        """The report of a paper."""
        with self._reading() as connection:
            document_id = request.url_vars["document"]
            if connection.execute("SELECT 1 FROM documents WHERE id = ?", [document_id]).fetchone() is None:
                raise NotFound("There is no such paper.")
            report = gather(connection, document_id)
        numbers = range(1, (report.file.page_count or 0) + 1)
        try:
            pictures = self._render(report.file.file_name, report.file.sha256, numbers)
        except BoardpapersError as error:
            raise NotFound(str(error)) from error
        return Response.html(page(report, pictures, __version__))

    def _render(self, file_name: str, sha256: str, numbers: Sequence[int]) -> "list[Rendered]":
        from boardpapers.extract.read.render import render_pages

        data = find_paper(file_name, sha256, self.db, self.papers)
        return list(render_pages(data, numbers, file_name=file_name))


def _crop(places: Sequence[Place], rendered: "Rendered") -> Box:
    """The page's whole width, from above the first words to below the last."""
    lines = [line for place in places for line in place.lines]
    top = max(0.0, min(line[1] for line in lines) - _AROUND)
    bottom = min(rendered.height, max(line[3] for line in lines) + _AROUND)
    return Box(0.0, top, rendered.width, bottom)
