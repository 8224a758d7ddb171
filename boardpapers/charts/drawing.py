"""Charts with Altair, written as SVG, PNG or one HTML page that needs nothing else."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from boardpapers.charts.figures import Figures, Row
from boardpapers.charts.layout import placed
from boardpapers.errors import InputError, NotFoundError
from boardpapers.wording import harmless, short_name

#: Told apart by colour-blind eyes, and in the same order in every chart.
_STATUSES = {"planned": "#9aa5b1", "delivered": "#0072b2", "missed": "#d55e00", "unspecified": "#cc79a7"}
_RELATIONS = {"oversees": "#0072b2", "reports_to": "#d55e00", "part_of": "#009e73", "replaces": "#777777"}
_ENDINGS = (".svg", ".png", ".html")


def draw(name: str, figures: Figures, path: Path) -> None:
    """Write the chart called `name`. Raises NotFoundError without rows, InputError for another ending."""
    if path.suffix.lower() not in _ENDINGS:
        raise InputError(f"{path}: charts are written as {', '.join(_ENDINGS)}. Give another name.")
    if not figures.rows:
        raise NotFoundError(f"There is nothing to draw ({figures.left_out}).")
    try:
        import altair
        import vl_convert  # noqa: F401  # Altair needs it to write files
    except ImportError as error:
        raise InputError(
            "Charts need a library that is not installed: pip install 'boardpapers[chart]'"
        ) from error
    rows = [{k: harmless(v) if isinstance(v, str) else v for k, v in row.items()} for row in figures.rows]
    chart = _CHARTS[name](altair, rows)
    title = altair.TitleParams(figures.title, subtitle=[figures.left_out + "."], anchor="start")
    chart = chart.properties(title=title).configure_view(stroke=None)
    try:
        if path.suffix.lower() == ".html":
            path.write_text(_page(chart.to_html(inline=True), figures), encoding="utf-8")
        else:
            chart.save(str(path), scale_factor=2.0)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from error


def _page(html: str, figures: Figures) -> str:
    """With the question behind the chart under it."""
    query = f"<summary>The question behind it</summary><pre>{escape(figures.query)}</pre>"
    return html.replace("</body>", f"<details>{query}</details></body>")


def _by_force(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "force": short_name(row["force"] or "")} for row in rows]


def _savings(altair: Any, rows: Sequence[Row]) -> Any:
    data = [{**row, "millions": row["amount_gbp"] / 1e6} for row in _by_force(rows)]
    return _bars(altair, data, "year:N", "millions:Q", "£m", None)


def _fte(altair: Any, rows: Sequence[Row]) -> Any:
    return _bars(altair, _by_force(rows), "portfolio:N", "fte:Q", "FTE", "-y")


def _bars(altair: Any, rows: Sequence[Row], across: str, up: str, unit: str, sort: str | None) -> Any:
    """Bars side by side by status, a panel for each force; the status is also in the order of the bars."""
    statuses = [s for s in _STATUSES if any(r["status"] == s for r in rows)]
    colour = altair.Color(
        "status:N",
        title=None,
        scale=altair.Scale(domain=statuses, range=[_STATUSES[s] for s in statuses]),
        legend=altair.Legend(orient="top"),
    )
    panels = []
    for force in sorted({row["force"] for row in rows}):
        own = [row for row in rows if row["force"] == force]
        panels.append(
            altair.Chart(altair.Data(values=own))
            .mark_bar()
            .encode(
                x=altair.X(across, title=None, sort=sort, axis=altair.Axis(labelAngle=-30)),
                xOffset=altair.XOffset("status:N", scale=altair.Scale(domain=statuses)),
                y=altair.Y(up, title=unit),
                color=colour,
                tooltip=["force:N", across, "status:N", up],
            )
            .properties(title=force, width=320, height=180)
        )
    return altair.concat(*panels, columns=2).resolve_scale(xOffset="independent")


def _governance(altair: Any, rows: Sequence[Row]) -> Any:
    """Bodies and programmes in rows, the higher above the lower, lines for what they are to each other."""
    nodes, edges, width, height = placed(rows)
    plain = altair.Axis(labels=False, ticks=False, domain=False, grid=False)
    x = altair.X("x:Q", title=None, axis=plain, scale=altair.Scale(domain=[-0.6, width - 0.4]))
    y = altair.Y("y:Q", title=None, axis=plain, scale=altair.Scale(domain=[-0.5, height - 0.3], reverse=True))
    relations = [r for r in _RELATIONS if any(e["relation"] == r for e in edges)]
    lines = (
        altair.Chart(altair.Data(values=edges))
        .mark_rule(strokeWidth=1.6, opacity=0.75)
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            color=altair.Color(
                "relation:N",
                title=None,
                scale=altair.Scale(domain=relations, range=[_RELATIONS[r] for r in relations]),
                legend=altair.Legend(orient="top"),
            ),
            strokeDash=altair.StrokeDash("relation:N", sort=relations, legend=None),
        )
    )
    base = altair.Chart(altair.Data(values=nodes)).encode(x=x, y=y)
    points = base.mark_point(filled=True, size=110, opacity=1, color="#222").encode(
        shape=altair.Shape(
            "kind:N",
            title=None,
            scale=altair.Scale(domain=["body", "programme"], range=["square", "circle"]),
            legend=altair.Legend(orient="top"),
        ),
        tooltip=["name:N", "kind:N", "force:N"],
    )
    written = {"dy": 15, "fontSize": 10, "lineBreak": "\n"}
    halo = base.mark_text(**written, stroke="#fff", strokeWidth=4).encode(text="label:N")
    labels = base.mark_text(**written).encode(text="label:N")
    size = {"width": max(500, 125 * width), "height": max(200, 95 * height)}
    return altair.layer(lines, halo, points, labels).properties(**size)


_CHARTS = {"savings": _savings, "fte": _fte, "governance": _governance}
