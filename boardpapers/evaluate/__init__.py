"""How far a database agrees with gold annotations: records paired, attributes judged, evidence checked."""

from collections.abc import Callable
from functools import reduce
from operator import add
from pathlib import Path

from boardpapers.errors import InputError
from boardpapers.evaluate.database import Database
from boardpapers.evaluate.gold import GoldPaper, load_gold
from boardpapers.evaluate.report import render, to_json
from boardpapers.evaluate.result import Miss, Report, Score
from boardpapers.evaluate.score import score_absent, score_paper

__all__ = ["Miss", "Report", "evaluate", "render", "to_json"]


def evaluate(
    db_path: Path,
    gold_dir: Path,
    papers_dir: Path | None = None,
    *,
    only: Callable[[str], bool] = lambda paper: True,
) -> Report:
    """Hold the papers of a database against the gold files of a folder, matched by file name stem.

    With `papers_dir` the evidence is checked against the PDFs there, else against the stored text. `only`
    says which papers to look at. Raises InputError for the folders, DatabaseError for the database.
    """
    if papers_dir is not None and not papers_dir.is_dir():
        raise InputError(f"{papers_dir}: is not a folder; name the one that holds the PDFs")
    gold = [paper for paper in load_gold(gold_dir) if only(paper.name)]
    with Database(db_path) as database:
        known = database.papers()
        scores = {paper.name: _score(database, known, paper, papers_dir) for paper in gold}
    absent = tuple(paper.name for paper in gold if paper.name not in known)
    return Report(reduce(add, scores.values(), Score({})), scores, absent)


def _score(database: Database, known: dict[str, str], gold: GoldPaper, papers_dir: Path | None) -> Score:
    if gold.name not in known:
        return score_absent(gold)
    found = database.paper(known[gold.name])
    pdf = papers_dir / found.file_name if papers_dir else None
    return score_paper(gold, found, pdf if pdf and pdf.is_file() else None)
