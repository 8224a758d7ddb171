"""Kill runs at random points, many times, and see that nothing is lost: `python -m tests.soak --kills 200`.

After each kill the database has to be sound (integrity, foreign keys, full-text index), readable by the
program, and every paper in it whole. When at last a run gets through, the database has to be, row for row,
that of a run that nobody disturbed. Also ends single workers, stops runs like Ctrl-C, and fills the disk.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.folders import done, dump, faults, folder_of, killed, sizes, started

#: How a run is disturbed, and how often in a hundred.
WAYS = {"killed": 60, "killed after a paper": 30, "worker killed": 5, "stopped": 5}


class Lost(Exception):
    """What a fault has cost."""


class Soak:
    """`folder` with papers, `work` for databases; `whole` is what an undisturbed run leaves."""

    def __init__(self, work: Path, seed: int, jobs: int) -> None:
        self.random = random.Random(seed)
        self.jobs = jobs
        self.db = work / "disturbed.db"
        self.folder = folder_of(work / "papers", several=5)
        began = time.monotonic()
        quiet = work / "quiet.db"
        done("run", self.folder, "--db", quiet, "--jobs", str(jobs))
        self.seconds = time.monotonic() - began
        self.whole, self.sizes = dump(quiet), sizes(quiet)
        self.told = Counter[str]()
        self.quick = 0.0

    def disturb(self) -> None:
        """One run, disturbed once at a random point."""
        way = self.random.choices(list(WAYS), list(WAYS.values()))[0]
        process = started("run", self.folder, "--db", self.db, "--jobs", str(self.jobs))
        began = time.monotonic()
        self._wait(process, way)
        if process.poll() is not None:
            self.told["ended before the fault"] += 1
        elif way == "worker killed":
            self._kill_a_worker(process.pid)
            process.wait()
        elif way == "stopped":
            self._stop(process)
        else:
            killed(process)
        if process.stderr is not None and not process.stderr.closed:
            process.stderr.close()
        self.told[way] += 1
        self.check(way, time.monotonic() - began)
        if process.returncode in (0, 1):
            self.finished(way)

    def _wait(self, process: "subprocess.Popen[bytes]", way: str) -> None:
        """To a random moment; or to a random paper's line, and a random instant after it."""
        assert process.stderr is not None
        if way in ("killed after a paper", "stopped", "worker killed"):
            for _ in range(self.random.randint(1, 4)):
                if not process.stderr.readline():
                    return
            time.sleep(self.random.random() * 0.1)
        else:
            time.sleep(self.random.random() * self.seconds)

    def _kill_a_worker(self, parent: int) -> None:
        workers = descendants(parent)
        if workers:
            try:
                os.kill(self.random.choice(workers), signal.SIGKILL)
            except ProcessLookupError:
                return

    def _stop(self, process: "subprocess.Popen[bytes]") -> None:
        began = time.monotonic()
        killed(process, signal.SIGINT)
        took = time.monotonic() - began
        self.quick = max(self.quick, took)

    def check(self, way: str, after: float) -> None:
        """What has to hold after every fault."""
        if not self.db.exists():
            return
        if self.db.stat().st_size:
            answer = done("sql", "SELECT count(*) FROM documents", "--db", self.db)
            if answer.returncode not in (0, 4) or "Traceback" in answer.stderr:
                raise Lost(f"{way} after {after:.2f} s: it can't be asked: {answer.stderr}")
        if found := faults(self.db):
            raise Lost(f"{way} after {after:.2f} s: {found}")
        for paper, size in sizes(self.db).items():
            if self.sizes.get(paper) != size:
                raise Lost(
                    f"{way} after {after:.2f} s: paper {paper} has {size}, not {self.sizes.get(paper)}"
                )

    def finished(self, way: str) -> None:
        """A run got through: the database has to be that of an undisturbed one. Then from the start."""
        self.told["got through"] += 1
        if dump(self.db) != self.whole:
            other = set(dump(self.db)) ^ set(self.whole)
            raise Lost(f"{way}: another database, {len(other)} rows differ: {sorted(other)[:4]}")
        for file in self.db.parent.glob(f"{self.db.name}*"):
            file.unlink()

    def end(self) -> None:
        """The last run may go on to its end."""
        done("run", self.folder, "--db", self.db, "--jobs", str(self.jobs))
        self.check("last run", 0.0)
        self.finished("last run")


def descendants(parent: int) -> list[int]:
    """The processes that read papers: children of the process that all of them are forked from."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    return [w for c in children.get(parent, ()) for w in children.get(c, ())]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="How many faults.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="soak-"))
    try:
        soak = Soak(work, given.seed, given.jobs)
        began = time.monotonic()
        for n in range(given.kills):
            soak.disturb()
            if (n + 1) % 20 == 0:
                print(f"{n + 1} faults, {time.monotonic() - began:.0f} s: {dict(soak.told)}", flush=True)
        soak.end()
    except Lost as error:
        print(f"LOST: {error}\nThe database is in {work}.")
        return 1
    shutil.rmtree(work)
    print(f"{given.kills} faults: {dict(soak.told)}; nothing lost. Slowest stop {soak.quick:.2f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
