"""`python -m boardpapers.evaluate GOLD_DIR DB`: the figures for developers, filtered by type or paper."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from boardpapers.errors import BoardpapersError
from boardpapers.evaluate import Report, evaluate, render, to_json


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m boardpapers.evaluate", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of gold files (NAME.json)")
    parser.add_argument("db", type=Path, help="database of a run")
    parser.add_argument("--papers", type=Path, help="folder of the PDFs, to check evidence against the pages")
    parser.add_argument("--misses", action="store_true", help="list what was missed, invented and wrong")
    parser.add_argument("--type", help="only misses of this kind (savings, items, tables, evidence, ...)")
    parser.add_argument("--paper", default="", help="only papers whose name holds this")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args()
    try:
        report = evaluate(options.db, options.gold, options.papers, only=lambda name: options.paper in name)
    except BoardpapersError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    if options.type:
        report = _of_type(report, options.type)
    if options.json:
        print(to_json(report))
    else:
        print(render(report, options.misses or bool(options.type)))
    return 0


def _of_type(report: Report, kind: str) -> Report:
    kept = tuple(m for m in report.total.misses if m.kind == kind)
    return replace(report, total=replace(report.total, misses=kept))


if __name__ == "__main__":
    sys.exit(main())
