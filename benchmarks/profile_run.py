"""Where the time of a run goes, function by function.

python benchmarks/profile_run.py [FOLDER_OR_PDF ...] [--sort tottime|cumulative] [--lines 40] [--out FILE]
"""

import argparse
import cProfile
import logging
import pstats
from pathlib import Path

from speed import ROOT, papers_in, whole


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", type=Path, nargs="*", default=[ROOT / "corpus" / "papers"])
    parser.add_argument("--sort", choices=["tottime", "cumulative"], default="tottime")
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--out", type=Path, help="keep the profile for other tools")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    files, pages = papers_in(options.papers)
    whole(files[:1])
    profile = cProfile.Profile()
    profile.runcall(whole, files)
    stats = pstats.Stats(profile)
    if options.out:
        stats.dump_stats(options.out)
    print(f"{pages} pages")
    stats.sort_stats(options.sort).print_stats(options.lines)


if __name__ == "__main__":
    main()
