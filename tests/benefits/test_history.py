"""Benefits in the database, and their story on the command line."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.document import Document, cite_paragraph
from boardpapers.errors import ExitCode
from boardpapers.outcome import Outcome
from boardpapers.queries.reading import open_for_reading
from boardpapers.schemas import PaperMetadata, Saving
from boardpapers.store.claims import rebuild_benefits
from boardpapers.store.loading import load_paper, loadable
from boardpapers.store.opening import Database, open_for_writing
from boardpapers.store.resolving import resolve_entities
from tests.store.conftest import everything
from tests.store.papers import paragraph


def paper(name: str, date: str, *told: tuple[float, str]) -> Outcome:
    """Savings of one programme in 2019/20, told in a paper of that date."""
    lines = [
        paragraph(n, f"Joint Fleet {status} £{amount:,.0f} in 2019/20.")
        for n, (amount, status) in enumerate(told)
    ]
    records = []
    for line, (amount, status) in zip(lines, told, strict=True):
        words = line.text.string
        start = words.index("2019/20")
        records.append(
            Saving(
                item="Joint Fleet",
                programme="Joint Fleet",
                amount_gbp=amount,
                status=status,  # type: ignore[arg-type]
                basis="in_year",
                period_start="2019-04-01",
                period_end="2020-03-31",
                period_text="2019/20",
                evidence=(
                    *cite_paragraph(line),
                    *cite_paragraph(line, start, start + 7, field="period_text"),
                    *cite_paragraph(line, start, start + 7, field="basis"),
                ),
            )
        )
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    document = Document(sha256, name, 1, "digital", tuple(lines))
    metadata = PaperMetadata(title=name, paper_type="report", organisation="Kent Police", paper_date=date)
    return Outcome(sha256, name, "complete", document, metadata, (), tuple(records))


PAPERS = (
    paper("plan.pdf", "2018-05-01", (2_000_000, "planned")),
    paper("update.pdf", "2019-05-01", (1_500_000, "planned")),
    paper("outturn.pdf", "2020-06-01", (1_400_000, "delivered"), (100_000, "missed")),
    paper("review.pdf", "2021-06-01", (900_000, "delivered")),
)


def load(database: Database, *papers: Outcome) -> None:
    for outcome in papers:
        load_paper(database, loadable(outcome, "0.1.0", "2024-01-01T00:00:00Z"))
    resolve_entities(database)
    rebuild_benefits(database)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("benefits") / "papers.db"
    with open_for_writing(path) as database:
        load(database, *PAPERS)
    return path


@pytest.fixture
def call(stories: Path) -> Callable[..., Result]:
    def called(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--db", str(stories)])

    return called


def test_one_benefit_compiled(stories: Path) -> None:
    """Five claims of four papers, one row: the latest figure of each kind, and a contradiction."""
    with open_for_reading(stories) as connection:
        rows = [dict(r) for r in connection.execute("SELECT * FROM benefits")]
    assert len(rows) == 1
    wanted = {
        "planned": 1_500_000, "delivered": 900_000, "missed": 100_000, "papers": 4, "claims": 5,
        "contradictions": 1, "first_told": "2018-05-01", "last_told": "2021-06-01", "period_text": "2019/20",
    }  # fmt: skip
    assert {name: rows[0][name] for name in wanted} == wanted


def test_what_is_told_again_is_not_counted_twice(stories: Path) -> None:
    """The view of savings by year takes the latest figure of each status only."""
    with open_for_reading(stories) as connection:
        found = [tuple(r) for r in connection.execute(
            "SELECT year, status, amount_gbp FROM savings_by_year ORDER BY 2"
        )]  # fmt: skip
    assert found == [
        ("2019/20", "delivered", 900_000),
        ("2019/20", "missed", 100_000),
        ("2019/20", "planned", 1_500_000),
    ]


def test_history_tells_the_story(call: Callable[..., Result]) -> None:
    """Paper by paper, the share of the plan, and which paper contradicts which."""
    result = call("history", "joint fleet")
    assert result.exit_code == 0, result.output
    lines = [line.split("“")[0].strip() for line in result.output.splitlines()]
    assert lines[1:6] == [
        "2018-05-01  target     £2,000,000",
        "2019-05-01  revised    £1,500,000",
        "2020-06-01  delivered  £1,400,000 (93% of plan)",
        "2020-06-01  missed     £100,000",
        "2021-06-01  revised    £900,000 (60% of plan)",
    ]
    assert "contradicts outturn.pdf" in result.output
    assert "linked by: same programme" in result.output
    assert [len(h["claims"]) for h in json.loads(call("history", "fleet", "--json").output)] == [5]


def test_history_of_nothing(call: Callable[..., Result]) -> None:
    """A misspelt programme gets a suggestion, another force nothing."""
    result = call("history", "Joint Flete")
    assert result.exit_code == ExitCode.NOT_FOUND and "Did you mean Joint Fleet?" in result.output
    assert call("history", "fleet", "--force", "Surrey").output.startswith("0 benefits")


def test_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    """Papers loaded one by one backwards, with one of them twice, give the same rows."""
    found = []
    for n, order in enumerate((PAPERS, tuple(reversed(PAPERS)))):
        with open_for_writing(tmp_path / f"{n}.db") as database:
            for outcome in order:
                load(database, outcome)
            load(database, PAPERS[0])
            found.append({t: everything(database)[t] for t in ("benefits", "benefit_claims")})
    assert found[0] == found[1]


def test_every_claim_has_its_benefit(corpus_db: Path) -> None:
    """After a run each saving and FTE figure belongs to exactly one benefit, and no benefit is empty."""
    with open_for_reading(corpus_db) as connection:
        lost = connection.execute(
            "SELECT count(*) FROM records k LEFT JOIN fte_benefits f ON f.id = k.id "
            "LEFT JOIN benefit_claims c ON c.record_id = k.id "
            "WHERE (k.type = 'savings' OR f.fte IS NOT NULL) AND c.record_id IS NULL"
        ).fetchone()[0]
        empty = connection.execute(
            "SELECT count(*) FROM benefits b WHERE claims <> (SELECT count(*) FROM benefit_claims c "
            "WHERE c.benefit_id = b.id)"
        ).fetchone()[0]
    assert (lost, empty) == (0, 0)


def test_planned_and_delivered_of_a_sample_paper(corpus_db: Path) -> None:
    """Humberside's Digital Case Files: £480k planned and £205k delivered in 2021/22 are one benefit."""
    with open_for_reading(corpus_db) as connection:
        found = connection.execute(
            "SELECT planned, delivered FROM benefits WHERE name = 'Digital Case Files' AND kind = 'saving' "
            "AND period_text = '2021/22'"
        ).fetchall()
    assert [tuple(r) for r in found] == [(480_000, 205_000)]
