"""Make the exam's gold anew from its sources: `python tools/make_exam.py [--render] [NAME ...]`.

Every paper of `corpus/exam` and `corpus/exam2` is a source file that holds its text once; the PDF and the
gold both come from it. Without `--render` the committed PDFs stay as they are and only the gold is written
and verified against them.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_gold import report

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def main(arguments: list[str]) -> None:
    """Write the gold of all papers, or of those named."""
    names = [a for a in arguments if not a.startswith("--")]
    for source in sorted(CORPUS.glob("exam*/*/sources/*.py")):
        if names and source.stem not in names:
            continue
        spec = importlib.util.spec_from_file_location(source.stem.replace("-", "_"), source)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if "--render" in arguments:
            module.render(module.HERE / "papers" / f"{module.NAME}.pdf")
        report(module.gold(), module.HERE)


if __name__ == "__main__":
    main(sys.argv[1:])
