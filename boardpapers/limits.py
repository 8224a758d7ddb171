"""How papers are read, and how much one may take before it is given up."""

from dataclasses import asdict, dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one paper. The defaults fit a laptop with 8 GB and two papers at a time, scans included.

    `inflated_mb` is what the compressed parts of a file may unpack to, all together.
    """

    seconds: float = 900.0
    memory_mb: int = 2000
    pages: int = 3000
    inflated_mb: int = 4000

    def as_options(self) -> dict[str, float | int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What shapes the words that are read. A paper that was read with others is read again."""

    reader: str = "pdfium"
    ocr: bool = True

    def as_options(self) -> dict[str, str | bool]:
        return asdict(self)


#: Seconds without a sign of life (a page read, a stage ended) after which a paper is taken to hang.
STEP_SECONDS = 60.0
#: A stage that goes over the whole paper may take so much longer for each page.
STAGE_SECONDS_A_PAGE = 0.5

#: Problems that say that a limit was reached: the same paper may do better with other limits.
REACHED = frozenset({"too_slow", "too_much_memory", "too_many_pages", "too_large"})
