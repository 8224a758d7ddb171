"""A sixth way to a PDF: HTML read by LibreOffice Writer, as an office saves a web form."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def writer_html(html: str, pdf: Path) -> None:
    """Print HTML with headless LibreOffice Writer (its own reading of the style sheet)."""
    with tempfile.TemporaryDirectory() as d:
        page = Path(d) / f"{pdf.stem}.html"
        page.write_text(html, encoding="utf-8")
        command = [
            "soffice",
            f"-env:UserInstallation=file://{d}/lo",
            "--headless",
            "--infilter=HTML (StarWriter)",
        ]
        command += ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", d, str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pdf.write_bytes((Path(d) / f"{pdf.stem}.pdf").read_bytes())
