"""One self-contained HTML page for a paper: its pages with every record highlighted, beside the records."""

from boardpapers.report.gather import PaperReport, gather
from boardpapers.report.html import page

__all__ = ["PaperReport", "gather", "page"]
