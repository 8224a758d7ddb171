"""Fuzzing led by coverage: `python -m tests.fuzz reading --seconds 300`. Needs `pip install atheris`.

What it finds is kept in the folder given with --keep (default: build/fuzz) and stops it.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

TARGETS = ("reading", "reading-reference", "money", "dates", "quantities", "cells")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    given = parser.parse_args()
    import atheris  # type: ignore[import-untyped]

    include = ["boardpapers", "pdfplumber", "pdfminer"]
    with atheris.instrument_imports(include=include, enable_loader_override=False):
        from tests.fuzz import seeds, targets

    corpus = given.keep / given.target
    corpus.mkdir(parents=True, exist_ok=True)
    if given.target.startswith("reading"):
        run = _bytes_target(targets.reading, "pdfplumber" if "-" in given.target else "pdfium")
        kept: tuple[bytes, ...] = seeds.PDFS
    else:
        run = _text_target(targets.TEXTS[given.target])
        kept = tuple(t.encode() for t in seeds.TEXTS)
    for n, seed in enumerate(kept):
        (corpus / f"seed-{n}").write_bytes(seed)
    words = given.keep / "words.dict"
    words.write_text("\n".join(f'"{_escaped(w)}"' for w in seeds.WORDS))
    options = [
        f"-dict={words}",
        f"-max_total_time={given.seconds}",
        "-timeout=20",
        "-rss_limit_mb=4000",
        f"-artifact_prefix={corpus}-",
        "-print_final_stats=1",
        f"-max_len={20_000 if given.target.startswith('reading') else 400}",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], run)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(chr(b) if 0x20 <= b < 0x7F and b not in b'"\\' else f"\\x{b:02x}" for b in word.encode())


def _bytes_target(check: Callable[[bytes, str], None], reader: str) -> Callable[[bytes], None]:
    return lambda data: check(data, reader)


def _text_target(check: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda data: check(data.decode("utf-8", "replace"))


if __name__ == "__main__":
    main()
